//! In session: attendance, positions, outcomes; and the close.

use super::agenda::item_of;
use crate::{
    Desk, Error,
    desk::new_id,
    input::Fields,
    matter::forward::{DeferForm, read_deferral},
};
use domain::{
    Actor, Date, Moment,
    agenda::{Outcome, Position, Stance},
    decision::DecisionState,
    id::{AgendaItemId, UnitId},
    matter::{Deferral, Matter, Work},
    meeting::{MeetingState, Presence},
};
use store::Tx;

/// Opens the session.
pub async fn open(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        tx.record(meeting.open(&by, now)?).await?;
        Ok(())
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
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let mut entered = Vec::new();
    for (unit, presence, who) in &rows {
        let unit = UnitId::parse(unit).ok_or(Error::NotFound)?;
        let presence = fields.choice("presence", presence, Presence::parse);
        let who = fields.optional("attendee", who, 40);
        if let Some(presence) = presence {
            entered.push((unit, presence, who));
        }
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        if !matches!(
            meeting.state,
            MeetingState::Convened | MeetingState::InSession
        ) {
            return Err(domain::Refusal::MeetingState(meeting.state).into());
        }
        for (unit, presence, who) in &entered {
            let place = store::meeting::place_of(tx, &by.sight(), id, *unit).await?;
            let place = place.ok_or(Error::NotFound)?;
            if place.presence == *presence && place.attendee == *who {
                continue;
            }
            let name = units.name(*unit);
            tx.record(place.enter(*presence, who.clone(), &name, &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}

/// Takes a unit's position on an item: the unit itself once the meeting is convened, or the office at the
/// table. A later position replaces the earlier one, both stay in the journal.
pub async fn take_position(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    unit: &str,
    stance: &str,
    words: &str,
) -> Result<(), Error> {
    let (id, item) = (
        super::read_id(id)?,
        AgendaItemId::parse(item).ok_or(Error::NotFound)?,
    );
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let unit = fields.unit("unit", unit, &units);
    let stance = fields.choice("stance", stance, Stance::parse);
    let words = fields.optional("words", words, 500);
    if matches!(stance, Some(Stance::Reserve | Stance::Object)) && words.is_none() {
        fields.wrong("words", "refusal-stance-needs-words");
    }
    fields.done()?;
    let (Some(unit), Some(stance)) = (unit, stance) else {
        return Err(Error::NotFound);
    };
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let item = item_of(tx, &by, id, item).await?;
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        if !matches!(
            meeting.state,
            MeetingState::Convened | MeetingState::InSession
        ) {
            return Err(domain::Refusal::MeetingState(meeting.state).into());
        }
        store::meeting::place_of(tx, &sight, id, unit.id)
            .await?
            .ok_or(Error::NotFound)?;
        let earlier = store::agenda::position_of(tx, &sight, item.id, unit.id).await?;
        let position = Position {
            id: earlier.as_ref().map_or_else(new_id, |position| position.id),
            version: earlier.as_ref().map_or(0, |position| position.version),
            item: item.id,
            meeting: id,
            matter: item.matter,
            unit: unit.id,
            stance,
            words: words.clone(),
        };
        tx.record(position.take(&unit, &item, &by, now)?).await?;
        store::record::admit_party(tx, &sight, item.matter, unit.id).await?;
        Ok(())
    })
    .await
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
    confirm_by: Date,
}

/// Gives an item its outcome by the rule of agreement; what follows for its decisions and its matter
/// happens with it.
pub async fn settle(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
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
    fields.done()?;
    let settling = Settling {
        outcome: outcome.ok_or(Error::NotFound)?,
        text,
        deferral,
        confirm_by: desk.in_working_days(desk.charter().practice.confirm_working_days),
    };
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let item = item_of(tx, &by, id, item).await?;
        store::meeting::by_id(tx, &sight, id)
            .await?
            .must_be_in_session()?;
        let decisions: Vec<_> = store::agenda::decisions(tx, &sight, id)
            .await?
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
        let matter = store::matter::by_id(tx, &sight, item.matter).await?;
        let review_on = settling.deferral.as_ref().map(|deferral| deferral.review_on);
        let name = |unit| units.name(unit);
        let settled = item.settle(
            settling.outcome,
            settling.text.clone(),
            decisions,
            &positions,
            name,
            review_on,
            &by,
            now,
        )?;
        tx.record(settled.item).await?;
        for decision in settled.decisions {
            tx.record(decision).await?;
        }
        follow(tx, matter, &settling, &by, now).await
    })
    .await
}

/// What an outcome means for the matter. An agreed one waits for the minutes to be issued.
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
            let matter = tx.record(matter.defer_at_meeting(deferral.clone(), by, now)?).await?;
            store::record::admit_party(tx, &by.sight(), matter.id, deferral.owner.id).await?;
        }
        (Outcome::Deferred, None) => return Err(domain::Refusal::DeferralNeedsReview.into()),
        (Outcome::Returned, _) if work != Work::Decided => {
            let reason = settling.text.clone();
            let reason = reason.unwrap_or_else(|| "会议决定退回提出单位补充".into());
            crate::matter::forward::revoke_open(tx, by, matter.id, &reason, now).await?;
            tx.record(matter.return_from_meeting(reason, by, now)?)
                .await?;
        }
        (Outcome::Noted, _) if work == Work::Nothing => {
            let matter = tx.record(matter.leave_meeting(work, by, now)?).await?;
            tx.record(matter.resolve(settling.confirm_by, by, now)?)
                .await?;
        }
        (Outcome::Noted | Outcome::Returned | Outcome::Withdrawn | Outcome::CarriedOver, _) => {
            tx.record(matter.leave_meeting(work, by, now)?).await?;
        }
    }
    Ok(())
}

/// Closes the meeting.
pub async fn close(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        let items = store::agenda::items(tx, &by.sight(), id).await?;
        let places = store::meeting::attendance(tx, &by.sight(), id).await?;
        tx.record(meeting.close(&items, &places, &by, now)?).await?;
        Ok(())
    })
    .await
}
