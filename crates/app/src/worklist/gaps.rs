//! What nobody attends to (缺位): difficulties without a duty, units without a liaison.

use crate::{Desk, Error, Units};
use domain::{Date, Role, Sight, remit};
use store::Tx;

/// Names of member units without a liaison on a day.
pub(super) async fn lacking_liaison(
    tx: &mut Tx,
    sight: &Sight,
    units: &Units,
    today: Date,
) -> Result<Vec<String>, Error> {
    let posts = store::roster::posts(tx, sight).await?;
    let has = |unit| {
        posts.iter().any(|held| {
            held.post.unit == unit && held.post.role == Role::Liaison && held.post.is_held_on(today)
        })
    };
    Ok(units
        .iter()
        .filter(|unit| unit.kind == domain::unit::UnitKind::Member && !has(unit.id))
        .map(|unit| unit.short_name.clone())
        .collect())
}

/// Labels of the difficulties that no duty covers.
pub fn unattended(desk: &Desk) -> Vec<String> {
    let charter = desk.charter();
    remit::unattended(&charter)
        .into_iter()
        .map(|key| charter.difficulty_label(key).to_owned())
        .collect()
}
