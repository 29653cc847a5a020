//! Delegations: which secretary writes down which convener's instructions, from when to when.

use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{
    Actor, Permission, Role, Sight,
    delegation::Delegation,
    id::{DelegationId, PersonId},
    roster::Person,
};

/// A delegation with the names of both.
#[derive(Clone, Debug)]
pub struct Delegated {
    /// The delegation.
    pub delegation: Delegation,
    /// The convener's name.
    pub convener: String,
    /// The secretary's name.
    pub secretary: String,
}

/// Who may delegate, and to whom: id and name.
#[derive(Clone, Debug, Default)]
pub struct Delegations {
    /// The latest delegations, newest first.
    pub all: Vec<Delegated>,
    /// Conveners and deputies in post today.
    pub conveners: Vec<(PersonId, String)>,
    /// Secretaries in post today.
    pub secretaries: Vec<(PersonId, String)>,
}

/// The delegations, for whoever keeps the roster, and for conveners and their secretaries.
pub async fn view(desk: &Desk, by: &Actor) -> Result<Delegations, Error> {
    if !by.may(Permission::KeepRoster) && !by.may(Permission::Instruct) {
        return Ok(Delegations::default());
    }
    let (sight, today) = (Sight::whole(by.mechanism), desk.today());
    desk.read(async move |tx| {
        let posts = store::roster::posts(tx, &sight).await?;
        let holding = |roles: &[Role]| {
            let mut found: Vec<(PersonId, String)> = Vec::new();
            for held in posts
                .iter()
                .filter(|held| roles.contains(&held.post.role) && held.post.is_held_on(today))
            {
                if found.iter().all(|(id, _)| *id != held.person.id) {
                    found.push((held.person.id, held.person.name.clone()));
                }
            }
            found
        };
        let name = |id: PersonId| {
            posts
                .iter()
                .find(|held| held.person.id == id)
                .map_or_else(|| "—".into(), |held| held.person.name.clone())
        };
        let all = store::delegation::all(tx, &sight).await?;
        Ok(Delegations {
            all: all
                .into_iter()
                .map(|delegation| Delegated {
                    convener: name(delegation.convener),
                    secretary: name(delegation.secretary),
                    delegation,
                })
                .collect(),
            conveners: holding(&[Role::Convener, Role::DeputyConvener]),
            secretaries: holding(&[Role::Secretary]),
        })
    })
    .await
}

/// The form that enters a delegation, as typed.
#[derive(Clone, Debug, Default)]
pub struct DelegationForm {
    /// Id of the convener or deputy.
    pub convener: String,
    /// Id of the secretary.
    pub secretary: String,
    /// First day; empty for today.
    pub from_on: String,
    /// Last day; empty for none.
    pub until_on: String,
}

/// Enters a delegation.
pub async fn give(desk: &Desk, by: &Actor, form: DelegationForm) -> Result<(), Error> {
    let known = view(desk, by).await?;
    let mut fields = Fields::default();
    let among = |all: &[(PersonId, String)], raw: &str| {
        let id = PersonId::parse(raw)?;
        all.iter().find(|(known, _)| *known == id).cloned()
    };
    let convener = fields.choice("convener", &form.convener, |raw| {
        among(&known.conveners, raw)
    });
    let secretary = fields.choice("secretary", &form.secretary, |raw| {
        among(&known.secretaries, raw)
    });
    let from_on = fields.optional_date("from_on", &form.from_on);
    let until_on = fields.optional_date("until_on", &form.until_on);
    fields.done()?;
    let (Some((convener, convener_name)), Some((secretary, secretary_name))) =
        (convener, secretary)
    else {
        return Err(Error::NotFound);
    };
    let from_on = from_on.unwrap_or_else(|| desk.today());
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let delegation = Delegation {
            id: new_id(),
            version: 0,
            convener,
            secretary,
            from_on,
            until_on,
        };
        tx.record(delegation.give(&convener_name, &secretary_name, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Ends a delegation on a day; empty for today.
pub async fn end(desk: &Desk, by: &Actor, id: &str, until: &str) -> Result<(), Error> {
    let id = DelegationId::parse(id).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let until = fields.optional_date("until_on", until);
    fields.done()?;
    let until = until.unwrap_or_else(|| desk.today());
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        let delegation: Delegation = store::by_id(tx, &sight, id.0).await?;
        let convener: Person = store::by_id(tx, &sight, delegation.convener.0).await?;
        let secretary: Person = store::by_id(tx, &sight, delegation.secretary.0).await?;
        let change = delegation.end(until, &convener.name, &secretary.name, &by, now)?;
        tx.record(change).await?;
        Ok(())
    })
    .await
}
