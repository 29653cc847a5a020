//! Enterprises and cases: found or entered while a matter is raised; their pages.

use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{
    Actor, Moment, Sight,
    case::{Case, Procedure},
    enterprise::{Enterprise, EnterpriseKind},
    id::{CaseId, EnterpriseId, UnitId},
};
use store::{Tx, matter::MatterRow};

/// The enterprise with this code, else with this name; entered if there is none. A known code under
/// another name is refused, so that two enterprises are never taken for one.
pub(crate) async fn find_or_enter(
    tx: &mut Tx,
    by: &Actor,
    name: &str,
    uscc: Option<&str>,
    now: Moment,
) -> Result<Enterprise, Error> {
    let sight = by.sight();
    if let Some(code) = uscc {
        if let Some(found) = store::enterprise::by_uscc(tx, &sight, code).await? {
            return if found.name == name {
                Ok(found)
            } else {
                Err(Error::field("uscc", "form-uscc-other-name"))
            };
        }
    } else if let Some(found) = store::enterprise::by_name(tx, &sight, name).await? {
        return Ok(found);
    }
    let enterprise = Enterprise {
        id: new_id(),
        version: 0,
        name: name.into(),
        uscc: uscc.map(str::to_owned),
        kind: EnterpriseKind::Debtor,
    };
    Ok(tx.record(enterprise.enter(by, now)?).await?)
}

/// The case with this number; entered if there is none. A known number of another enterprise is refused.
pub(crate) async fn find_or_enter_case(
    tx: &mut Tx,
    by: &Actor,
    enterprise: &Enterprise,
    number: &str,
    procedure: Procedure,
    now: Moment,
) -> Result<Case, Error> {
    let sight = by.sight();
    if let Some(found) = store::enterprise::case_by_number(tx, &sight, number).await? {
        return if found.enterprise == enterprise.id {
            Ok(found)
        } else {
            Err(Error::field("case_number", "form-case-other-enterprise"))
        };
    }
    let case = Case {
        id: new_id(),
        version: 0,
        enterprise: enterprise.id,
        number: number.into(),
        procedure,
        accepted_on: None,
        judge: None,
        administrator: None,
    };
    Ok(tx.record(case.enter(by, now)?).await?)
}

/// An enterprise with its cases and the matters within sight.
#[derive(Clone, Debug)]
pub struct EnterpriseView {
    /// The enterprise.
    pub enterprise: Enterprise,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Its matters within sight, newest first.
    pub matters: Vec<MatterRow>,
}

/// Loads an enterprise. One none of whose matters is within sight is not found, unless all is seen.
pub async fn view(desk: &Desk, by: &Actor, id: &str) -> Result<EnterpriseView, Error> {
    let (id, sight) = (EnterpriseId::parse(id).ok_or(Error::NotFound)?, by.sight());
    desk.read(async move |tx| {
        let enterprise = store::by_id(tx, &sight, id.0).await?;
        let matters = must_see(tx, &sight, id).await?;
        let cases = store::enterprise::cases_of(tx, &sight, id).await?;
        Ok(EnterpriseView {
            enterprise,
            cases,
            matters,
        })
    })
    .await
}

/// The form that names the administrator of a case, as typed.
#[derive(Clone, Debug, Default)]
pub struct AdministratorForm {
    /// The version of the case that the form saw.
    pub version: u32,
    /// Id of the firm.
    pub firm: String,
}

/// Names the administrator of a case of an enterprise: a firm on the roster.
pub async fn name_administrator(
    desk: &Desk,
    by: &Actor,
    id: &str,
    case: &str,
    typed: AdministratorForm,
) -> Result<(), Error> {
    let enterprise = EnterpriseId::parse(id).ok_or(Error::NotFound)?;
    let case = CaseId::parse(case).ok_or(Error::NotFound)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let known = |id: &str| UnitId::parse(id).and_then(|id| units.get(id).cloned());
    let firm = fields.choice("firm", &typed.firm, known);
    fields.done()?;
    let firm = firm.ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        must_see(tx, &sight, enterprise).await?;
        let found = store::enterprise::cases_of(tx, &sight, enterprise).await?;
        let found = found.into_iter().find(|one| one.id == case);
        let found = found.ok_or(Error::NotFound)?;
        if found.version != typed.version {
            return Err(Error::Stale);
        }
        tx.record(found.name_administrator(&firm, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// The matters of an enterprise within sight; not found where there is none, unless all is seen.
async fn must_see(tx: &mut Tx, sight: &Sight, id: EnterpriseId) -> Result<Vec<MatterRow>, Error> {
    let matters = store::matter::of_enterprise(tx, sight, id).await?;
    if matters.is_empty() && !sight.is_whole() {
        return Err(Error::NotFound);
    }
    Ok(matters)
}

/// A page of enterprises by name; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    after_name: &str,
    after_id: &str,
) -> Result<(Vec<Enterprise>, bool), Error> {
    let (sight, name, id) = (by.sight(), after_name.to_owned(), after_id.to_owned());
    let mut rows = desk
        .read(async move |tx| Ok(store::enterprise::list(tx, &sight, (&name, &id)).await?))
        .await?;
    let more = rows.len() > 20;
    rows.truncate(20);
    Ok((rows, more))
}
