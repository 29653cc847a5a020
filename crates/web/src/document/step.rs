//! The steps of a document: edit, check, sign-off, number, issue, scan, receipts.

use super::show::answer;
use crate::{form::Form, posted::Posted, problem::Problem};
use app::official_document::{
    delivery::{self, ReceiptForm},
    draft::{self, EditForm},
    issue::{self as issuing, SendForm},
    steps::{self, NumberChoice},
};
use axum::response::Response;

/// Writes another text.
pub(super) async fn edit(posted: Posted) -> Result<Response, Problem> {
    let written = EditForm {
        title: posted.form.text("title"),
        addressees: posted.form.all("addressees"),
        other_addressees: posted.form.text("other_addressees"),
        copies: posted.form.all("copies"),
        other_copies: posted.form.text("other_copies"),
        body: posted.form.text("body"),
        attachments: posted.form.text("attachments"),
        masks: posted.form.text("masks"),
        reply_by: posted.form.text("reply_by"),
    };
    let (by, version) = (posted.by()?, posted.version()?);
    let done = draft::edit(posted.desk(), by, &posted.id, version, written).await;
    answer(posted, "edit", done).await
}

/// Sends the draft to be checked.
pub(super) async fn submit(posted: Posted) -> Result<Response, Problem> {
    let short_names = posted.form.get("short_names") == "1";
    let (by, version) = (posted.by()?, posted.version()?);
    let done = steps::submit(posted.desk(), by, &posted.id, version, short_names).await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "submit",
        _ if short_names => "submit",
        _ => "next",
    };
    answer(posted, at, done).await
}

/// Checks the draft.
pub(super) async fn check(posted: Posted) -> Result<Response, Problem> {
    let done = steps::check(posted.desk(), posted.by()?, &posted.id, posted.version()?).await;
    answer(posted, "next", done).await
}

/// Sends the draft back.
pub(super) async fn send_back(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = steps::send_back(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "send-back", done).await
}

/// Signs the document off.
pub(super) async fn sign_off(posted: Posted) -> Result<Response, Problem> {
    let (version, by) = (posted.version()?, posted.by()?);
    let (disclosure, ground) = (posted.form.get("disclosure"), posted.form.get("ground"));
    let done = steps::sign_off(posted.desk(), by, &posted.id, version, disclosure, ground).await;
    answer(posted, "sign-off", done).await
}

/// Gives the document its number.
pub(super) async fn number(posted: Posted) -> Result<Response, Problem> {
    let choice = NumberChoice {
        kept: posted.form.text("kept"),
        given: posted.form.text("given"),
    };
    let (by, version) = (posted.by()?, posted.version()?);
    let done = steps::number(posted.desk(), by, &posted.id, version, choice).await;
    answer(posted, "number", done).await
}

/// Issues the document.
pub(super) async fn issue(posted: Posted) -> Result<Response, Problem> {
    let version = posted.version()?;
    let by = posted.by()?;
    let done = issuing::issue(posted.desk(), by, &posted.id, version, &posted.site.fonts).await;
    answer(posted, "next", done).await
}

/// A unit sends its own answer.
pub(super) async fn send(posted: Posted) -> Result<Response, Problem> {
    let sent = SendForm {
        number: posted.form.text("number"),
        scan: posted.form.files("scan"),
    };
    let (by, version) = (posted.by()?, posted.version()?);
    let done = issuing::send_own(posted.desk(), by, &posted.id, version, sent).await;
    answer(posted, "send", done).await
}

/// Keeps the scan of the sealed paper.
pub(super) async fn scan(posted: Posted) -> Result<Response, Problem> {
    let (version, scan) = (posted.version()?, posted.form.files("scan"));
    let done = issuing::keep_scan(posted.desk(), posted.by()?, &posted.id, version, scan).await;
    answer(posted, "scan", done).await
}

/// Gives the document up.
pub(super) async fn withdraw(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = steps::withdraw(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "withdraw", done).await
}

/// A receipt as the form sends it.
pub(crate) fn receipt(form: &Form) -> ReceiptForm {
    ReceiptForm {
        entered_for: form.text("entered_for"),
        scan: form.files("scan"),
    }
}

/// A unit receives the document, or the office enters its receipt.
pub(super) async fn receive(posted: Posted) -> Result<Response, Problem> {
    let by = posted.by()?;
    let done = delivery::receive(posted.desk(), by, &posted.id, receipt(&posted.form)).await;
    let name = if posted.form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(posted, name, done).await
}

/// The office receives a unit's own answer.
pub(super) async fn acknowledge(posted: Posted) -> Result<Response, Problem> {
    let done =
        delivery::acknowledge(posted.desk(), posted.by()?, &posted.id, posted.version()?).await;
    answer(posted, "next", done).await
}

/// The office reminds a unit.
pub(super) async fn remind(posted: Posted) -> Result<Response, Problem> {
    let by = posted.by()?;
    let done = delivery::remind(posted.desk(), by, &posted.id, posted.form.get("delivery")).await;
    answer(posted, "next", done).await
}
