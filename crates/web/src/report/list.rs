//! The list of reports and rounds, and the page that begins a report.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    meeting::key,
    problem::{Problem, html},
};
use app::report::{draft, figures::unfounded, period_name, view};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    report::{DisposalReport, Period, PeriodKind, ReportState},
    round::InformationRound,
};
use serde::Deserialize;

/// Where the list goes on.
#[derive(Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    before: String,
    /// Whether the drafts that were given up are asked for.
    #[serde(default)]
    withdrawn: String,
}

struct Row {
    report: DisposalReport,
    state: String,
    issued: bool,
    /// Whether the days of its period are said beside its title, which names a free period by its days already.
    dated: bool,
    day: Option<String>,
}

/// Another report, where one is told of it.
pub(super) struct Other {
    /// Where it is.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its number, if it has one, and where it stands.
    pub about: String,
}

impl Other {
    /// The report in the visitor's words.
    pub fn of(t: locale::Wording, report: &DisposalReport) -> Self {
        let state = t.m(&key("state-report", report.state.code())).into_owned();
        let number = report.document_number.iter().cloned();
        let about: Vec<_> = number.chain([state]).collect();
        Self {
            path: format!("/reports/{}", report.id),
            title: report.title.clone(),
            about: about.join(" "),
        }
    }
}

/// A round as lists show it.
struct RoundRow {
    round: InformationRound,
    name: String,
    due: String,
    light: Option<Light>,
}

#[derive(Template)]
#[template(path = "report/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    rounds: Vec<RoundRow>,
    next: Option<String>,
    first: bool,
    /// Whether these are the drafts that were given up.
    withdrawn: bool,
    /// Whether the visitor sees rounds and what was given up.
    above: bool,
}

/// Twenty reports within sight or drafts that were given up, and the rounds for office and conveners.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    let (t, by) = (visitor.t, visitor.by()?);
    let withdrawn = paging.withdrawn == "1";
    let (reports, more) = view::page(&site.desk, by, withdrawn, &paging.before).await?;
    let next = reports
        .last()
        .filter(|_| more)
        .map(|one| one.id.to_string());
    let above = by.sight().is_whole();
    let page = ListPage {
        frame: Frame::of(&site, &visitor, Section::Reports).await?,
        rounds: rounds(&site, &visitor).await?,
        rows: reports
            .into_iter()
            .map(|report| Row {
                state: t.m(&key("state-report", report.state.code())).into_owned(),
                issued: report.state == ReportState::Issued,
                dated: report.period_kind != PeriodKind::Free,
                day: report.issued_on.map(|day| t.date(day)),
                report,
            })
            .collect(),
        next,
        first: paging.before.is_empty(),
        withdrawn,
        above,
    };
    Ok(html(&page))
}

async fn rounds(site: &Site, visitor: &Visitor) -> Result<Vec<RoundRow>, Problem> {
    let t = visitor.t;
    let rounds = app::round::view::rounds(&site.desk, visitor.by()?).await?;
    let row = |round: InformationRound| RoundRow {
        name: period_name(round.period()),
        due: t.date(round.due_on),
        light: (!round.closed).then(|| light(t, Some(site.desk.days_left(round.due_on)))),
        round,
    };
    Ok(rounds.into_iter().map(row).collect())
}

#[derive(Template)]
#[template(path = "report/new.html")]
struct NewPage {
    frame: Frame,
    kinds: Vec<(&'static str, String)>,
    rounds: Vec<RoundRow>,
    /// The round to begin with, and its period.
    start: Start,
    /// Whether that period is not over yet.
    still_runs: bool,
    /// The day of the founding, in words, if that period was over before it.
    unfounded: Option<String>,
    /// Reports on days of that period.
    sharing: Vec<Other>,
    trouble: Option<Trouble>,
}

#[derive(Default)]
struct Start {
    kind: &'static str,
    from: String,
    until: String,
    round: String,
}

impl NewPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "draft")
    }
}

/// The round a report is begun from.
#[derive(Deserialize)]
pub(super) struct From {
    #[serde(default)]
    round: String,
}

/// The page that begins a report.
pub(super) async fn new(
    State(site): State<Site>,
    visitor: Visitor,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    show_new(&site, &visitor, &from.round, None).await
}

async fn show_new(
    site: &Site,
    visitor: &Visitor,
    round: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let rounds = rounds(site, visitor).await?;
    let chosen = rounds.iter().find(|row| row.round.id.to_string() == round);
    let start = match chosen {
        Some(row) => Start {
            kind: row.round.period_kind.code(),
            from: row.round.from_on.to_string(),
            until: row.round.until_on.to_string(),
            round: round.to_owned(),
        },
        None => Start {
            kind: PeriodKind::Quarter.code(),
            from: last_quarter(site).to_string(),
            ..Start::default()
        },
    };
    let other = |one: &DisposalReport| Other::of(visitor.t, one);
    let period = chosen.map_or_else(
        || Period::around(PeriodKind::Quarter, last_quarter(site)),
        |row| row.round.period(),
    );
    let sharing = app::report::sharing(&site.desk, visitor.by()?, period).await?;
    let page = NewPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        still_runs: !period.is_over(site.desk.today()),
        unfounded: unfounded(&site.desk, period).map(|day| visitor.t.date(day)),
        sharing: sharing.iter().map(other).collect(),
        kinds: kinds(visitor.t),
        rounds,
        start,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// The kinds of period: code and words.
pub(crate) fn kinds(t: locale::Wording) -> Vec<(&'static str, String)> {
    PeriodKind::ALL
        .iter()
        .map(|kind| {
            let words = t.m(&key("period-kind", kind.code())).into_owned();
            (kind.code(), words)
        })
        .collect()
}

/// The first day of the quarter that ended last.
pub(crate) fn last_quarter(site: &Site) -> domain::Date {
    Period::around(PeriodKind::Quarter, site.desk.today())
        .previous()
        .from
}

/// Begins a report.
pub(super) async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let typed = draft::DraftForm {
        kind: form.text("kind"),
        from: form.text("from"),
        until: form.text("until"),
        round: form.text("round"),
    };
    match draft::draft(&site.desk, visitor.by()?, typed).await {
        Ok(id) => Ok(Redirect::to(&format!("/reports/{id}")).into_response()),
        Err(error) => {
            let round = form.text("round");
            let trouble = Trouble::of(visitor.t, "draft", form, error)?;
            show_new(&site, &visitor, &round, Some(trouble)).await
        }
    }
}
