//! The page of a meeting's minutes: text, countersignatures, the step now due.

use super::{
    compared::{self, Difference},
    excerpt,
    heard::{Deliveries, Heard, SignOff, Signature},
    paragraph::{self, Paragraph},
};
use crate::{
    Site,
    document::Copy,
    form::{Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    instruction,
    matter::word,
    meeting::{
        entered, key,
        stage::{Stage, stages},
    },
    posted::Posted,
    problem::{Problem, html, refusal_words},
};
use app::{
    Line,
    meeting::view::{self, MeetingView},
    minutes::{circulate, issue, sheet, write},
    numbering,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor,
    agenda::Outcome,
    attachment::{Attachment, Purpose},
    document_number::DocumentNumber,
    meeting::MeetingState,
    minutes::{CountersignStance, Discrepancy, Minutes, MinutesState},
    official_document::OfficialDocument,
};

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
    heard: Heard,
    sign_off: SignOff,
    deliveries: Deliveries,
    /// Units recorded as not there that have a position on record all the same.
    absent_yet_heard: Vec<String>,
    bound: usize,
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
    kept: Vec<DocumentNumber>,
    /// Excerpts the visitor may have.
    excerpts: excerpt::Offered,
    /// The office's telephone, for whoever misses an excerpt; empty if none is set.
    office_phone: String,
    instructions: instruction::Shown,
    trouble: Option<Trouble>,
}

impl MinutesPage {
    fn may_enter_receipts(&self) -> bool {
        self.deliveries.copies.iter().any(Copy::to_enter)
    }

    /// What was typed into a text that may not be edited any more.
    fn unsaved(&self) -> Option<&str> {
        let trouble = self.trouble.as_ref()?;
        let lost = trouble.form() == "edit" && !(self.frame.office && self.is("drafted"));
        lost.then(|| trouble.typed("text"))
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
        self.heard.signatures.iter().filter(|row| {
            row.words.as_ref().is_some_and(|words| {
                let mut all = self.paragraphs.iter();
                !all.any(|one| one.comments.iter().any(|comment| comment.contains(words)))
            })
        })
    }

    /// Whether there is something to say before the text goes to the units.
    fn asks_before_circulating(&self) -> bool {
        !self.differences.is_empty() || !self.lacking.is_empty()
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
        let waiting = self.heard.waiting.iter();
        waiting.map(|(_, name)| name.clone()).collect()
    }

    /// Whether nobody is left to be heard, and only the signature is missing.
    fn only_sign_off(&self) -> bool {
        self.is("countersigning")
            && !self.view.excerpt_only
            && self.heard.waiting.is_empty()
            && !self.objected()
    }

    /// Whether what the units said can be printed as one sheet.
    fn has_sheet(&self) -> bool {
        let minutes = self.minutes.as_ref();
        minutes.is_some_and(|minutes| sheet::may_print(&self.view, minutes))
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

    /// Why they owe a correction that is not issued yet.
    fn correction_owed(&self) -> Option<&str> {
        self.minutes.as_ref()?.correction_owed.as_deref()
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

    /// How many lines of the history stand unfolded.
    fn history_shown(&self) -> usize {
        8
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }
}

/// The minutes of a meeting within sight; one held on paper has none but their scan, on its own page.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let view = view::view(&site.desk, visitor.by()?, &id).await?;
    if view.meeting.was_entered() {
        return Ok(Redirect::to(&format!("/meetings/{id}#files")).into_response());
    }
    show(&site, &visitor, &id, None).await
}

/// Where a step leads: back to the minutes, or to the page as it now is with what was typed and what is
/// wrong with it.
pub(super) async fn answer(
    posted: Posted,
    form: &str,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/meetings/{}/minutes", posted.id)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(posted.visitor.t, form, posted.form, error)?;
            show(&posted.site, &posted.visitor, &posted.id, Some(trouble)).await
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
    if view.meeting.was_entered() {
        return entered::show(site, visitor, view, trouble).await;
    }
    let found = circulate::compared(&site.desk, by, id).await?;
    let texts = write::versions(&site.desk, by, id).await?;
    let last = texts
        .last()
        .map(|text| (text.written_by.as_str(), text.written_at));
    let minutes = view.minutes.clone();
    let lacking = minutes
        .as_ref()
        .map_or_else(Vec::new, |m| circulate::lacking(&view, m));
    let contradicts = |one: &&Discrepancy| one.kind.is_contradiction();
    let binds = |i: &&view::ItemView| i.item.outcome.is_some_and(Outcome::binds);
    let excerpts = excerpt::offered(&site.desk, by, &view).await?;
    let page = MinutesPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        version: minutes.as_ref().map_or(0, |m| m.version).to_string(),
        state: minutes.as_ref().map_or_else(
            || t.m("minutes-none").into_owned(),
            |m| t.m(&key("state-minutes", m.state.code())).into_owned(),
        ),
        stages: stages(t, &view, site.desk.today()),
        paragraphs: minutes
            .as_ref()
            .map_or_else(Vec::new, |m| paragraph::paragraphs(&view, &m.text, &found)),
        differences: compared::shown(t, &view, &found),
        contradictions: found.iter().filter(contradicts).count(),
        lacking: lacking.into_iter().map(|unit| unit.name).collect(),
        absent_yet_heard: circulate::absent_yet_heard(&view, by),
        unprintable: unprintable(site, visitor, &view).await?,
        texts: texts.len(),
        clash: Trouble::clash(trouble.as_ref(), t, last),
        heard: Heard::of(site, t, &view, by),
        sign_off: SignOff::of(site, t, &view, &found, by),
        deliveries: Deliveries::of(site, visitor, &view).await?,
        kept: kept(site, by, &view).await?,
        office_phone: office_phone(site, by, &excerpts).await?,
        excerpts,
        instructions: instruction::on_minutes(site, visitor, &view).await?,
        bound: view.items.iter().filter(binds).count(),
        minutes,
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Where to ask, for a unit that no excerpt is of.
async fn office_phone(
    site: &Site,
    by: &Actor,
    excerpts: &excerpt::Offered,
) -> Result<String, Problem> {
    if !excerpts.none_of_own {
        return Ok(String::new());
    }
    let contact = app::office_contact::of(&site.desk, by).await?;
    Ok(contact.phone.unwrap_or_default())
}

/// Numbers kept for minutes, while the office is to give these theirs.
async fn kept(site: &Site, by: &Actor, view: &MeetingView) -> Result<Vec<DocumentNumber>, Problem> {
    let state = view.minutes.as_ref().map(|m| m.state);
    if state != Some(MinutesState::SignedOff) || !by.is_office() {
        return Ok(Vec::new());
    }
    let code = &site.desk.charter().practice.minutes_code;
    Ok(numbering::kept(&site.desk, by, code).await?)
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
