//! The register of deferred matters, and those whose review draws near.

use super::{MatterRow, rows, sight_args};
use crate::{
    db::{Column as _, Error, Tx, Value},
    record,
};
use domain::{
    Date, Sight,
    id::{MatterId, UnitId},
    matter::Matter,
};

/// Which part of the register is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// All of it.
    Whole,
    /// Review due on this day or before.
    Due(Date),
    /// Review after this day.
    Ahead(Date),
    /// Condition marked as met.
    Met,
}

/// Deferred matters by day of review, in the whole register those whose condition is met first; after a key
/// (not met, day, id), up to a page.
pub async fn register(
    tx: &mut Tx,
    sight: &Sight,
    which: Register,
    after: Option<(bool, Date, MatterId)>,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    let start = || (-1, String::new(), String::new());
    let (waits, day, id) = after.map_or_else(start, |(waits, day, id)| {
        (i64::from(waits), day.to_string(), id.to_string())
    });
    let place = [day.to_value(), id.to_value()];
    let sql = match which {
        Register::Whole => {
            args.push(Value::Integer(waits));
            args.extend(place);
            row_sql!(
                "",
                "AND m.state = 'deferred' \
                 AND (CASE WHEN m.condition_met_at IS NULL THEN 1 ELSE 0 END, m.review_on, m.id) > ($4, $5, $6) \
                 ORDER BY CASE WHEN m.condition_met_at IS NULL THEN 1 ELSE 0 END, m.review_on, m.id LIMIT 21"
            )
        }
        Register::Due(day) => {
            args.extend(place);
            args.push(day.to_value());
            row_sql!(
                "",
                "AND m.state = 'deferred' AND (m.review_on, m.id) > ($4, $5) AND m.review_on <= $6 \
                 ORDER BY m.review_on, m.id LIMIT 21"
            )
        }
        Register::Ahead(day) => {
            args.extend(place);
            args.push(day.to_value());
            row_sql!(
                "",
                "AND m.state = 'deferred' AND (m.review_on, m.id) > ($4, $5) AND m.review_on > $6 \
                 ORDER BY m.review_on, m.id LIMIT 21"
            )
        }
        Register::Met => {
            args.extend(place);
            row_sql!(
                "",
                "AND m.state = 'deferred' AND (m.review_on, m.id) > ($4, $5) AND m.condition_met_at IS NOT NULL \
                 ORDER BY m.review_on, m.id LIMIT 21"
            )
        }
    };
    rows(tx.rows(sql, &args).await?)
}

/// Deferred matters whose condition a unit watches over, not met yet, with review on or before a day, the
/// earliest first, up to a page.
pub async fn watched_by(
    tx: &mut Tx,
    sight: &Sight,
    owner: UnitId,
    day: Date,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.extend([owner.to_value(), day.to_value()]);
    let sql = row_sql!(
        "",
        "AND m.state = 'deferred' AND m.defer_owner = $4 AND m.condition_met_at IS NULL \
         AND m.review_on <= $5 ORDER BY m.review_on, m.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Deferred matters whose review comes on or before a day and of which nobody was reminded yet, up to a
/// hundred.
pub async fn to_remind(tx: &mut Tx, sight: &Sight, day: Date) -> Result<Vec<Matter>, Error> {
    let sql = select!(
        Matter,
        "WHERE mechanism = $1 AND state = 'deferred' AND review_on <= $2 AND due_on IS NULL \
         AND reminded_on IS NULL ORDER BY review_on, id LIMIT 100"
    );
    let args = [sight.mechanism.to_value(), day.to_value()];
    record::all(tx.rows(sql, &args).await?)
}
