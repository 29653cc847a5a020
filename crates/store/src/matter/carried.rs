//! Matters that a meeting did not reach (未议顺延) and that wait for the next one.

use super::{MatterRow, rows, sight_args};
use crate::db::{Column as _, Error, Tx};
use domain::Sight;

/// Matters whose latest item was carried over and that nothing was made of since, the longest waiting first, up
/// to a page. One deferred since by the office waits on its own terms instead; one that came from deferral to that
/// item still waits for the meeting.
pub async fn carried_over(tx: &mut Tx, sight: &Sight) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    // The state is an expression, so that the few items lead to their matters.
    let sql = row_sql!(
        "JOIN agenda_item i ON i.mechanism = $1 AND i.outcome = 'carried_over' AND i.matter = m.id",
        "AND i.off = 0 AND m.state || '' IN ('accepted', 'coordinating', 'in_execution', 'deferred') \
         AND (m.state || '' <> 'deferred' OR i.came_from IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM agenda_item l WHERE l.mechanism = $1 AND l.matter = m.id \
         AND l.off = 0 AND l.id > i.id) ORDER BY i.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}
