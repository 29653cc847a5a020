//! Delegations: who keeps the roster enters which secretary writes down which convener's instructions.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::delegation::{self, DelegationForm};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::Permission::KeepRoster;

/// Routes of this page.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/roster/delegations", KeepRoster, page),
        post("/roster/delegations", KeepRoster, give),
        post("/roster/delegations/{id}/end", KeepRoster, end),
    ]
}

/// A delegation as the list shows it.
struct Row {
    id: String,
    convener: String,
    secretary: String,
    from: String,
    until: String,
    in_force: bool,
    open: bool,
}

#[derive(Template)]
#[template(path = "roster/delegations.html")]
struct DelegationsPage {
    frame: Frame,
    rows: Vec<Row>,
    conveners: Vec<(String, String)>,
    secretaries: Vec<(String, String)>,
    trouble: Option<Trouble>,
}

impl DelegationsPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }
}

async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    show(&site, &visitor, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let (t, today) = (visitor.t, site.desk.today());
    let view = delegation::view(&site.desk, visitor.by()?).await?;
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let named = |all: Vec<(domain::id::PersonId, String)>| {
        all.into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect()
    };
    let rows = view.all.into_iter().map(|one| {
        let until = one.delegation.until_on;
        Row {
            id: one.delegation.id.to_string(),
            convener: one.convener,
            secretary: one.secretary,
            from: t.date(one.delegation.from_on),
            until: until.map_or_else(|| t.m("delegation-no-end").into_owned(), |day| t.date(day)),
            in_force: one.delegation.is_in_force_on(today),
            open: until.is_none_or(|day| day > today),
        }
    });
    let page = DelegationsPage {
        rows: rows.collect(),
        conveners: named(view.conveners),
        secretaries: named(view.secretaries),
        frame: Frame::of(site, visitor, Section::Roster).await?,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    name: String,
    form: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to("/roster/delegations").into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, name, form, error)?;
            show(site, visitor, Some(trouble)).await
        }
    }
}

async fn give(State(site): State<Site>, visitor: Visitor, form: Form) -> Result<Response, Problem> {
    let given = DelegationForm {
        convener: form.text("convener"),
        secretary: form.text("secretary"),
        from_on: form.text("from_on"),
        until_on: form.text("until_on"),
    };
    let done = delegation::give(&site.desk, visitor.by()?, given).await;
    answer(&site, &visitor, "give".into(), form, done).await
}

async fn end(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = delegation::end(&site.desk, visitor.by()?, &id, form.get("until_on")).await;
    answer(&site, &visitor, format!("end-{id}"), form, done).await
}
