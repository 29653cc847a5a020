//! Decisions in the text against decisions recorded, matched by their labels.

use super::{Findings, Kind, deciding, drafted::same_words};
use crate::{
    id::UnitId,
    minutes::{
        facts::{DecisionFacts, Facts, Label},
        section::{Section, dates, labelled, plain, worded},
    },
};

/// A labelled line of the text.
struct Written<'a> {
    label: Label,
    line: u32,
    words: &'a str,
    /// Place of the item whose title the heading above it bears, else the heading's numeral.
    under: u32,
}

pub(super) fn all(sections: &[Section<'_>], facts: &Facts, findings: &mut Findings) {
    let written = written(sections, facts);
    let recorded = facts.items.iter().flat_map(|item| {
        (1u32..).zip(&item.decisions).map(|(place, decision)| {
            let label = Label {
                item: item.place,
                place,
            };
            (label, decision)
        })
    });
    let recorded: Vec<(Label, &DecisionFacts)> = recorded.collect();
    for (at, one) in written.iter().enumerate() {
        let place = Some(one.label.item);
        if recorded.iter().all(|(label, _)| *label != one.label) {
            let kind = Kind::UnrecordedDecision;
            findings.say(kind, Some(one.line), None, Some(one.label), "", one.words);
        } else if written[..at].iter().any(|other| other.label == one.label) {
            let kind = Kind::DoubledDecision;
            findings.note(kind, Some(one.line), place, Some(one.label));
        } else if one.under != one.label.item {
            let kind = Kind::MisplacedDecision;
            findings.note(kind, Some(one.line), place, Some(one.label));
        }
    }
    for (label, decision) in recorded {
        let mut lines = written.iter().filter(|one| one.label == label).peekable();
        if lines.peek().is_none() {
            let kind = Kind::UnwrittenDecision;
            findings.say(
                kind,
                None,
                Some(label.item),
                Some(label),
                &decision.text,
                "",
            );
        }
        for one in lines {
            one_line(one, decision, facts, findings);
        }
    }
}

fn written<'a>(sections: &[Section<'a>], facts: &Facts) -> Vec<Written<'a>> {
    let mut all = Vec::new();
    for section in sections {
        let title = plain(section.title);
        let titled = facts
            .items
            .iter()
            .filter(|item| title.contains(&plain(&item.title)))
            .max_by_key(|item| item.title.len());
        let under = titled.map_or(section.number, |item| item.place);
        for (line, words) in &section.lines {
            if let Some((label, words)) = labelled(words) {
                all.push(Written {
                    label,
                    line: *line,
                    words,
                    under,
                });
            }
        }
    }
    all
}

fn one_line(one: &Written<'_>, decision: &DecisionFacts, facts: &Facts, findings: &mut Findings) {
    let (line, item, label) = (Some(one.line), Some(one.label.item), Some(one.label));
    let said = decided_words(one.words, decision, facts);
    let same = |one: &str, other: &str| same_words(one, facts) == same_words(other, facts);
    if !same(said, &decision.text) {
        let kind = if deciding::differs(&decision.text, said, facts) {
            Kind::DecisionAltered
        } else {
            Kind::DecisionReworded
        };
        findings.say(kind, line, item, label, &decision.text, one.words);
        if denials(said) != denials(&decision.text) {
            let kind = Kind::DecisionReversed;
            findings.say(kind, line, item, label, &decision.text, one.words);
        }
    }
    let (lead, tail) = lead(one.words, decision, facts);
    if lead != [decision.lead] {
        let (kind, recorded) = (Kind::LeadDiffers, facts.full_name(decision.lead));
        findings.say(kind, line, item, label, recorded, &facts.full_names(&lead));
    }
    let (supports, unknown) = supports(tail, facts);
    let same_units = supports.len() == decision.supports.len()
        && supports.iter().all(|unit| decision.supports.contains(unit));
    if !same_units || !unknown.is_empty() {
        let recorded = facts.full_names(&decision.supports);
        let written = format!("{}{unknown}", facts.full_names(&supports));
        let kind = Kind::SupportsDiffer;
        findings.say(kind, line, item, label, &recorded, &written);
    }
    let due = dates(tail).first().map(|(_, day)| *day);
    if due != Some(decision.due_on) {
        let written = due.map_or_else(String::new, worded);
        let (kind, recorded) = (Kind::DueDiffers, worded(decision.due_on));
        findings.say(kind, line, item, label, &recorded, &written);
    }
    let done = done_when(tail);
    if !same(done, &decision.done_when) {
        let kind = Kind::DoneWhenDiffers;
        findings.say(kind, line, item, label, &decision.done_when, done);
    }
}

/// How often words deny: 核销 and 不予核销 are no two wordings of one decision.
fn denials(words: &str) -> usize {
    let all = [
        "不", "未", "勿", "禁止", "停止", "取消", "暂缓", "除外", "无需",
    ];
    all.iter().map(|word| words.matches(word).count()).sum()
}

