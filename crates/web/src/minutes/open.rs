//! What the public reads of minutes without signing in, and how they will read to it.

use crate::{
    Site,
    document::open::corrected_by,
    frame::Section,
    gate::Visitor,
    open::{self as shelf, Note, Row, Shelf, Shown},
    problem::Problem,
};
use app::{minutes::open, official_document};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};

/// What minutes are published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = shelf::before(&query);
    let (rows, more) = open::page(&site.desk, &before).await?;
    let rows = (rows.into_iter().map(Row::from).collect(), more);
    Ok(shelf::list(&site, &visitor, Shelf::Minutes, &before, rows))
}

/// Published minutes.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let found = read(&site, &visitor, &id).await;
    shelf::show(&site, &visitor, Shelf::Minutes, &id, found)
}

/// Published minutes, and what corrected them.
async fn read(site: &Site, visitor: &Visitor, id: &str) -> Result<(Shown, Vec<Note>), app::Error> {
    let minutes = open::show(&site.desk, id).await?;
    let corrections = official_document::open::correcting_minutes(&site.desk, id).await?;
    let notes = corrections
        .iter()
        .map(|one| corrected_by(visitor.t, one))
        .collect();
    Ok((minutes.into(), notes))
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
    shelf::preview(&site, &visitor, Section::Meetings, back, one.into()).await
}
