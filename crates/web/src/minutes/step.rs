//! The steps of minutes: draft, edit, circulate, take back, countersign, sign off, number, issue.

use super::show::answer;
use crate::{document::receipt, instruction, problem::Problem, step::Step};
use app::{
    minutes::{
        circulate::{self, CountersignForm, Despite},
        issue as issuing, write,
    },
    official_document::delivery,
};
use axum::response::Response;

/// Drafts the minutes from the recorded facts.
pub(super) async fn draft(step: Step) -> Result<Response, Problem> {
    let done = write::draft(&step.site.desk, step.by()?, &step.id).await;
    answer(step, "next", done).await
}

/// Edits the text.
pub(super) async fn edit(step: Step) -> Result<Response, Problem> {
    let (version, text) = (step.form.version()?, step.form.get("text"));
    let done = write::edit(&step.site.desk, step.by()?, &step.id, version, text).await;
    answer(step, "edit", done).await
}

/// Sends the minutes to the units.
pub(super) async fn circulate(step: Step) -> Result<Response, Problem> {
    let (version, by) = (step.form.version()?, step.by()?);
    let despite = Despite {
        reason: step.form.text("reason"),
        short_names: step.form.get("short_names") == "1",
    };
    let done = circulate::circulate_despite(&step.site.desk, by, &step.id, version, despite).await;
    answer(step, "circulate", done).await
}

/// Writes an instruction on the minutes.
pub(super) async fn instruct(step: Step) -> Result<Response, Problem> {
    let given = instruction::read(&step.form);
    let done = app::instruction::on_minutes(&step.site.desk, step.by()?, &step.id, given).await;
    answer(step, "instruct", done).await
}

/// Takes circulated minutes back.
pub(super) async fn take_back(step: Step) -> Result<Response, Problem> {
    let (version, reason) = (step.form.version()?, step.form.get("reason"));
    let done = circulate::take_back(&step.site.desk, step.by()?, &step.id, version, reason).await;
    answer(step, "take-back", done).await
}

/// A unit countersigns or objects, or the office enters it from paper.
pub(super) async fn countersign(step: Step) -> Result<Response, Problem> {
    let name = if step.form.get("own").is_empty() {
        "enter"
    } else {
        "countersign"
    };
    let signed = CountersignForm {
        entered_for: step.form.text("entered_for"),
        stance: step.form.text("stance"),
        words: step.form.text("words"),
        scan: step.form.files("scan"),
    };
    let done = circulate::countersign(&step.site.desk, step.by()?, &step.id, signed).await;
    answer(step, name, done).await
}

/// Signs the minutes off.
pub(super) async fn sign_off(step: Step) -> Result<Response, Problem> {
    let (version, by) = (step.form.version()?, step.by()?);
    let (disclosure, ground) = (step.form.get("disclosure"), step.form.get("ground"));
    let done =
        circulate::sign_off(&step.site.desk, by, &step.id, version, disclosure, ground).await;
    answer(step, "sign-off", done).await
}

/// Whoever signs sends the minutes back to be written anew.
pub(super) async fn send_back(step: Step) -> Result<Response, Problem> {
    let (version, reason) = (step.form.version()?, step.form.get("reason"));
    let done = circulate::send_back(&step.site.desk, step.by()?, &step.id, version, reason).await;
    answer(step, "send-back", done).await
}

/// Gives the minutes their number.
pub(super) async fn number(step: Step) -> Result<Response, Problem> {
    let (version, kept) = (step.form.version()?, step.form.get("kept"));
    let done = issuing::give_number(&step.site.desk, step.by()?, &step.id, version, kept).await;
    answer(step, "number", done).await
}

/// Issues the minutes.
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

/// A unit confirms that it received the minutes, or the office enters its receipt.
pub(super) async fn receive(step: Step) -> Result<Response, Problem> {
    let done =
        delivery::receive_minutes(&step.site.desk, step.by()?, &step.id, receipt(&step.form)).await;
    let name = if step.form.get("entered_for").is_empty() {
        "next"
    } else {
        "enter-receipt"
    };
    answer(step, name, done).await
}

/// The office reminds a unit that has not confirmed.
pub(super) async fn remind(step: Step) -> Result<Response, Problem> {
    let delivery = step.form.get("delivery");
    let done = delivery::remind_minutes(&step.site.desk, step.by()?, &step.id, delivery).await;
    answer(step, "next", done).await
}

/// Keeps the scan of the sealed minutes.
pub(super) async fn scan(step: Step) -> Result<Response, Problem> {
    let done = issuing::keep_scan(
        &step.site.desk,
        step.by()?,
        &step.id,
        step.form.files("scan"),
    )
    .await;
    answer(step, "scan", done).await
}
