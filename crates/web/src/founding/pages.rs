//! The pages of the founding: the word, the notice, its review, the first sign-in. Nothing is kept here before the
//! founding: each page sends along what was typed on the others, so that every step leads back.

use super::{FOUNDER, Founder, WRONG_COSTS, same};
use crate::{
    charter::{
        coverage,
        notice::sent_bytes,
        review::{Purpose, Review, unreadable},
    },
    form::{Form, Shown, Trouble},
    gate,
    problem::{Problem, html},
};
use app::charter::{
    begin::{FirstForm, begin},
    printed_notice, read_notice,
    review::CharterForm,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::charter::Charter;
use locale::Wording;
use std::{collections::HashMap, sync::Arc};

/// What was typed on other steps than a page's own: names and values of fields.
type Kept = Vec<(String, String)>;

/// Fields of the first sign-in that are sent back and forth; passwords are typed anew.
const FIRST: [&str; 2] = ["name", "login"];
/// Fields of the other steps that are no part of a review.
const NO_REVIEW: [&str; 6] = ["charter", "password", "again", "text", "file", "step"];

/// What was typed of the first sign-in.
fn first_typed(form: &Form) -> Kept {
    form.kept(|name| FIRST.contains(&name))
}

/// What was typed into the review.
fn review_typed(form: &Form) -> Kept {
    form.kept(|name| !FIRST.contains(&name) && !NO_REVIEW.contains(&name))
}

#[derive(Template)]
#[template(path = "founding/word.html")]
struct WordPage {
    t: Wording,
    step: u8,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "founding/read.html")]
struct ReadPage {
    t: Wording,
    step: u8,
    action: &'static str,
    text: String,
    wrong: String,
    /// What was typed on later steps.
    kept: Kept,
    /// Whether there is a review to go back to.
    reviewed: bool,
}

#[derive(Template)]
#[template(path = "founding/review.html")]
struct ReviewPage {
    t: Wording,
    step: u8,
    review: Review,
    /// What was typed of the first sign-in.
    kept: Kept,
}

#[derive(Template)]
#[template(path = "founding/first.html")]
struct FirstPage {
    t: Wording,
    step: u8,
    charter: Charter,
    /// The charter as it is sent back.
    text: String,
    /// The review as it was sent.
    kept: Kept,
    /// Name and login of the first clerk, as typed before going back to it.
    clerk: String,
    clerk_login: String,
    trouble: Option<Trouble>,
}

impl FirstPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "first")
    }

    fn host(&self) -> String {
        self.t.listed(&self.charter.office.hosts)
    }
}

fn wording(headers: &HeaderMap) -> Wording {
    Wording::new(gate::language(headers))
}

/// The first page: the founding word is asked for.
pub(super) async fn word_page(State(founder): State<Arc<Founder>>, headers: HeaderMap) -> Response {
    if founder.knows(&headers) {
        return Redirect::to("/founding/read").into_response();
    }
    html(&WordPage {
        t: wording(&headers),
        step: 0,
        wrong: false,
    })
}

