//! Forwarding a matter to a lead and supporting units, each with the duty clause that says why.

use crate::{Desk, Error, Units, desk::new_id, input::Fields};
use domain::{
    Actor, Date, Moment,
    assignment::{Assignment, AssignmentState},
    charter::{Charter, Part},
    id::{DecisionId, InstructionId, MatterId},
    matter::{Deferral, Matter},
    remit::{self, Standing},
    unit::{Unit, UnitRef},
};
use store::Tx;

/// The form that forwards a matter, as typed.
#[derive(Clone, Debug, Default)]
pub struct ForwardForm {
    /// Id of the leading unit.
    pub lead: String,
    /// Ids of supporting units.
    pub supports: Vec<String>,
    /// What the units are asked to do.
    pub task: String,
    /// Due day; empty for the office's usual limit.
    pub due_on: String,
    /// Why it goes to units although it lies beyond their duties (越位).
    pub beyond_reason: String,
}

/// How a unit stands to a matter's difficulty, for the choice of units.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The unit.
    pub unit: UnitRef,
    /// Clause of the duty that covers the difficulty; none when it lies beyond the unit's duties.
    pub clause: Option<String>,
    /// Its part by that duty.
    pub part: Option<Part>,
    /// The duty's words.
    pub words: String,
}

/// Units that may be given a matter of this difficulty: those whose duties cover it first.
pub fn candidates(charter: &Charter, units: &Units, difficulty: &str) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = units
        .working()
        .map(|unit| {
            let (clause, part) = clause_of(charter, difficulty, unit);
            let words = charter
                .duties
                .iter()
                .find(|duty| Some(&duty.clause) == clause.as_ref())
                .map_or_else(String::new, |duty| duty.text.clone());
            Candidate {
                unit: unit.as_ref(),
                clause,
                part,
                words,
            }
        })
        .collect();
    all.sort_by_key(|c| (c.clause.is_none(), c.part == Some(Part::Support)));
    all
}

/// Clause and part by which a difficulty lies inside a unit's duties.
pub(crate) fn clause_of(
    charter: &Charter,
    difficulty: &str,
    unit: &Unit,
) -> (Option<String>, Option<Part>) {
    match remit::standing(charter, difficulty, &unit.charter_name) {
        Standing::Within { clause, part } => (Some(clause.to_owned()), Some(part)),
        Standing::Beyond => (None, None),
    }
}

/// Forwards a matter; each unit gets an assignment.
pub async fn forward(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    form: ForwardForm,
) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let lead = fields.unit("lead", &form.lead, &units);
    let supports = fields.units("supports", &form.supports, &units);
    let task = fields.text("task", &form.task, 1000);
    let beyond = fields.optional("beyond_reason", &form.beyond_reason, 500);
    let due_on = fields.optional_date("due_on", &form.due_on);
    if due_on.is_some_and(|due| due < desk.today()) {
        fields.wrong("due_on", "form-date-past");
    }
    fields.done()?;
    let lead = lead.ok_or(Error::NotFound)?;
    units.must_be_no_guests(supports.iter().chain([&lead]))?;
    let days = desk.charter().practice.answer_working_days;
    let due_on = due_on.unwrap_or_else(|| desk.in_working_days(days));
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let matter = tx
            .record(matter.forward(&lead, &supports, due_on, &by, now)?)
            .await?;
        let given = Given {
            task: task.clone(),
            done_when: None,
            due_on,
            beyond: beyond.clone(),
            decision: None,
            instruction: None,
        };
        let parts = parts(&lead, &supports);
        reroute(tx, &by, &matter, &parts, now).await?;
        issue(
            tx,
            &desk_.charter(),
            &units,
            &matter,
            &parts,
            &given,
            &by,
            now,
        )
        .await
    })
    .await
}

/// What an assignment is issued with.
pub(crate) struct Given {
    pub task: String,
    pub done_when: Option<String>,
    pub due_on: Date,
    pub beyond: Option<String>,
    pub decision: Option<DecisionId>,
    pub instruction: Option<InstructionId>,
}

/// Lead and supports as one list.
pub(crate) fn parts(lead: &UnitRef, supports: &[UnitRef]) -> Vec<(UnitRef, Part)> {
    std::iter::once((lead.clone(), Part::Lead))
        .chain(supports.iter().map(|unit| (unit.clone(), Part::Support)))
        .collect()
}

