//! Papers of a meeting as files: the sheets for the day, all papers in one; and how any made
//! paper is sent.

use crate::{Site, gate::Visitor, problem::Problem};
use app::meeting::papers;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The sign-in sheet as PDF.
pub(super) async fn sign_in_sheet(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = papers::sign_in_sheet(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(pdf("签到表", content))
}

/// The address list of the units asked as PDF.
pub(super) async fn address_list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = papers::address_list(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(pdf("通讯录", content))
}

/// The running sheet for the chair as PDF.
pub(super) async fn running_sheet(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = papers::running_sheet(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(pdf("会议进程单", content))
}

/// All papers within sight as one PDF.
pub(super) async fn bundle(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = papers::bundle(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(pdf("会议材料汇编", content))
}

/// A PDF to look at.
pub(crate) fn pdf(name: &str, content: Vec<u8>) -> Response {
    file("inline", &format!("{name}.pdf"), "application/pdf", content)
}

/// A DOCX to keep.
pub(crate) fn docx(name: &str, content: Vec<u8>) -> Response {
    file("attachment", &format!("{name}.docx"), DOCX, content)
}

fn file(how: &str, name: &str, media: &'static str, content: Vec<u8>) -> Response {
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("{how}; filename*=UTF-8''{name}");
    (
        [
            (header::CONTENT_TYPE, media.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        content,
    )
        .into_response()
}
