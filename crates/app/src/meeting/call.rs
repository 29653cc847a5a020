//! The call for items (议题征集): sending it, what the units propose, the office's check of completeness.

use super::agenda::{list_now, open_agenda, report_now};
use crate::{
    Desk, Error, Units, Upload,
    attachment::{self, Subject},
    desk::new_id,
    input::{Fields, read_reason},
};
use domain::{
    Actor, Date, Moment,
    agenda::AgendaItem,
    attachment::{Classification, Purpose},
    id::{CallId, MeetingId, ProposalId},
    matter::Matter,
    meeting::call::{CallForItems, CallState, ItemProposal, ProposalKind, ProposalState},
};
use store::Tx;

/// The form that sends a call for items, as typed.
#[derive(Clone, Debug, Default)]
pub struct CallForm {
    /// Last day for proposals.
    pub due_on: String,
    /// What is asked, in words.
    pub words: String,
}

/// Sends the call to the units asked to a meeting.
pub async fn send(desk: &Desk, by: &Actor, id: &str, form: CallForm) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let due_on = read_due(&form.due_on, desk.today(), &mut fields);
    let words = fields.text("words", &form.words, 500);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        must_lie_before(due_on, meeting.held_on)?;
        if store::call::of_meeting(tx, &sight, id).await?.is_some() {
            return Err(domain::Refusal::AlreadyDone.into());
        }
        let call = CallForItems {
            id: new_id(),
            version: 0,
            meeting: id,
            due_on,
            words: words.clone(),
            state: CallState::Open,
        };
        let asked = asked(tx, &by, id).await?;
        tx.record(call.send(&meeting, &asked, &by, now)?).await?;
        Ok(())
    })
    .await
}

fn read_due(raw: &str, today: Date, fields: &mut Fields) -> Date {
    let due_on = fields.date("due_on", raw);
    if due_on < today && !fields.has("due_on") {
        fields.wrong("due_on", "form-date-past");
    }
    due_on
}

/// A call's day lies on or before the meeting's.
fn must_lie_before(due_on: Date, held_on: Date) -> Result<(), Error> {
    if due_on <= held_on {
        Ok(())
    } else {
        Err(Error::field("due_on", "form-after-meeting"))
    }
}

async fn asked(tx: &mut Tx, by: &Actor, id: MeetingId) -> Result<Vec<domain::id::UnitId>, Error> {
    let places = store::meeting::attendance(tx, &by.sight(), id).await?;
    Ok(places.iter().map(|place| place.unit).collect())
}

/// The call of a meeting within sight, as the form saw it.
async fn load(tx: &mut Tx, by: &Actor, id: MeetingId, version: u32) -> Result<CallForItems, Error> {
    store::meeting::by_id(tx, &by.sight(), id).await?;
    let call = store::call::of_meeting(tx, &by.sight(), id).await?;
    let call = call.ok_or(Error::NotFound)?;
    super::must_be_seen(Some(version), call.version)?;
    Ok(call)
}

