//! A sign-in for every member unit that has none, in one act: what the office hands out on the first day.

use super::{NewSignIn, RosterView};
use crate::{Desk, Error, sign_in};
use domain::{
    Actor, Date, Role, Sight,
    id::PersonId,
    roster::Person,
    unit::{Unit, UnitKind},
};
use store::Tx;

/// A unit's first sign-in, as the sheet tells it once.
#[derive(Clone, Debug)]
pub struct UnitSignIn {
    /// The unit's short name.
    pub unit: String,
    /// Who signs in with it.
    pub person: String,
    /// The name and the first password.
    pub given: NewSignIn,
}

/// What the act gave, and the units it could give nothing.
#[derive(Clone, Debug, Default)]
pub struct SignIns {
    /// The sign-ins given, in the units' order.
    pub given: Vec<UnitSignIn>,
    /// Short names of units in which nobody is registered who could have one.
    pub nobody: Vec<String>,
}

impl RosterView {
    /// Member units in which nobody can sign in today, each with who would: its liaison, else its head; none where
    /// neither post is held.
    pub fn without_sign_in(&self, today: Date) -> Vec<(&Unit, Option<&Person>)> {
        let members = self.units.iter().filter(|u| u.kind == UnitKind::Member);
        let lacking = members.filter_map(|unit| {
            let held = self.posts.iter();
            let held: Vec<_> = held
                .filter(|one| one.post.unit == unit.id && one.post.is_held_on(today))
                .collect();
            let holds = |role| held.iter().find(|one| one.post.role == role);
            let may = holds(Role::Liaison).or_else(|| holds(Role::Head));
            let none = held.iter().all(|one| one.person.login.is_none());
            none.then_some((unit, may.map(|one| &one.person)))
        });
        lacking.collect()
    }
}

/// Somebody who is to get a sign-in.
struct Wanted {
    unit: String,
    /// The unit's place in the charter's order, which names the sign-in.
    ordinal: u32,
    person: PersonId,
    password: String,
    hash: String,
}

/// Gives the liaison, else the head, of each member unit without a sign-in one, named by the unit's place; each first
/// password must be changed at the first sign-in.
pub async fn give_all(desk: &Desk, by: &Actor) -> Result<SignIns, Error> {
    let view = super::view(desk, by).await?;
    let lacking = view.without_sign_in(desk.today());
    let nobody = lacking.iter().filter(|(_, person)| person.is_none());
    let nobody = nobody.map(|(unit, _)| unit.short_name.clone()).collect();
    let mut wanted: Vec<Wanted> = Vec::new();
    for (unit, person) in &lacking {
        let Some(person) = person else { continue };
        // Who speaks for two units signs in for both with one name.
        if wanted.iter().any(|one| one.person == person.id) {
            continue;
        }
        let password = sign_in::first_password();
        wanted.push(Wanted {
            unit: unit.short_name.clone(),
            ordinal: unit.ordinal,
            person: person.id,
            hash: sign_in::hash(desk, password.clone()).await?,
            password,
        });
    }
    let (by, now) = (by.clone(), desk.now());
    let given = desk
        .write(async move |tx| {
            let sight = Sight::whole(by.mechanism);
            let mut given = Vec::new();
            for one in &wanted {
                let person: Person = store::by_id(tx, &sight, one.person.0).await?;
                // Another may have given it meanwhile; that stands.
                if person.login.is_some() {
                    continue;
                }
                let login = free_login(tx, &sight, one.ordinal).await?;
                let person = tx
                    .record(person.give_sign_in(login.clone(), &by, now)?)
                    .await?;
                sign_in::set_first_password(tx, &sight, person.id, &one.hash, true, now).await?;
                given.push(UnitSignIn {
                    unit: one.unit.clone(),
                    person: person.name,
                    given: NewSignIn {
                        login,
                        password: one.password.clone(),
                    },
                });
            }
            Ok(given)
        })
        .await?;
    Ok(SignIns { given, nobody })
}

/// A name nobody signs in with: dw07 for the seventh unit (单位), dw07-2 if that is taken.
async fn free_login(tx: &mut Tx, sight: &Sight, ordinal: u32) -> Result<String, Error> {
    let mut login = format!("dw{ordinal:02}");
    let mut again = 1;
    while store::roster::by_login(tx, sight, &login).await?.is_some() {
        again += 1;
        login = format!("dw{ordinal:02}-{again}");
    }
    Ok(login)
}
