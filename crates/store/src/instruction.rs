//! Conveners' instructions.

use crate::{
    db::{Column as _, Error, Tx},
    matter::sight_args,
    record,
};
use domain::{
    Sight,
    id::{InstructionId, MatterId, MeetingId, ReportId},
    instruction::Instruction,
};

table!(Instruction in "instruction": year, serial, about, matter, meeting, text, convener, convener_name,
    entered_by, lead, supports, due_on, done_when, state, given_at; later report);

/// Instructions that concern a matter, oldest first. The caller has loaded the matter within sight.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<Instruction>, Error> {
    let sql = select!(
        Instruction,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY id LIMIT 50"
    );
    let args = [sight.mechanism.to_value(), matter.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Instructions on a meeting's minutes, oldest first, save those whose matter is out of sight. The caller
/// has loaded the meeting within sight.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Instruction>, Error> {
    let sql = select!(
        Instruction,
        "WHERE mechanism = $1 AND meeting = $2 AND (matter IS NULL OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = $1 AND m.id = instruction.matter AND (m.classification <= $3 OR EXISTS \
         (SELECT 1 FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id)))) \
         ORDER BY id LIMIT 50"
    );
    let mut args = vec![sight.mechanism.to_value(), meeting.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// Instructions on a report, oldest first, save those whose matter is out of sight. The caller has loaded the
/// report within sight.
pub async fn of_report(
    tx: &mut Tx,
    sight: &Sight,
    report: ReportId,
) -> Result<Vec<Instruction>, Error> {
    let sql = select!(
        Instruction,
        "WHERE mechanism = $1 AND report = $2 AND (matter IS NULL OR EXISTS (SELECT 1 FROM matter m \
         WHERE m.mechanism = $1 AND m.id = instruction.matter AND (m.classification <= $3 OR EXISTS \
         (SELECT 1 FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 AND y.matter = m.id)))) \
         ORDER BY id LIMIT 50"
    );
    let mut args = vec![sight.mechanism.to_value(), report.to_value()];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// A page of instructions, newest first, before an id; for whoever sees everything.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    before: Option<InstructionId>,
) -> Result<Vec<Instruction>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        Instruction,
        "WHERE mechanism = $1 AND id < $2 ORDER BY id DESC LIMIT 21"
    );
    let before = before.map_or_else(|| "g".into(), |id| id.to_value());
    record::all(tx.rows(sql, &[sight.mechanism.to_value(), before]).await?)
}
