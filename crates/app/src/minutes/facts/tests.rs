//! A text written from any record agrees with it, and no way of changing what it says goes unnoticed.

use super::*;
use domain::{
    Date,
    id::UnitId,
    minutes::{Kind, compare},
};

mod deciding;
mod wording;

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

const CONDITIONS: [&str; 4] = [
    "待省局批复到位。",
    "区政府同意，并由县财政局落实资金95万元",
    "2027年3月1日土地过户后",
    "各方达成书面意见时",
];
const OUTCOME_WORDS: [&str; 4] = [
    "请各单位抓紧落实。",
    "请县财政局于2027年5月1日前报送方案，首期20万元",
    "由县人社局牵头梳理；其余单位配合",
    "会议要求县税务局会后补充材料。",
];
/// Sentences of decisions that nobody took.
const DECIDED: [&str; 12] = [
    "会议决定由县财政局垫付95万元，于2026年12月31日前支付。",
    "会议同意由国家税务总局云岭县税务局按新设企业评价纳税信用。",
    "会议原则同意该方案。",
    "经研究，同意减免。",
    "会议一致同意另拨经费。",
    "会议议定另拨经费。",
    "会议明确，由县医保局承担医疗费用。",
    "会议责成县自然资源局限期整改。",
    "县财政局应当先行垫付。",
    "责任单位：县财政局。",
    "首期费用十五个工作日内支付。",
    "首付款321万元。",
];

fn unit(n: usize) -> UnitId {
    UnitId::parse(&format!("{:032}", n + 1)).unwrap()
}

/// Numbers that look drawn at random and are the same at every run: records are told by their seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        // SplitMix64: https://doi.org/10.1145/2714064.2660195
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let drawn = (z ^ (z >> 31)) % u64::try_from(most).unwrap();
        usize::try_from(drawn).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn day(&mut self) -> Date {
        let days = i64::try_from(self.below(700)).unwrap();
        jiff::civil::date(2026, 1, 5).saturating_add(jiff::Span::new().days(days))
    }

    fn decision(&mut self) -> DecisionFacts {
        let lead = self.below(UNITS.len());
        let supports = (1..UNITS.len()).filter(|_| self.below(3) == 0);
        let supports = supports
            .map(|step| unit((lead + step) % UNITS.len()))
            .collect();
        DecisionFacts {
            text: (*self.of(&TEXTS)).into(),
            lead: unit(lead),
            supports,
            due_on: self.day(),
            done_when: (*self.of(&DONE)).into(),
        }
    }

    fn dissent(&mut self) -> Vec<DissentFacts> {
        (0..self.below(3))
            .map(|n| DissentFacts {
                unit: unit(n),
                stance: *self.of(&[Stance::Reserve, Stance::Object]),
                words: (*self.of(&WORDS)).into(),
            })
            .collect()
    }

    fn item(&mut self, place: u32, title: &str) -> ItemFacts {
        let outcome = match self.below(4) {
            0 => *self.of(Outcome::ALL),
            _ => Outcome::Agreed,
        };
        let owner = UNITS[self.below(UNITS.len())].0;
        let item = ItemFacts {
            place,
            title: title.into(),
            withheld: None,
            is_report: outcome == Outcome::Noted && self.below(2) == 0,
            raised_by: owner.into(),
            outcome: Some(outcome),
            outcome_words: (self.below(2) == 0).then(|| (*self.of(&OUTCOME_WORDS)).into()),
            decisions: if outcome.binds() {
                (0..=self.below(3)).map(|_| self.decision()).collect()
            } else {
                Vec::new()
            },
            deferral: (outcome == Outcome::Deferred).then(|| DeferralFacts {
                condition: (*self.of(&CONDITIONS)).into(),
                owner: unit(self.below(UNITS.len())),
                review_on: self.day(),
            }),
            dissent: self.dissent(),
            ..ItemFacts::default()
        };
        if self.below(10) > 0 || item.is_report {
            return item;
        }
        ItemFacts {
            title: format!("限定可见范围的事项（协〔2026〕{place}号）"),
            withheld: Some("某公司逃废债线索".into()),
            outcome_words: None,
            decisions: Vec::new(),
            deferral: None,
            dissent: Vec::new(),
            ..item
        }
    }

    fn record(&mut self) -> Facts {
        let from = self.below(TITLES.len());
        let titles = (0..TITLES.len()).map(|n| TITLES[(from + n) % TITLES.len()]);
        let many = 1 + self.below(TITLES.len());
        Facts {
            head: None,
            items: (1u32..)
                .zip(titles.take(many))
                .map(|(place, title)| self.item(place, title))
                .collect(),
            units: (0..)
                .zip(UNITS)
                .map(|(n, (full, short))| UnitName {
                    id: unit(n),
                    full: full.into(),
                    short: short.into(),
                })
                .collect(),
            drafted: None,
        }
    }
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
        &[Kind::DecisionAltered],
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
        &[],
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
        "a sentence that decides, anywhere",
        |text, _, at| {
            let line = chosen(text, at, |line| !line.is_empty())?;
            let sentence = DECIDED[at % DECIDED.len()];
            Some(text.replacen(&line, &format!("{line}\n{sentence}"), 1))
        },
        &[],
    ),
    (
        "a sentence that decides, at the end of a labelled line",
        |text, _, at| {
            let line = chosen(text, at, is_labelled)?;
            Some(text.replacen(&line, &format!("{line}{}", DECIDED[at % DECIDED.len()]), 1))
        },
        &[],
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

#[test]
fn what_is_written_from_a_record_agrees_with_it() {
    for seed in 0..500 {
        let facts = Draw(seed).record();
        let text = body(&facts);
        assert_eq!(compare(&text, &facts), [], "seed {seed}\n{text}");
    }
}

#[test]
fn whatever_changes_what_it_says_is_found() {
    let mut tried = vec![0; MUTATIONS.len()];
    for seed in 0..500 {
        let mut draw = Draw(seed);
        let facts = draw.record();
        let (text, at) = (body(&facts), draw.below(50));
        for (count, (name, mutate, expected)) in tried.iter_mut().zip(MUTATIONS) {
            let Some(mutated) = mutate(&text, &facts, at).filter(|mutated| *mutated != text) else {
                continue;
            };
            *count += 1;
            let compared = compare(&mutated, &facts);
            let refused = compared.iter().any(|one| one.kind.is_contradiction());
            assert!(
                refused || !expected.is_empty(),
                "seed {seed}, {name}:\n{mutated}"
            );
            let found: Vec<Kind> = compared.iter().map(|one| one.kind).collect();
            for kind in *expected {
                assert!(
                    found.contains(kind),
                    "seed {seed}, {name}: {found:?}\n{mutated}"
                );
            }
        }
    }
    // Each of them found something to change often enough to mean something.
    let idle: Vec<_> = tried
        .iter()
        .zip(MUTATIONS)
        .filter(|(n, _)| **n < 20)
        .map(|(_, m)| m.0)
        .collect();
    assert_eq!(idle, [""; 0], "{tried:?}");
}
