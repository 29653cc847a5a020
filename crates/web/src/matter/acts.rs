//! Which forms a matter's page shows to whom. The transitions decide in the end; this only spares
//! people forms that cannot succeed.

use domain::{
    Actor, Date,
    assignment::{Assignment, AssignmentState, open_work},
    matter::{Matter, MatterState, Work},
};

/// Something that can be done with a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// 受理.
    Accept,
    /// 退回补正.
    Return,
    /// 不予受理.
    Decline,
    /// 转办.
    Forward,
    /// 列入议题.
    List,
    /// 暂缓.
    Defer,
    /// 补正.
    Complete,
    /// 确认办结.
    Confirm,
    /// 确认办结, entered by the office for the raiser (代录).
    ConfirmFor,
    /// 认为未办结.
    Dispute,
    /// 销号.
    Close,
    /// 撤回.
    Withdraw,
}

/// What an actor may do with a matter now, the main act first if there is one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Acts {
    /// All of it, in the order shown.
    pub all: Vec<Act>,
    /// The one that moves the matter on.
    pub main: Option<Act>,
}

/// What an actor may do with a matter now. `unattended` tells that no duty covers its difficulty (缺位).
pub(crate) fn acts(
    matter: &Matter,
    assignments: &[Assignment],
    unattended: bool,
    by: &Actor,
    today: Date,
) -> Acts {
    let raiser = is_raiser(matter, by);
    let mut all = Vec::new();
    if by.is_office() {
        all.extend(of_office(matter, raiser, today));
    }
    if raiser {
        all.extend(of_raiser(matter, open_work(assignments)));
    }
    // What nobody answers for is the joint meeting's first.
    let order: &[Act] = if unattended && matter.state == MatterState::Accepted {
        &[Act::List]
    } else {
        &[Act::Accept, Act::Complete, Act::Confirm, Act::Close, Act::Forward]
    };
    let back = matter.state == MatterState::Deferred && matter.due_on.is_some();
    let mut main = order.iter().copied().find(|act| all.contains(act));
    if matter.state == MatterState::Coordinating {
        main = None;
    }
    if back && all.contains(&Act::List) {
        main = Some(Act::List);
    }
    all.sort_by_key(|act| Some(*act) != main);
    Acts { all, main }
}

/// Whether the actor's word is the raiser's.
pub(crate) fn is_raiser(matter: &Matter, by: &Actor) -> bool {
    by.speaks_for(matter.raised_by)
        || (by.person == matter.raiser && by.unit.id == matter.raised_by)
}

fn of_office(matter: &Matter, raiser: bool, today: Date) -> Vec<Act> {
    match matter.state {
        MatterState::Raised => vec![Act::Accept, Act::Return, Act::Decline],
        MatterState::Returned => vec![Act::Decline],
        MatterState::Accepted | MatterState::Coordinating => {
            vec![Act::Forward, Act::List, Act::Defer]
        }
        MatterState::Deferred => vec![Act::List, Act::Defer],
        MatterState::InExecution => vec![Act::List],
        MatterState::Resolved => {
            let silent = matter.due_on.is_some_and(|due| due < today);
            let mut acts = Vec::new();
            if matter.confirmed_at.is_some() || silent {
                acts.push(Act::Close);
            }
            if matter.confirmed_at.is_none() && !raiser {
                acts.push(Act::ConfirmFor);
            }
            acts
        }
        MatterState::Listed
        | MatterState::Declined
        | MatterState::Closed
        | MatterState::Withdrawn => Vec::new(),
    }
}

fn of_raiser(matter: &Matter, work: Work) -> Vec<Act> {
    match matter.state {
        MatterState::Returned => vec![Act::Complete, Act::Withdraw],
        MatterState::Resolved if matter.confirmed_at.is_none() => {
            vec![Act::Confirm, Act::Dispute]
        }
        MatterState::Resolved => vec![Act::Dispute],
        MatterState::Raised
        | MatterState::Accepted
        | MatterState::Coordinating
        | MatterState::Deferred
            if work != Work::Decided =>
        {
            vec![Act::Withdraw]
        }
        _ => Vec::new(),
    }
}

/// Whether the office waits for a unit's answer to an assignment, or the unit for the office.
pub(crate) fn waits_for(assignment: &Assignment, by: &Actor) -> bool {
    match assignment.state {
        AssignmentState::Issued | AssignmentState::Acknowledged => by.speaks_for(assignment.unit),
        AssignmentState::Submitted | AssignmentState::Refused => by.is_office(),
        AssignmentState::Verified | AssignmentState::Revoked => false,
    }
}
