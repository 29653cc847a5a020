//! Amending: a later notice, or the full wording of the same one, as a new version of the charter.

use super::found::{full_name, seat};
use crate::{Desk, Error, Units, desk::new_id, input::Fields};
use domain::{
    Actor, Date, Moment, Role, Sight,
    charter::{Charter, CharterUnit, CharterVersion},
    roster::Person,
    unit::{Unit, UnitKind},
};
use store::{Tx, roster::HeldPost};

/// What an amendment brought, and what it leaves for the office to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amended {
    /// First day in force.
    pub from: Option<Date>,
    /// Short names of the units admitted by it.
    pub admitted: Vec<String>,
    /// Short names of members that the charter names no longer.
    pub dropped: Vec<String>,
    /// Posts for which the printed roster names somebody who does not hold them.
    pub differing: Vec<Differing>,
}

/// A post for which the printed roster names somebody else than who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The unit.
    pub unit: String,
    /// The post's role.
    pub role: Role,
    /// Whom the roster prints.
    pub printed: String,
    /// Who holds it today; empty for nobody.
    pub present: String,
}

/// The versions of the charter, the latest first.
pub async fn versions(desk: &Desk, by: &Actor) -> Result<Vec<CharterVersion>, Error> {
    let sight = Sight::whole(by.mechanism);
    let mut versions = desk
        .read(async move |tx| Ok(store::mechanism::charters(tx, &sight).await?))
        .await?;
    versions.reverse();
    Ok(versions)
}

/// Adopts a charter as the new version in force from a day (empty for today). `after` is the id of the
/// latest version when the review began; `Stale` if another was adopted since.
pub async fn amend(
    desk: &Desk,
    by: &Actor,
    charter: Charter,
    effective_from: &str,
    after: &str,
) -> Result<Amended, Error> {
    let mut fields = Fields::default();
    let from = fields
        .optional_date("effective_from", effective_from)
        .unwrap_or_else(|| desk.today());
    fields.done()?;
    let (by_, now, after) = (by.clone(), desk.now(), after.to_owned());
    let amended = desk
        .write(async move |tx| {
            let sight = Sight::whole(by_.mechanism);
            let versions = store::mechanism::charters(tx, &sight).await?;
            let before = versions.last().ok_or(Error::NotFound)?;
            if before.id.to_string() != after {
                return Err(Error::Stale);
            }
            if from < before.effective_from {
                let mut fields = Fields::default();
                let earliest = before.effective_from.to_string();
                fields.wrong_with("effective_from", "charter-effective-early", earliest);
                fields.done()?;
            }
            let version = CharterVersion {
                id: new_id(),
                version: 0,
                effective_from: from,
                text: super::to_toml(&charter),
                title: charter.title.clone(),
            };
            tx.record(version.amend(&charter, before, &by_, now)?)
                .await?;
            take_units(tx, &by_, &charter, from, now).await
        })
        .await?;
    desk.reread_charters().await?;
    Ok(amended)
}

/// Brings the roster's units in line with the charter's: admits new ones with their printed persons,
/// makes invited ones members, and corrects full names.
async fn take_units(
    tx: &mut Tx,
    by: &Actor,
    charter: &Charter,
    from: Date,
    now: Moment,
) -> Result<Amended, Error> {
    let sight = Sight::whole(by.mechanism);
    let known = Units::load(tx, &sight).await?;
    let held = store::roster::posts(tx, &sight).await?;
    let mut ordinal = known.iter().map(|unit| unit.ordinal).max().unwrap_or(0);
    let mut amended = Amended {
        from: Some(from),
        ..Amended::default()
    };
    for row in &charter.units {
        if let Some(unit) = known.named(&row.name) {
            if keep(tx, by, unit.clone(), row, now).await? {
                amended.admitted.push(unit.short_name.clone());
            }
            amended
                .differing
                .extend(differing(charter, row, unit, &held, now.date()));
            continue;
        }
        ordinal += 1;
        let unit = tx.record(new(row, ordinal).admit(by, now)?).await?;
        if unit.kind != UnitKind::Government {
            seat(tx, by, charter, &unit, now.date(), now).await?;
        }
        amended.admitted.push(unit.short_name);
    }
    let left = |unit: &&Unit| {
        unit.kind == UnitKind::Member
            && charter
                .units
                .iter()
                .all(|row| row.name != unit.charter_name)
    };
    amended.dropped = known
        .iter()
        .filter(left)
        .map(|unit| unit.short_name.clone())
        .collect();
    Ok(amended)
}

fn new(row: &CharterUnit, ordinal: u32) -> Unit {
    Unit {
        id: new_id(),
        version: 0,
        ordinal,
        full_name: full_name(row),
        short_name: row.name.clone(),
        charter_name: row.name.clone(),
        kind: row.kind,
        until: None,
    }
}

/// Keeps a unit under a new charter; answers whether it became a member by it.
async fn keep(
    tx: &mut Tx,
    by: &Actor,
    mut unit: Unit,
    row: &CharterUnit,
    now: Moment,
) -> Result<bool, Error> {
    if !row.full_name.is_empty() && row.full_name != unit.full_name {
        let short_name = unit.short_name.clone();
        unit = tx
            .record(unit.rename(row.full_name.clone(), short_name, by, now)?)
            .await?;
    }
    let invited = matches!(unit.kind, UnitKind::Invited | UnitKind::Guest);
    let joins = invited && row.kind == UnitKind::Member;
    if joins {
        tx.record(unit.become_member(row.name.clone(), by, now)?)
            .await?;
    }
    Ok(joins)
}

/// Posts of a unit for which the printed roster names somebody who does not hold them on a day. Nobody
/// is put out of a post by a notice: the office enters the change, with its own day.
fn differing(
    charter: &Charter,
    row: &CharterUnit,
    unit: &Unit,
    held: &[HeldPost],
    today: Date,
) -> Vec<Differing> {
    let rows = charter
        .roster
        .iter()
        .filter(|printed| printed.unit == row.name);
    let printed = rows.flat_map(|row| [(Role::Head, &row.head), (Role::Liaison, &row.liaison)]);
    let named = printed.filter(|(_, name)| !name.trim().is_empty());
    named
        .filter_map(|(role, name)| {
            let holders: Vec<&Person> = held
                .iter()
                .filter(|h| {
                    h.post.unit == unit.id && h.post.role == role && h.post.is_held_on(today)
                })
                .map(|held| &held.person)
                .collect();
            let holds = holders.iter().any(|person| person.name == *name);
            (!holds).then(|| Differing {
                unit: unit.short_name.clone(),
                role,
                printed: name.clone(),
                present: holders
                    .iter()
                    .map(|p| p.name.as_str())
                    .collect::<Vec<_>>()
                    .join("、"),
            })
        })
        .collect()
}
