//! Minutes and countersignatures.

use crate::{
    db::{Column as _, Error, Row, Tx, Value},
    record::{self, Record as _},
};
use domain::{
    Date, Sight,
    id::{MechanismId, MeetingId, MinutesId, UnitId},
    meeting::Meeting,
    minutes::{Countersignature, Minutes, MinutesState, MinutesText},
};

table!(Minutes in "minutes": meeting, state, text, countersign_by, difference_reason, signed_off_by, document_number,
    issued_on, pdf, docx; later disclosure, ground, public_pdf,
    correction_owed);
table!(Countersignature in "countersignature": minutes, meeting, unit, stance, words, signed_by, signed_at);
table!(MinutesText in "minutes_text": minutes, meeting, ordinal, text, written_by, written_at);

/// The kept texts of minutes, the first first, the latest fifty of them. The caller has loaded the minutes
/// within sight.
pub async fn texts(
    tx: &mut Tx,
    sight: &Sight,
    minutes: MinutesId,
) -> Result<Vec<MinutesText>, Error> {
    let sql = select!(
        MinutesText,
        "WHERE mechanism = $1 AND minutes = $2 ORDER BY ordinal DESC LIMIT 50"
    );
    let args = [sight.mechanism.to_value(), minutes.to_value()];
    let mut texts = record::all(tx.rows(sql, &args).await?)?;
    texts.reverse();
    Ok(texts)
}

/// The text as which minutes were drafted. The caller has loaded the meeting within sight.
pub async fn first_text(
    tx: &mut Tx,
    sight: &Sight,
    minutes: MinutesId,
) -> Result<Option<MinutesText>, Error> {
    let sql = select!(
        MinutesText,
        "WHERE mechanism = $1 AND minutes = $2 ORDER BY ordinal LIMIT 1"
    );
    let args = [sight.mechanism.to_value(), minutes.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// The minutes of a meeting, if drafted. The caller has loaded the meeting within sight.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Option<Minutes>, Error> {
    let sql = select!(Minutes, "WHERE mechanism = $1 AND meeting = $2");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
        .await?;
    Ok(record::all(rows)?.pop())
}

/// Countersignatures under minutes, in the units' order.
pub async fn countersignatures(
    tx: &mut Tx,
    sight: &Sight,
    minutes: MinutesId,
) -> Result<Vec<Countersignature>, Error> {
    let sql = select!(
        Countersignature,
        "WHERE mechanism = $1 AND minutes = $2 ORDER BY (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = countersignature.unit), id"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), minutes.to_value()])
            .await?,
    )
}

/// Minutes with their meeting.
#[derive(Clone, Debug)]
pub struct MinutesRow {
    /// The minutes.
    pub minutes: Minutes,
    /// Their meeting.
    pub meeting: Meeting,
}

/// Minutes a unit has still to countersign, oldest first, up to a page.
pub async fn to_countersign(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
) -> Result<Vec<MinutesRow>, Error> {
    let sql = with_meeting!(
        "JOIN countersignature c ON c.mechanism = x.mechanism AND c.minutes = x.id \
         WHERE x.mechanism = $1 AND c.unit = $2 AND c.stance = 'waiting' AND x.state = 'countersigning' \
         ORDER BY x.id LIMIT 21"
    );
    rows(
        tx.rows(sql, &[sight.mechanism.to_value(), unit.to_value()])
            .await?,
    )
}

/// Minutes in a state, oldest first, up to a page; for the office and the conveners.
pub async fn in_state(
    tx: &mut Tx,
    sight: &Sight,
    state: MinutesState,
) -> Result<Vec<MinutesRow>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = with_meeting!("WHERE x.mechanism = $1 AND x.state = $2 ORDER BY x.id LIMIT 21");
    rows(
        tx.rows(sql, &[sight.mechanism.to_value(), state.to_value()])
            .await?,
    )
}

/// Issued minutes that owe a correction, oldest first, up to a page; for the office.
pub async fn owing_correction(tx: &mut Tx, sight: &Sight) -> Result<Vec<MinutesRow>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = with_meeting!(
        "WHERE x.mechanism = $1 AND x.state = 'issued' AND x.correction_owed IS NOT NULL \
         ORDER BY x.id LIMIT 21"
    );
    rows(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}

/// Meetings that are closed and have no minutes yet, oldest first, up to a page; for the office.
pub async fn undrafted(tx: &mut Tx, sight: &Sight) -> Result<Vec<Meeting>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND state = 'closed' AND NOT EXISTS (SELECT 1 FROM minutes x \
         WHERE x.mechanism = $1 AND x.meeting = meeting.id) ORDER BY id LIMIT 21"
    );
    record::all(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}

/// A page of issued minutes that the public may read, latest first, before a day and id. None of a meeting that
/// dealt with a matter only some may see.
pub async fn open_page(
    tx: &mut Tx,
    mechanism: MechanismId,
    before: Option<(Date, MinutesId)>,
) -> Result<Vec<MinutesRow>, Error> {
    let (day, id) = before.map_or_else(
        || (Value::from("9999-12-31"), Value::from("g")),
        |(day, id)| (day.to_value(), id.to_value()),
    );
    let sql =
        open!("AND (x.issued_on, x.id) < ($2, $3) ORDER BY x.issued_on DESC, x.id DESC LIMIT 21");
    rows(tx.rows(sql, &[mechanism.to_value(), day, id]).await?)
}

/// Minutes that the public may read.
pub async fn open_by_id(
    tx: &mut Tx,
    mechanism: MechanismId,
    id: MinutesId,
) -> Result<MinutesRow, Error> {
    let sql = open!("AND x.id = $2");
    rows(tx.rows(sql, &[mechanism.to_value(), id.to_value()]).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

fn rows(rows: Vec<Row>) -> Result<Vec<MinutesRow>, Error> {
    rows.into_iter()
        .map(|mut row| {
            Ok(MinutesRow {
                minutes: Minutes::read(&mut row, 0)?,
                meeting: Meeting::read(&mut row, Minutes::COLUMNS.len())?,
            })
        })
        .collect()
}

macro_rules! with_meeting {
    ($tail:expr) => {{
        crate::table::once!({
            let columns = |alias: &str, names: &[&str]| {
                names.iter().map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(", ")
            };
            format!(
                "SELECT {}, {} FROM minutes x JOIN meeting g ON g.mechanism = x.mechanism AND g.id = x.meeting {}",
                columns("x", Minutes::COLUMNS),
                columns("g", Meeting::COLUMNS),
                $tail
            )
        })
    }};
}
use with_meeting;

/// What anybody may read without signing in: issued, 主动公开, with its masked paper, of a meeting none of whose
/// matters only some may see.
macro_rules! open {
    ($tail:literal) => {
        with_meeting!(
            concat!(
                "WHERE x.mechanism = $1 AND x.disclosure = 'public' AND x.public_pdf IS NOT NULL \
                 AND x.state = 'issued' AND NOT EXISTS (SELECT 1 FROM agenda_item i JOIN matter m \
                 ON m.mechanism = i.mechanism AND m.id = i.matter WHERE i.mechanism = $1 \
                 AND i.meeting = x.meeting AND m.classification > 0) ",
                $tail
            )
        )
    };
}
use open;
