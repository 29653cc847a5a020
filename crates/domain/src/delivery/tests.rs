//! Who sends, receives and reminds.

use super::*;
use crate::{
    Role,
    cast::{self, id},
    unit::UnitKind,
};

fn delivery(received: bool) -> Delivery {
    Delivery {
        id: id(970),
        version: 1,
        document: Some(id(960)),
        minutes: None,
        meeting: None,
        unit: cast::TAX,
        copied: false,
        sent_at: cast::now(),
        received_at: received.then(cast::now),
        received_by: None,
        entered: false,
        reminded_at: None,
        reminders: 0,
    }
}

type Act = fn(Delivery, &Actor) -> Result<Change<Delivery>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("receive 签收", |d, by| d.receive(by, cast::now())),
    ("remind 催签收", |d, by| {
        d.remind(&cast::reference(cast::TAX), by, cast::now())
    }),
];

#[test]
fn the_office_receives_what_is_sent_to_the_unit_it_sits_in() {
    let to = |unit| Delivery {
        unit,
        ..delivery(false)
    };
    for by in [cast::office(), cast::director()] {
        let own = to(cast::COURT).receive(&by, cast::now()).unwrap();
        assert!(!own.after().entered, "its own receipt is no entry");
        assert_eq!(own.after().received_by.as_deref(), Some(by.name.as_str()));
        for other in [cast::TAX, cast::LAND, cast::FIRM] {
            let refused = to(other).receive(&by, cast::now()).unwrap_err();
            assert_eq!(refused, Refusal::NotYourUnit);
        }
    }
    // A clerk who sits elsewhere has no hand in what is sent to the court, nor have others who sit there.
    let elsewhere = cast::actor(30, cast::LAND, UnitKind::Member, Role::OfficeClerk);
    for by in [elsewhere, cast::keeper(), cast::auditor(), cast::tax()] {
        let refused = to(cast::COURT).receive(&by, cast::now()).unwrap_err();
        assert_eq!(refused, Refusal::NotYourUnit, "{}", by.name);
    }
    // Entering for another leaves the clerk's own unit aside.
    let entering = cast::office_for_tax();
    let refused = to(cast::COURT).receive(&entering, cast::now()).unwrap_err();
    assert_eq!(refused, Refusal::NotYourUnit);
    assert!(
        to(cast::TAX)
            .receive(&entering, cast::now())
            .unwrap()
            .after()
            .entered
    );
}

#[test]
fn every_act_on_a_delivery_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        &[false, true],
        |received| if received { "received" } else { "sent" },
        |act, received, by| {
            act(delivery(received), by).map(|c| {
                let after = c.after();
                format!(
                    "{}{}{}",
                    if after.received_at.is_some() {
                        "received"
                    } else {
                        "sent"
                    },
                    if after.entered { " entered" } else { "" },
                    if after.reminders > 0 { " reminded" } else { "" },
                )
            })
        },
    );
    insta::assert_snapshot!(table);
}
