//! Units asked to raise a matter with another.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{Sight, co_raiser::CoRaiser, id::MatterId};

table!(CoRaiser in "co_raiser": matter, unit, joining, words, answer_by, answered_at, confirmed_at);

/// The units asked to raise a matter, in the order they were asked. The caller has loaded the matter
/// within sight.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<CoRaiser>, Error> {
    let sql = select!(
        CoRaiser,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY unit LIMIT 50"
    );
    let args = [sight.mechanism.to_value(), matter.to_value()];
    let mut all: Vec<CoRaiser> = record::all(tx.rows(sql, &args).await?)?;
    all.sort_by_key(|one| one.id);
    Ok(all)
}
