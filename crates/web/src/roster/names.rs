//! Full names still to be filled in, all on one page: papers print them.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::{roster, units};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::unit::UnitRef;

#[derive(Template)]
#[template(path = "roster/names.html")]
struct NamesPage {
    frame: Frame,
    lacking: Vec<UnitRef>,
    trouble: Option<Trouble>,
}

impl NamesPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "names")
    }

    fn field(&self, unit: &UnitRef) -> String {
        format!("full_name-{}", unit.id)
    }
}

/// Units whose full names are lacking.
pub(super) async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    show(&site, &visitor, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let units = units::all(&site.desk, visitor.by()?).await?;
    let lacking = units.iter().filter(|unit| unit.lacks_full_name());
    let page = NamesPage {
        frame: Frame::of(site, visitor, Section::Roster).await?,
        lacking: lacking.map(domain::unit::Unit::as_ref).collect(),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Fills in what was typed.
pub(super) async fn complete(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let names: Vec<(String, String)> = form
        .all("unit")
        .into_iter()
        .map(|unit| {
            let name = form.text(&format!("full_name-{unit}"));
            (unit, name)
        })
        .collect();
    match roster::complete_names(&site.desk, visitor.by()?, &names).await {
        Ok(()) => Ok(Redirect::to("/roster/names").into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "names", form, error)?;
            show(&site, &visitor, Some(trouble)).await
        }
    }
}
