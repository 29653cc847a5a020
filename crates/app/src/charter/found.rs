//! Founding: a mechanism with its units and the printed roster, from a charter, in an empty data folder.

use crate::{
    Error,
    desk::{Clock, new_id, open_store},
};
use domain::{
    Actor, Date, Moment, Role,
    charter::{Charter, CharterUnit, CharterVersion},
    id::MechanismId,
    roster::{Person, Post, person_name},
    unit::{Unit, UnitKind},
};
use std::path::Path;
use store::Tx;

/// How a mechanism is founded.
#[derive(Clone, Debug)]
pub struct Founding {
    /// On what charter.
    pub charter: Charter,
    /// Whether it will hold sample work only.
    pub demo: bool,
    /// When.
    pub clock: Clock,
}

/// Founds a mechanism in a data folder, or in the PostgreSQL database named. `Refused` if one is there
/// already or if the charter has faults.
pub async fn found(data: &Path, database: Option<&str>, founding: Founding) -> Result<(), Error> {
    let (db, _, keys) = open_store(data, database).await?;
    let mechanism = MechanismId(1);
    let there = db
        .read(async move |tx| Ok::<_, Error>(store::mechanism::all(tx).await?))
        .await?;
    if !there.is_empty() {
        return Err(domain::Refusal::AlreadyDone.into());
    }
    let now = founding.clock.now();
    db.write(mechanism.0, async move |tx| {
        store::mechanism::begin(tx, mechanism, now, founding.demo).await?;
        constitute(tx, mechanism, &founding.charter, now).await
    })
    .await?;
    let (n, hash) = db
        .read(async move |tx| Ok::<_, Error>(store::journal::head(tx, mechanism).await?))
        .await?;
    keys.write(&keys.sign(mechanism, n, &hash, now))?;
    db.close().await;
    Ok(())
}

async fn constitute(
    tx: &mut Tx,
    mechanism: MechanismId,
    charter: &Charter,
    now: Moment,
) -> Result<(), Error> {
    let by = Actor::system(mechanism);
    let version = CharterVersion {
        id: new_id(),
        version: 0,
        effective_from: charter
            .issued_on
            .unwrap_or_else(|| now.date())
            .min(now.date()),
        text: super::to_toml(charter),
        title: charter.title.clone(),
    };
    tx.record(version.found(mechanism, charter, now)?).await?;
    for (place, unit) in (1u32..).zip(&charter.units) {
        let unit = Unit {
            id: new_id(),
            version: 0,
            ordinal: place,
            full_name: full_name(unit),
            short_name: unit.name.clone(),
            charter_name: unit.name.clone(),
            kind: unit.kind,
            until: None,
        };
        let unit = tx.record(unit.admit(&by, now)?).await?;
        if unit.kind != UnitKind::Government {
            seat(tx, &by, charter, &unit, version_day(charter, now), now).await?;
        }
    }
    Ok(())
}

fn version_day(charter: &Charter, now: Moment) -> Date {
    charter.issued_on.unwrap_or_else(|| now.date())
}

/// The full name the charter gives, else the name as the notice prints it: none is made up. The roster
/// says that it is missing, and the office enters it there.
pub(super) fn full_name(unit: &CharterUnit) -> String {
    if unit.full_name.is_empty() {
        unit.name.clone()
    } else {
        unit.full_name.clone()
    }
}

/// Enters the printed roster of a unit: its head and its liaison, who may be the same person.
pub(super) async fn seat(
    tx: &mut Tx,
    by: &Actor,
    charter: &Charter,
    unit: &Unit,
    from_on: Date,
    now: Moment,
) -> Result<(), Error> {
    for row in charter
        .roster
        .iter()
        .filter(|row| row.unit == unit.charter_name)
    {
        let mut entered: Option<Person> = None;
        for (name, role, title) in [
            (&row.head, Role::Head, row.post.as_str()),
            (&row.liaison, Role::Liaison, ""),
        ] {
            if name.trim().is_empty() {
                continue;
            }
            let same = entered
                .clone()
                .filter(|person| person.name == person_name(name));
            let person = if let Some(person) = same {
                person
            } else {
                let person = Person {
                    id: new_id(),
                    version: 0,
                    name: name.clone(),
                    login: None,
                    phone: None,
                    closed_on: None,
                };
                tx.record(person.enter(by, now)?).await?
            };
            let post = Post {
                id: new_id(),
                version: 0,
                person: person.id,
                unit: unit.id,
                role,
                title: title.into(),
                from_on,
                until_on: None,
            };
            tx.record(post.appoint(&person.name, &unit.as_ref(), by, now)?)
                .await?;
            entered = Some(person);
        }
    }
    Ok(())
}
