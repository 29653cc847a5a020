//! The page of one document: its text as paper, the step now due, its versions, its deliveries.

use super::{
    diff::{self, Line as Compared},
    list::colour,
    text::{self, Attached, Part},
};
use crate::{
    Site,
    form::{Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{path, word},
    posted::Posted,
    problem::{Problem, html, refusal_words},
};
use app::official_document::{
    draft::TITLE,
    issue,
    view::{self, DocumentView},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor, Date, Role,
    delivery::Delivery,
    id::UnitId,
    official_document::{Disclosure, DocumentState, Enclosed, Ground, Issuer, masking},
    unit::{UnitKind, UnitRef},
};
use locale::Wording;

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
    /// Whether it waits for the visitor to receive it.
    pub own: bool,
}

impl Copy {
    /// The copy in the visitor's words.
    pub fn of(t: Wording, units: &app::Units, one: &Delivery, by: &Actor) -> Self {
        Self {
            own: one.received_at.is_none() && one.is_for(by),
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

    /// Whether the office may enter its receipt for another unit.
    pub fn to_enter(&self) -> bool {
        self.received.is_none() && !self.own
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
    /// Whether it has left.
    left: bool,
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
    parts: Vec<Part>,
    enclosures: Vec<Attached>,
    /// Why it could not be printed as it stands; empty if it could.
    unprintable: String,
    blanks: Vec<String>,
    /// Units it would print by their short names.
    lacking: Vec<String>,
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
    /// Who changed it meanwhile, and when.
    clash: Option<String>,
    /// Most characters of a title.
    longest_title: usize,
    trouble: Option<Trouble>,
}

impl ShowPage {
    fn may_enter_receipts(&self) -> bool {
        self.copies.iter().any(Copy::to_enter)
    }

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

    fn date(&self, day: &Date) -> String {
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
        let before_issue = ["checking", "signing", "signed_off", "numbered"];
        (self.frame.office && before_issue.iter().any(|state| self.is(state)))
            || (self.is("signing") && self.may_sign)
    }

    /// A unit's own answer that the office has not received.
    fn may_acknowledge(&self) -> bool {
        self.frame.office && self.view.document.own && self.is("issued")
    }

    /// Whose signature it waits for.
    fn signer(&self) -> &'static str {
        match self.view.document.kind.issuer() {
            Issuer::Court => "document-sign-court",
            Issuer::Administrator => "document-sign-administrator",
            Issuer::Office if self.joint() => "document-sign-joint",
            Issuer::Office if self.view.document.kind.needs_convener() => "document-sign-convener",
            Issuer::Office => "document-sign-director",
        }
    }

    /// Whether its number is given by whose paper it is, and not drawn here.
    fn given(&self) -> bool {
        self.joint() || self.view.code.is_empty()
    }

    /// The leading organ of a joint issue.
    fn leading(&self) -> &str {
        self.view.organs.first().map_or("", String::as_str)
    }

    /// Why something was not done; empty if nothing was refused.
    fn refused(&self) -> &str {
        let trouble = self.trouble.as_ref();
        trouble
            .and_then(|trouble| trouble.banner.as_deref())
            .unwrap_or("")
    }

    /// What was typed into a text that may not be edited now: title, text, attachments.
    fn unsaved(&self) -> Option<[&str; 3]> {
        let trouble = self.trouble.as_ref()?;
        let lost = trouble.form() == "edit" && !self.may_edit;
        lost.then(|| ["title", "body", "attachments"].map(|field| trouble.typed(field)))
    }

    fn may_scan(&self) -> bool {
        self.writes && (self.is("numbered") || self.is_out())
    }

    fn may_withdraw(&self) -> bool {
        self.writes && !self.is_out() && !self.is("withdrawn")
    }

    /// Where the instruction it rests on is written, and the instruction's number.
    fn instruction(&self) -> Option<(String, String)> {
        let followed = self.view.instruction.as_ref()?;
        let number = crate::instruction::number_words(self.frame.t, &followed.instruction);
        let (path, _) = followed.place.as_ref().or(followed.matter.as_ref())?;
        Some((format!("{path}#instructions"), number))
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
    posted: Posted,
    form: &str,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{}", posted.id)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(posted.visitor.t, form, posted.form, error)?;
            show(&posted.site, &posted.visitor, &posted.id, Some(trouble)).await
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
    let unprintable = unprintable(site, visitor, &view).await?;
    let named = |units: &[UnitId], others: &str| -> Vec<String> {
        let units = units.iter().map(|unit| view.units.full_name(*unit));
        units.chain(others.lines().map(str::to_owned)).collect()
    };
    let signs = document.state == DocumentState::Signing;
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
        parts: text::parts(&masking::plain(&document.body)),
        enclosures: text::attached(&Enclosed::read(&masking::plain(&document.attachments))),
        unprintable,
        blanks: document.blanks().into_iter().map(str::to_owned).collect(),
        lacking: names(&view.lacking),
        versions: versions(t, &view),
        copies: view
            .deliveries
            .iter()
            .map(|one| Copy::of(t, &view.units, one, by))
            .collect(),
        waiting: view
            .deliveries
            .iter()
            .filter(|one| one.received_at.is_none())
            .count(),
        own_copy: view
            .deliveries
            .iter()
            .any(|one| one.received_at.is_none() && one.is_for(by)),
        units: units(&view, site.desk.today()),
        disclosures: document
            .disclosures()
            .iter()
            .map(|one| choice("disclosure", one.code()))
            .collect(),
        grounds: Ground::ALL
            .iter()
            .map(|one| choice("ground", one.code()))
            .collect(),
        writes: document.is_written_by(by),
        may_edit: document.is_written_by(by) && document.state == DocumentState::Drafted,
        may_check: document.clone().check(by, site.desk.now()).is_ok(),
        may_sign: place.is_some_and(|place| !document.signed_organs.contains(&place)),
        may_answer: document.state.is_out() && !document.own && speaks(by),
        reply_by: document
            .reply_by
            .map_or_else(String::new, |day| day.to_string()),
        clash: Trouble::clash(
            trouble.as_ref(),
            t,
            view.history
                .first()
                .map(|line| (line.person_name.as_str(), line.at)),
        ),
        longest_title: TITLE,
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

fn names(units: &[UnitRef]) -> Vec<String> {
    units.iter().map(|unit| unit.name.clone()).collect()
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

/// Why a paper that is not out yet could not be printed, for whoever writes or signs it.
async fn unprintable(
    site: &Site,
    visitor: &Visitor,
    view: &DocumentView,
) -> Result<String, Problem> {
    let done = matches!(
        view.document.state,
        DocumentState::Issued | DocumentState::Received | DocumentState::Withdrawn
    );
    if done || !view.house {
        return Ok(String::new());
    }
    let id = view.document.id.to_string();
    match issue::proof(&site.desk, visitor.by()?, &id).await {
        Err(app::Error::Refused(refusal)) => Ok(refusal_words(visitor.t, &refusal)),
        done => Ok(done.map(|()| String::new())?),
    }
}

/// Units it may go to: members, invited ones, guests and administrators that take part today, and who stands there
/// already; no administrator where it tells a meeting as a whole.
fn units(view: &DocumentView, today: Date) -> Vec<UnitChoice> {
    let document = &view.document;
    view.units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Government || document.addressees.contains(&unit.id))
        .filter(|unit| document.may_go_to(unit, today))
        .filter(|unit| !(document.tells_whole_meeting() && unit.sits_in_for_its_own()))
        .map(|unit| UnitChoice {
            left: !unit.takes_part_on(today),
            id: unit.id.to_string(),
            name: unit.short_name.clone(),
            addressed: document.addressees.contains(&unit.id),
            copied: document.copies.contains(&unit.id),
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
