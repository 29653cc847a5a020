//! The page of a report: text with its figures, charts, tables, history, the step now due, its files.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    instruction,
    meeting::key,
    problem::{Problem, html},
};
use app::{
    Line,
    report::{
        frozen::{self, Verified},
        issue::{self, Paper},
        labels,
        tables::Grid,
        view::{self, ReportView, Shown as Piece},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Role,
    report::{
        DisposalReport, ReportState,
        figure::{Figure, FigureKey, Slice},
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
    path: String,
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
    figures: Vec<Shows>,
    tables: Vec<Table>,
    charts: Vec<Picture>,
    may_check: bool,
    /// Conveners' instructions on it.
    instructions: instruction::Shown,
    verified: Option<Verified>,
    /// Units it would print by their short names, while it is not issued.
    lacking: Vec<String>,
    /// Who changed it meanwhile, and when.
    clash: Option<String>,
    trouble: Option<Trouble>,
}

impl ReportPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn is(&self, state: &str) -> bool {
        self.view.report.state.code() == state
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

    /// Where a figure's rows are.
    fn rows(&self, figure: &str) -> String {
        format!("/reports/{}/rows/{figure}", self.view.report.id)
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
    site: &Site,
    visitor: &Visitor,
    id: &str,
    form: &str,
    typed: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/reports/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, form, typed, error)?;
            show(site, visitor, id, None, Some(trouble)).await
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
    let between = |period: domain::report::Period| {
        let (from, until) = (t.date(period.from), t.date(period.until));
        let days = [
            ("from", from.as_str().into()),
            ("until", until.as_str().into()),
        ];
        t.a("report-between", &days)
    };
    let page = ReportPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        version: view.report.version.to_string(),
        state: t
            .m(&key("state-report", view.report.state.code()))
            .into_owned(),
        period: between(period),
        compared: between(period.previous()),
        counted_at: t.moment_short(view.report.counted_at.0),
        figures: figures(t, &view),
        tables: tables(t, &view),
        charts: charts(t, &view),
        instructions: instruction::on_report(site, visitor, &view).await?,
        may_check: by.holds(&[Role::Convener, Role::DeputyConvener, Role::OfficeDirector]),
        verified,
        lacking: lacking(&view),
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

/// Units whose short names a report that is not issued yet would print.
fn lacking(view: &ReportView) -> Vec<String> {
    if view.report.state == ReportState::Issued {
        return Vec::new();
    }
    let said: String = view
        .merged
        .iter()
        .map(|one| one.unit_full_name.as_str())
        .collect();
    let lacking = view
        .units
        .lacking_full_names(&[], &(view.text.clone() + &said));
    lacking.into_iter().map(|unit| unit.name).collect()
}

fn figures(t: locale::Wording, view: &ReportView) -> Vec<Shows> {
    let labels = view.labels(t);
    let shows = |figure: &Figure| {
        let counted_in = figure.key.measure.counted_in();
        Shows {
            label: labels.of(&figure.key),
            counted_in: labels.counted_in(figure.key.measure),
            value: labels::value(counted_in, figure.value),
            previous: labels::value(counted_in, figure.previous),
            difference: labels::difference(figure),
            path: path(&view.report, &figure.key.to_string()),
        }
    };
    let whole = view
        .figures
        .iter()
        .filter(|figure| figure.key.slice.is_none());
    whole.map(shows).collect()
}

fn path(report: &DisposalReport, figure: &str) -> String {
    format!("/reports/{}/rows/{figure}", report.id)
}

fn tables(t: locale::Wording, view: &ReportView) -> Vec<Table> {
    let labels = view.labels(t);
    let cell = |key: FigureKey| {
        let (value, previous) = view.values(&key);
        let counted_in = key.measure.counted_in();
        Cell {
            value: labels::value(counted_in, value),
            previous: labels::value(counted_in, previous),
            path: value
                .filter(|value| *value != 0)
                .map(|_| path(&view.report, &key.to_string())),
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
