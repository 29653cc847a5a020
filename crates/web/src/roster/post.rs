//! Appointing: somebody new or already known, to a post in a unit, with a sign-in if wanted.

use super::role_words;
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::roster::{self, AppointForm, NewSignIn};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderName, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Role, charter::Charter, id::UnitId};
use std::collections::HashMap;

/// A choice of a list: value and words.
type Choice = (String, String);

#[derive(Template)]
#[template(path = "roster/appoint.html")]
struct AppointPage {
    frame: Frame,
    persons: Vec<Choice>,
    units: Vec<Choice>,
    roles: Vec<Choice>,
    /// Posts as the charter prints them, to choose a title from.
    titles: Vec<String>,
    /// What the form starts with, by field.
    first: HashMap<String, String>,
    today: String,
    trouble: Option<Trouble>,
}

impl AppointPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "appoint")
    }

    fn first(&self, field: &str) -> &str {
        self.first.get(field).map_or("", String::as_str)
    }

    fn is(&self, field: &str, value: &str) -> bool {
        self.first(field) == value
    }
}

/// The form; the query may name person, unit, role and title to start with.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(first): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    show(&site, &visitor, first, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    first: HashMap<String, String>,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let view = roster::view(&site.desk, by).await?;
    let mut persons: Vec<Choice> = Vec::new();
    for held in &view.posts {
        let id = held.person.id.to_string();
        if persons.iter().all(|(known, _)| *known != id) {
            let unit = view.units.name(held.post.unit);
            persons.push((
                id,
                format!(
                    "{} · {unit}{}",
                    held.person.name,
                    role_words(t, held.post.role)
                ),
            ));
        }
    }
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let page = AppointPage {
        frame: Frame::of(site, visitor, Section::Roster).await?,
        persons,
        units: view
            .units
            .iter()
            .map(|u| (u.id.to_string(), u.short_name.clone()))
            .collect(),
        roles: Role::ALL
            .iter()
            .map(|role| (role.code().into(), role_words(t, *role)))
            .collect(),
        titles: titles(&site.desk.charter()),
        first,
        today: site.desk.today().to_string(),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

fn titles(charter: &Charter) -> Vec<String> {
    let posts = charter
        .posts
        .conveners
        .iter()
        .chain(&charter.posts.deputy_conveners);
    let mut titles: Vec<String> = posts.chain(&charter.office.directors).cloned().collect();
    titles.dedup();
    titles
}

/// Appoints.
pub(super) async fn appoint(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let post = AppointForm {
        person: form.text("person"),
        name: form.text("name"),
        phone: form.text("phone"),
        unit: form.text("unit"),
        role: form.text("role"),
        title: form.text("title"),
        from_on: form.text("from_on"),
        login: form.text("login"),
    };
    match roster::appoint(&site.desk, visitor.by()?, post).await {
        Ok(None) => {
            Ok(Redirect::to(&format!("/roster/units/{}", form.get("unit"))).into_response())
        }
        Ok(Some(given)) => show_given(&site, &visitor, given, form.get("unit")).await,
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "appoint", form, error)?;
            show(&site, &visitor, HashMap::new(), Some(trouble)).await
        }
    }
}

#[derive(Template)]
#[template(path = "roster/given.html")]
struct GivenPage {
    frame: Frame,
    given: NewSignIn,
    unit: String,
}

/// The page that shows a first password: this once, in no address and no history.
pub(super) async fn show_given(
    site: &Site,
    visitor: &Visitor,
    given: NewSignIn,
    unit: &str,
) -> Result<Response, Problem> {
    let unit = UnitId::parse(unit)
        .map(|id| id.to_string())
        .unwrap_or_default();
    let frame = Frame::of(site, visitor, Section::Roster).await?;
    let page = GivenPage { frame, given, unit };
    // The browser's history would otherwise keep the address of a form's target, which has no page.
    let push = (HeaderName::from_static("hx-push-url"), "/roster");
    Ok(([push], html(&page)).into_response())
}
