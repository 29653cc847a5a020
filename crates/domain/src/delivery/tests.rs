//! Who sends, receives and reminds.

use super::*;
use crate::cast::{self, id};

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
