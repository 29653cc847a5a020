//! Planning a meeting, changing its time and place, convening it, calling it off.

use super::{consent, guest, reply_day};
use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::{Fields, read_reason},
};
use domain::{
    Actor, Date, Moment, Refusal,
    agenda::{AgendaItem, version::AgendaVersion},
    attachment::Classification,
    charter::Caller,
    id::{MeetingId, UnitId},
    meeting::{
        Attendance, Meeting, MeetingState, Presence, doubt::must_be_answered, moved::MeetingMove,
        year_of,
    },
    unit::{Unit, UnitKind, UnitRef},
};
use store::Tx;

/// The form that plans a meeting, as typed.
#[derive(Clone, Debug, Default)]
pub struct PlanForm {
    /// Key of the tier.
    pub kind: String,
    /// Topic.
    pub topic: String,
    /// Day.
    pub held_on: String,
    /// Time of day.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// Who calls it, as `consent::code` writes the choice; empty for the office, where it may.
    pub called_by: String,
    /// Who chairs it.
    pub chair: String,
    /// Day by which units reply to the notice; empty for the office's practice.
    pub reply_by: String,
    /// Ids of the units asked; empty for all members.
    pub units: Vec<String>,
    /// Numbers of the matters it is called for; they are put on its agenda.
    pub matters: Vec<String>,
    /// Whether the office, shown the doubts that a change adds, goes on; asked once the notice has gone out.
    pub despite: bool,
}

struct Planned {
    tier: String,
    topic: String,
    held_on: Date,
    starts_at: String,
    place: String,
    caller: Option<Caller>,
    chair: String,
    reply_by: Option<Date>,
}

fn read(form: &PlanForm, desk: &Desk, callers: &[Caller], fields: &mut Fields) -> Planned {
    let tier = fields.text("kind", &form.kind, 40);
    let topic = fields.text("topic", &form.topic, 80);
    let held_on = fields.date("held_on", &form.held_on);
    if held_on < desk.today() && !fields.has("held_on") {
        fields.wrong("held_on", "form-date-past");
    }
    let typed = fields.text("starts_at", &form.starts_at, 5);
    let starts_at = read_time(&typed).unwrap_or_default();
    if !fields.has("starts_at") && starts_at.is_empty() {
        fields.wrong("starts_at", "form-bad-time");
    }
    let place = fields.text("place", &form.place, 60);
    // What the office itself may call, it calls unless another is chosen.
    let caller = if form.called_by.is_empty() && callers.contains(&Caller::Office) {
        Some(Caller::Office)
    } else if desk.charter().meetings.tier(&tier).is_none() {
        None
    } else {
        fields.choice("called_by", &form.called_by, |raw| {
            consent::read(callers, raw)
        })
    };
    let chair = fields.text("chair", &form.chair, 40);
    let reply_by = fields.optional_date("reply_by", &form.reply_by);
    Planned {
        tier,
        topic,
        held_on,
        starts_at,
        place,
        caller,
        chair,
        reply_by,
    }
}

/// Refuses units that do not take part on the day.
pub(crate) fn must_take_part(units: &Units, asked: &[UnitRef], held_on: Date) -> Result<(), Error> {
    for unit in asked {
        let unit = units.get(unit.id).ok_or(Error::NotFound)?;
        unit.must_take_part_on(held_on)?;
    }
    Ok(())
}

/// A time of day as it is kept, 09:30, also where 9:30 was typed: two meetings at one hour are found by it.
pub(super) fn read_time(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once(':')?;
    let number = |part: &str, most: u8| {
        let value = part.parse::<u8>().ok()?;
        (part.len() <= 2 && value <= most).then_some(value)
    };
    Some(format!(
        "{:02}:{:02}",
        number(hour, 23)?,
        number(minute, 59)?
    ))
}

