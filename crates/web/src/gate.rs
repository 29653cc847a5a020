//! The gate every request passes: no posts from other sites, a session, the route's permission.

use crate::{Site, problem::Problem};
use app::sign_in::{self, SignedIn};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Actor, Permission};
use locale::{Language, Wording};

/// Name of the session's cookie.
pub(crate) const SESSION: &str = "fuyuan_session";
/// Name of the language's cookie.
pub(crate) const LANGUAGE: &str = "fuyuan_language";

/// Who asks, in which language, for what.
#[derive(Clone)]
pub(crate) struct Visitor {
    /// Words in the visitor's language.
    pub t: Wording,
    /// Who, if signed in.
    pub who: Option<SignedIn>,
    /// The session's token.
    pub token: Option<String>,
    /// The path asked for.
    pub path: String,
}

impl Visitor {
    /// The actor. Routes that need one are open to signed-in visitors only.
    pub fn by(&self) -> Result<&Actor, Problem> {
        self.who
            .as_ref()
            .map(|who| &who.actor)
            .ok_or(Problem::SignIn)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Problem::SignIn)
    }
}

/// Admits a request to its route if its permission is granted.
pub(crate) async fn admit(
    State((site, permission)): State<(Site, Permission)>,
    mut request: Request,
    next: Next,
) -> Response {
    let token = cookie(request.headers(), SESSION);
    let t = Wording::new(language(request.headers()));
    let path = request.uri().path().to_owned();
    let who = match &token {
        Some(token) => match sign_in::signed_in(&site.desk, token).await {
            Ok(who) => who,
            Err(error) => return Problem::from(error).with(t).into_response(),
        },
        None => None,
    };
    let visitor = Visitor {
        t,
        who,
        token,
        path,
    };
    if let Some(refusal) = refuse(&visitor, permission, request.method()) {
        return refusal;
    }
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

fn refuse(visitor: &Visitor, permission: Permission, method: &Method) -> Option<Response> {
    if permission == Permission::Anyone {
        return None;
    }
    let Some(who) = &visitor.who else {
        return Some(if *method == Method::GET {
            Redirect::to("/sign-in").into_response()
        } else {
            Problem::SignIn.with(visitor.t).into_response()
        });
    };
    if who.must_change && !matches!(visitor.path.as_str(), "/password" | "/sign-out") {
        return Some(Redirect::to("/password").into_response());
    }
    if who.actor.may(permission) {
        None
    } else {
        tracing::warn!(permission = permission.code(), "a permission was denied");
        Some(Problem::Forbidden.with(visitor.t).into_response())
    }
}

/// Refuses state changes that do not come from this site's own pages: by Sec-Fetch-Site, else by Origin;
/// a post with neither is refused.
pub(crate) async fn same_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || comes_from_here(request.headers()) {
        return next.run(request).await;
    }
    tracing::warn!("a cross-site post was refused");
    Problem::CrossSite
        .with(Wording::new(language(request.headers())))
        .into_response()
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            !host.is_empty() && text("host") == Some(host)
        }
        (None, None) => false,
    }
}

/// Headers every answer carries: no framing, no outside content, nothing kept by caches.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let cacheable = request.uri().path().starts_with("/static/");
    let posted = *request.method() == Method::POST;
    let mut response = next.run(request).await;
    let refused = posted && !response.status().is_redirection() && !response.status().is_success();
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    if refused {
        // The address stays the page's own: a form's target cannot be opened again.
        set(header::HeaderName::from_static("hx-push-url"), "false");
    }
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(
        header::CACHE_CONTROL,
        if cacheable {
            "public, max-age=86400"
        } else {
            "no-store"
        },
    );
    response
}

/// The answer where there is no route.
pub(crate) async fn not_found(headers: HeaderMap) -> Response {
    Problem::NotFound
        .with(Wording::new(language(&headers)))
        .into_response()
}

/// What answers an address that takes forms alone when it is opened as a page, as after signing in again: where
/// to go on.
pub(crate) async fn forms_only(uri: axum::http::Uri, headers: HeaderMap) -> Response {
    Problem::FormsOnly(crate::routes::page_at(uri.path()))
        .with(Wording::new(language(&headers)))
        .into_response()
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

pub(crate) fn language(headers: &HeaderMap) -> Language {
    if let Some(chosen) = cookie(headers, LANGUAGE).and_then(|tag| Language::from_tag(&tag)) {
        return chosen;
    }
    // The court's own language unless the browser asks for nothing but another.
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.contains("zh"))
        .map_or_else(Language::default, Language::from_accept_language)
}
