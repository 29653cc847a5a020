//! The steps of a report: edit, count anew, put forward, send back, sign off, number, issue.

use super::show::{answer, show};
use crate::{
    Site,
    form::{Form, Trouble},
    gate::Visitor,
    instruction,
    problem::Problem,
};
use app::report::{draft, issue as issuing, write};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

/// Edits the text.
pub(super) async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, text) = (form.version()?, form.get("text"));
    let done = write::edit(&site.desk, visitor.by()?, &id, version, text).await;
    answer(&site, &visitor, &id, "edit", form, done).await
}

/// Counts the figures anew.
pub(super) async fn recount(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = write::recount(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Drafts the text anew, with what units answered since.
pub(super) async fn redraft(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = draft::redraft(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Puts the report before whoever signs it off.
pub(super) async fn put_forward(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, short_names) = (form.version()?, form.get("short_names") == "1");
    let done = write::put_forward(&site.desk, visitor.by()?, &id, version, short_names).await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "put-forward",
        _ if short_names => "put-forward",
        _ => "next",
    };
    answer(&site, &visitor, &id, at, form, done).await
}

/// Sends the report back for writing.
pub(super) async fn send_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = write::send_back(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, "send-back", form, done).await
}

/// Signs the report off.
pub(super) async fn check(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, by) = (form.version()?, visitor.by()?);
    let (disclosure, ground) = (form.get("disclosure"), form.get("ground"));
    let done = write::check(&site.desk, by, &id, version, disclosure, ground).await;
    // A refusal stands above the page: the form is there only for who may sign.
    let at = match done {
        Err(app::Error::Invalid(_)) => "sign-off",
        _ => "next",
    };
    answer(&site, &visitor, &id, at, form, done).await
}

/// Draws the number.
pub(super) async fn number(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = write::give_number(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Issues the report.
pub(super) async fn issue(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, by) = (form.version()?, visitor.by()?);
    let done = issuing::issue(&site.desk, by, &id, version, &site.fonts).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Writes an instruction on the report.
pub(super) async fn instruct(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let given = instruction::read(&form);
    match app::instruction::on_report(&site.desk, visitor.by()?, &id, given).await {
        Ok(()) => Ok(Redirect::to(&format!("/reports/{id}#instructions")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "instruct", form, error)?;
            show(&site, &visitor, &id, None, Some(trouble)).await
        }
    }
}
