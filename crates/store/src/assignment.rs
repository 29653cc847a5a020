//! Assignments: the record, and the worklists of units and office.

use crate::{
    db::{Column as _, Error, Row, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Date, Sight,
    assignment::{Assignment, AssignmentState},
    charter::Part,
    id::{AssignmentId, DecisionId, InstructionId, MatterId, UnitId},
};

table!(Assignment in "assignment": matter, decision, instruction, unit, part, task, done_when, due_on, clause,
    beyond_reason, state, suspended_on, issued_at, acknowledged_at, progress_count, latest, verified_at);

/// The assignment with this id, if its matter is within sight.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: AssignmentId) -> Result<Assignment, Error> {
    let found: Assignment = crate::record::by_id(tx, sight, id.0).await?;
    crate::matter::by_id(tx, sight, found.matter).await?;
    Ok(found)
}

/// Assignments of a matter, oldest first. The caller has loaded the matter within sight.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<Assignment>, Error> {
    let sql = select!(
        Assignment,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY id LIMIT 100"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), matter.to_value()])
            .await?,
    )
}

/// Assignments of an instruction, oldest first. The caller has loaded the instruction within sight.
pub async fn of_instruction(
    tx: &mut Tx,
    sight: &Sight,
    instruction: InstructionId,
) -> Result<Vec<Assignment>, Error> {
    let sql = select!(
        Assignment,
        "WHERE mechanism = $1 AND instruction = $2 ORDER BY id LIMIT 100"
    );
    let args = [sight.mechanism.to_value(), instruction.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// An assignment as lists show it, with its matter's title and number.
#[derive(Clone, Debug)]
pub struct AssignmentRow {
    /// Which.
    pub id: AssignmentId,
    /// Year and serial of the matter's number.
    pub matter_number: (u32, u32),
    /// The matter's title.
    pub matter_title: String,
    /// Who owes it.
    pub unit: UnitId,
    /// Lead or support.
    pub part: Part,
    /// What is to be done.
    pub task: String,
    /// Due day.
    pub due_on: Date,
    /// Clause that says why.
    pub clause: Option<String>,
    /// Where it stands.
    pub state: AssignmentState,
    /// The decision behind it.
    pub decision: Option<DecisionId>,
    /// Since when its clock stands still.
    pub suspended_on: Option<Date>,
    /// The latest report or reason.
    pub latest: Option<String>,
}

const ROW: &str = "SELECT a.id, m.year, m.serial, m.title, a.unit, a.part, a.task, a.due_on, a.clause, a.state, \
     a.decision, a.latest, a.suspended_on FROM assignment a JOIN matter m ON m.mechanism = a.mechanism AND m.id = a.matter \
     WHERE a.mechanism = $1 AND (m.classification <= $2 OR EXISTS (SELECT 1 FROM matter_party y \
     WHERE y.mechanism = $1 AND y.unit = $3 AND y.matter = m.id)) ";

macro_rules! row_sql {
    ($tail:literal) => {{ crate::table::once!(format!("{ROW}{}", $tail)) }};
}

/// A unit's assignments in a state whose clock runs, by due date, up to a page.
pub async fn of_unit(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
    state: AssignmentState,
) -> Result<Vec<AssignmentRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.extend([unit.to_value(), state.to_value()]);
    let sql = row_sql!(
        "AND a.unit = $4 AND a.state = $5 AND a.suspended_on IS NULL ORDER BY a.due_on, a.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Assignments in a state by due date after a key, up to a page.
pub async fn pressing(
    tx: &mut Tx,
    sight: &Sight,
    state: AssignmentState,
    after: Option<(Date, AssignmentId)>,
) -> Result<Vec<AssignmentRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.push(state.to_value());
    let (day, id) = after.map_or((String::new(), String::new()), |(day, id)| {
        (day.to_string(), id.to_string())
    });
    args.extend([day.to_value(), id.to_value()]);
    let sql = row_sql!(
        "AND a.state = $4 AND (a.due_on, a.id) > ($5, $6) ORDER BY a.due_on, a.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

/// Assignments in a state due before a day whose clock runs, the oldest first, up to a page.
pub async fn overdue(
    tx: &mut Tx,
    sight: &Sight,
    state: AssignmentState,
    today: Date,
) -> Result<Vec<AssignmentRow>, Error> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.extend([state.to_value(), today.to_value()]);
    let sql = row_sql!(
        "AND a.state = $4 AND a.due_on < $5 AND a.suspended_on IS NULL ORDER BY a.due_on, a.id LIMIT 21"
    );
    rows(tx.rows(sql, &args).await?)
}

fn rows(rows: Vec<Row>) -> Result<Vec<AssignmentRow>, Error> {
    rows.into_iter()
        .map(|mut row| {
            Ok(AssignmentRow {
                id: row.get(0)?,
                matter_number: (row.get(1)?, row.get(2)?),
                matter_title: row.get(3)?,
                unit: row.get(4)?,
                part: row.get(5)?,
                task: row.get(6)?,
                due_on: row.get(7)?,
                clause: row.get(8)?,
                state: row.get(9)?,
                decision: row.get(10)?,
                latest: row.get(11)?,
                suspended_on: row.get(12)?,
            })
        })
        .collect()
}
