//! What the text says of an item's outcome, its deferral and the reservations on it.

use super::{
    Findings, Kind,
    drafted::{Drafted, same_words},
    is_decision, speech,
};
use crate::{
    agenda::{Outcome, Stance},
    id::UnitId,
    minutes::{
        facts::{DissentFacts, Facts, ItemFacts},
        section::{Section, dates, plain, worded},
    },
};

/// Words by which a text claims an outcome.
const CLAIMS: &[(Outcome, &[&str])] = &[
    (
        Outcome::Agreed,
        &[
            "达成一致",
            "形成一致",
            "取得一致",
            "一致同意",
            "一致通过",
            "意见一致",
            "均无异议",
            "达成共识",
            "形成共识",
        ],
    ),
    (Outcome::Noted, &["无需议定"]),
    (Outcome::Deferred, &["暂缓"]),
    (Outcome::Returned, &["退回提出单位", "退回补充", "退回补正"]),
    (
        Outcome::Withdrawn,
        &["撤回该议题", "撤回议题", "撤回本议题"],
    ),
    (Outcome::CarriedOver, &["顺延"]),
];

/// Whose agreement is none of this meeting's.
const OTHERS: &[&str] = &["债权人", "债权人会", "常务", "党组", "管理人"];

/// Words before a claim that turn it round.
const DENIALS: &[&str] = &[
    "未", "未能", "没有", "尚未", "难以", "无法", "不能", "不予", "不再", "不", "无", "解除",
];

pub(super) fn outcome(
    section: &Section<'_>,
    item: &ItemFacts,
    facts: &Facts,
    drafted: &Drafted,
    findings: &mut Findings,
) {
    if item.withheld.is_some() {
        return;
    }
    let recorded = item.outcome.map(group);
    let said = item.outcome_words.as_deref().map(plain);
    let lines: Vec<(u32, &str)> = section
        .lines
        .iter()
        .filter(|(_, line)| {
            let own = drafted.holds(item.place, line, facts);
            !is_decision(line) && (own || said.as_ref() != Some(&plain(line)))
        })
        .copied()
        .collect();
    let mut is_said = false;
    for (number, line) in &lines {
        let is_own = drafted.holds(item.place, line, facts);
        if !is_own && !dissent_in(line, facts).is_empty() {
            continue;
        }
        for (outcome, words, denied) in claims(&without_condition(line, item)) {
            let is_recorded = Some(outcome) == recorded;
            is_said |= is_recorded && !denied;
            // Denying what was decided misleads as much as claiming what was not.
            if is_recorded == denied && !is_own {
                let code = item.outcome.map_or("", Outcome::code);
                let (at, place) = (Some(*number), Some(item.place));
                findings.say(Kind::OutcomeContradicted, at, place, None, code, words);
            }
        }
    }
    // A report is heard, and nothing more is said of it.
    let heard = |(_, line): &(u32, &str)| line.contains("听取");
    is_said |=
        item.is_report && recorded == Some(Outcome::Noted) && section.lines.iter().any(heard);
    // A labelled decision says for itself that there was one.
    is_said |= recorded == Some(Outcome::Agreed)
        && section.lines.iter().any(|(_, line)| is_decision(line));
    if let Some(outcome) = item.outcome.filter(|_| !is_said) {
        let (line, place) = (Some(section.line), Some(item.place));
        findings.say(Kind::OutcomeUnsaid, line, place, None, outcome.code(), "");
    }
    deferral(section, item, &lines, facts, findings);
    dissent(section, item, &lines, (facts, drafted), findings);
}

/// A line without the condition of the item's deferral: what is waited for is no outcome.
fn without_condition(line: &str, item: &ItemFacts) -> String {
    let condition = item.deferral.as_ref().map(|one| one.condition.as_str());
    let condition = condition.unwrap_or_default();
    let condition = condition.trim_start_matches('待');
    let condition = condition.trim_end_matches(['。', '；', '！', '？']);
    if condition.is_empty() {
        line.to_owned()
    } else {
        line.replacen(condition, "", 1)
    }
}

