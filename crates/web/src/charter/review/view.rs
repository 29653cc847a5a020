//! What the review form's template asks for: facts with their labels, faults in words, choices.

use super::{Purpose, Review};
use app::charter::review::FACTS;

/// Facts that occur once: the section of the form they stand in, name, label, hint.
const LABELS: &[(&str, &str, &str, &str)] = &[
    ("head", "title", "charter-fact-title", ""),
    ("head", "document_number", "charter-fact-number", ""),
    (
        "head",
        "issued_on",
        "charter-fact-issued-on",
        "charter-hint-date",
    ),
    ("head", "place", "charter-fact-place", "charter-hint-place"),
    (
        "head",
        "division_code",
        "charter-fact-division-code",
        "charter-hint-division-code",
    ),
    (
        "head",
        "issuers",
        "charter-fact-issuers",
        "charter-hint-lines",
    ),
    ("head", "basis", "charter-fact-basis", "charter-hint-lines"),
    (
        "head",
        "addressees",
        "charter-fact-addressees",
        "charter-hint-lines",
    ),
    (
        "head",
        "copy_to",
        "charter-fact-copy-to",
        "charter-hint-lines",
    ),
    ("aims", "goals", "charter-fact-goals", "charter-hint-lines"),
    (
        "aims",
        "requirements",
        "charter-fact-requirements",
        "charter-hint-lines",
    ),
    (
        "organs",
        "conveners",
        "charter-fact-conveners",
        "charter-hint-posts",
    ),
    (
        "organs",
        "deputy_conveners",
        "charter-fact-deputies",
        "charter-hint-posts",
    ),
    (
        "organs",
        "hosts",
        "charter-fact-hosts",
        "charter-hint-hosts",
    ),
    (
        "organs",
        "directors",
        "charter-fact-directors",
        "charter-hint-posts",
    ),
    (
        "organs",
        "office_duties",
        "charter-fact-office-duties",
        "charter-hint-lines",
    ),
    (
        "meetings",
        "joint_min_per_year",
        "charter-fact-joint-min",
        "",
    ),
    (
        "meetings",
        "joint_called_by",
        "charter-fact-joint-called-by",
        "charter-hint-lines",
    ),
    (
        "meetings",
        "special_called_by",
        "charter-fact-special-called-by",
        "",
    ),
    (
        "meetings",
        "other_tiers",
        "charter-fact-other-tiers",
        "charter-hint-other-tiers",
    ),
    (
        "meetings",
        "meetings_clause",
        "charter-fact-meetings-clause",
        "charter-hint-clause",
    ),
    (
        "practice",
        "triage_working_days",
        "charter-fact-triage",
        "charter-hint-days",
    ),
    (
        "practice",
        "answer_working_days",
        "charter-fact-answer",
        "charter-hint-days",
    ),
    (
        "practice",
        "countersign_working_days",
        "charter-fact-countersign",
        "charter-hint-days",
    ),
    (
        "practice",
        "confirm_working_days",
        "charter-fact-confirm",
        "charter-hint-days",
    ),
    (
        "practice",
        "review_reminder_days",
        "charter-fact-review-reminder",
        "charter-hint-review-reminder",
    ),
    (
        "practice",
        "joining_working_days",
        "charter-fact-joining",
        "charter-hint-joining",
    ),
    (
        "practice",
        "reply_working_days",
        "charter-fact-reply",
        "charter-hint-reply",
    ),
    (
        "practice",
        "minutes_code",
        "charter-fact-minutes-code",
        "charter-hint-minutes-code",
    ),
    (
        "practice",
        "notice_code",
        "charter-fact-notice-code",
        "charter-hint-code",
    ),
    (
        "practice",
        "letter_code",
        "charter-fact-letter-code",
        "charter-hint-code",
    ),
    (
        "practice",
        "report_code",
        "charter-fact-report-code",
        "charter-hint-code",
    ),
    (
        "practice",
        "office_phone",
        "charter-fact-office-phone",
        "charter-hint-office-phone",
    ),
];

/// Identifiers that a difficulty can have from the start, with their words.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("credit_repair", "charter-kind-credit-repair"),
    ("taxation", "charter-kind-taxation"),
    ("deregistration", "charter-kind-deregistration"),
    ("illegal_building", "charter-kind-illegal-building"),
    ("cost_funding", "charter-kind-cost-funding"),
    ("resettlement", "charter-kind-resettlement"),
    ("debt_evasion", "charter-kind-debt-evasion"),
];

/// A fact as the form shows it.
pub(crate) struct Fact {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub text: String,
    pub lines: Vec<u32>,
    /// The lines as the form sends them back.
    pub lines_sent: String,
    /// Rows of its text field; 0 for one line.
    pub rows: usize,
    pub wrong: String,
    /// Where `wrong` stands on the page.
    pub anchor: String,
}

/// A fault as the list above the form names it.
pub(crate) struct Found {
    pub anchor: String,
    pub place: String,
    pub words: String,
}

impl Review {
    /// The facts of a section.
    pub fn section(&self, section: &str) -> Vec<Fact> {
        let labels = LABELS.iter().filter(|(own, ..)| *own == section);
        labels
            .map(|(_, name, label, hint)| self.fact(name, label, hint))
            .collect()
    }

