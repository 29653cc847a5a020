//! The steps of a document: edit, check, sign-off, number, issue, scan, receipts.

use super::show::answer;
use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::official_document::{
    delivery::{self, ReceiptForm},
    draft::{self, EditForm},
    issue::{self as issuing, SendForm},
    steps::{self, NumberChoice},
};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// Writes another text.
pub(super) async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let written = EditForm {
        title: form.text("title"),
        addressees: form.all("addressees"),
        other_addressees: form.text("other_addressees"),
        copies: form.all("copies"),
        other_copies: form.text("other_copies"),
        body: form.text("body"),
        attachments: form.text("attachments"),
        masks: form.text("masks"),
        reply_by: form.text("reply_by"),
    };
    let done = draft::edit(&site.desk, visitor.by()?, &id, form.version()?, written).await;
    answer(&site, &visitor, &id, "edit", form, done).await
}

/// Sends the draft to be checked.
pub(super) async fn submit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let short_names = form.get("short_names") == "1";
    let by = visitor.by()?;
    let done = steps::submit(&site.desk, by, &id, form.version()?, short_names).await;
    // The tick stands in a form of its own, which is there only where full names are lacking.
    let at = match done {
        Err(app::Error::Refused(domain::Refusal::ShortNames(_))) => "submit",
        _ if short_names => "submit",
        _ => "next",
    };
    answer(&site, &visitor, &id, at, form, done).await
}

/// Checks the draft.
pub(super) async fn check(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = steps::check(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Sends the draft back.
pub(super) async fn send_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = steps::send_back(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, "send-back", form, done).await
}

/// Signs the document off.
pub(super) async fn sign_off(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, by) = (form.version()?, visitor.by()?);
    let (disclosure, ground) = (form.get("disclosure"), form.get("ground"));
    let done = steps::sign_off(&site.desk, by, &id, version, disclosure, ground).await;
    answer(&site, &visitor, &id, "sign-off", form, done).await
}

/// Gives the document its number.
pub(super) async fn number(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let choice = NumberChoice {
        kept: form.text("kept"),
        given: form.text("given"),
    };
    let done = steps::number(&site.desk, visitor.by()?, &id, form.version()?, choice).await;
    answer(&site, &visitor, &id, "number", form, done).await
}

/// Issues the document.
pub(super) async fn issue(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version()?;
    let done = issuing::issue(&site.desk, visitor.by()?, &id, version, &site.fonts).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// A unit sends its own answer.
pub(super) async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let sent = SendForm {
        number: form.text("number"),
        scan: form.files("scan"),
    };
    let done = issuing::send_own(&site.desk, visitor.by()?, &id, form.version()?, sent).await;
    answer(&site, &visitor, &id, "send", form, done).await
}

/// Keeps the scan of the sealed paper.
pub(super) async fn scan(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, scan) = (form.version()?, form.files("scan"));
    let done = issuing::keep_scan(&site.desk, visitor.by()?, &id, version, scan).await;
    answer(&site, &visitor, &id, "scan", form, done).await
}

/// Gives the document up.
pub(super) async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = steps::withdraw(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, "withdraw", form, done).await
}

/// A receipt as the form sends it.
pub(crate) fn receipt(form: &Form) -> ReceiptForm {
    ReceiptForm {
        entered_for: form.text("entered_for"),
        scan: form.files("scan"),
    }
}

/// A unit receives the document, or the office enters its receipt.
pub(super) async fn receive(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = delivery::receive(&site.desk, visitor.by()?, &id, receipt(&form)).await;
    let name = if form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(&site, &visitor, &id, name, form, done).await
}

/// The office receives a unit's own answer.
pub(super) async fn acknowledge(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = delivery::acknowledge(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// The office reminds a unit.
pub(super) async fn remind(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = delivery::remind(&site.desk, visitor.by()?, &id, form.get("delivery")).await;
    answer(&site, &visitor, &id, "next", form, done).await
}
