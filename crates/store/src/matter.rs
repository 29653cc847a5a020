//! Matters: the record, and the lists by which desks find it.

use crate::{
    db::{Column as _, Error, Row, Tx, Value},
    record,
};
use domain::{
    Date, Moment, Sight,
    id::{EnterpriseId, MatterId, MechanismId, UnitId},
    matter::{Matter, MatterState},
};

table!(Matter in "matter": year, serial, title, difficulty, enterprise, case as case_id, request,
    classification, state, raised_by, raiser, raised_at, due_on, lead, meeting, reason,
    defer_condition, defer_owner, review_on, condition_met, condition_met_at, reminded_on, confirmed_at,
    resubmissions; later deferred_before);

/// The matter with this number, within sight.
pub async fn by_number(
    tx: &mut Tx,
    sight: &Sight,
    year: u32,
    serial: u32,
) -> Result<Matter, Error> {
    let sql = select!(
        Matter,
        "WHERE mechanism = $1 AND year = $2 AND serial = $3 AND (classification <= $4 OR EXISTS \
         (SELECT 1 FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $5 AND y.matter = matter.id))"
    );
    let mut args = vec![
        sight.mechanism.to_value(),
        year.to_value(),
        serial.to_value(),
    ];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// The matter with this id, within sight.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: MatterId) -> Result<Matter, Error> {
    let sql = select!(
        Matter,
        "WHERE mechanism = $1 AND id = $2 AND (classification <= $3 OR EXISTS \
         (SELECT 1 FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = matter.id))"
    );
    let mut args = vec![sight.mechanism.to_value(), id.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// A thousand matters after an id that not everybody may see, whoever asks: for keeping their names from the
/// public, and never shown themselves.
pub async fn closed_after(
    tx: &mut Tx,
    mechanism: MechanismId,
    after: Option<MatterId>,
) -> Result<Vec<Matter>, Error> {
    let sql = select!(
        Matter,
        "WHERE mechanism = $1 AND id > $2 AND classification > 0 ORDER BY id LIMIT 1000"
    );
    let after = after.map_or_else(|| Value::from(""), |id| id.to_value());
    record::all(tx.rows(sql, &[mechanism.to_value(), after]).await?)
}

/// What queries bind for sight: the openness seen by anyone, and the unit seen by as a party.
pub(crate) fn sight_args(sight: &Sight) -> [Value; 2] {
    [
        Value::Integer(sight.open_rank()),
        sight
            .party_unit()
            .map_or_else(|| Value::Text(String::new()), |unit| unit.to_value()),
    ]
}

/// A matter as lists show it.
#[derive(Clone, Debug)]
pub struct MatterRow {
    /// Which.
    pub id: MatterId,
    /// Year and serial of its number.
    pub number: (u32, u32),
    /// What it is about.
    pub title: String,
    /// Key of the difficulty.
    pub difficulty: String,
    /// Where it stands.
    pub state: MatterState,
    /// Who raised it.
    pub raised_by: UnitId,
    /// When.
    pub raised_at: Moment,
    /// When the next step is due.
    pub due_on: Option<Date>,
    /// Who leads.
    pub lead: Option<UnitId>,
    /// Name of the enterprise.
    pub enterprise: String,
    /// What a deferred matter waits for.
    pub defer_condition: Option<String>,
    /// Who watches over that condition.
    pub defer_owner: Option<UnitId>,
    /// When a deferred matter comes back.
    pub review_on: Option<Date>,
    /// When its condition was marked as met.
    pub condition_met_at: Option<Moment>,
    /// When the raiser confirmed.
    pub confirmed_at: Option<Moment>,
    /// How often it came back.
    pub resubmissions: u32,
}

const ROW: &str = "SELECT m.id, m.year, m.serial, m.title, m.difficulty, m.state, m.raised_by, m.raised_at, \
     m.due_on, m.lead, e.name, m.defer_condition, m.review_on, m.confirmed_at, m.resubmissions, \
     m.defer_owner, m.condition_met_at FROM matter m JOIN enterprise e ON e.mechanism = m.mechanism AND e.id = m.enterprise ";

const SEEN: &str = "(m.classification <= $2 OR EXISTS (SELECT 1 FROM matter_party y \
     WHERE y.mechanism = $1 AND y.unit = $3 AND y.matter = m.id)) ";

macro_rules! row_sql {
    ($join:literal, $tail:literal) => {{
        crate::table::once!(format!(
            "{}{} WHERE m.mechanism = $1 AND {}{}",
            $crate::matter::ROW,
            $join,
            $crate::matter::SEEN,
            $tail
        ))
    }};
}

mod carried;
mod deferred;
mod together;

pub use carried::carried_over;
pub use deferred::{Register, register, to_remind, watched_by};
pub use together::{to_confirm, to_join};

/// How many rows a page shows; one more is read to know whether another page follows.
pub const PAGE: usize = 20;

/// A page of matters, newest first, before an id; in one state if one is given.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    state: Option<MatterState>,
    before: Option<MatterId>,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(before.map_or_else(|| "g".into(), |id| id.to_value()));
    let sql = match (state, sight.open_rank() < 0) {
        // Who sees nothing but its own comes through the index of parties, not through everybody's rows.
        (None, true) => row_sql!(
            "JOIN matter_party own ON own.mechanism = $1 AND own.unit = $3 AND own.matter = m.id",
            "AND own.matter < $4 ORDER BY own.matter DESC LIMIT 21"
        ),
        (None, false) => row_sql!("", "AND m.id < $4 ORDER BY m.id DESC LIMIT 21"),
        (Some(state), true) => {
            args.push(state.to_value());
            row_sql!(
                "JOIN matter_party own ON own.mechanism = $1 AND own.unit = $3 AND own.matter = m.id",
                "AND own.matter < $4 AND m.state = $5 ORDER BY own.matter DESC LIMIT 21"
            )
        }
        (Some(state), false) => {
            args.push(state.to_value());
            row_sql!(
                "",
                "AND m.id < $4 AND m.state = $5 ORDER BY m.id DESC LIMIT 21"
            )
        }
    };
    rows(tx.rows(sql, &args).await?)
}

/// Matters in a state by due date, the most pressing first and the undated last, up to a page.
pub async fn pressing(
    tx: &mut Tx,
    sight: &Sight,
    state: MatterState,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(state.to_value());
    let sql = row_sql!(
        "",
        "AND m.state = $4 ORDER BY m.due_on NULLS LAST, m.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Deferred matters whose review date is on or before a day, earliest first, then those that came back before
/// their day because the condition is met; up to a page.
pub async fn due_for_review(
    tx: &mut Tx,
    sight: &Sight,
    day: Date,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(day.to_value());
    let sql = row_sql!(
        "",
        "AND m.state = 'deferred' AND m.review_on <= $4 ORDER BY m.review_on, m.id LIMIT 21"
    );
    let mut due = rows(tx.rows(sql, &args).await?)?;
    // What came back before its day, its condition being met.
    let sql = row_sql!(
        "",
        "AND m.state = 'deferred' AND m.due_on <= $4 ORDER BY m.due_on, m.id LIMIT 21"
    );
    for early in rows(tx.rows(sql, &args).await?)? {
        if due.iter().all(|row| row.id != early.id) {
            due.push(early);
        }
    }
    due.truncate(PAGE + 1);
    Ok(due)
}

/// Deferred matters whose review date is on or before a day and that have not come back yet, up to a
/// hundred: those that came back and wait for the office must not hide them.
pub async fn to_come_back(tx: &mut Tx, sight: &Sight, day: Date) -> Result<Vec<Matter>, Error> {
    let sql = select!(
        Matter,
        "WHERE mechanism = $1 AND state = 'deferred' AND review_on <= $2 AND due_on IS NULL \
         ORDER BY review_on, id LIMIT 100"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), day.to_value()])
            .await?,
    )
}

