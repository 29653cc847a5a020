//! What decides in the words of a decision: who, what is to be done, how much, how many, by when. Two wordings
//! that differ in it are two decisions, however few letters part them.

use crate::{
    id::UnitId,
    minutes::{
        facts::Facts,
        figures::{days, squashed, sums},
    },
};
use std::collections::BTreeSet;

/// Verbs that say what is decided; those of a row say the same.
const VERBS: &[&[&str]] = &[
    &["牵头", "主办"],
    &["协助", "配合", "协同", "会同", "参与"],
    &["指导", "监督", "督促", "督办"],
    &["承担", "负担", "兜底"],
    &["撤销", "取消", "废止", "作废"],
    &["撤回", "收回"],
    &["解除", "解封", "解冻"],
    &["保留", "维持", "保持"],
    &["核销"],
    &["减免", "免除", "豁免", "免征", "免收", "免缴", "免去"],
    &["减征", "减收", "减半"],
    &["缓征", "缓缴", "缓收", "暂缓"],
    &["追缴", "追征", "补缴", "补征"],
    &["征收", "收取", "征缴"],
    &["缴纳", "上缴", "缴付"],
    &["退还", "返还", "退库", "退回"],
    &["支付", "付清", "清偿", "偿还", "偿付", "结清", "发放"],
    &["垫付", "垫支", "代付"],
    &["拨付", "划拨", "拨款"],
    &["列支"],
    &["出资", "注资", "筹集", "筹措"],
    &["借支", "借款"],
    &["担保"],
    &["注销"],
    &["吊销"],
    &["登记"],
    &["变更", "变动"],
    &["过户"],
    &["转移", "转入", "转出"],
    &["接续"],
    &["抵押"],
    &["查封", "扣押"],
    &["冻结"],
    &["拆除"],
    &["补办", "完善"],
    &["整改"],
    &["移送", "移交"],
    &["立案"],
    &["侦查", "侦办"],
    &["拍卖", "变卖", "出售"],
    &["转让"],
    &["租赁", "出租"],
    &["收购", "收储"],
    &["出让"],
    &["批准", "核准", "准予", "准许", "许可", "同意"],
    &["驳回", "否决", "拒绝", "反对"],
    &["暂停", "中止", "停止"],
    &["终止", "终结"],
    &["恢复", "重启"],
    &["启动", "开始"],
    &["继续"],
    &["延长", "延期", "顺延", "展期"],
    &["缩短", "提前"],
    &["增加", "追加", "提高", "上调"],
    &["减少", "削减", "降低", "下调"],
    &["安置"],
    &["接收"],
    &["分流", "辞退", "解聘"],
    &["报送", "上报", "报请", "提请"],
    &["通报"],
    &["公告", "公示"],
    &["审计"],
    &["评估"],
    &["鉴定", "认定"],
    &["核查", "核实", "调查", "查明"],
    &["复核", "复查"],
    &["研究", "论证"],
    &["修复"],
    &["限制"],
    &["起诉"],
    &["撤诉"],
    &["合并"],
    &["受理"],
    &["全部", "全额", "一律"],
    &["部分"],
    &["先行", "优先"],
    &["仅", "只"],
];

/// Verbs that add nothing to the work they stand before: 由…负责核销 decides what 由…核销 does.
const PLAIN: &[&str] = &[
    "负责", "承办", "办理", "落实", "实施", "进行", "完成", "做好", "抓好", "组织", "推进", "开展",
    "予以",
];

/// What is counted by a numeral.
const COUNTED: &[&str] = &[
    "户",
    "件",
    "家",
    "个",
    "名",
    "人",
    "次",
    "期",
    "年",
    "月",
    "日",
    "天",
    "周",
    "倍",
    "成",
    "折",
    "亩",
    "套",
    "处",
    "宗",
    "笔",
    "项",
    "台",
    "辆",
    "公顷",
    "平方米",
    "%",
    "％",
    "‰",
    "分之",
    "比",
];

/// Whether two wordings of a decision decide something else.
pub(super) fn differs(recorded: &str, written: &str, facts: &Facts) -> bool {
    let [recorded, written] = [recorded, written].map(squashed);
    let figures = |text: &str| {
        let mut sums: Vec<u128> = sums(text).into_iter().map(|(sum, _)| sum).collect();
        let mut days: Vec<String> = days(text).iter().map(ToString::to_string).collect();
        sums.sort_unstable();
        days.sort_unstable();
        (sums, days)
    };
    figures(&recorded) != figures(&written)
        || numbers(&recorded) != numbers(&written)
        || acts(&recorded, facts) != acts(&written, facts)
}

/// Numbers of a squashed text with what they count, in their order: 3户, 三户, 50%.
fn numbers(text: &str) -> Vec<(String, &'static str)> {
    let is_digit =
        |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两半零〇.".contains(c);
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_digit) {
        let ahead = &rest[at..];
        let end = ahead.find(|c| !is_digit(c)).unwrap_or(ahead.len());
        let (run, after) = ahead.split_at(end);
        // Sums are compared as sums.
        if after.starts_with(['元', '圆']) {
            rest = after;
            continue;
        }
        if let Some(counted) = COUNTED.iter().find(|word| after.starts_with(**word)) {
            found.push((arabic(run), *counted));
        } else if run.starts_with(|c: char| c.is_ascii_digit()) {
            found.push((run.to_owned(), ""));
        }
        rest = after;
    }
    found.sort();
    found
}

