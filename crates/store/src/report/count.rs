//! What figures are counted from: the rows of a source in a period, in the order of their keys. Numbers and
//! the lists behind them read the same rows and leave the deciding to `FigureKey::counts`.

use crate::db::{Column as _, Error, Row, Tx, Value};
use domain::{
    Date, Moment,
    id::MechanismId,
    report::{
        Period,
        figure::{CountedRow, FigureKey, Source},
    },
};

/// How many rows are read at a time.
const BATCH: usize = 1000;

/// Lines of one kind after a line and before a moment, each with what its record says.
macro_rules! lines {
    ($columns:literal, $join:literal) => {
        concat!(
            "SELECT j.at, j.n, j.subject, ",
            $columns,
            " FROM journal j JOIN ",
            $join,
            ".mechanism = j.mechanism AND x.id = j.subject WHERE j.mechanism = $1 AND j.kind = $2 \
             AND (j.at, j.n) > ($3, $4) AND j.at < $5 ORDER BY j.at, j.n LIMIT 1000"
        )
    };
}

const MATTERS: &str = lines!(
    "x.difficulty, x.raised_by, x.raised_at, NULL",
    "matter x ON x"
);
const CAME_BACK: &str = lines!(
    "x.difficulty, x.raised_by, (SELECT MAX(d.at) FROM journal d WHERE d.mechanism = j.mechanism \
     AND d.noun = 'matter' AND d.subject = j.subject AND d.n < j.n AND d.kind = 'matter.deferred'), NULL",
    "matter x ON x"
);
const ASSIGNMENTS: &str = lines!("'', x.unit, NULL, x.due_on", "assignment x ON x");
const MEETINGS: &str = lines!("x.tier, NULL, NULL, NULL", "meeting x ON x");
const ITEMS: &str = lines!(
    "COALESCE(x.outcome, ''), NULL, NULL, NULL",
    "agenda_item x ON x"
);
const DECISIONS: &str = lines!("'', NULL, NULL, NULL", "decision x ON x");

/// Matters raised before the period's end that had not ended by then. What has not ended by now had not
/// ended then, so that only ended ones are looked up in the journal.
const PENDING: &str = "SELECT m.id, m.difficulty, m.raised_by FROM matter m WHERE m.mechanism = $1 AND m.id > $2 \
     AND m.raised_at < $3 AND (m.state NOT IN ('closed', 'declined', 'withdrawn') OR NOT EXISTS \
     (SELECT 1 FROM journal j WHERE j.mechanism = m.mechanism AND j.noun = 'matter' AND j.subject = m.id \
     AND j.at < $3 AND j.kind IN ('matter.closed', 'matter.declined', 'matter.withdrawn'))) \
     ORDER BY m.id LIMIT 1000";

/// Assignments due by a day and issued before the period's end, neither verified nor revoked by then.
const OVERDUE: &str = "SELECT a.due_on, a.id, a.unit FROM assignment a WHERE a.mechanism = $1 \
     AND (a.due_on, a.id) > ($2, $3) AND a.due_on <= $4 AND a.issued_at < $5 \
     AND (a.state NOT IN ('verified', 'revoked') OR NOT EXISTS (SELECT 1 FROM journal j \
     WHERE j.mechanism = a.mechanism AND j.noun = 'assignment' AND j.subject = a.id AND j.at < $5 \
     AND j.kind IN ('assignment.verified', 'assignment.revoked'))) ORDER BY a.due_on, a.id LIMIT 1000";

const CASES: &str = "SELECT c.accepted_on, c.id, c.procedure_kind FROM court_case c WHERE c.mechanism = $1 \
     AND (c.accepted_on, c.id) > ($2, $3) AND c.accepted_on <= $4 ORDER BY c.accepted_on, c.id LIMIT 1000";

const ENTERPRISES: &str = "SELECT e.id FROM enterprise e WHERE e.mechanism = $1 AND e.id > $2 AND EXISTS \
     (SELECT 1 FROM matter m WHERE m.mechanism = e.mechanism AND m.enterprise = e.id AND m.raised_at >= $3 \
     AND m.raised_at < $4) ORDER BY e.id LIMIT 1000";

/// A thousand rows of a source after a key (empty for the first), and the key to go on with if there may be
/// more. What happened after the moment of counting is not counted, so that counting again gives the same.
pub async fn rows(
    tx: &mut Tx,
    mechanism: MechanismId,
    source: Source,
    period: Period,
    counted_at: Moment,
    after: &str,
) -> Result<(Vec<CountedRow>, Option<String>), Error> {
    let args = args(mechanism, source, period, counted_at, after)?;
    let sql = sql(source);
    let read: fn(&mut Row) -> Result<CountedRow, Error> = match source {
        Source::Pending => pending,
        Source::Overdue => overdue,
        Source::Cases => case,
        Source::Enterprises => enterprise,
        _ => line,
    };
    let found = tx.rows(sql, &args).await?;
    let found: Vec<CountedRow> = found
        .into_iter()
        .map(|mut row| read(&mut row))
        .collect::<Result<_, _>>()?;
    let next = found
        .last()
        .filter(|_| found.len() == BATCH)
        .map(|row| row.key.clone());
    Ok((found, next))
}

