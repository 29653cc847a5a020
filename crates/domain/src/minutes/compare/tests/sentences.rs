//! Sentences beside the labelled decisions: what may stand, what is refused; the head, silences, who countersigns.

use super::*;
use crate::minutes::signatories;

/// Sentences that decide what nobody decided, wherever they are put.
const DECIDED: &[&str] = &[
    "会议决定由区财政局垫付95万元，于2026年12月31日前支付。",
    "会议同意由某区税务局按新设企业评价纳税信用。",
    "会议原则同意区税务局按新设企业评价纳税信用。",
    "经研究，同意区税务局按新设企业评价纳税信用。",
    "会议一致同意核销全部滞纳金。",
    "与会单位一致同意给予减免。",
    "会议议定，由区税务局免除滞纳金。",
    "会议研究决定，免除该公司全部滞纳金。",
    "会议经讨论确定垫付方案。",
    "会议明确该地块由区自然资源局收回。",
    "会议明确，区税务局按新设企业评价。",
    "会议要求区税务局于年底前核销。",
    "会议要求于2026年12月31日前完成核销。",
    "会议批准了该垫付方案。",
    "会议审议通过该处置方案。",
    "该方案经表决通过。",
    "全票赞成，会议一致通过。",
    "会议责成区自然资源局限期整改。",
    "会议授权区法院处置剩余资产。",
    "会议指定区税务局为联络单位。",
    "由区税务局负责核销滞纳金。",
    "由区税务局牵头办理。",
    "由区财政局先行垫付首期费用。",
    "由区医保局承担医疗费用。",
    "区税务局负责核销滞纳金。",
    "区税务局应当核销滞纳金。",
    "区税务局要尽快核销滞纳金。",
    "区税务局、区自然资源局须于月底前完成注销。",
    "请区税务局核销滞纳金。",
    "请于2026年11月30日前支付95万元。",
    "责任单位：区税务局。",
    "牵头单位为区自然资源局。",
    "首期费用于十五个工作日内支付。",
    "滞纳金年底前核销完毕。",
    "垫付金额为九十五万元。",
    "首付款95万元。",
    "首付款于二〇二六年十二月三十一日到账。",
    "款项2027-01-15到账。",
    "会 议 决 定 由区财政局垫付。",
    "会议指出，情况属实；会议同意垫付。",
    "会议认为应当由税务部门核销。",
    "会议认为，可由区税务局核销。",
    "区自然资源局同意注销抵押。",
    "滞纳金予以核销。",
    "会议强调，区税务局要抓紧核销。",
    "省局已批准，会议决定照办。",
    "债权人会议表决通过后，会议同意拨付。",
    "会上当场拍板给予支持。",
    "会议决定如下：全部免除。",
    "会议不再讨论，直接决定核销。",
    "大家达成共识，给予减免。",
    "会议建议由区税务局先行减免。",
    "免去区财政局责任。",
    "会议听取了汇报，免去区财政局责任。",
    "豁免该公司历史欠税滞纳金。",
];

/// Sentences that may stand beside any record: what was heard, said and asked of all.
const FREE: &[&str] = &[
    "会议指出，府院联动是优化营商环境的重要举措。",
    "会议强调，各单位要提高认识，加强协作。",
    "会议要求各单位抓紧落实，确保取得实效。",
    "会议要求，各成员单位要加强信息共享，及时报送进展。",
    "会议认为，该企业具有重整价值。",
    "会议听取了管理人关于资产状况的说明。",
    "会议听取了区税务局关于是否同意核销的说明。",
    "债权人会议已表决通过重整计划草案。",
    "区法院已裁定批准重整计划。",
    "管理人同意配合查清账目。",
    "省局尚未批准。",
    "待省局批准后再行研究。",
    "区人社局建议由财政垫付首期费用。",
    "经核实，该地块权属已经明确。",
    "清偿方案尚未确定。",
    "由于历史原因，相关手续不全。",
    "区税务局负责人介绍了欠税情况。",
    "按照上级要求，各单位开展了摸底。",
    "由办公室负责跟踪督办。",
    "由各单位按照职责分工抓好落实。",
    "有关理由已在材料中说明。",
    "职工反映强烈，须引起重视。",
    "法律规定的期限尚未届满。",
    "对该问题存在不同看法。",
];

/// The text with a sentence added under the item of a place, or in a section of its own.
fn with(sentence: &str, place: usize) -> String {
    let headings = ["二、关于", "三、关于", "四、关于"];
    match place {
        1..=3 => {
            let heading = headings[place - 1];
            TEXT.replace(heading, &format!("{sentence}\n{heading}"))
        }
        4 => format!("{TEXT}{sentence}\n"),
        5 => format!("{TEXT}五、有关要求\n{sentence}\n"),
        _ => TEXT.replacen("现将会议", &format!("{sentence}现将会议"), 1),
    }
}

