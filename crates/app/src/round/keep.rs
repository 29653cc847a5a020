//! The office keeps a round: sends a return back, accepts it, closes the round.

use super::{read_return, read_round};
use crate::{Desk, Error, input::read_reason};
use domain::{Actor, id::ReturnId, round::InformationReturn};
use store::Tx;

/// The return as the form saw it; `Stale` if it was changed since.
async fn load(
    tx: &mut Tx,
    by: &Actor,
    id: ReturnId,
    version: u32,
) -> Result<InformationReturn, Error> {
    let one = store::round::return_by_id(tx, &by.sight(), id).await?;
    if one.version == version {
        Ok(one)
    } else {
        Err(Error::Stale)
    }
}

/// Sends a return back to its unit, with the reason.
pub async fn send_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = read_return(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let one = load(tx, &by, id, version).await?;
        let round = store::round::of_return(tx, &by.sight(), &one).await?;
        tx.record(one.send_back(&round, reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Accepts a return.
pub async fn accept(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let (id, by, now) = (read_return(id)?, by.clone(), desk.now());
    desk.write(async move |tx| {
        let one = load(tx, &by, id, version).await?;
        tx.record(one.accept(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Closes a round; `without` the returns that are still missing, if whoever closes it says so.
pub async fn close(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    without: bool,
) -> Result<(), Error> {
    let (id, by, now) = (read_round(id)?, by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let round = store::round::by_id(tx, &sight, id).await?;
        if round.version != version {
            return Err(Error::Stale);
        }
        let returns = store::round::returns(tx, &sight, id).await?;
        tx.record(round.close(&returns, without, &by, now)?).await?;
        Ok(())
    })
    .await
}
