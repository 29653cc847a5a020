//! How what people type is worded in the draft: one stop, one line, nothing said twice.

use super::*;
use domain::meeting::Presence;

/// An agreed item with these words in every place that people type.
fn awkward(words: &str) -> Facts {
    let mut facts = Draw(1).record();
    facts.items.truncate(1);
    let words = one_line(words);
    facts.items[0] = ItemFacts {
        place: 1,
        title: "破产费用垫付".into(),
        raised_by: UNITS[0].0.into(),
        outcome: Some(Outcome::Agreed),
        outcome_words: Some(words.clone()).filter(|words| !words.is_empty()),
        decisions: vec![DecisionFacts {
            text: format!("垫付{words}"),
            lead: unit(0),
            supports: Vec::new(),
            due_on: jiff::civil::date(2027, 1, 1),
            done_when: words.clone(),
        }],
        dissent: vec![DissentFacts {
            unit: unit(1),
            stance: Stance::Reserve,
            words: words.clone(),
        }],
        ..ItemFacts::default()
    };
    facts
}

#[test]
fn awkward_words_make_neat_lines_that_agree_with_the_record() {
    for words in [
        "",
        "  ",
        "文件已批准。",
        "文件已批准。。",
        "文件已批准；",
        "文件已批准，",
        "第一行\n第二行",
        "第一行。\r\n\r\n第二行。",
        "见“批复”。",
        "他说：“可以。”",
        "可以吗？",
        "以书面答复为准",
    ] {
        let facts = awkward(words);
        let text = body(&facts);
        for twice in ["。。", "；。", "，。", "：。", "”。。", "以为"] {
            assert!(!text.contains(twice), "{words:?}: {twice} in\n{text}");
        }
        assert_eq!(compare(&text, &facts), [], "{words:?}\n{text}");
    }
}

#[test]
fn the_topic_is_told_without_doubled_words() {
    for (topic, told) in [
        ("职工安置", "，研究“职工安置”等事项"),
        ("研究企业破产处置有关事项", "，研究企业破产处置有关事项"),
        ("企业破产处置有关问题。", "，研究企业破产处置有关问题"),
        ("听取全年情况汇报", "，听取全年情况汇报"),
        ("“两清”专项", "，研究“两清”专项等事项"),
        ("甲公司\n乙公司", "，研究“甲公司；乙公司”等事项"),
        (" ", ""),
    ] {
        assert_eq!(about(topic), told, "{topic:?}");
    }
}

#[test]
fn only_who_was_there_is_heard() {
    let mut facts = Draw(1).record();
    let asked = |presences: &[Option<Presence>]| {
        let all = (0..).zip(presences);
        all.filter_map(|(n, presence)| Some((unit(n), (*presence)?)))
            .collect()
    };
    let (there, away) = (Some(Presence::Present), Some(Presence::Excused));
    let (one, other) = (UNITS[0].0, UNITS[1].0);
    for (presences, is_report, told) in [
        ([there, there], false, format!("听取了{one}、{other}联合")),
        ([there, away], false, format!("听取了{one}提请")),
        ([None, there], false, format!("听取了{other}提请")),
        ([None, None], false, format!("研究了{one}、{other}联合")),
        ([away, None], false, format!("研究了{one}、{other}联合")),
        (
            [there, there],
            true,
            format!("会议听取了{one}、{other}联合的汇报"),
        ),
        (
            [away, away],
            true,
            format!("会议书面听取了{one}、{other}联合的汇报"),
        ),
    ] {
        facts.head = Some(Head {
            name: "2026年第1次专题会议".into(),
            held_on: jiff::civil::date(2026, 3, 2),
            starts_at: "09:30".into(),
            place: "三楼会议室".into(),
            called_by: "办公室".into(),
            chair: "主任".into(),
            topic: String::new(),
            attendance: asked(&presences),
        });
        let item = ItemFacts {
            is_report,
            raised_by: format!("{one}、{other}联合"),
            raisers: vec![unit(0), unit(1)],
            outcome: Some(Outcome::Noted),
            ..ItemFacts::default()
        };
        let line = &lines(&item, &facts)[0];
        assert!(line.contains(&told), "{line}: {told}");
    }
}

#[test]
fn what_was_heard_is_said_once_and_a_silence_is_written() {
    let facts = Draw(1).record();
    let heard = ItemFacts {
        is_report: true,
        raised_by: UNITS[0].0.into(),
        outcome: Some(Outcome::Noted),
        outcome_words: Some("会议听取了全年情况汇报。".into()),
        dissent: vec![DissentFacts {
            unit: unit(1),
            stance: Stance::Silent,
            words: String::new(),
        }],
        ..ItemFacts::default()
    };
    let told = lines(&heard, &facts);
    assert_eq!(
        told,
        [
            "会议听取了全年情况汇报。".to_owned(),
            format!("{}未表态。", UNITS[1].0)
        ]
    );
    // Several that said nothing stand in one line, after who said something.
    let mut several = heard;
    several.dissent.extend(
        [(0, Stance::Reserve), (2, Stance::Silent)].map(|(place, stance)| DissentFacts {
            unit: unit(place),
            stance,
            words: String::new(),
        }),
    );
    assert_eq!(
        lines(&several, &facts)[1..],
        [
            format!("{}提出保留意见。", UNITS[0].0),
            format!("{}、{}未表态。", UNITS[1].0, UNITS[2].0)
        ]
    );
}

#[test]
fn recorded_words_that_begin_like_a_heading_stay_text() {
    for mark in ["一、", "二、", "（一）", "1.", "（1）", "#一、"] {
        let mut facts = Draw(1).record();
        facts.head = None;
        let words = format!("{mark}会议听取“各单位意见。”");
        facts.items = vec![ItemFacts {
            place: 1,
            title: "全年情况".into(),
            is_report: true,
            raised_by: UNITS[0].0.into(),
            outcome: Some(Outcome::Noted),
            outcome_words: Some(words.clone()),
            ..ItemFacts::default()
        }];
        let text = body(&facts);
        facts.drafted = Some(text.clone());
        assert_eq!(minutes::compare(&text, &facts), [], "{text}");
        let blocks = documents::official::Block::read(&text);
        let last = documents::official::Block::paragraph(words);
        assert_eq!(blocks.last(), Some(&last), "{text}");
        assert_eq!(blocks.len(), 3, "{text}");
    }
}

#[test]
fn of_a_restricted_item_is_said_what_became_of_it_unless_that_is_withheld() {
    for (outcome, told) in [
        (Outcome::CarriedOver, "因时间关系未及审议，顺延至下次会议。"),
        (Outcome::Withdrawn, "提出单位撤回该议题。"),
        (Outcome::Agreed, WITHHELD),
        (Outcome::Deferred, WITHHELD),
        (Outcome::Returned, WITHHELD),
        (Outcome::Noted, WITHHELD),
    ] {
        let mut facts = awkward("");
        let item = &mut facts.items[0];
        item.outcome = Some(outcome);
        item.withheld = Some("永昌建材转移财产线索".into());
        item.title = "限定可见范围的事项（协〔2026〕7号）".into();
        item.decisions.clear();
        item.dissent.clear();
        let text = body(&facts);
        assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), [told]);
        assert_eq!(compare(&text, &facts), [], "{text}");
    }
}
