//! A text written from any record agrees with it, and no way of changing what it says goes unnoticed.

use super::*;
use domain::{Date, id::UnitId, minutes::Kind, minutes::compare};
use proptest::{prelude::*, sample::select, strategy::ValueTree as _};

const UNITS: [(&str, &str); 5] = [
    ("云岭县人民法院", "县法院"),
    ("国家税务总局云岭县税务局", "县税务局"),
    ("云岭县人力资源和社会保障局", "县人社局"),
    ("云岭县自然资源局", "县自然资源局"),
    ("云岭县财政局", "县财政局"),
];
const TITLES: [&str; 6] = [
    "历史欠税滞纳金核销",
    "126名职工社保关系转移",
    "厂区违章建筑处置",
    "破产费用垫付",
    "重整后信用修复",
    "土地抵押注销",
];
const TEXTS: [&str; 6] = [
    "核定并核销重整前滞纳金",
    "为全部职工办理社保关系转移接续。",
    "出具历史建筑认定意见",
    "由牵头单位会同管理人垫付首期费用",
    "更新纳税信用等级，暂不影响领票",
    "办理抵押注销；换发权证",
];
const DONE: [&str; 4] = [
    "出具书面核定文书",
    "全部人员转入新参保地",
    "牵头单位报送办结报告。",
    "系统内状态更新",
];
const WORDS: [&str; 4] = [
    "金额尚待核对",
    "经费来源没有落实。",
    "期限过紧，建议放宽",
    "依据不足",
];

fn unit(n: usize) -> UnitId {
    UnitId::parse(&format!("{:032}", n + 1)).unwrap()
}

fn day() -> impl Strategy<Value = Date> {
    (0..700i32)
        .prop_map(|n| jiff::civil::date(2026, 1, 5).saturating_add(jiff::Span::new().days(n)))
}

fn decision() -> impl Strategy<Value = DecisionFacts> {
    let supports = proptest::sample::subsequence((1..5usize).collect::<Vec<_>>(), 0..4);
    (
        select(&TEXTS[..]),
        supports,
        0..5usize,
        day(),
        select(&DONE[..]),
    )
        .prop_map(|(text, supports, lead, due_on, done)| DecisionFacts {
            text: text.into(),
            lead: unit(lead),
            supports: supports
                .into_iter()
                .map(|step| unit((lead + step) % UNITS.len()))
                .collect(),
            due_on,
            done_when: done.into(),
        })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        3 => Just(Outcome::Agreed),
        1 => select(Outcome::ALL),
    ]
}

fn item() -> impl Strategy<Value = ItemFacts> {
    let dissent = proptest::collection::vec((any::<bool>(), select(&WORDS[..])), 0..3);
    let parts = (
        outcome(),
        proptest::collection::vec(decision(), 1..4),
        dissent,
        day(),
        0..5usize,
        proptest::option::of(Just("请各单位抓紧落实。".to_owned())),
        proptest::bool::weighted(0.1),
    );
    parts.prop_map(
        |(outcome, decisions, dissent, review_on, owner, words, hidden)| {
            let facts = ItemFacts {
                place: 0,
                title: String::new(),
                withheld: None,
                raised_by: UNITS[owner].0.into(),
                outcome: Some(outcome),
                outcome_words: words,
                decisions: if outcome.binds() {
                    decisions
                } else {
                    Vec::new()
                },
                deferral: (outcome == Outcome::Deferred).then(|| DeferralFacts {
                    condition: "待省局批复到位。".into(),
                    owner: UNITS[owner].0.into(),
                    review_on,
                }),
                dissent: (0..)
                    .zip(dissent)
                    .map(|(n, (reserves, words))| DissentFacts {
                        unit: unit(n),
                        stance: if reserves {
                            Stance::Reserve
                        } else {
                            Stance::Object
                        },
                        words: words.into(),
                    })
                    .collect(),
            };
            if hidden {
                ItemFacts {
                    withheld: Some("某公司逃废债线索".into()),
                    outcome_words: None,
                    decisions: Vec::new(),
                    deferral: None,
                    dissent: Vec::new(),
                    ..facts
                }
            } else {
                facts
            }
        },
    )
}

fn record() -> impl Strategy<Value = Facts> {
    (
        proptest::collection::vec(item(), 1..7),
        Just(TITLES.to_vec()).prop_shuffle(),
    )
        .prop_map(|(mut items, titles)| {
            for ((place, item), title) in (1u32..).zip(&mut items).zip(titles) {
                item.place = place;
                item.title = if item.withheld.is_some() {
                    format!("限定可见范围的事项（协〔2026〕{place}号）")
                } else {
                    title.into()
                };
            }
            Facts {
                items,
                units: (0..)
                    .zip(UNITS)
                    .map(|(n, (full, short))| UnitName {
                        id: unit(n),
                        full: full.into(),
                        short: short.into(),
                    })
                    .collect(),
            }
        })
}

