//! The day by which units reply to the notice of a meeting: set by the office, else by its practice from the
//! day the notice goes out; and the reminder of it.

use crate::{Desk, Error, desk::new_id};
use domain::{
    Actor, Date, Moment, Sight,
    id::UnitId,
    meeting::{
        Meeting,
        reply_day::{ReplyDay, by_practice},
    },
};
use store::{Tx, call};

/// The day by which units reply to the notice of a meeting.
pub(crate) async fn of(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
    meeting: &Meeting,
) -> Result<Date, Error> {
    let kept = call::reply_day(tx, sight, meeting.id).await?;
    Ok(due(desk, meeting, kept.as_ref()))
}

/// The day that is set for a meeting; until one is, the day by the office's practice.
pub fn due(desk: &Desk, meeting: &Meeting, set: Option<&ReplyDay>) -> Date {
    set.map_or_else(|| practice(desk, meeting), |day| day.due_on)
}

fn practice(desk: &Desk, meeting: &Meeting) -> Date {
    let charter = desk.charter();
    by_practice(
        meeting.held_on,
        &charter.practice,
        desk.calendar(),
        desk.today(),
    )
}

/// Sets the day that the office typed; left empty, a day set before goes back to the practice.
pub(crate) async fn choose(
    tx: &mut Tx,
    desk: &Desk,
    meeting: &Meeting,
    typed: Option<Date>,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let kept = call::reply_day(tx, &by.sight(), meeting.id).await?;
    let due_on = match (typed, &kept) {
        (Some(day), _) => day,
        (None, Some(_)) => practice(desk, meeting),
        (None, None) => return Ok(()),
    };
    // A day that stays as it was told is no change, also when it is past; unless the meeting moved before it.
    let stands = |day: &ReplyDay| day.due_on == due_on && due_on <= meeting.held_on;
    if kept.as_ref().is_some_and(stands) {
        return Ok(());
    }
    set(tx, kept, meeting, due_on, by, now).await
}

/// Fixes the day when the notice goes out, unless the office did before.
pub(crate) async fn fix(
    tx: &mut Tx,
    desk: &Desk,
    meeting: &Meeting,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let kept = call::reply_day(tx, &by.sight(), meeting.id).await?;
    // Of a meeting entered after its day nobody is asked to reply any more.
    if kept.is_some() || meeting.held_on < desk.today() {
        return Ok(());
    }
    let due_on = practice(desk, meeting);
    set(tx, None, meeting, due_on, by, now).await
}

async fn set(
    tx: &mut Tx,
    kept: Option<ReplyDay>,
    meeting: &Meeting,
    due_on: Date,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let day = kept.unwrap_or_else(|| ReplyDay {
        id: new_id(),
        version: 0,
        meeting: meeting.id,
        due_on,
        set_on: now.date(),
        reminded: false,
    });
    let silent = silent(tx, &by.sight(), meeting).await?;
    tx.record(day.set(due_on, meeting, &silent, by, now)?)
        .await?;
    Ok(())
}

/// Units asked to a meeting that have not replied to its notice.
async fn silent(tx: &mut Tx, sight: &Sight, meeting: &Meeting) -> Result<Vec<UnitId>, Error> {
    let replies = call::replies(tx, sight, meeting.id).await?;
    let places = store::meeting::attendance(tx, sight, meeting.id).await?;
    let mut asked: Vec<_> = places.iter().map(|place| place.unit).collect();
    asked.retain(|unit| replies.iter().all(|reply| reply.unit != *unit));
    Ok(asked)
}

/// Reminds silent units of the day that draws near, each meeting once, and answers of how many meetings.
pub async fn remind(desk: &Desk) -> Result<usize, Error> {
    let (by, today, now, desk_) = (desk.system(), desk.today(), desk.now(), desk.clone());
    let sight = Sight::whole(desk.mechanism());
    let until = desk.in_working_days(1);
    desk.write(async move |tx| {
        let mut told = 0;
        for day in call::reply_days_due(tx, &sight, today, until).await? {
            if !day.is_to_be_reminded(desk_.days_left(day.due_on), today) {
                continue;
            }
            let meeting = store::meeting::by_id(tx, &sight, day.meeting).await?;
            let silent = silent(tx, &sight, &meeting).await?;
            if silent.is_empty() {
                continue;
            }
            tx.record(day.remind(&meeting, &silent, &by, now)?).await?;
            told += 1;
        }
        Ok(told)
    })
    .await
}