/// Plans a meeting and asks its units to it.
pub async fn plan(desk: &Desk, by: &Actor, form: PlanForm) -> Result<MeetingId, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let charter = desk.charter();
    let callers = consent::callers(desk, by, &form.kind).await?;
    let planned = read(&form, desk, &callers, &mut fields);
    let asked = fields.units("units", &form.units, &units);
    let whole = charter.meetings.tier(&planned.tier);
    let asked = if asked.is_empty() && whole.is_some_and(|tier| tier.whole) {
        members(&units)
    } else {
        asked
    };
    if asked.is_empty() {
        fields.wrong("units", "form-required");
    }
    let matters: Vec<_> = form
        .matters
        .iter()
        .filter_map(|number| crate::matter::read_number(number).ok())
        .collect();
    if matters.len() < form.matters.len() {
        fields.wrong("matters", "form-unknown-choice");
    }
    fields.done()?;
    let no_tier = || Refusal::NoSuchTier(charter.meetings.labels());
    let caller = planned.caller.clone().ok_or_else(no_tier)?;
    must_take_part(&units, &asked, planned.held_on)?;
    units.must_be_no_guests(&asked)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let meeting = Meeting {
            id: new_id(),
            version: 0,
            tier: planned.tier.clone(),
            label: String::new(),
            year: year_of(planned.held_on),
            ordinal: 0,
            topic: planned.topic.clone(),
            held_on: planned.held_on,
            starts_at: planned.starts_at.clone(),
            place: planned.place.clone(),
            called_by: String::new(),
            chair: planned.chair.clone(),
            state: MeetingState::Planned,
            paper_number: None,
        };
        // The form sent twice plans one meeting: the second leads to the first.
        let same_day = store::meeting::on_day(tx, &by.sight(), meeting.held_on).await?;
        for planned in same_day.iter().filter(|one| meeting.repeats(one)) {
            let places = store::meeting::attendance(tx, &by.sight(), planned.id).await?;
            let is_asked = |unit: &UnitRef| places.iter().any(|place| place.unit == unit.id);
            if places.len() == asked.len() && asked.iter().all(is_asked) {
                return Ok(planned.id);
            }
        }
        let meeting = tx
            .record(meeting.plan(&charter, &caller, &by, now)?)
            .await?;
        consent::ask(tx, meeting.id, &caller, false, &by, now).await?;
        for unit in &asked {
            let place = place_at(meeting.id, unit.id);
            tx.record(place.invite(&unit.name, &by, now)?).await?;
        }
        reply_day::choose(tx, &desk_, &meeting, planned.reply_by, &by, now).await?;
        for number in &matters {
            let open = super::agenda::open_agenda(tx, &by, meeting.id, None).await?;
            super::agenda::bring(tx, &desk_, &by, &open, *number, None, now).await?;
        }
        Ok(meeting.id)
    })
    .await
}

/// A unit's place at a meeting, before it is kept.
pub(super) fn place_at(meeting: MeetingId, unit: UnitId) -> Attendance {
    Attendance {
        id: new_id(),
        version: 0,
        meeting,
        unit,
        presence: Presence::Invited,
        attendee: None,
    }
}

/// The members of the mechanism.
pub(super) fn members(units: &Units) -> Vec<UnitRef> {
    units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Member)
        .map(Unit::as_ref)
        .collect()
}

/// Changes topic, time, place, caller or chair.
pub async fn replan(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    form: PlanForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let callers = consent::callers(desk, by, &form.kind).await?;
    let planned = read(&form, desk, &callers, &mut fields);
    fields.done()?;
    let caller = planned.caller.clone().ok_or(Error::NotFound)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let before = super::load(tx, &by, id, version).await?;
        let meeting = Meeting {
            topic: planned.topic.clone(),
            held_on: planned.held_on,
            starts_at: planned.starts_at.clone(),
            place: planned.place.clone(),
            chair: planned.chair.clone(),
            ..before.clone()
        };
        if before.state == MeetingState::Convened {
            let doubts = super::doubt::added(tx, &desk_, &by, &before, &meeting).await?;
            must_be_answered(&doubts, form.despite)?;
        }
        let after = tx
            .record(meeting.replan(&before, &desk_.charter(), &caller, &by, now)?)
            .await?;
        let moved = after.is_at_another_hour_than(&before);
        consent::ask(tx, id, &caller, moved, &by, now).await?;
        reply_day::choose(tx, &desk_, &after, planned.reply_by, &by, now).await?;
        if after.state == MeetingState::Convened {
            tell_move(tx, &before, &after, &by, now).await?;
        }
        guest::follow(tx, id, &by, now).await
    })
    .await
}

/// Tells the units already called to a meeting its other time or place.
async fn tell_move(
    tx: &mut Tx,
    before: &Meeting,
    after: &Meeting,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let Some(moved) = MeetingMove::between(new_id(), before, after) else {
        return Ok(());
    };
    let places = store::meeting::attendance(tx, &by.sight(), after.id).await?;
    let asked: Vec<_> = places.iter().map(|place| place.unit).collect();
    tx.record(moved.tell(&asked, by, now)?).await?;
    Ok(())
}

/// Asks more units to a meeting that is not yet in session.
pub async fn invite(desk: &Desk, by: &Actor, id: &str, chosen: &[String]) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let chosen = fields.units("unit", chosen, &units);
    if chosen.is_empty() && !fields.has("unit") {
        fields.wrong("unit", "form-required");
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        meeting.must_be_ahead()?;
        must_take_part(&units, &chosen, meeting.held_on)?;
        units.must_be_no_guests(&chosen)?;
        for unit in &chosen {
            ask(tx, &meeting, unit, &by, now).await?;
        }
        Ok(())
    })
    .await
}