/// A line of the text with its place, chosen among those that pass.
fn chosen(text: &str, at: usize, passes: impl Fn(&str) -> bool) -> Option<String> {
    let lines: Vec<&str> = text.lines().filter(|line| passes(line)).collect();
    (!lines.is_empty()).then(|| lines[at % lines.len()].to_owned())
}

fn without(text: &str, line: &str) -> String {
    text.replacen(&format!("{line}\n"), "", 1)
}

fn is_labelled(line: &str) -> bool {
    line.starts_with("议定事项")
}

/// Ways to change what a text says; each with its name and what must then be found, none where the text
/// offers nothing to change.
type Mutation = (
    &'static str,
    fn(&str, &Facts, usize) -> Option<String>,
    &'static [Kind],
);

const MUTATIONS: &[Mutation] = &[
    (
        "a decision struck out",
        |text, _, at| Some(without(text, &chosen(text, at, is_labelled)?)),
        &[Kind::UnwrittenDecision],
    ),
    (
        "a decision nobody took",
        |text, facts, _| {
            let line = format!(
                "议定事项{}-9：另拨经费。由县财政局牵头，于2027年1月1日前完成，以拨付为办结标准。\n",
                facts.items.len()
            );
            Some(format!("{text}{line}"))
        },
        &[Kind::UnrecordedDecision],
    ),
    (
        "a decision without its label",
        |text, _, at| {
            let line = chosen(text, at, is_labelled)?;
            Some(text.replacen(&line, line.split_once('：')?.1, 1))
        },
        &[Kind::UnwrittenDecision],
    ),
    (
        "a decision twice",
        |text, _, at| {
            let line = chosen(text, at, is_labelled)?;
            Some(text.replacen(&line, &format!("{line}\n{line}"), 1))
        },
        &[Kind::DoubledDecision],
    ),
    (
        "another lead",
        |text, facts, at| {
            let line = chosen(text, at, is_labelled)?;
            let (head, tail) = line.rsplit_once("牵头，")?;
            let (before, lead) = head.rsplit_once('由')?;
            let other = facts.units.iter().find(|unit| unit.full != lead)?;
            Some(text.replacen(&line, &format!("{before}由{}牵头，{tail}", other.short), 1))
        },
        &[Kind::LeadDiffers],
    ),
    (
        "one more support",
        |text, facts, at| {
            let line = chosen(text, at, is_labelled)?;
            let other = facts.units.iter().find(|unit| !line.contains(&unit.full))?;
            let mended = if line.contains("配合，于") {
                line.replace("配合，于", &format!("、{}配合，于", other.full))
            } else {
                let (head, tail) = line.rsplit_once("牵头，于")?;
                format!("{head}牵头，{}配合，于{tail}", other.full)
            };
            Some(text.replacen(&line, &mended, 1))
        },
        &[Kind::SupportsDiffer],
    ),
    (
        "no supports",
        |text, _, at| {
            let line = chosen(text, at, |line| {
                is_labelled(line) && line.contains("配合，于")
            })?;
            let (head, tail) = line.rsplit_once("配合，于")?;
            let (kept, _) = head.rsplit_once("牵头，")?;
            Some(text.replacen(&line, &format!("{kept}牵头，于{tail}"), 1))
        },
        &[Kind::SupportsDiffer],
    ),
    (
        "another due day",
        |text, facts, at| {
            let line = chosen(text, at, is_labelled)?;
            let mut days = facts
                .items
                .iter()
                .flat_map(|item| &item.decisions)
                .map(|d| d.due_on);
            let day = days.find(|day| line.contains(&date(*day)))?;
            let later = day.saturating_add(jiff::Span::new().days(1));
            Some(text.replacen(&line, &line.replace(&date(day), &date(later)), 1))
        },
        &[Kind::DueDiffers],
    ),
    (
        "something else is done",
        |text, _, at| {
            let line = chosen(text, at, is_labelled)?;
            let (head, _) = line.rsplit_once("，以")?;
            Some(text.replacen(&line, &format!("{head}，以口头答复为办结标准。"), 1))
        },
        &[Kind::DoneWhenDiffers],
    ),
    (
        "other words decided",
        |text, facts, at| {
            let line = chosen(text, at, is_labelled)?;
            let words = facts
                .items
                .iter()
                .flat_map(|item| &item.decisions)
                .map(|d| d.text.trim_end_matches('。'));
            let words: Vec<&str> = words.collect();
            let words = words.into_iter().find(|words| line.contains(words))?;
            Some(text.replacen(&line, &line.replacen(words, "另行研究", 1), 1))
        },
        &[Kind::DecisionReworded],
    ),
    (
        "an item left out",
        |text, facts, at| {
            let item = &facts.items[at % facts.items.len()];
            let heading = text
                .lines()
                .find(|line| line.ends_with(&format!("关于{}", item.title)))?;
            let from = text.find(heading)?;
            let rest = &text[from + heading.len()..];
            let next = format!("\n{}、", locale::chinese_numeral(item.place + 1));
            let length = rest.find(&next).map_or(rest.len(), |at| at + 1);
            Some(format!("{}{}", &text[..from], &rest[length..]))
        },
        &[Kind::ItemMissing],
    ),
    (
        "an item retitled",
        |text, facts, at| {
            let item = &facts.items[at % facts.items.len()];
            Some(text.replacen(&format!("关于{}", item.title), "关于其他事宜", 1))
        },
        &[Kind::ItemRetitled],
    ),
    (
        "agreement claimed",
        |text, _, at| {
            let line = chosen(text, at, |line| {
                line.contains("暂缓审议")
                    || line.contains("顺延至")
                    || line.contains("退回提出单位")
                    || line.contains("撤回该议题")
                    || line.contains("无需议定")
            })?;
            Some(text.replacen(&line, "经研究，各责任单位一致同意。", 1))
        },
        &[Kind::OutcomeContradicted],
    ),
    (
        "agreement denied",
        |text, _, at| {
            let line = chosen(text, at, |line| line.contains("达成一致意见"))?;
            Some(text.replacen(&line, "会议决定本议题暂缓，未达成一致意见。", 1))
        },
        &[Kind::OutcomeContradicted],
    ),
    (
        "another review day",
        |text, facts, _| {
            let deferral = facts.items.iter().find_map(|item| item.deferral.as_ref())?;
            let later = deferral
                .review_on
                .saturating_add(jiff::Span::new().days(40));
            Some(text.replace(
                &format!("{}前复核", date(deferral.review_on)),
                &format!("{}前复核", date(later)),
            ))
        },
        &[Kind::DeferralDiffers],
    ),
    (
        "a reservation left out",
        |text, _, at| {
            let line = chosen(text, at, |line| {
                line.contains("提出保留意见") || line.contains("提出不同意见")
            })?;
            Some(without(text, &line))
        },
        &[Kind::ReservationMissing],
    ),
    (
        "a reservation softened",
        |text, _, at| {
            let line = chosen(text, at, |line| {
                line.contains("提出保留意见：") || line.contains("提出不同意见：")
            })?;
            let (head, _) = line.split_once('：')?;
            Some(text.replacen(&line, &format!("{head}：略。"), 1))
        },
        &[Kind::ReservationReworded],
    ),
    (
        "a reservation invented",
        |text, facts, _| {
            let shown = facts.items.iter().all(|item| item.withheld.is_none());
            shown.then(|| format!("{text}县财政局提出保留意见：不宜。\n"))
        },
        &[Kind::ReservationUnrecorded],
    ),
    (
        "a restricted title printed",
        |text, facts, _| {
            let hidden = facts.items.iter().find_map(|item| item.withheld.as_ref())?;
            Some(format!("{text}（{hidden}）\n"))
        },
        &[Kind::WithheldShown],
    ),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_from_a_record_agrees_with_it(facts in record()) {
        let text = body(&facts);
        prop_assert_eq!(compare(&text, &facts), [], "{}", text);
    }

    #[test]
    fn whatever_changes_what_it_says_is_found(facts in record(), at in 0..50usize) {
        let text = body(&facts);
        for (name, mutate, expected) in MUTATIONS {
            let Some(mutated) = mutate(&text, &facts, at).filter(|mutated| *mutated != text) else {
                continue;
            };
            let found: Vec<Kind> = compare(&mutated, &facts).iter().map(|one| one.kind).collect();
            for kind in *expected {
                prop_assert!(found.contains(kind), "{name}: {found:?}\n{mutated}");
            }
        }
    }
}

#[test]
fn every_mutation_finds_something_to_change() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut tried = vec![0; MUTATIONS.len()];
    for at in 0..150 {
        let facts = record().new_tree(&mut runner).unwrap().current();
        let text = body(&facts);
        for (count, (_, mutate, _)) in tried.iter_mut().zip(MUTATIONS) {
            *count += u32::from(mutate(&text, &facts, at).is_some_and(|mutated| mutated != text));
        }
    }
    let idle: Vec<_> = tried
        .iter()
        .zip(MUTATIONS)
        .filter(|(n, _)| **n < 5)
        .map(|(_, m)| m.0)
        .collect();
    assert_eq!(idle, [""; 0], "{tried:?}");
}
