//! Drafting from facts, and editing; each text is kept when it is written.

use super::{facts, whole_meeting};
use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::Fields,
    matter, minutes, numbering,
    paper::{self, Facts},
};
use domain::{
    Actor, Date, Moment, Refusal, Role,
    charter::Charter,
    id::{AssignmentId, InstructionId, MatterId, MeetingId, OfficialDocumentId, UnitId},
    official_document::{
        Authority, DocumentKind, DocumentState, DocumentText, Issuer, OfficialDocument, Words,
        table,
    },
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
    /// Id of a convener's instruction.
    pub instruction: String,
    /// Id of a meeting.
    pub meeting: String,
    /// Id of a document to answer.
    pub answers: String,
    /// Id of a document to correct.
    pub corrects: String,
    /// Id of the meeting whose minutes are to be corrected.
    pub minutes: String,
    /// Ids of units that issue it jointly; none when the office issues it.
    pub organs: Vec<String>,
    /// Id of the one among them that leads; empty for the first.
    pub lead: String,
}

/// What a document comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Source {
    pub matter: Option<MatterId>,
    pub assignment: Option<AssignmentId>,
    pub instruction: Option<InstructionId>,
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
        instruction: id(&form.instruction, InstructionId::parse)?,
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

/// The court, whose announcements are its own: where the office sits if that is one, else the first.
pub fn court(charter: &Charter, units: &Units) -> Option<Unit> {
    let is_court = |unit: &&Unit| unit.full_name.ends_with("人民法院");
    let seat = host(charter, units);
    let sits = seat.clone().filter(|unit| is_court(&unit));
    sits.or_else(|| units.iter().find(is_court).cloned())
        .or(seat)
}

/// Units that may issue jointly: the government, which comes first unless another leads, and where the
/// office sits.
pub fn organs<'a>(charter: &Charter, units: &'a Units) -> Vec<&'a Unit> {
    let seat = host(charter, units).map(|unit| unit.id);
    let mut organs: Vec<_> = units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Government || Some(unit.id) == seat)
        .collect();
    organs.sort_by_key(|unit| unit.kind != UnitKind::Government);
    organs
}

/// Which of the letters of rising weight fit a source: remind, urge, supervise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Whether its assignment is past its day: it is to be urged, no longer reminded of.
    pub late: bool,
    /// Whether a decision or an instruction stands behind it: without one nothing is supervised.
    pub authority: bool,
}

/// Which letters fit what a form begins from.
pub async fn fit(desk: &Desk, by: &Actor, form: &DraftForm) -> Result<Fit, Error> {
    let (by, form, today) = (by.clone(), form.clone(), desk.today());
    desk.read(async move |tx| {
        let source = source(tx, &by, &form).await?;
        let (authority, assignment) = facts::authority(tx, &by.sight(), &source).await?;
        Ok(Fit {
            late: assignment.is_some_and(|one| one.due_on < today),
            authority: authority.is_some_and(Authority::stands),
        })
    })
    .await
}

/// Drafts a document from the facts of its source and answers with its id. Whoever is not of the office
/// drafts nothing but an answer in its unit's own name, and what its unit announces.
pub async fn draft(desk: &Desk, by: &Actor, form: DraftForm) -> Result<OfficialDocumentId, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let kind = fields.choice("kind", &form.kind, DocumentKind::parse);
    let mut organs = fields.units("organs", &form.organs, &units);
    organs.sort_by_key(|organ| organ.id.to_string() != form.lead.trim());
    let office = kind.is_some_and(|kind| kind.issuer() == Issuer::Office);
    if !office && !organs.is_empty() {
        fields.wrong("organs", "document-announced-alone");
    }
    fields.done()?;
    let kind = kind.ok_or(Error::NotFound)?;
    let own = office && !by.is_office();
    if own && (kind != DocumentKind::ReplyLetter || form.answers.trim().is_empty()) {
        return Err(Refusal::OfficeOnly.into());
    }
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let source = source(tx, &by, &form).await?;
        let facts = facts::gather(tx, &desk_, &by, kind, &source).await?;
        let unit = if own {
            by.unit.id
        } else {
            issuer(kind, &facts)?
        };
        let organs = organs.iter().map(|organ| organ.id).collect();
        let minutes = match source.minutes_of {
            Some(id) => store::minutes::of_meeting(tx, &by.sight(), id).await?,
            None => None,
        };
        let by_convener = match source.minutes_of {
            Some(id) => minutes::correction::is_conveners(tx, &desk_, &by, id).await?,
            None => false,
        };
        let mut document = OfficialDocument {
            minutes: minutes.as_ref().map(|minutes| minutes.id),
            signer: by_convener.then_some(Role::Convener),
            ..begin(kind, &facts, &source, unit, own, organs, &by)
        };
        if let Some(minutes) = &minutes {
            document.body = minutes::correction::filled(tx, &desk_, minutes, document.body).await?;
        }
        let rests_on = super::authority::of(tx, &by.sight(), &document).await?;
        let document = tx.record(document.draft(rests_on, &by, now)?).await?;
        keep_text(tx, &document, &by, now).await?;
        Ok(document.id)
    })
    .await
}

