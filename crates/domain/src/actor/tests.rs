//! Roles and permissions as one table, sight by seat, and entering for another unit.

use super::*;
use crate::{attachment::Classification, cast};
use std::fmt::Write as _;

#[test]
fn permissions_of_every_role() {
    let mut table = format!("{:<22}", "");
    for permission in Permission::ALL {
        let _ = write!(table, " {}", permission.code());
    }
    table.push('\n');
    for role in Role::ALL {
        let by = cast::actor(1, cast::TAX, UnitKind::Member, *role);
        let _ = write!(table, "{:<22}", role.code());
        for permission in Permission::ALL {
            let mark = if by.may(*permission) { "■" } else { "·" };
            let _ = write!(table, " {mark:<width$}", width = permission.code().len());
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[test]
fn sight_follows_role_and_kind_of_unit() {
    let (mechanism, unit) = (MechanismId(1), cast::TAX);
    for role in Role::ALL {
        for kind in UnitKind::ALL {
            let expected = match role {
                Role::Convener
                | Role::DeputyConvener
                | Role::OfficeDirector
                | Role::OfficeClerk
                | Role::Secretary => Sight::whole(mechanism),
                Role::SystemAdministrator | Role::AuditAdministrator => Sight::nothing(mechanism),
                _ if *kind == UnitKind::Member => Sight::member(mechanism, unit),
                _ => Sight::party(mechanism, unit),
            };
            let by = cast::actor(1, unit, *kind, *role);
            assert_eq!(by.sight(), expected, "{} in {}", role.code(), kind.code());
        }
    }
    assert_eq!(cast::system().sight(), Sight::whole(mechanism));
    // An entry for a unit does not narrow what the office sees.
    assert_eq!(cast::office_for_tax().sight(), Sight::whole(mechanism));
}

#[test]
fn ranks_of_sight() {
    let (mechanism, unit) = (MechanismId(1), cast::TAX);
    for (sight, rank, party) in [
        (
            Sight::whole(mechanism),
            Classification::Restricted.rank(),
            None,
        ),
        (
            Sight::member(mechanism, unit),
            Classification::Ordinary.rank(),
            Some(unit),
        ),
        (Sight::party(mechanism, unit), -1, Some(unit)),
        (Sight::nothing(mechanism), -1, None),
    ] {
        assert_eq!((sight.open_rank(), sight.party_unit()), (rank, party));
        assert_eq!(sight.is_whole(), rank == 2);
    }
    let ranks: Vec<_> = Classification::ALL.iter().map(|c| c.rank()).collect();
    assert_eq!(ranks, [0, 1, 2]);
}

#[test]
fn office_only() {
    for (who, by) in cast::actors() {
        let entered = by.clone().entering_for(cast::reference(cast::LAND));
        if by.is_office() {
            let entered = entered.unwrap();
            assert!(entered.speaks_for(cast::LAND), "{who}");
            assert!(!entered.speaks_for(cast::TAX), "{who}");
            assert_eq!(entered.acting_unit().id, cast::LAND);
        } else {
            assert_eq!(entered.unwrap_err(), Refusal::OfficeOnly, "{who}");
        }
    }
}

#[test]
fn a_seat_in_the_office_does_not_speak_for_the_court() {
    assert!(!cast::office().speaks_for(cast::COURT));
    assert!(cast::actor(1, cast::COURT, UnitKind::Member, Role::Judge).speaks_for(cast::COURT));
    assert!(!cast::actor(1, cast::TAX, UnitKind::Member, Role::Judge).speaks_for(cast::COURT));
}