#[test]
fn no_sentence_decides_what_no_record_holds() {
    let mut passed = Vec::new();
    for sentence in DECIDED {
        for place in 1..=6 {
            let found = compare(&with(sentence, place), &facts());
            if !found
                .iter()
                .any(|one| one.kind.is_contradiction() && one.line.is_some())
            {
                passed.push((sentence, place));
            }
        }
    }
    assert_eq!(passed, []);
}

#[test]
fn what_was_heard_and_what_is_asked_of_all_may_stand_anywhere() {
    let mut alarms = Vec::new();
    for sentence in FREE {
        for place in 1..=6 {
            let found = compare(&with(sentence, place), &facts());
            if !found.is_empty() {
                alarms.push((sentence, place, found));
            }
        }
    }
    assert_eq!(alarms, []);
    // Sums and days that the record of the item holds, and who agreed by the record.
    for sentence in [
        "各单位未形成一致意见。",
        "该公司2019年6月停产，欠缴税款一百二十万元。",
        "其于2019年6月1日停产。",
        "区税务局同意继续研究。",
    ] {
        assert_eq!(compare(&with(sentence, 2), &facts()), [], "{sentence}");
    }
}

#[test]
fn an_unrecorded_decision_is_shown_with_its_line() {
    let found = compare(&with(DECIDED[0], 2), &facts());
    let expected = Discrepancy {
        kind: Kind::UnrecordedDecision,
        line: Some(10),
        item: Some(2),
        label: None,
        recorded: String::new(),
        written: DECIDED[0].into(),
    };
    assert_eq!(found, [expected]);
}

#[test]
fn a_deferral_or_an_objection_worded_as_agreement_is_a_contradiction() {
    let deferral = TEXT.lines().find(|line| line.contains("暂缓审议")).unwrap();
    for worded in [
        "会议同意按新设企业评价纳税信用。",
        "会议认为条件具备。",
        "各单位意见一致，予以支持。",
        "会议原则同意，待规划批复到位后办理。由某区自然资源局负责跟进，2026年6月1日前复核。",
        "与会单位均无异议。",
    ] {
        let found = compare(&TEXT.replace(deferral, worded), &facts());
        assert!(
            found.iter().any(|one| one.kind.is_contradiction()),
            "{worded}: {found:?}"
        );
    }
    for worded in [
        "会议决定暂缓，待规划批复到位后另行提交，由区自然资源局跟进，2026年6月1日前复核。",
        "会议同意该事项暂缓审议，待规划批复到位后另行提交。由某区自然资源局负责跟进，2026年6月1日前复核。",
    ] {
        assert_eq!(
            compare(&TEXT.replace(deferral, worded), &facts()),
            [],
            "{worded}"
        );
    }
}

#[test]
fn no_agreement_is_claimed_outside_the_items() {
    for claimed in ["经研究，各责任单位达成一致意见：", "各方形成一致意见。"]
    {
        let found = compare(&with(claimed, 5), &facts());
        assert!(
            found.iter().any(|one| one.kind.is_contradiction()),
            "{claimed}"
        );
    }
}

#[test]
fn an_objection_or_an_agreement_nobody_spoke_is_a_contradiction() {
    for spoken in [
        "某区税务局表示反对。",
        "区自然资源局当场明确表示不同意。",
        "某区人民检察院派员到会并表示同意。",
    ] {
        let found = compare(&with(spoken, 2), &facts());
        assert!(
            found.iter().any(|one| one.kind.is_contradiction()),
            "{spoken}: {found:?}"
        );
    }
    let heard = "会议听取了债权人反对该方案的理由。";
    assert_eq!(compare(&with(heard, 2), &facts()), []);
}

#[test]
fn nothing_is_hidden_in_a_labelled_line() {
    for (from, to) in [
        (
            "核销重整前滞纳金。",
            "核销重整前滞纳金，并由区财政局垫付95万元。",
        ),
        ("核销重整前滞纳金。", "核销重整前滞纳金95万元。"),
        ("核销重整前滞纳金。", "不予核销重整前滞纳金。"),
        (
            "以换发权证为办结标准。",
            "以换发权证为办结标准。同时由区税务局垫付费用。",
        ),
        (
            "以换发权证为办结标准。",
            "以换发权证为办结标准，首期费用95万元。",
        ),
        (
            "2026年5月8日前完成，",
            "2026年5月8日前完成，由区税务局垫付费用，",
        ),
        ("以换发权证为办结标准", "以支付95万元为办结标准"),
    ] {
        let found = compare(&TEXT.replace(from, to), &facts());
        assert!(
            found.iter().any(|one| one.kind.is_contradiction()),
            "{to}: {found:?}"
        );
    }
}