/// The unit whose paper a kind is, by the facts.
fn issuer(kind: DocumentKind, facts: &Facts) -> Result<UnitId, Error> {
    let (charter, units) = (&facts.charter, &facts.units);
    let seat = host(charter, units).ok_or(Error::NotFound)?;
    let court = court(charter, units).ok_or(Error::NotFound)?;
    Ok(kind.unit(seat.id, court.id, facts.administrator())?)
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
    let instructed = facts.instructed.as_ref().filter(|_| kind.needs_authority());
    let subject = facts.subject.as_ref();
    let case = subject.and_then(|one| one.case.as_ref());
    let announced = case.filter(|_| kind.issuer() == Issuer::Court);
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
        authority: instructed
            .map(paper::Instructed::whose)
            .or_else(|| decided.map(|one| one.meeting.clone())),
        decision: decided.map(|one| one.decision.id),
        instruction: instructed.map(|one| one.instruction.id),
        matter: subject.map(|one| one.matter.id),
        assignment: facts.assignment.as_ref().map(|one| one.id),
        meeting: source.meeting.or(source.minutes_of),
        minutes: None,
        signer: None,
        case: subject.and_then(|one| one.matter.case),
        answers: source.answers,
        corrects: source.corrects,
        disclosure: None,
        ground: None,
        document_number: announced.map(|case| case.number.clone()),
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
        body: document.text(),
        written_by: by.name.clone(),
        written_at: now,
    };
    tx.record(text.keep(by, now)?).await?;
    Ok(())
}

/// Most organs beside the units that a paper goes to or is copied to, and characters of the full name of each.
const ORGANS: (usize, usize) = (100, 60);
/// Most characters of a title: six lines of twenty.
pub const TITLE: usize = 120;

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
    /// What is attached: titles, a line each, or 附件：… and its text.
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
        title: fields.text("title", &form.title, TITLE).replace('\n', " "),
        addressees: addressees.iter().map(|unit| unit.id).collect(),
        other_addressees: fields.lines("other_addressees", &form.other_addressees, ORGANS),
        copies: copies.iter().map(|unit| unit.id).collect(),
        other_copies: fields.lines("other_copies", &form.other_copies, ORGANS),
        body: fields.text("body", &form.body, 40_000),
        attachments: lines(fields.optional("attachments", &form.attachments, 40_000)),
        masks: lines(fields.optional("masks", &form.masks, 2000)),
        reply_by: fields.optional_date("reply_by", &form.reply_by),
    };
    for (field, text) in [("body", &words.body), ("attachments", &words.attachments)] {
        must_be_whole(&mut fields, field, text);
    }
    if words.reply_by.is_some_and(|day| day < desk.today()) {
        fields.wrong("reply_by", "form-date-past");
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        must_take_part(&document, &words, &units, now.date())?;
        whole_meeting::must_name_none(tx, &by, &document, &words, &units).await?;
        let said = (document.title.clone(), document.text());
        let document = tx.record(document.edit(words.clone(), &by, now)?).await?;
        if said.0 != document.title {
            numbering::retitle(tx, &by, &document, now).await?;
        }
        if said != (document.title.clone(), document.text()) {
            keep_text(tx, &document, &by, now).await?;
        }
        Ok(())
    })
    .await
}

/// Refuses to name among the receivers who has left: a guest taken off its meeting, an invited unit whose stay is over.
fn must_take_part(
    document: &OfficialDocument,
    words: &Words,
    units: &Units,
    today: Date,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    for (field, named) in [("addressees", &words.addressees), ("copies", &words.copies)] {
        let named = named.iter().filter_map(|id| units.get(*id));
        let gone = named.filter(|unit| !document.may_go_to(unit, today));
        let gone: Vec<&str> = gone.map(|unit| unit.short_name.as_str()).collect();
        if !gone.is_empty() {
            fields.wrong_with(field, "document-unit-left", gone.join("、"));
        }
    }
    fields.done()
}

/// Marks come in pairs, and every row of a table has as many cells as its head.
fn must_be_whole(fields: &mut Fields, field: &'static str, text: &str) {
    if text.matches('〖').count() != text.matches('〗').count() {
        fields.wrong(field, "document-mark-open");
    } else if let Some(ragged) = table::ragged(text) {
        let table::Ragged {
            row,
            cells,
            columns,
        } = ragged;
        fields.wrong_with(
            field,
            "document-table-ragged",
            format!("{row}：{cells} ≠ {columns}"),
        );
    }
}
