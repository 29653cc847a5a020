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
            review_on: None,
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
        review_on: None,
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

/// A matter that came to the meeting from its first deferral, which waits for LAND until a day.
fn resubmitted(review_on: Date) -> Matter {
    let deferred = Matter {
        defer_condition: Some("土地证补办".into()),
        defer_owner: Some(cast::LAND),
        review_on: Some(review_on),
        ..matter(MatterState::Deferred)
    };
    let listed = deferred.list(id(102), "第1次", &cast::office(), cast::now());
    listed.unwrap().into_after()
}

fn terms_of(one: &Matter) -> (Option<&str>, Option<UnitId>, Option<Date>) {
    (
        one.defer_condition.as_deref(),
        one.defer_owner,
        one.review_on,
    )
}

#[test]
fn what_came_from_deferral_and_was_not_reached_waits_on_as_it_did() {
    let (by, now) = (cast::office(), cast::now());
    for (review_on, due_on) in [
        (date(2026, 3, 2), Some(date(2026, 3, 2))),
        (date(2026, 6, 1), None),
    ] {
        let left =
            resubmitted(review_on).leave_meeting(Outcome::CarriedOver, Work::Forwarded, &by, now);
        let left = left.unwrap().into_after();
        let wanted = (Some("土地证补办"), Some(cast::LAND), Some(review_on));
        assert_eq!(terms_of(&left), wanted);
        assert_eq!((left.state, left.due_on), (MatterState::Deferred, due_on));
        // Listed a second time, it came back twice.
        let again = left.list(id(103), "第2次", &by, now).unwrap();
        assert_eq!(again.after().resubmissions, 2);
    }
    let met = Matter {
        condition_met_at: Some(now),
        ..resubmitted(date(2026, 6, 1))
    };
    let left = met.leave_meeting(Outcome::CarriedOver, Work::Nothing, &by, now);
    assert!(left.unwrap().after().is_proposed());
}

#[test]
fn taking_an_outcome_back_gives_the_matter_its_earlier_deferral_back() {
    let (by, now) = (cast::office(), cast::now());
    let review_on = date(2026, 3, 2);
    let before = resubmitted(review_on);
    for outcome in Outcome::ALL {
        let listed = before.clone();
        let left = match outcome {
            Outcome::Agreed | Outcome::AgreedWithChanges => listed,
            Outcome::Deferred => listed
                .defer_at_meeting(deferral(date(2026, 9, 1)), &by, now)
                .unwrap()
                .into_after(),
            Outcome::Returned => listed
                .return_from_meeting("补充".into(), &by, now)
                .unwrap()
                .into_after(),
            Outcome::Noted | Outcome::Withdrawn | Outcome::CarriedOver => listed
                .leave_meeting(*outcome, Work::Nothing, &by, now)
                .unwrap()
                .into_after(),
        };
        let back = left.return_to_meeting(id(102), *outcome, &by, now).unwrap();
        assert_eq!(back.after(), &before, "{}", outcome.code());
    }
}

#[test]
fn a_deferral_taken_back_leaves_none_where_there_was_none() {
    let (by, now) = (cast::office(), cast::now());
    let listed = Matter {
        review_on: None,
        meeting: Some(id(102)),
        ..matter(MatterState::Listed)
    };
    let left = listed
        .clone()
        .defer_at_meeting(deferral(date(2026, 9, 1)), &by, now);
    let left = left.unwrap().into_after();
    let back = left.return_to_meeting(id(102), Outcome::Deferred, &by, now);
    assert_eq!(back.unwrap().after(), &listed);
}

#[test]
fn matter_not_open_to() {
    let parties = [cast::TAX];
    for (class, open) in [
        (Classification::Ordinary, true),
        (Classification::Internal, false),
        (Classification::Restricted, false),
    ] {
        let listed = Matter {
            classification: class,
            ..matter(MatterState::Listed)
        };
        let (tax, land) = (cast::reference(cast::TAX), cast::reference(cast::LAND));
        assert_eq!(listed.must_be_open_to(&tax, &parties), Ok(()));
        let wanted = (!open).then(|| Refusal::MatterNotOpenTo(land.name.clone()));
        assert_eq!(listed.must_be_open_to(&land, &parties).err(), wanted);
    }
}
