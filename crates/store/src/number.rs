//! Numbers: series per mechanism and year, drawn under the row's lock, never reused; and the register of
//! document numbers.

use crate::{
    db::{Column as _, Error, Tx, Value},
    record,
};
use domain::{
    Sight,
    document_number::{DocumentNumber, NumberState},
    id::MechanismId,
};

table!(DocumentNumber in "document_number": code, year, serial, state, subject, reason, holder, taken_on);

/// Draws the next number of a series. It is gone even if its document is never issued.
pub async fn draw(
    tx: &mut Tx,
    mechanism: MechanismId,
    series: &str,
    year: u32,
) -> Result<u32, Error> {
    let mut row = tx
        .row(
            "INSERT INTO number_series (mechanism, series, year, last) VALUES ($1, $2, $3, 1) \
             ON CONFLICT (mechanism, series, year) DO UPDATE SET last = number_series.last + 1 \
             RETURNING last",
            &[mechanism.to_value(), series.into(), year.to_value()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    row.get(0)
}

/// Lets a series go on after a number that was given elsewhere.
pub async fn raise_to(
    tx: &mut Tx,
    mechanism: MechanismId,
    series: &str,
    year: u32,
    number: u32,
) -> Result<(), Error> {
    let args = [
        mechanism.to_value(),
        series.into(),
        year.to_value(),
        number.to_value(),
    ];
    let sql = "INSERT INTO number_series (mechanism, series, year, last) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (mechanism, series, year) DO UPDATE SET last = excluded.last \
         WHERE number_series.last < excluded.last";
    tx.run(sql, &args).await?;
    Ok(())
}

/// Gives back a number that was drawn: the next draw gives it again, if none was drawn after it.
pub async fn give_back(
    tx: &mut Tx,
    mechanism: MechanismId,
    series: &str,
    year: u32,
    number: u32,
) -> Result<(), Error> {
    let args = [
        mechanism.to_value(),
        series.into(),
        year.to_value(),
        number.to_value(),
    ];
    let sql = "UPDATE number_series SET last = last - 1 \
         WHERE mechanism = $1 AND series = $2 AND year = $3 AND last = $4 AND last > 0";
    tx.run(sql, &args).await?;
    Ok(())
}

/// The series of the document register: code and year with the last serial given, latest year first.
/// A mechanism has a handful a year.
pub async fn series(tx: &mut Tx, sight: &Sight) -> Result<Vec<(String, u32, u32)>, Error> {
    let sql = "SELECT code, year, MAX(serial) FROM document_number WHERE mechanism = $1 \
         AND state <> 'taken_back' GROUP BY code, year ORDER BY year DESC, code";
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let rows = tx.rows(sql, &[sight.mechanism.to_value()]).await?;
    rows.into_iter()
        .map(|mut row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .collect()
}

/// Whether a code is one the register keeps, whatever the charter says today; not a secret, for papers print it.
pub async fn keeps(tx: &mut Tx, sight: &Sight, code: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM document_number WHERE mechanism = $1 AND code = $2 LIMIT 1";
    let args = [sight.mechanism.to_value(), code.into()];
    Ok(tx.row(sql, &args).await?.is_some())
}

/// The last serial given of a code in a year; 0 if none was.
pub async fn last(tx: &mut Tx, sight: &Sight, code: &str, year: u32) -> Result<u32, Error> {
    let sql = "SELECT serial FROM document_number WHERE mechanism = $1 AND code = $2 AND year = $3 \
         AND state <> 'taken_back' ORDER BY serial DESC LIMIT 1";
    let args = [sight.mechanism.to_value(), code.into(), year.to_value()];
    match tx.row(sql, &args).await? {
        Some(mut row) => row.get(0),
        None => Ok(0),
    }
}

/// The last serial of a code in a year that was given, kept or given up here; 0 if there is none. What was used on
/// paper is not among them.
pub async fn drawn(tx: &mut Tx, sight: &Sight, code: &str, year: u32) -> Result<u32, Error> {
    let sql = "SELECT serial FROM document_number WHERE mechanism = $1 AND code = $2 AND year = $3 \
         AND state IN ('used', 'reserved', 'void') ORDER BY serial DESC LIMIT 1";
    let args = [sight.mechanism.to_value(), code.into(), year.to_value()];
    match tx.row(sql, &args).await? {
        Some(mut row) => row.get(0),
        None => Ok(0),
    }
}

/// The next serial of a code in a year: the first after those drawn here that was not used on paper either.
pub async fn next(tx: &mut Tx, sight: &Sight, code: &str, year: u32) -> Result<u32, Error> {
    let drawn = drawn(tx, sight, code, year).await?;
    let sql = "SELECT serial FROM document_number AS one \
         WHERE mechanism = $1 AND code = $2 AND year = $3 AND serial > $4 AND state <> 'taken_back' \
         AND NOT EXISTS (SELECT 1 FROM document_number AS other WHERE other.mechanism = one.mechanism \
         AND other.code = one.code AND other.year = one.year AND other.serial = one.serial + 1 \
         AND other.state <> 'taken_back') ORDER BY serial LIMIT 1";
    match by_serial(tx, sight, code, year, drawn + 1).await {
        Ok(one) if one.state != NumberState::TakenBack => {}
        Ok(_) | Err(Error::NotFound) => return Ok(drawn + 1),
        Err(error) => return Err(error),
    }
    let args = [
        sight.mechanism.to_value(),
        code.into(),
        year.to_value(),
        drawn.to_value(),
    ];
    let mut row = tx.row(sql, &args).await?.ok_or(Error::NotFound)?;
    Ok(row.get::<u32>(0)? + 1)
}

/// The register's entry of a number; for the office and the conveners.
pub async fn by_serial(
    tx: &mut Tx,
    sight: &Sight,
    code: &str,
    year: u32,
    serial: u32,
) -> Result<DocumentNumber, Error> {
    let sql = select!(
        DocumentNumber,
        "WHERE mechanism = $1 AND code = $2 AND year = $3 AND serial = $4"
    );
    let args = [
        sight.mechanism.to_value(),
        code.into(),
        year.to_value(),
        serial.to_value(),
    ];
    if !sight.is_whole() {
        return Err(Error::NotFound);
    }
    record::all(tx.rows(sql, &args).await?)?
        .pop()
        .ok_or(Error::NotFound)
}

/// Entries of a code and year after a serial that were not taken back, latest serial first; for the office
/// and the conveners.
pub async fn after(
    tx: &mut Tx,
    sight: &Sight,
    code: &str,
    year: u32,
    serial: u32,
) -> Result<Vec<DocumentNumber>, Error> {
    let sql = select!(
        DocumentNumber,
        "WHERE mechanism = $1 AND code = $2 AND year = $3 AND serial > $4 AND state <> 'taken_back' \
         ORDER BY serial DESC"
    );
    let args = [
        sight.mechanism.to_value(),
        code.into(),
        year.to_value(),
        serial.to_value(),
    ];
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    record::all(tx.rows(sql, &args).await?)
}

/// A page of a code's register in a year, latest serial first, before a serial.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    code: &str,
    year: u32,
    before: Option<u32>,
) -> Result<Vec<DocumentNumber>, Error> {
    let sql = select!(
        DocumentNumber,
        "WHERE mechanism = $1 AND code = $2 AND year = $3 AND serial < $4 AND state <> 'taken_back' \
         ORDER BY serial DESC LIMIT 51"
    );
    let args = [
        sight.mechanism.to_value(),
        code.into(),
        year.to_value(),
        before.map_or(Value::Integer(i64::MAX), |serial| serial.to_value()),
    ];
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    record::all(tx.rows(sql, &args).await?)
}

/// Numbers of a code and year that are kept for documents to come, lowest first.
pub async fn reserved(
    tx: &mut Tx,
    sight: &Sight,
    code: &str,
    year: u32,
) -> Result<Vec<DocumentNumber>, Error> {
    let sql = select!(
        DocumentNumber,
        "WHERE mechanism = $1 AND code = $2 AND year = $3 AND state = $4 ORDER BY serial LIMIT 100"
    );
    let args = [
        sight.mechanism.to_value(),
        code.into(),
        year.to_value(),
        NumberState::Reserved.to_value(),
    ];
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    record::all(tx.rows(sql, &args).await?)
}
