//! The steps of minutes: draft, edit, circulate, take back, countersign, sign off, number, issue.

use super::show::answer;
use crate::{Site, document::receipt, form::Form, gate::Visitor, instruction, problem::Problem};
use app::{
    minutes::{
        circulate::{self, CountersignForm, Despite},
        issue as issuing, write,
    },
    official_document::delivery,
};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// Drafts the minutes from the recorded facts.
pub(super) async fn draft(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = write::draft(&site.desk, visitor.by()?, &id).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

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

/// Sends the minutes to the units.
pub(super) async fn circulate(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, by) = (form.version()?, visitor.by()?);
    let despite = Despite {
        reason: form.text("reason"),
        short_names: form.get("short_names") == "1",
    };
    let done = circulate::circulate_despite(&site.desk, by, &id, version, despite).await;
    answer(&site, &visitor, &id, "circulate", form, done).await
}

/// Writes an instruction on the minutes.
pub(super) async fn instruct(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let given = instruction::read(&form);
    let done = app::instruction::on_minutes(&site.desk, visitor.by()?, &id, given).await;
    answer(&site, &visitor, &id, "instruct", form, done).await
}

/// Takes circulated minutes back.
pub(super) async fn take_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = circulate::take_back(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, "take-back", form, done).await
}

/// A unit countersigns or objects, or the office enters it from paper.
pub(super) async fn countersign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let name = if form.get("own").is_empty() {
        "enter"
    } else {
        "countersign"
    };
    let signed = CountersignForm {
        entered_for: form.text("entered_for"),
        stance: form.text("stance"),
        words: form.text("words"),
        scan: form.files("scan"),
    };
    let done = circulate::countersign(&site.desk, visitor.by()?, &id, signed).await;
    answer(&site, &visitor, &id, name, form, done).await
}

/// Signs the minutes off.
pub(super) async fn sign_off(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, by) = (form.version()?, visitor.by()?);
    let (disclosure, ground) = (form.get("disclosure"), form.get("ground"));
    let done = circulate::sign_off(&site.desk, by, &id, version, disclosure, ground).await;
    answer(&site, &visitor, &id, "sign-off", form, done).await
}

/// Whoever signs sends the minutes back to be written anew.
pub(super) async fn send_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = circulate::send_back(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, "send-back", form, done).await
}

/// Gives the minutes their number.
pub(super) async fn number(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, kept) = (form.version()?, form.get("kept"));
    let done = issuing::give_number(&site.desk, visitor.by()?, &id, version, kept).await;
    answer(&site, &visitor, &id, "number", form, done).await
}

/// Issues the minutes.
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

/// A unit confirms that it received the minutes, or the office enters its receipt.
pub(super) async fn receive(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = delivery::receive_minutes(&site.desk, visitor.by()?, &id, receipt(&form)).await;
    let name = if form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(&site, &visitor, &id, name, form, done).await
}

/// The office reminds a unit that has not confirmed.
pub(super) async fn remind(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let delivery = form.get("delivery");
    let done = delivery::remind_minutes(&site.desk, visitor.by()?, &id, delivery).await;
    answer(&site, &visitor, &id, "next", form, done).await
}

/// Keeps the scan of the sealed minutes.
pub(super) async fn scan(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = issuing::keep_scan(&site.desk, visitor.by()?, &id, form.files("scan")).await;
    answer(&site, &visitor, &id, "scan", form, done).await
}
