//! The charter: the plan that constitutes a mechanism, as data; each fact with its clause.

pub mod meetings;
#[cfg(test)]
pub(crate) mod tests;

pub use meetings::{Caller, MeetingRules, Tier};

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Thread,
    document_number::is_code,
    id::{CharterId, MechanismId},
    roster::is_telephone,
    unit::UnitKind,
};
use serde::{Deserialize, Serialize, de::IgnoredAny};

coded! {
    /// A unit's part in a duty, a task or a matter.
    pub enum Part {
        /// Lead (牵头、主办).
        Lead = "lead",
        /// Support (配合、协办).
        Support = "support",
    }
}

/// The plan (实施方案) that constitutes a mechanism.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// Title of the notice.
    pub title: String,
    /// What the mechanism is called on screens: 晋城市城区.
    pub place: String,
    /// GB/T 2260 code, six digits.
    pub division_code: String,
    /// Number of the notice; empty if it has none.
    #[serde(default)]
    pub document_number: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// Issuing organs, full names, the leading one first.
    pub issuers: Vec<String>,
    /// Documents and rules the notice rests on, as printed.
    #[serde(default)]
    pub basis: Vec<String>,
    /// Its goals, one an entry.
    #[serde(default)]
    pub goals: Vec<String>,
    /// What it demands of everyone.
    #[serde(default)]
    pub requirements: Vec<String>,
    /// To whom the notice is addressed (主送).
    #[serde(default)]
    pub addressees: Vec<String>,
    /// To whom it is copied (抄送), as printed.
    #[serde(default)]
    pub copy_to: Vec<String>,
    /// Difficulties the mechanism is to solve, in the notice's order.
    pub difficulties: Vec<Difficulty>,
    /// Posts above the members, as printed; names only where the notice prints them.
    pub posts: Posts,
    /// The body doing the daily work.
    pub office: Office,
    /// Whether further units may be invited.
    #[serde(default)]
    pub invites_others: bool,
    /// The bodies that take part.
    pub units: Vec<CharterUnit>,
    /// What the units answer for.
    pub duties: Vec<Duty>,
    /// Tiers of meetings and their rules.
    pub meetings: MeetingRules,
    /// Rows of the printed roster.
    #[serde(default)]
    pub roster: Vec<RosterRow>,
    /// Limits and codes that are the office's practice, not the notice's rules.
    #[serde(default)]
    pub practice: Practice,
}

/// A kind of matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    /// Identifier: `taxation`.
    pub key: String,
    /// Wording of the notice: 破产企业涉税.
    pub label: String,
}

/// Conveners' posts as printed; a post without a name stays vacant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posts {
    /// Holders of the post 总召集人, described by office.
    pub conveners: Vec<String>,
    /// Holders of the post 副总召集人.
    #[serde(default)]
    pub deputy_conveners: Vec<String>,
}

/// The body doing the daily work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Charter names of the units it sits in.
    pub hosts: Vec<String>,
    /// Who directs it, described by office.
    #[serde(default)]
    pub directors: Vec<String>,
    /// Its duties.
    #[serde(default)]
    pub duties: Vec<String>,
}

/// A body that takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterUnit {
    /// Name by which duties refer to it; the short name on screens.
    pub name: String,
    /// Full name, where known.
    #[serde(default)]
    pub full_name: String,
    /// In what capacity it takes part.
    pub kind: UnitKind,
}

/// What the charter makes units answer for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Where it stands: `三.7`.
    pub clause: String,
    /// Units and their parts.
    pub units: Vec<DutyUnit>,
    /// Wording: short words in a built-in charter, the notice's own once a notice is read.
    pub text: String,
    /// Keys of the difficulties it covers.
    #[serde(default)]
    pub difficulties: Vec<String>,
}

/// A unit's part in a duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyUnit {
    /// Charter name of the unit.
    pub name: String,
    /// Its part.
    pub part: Part,
}

