//! What is done with a matter: each form calls one act, then leads back to the matter or shows it again.

use super::{
    acts::Act,
    show::{Again, form_name, show},
};
use crate::{form::Trouble, posted::Posted, problem::Problem};
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
    posted: Posted,
    number: (u32, u32),
    act: Act,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    answer_at(posted, number, form_name(act).into(), done).await
}

/// The same, by the name of the form.
async fn answer_at(
    posted: Posted,
    number: (u32, u32),
    form: String,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = done else {
        return Ok(Redirect::to(&super::path(number)).into_response());
    };
    let trouble = Trouble::of(posted.visitor.t, form.clone(), posted.form, error)?;
    let again = Again { form, trouble };
    show(&posted.site, &posted.visitor, number, Some(again)).await
}

/// 受理.
pub(crate) async fn accept(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let done = triage::accept(posted.desk(), posted.by()?, number, version).await;
    answer(posted, number, Act::Accept, done).await
}

/// 受理, without the units that let their day to join pass.
pub(crate) async fn accept_without(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let reason = posted.form.get("reason");
    let done = triage::accept_without(posted.desk(), posted.by()?, number, version, reason).await;
    answer(posted, number, Act::AcceptWithout, done).await
}

/// 条件已具备.
pub(crate) async fn meet_condition(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let met = MetForm {
        words: posted.form.text("words"),
        files: posted.form.files("files"),
        files_class: posted.form.text("files_class"),
    };
    let done = deferral::meet_condition(posted.desk(), posted.by()?, number, version, met).await;
    answer(posted, number, Act::MeetCondition, done).await
}

/// Whether a unit raises the matter too; by the unit, or entered for it by the office.
pub(crate) async fn join(posted: Posted) -> Result<Response, Problem> {
    let number = posted.number()?;
    let given = AnswerForm {
        entered_for: posted.form.text("entered_for"),
        joining: posted.form.text("joining"),
        reason: posted.form.text("reason"),
        scan: posted.form.files("scan"),
    };
    let name = if given.entered_for.is_empty() {
        "join".to_owned()
    } else {
        format!("join-for-{}", given.entered_for)
    };
    let done = together::answer(posted.desk(), posted.by()?, number, given).await;
    answer_at(posted, number, name, done).await
}

/// 退回补正.
pub(crate) async fn send_back(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let reason = posted.form.get("reason");
    let done = triage::send_back(posted.desk(), posted.by()?, number, version, reason).await;
    answer(posted, number, Act::Return, done).await
}

/// 不予受理.
pub(crate) async fn decline(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let reason = posted.form.get("reason");
    let done = triage::decline(posted.desk(), posted.by()?, number, version, reason).await;
    answer(posted, number, Act::Decline, done).await
}

/// 转办.
pub(crate) async fn forward(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let to = ForwardForm {
        lead: posted.form.text("lead"),
        supports: posted.form.all("supports"),
        task: posted.form.text("task"),
        due_on: posted.form.text("due_on"),
        beyond_reason: posted.form.text("beyond_reason"),
    };
    let done = forwarding::forward(posted.desk(), posted.by()?, number, version, to).await;
    answer(posted, number, Act::Forward, done).await
}

/// 暂缓.
pub(crate) async fn defer(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let until = DeferForm {
        condition: posted.form.text("condition"),
        owner: posted.form.text("owner"),
        review_on: posted.form.text("review_on"),
    };
    let done = forwarding::defer(posted.desk(), posted.by()?, number, version, until).await;
    answer(posted, number, Act::Defer, done).await
}

/// 列入议题.
pub(crate) async fn list(posted: Posted) -> Result<Response, Problem> {
    let number = posted.number()?;
    let (meeting, question) = (posted.form.get("meeting"), posted.form.get("question"));
    let matter = format!("{}-{}", number.0, number.1);
    let done = if meeting.is_empty() {
        Err(Error::field("meeting", "form-choose"))
    } else {
        app::meeting::agenda::list(
            posted.desk(),
            posted.by()?,
            meeting,
            None,
            &matter,
            question,
        )
        .await
    };
    answer(posted, number, Act::List, done).await
}

/// 补正.
pub(crate) async fn complete(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let completed = CompleteForm {
        title: posted.form.text("title"),
        request: posted.form.text("request"),
        enterprise: posted.form.text("enterprise"),
        uscc: posted.form.text("uscc"),
        case_number: posted.form.text("case_number"),
        procedure: posted.form.text("procedure"),
        files: posted.form.files("files"),
        files_class: posted.form.text("files_class"),
    };
    let done = raise::complete(posted.desk(), posted.by()?, number, version, completed).await;
    answer(posted, number, Act::Complete, done).await
}

/// 撤回.
pub(crate) async fn withdraw(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let reason = posted.form.get("reason");
    let done = raise::withdraw(posted.desk(), posted.by()?, number, version, reason).await;
    answer(posted, number, Act::Withdraw, done).await
}

/// 确认办结, by the raiser or entered for it by the office.
pub(crate) async fn confirm(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let (entered_for, scan) = (posted.form.get("entered_for"), posted.form.files("scan"));
    let act = if entered_for.is_empty() {
        Act::Confirm
    } else {
        Act::ConfirmFor
    };
    let by = posted.by()?;
    let done = closing::confirm(posted.desk(), by, number, version, entered_for, &scan).await;
    answer(posted, number, act, done).await
}

/// 认为未办结.
pub(crate) async fn dispute(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let reason = posted.form.get("reason");
    let done = closing::dispute(posted.desk(), posted.by()?, number, version, reason).await;
    answer(posted, number, Act::Dispute, done).await
}

/// 销号.
pub(crate) async fn close(posted: Posted) -> Result<Response, Problem> {
    let (number, version) = (posted.number()?, posted.version()?);
    let done = closing::close(posted.desk(), posted.by()?, number, version).await;
    answer(posted, number, Act::Close, done).await
}
