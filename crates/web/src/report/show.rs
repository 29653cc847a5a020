//! The page of a report: text with its figures, charts, tables, history, the step now due, its files.

use super::list::Other;
use crate::{
    Site,
    form::{Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    instruction,
    matter::word,
    meeting::key,
    open::{disclosures, grounds},
    posted::Posted,
    problem::{Problem, html},
};
use app::{
    Line, numbering,
    report::{
        figures::unfounded,
        fill::Shown as Piece,
        frozen::{self, Verified},
        issue::{self, Paper},
        labels,
        tables::Grid,
        view::{self, ReportView},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor,
    document_number::DocumentNumber,
    official_document::masking,
    report::{
        DisposalReport, Period, ReportState,
        figure::{Figure, FigureKey, Slice},
        may_check,
    },
    round::AnswerKind,
};

/// A figure as the page shows it.
struct Shows {
    label: String,
    counted_in: String,
    value: String,
    previous: String,
    difference: String,
    /// Where its rows are; none where there is nothing to take an average of.
    path: Option<String>,
    /// Where those of the period before are.
    previous_path: Option<String>,
}

/// A table of figures side by side.
struct Table {
    title: String,
    counted_in: String,
    head: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Cell>)>,
    /// What is restricted and so told apart by nothing; one number a column.
    apart: Option<Vec<i64>>,
    /// The wholes, where the rows add up.
    total: Option<Vec<Cell>>,
}

/// A figure in a table.
struct Cell {
    value: String,
    previous: String,
    /// Where its rows are, if it has any.
    path: Option<String>,
    /// Where those of the period before are.
    previous_path: Option<String>,
}

/// A chart with its words.
struct Picture {
    title: String,
    svg: String,
    words: String,
}

#[derive(Template)]
#[template(path = "report/show.html")]
struct ReportPage {
    frame: Frame,
    view: ReportView,
    version: String,
    state: String,
    period: String,
    compared: String,
    counted_at: String,
    /// Whether the period is not over yet.
    still_runs: bool,
    /// The day of the founding, in words, if the period was over before it.
    unfounded: Option<String>,
    /// Other reports on the very same period.
    same: Vec<Other>,
    /// Other reports whose periods share days with it.
    shared: Vec<Other>,
    figures: Vec<Shows>,
    tables: Vec<Table>,
    charts: Vec<Picture>,
    may_check: bool,
    /// Who may read it, to choose at sign-off: code and words.
    disclosures: Vec<(&'static str, String)>,
    /// Why it may be withheld.
    grounds: Vec<(&'static str, String)>,
    /// Conveners' instructions on it.
    instructions: instruction::Shown,
    verified: Option<Verified>,
    /// Numbers kept for reports, while the office is to give this one its own.
    kept: Vec<DocumentNumber>,
    /// Units it would print by their short names, while it is in writing.
    lacking: Vec<String>,
    /// Who changed it meanwhile, and when.
    clash: Option<String>,
    trouble: Option<Trouble>,
}

impl ReportPage {
    /// The form that was sent and is on the page no more, since the report moved on, and what was typed into it.
    fn unsaved(&self) -> Option<(&str, &str)> {
        let trouble = self.trouble.as_ref()?;
        let (field, stands) = match trouble.form() {
            "edit" => ("text", self.frame.office && self.is("drafted")),
            "withdraw" => ("reason", self.frame.office && self.is("drafted")),
            "send-back" => ("reason", self.may_send_back()),
            _ => return None,
        };
        (!stands).then(|| (trouble.form(), trouble.typed(field)))
    }

    /// Whether it is the visitor's to send back now.
    fn may_send_back(&self) -> bool {
        let waits = self.in_writing() && !self.is("drafted");
        waits && (self.may_check || self.frame.office)
    }

    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn is(&self, state: &str) -> bool {
        self.view.report.state.code() == state
    }

    fn in_writing(&self) -> bool {
        self.view.report.state.is_in_writing()
    }

    /// Whether it is the visitor's to sign now.
    fn may_sign(&self) -> bool {
        self.may_check && self.is("put_forward")
    }

    /// Words as they are printed for whom they are addressed to.
    fn plain(&self, words: &str) -> String {
        masking::plain(words)
    }

    /// Who may read it, in words; none before sign-off.
    fn disclosure(&self) -> Option<String> {
        let disclosure = self.view.report.disclosure?;
        Some(word(self.frame.t, "disclosure", disclosure.code()))
    }

    /// The ground on which it is withheld.
    fn ground(&self) -> Option<String> {
        let ground = self.view.report.ground?;
        Some(word(self.frame.t, "ground", ground.code()))
    }

    fn words(&self, line: &Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }

    /// Whether units gave numbers.
    fn has_numbers(&self) -> bool {
        let mut merged = self.view.merged.iter();
        merged.any(|one| one.kind == AnswerKind::Number)
    }

    /// Where a figure's rows are, or those of the period before.
    fn rows(&self, figure: &str, previous: &bool) -> String {
        path(&self.view.report, figure, *previous)
    }

    /// Where what a unit said is found, for those who may open it.
    fn said(&self, of: &domain::id::ReturnId) -> Option<String> {
        self.view.round.as_ref().map(|_| format!("/returns/{of}"))
    }
}

/// A report within sight.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None, None).await
}

/// A report with the outcome of its checking.
pub(super) async fn verify(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let verified = frozen::verify(&site.desk, visitor.by()?, &id, visitor.t).await?;
    show(&site, &visitor, &id, Some(verified), None).await
}

/// Where a step leads: back to the report, or to it as it now is with what was typed and what is wrong.
pub(super) async fn answer(
    posted: Posted,
    form: &str,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/reports/{}", posted.id)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(posted.visitor.t, form, posted.form, error)?;
            show(
                &posted.site,
                &posted.visitor,
                &posted.id,
                None,
                Some(trouble),
            )
            .await
        }
    }
}

