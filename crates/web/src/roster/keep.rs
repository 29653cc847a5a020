//! One unit's page for whoever keeps the roster: its persons, their posts and sign-ins, its names.

use super::{Holder, kind_words, post::show_given};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::roster::{self, RosterView, UnitForm};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Date, id::UnitId, roster::Person, unit::Unit};
use locale::Wording;

/// A person with the posts held in one unit.
struct Member {
    id: String,
    /// Version of the person, as forms carry it.
    version: u32,
    name: String,
    phone: String,
    login: String,
    /// Day from which the sign-in is closed, in words.
    closed: String,
    posts: Vec<Holder>,
}

impl Member {
    fn of(t: Wording, person: &Person, posts: Vec<Holder>) -> Self {
        Self {
            id: person.id.to_string(),
            version: person.version,
            name: person.name.clone(),
            phone: person.phone.clone().unwrap_or_default(),
            login: person.login.clone().unwrap_or_default(),
            closed: person.closed_on.map(|day| t.date(day)).unwrap_or_default(),
            posts,
        }
    }
}

#[derive(Template)]
#[template(path = "roster/unit.html")]
struct UnitPage {
    frame: Frame,
    unit: Unit,
    kind: String,
    until: String,
    members: Vec<Member>,
    past: Vec<Holder>,
    today: String,
    trouble: Option<Trouble>,
}

impl UnitPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn post_form(&self, post: &Holder) -> Shown<'_> {
        self.form(&format!("end-{}", post.id))
    }

    fn sign_in_form(&self, member: &Member) -> Shown<'_> {
        self.form(&format!("sign-in-{}", member.id))
    }

    fn phone_form(&self, member: &Member) -> Shown<'_> {
        self.form(&format!("phone-{}", member.id))
    }

    fn close_form(&self, member: &Member) -> Shown<'_> {
        self.form(&format!("close-{}", member.id))
    }
}

/// The page of one unit.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let (t, today) = (visitor.t, site.desk.today());
    let view = roster::view(&site.desk, visitor.by()?).await?;
    let unit = UnitId::parse(id)
        .and_then(|id| view.units.get(id))
        .ok_or(Problem::NotFound)?;
    let past = view.posts.iter().filter(|held| held.post.unit == unit.id);
    let past = past.filter(|held| held.post.until_on.is_some_and(|until| until < today));
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let page = UnitPage {
        frame: Frame::of(site, visitor, Section::Roster).await?,
        kind: kind_words(t, unit.kind),
        until: unit.until.map(|day| t.date(day)).unwrap_or_default(),
        members: members(t, unit, &view, today),
        past: past.map(|held| Holder::of(t, held)).collect(),
        unit: unit.clone(),
        today: today.to_string(),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Persons with a post in the unit that has not ended, in the order of their first post.
fn members(t: Wording, unit: &Unit, view: &RosterView, today: Date) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for held in view.posts.iter().filter(|held| held.post.unit == unit.id) {
        if held.post.until_on.is_some_and(|until| until < today) {
            continue;
        }
        let post = Holder::of(t, held);
        match members.iter_mut().find(|member| member.id == post.person) {
            Some(member) => member.posts.push(post),
            None => members.push(Member::of(t, &held.person, vec![post])),
        }
    }
    members
}

/// Ends a post.
pub(super) async fn end(
    State(site): State<Site>,
    visitor: Visitor,
    Path(post): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let ended = roster::end_post(&site.desk, visitor.by()?, &post, form.get("until_on")).await;
    let unit = form.text("unit");
    answer(&site, &visitor, &unit, format!("end-{post}"), form, ended).await
}

/// Gives a sign-in, or a new first password.
pub(super) async fn give_sign_in(
    State(site): State<Site>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    match roster::give_sign_in(&site.desk, visitor.by()?, &person, form.get("login")).await {
        Ok(given) => show_given(&site, &visitor, given, form.get("unit")).await,
        Err(error) => {
            let (unit, name) = (form.text("unit"), format!("sign-in-{person}"));
            answer(&site, &visitor, &unit, name, form, Err(error)).await
        }
    }
}

/// Changes a registered person's telephone.
pub(super) async fn change_phone(
    State(site): State<Site>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, phone) = (form.version()?, form.get("phone"));
    let changed = roster::change_phone(&site.desk, visitor.by()?, &person, version, phone).await;
    let (unit, name) = (form.text("unit"), format!("phone-{person}"));
    answer(&site, &visitor, &unit, name, form, changed).await
}

/// Closes a sign-in.
pub(super) async fn close(
    State(site): State<Site>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let closed = roster::close_sign_in(&site.desk, visitor.by()?, &person).await;
    let unit = form.text("unit");
    answer(
        &site,
        &visitor,
        &unit,
        format!("close-{person}"),
        form,
        closed,
    )
    .await
}

/// Renames the unit.
pub(super) async fn rename(
    State(site): State<Site>,
    visitor: Visitor,
    Path(unit): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let names = UnitForm {
        full_name: form.text("full_name"),
        short_name: form.text("short_name"),
        ..UnitForm::default()
    };
    let version = form.version()?;
    let renamed = roster::rename_unit(&site.desk, visitor.by()?, &unit, version, names).await;
    answer(&site, &visitor, &unit, "rename".into(), form, renamed).await
}

/// Back to the unit's page: fresh, or with the form that could not be taken.
async fn answer(
    site: &Site,
    visitor: &Visitor,
    unit: &str,
    name: String,
    form: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            let id = UnitId::parse(unit).ok_or(Problem::BadRequest)?;
            Ok(Redirect::to(&format!("/roster/units/{id}")).into_response())
        }
        Err(error) => {
            let trouble = Trouble::of(visitor.t, name, form, error)?;
            show(site, visitor, unit, Some(trouble)).await
        }
    }
}
