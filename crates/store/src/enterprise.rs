//! Enterprises and their cases.

use crate::{
    db::{Column as _, Error, Tx, Value},
    record,
};
use domain::{Sight, case::Case, enterprise::Enterprise, id::EnterpriseId};

table!(Enterprise in "enterprise": name, uscc, kind);
table!(Case in "court_case": enterprise, number, procedure as procedure_kind, accepted_on, judge, administrator);

/// The enterprise with this code.
pub async fn by_uscc(tx: &mut Tx, sight: &Sight, uscc: &str) -> Result<Option<Enterprise>, Error> {
    let sql = select!(Enterprise, "WHERE mechanism = $1 AND uscc = $2");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), uscc.into()])
        .await?;
    Ok(record::all(rows)?.pop())
}

/// The enterprise with exactly this name, the oldest if there are several.
pub async fn by_name(tx: &mut Tx, sight: &Sight, name: &str) -> Result<Option<Enterprise>, Error> {
    let sql = select!(
        Enterprise,
        "WHERE mechanism = $1 AND name = $2 ORDER BY id LIMIT 1"
    );
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), name.into()])
        .await?;
    Ok(record::all(rows)?.pop())
}

/// The case with this canonical number.
pub async fn case_by_number(
    tx: &mut Tx,
    sight: &Sight,
    number: &str,
) -> Result<Option<Case>, Error> {
    let sql = select!(Case, "WHERE mechanism = $1 AND number = $2");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), number.into()])
        .await?;
    Ok(record::all(rows)?.pop())
}

/// Cases of an enterprise, oldest first.
pub async fn cases_of(
    tx: &mut Tx,
    sight: &Sight,
    enterprise: EnterpriseId,
) -> Result<Vec<Case>, Error> {
    let sql = select!(
        Case,
        "WHERE mechanism = $1 AND enterprise = $2 ORDER BY id LIMIT 50"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), enterprise.to_value()])
            .await?,
    )
}

/// Twenty enterprises after a name and id, by name. Within sight means: one of its matters is.
pub async fn list(
    tx: &mut Tx,
    sight: &Sight,
    after: (&str, &str),
) -> Result<Vec<Enterprise>, Error> {
    let sql = select!(
        Enterprise,
        "WHERE mechanism = $1 AND (name, id) > ($2, $3) AND ($4 = 2 OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = enterprise.mechanism AND m.enterprise = enterprise.id \
         AND (m.classification <= $4 OR EXISTS (SELECT 1 FROM matter_party y WHERE y.mechanism = m.mechanism \
         AND y.unit = $5 AND y.matter = m.id)))) ORDER BY name, id LIMIT 21"
    );
    let rows = tx
        .rows(
            sql,
            &[
                sight.mechanism.to_value(),
                after.0.into(),
                after.1.into(),
                Value::Integer(sight.open_rank()),
                sight
                    .party_unit()
                    .map_or(Value::Text(String::new()), |unit| unit.to_value()),
            ],
        )
        .await?;
    record::all(rows)
}
