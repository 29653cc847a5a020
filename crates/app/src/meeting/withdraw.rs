//! Taking a unit that was asked by mistake off a meeting, and what it saw for the meeting's sake with it.

use super::guest;
use crate::{Desk, Error, Units};
use domain::{
    Actor,
    agenda::{AgendaItem, opinion::WrittenOpinion},
    attachment::Classification,
    decision::DecisionState,
    id::{MeetingId, UnitId},
    matter::Matter,
    meeting::{
        MeetingState,
        call::{ProposalKind, ProposalState},
        withdrawn::Ties,
    },
};
use store::Tx;

/// Takes a unit off a meeting that has not begun; `version` is its place as the form saw it.
pub async fn withdraw(
    desk: &Desk,
    by: &Actor,
    id: &str,
    unit: &str,
    version: u32,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let unit = UnitId::parse(unit).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        let place = store::meeting::place_ever(tx, &sight, id, unit).await?;
        let place = place.ok_or(Error::NotFound)?;
        // Whoever sends the form a second time is told so, not that something else was changed.
        if place.stands() {
            super::must_be_seen(Some(version), place.version)?;
        }
        let units = Units::load(tx, &sight).await?;
        let items = store::agenda::items(tx, &sight, id).await?;
        let ties = ties(tx, &by, id, &items, unit).await?;
        let change = place.withdraw(&meeting, &ties, &units.name(unit), &by, now)?;
        tx.record(change).await?;
        for matter in items.iter().filter_map(|item| item.matter) {
            let matter = store::matter::by_id(tx, &sight, matter).await?;
            let admitted = matter.classification != Classification::Restricted;
            if admitted && !is_bound(tx, &by, &matter, unit).await? {
                store::record::dismiss_party(tx, &sight, matter.id, unit).await?;
            }
        }
        match units.get(unit).filter(|unit| unit.is_guest()) {
            Some(unit) => guest::stay(tx, unit.clone(), &by, now).await,
            None => Ok(()),
        }
    })
    .await
}

/// What ties a unit to a meeting.
async fn ties(
    tx: &mut Tx,
    by: &Actor,
    id: MeetingId,
    items: &[AgendaItem],
    unit: UnitId,
) -> Result<Ties, Error> {
    let sight = by.sight();
    let replies = store::call::replies(tx, &sight, id).await?;
    let mut ties = Ties {
        replied: replies.iter().any(|reply| reply.unit == unit),
        ..Ties::default()
    };
    for item in items {
        let raisers = match item.matter {
            Some(matter) => {
                let matter = store::matter::by_id(tx, &sight, matter).await?;
                crate::matter::together::raisers(tx, &sight, &matter).await?
            }
            None => item.reporter.into_iter().collect(),
        };
        if raisers.contains(&unit) {
            ties.raised.push(item.ordinal);
        }
    }
    let proposals = store::call::proposals(tx, &sight, id).await?;
    let waits = |state| state == ProposalState::Submitted;
    ties.proposed = proposals
        .iter()
        .any(|one| one.unit == unit && one.kind != ProposalKind::Nothing && waits(one.state));
    let opinions = store::call::opinions(tx, &sight, id).await?;
    let decisions = store::agenda::decisions(tx, &sight, id).await?;
    for item in items {
        let names = decisions.iter().any(|one| {
            one.item == item.id
                && one.state == DecisionState::Proposed
                && one.named_units().any(|named| named == unit)
        });
        if names {
            ties.named.push(item.ordinal);
        }
        let opined = |one: &WrittenOpinion| one.item == item.id && one.unit == unit;
        if opinions.iter().any(opined) {
            ties.opined.push(item.ordinal);
        }
    }
    Ok(ties)
}

/// Whether a unit is a party to a matter by more than the meeting it is taken off: it raised it, works on it,
/// watches over its deferral, is bound by a decision, or was called to another meeting on it.
async fn is_bound(tx: &mut Tx, by: &Actor, matter: &Matter, unit: UnitId) -> Result<bool, Error> {
    let sight = by.sight();
    let asked = store::co_raiser::of_matter(tx, &sight, matter.id).await?;
    let work = store::assignment::of_matter(tx, &sight, matter.id).await?;
    let decisions = store::agenda::decisions_of_matter(tx, &sight, matter.id).await?;
    let bound = matter.raised_by == unit
        || matter.defer_owner == Some(unit)
        || asked.iter().any(|one| one.unit == unit)
        || work.iter().any(|one| one.unit == unit)
        || decisions
            .iter()
            .any(|one| one.named_units().any(|named| named == unit));
    if bound {
        return Ok(true);
    }
    for item in store::agenda::items_of_matter(tx, &sight, matter.id).await? {
        let meeting = store::meeting::by_id(tx, &sight, item.meeting).await?;
        let place = store::meeting::place_of(tx, &sight, meeting.id, unit).await?;
        let called = !matches!(
            meeting.state,
            MeetingState::Planned | MeetingState::CalledOff
        );
        if called && place.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
