//! The meeting's transitions and those of attendance, and the year's duty to hold joint meetings.

use super::*;
use crate::{
    Role,
    agenda::Outcome,
    cast::{self, id},
    charter::tests::built_in,
    id::PersonId,
};
use jiff::civil::date;

mod ahead;

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
        paper_number: None,
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
        came_from: None,
        deferral: None,
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

/// The morning of the meeting's day.
fn on_its_day() -> Moment {
    Moment::at(date(2026, 3, 10), 9, 0)
}

type Act = fn(Meeting, &Actor) -> Result<Change<Meeting>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("plan 计划", |m, by| {
        Meeting { version: 0, ..m }.plan(&built_in(), &Caller::Office, by, cast::now())
    }),
    ("replan 变更", |m, by| {
        m.clone()
            .replan(&m, &built_in(), &Caller::Office, by, cast::now())
    }),
    ("convene 通知", |m, by| {
        m.convene(2, &[cast::TAX], None, by, cast::now())
    }),
    ("open 开会", |m, by| {
        m.open(Some(&frozen(None)), None, 1, by, on_its_day())
    }),
    ("close 闭会", |m, by| {
        let items = [item(1, Some(Outcome::Noted))];
        m.close(&items, &[place(Presence::Present)], by, cast::now())
    }),
    ("call_off 取消", |m, by| {
        m.call_off("改期".into(), &[cast::TAX], by, cast::now())
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
            place(Presence::Invited).enter(Presence::Late, None, "区税务局", &[], &by, cast::now());
        assert_eq!(entered.is_ok(), right, "{who}");
    }
}

