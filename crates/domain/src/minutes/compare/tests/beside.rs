//! Words beside the record: none goes unlisted, and the record's own words are never read as a decision.

use super::*;

/// The record with the text that was drafted from it.
fn drafted() -> Facts {
    Facts {
        drafted: Some(TEXT.into()),
        ..facts()
    }
}

/// Lines that decide something by what they say, in words that no table knows.
const BESIDE: &[&str] = &[
    "免除永昌建材全部税款。",
    "方案获得通过。",
    "税务局答应减免欠税。",
    "财政局表态出资解决档案费用。",
    "档案移交费用从财政预备费列支。",
    "下一步，审批局直接注销许可证。",
    "永昌建材的许可证自即日起注销。",
    "主持人总结：按财政局意见办。",
    "企业应于下月底前搬离。",
    "张三局长指示免除永昌建材全部税款。",
];

#[test]
fn no_line_stands_beside_the_record_unlisted() {
    for line in BESIDE {
        let headings = ["二、关于", "三、关于", "四、关于"];
        let under = headings.map(|heading| TEXT.replace(heading, &format!("{line}\n{heading}")));
        let others = [
            format!("{TEXT}{line}\n"),
            format!("{TEXT}五、有关要求\n{line}\n"),
            format!("{TEXT}五、{line}\n"),
            TEXT.replacen("现将会议", &format!("{line}现将会议"), 1),
            TEXT.replacen("提请协调的情况。", &format!("提请协调的情况。{line}"), 1),
            TEXT.replacen(
                "以换发权证为办结标准。",
                &format!("以换发权证为办结标准。{line}"),
                1,
            ),
            TEXT.replacen("金额尚待核对。", &format!("金额尚待核对。{line}"), 1),
        ];
        for text in under.into_iter().chain(others) {
            let found = compare(&text, &drafted());
            let words = line.trim_end_matches('。');
            let listed = |one: &Discrepancy| one.line.is_some() && one.written.contains(words);
            assert!(found.iter().any(listed), "{line}\n{found:?}\n{text}");
        }
    }
    // Words without a subject that waive or strike out are the meeting's.
    let found = compare(&format!("{TEXT}{}\n", BESIDE[0]), &drafted());
    assert!(
        found.iter().any(|one| one.kind.is_contradiction()),
        "{found:?}"
    );
}

#[test]
fn what_was_drafted_is_not_listed_however_it_is_typed() {
    assert_eq!(compare(TEXT, &drafted()), []);
    let retyped = TEXT
        .replace("听取了某区税务局提请", "听取了区税务局 提请")
        .replace("2026年4月1日前", "２０２６年4月1日前")
        .replace('\n', "\n\n");
    assert_eq!(compare(&retyped, &drafted()), []);
    // Two paragraphs made one.
    let joined = TEXT.replace("情况。\n经研究", "情况。经研究");
    assert_eq!(compare(&joined, &drafted()), []);
    // What somebody said stands where it was said, and not alone.
    let taken_out = TEXT.replace(
        "某区人民法院提出保留意见：金额尚待核对。",
        "某区人民法院提出保留意见：金额尚待核对。\n金额尚待核对。",
    );
    let kinds: Vec<Kind> = compare(&taken_out, &drafted())
        .iter()
        .map(|one| one.kind)
        .collect();
    assert_eq!(kinds, [Kind::BesideRecord]);
}

#[test]
fn what_is_waited_for_is_no_outcome() {
    let mut facts = facts();
    let condition = "税务、人社就口径达成一致";
    if let Some(deferral) = &mut facts.items[1].deferral {
        deferral.condition = condition.into();
    }
    let text = TEXT.replace("规划批复到位", condition);
    assert_eq!(compare(&text, &facts), []);
    let claimed = text.replace("暂缓审议，待", "已达成一致，待");
    let found = compare(&claimed, &facts);
    assert!(
        found
            .iter()
            .any(|one| one.kind == Kind::OutcomeContradicted),
        "{found:?}"
    );
}

#[test]
fn a_sum_is_compared_by_what_it_comes_to() {
    let mut facts = facts();
    facts.items[0].decisions[0].text = "由区财政局垫付首期费用20万元".into();
    facts.items[0].decisions[0].done_when = "20万元到账".into();
    let text = TEXT
        .replace("核销重整前滞纳金", "由区财政局垫付首期费用20万元")
        .replace("出具核销文书", "20万元到账");
    assert_eq!(compare(&text, &facts), []);
    for (written, agrees) in [
        ("二十万元", true),
        ("20.0万元", true),
        ("200000元", true),
        ("200,000元", true),
        ("2.0万元", false),
        ("20.5万元", false),
        ("二百万元", false),
        ("20万美元", false),
    ] {
        let found = compare(&text.replace("20万元", written), &facts);
        let refused = found.iter().any(|one| one.kind.is_contradiction());
        assert_eq!(
            (found.is_empty(), refused),
            (agrees, !agrees),
            "{written}: {found:?}"
        );
    }
}