/// Closes the call.
pub async fn close(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let call = load(tx, &by, id, version).await?;
        tx.record(call.close(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Gives the units until another day, telling those that have not answered.
pub async fn extend(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    due_on: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let due_on = read_due(due_on, desk.today(), &mut fields);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let call = load(tx, &by, id, version).await?;
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        must_lie_before(due_on, meeting.held_on)?;
        if due_on <= call.due_on {
            return Err(Error::field("due_on", "form-not-extended"));
        }
        let heard = store::call::proposals(tx, &by.sight(), id).await?;
        let mut silent = asked(tx, &by, id).await?;
        silent.retain(|unit| heard.iter().all(|proposal| proposal.unit != *unit));
        tx.record(call.extend(due_on, &silent, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// What a unit proposes, as typed.
#[derive(Clone, Debug, Default)]
pub struct ProposalForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// What it proposes: a matter, a report, nothing.
    pub kind: String,
    /// Number of the matter.
    pub matter: String,
    /// Title of a report.
    pub title: String,
    /// What the meeting is to be asked.
    pub question: String,
    /// The papers of a report to be heard.
    pub files: Vec<Upload>,
}

struct Proposing {
    kind: ProposalKind,
    number: Option<(u32, u32)>,
    title: Option<String>,
    question: Option<String>,
}

fn read(form: &ProposalForm, fields: &mut Fields) -> Option<Proposing> {
    let kind = fields.choice("kind", &form.kind, ProposalKind::parse)?;
    let question = fields.optional("question", &form.question, 500);
    let mut number = None;
    let mut title = None;
    match kind {
        ProposalKind::Matter => {
            number = crate::matter::read_number(&form.matter).ok();
            if number.is_none() {
                fields.wrong("matter", "form-choose");
            }
        }
        ProposalKind::Report => title = Some(fields.text("title", &form.title, 80)),
        ProposalKind::Nothing => {}
    }
    Some(Proposing {
        kind,
        number,
        title,
        question,
    })
}

/// Speaks for one's own unit, or enters for another what came by paper or telephone (代录).
pub(crate) fn speaking(
    by: &Actor,
    entered_for: &str,
    units: &Units,
    fields: &mut Fields,
) -> Result<Actor, Error> {
    if entered_for.trim().is_empty() {
        return Ok(by.clone());
    }
    match fields.unit("entered_for", entered_for, units) {
        Some(unit) => Ok(by.clone().entering_for(unit)?),
        None => Ok(by.clone()),
    }
}

/// A unit proposes an item, or says that it has none; or the office enters it for the unit.
pub async fn propose(desk: &Desk, by: &Actor, id: &str, form: ProposalForm) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = speaking(by, &form.entered_for, &units, &mut fields)?;
    let proposing = read(&form, &mut fields);
    fields.done()?;
    let proposing = proposing.ok_or(Error::NotFound)?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let sight = by.sight();
        let unit = by.acting_unit().clone();
        store::meeting::by_id(tx, &sight, id).await?;
        store::meeting::place_of(tx, &sight, id, unit.id)
            .await?
            .ok_or(Error::NotFound)?;
        let call = store::call::of_meeting(tx, &sight, id).await?;
        let call = call.ok_or(Error::NotFound)?;
        let matter = match proposing.number {
            Some(number) => Some(store::matter::by_number(tx, &sight, number.0, number.1).await?),
            None => None,
        };
        let proposal = ItemProposal {
            title: matter
                .as_ref()
                .map(|matter| matter.title.clone())
                .or(proposing.title.clone()),
            matter: matter.map(|matter| matter.id),
            question: proposing.question.clone(),
            ..blank(call.id, id, unit.id, proposing.kind)
        };
        let others = store::call::proposals(tx, &sight, id).await?;
        let earlier = match ItemProposal::nothing_of(unit.id, &others) {
            Some(said) => store::journal::of_record::<ItemProposal>(tx, &sight, said.id.0).await?,
            None => Vec::new(),
        };
        let earlier = super::last_word(&earlier);
        tx.record(proposal.submit(&call, &others, &earlier, &unit, &by, now)?)
            .await?;
        keep_papers(tx, id, proposing.kind, &papers, (&by, now)).await
    })
    .await
}

fn blank(
    call: CallId,
    meeting: MeetingId,
    unit: domain::id::UnitId,
    kind: ProposalKind,
) -> ItemProposal {
    ItemProposal {
        id: new_id(),
        version: 0,
        call,
        meeting,
        unit,
        kind,
        matter: None,
        title: None,
        question: None,
        state: ProposalState::Submitted,
        reason: None,
        item: None,
    }
}

/// The proposal of this meeting within sight, as the form saw it.
async fn proposal(
    tx: &mut Tx,
    by: &Actor,
    meeting: MeetingId,
    id: ProposalId,
    version: u32,
) -> Result<ItemProposal, Error> {
    store::meeting::by_id(tx, &by.sight(), meeting).await?;
    let all = store::call::proposals(tx, &by.sight(), meeting).await?;
    let one = all.into_iter().find(|one| one.id == id);
    let one = one.ok_or(Error::NotFound)?;
    super::must_be_seen(Some(version), one.version)?;
    Ok(one)
}

/// Keeps the papers of a report to be heard with the meeting's files, for those who take part in it. The papers
/// of a matter lie with the matter.
async fn keep_papers(
    tx: &mut Tx,
    meeting: MeetingId,
    kind: ProposalKind,
    papers: &[attachment::Kept],
    (by, now): (&Actor, Moment),
) -> Result<(), Error> {
    if kind != ProposalKind::Report {
        return Ok(());
    }
    let subject = Subject {
        meeting: Some(meeting),
        ..Subject::default()
    };
    let class = Classification::Internal;
    attachment::record(tx, papers, subject, Purpose::Paper, class, by, now).await?;
    Ok(())
}

/// A unit completes what the office returned.
pub async fn complete(
    desk: &Desk,
    by: &Actor,
    id: &str,
    one: &str,
    version: u32,
    form: ProposalForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let one = ProposalId::parse(one).ok_or(Error::NotFound)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = speaking(by, &form.entered_for, &units, &mut fields)?;
    let title = fields.optional("title", &form.title, 80);
    let question = fields.optional("question", &form.question, 500);
    fields.done()?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let one = proposal(tx, &by, id, one, version).await?;
        // A matter keeps its own title.
        let title = match one.kind {
            ProposalKind::Report => title.clone().or_else(|| one.title.clone()),
            _ => one.title.clone(),
        };
        let unit = by.acting_unit().clone();
        let kind = one.kind;
        tx.record(one.complete(title, question.clone(), &unit, &by, now)?)
            .await?;
        keep_papers(tx, id, kind, &papers, (&by, now)).await
    })
    .await
}

/// The office returns a proposal for completion.
pub async fn give_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    one: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let one = ProposalId::parse(one).ok_or(Error::NotFound)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let one = proposal(tx, &by, id, one, version).await?;
        tx.record(one.give_back(reason.clone(), &by, now)?).await?;
        Ok(())
    })
    .await
}

/// The office finds a proposal complete and puts it on the agenda; or takes it in with the item that its matter has
/// there already.
pub async fn accept(
    desk: &Desk,
    by: &Actor,
    id: &str,
    one: &str,
    version: u32,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let one = ProposalId::parse(one).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let one = proposal(tx, &by, id, one, version).await?;
        let listed = store::agenda::items(tx, &by.sight(), id).await?;
        let same = |item: &&AgendaItem| item.matter.is_some() && item.matter == one.matter;
        if let Some(item) = listed.iter().find(same) {
            store::meeting::by_id(tx, &by.sight(), id)
                .await?
                .must_be_ahead()?;
            tx.record(one.join(item, &by, now)?).await?;
            return Ok(());
        }
        let open = open_agenda(tx, &by, id, None).await?;
        let question = one.question.clone();
        let item = if let Some(matter) = one.matter {
            let matter: Matter = store::matter::by_id(tx, &by.sight(), matter).await?;
            list_now(tx, &by, &open, matter, question, now).await?
        } else {
            let title = one.title.clone().unwrap_or_default();
            report_now(tx, &by, &open, title, one.unit, question, now).await?
        };
        tx.record(one.accept(item.id, &by, now)?).await?;
        Ok(())
    })
    .await
}
