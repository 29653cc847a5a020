//! The meeting's transitions and those of attendance, and the year's duty to hold joint meetings.

use super::*;
use crate::{
    agenda::Outcome,
    cast::{self, id},
};
use jiff::civil::date;

fn meeting(state: MeetingState) -> Meeting {
    Meeting {
        id: id(400),
        version: 1,
        kind: MeetingKind::Special,
        year: 2026,
        ordinal: 1,
        topic: "涉税".into(),
        held_on: date(2026, 3, 10),
        starts_at: "09:30".into(),
        place: "区法院".into(),
        called_by: "办公室".into(),
        chair: "演示".into(),
        state,
    }
}

fn item(ordinal: u32, outcome: Option<Outcome>) -> AgendaItem {
    AgendaItem {
        id: id(500 + u128::from(ordinal)),
        version: 1,
        meeting: id(400),
        matter: id(100),
        ordinal,
        question: "是否核销".into(),
        outcome,
        outcome_text: None,
        earlier: None,
    }
}

fn place(presence: Presence) -> Attendance {
    Attendance {
        id: id(450),
        version: 1,
        meeting: id(400),
        unit: cast::TAX,
        presence,
        attendee: None,
    }
}

type Act = fn(Meeting, &Actor) -> Result<Change<Meeting>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("plan 计划", |m, by| {
        Meeting { version: 0, ..m }.plan(by, cast::now())
    }),
    ("replan 变更", |m, by| m.replan(by, cast::now())),
    ("convene 通知", |m, by| {
        m.convene(2, &[cast::TAX], by, cast::now())
    }),
    ("open 开会", |m, by| m.open(by, cast::now())),
    ("close 闭会", |m, by| {
        let items = [item(1, Some(Outcome::Noted))];
        m.close(&items, &[place(Presence::Present)], by, cast::now())
    }),
    ("call_off 取消", |m, by| {
        m.call_off("改期".into(), by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        MeetingState::ALL,
        MeetingState::code,
        |act, state, by| act(meeting(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn only_the_office_keeps_the_attendance() {
    for (who, by) in cast::actors() {
        let right = by.is_office() || by.is_system();
        let asked = place(Presence::Invited).invite("区税务局", &by, cast::now());
        assert_eq!(asked.is_ok(), right, "{who}");
        let entered =
            place(Presence::Invited).enter(Presence::Late, None, "区税务局", &by, cast::now());
        assert_eq!(entered.is_ok(), right, "{who}");
    }
}

#[test]
fn meeting_state() {
    for state in MeetingState::ALL
        .iter()
        .filter(|state| **state != MeetingState::Convened)
    {
        let refusal = meeting(*state)
            .open(&cast::office(), cast::now())
            .unwrap_err();
        assert_eq!(refusal, Refusal::MeetingState(*state));
        assert_eq!(refusal.detail(), state.code());
    }
}

#[test]
fn joint_needs_caller() {
    for (kind, called_by, refused) in [
        (MeetingKind::Joint, " ", true),
        (MeetingKind::Joint, "总召集人", false),
        (MeetingKind::Special, "", false),
    ] {
        let new = Meeting {
            version: 0,
            kind,
            called_by: called_by.into(),
            ..meeting(MeetingState::Planned)
        };
        let outcome = new.plan(&cast::office(), cast::now());
        assert_eq!(outcome.err(), refused.then_some(Refusal::JointNeedsCaller));
    }
}

#[test]
fn empty_agenda() {
    let outcome =
        meeting(MeetingState::Planned).convene(0, &[cast::TAX], &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::EmptyAgenda);
}

#[test]
fn nobody_invited() {
    let outcome = meeting(MeetingState::Planned).convene(1, &[], &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::NobodyInvited);
}

#[test]
fn item_without_outcome() {
    let items = [item(1, Some(Outcome::Noted)), item(2, None)];
    let outcome = meeting(MeetingState::InSession).close(&items, &[], &cast::office(), cast::now());
    let refusal = outcome.unwrap_err();
    assert_eq!(
        (refusal.detail().as_str(), refusal),
        ("2", Refusal::ItemWithoutOutcome(2))
    );
}

#[test]
fn attendance_incomplete() {
    for presence in Presence::ALL {
        let places = [place(Presence::Present), place(*presence)];
        let outcome =
            meeting(MeetingState::InSession).close(&[], &places, &cast::office(), cast::now());
        let expected = (*presence == Presence::Invited).then_some(Refusal::AttendanceIncomplete);
        assert_eq!(outcome.err(), expected, "{}", presence.code());
    }
}

#[test]
fn convening_tells_the_units_and_the_conveners() {
    let asked = [cast::TAX, cast::LAND];
    let change = meeting(MeetingState::Planned)
        .convene(1, &asked, &cast::office(), cast::now())
        .unwrap();
    let told = [
        Recipient::Conveners,
        Recipient::Unit(cast::TAX),
        Recipient::Unit(cast::LAND),
    ];
    assert_eq!(change.told(), told);
}

#[test]
fn the_agenda_is_open_while_planned_and_positions_are_settled_in_session() {
    for state in MeetingState::ALL {
        let refusal = Some(Refusal::MeetingState(*state));
        let open = meeting(*state).agenda_must_be_open().err();
        assert_eq!(
            open,
            refusal.clone().filter(|_| *state != MeetingState::Planned)
        );
        let session = meeting(*state).must_be_in_session().err();
        assert_eq!(
            session,
            refusal.filter(|_| *state != MeetingState::InSession)
        );
    }
}

#[test]
fn who_may_call_which_meeting() {
    for role in Role::ALL {
        let joint = matches!(role, Role::Convener | Role::DeputyConvener);
        let special = matches!(role, Role::OfficeDirector | Role::OfficeClerk);
        assert_eq!(
            may_call(MeetingKind::Joint, *role),
            joint,
            "{}",
            role.code()
        );
        assert_eq!(
            may_call(MeetingKind::Special, *role),
            special,
            "{}",
            role.code()
        );
    }
}

#[test]
fn a_joint_meeting_is_owed_until_the_years_last_day() {
    for (owed, held, by) in [
        (1, 0, Some(date(2026, 12, 31))),
        (1, 1, None),
        (2, 1, Some(date(2026, 12, 31))),
        (0, 0, None),
        (1, 3, None),
    ] {
        assert_eq!(
            joint_meeting_owed_by(2026, owed, held),
            by,
            "{held} of {owed}"
        );
    }
}
