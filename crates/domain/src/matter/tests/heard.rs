//! Coming back to a meeting, and what was only heard there.

use super::*;

#[test]
fn matter_moved_on() {
    let (by, now) = (cast::office(), cast::now());
    let at = |state, meeting: Option<u128>| {
        let before = Matter {
            meeting: meeting.map(id),
            ..matter(state)
        };
        before
            .return_to_meeting(id(102), Outcome::Deferred, &by, now)
            .map(|c| c.after().state)
    };
    let moved = Err(Refusal::MatterMovedOn);
    assert_eq!(
        at(MatterState::Deferred, Some(102)),
        Ok(MatterState::Listed)
    );
    assert_eq!(at(MatterState::Deferred, Some(103)), moved);
    assert_eq!(at(MatterState::Accepted, None), moved);
    assert_eq!(at(MatterState::Resolved, Some(102)), moved);
    assert_eq!(at(MatterState::Closed, Some(102)), moved);
}

#[test]
fn what_was_only_heard_owes_no_meeting_another_turn() {
    for (outcome, times) in [(Outcome::Noted, 0), (Outcome::CarriedOver, 1)] {
        let listed = Matter {
            resubmissions: 0,
            ..matter(MatterState::Listed)
        };
        let left = listed.leave_meeting(outcome, Work::Nothing, &cast::office(), cast::now());
        let left = left.unwrap();
        assert_eq!(left.after().state, MatterState::Accepted);
        assert_eq!(left.after().resubmissions, times, "{}", outcome.code());
    }
}

#[test]
fn taking_an_outcome_back_leaves_no_trace_of_it_on_the_matter() {
    let (by, now) = (cast::office(), cast::now());
    let listed = || Matter {
        resubmissions: 1,
        meeting: Some(id(102)),
        reason: None,
        ..matter(MatterState::Listed)
    };
    let back = |left: Matter, outcome| {
        let back = left.return_to_meeting(id(102), outcome, &by, now).unwrap();
        let after = back.into_after();
        (after.state, after.resubmissions, after.reason)
    };
    for outcome in [Outcome::Noted, Outcome::Withdrawn, Outcome::CarriedOver] {
        let left = listed().leave_meeting(outcome, Work::Nothing, &by, now);
        let left = left.unwrap().into_after();
        let wanted = (MatterState::Listed, 1, None);
        assert_eq!(back(left, outcome), wanted, "{}", outcome.code());
    }
    let returned = listed().return_from_meeting("补充".into(), &by, now);
    let returned = returned.unwrap().into_after();
    assert!(returned.reason.is_some());
    assert_eq!(
        back(returned, Outcome::Returned),
        (MatterState::Listed, 1, None)
    );
}
