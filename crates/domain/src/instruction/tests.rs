//! Who may give an instruction in whose name, and whom the record names.

use super::*;
use crate::{
    cast,
    delegation::tests::{delegation, secretary},
};
use jiff::civil::date;

fn instruction() -> Instruction {
    Instruction {
        id: cast::id(950),
        version: 0,
        year: 2026,
        serial: 1,
        about: About::Matter,
        matter: Some(cast::id(100)),
        meeting: None,
        text: "请税务局抓紧核销".into(),
        convener: cast::convener().person,
        convener_name: cast::convener().name,
        entered_by: None,
        lead: Some(cast::TAX),
        supports: Vec::new(),
        due_on: Some(date(2026, 3, 9)),
        done_when: None,
        state: InstructionState::Given,
        given_at: Moment(0),
        report: None,
    }
}

fn give(by: &Actor, delegation: Option<&Delegation>) -> Result<Change<Instruction>, Refusal> {
    let lead = cast::reference(cast::TAX);
    instruction().give(delegation, Some(&lead), &[], by, cast::now())
}

#[test]
fn conveners_only() {
    for (who, by) in cast::actors() {
        let given = give(&by, Some(&delegation()));
        if by.person == cast::convener().person {
            assert!(given.is_ok(), "{who}");
        } else {
            assert_eq!(given.unwrap_err(), Refusal::ConvenersOnly, "{who}");
        }
        let revoked = instruction().revoke("改".into(), Some(&delegation()), &by, cast::now());
        assert_eq!(
            revoked.is_ok(),
            by.person == cast::convener().person,
            "{who}"
        );
    }
    assert_eq!(
        give(&secretary(), None).unwrap_err(),
        Refusal::ConvenersOnly
    );
    let over = Delegation {
        until_on: Some(date(2026, 3, 1)),
        ..delegation()
    };
    let late = give(&secretary(), Some(&over));
    assert_eq!(late.unwrap_err(), Refusal::ConvenersOnly);
}

#[test]
fn a_secretarys_entry_names_both_and_tells_the_conveners() {
    let change = give(&secretary(), Some(&delegation())).unwrap();
    assert_eq!(change.after().entered_by, Some(secretary().name));
    assert_eq!(change.after().convener_name, cast::convener().name);
    assert_eq!(change.told(), [Recipient::Office, Recipient::Conveners]);
    let event = Event::InstructionGiven {
        convener: Personal(cast::convener().name),
        secretary: Some(Personal(secretary().name)),
        text: "请税务局抓紧核销".into(),
        lead: Some("区税务局".into()),
        supports: None,
        due: Some(date(2026, 3, 9)),
    };
    assert_eq!(change.event(), &event);
    let own = give(&cast::convener(), None).unwrap();
    assert_eq!(
        (own.after().entered_by.as_ref(), own.told()),
        (None, &[Recipient::Office][..])
    );
}

#[test]
fn it_is_given_and_revoked_once() {
    let kept = Instruction {
        version: 1,
        ..instruction()
    };
    let again = kept
        .clone()
        .give(None, None, &[], &cast::convener(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
    let revoke =
        |one: Instruction| one.revoke("已另作安排".into(), None, &cast::convener(), cast::now());
    let revoked = revoke(kept).unwrap().into_after();
    assert_eq!(revoke(revoked).unwrap_err(), Refusal::AlreadyDone);
    let lead = cast::reference(cast::TAX);
    let both = instruction().give(
        None,
        Some(&lead),
        std::slice::from_ref(&lead),
        &cast::convener(),
        cast::now(),
    );
    assert_eq!(both.unwrap_err(), Refusal::LeadAlsoSupports);
}

#[test]
fn the_same_word_is_known_again_the_same_day_while_it_stands() {
    let before = Instruction {
        given_at: cast::now(),
        ..instruction()
    };
    assert!(before.repeats(&before));
    let other = |change: fn(&mut Instruction)| {
        let mut other = before.clone();
        change(&mut other);
        other.repeats(&before)
    };
    assert!(!other(|one| one.text = "请再核实".into()));
    assert!(!other(|one| one.lead = None));
    assert!(!other(|one| one.supports = vec![cast::LAND]));
    assert!(!other(|one| one.convener = cast::office().person));
    assert!(!other(|one| one.given_at = Moment(0)));
    let revoked = Instruction {
        state: InstructionState::Revoked,
        ..before.clone()
    };
    assert!(!before.repeats(&revoked));
}
