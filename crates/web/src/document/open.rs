//! What the public reads of documents without signing in, and how one will read to it.

use super::text;
use crate::{
    Site,
    frame::Section,
    gate::Visitor,
    matter::word,
    open::{self as shelf, Note, Row, Shelf, Shown},
    problem::Problem,
};
use app::official_document::open::{self, OpenDocument, OpenView};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use locale::Wording;

fn shown(one: OpenDocument) -> Shown {
    Shown {
        parts: text::parts(&one.body.join("\n")),
        enclosures: text::attached(&one.attachments),
        title: one.title,
        number: one.number,
        organs: one.organs,
        addressees: one.addressees,
        dated: one.dated,
        issued_on: one.issued_on,
    }
}

fn path(one: &OpenDocument) -> String {
    format!("/public/{}", one.id)
}

/// Says that a paper was corrected: by what, when, and where that is.
pub(crate) fn corrected_by(t: Wording, one: &OpenDocument) -> Note {
    let day = one.issued_on.map_or_else(String::new, |day| t.date(day));
    let args = [
        ("number", one.number.as_str().into()),
        ("day", day.as_str().into()),
    ];
    Note {
        path: path(one),
        words: t.a("open-corrected-by", &args),
        grave: true,
    }
}

/// What corrects a document, and what it corrects.
fn notes(t: Wording, view: &OpenView) -> Vec<Note> {
    let corrections = view.corrections.iter().map(|one| corrected_by(t, one));
    let corrected = view.corrected.iter().map(|one| {
        let args = [
            ("title", one.title.as_str().into()),
            ("number", one.number.as_str().into()),
        ];
        Note {
            path: path(one),
            words: t.a("open-corrects", &args),
            grave: false,
        }
    });
    corrections.chain(corrected).collect()
}

/// What is published, latest first.
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = shelf::before(&query);
    let (rows, more) = open::page(&site.desk, &before).await?;
    let rows = rows.into_iter().map(|one| Row {
        id: one.id.to_string(),
        title: one.title,
        kind: word(visitor.t, "document-kind", one.kind.code()),
        number: one.number,
        issued_on: one.issued_on,
    });
    let rows = (rows.collect(), more);
    Ok(shelf::list(
        &site,
        &visitor,
        Shelf::Documents,
        &before,
        rows,
    ))
}

/// A published document.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let found = open::show(&site.desk, &id).await;
    let found = found.map(|view| {
        let notes = notes(visitor.t, &view);
        (shown(view.document), notes)
    });
    shelf::show(&site, &visitor, Shelf::Documents, &id, found)
}

/// The masked paper of a published document.
pub(super) async fn pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    shelf::pdf(&visitor, open::pdf(&site.desk, &id).await)
}

/// How a document will read to the public.
pub(super) async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let one = open::preview(&site.desk, visitor.by()?, &id).await?;
    let back = visitor.t.m("open-back").into_owned();
    let back = (format!("/documents/{id}"), back);
    shelf::preview(&site, &visitor, Section::Documents, back, shown(one)).await
}