/// What a line says is decided: what stands before 由 … 牵头.
fn decided_words<'a>(words: &'a str, decision: &DecisionFacts, facts: &Facts) -> &'a str {
    let lead = lead_at(words, decision, facts).map(|found| found.from);
    &words[..lead.or(text_end(words, decision)).unwrap_or(words.len())]
}

/// What stands in a labelled line beside the decision's own words and the form of its units, day and
/// standard: nothing, as it is drafted.
pub(super) fn beyond<'a>(words: &'a str, decision: &DecisionFacts, facts: &Facts) -> Vec<&'a str> {
    let said = decided_words(words, decision, facts);
    let text = decision.text.trim().trim_end_matches(['。', '！', '？']);
    let mut found = match said.find(text) {
        Some(at) => vec![&said[..at], &said[at + text.len()..]],
        // The decision in other words is compared as a decision.
        None => Vec::new(),
    };
    let tail = &words[said.len()..];
    let done = done_when(tail);
    if same_words(done, facts) != same_words(&decision.done_when, facts) {
        found.push(done);
    }
    let form = "为办结标准";
    let end = tail.rfind(form).map_or(tail.len(), |at| at + form.len());
    found.push(&tail[end..]);
    if let Some((day, _)) = dates(&tail[..end]).first() {
        let day = tail[*day..end]
            .find('日')
            .map_or(*day, |at| day + at + '日'.len_utf8());
        let standard = tail[day..end].rfind(done).filter(|_| !done.is_empty());
        let to = standard.map_or(end, |at| day + at);
        let between = tail[day..to].trim_end_matches('以').trim_end_matches('，');
        let forms = ["以前完成", "之前完成", "前完成", "以前", "之前", "前"];
        found.push(
            forms
                .iter()
                .find_map(|form| between.strip_prefix(form))
                .unwrap_or(between),
        );
    }
    found.retain(|part| !plain(part).is_empty());
    found
}

/// Where a line names who leads.
struct Lead {
    /// Where 由 stands.
    from: usize,
    /// Where 牵头 ends.
    to: usize,
    /// The units between.
    units: Vec<UnitId>,
}

/// The units between 由 and 牵头, and what follows.
fn lead<'a>(words: &'a str, decision: &DecisionFacts, facts: &Facts) -> (Vec<UnitId>, &'a str) {
    match lead_at(words, decision, facts) {
        Some(found) => (found.units, &words[found.to..]),
        None => (Vec::new(), &words[text_end(words, decision).unwrap_or(0)..]),
    }
}

fn text_end(words: &str, decision: &DecisionFacts) -> Option<usize> {
    let text = decision.text.trim().trim_end_matches(['。', '！', '？']);
    words.find(text).map(|at| at + text.len())
}

/// The recorded words may say 牵头 themselves, so the first after them counts; if they were reworded, the
/// last.
fn lead_at(words: &str, decision: &DecisionFacts, facts: &Facts) -> Option<Lead> {
    let after = text_end(words, decision);
    let from = after.unwrap_or(0);
    let tail = &words[from..];
    let leads = tail.match_indices("牵头").filter_map(|(at, mark)| {
        let before = &tail[..at];
        let by = before.rfind('由')?;
        let (units, rest) = facts.named(&before[by + '由'.len_utf8()..]);
        let only_names = plain(&rest).is_empty() && !units.is_empty();
        only_names.then_some(Lead {
            from: from + by,
            to: from + at + mark.len(),
            units,
        })
    });
    if after.is_some() {
        leads.into_iter().next()
    } else {
        leads.last()
    }
}

/// The units that support, before the day: and what stands among them that is no unit known.
fn supports(tail: &str, facts: &Facts) -> (Vec<UnitId>, String) {
    let day = dates(tail).first().map_or(tail.len(), |(at, _)| *at);
    let Some(end) = tail[..day].rfind("配合") else {
        return (Vec::new(), String::new());
    };
    let (units, rest) = facts.named(&tail[..end]);
    let unknown = plain(&rest)
        .trim_start_matches('由')
        .trim_end_matches(['等', '共', '同'])
        .replace(['和', '与', '及'], "");
    (units, unknown)
}

/// What counts as done: between 以 and 为办结标准.
fn done_when(tail: &str) -> &str {
    let end = tail.rfind("为办结标准").unwrap_or(0);
    let day = dates(&tail[..end]).first().map_or(0, |(at, _)| *at);
    let begins = tail[day..end].match_indices('以').find_map(|(at, mark)| {
        let start = day + at + mark.len();
        // 以前, 以内 belong to the day.
        (!tail[start..end].starts_with(['前', '内', '后'])).then_some(start)
    });
    &tail[begins.unwrap_or(end)..end]
}
