//! Sentences outside the labelled decisions: none may decide what no record holds.

use super::{
    Findings, Kind,
    drafted::Drafted,
    item::{claims_agreed, claims_only, dissent_in, group},
    speech::{self, Voice},
};
use crate::{
    Date,
    agenda::Outcome,
    id::UnitId,
    minutes::{
        facts::{DecisionFacts, Facts, ItemFacts},
        figures::{Day, days, squashed, sums, valued},
        section::{Section, labelled, plain},
    },
};
use std::collections::BTreeSet;

/// What may stand in sentences of one place: an item's record, or of the whole meeting.
pub(super) struct Record<'a> {
    facts: &'a Facts,
    drafted: &'a Drafted,
    item: Option<&'a ItemFacts>,
    /// Under which place the draft is looked up: an item's, 0 for the first paragraph; none under no item.
    place: Option<u32>,
    /// Sums that are recorded.
    sums: BTreeSet<u128>,
    /// Days that are recorded: as words name them, and as dates.
    days: Vec<Day>,
    dates: Vec<Date>,
    /// Sentences that were recorded as the words to the outcome.
    sentences: BTreeSet<String>,
    /// Whether days are compared elsewhere: the head's.
    any_day: bool,
}

impl<'a> Record<'a> {
    /// The record of an item.
    pub fn of(item: &'a ItemFacts, facts: &'a Facts, drafted: &'a Drafted) -> Self {
        Self::new(std::slice::from_ref(item), Some(item), facts, drafted)
    }

    /// The record of the meeting, for what stands under no item.
    pub fn whole(facts: &'a Facts, drafted: &'a Drafted) -> Self {
        Self::new(&facts.items, None, facts, drafted)
    }

    /// The record of the meeting, for its first paragraph, whose days are the head's own.
    pub fn head(facts: &'a Facts, drafted: &'a Drafted) -> Self {
        Self {
            any_day: facts.head.is_some(),
            place: Some(0),
            ..Self::whole(facts, drafted)
        }
    }

    /// Whether a whole line was drafted here.
    pub fn holds(&self, line: &str) -> bool {
        self.place
            .is_some_and(|place| self.drafted.holds(place, line, self.facts))
    }

    fn new(
        items: &'a [ItemFacts],
        item: Option<&'a ItemFacts>,
        facts: &'a Facts,
        drafted: &'a Drafted,
    ) -> Self {
        let mut record = Self {
            facts,
            drafted,
            item,
            place: item.map(|item| item.place),
            sums: BTreeSet::new(),
            days: Vec::new(),
            dates: facts.head.iter().map(|head| head.held_on).collect(),
            sentences: BTreeSet::new(),
            any_day: false,
        };
        for item in items {
            for words in words_of(item) {
                let words = squashed(words);
                record
                    .sums
                    .extend(sums(&words).into_iter().map(|(sum, _)| sum));
                record.days.extend(days(&words));
            }
            record
                .dates
                .extend(item.decisions.iter().map(|one| one.due_on));
            record
                .dates
                .extend(item.deferral.iter().map(|one| one.review_on));
            let said = item.outcome_words.iter().flat_map(|words| sentences(words));
            record.sentences.extend(said.map(|(_, one)| plain(one)));
        }
        if let Some(head) = &facts.head {
            record.days.extend(days(&squashed(&head.topic)));
        }
        record
    }

    fn knows_day(&self, day: Day) -> bool {
        self.any_day || self.days.contains(&day) || self.dates.iter().any(|date| day.is(*date))
    }
}

/// Every word recorded of an item.
fn words_of(item: &ItemFacts) -> impl Iterator<Item = &str> {
    let decided = item.decisions.iter();
    decided
        .flat_map(|one| [one.text.as_str(), one.done_when.as_str()])
        .chain(item.dissent.iter().map(|one| one.words.as_str()))
        .chain(item.deferral.iter().map(|one| one.condition.as_str()))
        .chain(item.outcome_words.iter().map(String::as_str))
        .chain(item.said.iter().map(String::as_str))
        .chain([item.title.as_str()])
}

/// The sentences under one heading, and what a heading says beyond its title.
pub(super) fn section(section: &Section<'_>, record: &Record<'_>, findings: &mut Findings) {
    let title = record.item.map_or("", |item| item.title.as_str());
    let beyond = squashed(section.title).replacen(&squashed(title), "", 1);
    if !["", "关于"].contains(&beyond.as_str()) {
        line(section.line, &beyond, record, findings);
    }
    for (number, words) in &section.lines {
        if record.holds(words) {
            continue;
        }
        if let Some((label, said)) = labelled(words) {
            let decided = record
                .facts
                .items
                .iter()
                .find(|item| item.place == label.item);
            let at = usize::try_from(label.place).unwrap_or(0);
            let decided = decided.and_then(|item| item.decisions.get(at.checked_sub(1)?));
            if let Some(decision) = decided {
                beyond_decision(*number, said, decision, record, findings);
            }
        } else {
            line(*number, words, record, findings);
        }
    }
}

