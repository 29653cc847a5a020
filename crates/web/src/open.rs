//! Pages of what the public reads without signing in: documents, minutes and reports, each kind on its own shelf;
//! and how a paper will read to the public.

use crate::{
    Site,
    document::text::{self, Attached, Part},
    frame::{Bare, Frame, Section},
    gate::Visitor,
    matter::{asked, word},
    meeting::paper,
    problem::{Problem, html},
};
use app::open::OpenPaper;
use askama::Template;
use axum::{
    extract::RawQuery,
    response::{IntoResponse, Response},
};
use domain::{
    Date,
    official_document::{Disclosure, Ground},
};
use locale::Wording;

/// Where a kind of paper lies open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Official documents.
    Documents,
    /// Minutes.
    Minutes,
    /// Disposal reports.
    Reports,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Documents, Self::Minutes, Self::Reports];

    fn path(self) -> &'static str {
        match self {
            Self::Documents => "/public",
            Self::Minutes => "/public/minutes",
            Self::Reports => "/public/reports",
        }
    }

    fn title(self, t: Wording) -> String {
        let title = match self {
            Self::Documents => t.m("open-title"),
            Self::Minutes => t.m("open-minutes-title"),
            Self::Reports => t.m("open-reports-title"),
        };
        title.into_owned()
    }

    fn hint(self, t: Wording) -> String {
        let hint = match self {
            Self::Documents => t.m("open-hint"),
            Self::Minutes => t.m("open-minutes-hint"),
            Self::Reports => t.m("open-reports-hint"),
        };
        hint.into_owned()
    }

    fn empty(self, t: Wording) -> String {
        let empty = match self {
            Self::Documents => t.m("open-empty"),
            Self::Minutes => t.m("open-minutes-empty"),
            Self::Reports => t.m("open-reports-empty"),
        };
        empty.into_owned()
    }
}

/// A line of a list.
pub(crate) struct Row {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, where the shelf holds several kinds.
    pub kind: String,
    /// Its number; empty for none.
    pub number: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
}

impl From<OpenPaper> for Row {
    fn from(one: OpenPaper) -> Self {
        Self {
            id: one.id,
            title: one.title,
            kind: String::new(),
            number: one.number,
            issued_on: one.issued_on,
        }
    }
}

impl Row {
    /// Kind, number and day, as far as there are any.
    fn about(&self, t: Wording) -> String {
        let day = self.issued_on.map_or_else(String::new, |day| t.date(day));
        let all = [self.kind.clone(), self.number.clone(), day];
        let all = all.into_iter().filter(|one| !one.is_empty());
        all.collect::<Vec<_>>().join(" · ")
    }
}

/// A paper as the public reads it.
pub(crate) struct Shown {
    /// The title.
    pub title: String,
    /// Its number; empty for none.
    pub number: String,
    /// Full names of who issued it.
    pub organs: Vec<String>,
    /// Full names of who it is addressed to.
    pub addressees: Vec<String>,
    /// The text, masked.
    pub parts: Vec<Part>,
    /// What is attached, masked.
    pub enclosures: Vec<Attached>,
    /// The day it bears.
    pub dated: Option<Date>,
    /// Day of issue, on which it was published.
    pub issued_on: Option<Date>,
}

impl From<OpenPaper> for Shown {
    fn from(one: OpenPaper) -> Self {
        Self {
            parts: text::parts(&one.body.join("\n")),
            enclosures: Vec::new(),
            title: one.title,
            number: one.number,
            organs: one.organs,
            addressees: one.addressees,
            dated: one.issued_on,
            issued_on: one.issued_on,
        }
    }
}

/// Another paper that has to be read with it.
pub(crate) struct Note {
    /// Where it is.
    pub path: String,
    /// What it is to this one.
    pub words: String,
    /// Whether this one must not be read without it.
    pub grave: bool,
}

#[derive(Template)]
#[template(path = "open/list.html")]
struct ListPage {
    frame: Bare,
    place: String,
    demo: bool,
    shelf: Shelf,
    rows: Vec<Row>,
    first: bool,
    next: Option<String>,
}

impl ListPage {
    fn title(&self) -> String {
        self.shelf.title(self.frame.t)
    }

    fn hint(&self) -> String {
        self.shelf.hint(self.frame.t)
    }

