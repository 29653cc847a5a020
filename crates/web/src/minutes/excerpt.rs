//! Excerpts of issued minutes: which a visitor may have, and the files.

use crate::{Site, gate::Visitor, meeting::paper, problem::Problem};
use app::{Desk, meeting::view::MeetingView, minutes::excerpt};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Actor, minutes::MinutesState};

/// Excerpts a visitor may have of issued minutes.
#[derive(Default)]
pub(super) struct Offered {
    /// Name of each, and path without its ending.
    pub files: Vec<(String, String)>,
    /// Whether the visitor's unit was asked to the meeting and has none of its own: no item names it, and it spoke on none.
    pub none_of_own: bool,
}

/// The office and the conveners have every unit's, a unit its own, where the minutes say something of it or it took a
/// position; and each has those of the items within sight.
pub(super) async fn offered(
    desk: &Desk,
    by: &Actor,
    view: &MeetingView,
) -> Result<Offered, Problem> {
    let issued = view
        .minutes
        .as_ref()
        .is_some_and(|minutes| minutes.state == MinutesState::Issued);
    if !issued {
        return Ok(Offered::default());
    }
    let id = view.meeting.id.to_string();
    let base = format!("/meetings/{id}/minutes/excerpts");
    let units = excerpt::units(desk, by, &id).await?;
    let was_asked = view.attendance.iter().any(|place| place.unit == by.unit.id);
    let none_of_own = was_asked && !by.sight().is_whole() && units.is_empty();
    let units = units.into_iter().map(|unit| {
        let path = format!("{base}/units/{unit}");
        (view.units.name(unit), path)
    });
    let items = view.items.iter().map(|item| {
        let path = format!("{base}/items/{}", item.item.id);
        (item.title().to_owned(), path)
    });
    Ok(Offered {
        files: units.chain(items).collect(),
        none_of_own,
    })
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
