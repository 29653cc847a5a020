//! Enterprises: the list, and one with its cases, their administrators, and its matters.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{Row, asked, word},
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::enterprise::{AdministratorForm, EnterpriseView};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Permission,
    case::{Case, may_name_administrator},
    enterprise::Enterprise,
    id::CaseId,
    unit::UnitKind,
};

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/enterprises", Permission::Read, page),
        get("/enterprises/{id}", Permission::Read, one),
        post(
            "/enterprises/{id}/cases/{case}/administrator",
            Permission::TakePart,
            administrator,
        ),
    ]
}

#[derive(Template)]
#[template(path = "enterprise/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Enterprise>,
    first: bool,
    next: Option<String>,
}

impl ListPage {
    fn word(&self, set: &str, code: &str) -> String {
        word(self.frame.t, set, code)
    }
}

/// Enterprises with matters within sight, by name.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (name, id) = (asked(&query, "name"), asked(&query, "id"));
    let (rows, more) = app::enterprise::page(&site.desk, visitor.by()?, &name, &id).await?;
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let last = rows.last().filter(|_| more);
    Ok(html(&ListPage {
        frame: Frame::of(&site, &visitor, Section::Enterprises).await?,
        next: last.map(|row| format!("/enterprises?name={}&id={}", encode(&row.name), row.id)),
        first: id.is_empty(),
        rows,
    }))
}

/// A case as the page shows it.
struct CaseRow {
    case: Case,
    /// Full name of its administrator.
    administrator: Option<String>,
}

#[derive(Template)]
#[template(path = "enterprise/show.html")]
struct EnterprisePage {
    frame: Frame,
    view: EnterpriseView,
    matters: Vec<Row>,
    cases: Vec<CaseRow>,
    /// Firms that may be named as administrators, for whoever names them: id and full name.
    firms: Vec<(String, String)>,
    may_name: bool,
    trouble: Option<Trouble>,
}

impl EnterprisePage {
    fn word(&self, set: &str, code: &str) -> String {
        word(self.frame.t, set, code)
    }

    fn form(&self, case: &CaseId) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), &case.to_string())
    }
}

/// One enterprise.
async fn one(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (by, t) = (visitor.by()?, visitor.t);
    let mut view = app::enterprise::view(&site.desk, by, id).await?;
    let units = app::units::all(&site.desk, by).await?;
    let rows = std::mem::take(&mut view.matters);
    let cases = std::mem::take(&mut view.cases);
    let firms = units
        .iter()
        .filter(|unit| unit.kind == UnitKind::AdministratorFirm);
    let page = EnterprisePage {
        frame: Frame::of(site, visitor, Section::Enterprises).await?,
        matters: rows
            .into_iter()
            .map(|row| Row::of(site, t, &units, row))
            .collect(),
        firms: firms
            .map(|unit| (unit.id.to_string(), unit.full_name.clone()))
            .collect(),
        cases: cases
            .into_iter()
            .map(|case| CaseRow {
                administrator: case.administrator.map(|unit| units.full_name(unit)),
                case,
            })
            .collect(),
        may_name: may_name_administrator(by),
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Names the administrator of a case.
async fn administrator(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, case)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let typed = AdministratorForm {
        version: form.version()?,
        firm: form.text("firm"),
    };
    let by = visitor.by()?;
    match app::enterprise::name_administrator(&site.desk, by, &id, &case, typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/enterprises/{id}#cases")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, case, form, error)?;
            show(&site, &visitor, &id, Some(trouble)).await
        }
    }
}
