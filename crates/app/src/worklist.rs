//! Worklists: what waits for whoever is signed in, by when, and the step that answers it.

mod documents;
mod gaps;

pub use gaps::{Missing, unattended};

mod meetings;
mod minutes;
mod report;
mod todo;

pub use todo::Todo;

use crate::{
    Desk, Error, Units,
    instruction::{Followed, Following, follow},
    meeting::year::{JointDuty, joint_duty},
};
use domain::{
    Actor, Date, Permission, Role, Sight, assignment::AssignmentState, matter::MatterState,
    minutes::MinutesState,
};
use store::{Tx, assignment::AssignmentRow, matter::MatterRow};

/// A line of a worklist.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// What is to be done.
    pub todo: Todo,
    /// What it is about.
    pub title: String,
    /// The second line: number and difficulty, task, condition.
    pub note: String,
    /// From whom it comes.
    pub from: String,
    /// By when.
    pub due_on: Option<Date>,
    /// Working days left, negative when overdue.
    pub days_left: Option<i64>,
    /// Where it is done: the path of a page.
    pub path: String,
}

/// A desk's counts, each the number of rows behind it, up to a hundred.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Waiting for triage.
    pub to_triage: i64,
    /// Accepted or carried over, with nobody and on no agenda.
    pub to_schedule: i64,
    /// Assignments past their day.
    pub overdue: i64,
    /// Deferred matters due for review.
    pub back: i64,
    /// Issued minutes' assignments in execution.
    pub in_execution: i64,
}

/// What the first page shows.
#[derive(Clone, Debug)]
pub struct Worklist {
    /// What waits, most pressing first.
    pub items: Vec<WorkItem>,
    /// The office's counts; none for others.
    pub counts: Option<Counts>,
    /// The year's joint meeting, for office and conveners.
    pub joint: Option<JointDuty>,
    /// Labels of difficulties that no duty covers (缺位), for the office.
    pub unattended: Vec<String>,
    /// What the roster lacks today, for office and conveners.
    pub missing: Missing,
    /// Assignments overdue anywhere, for office and conveners.
    pub overdue: Vec<AssignmentRow>,
    /// The latest instructions whose assignments are open, for office, conveners and secretaries.
    pub instructions: Vec<Followed>,
    /// Names of units.
    pub units: Units,
}

/// Loads the worklist of whoever is signed in.
pub async fn load(desk: &Desk, by: &Actor) -> Result<Worklist, Error> {
    let (sight, by, desk_) = (by.sight(), by.clone(), desk.clone());
    desk.read(async move |tx| {
        let units = Units::load(tx, &sight).await?;
        let mut list = Gathering {
            desk: &desk_,
            units: &units,
            items: Vec::new(),
        };
        let mut counts = None;
        list.items
            .extend(documents::load(tx, &sight, &by, &units, &desk_).await?);
        let mut overdue = Vec::new();
        if by.is_office() {
            counts = Some(office(tx, &sight, &mut list).await?);
        }
        report::gather(tx, &sight, &by, &mut list).await?;
        if by.may(Permission::SignOff) {
            meetings::to_consent(tx, &sight, by.person, &mut list).await?;
            for row in store::minutes::in_state(tx, &sight, MinutesState::Countersigning).await? {
                minutes::sign_off(tx, &sight, &by, row, &mut list).await?;
            }
        }
        if by.holds(&[
            Role::Head,
            Role::Liaison,
            Role::Handler,
            Role::Judge,
            Role::Administrator,
        ]) {
            unit(tx, &sight, &by, &mut list).await?;
        }
        let above = by.is_office() || by.holds(&[Role::Convener, Role::DeputyConvener]);
        let mut joint = None;
        let mut missing = Missing::default();
        if above {
            joint = Some(joint_duty(tx, &desk_, &sight).await?);
            overdue = overdue_assignments(tx, &sight, desk_.today()).await?;
            missing = gaps::missing(tx, &sight, &units, desk_.today()).await?;
        }
        let instructions = if by.may(Permission::Oversee) {
            open_instructions(tx, &sight).await?
        } else {
            Vec::new()
        };
        let mut items = list.items;
        items.sort_by_key(|item| {
            // What the next meeting owes comes first: what the last one did not reach, then what is ready for it.
            let owed = match item.todo {
                Todo::ListAgain => 0,
                Todo::ReviewMet => 1,
                _ => 2,
            };
            (owed, item.due_on.is_none(), item.due_on)
        });
        Ok(Worklist {
            items,
            counts,
            joint,
            unattended: if above {
                unattended(&desk_)
            } else {
                Vec::new()
            },
            missing,
            overdue,
            instructions,
            units,
        })
    })
    .await
}

