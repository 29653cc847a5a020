//! What the public reads of minutes without signing in, and how they will read to it.

use crate::{
    Site,
    frame::Section,
    gate::Visitor,
    open::{self as shelf, Row, Shelf},
    problem::Problem,
};
use app::minutes::open;
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
    let found = open::show(&site.desk, &id).await;
    let found = found.map(|one| (one.into(), Vec::new()));
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
    shelf::preview(&site, &visitor, Section::Meetings, back, one.into()).await
}
