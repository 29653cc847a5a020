//! Agenda items, positions and decisions. Callers have loaded the meeting or the matter within sight.

use crate::{
    db::{Column as _, Error, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Sight,
    agenda::{AgendaItem, Position, version::AgendaVersion},
    decision::Decision,
    id::{AgendaItemId, DecisionId, MatterId, MeetingId, UnitId},
};

table!(AgendaItem in "agenda_item": meeting, kind, matter, title, reporter, ordinal, question, outcome,
    outcome_text, earlier, off; later came_from, deferral);
table!(AgendaVersion in "agenda_version": meeting, n, lines, frozen_at, reopened);
table!(Position in "position": item, meeting, matter, unit, stance, words, own);
table!(Decision in "decision": item, meeting, matter, ordinal, text, lead, supports, due_on, done_when,
    beyond_reason, state, earlier, effect);

/// Whether a guest hears of matter `m` at meeting $2, to which $4 is asked: once the notice is out, save of a
/// restricted one. It is no party to it, and sees it nowhere else.
macro_rules! heard_as_guest {
    () => {
        "(m.classification < 2 AND EXISTS (SELECT 1 FROM unit g JOIN meeting h ON h.mechanism = $1 \
         AND h.id = $2 AND h.state <> 'planned' JOIN attendance p ON p.mechanism = $1 AND p.meeting = h.id \
         AND p.unit = g.id AND p.presence <> 'withdrawn' \
         WHERE g.mechanism = $1 AND g.id = $4 AND g.kind = 'guest'))"
    };
}
pub(crate) use heard_as_guest;

/// Items of a meeting in agenda order, of matters within sight: a restricted matter's item is shown to
/// its parties only. A report's item is the meeting's, and of an administrator at the table only its own.
pub async fn items(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, Error> {
    let mut items = items_ever(tx, sight, meeting).await?;
    items.retain(|item| !item.off);
    Ok(items)
}

/// The same with those that were taken off again.
pub async fn items_ever(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, Error> {
    let sql = select!(
        AgendaItem,
        concat!(
            "WHERE mechanism = $1 AND meeting = $2 AND (matter IS NULL AND (reporter = $4 OR NOT EXISTS (SELECT 1 \
         FROM unit u WHERE u.mechanism = $1 AND u.id = $4 AND u.kind = 'administrator_firm')) \
         OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = $1 AND m.id = agenda_item.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 \
         FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id) OR ",
            heard_as_guest!(),
            "))) ORDER BY ordinal, id"
        )
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
        "WHERE mechanism = $1 AND matter = $2 AND off = 0 ORDER BY id LIMIT 50"
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
        concat!(
            "WHERE mechanism = $1 AND meeting = $2 AND (matter IS NULL OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = $1 AND m.id = position.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 \
         FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id) OR ",
            heard_as_guest!(),
            "))) ORDER BY id"
        )
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
        concat!(
            "WHERE mechanism = $1 AND meeting = $2 AND EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
         AND m.id = decision.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 FROM matter_party y \
         WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id) OR ",
            heard_as_guest!(),
            ")) ORDER BY item, ordinal, id"
        )
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

/// Decisions that amend or revoke a decision, oldest first. The caller has loaded the earlier one within sight.
pub async fn later_decisions(
    tx: &mut Tx,
    sight: &Sight,
    earlier: DecisionId,
) -> Result<Vec<Decision>, Error> {
    let sql = select!(
        Decision,
        "WHERE mechanism = $1 AND earlier = $2 ORDER BY id LIMIT 50"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), earlier.to_value()])
            .await?,
    )
}

/// Versions of a meeting's agenda, oldest first. Whoever shows them leaves out lines of items out of sight.
pub async fn versions(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<AgendaVersion>, Error> {
    let sql = select!(
        AgendaVersion,
        "WHERE mechanism = $1 AND meeting = $2 ORDER BY n"
    );
    record::all(
        tx.rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
            .await?,
    )
}
