//! The page of a meeting's minutes: text, countersignatures, the step now due.

use super::{
    compared::{self, Difference},
    excerpt,
};
use crate::{
    Site,
    document::Copy,
    form::{Form, Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    instruction,
    matter::word,
    meeting::{
        key,
        stage::{Stage, stages},
    },
    problem::{Problem, html, refusal_words},
};
use app::{
    Line,
    meeting::view::{self, MeetingView},
    minutes::{circulate, issue, write},
    numbering,
    official_document::view::minutes_deliveries,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor, Moment, Permission, Refusal,
    attachment::{Attachment, Purpose},
    delivery::Delivery,
    document_number::DocumentNumber,
    meeting::MeetingState,
    minutes::{
        CountersignStance, Countersignature, Discrepancy, Minutes, MinutesState, Signing, labelled,
        may_sign_off,
    },
    official_document::{Disclosure, Ground, OfficialDocument, Publicity},
};
use locale::Wording;

/// A paragraph of the text: a heading or running text.
struct Paragraph {
    /// Its line in the text, from 1.
    line: u32,
    heading: bool,
    text: String,
    /// Whether it differs from the record.
    differs: bool,
    /// What units said of it when countersigning, by its label.
    comments: Vec<String>,
}

/// A row of the table of countersignatures.
struct Signature {
    unit: String,
    stance: String,
    colour: &'static str,
    words: Option<String>,
    signed: Option<String>,
    /// Whether the office entered it from paper (代录).
    entered: bool,
    light: Option<Light>,
}

#[derive(Template)]
#[template(path = "minutes/show.html")]
struct MinutesPage {
    frame: Frame,
    view: MeetingView,
    minutes: Option<Minutes>,
    version: String,
    state: String,
    stages: Vec<Stage>,
    paragraphs: Vec<Paragraph>,
    signatures: Vec<Signature>,
    countersign_by: Option<String>,
    /// Name of the visitor's own unit while it has to countersign.
    own: Option<String>,
    /// Units not heard of yet: id and name.
    waiting: Vec<(String, String)>,
    /// Whether the office calls such meetings, so that its director signs off too.
    office_called: bool,
    /// Whether the visitor may sign off now.
    may_sign_off: bool,
    /// Whether the visitor may send the minutes back instead.
    may_send_back: bool,
    /// Who may read them, to choose at sign-off: code and words.
    disclosures: Vec<(&'static str, String)>,
    /// Why they may be withheld.
    grounds: Vec<(&'static str, String)>,
    /// Units recorded as not there that have a position on record all the same.
    absent_yet_heard: Vec<String>,
    /// Why the visitor, who signs off others, may not yet.
    not_yet: Option<String>,
    bound: usize,
    /// Units' copies of the issued minutes: the office sees all, a unit its own.
    copies: Vec<Copy>,
    not_received: usize,
    /// Whether the visitor's own copy is not yet received.
    own_copy: bool,
    /// Why minutes that are not out yet could not be printed as they stand; empty if they could.
    unprintable: String,
    /// Where the text and the record part.
    differences: Vec<Difference>,
    /// How many of them must be mended.
    contradictions: usize,
    /// Units it would print by their short names, while it is not issued.
    lacking: Vec<String>,
    /// Who changed it meanwhile, and when.
    clash: Option<String>,
    /// How many texts are kept.
    texts: usize,
    /// Numbers kept for minutes, while the office is to give these theirs.
    kept: Vec<DocumentNumber>,
    /// Excerpts the visitor may have: name and path of the PDF without its ending.
    excerpts: Vec<(String, String)>,
    instructions: instruction::Shown,
    trouble: Option<Trouble>,
}

impl MinutesPage {
    fn may_enter_receipts(&self) -> bool {
        self.copies.iter().any(Copy::to_enter)
    }

    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    /// Why something was not done; empty if nothing was refused. An instruction's form says it itself.
    fn refused(&self) -> &str {
        let trouble = self.trouble.as_ref();
        trouble
            .filter(|trouble| trouble.form() != "instruct")
            .and_then(|trouble| trouble.banner.as_deref())
            .unwrap_or("")
    }

    fn is(&self, state: &str) -> bool {
        self.minutes
            .as_ref()
            .is_some_and(|minutes| minutes.state.code() == state)
    }

    /// Words of countersignatures that stand under no line.
    fn remarks(&self) -> impl Iterator<Item = &Signature> {
        self.signatures.iter().filter(|row| {
            row.words.as_ref().is_some_and(|words| {
                let mut all = self.paragraphs.iter();
                !all.any(|one| one.comments.iter().any(|comment| comment.contains(words)))
            })
        })
    }

    fn may_draft(&self) -> bool {
        self.frame.office && self.minutes.is_none() && self.closed()
    }

    fn closed(&self) -> bool {
        self.view.meeting.state == MeetingState::Closed
    }

    fn text(&self) -> &str {
        self.minutes
            .as_ref()
            .map_or("", |minutes| minutes.text.as_str())
    }

    fn waiting_names(&self) -> Vec<String> {
        self.waiting.iter().map(|(_, name)| name.clone()).collect()
    }

    /// Whether nobody is left to be heard, and only the signature is missing.
    fn only_sign_off(&self) -> bool {
        self.is("countersigning") && self.waiting.is_empty() && !self.objected()
    }

    fn objected(&self) -> bool {
        self.view
            .countersignatures
            .iter()
            .any(|c| c.stance == CountersignStance::Objected)
    }

    fn path(&self) -> String {
        format!("/meetings/{}/minutes", self.view.meeting.id)
    }

    /// Who may read them, in words; none before sign-off.
    fn disclosure(&self) -> Option<String> {
        let disclosure = self.minutes.as_ref()?.disclosure?;
        Some(word(self.frame.t, "disclosure", disclosure.code()))
    }

    /// The ground on which they are withheld.
    fn ground(&self) -> Option<String> {
        let ground = self.minutes.as_ref()?.ground?;
        Some(word(self.frame.t, "ground", ground.code()))
    }

    /// Where the public reads them, once it does.
    fn published(&self) -> Option<String> {
        let minutes = self.minutes.as_ref()?;
        minutes.public_pdf?;
        Some(format!("/public/minutes/{}", minutes.id))
    }

    /// Corrections of these minutes.
    fn corrections(&self) -> Vec<&OfficialDocument> {
        let all = self.view.documents.iter();
        all.filter(|one| one.minutes.is_some()).collect()
    }

    /// Scans of the sealed minutes.
    fn scans(&self) -> Vec<&Attachment> {
        let all = self.view.attachments.iter();
        all.filter(|file| file.purpose == Purpose::Sealed).collect()
    }

    fn words(&self, line: &Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }
}

/// The minutes of a meeting within sight.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

/// Where a step leads: back to the minutes, or to the page as it now is with what was typed and what is
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
        Ok(()) => Ok(Redirect::to(&format!("/meetings/{id}/minutes")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, form, typed, error)?;
            show(site, visitor, id, Some(trouble)).await
        }
    }
}

/// The page of minutes, shown again with what went wrong if something did.
pub(crate) async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let view = view::view(&site.desk, by, id).await?;
    let found = circulate::compared(&site.desk, by, id).await?;
    let rules = &site.desk.charter().meetings;
    let to_number = view.minutes.as_ref().map(|m| m.state) == Some(MinutesState::SignedOff);
    let kept = if to_number && by.is_office() {
        let code = &site.desk.charter().practice.minutes_code;
        numbering::kept(&site.desk, by, code).await?
    } else {
        Vec::new()
    };
    let office_called = rules.office_calls(&view.meeting.tier);
    let sign_off = sign_off(&view, office_called, &found, by, site.desk.now());
    let texts = write::versions(&site.desk, by, id).await?;
    let last = texts
        .last()
        .map(|text| (text.written_by.as_str(), text.written_at));
    let clash = Trouble::clash(trouble.as_ref(), t, last);
    let instructions = instruction::on_minutes(site, visitor, &view).await?;
    let minutes = view.minutes.clone();
    let circulating = minutes.as_ref().map(|m| m.state) == Some(MinutesState::Countersigning);
    let waiting: Vec<&Countersignature> = view
        .countersignatures
        .iter()
        .filter(|c| circulating && c.stance == CountersignStance::Waiting)
        .collect();
    let own = waiting.iter().find(|c| by.speaks_for(c.unit));
    let deliveries = match &minutes {
        Some(minutes) => minutes_deliveries(&site.desk, by, minutes.id).await?,
        None => Vec::new(),
    };
    let open = |one: &&Delivery| one.received_at.is_none();
    let page = MinutesPage {
        unprintable: unprintable(site, visitor, &view).await?,
        copies: deliveries
            .iter()
            .map(|one| Copy::of(t, &view.units, one, by))
            .collect(),
        not_received: deliveries.iter().filter(open).count(),
        own_copy: deliveries.iter().filter(open).any(|one| one.is_for(by)),
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        version: minutes.as_ref().map_or(0, |m| m.version).to_string(),
        state: minutes.as_ref().map_or_else(
            || t.m("minutes-none").into_owned(),
            |m| t.m(&key("state-minutes", m.state.code())).into_owned(),
        ),
        stages: stages(t, &view, site.desk.today()),
        paragraphs: minutes
            .as_ref()
            .map_or_else(Vec::new, |m| paragraphs(&view, &m.text, &found)),
        contradictions: found
            .iter()
            .filter(|one| one.kind.is_contradiction())
            .count(),
        differences: compared::shown(t, &view, &found),
        texts: texts.len(),
        lacking: lacking(&view),
        clash,
        kept,
        excerpts: excerpt::offered(&site.desk, by, &view).await?,
        instructions,
        signatures: view
            .countersignatures
            .iter()
            .map(|c| signature(site, t, &view, c))
            .collect(),
        countersign_by: minutes
            .as_ref()
            .and_then(|m| m.countersign_by)
            .map(|day| t.date(day)),
        own: own.map(|c| view.units.name(c.unit)),
        waiting: waiting
            .iter()
            .map(|c| (c.unit.to_string(), view.units.name(c.unit)))
            .collect(),
        office_called,
        may_sign_off: matches!(sign_off, Some(Ok(()))),
        may_send_back: circulating
            && by.may(Permission::SignOff)
            && may_sign_off(office_called, by),
        disclosures: Disclosure::ALL
            .iter()
            .map(|one| (one.code(), word(t, "disclosure", one.code())))
            .collect(),
        grounds: Ground::ALL
            .iter()
            .map(|one| (one.code(), word(t, "ground", one.code())))
            .collect(),
        absent_yet_heard: circulate::absent_yet_heard(&view, by),
        not_yet: sign_off
            .and_then(Result::err)
            .map(|refusal| refusal_words(t, &refusal)),
        bound: view
            .items
            .iter()
            .filter(|i| i.item.outcome.is_some_and(domain::agenda::Outcome::binds))
            .count(),
        minutes,
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Why minutes that are not out yet could not be printed, for the office and the conveners.
async fn unprintable(
    site: &Site,
    visitor: &Visitor,
    view: &MeetingView,
) -> Result<String, Problem> {
    let by = visitor.by()?;
    let open = view.minutes.as_ref().map(|minutes| minutes.state);
    if !by.sight().is_whole() || open.is_none_or(|state| state == MinutesState::Issued) {
        return Ok(String::new());
    }
    match issue::proof(&site.desk, by, &view.meeting.id.to_string()).await {
        Err(app::Error::Refused(refusal)) => Ok(refusal_words(visitor.t, &refusal)),
        done => Ok(done.map(|()| String::new())?),
    }
}

/// Whether the visitor may sign circulating minutes off now; none if it is not theirs to do at all.
fn sign_off(
    view: &MeetingView,
    office_called: bool,
    found: &[Discrepancy],
    by: &Actor,
    now: Moment,
) -> Option<Result<(), Refusal>> {
    let minutes = view
        .minutes
        .clone()
        .filter(|m| m.state == MinutesState::Countersigning)?;
    let signing = Signing {
        office_called,
        countersignatures: &view.countersignatures,
        differences: found,
        publicity: Publicity {
            disclosure: Disclosure::OnRequest,
            ground: None,
        },
        all_open: true,
    };
    let tried = minutes.sign_off(signing, now.date(), by, now);
    match tried {
        _ if !by.may(Permission::SignOff) => None,
        Err(Refusal::MayNotSignOff) => None,
        Err(refusal) => Some(Err(refusal)),
        Ok(_) => Some(Ok(())),
    }
}

/// The text line by line; a line that begins with a Chinese numeral and 、 is a heading.
fn paragraphs(view: &MeetingView, text: &str, found: &[Discrepancy]) -> Vec<Paragraph> {
    let heading = |line: &str| {
        line.starts_with("# ")
            || line.split_once('、').is_some_and(|(number, _)| {
                !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
            })
    };
    (1u32..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| Paragraph {
            line: number,
            heading: heading(line),
            text: line.trim_start_matches("# ").to_owned(),
            differs: found.iter().any(|one| one.line == Some(number)),
            comments: comments(view, line),
        })
        .collect()
}

/// What units said of a labelled line, their words naming its label.
fn comments(view: &MeetingView, line: &str) -> Vec<String> {
    let Some((label, _)) = labelled(line) else {
        return Vec::new();
    };
    let names = |words: &str| {
        words
            .match_indices("议定事项")
            .any(|(at, _)| labelled(&words[at..]).is_some_and(|(named, _)| named == label))
    };
    view.countersignatures
        .iter()
        .filter_map(|c| {
            let words = c.words.as_deref().filter(|words| names(words))?;
            Some(format!("{}：{words}", view.units.name(c.unit)))
        })
        .collect()
}

fn signature(site: &Site, t: Wording, view: &MeetingView, c: &Countersignature) -> Signature {
    let waiting = c.stance == CountersignStance::Waiting;
    let minutes = view
        .minutes
        .as_ref()
        .filter(|m| m.state == MinutesState::Countersigning);
    let limit = minutes.and_then(|m| m.countersign_by).filter(|_| waiting);
    let at = c.signed_at.map(|at| t.moment_short(at.0));
    Signature {
        unit: view.units.name(c.unit),
        stance: t.m(&key("countersign", c.stance.code())).into_owned(),
        colour: match c.stance {
            CountersignStance::Waiting => "",
            CountersignStance::Signed => "green",
            CountersignStance::Objected => "red",
        },
        words: c.words.clone(),
        entered: !waiting && entered(view, c),
        signed: at.map(|at| format!("{} {at}", c.signed_by.as_deref().unwrap_or_default())),
        light: limit.map(|day| light(t, Some(site.desk.days_left(day)))),
    }
}

/// Units whose short names minutes that are not issued yet would print.
fn lacking(view: &MeetingView) -> Vec<String> {
    let minutes = view.minutes.as_ref();
    let Some(minutes) = minutes.filter(|minutes| minutes.state != MinutesState::Issued) else {
        return Vec::new();
    };
    let asked: Vec<_> = view.attendance.iter().map(|place| place.unit).collect();
    let lacking = view.units.lacking_full_names(&asked, &minutes.text);
    lacking.into_iter().map(|unit| unit.name).collect()
}

/// Whether a unit's last answer was entered by the office, as the history tells.
fn entered(view: &MeetingView, c: &Countersignature) -> bool {
    let answer = view.history.iter().find(|line| {
        let unit = line.facts.get("unit").and_then(|unit| unit.as_str());
        line.kind == "minutes.countersigned" && unit == Some(view.units.name(c.unit).as_str())
    });
    answer.is_some_and(|line| line.entered_for.is_some())
}
