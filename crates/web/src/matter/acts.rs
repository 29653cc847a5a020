//! Which forms a matter's page shows to whom. The transitions decide in the end; this only spares
//! people forms that cannot succeed.

use domain::{
    Actor, Date,
    assignment::{Assignment, AssignmentState, open_work},
    co_raiser::{CoRaiser, Joining, unconfirmed},
    matter::{Matter, MatterState, Work},
    unit::UnitRef,
};

/// Something that can be done with a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// 受理.
    Accept,
    /// 受理, without the units that let their day to join pass.
    AcceptWithout,
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
    /// 条件已具备.
    MeetCondition,
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

/// What an actor may do with a matter now. `co_raisers` are the units asked to raise it too; `unattended` tells that no duty covers its difficulty (缺位).
pub(crate) fn acts(
    matter: &Matter,
    assignments: &[Assignment],
    co_raisers: &[(CoRaiser, UnitRef)],
    unattended: bool,
    by: &Actor,
    today: Date,
) -> Acts {
    let raiser = is_raiser(matter, by);
    let mut all = Vec::new();
    if by.is_office() {
        all.extend(of_office(matter, co_raisers, raiser, today));
    }
    if raiser {
        all.extend(of_raiser(matter, open_work(assignments)));
    } else {
        all.extend(of_co_raiser(matter, co_raisers, by));
    }
    let watches = matter.defer_owner.is_some_and(|unit| by.speaks_for(unit));
    let open = matter.state == MatterState::Deferred && matter.condition_met_at.is_none();
    if open && (watches || by.is_office()) {
        all.push(Act::MeetCondition);
    }
    // What nobody answers for is the joint meeting's first.
    let order: &[Act] = if unattended && matter.state == MatterState::Accepted {
        &[Act::List]
    } else {
        &[
            Act::Accept,
            Act::AcceptWithout,
            Act::Complete,
            Act::Confirm,
            Act::Close,
            Act::Forward,
        ]
    };
    let back = matter.state == MatterState::Deferred && matter.due_on.is_some();
    let mut main = order.iter().copied().find(|act| all.contains(act));
    if matter.state == MatterState::Coordinating {
        main = None;
    }
    if open && watches && !by.is_office() {
        main = Some(Act::MeetCondition);
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

fn of_office(
    matter: &Matter,
    co_raisers: &[(CoRaiser, UnitRef)],
    raiser: bool,
    today: Date,
) -> Vec<Act> {
    match matter.state {
        MatterState::Raised => {
            let asked = co_raisers.iter().map(|(one, _)| one);
            let mut asked = asked.filter(|one| one.joining == Joining::Asked).peekable();
            let mut acts = vec![Act::Return, Act::Decline];
            if asked.peek().is_none() {
                acts.insert(0, Act::Accept);
            } else if asked.all(|one| one.answer_by < today) {
                acts.insert(0, Act::AcceptWithout);
            }
            acts
        }
        MatterState::Returned => vec![Act::Decline],
        MatterState::Accepted | MatterState::Coordinating => {
            vec![Act::Forward, Act::List, Act::Defer]
        }
        MatterState::Deferred => vec![Act::List, Act::Defer],
        MatterState::InExecution => vec![Act::List],
        MatterState::Resolved => {
            let silent = matter.due_on.is_some_and(|due| due < today);
            let mut acts = Vec::new();
            let all = matter.confirmed_at.is_some() && unconfirmed(co_raisers).is_empty();
            if all || silent {
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
            if !matches!(work, Work::Decided | Work::Instructed) =>
        {
            vec![Act::Withdraw]
        }
        _ => Vec::new(),
    }
}

/// What a unit that raised it too may do.
fn of_co_raiser(matter: &Matter, all: &[(CoRaiser, UnitRef)], by: &Actor) -> Vec<Act> {
    let own = all
        .iter()
        .map(|(one, _)| one)
        .find(|one| one.joining == Joining::Joined && by.speaks_for(one.unit));
    match own {
        Some(one) if matter.state == MatterState::Resolved => {
            if one.confirmed_at.is_none() {
                vec![Act::Confirm, Act::Dispute]
            } else {
                vec![Act::Dispute]
            }
        }
        _ => Vec::new(),
    }
}

/// Whether the office waits for a unit's answer to an assignment, or the unit for the office.
pub(crate) fn waits_for(assignment: &Assignment, by: &Actor) -> bool {
    match assignment.state {
        AssignmentState::Issued | AssignmentState::Acknowledged => {
            assignment.suspended_on.is_none() && by.speaks_for(assignment.unit)
        }
        AssignmentState::Submitted | AssignmentState::Refused => by.is_office(),
        AssignmentState::Verified | AssignmentState::Revoked => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Moment, Refusal, Role,
        attachment::Classification,
        id::{EnterpriseId, MatterId, MechanismId, MeetingId, PersonId, UnitId},
        matter::Deferral,
        unit::UnitKind,
    };
    use jiff::civil::date;

    const TODAY: Date = date(2026, 3, 2);

    fn unit(n: u32) -> UnitRef {
        let id = UnitId::parse(&format!("{n:032}")).unwrap();
        UnitRef {
            id,
            name: format!("单位{n}"),
        }
    }

    fn actor(n: u32, seat: u32, role: Role) -> Actor {
        Actor {
            mechanism: MechanismId(1),
            person: PersonId::parse(&format!("{n:032}")).unwrap(),
            name: format!("演示{n}"),
            unit: unit(seat),
            unit_kind: UnitKind::Member,
            roles: vec![role],
            entered_for: None,
        }
    }

    fn matter(state: MatterState, due_on: Date, confirmed: bool) -> Matter {
        let at = Moment::at(TODAY, 9, 0);
        Matter {
            id: MatterId::parse(&format!("{:032}", 1)).unwrap(),
            version: 1,
            year: 2026,
            serial: 1,
            title: "演示".into(),
            difficulty: "taxation".into(),
            enterprise: EnterpriseId::parse(&format!("{:032}", 2)).unwrap(),
            case: None,
            request: "演示".into(),
            classification: Classification::Ordinary,
            state,
            raised_by: unit(2).id,
            raiser: PersonId::parse(&format!("{:032}", 23)).unwrap(),
            raised_at: at,
            due_on: Some(due_on),
            lead: None,
            meeting: None,
            reason: None,
            defer_condition: None,
            defer_owner: None,
            review_on: None,
            condition_met: None,
            condition_met_at: None,
            reminded_on: None,
            deferred_before: None,
            confirmed_at: confirmed.then_some(at),
            resubmissions: 0,
        }
    }

    /// Whether the rules allow an act.
    fn lawful(act: Act, matter: Matter, by: &Actor) -> Result<(), Refusal> {
        let at = Moment::at(TODAY, 9, 0);
        let due = date(2026, 4, 1);
        let words = || "理由".to_owned();
        let deferral = Deferral {
            condition: words(),
            owner: unit(3),
            review_on: due,
        };
        match act {
            Act::Accept => matter.accept(&[], by, at),
            // Offered only beside units asked to raise it too, of which there are none here.
            Act::AcceptWithout => return Err(Refusal::NotPermitted),
            Act::MeetCondition => matter.meet_condition(words(), by, at),
            Act::Return => matter.send_back(words(), by, at),
            Act::Decline => matter.decline(words(), by, at),
            Act::Forward => matter.forward(&unit(3), &[], due, by, at),
            Act::List => {
                let meeting = MeetingId::parse(&format!("{:032}", 9)).unwrap();
                matter.list(meeting, "会议", by, at)
            }
            Act::Defer => matter.defer(deferral, by, at),
            Act::Complete => matter.complete(words(), words(), due, by, at),
            Act::Confirm => matter.confirm(by, at),
            Act::ConfirmFor => {
                let raiser = UnitRef {
                    id: matter.raised_by,
                    name: "单位2".into(),
                };
                matter.confirm(&by.clone().entering_for(raiser)?, at)
            }
            Act::Dispute => matter.dispute(words(), &[], by, at),
            Act::Close => matter.close(&[], TODAY, by, at),
            Act::Withdraw => matter.withdraw(words(), Work::Nothing, by, at),
        }
        .map(drop)
    }

    const ALL: [Act; 14] = [
        Act::Accept,
        Act::AcceptWithout,
        Act::MeetCondition,
        Act::Return,
        Act::Decline,
        Act::Forward,
        Act::List,
        Act::Defer,
        Act::Complete,
        Act::Confirm,
        Act::ConfirmFor,
        Act::Dispute,
        Act::Close,
        Act::Withdraw,
    ];

    #[test]
    fn a_form_is_shown_exactly_where_the_rules_allow_its_act() {
        for by in [
            actor(21, 1, Role::OfficeClerk),
            actor(23, 2, Role::Liaison),
            actor(24, 3, Role::Liaison),
            actor(26, 5, Role::Convener),
        ] {
            for state in MatterState::ALL {
                for (due_on, confirmed) in [
                    (date(2026, 3, 9), false),
                    (date(2026, 2, 2), false),
                    (date(2026, 3, 9), true),
                ] {
                    let one = matter(*state, due_on, confirmed);
                    let shown = acts(&one, &[], &[], false, &by, TODAY);
                    for act in ALL {
                        let allowed = lawful(act, one.clone(), &by);
                        let offered = shown.all.contains(&act);
                        assert_eq!(
                            offered,
                            allowed.is_ok(),
                            "{act:?} {state:?} {} {allowed:?}",
                            by.name
                        );
                    }
                    assert!(
                        shown
                            .main
                            .is_none_or(|main| shown.all.first() == Some(&main))
                    );
                }
            }
        }
    }

    #[test]
    fn what_nobody_answers_for_goes_to_a_meeting_first() {
        let office = actor(21, 1, Role::OfficeClerk);
        let one = matter(MatterState::Accepted, date(2026, 3, 9), false);
        assert_eq!(
            acts(&one, &[], &[], true, &office, TODAY).main,
            Some(Act::List)
        );
        assert_eq!(
            acts(&one, &[], &[], false, &office, TODAY).main,
            Some(Act::Forward)
        );
    }
}