#[test]
fn a_unit_may_send_several() {
    let people = |words: Option<&str>| {
        let there = Attendance {
            attendee: words.map(str::to_owned),
            ..place(Presence::Present)
        };
        there.people().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(people(None), [""; 0]);
    assert_eq!(people(Some("甲 副局长")), ["甲 副局长"]);
    assert_eq!(
        people(Some("甲 副局长、 乙 科长，")),
        ["甲 副局长", "乙 科长"]
    );
}

#[test]
fn meeting_state() {
    for state in MeetingState::ALL
        .iter()
        .filter(|state| **state != MeetingState::Convened)
    {
        let refusal = meeting(*state)
            .open(Some(&frozen(None)), None, 1, &cast::office(), on_its_day())
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

fn plan(tier: &str, caller: &Caller) -> Result<Change<Meeting>, Refusal> {
    let new = Meeting {
        version: 0,
        tier: tier.into(),
        ..meeting(MeetingState::Planned)
    };
    new.plan(&with_third_tier(), caller, &cast::office(), cast::now())
}

fn person(role: Role) -> Caller {
    Caller::Person {
        id: id(26),
        name: "总召集人张三".into(),
        role,
    }
}

#[test]
fn caller_may_not() {
    let post = |words: &str| Caller::Post(words.into());
    for (tier, caller, right) in [
        ("joint", post("总召集人（区法院院长）"), true),
        ("joint", post("副总召集人（区法院分管领导）"), true),
        ("joint", post("不是总召集人的李四"), false),
        ("joint", post("总召集人"), false),
        ("joint", Caller::Office, false),
        ("joint", person(Role::Convener), true),
        ("joint", person(Role::DeputyConvener), true),
        ("joint", person(Role::OfficeDirector), false),
        ("joint", person(Role::Head), false),
        ("special", Caller::Office, true),
        ("special", person(Role::OfficeClerk), true),
        ("special", person(Role::Liaison), false),
        ("special", post("总召集人（区法院院长）"), false),
        ("single", person(Role::OfficeDirector), true),
        ("single", person(Role::OfficeClerk), false),
    ] {
        let outcome = plan(tier, &caller);
        assert_eq!(outcome.is_ok(), right, "{tier} by {caller:?}");
        match outcome {
            Ok(change) => assert_eq!(change.after().called_by, caller.words()),
            Err(refusal) => {
                assert!(matches!(refusal, Refusal::CallerMayNot(_)), "{refusal:?}");
                assert!(!refusal.detail().is_empty(), "it says who may");
            }
        }
    }
}

#[test]
fn callers_are_chosen_from_the_roster_and_from_posts_it_does_not_know() {
    let charter = with_third_tier();
    let words = |tier: &str, held: &[(PersonId, String, Role)]| {
        let callers = charter.callers(charter.meetings.tier(tier).unwrap(), held);
        let words = callers.iter().map(Caller::words);
        words.collect::<Vec<_>>()
    };
    let posts = [
        "总召集人（区政府分管营商环境工作的副区长）",
        "总召集人（区法院院长）",
        "副总召集人（区法院分管领导）",
    ];
    assert_eq!(words("joint", &[]), posts);
    let held = |n: u128, name: &str, role| (id::<PersonId>(n), name.to_owned(), role);
    let one = [
        held(1, "甲", Role::Convener),
        held(2, "乙", Role::OfficeDirector),
        held(3, "丙", Role::Liaison),
    ];
    // One of two conveners is known: the other's post may still be chosen.
    assert_eq!(
        words("joint", &one),
        ["总召集人甲", posts[0], posts[1], posts[2]]
    );
    let all = [
        held(1, "甲", Role::Convener),
        held(4, "丁", Role::Convener),
        held(5, "戊", Role::DeputyConvener),
        held(5, "戊", Role::DeputyConvener),
    ];
    assert_eq!(
        words("joint", &all),
        ["总召集人甲", "总召集人丁", "副总召集人戊"]
    );
    assert_eq!(words("special", &one), ["办公室", "办公室主任乙"]);
}

#[test]
fn no_such_tier() {
    let refusal = plan("weekly", &Caller::Office).unwrap_err();
    assert_eq!(refusal.detail(), "联席会议、专题会议、个别协调");
    let moved = Meeting {
        tier: "single".into(),
        ..meeting(MeetingState::Planned)
    };
    let (by, now) = (cast::office(), cast::now());
    let outcome = moved
        .clone()
        .replan(&moved, &built_in(), &Caller::Office, &by, now);
    assert!(matches!(outcome, Err(Refusal::NoSuchTier(_))));
}

#[test]
fn a_meeting_keeps_what_the_charter_called_its_tier() {
    let planned = plan("single", &Caller::Office).unwrap();
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
        let open = meeting(MeetingState::Convened).open(
            agenda.as_ref(),
            None,
            1,
            &cast::office(),
            on_its_day(),
        );
        assert_eq!(open.unwrap_err(), Refusal::AgendaNotFrozen);
    }
}

#[test]
fn empty_agenda() {
    let outcome =
        meeting(MeetingState::Planned).convene(0, &[cast::TAX], None, &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::EmptyAgenda);
}

#[test]
fn nobody_invited() {
    let outcome =
        meeting(MeetingState::Planned).convene(1, &[], None, &cast::office(), cast::now());
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
        .convene(1, &asked, None, &cast::office(), cast::now())
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

#[test]
fn meeting_ahead() {
    let open = |day| {
        let (by, at) = (cast::office(), Moment::at(day, 9, 0));
        meeting(MeetingState::Convened).open(Some(&frozen(None)), None, 3, &by, at)
    };
    let early = open(date(2026, 3, 9)).unwrap_err();
    assert_eq!(early, Refusal::MeetingAhead(date(2026, 3, 10)));
    assert_eq!(early.detail(), "2026-03-10");
    for (day, year, planned) in [
        (date(2026, 3, 10), 2026, None),
        (date(2026, 3, 11), 2026, Some(date(2026, 3, 10))),
        (date(2027, 1, 4), 2027, Some(date(2026, 3, 10))),
    ] {
        let opened = open(day).unwrap();
        assert_eq!(opened.event(), &Event::MeetingOpened { planned });
        let held = opened.after();
        assert_eq!((held.held_on, held.year, held.ordinal), (day, year, 3));
    }
}

#[test]
fn an_ordinal_is_drawn_once_and_anew_in_another_year() {
    let planned = Meeting {
        ordinal: 0,
        ..meeting(MeetingState::Convened)
    };
    assert!(planned.needs_ordinal(2026));
    let drawn = meeting(MeetingState::Convened);
    assert!(!drawn.needs_ordinal(2026));
    assert!(drawn.needs_ordinal(2027));
}

#[test]
fn a_meeting_moved_to_another_year_counts_there() {
    let moved = Meeting {
        held_on: date(2027, 1, 5),
        ..meeting(MeetingState::Planned)
    };
    let (by, now) = (cast::office(), cast::now());
    let moved = moved
        .replan(
            &meeting(MeetingState::Planned),
            &built_in(),
            &Caller::Office,
            &by,
            now,
        )
        .unwrap();
    assert_eq!(moved.after().year, 2027);
}

#[test]
fn who_was_asked_is_told_that_it_is_called_off() {
    let units = [cast::TAX, cast::LAND];
    for (state, told) in [
        (MeetingState::Planned, &[][..]),
        (MeetingState::Convened, &units[..]),
    ] {
        let off = meeting(state).call_off("改期".into(), &units, &cast::office(), cast::now());
        let wanted: Vec<_> = told.iter().map(|unit| Recipient::Unit(*unit)).collect();
        assert_eq!(off.unwrap().told(), wanted, "{state:?}");
    }
}
