//! One text that agrees with its record, and one row for each way in which it may cease to.

use super::*;
use crate::{
    Refusal,
    agenda::{Outcome, Stance},
    cast,
    meeting::Presence,
    minutes::{
        DecisionFacts, DeferralFacts, DissentFacts, Facts, Head, ItemFacts, Minutes, MinutesState,
        UnitName, of_item, of_unit, signatories,
    },
};
use jiff::civil::date;

pub(crate) const TEXT: &str = "2026年3月2日9:30，某区企业破产处置府院联动机制2026年第1次专题会议在区法院三楼会议室召开。会议由赵某召集，钱某主持，研究“职工安置”等事项。现将会议议定事项纪要如下：
一、关于历史欠税核销
会议听取了某区税务局提请协调的情况。
经研究，各责任单位达成一致意见：
议定事项1-1：核销重整前滞纳金。由某区税务局牵头，某区自然资源局配合，于2026年4月1日前完成，以出具核销文书为办结标准。
议定事项1-2：注销土地抵押。由某区自然资源局牵头，于2026年5月8日前完成，以换发权证为办结标准。
某区人民法院提出保留意见：金额尚待核对。
二、关于违章建筑处置
会议认为该事项尚不具备解决条件，暂缓审议，待规划批复到位后另行提交。由某区自然资源局负责跟进，2026年6月1日前复核。
三、关于限定可见范围的事项（协〔2026〕3号）
本项限定可见范围，议定内容由办公室分送有关单位。
四、关于职工安置
因时间关系未及审议，顺延至下次会议。
";

fn unit(id: crate::id::UnitId, full: &str, short: &str) -> UnitName {
    UnitName {
        id,
        full: full.into(),
        short: short.into(),
    }
}

fn item(place: u32, title: &str, outcome: Outcome) -> ItemFacts {
    ItemFacts {
        place,
        title: title.into(),
        withheld: None,
        is_report: false,
        raised_by: "某区税务局".into(),
        outcome: Some(outcome),
        outcome_words: None,
        decisions: Vec::new(),
        deferral: None,
        dissent: Vec::new(),
        ..ItemFacts::default()
    }
}

pub(crate) fn facts() -> Facts {
    let decision = |text: &str, lead, supports, due_on, done: &str| DecisionFacts {
        text: text.into(),
        lead,
        supports,
        due_on,
        done_when: done.into(),
    };
    let mut items = vec![
        item(1, "历史欠税核销", Outcome::Agreed),
        item(2, "违章建筑处置", Outcome::Deferred),
        item(3, "限定可见范围的事项（协〔2026〕3号）", Outcome::Agreed),
        item(4, "职工安置", Outcome::CarriedOver),
    ];
    items[0].decisions = vec![
        decision(
            "核销重整前滞纳金",
            cast::TAX,
            vec![cast::LAND],
            date(2026, 4, 1),
            "出具核销文书",
        ),
        decision(
            "注销土地抵押",
            cast::LAND,
            Vec::new(),
            date(2026, 5, 8),
            "换发权证",
        ),
    ];
    items[0].dissent = vec![DissentFacts {
        unit: cast::COURT,
        stance: Stance::Reserve,
        words: "金额尚待核对".into(),
    }];
    items[1].deferral = Some(DeferralFacts {
        condition: "规划批复到位".into(),
        owner: cast::LAND,
        review_on: date(2026, 6, 1),
    });
    items[1].agrees = vec![cast::TAX];
    items[1].said = vec!["该公司欠缴税款120万元，2019年6月1日停产。".into()];
    items[2].withheld = Some("某公司逃废债线索核查".into());
    Facts {
        head: Some(Head {
            name: "2026年第1次专题会议".into(),
            held_on: date(2026, 3, 2),
            starts_at: "09:30".into(),
            place: "区法院三楼会议室".into(),
            called_by: "赵某".into(),
            chair: "钱某".into(),
            topic: "职工安置".into(),
            attendance: vec![
                (cast::COURT, Presence::Present),
                (cast::TAX, Presence::Late),
                (cast::LAND, Presence::Excused),
            ],
        }),
        items,
        units: vec![
            unit(cast::COURT, "某区人民法院", "区法院"),
            unit(cast::TAX, "某区税务局", "区税务局"),
            unit(cast::LAND, "某区自然资源局", "区自然资源局"),
        ],
    }
}

fn kinds(text: &str) -> Vec<Kind> {
    compare(text, &facts()).iter().map(|one| one.kind).collect()
}

