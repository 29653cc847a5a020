//! Delegations of conveners to secretaries; a mechanism has a handful.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{Date, Sight, delegation::Delegation, id::PersonId};

table!(Delegation in "delegation": convener, secretary, from_on, until_on);

/// Delegations to a secretary in force on a day.
pub async fn to_secretary(
    tx: &mut Tx,
    sight: &Sight,
    secretary: PersonId,
    day: Date,
) -> Result<Vec<Delegation>, Error> {
    let sql = select!(
        Delegation,
        "WHERE mechanism = $1 AND secretary = $2 ORDER BY id LIMIT 100"
    );
    let args = [sight.mechanism.to_value(), secretary.to_value()];
    let mut all: Vec<Delegation> = record::all(tx.rows(sql, &args).await?)?;
    all.retain(|one| one.is_in_force_on(day));
    Ok(all)
}

/// The latest hundred delegations, newest first.
pub async fn all(tx: &mut Tx, sight: &Sight) -> Result<Vec<Delegation>, Error> {
    let sql = select!(
        Delegation,
        "WHERE mechanism = $1 ORDER BY id DESC LIMIT 100"
    );
    record::all(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}
