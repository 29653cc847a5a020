//! Excerpts of issued minutes: which a visitor may have, and the files.

use crate::{Site, gate::Visitor, meeting::paper, problem::Problem};
use app::{Desk, meeting::view::MeetingView, minutes::excerpt};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Actor, minutes::MinutesState};

/// Excerpts a visitor may have of issued minutes: name, and path without its ending. The office and the
/// conveners have every unit's, a unit its own, where the minutes say something of it; and each has those of
/// the items within sight.
pub(super) async fn offered(
    desk: &Desk,
    by: &Actor,
    view: &MeetingView,
) -> Result<Vec<(String, String)>, Problem> {
    let issued = view
        .minutes
        .as_ref()
        .is_some_and(|minutes| minutes.state == MinutesState::Issued);
    if !issued {
        return Ok(Vec::new());
    }
    let id = view.meeting.id.to_string();
    let base = format!("/meetings/{id}/minutes/excerpts");
    let units = excerpt::units(desk, by, &id).await?;
    let units = units.into_iter().map(|unit| {
        let path = format!("{base}/units/{unit}");
        (view.units.name(unit), path)
    });
    let items = view.items.iter().map(|item| {
        let path = format!("{base}/items/{}", item.item.id);
        (item.title().to_owned(), path)
    });
    Ok(units.chain(items).collect())
}

/// A unit's excerpt as PDF.
pub(super) async fn unit_pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, unit)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (pdf, _) = excerpt::for_unit(&site.desk, visitor.by()?, &id, &unit, &site.fonts).await?;
    Ok(paper::pdf("会议纪要（摘录）", pdf))
}

/// A unit's excerpt as DOCX.
pub(super) async fn unit_docx(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, unit)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (_, docx) = excerpt::for_unit(&site.desk, visitor.by()?, &id, &unit, &site.fonts).await?;
    Ok(paper::docx("会议纪要（摘录）", docx))
}

/// An item's excerpt as PDF.
pub(super) async fn item_pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let (pdf, _) = excerpt::of_one_item(&site.desk, by, &id, &item, &site.fonts).await?;
    Ok(paper::pdf("会议纪要（摘录）", pdf))
}

/// An item's excerpt as DOCX.
pub(super) async fn item_docx(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let (_, docx) = excerpt::of_one_item(&site.desk, by, &id, &item, &site.fonts).await?;
    Ok(paper::docx("会议纪要（摘录）", docx))
}