/// Agreed with changes is claimed like agreed.
pub(super) fn group(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::AgreedWithChanges => Outcome::Agreed,
        other => other,
    }
}

/// Whether words begin with a claim of an outcome: 暂缓审议, 退回提出单位补充.
pub(super) fn claims_only(words: &str, outcome: Outcome) -> bool {
    let more: &[&str] = match outcome {
        Outcome::Deferred => &["缓议", "另行提交", "待"],
        Outcome::Returned => &["退回"],
        Outcome::Noted => &["听取", "不作", "不予"],
        _ => &[],
    };
    let all = CLAIMS.iter().filter(|(claimed, _)| *claimed == outcome);
    let all = all.flat_map(|(_, words)| words.iter());
    all.chain(more).any(|claim| words.starts_with(claim))
}

/// Outcomes a line claims or denies, each with the words that do so and whether they deny it.
fn claims(line: &str) -> Vec<(Outcome, &'static str, bool)> {
    let mut found = Vec::new();
    for (outcome, claims) in CLAIMS {
        for words in *claims {
            for (at, _) in line.match_indices(words) {
                if OTHERS.iter().any(|other| line[..at].ends_with(other)) {
                    continue;
                }
                let denied = DENIALS.iter().any(|denial| line[..at].ends_with(denial));
                let claim = (*outcome, *words, denied);
                if !found.contains(&claim) {
                    found.push(claim);
                }
            }
        }
    }
    found
}

/// Whether a clause says that those present agreed.
pub(super) fn claims_agreed(clause: &str) -> bool {
    claims(clause)
        .iter()
        .any(|(outcome, _, denied)| *outcome == Outcome::Agreed && !denied)
}

fn deferral(
    section: &Section<'_>,
    item: &ItemFacts,
    lines: &[(u32, &str)],
    facts: &Facts,
    findings: &mut Findings,
) {
    let Some(deferral) = &item.deferral else {
        return;
    };
    let all: String = lines.iter().map(|(_, line)| *line).collect();
    let place = Some(item.place);
    let first = lines.iter().find(|(_, line)| line.contains("暂缓"));
    let line = first.map_or(section.line, |(number, _)| *number);
    if dates(&all)
        .iter()
        .all(|(_, day)| *day != deferral.review_on)
    {
        let written = dates(&all)
            .first()
            .map_or_else(String::new, |(_, day)| worded(*day));
        let recorded = worded(deferral.review_on);
        findings.say(
            Kind::DeferralDiffers,
            Some(line),
            place,
            None,
            &recorded,
            &written,
        );
    }
    if !facts.named(&all).0.contains(&deferral.owner) {
        let recorded = facts.full_name(deferral.owner);
        findings.say(Kind::DeferralDiffers, Some(line), place, None, recorded, "");
    }
    let condition = same_words(deferral.condition.trim_start_matches('待'), facts);
    if !same_words(&all, facts).contains(&condition) {
        let (kind, recorded) = (Kind::ConditionReworded, &deferral.condition);
        findings.say(kind, Some(line), place, None, recorded, "");
    }
}