/// A printed row of the roster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterRow {
    /// Charter name of the unit.
    pub unit: String,
    /// Name of its head in the mechanism.
    pub head: String,
    /// The head's post.
    #[serde(default)]
    pub post: String,
    /// Name of its liaison.
    pub liaison: String,
}

/// The office's practice: settings, never shown as law. The notice sets none of these limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Practice {
    /// Working days to accept, return or decline a matter.
    pub triage_working_days: u32,
    /// Working days a unit has for a forwarded matter when none is stated.
    pub answer_working_days: u32,
    /// Working days to countersign minutes.
    pub countersign_working_days: u32,
    /// Working days after which a silent raiser no longer holds up the closing.
    pub confirm_working_days: u32,
    /// Calendar days before a deferred matter's review at which owner and office are reminded.
    pub review_reminder_days: u32,
    /// Working days a unit has to say whether it raises a matter with another.
    pub joining_working_days: u32,
    /// Working days before a meeting by which units reply to its notice.
    pub reply_working_days: u32,
    /// Organ code of the minutes' numbers: 城府院纪.
    pub minutes_code: String,
    /// Organ code of notices' and bulletins' numbers: 城府院办.
    pub notice_code: String,
    /// Organ code of letters' numbers: 城府院办函.
    pub letter_code: String,
    /// Organ code of reports' numbers: 城府院报.
    pub report_code: String,
    /// Organ code of announcements, which earlier charters set: read and let go, since what the court announces
    /// bears the case's number and what an administrator announces none.
    #[serde(skip_serializing)]
    pub announcement_code: IgnoredAny,
    /// The office's telephone, which its papers name; empty if none is set.
    pub office_phone: String,
    /// Whether the founding year, that of the charter's first document, already owes its joint meetings.
    pub founding_year_owes: bool,
}

impl Default for Practice {
    fn default() -> Self {
        Self {
            triage_working_days: 3,
            answer_working_days: 10,
            countersign_working_days: 3,
            confirm_working_days: 10,
            review_reminder_days: 7,
            joining_working_days: 3,
            reply_working_days: 1,
            minutes_code: "府院纪".into(),
            notice_code: "府院办".into(),
            letter_code: "府院办函".into(),
            report_code: "府院报".into(),
            announcement_code: IgnoredAny,
            office_phone: String::new(),
            founding_year_owes: false,
        }
    }
}

/// A fault that keeps a charter from being founded on, with where to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, as a path into the charter.
    pub field: String,
    /// Message key of the fault.
    pub key: &'static str,
    /// The offending text.
    pub found: String,
}

impl Practice {
    /// What of it papers could not bear: a telephone nobody can be called at, a code that numbers are not told by.
    fn faults(&self) -> Vec<Fault> {
        let phone = self.office_phone.trim();
        let wrong_phone = !phone.is_empty() && !is_telephone(phone);
        let phone = wrong_phone.then_some(("office_phone", "fault-telephone", phone));
        let codes = [
            ("minutes_code", self.minutes_code.as_str()),
            ("notice_code", &self.notice_code),
            ("letter_code", &self.letter_code),
            ("report_code", &self.report_code),
        ];
        let wrong = codes.into_iter().filter(|(_, code)| !is_code(code));
        let found = phone
            .into_iter()
            .chain(wrong.map(|(field, code)| (field, "fault-code", code)));
        let fault = |(field, key, found): (&str, _, &str)| Fault {
            field: field.into(),
            key,
            found: found.into(),
        };
        found.map(fault).collect()
    }
}

