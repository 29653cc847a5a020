//! Calls for items with what units propose, replies to notices, written opinions, and what was told about a
//! year that owes meetings. Callers have loaded the meeting within sight.

use crate::{
    agenda::heard_as_guest,
    db::{Column as _, Error, Row, Tx},
    matter::sight_args,
    record::{self, Record as _},
};
use domain::{
    Date, Sight,
    agenda::opinion::WrittenOpinion,
    id::{AgendaItemId, MeetingId, UnitId},
    meeting::{
        Meeting,
        call::{CallForItems, ItemProposal},
        reply::Reply,
        reply_day::ReplyDay,
        year::MeetingYear,
    },
};

table!(CallForItems in "call_for_items": meeting, due_on, words, state);
table!(ItemProposal in "item_proposal": call as call_id, meeting, unit, kind, matter, title, question, state,
    reason, item);
table!(Reply in "reply": meeting, unit, answer, person, post, phone, reason, replied_at);
table!(ReplyDay in "reply_day": meeting, due_on, set_on, reminded);
table!(WrittenOpinion in "written_opinion": item, meeting, matter, unit, stance, text);
table!(MeetingYear in "meeting_year": year, tier, sixty_at, thirty_at, breached_at);

/// The call for a meeting's items, if one was sent.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Option<CallForItems>, Error> {
    let sql = select!(CallForItems, "WHERE mechanism = $1 AND meeting = $2");
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// What was proposed for a meeting, oldest first: to the office all of it, to a unit its own.
pub async fn proposals(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<ItemProposal>, Error> {
    let sql = select!(
        ItemProposal,
        "WHERE mechanism = $1 AND meeting = $2 AND ($3 = 2 OR unit = $4) ORDER BY id"
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// Proposals of matters that are on the agenda, whoever made them, oldest first. The caller shows them with items
/// that it has loaded within sight.
pub async fn listed(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<ItemProposal>, Error> {
    let sql = select!(
        ItemProposal,
        "WHERE mechanism = $1 AND meeting = $2 AND state = 'accepted' AND kind = 'matter' ORDER BY id"
    );
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Proposals that wait for the office's check, oldest first, up to a page; for the office.
pub async fn to_check(tx: &mut Tx, sight: &Sight) -> Result<Vec<ItemProposal>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        ItemProposal,
        "WHERE mechanism = $1 AND state = 'submitted' AND kind IN ('matter', 'report') AND EXISTS (SELECT 1 \
         FROM meeting g WHERE g.mechanism = $1 AND g.id = item_proposal.meeting \
         AND g.state IN ('planned', 'convened')) ORDER BY state, kind, id LIMIT 21"
    );
    record::all(tx.rows(sql, &[sight.mechanism.to_value()]).await?)
}

/// A unit's proposals that the office returned, for meetings ahead, oldest first, up to a page.
pub async fn returned(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
) -> Result<Vec<ItemProposal>, Error> {
    let sql = select!(
        ItemProposal,
        "WHERE mechanism = $1 AND unit = $2 AND state = 'returned' AND EXISTS (SELECT 1 FROM meeting g \
         WHERE g.mechanism = $1 AND g.id = item_proposal.meeting AND g.state IN ('planned', 'convened')) \
         ORDER BY id LIMIT 21"
    );
    let args = [sight.mechanism.to_value(), unit.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Open calls with their meeting, the most pressing first, up to a page: those a unit is asked by and has
/// not answered, or for the office all of them.
pub async fn open(
    tx: &mut Tx,
    sight: &Sight,
    unit: Option<UnitId>,
) -> Result<Vec<(CallForItems, Meeting)>, Error> {
    let sql = crate::table::once!(format!(
        "SELECT {}, {} FROM call_for_items x JOIN meeting g ON g.mechanism = x.mechanism \
         AND g.id = x.meeting WHERE x.mechanism = $1 AND x.state = 'open' \
         AND g.state IN ('planned', 'convened') AND ($2 = '' OR (EXISTS (SELECT 1 FROM attendance a \
         WHERE a.mechanism = $1 AND a.unit = $2 AND a.meeting = x.meeting AND a.presence <> 'withdrawn') AND NOT EXISTS (SELECT 1 FROM \
         item_proposal p WHERE p.mechanism = $1 AND p.meeting = x.meeting AND p.unit = $2))) \
         ORDER BY x.due_on, x.id LIMIT 21",
        aliased("x", CallForItems::COLUMNS),
        aliased("g", Meeting::COLUMNS),
    ));
    let unit = unit.map_or_else(String::new, |unit| unit.to_string());
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), unit.to_value()])
        .await?;
    rows.into_iter()
        .map(|mut row: Row| {
            Ok((
                CallForItems::read(&mut row, 0)?,
                Meeting::read(&mut row, CallForItems::COLUMNS.len())?,
            ))
        })
        .collect()
}

fn aliased(alias: &str, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("{alias}.{name}")).collect();
    names.join(", ")
}

/// Replies to the notice of a meeting, in the order in which they first came.
pub async fn replies(tx: &mut Tx, sight: &Sight, meeting: MeetingId) -> Result<Vec<Reply>, Error> {
    let sql = select!(Reply, "WHERE mechanism = $1 AND meeting = $2 ORDER BY unit");
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// The day by which units reply to the notice of a meeting, once it is set.
pub async fn reply_day(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Option<ReplyDay>, Error> {
    let sql = select!(ReplyDay, "WHERE mechanism = $1 AND meeting = $2");
    let args = [sight.mechanism.to_value(), meeting.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// Days of which nobody was reminded, between two days and of convened meetings, the soonest first, up to a
/// page; for the system's job.
pub async fn reply_days_due(
    tx: &mut Tx,
    sight: &Sight,
    from: Date,
    until: Date,
) -> Result<Vec<ReplyDay>, Error> {
    let sql = select!(
        ReplyDay,
        "WHERE mechanism = $1 AND reminded = 0 AND due_on >= $2 AND due_on <= $3 AND EXISTS (SELECT 1 \
         FROM meeting m WHERE m.mechanism = $1 AND m.id = reply_day.meeting AND m.state = 'convened') \
         ORDER BY due_on, id LIMIT 100"
    );
    let args = [
        sight.mechanism.to_value(),
        from.to_value(),
        until.to_value(),
    ];
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    record::all(tx.rows(sql, &args).await?)
}

/// Convened meetings a unit is asked to and has not replied to since their time and place are what they are, the
/// soonest first, up to a page.
pub async fn to_reply(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Vec<Meeting>, Error> {
    let sql = select!(
        Meeting,
        "WHERE mechanism = $1 AND id IN (SELECT a.meeting FROM attendance a WHERE a.mechanism = $1 \
         AND a.unit = $2 AND a.presence <> 'withdrawn') AND state = 'convened' AND NOT EXISTS (SELECT 1 FROM reply r \
         WHERE r.mechanism = $1 AND r.meeting = meeting.id AND r.unit = $2 AND NOT EXISTS (SELECT 1 \
         FROM meeting_move v WHERE v.mechanism = $1 AND v.meeting = meeting.id AND v.moved_at > r.replied_at))"
    );
    let args = [sight.mechanism.to_value(), unit.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Written opinions on a meeting's items, of matters within sight.
pub async fn opinions(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<WrittenOpinion>, Error> {
    let sql = select!(
        WrittenOpinion,
        concat!(
            "WHERE mechanism = $1 AND meeting = $2 AND (matter IS NULL OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = $1 AND m.id = written_opinion.matter AND (m.classification <= $3 OR EXISTS (SELECT 1 \
         FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id) OR ",
            heard_as_guest!(),
            "))) ORDER BY id"
        )
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// A unit's written opinion on an item.
pub async fn opinion_of(
    tx: &mut Tx,
    sight: &Sight,
    item: AgendaItemId,
    unit: UnitId,
) -> Result<Option<WrittenOpinion>, Error> {
    let sql = select!(
        WrittenOpinion,
        "WHERE mechanism = $1 AND item = $2 AND unit = $3"
    );
    let args = [sight.mechanism.to_value(), item.to_value(), unit.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}

/// What was told about a year and a tier; none if nothing was.
pub async fn year(
    tx: &mut Tx,
    sight: &Sight,
    tier: &str,
    year: u32,
) -> Result<Option<MeetingYear>, Error> {
    let sql = select!(
        MeetingYear,
        "WHERE mechanism = $1 AND tier = $2 AND year = $3"
    );
    let args = [sight.mechanism.to_value(), tier.into(), year.to_value()];
    Ok(record::all(tx.rows(sql, &args).await?)?.pop())
}
