//! The minutes' text compared with the record: a decision in the text without a record, a record without
//! text, other units or days than were decided, and whatever else a reader would be misled by.

mod deciding;
mod decision;
mod drafted;
mod free;
mod head;
mod item;
mod speech;
#[cfg(test)]
pub(super) mod tests;

use super::{
    facts::{Facts, Label},
    section::{Section, labelled, plain, preamble, sections},
};
use crate::official_document::masking;
use drafted::Drafted;
use std::collections::BTreeSet;

coded! {
    /// In what a text and the record part.
    pub enum Kind {
        /// A decision stands in the text, labelled or in a sentence, and none is recorded.
        UnrecordedDecision = "unrecorded_decision",
        /// A decision is recorded, and the text lacks it.
        UnwrittenDecision = "unwritten_decision",
        /// A decision stands in the text twice.
        DoubledDecision = "doubled_decision",
        /// A decision stands under another item.
        MisplacedDecision = "misplaced_decision",
        /// A recorded decision stands in a line without its label.
        UnlabelledDecision = "unlabelled_decision",
        /// A decision is worded otherwise than recorded.
        DecisionReworded = "decision_reworded",
        /// A decision denies what the recorded one affirms, or the other way round.
        DecisionReversed = "decision_reversed",
        /// A decision is worded so that it decides something else: another act, unit, sum, number or day.
        DecisionAltered = "decision_altered",
        /// Another unit leads.
        LeadDiffers = "lead_differs",
        /// Other units support.
        SupportsDiffer = "supports_differ",
        /// Another due day.
        DueDiffers = "due_differs",
        /// Something else counts as done.
        DoneWhenDiffers = "done_when_differs",
        /// An item of the agenda is missing.
        ItemMissing = "item_missing",
        /// An item has another title.
        ItemRetitled = "item_retitled",
        /// The text claims another outcome than recorded.
        OutcomeContradicted = "outcome_contradicted",
        /// The text does not say how the item ended.
        OutcomeUnsaid = "outcome_unsaid",
        /// Owner or review day of a deferral differ.
        DeferralDiffers = "deferral_differs",
        /// The condition of a deferral is worded otherwise.
        ConditionReworded = "condition_reworded",
        /// A reservation or an objection is not minuted.
        ReservationMissing = "reservation_missing",
        /// A reservation is worded otherwise.
        ReservationReworded = "reservation_reworded",
        /// A reservation stands in the text, and none is recorded.
        ReservationUnrecorded = "reservation_unrecorded",
        /// A sum of money stands in the text that no record of the item holds.
        SumUnrecorded = "sum_unrecorded",
        /// A day stands in the text that no record of the item holds.
        DayUnrecorded = "day_unrecorded",
        /// Date, time, place, convener or chair of the meeting differ.
        HeadDiffers = "head_differs",
        /// A unit is said to have come, or not, otherwise than recorded.
        AttendanceDiffers = "attendance_differs",
        /// The title of a restricted matter stands in the text.
        WithheldShown = "withheld_shown",
        /// Words stand in the text that were drafted from nothing recorded, and decide nothing by their form.
        BesideRecord = "beside_record",
    }
}

impl Kind {
    /// Whether it must be mended; the others may stand with a reason: words were changed or are wanting,
    /// and nobody is bound to anything else by them.
    pub fn is_contradiction(self) -> bool {
        !matches!(
            self,
            Self::MisplacedDecision
                | Self::UnlabelledDecision
                | Self::DecisionReworded
                | Self::DoneWhenDiffers
                | Self::ItemRetitled
                | Self::ConditionReworded
                | Self::ReservationReworded
                | Self::BesideRecord
        )
    }
}

/// A place at which a text and the record part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// In what.
    pub kind: Kind,
    /// Line of the text, from 1; none if the text lacks it.
    pub line: Option<u32>,
    /// Place of the item on the agenda; none if there is no such item.
    pub item: Option<u32>,
    /// The decision's label.
    pub label: Option<Label>,
    /// What the record says.
    pub recorded: String,
    /// What the text says.
    pub written: String,
}

/// Collects what is found.
#[derive(Default)]
struct Findings(Vec<Discrepancy>);

impl Findings {
    fn note(&mut self, kind: Kind, line: Option<u32>, item: Option<u32>, label: Option<Label>) {
        self.say(kind, line, item, label, "", "");
    }

    /// Whether more was found in a line than words beside the record.
    fn stand_at(&self, line: u32) -> bool {
        let more = |one: &Discrepancy| one.kind != Kind::BesideRecord;
        self.0.iter().any(|one| one.line == Some(line) && more(one))
    }

    fn say(
        &mut self,
        kind: Kind,
        line: Option<u32>,
        item: Option<u32>,
        label: Option<Label>,
        recorded: &str,
        written: &str,
    ) {
        self.0.push(Discrepancy {
            kind,
            line,
            item,
            label,
            recorded: recorded.into(),
            written: written.into(),
        });
    }
}