impl Charter {
    /// What keeps this charter from founding a mechanism; empty if nothing does.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = self.practice.faults();
        let mut fault = |field: String, key, found: &str| {
            faults.push(Fault {
                field,
                key,
                found: found.into(),
            });
        };
        if self.division_code.len() != 6 || !self.division_code.bytes().all(|b| b.is_ascii_digit())
        {
            fault(
                "division_code".into(),
                "fault-division-code",
                &self.division_code,
            );
        }
        if self.place.trim().is_empty() {
            fault("place".into(), "fault-empty", "");
        }
        if self.units.is_empty() {
            fault("units".into(), "fault-no-units", "");
        }
        for (i, unit) in self.units.iter().enumerate() {
            if unit.name.trim().is_empty() {
                fault(format!("units[{i}].name"), "fault-empty", "");
            }
            if self.units[..i].iter().any(|other| other.name == unit.name) {
                fault(format!("units[{i}].name"), "fault-twice", &unit.name);
            }
        }
        let known = |name: &str| self.units.iter().any(|unit| unit.name == name);
        if self.office.hosts.is_empty() {
            fault("office.hosts".into(), "fault-no-office", "");
        }
        for (i, host) in self
            .office
            .hosts
            .iter()
            .enumerate()
            .filter(|(_, host)| !known(host))
        {
            fault(format!("office.hosts[{i}]"), "fault-unknown-unit", host);
        }
        for (i, duty) in self.duties.iter().enumerate() {
            for unit in duty.units.iter().filter(|unit| !known(&unit.name)) {
                fault(
                    format!("duties[{i}].units"),
                    "fault-unknown-unit",
                    &unit.name,
                );
            }
            for key in &duty.difficulties {
                if !self
                    .difficulties
                    .iter()
                    .any(|difficulty| difficulty.key == *key)
                {
                    fault(
                        format!("duties[{i}].difficulties"),
                        "fault-unknown-difficulty",
                        key,
                    );
                }
            }
        }
        if self.meetings.tiers.is_empty() {
            fault("meetings.tiers".into(), "fault-no-tiers", "");
        }
        for (i, tier) in self.meetings.tiers.iter().enumerate() {
            let before = &self.meetings.tiers[..i];
            if before
                .iter()
                .any(|other| other.key == tier.key || other.label == tier.label)
            {
                fault(format!("meetings.tiers[{i}]"), "fault-twice", &tier.label);
            }
            if tier.callers.is_empty() {
                fault(
                    format!("meetings.tiers[{i}]"),
                    "fault-no-callers",
                    &tier.label,
                );
            }
        }
        for (i, row) in self
            .roster
            .iter()
            .enumerate()
            .filter(|(_, row)| !known(&row.unit))
        {
            fault(format!("roster[{i}].unit"), "fault-unknown-unit", &row.unit);
        }
        faults
    }

    /// The notice's wording of a difficulty; the key itself if the charter lacks it.
    pub fn difficulty_label<'a>(&'a self, key: &'a str) -> &'a str {
        self.difficulties
            .iter()
            .find(|d| d.key == key)
            .map_or(key, |d| d.label.as_str())
    }
}

/// A version of the charter under which a mechanism runs.
#[derive(Clone, Debug, PartialEq)]
pub struct CharterVersion {
    /// Its identity.
    pub id: CharterId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// First day in force.
    pub effective_from: Date,
    /// The charter, as TOML.
    pub text: String,
    /// Title, for lists.
    pub title: String,
}

impl CharterVersion {
    /// Founds a mechanism on a charter without faults.
    pub fn found(
        self,
        mechanism: MechanismId,
        charter: &Charter,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !charter.faults().is_empty() {
            return Err(Refusal::CharterFaulty);
        }
        let event = Event::MechanismFounded {
            title: self.title.clone(),
            number: charter.document_number.clone(),
            units: u32::try_from(charter.units.len()).unwrap_or(u32::MAX),
        };
        Ok(Change::new(self, event, &Actor::system(mechanism), at))
    }

    /// Puts a new version of the charter in force from a day on, over the version in force before it.
    /// `CharterFaulty` if it has faults, `EndsBeforeItBegins` if the version it follows would end before it
    /// began.
    pub fn amend(
        self,
        charter: &Charter,
        before: &Self,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        if !charter.faults().is_empty() {
            return Err(Refusal::CharterFaulty);
        }
        if self.effective_from < before.effective_from {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let event = Event::CharterAmended {
            title: self.title.clone(),
            number: charter.document_number.clone(),
            from: self.effective_from,
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for CharterVersion {
    const NOUN: &'static str = "charter";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}
