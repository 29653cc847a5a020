//! What the review begins with: the draft, and beside it what the charter in force already knows.

use super::{CharterForm, DifficultyEntry, DutyEntry, Entry, FACTS, RosterEntry, UnitEntry};
use crate::Units;
use documents::notice::{Draft, Fact, Post};
use domain::charter::{Charter, Duty, Part, Tier, meetings};

impl CharterForm {
    /// The form for a draft. What the notice does not say is taken from the charter in force, if there
    /// is one: the place, full names, the office's practice, which difficulties a duty was held to cover.
    pub fn of_draft(draft: &Draft, present: Option<(&Charter, &Units)>) -> Self {
        let mut charter = crate::charter::draft::charter(draft);
        if let Some((present, units)) = present {
            inherit(&mut charter, present, units);
        }
        let mut form = Self::of_charter(&charter);
        form.add_lines(draft);
        form
    }

    /// The form for a charter, without lines.
    pub fn of_charter(charter: &Charter) -> Self {
        Self {
            facts: FACTS
                .iter()
                .map(|(name, _)| Entry {
                    text: fact(charter, name),
                    lines: Vec::new(),
                })
                .collect(),
            invites_others: charter.invites_others,
            founding_year_owes: charter.practice.founding_year_owes,
            difficulties: charter
                .difficulties
                .iter()
                .map(|row| DifficultyEntry {
                    key: row.key.clone(),
                    label: row.label.clone(),
                    line: 0,
                })
                .collect(),
            units: charter
                .units
                .iter()
                .map(|row| UnitEntry {
                    name: row.name.clone(),
                    full_name: row.full_name.clone(),
                    kind: row.kind.code().into(),
                    line: 0,
                })
                .collect(),
            duties: charter.duties.iter().map(duty).collect(),
            roster: charter
                .roster
                .iter()
                .map(|row| RosterEntry {
                    unit: row.unit.clone(),
                    head: row.head.clone(),
                    post: row.post.clone(),
                    liaison: row.liaison.clone(),
                    line: 0,
                })
                .collect(),
        }
    }

    /// Notes where in the notice each fact stands. Rows are in the draft's own order.
    fn add_lines(&mut self, draft: &Draft) {
        for ((name, _), entry) in FACTS.iter().zip(&mut self.facts) {
            entry.lines = lines(draft, name);
            entry.lines.dedup();
        }
        for (row, source) in self.difficulties.iter_mut().zip(&draft.difficulties) {
            row.line = source.line;
        }
        for (row, source) in self.duties.iter_mut().zip(&draft.duties) {
            row.line = source.line;
        }
        for (row, source) in self.roster.iter_mut().zip(&draft.roster) {
            row.line = source.line;
        }
        for row in &mut self.units {
            row.line = first_line(draft, &row.name);
        }
    }
}

/// Where a unit is named first: among the members, the office, the duties or the roster.
fn first_line(draft: &Draft, name: &str) -> u32 {
    let facts = draft.members.iter().chain(&draft.office.hosts);
    let named = facts
        .filter(|fact| fact.value == name)
        .map(|fact| fact.line);
    let duties = draft.duties.iter().flat_map(|duty| &duty.units);
    let answering = duties
        .filter(|unit| unit.name == name)
        .map(|unit| unit.line);
    let roster = draft
        .roster
        .iter()
        .filter(|row| row.unit == name)
        .map(|row| row.line);
    named.chain(answering).chain(roster).next().unwrap_or(0)
}

fn duty(duty: &Duty) -> DutyEntry {
    let names = |part| {
        let of_part = duty.units.iter().filter(|unit| unit.part == part);
        of_part
            .map(|unit| unit.name.as_str())
            .collect::<Vec<_>>()
            .join("、")
    };
    DutyEntry {
        clause: duty.clause.clone(),
        leads: names(Part::Lead),
        supports: names(Part::Support),
        text: duty.text.clone(),
        covers: duty.difficulties.clone(),
        line: 0,
    }
}

fn called_by(tier: Option<&Tier>) -> String {
    tier.map_or_else(String::new, |tier| tier.called_by.join("\n"))
}

