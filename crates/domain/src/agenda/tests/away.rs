//! Units that a decision names and that are not there.

use super::*;

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
