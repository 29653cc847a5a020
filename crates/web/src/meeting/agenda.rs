//! The agenda's forms: listing a matter, its place, the decisions proposed on it.

use super::show::answer;
use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::meeting::agenda::{self, ProposeForm};
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
    let done = agenda::list(&site.desk, visitor.by()?, &id, matter, question).await;
    answer(&site, &visitor, &id, ("list", "#agenda"), form, done).await
}

/// Moves an item one place up.
pub(super) async fn up(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::shift(&site.desk, visitor.by()?, &id, &item, true).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
}

/// Moves an item one place down.
pub(super) async fn down(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = agenda::shift(&site.desk, visitor.by()?, &id, &item, false).await;
    answer(&site, &visitor, &id, ("move", "#agenda"), form, done).await
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
    };
    let done = agenda::propose(&site.desk, visitor.by()?, &id, &item, proposed).await;
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
    let done = agenda::withdraw(&site.desk, visitor.by()?, &id, &decision).await;
    let to = format!("#item-{}", form.get("item"));
    answer(&site, &visitor, &id, ("move", &to), form, done).await
}
