//! Drafting from facts, and editing; each text is kept when it is written.

use super::facts;
use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::Fields,
    matter, minutes,
    paper::{self, Facts},
};
use domain::{
    Actor, Moment, Refusal,
    charter::Charter,
    id::{AssignmentId, MatterId, MeetingId, OfficialDocumentId, UnitId},
    official_document::{DocumentKind, DocumentState, DocumentText, OfficialDocument, Words},
    unit::{Unit, UnitKind},
};
use store::Tx;

/// The form that begins a document, as typed: its kind, and what it comes from.
#[derive(Clone, Debug, Default)]
pub struct DraftForm {
    /// Code of the kind.
    pub kind: String,
    /// Number of a matter: 2026-12.
    pub matter: String,
    /// Id of an assignment.
    pub assignment: String,
    /// Id of a meeting.
    pub meeting: String,
    /// Id of a document to answer.
    pub answers: String,
    /// Id of a document to correct.
    pub corrects: String,
    /// Id of the meeting whose minutes are to be corrected.
    pub minutes: String,
    /// Ids of units that issue it jointly, the leading one first; none when the office issues it.
    pub organs: Vec<String>,
}

/// What a document comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Source {
    pub matter: Option<MatterId>,
    pub assignment: Option<AssignmentId>,
    pub meeting: Option<MeetingId>,
    pub answers: Option<OfficialDocumentId>,
    pub corrects: Option<OfficialDocumentId>,
    pub minutes_of: Option<MeetingId>,
}

/// Reads an id that may be missing; one that is none means a page out of date.
fn id<T>(raw: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    parse(raw).map(Some).ok_or(Error::NotFound)
}

async fn source(tx: &mut Tx, by: &Actor, form: &DraftForm) -> Result<Source, Error> {
    let matter = match form.matter.trim() {
        "" => None,
        number => {
            let (year, serial) = matter::read_number(number)?;
            let found = store::matter::by_number(tx, &by.sight(), year, serial).await?;
            Some(found.id)
        }
    };
    Ok(Source {
        matter,
        assignment: id(&form.assignment, AssignmentId::parse)?,
        meeting: id(&form.meeting, MeetingId::parse)?,
        answers: id(&form.answers, OfficialDocumentId::parse)?,
        corrects: id(&form.corrects, OfficialDocumentId::parse)?,
        minutes_of: id(&form.minutes, MeetingId::parse)?,
    })
}

/// Where the office sits: the unit whose papers the office's are.
pub(super) fn host(charter: &Charter, units: &Units) -> Option<Unit> {
    let named = charter
        .office
        .hosts
        .iter()
        .find_map(|host| units.named(host));
    named.or_else(|| units.iter().next()).cloned()
}

/// Units that may issue jointly: the government and where the office sits.
pub fn organs<'a>(charter: &Charter, units: &'a Units) -> Vec<&'a Unit> {
    let seat = host(charter, units).map(|unit| unit.id);
    units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Government || Some(unit.id) == seat)
        .collect()
}

/// Drafts a document from the facts of its source and answers with its id. Whoever is not of the office
/// drafts nothing but an answer in its unit's own name.
pub async fn draft(desk: &Desk, by: &Actor, form: DraftForm) -> Result<OfficialDocumentId, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let kind = fields.choice("kind", &form.kind, DocumentKind::parse);
    let organs = fields.units("organs", &form.organs, &units);
    fields.done()?;
    let kind = kind.ok_or(Error::NotFound)?;
    let own = !by.is_office();
    if own && (kind != DocumentKind::ReplyLetter || form.answers.trim().is_empty()) {
        return Err(Refusal::OfficeOnly.into());
    }
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let source = source(tx, &by, &form).await?;
        let facts = facts::gather(tx, &desk_, &by, kind, &source).await?;
        let seat = host(&facts.charter, &facts.units).ok_or(Error::NotFound)?;
        let unit = if own { by.unit.id } else { seat.id };
        let organs = organs.iter().map(|organ| organ.id).collect();
        let minutes = match source.minutes_of {
            Some(id) => store::minutes::of_meeting(tx, &by.sight(), id).await?,
            None => None,
        };
        let by_convener = match source.minutes_of {
            Some(id) => minutes::correction::is_conveners(tx, &desk_, &by, id).await?,
            None => false,
        };
        let document = OfficialDocument {
            minutes: minutes.map(|minutes| minutes.id),
            by_convener,
            ..begin(kind, &facts, &source, unit, own, organs, &by)
        };
        let document = tx.record(document.draft(&by, now)?).await?;
        keep_text(tx, &document, &by, now).await?;
        Ok(document.id)
    })
    .await
}

