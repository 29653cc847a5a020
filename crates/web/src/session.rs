//! Signing in and out, the password, the unit acted for, the language.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Bare, Frame, Section},
    gate::{LANGUAGE, SESSION, Visitor},
    problem::{Problem, html},
    routes::page_at,
};
use app::sign_in::{self, SignInError};
use askama::Template;
use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use std::net::SocketAddr;

#[derive(Template)]
#[template(path = "session/sign_in.html")]
struct SignInPage {
    frame: Bare,
    place: String,
    demo: bool,
    login: String,
    error: String,
}

/// The sign-in page.
pub(crate) async fn page(State(site): State<Site>, visitor: Visitor) -> Response {
    if visitor.who.is_some() {
        return Redirect::to("/").into_response();
    }
    show(&site, &visitor, "", String::new())
}

fn show(site: &Site, visitor: &Visitor, login: &str, error: String) -> Response {
    let status = if error.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = SignInPage {
        frame: Bare { t: visitor.t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        login: login.to_owned(),
        error,
    };
    (status, html(&page)).into_response()
}

/// Signs in.
pub(crate) async fn sign_in(
    State(site): State<Site>,
    visitor: Visitor,
    address: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    form: Form,
) -> Result<Response, Problem> {
    let address = address.map_or_else(|| "unknown".into(), |a| a.0.0.ip().to_string());
    let login = form.get("login");
    match sign_in::sign_in(&site.desk, login, form.get("password"), &address).await {
        Ok(token) => Ok(begun(&token, "/")),
        Err(SignInError::Failed(error)) => Err(error.into()),
        Err(SignInError::Wrong) => Ok(show(
            &site,
            &visitor,
            login,
            visitor.t.m("session-wrong").into_owned(),
        )),
        Err(SignInError::NoPost) => Ok(show(
            &site,
            &visitor,
            login,
            visitor.t.m("session-suspended").into_owned(),
        )),
        Err(SignInError::Locked(until)) => {
            let minutes = (until.0 - site.desk.now().0) / 60_000 + 1;
            let words = visitor
                .t
                .a("session-locked", &[("minutes", minutes.into())]);
            Ok(show(&site, &visitor, login, words))
        }
    }
}

/// The answer that begins a session: its cookie, and on to a page.
fn begun(token: &str, to: &str) -> Response {
    let cookie = format!("{SESSION}={token}; Path=/; HttpOnly; SameSite=Lax");
    ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}

/// Signs out.
pub(crate) async fn sign_out(
    State(site): State<Site>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    if let Some(token) = &visitor.token {
        sign_in::sign_out(&site.desk, token).await?;
    }
    let cookie = format!("{SESSION}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}

/// Switches the unit acted for.
pub(crate) async fn switch(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Redirect, Problem> {
    let (Some(token), Some(who)) = (&visitor.token, &visitor.who) else {
        return Err(Problem::SignIn);
    };
    sign_in::switch_unit(&site.desk, token, who, form.get("unit")).await?;
    Ok(Redirect::to("/"))
}

/// The page of an address with its query, or the one above an address that takes forms alone.
fn back_to(address: &str) -> String {
    let path = address.split('?').next().unwrap_or(address);
    let page = page_at(path);
    if page == path {
        address.to_owned()
    } else {
        page
    }
}

/// Chooses the language and goes back to where it was chosen.
pub(crate) async fn language(headers: HeaderMap, form: Form) -> Response {
    let tag = locale::Language::from_tag(form.get("language"))
        .unwrap_or_default()
        .tag();
    let back = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|address| address.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
        .filter(|path| !path.starts_with("//"))
        .map_or_else(|| "/".into(), |address| back_to(&address));
    let cookie = format!("{LANGUAGE}={tag}; Path=/; SameSite=Lax; Max-Age=31536000");
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response()
}

#[derive(Template)]
#[template(path = "session/password.html")]
struct PasswordPage {
    frame: Frame,
    must_change: bool,
    trouble: Option<Trouble>,
}

impl PasswordPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "password")
    }
}

/// The page that changes one's password.
pub(crate) async fn password_page(
    State(site): State<Site>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    show_password(&site, &visitor, None).await
}

async fn show_password(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let page = PasswordPage {
        frame: Frame::of(site, visitor, Section::Other).await?,
        must_change: visitor.who.as_ref().is_some_and(|who| who.must_change),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Changes one's password.
pub(crate) async fn change_password(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let (old, new, again) = (form.get("old"), form.get("new"), form.get("again"));
    match sign_in::change_password(&site.desk, by, old, new, again).await {
        Ok(token) => Ok(begun(&token, "/")),
        Err(error) => {
            // Passwords are never sent back, wrong or not.
            let trouble = Trouble::of(visitor.t, "password", Form::default(), error)?;
            show_password(&site, &visitor, Some(trouble)).await
        }
    }
}
