//! The built-in charter, and what is found faulty in a charter.

use super::*;
use crate::cast;
use jiff::civil::date;

pub(crate) fn built_in() -> Charter {
    toml::from_str(include_str!("../../../../charters/140502.toml")).unwrap()
}

#[test]
fn the_built_in_charter_is_the_notice_of_140502() {
    let charter = built_in();
    assert_eq!(charter.faults(), []);
    assert_eq!(charter.document_number, "城政发〔2023〕11号");
    assert_eq!(charter.division_code, "140502");
    assert_eq!(charter.difficulties.len(), 7);
    assert_eq!(charter.roster.len(), 14);
    assert_eq!(charter.office.hosts, ["区法院"]);
    assert_eq!(charter.meetings.tier("joint").unwrap().min_per_year, 1);
    assert_eq!(charter.posts.conveners.len(), 2);
    let members = charter
        .units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Member);
    assert_eq!(members.count(), 14);
}

#[test]
fn every_duty_has_its_clause_and_its_unit() {
    let charter = built_in();
    let duties: Vec<_> = charter
        .duties
        .iter()
        .map(|duty| {
            let units: Vec<_> = duty.units.iter().map(|unit| unit.name.as_str()).collect();
            format!("{} {}", duty.clause, units.join("、"))
        })
        .collect();
    let units = [
        "区法院",
        "区检察院",
        "区发改局",
        "区工信局",
        "区公安分局",
        "区财政局",
        "区税务局",
        "区人社局",
        "区生态环境分局",
        "区应急管理局",
        "区自然资源局",
        "区行政审批局",
        "区投促中心",
        "区信访局",
    ];
    let expected: Vec<_> = (1..)
        .zip(units)
        .map(|(n, unit)| format!("三.{n} {unit}"))
        .collect();
    assert_eq!(duties, expected);
    assert!(
        charter
            .duties
            .iter()
            .all(|duty| duty.units.iter().all(|u| u.part == Part::Lead))
    );
}

type Spoil = fn(&mut Charter);
/// Field, key and offending text of each fault.
type Found = &'static [(&'static str, &'static str, &'static str)];

/// What is done to a sound charter, and the faults that must follow.
const FAULTS: &[(Spoil, Found)] = &[
    (|_| {}, &[]),
    (
        |c| c.division_code = "14050".into(),
        &[("division_code", "fault-division-code", "14050")],
    ),
    (
        |c| c.division_code = "14050２".into(),
        &[("division_code", "fault-division-code", "14050２")],
    ),
    (|c| c.place = "  ".into(), &[("place", "fault-empty", "")]),
    (
        |c| c.practice.office_phone = "1".into(),
        &[("office_phone", "fault-telephone", "1")],
    ),
    (|c| c.practice.office_phone = "0356-2023456".into(), &[]),
    (
        |c| {
            c.practice.minutes_code = "府院纪〔x〕".into();
            c.practice.notice_code = "a b".into();
            c.practice.letter_code = "府院办函府院办函府院办函函".into();
            c.practice.report_code = String::new();
        },
        &[
            ("minutes_code", "fault-code", "府院纪〔x〕"),
            ("notice_code", "fault-code", "a b"),
            ("letter_code", "fault-code", "府院办函府院办函府院办函函"),
            ("report_code", "fault-code", ""),
        ],
    ),
    (|c| c.practice.notice_code = "城A府院办2".into(), &[]),
    (
        |c| c.units[0].name = "区税务局".into(),
        &[
            ("units[6].name", "fault-twice", "区税务局"),
            ("office.hosts[0]", "fault-unknown-unit", "区法院"),
            ("duties[0].units", "fault-unknown-unit", "区法院"),
            ("roster[0].unit", "fault-unknown-unit", "区法院"),
        ],
    ),
    (
        |c| {
            c.units.push(CharterUnit {
                name: " ".into(),
                full_name: String::new(),
                kind: UnitKind::Member,
            });
        },
        &[("units[15].name", "fault-empty", "")],
    ),
    (
        |c| c.office.hosts.clear(),
        &[("office.hosts", "fault-no-office", "")],
    ),
    (
        |c| c.office.hosts.push("区司法局".into()),
        &[("office.hosts[1]", "fault-unknown-unit", "区司法局")],
    ),
    (
        |c| c.duties[3].units[0].name = "区国资中心".into(),
        &[("duties[3].units", "fault-unknown-unit", "区国资中心")],
    ),
    (
        |c| c.duties[1].difficulties.push("investment".into()),
        &[(
            "duties[1].difficulties",
            "fault-unknown-difficulty",
            "investment",
        )],
    ),
    (
        |c| c.roster[13].unit = "区住建局".into(),
        &[("roster[13].unit", "fault-unknown-unit", "区住建局")],
    ),
];

#[test]
fn each_fault_is_found_where_it_is() {
    for (spoil, expected) in FAULTS {
        let mut charter = built_in();
        spoil(&mut charter);
        let found = charter.faults();
        let found: Vec<_> = found
            .iter()
            .map(|f| (f.field.as_str(), f.key, f.found.as_str()))
            .collect();
        assert_eq!(found, *expected);
    }
    let mut without = built_in();
    without.units.clear();
    assert!(
        without
            .faults()
            .iter()
            .any(|fault| fault.key == "fault-no-units")
    );
}

#[test]
fn charter_faulty() {
    let version = || CharterVersion {
        id: cast::id(900),
        version: 0,
        effective_from: date(2023, 11, 29),
        text: String::new(),
        title: "方案".into(),
    };
    let mechanism = MechanismId(1);
    assert!(version().found(mechanism, &built_in(), cast::now()).is_ok());
    let mut faulty = built_in();
    faulty.office.hosts.clear();
    let outcome = version().found(mechanism, &faulty, cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::CharterFaulty);
}

#[test]
fn a_charter_outlives_its_toml() {
    let charter = built_in();
    let text = toml::to_string_pretty(&charter).unwrap();
    assert_eq!(toml::from_str::<Charter>(&text).unwrap(), charter);
    assert!(toml::from_str::<Charter>(&format!("surprise = 1\n{text}")).is_err());
}

#[test]
fn a_difficulty_is_worded_as_the_notice_words_it() {
    let charter = built_in();
    assert_eq!(charter.difficulty_label("taxation"), "破产企业涉税");
    assert_eq!(charter.difficulty_label("unheard_of"), "unheard_of");
}
