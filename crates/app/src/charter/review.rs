//! The review of a draft: every fact as text a person can correct, with the lines it came from, and back
//! to a charter. What cannot be read is a fault beside its field; nothing typed is lost.

mod begin;
mod read;

use domain::charter::{Charter, Fault};

/// A charter as typed, each fact with the lines of the notice it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharterForm {
    /// Facts that occur once, in the order of `FACTS`.
    pub facts: Vec<Entry>,
    /// Whether further units may be invited.
    pub invites_others: bool,
    /// Whether the founding year already owes its joint meetings.
    pub founding_year_owes: bool,
    /// Kinds of matter.
    pub difficulties: Vec<DifficultyEntry>,
    /// Bodies that take part.
    pub units: Vec<UnitEntry>,
    /// What they answer for.
    pub duties: Vec<DutyEntry>,
    /// The printed roster.
    pub roster: Vec<RosterEntry>,
}

/// Names of the facts that occur once; those marked with true hold one item a line.
pub const FACTS: &[(&str, bool)] = &[
    ("title", false),
    ("document_number", false),
    ("place", false),
    ("division_code", false),
    ("issued_on", false),
    ("issuers", true),
    ("basis", true),
    ("addressees", true),
    ("copy_to", true),
    ("goals", true),
    ("requirements", true),
    ("conveners", true),
    ("deputy_conveners", true),
    ("hosts", true),
    ("directors", true),
    ("office_duties", true),
    ("joint_min_per_year", false),
    ("joint_called_by", true),
    ("special_called_by", false),
    ("other_tiers", true),
    ("meetings_clause", false),
    ("triage_working_days", false),
    ("answer_working_days", false),
    ("countersign_working_days", false),
    ("confirm_working_days", false),
    ("review_reminder_days", false),
    ("joining_working_days", false),
    ("reply_working_days", false),
    ("minutes_code", false),
    ("notice_code", false),
    ("letter_code", false),
    ("report_code", false),
    ("office_phone", false),
];

/// A fact as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What was typed.
    pub text: String,
    /// Lines of the notice, counted from 1; none for what the notice does not say.
    pub lines: Vec<u32>,
}

/// A kind of matter as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifficultyEntry {
    /// Identifier; `other` until one is given.
    pub key: String,
    /// The notice's wording.
    pub label: String,
    /// Where it stands; 0 for what was added by hand.
    pub line: u32,
}

/// A body as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEntry {
    /// Name by which duties refer to it.
    pub name: String,
    /// Full name.
    pub full_name: String,
    /// Code of its kind.
    pub kind: String,
    /// Where it stands first.
    pub line: u32,
}

/// A duty as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyEntry {
    /// Clause.
    pub clause: String,
    /// Names of the units that lead.
    pub leads: String,
    /// Names of the units that support.
    pub supports: String,
    /// Wording.
    pub text: String,
    /// Keys of the difficulties it covers.
    pub covers: Vec<String>,
    /// Where it begins.
    pub line: u32,
}

/// A row of the printed roster as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterEntry {
    /// Unit.
    pub unit: String,
    /// Its head.
    pub head: String,
    /// The head's post.
    pub post: String,
    /// Its liaison.
    pub liaison: String,
    /// Where it stands.
    pub line: u32,
}

impl CharterForm {
    /// A fact that occurs once; empty for a name that is not one.
    pub fn fact(&self, name: &str) -> &Entry {
        static NONE: Entry = Entry {
            text: String::new(),
            lines: Vec::new(),
        };
        let place = FACTS.iter().position(|(known, _)| *known == name);
        place
            .and_then(|place| self.facts.get(place))
            .unwrap_or(&NONE)
    }

    /// The charter these texts amount to, or what is wrong, each fault with the path of its field.
    pub fn read(&self) -> Result<Charter, Vec<Fault>> {
        read::charter(self)
    }

    /// Without rows that hold nothing, and with an identifier for every difficulty. The places in faults
    /// count these rows.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.difficulties.retain(|row| !row.label.trim().is_empty());
        self.units
            .retain(|row| !blank(&[&row.name, &row.full_name]));
        self.duties
            .retain(|row| !blank(&[&row.leads, &row.supports, &row.text]));
        self.roster
            .retain(|row| !blank(&[&row.unit, &row.head, &row.liaison]));
        for place in 0..self.difficulties.len() {
            if matches!(self.difficulties[place].key.as_str(), "" | "other") {
                self.difficulties[place].key = self.free_key();
            }
        }
        let known: Vec<String> = self
            .difficulties
            .iter()
            .map(|row| row.key.clone())
            .collect();
        for duty in &mut self.duties {
            duty.covers.retain(|key| known.contains(key));
        }
        self
    }

    /// Adds a known kind of difficulty that the notice does not list, and proposes the duties whose words
    /// cover it.
    pub fn add_difficulty(&mut self, key: &str, label: &str) {
        if self.difficulties.iter().any(|row| row.key == key) {
            return;
        }
        let (key, label) = (key.to_owned(), label.to_owned());
        for duty in &mut self.duties {
            if super::draft::covers(&key, &duty.text) && !duty.covers.contains(&key) {
                duty.covers.push(key.clone());
            }
        }
        self.difficulties.push(DifficultyEntry {
            key,
            label,
            line: 0,
        });
    }

    fn free_key(&self) -> String {
        let taken = |key: &str| self.difficulties.iter().any(|row| row.key == key);
        (1..=self.difficulties.len() + 1)
            .map(|n| format!("other_{n}"))
            .find(|key| !taken(key))
            .unwrap_or_default()
    }
}

