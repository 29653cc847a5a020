//! What is done with a matter: each form calls one act, then leads back to the matter or shows it again.

use super::{
    acts::Act,
    show::{Again, form_name, show},
};
use crate::{form::Trouble, problem::Problem, step::Step};
use app::{
    Error,
    matter::{
        closing,
        deferral::{self, MetForm},
        forward::{self as forwarding, DeferForm, ForwardForm},
        raise::{self, CompleteForm},
        together::{self, AnswerForm},
        triage,
    },
};
use axum::response::{IntoResponse, Redirect, Response};

/// Where a matter's form leads: back to the matter, or to its page with what was typed and why not.
async fn answer(
    step: Step,
    number: (u32, u32),
    act: Act,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    answer_at(step, number, form_name(act).into(), done).await
}

/// The same, by the name of the form.
async fn answer_at(
    step: Step,
    number: (u32, u32),
    form: String,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = done else {
        return Ok(Redirect::to(&super::path(number)).into_response());
    };
    let trouble = Trouble::of(step.visitor.t, form.clone(), step.form, error)?;
    let again = Again { form, trouble };
    show(&step.site, &step.visitor, number, Some(again)).await
}

/// 受理.
pub(crate) async fn accept(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let done = triage::accept(&step.site.desk, step.by()?, number, version).await;
    answer(step, number, Act::Accept, done).await
}

/// 受理, without the units that let their day to join pass.
pub(crate) async fn accept_without(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let reason = step.form.get("reason");
    let done = triage::accept_without(&step.site.desk, step.by()?, number, version, reason).await;
    answer(step, number, Act::AcceptWithout, done).await
}

/// 条件已具备.
pub(crate) async fn meet_condition(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let met = MetForm {
        words: step.form.text("words"),
        files: step.form.files("files"),
        files_class: step.form.text("files_class"),
    };
    let done = deferral::meet_condition(&step.site.desk, step.by()?, number, version, met).await;
    answer(step, number, Act::MeetCondition, done).await
}

/// Whether a unit raises the matter too; by the unit, or entered for it by the office.
pub(crate) async fn join(step: Step) -> Result<Response, Problem> {
    let number = step.number()?;
    let given = AnswerForm {
        entered_for: step.form.text("entered_for"),
        joining: step.form.text("joining"),
        reason: step.form.text("reason"),
        scan: step.form.files("scan"),
    };
    let name = if given.entered_for.is_empty() {
        "join".to_owned()
    } else {
        format!("join-for-{}", given.entered_for)
    };
    let done = together::answer(&step.site.desk, step.by()?, number, given).await;
    answer_at(step, number, name, done).await
}

/// 退回补正.
pub(crate) async fn send_back(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let reason = step.form.get("reason");
    let done = triage::send_back(&step.site.desk, step.by()?, number, version, reason).await;
    answer(step, number, Act::Return, done).await
}

/// 不予受理.
pub(crate) async fn decline(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let reason = step.form.get("reason");
    let done = triage::decline(&step.site.desk, step.by()?, number, version, reason).await;
    answer(step, number, Act::Decline, done).await
}

/// 转办.
pub(crate) async fn forward(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let to = ForwardForm {
        lead: step.form.text("lead"),
        supports: step.form.all("supports"),
        task: step.form.text("task"),
        due_on: step.form.text("due_on"),
        beyond_reason: step.form.text("beyond_reason"),
    };
    let done = forwarding::forward(&step.site.desk, step.by()?, number, version, to).await;
    answer(step, number, Act::Forward, done).await
}

/// 暂缓.
pub(crate) async fn defer(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let until = DeferForm {
        condition: step.form.text("condition"),
        owner: step.form.text("owner"),
        review_on: step.form.text("review_on"),
    };
    let done = forwarding::defer(&step.site.desk, step.by()?, number, version, until).await;
    answer(step, number, Act::Defer, done).await
}

/// 列入议题.
pub(crate) async fn list(step: Step) -> Result<Response, Problem> {
    let number = step.number()?;
    let (meeting, question) = (step.form.get("meeting"), step.form.get("question"));
    let matter = format!("{}-{}", number.0, number.1);
    let done = if meeting.is_empty() {
        Err(Error::field("meeting", "form-choose"))
    } else {
        app::meeting::agenda::list(
            &step.site.desk,
            step.by()?,
            meeting,
            None,
            &matter,
            question,
        )
        .await
    };
    answer(step, number, Act::List, done).await
}

/// 补正.
pub(crate) async fn complete(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let completed = CompleteForm {
        title: step.form.text("title"),
        request: step.form.text("request"),
        enterprise: step.form.text("enterprise"),
        uscc: step.form.text("uscc"),
        case_number: step.form.text("case_number"),
        procedure: step.form.text("procedure"),
        files: step.form.files("files"),
        files_class: step.form.text("files_class"),
    };
    let done = raise::complete(&step.site.desk, step.by()?, number, version, completed).await;
    answer(step, number, Act::Complete, done).await
}

/// 撤回.
pub(crate) async fn withdraw(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let reason = step.form.get("reason");
    let done = raise::withdraw(&step.site.desk, step.by()?, number, version, reason).await;
    answer(step, number, Act::Withdraw, done).await
}

/// 确认办结, by the raiser or entered for it by the office.
pub(crate) async fn confirm(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let (entered_for, scan) = (step.form.get("entered_for"), step.form.files("scan"));
    let act = if entered_for.is_empty() {
        Act::Confirm
    } else {
        Act::ConfirmFor
    };
    let by = step.by()?;
    let done = closing::confirm(&step.site.desk, by, number, version, entered_for, &scan).await;
    answer(step, number, act, done).await
}

/// 认为未办结.
pub(crate) async fn dispute(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let reason = step.form.get("reason");
    let done = closing::dispute(&step.site.desk, step.by()?, number, version, reason).await;
    answer(step, number, Act::Dispute, done).await
}

/// 销号.
pub(crate) async fn close(step: Step) -> Result<Response, Problem> {
    let (number, version) = (step.number()?, step.form.version()?);
    let done = closing::close(&step.site.desk, step.by()?, number, version).await;
    answer(step, number, Act::Close, done).await
}
