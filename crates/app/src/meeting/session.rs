//! In session: attendance, positions, outcomes; and the close.

use super::{
    agenda::item_of,
    table::{self, AttendanceRow, PositionRow},
    view::stamp,
};
use crate::{
    Desk, Error,
    input::{Fields, read_reason},
    matter::forward::{DeferForm, read_deferral},
};
use domain::{
    Actor, Moment,
    agenda::{AgendaItem, Outcome, away, is_discussed},
    decision::DecisionState,
    id::AgendaItemId,
    matter::{Deferral, Matter, MatterState, Work},
    meeting::year_of,
};
use store::{Tx, number};

/// Opens the session.
pub async fn open(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        let versions = store::agenda::versions(tx, &by.sight(), id).await?;
        let year = year_of(now.date());
        let ordinal = if meeting.needs_ordinal(year) {
            number::draw(tx, by.mechanism, &super::series_of(&meeting), year).await?
        } else {
            meeting.ordinal
        };
        let consent = store::meeting::consent(tx, &by.sight(), id).await?;
        tx.record(meeting.open(versions.last(), consent.as_ref(), ordinal, &by, now)?)
            .await?;
        super::guest::follow(tx, id, &by, now).await
    })
    .await
}

/// Enters who came for the units: (unit id, presence, who). Rows that did not change are left alone.
pub async fn attend(
    desk: &Desk,
    by: &Actor,
    id: &str,
    rows: Vec<(String, String, String)>,
) -> Result<(), Error> {
    let rows = rows
        .into_iter()
        .map(|(unit, presence, attendee)| AttendanceRow {
            unit,
            version: None,
            presence,
            attendee,
        });
    table::attend(desk, by, id, rows.collect()).await
}

/// Takes one unit's position on an item.
pub async fn take_position(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    unit: &str,
    stance: &str,
    words: &str,
) -> Result<(), Error> {
    let row = PositionRow {
        unit: unit.into(),
        version: None,
        stance: stance.into(),
        words: words.into(),
    };
    table::take_positions(desk, by, id, item, &[row]).await
}

/// The form that gives an item its outcome, as typed.
#[derive(Clone, Debug, Default)]
pub struct SettleForm {
    /// The outcome.
    pub outcome: String,
    /// Words to it.
    pub text: String,
    /// For a deferral: condition, owner, review date.
    pub deferral: DeferForm,
}

/// An outcome as read from its form.
struct Settling {
    outcome: Outcome,
    text: Option<String>,
    deferral: Option<Deferral>,
}

/// Gives an item its outcome by the rule of agreement; what follows for its decisions and its matter
/// happens with it. `seen` is the item's stamp as the form saw it.
pub async fn settle(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    seen: Option<u32>,
    form: SettleForm,
) -> Result<(), Error> {
    let (id, item) = (
        super::read_id(id)?,
        AgendaItemId::parse(item).ok_or(Error::NotFound)?,
    );
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let outcome = fields.choice("outcome", &form.outcome, Outcome::parse);
    let text = fields.optional("text", &form.text, 1000);
    let deferral = match outcome {
        Some(Outcome::Deferred) => read_deferral(&form.deferral, &units, &mut fields),
        _ => None,
    };
    if deferral
        .as_ref()
        .is_some_and(|d| d.review_on <= desk.today())
        && !fields.has("review_on")
    {
        fields.wrong("review_on", "refusal-review-not-ahead");
    }
    if outcome.is_some_and(Outcome::needs_words) && text.is_none() && !fields.has("text") {
        fields.wrong("text", "refusal-outcome-needs-words");
    }
    fields.done()?;
    units.must_be_no_guests(deferral.as_ref().map(|deferral| &deferral.owner))?;
    let settling = Settling {
        outcome: outcome.ok_or(Error::NotFound)?,
        text,
        deferral,
    };
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let item = item_of(tx, &by, id, item).await?;
        store::meeting::by_id(tx, &sight, id)
            .await?
            .must_be_in_session()?;
        let decisions = store::agenda::decisions(tx, &sight, id).await?;
        super::must_be_seen(seen, stamp(&item, &decisions))?;
        let decisions: Vec<_> = decisions
            .into_iter()
            .filter(|d| d.item == item.id && d.state == DecisionState::Proposed)
            .collect();
        let positions: Vec<_> = store::agenda::positions(tx, &sight, id)
            .await?
            .into_iter()
            .filter(|position| position.item == item.id)
            .map(|position| {
                let unit = units.reference(position.unit);
                (position, unit)
            })
            .collect();
        let (matter, earlier) = match item.matter {
            Some(matter) => (
                Some(store::matter::by_id(tx, &sight, matter).await?),
                store::agenda::decisions_of_matter(tx, &sight, matter).await?,
            ),
            None => (None, Vec::new()),
        };
        let name = |unit| units.name(unit);
        if settling.outcome.binds() {
            let places = store::meeting::attendance(tx, &sight, id).await?;
            let away: Vec<_> = away(&decisions, &earlier, &places)
                .into_iter()
                .map(name)
                .collect();
            must_be_there(&away)?;
        }
        let settled = item.settle(
            settling.outcome,
            settling.text.clone(),
            decisions,
            &earlier,
            &positions,
            name,
            settling.deferral.as_ref(),
            &by,
            now,
        )?;
        tx.record(settled.item).await?;
        for decision in settled.decisions {
            tx.record(decision).await?;
        }
        match matter {
            Some(matter) => follow(tx, matter, &settling, &by, now).await,
            None => Ok(()),
        }
    })
    .await
}

/// Refuses an agreement of units that are not at the meeting.
fn must_be_there(away: &[String]) -> Result<(), Error> {
    match away {
        [] => Ok(()),
        names => Err(domain::Refusal::NamedUnitsAway(names.join("、")).into()),
    }
}