/// What a labelled line holds beside the decision recorded under its label.
fn beyond_decision(
    number: u32,
    words: &str,
    decision: &DecisionFacts,
    record: &Record<'_>,
    findings: &mut Findings,
) {
    for words in super::decision::beyond(words, decision, record.facts) {
        line(number, words, record, findings);
    }
}

/// One line: what it decides, and what of it was drafted from nothing recorded.
pub(super) fn line(number: u32, words: &str, record: &Record<'_>, findings: &mut Findings) {
    if record.holds(words) {
        return;
    }
    deciding(number, words, record, findings);
    if findings.stand_at(number) {
        return;
    }
    let place = record.item.map(|item| item.place);
    for sentence in record.drafted.beside(record.place, words, record.facts) {
        findings.say(Kind::BesideRecord, Some(number), place, None, "", sentence);
    }
}

/// What a line decides that no record holds, and its sums and days.
fn deciding(number: u32, words: &str, record: &Record<'_>, findings: &mut Findings) {
    let place = record.item.map(|item| item.place);
    let last = sentences(words).len();
    for (at, sentence) in (1..).zip(sentences(words)) {
        let sentence = sentence.1;
        if record.sentences.contains(&plain(sentence)) && !claims_agreement(sentence, record) {
            continue;
        }
        let told = without_recorded(sentence, words, record);
        if decides(&told, at == last, record) {
            let kind = match record.item {
                Some(item) if restates(&squashed(words), item, record.facts) => {
                    Kind::UnlabelledDecision
                }
                _ => Kind::UnrecordedDecision,
            };
            findings.say(kind, Some(number), place, None, "", sentence);
            if kind == Kind::UnlabelledDecision {
                return;
            }
            continue;
        }
        let strange = sums(&told)
            .into_iter()
            .filter(|(sum, _)| !record.sums.contains(sum));
        for (_, sum) in strange {
            findings.say(Kind::SumUnrecorded, Some(number), place, None, "", &sum);
        }
        let mut strange = days(&told);
        strange.retain(|day| !record.knows_day(*day));
        if let Some(day) = strange.first() {
            findings.say(
                Kind::DayUnrecorded,
                Some(number),
                place,
                None,
                "",
                &day.to_string(),
            );
        }
    }
}

/// Sentences of a line, each with the place where it begins.
pub(super) fn sentences(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in line.match_indices(['。', '！', '？', '；', '!', '?', ';', '\n']) {
        found.push((from, &line[from..at + mark.len()]));
        from = at + mark.len();
    }
    found.push((from, &line[from..]));
    found.retain(|(_, one)| one.chars().any(char::is_alphanumeric));
    found
}

/// Words recorded of the item are nobody's decision: the condition of a deferral, the words of who reserves, the topic.
fn without_recorded(sentence: &str, line: &str, record: &Record<'_>) -> String {
    let mut told = squashed(sentence);
    let mut strike = |words: &str| {
        for (_, one) in sentences(words) {
            let one = squashed(one);
            let one = one.trim_end_matches(['。', '；', '！', '？']);
            if !one.is_empty() {
                told = told.replacen(one, "", 1);
            }
        }
    };
    let Some(item) = record.item else {
        if let Some(head) = &record.facts.head {
            strike(&head.topic);
        }
        return told;
    };
    if let Some(deferral) = &item.deferral {
        strike(deferral.condition.trim_start_matches('待'));
    }
    for one in &item.dissent {
        let said = dissent_in(line, record.facts);
        if said.iter().any(|said| said.is(one)) {
            strike(&one.words);
        }
    }
    told
}

/// Whether a sentence speaks as a decision that is not the item's recorded outcome.
fn decides(told: &str, ends_line: bool, record: &Record<'_>) -> bool {
    let item = record.item;
    let told = told
        .replace("会议认为，", "会议认为")
        .replace("会议，", "会议");
    let clauses: Vec<&str> = told
        .split(['，', ',', '：', ':', '。', '；', '！', '？', ';'])
        .filter(|clause| !clause.is_empty())
        .collect();
    let many = clauses.len();
    for (at, clause) in (1..).zip(&clauses) {
        let last = at == many && ends_line;
        let spoken = speech::voices(clause).into_iter().any(|voice| match voice {
            Voice::Meeting(what) => !is_recorded_outcome(what, last, item),
            Voice::Somebody(speaker) => !is_recorded_agreement(speaker, record),
        });
        let opinion = [
            "会议认为应",
            "会议认为可",
            "会议认为须",
            "会议认为由",
            "一致认为应",
            "一致认为可",
        ];
        let wished = at > 1 && ends_with_wish(clauses[at - 2]);
        // What is agreed is agreed under its item, where it is compared with the outcome.
        let agreed = item.is_none() && claims_agreed(clause);
        if spoken
            || agreed
            || opinion.iter().any(|words| clause.contains(words))
            || !wished && (is_laid(clause, record) || speech::is_limited(clause))
        {
            return !is_decided_text(clause, item);
        }
    }
    let named = !record.facts.named(&told).0.is_empty();
    let dated = !days(&told).is_empty() || !sums(&told).is_empty();
    speech::is_form(&told) || speech::is_call(&told) && (named || dated)
}

