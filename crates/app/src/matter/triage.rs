//! Triage by the office: accept, return for completion, decline.

use crate::{Desk, Error, input::read_reason};
use domain::Actor;

/// Accepts a raised matter.
pub async fn accept(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
) -> Result<(), Error> {
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let co_raisers = super::together::of_matter(tx, &by.sight(), matter.id).await?;
        tx.record(matter.accept(&co_raisers, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Accepts a raised matter without the units that let their day to join pass, saying why.
pub async fn accept_without(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        super::together::pass_over(tx, matter.id, &reason, &by, now).await?;
        let co_raisers = super::together::of_matter(tx, &by.sight(), matter.id).await?;
        tx.record(matter.accept(&co_raisers, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Returns a raised matter for completion, saying what is missing.
pub async fn send_back(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        tx.record(matter.send_back(reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Declines a matter with a reason.
pub async fn decline(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        tx.record(matter.decline(reason.clone(), &by, now)?).await?;
        Ok(())
    })
    .await
}
