//! Matters: raising, triage, forwarding, deferral, closing; and the page that shows one whole.

pub mod closing;
pub mod deferral;
pub mod forward;
pub mod raise;
pub mod together;
pub mod triage;
pub mod view;

use crate::Error;
use domain::{
    Actor, assignment,
    id::MatterId,
    matter::{Matter, Work},
};
use store::Tx;

/// A matter's number as addresses write it: 2026-12.
pub fn read_number(text: &str) -> Result<(u32, u32), Error> {
    let (year, serial) = text.split_once('-').ok_or(Error::NotFound)?;
    let plain = |part: &str| part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(year) || !plain(serial) {
        return Err(Error::NotFound);
    }
    Ok((
        year.parse().map_err(|_| Error::NotFound)?,
        serial.parse().map_err(|_| Error::NotFound)?,
    ))
}

/// What of a matter's work is open now.
pub(crate) async fn open_work(tx: &mut Tx, by: &Actor, matter: MatterId) -> Result<Work, Error> {
    let all = store::assignment::of_matter(tx, &by.sight(), matter).await?;
    Ok(assignment::open_work(&all))
}

/// The matter within sight, as the form saw it; `Stale` if it was changed since.
pub(crate) async fn load(
    tx: &mut Tx,
    by: &Actor,
    number: (u32, u32),
    version: u32,
) -> Result<Matter, Error> {
    let matter = store::matter::by_number(tx, &by.sight(), number.0, number.1).await?;
    if matter.version == version {
        Ok(matter)
    } else {
        Err(Error::Stale)
    }
}
