//! Who acts in the tests of this crate, and the table that shows what each may do in each state.

use crate::{
    Actor, Moment, Refusal, Role,
    id::{MechanismId, PersonId, UnitId},
    unit::{UnitKind, UnitRef},
};
use jiff::civil::date;
use std::{collections::BTreeMap, fmt::Write as _};
use uuid::Uuid;

pub(crate) const COURT: UnitId = UnitId(Uuid::from_u128(1));
pub(crate) const TAX: UnitId = UnitId(Uuid::from_u128(2));
pub(crate) const LAND: UnitId = UnitId(Uuid::from_u128(3));
pub(crate) const FIRM: UnitId = UnitId(Uuid::from_u128(4));
pub(crate) const GOVERNMENT: UnitId = UnitId(Uuid::from_u128(5));

/// Monday, 2 March 2026, 09:00 in China.
pub(crate) fn now() -> Moment {
    Moment::at(date(2026, 3, 2), 9, 0)
}

pub(crate) fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

pub(crate) fn reference(unit: UnitId) -> UnitRef {
    let name = match unit {
        COURT => "区法院",
        TAX => "区税务局",
        LAND => "区自然资源局",
        FIRM => "演示清算事务所",
        _ => "区政府",
    };
    UnitRef {
        id: unit,
        name: name.into(),
    }
}

pub(crate) fn actor(person: u128, unit: UnitId, unit_kind: UnitKind, role: Role) -> Actor {
    Actor {
        mechanism: MechanismId(1),
        person: PersonId(Uuid::from_u128(person)),
        name: format!("演示{person}"),
        unit: reference(unit),
        unit_kind,
        roles: vec![role],
        entered_for: None,
    }
}

pub(crate) fn office() -> Actor {
    actor(21, COURT, UnitKind::Member, Role::OfficeClerk)
}

pub(crate) fn director() -> Actor {
    actor(22, COURT, UnitKind::Member, Role::OfficeDirector)
}

pub(crate) fn office_for_tax() -> Actor {
    office().entering_for(reference(TAX)).unwrap()
}

pub(crate) fn tax() -> Actor {
    actor(23, TAX, UnitKind::Member, Role::Liaison)
}

pub(crate) fn land() -> Actor {
    actor(24, LAND, UnitKind::Member, Role::Liaison)
}

pub(crate) fn firm() -> Actor {
    actor(25, FIRM, UnitKind::AdministratorFirm, Role::Administrator)
}

pub(crate) fn convener() -> Actor {
    actor(26, GOVERNMENT, UnitKind::Government, Role::Convener)
}

pub(crate) fn keeper() -> Actor {
    actor(27, COURT, UnitKind::Member, Role::SystemAdministrator)
}

pub(crate) fn auditor() -> Actor {
    actor(28, COURT, UnitKind::Member, Role::AuditAdministrator)
}

pub(crate) fn system() -> Actor {
    Actor::system(MechanismId(1))
}

/// One of each kind: the unit concerned in the tests is the tax bureau.
pub(crate) fn actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("本单位", tax()),
        ("他单位", land()),
        ("管理人", firm()),
        ("办公室", office()),
        ("代录", office_for_tax()),
        ("主任", director()),
        ("召集人", convener()),
        ("系统员", keeper()),
        ("审计员", auditor()),
        ("系统", system()),
    ]
}

/// Acts × states × actors, to be read: under each act the states that answer alike, and with each answer
/// those who get it.
pub(crate) fn matrix<A, S: Copy>(
    acts: impl Iterator<Item = (&'static str, A)>,
    states: &[S],
    code: impl Fn(S) -> &'static str,
    attempt: impl Fn(&A, S, &Actor) -> Result<String, Refusal>,
) -> String {
    let mut table = String::new();
    for (name, act) in acts {
        let _ = writeln!(table, "{name}");
        let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
        for state in states {
            let answers = answers(|by| attempt(&act, *state, by));
            match alike.iter_mut().find(|(known, _)| *known == answers) {
                Some((_, states)) => states.push(code(*state)),
                None => alike.push((answers, vec![code(*state)])),
            }
        }
        for (answers, these) in alike {
            let these = if these.len() == states.len() {
                "any state".into()
            } else {
                these.join(" ")
            };
            let _ = write!(table, "  {these}\n{answers}");
        }
    }
    table
}

fn answers(attempt: impl Fn(&Actor) -> Result<String, Refusal>) -> String {
    let actors = actors();
    let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (who, by) in &actors {
        let answer = match attempt(by) {
            Ok(after) => format!("→ {after}"),
            Err(refusal) => format!("✗ {refusal}"),
        };
        answers.entry(answer).or_default().push(who);
    }
    let mut lines = String::new();
    for (answer, who) in answers.iter().rev() {
        let who = if who.len() == actors.len() {
            "全部".into()
        } else {
            who.join(" ")
        };
        let _ = writeln!(lines, "    {answer:<28} {who}");
    }
    lines
}
