//! The page of one document: its text as paper, the step now due, its versions, its deliveries.

use super::{
    diff::{self, Line as Compared},
    list::colour,
};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{path, word},
    problem::{Problem, html},
};
use app::official_document::view::{self, DocumentView};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor, Permission, Role,
    delivery::Delivery,
    id::UnitId,
    official_document::{Disclosure, DocumentState, Ground, masking},
    unit::UnitKind,
};
use locale::Wording;

/// A paragraph of the text: a heading or running text.
pub(crate) struct Paragraph {
    pub heading: bool,
    pub text: String,
    pub blank: bool,
}

/// A text it had, and how it differs from the one before.
struct Version {
    ordinal: u32,
    who: String,
    when: String,
    title: String,
    lines: Vec<Compared>,
    changed: usize,
}

/// A unit's copy.
pub(crate) struct Copy {
    pub id: String,
    pub unit: String,
    pub unit_id: String,
    pub copied: bool,
    pub received: Option<String>,
    pub entered: bool,
    pub reminded: Option<String>,
}

impl Copy {
    /// The copy in the visitor's words.
    pub fn of(t: Wording, units: &app::Units, one: &Delivery) -> Self {
        Self {
            id: one.id.to_string(),
            unit: units.name(one.unit),
            unit_id: one.unit.to_string(),
            copied: one.copied,
            received: one.received_at.map(|at| {
                let who = one.received_by.clone().unwrap_or_default();
                format!("{who} {}", t.moment_short(at.0))
            }),
            entered: one.entered,
            reminded: one.reminded_at.map(|at| t.moment_short(at.0)),
        }
    }
}

/// A code with its words.
struct Choice {
    code: &'static str,
    words: String,
}

/// A unit to choose.
struct UnitChoice {
    id: String,
    name: String,
    addressed: bool,
    copied: bool,
}

#[derive(Template)]
#[template(path = "document/show.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page is asked whether it shows each of its parts"
)]
struct ShowPage {
    frame: Frame,
    view: DocumentView,
    id: String,
    version: String,
    title: String,
    kind: String,
    state: String,
    colour: &'static str,
    to: Vec<String>,
    copied: Vec<String>,
    paragraphs: Vec<Paragraph>,
    blanks: Vec<String>,
    versions: Vec<Version>,
    copies: Vec<Copy>,
    waiting: usize,
    /// The visitor's own copy, not yet received.
    own_copy: bool,
    units: Vec<UnitChoice>,
    disclosures: Vec<Choice>,
    grounds: Vec<Choice>,
    /// Whether the visitor may write the text now.
    may_edit: bool,
    /// Whether the visitor is of the house that writes it.
    writes: bool,
    /// Whether the visitor may check it now.
    may_check: bool,
    /// Whether it is the visitor's to sign now.
    may_sign: bool,
    may_answer: bool,
    reply_by: String,
    trouble: Option<Trouble>,
}

impl ShowPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn is(&self, state: &str) -> bool {
        self.view.document.state.code() == state
    }

    fn is_out(&self) -> bool {
        self.view.document.state.is_out()
    }

    fn is_public(&self) -> bool {
        self.view.document.disclosure == Some(Disclosure::Public)
    }

    fn joint(&self) -> bool {
        !self.view.document.organs.is_empty()
    }

    fn disclosure(&self) -> String {
        self.view
            .document
            .disclosure
            .map_or_else(String::new, |one| {
                word(self.frame.t, "disclosure", one.code())
            })
    }

    fn ground(&self) -> String {
        self.view
            .document
            .ground
            .map_or_else(String::new, |one| word(self.frame.t, "ground", one.code()))
    }

    fn date(&self, day: &domain::Date) -> String {
        self.frame.t.date(*day)
    }

    fn words(&self, line: &app::Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }

    fn moment(&self, line: &app::Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }

    fn path(&self) -> String {
        format!("/documents/{}", self.id)
    }

    /// Whether an earlier signer chose this disclosure.
    fn said(&self, code: &str) -> bool {
        self.view.document.disclosure.map(Disclosure::code) == Some(code)
    }

    fn grounded(&self, code: &str) -> bool {
        self.view.document.ground.map(Ground::code) == Some(code)
    }

    fn may_send_back(&self) -> bool {
        (self.is("checking") && self.frame.office)
            || (self.is("signing") && (self.frame.office || self.may_sign))
    }

    fn may_scan(&self) -> bool {
        self.writes && (self.is("numbered") || self.is_out())
    }

    fn may_withdraw(&self) -> bool {
        self.writes && !self.is_out() && !self.is("withdrawn")
    }

    fn matter(&self) -> Option<(String, String)> {
        let (number, title) = self.view.matter.as_ref()?;
        Some((path(*number), title.clone()))
    }
}