/// What an outcome means for the matter. An agreed one waits for the minutes to be issued; what the office had
/// forwarded of one returned is taken back at the close, until which the outcome may be.
async fn follow(
    tx: &mut Tx,
    matter: Matter,
    settling: &Settling,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let work = crate::matter::open_work(tx, by, matter.id).await?;
    match (settling.outcome, &settling.deferral) {
        (Outcome::Agreed | Outcome::AgreedWithChanges, _) => {}
        (Outcome::Deferred, Some(deferral)) => {
            let matter = tx
                .record(matter.defer_at_meeting(deferral.clone(), by, now)?)
                .await?;
            store::record::admit_party(tx, &by.sight(), matter.id, deferral.owner.id).await?;
            let reason = &deferral.condition;
            crate::matter::deferral::suspend_open(tx, matter.id, reason, by, now).await?;
        }
        (Outcome::Deferred, None) => return Err(domain::Refusal::DeferralNeedsReview.into()),
        (Outcome::Returned, _) if matches!(work, Work::Nothing | Work::Forwarded) => {
            let reason = settling.text.clone().unwrap_or_default();
            tx.record(matter.return_from_meeting(reason, by, now)?)
                .await?;
        }
        (
            outcome @ (Outcome::Noted
            | Outcome::Returned
            | Outcome::Withdrawn
            | Outcome::CarriedOver),
            _,
        ) => {
            let matter = tx
                .record(matter.leave_meeting(outcome, work, by, now)?)
                .await?;
            crate::matter::deferral::stop_again(tx, &matter, by, now).await?;
        }
    }
    Ok(())
}

/// Takes back an item's outcome that was recorded by mistake, for a reason: item, decisions and matter are
/// before the meeting again. `seen` is the item's stamp as the form saw it.
pub async fn reopen(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    seen: Option<u32>,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let reason = read_reason(reason)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let item = item_of(tx, &by, id, item).await?;
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        let mut decisions = store::agenda::decisions(tx, &sight, id).await?;
        super::must_be_seen(seen, stamp(&item, &decisions))?;
        decisions.retain(|decision| decision.item == item.id);
        let (matter, outcome) = (item.matter, item.outcome);
        let reopened = item.reopen(reason.clone(), &meeting, decisions, &by, now)?;
        tx.record(reopened.item).await?;
        for decision in reopened.decisions {
            tx.record(decision).await?;
        }
        if let (Some(matter), Some(outcome)) = (matter, outcome) {
            let matter = store::matter::by_id(tx, &sight, matter).await?;
            // An agreed item waits for the minutes with its matter still before the meeting.
            let matter = tx
                .record(matter.return_to_meeting(id, outcome, &by, now)?)
                .await?;
            crate::matter::deferral::resume_suspended(tx, &desk_, matter.id, &by, now).await?;
        }
        Ok(())
    })
    .await
}

/// Carries over what was not reached (未议顺延): exactly the items the form listed, which must be all that
/// are open and on which nobody has spoken.
pub async fn carry_over(desk: &Desk, by: &Actor, id: &str, listed: &[String]) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let settling = Settling {
        outcome: Outcome::CarriedOver,
        text: None,
        deferral: None,
    };
    let (by, now, listed) = (by.clone(), desk.now(), listed.to_vec());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        meeting.must_be_in_session()?;
        let mut open = store::agenda::items(tx, &sight, id).await?;
        let said = store::agenda::positions(tx, &sight, id).await?;
        let discussed =
            |item: &AgendaItem| is_discussed(said.iter().filter(|one| one.item == item.id));
        open.retain(|item| item.outcome.is_none() && !discussed(item));
        let same = open
            .iter()
            .all(|item| listed.contains(&item.id.to_string()));
        if !same || open.len() != listed.len() || open.is_empty() {
            return Err(Error::Stale);
        }
        let mut decisions = store::agenda::decisions(tx, &sight, id).await?;
        decisions.retain(|d| d.state == DecisionState::Proposed);
        for item in open {
            let (matter, outcome) = (item.matter, settling.outcome);
            let under = decisions.iter().filter(|d| d.item == item.id);
            let under = under.cloned().collect();
            let name = |unit: domain::id::UnitId| unit.to_string();
            let settled = item.settle(outcome, None, under, &[], &[], name, None, &by, now)?;
            tx.record(settled.item).await?;
            for decision in settled.decisions {
                tx.record(decision).await?;
            }
            if let Some(matter) = matter {
                let matter = store::matter::by_id(tx, &sight, matter).await?;
                follow(tx, matter, &settling, &by, now).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Closes the meeting.
pub async fn close(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        let items = store::agenda::items(tx, &by.sight(), id).await?;
        let places = store::meeting::attendance(tx, &by.sight(), id).await?;
        let held = tx.record(meeting.close(&items, &places, &by, now)?).await?;
        super::year::settle(tx, &desk_, &held).await?;
        for item in items {
            if item.outcome == Some(Outcome::Returned) {
                take_back_work(tx, item, &by, now).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Takes back what the office had forwarded of a matter that the meeting gave back to its raiser; one whose work a
/// decision or an instruction ordered was not given back.
async fn take_back_work(
    tx: &mut Tx,
    item: AgendaItem,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let Some(matter) = item.matter else {
        return Ok(());
    };
    let matter = store::matter::by_id(tx, &by.sight(), matter).await?;
    if matches!(matter.state, MatterState::Returned | MatterState::Raised) {
        let reason = item.outcome_text.unwrap_or_default();
        crate::matter::forward::revoke_open(tx, by, matter.id, &reason, now).await?;
    }
    Ok(())
}
