//! Official documents: the list, drafting, every step to the receipts, the register of numbers; and the
//! public's page.

mod diff;
mod list;
mod new;
mod number;
pub(crate) mod open;
mod show;
mod step;
pub(crate) mod text;

use crate::{
    Site,
    attachment::as_file,
    gate::Visitor,
    meeting::paper,
    posted::Posted,
    problem::Problem,
    routes::{Route, get, post},
};
use app::official_document::issue;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::Permission::{Anyone, Office, Read, TakePart};

pub(crate) use show::Copy;
pub(crate) use step::receipt;

/// Key of the words of a document's state.
pub(crate) fn state_key(document: &domain::official_document::OfficialDocument) -> String {
    format!("state-document-{}", document.state.code().replace('_', "-"))
}

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/documents", Read, list::page),
        get("/documents/new", TakePart, new::page),
        post("/documents", TakePart, new::draft),
        get("/documents/numbers", Read, number::page),
        post("/documents/numbers/reserve", Office, number::reserve),
        post("/documents/numbers/enter", Office, number::enter),
        post("/documents/numbers/take-back", Office, number::take_back),
        post("/documents/numbers/give-up", Office, number::give_up),
        get("/documents/{id}", Read, show::page),
        get("/documents/{id}/preview.pdf", Read, preview_pdf),
        get("/documents/{id}/preview.docx", Read, preview_docx),
        get("/documents/{id}/files/{which}", Read, file),
        get("/documents/{id}/public", Read, open::preview),
        post("/documents/{id}/edit", TakePart, step::edit),
        post("/documents/{id}/submit", TakePart, step::submit),
        post("/documents/{id}/check", Office, step::check),
        post("/documents/{id}/send-back", Read, step::send_back),
        post("/documents/{id}/sign-off", Read, step::sign_off),
        post("/documents/{id}/number", Office, step::number),
        post("/documents/{id}/issue", Office, step::issue),
        post("/documents/{id}/send", TakePart, step::send),
        post("/documents/{id}/scan", TakePart, step::scan),
        post("/documents/{id}/withdraw", TakePart, step::withdraw),
        post("/documents/{id}/receive", TakePart, step::receive),
        post("/documents/{id}/acknowledge", Office, step::acknowledge),
        post("/documents/{id}/remind", Office, step::remind),
        get("/public", Anyone, open::list),
        get("/public/{id}", Anyone, open::show),
        get("/public/{id}/paper.pdf", Anyone, open::pdf),
    ]
}

/// The document as it stands, as PDF; its page with the reason if it cannot be printed.
async fn preview_pdf(posted: Posted) -> Result<Response, Problem> {
    let site = &posted.site;
    match issue::preview(&site.desk, posted.by()?, &posted.id, &site.fonts).await {
        Ok((content, _)) => Ok(paper::pdf("公文（稿）", content)),
        Err(error) => show::answer(posted, "next", Err(error)).await,
    }
}

/// The document as it stands, as DOCX; its page with the reason if it cannot be printed.
async fn preview_docx(posted: Posted) -> Result<Response, Problem> {
    let site = &posted.site;
    match issue::preview(&site.desk, posted.by()?, &posted.id, &site.fonts).await {
        Ok((_, content)) => Ok(paper::docx("公文（稿）", content)),
        Err(error) => show::answer(posted, "next", Err(error)).await,
    }
}

/// An issued file of a document within sight.
async fn file(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (name, media, content) = issue::file(&site.desk, visitor.by()?, &id, &which).await?;
    Ok((as_file(&name, &media), content).into_response())
}
