//! The agenda's forms: listing matters and reports, their places, freezing, the decisions proposed.

use super::show::answer;
use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::meeting::{
    agenda::{self, ReportForm},
    propose::{self, ProposeForm},
};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// Lists a matter.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (matter, question) = (form.get("matter"), form.get("question"));
    let seen = form.seen()?;
    let done = agenda::list(&site.desk, visitor.by()?, &id, seen, matter, question).await;
    answer(&site, &visitor, &id, ("list", "#agenda"), form, done).await
}

/// Lists a report to be heard.
pub(super) async fn list_report(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let report = ReportForm {
        title: form.text("title"),
        reporter: form.text("reporter"),
        question: form.text("question"),
    };
    let done = agenda::list_report(&site.desk, visitor.by()?, &id, form.seen()?, report).await;
    answer(&site, &visitor, &id, ("report", "#agenda"), form, done).await
}

/// Moves an item one place up.
pub(super) async fn up(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::shift(&site.desk, visitor.by()?, &id, form.seen()?, &item, true).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Moves an item one place down.
pub(super) async fn down(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::shift(&site.desk, visitor.by()?, &id, form.seen()?, &item, false).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Takes an item off the agenda again.
pub(super) async fn take_off(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::take_off(&site.desk, visitor.by()?, &id, form.seen()?, &item).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Puts the items into the order in which they were dragged.
pub(super) async fn arrange(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let order = form.all("item");
    let done = agenda::arrange(&site.desk, visitor.by()?, &id, form.seen()?, &order).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Asks the meeting something else under an item.
pub(super) async fn reword(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let question = form.get("question");
    let done = agenda::reword(
        &site.desk,
        visitor.by()?,
        &id,
        &item,
        form.seen()?,
        question,
    )
    .await;
    let to = (format!("reword-{item}"), format!("#item-{item}"));
    answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await
}

/// Freezes the agenda.
pub(super) async fn freeze(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::freeze(&site.desk, visitor.by()?, &id, form.seen()?).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Opens a frozen agenda again.
pub(super) async fn reopen(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = agenda::reopen(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, ("reopen", "#agenda"), form, done).await
}

/// Proposes a decision under an item.
pub(super) async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let proposed = ProposeForm {
        text: form.text("text"),
        lead: form.text("lead"),
        supports: form.all("supports"),
        due_on: form.text("due_on"),
        done_when: form.text("done_when"),
        beyond_reason: form.text("beyond_reason"),
        earlier: form.text("earlier"),
        effect: form.text("effect"),
    };
    let seen = form.seen()?;
    let done = propose::propose(&site.desk, visitor.by()?, &id, &item, seen, proposed).await;
    let to = (format!("propose-{item}"), format!("#item-{item}"));
    answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await
}

/// Takes a proposed decision off again.
pub(super) async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, decision)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = propose::withdraw(&site.desk, visitor.by()?, &id, &decision).await;
    let to = format!("#item-{}", form.get("item"));
    answer(&site, &visitor, &id, ("move", &to), form, done).await
}
