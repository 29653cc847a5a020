//! What is done with a matter: each form calls one act, then leads back to the matter or shows it again.

use super::{
    acts::Act,
    show::{Again, form_name, show},
};
use crate::{
    Site,
    form::{Form, Trouble},
    gate::Visitor,
    problem::Problem,
};
use app::{
    Error,
    matter::{
        closing,
        deferral::{self, MetForm},
        forward::{self as forwarding, DeferForm, ForwardForm},
        raise::{self, CompleteForm},
        read_number,
        together::{self, AnswerForm},
        triage,
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

/// Where a matter's form leads: back to the matter, or to its page with what was typed and why not.
async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: (u32, u32),
    act: Act,
    form: Form,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = done else {
        return Ok(Redirect::to(&super::path(number)).into_response());
    };
    let name = form_name(act);
    let trouble = Trouble::of(visitor.t, name, form, error)?;
    show(
        site,
        visitor,
        number,
        Some(Again {
            form: name.into(),
            trouble,
        }),
    )
    .await
}

/// 受理.
pub(crate) async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let done = triage::accept(&site.desk, visitor.by()?, number, version).await;
    answer(&site, &visitor, number, Act::Accept, form, done).await
}

/// 受理, without the units that let their day to join pass.
pub(crate) async fn accept_without(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let reason = form.get("reason");
    let done = triage::accept_without(&site.desk, visitor.by()?, number, version, reason).await;
    answer(&site, &visitor, number, Act::AcceptWithout, form, done).await
}

/// 条件已具备.
pub(crate) async fn meet_condition(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let met = MetForm {
        words: form.text("words"),
        files: form.files("files"),
        files_class: form.text("files_class"),
    };
    let done = deferral::meet_condition(&site.desk, visitor.by()?, number, version, met).await;
    answer(&site, &visitor, number, Act::MeetCondition, form, done).await
}

/// Whether a unit raises the matter too; by the unit, or entered for it by the office.
pub(crate) async fn join(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let number = read_number(&number)?;
    let given = AnswerForm {
        entered_for: form.text("entered_for"),
        joining: form.text("joining"),
        reason: form.text("reason"),
        scan: form.files("scan"),
    };
    let name = if given.entered_for.is_empty() {
        "join".to_owned()
    } else {
        format!("join-for-{}", given.entered_for)
    };
    match together::answer(&site.desk, visitor.by()?, number, given).await {
        Ok(()) => Ok(Redirect::to(&super::path(number)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, name.clone(), form, error)?;
            let again = Again {
                form: name,
                trouble,
            };
            show(&site, &visitor, number, Some(again)).await
        }
    }
}

/// 退回补正.
pub(crate) async fn send_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let reason = form.get("reason");
    let done = triage::send_back(&site.desk, visitor.by()?, number, version, reason).await;
    answer(&site, &visitor, number, Act::Return, form, done).await
}

/// 不予受理.
pub(crate) async fn decline(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let reason = form.get("reason");
    let done = triage::decline(&site.desk, visitor.by()?, number, version, reason).await;
    answer(&site, &visitor, number, Act::Decline, form, done).await
}

/// 转办.
pub(crate) async fn forward(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let to = ForwardForm {
        lead: form.text("lead"),
        supports: form.all("supports"),
        task: form.text("task"),
        due_on: form.text("due_on"),
        beyond_reason: form.text("beyond_reason"),
    };
    let done = forwarding::forward(&site.desk, visitor.by()?, number, version, to).await;
    answer(&site, &visitor, number, Act::Forward, form, done).await
}

/// 暂缓.
pub(crate) async fn defer(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let until = DeferForm {
        condition: form.text("condition"),
        owner: form.text("owner"),
        review_on: form.text("review_on"),
    };
    let done = forwarding::defer(&site.desk, visitor.by()?, number, version, until).await;
    answer(&site, &visitor, number, Act::Defer, form, done).await
}

/// 列入议题.
pub(crate) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let number = read_number(&number)?;
    let (meeting, question) = (form.get("meeting"), form.get("question"));
    let matter = format!("{}-{}", number.0, number.1);
    let done = if meeting.is_empty() {
        Err(Error::field("meeting", "form-choose"))
    } else {
        app::meeting::agenda::list(&site.desk, visitor.by()?, meeting, None, &matter, question)
            .await
    };
    answer(&site, &visitor, number, Act::List, form, done).await
}

/// 补正.
pub(crate) async fn complete(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let completed = CompleteForm {
        title: form.text("title"),
        request: form.text("request"),
        enterprise: form.text("enterprise"),
        uscc: form.text("uscc"),
        case_number: form.text("case_number"),
        procedure: form.text("procedure"),
        files: form.files("files"),
        files_class: form.text("files_class"),
    };
    let done = raise::complete(&site.desk, visitor.by()?, number, version, completed).await;
    answer(&site, &visitor, number, Act::Complete, form, done).await
}

/// 撤回.
pub(crate) async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let reason = form.get("reason");
    let done = raise::withdraw(&site.desk, visitor.by()?, number, version, reason).await;
    answer(&site, &visitor, number, Act::Withdraw, form, done).await
}

/// 确认办结, by the raiser or entered for it by the office.
pub(crate) async fn confirm(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let (entered_for, scan) = (form.get("entered_for"), form.files("scan"));
    let act = if entered_for.is_empty() {
        Act::Confirm
    } else {
        Act::ConfirmFor
    };
    let by = visitor.by()?;
    let done = closing::confirm(&site.desk, by, number, version, entered_for, &scan).await;
    answer(&site, &visitor, number, act, form, done).await
}

/// 认为未办结.
pub(crate) async fn dispute(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let reason = form.get("reason");
    let done = closing::dispute(&site.desk, visitor.by()?, number, version, reason).await;
    answer(&site, &visitor, number, Act::Dispute, form, done).await
}

/// 销号.
pub(crate) async fn close(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (number, version) = (read_number(&number)?, form.version()?);
    let done = closing::close(&site.desk, visitor.by()?, number, version).await;
    answer(&site, &visitor, number, Act::Close, form, done).await
}
