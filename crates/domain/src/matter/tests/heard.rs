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
            .return_to_meeting(id(102), &by, now)
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