/// A document within sight.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

/// Where a step leads: back to the document, or to the page as it now is with what was typed and what is
/// wrong with it.
pub(super) async fn answer(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    form: &str,
    typed: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, form, typed, error)?;
            show(site, visitor, id, Some(trouble)).await
        }
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let view = view::view(&site.desk, by, id).await?;
    let document = &view.document;
    let named = |units: &[UnitId], others: &str| -> Vec<String> {
        let units = units.iter().map(|unit| view.units.full_name(*unit));
        units.chain(others.lines().map(str::to_owned)).collect()
    };
    let signs = document.state == DocumentState::Signing && by.may(Permission::SignOff);
    let place = document.place_of(by).filter(|_| signs);
    let choice = |set: &str, code: &'static str| Choice {
        code,
        words: word(t, set, code),
    };
    let page = ShowPage {
        frame: Frame::of(site, visitor, Section::Documents).await?,
        id: document.id.to_string(),
        version: document.version.to_string(),
        title: masking::plain(&document.title),
        kind: word(t, "document-kind", document.kind.code()),
        state: word(t, "state-document", document.state.code()),
        colour: colour(document.state),
        to: named(&document.addressees, &document.other_addressees),
        copied: named(&document.copies, &document.other_copies),
        paragraphs: paragraphs(&masking::plain(&document.body)),
        blanks: document.blanks().into_iter().map(str::to_owned).collect(),
        versions: versions(t, &view),
        copies: view
            .deliveries
            .iter()
            .map(|one| Copy::of(t, &view.units, one))
            .collect(),
        waiting: view
            .deliveries
            .iter()
            .filter(|one| one.received_at.is_none())
            .count(),
        own_copy: view
            .deliveries
            .iter()
            .any(|one| one.received_at.is_none() && by.speaks_for(one.unit)),
        units: units(&view),
        disclosures: Disclosure::ALL
            .iter()
            .map(|one| choice("disclosure", one.code()))
            .collect(),
        grounds: Ground::ALL
            .iter()
            .map(|one| choice("ground", one.code()))
            .collect(),
        writes: may_write(&view, by),
        may_edit: may_write(&view, by) && document.state == DocumentState::Drafted,
        may_check: document.clone().check(by, site.desk.now()).is_ok(),
        may_sign: place.is_some_and(|place| !document.signed_organs.contains(&place)),
        may_answer: document.state.is_out() && !document.own && speaks(by),
        reply_by: document
            .reply_by
            .map_or_else(String::new, |day| day.to_string()),
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Whether the actor's own unit answers letters.
fn speaks(by: &Actor) -> bool {
    !by.is_office()
        && by.holds(&[
            Role::Head,
            Role::Liaison,
            Role::Handler,
            Role::Judge,
            Role::Administrator,
        ])
}

/// Whether the visitor is of the house that writes the document.
fn may_write(view: &DocumentView, by: &Actor) -> bool {
    if view.document.own {
        by.speaks_for(view.document.unit)
    } else {
        by.is_office()
    }
}

/// Units it may go to: members, invited ones and administrators.
fn units(view: &DocumentView) -> Vec<UnitChoice> {
    let document = &view.document;
    view.units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Government || document.addressees.contains(&unit.id))
        .map(|unit| UnitChoice {
            id: unit.id.to_string(),
            name: unit.short_name.clone(),
            addressed: document.addressees.contains(&unit.id),
            copied: document.copies.contains(&unit.id),
        })
        .collect()
}

/// The text line by line, as it will be printed: a short line that starts with a number is a heading.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let heading = |line: &str| {
        let numbered = line.split_once('、').is_some_and(|(number, _)| {
            !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
        });
        numbered && !line.ends_with(['。', '；', '：'])
    };
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Paragraph {
            heading: heading(line.trim()),
            blank: line.contains(domain::official_document::BLANK),
            text: line.trim().to_owned(),
        })
        .collect()
}

fn versions(t: Wording, view: &DocumentView) -> Vec<Version> {
    let texts = &view.texts;
    texts
        .iter()
        .enumerate()
        .map(|(place, text)| {
            let before = texts.get(place + 1);
            let lines =
                before.map_or_else(Vec::new, |before| diff::lines(&before.body, &text.body));
            Version {
                ordinal: text.ordinal,
                who: text.written_by.clone(),
                when: t.moment_short(text.written_at.0),
                title: text.title.clone(),
                changed: lines.iter().filter(|line| line.how != "same").count(),
                lines,
            }
        })
        .collect()
}
