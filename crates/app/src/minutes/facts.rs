//! The record of a meeting as minutes are written from it and compared with it; and their text.

use crate::{
    Error, Units,
    meeting::view::{self, ItemView, MeetingView},
};
use domain::{
    Sight,
    agenda::{Outcome, Stance},
    attachment::Classification,
    id::{MechanismId, MeetingId},
    minutes::{
        self, DecisionFacts, DeferralFacts, Discrepancy, DissentFacts, Facts, ItemFacts, Label,
        UnitName,
    },
};
use std::fmt::Write as _;
use store::Tx;

use super::write::date;

/// The record of a meeting. It must have been loaded whole: places on the agenda count for labels.
pub fn facts(view: &MeetingView) -> Facts {
    Facts {
        items: (1u32..)
            .zip(&view.items)
            .map(|(place, item)| {
                let facts = item_facts(place, item, &view.units);
                if is_withheld(item) {
                    withhold(facts, item)
                } else {
                    facts
                }
            })
            .collect(),
        units: view
            .units
            .iter()
            .map(|unit| UnitName {
                id: unit.id,
                full: unit.full_name.clone(),
                short: unit.short_name.clone(),
            })
            .collect(),
    }
}

/// Where the text and the record part, by the whole record.
pub(crate) async fn differences(
    tx: &mut Tx,
    mechanism: MechanismId,
    meeting: MeetingId,
    text: &str,
) -> Result<Vec<Discrepancy>, Error> {
    let view = view::load(tx, &Sight::whole(mechanism), meeting).await?;
    Ok(minutes::compare(text, &facts(&view)))
}

/// The record of an item, whoever may see it.
pub(super) fn item_facts(place: u32, item: &ItemView, units: &Units) -> ItemFacts {
    let agreed = item
        .decisions
        .iter()
        .filter(|decision| decision.was_agreed());
    let dissent = item
        .positions
        .iter()
        .filter(|position| matches!(position.stance, Stance::Reserve | Stance::Object));
    let deferral = (item.item.outcome == Some(Outcome::Deferred))
        .then(|| {
            let matter = item.matter.as_ref()?;
            Some(DeferralFacts {
                condition: matter.defer_condition.clone()?,
                owner: units.full_name(matter.defer_owner?),
                review_on: matter.review_on?,
            })
        })
        .flatten();
    ItemFacts {
        place,
        title: item.title().to_owned(),
        withheld: None,
        is_report: item.matter.is_none(),
        raised_by: item.brought_by(units),
        outcome: item.item.outcome,
        outcome_words: item.item.outcome_text.clone(),
        decisions: agreed
            .map(|decision| DecisionFacts {
                text: decision.text.clone(),
                lead: decision.lead,
                supports: decision.supports.clone(),
                due_on: decision.due_on,
                done_when: decision.done_when.clone(),
            })
            .collect(),
        deferral,
        dissent: dissent
            .map(|position| DissentFacts {
                unit: position.unit,
                stance: position.stance,
                words: position.words.clone().unwrap_or_default(),
            })
            .collect(),
    }
}

fn withhold(facts: ItemFacts, item: &ItemView) -> ItemFacts {
    ItemFacts {
        title: printed_title(item),
        withheld: Some(item.title().to_owned()),
        outcome_words: None,
        decisions: Vec::new(),
        deferral: None,
        dissent: Vec::new(),
        ..facts
    }
}

/// An item's title as papers for everyone at the meeting print it: a restricted matter is named by its
/// number only.
pub(crate) fn printed_title(item: &ItemView) -> String {
    match &item.matter {
        Some(matter) if is_withheld(item) => format!(
            "限定可见范围的事项（协〔{}〕{}号）",
            matter.year, matter.serial
        ),
        _ => item.title().to_owned(),
    }
}

pub(super) fn is_withheld(item: &ItemView) -> bool {
    item.matter
        .as_ref()
        .is_some_and(|matter| matter.classification == Classification::Restricted)
}

/// The text item by item: the matter, the labelled decisions with units, due day and what counts as done,
/// and whose reservations are minuted.
pub fn body(facts: &Facts) -> String {
    let mut text = String::new();
    for item in &facts.items {
        let about = if item.is_report { "" } else { "关于" };
        let numeral = locale::chinese_numeral(item.place);
        let _ = writeln!(text, "{numeral}、{about}{}", item.title);
        if item.withheld.is_some() {
            text.push_str("本项限定可见范围，议定内容由办公室分送有关单位。\n");
        } else {
            for line in lines(item, facts) {
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    text
}

/// The lines under an item's heading.
pub(super) fn lines(item: &ItemFacts, facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    // What was not reached, or withdrawn before its turn, was not heard either.
    if !matches!(
        item.outcome,
        Some(Outcome::CarriedOver | Outcome::Withdrawn)
    ) {
        let heard = if item.is_report {
            "的汇报"
        } else {
            "提请协调的情况"
        };
        lines.push(format!("会议听取了{}{heard}。", item.raised_by));
    }
    lines.extend(outcome(item));
    if item.outcome.is_some_and(Outcome::binds) {
        lines.extend((1u32..).zip(&item.decisions).map(|(place, decision)| {
            let label = Label {
                item: item.place,
                place,
            };
            decided(label, decision, facts)
        }));
    }
    lines.extend(item.outcome_words.clone());
    lines.extend(item.dissent.iter().map(|one| {
        let stance = if one.stance == Stance::Reserve {
            "保留意见"
        } else {
            "不同意见"
        };
        let unit = facts.full_name(one.unit);
        format!("{unit}提出{stance}：{}", sentence(&one.words))
    }));
    lines
}

fn outcome(item: &ItemFacts) -> Option<String> {
    Some(match item.outcome? {
        Outcome::Agreed => "经研究，各责任单位达成一致意见：".into(),
        Outcome::AgreedWithChanges => "经研究修改，各责任单位达成一致意见：".into(),
        Outcome::Deferred => {
            let deferral = item.deferral.as_ref()?;
            format!(
                "会议认为该事项尚不具备解决条件，暂缓审议，待{}后另行提交。由{}负责跟进，{}前复核。",
                deferral
                    .condition
                    .trim_start_matches('待')
                    .trim_end_matches('。'),
                deferral.owner,
                date(deferral.review_on)
            )
        }
        Outcome::CarriedOver => "因时间关系未及审议，顺延至下次会议。".into(),
        Outcome::Noted if item.is_report => return None,
        Outcome::Noted => "会议予以听取，无需议定。".into(),
        Outcome::Returned => "会议决定退回提出单位补充。".into(),
        Outcome::Withdrawn => "提出单位撤回该议题。".into(),
    })
}

fn decided(label: Label, decision: &DecisionFacts, facts: &Facts) -> String {
    let supports: Vec<&str> = decision
        .supports
        .iter()
        .map(|unit| facts.full_name(*unit))
        .collect();
    let mut line = format!(
        "{label}：{}由{}牵头",
        sentence(&decision.text),
        facts.full_name(decision.lead)
    );
    if !supports.is_empty() {
        let _ = write!(line, "，{}配合", supports.join("、"));
    }
    let _ = write!(
        line,
        "，于{}前完成，以{}为办结标准。",
        date(decision.due_on),
        decision.done_when.trim_end_matches(['。', '；'])
    );
    line
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['。', '！', '？']) {
        text.into()
    } else {
        format!("{text}。")
    }
}

#[cfg(test)]
mod tests;
