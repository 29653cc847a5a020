//! Decisions proposed under an item of the agenda, and those of them that amend or revoke earlier ones.

use super::{agenda::item_of, view::stamp};
use crate::{
    Desk, Error,
    desk::new_id,
    input::Fields,
    matter::forward::{clause_of, parts},
};
use domain::{
    Actor, Refusal, Sight,
    attachment::Classification,
    charter::MeetingRules,
    decision::{Decision, DecisionState, Earlier, Effect},
    id::{AgendaItemId, DecisionId, MatterId},
    meeting::MeetingState,
    unit::Unit,
};
use store::Tx;

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
    /// Id of the earlier decision it amends or revokes; empty for none.
    pub earlier: String,
    /// What it does to that one.
    pub effect: String,
}

/// Proposes a decision under an item, before the meeting or in session. `seen` is the item's stamp as the
/// form saw it.
pub async fn propose(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    seen: Option<u32>,
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
    // Whoever sits in for one meeting takes nothing home from it.
    let mut bound = lead.iter().chain(&supports);
    if bound.any(|unit| units.get(unit.id).is_some_and(Unit::is_guest)) {
        fields.wrong("lead", "form-unknown-choice");
    }
    let due_on = fields.date("due_on", &form.due_on);
    if due_on < desk.today() && !fields.has("due_on") {
        fields.wrong("due_on", "form-date-past");
    }
    let done_when = fields.text("done_when", &form.done_when, 500);
    let beyond_reason = fields.optional("beyond_reason", &form.beyond_reason, 500);
    let earlier = read_earlier(&form, &mut fields);
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
        if due_on < meeting.held_on {
            return Err(Error::field("due_on", "form-before-meeting"));
        }
        let others = store::agenda::decisions(tx, &sight, id).await?;
        super::must_be_seen(seen, stamp(&item, &others))?;
        let matter = store::matter::by_id(tx, &sight, item.must_have_matter()?).await?;
        let charter = desk_.charter();
        let before = match earlier {
            Some((earlier, _)) => {
                let rules = &charter.meetings;
                Some(earlier_of(tx, &by, matter.id, earlier, rules, &meeting.tier).await?)
            }
            None => None,
        };
        for (unit, _) in parts(&lead, &supports) {
            let full = units.get(unit.id).ok_or(Error::NotFound)?;
            let (clause, _) = clause_of(&charter, &matter.difficulty, full);
            if clause.is_none() && beyond_reason.is_none() {
                return Err(Refusal::BeyondRemitNeedsReason(unit.name.clone()).into());
            }
        }
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
            matter: matter.id,
            ordinal,
            text: text.clone(),
            lead: lead.id,
            supports: supports.iter().map(|unit| unit.id).collect(),
            due_on,
            done_when: done_when.clone(),
            beyond_reason: beyond_reason.clone(),
            state: DecisionState::Proposed,
            earlier: earlier.map(|(earlier, _)| earlier),
            effect: earlier.map(|(_, effect)| effect),
        };
        tx.record(decision.propose(before.as_ref(), &lead, &supports, &by, now)?)
            .await?;
        // Whom a decision is to bind must know what it is about: naming it is what opens a restricted matter.
        if matter.classification == Classification::Restricted {
            for (unit, _) in parts(&lead, &supports) {
                store::record::admit_party(tx, &sight, matter.id, unit.id).await?;
            }
        }
        Ok(())
    })
    .await
}

/// The earlier decision named by the form, and what is to happen to it.
fn read_earlier(form: &ProposeForm, fields: &mut Fields) -> Option<(DecisionId, Effect)> {
    if form.earlier.trim().is_empty() {
        if !form.effect.trim().is_empty() {
            fields.wrong("earlier", "form-choose");
        }
        return None;
    }
    let earlier = fields.choice("earlier", &form.earlier, DecisionId::parse);
    let effect = fields.choice("effect", &form.effect, Effect::parse);
    earlier.zip(effect)
}

/// An earlier decision on the same matter, as it stands before a meeting of this tier.
async fn earlier_of(
    tx: &mut Tx,
    by: &Actor,
    matter: MatterId,
    earlier: DecisionId,
    rules: &MeetingRules,
    tier: &str,
) -> Result<Earlier, Error> {
    let all = store::agenda::decisions_of_matter(tx, &by.sight(), matter).await?;
    let decision = all.into_iter().find(|decision| decision.id == earlier);
    let decision = decision.ok_or(Error::NotFound)?;
    let later = store::agenda::later_decisions(tx, &by.sight(), earlier).await?;
    // Whoever may change a decision need not have been at its meeting; only its tier counts.
    let whole = Sight::whole(by.mechanism);
    let made_by = store::meeting::by_id(tx, &whole, decision.meeting).await?;
    Ok(Earlier::before(decision, &made_by.tier, later, rules, tier))
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
