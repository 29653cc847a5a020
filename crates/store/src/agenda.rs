//! Agenda items, positions and decisions. Callers have loaded the meeting or the matter within sight.

use crate::{
    db::{Column as _, Error, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Sight,
    agenda::{AgendaItem, Position},
    decision::Decision,
    id::{AgendaItemId, MatterId, MeetingId, UnitId},
};

table!(AgendaItem in "agenda_item": meeting, matter, ordinal, question, outcome, outcome_text, earlier);
table!(Position in "position": item, meeting, matter, unit, stance, words, own);
table!(Decision in "decision": item, meeting, matter, ordinal, text, lead, supports, due_on, done_when,
    beyond_reason, state);

/// Items of a meeting in agenda order, of matters within sight: a restricted matter's item is shown to
/// its parties only.
pub async fn items(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, Error> {
    let sql = select!(
        AgendaItem,
        "WHERE mechanism = $1 AND meeting = $2 AND EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
         AND m.id = agenda_item.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 FROM matter_party y \
         WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id))) ORDER BY ordinal, id"
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// Items under which a matter stood, oldest first.
pub async fn items_of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<AgendaItem>, Error> {
    let sql = select!(
        AgendaItem,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY id LIMIT 50"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), matter.to_value()])
            .await?,
    )
}

/// Positions taken at a meeting, on matters within sight.
pub async fn positions(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Position>, Error> {
    let sql = select!(
        Position,
        "WHERE mechanism = $1 AND meeting = $2 AND EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
         AND m.id = position.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 FROM matter_party y \
         WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id))) ORDER BY id"
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// A unit's position on an item.
pub async fn position_of(
    tx: &mut Tx,
    sight: &Sight,
    item: AgendaItemId,
    unit: UnitId,
) -> Result<Option<Position>, Error> {
    let sql = select!(Position, "WHERE mechanism = $1 AND item = $2 AND unit = $3");
    let args = [sight.mechanism.to_value(), item.to_value(), unit.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// Decisions of a meeting, proposed, agreed or dropped, in order of their places, on matters within sight.
pub async fn decisions(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Decision>, Error> {
    let sql = select!(
        Decision,
        "WHERE mechanism = $1 AND meeting = $2 AND EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
         AND m.id = decision.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 FROM matter_party y \
         WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id))) ORDER BY item, ordinal, id"
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// Decisions on a matter.
pub async fn decisions_of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<Decision>, Error> {
    let sql = select!(
        Decision,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY id LIMIT 100"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), matter.to_value()])
            .await?,
    )
}