struct Gathering<'a> {
    desk: &'a Desk,
    units: &'a Units,
    items: Vec<WorkItem>,
}

impl Gathering<'_> {
    fn matter(&mut self, todo: Todo, row: &MatterRow, note: Option<String>) {
        let charter = self.desk.charter();
        let label = charter.difficulty_label(&row.difficulty);
        let due_on = row.due_on;
        self.items.push(WorkItem {
            todo,
            title: row.title.clone(),
            note: note
                .unwrap_or_else(|| format!("协〔{}〕{}号 · {label}", row.number.0, row.number.1)),
            from: self.units.name(row.raised_by),
            due_on,
            days_left: due_on.map(|due| self.desk.days_left(due)),
            path: format!("/matters/{}-{}", row.number.0, row.number.1),
        });
    }

    fn assignment(&mut self, todo: Todo, row: &AssignmentRow, from: String) {
        self.items.push(WorkItem {
            todo,
            title: row.task.clone(),
            note: match &row.clause {
                Some(clause) => format!("{} · {clause}", row.matter_title),
                None => row.matter_title.clone(),
            },
            from,
            due_on: Some(row.due_on),
            days_left: Some(self.desk.days_left(row.due_on)),
            path: format!(
                "/matters/{}-{}#a-{}",
                row.matter_number.0, row.matter_number.1, row.id
            ),
        });
    }
}

async fn office(tx: &mut Tx, sight: &Sight, list: &mut Gathering<'_>) -> Result<Counts, Error> {
    let today = list.desk.today();
    for row in store::matter::pressing(tx, sight, MatterState::Raised).await? {
        list.matter(Todo::Triage, &row, None);
    }
    let carried = store::matter::carried_over(tx, sight).await?;
    let is_new = |row: &MatterRow| carried.iter().all(|one| one.id != row.id);
    for row in &carried {
        list.matter(Todo::ListAgain, row, None);
    }
    let accepted = store::matter::pressing(tx, sight, MatterState::Accepted).await?;
    for row in accepted.into_iter().filter(is_new) {
        list.matter(Todo::Forward, &row, None);
    }
    let review = store::matter::due_for_review(tx, sight, today).await?;
    for row in review.into_iter().filter(is_new) {
        let note = row.defer_condition.clone();
        let met = row.condition_met_at.is_some();
        let todo = if met { Todo::ReviewMet } else { Todo::Review };
        let due = MatterRow {
            due_on: row.review_on.filter(|_| !met),
            ..row
        };
        list.matter(todo, &due, note);
    }
    for row in store::assignment::pressing(tx, sight, AssignmentState::Refused, None).await? {
        let from = list.units.name(row.unit);
        list.assignment(Todo::Reroute, &row, from);
    }
    for row in store::assignment::pressing(tx, sight, AssignmentState::Submitted, None).await? {
        let from = list.units.name(row.unit);
        list.assignment(Todo::Verify, &row, from);
    }
    for row in store::matter::pressing(tx, sight, MatterState::Resolved).await? {
        let silent = row.due_on.is_some_and(|due| due < today);
        if row.confirmed_at.is_some() || silent {
            list.matter(Todo::Close, &row, None);
        }
    }
    meetings::in_hand(tx, sight, list).await?;
    meetings::to_check(tx, sight, list).await?;
    for meeting in store::minutes::undrafted(tx, sight).await? {
        list.meeting(
            Todo::DraftMinutes,
            &meeting,
            None,
            String::new(),
            "/minutes",
        );
    }
    for (state, todo) in [
        (MinutesState::Drafted, Todo::Circulate),
        (MinutesState::SignedOff, Todo::GiveNumber),
        (MinutesState::Numbered, Todo::Issue),
    ] {
        for row in store::minutes::in_state(tx, sight, state).await? {
            let from = row.minutes.signed_off_by.clone().unwrap_or_default();
            list.minutes(todo, &row, from);
        }
    }
    minutes::countersigning(tx, sight, list).await?;
    minutes::to_correct(tx, sight, list).await?;
    let in_execution = store::matter::count(tx, sight, MatterState::InExecution).await?;
    let overdue = overdue_assignments(tx, sight, today).await?.len();
    let back = store::matter::due_for_review(tx, sight, today).await?.len();
    Ok(Counts {
        to_triage: store::matter::count(tx, sight, MatterState::Raised).await?,
        to_schedule: store::matter::count(tx, sight, MatterState::Accepted).await?,
        overdue: i64::try_from(overdue).unwrap_or(i64::MAX),
        back: i64::try_from(back).unwrap_or(i64::MAX),
        in_execution,
    })
}

