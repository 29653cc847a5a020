//! Pages that say why something was not done, and what to do now.

use crate::frame::Bare;
use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use locale::Wording;

/// Why no page could be shown.
#[derive(Debug)]
pub(crate) enum Problem {
    /// Nobody is signed in.
    SignIn,
    /// The actor's roles do not grant the route.
    Forbidden,
    /// The post came from another site.
    CrossSite,
    /// No such record, or out of sight.
    NotFound,
    /// The address takes forms alone; the page to go back to.
    FormsOnly(String),
    /// The request cannot be read.
    BadRequest,
    /// The request is too large.
    TooLarge,
    /// The record was changed meanwhile, and the form could not be shown again.
    Stale,
    /// A rule refuses it, and the form could not be shown again.
    Refused(domain::Refusal),
    /// Too much is waiting.
    Busy,
    /// The write may have been kept or not.
    Unknown,
    /// The system failed; the number stands in the log beside the cause.
    Failed(String),
}

impl From<app::Error> for Problem {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::NotFound => Self::NotFound,
            app::Error::Stale => Self::Stale,
            app::Error::Refused(refusal) => Self::Refused(refusal),
            app::Error::Invalid(_) => Self::BadRequest,
            app::Error::Unknown => Self::Unknown,
            app::Error::Busy => Self::Busy,
            app::Error::Failed(source) => {
                let mut number = [0; 4];
                let _ = getrandom::fill(&mut number);
                let number = number.map(|byte| format!("{byte:02X}")).concat();
                tracing::error!(number, cause = %chain(&*source), "a request failed");
                Self::Failed(number)
            }
        }
    }
}

/// The causes of an error in one line. The store's texts carry no value of any record.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

impl Problem {
    /// The problem in the visitor's language.
    pub fn with(self, t: Wording) -> Worded {
        Worded { problem: self, t }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::FormsOnly(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Stale | Self::Refused(_) => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unknown | Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(&self, t: Wording) -> (String, String) {
        let pair = |title: &str, text: &str| (t.m(title).into_owned(), t.m(text).into_owned());
        match self {
            Self::SignIn => pair("session-title", "session-expired"),
            Self::Forbidden => pair("error-forbidden-title", "error-forbidden-text"),
            Self::CrossSite => pair("error-cross-site-title", "error-cross-site-text"),
            Self::NotFound => pair("error-not-found-title", "error-not-found-text"),
            Self::FormsOnly(_) => pair("error-forms-only-title", "error-forms-only-text"),
            Self::BadRequest => pair("error-bad-request-title", "error-bad-request-text"),
            Self::TooLarge => {
                let text = t.a("error-too-large-text", &[("max", "64 MB".into())]);
                (t.m("error-too-large-title").into_owned(), text)
            }
            Self::Stale => pair("error-stale-title", "error-stale-text"),
            Self::Refused(refusal) => (
                t.m("error-refused-title").into_owned(),
                refusal_words(t, refusal),
            ),
            Self::Busy => pair("error-unavailable-title", "error-unavailable-text"),
            Self::Unknown => pair("error-unknown-outcome-title", "error-unknown-outcome-text"),
            Self::Failed(_) => pair("error-failed-title", "error-failed-text"),
        }
    }
}

/// A refusal in words. States inside it are named by their own messages.
pub(crate) fn refusal_words(t: Wording, refusal: &domain::Refusal) -> String {
    let detail = refusal.detail();
    let noun = match refusal {
        domain::Refusal::MatterState(_) => "matter",
        domain::Refusal::AssignmentState(_) => "assignment",
        domain::Refusal::MeetingState(_) => "meeting",
        domain::Refusal::MinutesState(_) => "minutes",
        domain::Refusal::DocumentState(_) => "document",
        domain::Refusal::NumberState(_) => "number",
        domain::Refusal::ReportState(_) => "report",
        domain::Refusal::ReturnState(_) => "return",
        domain::Refusal::MeetingAhead(day) => {
            return t.a(refusal.key(), &[("detail", t.date(*day).into())]);
        }
        domain::Refusal::NoFace(absent) => {
            let named: Vec<_> = absent.iter().map(|one| faceless(t, one)).collect();
            return t.a(
                refusal.key(),
                &[("detail", named.join("、").as_str().into())],
            );
        }
        _ => return t.a(refusal.key(), &[("detail", detail.as_str().into())]),
    };
    let state = t.m(&format!("state-{noun}-{}", detail.replace('_', "-")));
    t.a(refusal.key(), &[("detail", state.as_ref().into())])
}

/// A character that no face shows, with every place where it is to be written otherwise.
fn faceless(t: Wording, one: &domain::refusal::Faceless) -> String {
    let place = |place: &domain::refusal::Place| {
        let facts = place.facts.iter();
        let facts: Vec<_> = facts
            .map(|(name, fact)| (*name, fact.as_str().into()))
            .collect();
        t.a(place.key, &facts)
    };
    let places: Vec<_> = one.places.iter().map(place).collect();
    if places.is_empty() {
        return one.named();
    }
    let args = [
        ("character", one.named()),
        ("places", places.join(&t.m("place-between"))),
    ];
    let args: Vec<_> = args
        .iter()
        .map(|(name, words)| (*name, words.as_str().into()))
        .collect();
    t.a("place-of-character", &args)
}

/// A problem in the visitor's language.
pub(crate) struct Worded {
    problem: Problem,
    t: Wording,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Bare,
    title: String,
    text: String,
    number: Option<String>,
    sign_in: bool,
    back: Option<String>,
}

impl IntoResponse for Worded {
    fn into_response(self) -> Response {
        let (title, text) = self.problem.words(self.t);
        let number = match &self.problem {
            Problem::Failed(number) => Some(number.clone()),
            _ => None,
        };
        let page = ProblemPage {
            frame: Bare { t: self.t },
            title,
            text,
            number,
            sign_in: matches!(self.problem, Problem::SignIn),
            back: match &self.problem {
                Problem::FormsOnly(path) => Some(path.clone()),
                _ => None,
            },
        };
        (self.problem.status(), html(&page)).into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if matches!(self, Self::SignIn) {
            return Redirect::to("/sign-in").into_response();
        }
        self.with(Wording::default()).into_response()
    }
}

/// A page as HTML.
pub(crate) fn html<T: Template>(page: &T) -> Response {
    match page.render() {
        Ok(text) => Html(text).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
