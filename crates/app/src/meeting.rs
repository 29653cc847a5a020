//! Meetings: planning, agenda, convening, session, outcomes, close.

pub mod agenda;
pub mod plan;
pub mod session;
pub mod table;
pub mod view;

use crate::Error;
use domain::{Actor, id::MeetingId, meeting::Meeting};
use store::Tx;

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

/// What a meeting is called: 2026年第2次专题会议.
pub fn name(meeting: &Meeting) -> String {
    let kind = match meeting.kind {
        domain::meeting::MeetingKind::Joint => "联席会议",
        domain::meeting::MeetingKind::Special => "专题会议",
    };
    format!("{}年第{}次{kind}", meeting.year, meeting.ordinal)
}