/// Whether a clause ends with somebody's wish, which the next one words: 区人社局建议，由…
fn ends_with_wish(clause: &str) -> bool {
    ["建议", "提议", "希望", "请求", "申请", "提出"]
        .iter()
        .any(|word| clause.ends_with(word))
        && !clause.contains("会议")
}

/// Whether a clause is, word for word, part of what was decided under the item.
fn is_decided_text(clause: &str, item: Option<&ItemFacts>) -> bool {
    let same = |text: &str| plain(&valued(&squashed(text)));
    let words = same(clause);
    item.is_some_and(|item| {
        item.decisions
            .iter()
            .any(|one| same(&one.text).contains(&words))
    })
}

/// Whether what the meeting decides is how the item ended by the record: 决定暂缓, 议定如下.
fn is_recorded_outcome(what: &str, ends_line: bool, item: Option<&ItemFacts>) -> bool {
    let Some(item) = item else {
        return false;
    };
    let binds = item.outcome.is_some_and(Outcome::binds);
    let lead_in = [
        "",
        "意见",
        "如下",
        "如下事项",
        "以下事项",
        "下列事项",
        "如下意见",
        "以下意见",
    ];
    if binds && ends_line && lead_in.contains(&what) {
        return true;
    }
    if binds && !plain(what).is_empty() && is_decided_text(what, Some(item)) {
        return true;
    }
    let object = ["对", "将", "该", "本", "此", "项", "事项", "议题", "先"];
    let mut rest = what;
    while let Some(shorter) = object.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    item.outcome
        .is_some_and(|outcome| !outcome.binds() && claims_only(rest, group(outcome)))
}

/// Whether whoever is said to agree said so by the record.
fn is_recorded_agreement(speaker: &str, record: &Record<'_>) -> bool {
    let (units, _) = record.facts.named(speaker);
    match (units.last(), record.item) {
        (None, _) => speech::is_other(speaker),
        (Some(unit), Some(item)) => item.agrees.contains(unit),
        (Some(_), None) => false,
    }
}

/// Whether a clause lays work on somebody whom the record does not name for it.
fn is_laid(clause: &str, record: &Record<'_>) -> bool {
    let owner = record
        .item
        .and_then(|item| item.deferral.as_ref())
        .map(|one| one.owner);
    let watches = |units: &[UnitId], work: &str| {
        let watch = [
            "负责跟进",
            "负责复核",
            "负责跟踪",
            "负责督促",
            "跟进",
            "复核",
        ];
        !units.is_empty()
            && units.iter().all(|unit| Some(*unit) == owner)
            && watch.iter().any(|one| work.starts_with(one))
    };
    let general = |on: &str| {
        ["各", "有关", "相关", "办公室", "联动机制办公室"]
            .iter()
            .any(|word| on.starts_with(word))
    };
    let mentions = record.facts.mentions(clause);
    let names: Vec<(usize, usize)> = mentions.iter().map(|(_, from, to)| (*from, *to)).collect();
    let by = speech::laid_by(clause, &names).into_iter().any(|laid| {
        let (units, _) = record.facts.named(laid.on);
        !(watches(&units, laid.work) || units.is_empty() && general(laid.on))
    });
    let bound = mentions.into_iter().any(|(unit, from, to)| {
        let after = &clause[to..];
        let watch = watches(&[unit], after)
            || after
                .strip_prefix("应")
                .is_some_and(|rest| watches(&[unit], rest));
        speech::is_bound(after) && !speech::is_wish(&clause[..from]) && !watch
    });
    by || bound
}

/// Whether recorded words claim an agreement that the item did not end with: words to an outcome are no
/// second way to a decision.
fn claims_agreement(sentence: &str, record: &Record<'_>) -> bool {
    let told = squashed(sentence);
    let clauses = told.split(['，', ',', '：', ':', '。', '；', '！', '？', ';']);
    let binds = record
        .item
        .and_then(|item| item.outcome)
        .is_some_and(Outcome::binds);
    !binds
        && clauses.filter(|clause| !clause.is_empty()).any(|clause| {
            speech::voices(clause).into_iter().any(|voice| {
                matches!(voice, Voice::Meeting(what) if !is_recorded_outcome(what, false, record.item))
            })
        })
}

/// Whether a line without a label says a recorded decision again and nothing else: its units, its day.
fn restates(words: &str, item: &ItemFacts, facts: &Facts) -> bool {
    item.decisions.iter().any(|one| {
        let text = squashed(&one.text);
        let text = text.trim_end_matches(['。', '；', '！', '？']);
        let own = |unit: &UnitId| *unit == one.lead || one.supports.contains(unit);
        let rest = words
            .replacen(text, "", 1)
            .replacen(&squashed(&one.done_when), "", 1);
        words.contains(text)
            && facts.named(words).0.iter().all(own)
            && days(&rest).iter().all(|day| day.is(one.due_on))
            && sums(&rest).is_empty()
            && speech::voices(&rest).is_empty()
    })
}
