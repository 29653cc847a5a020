//! The charter (方案与职责): organs, rules, who answers for what by which clause, what nobody attends to.

pub(crate) mod contact;
pub(crate) mod notice;
pub(crate) mod review;

use crate::{
    Site,
    form::{Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::charter::amend;
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    Permission,
    charter::{Charter, CharterVersion, Duty},
    office_contact::OfficeContact,
    remit,
};
use locale::Wording;
use std::sync::Arc;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/charter", Permission::SignedIn, page),
        post("/charter/contact", Permission::Office, contact::change),
        get("/charter/read", Permission::KeepRoster, notice::page),
        post("/charter/read", Permission::KeepRoster, notice::read),
        post("/charter/check", Permission::KeepRoster, notice::check),
    ]
}

/// A unit's part in a duty.
struct Answering {
    unit: String,
    clause: String,
    part: String,
}

/// A difficulty and who answers for it; nobody is 缺位.
struct Covered {
    label: String,
    by: Vec<Answering>,
}

/// A duty in words.
struct DutyRow {
    clause: String,
    units: Vec<Answering>,
    text: String,
    covers: Vec<String>,
}

/// A version of the charter, for the list of versions.
struct VersionRow {
    title: String,
    from: String,
    iso: String,
    /// Whether it is in force, or comes later.
    in_force: bool,
    ahead: bool,
}

#[derive(Template)]
#[template(path = "charter/page.html")]
struct CharterPage {
    frame: Frame,
    charter: Arc<Charter>,
    issued: String,
    covered: Vec<Covered>,
    duties: Vec<DutyRow>,
    versions: Vec<VersionRow>,
    keeper: bool,
    /// How the office is reached.
    contact: OfficeContact,
    trouble: Option<Trouble>,
}

impl CharterPage {
    fn gaps(&self) -> usize {
        self.covered.iter().filter(|row| row.by.is_empty()).count()
    }

    fn list(&self, words: &[String]) -> String {
        self.frame.t.listed(words)
    }

    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "contact")
    }

    /// How the office is reached, in words.
    fn reached(&self) -> Vec<(String, String)> {
        contact::rows(self.frame.t, &self.contact)
    }

    /// What is set of it, for its form.
    #[expect(
        clippy::ref_option,
        reason = "templates hand over references to fields"
    )]
    fn set<'a>(&self, text: &'a Option<String>) -> &'a str {
        text.as_deref().unwrap_or("")
    }

    /// Limits that are the office's practice: what for, in words, and how long.
    fn practice(&self) -> Vec<(String, String)> {
        let (t, practice) = (self.frame.t, &self.charter.practice);
        let days = |n: u32| t.a("charter-working-days", &[("n", n.into())]);
        let owes = if practice.founding_year_owes {
            "frame-yes"
        } else {
            "frame-no"
        };
        let row = |key: &str, value: String| (t.m(key).into_owned(), value);
        vec![
            row("charter-fact-triage", days(practice.triage_working_days)),
            row("charter-fact-answer", days(practice.answer_working_days)),
            row(
                "charter-fact-countersign",
                days(practice.countersign_working_days),
            ),
            row("charter-fact-confirm", days(practice.confirm_working_days)),
            row(
                "charter-fact-review-reminder",
                days(practice.review_reminder_days),
            ),
            row("charter-fact-joining", days(practice.joining_working_days)),
            row("charter-fact-reply", days(practice.reply_working_days)),
            row("charter-fact-minutes-code", practice.minutes_code.clone()),
            row("charter-fact-notice-code", practice.notice_code.clone()),
            row("charter-fact-letter-code", practice.letter_code.clone()),
            row("charter-fact-report-code", practice.report_code.clone()),
            row("charter-fact-founding-year", t.m(owes).into_owned()),
        ]
    }
}

/// The charter in force.
async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    show(&site, &visitor, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (by, t) = (visitor.by()?, visitor.t);
    let charter = site.desk.charter();
    let versions = amend::versions(&site.desk, by).await?;
    let page = CharterPage {
        frame: Frame::of(site, visitor, Section::Charter).await?,
        issued: charter.issued_on.map(|day| t.date(day)).unwrap_or_default(),
        covered: covered(t, &charter),
        duties: charter
            .duties
            .iter()
            .map(|duty| duty_row(t, &charter, duty))
            .collect(),
        versions: version_rows(t, &versions, site),
        keeper: by.may(Permission::KeepRoster),
        contact: app::office_contact::of(&site.desk, by).await?,
        charter,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

fn answering(t: Wording, duty: &Duty) -> Vec<Answering> {
    let unit = |unit: &domain::charter::DutyUnit| Answering {
        unit: unit.name.clone(),
        clause: duty.clause.clone(),
        part: t.m(&format!("part-{}", unit.part.code())).into_owned(),
    };
    duty.units.iter().map(unit).collect()
}

/// Every difficulty of a charter with the duties that cover it.
pub(crate) fn coverage(t: Wording, charter: &Charter) -> Vec<(String, Vec<String>)> {
    let words = |one: Answering| format!("{}（{}）", one.unit, one.clause);
    let rows = covered(t, charter).into_iter();
    rows.map(|row| (row.label, row.by.into_iter().map(words).collect()))
        .collect()
}

fn covered(t: Wording, charter: &Charter) -> Vec<Covered> {
    let row = |difficulty: &domain::charter::Difficulty| Covered {
        label: difficulty.label.clone(),
        by: remit::covering(charter, &difficulty.key)
            .flat_map(|d| answering(t, d))
            .collect(),
    };
    charter.difficulties.iter().map(row).collect()
}

fn duty_row(t: Wording, charter: &Charter, duty: &Duty) -> DutyRow {
    let label = |key: &String| charter.difficulty_label(key).to_owned();
    DutyRow {
        clause: duty.clause.clone(),
        units: answering(t, duty),
        text: duty.text.clone(),
        covers: duty.difficulties.iter().map(label).collect(),
    }
}

fn version_rows(t: Wording, versions: &[CharterVersion], site: &Site) -> Vec<VersionRow> {
    let today = site.desk.today();
    let in_force = versions
        .iter()
        .position(|version| version.effective_from <= today);
    let row = |(place, version): (usize, &CharterVersion)| VersionRow {
        title: version.title.clone(),
        from: t.date(version.effective_from),
        iso: version.effective_from.to_string(),
        in_force: in_force == Some(place),
        ahead: version.effective_from > today,
    };
    versions.iter().enumerate().map(row).collect()
}
