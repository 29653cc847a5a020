//! Meetings and attendance. A meeting is within sight of the office, the conveners and the units asked to it.

use crate::{
    db::{Column as _, Error, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Date, Sight,
    id::{MeetingId, UnitId},
    meeting::{Attendance, Meeting},
};

table!(Meeting in "meeting": tier, label, year, ordinal, topic, held_on, starts_at, place, called_by, chair, state);
table!(Attendance in "attendance": meeting, unit, presence, attendee);

/// The meeting with this id, within sight.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<Meeting, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND id = $2 AND ($3 = 2 OR EXISTS (SELECT 1 FROM attendance a \
         WHERE a.mechanism = $1 AND a.unit = $4 AND a.meeting = meeting.id))"
    );
    let mut args = vec![sight.mechanism.to_value(), id.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// Twenty meetings within sight held before a key, latest first.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    before: Option<(Date, MeetingId)>,
) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND ($2 = 2 OR EXISTS (SELECT 1 FROM attendance a WHERE a.mechanism = $1 \
         AND a.unit = $3 AND a.meeting = meeting.id)) AND (held_on, id) < ($4, $5) \
         ORDER BY held_on DESC, id DESC LIMIT 21"
    );
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    let (day, id) = before.map_or(("9999".to_owned(), String::new()), |(day, id)| {
        (day.to_string(), id.to_string())
    });
    args.extend([day.to_value(), id.to_value()]);
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

/// Attendance of a meeting in the units' order. The caller has loaded the meeting within sight.
pub async fn attendance(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Attendance>, Error> {
    let sql = select!(
        Attendance,
        "WHERE mechanism = $1 AND meeting = $2 ORDER BY (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = attendance.unit), id"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
            .await?,
    )
}

/// A unit's place at a meeting.
pub async fn place_of(
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