#[test]
fn the_head_and_who_came_are_as_recorded() {
    for (from, to, found) in [
        (
            "2026年3月2日9:30",
            "2026年3月9日9:30",
            vec![Kind::HeadDiffers],
        ),
        ("9:30", "14:30", vec![Kind::HeadDiffers]),
        ("9:30", "上午9时30分", vec![]),
        ("9:30", "", vec![]),
        ("区法院三楼会议室", "区政府会议室", vec![Kind::HeadDiffers]),
        ("赵某召集", "孙某召集", vec![Kind::HeadDiffers]),
        ("钱某主持", "赵某主持", vec![Kind::HeadDiffers]),
        ("钱某主持", "副区长钱某同志主持", vec![]),
        ("第1次", "第3次", vec![Kind::HeadDiffers]),
        (
            "现将会议",
            "区自然资源局参加会议。现将会议",
            vec![Kind::AttendanceDiffers],
        ),
        ("现将会议", "区法院、区税务局参加会议。现将会议", vec![]),
        ("现将会议", "区自然资源局请假。现将会议", vec![]),
        (
            "现将会议",
            "区法院缺席。现将会议",
            vec![Kind::AttendanceDiffers],
        ),
    ] {
        assert_eq!(kinds(&TEXT.replacen(from, to, 1)), found, "{from} → {to}");
    }
}

#[test]
fn a_silence_is_minuted() {
    let mut facts = facts();
    facts.items[1].dissent.push(DissentFacts {
        unit: cast::LAND,
        stance: Stance::Silent,
        words: String::new(),
    });
    let kinds =
        |text: &str| -> Vec<Kind> { compare(text, &facts).iter().map(|one| one.kind).collect() };
    assert_eq!(kinds(TEXT), [Kind::ReservationMissing]);
    assert_eq!(kinds(&with("某区自然资源局未表态。", 2)), []);
    assert_eq!(
        kinds(&with("某区自然资源局未表态。\n某区税务局未表态。", 2)),
        [Kind::ReservationUnrecorded]
    );
}

#[test]
fn units_that_were_silent_are_minuted_in_one_line() {
    let mut facts = facts();
    for unit in [cast::LAND, cast::COURT] {
        facts.items[1].dissent.push(DissentFacts {
            unit,
            stance: Stance::Silent,
            words: String::new(),
        });
    }
    let kinds = |line: &str| -> Vec<Kind> {
        let found = compare(&with(line, 2), &facts);
        found.iter().map(|one| one.kind).collect()
    };
    for (line, found) in [
        ("某区自然资源局、区法院未表态。", vec![]),
        ("区法院和某区自然资源局未表态。", vec![]),
        ("某区自然资源局未表态。\n区法院未表态。", vec![]),
        ("区法院未表态。", vec![Kind::ReservationMissing]),
        (
            "某区自然资源局、区法院、某区税务局未表态。",
            vec![Kind::ReservationUnrecorded],
        ),
        (
            "某区自然资源局同意，区法院未表态。",
            vec![Kind::ReservationMissing, Kind::UnrecordedDecision],
        ),
    ] {
        assert_eq!(kinds(line), found, "{line}");
    }
}

#[test]
fn who_took_part_or_is_named_countersigns() {
    use Presence::{Absent, Excused, Invited, Late, Present};
    let bare = || item(1, "职工安置", Outcome::Noted);
    let mut decided = bare();
    decided.decisions = facts().items[0].decisions.clone();
    let mut deferred = bare();
    deferred.deferral = facts().items[1].deferral.clone();
    let dissenting = |stance| ItemFacts {
        dissent: vec![DissentFacts {
            unit: cast::LAND,
            stance,
            words: "略".into(),
        }],
        ..bare()
    };
    for (presence, named, asked) in [
        (Present, bare(), true),
        (Late, bare(), true),
        (Invited, bare(), false),
        (Excused, bare(), false),
        (Absent, bare(), false),
        (Excused, decided.clone(), true),
        (Absent, decided, true),
        (Absent, deferred, true),
        (Absent, dissenting(Stance::Reserve), true),
        (Absent, dissenting(Stance::Object), true),
        (Excused, dissenting(Stance::Silent), true),
    ] {
        let units = signatories(&[(cast::LAND, presence)], std::slice::from_ref(&named));
        assert_eq!(units.contains(&cast::LAND), asked, "{presence:?} {named:?}");
    }
}
