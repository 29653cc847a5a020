//! What figures are counted from: the rows of a source in a period, in the order of their keys. Numbers and
//! the lists behind them read the same rows and leave the deciding to `FigureKey::counts`.

use crate::db::{Column as _, Error, Row, Tx, Value};
use domain::{
    Date, Moment,
    attachment::Classification,
    id::MechanismId,
    report::{
        Period,
        figure::{CountedRow, FigureKey, Source},
    },
};

/// How many rows are read at a time.
const BATCH: usize = 1000;

/// Lines of one kind after a line and before a moment, each with what its record says: kind, unit, when what
/// ended then began, due day, classification.
macro_rules! lines {
    ($columns:literal, $join:literal) => {
        concat!(
            "SELECT j.at, j.n, j.subject, ",
            $columns,
            " FROM journal j JOIN ",
            $join,
            " WHERE j.mechanism = $1 AND j.kind = $2 AND (j.at, j.n) > ($3, $4) AND j.at < $5 \
             ORDER BY j.at, j.n LIMIT 1000"
        )
    };
}

const MATTERS: &str = lines!(
    "x.difficulty, x.raised_by, x.raised_at, NULL, x.classification",
    "matter x ON x.mechanism = j.mechanism AND x.id = j.subject"
);
const CAME_BACK: &str = lines!(
    "x.difficulty, x.raised_by, (SELECT MAX(d.at) FROM journal d WHERE d.mechanism = j.mechanism \
     AND d.noun = 'matter' AND d.subject = j.subject AND d.n < j.n AND d.kind = 'matter.deferred'), NULL, \
     x.classification",
    "matter x ON x.mechanism = j.mechanism AND x.id = j.subject"
);
const ASSIGNMENTS: &str = lines!(
    "'', x.unit, NULL, x.due_on, m.classification",
    "assignment x ON x.mechanism = j.mechanism AND x.id = j.subject \
     JOIN matter m ON m.mechanism = x.mechanism AND m.id = x.matter"
);
const ITEMS: &str = lines!(
    "COALESCE(x.outcome, ''), NULL, NULL, NULL, COALESCE(m.classification, 0)",
    "agenda_item x ON x.mechanism = j.mechanism AND x.id = j.subject \
     LEFT JOIN matter m ON m.mechanism = x.mechanism AND m.id = x.matter"
);
const DECISIONS: &str = lines!(
    "'', NULL, NULL, NULL, m.classification",
    "decision x ON x.mechanism = j.mechanism AND x.id = j.subject \
     JOIN matter m ON m.mechanism = x.mechanism AND m.id = x.matter"
);
const DOCUMENTS: &str = lines!(
    "x.kind, NULL, NULL, NULL, COALESCE(m.classification, 0)",
    "official_document x ON x.mechanism = j.mechanism AND x.id = j.subject \
     LEFT JOIN matter m ON m.mechanism = x.mechanism AND m.id = x.matter"
);

/// Matters raised before the period's end that had not ended by then. What has not ended by now had not
/// ended then, so that only ended ones are looked up in the journal. The kinds of lines are no condition
/// there: SQLite would look for each row's end among the ends of all rows.
const PENDING: &str = "SELECT m.id, m.difficulty, m.raised_by, m.raised_at, m.classification FROM matter m \
     WHERE m.mechanism = $1 AND m.id > $2 \
     AND m.raised_at < $3 AND (m.state NOT IN ('closed', 'declined', 'withdrawn') OR \
     (SELECT MIN(CASE WHEN j.kind IN ('matter.closed', 'matter.declined', 'matter.withdrawn') THEN j.at END) \
     FROM journal j WHERE j.mechanism = m.mechanism AND j.noun = 'matter' AND j.subject = m.id) >= $3) \
     ORDER BY m.id LIMIT 1000";

/// Assignments due by a day and issued before the period's end, neither verified nor revoked by then.
const OVERDUE: &str = "SELECT a.due_on, a.id, a.unit, (SELECT m.classification FROM matter m \
     WHERE m.mechanism = a.mechanism AND m.id = a.matter) FROM assignment a WHERE a.mechanism = $1 \
     AND (a.due_on, a.id) > ($2, $3) AND a.due_on <= $4 AND a.issued_at < $5 \
     AND (a.state NOT IN ('verified', 'revoked') OR (SELECT \
     MIN(CASE WHEN j.kind IN ('assignment.verified', 'assignment.revoked') THEN j.at END) FROM journal j \
     WHERE j.mechanism = a.mechanism AND j.noun = 'assignment' AND j.subject = a.id) >= $5) \
     ORDER BY a.due_on, a.id LIMIT 1000";

