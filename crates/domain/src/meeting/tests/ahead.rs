//! What stands between a plan and its session: what the notice lacks, another hour, the consent to it.

use super::*;
use crate::meeting::consent::ConsentState;

#[test]
fn everything_that_keeps_a_notice_from_going_out_is_said() {
    let asked = consent::tests::consent(ConsentState::Asked);
    let missing = Refusal::ConsentMissing(asked.caller.clone());
    let all = [Refusal::EmptyAgenda, Refusal::NobodyInvited, missing];
    assert_eq!(lacks(0, 0, Some(&asked)), all);
    assert_eq!(lacks(1, 0, Some(&asked)), all[1..]);
    assert_eq!(lacks(1, 2, Some(&asked)), all[2..]);
    let given = Consent {
        state: ConsentState::Given,
        ..asked
    };
    assert_eq!(lacks(1, 2, Some(&given)), []);
    assert_eq!(lacks(1, 2, None), []);
}

#[test]
fn hour_past() {
    // It is ten o'clock on the day of the meeting, which was to begin at half past nine.
    let at = Moment::at(date(2026, 3, 10), 10, 0);
    let before = meeting(MeetingState::Convened);
    let move_to = |held_on, starts_at: &str| {
        let after = Meeting {
            held_on,
            starts_at: starts_at.into(),
            topic: "另一主题".into(),
            ..before.clone()
        };
        let moved = after.replan(&before, &built_in(), &Caller::Office, &cast::office(), at);
        moved.map(drop)
    };
    let past = |words: &str| Err(Refusal::HourPast(words.into()));
    let day = date(2026, 3, 10);
    assert_eq!(move_to(day, "09:00"), past("2026-03-10 09:00"));
    assert_eq!(move_to(date(2026, 3, 9), "15:00"), past("2026-03-09 15:00"));
    assert_eq!(move_to(day, "10:00"), Ok(()));
    assert_eq!(move_to(date(2026, 3, 11), "08:00"), Ok(()));
    // Its topic changes at any hour.
    assert_eq!(move_to(day, "09:30"), Ok(()));
}

#[test]
fn a_session_opens_only_with_the_consent_to_its_hour() {
    for state in ConsentState::ALL {
        let consent = consent::tests::consent(*state);
        let (convened, agenda) = (meeting(MeetingState::Convened), frozen(None));
        let opened = convened.open(
            Some(&agenda),
            Some(&consent),
            1,
            &cast::office(),
            on_its_day(),
        );
        let missing = Refusal::ConsentMissing(consent.caller.clone());
        let wanted = (*state != ConsentState::Given).then_some(missing);
        assert_eq!(opened.err(), wanted, "{}", state.code());
    }
}

#[test]
fn the_same_plan_is_known_again_until_something_of_it_differs() {
    let planned = meeting(MeetingState::Planned);
    assert!(planned.repeats(&planned));
    let other = |change: fn(&mut Meeting)| {
        let mut other = planned.clone();
        change(&mut other);
        other.repeats(&planned)
    };
    assert!(!other(|one| one.topic = "社保".into()));
    assert!(!other(|one| one.starts_at = "14:30".into()));
    assert!(!other(|one| one.held_on = date(2026, 3, 11)));
    assert!(!other(|one| one.tier = "joint".into()));
    assert!(!planned.repeats(&meeting(MeetingState::Convened)));
}
