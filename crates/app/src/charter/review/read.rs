//! From what was typed on the review page to a charter; every mistake with the path of its field.

use super::CharterForm;
use crate::input::read_date;
use domain::{
    charter::{
        Charter, CharterUnit, Difficulty, Duty, DutyUnit, Fault, MeetingRules, Office, Part, Posts,
        Practice, RosterRow, Tier,
    },
    unit::UnitKind,
};

/// The longest text of a fact, in characters; a duty of a long notice has a few hundred.
const LONGEST: usize = 4000;

/// Collects faults while fields are read.
struct Reading<'a> {
    form: &'a CharterForm,
    faults: Vec<Fault>,
}

/// The charter a form amounts to.
pub(super) fn charter(form: &CharterForm) -> Result<Charter, Vec<Fault>> {
    let mut reading = Reading {
        form,
        faults: Vec::new(),
    };
    let charter = Charter {
        title: reading.required("title"),
        place: reading.text("place"),
        division_code: reading.text("division_code"),
        document_number: reading.text("document_number"),
        issued_on: reading.date("issued_on"),
        issuers: reading.items("issuers"),
        basis: reading.items("basis"),
        goals: reading.items("goals"),
        requirements: reading.items("requirements"),
        addressees: reading.items("addressees"),
        copy_to: reading.items("copy_to"),
        difficulties: reading.difficulties(),
        posts: Posts {
            conveners: reading.items("conveners"),
            deputy_conveners: reading.items("deputy_conveners"),
        },
        office: Office {
            hosts: reading.items("hosts"),
            directors: reading.items("directors"),
            duties: reading.items("office_duties"),
        },
        invites_others: form.invites_others,
        units: reading.units(),
        duties: reading.duties(),
        meetings: reading.meetings(),
        roster: reading.roster(),
        practice: Practice {
            triage_working_days: reading.number("triage_working_days", 1, 365),
            answer_working_days: reading.number("answer_working_days", 1, 365),
            countersign_working_days: reading.number("countersign_working_days", 1, 365),
            confirm_working_days: reading.number("confirm_working_days", 1, 365),
            review_reminder_days: reading.number("review_reminder_days", 1, 365),
            joining_working_days: reading.number("joining_working_days", 1, 365),
            reply_working_days: reading.number("reply_working_days", 0, 365),
            minutes_code: reading.required("minutes_code"),
            notice_code: reading.required("notice_code"),
            letter_code: reading.required("letter_code"),
            report_code: reading.required("report_code"),
            office_phone: reading.text("office_phone"),
            founding_year_owes: form.founding_year_owes,
            ..Practice::default()
        },
    };
    let mut faults = reading.faults;
    faults.extend(charter.faults().into_iter().map(located));
    if faults.is_empty() {
        Ok(charter)
    } else {
        Err(faults)
    }
}

/// A fault of the charter under the path of the form's field.
fn located(fault: Fault) -> Fault {
    let field = if fault.field.starts_with("office.hosts") {
        "hosts".into()
    } else {
        fault.field
    };
    Fault { field, ..fault }
}

