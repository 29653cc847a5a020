//! Doubts about a meeting before its notice goes out, or is changed, as the office is shown them.

use crate::{Desk, Error, Units};
use domain::{
    Actor,
    decision::DecisionState,
    id::UnitId,
    meeting::{
        Meeting, MeetingState,
        doubt::{self, Around, Doubt},
    },
    unit::{Unit, UnitKind},
};
use store::Tx;

/// The doubts about a planned meeting, for the office; none for others or later.
pub async fn doubts(desk: &Desk, by: &Actor, meeting: &Meeting) -> Result<Vec<Doubt>, Error> {
    if !by.is_office() || meeting.state != MeetingState::Planned {
        return Ok(Vec::new());
    }
    let (desk_, by, meeting) = (desk.clone(), by.clone(), meeting.clone());
    desk.read(async move |tx| of(tx, &desk_, &by, &meeting).await)
        .await
}

/// The doubts that another time or place adds to a meeting whose notice has gone out, for the office; none for
/// others or before, when the notice asks.
pub async fn of_move(
    desk: &Desk,
    by: &Actor,
    before: &Meeting,
    after: &Meeting,
) -> Result<Vec<Doubt>, Error> {
    if !by.is_office() || before.state != MeetingState::Convened {
        return Ok(Vec::new());
    }
    let (desk_, by) = (desk.clone(), by.clone());
    let (before, after) = (before.clone(), after.clone());
    desk.read(async move |tx| added(tx, &desk_, &by, &before, &after).await)
        .await
}

pub(super) async fn added(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    before: &Meeting,
    after: &Meeting,
) -> Result<Vec<Doubt>, Error> {
    let answered = of(tx, desk, by, before).await?;
    let all = of(tx, desk, by, after).await?;
    Ok(doubt::added(&answered, all))
}

pub(super) async fn of(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    meeting: &Meeting,
) -> Result<Vec<Doubt>, Error> {
    let (sight, id) = (by.sight(), meeting.id);
    let places = store::meeting::attendance(tx, &sight, id).await?;
    let proposals = store::call::proposals(tx, &sight, id).await?;
    let same_day = store::meeting::on_day(tx, &sight, meeting.held_on).await?;
    let concerned = concerned(tx, by, meeting).await?;
    let charter = desk.charter();
    let whole = charter
        .meetings
        .tier(&meeting.tier)
        .is_some_and(|tier| tier.whole);
    let members = if whole {
        members(tx, by, meeting).await?
    } else {
        Vec::new()
    };
    Ok(meeting.doubts(&Around {
        places: &places,
        concerned: &concerned,
        members: &members,
        proposals: &proposals,
        same_day: &same_day,
        calendar: desk.calendar(),
        today: desk.today(),
    }))
}

/// The members that take part on a meeting's day.
async fn members(tx: &mut Tx, by: &Actor, meeting: &Meeting) -> Result<Vec<UnitId>, Error> {
    let units = Units::load(tx, &by.sight()).await?;
    let takes_part = |unit: &&Unit| {
        unit.kind == UnitKind::Member && unit.must_take_part_on(meeting.held_on).is_ok()
    };
    Ok(units
        .iter()
        .filter(takes_part)
        .map(|unit| unit.id)
        .collect())
}

/// Units that a meeting's items concern: who raised their matters or reports, who is bound by what is proposed.
async fn concerned(tx: &mut Tx, by: &Actor, meeting: &Meeting) -> Result<Vec<UnitId>, Error> {
    let sight = by.sight();
    let mut units = Vec::new();
    for item in store::agenda::items(tx, &sight, meeting.id).await? {
        units.extend(item.reporter);
        let Some(matter) = item.matter else { continue };
        let raised = store::matter::by_id(tx, &sight, matter).await?;
        units.extend(crate::matter::together::raisers(tx, &sight, &raised).await?);
        let all = store::agenda::decisions_of_matter(tx, &sight, matter).await?;
        let proposed = |decision: &&domain::decision::Decision| {
            decision.item == item.id && decision.state == DecisionState::Proposed
        };
        for decision in all.iter().filter(proposed) {
            units.extend(decision.bound_units(&all));
        }
    }
    Ok(units)
}
