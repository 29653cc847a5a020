//! What the public reads without signing in, and how a document will read to it.

use super::text::{self, Attached, Part};
use crate::{
    Site,
    frame::{Bare, Frame, Section},
    gate::Visitor,
    matter::{asked, word},
    meeting::paper,
    problem::{Problem, html},
};
use app::official_document::open::{self, OpenDocument, OpenView};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use domain::official_document::BLANK;

#[derive(Template)]
#[template(path = "open/list.html")]
struct ListPage {
    frame: Bare,
    place: String,
    demo: bool,
    rows: Vec<OpenDocument>,
    first: bool,
    next: Option<String>,
}

impl ListPage {
    fn day(&self, row: &OpenDocument) -> String {
        row.issued_on
            .map_or_else(String::new, |day| self.frame.t.date(day))
    }

    fn kind(&self, row: &OpenDocument) -> String {
        word(self.frame.t, "document-kind", row.kind.code())
    }
}

#[derive(Template)]
#[template(path = "open/show.html")]
struct ShowPage {
    frame: Bare,
    place: String,
    demo: bool,
    view: OpenView,
    shown: OpenDocument,
    parts: Vec<Part>,
    enclosures: Vec<Attached>,
    dated: String,
    published: String,
}

impl ShowPage {
    fn day(&self, one: &OpenDocument) -> String {
        one.issued_on
            .map_or_else(String::new, |day| self.frame.t.date(day))
    }
}

#[derive(Template)]
#[template(path = "open/preview.html")]
struct PreviewPage {
    frame: Frame,
    shown: OpenDocument,
    parts: Vec<Part>,
    enclosures: Vec<Attached>,
    dated: String,
    unfinished: bool,
}

/// What is published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = asked(&query, "before");
    let (rows, more) = told(&visitor, open::page(&site.desk, &before).await)?;
    let next = rows.last().filter(|_| more).and_then(|row| {
        let day = row.issued_on?;
        Some(format!("{day}_{}", row.id))
    });
    let page = ListPage {
        frame: Bare { t: visitor.t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        rows,
        first: before.is_empty(),
        next,
    };
    Ok(html(&page))
}

/// A published document.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let view = match open::show(&site.desk, &id).await {
        Ok(view) => view,
        Err(error) => return Problem::from(error).with(visitor.t).into_response(),
    };
    let (t, shown) = (visitor.t, view.document.clone());
    let day = |day: Option<domain::Date>| day.map_or_else(String::new, |day| t.date(day));
    html(&ShowPage {
        frame: Bare { t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        parts: text::parts(&shown.body.join("\n")),
        enclosures: text::attached(&shown.attachments),
        dated: day(shown.dated),
        published: day(shown.issued_on),
        shown,
        view,
    })
}

/// The masked paper of a published document.
pub(super) async fn pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    match open::pdf(&site.desk, &id).await {
        Ok((name, content)) => paper::pdf(name.trim_end_matches(".pdf"), content),
        Err(error) => Problem::from(error).with(visitor.t).into_response(),
    }
}

/// The public sees a problem in words, never a way to sign in.
fn told<T>(_: &Visitor, done: Result<T, app::Error>) -> Result<T, Problem> {
    done.map_err(Problem::from)
}

/// How a document will read to the public.
pub(super) async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = open::preview(&site.desk, visitor.by()?, &id).await?;
    let page = PreviewPage {
        parts: text::parts(&shown.body.join("\n")),
        enclosures: text::attached(&shown.attachments),
        frame: Frame::of(&site, &visitor, Section::Documents).await?,
        dated: shown
            .dated
            .map_or_else(String::new, |day| visitor.t.date(day)),
        unfinished: shown.body.iter().any(|line| line.contains(BLANK)),
        shown,
    };
    Ok(html(&page))
}
