//! The meeting's transitions and those of attendance, and the year's duty to hold joint meetings.

use super::*;
use crate::{
    agenda::Outcome,
    cast::{self, id},
    charter::tests::built_in,
};
use jiff::civil::date;

pub(crate) fn meeting(state: MeetingState) -> Meeting {
    Meeting {
        id: id(400),
        version: 1,
        tier: "special".into(),
        label: "专题会议".into(),
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
        kind: crate::agenda::ItemKind::Matter,
        matter: Some(id(100)),
        title: None,
        reporter: None,
        off: false,
        ordinal,
        question: "是否核销".into(),
        outcome,
        outcome_text: None,
        earlier: None,
    }
}

pub(crate) fn place(presence: Presence) -> Attendance {
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
        Meeting { version: 0, ..m }.plan(&built_in(), &[], by, cast::now())
    }),
    ("replan 变更", |m, by| {
        m.replan(&built_in(), &[], by, cast::now())
    }),
    ("convene 通知", |m, by| {
        m.convene(2, &[cast::TAX], by, cast::now())
    }),
    ("open 开会", |m, by| {
        m.open(Some(&frozen(None)), by, cast::now())
    }),
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
            .open(Some(&frozen(None)), &cast::office(), cast::now())
            .unwrap_err();
        assert_eq!(refusal, Refusal::MeetingState(*state));
        assert_eq!(refusal.detail(), state.code());
    }
}

/// A charter with a third tier, called by the office's director alone.
fn with_third_tier() -> Charter {
    let mut charter = built_in();
    charter.meetings.tiers.push(Tier {
        key: "single".into(),
        label: "个别协调".into(),
        called_by: vec!["办公室主任".into()],
        callers: vec![Role::OfficeDirector],
        clause: "四.4".into(),
        ..Tier::default()
    });
    charter
}

fn plan(tier: &str, named: &str, roles: &[Role]) -> Result<Change<Meeting>, Refusal> {
    let new = Meeting {
        version: 0,
        tier: tier.into(),
        called_by: named.into(),
        ..meeting(MeetingState::Planned)
    };
    new.plan(&with_third_tier(), roles, &cast::office(), cast::now())
}

#[test]
fn caller_may_not() {
    for (tier, named, roles, right) in [
        ("joint", "总召集人", &[][..], true),
        ("joint", "某某", &[Role::Convener], true),
        ("joint", "某某", &[Role::DeputyConvener, Role::Head], true),
        ("joint", " ", &[], false),
        ("joint", "办公室", &[], false),
        ("joint", "总召集人某某", &[Role::OfficeDirector], false),
        ("joint", "某某", &[Role::Head], false),
        ("special", "办公室", &[], true),
        ("special", "某某", &[Role::OfficeClerk], true),
        ("special", "某某", &[Role::Liaison], false),
        ("special", "某局局长", &[], false),
        ("single", "办公室主任某某", &[Role::OfficeDirector], true),
        ("single", "某某", &[Role::OfficeClerk], false),
    ] {
        let outcome = plan(tier, named, roles);
        assert_eq!(outcome.is_ok(), right, "{tier} by {named} {roles:?}");
        if let Err(refusal) = outcome {
            assert!(matches!(refusal, Refusal::CallerMayNot(_)), "{refusal:?}");
            assert!(!refusal.detail().is_empty(), "it says who may");
        }
    }
}

#[test]
fn no_such_tier() {
    let refusal = plan("weekly", "办公室", &[]).unwrap_err();
    assert_eq!(refusal.detail(), "联席会议、专题会议、个别协调");
    let moved = Meeting {
        tier: "single".into(),
        ..meeting(MeetingState::Planned)
    };
    let outcome = moved.replan(&built_in(), &[], &cast::office(), cast::now());
    assert!(matches!(outcome, Err(Refusal::NoSuchTier(_))));
}

#[test]
fn a_meeting_keeps_what_the_charter_called_its_tier() {
    let planned = plan("single", "办公室主任", &[]).unwrap();
    assert_eq!(planned.after().label, "个别协调");
    let charter = with_third_tier();
    let tier = charter.meetings.tier("single").unwrap();
    assert_eq!(charter.meetings.clause_of(tier), "四.4");
    assert!(charter.meetings.office_calls("single") && !charter.meetings.office_calls("joint"));
    assert_eq!(charter.meetings.owed().next().unwrap().key, "joint");
}

#[test]
fn not_taking_part() {
    use crate::unit::UnitKind::{Government, Invited, Member};

    let unit = |kind, until| crate::unit::Unit {
        id: cast::TAX,
        version: 1,
        ordinal: 1,
        full_name: "某局".into(),
        short_name: "某局".into(),
        charter_name: String::new(),
        kind,
        until,
    };
    let day = date(2026, 3, 10);
    for (unit, right) in [
        (unit(Member, None), true),
        (unit(Invited, Some(day)), true),
        (unit(Invited, Some(date(2026, 3, 9))), false),
        (unit(Government, None), false),
    ] {
        let refusal = unit.must_take_part_on(day).err();
        let wanted = (!right).then(|| Refusal::NotTakingPart("某局".into()));
        assert_eq!(refusal, wanted, "{unit:?}");
    }
}

fn frozen(reopened: Option<&str>) -> AgendaVersion {
    AgendaVersion {
        id: id(900),
        version: 1,
        meeting: id(400),
        n: 1,
        lines: Vec::new(),
        frozen_at: cast::now(),
        reopened: reopened.map(str::to_owned),
    }
}

#[test]
fn agenda_not_frozen() {
    for agenda in [None, Some(frozen(Some("漏列")))] {
        let open =
            meeting(MeetingState::Convened).open(agenda.as_ref(), &cast::office(), cast::now());
        assert_eq!(open.unwrap_err(), Refusal::AgendaNotFrozen);
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
fn the_agenda_is_open_until_the_session_unless_frozen() {
    for state in MeetingState::ALL {
        let refusal = Some(Refusal::MeetingState(*state));
        let ahead = matches!(state, MeetingState::Planned | MeetingState::Convened);
        let open = meeting(*state);
        for latest in [None, Some(frozen(Some("漏列")))] {
            let answer = open.agenda_must_be_open(latest.as_ref()).err();
            assert_eq!(answer, refusal.clone().filter(|_| !ahead));
        }
        let answer = open.agenda_must_be_open(Some(&frozen(None))).err();
        let wanted = if ahead {
            Some(Refusal::AgendaFrozen)
        } else {
            refusal.clone()
        };
        assert_eq!(answer, wanted);
        let session = open.must_be_in_session().err();
        assert_eq!(
            session,
            refusal.filter(|_| *state != MeetingState::InSession)
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
