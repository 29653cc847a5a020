//! What is said twice, and a proposal that joins an item listed already.

use super::tests::{call, proposal};
use super::*;
use crate::{
    agenda::tests::item,
    cast::{self, id},
};
use jiff::civil::date;

#[test]
fn having_nothing_is_said_once() {
    let say = |unit, kind, others: &[ItemProposal]| {
        let new = ItemProposal {
            unit,
            ..proposal(kind, ProposalState::Submitted)
        };
        let (call, by) = (call(date(2026, 3, 6)), cast::tax());
        let name = cast::reference(unit);
        new.submit(&call, others, "张三，3月1日", &name, &by, cast::now())
            .map(drop)
    };
    let said = [proposal(ProposalKind::Nothing, ProposalState::Submitted)];
    let already = Err(Refusal::AnsweredAlready("张三，3月1日".into()));
    assert_eq!(say(cast::TAX, ProposalKind::Nothing, &[]), Ok(()));
    assert_eq!(say(cast::TAX, ProposalKind::Nothing, &said), already);
    // Something may turn up all the same, and another unit speaks for itself.
    assert_eq!(say(cast::TAX, ProposalKind::Report, &said), Ok(()));
    let lands = [ItemProposal {
        unit: cast::LAND,
        ..said[0].clone()
    }];
    assert_eq!(say(cast::TAX, ProposalKind::Nothing, &lands), Ok(()));
}

#[test]
fn not_the_same_matter() {
    let join = |matter: Option<u128>, by: &Actor| {
        let one = ItemProposal {
            matter: matter.map(id),
            ..proposal(ProposalKind::Matter, ProposalState::Submitted)
        };
        one.join(&item(None), by, cast::now())
    };
    let joined = join(Some(100), &cast::office()).unwrap();
    assert_eq!(joined.after().item, Some(item(None).id));
    assert_eq!(joined.after().state, ProposalState::Accepted);
    assert_eq!(joined.told(), [Recipient::Unit(cast::TAX)]);
    for other in [None, Some(101)] {
        let refused = join(other, &cast::office()).unwrap_err();
        assert_eq!(refused, Refusal::NotTheSameMatter);
    }
    for (who, by) in cast::actors() {
        let right = by.is_office() || by.is_system();
        assert_eq!(join(Some(100), &by).is_ok(), right, "{who}");
    }
}

#[test]
fn there_is_nothing_to_check_in_having_nothing() {
    let nothing = proposal(ProposalKind::Nothing, ProposalState::Submitted);
    assert!(!nothing.awaits_check());
    let accepted = nothing.accept(id(500), &cast::office(), cast::now());
    assert_eq!(accepted.unwrap_err(), Refusal::AlreadyDone);
}

#[test]
fn items_proposed() {
    let (unit, by) = (cast::reference(cast::TAX), cast::tax());
    let nothing = || ItemProposal {
        version: 0,
        ..proposal(ProposalKind::Nothing, ProposalState::Submitted)
    };
    for kind in [ProposalKind::Matter, ProposalKind::Report] {
        for state in ProposalState::ALL {
            let has = [proposal(kind, *state)];
            let said = nothing().submit(&call(date(2026, 3, 6)), &has, "", &unit, &by, cast::now());
            // What was returned to it the unit may let be.
            let refused = *state != ProposalState::Returned;
            let wanted = refused.then_some(Refusal::ItemsProposed);
            assert_eq!(said.err(), wanted, "{} {}", kind.code(), state.code());
            let others = [ItemProposal {
                unit: cast::LAND,
                ..has[0].clone()
            }];
            let said = nothing().submit(
                &call(date(2026, 3, 6)),
                &others,
                "",
                &unit,
                &by,
                cast::now(),
            );
            assert!(said.is_ok(), "another unit's");
        }
    }
}