/// Matters a unit raised, in a state, newest first, up to a page.
pub async fn raised_by(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
    state: MatterState,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.extend([unit.to_value(), state.to_value()]);
    let sql = row_sql!(
        "",
        "AND m.raised_by = $4 AND m.state = $5 ORDER BY m.id DESC LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Matters of an enterprise, newest first, up to a page.
pub async fn of_enterprise(
    tx: &mut Tx,
    sight: &Sight,
    enterprise: EnterpriseId,
) -> Result<Vec<MatterRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(enterprise.to_value());
    let sql = row_sql!("", "AND m.enterprise = $4 ORDER BY m.id DESC LIMIT 21");
    rows(tx.rows(sql, &args).await?)
}

/// How many matters stand in a state within sight, counted to a hundred at most.
pub async fn count(tx: &mut Tx, sight: &Sight, state: MatterState) -> Result<i64, Error> {
    let sql = crate::table::once!(format!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM matter m WHERE m.mechanism = $1 AND {SEEN} \
         AND m.state = $4 LIMIT 100) AS counted"
    ));
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(state.to_value());
    tx.row(sql, &args).await?.ok_or(Error::NotFound)?.get(0)
}

fn rows(rows: Vec<Row>) -> Result<Vec<MatterRow>, Error> {
    rows.into_iter()
        .map(|mut row| {
            Ok(MatterRow {
                id: row.get(0)?,
                number: (row.get(1)?, row.get(2)?),
                title: row.get(3)?,
                difficulty: row.get(4)?,
                state: row.get(5)?,
                raised_by: row.get(6)?,
                raised_at: row.get(7)?,
                due_on: row.get(8)?,
                lead: row.get(9)?,
                enterprise: row.get(10)?,
                defer_condition: row.get(11)?,
                review_on: row.get(12)?,
                confirmed_at: row.get(13)?,
                resubmissions: row.get(14)?,
                defer_owner: row.get(15)?,
                condition_met_at: row.get(16)?,
            })
        })
        .collect()
}
