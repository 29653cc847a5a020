//! The agenda: listing matters, their order, the decisions proposed on them.

use crate::{
    Desk, Error,
    desk::new_id,
    input::Fields,
    matter::forward::{clause_of, parts},
};
use domain::{
    Actor, Refusal,
    agenda::AgendaItem,
    decision::{Decision, DecisionState},
    id::{AgendaItemId, DecisionId},
    meeting::MeetingState,
};
use store::Tx;

/// Lists a matter for a meeting; the office's question to the meeting goes with it.
pub async fn list(
    desk: &Desk,
    by: &Actor,
    id: &str,
    matter_number: &str,
    question: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let number = crate::matter::read_number(matter_number).ok();
    if number.is_none() {
        fields.wrong("matter", "form-required");
    }
    let question = fields.optional("question", question, 500);
    fields.done()?;
    let number = number.ok_or(Error::NotFound)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        meeting.agenda_must_be_open()?;
        let matter = store::matter::by_number(tx, &sight, number.0, number.1).await?;
        crate::matter::deferral::resume_suspended(tx, &desk_, matter.id, &by, now).await?;
        let matter = tx
            .record(matter.list(id, &super::name(&meeting), &by, now)?)
            .await?;
        let items = store::agenda::items(tx, &sight, id).await?;
        let earlier = store::agenda::items_of_matter(tx, &sight, matter.id).await?;
        let ordinal = items.iter().map(|item| item.ordinal).max().unwrap_or(0) + 1;
        let item = AgendaItem {
            id: new_id(),
            version: 0,
            meeting: id,
            matter: matter.id,
            ordinal,
            question: question.clone().unwrap_or_else(|| matter.request.clone()),
            outcome: None,
            outcome_text: None,
            earlier: earlier.last().map(|item| item.id),
        };
        tx.record(item.list(&matter.title, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Moves an item one place up or down.
pub async fn shift(desk: &Desk, by: &Actor, id: &str, item: &str, up: bool) -> Result<(), Error> {
    let (id, item) = (
        super::read_id(id)?,
        AgendaItemId::parse(item).ok_or(Error::NotFound)?,
    );
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        meeting.agenda_must_be_open()?;
        let items = store::agenda::items(tx, &by.sight(), id).await?;
        let here = items
            .iter()
            .position(|one| one.id == item)
            .ok_or(Error::NotFound)?;
        let there = if up {
            here.checked_sub(1)
        } else {
            Some(here + 1)
        };
        let Some(other) = there.and_then(|there| items.get(there)).cloned() else {
            return Ok(());
        };
        let this = items[here].clone();
        let (place, other_place) = (other.ordinal, this.ordinal);
        tx.record(this.place(place, &by, now)?).await?;
        tx.record(other.place(other_place, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// The form that proposes a decision under an item, as typed.
#[derive(Clone, Debug, Default)]
pub struct ProposeForm {
    /// What is to be decided.
    pub text: String,
    /// Id of the leading unit.
    pub lead: String,
    /// Ids of supporting units.
    pub supports: Vec<String>,
    /// Due day.
    pub due_on: String,
    /// What counts as done.
    pub done_when: String,
    /// Why it goes to units although it lies beyond their duties.
    pub beyond_reason: String,
}

/// Proposes a decision under an item, before the meeting or in session.
pub async fn propose(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    form: ProposeForm,
) -> Result<(), Error> {
    let (id, item) = (
        super::read_id(id)?,
        AgendaItemId::parse(item).ok_or(Error::NotFound)?,
    );
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let text = fields.text("text", &form.text, 1000);
    let lead = fields.unit("lead", &form.lead, &units);
    let supports = fields.units("supports", &form.supports, &units);
    let due_on = fields.date("due_on", &form.due_on);
    if due_on < desk.today() && !fields.has("due_on") {
        fields.wrong("due_on", "form-date-past");
    }
    let done_when = fields.text("done_when", &form.done_when, 500);
    let beyond_reason = fields.optional("beyond_reason", &form.beyond_reason, 500);
    fields.done()?;
    let lead = lead.ok_or(Error::NotFound)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let item = item_of(tx, &by, id, item).await?;
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        if matches!(
            meeting.state,
            MeetingState::Closed | MeetingState::CalledOff
        ) {
            return Err(Refusal::MeetingState(meeting.state).into());
        }
        let matter = store::matter::by_id(tx, &sight, item.matter).await?;
        for (unit, _) in parts(&lead, &supports) {
            let full = units.get(unit.id).ok_or(Error::NotFound)?;
            let (clause, _) = clause_of(&desk_.charter(), &matter.difficulty, full);
            if clause.is_none() && beyond_reason.is_none() {
                return Err(Refusal::BeyondRemitNeedsReason(unit.name.clone()).into());
            }
        }
        let others = store::agenda::decisions(tx, &sight, id).await?;
        let ordinal = others
            .iter()
            .filter(|d| d.item == item.id)
            .map(|d| d.ordinal)
            .max()
            .unwrap_or(0)
            + 1;
        let decision = Decision {
            id: new_id(),
            version: 0,
            item: item.id,
            meeting: id,
            matter: item.matter,
            ordinal,
            text: text.clone(),
            lead: lead.id,
            supports: supports.iter().map(|unit| unit.id).collect(),
            due_on,
            done_when: done_when.clone(),
            beyond_reason: beyond_reason.clone(),
            state: DecisionState::Proposed,
        };
        tx.record(decision.propose(&lead, &supports, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Takes a proposed decision off again.
pub async fn withdraw(desk: &Desk, by: &Actor, id: &str, decision: &str) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let decision = DecisionId::parse(decision).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let found = store::agenda::decisions(tx, &by.sight(), id).await?;
        let found = found
            .into_iter()
            .find(|d| d.id == decision)
            .ok_or(Error::NotFound)?;
        tx.record(found.withdraw(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// The item of this meeting, within sight.
pub(crate) async fn item_of(
    tx: &mut Tx,
    by: &Actor,
    meeting: domain::id::MeetingId,
    item: AgendaItemId,
) -> Result<AgendaItem, Error> {
    store::meeting::by_id(tx, &by.sight(), meeting).await?;
    store::agenda::items(tx, &by.sight(), meeting)
        .await?
        .into_iter()
        .find(|one| one.id == item)
        .ok_or(Error::NotFound)
}
