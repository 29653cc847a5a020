//! Numbers: series per mechanism and year, drawn under the row's lock, never reused.

use crate::db::{Column as _, Error, Tx};
use domain::id::MechanismId;

/// Draws the next number of a series. It is gone even if its document is never issued.
pub async fn draw(
    tx: &mut Tx,
    mechanism: MechanismId,
    series: &str,
    year: u32,
) -> Result<u32, Error> {
    let mut row = tx
        .row(
            "INSERT INTO number_series (mechanism, series, year, last) VALUES ($1, $2, $3, 1) \
             ON CONFLICT (mechanism, series, year) DO UPDATE SET last = number_series.last + 1 \
             RETURNING last",
            &[mechanism.to_value(), series.into(), year.to_value()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    row.get(0)
}
