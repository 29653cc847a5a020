//! Minutes of a meeting: the text as paper, countersignatures, and each step to the issue.

mod compared;
mod excerpt;
mod heard;
mod open;
mod paragraph;
pub(crate) mod show;
mod step;
mod texts;

use crate::{
    Site,
    gate::Visitor,
    meeting::paper,
    problem::Problem,
    routes::{Route, get, post},
};
use app::minutes::{issue, sheet};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::Permission::{Anyone, Instruct, Office, Oversee, Read, SignOff, TakePart};

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/meetings/{id}/minutes", Read, show::page),
        get("/meetings/{id}/minutes/preview.pdf", Read, preview_pdf),
        get("/meetings/{id}/minutes/preview.docx", Read, preview_docx),
        get(
            "/meetings/{id}/minutes/countersign-sheet.pdf",
            Read,
            countersign_sheet,
        ),
        get("/meetings/{id}/minutes/texts", Oversee, texts::page),
        get(
            "/meetings/{id}/minutes/excerpts/units/{unit}/pdf",
            Read,
            excerpt::unit_pdf,
        ),
        get(
            "/meetings/{id}/minutes/excerpts/units/{unit}/docx",
            Read,
            excerpt::unit_docx,
        ),
        get(
            "/meetings/{id}/minutes/excerpts/items/{item}/pdf",
            Read,
            excerpt::item_pdf,
        ),
        get(
            "/meetings/{id}/minutes/excerpts/items/{item}/docx",
            Read,
            excerpt::item_docx,
        ),
        post("/meetings/{id}/minutes/instruct", Instruct, step::instruct),
        post("/meetings/{id}/minutes/draft", Office, step::draft),
        post("/meetings/{id}/minutes/edit", Office, step::edit),
        post("/meetings/{id}/minutes/circulate", Office, step::circulate),
        post("/meetings/{id}/minutes/take-back", Office, step::take_back),
        post(
            "/meetings/{id}/minutes/countersign",
            TakePart,
            step::countersign,
        ),
        post("/meetings/{id}/minutes/sign-off", SignOff, step::sign_off),
        post("/meetings/{id}/minutes/send-back", SignOff, step::send_back),
        post("/meetings/{id}/minutes/number", Office, step::number),
        post("/meetings/{id}/minutes/issue", Office, step::issue),
        post("/meetings/{id}/minutes/receive", TakePart, step::receive),
        post("/meetings/{id}/minutes/remind", Office, step::remind),
        post("/meetings/{id}/minutes/scan", Office, step::scan),
        get("/meetings/{id}/minutes/public", Oversee, open::preview),
        get("/public/minutes", Anyone, open::list),
        get("/public/minutes/{id}", Anyone, open::show),
        get("/public/minutes/{id}/paper.pdf", Anyone, open::pdf),
    ]
}

/// The minutes as they stand, as PDF.
async fn preview_pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let paper = issue::preview(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(paper::pdf(file_name(paper.issued), paper.pdf))
}

/// The minutes as they stand, as DOCX.
async fn preview_docx(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let paper = issue::preview(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(paper::docx(file_name(paper.issued), paper.docx))
}

/// What the units said to the minutes, as PDF.
async fn countersign_sheet(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = sheet::sheet(&site.desk, visitor.by()?, &id, &site.fonts).await?;
    Ok(paper::pdf("会签单", content))
}

/// What a file of minutes is called: a draft says so.
fn file_name(issued: bool) -> &'static str {
    if issued {
        "会议纪要"
    } else {
        "会议纪要（稿）"
    }
}
