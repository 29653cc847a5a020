//! The journal (留痕) as auditors read it, and its verification.

use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::{
    Line,
    history::{self, Places},
    jobs,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::Permission;
use locale::Wording;
use std::collections::HashMap;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/journal", Permission::Audit, page),
        post("/journal/verify", Permission::Audit, verify),
    ]
}

/// A line in words.
struct Shown {
    n: i64,
    /// When, as ISO for machines.
    iso: String,
    when: String,
    person: String,
    unit: String,
    /// The unit entered for (代录); empty if none.
    entered_for: String,
    words: String,
    /// Address and name of the matter or meeting, within sight.
    place: Option<(String, String)>,
}

impl Shown {
    fn of(t: Wording, line: &Line, places: &Places) -> Self {
        // The system's own acts have no person.
        let person = if line.person.0.is_nil() {
            String::new()
        } else {
            line.person_name.clone()
        };
        Self {
            n: line.n,
            iso: line.at.date().to_string(),
            when: t.date_time(line.at.0),
            person,
            unit: line.unit_name.clone(),
            entered_for: line.entered_for.clone().unwrap_or_default(),
            words: t.event(&line.kind, &line.facts),
            place: places
                .of(line)
                .map(|(path, name)| (path.to_owned(), name.to_owned())),
        }
    }
}

/// What a verification found, as the page shows it.
struct Verified {
    lines: i64,
    rows: usize,
    anchors: usize,
    head: String,
    faults: Vec<String>,
    when: String,
}

#[derive(Template)]
#[template(path = "journal/list.html")]
struct JournalPage {
    frame: Frame,
    lines: Vec<Shown>,
    /// Number from which the next page goes on; 0 for none.
    next: i64,
    first: bool,
    /// Whether what was said is left out for this reader.
    veiled: bool,
    verified: Option<Verified>,
}

/// A page of the journal, newest first, from before a line's number.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let before = query
        .get("before")
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    show(&site, &visitor, before, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    before: i64,
    verified: Option<Verified>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let lines = history::page(&site.desk, by, before).await?;
    let places = history::places(&site.desk, by, &lines).await?;
    let status = match &verified {
        Some(report) if !report.faults.is_empty() => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    let page = JournalPage {
        frame: Frame::of(site, visitor, Section::Journal).await?,
        next: lines
            .last()
            .map_or(0, |line| if line.n > 1 { line.n } else { 0 }),
        lines: lines
            .iter()
            .map(|line| Shown::of(visitor.t, line, &places))
            .collect(),
        first: before <= 0,
        veiled: !by.sight().is_whole(),
        verified,
    };
    Ok((status, html(&page)).into_response())
}

/// Verifies chain, rows and anchors and shows what was found.
async fn verify(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    let report = jobs::verify(&site.desk).await?;
    let verified = Verified {
        lines: report.lines,
        rows: report.rows,
        anchors: report.anchors,
        head: report.head,
        faults: report.faults,
        when: visitor.t.date_time(site.desk.now().0),
    };
    show(&site, &visitor, 0, Some(verified)).await
}
