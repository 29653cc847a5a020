//! Meetings: planning, agenda, convening, session, outcomes, close.

pub mod agenda;
pub mod amend;
pub mod call;
pub mod concern;
pub mod consent;
pub mod doubt;
pub mod enter;
pub mod guest;
pub mod papers;
pub mod past;
pub(crate) mod places;
pub mod plan;
pub mod propose;
pub mod reply;
pub mod reply_day;
pub mod session;
pub mod table;
pub mod view;
pub mod withdraw;
pub mod year;

use crate::Error;
use domain::{Actor, id::MeetingId, meeting::Meeting};
use locale::{Language, Wording};
use store::{Tx, journal::Line};

/// The meeting within sight, as the form saw it; `Stale` if it was changed since.
pub(crate) async fn load(
    tx: &mut Tx,
    by: &Actor,
    id: MeetingId,
    version: u32,
) -> Result<Meeting, Error> {
    let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
    if meeting.version == version {
        Ok(meeting)
    } else {
        Err(Error::Stale)
    }
}

/// Reads a meeting's id from an address.
pub(crate) fn read_id(text: &str) -> Result<MeetingId, Error> {
    MeetingId::parse(text).ok_or(Error::NotFound)
}

/// The series from which the ordinals of its tier are drawn.
fn series_of(meeting: &Meeting) -> String {
    format!("meeting:{}", meeting.tier)
}

/// What a meeting is called: 2026年第2次专题会议; before it is held it has no ordinal and is called by its tier,
/// topic and day: 专题会议（职工安置，2026年3月5日）.
pub fn name(meeting: &Meeting) -> String {
    if meeting.ordinal > 0 {
        return format!("{}年第{}次{}", meeting.year, meeting.ordinal, meeting.label);
    }
    let on = meeting.held_on;
    let day = format!("{}年{}月{}日", on.year(), on.month(), on.day());
    format!("{}（{}，{day}）", meeting.label, meeting.topic)
}

/// Refuses what was decided on another state than the form saw; whoever saw no form brings none.
pub(crate) fn must_be_seen(seen: Option<u32>, version: u32) -> Result<(), Error> {
    if seen.is_none_or(|seen| seen == version) {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// Who said the last word in a record's history, newest first, and when: 张三（区税务局），2026年3月2日 09:00.
pub(crate) fn last_word(history: &[Line]) -> String {
    let Some(line) = history.first() else {
        return String::new();
    };
    let at = Wording::new(Language::Chinese).date_time(line.at.0);
    format!("{}（{}），{at}", line.person_name, line.unit_name)
}
