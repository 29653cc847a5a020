//! Units, persons and dated posts.

use crate::{
    db::{Column as _, Error, Row, Tx},
    record::{self, Record as _},
};
use domain::{
    Date, Role, Sight,
    id::{PersonId, UnitId},
    roster::{Person, Post},
    unit::{Unit, UnitKind},
};

table!(Unit in "unit": ordinal, full_name, short_name, charter_name, kind, until);
table!(Person in "person": name, login, phone, closed_on);
table!(Post in "post": person, unit, role, title, from_on, until_on);

/// Every unit of the mechanism in the charter's order; a mechanism has tens of them.
pub async fn units(tx: &mut Tx, sight: &Sight) -> Result<Vec<Unit>, Error> {
    let sql = select!(Unit, "WHERE mechanism = $1 ORDER BY ordinal, id");
    record::all(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}

/// The person with this sign-in name.
pub async fn by_login(tx: &mut Tx, sight: &Sight, login: &str) -> Result<Option<Person>, Error> {
    let sql = select!(Person, "WHERE mechanism = $1 AND login = $2");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), login.into()])
        .await?;
    Ok(record::all(rows)?.pop())
}

/// The person with exactly this name, if there is only one.
pub async fn by_name(tx: &mut Tx, sight: &Sight, name: &str) -> Result<Option<Person>, Error> {
    let sql = select!(Person, "WHERE mechanism = $1 AND name = $2 LIMIT 2");
    let mut found = record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), name.into()])
            .await?,
    )?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// A post with the person who holds it.
#[derive(Clone, Debug)]
pub struct HeldPost {
    /// The post.
    pub post: Post,
    /// Its holder.
    pub person: Person,
}

/// Every post, past and present, with its holder: the roster of a mechanism of tens of units.
pub async fn posts(tx: &mut Tx, sight: &Sight) -> Result<Vec<HeldPost>, Error> {
    let sql = held_sql!("WHERE p.mechanism = $1 ORDER BY p.unit, p.from_on, p.id");
    held(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}

/// Posts a person holds on a day, each with its unit's kind and names.
pub async fn seats_of(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    day: Date,
) -> Result<Vec<Seat>, Error> {
    let rows = tx
        .rows(
            "SELECT p.role, u.id, u.short_name, u.kind, u.until FROM post p \
             JOIN unit u ON u.mechanism = p.mechanism AND u.id = p.unit \
             WHERE p.mechanism = $1 AND p.person = $2 AND p.from_on <= $3 \
             AND (p.until_on IS NULL OR p.until_on >= $3) ORDER BY u.ordinal, p.id",
            &[
                sight.mechanism.to_value(),
                person.to_value(),
                day.to_value(),
            ],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Seat {
                role: row.get(0)?,
                unit: row.get(1)?,
                unit_name: row.get(2)?,
                unit_kind: row.get(3)?,
                until: row.get(4)?,
            })
        })
        .collect()
}

/// A seat a person acts from.
#[derive(Clone, Debug)]
pub struct Seat {
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitId,
    /// The unit's short name.
    pub unit_name: String,
    /// The unit's kind.
    pub unit_kind: UnitKind,
    /// Last day on which an invited unit takes part.
    pub until: Option<Date>,
}

fn held(rows: Vec<Row>) -> Result<Vec<HeldPost>, Error> {
    rows.into_iter()
        .map(|mut row| {
            Ok(HeldPost {
                post: Post::read(&mut row, 0)?,
                person: Person::read(&mut row, Post::COLUMNS.len())?,
            })
        })
        .collect()
}

macro_rules! held_sql {
    ($tail:literal) => {{
        crate::table::once!({
            let columns = |alias: &str, names: &[&str]| {
                names.iter().map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(", ")
            };
            format!(
                "SELECT {}, {} FROM post p JOIN person h ON h.mechanism = p.mechanism AND h.id = p.person {}",
                columns("p", Post::COLUMNS),
                columns("h", Person::COLUMNS),
                $tail
            )
        })
    }};
}
use held_sql;
