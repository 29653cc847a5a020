//! What the public reads of disposal reports without signing in, and how one will read to it.

use crate::{
    Site,
    frame::Section,
    gate::Visitor,
    open::{self as shelf, Row, Shelf},
    problem::Problem,
};
use app::report::open;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};

/// What reports are published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = shelf::before(&query);
    let (rows, more) = open::page(&site.desk, &before).await?;
    let rows = (rows.into_iter().map(Row::from).collect(), more);
    Ok(shelf::list(&site, &visitor, Shelf::Reports, &before, rows))
}

/// A published report.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let found = open::show(&site.desk, &id).await;
    let found = found.map(|one| (one.into(), Vec::new()));
    shelf::show(&site, &visitor, Shelf::Reports, &id, found)
}

/// The masked paper of a published report.
pub(super) async fn pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    shelf::pdf(&visitor, open::pdf(&site.desk, &id).await)
}

/// How a report will read to the public, for whoever writes or signs it.
pub(super) async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let one = open::preview(&site.desk, visitor.by()?, &id).await?;
    let back = (format!("/reports/{id}"), one.title.clone());
    shelf::preview(&site, &visitor, Section::Reports, back, one.into()).await
}
