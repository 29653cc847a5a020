//! Matters: the list, and the routes of everything done with one.

mod acts;
mod chain;
mod history;
mod raise;
pub(crate) mod show;
mod steps;
pub(crate) mod task;

use crate::{
    Site,
    form::read_urlencoded,
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::MatterRow;
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use domain::{Permission, matter::MatterState};
use locale::Wording;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    use Permission::{Office, Read, TakePart};
    vec![
        get("/matters", Read, page),
        get("/matters/new", TakePart, raise::page),
        post("/matters", TakePart, raise::raise),
        get("/matters/{number}", Read, show::page),
        post("/matters/{number}/accept", Office, steps::accept),
        post("/matters/{number}/return", Office, steps::send_back),
        post(
            "/matters/{number}/accept-without",
            Office,
            steps::accept_without,
        ),
        post("/matters/{number}/decline", Office, steps::decline),
        post("/matters/{number}/forward", Office, steps::forward),
        post("/matters/{number}/defer", Office, steps::defer),
        post("/matters/{number}/met", TakePart, steps::meet_condition),
        post("/matters/{number}/join", TakePart, steps::join),
        post("/matters/{number}/list", Office, steps::list),
        post("/matters/{number}/close", Office, steps::close),
        post("/matters/{number}/complete", TakePart, steps::complete),
        post("/matters/{number}/withdraw", TakePart, steps::withdraw),
        post("/matters/{number}/confirm", TakePart, steps::confirm),
        post("/matters/{number}/dispute", TakePart, steps::dispute),
    ]
}

/// A code of a closed set in words: `state-matter` and `in_execution` make `state-matter-in-execution`.
pub(crate) fn word(t: Wording, set: &str, code: &str) -> String {
    t.m(&format!("{set}-{}", code.replace('_', "-")))
        .into_owned()
}

/// A matter's number as people write it: 协〔2026〕12号.
pub(crate) fn number_words(t: Wording, (year, serial): (u32, u32)) -> String {
    t.a(
        "matter-number",
        &[("year", year.into()), ("serial", serial.into())],
    )
}

/// A matter's page.
pub(crate) fn path((year, serial): (u32, u32)) -> String {
    format!("/matters/{year}-{serial}")
}

/// The value of a field of the query; empty if it was not asked for.
pub(crate) fn asked(query: &RawQuery, name: &str) -> String {
    let pairs = read_urlencoded(query.0.as_deref().unwrap_or_default().as_bytes());
    pairs
        .into_iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
        .unwrap_or_default()
}

/// A matter as lists show it.
pub(crate) struct Row {
    pub path: String,
    pub number: String,
    pub title: String,
    pub difficulty: String,
    pub enterprise: String,
    pub raised_by: String,
    pub raised_on: domain::Date,
    pub state: String,
    /// What a deferred matter waits for.
    pub condition: Option<String>,
    pub lead: Option<String>,
    pub light: Option<Light>,
}

impl Row {
    /// The row in the visitor's words.
    pub fn of(site: &Site, t: Wording, units: &app::Units, row: MatterRow) -> Self {
        let due_on = row
            .due_on
            .or(row.review_on.filter(|_| row.state == MatterState::Deferred));
        Self {
            path: path(row.number),
            number: number_words(t, row.number),
            difficulty: site
                .desk
                .charter()
                .difficulty_label(&row.difficulty)
                .to_owned(),
            raised_by: units.name(row.raised_by),
            raised_on: row.raised_at.date(),
            state: word(t, "state-matter", row.state.code()),
            condition: row
                .defer_condition
                .filter(|_| row.state == MatterState::Deferred),
            lead: row.lead.map(|unit| units.name(unit)),
            light: due_on
                .filter(|_| !row.state.is_ended())
                .map(|due| light(t, Some(site.desk.days_left(due)))),
            title: row.title,
            enterprise: row.enterprise,
        }
    }
}

/// A state by which the list can be narrowed.
struct Filter {
    code: &'static str,
    words: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "matter/list.html")]
struct ListPage {
    frame: Frame,
    filters: Vec<Filter>,
    state: &'static str,
    rows: Vec<Row>,
    first: bool,
    next: Option<String>,
}

/// Matters within sight, newest first, narrowed to a state if one is asked for.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let (state, before) = (
        MatterState::parse(&asked(&query, "state")),
        asked(&query, "before"),
    );
    let (rows, more) = app::matter::view::page(&site.desk, by, state, &before).await?;
    let units = app::units::all(&site.desk, by).await?;
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let filters = MatterState::ALL.iter().map(|one| Filter {
        code: one.code(),
        words: word(t, "state-matter", one.code()),
        here: state == Some(*one),
    });
    Ok(html(&ListPage {
        frame: Frame::of(&site, &visitor, Section::Matters).await?,
        filters: filters.collect(),
        state: state.map_or("", MatterState::code),
        rows: rows
            .into_iter()
            .map(|row| Row::of(&site, t, &units, row))
            .collect(),
        first: before.is_empty(),
        next,
    }))
}
