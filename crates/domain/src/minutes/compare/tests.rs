//! One text that agrees with its record, and one row for each way in which it may cease to.

use super::*;
use crate::{
    Refusal,
    agenda::{Outcome, Stance},
    cast,
    meeting::Presence,
    minutes::{
        DecisionFacts, DeferralFacts, DissentFacts, Facts, Head, ItemFacts, Minutes, MinutesState,
        UnitName, of_item, of_unit,
    },
    official_document::ShortNames,
};
use jiff::civil::date;

mod beside;
mod sentences;

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
本项限定可见范围，审议结果由办公室分送有关单位。
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
        drafted: None,
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
            vec![DecisionAltered],
        ),
        (
            "议定事项1-2：注销土地抵押",
            "议定事项1-2：保留土地抵押",
            vec![DecisionAltered],
        ),
        (
            "核销重整前滞纳金",
            "依法核销重整以前的滞纳金",
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
            (&[cast::TAX], date(2026, 3, 6)),
            &found,
            Some("无妨".into()),
            ShortNames::default(),
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
                (&[cast::TAX], date(2026, 3, 6)),
                &found,
                reason.map(str::to_owned),
                ShortNames::default(),
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
