//! Units that a decision names and that are not there.

use super::*;
use crate::meeting::Attendance;
use crate::meeting::Presence;

#[test]
fn named_units_away() {
    let decisions = [decision(
        cast::TAX,
        &[cast::LAND, cast::COURT],
        DecisionState::Proposed,
    )];
    let place = |unit, presence| Attendance {
        id: id(7),
        version: 1,
        meeting: id(1),
        unit,
        presence,
        attendee: None,
    };
    for (presence, is_away) in [
        (Presence::Invited, false),
        (Presence::Present, false),
        (Presence::Late, false),
        (Presence::Excused, true),
        (Presence::Absent, true),
    ] {
        let places = [
            place(cast::TAX, Presence::Present),
            place(cast::LAND, presence),
            place(id(90), Presence::Absent),
        ];
        let expected = if is_away { vec![cast::LAND] } else { vec![] };
        assert_eq!(away(&decisions, &[], &places), expected, "{presence:?}");
    }
}

#[test]
fn agreed_there() {
    let others = AgendaItem {
        id: id(501),
        ordinal: 2,
        ..item(Some(Outcome::Agreed))
    };
    let items = [item(Some(Outcome::Agreed)), others];
    let place = || Attendance {
        id: id(7),
        version: 1,
        meeting: id(400),
        unit: cast::LAND,
        presence: Presence::Present,
        attendee: None,
    };
    let enter = |presence, decisions: &[Decision]| {
        let agreed = agreed_with(cast::LAND, &items, decisions);
        let (by, now) = (cast::office(), cast::now());
        place().enter(presence, None, "区自然资源局", &agreed, &by, now)
    };
    let bound = [decision(cast::TAX, &[cast::LAND], DecisionState::Agreed)];
    let idle = [decision(cast::TAX, &[], DecisionState::Agreed)];
    let open = [decision(cast::TAX, &[cast::LAND], DecisionState::Proposed)];
    for presence in Presence::ALL {
        let refused = enter(*presence, &bound).err();
        let wanted = Refusal::AgreedThere("区自然资源局（1）".into());
        assert_eq!(
            refused,
            presence.is_away().then_some(wanted),
            "{presence:?}"
        );
        assert!(enter(*presence, &idle).is_ok() && enter(*presence, &open).is_ok());
    }
    // A unit that only the decision it changes had named agreed as well.
    let earlier = Decision {
        id: id(601),
        item: id(499),
        ..decision(cast::LAND, &[], DecisionState::Agreed)
    };
    let later = Decision {
        earlier: Some(earlier.id),
        ..decision(cast::TAX, &[], DecisionState::Agreed)
    };
    assert!(enter(Presence::Absent, &[earlier, later]).is_err());
}