    fn empty(&self) -> String {
        self.shelf.empty(self.frame.t)
    }

    fn about(&self, row: &Row) -> String {
        row.about(self.frame.t)
    }

    /// The other shelves: where they are and what they are called.
    fn others(&self) -> Vec<(&'static str, String)> {
        let others = Shelf::ALL.into_iter().filter(|one| *one != self.shelf);
        others
            .map(|one| (one.path(), one.title(self.frame.t)))
            .collect()
    }
}

#[derive(Template)]
#[template(path = "open/show.html")]
struct ShowPage {
    frame: Bare,
    place: String,
    demo: bool,
    shelf: Shelf,
    shown: Shown,
    dated: String,
    published: String,
    notes: Vec<Note>,
    /// Where its paper is.
    pdf: String,
}

impl ShowPage {
    fn shelf_title(&self) -> String {
        self.shelf.title(self.frame.t)
    }
}

#[derive(Template)]
#[template(path = "open/preview.html")]
struct PreviewPage {
    frame: Frame,
    /// Where the paper itself is, and the words that lead there.
    back: (String, String),
    shown: Shown,
    dated: String,
    /// Whether its form has a field that lists words to mask; minutes and reports only mark them in their text.
    may_list: bool,
    /// Whether something in it is still to be filled in.
    unfinished: bool,
}

/// Where a list goes on, as its address says.
pub(crate) fn before(query: &RawQuery) -> String {
    asked(query, "before")
}

/// A page of a shelf, latest first.
pub(crate) fn list(
    site: &Site,
    visitor: &Visitor,
    shelf: Shelf,
    before: &str,
    (rows, more): (Vec<Row>, bool),
) -> Response {
    let next = rows.last().filter(|_| more).and_then(|row| {
        let day = row.issued_on?;
        Some(format!("{day}_{}", row.id))
    });
    html(&ListPage {
        frame: Bare { t: visitor.t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        shelf,
        rows,
        first: before.is_empty(),
        next,
    })
}

/// A published paper with what has to be read with it; a problem in words, never a way to sign in.
pub(crate) fn show(
    site: &Site,
    visitor: &Visitor,
    shelf: Shelf,
    id: &str,
    found: Result<(Shown, Vec<Note>), app::Error>,
) -> Response {
    let t = visitor.t;
    let (shown, notes) = match found {
        Ok(found) => found,
        Err(error) => return Problem::from(error).with(t).into_response(),
    };
    html(&ShowPage {
        frame: Bare { t },
        place: site.desk.charter().place.clone(),
        demo: site.desk.is_demo(),
        dated: day(t, shown.dated),
        published: day(t, shown.issued_on),
        pdf: format!("{}/{id}/paper.pdf", shelf.path()),
        shelf,
        shown,
        notes,
    })
}

/// The masked paper of what is published.
pub(crate) fn pdf(visitor: &Visitor, made: Result<(String, Vec<u8>), app::Error>) -> Response {
    match made {
        Ok((name, content)) => paper::pdf(name.trim_end_matches(".pdf"), content),
        Err(error) => Problem::from(error).with(visitor.t).into_response(),
    }
}

/// How a paper will read to the public, for whoever writes or signs it.
pub(crate) async fn preview(
    site: &Site,
    visitor: &Visitor,
    section: Section,
    back: (String, String),
    shown: Shown,
) -> Result<Response, Problem> {
    let page = PreviewPage {
        may_list: section == Section::Documents,
        frame: Frame::of(site, visitor, section).await?,
        back,
        dated: day(visitor.t, shown.dated),
        unfinished: shown.parts.iter().any(|part| part.blank),
        shown,
    };
    Ok(html(&page))
}

fn day(t: Wording, day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| t.date(day))
}

/// Who may read what is signed off: code and words.
pub(crate) fn disclosures(t: Wording) -> Vec<(&'static str, String)> {
    let all = Disclosure::ALL.iter().map(|one| one.code());
    all.map(|code| (code, word(t, "disclosure", code)))
        .collect()
}

/// Why it may be withheld: code and words.
pub(crate) fn grounds(t: Wording) -> Vec<(&'static str, String)> {
    let all = Ground::ALL.iter().map(|one| one.code());
    all.map(|code| (code, word(t, "ground", code))).collect()
}
