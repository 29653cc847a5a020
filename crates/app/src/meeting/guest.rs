//! Guests: bodies that are no units of the mechanism, asked to one meeting; their stay follows it.

use super::plan::ask;
use crate::{Desk, Error, Units, desk::new_id, input::Fields};
use domain::{
    Actor, Date, Moment, Sight,
    attachment::Classification,
    id::{MeetingId, UnitId},
    matter::Matter,
    meeting::Attendance,
    unit::{Unit, UnitKind},
};
use store::Tx;

/// Asks a body that is no unit of the mechanism, for this meeting only (方案二：可增邀其他部门或单位): it is
/// admitted until the meeting's day, and sees the meeting and its items alone. Who was a guest before is the
/// same guest again.
pub async fn invite(
    desk: &Desk,
    by: &Actor,
    id: &str,
    full_name: &str,
    short_name: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let full_name = fields.text("full_name", full_name, 60);
    let short_name = fields.text("short_name", short_name, 20);
    let namesake = units.iter().find(|unit| unit.short_name == short_name);
    let again = namesake.filter(|unit| unit.is_guest() && unit.full_name == full_name);
    if namesake.is_some() && again.is_none() {
        fields.wrong("short_name", "form-name-taken");
    }
    fields.done()?;
    let (by, now, again) = (by.clone(), desk.now(), again.cloned());
    let ordinal = units.iter().map(|unit| unit.ordinal).max().unwrap_or(0) + 1;
    desk.write(async move |tx| {
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        meeting.must_be_ahead()?;
        let unit = if let Some(unit) = again.clone() {
            unit
        } else {
            let names = (full_name.clone(), short_name.clone());
            let unit = blank(names, ordinal, meeting.held_on);
            tx.record(unit.admit(&by, now)?).await?
        };
        ask(tx, &meeting, &unit.as_ref(), &by, now).await?;
        stay(tx, unit, &by, now).await
    })
    .await
}

fn blank((full_name, short_name): (String, String), ordinal: u32, until: Date) -> Unit {
    Unit {
        id: new_id(),
        version: 0,
        ordinal,
        full_name,
        short_name,
        charter_name: String::new(),
        kind: UnitKind::Guest,
        until: Some(until),
    }
}

/// The guests among those asked to a meeting.
pub(super) fn among(units: &Units, places: &[Attendance]) -> Vec<UnitId> {
    let asked = places.iter().filter_map(|place| units.get(place.unit));
    asked
        .filter(|unit| unit.is_guest())
        .map(|unit| unit.id)
        .collect()
}

/// The units to which a matter is open at a meeting: its parties, and save of a restricted one the guests asked.
pub(super) async fn with_guests(
    tx: &mut Tx,
    sight: &Sight,
    matter: &Matter,
    guests: &[UnitId],
) -> Result<Vec<UnitId>, Error> {
    let mut open_to = store::record::parties(tx, sight, matter.id).await?;
    if matter.classification != Classification::Restricted {
        open_to.extend(guests);
    }
    Ok(open_to)
}

/// Lets a guest stay until the last day of the meetings it is asked to.
pub(super) async fn stay(tx: &mut Tx, unit: Unit, by: &Actor, now: Moment) -> Result<(), Error> {
    let last = store::meeting::last_day_of(tx, &by.sight(), unit.id).await?;
    if let Some(change) = unit.stay_until(last, by, now)? {
        tx.record(change).await?;
    }
    Ok(())
}

/// After a meeting has another day, or none any more: its guests stay until their last.
pub(super) async fn follow(
    tx: &mut Tx,
    id: MeetingId,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let units = Units::load(tx, &by.sight()).await?;
    for place in store::meeting::attendance(tx, &by.sight(), id).await? {
        if let Some(guest) = units.get(place.unit).filter(|unit| unit.is_guest()) {
            stay(tx, guest.clone(), by, now).await?;
        }
    }
    Ok(())
}