/// Asks a unit that is not asked yet, or no longer; after the notice it is told, and becomes a party to the
/// agenda's matters.
pub(super) async fn ask(
    tx: &mut Tx,
    meeting: &Meeting,
    unit: &UnitRef,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let (sight, id) = (by.sight(), meeting.id);
    let before = store::meeting::place_ever(tx, &sight, id, unit.id).await?;
    if before.as_ref().is_some_and(Attendance::stands) {
        return Err(Error::field("unit", "form-unit-already-asked"));
    }
    let place = before.unwrap_or_else(|| place_at(id, unit.id));
    if meeting.state == MeetingState::Convened {
        tx.record(place.summon(&unit.name, by, now)?).await?;
        let items = store::agenda::items(tx, &sight, id).await?;
        return admit(tx, by, &items, &[unit.id]).await;
    }
    tx.record(place.invite(&unit.name, by, now)?).await?;
    Ok(())
}

/// Makes units parties to the matters of an agenda, save restricted ones. Nobody becomes one by it who sits in for
/// its own matters alone, nor a guest, which hears of them at the meeting.
pub(crate) async fn admit(
    tx: &mut Tx,
    by: &Actor,
    items: &[AgendaItem],
    units: &[UnitId],
) -> Result<(), Error> {
    let known = Units::load(tx, &by.sight()).await?;
    for matter in items.iter().filter_map(|item| item.matter) {
        let full = store::matter::by_id(tx, &by.sight(), matter).await?;
        if full.classification == Classification::Restricted {
            continue;
        }
        for unit in units
            .iter()
            .filter(|unit| known.get(**unit).is_some_and(Unit::is_admitted_when_asked))
        {
            store::record::admit_party(tx, &by.sight(), matter, *unit).await?;
        }
    }
    Ok(())
}

/// Convenes the meeting: the agenda is frozen, the units are told and become parties to its matters,
/// save restricted ones.
pub async fn convene(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    convene_despite(desk, by, id, version, true).await
}

/// The same, where the office was shown the doubts about it; `despite` them if it said so.
pub async fn convene_despite(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    despite: bool,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = super::load(tx, &by, id, version).await?;
        let items = store::agenda::items(tx, &sight, id).await?;
        let places = store::meeting::attendance(tx, &sight, id).await?;
        let asked: Vec<_> = places.iter().map(|place| place.unit).collect();
        let consent = store::meeting::consent(tx, &sight, id).await?;
        must_be_answered(&super::doubt::of(tx, &desk_, &by, &meeting).await?, despite)?;
        let meeting = tx
            .record(meeting.convene(items.len(), &asked, consent.as_ref(), &by, now)?)
            .await?;
        reply_day::fix(tx, &desk_, &meeting, &by, now).await?;
        let versions = store::agenda::versions(tx, &sight, id).await?;
        if !versions.last().is_some_and(AgendaVersion::holds) {
            super::agenda::freeze_now(tx, &by, id, now).await?;
        }
        admit(tx, &by, &items, &asked).await
    })
    .await
}

/// Calls the meeting off; its matters become free again.
pub async fn call_off(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        let places = store::meeting::attendance(tx, &by.sight(), id).await?;
        let asked: Vec<_> = places.iter().map(|place| place.unit).collect();
        let consent = store::meeting::consent(tx, &by.sight(), id).await?;
        let mut held = store::roster::posts(tx, &by.sight()).await?;
        held.retain(|one| one.post.is_held_on(now.date()));
        let held: Vec<_> = held
            .into_iter()
            .map(|one| (one.person.id, one.person.name))
            .collect();
        let off = meeting.clone().call_off(reason.clone(), &asked, &by, now)?;
        let told = if meeting.state == MeetingState::Convened {
            asked
        } else {
            Vec::new()
        };
        tx.record(meeting.leaders_learn(off, consent.as_ref(), &held))
            .await?;
        let name = super::name(&meeting);
        let items = store::agenda::items(tx, &by.sight(), id).await?;
        for matter in items.iter().filter_map(|item| item.matter) {
            let matter = store::matter::by_id(tx, &by.sight(), matter).await?;
            let work = crate::matter::open_work(tx, &by, matter.id).await?;
            let why = (name.as_str(), reason.as_str());
            let matter = tx
                .record(matter.meeting_off(work, why, &told, &by, now)?)
                .await?;
            crate::matter::deferral::stop_again(tx, &matter, &by, now).await?;
        }
        guest::follow(tx, id, &by, now).await
    })
    .await
}
