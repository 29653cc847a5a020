//! The steps of minutes: draft, edit, circulate, take back, countersign, sign off, number, issue.

use super::show::answer;
use crate::{document::receipt, instruction, posted::Posted, problem::Problem};
use app::{
    minutes::{
        circulate::{self, CountersignForm, Despite},
        issue as issuing, write,
    },
    official_document::delivery,
};
use axum::response::Response;

/// Drafts the minutes from the recorded facts.
pub(super) async fn draft(posted: Posted) -> Result<Response, Problem> {
    let done = write::draft(posted.desk(), posted.by()?, &posted.id).await;
    answer(posted, "next", done).await
}

/// Edits the text.
pub(super) async fn edit(posted: Posted) -> Result<Response, Problem> {
    let (version, text) = (posted.version()?, posted.form.get("text"));
    let done = write::edit(posted.desk(), posted.by()?, &posted.id, version, text).await;
    answer(posted, "edit", done).await
}

/// Sends the minutes to the units.
pub(super) async fn circulate(posted: Posted) -> Result<Response, Problem> {
    let (version, by) = (posted.version()?, posted.by()?);
    let despite = Despite {
        reason: posted.form.text("reason"),
        short_names: posted.form.get("short_names") == "1",
    };
    let done = circulate::circulate_despite(posted.desk(), by, &posted.id, version, despite).await;
    answer(posted, "circulate", done).await
}

/// Writes an instruction on the minutes.
pub(super) async fn instruct(posted: Posted) -> Result<Response, Problem> {
    let given = instruction::read(&posted.form);
    let done = app::instruction::on_minutes(posted.desk(), posted.by()?, &posted.id, given).await;
    answer(posted, "instruct", done).await
}

/// Takes circulated minutes back.
pub(super) async fn take_back(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = circulate::take_back(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "take-back", done).await
}

/// A unit countersigns or objects, or the office enters it from paper.
pub(super) async fn countersign(posted: Posted) -> Result<Response, Problem> {
    let name = if posted.form.get("own").is_empty() {
        "enter"
    } else {
        "countersign"
    };
    let signed = CountersignForm {
        entered_for: posted.form.text("entered_for"),
        stance: posted.form.text("stance"),
        words: posted.form.text("words"),
        scan: posted.form.files("scan"),
    };
    let done = circulate::countersign(posted.desk(), posted.by()?, &posted.id, signed).await;
    answer(posted, name, done).await
}

/// Signs the minutes off.
pub(super) async fn sign_off(posted: Posted) -> Result<Response, Problem> {
    let (version, by) = (posted.version()?, posted.by()?);
    let (disclosure, ground) = (posted.form.get("disclosure"), posted.form.get("ground"));
    let done =
        circulate::sign_off(posted.desk(), by, &posted.id, version, disclosure, ground).await;
    answer(posted, "sign-off", done).await
}

/// Whoever signs sends the minutes back to be written anew.
pub(super) async fn send_back(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = circulate::send_back(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    answer(posted, "send-back", done).await
}

/// Gives the minutes their number.
pub(super) async fn number(posted: Posted) -> Result<Response, Problem> {
    let (version, kept) = (posted.version()?, posted.form.get("kept"));
    let done = issuing::give_number(posted.desk(), posted.by()?, &posted.id, version, kept).await;
    answer(posted, "number", done).await
}

/// Issues the minutes.
pub(super) async fn issue(posted: Posted) -> Result<Response, Problem> {
    let version = posted.version()?;
    let by = posted.by()?;
    let done = issuing::issue(posted.desk(), by, &posted.id, version, &posted.site.fonts).await;
    answer(posted, "next", done).await
}

/// A unit confirms that it received the minutes, or the office enters its receipt.
pub(super) async fn receive(posted: Posted) -> Result<Response, Problem> {
    let by = posted.by()?;
    let done =
        delivery::receive_minutes(posted.desk(), by, &posted.id, receipt(&posted.form)).await;
    let name = if posted.form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(posted, name, done).await
}

/// The office reminds a unit that has not confirmed.
pub(super) async fn remind(posted: Posted) -> Result<Response, Problem> {
    let delivery = posted.form.get("delivery");
    let done = delivery::remind_minutes(posted.desk(), posted.by()?, &posted.id, delivery).await;
    answer(posted, "next", done).await
}

/// Keeps the scan of the sealed minutes.
pub(super) async fn scan(posted: Posted) -> Result<Response, Problem> {
    let by = posted.by()?;
    let done = issuing::keep_scan(posted.desk(), by, &posted.id, posted.form.files("scan")).await;
    answer(posted, "scan", done).await
}