/// The page of a report as it now is, with the outcome of its checking or with what was typed and what is
/// wrong with it.
pub(crate) async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    verified: Option<Verified>,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let view = view::view(&site.desk, by, id).await?;
    let period = view.report.period();
    let page = ReportPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        version: view.report.version.to_string(),
        state: t
            .m(&key("state-report", view.report.state.code()))
            .into_owned(),
        period: between(t, period),
        compared: between(t, period.previous()),
        same: others(t, &view, true),
        shared: others(t, &view, false),
        still_runs: !period.is_over(site.desk.today()),
        unfounded: unfounded(&site.desk, period).map(|day| t.date(day)),
        counted_at: t.moment_short(view.report.counted_at.0),
        figures: figures(t, &view),
        tables: tables(t, &view),
        charts: charts(t, &view),
        instructions: instruction::on_report(site, visitor, &view).await?,
        may_check: may_check(by),
        kept: kept(site, by, &view).await?,
        disclosures: disclosures(t),
        grounds: grounds(t),
        verified,
        lacking: view.lacking().into_iter().map(|unit| unit.name).collect(),
        clash: Trouble::clash(
            trouble.as_ref(),
            t,
            view.history
                .first()
                .map(|line| (line.person_name.as_str(), line.at)),
        ),
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

async fn kept(site: &Site, by: &Actor, view: &ReportView) -> Result<Vec<DocumentNumber>, Problem> {
    if view.report.state != ReportState::Checked || !by.is_office() {
        return Ok(Vec::new());
    }
    let code = &site.desk.charter().practice.report_code;
    Ok(numbering::kept(&site.desk, by, code).await?)
}

/// Other reports that the page tells of: those on the very same period, or those that share days with it.
fn others(t: locale::Wording, view: &ReportView, same: bool) -> Vec<Other> {
    let days = |one: &DisposalReport| (one.from_on, one.until_on);
    let meant = |one: &&DisposalReport| (days(one) == days(&view.report)) == same;
    let meant = view.sharing.iter().filter(meant);
    meant.map(|one| Other::of(t, one)).collect()
}