/// Issues an assignment to each unit and makes it a party to the matter.
#[expect(
    clippy::too_many_arguments,
    reason = "one call site each for forwarding and for decisions"
)]
pub(crate) async fn issue(
    tx: &mut Tx,
    charter: &Charter,
    units: &Units,
    matter: &Matter,
    parts: &[(UnitRef, Part)],
    given: &Given,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    for (unit, part) in parts {
        let full = units.get(unit.id).ok_or(Error::NotFound)?;
        let (clause, _) = clause_of(charter, &matter.difficulty, full);
        let beyond_reason = if clause.is_some() {
            None
        } else {
            given.beyond.clone()
        };
        let assignment = Assignment {
            id: new_id(),
            version: 0,
            matter: matter.id,
            decision: given.decision,
            instruction: given.instruction,
            unit: unit.id,
            part: *part,
            task: given.task.clone(),
            done_when: given.done_when.clone(),
            due_on: given.due_on,
            clause,
            beyond_reason,
            state: AssignmentState::Issued,
            suspended_on: None,
            issued_at: now,
            acknowledged_at: None,
            progress_count: 0,
            latest: None,
            verified_at: None,
        };
        tx.record(assignment.issue(&unit.name, by, now)?).await?;
        store::record::admit_party(tx, &by.sight(), matter.id, unit.id).await?;
    }
    Ok(())
}

/// Forwarding anew takes back what was refused, what a former lead has, and what a unit named again has
/// not yet answered; so nobody owes the same thing twice and a matter has one lead. What was decided or
/// instructed stays.
pub(crate) async fn reroute(
    tx: &mut Tx,
    by: &Actor,
    matter: &Matter,
    parts: &[(UnitRef, Part)],
    now: Moment,
) -> Result<(), Error> {
    let lead = &parts[0].0;
    for earlier in store::assignment::of_matter(tx, &by.sight(), matter.id).await? {
        let named = parts.iter().any(|(unit, _)| unit.id == earlier.unit);
        let replaced = match earlier.state {
            AssignmentState::Verified | AssignmentState::Revoked => false,
            AssignmentState::Refused => true,
            AssignmentState::Submitted => earlier.part == Part::Lead && !named,
            AssignmentState::Issued | AssignmentState::Acknowledged => {
                named || earlier.part == Part::Lead
            }
        };
        if replaced && earlier.decision.is_none() && earlier.instruction.is_none() {
            let reason = format!("改由{}牵头办理", lead.name);
            tx.record(earlier.supersede(reason, by, now)?).await?;
        }
    }
    Ok(())
}

/// Takes back what is still open of a matter's work, because a later decision takes its place: the work
/// from an earlier decision, or what was forwarded.
pub(crate) async fn supersede_open(
    tx: &mut Tx,
    by: &Actor,
    matter: MatterId,
    decision: Option<DecisionId>,
    reason: &str,
    now: Moment,
) -> Result<(), Error> {
    for assignment in store::assignment::of_matter(tx, &by.sight(), matter).await? {
        if assignment.state.is_open() && assignment.decision == decision {
            tx.record(assignment.supersede(reason.into(), by, now)?)
                .await?;
        }
    }
    Ok(())
}

/// Takes back what is still open of a matter's forwarded assignments; decided and instructed ones stay.
pub(crate) async fn revoke_open(
    tx: &mut Tx,
    by: &Actor,
    matter: MatterId,
    reason: &str,
    now: Moment,
) -> Result<(), Error> {
    for assignment in store::assignment::of_matter(tx, &by.sight(), matter).await? {
        let forwarded = assignment.decision.is_none() && assignment.instruction.is_none();
        if assignment.state.is_open() && forwarded {
            tx.record(assignment.revoke(reason.into(), by, now)?)
                .await?;
        }
    }
    Ok(())
}

/// The form that defers a matter, as typed.
#[derive(Clone, Debug, Default)]
pub struct DeferForm {
    /// What has to be so before it comes back.
    pub condition: String,
    /// Id of the unit that watches over it.
    pub owner: String,
    /// The day on which it comes back by itself.
    pub review_on: String,
}

/// Reads the fields of a deferral.
pub(crate) fn read_deferral(
    form: &DeferForm,
    units: &Units,
    fields: &mut Fields,
) -> Option<Deferral> {
    let condition = fields.text("condition", &form.condition, 500);
    let owner = fields.unit("owner", &form.owner, units);
    let review_on = fields.date("review_on", &form.review_on);
    Some(Deferral {
        condition,
        owner: owner?,
        review_on,
    })
}

/// Defers a matter outside a meeting, or defers anew one that came back.
pub async fn defer(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    form: DeferForm,
) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let deferral = read_deferral(&form, &units, &mut fields);
    if deferral
        .as_ref()
        .is_some_and(|d| d.review_on <= desk.today())
        && !fields.has("review_on")
    {
        fields.wrong("review_on", "refusal-review-not-ahead");
    }
    fields.done()?;
    let deferral = deferral.ok_or(Error::NotFound)?;
    units.must_be_no_guests([&deferral.owner])?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let matter = tx.record(matter.defer(deferral.clone(), &by, now)?).await?;
        store::record::admit_party(tx, &by.sight(), matter.id, deferral.owner.id).await?;
        super::deferral::suspend_open(tx, matter.id, &deferral.condition, &by, now).await
    })
    .await
}