/// Tries the founding word.
pub(super) async fn word(
    State(founder): State<Arc<Founder>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let _turn = founder.turn.lock().await;
    if !same(form.get("word").trim(), &founder.word) {
        tokio::time::sleep(WRONG_COSTS).await;
        let page = WordPage {
            t: wording(&headers),
            step: 0,
            wrong: true,
        };
        return (StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response();
    }
    let cookie = format!(
        "{FOUNDER}={}; Path=/; HttpOnly; SameSite=Strict",
        founder.secret
    );
    (
        [(header::SET_COOKIE, cookie)],
        Redirect::to("/founding/read"),
    )
        .into_response()
}

/// Where a notice is pasted or uploaded; `?from=built-in` reviews the built-in charter instead.
pub(super) async fn read_page(
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let t = wording(&headers);
    let built_in = query.get("from").is_some_and(|from| from == "built-in");
    match app::charter::parse(app::charter::BUILT_IN) {
        Ok(charter) if built_in => {
            let review = Review::of_form(t, Purpose::Found, CharterForm::of_charter(&charter));
            let kept = Kept::new();
            html(&ReviewPage {
                t,
                step: 2,
                review,
                kept,
            })
        }
        _ => show_read(t, String::new(), String::new(), &Form::default()),
    }
}

/// Back to the notice from its review, with the notice as it was read.
pub(super) async fn notice(headers: HeaderMap, form: Form) -> Response {
    show_read(wording(&headers), form.text("notice"), String::new(), &form)
}

fn show_read(t: Wording, text: String, wrong: String, form: &Form) -> Response {
    let refused = !wrong.is_empty();
    let status = if refused {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    (
        status,
        html(&ReadPage {
            t,
            step: 1,
            action: "/founding/read",
            text,
            wrong,
            reviewed: !review_typed(form).is_empty(),
            kept: form.kept(|name| !NO_REVIEW.contains(&name)),
        }),
    )
        .into_response()
}

/// Reads a notice and shows its facts for review.
pub(super) async fn read(headers: HeaderMap, form: Form) -> Response {
    let t = wording(&headers);
    let bytes = sent_bytes(&form);
    match read_notice(&bytes).and_then(|draft| Ok((draft, printed_notice(&bytes)?))) {
        Ok((draft, lines)) => {
            let typed = CharterForm::of_draft(&draft, None);
            let review = Review::of_draft(t, Purpose::Found, &draft, typed, lines);
            let kept = first_typed(&form);
            html(&ReviewPage {
                t,
                step: 2,
                review,
                kept,
            })
        }
        Err(error) => show_read(t, form.text("text"), unreadable(t, &error), &form),
    }
}

/// Checks what was typed, and goes on to the first sign-in if that was asked for.
pub(super) async fn check(headers: HeaderMap, form: Form) -> Response {
    let t = wording(&headers);
    let mut review = Review::sent(t, Purpose::Found, &form);
    let kept = first_typed(&form);
    match review.form.read() {
        Err(faults) => {
            review.faults = faults;
            let page = ReviewPage {
                t,
                step: 2,
                review,
                kept,
            };
            (StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response()
        }
        Ok(charter) if form.get("step") == "adopt" && !review.added => {
            let text = app::charter::to_toml(&charter);
            html(&FirstPage {
                t,
                step: 3,
                charter,
                text,
                kept: review_typed(&form),
                clerk: form.text("name"),
                clerk_login: form.text("login"),
                trouble: None,
            })
        }
        Ok(charter) => {
            review.coverage = Some(coverage(t, &charter));
            html(&ReviewPage {
                t,
                step: 2,
                review,
                kept,
            })
        }
    }
}

/// Founds the mechanism with its first sign-in; the normal site takes over.
pub(super) async fn found(
    State(founder): State<Arc<Founder>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let t = wording(&headers);
    let text = form.text("charter").replace("\r\n", "\n");
    let charter = app::charter::parse(&text).map_err(|_| Problem::BadRequest)?;
    let first = FirstForm {
        name: form.text("name"),
        login: form.text("login"),
        password: form.text("password"),
        again: form.text("again"),
    };
    let _turn = founder.turn.lock().await;
    let database = founder.database.as_deref();
    match begin(&founder.data, database, charter.clone(), first).await {
        Ok(desk) => {
            founder.take_over(desk);
            Ok(Redirect::to("/sign-in").into_response())
        }
        Err(error) => {
            let there = matches!(error, app::Error::Refused(domain::Refusal::AlreadyDone));
            let kept = review_typed(&form);
            let mut trouble = Trouble::of(t, "first", form, error)?;
            if there {
                trouble.banner = Some(t.m("founding-there-already").into_owned());
            }
            let status = trouble.status();
            let page = FirstPage {
                t,
                step: 3,
                charter,
                text,
                kept,
                clerk: String::new(),
                clerk_login: String::new(),
                trouble: Some(trouble),
            };
            Ok((status, html(&page)).into_response())
        }
    }
}