/// A short Chinese numeral in figures: 三, 十二, 二〇二六; others as they are.
fn arabic(run: &str) -> String {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c);
    let letters: Vec<char> = run
        .replace('两', "二")
        .replace('零', "〇")
        .chars()
        .collect();
    let all: Option<Vec<usize>> = letters.iter().map(|one| digit(*one)).collect();
    if let Some(all) = all.filter(|all| all.len() > 1) {
        return all.iter().map(ToString::to_string).collect();
    }
    let figure = match letters[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => digit(one).map(|one| 10 + one),
        [ten, '十'] => digit(ten).map(|ten| ten * 10),
        [ten, '十', one] => digit(ten).zip(digit(one)).map(|(ten, one)| ten * 10 + one),
        _ => None,
    };
    figure.map_or_else(|| run.to_owned(), |figure| figure.to_string())
}

/// A word of a text that acts: where it stands, and the row it is of; none for one that adds nothing.
type Act = (usize, usize, Option<usize>);

/// What is done, and by whom: the rows of the verbs; and each unit named, with the first verb that follows it.
fn acts(text: &str, facts: &Facts) -> (BTreeSet<usize>, BTreeSet<(UnitId, Option<usize>)>) {
    let named = facts.mentions(text);
    let verbs = verbs(text, &named);
    let done = verbs.iter().filter_map(|(_, _, row)| *row).collect();
    let by = named
        .iter()
        .map(|(unit, _, to)| (*unit, of(text, *to, &verbs)));
    (done, by.collect())
}

/// The verbs of a text, the longest at each place; those inside a unit's name are none.
fn verbs(text: &str, named: &[(UnitId, usize, usize)]) -> Vec<Act> {
    let rows = VERBS.iter().enumerate();
    let known: Vec<(&str, Option<usize>)> = rows
        .flat_map(|(row, words)| words.iter().map(move |word| (*word, Some(row))))
        .chain(PLAIN.iter().map(|word| (*word, None)))
        .collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(letter) = text[at..].chars().next() {
        if let Some((_, _, to)) = named.iter().find(|(_, from, _)| *from == at) {
            at = *to;
            continue;
        }
        let here = known
            .iter()
            .filter(|(word, _)| text[at..].starts_with(word));
        match here.max_by_key(|(word, _)| word.len()) {
            Some((word, row)) => {
                found.push((at, at + word.len(), *row));
                at += word.len();
            }
            None => at += letter.len_utf8(),
        }
    }
    found
}

/// What a unit whose name ends here does: the first verb in its clause, past one that adds nothing.
fn of(text: &str, from: usize, verbs: &[Act]) -> Option<usize> {
    let end =
        |from: usize, marks: &[char]| text[from..].find(marks).map_or(text.len(), |at| from + at);
    let clause = end(from, &['，', ',', '；', ';', '。']);
    let first = verbs.iter().find(|(at, ..)| (from..clause).contains(at))?;
    let run = end(first.0, &['、', '，', ',', '；', ';', '。']);
    let mut own = verbs.iter().filter(|(at, ..)| (first.0..run).contains(at));
    own.find_map(|(_, _, row)| *row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::compare::tests::facts;

    #[test]
    fn a_word_that_decides_parts_two_decisions_and_a_turn_of_phrase_does_not() {
        for (recorded, written, parts) in [
            ("由区税务局负责核销", "由区税务局协助核销", true),
            ("由区税务局负责核销", "由区税务局核销", false),
            ("由区税务局负责核销", "由某区税务局办理核销。", false),
            (
                "由区税务局负责、区自然资源局协助",
                "由区自然资源局负责、区税务局协助",
                true,
            ),
            (
                "区税务局、区自然资源局共同核销",
                "区自然资源局、区税务局共同核销",
                false,
            ),
            ("由区税务局核销", "由区自然资源局核销", true),
            ("由区税务局核销", "核销", true),
            ("撤销土地抵押登记", "保留土地抵押登记", true),
            ("撤销土地抵押登记", "对土地抵押登记予以撤销", false),
            ("撤销土地抵押登记", "取消土地抵押登记", false),
            ("免除滞纳金", "追缴滞纳金", true),
            ("免除滞纳金", "减征滞纳金", true),
            ("核销滞纳金3万元", "核销滞纳金5万元", true),
            ("核销滞纳金3万元", "核销滞纳金三万元", false),
            ("核销滞纳金", "核销滞纳金3万元", true),
            (
                "二〇二六年五月一日起恢复供电",
                "2026年5月1日起恢复供电",
                false,
            ),
            ("缓缴3年", "缓缴5年", true),
            ("减免50%", "减免80%", true),
            ("安置三户职工", "安置3户职工", false),
            ("安置三户职工", "安置五户职工", true),
            ("2026年5月1日起恢复供电", "2026年6月1日起恢复供电", true),
            ("2026年5月1日起恢复供电", "2026年5月1日起暂停供电", true),
            ("支付全部工资", "支付部分工资", true),
            ("核销重整前滞纳金", "依法核销历史滞纳金", false),
        ] {
            for (one, other) in [(recorded, written), (written, recorded)] {
                assert_eq!(differs(one, other, &facts()), parts, "{one} / {other}");
            }
        }
    }

    #[test]
    fn a_verb_stands_in_one_row() {
        let mut all: Vec<&str> = VERBS.concat();
        all.extend(PLAIN);
        let distinct: BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }

    #[test]
    fn any_two_verbs_of_different_rows_part_two_decisions() {
        let parts = |one: &str, other: &str| {
            let [recorded, written] =
                [one, other].map(|verb| format!("由某区税务局{verb}该项登载"));
            differs(&recorded, &written, &facts())
        };
        for row in VERBS {
            for other in VERBS {
                assert_eq!(parts(row[0], other[0]), row != other, "{row:?} {other:?}");
            }
            for same in *row {
                assert!(!parts(row[0], same), "{row:?} {same}");
            }
        }
    }
}
