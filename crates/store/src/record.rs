//! `record`: the one way a governed record is written, with its journal line and what is to be told.

use crate::{
    db::{Column as _, Error, Row, Tx, Value},
    journal, notification,
};
use domain::{
    Change, Governed, Sight,
    id::{MatterId, MechanismId, UnitId},
};

/// A governed record and its table.
pub trait Record: Governed + Sized {
    /// The table.
    const TABLE: &'static str;
    /// Its columns after the mechanism: id, version, then the record's own.
    const COLUMNS: &'static [&'static str];
    /// The last of these, if they came in a later step than the table: null in rows kept before it.
    const LATER: &'static [&'static str];
    /// Version of the value; 0 before it is kept.
    fn version(&self) -> u32;
    /// The value with another version.
    #[must_use]
    fn with_version(self, version: u32) -> Self;
    /// The record's own values, in the order of the columns after id and version.
    fn values(&self) -> Vec<Value>;
    /// The values its seal is made over. A column of a later step counts from the first value it holds on, so
    /// that rows kept before the step are still what their last line says.
    fn sealed(&self) -> Vec<Value> {
        let mut values = self.values();
        let first = values.len().saturating_sub(Self::LATER.len());
        while values.len() > first && values.last() == Some(&Value::Null) {
            values.pop();
        }
        values
    }
    /// Reads a record from a row, beginning at a column.
    fn read(row: &mut Row, from: usize) -> Result<Self, Error>;
    /// The table's statements, made once.
    fn sql() -> &'static Sql;
}

/// The statements of a table.
pub struct Sql {
    insert: String,
    update: String,
    select: String,
    page: String,
}

impl Sql {
    pub(crate) fn of<T: Record>() -> Self {
        let own = &T::COLUMNS[2..];
        let places = |from: usize, n: usize| {
            (from..from + n)
                .map(|i| format!("${i}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let assignments: Vec<_> = own
            .iter()
            .enumerate()
            .map(|(i, column)| format!("{column} = ${}", i + 4))
            .collect();
        Self {
            insert: format!(
                "INSERT INTO {} (mechanism, {}) VALUES ({})",
                T::TABLE,
                T::COLUMNS.join(", "),
                places(1, T::COLUMNS.len() + 1)
            ),
            update: format!(
                "UPDATE {} SET version = version + 1, {} WHERE mechanism = $1 AND id = $2 AND version = $3",
                T::TABLE,
                assignments.join(", ")
            ),
            select: format!(
                "SELECT {} FROM {} WHERE mechanism = $1 AND id = $2",
                T::COLUMNS.join(", "),
                T::TABLE
            ),
            page: format!(
                "SELECT {}, id AS own FROM {} WHERE mechanism = $1 AND id > $2 ORDER BY id LIMIT 1000",
                T::COLUMNS.join(", "),
                T::TABLE
            ),
        }
    }

    /// A thousand records after an id, each followed by its id as text, for verification.
    pub(crate) fn page(&'static self) -> &'static str {
        &self.page
    }
}

impl Tx {
    /// Keeps a change: the row, guarded by its version, its journal line, and what is to be told, in
    /// this transaction. `Stale` if the record was changed since it was read.
    pub async fn record<T: Record>(&mut self, change: Change<T>) -> Result<T, Error> {
        let mechanism = change.by().mechanism;
        let before = change.after().version();
        let own = change.after().values();
        let mut args = vec![
            mechanism.to_value(),
            Value::Text(change.after().id().simple().to_string()),
        ];
        if before == 0 {
            args.push(Value::Integer(1));
            args.extend(own.iter().cloned());
            self.run(&T::sql().insert, &args).await?;
        } else {
            args.push(before.to_value());
            args.extend(own.iter().cloned());
            if self.run(&T::sql().update, &args).await? == 0 {
                return Err(Error::Stale);
            }
        }
        let n = journal::append(self, &change, before + 1).await?;
        notification::queue(self, mechanism, n, change.told()).await?;
        Ok(change.into_after().with_version(before + 1))
    }
}

/// The record with this id, for nouns every signed-in member of the mechanism may see, and for acts that
/// have already passed the sight of what the record belongs to.
pub async fn by_id<T: Record>(tx: &mut Tx, sight: &Sight, id: uuid::Uuid) -> Result<T, Error> {
    let args = [
        sight.mechanism.to_value(),
        Value::Text(id.simple().to_string()),
    ];
    let mut row = tx
        .row(&T::sql().select, &args)
        .await?
        .ok_or(Error::NotFound)?;
    T::read(&mut row, 0)
}

/// Reads whole records from rows.
pub(crate) fn all<T: Record>(rows: Vec<Row>) -> Result<Vec<T>, Error> {
    rows.into_iter()
        .map(|mut row| T::read(&mut row, 0))
        .collect()
}

/// Makes a unit a party to a matter: from now on it sees it, whatever its classification.
pub async fn admit_party(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
    unit: UnitId,
) -> Result<(), Error> {
    let seal = tx.seal()?.words(&party_words(
        sight.mechanism,
        &unit.to_string(),
        &matter.to_string(),
    ));
    tx.run(
        "INSERT INTO matter_party (mechanism, unit, matter, seal) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (mechanism, unit, matter) DO NOTHING",
        &[
            sight.mechanism.to_value(),
            unit.to_value(),
            matter.to_value(),
            Value::Text(seal),
        ],
    )
    .await?;
    Ok(())
}

/// Ends what a unit was made a party for: from now on it sees the matter as others do.
pub async fn dismiss_party(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
    unit: UnitId,
) -> Result<(), Error> {
    let sql = "DELETE FROM matter_party WHERE mechanism = $1 AND unit = $2 AND matter = $3";
    let args = [
        sight.mechanism.to_value(),
        unit.to_value(),
        matter.to_value(),
    ];
    tx.run(sql, &args).await?;
    Ok(())
}

/// Units that are parties to a matter.
pub async fn parties(tx: &mut Tx, sight: &Sight, matter: MatterId) -> Result<Vec<UnitId>, Error> {
    let sql = "SELECT unit FROM matter_party WHERE mechanism = $1 AND matter = $2 ORDER BY unit";
    let args = [sight.mechanism.to_value(), matter.to_value()];
    let rows = tx.rows(sql, &args).await?;
    rows.into_iter().map(|mut row| row.get(0)).collect()
}

/// What the seal of a party row is made over: a row slipped in from outside would widen a unit's sight.
pub(crate) fn party_words(mechanism: MechanismId, unit: &str, matter: &str) -> String {
    format!("party {} {unit} {matter}", mechanism.0)
}