#[test]
fn a_text_that_says_what_is_recorded_agrees_with_it() {
    assert_eq!(compare(TEXT, &facts()), []);
    // Short names, another order, full-width digits, marks and spaces are the writer's own business.
    let retyped = TEXT
        .replace(
            "由某区税务局牵头，某区自然资源局配合，",
            "由区税务局牵头、区自然资源局配合，",
        )
        .replace("2026年4月1日前", "２０２６年 4 月 1 日以前")
        .replace("议定事项1-1：", "议定事项１－１ ")
        .replace('\n', "\n\n");
    assert_eq!(compare(&retyped, &facts()), []);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table, a row for each way")]
fn every_way_to_part_from_the_record_is_found() {
    use Kind::*;
    for (from, to, found) in [
        (
            "议定事项1-2：注销",
            "议定事项1-3：注销",
            vec![UnrecordedDecision, UnwrittenDecision],
        ),
        (
            "四、关于",
            "议定事项3-1：移送线索。\n四、关于",
            vec![UnrecordedDecision],
        ),
        (
            "议定事项1-2：注销土地抵押。由某区自然资源局牵头，于2026年5月8日前完成，以换发权证为办结标准。\n",
            "",
            vec![UnwrittenDecision],
        ),
        (
            "议定事项1-2：",
            "注意：",
            vec![UnlabelledDecision, UnwrittenDecision],
        ),
        (
            "核销重整前滞纳金",
            "减免重整前滞纳金",
            vec![DecisionReworded],
        ),
        ("由某区税务局牵头", "由某区人民法院牵头", vec![LeadDiffers]),
        (
            "由某区税务局牵头",
            "由某区医保局牵头",
            vec![LeadDiffers, SupportsDiffer],
        ),
        ("，某区自然资源局配合", "", vec![SupportsDiffer]),
        (
            "，某区自然资源局配合",
            "，某区自然资源局、区法院配合",
            vec![SupportsDiffer],
        ),
        (
            "，某区自然资源局配合",
            "，某区自然资源局、某区医保局配合",
            vec![SupportsDiffer],
        ),
        (
            "牵头，于2026年5月8日",
            "牵头，某区税务局配合，于2026年5月8日",
            vec![SupportsDiffer],
        ),
        ("2026年4月1日前", "2026年4月10日前", vec![DueDiffers]),
        ("于2026年4月1日前", "尽快", vec![DueDiffers]),
        ("以出具核销文书为", "以完成核销为", vec![DoneWhenDiffers]),
        (
            "三、关于限定可见范围的事项（协〔2026〕3号）\n",
            "",
            vec![ItemMissing],
        ),
        ("四、关于职工安置", "四、关于人员分流", vec![ItemRetitled]),
        (
            "尚不具备解决条件，暂缓审议",
            "已达成一致意见",
            vec![OutcomeContradicted, OutcomeUnsaid],
        ),
        (
            "各责任单位达成一致意见",
            "各责任单位未达成一致意见",
            vec![OutcomeContradicted],
        ),
        ("顺延至下次会议", "留待以后", vec![OutcomeUnsaid]),
        (
            "顺延至下次会议",
            "决定退回提出单位",
            vec![OutcomeUnsaid, OutcomeContradicted, UnrecordedDecision],
        ),
        (
            "2026年6月1日前复核",
            "2026年7月1日前复核",
            vec![DeferralDiffers, DayUnrecorded],
        ),
        (
            "由某区自然资源局负责跟进",
            "由某区税务局负责跟进",
            vec![DeferralDiffers, UnrecordedDecision],
        ),
        ("规划批复到位", "条件成熟", vec![ConditionReworded]),
        (
            "某区人民法院提出保留意见：金额尚待核对。\n",
            "",
            vec![ReservationMissing],
        ),
        (
            "某区人民法院提出保留意见",
            "某区人民法院提出不同意见",
            vec![ReservationUnrecorded, ReservationMissing],
        ),
        ("金额尚待核对", "金额偏大", vec![ReservationReworded]),
        (
            "四、关于",
            "某区税务局提出保留意见：不妥。\n四、关于",
            vec![],
        ),
        (
            "二、关于",
            "某区税务局提出保留意见：不妥。\n二、关于",
            vec![ReservationUnrecorded],
        ),
        (
            "本项限定",
            "本项（某公司逃废债线索核查）限定",
            vec![WithheldShown],
        ),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let mut expected = found;
        let mut actual = kinds(&TEXT.replace(from, to));
        expected.sort();
        actual.sort();
        assert_eq!(actual, expected, "{from} → {to}");
    }
    let line = TEXT
        .lines()
        .find(|line| line.starts_with("议定事项1-2"))
        .unwrap();
    let doubled = TEXT.replace(line, &format!("{line}\n{line}"));
    assert_eq!(kinds(&doubled), [DoubledDecision]);
    let moved = TEXT
        .replace(&format!("{line}\n"), "")
        .replace("四、关于职工安置", &format!("{line}\n四、关于职工安置"));
    assert_eq!(kinds(&moved), [MisplacedDecision]);
}

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

#[test]
fn a_discrepancy_says_where_and_what() {
    let late = compare(&TEXT.replace("2026年4月1日前", "2026年4月10日前"), &facts());
    let expected = Discrepancy {
        kind: Kind::DueDiffers,
        line: Some(5),
        item: Some(1),
        label: Some(Label { item: 1, place: 1 }),
        recorded: "2026年4月1日".into(),
        written: "2026年4月10日".into(),
    };
    assert_eq!(late, [expected]);
}

#[test]
fn no_text_makes_it_fail() {
    for text in [
        "",
        "一、",
        "议定事项",
        "议定事项99999999999-1",
        "由牵头配合于年月日",
        "十、、、\n议定事项1-1由",
    ] {
        let _ = compare(text, &facts());
        let _ = of_item(text, &facts(), 1);
    }
    assert_eq!(compare("", &Facts::default()), []);
}

fn drafted(reason: Option<&str>) -> Minutes {
    Minutes {
        difference_reason: reason.map(str::to_owned),
        ..crate::minutes::tests::minutes(MinutesState::Drafted)
    }
}

fn one(kind: Kind) -> Discrepancy {
    Discrepancy {
        kind,
        line: None,
        item: None,
        label: None,
        recorded: String::new(),
        written: String::new(),
    }
}

fn sign(found: &[Discrepancy], reason: Option<&str>) -> Option<Refusal> {
    let minutes = Minutes {
        state: MinutesState::Countersigning,
        ..drafted(reason)
    };
    let by = cast::convener();
    let signing = crate::minutes::tests::signing(false, &[], found);
    minutes
        .sign_off(signing, date(2026, 3, 2), &by, cast::now())
        .err()
}

#[test]
fn minutes_contradict() {
    for kind in Kind::ALL.iter().filter(|kind| kind.is_contradiction()) {
        let found = [one(*kind), one(Kind::DecisionReworded)];
        let sent = drafted(None).circulate(
            &[cast::TAX],
            date(2026, 3, 6),
            &found,
            Some("无妨".into()),
            &cast::office(),
            cast::now(),
        );
        assert_eq!(
            sent.unwrap_err(),
            Refusal::MinutesContradict(1),
            "{}",
            kind.code()
        );
        assert_eq!(
            sign(&found, Some("无妨")),
            Some(Refusal::MinutesContradict(1))
        );
    }
}

#[test]
fn differences_need_reason() {
    for kind in Kind::ALL.iter().filter(|kind| !kind.is_contradiction()) {
        let found = [one(*kind)];
        for (reason, refused) in [(None, true), (Some(" "), true), (Some("语句理顺"), false)] {
            let sent = drafted(None).circulate(
                &[cast::TAX],
                date(2026, 3, 6),
                &found,
                reason.map(str::to_owned),
                &cast::office(),
                cast::now(),
            );
            let expected = refused.then_some(Refusal::DifferencesNeedReason(1));
            assert_eq!(sent.as_ref().err(), expected.as_ref(), "{}", kind.code());
            if let Ok(change) = sent {
                assert_eq!(change.after().difference_reason.as_deref(), reason);
            }
        }
        assert_eq!(sign(&found, None), Some(Refusal::DifferencesNeedReason(1)));
        assert_eq!(sign(&found, Some("语句理顺")), None);
    }
}

#[test]
fn editing_forgets_the_reason_given_for_an_earlier_text() {
    let edited = drafted(Some("语句理顺")).edit("改".into(), &cast::office(), cast::now());
    assert_eq!(edited.unwrap().after().difference_reason, None);
}

#[test]
fn an_excerpt_holds_whole_every_item_that_concerns_the_unit() {
    let mut facts = facts();
    facts.items[3].concerns = vec![cast::TAX];
    let found = |unit| -> Vec<(u32, usize)> {
        let all = of_unit(TEXT, &facts, unit);
        all.iter()
            .map(|one| (one.number, one.lines.len()))
            .collect()
    };
    // A reservation alone brings the result and both decisions with it.
    assert_eq!(found(cast::COURT), [(1, 5)]);
    // Raised and carried over: the result line.
    assert_eq!(found(cast::TAX), [(1, 5), (4, 1)]);
    // Supports, leads, watches over a deferral.
    assert_eq!(found(cast::LAND), [(1, 5), (2, 1)]);
    let first = &of_unit(TEXT, &facts, cast::COURT)[0];
    for words in ["达成一致意见", "议定事项1-1", "议定事项1-2", "保留意见"] {
        assert!(
            first.lines.iter().any(|line| line.contains(words)),
            "{words}"
        );
    }
    // A restricted item is nobody's by its lines: its parties have it from the record.
    facts.items[2].concerns = vec![cast::COURT];
    assert_eq!(of_unit(TEXT, &facts, cast::COURT).len(), 1);
    let general = format!("{TEXT}五、有关要求\n请各单位抓紧。\n区法院通报了进展。\n");
    let last = of_unit(&general, &facts, cast::COURT).pop().unwrap();
    assert_eq!(
        (last.number, last.lines),
        (5, vec!["区法院通报了进展。".to_owned()])
    );
    let second = of_item(TEXT, &facts, 2).unwrap();
    assert_eq!((second.number, second.lines.len()), (2, 1));
    assert_eq!(of_item(TEXT, &facts, 9), None);
}
