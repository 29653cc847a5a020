//! What the public reads of minutes without signing in, and how they will read to it.

use crate::{
    Site,
    document::text,
    frame::Section,
    gate::Visitor,
    open::{self as shelf, Row, Shelf, Shown},
    problem::Problem,
};
use app::minutes::open::{self, OpenMinutes};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};

/// Minutes are addressed to whoever was asked to the meeting, and so to nobody in particular.
fn shown(one: OpenMinutes) -> Shown {
    Shown {
        parts: text::parts(&one.body.join("\n")),
        enclosures: Vec::new(),
        title: one.title,
        number: one.number,
        organs: one.organs,
        addressees: Vec::new(),
        dated: one.issued_on,
        issued_on: one.issued_on,
    }
}

/// What minutes are published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = shelf::before(&query);
    let (rows, more) = open::page(&site.desk, &before).await?;
    let rows = rows.into_iter().map(|one| Row {
        id: one.id.to_string(),
        title: one.title,
        kind: String::new(),
        number: one.number,
        issued_on: one.issued_on,
    });
    let rows = (rows.collect(), more);
    Ok(shelf::list(&site, &visitor, Shelf::Minutes, &before, rows))
}

/// Published minutes.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let found = open::show(&site.desk, &id).await;
    let found = found.map(|one| (shown(one), Vec::new()));
    shelf::show(&site, &visitor, Shelf::Minutes, &id, found)
}

/// The masked paper of published minutes.
pub(super) async fn pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    shelf::pdf(&visitor, open::pdf(&site.desk, &id).await)
}

/// How minutes will read to the public, for whoever writes or signs them.
pub(super) async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let one = open::preview(&site.desk, visitor.by()?, &id).await?;
    let back = visitor.t.m("minutes-texts-back").into_owned();
    let back = (format!("/meetings/{id}/minutes"), back);
    shelf::preview(&site, &visitor, Section::Meetings, back, shown(one)).await
}
