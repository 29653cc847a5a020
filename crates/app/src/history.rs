//! The journal as read by auditors, and the notifications of a person.

use crate::{Desk, Error, Line};
use domain::{Actor, Permission, Sight};

/// Fifty lines of the whole journal before a number (0 for the newest), newest first.
pub async fn page(desk: &Desk, by: &Actor, before: i64) -> Result<Vec<Line>, Error> {
    if !by.may(Permission::Audit) {
        return Err(Error::NotFound);
    }
    let sight = Sight::whole(by.mechanism);
    let before = if before <= 0 { i64::MAX } else { before };
    let mut lines = desk
        .read(async move |tx| Ok(store::journal::before(tx, &sight, before).await?))
        .await?;
    // An audit administrator sees that and where something changed, not what was said.
    if !by.sight().is_whole() {
        for line in &mut lines {
            line.facts.retain(|field, _| field == "kind");
        }
    }
    Ok(lines)
}

/// What a person was told, newest first.
pub async fn told(desk: &Desk, by: &Actor) -> Result<Vec<Line>, Error> {
    let (sight, person) = (by.sight(), by.person);
    desk.read(async move |tx| Ok(store::journal::told(tx, &sight, person).await?))
        .await
}

/// How many notifications are unread, counted to a hundred at most.
pub async fn unread(desk: &Desk, by: &Actor) -> Result<i64, Error> {
    let (sight, person) = (by.sight(), by.person);
    desk.read(async move |tx| Ok(store::notification::unread(tx, &sight, person).await?))
        .await
}

/// Marks what was told up to a line as read.
pub async fn mark_read(desk: &Desk, by: &Actor, up_to: i64) -> Result<(), Error> {
    let (sight, person, now) = (by.sight(), by.person, desk.now());
    desk.write(async move |tx| {
        Ok(store::notification::mark_read(tx, &sight, person, up_to, now).await?)
    })
    .await
}
