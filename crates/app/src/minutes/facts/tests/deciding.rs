//! Recorded words that sound like decisions are never read as one.

use super::*;

/// Words that decide, or say that something was decided, as people write them into any field.
const DECIDING: [&str; 22] = [
    "税务、人社就口径达成一致",
    "县财政局同意出资，各方一致同意",
    "暂缓审议",
    "会议决定退回提出单位补充",
    "方案经表决通过",
    "由县财政局负责垫付95万元，于2026年12月31日前支付",
    "由县人社局牵头，县税务局配合",
    "县税务局应当核销全部滞纳金",
    "请县财政局十五个工作日内拨付二十万元",
    "责任单位：县财政局",
    "县税务局提出保留意见；县财政局未表态",
    "县自然资源局表示反对，不同意注销",
    "县法院缺席，县人社局请假",
    "撤回该议题，无需议定",
    "顺延至下次会议",
    "免除全部税款",
    "以支付95万元为办结标准",
    "会议原则同意，待省局批准后办理。省局不予批准的，暂缓",
    "首付款321.5万元年底前付清",
    "未能达成一致",
    "不予核销",
    "2027年1月15日前完成",
];

impl Draw {
    fn words(&mut self) -> String {
        let first = *self.of(&DECIDING);
        match self.below(3) {
            0 => first.into(),
            1 => format!("{first}。"),
            _ => one_line(&format!("{first}\n{}", self.of(&DECIDING))),
        }
    }

    /// A record in which every word that people typed decides.
    fn deciding(&mut self) -> Facts {
        let mut facts = self.record();
        for item in facts
            .items
            .iter_mut()
            .filter(|item| item.withheld.is_none())
        {
            item.outcome_words = (self.below(2) == 0).then(|| self.words());
            for decision in &mut item.decisions {
                (decision.text, decision.done_when) = (self.words(), self.words());
            }
            if let Some(deferral) = &mut item.deferral {
                deferral.condition = self.words();
            }
            for dissent in &mut item.dissent {
                dissent.words = self.words();
            }
            item.said = vec![self.words(), self.words()];
        }
        facts.drafted = Some(body(&facts));
        facts
    }
}

#[test]
fn what_is_written_from_words_that_decide_agrees_with_them() {
    for seed in 0..600 {
        let facts = Draw(seed).deciding();
        let text = body(&facts);
        assert_eq!(compare(&text, &facts), [], "seed {seed}\n{text}");
    }
}
