//! The steps of a document: edit, check, sign-off, number, issue, scan, receipts.

use super::show::answer;
use crate::{form::Form, problem::Problem, step::Step};
use app::official_document::{
    delivery::{self, ReceiptForm},
    draft::{self, EditForm},
    issue::{self as issuing, SendForm},
    steps::{self, NumberChoice},
};
use axum::response::Response;

/// Writes another text.
pub(super) async fn edit(step: Step) -> Result<Response, Problem> {
    let written = EditForm {
        title: step.form.text("title"),
        addressees: step.form.all("addressees"),
        other_addressees: step.form.text("other_addressees"),
        copies: step.form.all("copies"),
        other_copies: step.form.text("other_copies"),
        body: step.form.text("body"),
        attachments: step.form.text("attachments"),
        masks: step.form.text("masks"),
        reply_by: step.form.text("reply_by"),
    };
    let done = draft::edit(
        &step.site.desk,
        step.by()?,
        &step.id,
        step.form.version()?,
        written,
    )
    .await;
    answer(step, "edit", done).await
}

/// Sends the draft to be checked.
pub(super) async fn submit(step: Step) -> Result<Response, Problem> {
    let short_names = step.form.get("short_names") == "1";
    let by = step.by()?;
    let done = steps::submit(
        &step.site.desk,
        by,
        &step.id,
        step.form.version()?,
        short_names,
    )
    .await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "submit",
        _ if short_names => "submit",
        _ => "next",
    };
    answer(step, at, done).await
}

/// Checks the draft.
pub(super) async fn check(step: Step) -> Result<Response, Problem> {
    let done = steps::check(&step.site.desk, step.by()?, &step.id, step.form.version()?).await;
    answer(step, "next", done).await
}

/// Sends the draft back.
pub(super) async fn send_back(step: Step) -> Result<Response, Problem> {
    let (version, reason) = (step.form.version()?, step.form.get("reason"));
    let done = steps::send_back(&step.site.desk, step.by()?, &step.id, version, reason).await;
    answer(step, "send-back", done).await
}

/// Signs the document off.
pub(super) async fn sign_off(step: Step) -> Result<Response, Problem> {
    let (version, by) = (step.form.version()?, step.by()?);
    let (disclosure, ground) = (step.form.get("disclosure"), step.form.get("ground"));
    let done = steps::sign_off(&step.site.desk, by, &step.id, version, disclosure, ground).await;
    answer(step, "sign-off", done).await
}

/// Gives the document its number.
pub(super) async fn number(step: Step) -> Result<Response, Problem> {
    let choice = NumberChoice {
        kept: step.form.text("kept"),
        given: step.form.text("given"),
    };
    let done = steps::number(
        &step.site.desk,
        step.by()?,
        &step.id,
        step.form.version()?,
        choice,
    )
    .await;
    answer(step, "number", done).await
}

/// Issues the document.
pub(super) async fn issue(step: Step) -> Result<Response, Problem> {
    let version = step.form.version()?;
    let done = issuing::issue(
        &step.site.desk,
        step.by()?,
        &step.id,
        version,
        &step.site.fonts,
    )
    .await;
    answer(step, "next", done).await
}

/// A unit sends its own answer.
pub(super) async fn send(step: Step) -> Result<Response, Problem> {
    let sent = SendForm {
        number: step.form.text("number"),
        scan: step.form.files("scan"),
    };
    let done = issuing::send_own(
        &step.site.desk,
        step.by()?,
        &step.id,
        step.form.version()?,
        sent,
    )
    .await;
    answer(step, "send", done).await
}

/// Keeps the scan of the sealed paper.
pub(super) async fn scan(step: Step) -> Result<Response, Problem> {
    let (version, scan) = (step.form.version()?, step.form.files("scan"));
    let done = issuing::keep_scan(&step.site.desk, step.by()?, &step.id, version, scan).await;
    answer(step, "scan", done).await
}

/// Gives the document up.
pub(super) async fn withdraw(step: Step) -> Result<Response, Problem> {
    let (version, reason) = (step.form.version()?, step.form.get("reason"));
    let done = steps::withdraw(&step.site.desk, step.by()?, &step.id, version, reason).await;
    answer(step, "withdraw", done).await
}

/// A receipt as the form sends it.
pub(crate) fn receipt(form: &Form) -> ReceiptForm {
    ReceiptForm {
        entered_for: form.text("entered_for"),
        scan: form.files("scan"),
    }
}

/// A unit receives the document, or the office enters its receipt.
pub(super) async fn receive(step: Step) -> Result<Response, Problem> {
    let done = delivery::receive(&step.site.desk, step.by()?, &step.id, receipt(&step.form)).await;
    let name = if step.form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(step, name, done).await
}

/// The office receives a unit's own answer.
pub(super) async fn acknowledge(step: Step) -> Result<Response, Problem> {
    let done =
        delivery::acknowledge(&step.site.desk, step.by()?, &step.id, step.form.version()?).await;
    answer(step, "next", done).await
}

/// The office reminds a unit.
pub(super) async fn remind(step: Step) -> Result<Response, Problem> {
    let done = delivery::remind(
        &step.site.desk,
        step.by()?,
        &step.id,
        step.form.get("delivery"),
    )
    .await;
    answer(step, "next", done).await
}