fn blank(texts: &[&str]) -> bool {
    texts.iter().all(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Charter {
        crate::charter::parse(crate::charter::BUILT_IN).unwrap()
    }

    #[test]
    fn a_charter_survives_its_form() {
        let charter = built_in();
        let form = CharterForm::of_charter(&charter);
        assert_eq!(form.read(), Ok(charter));
        assert_eq!(form.clone().tidied(), form);
    }

    #[test]
    fn each_mistake_is_told_by_the_path_of_its_field() {
        type Spoil = fn(&mut CharterForm);
        fn set(form: &mut CharterForm, name: &str, text: &str) {
            let place = FACTS.iter().position(|(known, _)| *known == name).unwrap();
            form.facts[place].text = text.into();
        }
        let table: &[(Spoil, &str, &str)] = &[
            (|f| set(f, "title", " "), "title", "form-required"),
            (|f| set(f, "place", ""), "place", "fault-empty"),
            (
                |f| set(f, "office_phone", "1"),
                "office_phone",
                "fault-telephone",
            ),
            (
                |f| set(f, "division_code", "1405"),
                "division_code",
                "fault-division-code",
            ),
            (
                |f| set(f, "issued_on", "2023-13-01"),
                "issued_on",
                "form-bad-date",
            ),
            (|f| set(f, "hosts", ""), "hosts", "fault-no-office"),
            (|f| set(f, "hosts", "区法庭"), "hosts", "fault-unknown-unit"),
            (
                |f| set(f, "joint_min_per_year", "many"),
                "joint_min_per_year",
                "charter-bad-number",
            ),
            (
                |f| set(f, "confirm_working_days", "0"),
                "confirm_working_days",
                "charter-bad-number",
            ),
            (
                |f| set(f, "minutes_code", ""),
                "minutes_code",
                "form-required",
            ),
            (
                |f| f.units[3].name = "区法院".into(),
                "units[3].name",
                "fault-twice",
            ),
            (
                |f| f.units[3].kind = "king".into(),
                "units[3].kind",
                "form-unknown-choice",
            ),
            (
                |f| f.units[3].name = "局".repeat(21),
                "units[3].name",
                "form-too-long",
            ),
            (
                |f| f.duties[6].leads = "区国税局".into(),
                "duties[6].units",
                "fault-unknown-unit",
            ),
            (
                |f| f.duties[6].leads = String::new(),
                "duties[6].units",
                "charter-duty-without-unit",
            ),
            (
                |f| f.duties[6].text = "\n".into(),
                "duties[6].text",
                "form-required",
            ),
            (
                |f| f.roster[0].unit = "区法庭".into(),
                "roster[0].unit",
                "fault-unknown-unit",
            ),
            (
                |f| f.difficulties[1].key = "credit_repair".into(),
                "difficulties[1].key",
                "charter-difficulty-twice",
            ),
            (
                |f| f.difficulties.clear(),
                "difficulties",
                "charter-no-difficulty",
            ),
        ];
        for (spoil, field, key) in table {
            let mut form = CharterForm::of_charter(&built_in());
            spoil(&mut form);
            let faults = form.tidied().read().expect_err(field);
            let found = faults
                .iter()
                .any(|fault| fault.field == *field && fault.key == *key);
            assert!(found, "{field} {key}: {faults:?}");
        }
    }

    #[test]
    fn units_are_parted_by_any_mark_people_use() {
        let mut form = CharterForm::of_charter(&built_in());
        form.duties[0].leads = "区法院，区检察院;区法院 区工信局".into();
        form.duties[0].supports = "区财政局、\u{3000}区税务局".into();
        let charter = form.read().unwrap();
        let named: Vec<_> = charter.duties[0]
            .units
            .iter()
            .map(|u| u.name.as_str())
            .collect();
        assert_eq!(
            named,
            ["区法院", "区检察院", "区工信局", "区财政局", "区税务局"]
        );
    }

    #[test]
    fn a_new_kind_gets_its_own_key_and_a_removed_one_leaves_its_duties() {
        let mut form = CharterForm::of_charter(&built_in());
        form.difficulties[1].label = String::new();
        form.difficulties.push(DifficultyEntry {
            key: "other".into(),
            label: "涉外".into(),
            line: 0,
        });
        let charter = form.tidied().read().unwrap();
        assert_eq!(charter.difficulties.last().unwrap().key, "other_1");
        assert!(
            charter
                .duties
                .iter()
                .all(|d| !d.difficulties.iter().any(|key| key == "taxation"))
        );
    }
}
