//! The steps of a report: edit, count anew, put forward, send back, sign off, number, issue.

use super::show::answer;
use crate::{instruction, problem::Problem, step::Step};
use app::report::{draft, issue as issuing, write};
use axum::response::{IntoResponse, Redirect, Response};

/// Edits the text.
pub(super) async fn edit(step: Step) -> Result<Response, Problem> {
    let (version, text) = (step.form.version()?, step.form.get("text"));
    let done = write::edit(&step.site.desk, step.by()?, &step.id, version, text).await;
    answer(step, "edit", done).await
}

/// Counts the figures anew.
pub(super) async fn recount(step: Step) -> Result<Response, Problem> {
    let done = write::recount(&step.site.desk, step.by()?, &step.id, step.form.version()?).await;
    answer(step, "next", done).await
}

/// Drafts the text anew, with what units answered since.
pub(super) async fn redraft(step: Step) -> Result<Response, Problem> {
    let done = draft::redraft(&step.site.desk, step.by()?, &step.id, step.form.version()?).await;
    answer(step, "next", done).await
}

/// Puts the report before whoever signs it off.
pub(super) async fn put_forward(step: Step) -> Result<Response, Problem> {
    let (version, short_names) = (step.form.version()?, step.form.get("short_names") == "1");
    let done =
        write::put_forward(&step.site.desk, step.by()?, &step.id, version, short_names).await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "put-forward",
        _ if short_names => "put-forward",
        _ => "next",
    };
    answer(step, at, done).await
}

/// Sends the report back for writing.
pub(super) async fn send_back(step: Step) -> Result<Response, Problem> {
    let (version, reason) = (step.form.version()?, step.form.get("reason"));
    let done = write::send_back(&step.site.desk, step.by()?, &step.id, version, reason).await;
    answer(step, "send-back", done).await
}

/// Signs the report off.
pub(super) async fn check(step: Step) -> Result<Response, Problem> {
    let (version, by) = (step.form.version()?, step.by()?);
    let (disclosure, ground) = (step.form.get("disclosure"), step.form.get("ground"));
    let done = write::check(&step.site.desk, by, &step.id, version, disclosure, ground).await;
    // A refusal stands above the page: the form is there only for who may sign.
    let at = match done {
        Err(app::Error::Invalid(_)) => "sign-off",
        _ => "next",
    };
    answer(step, at, done).await
}

/// Draws the number.
pub(super) async fn number(step: Step) -> Result<Response, Problem> {
    let done =
        write::give_number(&step.site.desk, step.by()?, &step.id, step.form.version()?).await;
    answer(step, "next", done).await
}

/// Issues the report.
pub(super) async fn issue(step: Step) -> Result<Response, Problem> {
    let (version, by) = (step.form.version()?, step.by()?);
    let done = issuing::issue(&step.site.desk, by, &step.id, version, &step.site.fonts).await;
    answer(step, "next", done).await
}

/// Writes an instruction on the report.
pub(super) async fn instruct(step: Step) -> Result<Response, Problem> {
    let given = instruction::read(&step.form);
    let done = app::instruction::on_report(&step.site.desk, step.by()?, &step.id, given).await;
    if done.is_ok() {
        let there = format!("/reports/{}#instructions", step.id);
        return Ok(Redirect::to(&there).into_response());
    }
    answer(step, "instruct", done).await
}
