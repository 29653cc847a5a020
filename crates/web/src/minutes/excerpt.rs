//! Excerpts of issued minutes: which a visitor may have, and the files.

use crate::{Site, gate::Visitor, meeting::paper, problem::Problem};
use app::{meeting::view::MeetingView, minutes::excerpt};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Actor, minutes::MinutesState};

/// Excerpts a visitor may have of issued minutes: name, and path without its ending. The office and the
/// conveners have every unit's, a unit its own; and each has those of the items within sight.
pub(super) fn offered(view: &MeetingView, by: &Actor) -> Vec<(String, String)> {
    let issued = view
        .minutes
        .as_ref()
        .is_some_and(|minutes| minutes.state == MinutesState::Issued);
    if !issued {
        return Vec::new();
    }
    let base = format!("/meetings/{}/minutes/excerpts", view.meeting.id);
    let whole = by.sight().is_whole();
    let units = view
        .attendance
        .iter()
        .filter(|place| whole || place.unit == by.unit.id)
        .map(|place| {
            let path = format!("{base}/units/{}", place.unit);
            (view.units.name(place.unit), path)
        });
    let items = view.items.iter().map(|item| {
        let path = format!("{base}/items/{}", item.item.id);
        (item.title().to_owned(), path)
    });
    units.chain(items).collect()
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
