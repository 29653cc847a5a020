//! Minutes: written from the recorded facts, countersigned, signed off, numbered, issued.

pub mod circulate;
pub(crate) mod correction;
pub mod excerpt;
pub mod facts;
pub mod issue;
pub mod open;
pub mod sheet;
pub mod write;

use crate::Error;
use domain::{Actor, id::MeetingId, minutes::Minutes};
use store::Tx;

/// The minutes of a meeting within sight, as the form saw them; `Stale` if they were changed since.
pub(crate) async fn load(
    tx: &mut Tx,
    by: &Actor,
    meeting: MeetingId,
    version: u32,
) -> Result<Minutes, Error> {
    store::meeting::by_id(tx, &by.sight(), meeting).await?;
    let minutes = store::minutes::of_meeting(tx, &by.sight(), meeting).await?;
    let minutes = minutes.ok_or(Error::NotFound)?;
    if minutes.version == version {
        Ok(minutes)
    } else {
        Err(Error::Stale)
    }
}
