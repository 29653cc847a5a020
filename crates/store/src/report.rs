//! Disposal reports, their texts, and the figures last counted for them.

pub mod count;

use crate::{
    db::{Column as _, Error, Tx, Value},
    record,
};
use domain::{
    Date, Sight,
    id::{MechanismId, ReportId},
    report::{
        DisposalReport, ReportState, ReportText,
        figure::{Figure, FigureKey},
    },
};

table!(DisposalReport in "disposal_report": period_kind, from_on, until_on, title, round, state, counted_at,
    texts, signed_off_by, document_number, issued_on, hash, frozen, pdf, docx, xlsx; later disclosure, ground,
    public_pdf, reason);
table!(ReportText in "report_text": report, ordinal, text);

/// The report with this id, within sight: an issued one is for every member, one in writing for office and
/// conveners.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: ReportId) -> Result<DisposalReport, Error> {
    let sql = select!(
        DisposalReport,
        "WHERE mechanism = $1 AND id = $2 AND ($3 = 2 OR ($3 >= 0 AND state = 'issued'))"
    );
    let args = [
        sight.mechanism.to_value(),
        id.to_value(),
        Value::Integer(sight.open_rank()),
    ];
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// A page of reports within sight, newest first, before an id; drafts that were given up are not among them.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    before: Option<ReportId>,
) -> Result<Vec<DisposalReport>, Error> {
    let sql = if sight.is_whole() {
        select!(
            DisposalReport,
            "WHERE mechanism = $1 AND state <> 'withdrawn' AND id < $2 ORDER BY id DESC LIMIT 21"
        )
    } else if sight.open_rank() >= 0 {
        select!(
            DisposalReport,
            "WHERE mechanism = $1 AND state = 'issued' AND id < $2 ORDER BY id DESC LIMIT 21"
        )
    } else {
        return Ok(Vec::new());
    };
    let before = before.map_or_else(|| "g".into(), |id| id.to_value());
    record::all(tx.rows(sql, &[sight.mechanism.to_value(), before]).await?)
}

/// A page of drafts that were given up, newest first, before an id; for office and conveners.
pub async fn withdrawn(
    tx: &mut Tx,
    sight: &Sight,
    before: Option<ReportId>,
) -> Result<Vec<DisposalReport>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        DisposalReport,
        "WHERE mechanism = $1 AND state = 'withdrawn' AND id < $2 ORDER BY id DESC LIMIT 21"
    );
    let before = before.map_or_else(|| "g".into(), |id| id.to_value());
    record::all(tx.rows(sql, &[sight.mechanism.to_value(), before]).await?)
}

/// Reports in a state, oldest first, up to a page; for office and conveners.
pub async fn in_state(
    tx: &mut Tx,
    sight: &Sight,
    state: ReportState,
) -> Result<Vec<DisposalReport>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        DisposalReport,
        "WHERE mechanism = $1 AND state = $2 ORDER BY id LIMIT 21"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), state.to_value()])
            .await?,
    )
}

/// A page of reports that the public may read, latest first, before a day and id.
pub async fn open_page(
    tx: &mut Tx,
    mechanism: MechanismId,
    before: Option<(Date, ReportId)>,
) -> Result<Vec<DisposalReport>, Error> {
    let (day, id) = before.map_or_else(
        || (Value::from("9999-12-31"), Value::from("g")),
        |(day, id)| (day.to_value(), id.to_value()),
    );
    let sql = open!("AND (issued_on, id) < ($2, $3) ORDER BY issued_on DESC, id DESC LIMIT 21");
    record::all(tx.rows(sql, &[mechanism.to_value(), day, id]).await?)
}

/// A report that the public may read.
pub async fn open_by_id(
    tx: &mut Tx,
    mechanism: MechanismId,
    id: ReportId,
) -> Result<DisposalReport, Error> {
    let sql = open!("AND id = $2");
    record::all(tx.rows(sql, &[mechanism.to_value(), id.to_value()]).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// What anybody may read without signing in: issued, 主动公开, with its masked paper.
macro_rules! open {
    ($tail:literal) => {
        select!(
            DisposalReport,
            concat!(
                "WHERE mechanism = $1 AND disclosure = 'public' AND public_pdf IS NOT NULL \
                 AND state = 'issued' ",
                $tail
            )
        )
    };
}
use open;

/// Reports whose period shares a day with another, the one that ends first first, up to a page, without drafts
/// that were given up; for office and conveners.
pub async fn sharing(
    tx: &mut Tx,
    sight: &Sight,
    from: Date,
    until: Date,
) -> Result<Vec<DisposalReport>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        DisposalReport,
        "WHERE mechanism = $1 AND until_on >= $2 AND from_on <= $3 AND state <> 'withdrawn' \
         ORDER BY until_on, id LIMIT 21"
    );
    let args = [
        sight.mechanism.to_value(),
        from.to_value(),
        until.to_value(),
    ];
    record::all(tx.rows(sql, &args).await?)
}

/// A text of a report. The caller has loaded the report within sight.
pub async fn text(
    tx: &mut Tx,
    sight: &Sight,
    report: ReportId,
    ordinal: u32,
) -> Result<ReportText, Error> {
    let sql = select!(
        ReportText,
        "WHERE mechanism = $1 AND report = $2 AND ordinal = $3"
    );
    let args = [
        sight.mechanism.to_value(),
        report.to_value(),
        ordinal.to_value(),
    ];
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// The figures last counted for a report, in order. The caller has loaded the report within sight.
pub async fn figures(tx: &mut Tx, sight: &Sight, report: ReportId) -> Result<Vec<Figure>, Error> {
    let rows = tx
        .rows(
            "SELECT figure, value, previous FROM report_figure WHERE mechanism = $1 AND report = $2 \
             ORDER BY place",
            &[sight.mechanism.to_value(), report.to_value()],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            let key: String = row.get(0)?;
            let key: FigureKey = key
                .parse()
                .map_err(|()| Error::broken("a column holds no figure"))?;
            Ok(Figure {
                key,
                value: row.get(1)?,
                previous: row.get(2)?,
            })
        })
        .collect()
}

/// Keeps what was counted for a report, in place of what was counted before.
pub async fn keep_figures(
    tx: &mut Tx,
    sight: &Sight,
    report: ReportId,
    figures: &[Figure],
) -> Result<(), Error> {
    let (mechanism, report) = (sight.mechanism.to_value(), report.to_value());
    tx.run(
        "DELETE FROM report_figure WHERE mechanism = $1 AND report = $2",
        &[mechanism.clone(), report.clone()],
    )
    .await?;
    for (place, figure) in (0i64..).zip(figures) {
        tx.run(
            "INSERT INTO report_figure (mechanism, report, place, figure, value, previous) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                mechanism.clone(),
                report.clone(),
                Value::Integer(place),
                Value::Text(figure.key.to_string()),
                figure.value.to_value(),
                figure.previous.to_value(),
            ],
        )
        .await?;
    }
    Ok(())
}
