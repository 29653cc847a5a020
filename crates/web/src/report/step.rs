//! The steps of a report: edit, count anew, put forward, send back, give up, sign off, number, issue.

use super::show::answer;
use crate::{instruction, posted::Posted, problem::Problem};
use app::report::{draft, issue as issuing, write};
use axum::response::{IntoResponse, Redirect, Response};

/// Edits the text.
pub(super) async fn edit(posted: Posted) -> Result<Response, Problem> {
    let (version, text) = (posted.version()?, posted.form.get("text"));
    let done = write::edit(posted.desk(), posted.by()?, &posted.id, version, text).await;
    answer(posted, "edit", done).await
}

/// Counts the figures anew.
pub(super) async fn recount(posted: Posted) -> Result<Response, Problem> {
    let done = write::recount(posted.desk(), posted.by()?, &posted.id, posted.version()?).await;
    answer(posted, "next", done).await
}

/// Drafts the text anew, with what units answered since.
pub(super) async fn redraft(posted: Posted) -> Result<Response, Problem> {
    let done = draft::redraft(posted.desk(), posted.by()?, &posted.id, posted.version()?).await;
    answer(posted, "next", done).await
}

/// Puts the report before whoever signs it off.
pub(super) async fn put_forward(posted: Posted) -> Result<Response, Problem> {
    let (version, short_names) = (posted.version()?, posted.form.get("short_names") == "1");
    let by = posted.by()?;
    let done = write::put_forward(posted.desk(), by, &posted.id, version, short_names).await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "put-forward",
        _ if short_names => "put-forward",
        _ => "next",
    };
    answer(posted, at, done).await
}

/// Sends the report back for writing.
pub(super) async fn send_back(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = write::send_back(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "send-back", done).await
}

/// Gives a draft up.
pub(super) async fn withdraw(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = write::withdraw(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "withdraw", done).await
}

/// Signs the report off.
pub(super) async fn check(posted: Posted) -> Result<Response, Problem> {
    let (version, by) = (posted.version()?, posted.by()?);
    let (disclosure, ground) = (posted.form.get("disclosure"), posted.form.get("ground"));
    let done = write::check(posted.desk(), by, &posted.id, version, disclosure, ground).await;
    // A refusal stands above the page: the form is there only for who may sign.
    let at = match done {
        Err(app::Error::Invalid(_)) => "sign-off",
        _ => "next",
    };
    answer(posted, at, done).await
}

/// Gives the report its number.
pub(super) async fn number(posted: Posted) -> Result<Response, Problem> {
    let (version, kept) = (posted.version()?, posted.form.text("kept"));
    let done = write::give_number(posted.desk(), posted.by()?, &posted.id, version, &kept).await;
    answer(posted, "next", done).await
}

/// Issues the report.
pub(super) async fn issue(posted: Posted) -> Result<Response, Problem> {
    let (version, by) = (posted.version()?, posted.by()?);
    let done = issuing::issue(posted.desk(), by, &posted.id, version, &posted.site.fonts).await;
    answer(posted, "next", done).await
}

/// Writes an instruction on the report.
pub(super) async fn instruct(posted: Posted) -> Result<Response, Problem> {
    let given = instruction::read(&posted.form);
    let done = app::instruction::on_report(posted.desk(), posted.by()?, &posted.id, given).await;
    if done.is_ok() {
        let there = format!("/reports/{}#instructions", posted.id);
        return Ok(Redirect::to(&there).into_response());
    }
    answer(posted, "instruct", done).await
}
