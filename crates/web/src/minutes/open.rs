//! What the public reads of minutes without signing in, and how they will read to it.

use crate::{
    Site,
    document::text::{self, Attached, Part},
    frame::{Bare, Frame, Section},
    gate::Visitor,
    matter::asked,
    meeting::paper,
    problem::{Problem, html},
};
use app::minutes::open::{self, OpenMinutes};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};

#[derive(Template)]
#[template(path = "open/minutes_list.html")]
struct ListPage {
    frame: Bare,
    place: String,
    demo: bool,
    rows: Vec<OpenMinutes>,
    first: bool,
    next: Option<String>,
}

impl ListPage {
    fn day(&self, row: &OpenMinutes) -> String {
        row.issued_on
            .map_or_else(String::new, |day| self.frame.t.date(day))
    }
}

#[derive(Template)]
#[template(path = "open/minutes.html")]
struct ShowPage {
    frame: Bare,
    place: String,
    demo: bool,
    shown: OpenMinutes,
    parts: Vec<Part>,
    enclosures: Vec<Attached>,
    dated: String,
}

#[derive(Template)]
#[template(path = "open/minutes_preview.html")]
struct PreviewPage {
    frame: Frame,
    meeting: String,
    shown: OpenMinutes,
    parts: Vec<Part>,
    enclosures: Vec<Attached>,
    dated: String,
}

/// What minutes are published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = asked(&query, "before");
    let (rows, more) = open::page(&site.desk, &before).await?;
    let next = rows.last().filter(|_| more).and_then(|row| {
        let day = row.issued_on?;
        Some(format!("{day}_{}", row.id))
    });
    Ok(html(&ListPage {
        frame: Bare { t: visitor.t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        rows,
        first: before.is_empty(),
        next,
    }))
}

/// Published minutes.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let t = visitor.t;
    let shown = match open::show(&site.desk, &id).await {
        Ok(shown) => shown,
        Err(error) => return Problem::from(error).with(t).into_response(),
    };
    html(&ShowPage {
        frame: Bare { t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        parts: text::parts(&shown.body.join("\n")),
        enclosures: Vec::new(),
        dated: shown.issued_on.map_or_else(String::new, |day| t.date(day)),
        shown,
    })
}

/// The masked paper of published minutes.
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

/// How minutes will read to the public, for whoever writes or signs them.
pub(super) async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = open::preview(&site.desk, visitor.by()?, &id).await?;
    Ok(html(&PreviewPage {
        parts: text::parts(&shown.body.join("\n")),
        enclosures: Vec::new(),
        frame: Frame::of(&site, &visitor, Section::Meetings).await?,
        dated: shown
            .issued_on
            .map_or_else(String::new, |day| visitor.t.date(day)),
        meeting: id,
        shown,
    }))
}
