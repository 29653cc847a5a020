//! The list of documents, narrowed by kind or state.

use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    matter::{asked, word},
    problem::{Problem, html},
};
use app::official_document::view;
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use domain::official_document::{DocumentKind, DocumentState, OfficialDocument};
use locale::Wording;

/// A document as lists show it.
pub(crate) struct Row {
    pub id: String,
    pub title: String,
    pub kind: String,
    pub number: Option<String>,
    pub to: String,
    pub state: String,
    pub colour: &'static str,
    pub day: Option<String>,
    pub drafter: String,
}

impl Row {
    /// The row in the visitor's words.
    pub fn of(t: Wording, units: &app::Units, document: &OfficialDocument) -> Self {
        let named = document.addressees.iter().map(|unit| units.name(*unit));
        let others = document.other_addressees.lines().map(str::to_owned);
        let to: Vec<String> = named.chain(others).collect();
        Self {
            id: document.id.to_string(),
            title: document.title.clone(),
            kind: word(t, "document-kind", document.kind.code()),
            number: document.document_number.clone(),
            to: shortened(t, &to),
            state: word(t, "state-document", document.state.code()),
            colour: colour(document.state),
            day: document
                .issued_on
                .or(document.signed_off_on)
                .map(|day| t.date(day)),
            drafter: document.drafted_by.clone(),
        }
    }
}

/// Addressees that a row names before it only counts them.
const NAMED: usize = 3;

/// The first few addressees, and how many there are.
fn shortened(t: Wording, to: &[String]) -> String {
    if to.len() <= NAMED + 1 {
        return t.listed(to);
    }
    let first = t.listed(&to[..NAMED]);
    let n = i64::try_from(to.len()).unwrap_or(i64::MAX);
    t.a(
        "document-to-many",
        &[("names", first.into()), ("n", n.into())],
    )
}

/// The colour of a state's tag.
pub(super) fn colour(state: DocumentState) -> &'static str {
    match state {
        DocumentState::Received => "green",
        DocumentState::Checking | DocumentState::Signing => "yellow",
        _ => "",
    }
}

struct Choice {
    code: &'static str,
    words: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "document/list.html")]
struct ListPage {
    frame: Frame,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    kind: &'static str,
    state: &'static str,
    rows: Vec<Row>,
    own: Vec<Row>,
    first: bool,
    whole: bool,
    next: Option<String>,
}

/// Documents within sight, newest first.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let kind = DocumentKind::parse(&asked(&query, "kind"));
    let state = DocumentState::parse(&asked(&query, "state"));
    let before = asked(&query, "before");
    let list = view::page(&site.desk, by, kind, state, &before).await?;
    let whole = by.sight().is_whole();
    let next = list.rows.last().filter(|_| list.more);
    let kinds = DocumentKind::ALL.iter().map(|one| Choice {
        code: one.code(),
        words: word(t, "document-kind", one.code()),
        here: kind == Some(*one),
    });
    let shown = |one: &&DocumentState| whole || one.is_out();
    let states = DocumentState::ALL.iter().filter(shown).map(|one| Choice {
        code: one.code(),
        words: word(t, "state-document", one.code()),
        here: state == Some(*one),
    });
    Ok(html(&ListPage {
        frame: Frame::of(&site, &visitor, Section::Documents).await?,
        kinds: kinds.collect(),
        states: states.collect(),
        kind: kind.map_or("", DocumentKind::code),
        state: state.map_or("", DocumentState::code),
        next: next.map(|row| row.id.to_string()),
        rows: list
            .rows
            .iter()
            .map(|row| Row::of(t, &list.units, row))
            .collect(),
        own: list
            .own
            .iter()
            .map(|row| Row::of(t, &list.units, row))
            .collect(),
        first: before.is_empty(),
        whole,
    }))
}
