//! What one was told, newest first, each line leading to what it is about.

use crate::{
    Site,
    form::Form,
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::history::{self, Told};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Redirect, Response},
};
use domain::Permission;
use locale::Wording;
use std::collections::HashMap;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/notifications", Permission::Read, page),
        post("/notifications/read", Permission::Read, read),
    ]
}

/// A notification in words.
struct Shown {
    unread: bool,
    iso: String,
    when: String,
    /// The unit it comes from, and whom it was entered for.
    unit: String,
    entered_for: String,
    words: String,
    place: Option<(String, String)>,
    /// The meeting it is about, which the reader's unit was taken off.
    left: Option<String>,
}

#[derive(Template)]
#[template(path = "notification/list.html")]
struct NotificationPage {
    frame: Frame,
    lines: Vec<Shown>,
    /// The newest line shown, up to which all can be marked as read.
    newest: i64,
    unread: usize,
    /// Number from which the next page goes on; 0 for none.
    next: i64,
    first: bool,
}

/// A page of notifications, from before a line's number.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let before = query
        .get("before")
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let told = history::told_page(&site.desk, visitor.by()?, before).await?;
    let more = told.lines.len() == 50;
    let page = NotificationPage {
        frame: Frame::of(&site, &visitor, Section::Notifications).await?,
        newest: told.lines.first().map_or(0, |line| line.n),
        next: told
            .lines
            .last()
            .map_or(0, |line| if more { line.n } else { 0 }),
        unread: told.unread.len(),
        lines: shown(visitor.t, &told),
        first: before <= 0,
    };
    Ok(html(&page))
}

fn shown(t: Wording, told: &Told) -> Vec<Shown> {
    let line = |line: &app::Line| Shown {
        unread: told.unread.contains(&line.n),
        iso: line.at.date().to_string(),
        when: t.moment_short(line.at.0),
        unit: line.unit_name.clone(),
        entered_for: line.entered_for.clone().unwrap_or_default(),
        words: t.event(&line.kind, &line.facts),
        place: told
            .places
            .of(line)
            .map(|(path, name)| (path.to_owned(), name.to_owned())),
        left: told.places.left(line).map(str::to_owned),
    };
    told.lines.iter().map(line).collect()
}

/// Marks everything up to a line as read.
async fn read(State(site): State<Site>, visitor: Visitor, form: Form) -> Result<Redirect, Problem> {
    let up_to = form.get("n").parse().map_err(|_| Problem::BadRequest)?;
    history::mark_read(&site.desk, visitor.by()?, up_to).await?;
    Ok(Redirect::to("/notifications"))
}
