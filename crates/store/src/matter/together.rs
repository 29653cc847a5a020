//! Matters that several units raise together, as the units asked find them.

use super::{MatterRow, rows, sight_args};
use crate::db::{Column as _, Error, Tx};
use domain::{Sight, id::UnitId};

// A state is compared as an expression, so that the few rows of the unit lead to their matters and no engine
// goes through every matter of that state instead.

/// Matters a unit was asked to raise too and has not answered, oldest first, up to a page.
pub async fn to_join(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(unit.to_value());
    let sql = row_sql!(
        "JOIN co_raiser c ON c.mechanism = $1 AND c.matter = m.id",
        "AND c.unit = $4 AND c.joining = 'asked' AND m.state || '' IN ('raised', 'returned') \
         ORDER BY c.matter LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Resolved matters a unit raised with another and has not confirmed, oldest first, up to a page.
pub async fn to_confirm(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(unit.to_value());
    let sql = row_sql!(
        "JOIN co_raiser c ON c.mechanism = $1 AND c.matter = m.id",
        "AND c.unit = $4 AND c.joining = 'joined' AND c.confirmed_at IS NULL AND m.state || '' = 'resolved' \
         ORDER BY c.matter LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}