fn figures(t: locale::Wording, view: &ReportView) -> Vec<Shows> {
    let labels = view.labels(t);
    let shows = |figure: &Figure| {
        let counted_in = figure.key.measure.counted_in();
        let rows = |value: Option<i64>, previous| {
            value.map(|_| path(&view.report, &figure.key.to_string(), previous))
        };
        Shows {
            label: labels.of(&figure.key),
            counted_in: labels.counted_in(figure.key.measure),
            value: labels::value(counted_in, figure.value),
            previous: labels::value(counted_in, figure.previous),
            difference: labels::difference(figure),
            path: rows(figure.value, false),
            previous_path: rows(figure.previous, true),
        }
    };
    let whole = view
        .figures
        .iter()
        .filter(|figure| figure.key.slice.is_none());
    whole.map(shows).collect()
}

fn path(report: &DisposalReport, figure: &str, previous: bool) -> String {
    let of = if previous { "?of=previous" } else { "" };
    format!("/reports/{}/rows/{figure}{of}", report.id)
}

/// The days of a period.
pub(super) fn between(t: locale::Wording, period: Period) -> String {
    let (from, until) = (t.date(period.from), t.date(period.until));
    let days = [
        ("from", from.as_str().into()),
        ("until", until.as_str().into()),
    ];
    t.a("report-between", &days)
}

fn tables(t: locale::Wording, view: &ReportView) -> Vec<Table> {
    let labels = view.labels(t);
    let cell = |key: FigureKey| {
        let (value, previous) = view.values(&key);
        let counted_in = key.measure.counted_in();
        let rows = |value: Option<i64>, previous| {
            let some = value.filter(|value| *value != 0);
            some.map(|_| path(&view.report, &key.to_string(), previous))
        };
        Cell {
            value: labels::value(counted_in, value),
            previous: labels::value(counted_in, previous),
            path: rows(value, false),
            previous_path: rows(previous, true),
        }
    };
    let table = |grid: &Grid| {
        let row = |slice: &Slice| {
            let cells = grid.measures.iter().map(|one| cell(grid.key(*one, slice)));
            (labels.slice(grid.measures[0], slice), cells.collect())
        };
        let whole = || grid.measures.iter().copied().map(FigureKey::whole);
        Table {
            title: t.m(grid.title).into_owned(),
            counted_in: labels.counted_in(grid.measures[0]),
            head: t.m(grid.head).into_owned(),
            columns: grid
                .measures
                .iter()
                .map(|measure| labels.measure(*measure))
                .collect(),
            rows: grid.slices.iter().map(row).collect(),
            apart: view.apart(grid),
            total: grid.adds_up().then(|| whole().map(cell).collect()),
        }
    };
    view.grids().iter().map(table).collect()
}

fn charts(t: locale::Wording, view: &ReportView) -> Vec<Picture> {
    let picture = |chart: &app::report::tables::Chart| Picture {
        title: chart.title.clone(),
        svg: chart.svg(),
        words: chart.description(),
    };
    view.charts(t).iter().map(picture).collect()
}

#[derive(Template)]
#[template(path = "report/text.html")]
struct TextPage {
    frame: Frame,
    report: DisposalReport,
    ordinal: u32,
    /// Lines, and whether the text in force still has them.
    lines: Vec<(String, bool)>,
}

/// An earlier text of a report; lines the text in force has no more are marked.
pub(super) async fn earlier(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, ordinal)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let text = view::earlier(&site.desk, by, &id, ordinal).await?;
    let view = view::view(&site.desk, by, &id).await?;
    let now: Vec<_> = view.text.lines().collect();
    let page = TextPage {
        frame: Frame::of(&site, &visitor, Section::Reports).await?,
        ordinal,
        lines: text
            .lines()
            .map(|line| (line.to_owned(), now.contains(&line)))
            .collect(),
        report: view.report,
    };
    Ok(html(&page))
}

/// A file of a report: as issued, or as it would be printed now.
pub(super) async fn file(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, ending)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let which = issue::read_paper(&ending).ok_or(Problem::NotFound)?;
    let made = issue::file(&site.desk, visitor.by()?, &id, which, &site.fonts).await?;
    let (name, media, content) = made;
    if which == Paper::Pdf {
        let name = name.trim_end_matches(".pdf");
        return Ok(crate::meeting::paper::pdf(name, content));
    }
    let headers = crate::attachment::as_file(&name, &media);
    Ok((headers, [(header::CACHE_CONTROL, "no-store")], content).into_response())
}
