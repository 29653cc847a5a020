//! Information rounds, the units' returns and their answers.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{
    Date, Sight,
    id::{ReturnId, RoundId, UnitId},
    round::{InformationReturn, InformationRound, ReturnAnswer, ReturnState},
};

table!(InformationRound in "information_round": period_kind, from_on, until_on, due_on, note, closed);
table!(InformationReturn in "information_return": round, unit, due_on, state, reason, submitted_by,
    submitted_at, scan, reminded);
table!(ReturnAnswer in "return_answer": of as return_id, ordinal, label, kind, figure, counted, answer, why);

/// The round with this id, for office and conveners, who see every unit's return in it.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: RoundId) -> Result<InformationRound, Error> {
    if sight.is_whole() {
        record::by_id(tx, sight, id.0).await
    } else {
        Err(Error::NotFound)
    }
}

/// The round a return belongs to. The caller has loaded the return within sight.
pub async fn of_return(
    tx: &mut Tx,
    sight: &Sight,
    of: &InformationReturn,
) -> Result<InformationRound, Error> {
    record::by_id(tx, sight, of.round.0).await
}

/// Rounds that are open, or are closed, newest first, up to a page; for office and conveners.
pub async fn rounds(
    tx: &mut Tx,
    sight: &Sight,
    closed: bool,
) -> Result<Vec<InformationRound>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        InformationRound,
        "WHERE mechanism = $1 AND closed = $2 ORDER BY id DESC LIMIT 21"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), closed.to_value()])
            .await?,
    )
}

/// The returns of a round, in the units' order. The caller has loaded the round within sight.
pub async fn returns(
    tx: &mut Tx,
    sight: &Sight,
    round: RoundId,
) -> Result<Vec<InformationReturn>, Error> {
    let sql = select!(
        InformationReturn,
        "WHERE mechanism = $1 AND round = $2 ORDER BY (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = information_return.unit), id"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), round.to_value()])
            .await?,
    )
}

/// The return with this id, within sight: for its unit, office and conveners.
pub async fn return_by_id(
    tx: &mut Tx,
    sight: &Sight,
    id: ReturnId,
) -> Result<InformationReturn, Error> {
    let found: InformationReturn = record::by_id(tx, sight, id.0).await?;
    if sight.is_whole() || sight.party_unit() == Some(found.unit) {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// A unit's returns in a state by due day, up to a page. The unit is the asker's own.
pub async fn of_unit(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
    state: ReturnState,
) -> Result<Vec<InformationReturn>, Error> {
    if !sight.is_whole() && sight.party_unit() != Some(unit) {
        return Ok(Vec::new());
    }
    let sql = select!(
        InformationReturn,
        "WHERE mechanism = $1 AND unit = $2 AND state = $3 ORDER BY due_on, id LIMIT 21"
    );
    let args = [
        sight.mechanism.to_value(),
        unit.to_value(),
        state.to_value(),
    ];
    record::all(tx.rows(sql, &args).await?)
}

/// Returns in a state by due day, up to a page; for office and conveners.
pub async fn in_state(
    tx: &mut Tx,
    sight: &Sight,
    state: ReturnState,
) -> Result<Vec<InformationReturn>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        InformationReturn,
        "WHERE mechanism = $1 AND state = $2 ORDER BY due_on, id LIMIT 21"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), state.to_value()])
            .await?,
    )
}

/// Returns in a state due by a day, after one, a hundred at a time; for reminders.
pub async fn due_by(
    tx: &mut Tx,
    sight: &Sight,
    state: ReturnState,
    day: Date,
    after: (&str, &str),
) -> Result<Vec<InformationReturn>, Error> {
    let sql = select!(
        InformationReturn,
        "WHERE mechanism = $1 AND state = $2 AND due_on <= $3 AND (due_on, id) > ($4, $5) \
         ORDER BY due_on, id LIMIT 100"
    );
    let args = [
        sight.mechanism.to_value(),
        state.to_value(),
        day.to_value(),
        after.0.into(),
        after.1.into(),
    ];
    record::all(tx.rows(sql, &args).await?)
}

/// The answers of a return, in order. The caller has loaded the return within sight.
pub async fn answers(tx: &mut Tx, sight: &Sight, of: ReturnId) -> Result<Vec<ReturnAnswer>, Error> {
    let sql = select!(
        ReturnAnswer,
        "WHERE mechanism = $1 AND return_id = $2 ORDER BY ordinal, id LIMIT 200"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), of.to_value()])
            .await?,
    )
}
