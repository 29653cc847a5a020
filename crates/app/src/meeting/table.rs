//! What is written down at the table, many rows at once: who came, and each unit's position on an item.
//! A row is guarded by the version its form saw; rows left as they were are left alone.

use super::{agenda::item_of, guest, must_be_seen};
use crate::{Desk, Error, Units, desk::new_id, input::Fields};
use domain::{
    Actor, Moment, Refusal,
    agenda::{AgendaItem, Outcome, Position, Stance, agreed_with},
    decision::Decision,
    id::{AgendaItemId, UnitId},
    matter::Matter,
    meeting::{Meeting, MeetingState, Presence},
    unit::UnitRef,
};
use store::Tx;

/// A unit's row of the attendance, as typed.
#[derive(Clone, Debug, Default)]
pub struct AttendanceRow {
    /// Id of the unit.
    pub unit: String,
    /// Version of the row the form saw; none from whoever saw no form.
    pub version: Option<u32>,
    /// Whether it was there.
    pub presence: String,
    /// Who came, several divided by 、.
    pub attendee: String,
}

/// Enters who came for the units.
pub async fn attend(
    desk: &Desk,
    by: &Actor,
    id: &str,
    rows: Vec<AttendanceRow>,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let mut entered = Vec::new();
    for row in &rows {
        let unit = UnitId::parse(&row.unit).ok_or(Error::NotFound)?;
        let presence = fields.choice("presence", &row.presence, |code| {
            Presence::entered().find(|one| one.code() == code)
        });
        let who = fields.optional("attendee", &row.attendee, 80);
        if let Some(presence) = presence {
            entered.push((unit, row.version, presence, who));
        }
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        must_be_under_way(&meeting)?;
        let (items, decisions) = settled(tx, &by, &meeting).await?;
        for (unit, version, presence, who) in &entered {
            let place = store::meeting::place_of(tx, &by.sight(), id, *unit).await?;
            let place = place.ok_or(Error::NotFound)?;
            if place.presence == *presence && place.attendee == *who {
                continue;
            }
            must_be_seen(*version, place.version)?;
            let (name, agreed) = (units.name(*unit), agreed_with(*unit, &items, &decisions));
            tx.record(place.enter(*presence, who.clone(), &name, &agreed, &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}

/// Items of a meeting, and every decision on their matters once some are agreed.
async fn settled(
    tx: &mut Tx,
    by: &Actor,
    meeting: &Meeting,
) -> Result<(Vec<AgendaItem>, Vec<Decision>), Error> {
    let sight = by.sight();
    let items = store::agenda::items(tx, &sight, meeting.id).await?;
    let mut decisions = Vec::new();
    for item in &items {
        if let Some(matter) = item
            .matter
            .filter(|_| item.outcome.is_some_and(Outcome::binds))
        {
            decisions.extend(store::agenda::decisions_of_matter(tx, &sight, matter).await?);
        }
    }
    Ok((items, decisions))
}

/// A unit's position on an item, as typed.
#[derive(Clone, Debug, Default)]
pub struct PositionRow {
    /// Id of the unit.
    pub unit: String,
    /// Version of its position the form saw, 0 where it had none; none from whoever saw no form.
    pub version: Option<u32>,
    /// The stance; empty where none is taken yet.
    pub stance: String,
    /// Words to it.
    pub words: String,
}

struct Taking {
    unit: UnitRef,
    /// Whether it sits in for matters of its own alone.
    own_alone: bool,
    version: Option<u32>,
    stance: Stance,
    words: Option<String>,
}

fn read_positions(rows: &[PositionRow], units: &Units) -> Result<Vec<Taking>, Error> {
    let mut fields = Fields::default();
    let mut taken = Vec::new();
    for row in rows {
        let unit = fields.unit("unit", &row.unit, units);
        let stance = fields.choice("stance", &row.stance, Stance::parse);
        let words = fields.optional("words", &row.words, 500);
        if matches!(stance, Some(Stance::Reserve | Stance::Object)) && words.is_none() {
            fields.wrong("words", "refusal-stance-needs-words");
        }
        if let (Some(unit), Some(stance)) = (unit, stance) {
            taken.push(Taking {
                own_alone: units.sits_in_for_its_own(unit.id),
                unit,
                version: row.version,
                stance,
                words,
            });
        }
    }
    fields.done()?;
    Ok(taken)
}

/// Takes positions on an item in session: a unit its own, or the office those of all at the table. A later position replaces the earlier one, both stay in the journal.
pub async fn take_positions(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    rows: &[PositionRow],
) -> Result<(), Error> {
    let (id, item) = (
        super::read_id(id)?,
        AgendaItemId::parse(item).ok_or(Error::NotFound)?,
    );
    let units = crate::units::all(desk, by).await?;
    let taken = read_positions(rows, &units)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let item = item_of(tx, &by, id, item).await?;
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        let about = about(tx, &by, &item).await?;
        for row in &taken {
            take(tx, &meeting, &item, about.as_ref(), row, &by, now).await?;
        }
        Ok(())
    })
    .await
}

/// Refuses to take from a unit that sits in for matters of its own alone what is said to another's item.
pub(super) async fn must_be_its_own(
    tx: &mut Tx,
    by: &Actor,
    item: &AgendaItem,
    unit: &UnitRef,
) -> Result<(), Error> {
    let units = Units::load(tx, &by.sight()).await?;
    let about = about(tx, by, item).await?;
    let parties = about.map(|(_, parties)| parties).unwrap_or_default();
    let own = parties.contains(&unit.id) || item.reporter == Some(unit.id);
    if units.sits_in_for_its_own(unit.id) && !own {
        return Err(Refusal::MatterNotOpenTo(unit.name.clone()).into());
    }
    Ok(())
}

/// What an item is about, with the units that are parties to it: read once for all rows of a table.
async fn about(
    tx: &mut Tx,
    by: &Actor,
    item: &AgendaItem,
) -> Result<Option<(Matter, Vec<UnitId>)>, Error> {
    let Some(matter) = item.matter else {
        return Ok(None);
    };
    // The item is within sight, of a guest too, which sees the matter nowhere else.
    let matter: Matter = store::by_id(tx, &by.sight(), matter.0).await?;
    let units = Units::load(tx, &by.sight()).await?;
    let places = store::meeting::attendance(tx, &by.sight(), item.meeting).await?;
    let guests = guest::among(&units, &places);
    let parties = guest::with_guests(tx, &by.sight(), &matter, &guests).await?;
    Ok(Some((matter, parties)))
}

async fn take(
    tx: &mut Tx,
    meeting: &Meeting,
    item: &AgendaItem,
    about: Option<&(Matter, Vec<UnitId>)>,
    row: &Taking,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let (sight, unit) = (by.sight(), row.unit.id);
    store::meeting::place_of(tx, &sight, item.meeting, unit)
        .await?
        .ok_or(Error::NotFound)?;
    if let Some((matter, parties)) = about {
        matter.must_be_open_to(&row.unit, parties)?;
        if row.own_alone && !parties.contains(&unit) {
            return Err(Refusal::MatterNotOpenTo(row.unit.name.clone()).into());
        }
    }
    let earlier = store::agenda::position_of(tx, &sight, item.id, unit).await?;
    if earlier
        .as_ref()
        .is_some_and(|p| p.stance == row.stance && p.words == row.words)
    {
        return Ok(());
    }
    must_be_seen(
        row.version,
        earlier.as_ref().map_or(0, |position| position.version),
    )?;
    if let Some(earlier) = &earlier {
        earlier.may_be_replaced(&row.unit, by)?;
    }
    let position = Position {
        id: earlier.as_ref().map_or_else(new_id, |position| position.id),
        version: earlier.as_ref().map_or(0, |position| position.version),
        item: item.id,
        meeting: item.meeting,
        matter: item.matter,
        unit,
        stance: row.stance,
        words: row.words.clone(),
        own: by.speaks_for(unit),
    };
    tx.record(position.take(&row.unit, item, meeting, by, now)?)
        .await?;
    Ok(())
}

fn must_be_under_way(meeting: &Meeting) -> Result<(), Error> {
    match meeting.state {
        MeetingState::Convened | MeetingState::InSession => Ok(()),
        state => Err(domain::Refusal::MeetingState(state).into()),
    }
}
