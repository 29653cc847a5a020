//! Remit on the built-in charter: which unit answers for which difficulty, by which clause.

use super::*;
use crate::charter::{DutyUnit, tests::built_in};

/// The whole table for the notice of 140502; whoever is not named stands beyond its duties.
const STANDINGS: &[(&str, &[(&str, &str)])] = &[
    ("credit_repair", &[("区税务局", "三.7")]),
    ("taxation", &[("区税务局", "三.7")]),
    (
        "deregistration",
        &[
            ("区税务局", "三.7"),
            ("区应急管理局", "三.10"),
            ("区行政审批局", "三.12"),
        ],
    ),
    ("illegal_building", &[]),
    ("cost_funding", &[("区财政局", "三.6")]),
    ("resettlement", &[("区人社局", "三.8")]),
    (
        "debt_evasion",
        &[("区检察院", "三.2"), ("区公安分局", "三.5")],
    ),
];

#[test]
fn every_unit_stands_to_every_difficulty_as_the_notice_says() {
    let charter = built_in();
    assert_eq!(STANDINGS.len(), charter.difficulties.len());
    for (difficulty, within) in STANDINGS {
        for unit in &charter.units {
            let expected = within.iter().find(|(name, _)| *name == unit.name).map_or(
                Standing::Beyond,
                |(_, clause)| Standing::Within {
                    clause,
                    part: Part::Lead,
                },
            );
            assert_eq!(
                standing(&charter, difficulty, &unit.name),
                expected,
                "{difficulty} {}",
                unit.name
            );
        }
        let clauses: Vec<_> = covering(&charter, difficulty)
            .map(|duty| duty.clause.as_str())
            .collect();
        let expected: Vec<_> = within.iter().map(|(_, clause)| *clause).collect();
        assert_eq!(clauses, expected, "{difficulty}");
    }
}

#[test]
fn no_duty_covers_illegal_building() {
    assert_eq!(unattended(&built_in()), ["illegal_building"]);
}

#[test]
fn an_unknown_unit_or_difficulty_stands_beyond() {
    let charter = built_in();
    for (difficulty, unit) in [
        ("taxation", ""),
        ("taxation", "某局"),
        ("unheard_of", "区税务局"),
    ] {
        assert_eq!(standing(&charter, difficulty, unit), Standing::Beyond);
    }
}

#[test]
fn a_leading_part_counts_before_a_supporting_one() {
    let mut charter = built_in();
    let support = DutyUnit {
        name: "区税务局".into(),
        part: Part::Support,
    };
    charter.duties[5].units.push(support);
    let standing_to = |difficulty| standing(&charter, difficulty, "区税务局");
    assert_eq!(
        standing_to("cost_funding"),
        Standing::Within {
            clause: "三.6",
            part: Part::Support
        }
    );
    let mut both = charter.clone();
    both.duties[5].difficulties.push("taxation".into());
    let expected = Standing::Within {
        clause: "三.7",
        part: Part::Lead,
    };
    assert_eq!(standing(&both, "taxation", "区税务局"), expected);
}