/// Tiers beside the notice's two, one a line.
fn other_tiers(charter: &Charter) -> String {
    let others = charter.meetings.tiers.iter();
    others
        .filter(|tier| !matches!(tier.key.as_str(), meetings::JOINT | meetings::SPECIAL))
        .map(|tier| format!("{}：{}", tier.label, tier.called_by.join("、")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn fact(charter: &Charter, name: &str) -> String {
    let practice = &charter.practice;
    let joint = charter.meetings.tier(meetings::JOINT);
    let special = charter.meetings.tier(meetings::SPECIAL);
    match name {
        "title" => charter.title.clone(),
        "document_number" => charter.document_number.clone(),
        "place" => charter.place.clone(),
        "division_code" => charter.division_code.clone(),
        "issued_on" => charter
            .issued_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
        "issuers" => charter.issuers.join("\n"),
        "basis" => charter.basis.join("\n"),
        "goals" => charter.goals.join("\n"),
        "requirements" => charter.requirements.join("\n"),
        "addressees" => charter.addressees.join("\n"),
        "copy_to" => charter.copy_to.join("\n"),
        "conveners" => charter.posts.conveners.join("\n"),
        "deputy_conveners" => charter.posts.deputy_conveners.join("\n"),
        "hosts" => charter.office.hosts.join("\n"),
        "directors" => charter.office.directors.join("\n"),
        "office_duties" => charter.office.duties.join("\n"),
        "joint_min_per_year" => joint.map_or(0, |tier| tier.min_per_year).to_string(),
        "joint_called_by" => called_by(joint),
        "special_called_by" => called_by(special),
        "other_tiers" => other_tiers(charter),
        "meetings_clause" => charter.meetings.clause.clone(),
        "triage_working_days" => practice.triage_working_days.to_string(),
        "answer_working_days" => practice.answer_working_days.to_string(),
        "countersign_working_days" => practice.countersign_working_days.to_string(),
        "confirm_working_days" => practice.confirm_working_days.to_string(),
        "review_reminder_days" => practice.review_reminder_days.to_string(),
        "joining_working_days" => practice.joining_working_days.to_string(),
        "reply_working_days" => practice.reply_working_days.to_string(),
        "minutes_code" => practice.minutes_code.clone(),
        "notice_code" => practice.notice_code.clone(),
        "letter_code" => practice.letter_code.clone(),
        "report_code" => practice.report_code.clone(),
        "office_phone" => practice.office_phone.clone(),
        _ => String::new(),
    }
}

fn lines(draft: &Draft, name: &str) -> Vec<u32> {
    fn of<T>(fact: Option<&Fact<T>>) -> Vec<u32> {
        fact.map(|fact| fact.line).into_iter().collect()
    }
    let all = |facts: &[Fact<String>]| facts.iter().map(|fact| fact.line).collect::<Vec<_>>();
    let posts = |posts: &[Post]| posts.iter().map(|post| post.line).collect::<Vec<_>>();
    match name {
        "title" => of(draft.title.as_ref()),
        "document_number" => of(draft.document_number.as_ref()),
        "division_code" => of(draft.division_code.as_ref()),
        "issued_on" => of(draft.issued_on.as_ref()),
        "place" | "issuers" => all(&draft.issuers),
        "goals" => all(&draft.goals),
        "requirements" => all(&draft.requirements),
        "addressees" => all(&draft.addressees),
        "copy_to" => all(&draft.copy_to),
        "basis" => draft.basis.iter().map(|basis| basis.line).collect(),
        "conveners" => posts(&draft.posts.conveners),
        "deputy_conveners" => posts(&draft.posts.deputy_conveners),
        "hosts" => all(&draft.office.hosts),
        "directors" => posts(&draft.office.directors),
        "office_duties" => all(&draft.office.duties),
        "meetings_clause" => of(draft.meetings.clause.as_ref()),
        "joint_min_per_year" => of(draft.meetings.joint.min_per_year.as_ref()),
        "joint_called_by" => all(&draft.meetings.joint.called_by),
        "other_tiers" => {
            let others = draft.meetings.others.iter();
            others.map(|tier| tier.label.line).collect()
        }
        "special_called_by" => of(draft.meetings.special.called_by.first()),
        _ => Vec::new(),
    }
}

fn inherit(charter: &mut Charter, present: &Charter, units: &Units) {
    if charter.place.is_empty() {
        charter.place.clone_from(&present.place);
    }
    // A notice of another place says nothing of this one's code or clauses.
    if charter.place == present.place {
        for (own, known) in [
            (&mut charter.division_code, &present.division_code),
            (&mut charter.meetings.clause, &present.meetings.clause),
        ] {
            if own.is_empty() {
                own.clone_from(known);
            }
        }
    }
    charter.practice = present.practice.clone();
    let added = present.meetings.tiers.iter();
    let added = added.filter(|tier| charter.meetings.tier(&tier.key).is_none());
    let added: Vec<_> = added.cloned().collect();
    charter.meetings.tiers.extend(added);
    for unit in &mut charter.units {
        if let Some(known) = units.named(&unit.name) {
            unit.full_name.clone_from(&known.full_name);
        }
    }
    rename_difficulties(charter, present);
    for duty in &mut charter.duties {
        let same = |known: &&Duty| known.clause == duty.clause && known.units == duty.units;
        if let Some(known) = present.duties.iter().find(same) {
            duty.difficulties.clone_from(&known.difficulties);
        }
    }
}

/// A difficulty that the charter in force knows by its wording keeps its identifier, so that matters of
/// its kind stay of its kind.
fn rename_difficulties(charter: &mut Charter, present: &Charter) {
    for place in 0..charter.difficulties.len() {
        let label = &charter.difficulties[place].label;
        let Some(known) = present
            .difficulties
            .iter()
            .find(|known| known.label == *label)
        else {
            continue;
        };
        let old = std::mem::replace(&mut charter.difficulties[place].key, known.key.clone());
        for key in charter
            .duties
            .iter_mut()
            .flat_map(|duty| &mut duty.difficulties)
        {
            if *key == old {
                key.clone_from(&known.key);
            }
        }
    }
}