async fn unit(
    tx: &mut Tx,
    sight: &Sight,
    by: &Actor,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    let own = by.unit.id;
    for (state, todo) in [
        (AssignmentState::Issued, Todo::Acknowledge),
        (AssignmentState::Acknowledged, Todo::Report),
    ] {
        for row in store::assignment::of_unit(tx, sight, own, state).await? {
            list.assignment(todo, &row, "办公室".into());
        }
    }
    for row in store::matter::raised_by(tx, sight, own, MatterState::Returned).await? {
        list.matter(Todo::Complete, &row, None);
    }
    for row in store::matter::raised_by(tx, sight, own, MatterState::Resolved).await? {
        if row.confirmed_at.is_none() {
            list.matter(Todo::Confirm, &row, None);
        }
    }
    for row in store::matter::to_confirm(tx, sight, own).await? {
        list.matter(Todo::Confirm, &row, None);
    }
    for row in store::matter::to_join(tx, sight, own).await? {
        list.matter(Todo::Join, &row, None);
    }
    let reminded = list.desk.charter().practice.review_reminder_days;
    let horizon = list
        .desk
        .today()
        .saturating_add(jiff::Span::new().days(i64::from(reminded)));
    for row in store::matter::watched_by(tx, sight, own, horizon).await? {
        let note = row.defer_condition.clone();
        let due = MatterRow {
            due_on: row.review_on,
            ..row
        };
        list.matter(Todo::WatchCondition, &due, note);
    }
    for row in store::minutes::to_countersign(tx, sight, own).await? {
        list.minutes(Todo::Countersign, &row, "办公室".into());
    }
    meetings::ahead(tx, sight, own, list).await
}

/// The latest instructions of which something is still owed.
async fn open_instructions(tx: &mut Tx, sight: &Sight) -> Result<Vec<Followed>, Error> {
    let mut open = Vec::new();
    for instruction in store::instruction::page(tx, sight, None).await? {
        let followed = follow(tx, sight, instruction).await?;
        if matches!(followed.following, Following::Open(..)) {
            open.push(followed);
        }
    }
    open.truncate(8);
    Ok(open)
}

async fn overdue_assignments(
    tx: &mut Tx,
    sight: &Sight,
    today: Date,
) -> Result<Vec<AssignmentRow>, Error> {
    let mut rows = Vec::new();
    for state in [AssignmentState::Issued, AssignmentState::Acknowledged] {
        rows.extend(store::assignment::overdue(tx, sight, state, today).await?);
    }
    rows.sort_by_key(|row| row.due_on);
    Ok(rows)
}
