//! What nobody attends to (缺位): difficulties without a duty, units without a liaison; and what a mechanism
//! still lacks to begin its work.

use crate::{Desk, Error, Units};
use domain::{Date, Role, Sight, remit, unit::UnitKind};
use store::{Tx, roster::HeldPost};

/// What is missing in the roster on a day.
#[derive(Clone, Debug, Default)]
pub struct Missing {
    /// Names of member units without a liaison (缺位).
    pub liaisons: Vec<String>,
    /// Leading posts that nobody holds.
    pub posts: Vec<Role>,
    /// How many member units lack the full name that papers print.
    pub full_names: usize,
    /// How many member units have nobody who can sign in.
    pub sign_ins: usize,
}

impl Missing {
    /// Whether the mechanism has what it needs to begin: who leads it, names to print, a sign-in for each unit.
    pub fn may_begin(&self) -> bool {
        self.posts.is_empty() && self.full_names == 0 && self.sign_ins == 0
    }
}

/// What is missing in the roster on a day.
pub(super) async fn missing(
    tx: &mut Tx,
    sight: &Sight,
    units: &Units,
    today: Date,
) -> Result<Missing, Error> {
    let mut held = store::roster::posts(tx, sight).await?;
    held.retain(|held| held.post.is_held_on(today));
    let members = || units.iter().filter(|unit| unit.kind == UnitKind::Member);
    let lacks = |unit, is: fn(&HeldPost) -> bool| {
        !held.iter().any(|held| held.post.unit == unit && is(held))
    };
    let is_liaison = |held: &HeldPost| held.post.role == Role::Liaison;
    let signs_in = |held: &HeldPost| held.person.login.is_some();
    let leading = [Role::Convener, Role::DeputyConvener, Role::OfficeDirector];
    Ok(Missing {
        liaisons: members()
            .filter(|unit| lacks(unit.id, is_liaison))
            .map(|unit| unit.short_name.clone())
            .collect(),
        posts: leading
            .into_iter()
            .filter(|role| held.iter().all(|held| held.post.role != *role))
            .collect(),
        full_names: members().filter(|unit| unit.lacks_full_name()).count(),
        sign_ins: members().filter(|unit| lacks(unit.id, signs_in)).count(),
    })
}

/// Labels of the difficulties that no duty covers.
pub fn unattended(desk: &Desk) -> Vec<String> {
    let charter = desk.charter();
    remit::unattended(&charter)
        .into_iter()
        .map(|key| charter.difficulty_label(key).to_owned())
        .collect()
}