/// The document as the facts write it, not yet kept.
fn begin(
    kind: DocumentKind,
    facts: &Facts,
    source: &Source,
    unit: UnitId,
    own: bool,
    organs: Vec<UnitId>,
    by: &Actor,
) -> OfficialDocument {
    let words = paper::write(kind, facts);
    let decided = facts.decided.as_ref().filter(|_| kind.needs_authority());
    let subject = facts.subject.as_ref();
    OfficialDocument {
        id: new_id(),
        version: 0,
        kind,
        state: DocumentState::Drafted,
        title: words.title,
        addressees: words.addressees,
        other_addressees: words.other_addressees,
        copies: words.copies,
        other_copies: words.other_copies,
        body: words.body,
        attachments: words.attachments,
        masks: words.masks,
        reply_by: words.reply_by,
        organs,
        unit,
        own,
        drafter: by.person,
        drafted_by: by.name.clone(),
        checked_by: None,
        signed_organs: Vec::new(),
        signed_off_by: None,
        signed_off_on: None,
        reason: None,
        authority: decided.map(|one| one.meeting.clone()),
        decision: decided.map(|one| one.decision.id),
        instruction: None,
        matter: subject.map(|one| one.matter.id),
        assignment: facts.assignment.as_ref().map(|one| one.id),
        meeting: source.meeting.or(source.minutes_of),
        minutes: None,
        by_convener: false,
        case: subject.and_then(|one| one.matter.case),
        answers: source.answers,
        corrects: source.corrects,
        disclosure: None,
        ground: None,
        document_number: None,
        issued_on: None,
        pdf: None,
        docx: None,
        public_pdf: None,
        scan: None,
    }
}

/// Keeps the document's present text as its next version.
async fn keep_text(
    tx: &mut Tx,
    document: &OfficialDocument,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let earlier = store::official_document::texts(tx, &by.sight(), document.id).await?;
    let text = DocumentText {
        id: new_id(),
        version: 0,
        document: document.id,
        ordinal: earlier.first().map_or(1, |text| text.ordinal + 1),
        title: document.title.clone(),
        body: document.body.clone(),
        written_by: by.name.clone(),
        written_at: now,
    };
    tx.record(text.keep(by, now)?).await?;
    Ok(())
}

/// The form that edits a document, as typed.
#[derive(Clone, Debug, Default)]
pub struct EditForm {
    /// The title.
    pub title: String,
    /// Ids of addressed units.
    pub addressees: Vec<String>,
    /// Other addressees, a line each.
    pub other_addressees: String,
    /// Ids of units it is copied to.
    pub copies: Vec<String>,
    /// Others it is copied to, a line each.
    pub other_copies: String,
    /// The text.
    pub body: String,
    /// Titles of what is attached, a line each.
    pub attachments: String,
    /// Words the public does not read, a line each.
    pub masks: String,
    /// The day by which an answer is asked.
    pub reply_by: String,
}

/// Writes another text of a draft; the earlier one stays in its versions.
pub async fn edit(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    form: EditForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let addressees = fields.units("addressees", &form.addressees, &units);
    let copies = fields.units("copies", &form.copies, &units);
    let lines = |text: Option<String>| text.unwrap_or_default();
    let words = Words {
        title: fields.text("title", &form.title, 120).replace('\n', " "),
        addressees: addressees.iter().map(|unit| unit.id).collect(),
        other_addressees: lines(fields.optional("other_addressees", &form.other_addressees, 1000)),
        copies: copies.iter().map(|unit| unit.id).collect(),
        other_copies: lines(fields.optional("other_copies", &form.other_copies, 1000)),
        body: fields.text("body", &form.body, 40_000),
        attachments: lines(fields.optional("attachments", &form.attachments, 2000)),
        masks: lines(fields.optional("masks", &form.masks, 2000)),
        reply_by: fields.optional_date("reply_by", &form.reply_by),
    };
    if words.body.matches('〖').count() != words.body.matches('〗').count() {
        fields.wrong("body", "document-mark-open");
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        let said = (document.title.clone(), document.body.clone());
        let document = tx.record(document.edit(words.clone(), &by, now)?).await?;
        if said != (document.title.clone(), document.body.clone()) {
            keep_text(tx, &document, &by, now).await?;
        }
        Ok(())
    })
    .await
}
