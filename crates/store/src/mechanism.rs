//! Mechanisms and the versions of their charters.

use crate::{
    db::{Column as _, Error, Tx, Value},
    record,
};
use domain::{Date, Moment, Sight, charter::CharterVersion, id::MechanismId};

table!(CharterVersion in "charter": effective_from, text, title);

/// What the system keeps of a mechanism beside its charter.
#[derive(Clone, Debug)]
pub struct Mechanism {
    /// Its number in this installation.
    pub id: MechanismId,
    /// When it was founded here.
    pub founded_at: Moment,
    /// Whether it holds sample work only.
    pub demo: bool,
}

/// Makes room for a mechanism, with the empty head of its journal.
pub async fn begin(tx: &mut Tx, id: MechanismId, at: Moment, demo: bool) -> Result<(), Error> {
    tx.run(
        "INSERT INTO mechanism (id, founded_at, demo) VALUES ($1, $2, $3)",
        &[id.to_value(), at.to_value(), demo.to_value()],
    )
    .await?;
    tx.run(
        "INSERT INTO journal_head (mechanism, n, hash) VALUES ($1, 0, $2)",
        &[id.to_value(), Value::Bytes(vec![0; 32])],
    )
    .await?;
    Ok(())
}

/// Every mechanism of this installation.
pub async fn all(tx: &mut Tx) -> Result<Vec<Mechanism>, Error> {
    let rows = tx
        .rows(
            "SELECT id, founded_at, demo FROM mechanism ORDER BY id",
            &[],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Mechanism {
                id: row.get(0)?,
                founded_at: row.get(1)?,
                demo: row.get(2)?,
            })
        })
        .collect()
}

/// The charter in force on a day.
pub async fn charter_on(tx: &mut Tx, sight: &Sight, day: Date) -> Result<CharterVersion, Error> {
    let sql = select!(
        CharterVersion,
        "WHERE mechanism = $1 AND effective_from <= $2 ORDER BY effective_from DESC, id DESC LIMIT 1"
    );
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), day.to_value()])
        .await?;
    record::all(rows)?.pop().ok_or(Error::NotFound)
}

/// Every version of the charter, in the order in which they come into force.
pub async fn charters(tx: &mut Tx, sight: &Sight) -> Result<Vec<CharterVersion>, Error> {
    let sql = select!(
        CharterVersion,
        "WHERE mechanism = $1 ORDER BY effective_from, id"
    );
    record::all(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}