/// Meetings held on days of the period: closed here, or held on paper and entered, by the moment of counting. One
/// held on paper counts on its day, whenever it was entered; not if its entry was taken back.
const HELD: &str = "SELECT x.held_on, x.id, x.tier FROM meeting x WHERE x.mechanism = $1 \
     AND (x.held_on, x.id) > ($2, $3) AND x.held_on <= $4 AND (SELECT SUM(CASE \
     WHEN j.kind IN ('meeting.closed', 'meeting.entered') THEN 1 \
     WHEN j.kind = 'meeting.entry_revoked' THEN -1 ELSE 0 END) FROM journal j \
     WHERE j.mechanism = x.mechanism AND j.noun = 'meeting' AND j.subject = x.id AND j.at < $5) = 1 \
     ORDER BY x.held_on, x.id LIMIT 1000";

/// Cases or enterprises on which a matter was raised in the period; restricted, if each of those matters is.
macro_rules! concerned {
    ($columns:literal, $table:literal, $of:literal) => {
        concat!(
            "SELECT x.id, ",
            $columns,
            ", (SELECT MIN(m.classification) FROM matter m WHERE m.mechanism = x.mechanism AND ",
            $of,
            " AND m.raised_at >= $3 AND m.raised_at < $4) FROM ",
            $table,
            " x WHERE x.mechanism = $1 AND x.id > $2 AND EXISTS (SELECT 1 FROM matter m \
             WHERE m.mechanism = x.mechanism AND ",
            $of,
            " AND m.raised_at >= $3 AND m.raised_at < $4) ORDER BY x.id LIMIT 1000"
        )
    };
}

const CASES: &str = concerned!(
    "x.procedure_kind",
    "court_case",
    "m.enterprise = x.enterprise AND m.case_id = x.id"
);
const ENTERPRISES: &str = concerned!("''", "enterprise", "m.enterprise = x.id");

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
    let last = Moment(period.counted_until(counted_at).0 - 1);
    let read = |mut row: Row| match source {
        Source::Pending => pending(&mut row, last),
        Source::Overdue => overdue(&mut row),
        Source::Held => held(&mut row),
        Source::Cases | Source::Enterprises => concerned(&mut row),
        _ => line(&mut row),
    };
    let found = tx.rows(sql(source), &args).await?;
    let found: Vec<CountedRow> = found.into_iter().map(read).collect::<Result<_, _>>()?;
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
        | Source::Returned
        | Source::Declined
        | Source::Withdrawn
        | Source::InExecution
        | Source::Deferred
        | Source::Closed => crate::table::once!(MATTERS.to_owned()),
        Source::CameBack => crate::table::once!(CAME_BACK.to_owned()),
        Source::Issued | Source::Verified => crate::table::once!(ASSIGNMENTS.to_owned()),
        Source::Held => crate::table::once!(HELD.to_owned()),
        Source::Settled => crate::table::once!(ITEMS.to_owned()),
        Source::Agreed => crate::table::once!(DECISIONS.to_owned()),
        Source::Documents => crate::table::once!(DOCUMENTS.to_owned()),
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
        Source::Cases | Source::Enterprises => {
            args.extend([after.into(), period.starts().to_value(), ends]);
        }
        Source::Overdue => {
            let (day, id) = after.split_once('_').unwrap_or(("", ""));
            args.extend([
                day.into(),
                id.into(),
                period.last_overdue(counted_at).to_value(),
                ends,
            ]);
        }
        Source::Held => {
            let first = period.from.to_string();
            let (day, id) = after.split_once('_').unwrap_or((&first, ""));
            args.extend([
                day.into(),
                id.into(),
                period.until.to_value(),
                Moment(counted_at.0 + 1).to_value(),
            ]);
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
        restricted: restricted(row, 7)?,
    })
}

fn restricted(row: &mut Row, place: usize) -> Result<bool, Error> {
    Ok(row.get::<i64>(place)? >= Classification::Restricted.rank())
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
        restricted: false,
    }
}

fn pending(row: &mut Row, last: Moment) -> Result<CountedRow, Error> {
    let id: String = row.get(0)?;
    Ok(CountedRow {
        kind: row.get(1)?,
        unit: row.get(2)?,
        since: row.get(3)?,
        at: Some(last),
        restricted: restricted(row, 4)?,
        ..standing(id.clone(), id)
    })
}

fn overdue(row: &mut Row) -> Result<CountedRow, Error> {
    let (due, id): (Date, String) = (row.get(0)?, row.get(1)?);
    Ok(CountedRow {
        unit: row.get(2)?,
        due_on: Some(due),
        restricted: restricted(row, 3)?,
        ..standing(format!("{due}_{id}"), id)
    })
}

/// A meeting on the day on which it was held.
fn held(row: &mut Row) -> Result<CountedRow, Error> {
    let (day, id): (Date, String) = (row.get(0)?, row.get(1)?);
    Ok(CountedRow {
        kind: row.get(2)?,
        at: Some(Moment::at(day, 0, 0)),
        ..standing(format!("{day}_{id}"), id)
    })
}

/// A case, by its procedure, or an enterprise.
fn concerned(row: &mut Row) -> Result<CountedRow, Error> {
    let id: String = row.get(0)?;
    Ok(CountedRow {
        kind: row.get(1)?,
        restricted: restricted(row, 2)?,
        ..standing(id.clone(), id)
    })
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
