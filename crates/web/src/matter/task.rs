//! An assignment as its matter's page shows it, with the steps the reader may take on it.

use super::{acts::waits_for, word};
use crate::{
    Site,
    frame::{Light, light},
};
use app::{assignment::Step, matter::view::MatterView};
use domain::{
    Actor,
    assignment::{Assignment, AssignmentState},
    attachment::Attachment,
};
use locale::Wording;

/// An assignment with what can be done about it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page is asked whether it shows each of its parts"
)]
pub(crate) struct Task {
    pub id: String,
    pub version: u32,
    pub unit: String,
    pub part: String,
    pub words: String,
    pub done_when: Option<String>,
    /// Clause of the duty; none where it lies beyond the unit's duties (越位).
    pub clause: Option<String>,
    pub beyond_reason: Option<String>,
    pub decided: bool,
    /// Whether the unit still owes it.
    pub open: bool,
    /// Whether a convener instructed it.
    pub instructed: bool,
    /// Since when its clock stands still.
    pub suspended_on: Option<domain::Date>,
    pub state: String,
    pub progress: u32,
    pub latest: Option<String>,
    pub light: Option<Light>,
    pub verified_on: Option<domain::Date>,
    pub files: Vec<Attachment>,
    /// Whether the reader is the one it waits for.
    pub mine: bool,
    /// Whether the reader's main act on the page is a step of it.
    pub main: bool,
    own: Vec<Step>,
    entered: &'static [Step],
}

impl Task {
    /// The assignment as this reader sees it.
    fn of(site: &Site, t: Wording, view: &MatterView, one: &Assignment, by: &Actor) -> Self {
        let open = one.state.is_open();
        let files = view
            .attachments
            .iter()
            .filter(|file| file.assignment == Some(one.id));
        let for_unit = by.is_office() && !by.speaks_for(one.unit);
        Self {
            id: one.id.to_string(),
            version: one.version,
            unit: view.units.name(one.unit),
            part: word(t, "part", one.part.code()),
            words: one.task.clone(),
            done_when: one.done_when.clone(),
            clause: one.clause.clone(),
            beyond_reason: one.beyond_reason.clone(),
            decided: one.decision.is_some(),
            state: word(t, "state-assignment", one.state.code()),
            progress: one.progress_count,
            latest: one.latest.clone(),
            suspended_on: one.suspended_on,
            instructed: one.instruction.is_some(),
            open,
            light: (open && one.suspended_on.is_none())
                .then(|| light(t, Some(site.desk.days_left(one.due_on)))),
            verified_on: one.verified_at.map(domain::Moment::date),
            files: files.cloned().collect(),
            mine: waits_for(one, by),
            main: false,
            own: steps(one, by),
            entered: if for_unit && one.suspended_on.is_none() {
                unit_steps(one.state)
            } else {
                &[]
            },
        }
    }

    /// Whether the reader may take a step.
    pub fn may(&self, step: Step) -> bool {
        self.own.contains(&step)
    }

    /// Whether the reader, being the office, may enter the unit's answer as this step (代录).
    pub fn may_enter(&self, step: Step) -> bool {
        self.entered.contains(&step)
    }

    /// Whether the reader may enter anything for the unit.
    pub fn enters(&self) -> bool {
        !self.entered.is_empty()
    }

    /// Whether there is anything the reader can do about it.
    pub fn any(&self) -> bool {
        !self.own.is_empty() || self.enters()
    }

    /// Names of the forms shown for it.
    pub fn forms(&self) -> Vec<String> {
        let own = self.own.iter().map(|step| form_name(*step, &self.id));
        own.chain(self.enters().then(|| format!("for-{}", self.id)))
            .collect()
    }
}

/// The assignments of a matter as this reader sees them; the reader's main act is a step of the first
/// that waits for them, unless it is one on the matter itself.
pub(crate) fn tasks(
    site: &Site,
    t: Wording,
    view: &MatterView,
    by: &Actor,
    main_elsewhere: bool,
) -> Vec<Task> {
    let all = view.assignments.iter();
    let mut tasks: Vec<Task> = all.map(|one| Task::of(site, t, view, one, by)).collect();
    if !main_elsewhere && let Some(first) = tasks.iter_mut().find(|task| task.mine) {
        first.main = true;
    }
    tasks
}

/// The form of an assignment's step. A report and the final answer share one.
pub(crate) fn form_name(step: Step, id: &str) -> String {
    let form = match step {
        Step::Acknowledge => "acknowledge",
        Step::Refuse => "refuse",
        Step::Progress | Step::Submit => "report",
        Step::Verify => "verify",
        Step::SendBack => "send-back",
        Step::Insist => "insist",
        Step::Revoke => "revoke",
    };
    format!("{form}-{id}")
}

fn steps(one: &Assignment, by: &Actor) -> Vec<Step> {
    let mut steps = Vec::new();
    if by.speaks_for(one.unit) && one.suspended_on.is_none() {
        steps.extend_from_slice(unit_steps(one.state));
    }
    if by.is_office() {
        match one.state {
            AssignmentState::Submitted => steps.extend([Step::Verify, Step::SendBack]),
            AssignmentState::Refused => steps.push(Step::Insist),
            _ => {}
        }
        let held = matches!(
            one.state,
            AssignmentState::Issued | AssignmentState::Acknowledged | AssignmentState::Refused
        );
        if held && one.decision.is_none() && one.instruction.is_none() {
            steps.push(Step::Revoke);
        }
    }
    steps
}

/// What a unit can answer in a state.
fn unit_steps(state: AssignmentState) -> &'static [Step] {
    match state {
        AssignmentState::Issued => &[Step::Acknowledge, Step::Refuse],
        AssignmentState::Acknowledged => &[Step::Progress, Step::Submit, Step::Refuse],
        _ => &[],
    }
}