    fn fact(&self, name: &'static str, label: &str, hint: &str) -> Fact {
        let entry = self.form.fact(name);
        let many = FACTS.iter().any(|(known, many)| *known == name && *many);
        let sent: Vec<_> = entry.lines.iter().map(u32::to_string).collect();
        Fact {
            name,
            label: self.t.m(label).into_owned(),
            hint: if hint.is_empty() {
                String::new()
            } else {
                self.t.m(hint).into_owned()
            },
            text: entry.text.clone(),
            lines: entry.lines.clone(),
            lines_sent: sent.join(" "),
            rows: match name {
                "title" => 2,
                _ if many => entry.text.lines().count().max(1) + 1,
                _ => 0,
            },
            wrong: self.wrong(name),
            anchor: anchor(name),
        }
    }

    /// What is wrong with a field, in words; empty if nothing.
    pub fn wrong(&self, path: &str) -> String {
        let fault = self.faults.iter().find(|fault| fault.field == path);
        fault.map_or_else(String::new, |fault| self.words(fault))
    }

    /// What is wrong with a field of a row.
    pub fn wrong_in(&self, noun: &str, place: &usize, field: &str) -> String {
        self.wrong(&format!("{noun}[{place}].{field}"))
    }

    fn words(&self, fault: &domain::charter::Fault) -> String {
        let found = fault.found.as_str();
        let args = ["max", "value", "name", "detail"].map(|name| (name, found.into()));
        let words = self.t.a(fault.key, &args);
        if fault.key.starts_with("fault-") && !found.is_empty() {
            self.t.a(
                "charter-found",
                &[("words", words.into()), ("found", found.into())],
            )
        } else {
            words
        }
    }

    /// Where the words about a row's field stand on the page.
    pub fn anchor_in(&self, noun: &str, place: &usize, field: &str) -> String {
        anchor(&format!("{noun}[{place}].{field}"))
    }

    /// Every fault with its place in words.
    pub fn found(&self) -> Vec<Found> {
        let found = |fault: &domain::charter::Fault| Found {
            anchor: anchor(&fault.field),
            place: self.place(&fault.field),
            words: self.words(fault),
        };
        self.faults.iter().map(found).collect()
    }

    /// A field's place in words: its label, or its section and which row.
    fn place(&self, path: &str) -> String {
        if let Some((_, _, label, _)) = LABELS.iter().find(|(_, name, ..)| *name == path) {
            return self.t.m(label).into_owned();
        }
        let (noun, rest) = path.split_once('[').unwrap_or((path, ""));
        let place = rest.split(']').next().and_then(|n| n.parse::<usize>().ok());
        let section = match noun {
            "units" => "charter-section-units",
            "difficulties" => "charter-section-difficulties",
            "duties" => "charter-section-duties",
            "roster" => "charter-section-roster",
            _ => "charter-effective",
        };
        let section = self.t.m(section).into_owned();
        let row = place.and_then(|place| match noun {
            "units" => self.form.units.get(place).map(|row| row.name.as_str()),
            "difficulties" => self
                .form
                .difficulties
                .get(place)
                .map(|row| row.label.as_str()),
            "duties" => self.form.duties.get(place).map(|row| row.clause.as_str()),
            "roster" => self.form.roster.get(place).map(|row| row.unit.as_str()),
            _ => None,
        });
        row.map_or(section.clone(), |row| format!("{section} {row}"))
    }

    /// Identifiers to choose for a difficulty: a known kind, or one of its own.
    pub fn kinds(&self, own: &str) -> Vec<(String, String, bool)> {
        let known = KINDS
            .iter()
            .map(|(key, words)| ((*key).to_owned(), self.t.m(words).into_owned(), *key == own));
        let mut kinds: Vec<_> = known.collect();
        let other = !KINDS.iter().any(|(key, _)| *key == own);
        let key = if other && !own.is_empty() {
            own
        } else {
            "other"
        };
        kinds.push((
            key.into(),
            self.t.m("charter-kind-other").into_owned(),
            other,
        ));
        kinds
    }

    /// Known kinds of difficulty that are not listed yet.
    pub fn kinds_left(&self) -> Vec<(&'static str, String)> {
        let listed = |key: &str| self.form.difficulties.iter().any(|row| row.key == key);
        let left = KINDS.iter().filter(|(key, _)| !listed(key));
        left.map(|(key, words)| (*key, self.t.m(words).into_owned()))
            .collect()
    }

    /// Rows of a duty's text field, by its length.
    pub fn text_rows(&self, text: &str) -> usize {
        (text.chars().count() / 30 + 1).clamp(2, 12)
    }

    /// Where the form is sent.
    pub fn action(&self) -> &'static str {
        match self.purpose {
            Purpose::Found => "/founding/check",
            Purpose::Amend { .. } => "/charter/check",
        }
    }

    /// The version it follows and the first day in force, as typed; none when founding.
    pub fn amends(&self) -> Option<(&str, &str)> {
        match &self.purpose {
            Purpose::Found => None,
            Purpose::Amend {
                after,
                effective_from,
            } => Some((after, effective_from)),
        }
    }

    /// The notice in one text, as the form sends it back.
    pub fn notice(&self) -> String {
        self.lines.join("\n")
    }

    /// Difficulties that no duty covers, when it was checked.
    pub fn gaps(&self) -> String {
        let rows = self.coverage.iter().flatten();
        let gaps = rows
            .filter(|(_, by)| by.is_empty())
            .map(|(label, _)| label.as_str());
        self.t.listed(&gaps.collect::<Vec<_>>())
    }
}

/// Where the words about a field stand on the page.
fn anchor(path: &str) -> String {
    let plain = path.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("w-{plain}")
}
