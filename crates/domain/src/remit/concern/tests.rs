//! Whom an item concerns on the built-in charter: one row a case.

use super::*;
use crate::{cast::id, charter::tests::built_in};

/// The charter's members in its order, then a firm, a guest and the government; ids count from 1.
fn units(charter: &Charter) -> Vec<Unit> {
    let mut rows: Vec<(String, String, UnitKind)> = charter
        .units
        .iter()
        .map(|unit| (unit.name.clone(), unit.name.clone(), unit.kind))
        .collect();
    for (name, kind) in [
        ("演示清算所", UnitKind::AdministratorFirm),
        ("区档案馆", UnitKind::Invited),
        ("某区政府", UnitKind::Government),
    ] {
        rows.push((name.into(), String::new(), kind));
    }
    (1u32..)
        .zip(rows)
        .map(|(ordinal, (name, charter_name, kind))| Unit {
            id: id(u128::from(ordinal)),
            version: 1,
            ordinal,
            full_name: name.clone(),
            short_name: name,
            charter_name,
            kind,
            until: None,
        })
        .collect()
}

fn of(units: &[Unit], name: &str) -> UnitId {
    let unit = units.iter().find(|unit| unit.short_name == name);
    unit.unwrap_or_else(|| panic!("no {name}")).id
}

/// In words: 区税务局 提出 三.7牵头.
fn told(units: &[Unit], found: &[(UnitId, Vec<Concern>)]) -> Vec<String> {
    let word = |why: &Concern| match why {
        Concern::Raised => "提出".to_owned(),
        Concern::RaisedToo => "共同提出".to_owned(),
        Concern::Reports => "汇报".to_owned(),
        Concern::Leads => "主办".to_owned(),
        Concern::Supports => "协办".to_owned(),
        Concern::Watches => "跟进".to_owned(),
        Concern::Duty { clause, part } => format!(
            "{clause}{}",
            if *part == Part::Lead {
                "牵头"
            } else {
                "配合"
            }
        ),
    };
    let name = |id: UnitId| units.iter().find(|unit| unit.id == id).unwrap();
    found
        .iter()
        .map(|(id, why)| {
            let why: Vec<_> = why.iter().map(word).collect();
            format!("{} {}", name(*id).short_name, why.join(" "))
        })
        .collect()
}

#[test]
fn whom_an_item_concerns_and_by_what() {
    let charter = built_in();
    let units = units(&charter);
    let unit = |name| of(&units, name);
    let about = |difficulty: &str| Subject {
        difficulty: difficulty.into(),
        ..Subject::default()
    };
    let rows: Vec<(&str, Subject, &[&str])> = vec![
        ("by duty alone", about("taxation"), &["区税务局 三.7牵头"]),
        (
            "every duty that covers it",
            about("deregistration"),
            &[
                "区税务局 三.7牵头",
                "区应急管理局 三.10牵头",
                "区行政审批局 三.12牵头",
            ],
        ),
        ("no duty covers it", about("illegal_building"), &[]),
        ("an unknown difficulty", about("unheard_of"), &[]),
        (
            "the raiser, also a firm, and who raised it too",
            Subject {
                raised_by: Some(unit("演示清算所")),
                co_raisers: vec![unit("区税务局"), unit("区人社局")],
                ..about("taxation")
            },
            &[
                "区税务局 共同提出 三.7牵头",
                "区人社局 共同提出",
                "演示清算所 提出",
            ],
        ),
        (
            "who has the work, and who watches",
            Subject {
                leads: vec![unit("区自然资源局")],
                supports: vec![unit("区档案馆")],
                watches: Some(unit("区财政局")),
                ..about("illegal_building")
            },
            &["区财政局 跟进", "区自然资源局 主办", "区档案馆 协办"],
        ),
        (
            "a report",
            Subject {
                reporter: Some(unit("区人社局")),
                ..Subject::default()
            },
            &["区人社局 汇报"],
        ),
        (
            "never the government",
            Subject {
                raised_by: Some(unit("某区政府")),
                ..Subject::default()
            },
            &[],
        ),
    ];
    for (case, subject, wanted) in rows {
        let found = concerned(&charter, units.iter(), &subject);
        let mut found = told(&units, &found);
        let mut wanted: Vec<String> = wanted.iter().map(|one| (*one).to_owned()).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{case}");
    }
}

#[test]
fn the_units_keep_their_order() {
    let charter = built_in();
    let units = units(&charter);
    let subject = Subject {
        difficulty: "deregistration".into(),
        raised_by: Some(of(&units, "演示清算所")),
        ..Subject::default()
    };
    let found = concerned(&charter, units.iter(), &subject);
    let places: Vec<_> = found
        .iter()
        .map(|(id, _)| units.iter().position(|unit| unit.id == *id).unwrap())
        .collect();
    assert!(places.is_sorted());
}

#[test]
fn whom_nothing_concerns_save_the_host() {
    let charter = built_in();
    let units = units(&charter);
    let asked = ["区法院", "区税务局", "区人社局", "区档案馆"];
    let asked = asked.map(|name| units.iter().find(|unit| unit.short_name == name).unwrap());
    let concerned = [of(&units, "区税务局")];
    let idle = unconcerned(&charter, asked.into_iter(), &concerned);
    assert_eq!(idle, [of(&units, "区人社局"), of(&units, "区档案馆")]);
}