impl Reading<'_> {
    fn wrong(&mut self, field: impl Into<String>, key: &'static str, found: impl Into<String>) {
        self.faults.push(Fault {
            field: field.into(),
            key,
            found: found.into(),
        });
    }

    fn text(&mut self, name: &str) -> String {
        let text = plain(&self.form.fact(name).text);
        self.short(name, &text);
        text
    }

    fn short(&mut self, field: impl Into<String>, text: &str) {
        if text.chars().count() > LONGEST {
            self.wrong(field, "form-too-long", LONGEST.to_string());
        }
    }

    fn required(&mut self, name: &str) -> String {
        let text = self.text(name);
        if text.is_empty() {
            self.wrong(name, "form-required", "");
        }
        text
    }

    fn items(&mut self, name: &str) -> Vec<String> {
        let text = self.form.fact(name).text.replace('\0', "");
        self.short(name, &text);
        let items = text.lines().map(str::trim).filter(|line| !line.is_empty());
        items.map(str::to_owned).collect()
    }

    /// The notice's two tiers, then those the charter adds, one a line: 个别协调：办公室.
    fn meetings(&mut self) -> MeetingRules {
        let mut rules = MeetingRules::of_notice(
            self.number("joint_min_per_year", 0, 52),
            self.items("joint_called_by"),
            &self.text("special_called_by"),
            self.text("meetings_clause"),
        );
        for line in self.items("other_tiers") {
            let (label, callers) = line.split_once(['：', ':']).unwrap_or((&line, "办公室"));
            rules.tiers.push(Tier::added(label, callers));
        }
        rules
    }

    fn date(&mut self, name: &str) -> Option<domain::Date> {
        let text = self.text(name);
        let date = read_date(&text);
        if date.is_none() && !text.is_empty() {
            self.wrong(name, "form-bad-date", text);
        }
        date
    }

    fn number(&mut self, name: &'static str, least: u32, most: u32) -> u32 {
        let text = self.text(name);
        match text.parse() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                self.wrong(name, "charter-bad-number", format!("{least}–{most}"));
                least
            }
        }
    }

    fn difficulties(&mut self) -> Vec<Difficulty> {
        let rows = &self.form.difficulties;
        if rows.is_empty() {
            self.wrong("difficulties", "charter-no-difficulty", "");
        }
        for (i, row) in rows.iter().enumerate() {
            if rows[..i].iter().any(|other| other.key == row.key) {
                self.wrong(
                    format!("difficulties[{i}].key"),
                    "charter-difficulty-twice",
                    "",
                );
            }
        }
        let read = |row: &super::DifficultyEntry| Difficulty {
            key: row.key.clone(),
            label: plain(&row.label),
        };
        rows.iter().map(read).collect()
    }

    fn units(&mut self) -> Vec<CharterUnit> {
        let mut units = Vec::new();
        for (i, row) in self.form.units.iter().enumerate() {
            let kind = UnitKind::parse(&row.kind)
                .filter(|kind| matches!(kind, UnitKind::Member | UnitKind::Government));
            if kind.is_none() {
                self.wrong(format!("units[{i}].kind"), "form-unknown-choice", &row.kind);
            }
            for (field, text, most) in [("name", &row.name, 20), ("full_name", &row.full_name, 60)]
            {
                if text.trim().chars().count() > most {
                    self.wrong(
                        format!("units[{i}].{field}"),
                        "form-too-long",
                        most.to_string(),
                    );
                }
            }
            units.push(CharterUnit {
                name: plain(&row.name),
                full_name: plain(&row.full_name),
                kind: kind.unwrap_or(UnitKind::Member),
            });
        }
        units
    }

    fn duties(&mut self) -> Vec<Duty> {
        let mut duties = Vec::new();
        for (i, row) in self.form.duties.iter().enumerate() {
            let mut units = named(&row.leads, Part::Lead);
            units.extend(named(&row.supports, Part::Support));
            let text = row
                .text
                .replace("\r\n", "\n")
                .replace('\0', "")
                .trim()
                .to_owned();
            if units.is_empty() {
                self.wrong(
                    format!("duties[{i}].units"),
                    "charter-duty-without-unit",
                    "",
                );
            }
            if text.is_empty() {
                self.wrong(format!("duties[{i}].text"), "form-required", "");
            }
            self.short(format!("duties[{i}].text"), &text);
            duties.push(Duty {
                clause: plain(&row.clause),
                units,
                text,
                difficulties: row.covers.clone(),
            });
        }
        duties
    }

    fn roster(&mut self) -> Vec<RosterRow> {
        let read = |row: &super::RosterEntry| RosterRow {
            unit: plain(&row.unit),
            head: plain(&row.head),
            post: plain(&row.post),
            liaison: plain(&row.liaison),
        };
        self.form.roster.iter().map(read).collect()
    }
}

/// One line without the blanks around it.
fn plain(text: &str) -> String {
    text.replace(['\0', '\r', '\n'], "").trim().to_owned()
}

/// Units named in a line, each once.
fn named(text: &str, part: Part) -> Vec<DutyUnit> {
    let mut units: Vec<DutyUnit> = Vec::new();
    for name in text.split([
        '、', ',', '，', ';', '；', '\n', ' ', '\u{3000}', '\t', '\r',
    ]) {
        let name = name.trim().replace('\0', "");
        if !name.is_empty() && units.iter().all(|unit| unit.name != name) {
            units.push(DutyUnit { name, part });
        }
    }
    units
}