/// Compares a text with the record; what is found stands in the order of the text, then what it lacks.
pub fn compare(text: &str, facts: &Facts) -> Vec<Discrepancy> {
    let text = &masking::plain(text);
    let sections = sections(text);
    let drafted = Drafted::of(facts);
    let mut findings = Findings::default();
    decision::all(&sections, facts, &mut findings);
    let homes = homes(&sections, facts, &mut findings);
    for (item, home) in facts.items.iter().zip(&homes) {
        if let Some(section) = home {
            item::outcome(section, item, facts, &drafted, &mut findings);
        }
    }
    sentences(text, &sections, &homes, (facts, &drafted), &mut findings);
    let whole = plain(text);
    for item in &facts.items {
        let hidden = item.withheld.as_deref().map(plain);
        if hidden.is_some_and(|title| !title.is_empty() && whole.contains(&title)) {
            findings.note(Kind::WithheldShown, None, Some(item.place), None);
        }
    }
    let mut all = findings.0;
    all.sort_by_key(|one| (one.line.is_none(), one.line, one.item, one.label, one.kind));
    all
}

/// What the head says of the meeting, and every sentence outside the labelled decisions.
fn sentences(
    text: &str,
    sections: &[Section<'_>],
    homes: &[Option<&Section<'_>>],
    (facts, drafted): (&Facts, &Drafted),
    findings: &mut Findings,
) {
    let preamble = preamble(text);
    if let Some(head) = &facts.head {
        head::compare(&preamble, head, findings);
    }
    let opening = free::Record::head(facts, drafted);
    for (number, line) in &preamble {
        attendance(*number, line, &opening, facts, findings);
        free::line(*number, line, &opening, findings);
    }
    for section in sections {
        let at = homes
            .iter()
            .position(|home| home.is_some_and(|home| home.line == section.line));
        let record = match at.map(|at| &facts.items[at]) {
            Some(item) => free::Record::of(item, facts, drafted),
            None => free::Record::whole(facts, drafted),
        };
        for (number, line) in &section.lines {
            attendance(*number, line, &record, facts, findings);
        }
        free::section(section, &record, findings);
    }
}

/// Who a line says came, unless it was drafted: recorded words may speak of another meeting.
fn attendance(
    number: u32,
    line: &str,
    record: &free::Record<'_>,
    facts: &Facts,
    findings: &mut Findings,
) {
    if let Some(head) = facts.head.as_ref().filter(|_| !record.holds(line)) {
        head::attendance(number, line, head, facts, findings);
    }
}

/// Whether a heading is an item's title.
type Same = fn(&str, &str) -> bool;

/// The section of each item: by its title, else by its numeral if no other item claims that section.
fn homes<'a, 'b>(
    sections: &'b [Section<'a>],
    facts: &Facts,
    findings: &mut Findings,
) -> Vec<Option<&'b Section<'a>>> {
    let mut taken = BTreeSet::new();
    let mut homes: Vec<Option<usize>> = vec![None; facts.items.len()];
    let exactly: Same = |written, title| written == format!("关于{title}") || written == title;
    let roughly: Same = |written, title| written.contains(title);
    for same in [exactly, roughly] {
        for (home, item) in homes.iter_mut().zip(&facts.items) {
            let title = plain(&item.title);
            if home.is_none() {
                *home = sections.iter().enumerate().position(|(at, section)| {
                    !taken.contains(&at) && same(&plain(section.title), &title)
                });
                taken.extend(*home);
            }
        }
    }
    for (home, item) in homes.iter_mut().zip(&facts.items) {
        if home.is_some() {
            continue;
        }
        *home = sections
            .iter()
            .enumerate()
            .position(|(at, section)| !taken.contains(&at) && section.number == item.place);
        taken.extend(*home);
        match home.map(|at| &sections[at]) {
            Some(section) => findings.say(
                Kind::ItemRetitled,
                Some(section.line),
                Some(item.place),
                None,
                &item.title,
                section.title,
            ),
            None => findings.say(
                Kind::ItemMissing,
                None,
                Some(item.place),
                None,
                &item.title,
                "",
            ),
        }
    }
    homes
        .into_iter()
        .map(|home| home.map(|at| &sections[at]))
        .collect()
}

/// Whether a line put otherwise says more than before: a clause is added, or it decides something else. One that was
/// drafted so does not, and a labelled decision is compared as such.
pub(super) fn says_more(before: &str, after: &str, facts: &Facts) -> bool {
    let clauses = |line: &str| {
        let all = line.split(['，', ',', '：', ':', '。', '；', '！', '？', ';']);
        all.filter(|clause| !plain(clause).is_empty()).count()
    };
    let drafted = facts.drafted.iter().flat_map(|text| text.lines());
    let same = |line: &str| drafted::same_words(line, facts);
    before != after
        && !drafted.map(same).any(|line| line == same(after))
        && (clauses(after) > clauses(before)
            || !is_decision(after) && deciding::differs(before, after, facts))
}

/// Whether words speak of deciding, whoever decides.
pub(super) fn speaks_of_deciding(words: &str) -> bool {
    !speech::voices(words).is_empty()
}

/// Whether a line is a labelled decision.
fn is_decision(line: &str) -> bool {
    labelled(line).is_some()
}