fn dissent(
    section: &Section<'_>,
    item: &ItemFacts,
    lines: &[(u32, &str)],
    (facts, drafted): (&Facts, &Drafted),
    findings: &mut Findings,
) {
    let place = Some(item.place);
    let (own, others): (Vec<_>, Vec<_>) = lines
        .iter()
        .partition(|(_, line)| drafted.holds(item.place, line, facts));
    let same = |words: &str| same_words(words, facts);
    let is_minuted = |one: &DissentFacts| {
        let name = facts.full_name(one.unit);
        if one.stance == Stance::Silent {
            return own
                .iter()
                .any(|(_, line)| silent_in(line, facts).contains(&one.unit));
        }
        let ends = match one.words.as_str() {
            "" => same("意见"),
            words => same(words),
        };
        own.iter()
            .any(|(_, line)| line.starts_with(name) && same(line).ends_with(&ends))
    };
    let written: Vec<(u32, &str, Said)> = others
        .iter()
        .flat_map(|(number, line)| {
            let all = dissent_in(line, facts).into_iter();
            all.map(|said| (*number, *line, said))
        })
        .collect();
    for one in item.dissent.iter().filter(|one| !is_minuted(one)) {
        let name = facts.full_name(one.unit);
        match written.iter().find(|(_, _, said)| said.is(one)) {
            None => findings.say(
                Kind::ReservationMissing,
                Some(section.line),
                place,
                None,
                name,
                &one.words,
            ),
            Some((number, line, _)) if !same(line).contains(&same(&one.words)) => findings.say(
                Kind::ReservationReworded,
                Some(*number),
                place,
                None,
                &one.words,
                line,
            ),
            Some(_) => {}
        }
    }
    for (number, line, said) in &written {
        if !item.dissent.iter().any(|one| said.is(one)) {
            let name = facts.full_name(said.unit);
            let kind = Kind::ReservationUnrecorded;
            findings.say(kind, Some(*number), place, None, name, line);
        }
    }
}

/// A reservation, an objection or a silence that a line minutes.
pub(super) struct Said {
    unit: UnitId,
    stance: Stance,
}

impl Said {
    pub(super) fn is(&self, recorded: &DissentFacts) -> bool {
        self.unit == recorded.unit && self.stance == recorded.stance
    }
}

/// Units that a line says were silent, where it says nothing else: 区税务局、区财政局未表态。
fn silent_in(line: &str, facts: &Facts) -> Vec<UnitId> {
    let before = line.trim_end_matches('。').strip_suffix("未表态");
    let (units, from) = before.map_or_else(Default::default, |before| joined(before, facts));
    if from == 0 { units } else { Vec::new() }
}

/// The units named last in some words, one after the other with nothing but a mark between them; and where they begin.
fn joined(words: &str, facts: &Facts) -> (Vec<UnitId>, usize) {
    let (mut units, mut at) = (Vec::new(), words.len());
    for (unit, from, to) in facts.mentions(words).into_iter().rev() {
        let between = &words[to..at];
        if !units.is_empty() && !["、", "和", "与", "及", "以及"].contains(&between) {
            break;
        }
        units.push(unit);
        at = from;
    }
    (units, at)
}

/// Who is said to reserve, to object or to be silent in a line: the last unit named before the words; those named
/// together, where they are silent.
pub(super) fn dissent_in(line: &str, facts: &Facts) -> Vec<Said> {
    let marks = [
        ("保留意见", Stance::Reserve),
        ("不同意见", Stance::Object),
        ("未表态", Stance::Silent),
    ];
    let minuted = marks.into_iter().find_map(|(words, stance)| {
        let at = line.find(words)?;
        let before = &line[..at];
        let denied = ["没有", "无", "未提出", "未提", "没有提出", "未表示"]
            .iter()
            .any(|denial| before.ends_with(denial));
        let mut units = joined(before, facts).0;
        if stance != Stance::Silent {
            units.truncate(1);
        }
        let said = units.into_iter().map(|unit| Said { unit, stance });
        let said: Vec<_> = said.collect();
        (!denied && !said.is_empty()).then_some(said)
    });
    minuted.unwrap_or_else(|| objects(line, facts).into_iter().collect())
}

/// The unit that a line says objects in plain words, its name right before them: 区税务局表示反对.
fn objects(line: &str, facts: &Facts) -> Option<Said> {
    ["反对", "不同意"].into_iter().find_map(|words| {
        let mut before = speech::without_adverbs(&line[..line.find(words)?]);
        for strong in ["明确", "坚决", "强烈"] {
            before = speech::without_adverbs(before.strip_suffix(strong).unwrap_or(before));
        }
        let (unit, _, to) = facts.mentions(before).pop()?;
        (to == before.len()).then_some(Said {
            unit,
            stance: Stance::Object,
        })
    })
}
