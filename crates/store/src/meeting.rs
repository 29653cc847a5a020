//! Meetings and attendance. A meeting is within sight of the office, the conveners and the units asked to it
//! whose invitation stands.

use crate::{
    db::{Column as _, Error, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Date, Sight,
    id::{MeetingId, PersonId, UnitId},
    meeting::{Attendance, Meeting, MeetingState, consent::Consent, moved::MeetingMove},
};

table!(Meeting in "meeting": tier, label, year, ordinal, topic, held_on, starts_at, place, called_by, chair, state;
    later paper_number);
table!(Attendance in "attendance": meeting, unit, presence, attendee);
table!(Consent in "consent": meeting, person, caller, state, words, entered);
table!(MeetingMove in "meeting_move": meeting, from_on, from_starts_at, from_place, to_on, to_starts_at,
    to_place, moved_at);

/// The meeting with this id, within sight.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<Meeting, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND id = $2 AND ($3 = 2 OR EXISTS (SELECT 1 FROM attendance a \
         WHERE a.mechanism = $1 AND a.unit = $4 AND a.meeting = meeting.id AND a.presence <> 'withdrawn'))"
    );
    let mut args = vec![sight.mechanism.to_value(), id.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// Meetings within sight that are in preparation, called or in session, the soonest first, up to a hundred.
pub async fn live(tx: &mut Tx, sight: &Sight) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND ($2 = 2 OR EXISTS (SELECT 1 FROM attendance a WHERE a.mechanism = $1 \
         AND a.unit = $3 AND a.meeting = meeting.id AND a.presence <> 'withdrawn')) \
         AND state IN ('planned', 'convened', 'in_session') ORDER BY held_on, starts_at, id LIMIT 100"
    );
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// Twenty meetings within sight that ended in one of two ways, held or meant before a key, latest first.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    ended: [MeetingState; 2],
    before: Option<(Date, MeetingId)>,
) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND ($2 = 2 OR EXISTS (SELECT 1 FROM attendance a WHERE a.mechanism = $1 \
         AND a.unit = $3 AND a.meeting = meeting.id AND a.presence <> 'withdrawn')) AND (held_on, id) < ($4, $5) \
         AND state IN ($6, $7) ORDER BY held_on DESC, id DESC LIMIT 21"
    );
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    let (day, id) = before.map_or(("9999".to_owned(), String::new()), |(day, id)| {
        (day.to_string(), id.to_string())
    });
    args.extend([day.to_value(), id.to_value()]);
    args.extend(ended.map(|state| state.code().into()));
    record::all(tx.rows(sql, &args).await?)
}

/// Meetings of a tier and year that are not called off, in order.
pub async fn of_year(
    tx: &mut Tx,
    sight: &Sight,
    tier: &str,
    year: u32,
) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND tier = $2 AND year = $3 AND state <> 'called_off' ORDER BY ordinal"
    );
    let args = [sight.mechanism.to_value(), tier.into(), year.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// The meeting held on paper whose minutes bear this number, for whoever sees all.
pub async fn by_paper_number(
    tx: &mut Tx,
    sight: &Sight,
    number: &str,
) -> Result<Option<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND paper_number = $2 AND state <> 'called_off'"
    );
    if !sight.is_whole() {
        return Ok(None);
    }
    let args = [sight.mechanism.to_value(), number.into()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// Meetings on a day that are not called off, for whoever sees all, up to a page.
pub async fn on_day(tx: &mut Tx, sight: &Sight, day: Date) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND held_on = $2 AND state <> 'called_off' ORDER BY id LIMIT 50"
    );
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), day.to_value()])
            .await?,
    )
}

/// Meetings in a state, for whoever sees all, up to a page.
pub async fn in_state(
    tx: &mut Tx,
    sight: &Sight,
    state: MeetingState,
) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND state = $2 ORDER BY state, id LIMIT 21"
    );
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let args = [sight.mechanism.to_value(), state.code().into()];
    record::all(tx.rows(sql, &args).await?)
}

/// The consent to a meeting, where a convener calls it. The caller has loaded the meeting within sight.
pub async fn consent(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Option<Consent>, Error> {
    let sql = select!(Consent, "WHERE mechanism = $1 AND meeting = $2");
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// Planned meetings that a person is asked to consent to, up to a page.
pub async fn to_consent(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND id IN (SELECT c.meeting FROM consent c WHERE c.mechanism = $1 \
         AND c.person = $2 AND c.state = 'asked') AND state IN ('planned', 'convened')"
    );
    let args = [sight.mechanism.to_value(), person.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Changes of a meeting's time or place that its units were told, oldest first. The caller has loaded the
/// meeting within sight.
pub async fn moves(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<MeetingMove>, Error> {
    let sql = select!(
        MeetingMove,
        "WHERE mechanism = $1 AND meeting = $2 ORDER BY id"
    );
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Places at a meeting whose invitation stands, in the units' order. The caller has loaded the meeting within sight.
pub async fn attendance(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Attendance>, Error> {
    let sql = select!(
        Attendance,
        "WHERE mechanism = $1 AND meeting = $2 AND presence <> 'withdrawn' ORDER BY (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = attendance.unit), id"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
            .await?,
    )
}

/// A unit's place at a meeting, if its invitation stands.
pub async fn place_of(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
    unit: UnitId,
) -> Result<Option<Attendance>, Error> {
    let place = place_ever(tx, sight, meeting, unit).await?;
    Ok(place.filter(Attendance::stands))
}

/// A unit's place at a meeting, also where its invitation was withdrawn.
pub async fn place_ever(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
    unit: UnitId,
) -> Result<Option<Attendance>, Error> {
    let sql = select!(
        Attendance,
        "WHERE mechanism = $1 AND meeting = $2 AND unit = $3"
    );
    let args = [
        sight.mechanism.to_value(),
        meeting.to_value(),
        unit.to_value(),
    ];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// The last day of the meetings a unit is asked to, save those called off.
pub async fn last_day_of(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Option<Date>, Error> {
    let sql = "SELECT MAX(m.held_on) FROM attendance a JOIN meeting m ON m.mechanism = $1 AND m.id = a.meeting \
         WHERE a.mechanism = $1 AND a.unit = $2 AND a.presence <> 'withdrawn' AND m.state <> 'called_off'";
    let args = [sight.mechanism.to_value(), unit.to_value()];
    match tx.row(sql, &args).await? {
        Some(mut row) => row.get(0),
        None => Ok(None),
    }
}