/// The statement of a source.
fn sql(source: Source) -> &'static str {
    // The text itself is constant; it is put together here so that the tests can look at its way.
    match source {
        Source::Raised
        | Source::Accepted
        | Source::InExecution
        | Source::Deferred
        | Source::Closed => crate::table::once!(MATTERS.to_owned()),
        Source::CameBack => crate::table::once!(CAME_BACK.to_owned()),
        Source::Issued | Source::Verified => crate::table::once!(ASSIGNMENTS.to_owned()),
        Source::Held => crate::table::once!(MEETINGS.to_owned()),
        Source::Settled => crate::table::once!(ITEMS.to_owned()),
        Source::Agreed => crate::table::once!(DECISIONS.to_owned()),
        Source::Pending => crate::table::once!(PENDING.to_owned()),
        Source::Overdue => crate::table::once!(OVERDUE.to_owned()),
        Source::Cases => crate::table::once!(CASES.to_owned()),
        Source::Enterprises => crate::table::once!(ENTERPRISES.to_owned()),
    }
}

fn args(
    mechanism: MechanismId,
    source: Source,
    period: Period,
    counted_at: Moment,
    after: &str,
) -> Result<Vec<Value>, Error> {
    let mut args = vec![mechanism.to_value()];
    let ends = period.counted_until(counted_at).to_value();
    match source {
        Source::Pending => args.extend([after.into(), ends]),
        Source::Enterprises => args.extend([after.into(), period.starts().to_value(), ends]),
        Source::Overdue => {
            let (day, id) = after.split_once('_').unwrap_or(("", ""));
            args.extend([
                day.into(),
                id.into(),
                period.last_overdue(counted_at).to_value(),
                ends,
            ]);
        }
        Source::Cases => {
            let first = period.from.to_string();
            let (day, id) = after.split_once('_').unwrap_or((&first, ""));
            args.extend([day.into(), id.into(), period.until.to_value()]);
        }
        _ => {
            let (at, n) = after_line(period, after)?;
            args.extend([
                source.code().into(),
                Value::Integer(at),
                Value::Integer(n),
                ends,
            ]);
        }
    }
    Ok(args)
}

/// Moment and number of the line after which to go on; at first, the last moment before the period.
fn after_line(period: Period, after: &str) -> Result<(i64, i64), Error> {
    if after.is_empty() {
        return Ok((period.starts().0 - 1, i64::MAX));
    }
    let place = after.split_once('_');
    let place = place.and_then(|(at, n)| Some((at.parse().ok()?, n.parse().ok()?)));
    place.ok_or(Error::NotFound)
}

fn line(row: &mut Row) -> Result<CountedRow, Error> {
    let (at, n): (Moment, i64) = (row.get(0)?, row.get(1)?);
    Ok(CountedRow {
        key: format!("{}_{n}", at.0),
        subject: row.get(2)?,
        kind: row.get(3)?,
        unit: row.get(4)?,
        at: Some(at),
        since: row.get(5)?,
        due_on: row.get(6)?,
    })
}

fn standing(key: String, subject: String) -> CountedRow {
    CountedRow {
        key,
        subject,
        kind: String::new(),
        unit: None,
        at: None,
        since: None,
        due_on: None,
    }
}

fn pending(row: &mut Row) -> Result<CountedRow, Error> {
    let id: String = row.get(0)?;
    Ok(CountedRow {
        kind: row.get(1)?,
        unit: row.get(2)?,
        ..standing(id.clone(), id)
    })
}

fn overdue(row: &mut Row) -> Result<CountedRow, Error> {
    let (due, id): (Date, String) = (row.get(0)?, row.get(1)?);
    Ok(CountedRow {
        unit: row.get(2)?,
        due_on: Some(due),
        ..standing(format!("{due}_{id}"), id)
    })
}

fn case(row: &mut Row) -> Result<CountedRow, Error> {
    let (day, id): (Date, String) = (row.get(0)?, row.get(1)?);
    Ok(CountedRow {
        kind: row.get(2)?,
        at: Some(Moment::at(day, 0, 0)),
        ..standing(format!("{day}_{id}"), id)
    })
}

fn enterprise(row: &mut Row) -> Result<CountedRow, Error> {
    let id: String = row.get(0)?;
    Ok(standing(id.clone(), id))
}

/// The record that a line of the journal is about; none if there is no such line.
pub async fn subject_of_line(
    tx: &mut Tx,
    mechanism: MechanismId,
    n: i64,
) -> Result<Option<(Moment, String)>, Error> {
    let sql = "SELECT at, subject FROM journal WHERE mechanism = $1 AND n = $2";
    let row = tx
        .row(sql, &[mechanism.to_value(), Value::Integer(n)])
        .await?;
    row.map(|mut row| Ok((row.get(0)?, row.get(1)?)))
        .transpose()
}

/// The first 21 rows after a key that a figure counts, in the order of their keys.
pub async fn page(
    tx: &mut Tx,
    mechanism: MechanismId,
    figure: &FigureKey,
    period: Period,
    counted_at: Moment,
    after: &str,
) -> Result<Vec<CountedRow>, Error> {
    let source = figure.measure.source();
    let mut page = Vec::new();
    let mut after = after.to_owned();
    loop {
        let (found, next) = rows(tx, mechanism, source, period, counted_at, &after).await?;
        page.extend(found.into_iter().filter(|row| figure.counts(row)));
        match next {
            Some(next) if page.len() <= crate::matter::PAGE => after = next,
            _ => break,
        }
    }
    page.truncate(crate::matter::PAGE + 1);
    Ok(page)
}
