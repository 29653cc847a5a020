//! The page on which a matter is raised, by a unit or by the office for one (代录).

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::matter::raise::{self, RaiseForm};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{attachment::Classification, case::Procedure, remit, unit::UnitKind};

/// A difficulty to choose, with who answers for it.
struct Choice {
    key: String,
    label: String,
    /// Units and clauses; empty where no duty covers it (缺位).
    duties: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "matter/new.html")]
struct RaisePage {
    frame: Frame,
    choices: Vec<Choice>,
    /// Units the office may enter for, as id and name; none for anybody else.
    units: Vec<(String, String)>,
    unit: String,
    /// Units that may be asked to raise it too, as id and name.
    others: Vec<(String, String)>,
    trouble: Option<Trouble>,
}

impl RaisePage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "raise")
    }

    fn word(&self, set: &str, code: &str) -> String {
        super::word(self.frame.t, set, code)
    }

    /// Who may see a matter: codes, and what each means.
    fn classes(&self) -> impl Iterator<Item = (&'static str, String)> {
        let t = self.frame.t;
        Classification::ALL.iter().map(move |class| {
            let key = match class {
                Classification::Ordinary => "matter-class-ordinary",
                Classification::Internal => "matter-class-internal",
                Classification::Restricted => "matter-class-restricted",
            };
            (class.code(), t.m(key).into_owned())
        })
    }
}

/// The empty form; whoever raises nothing is told why instead.
pub(crate) async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    raise::must_be_open(&site.desk, visitor.by()?).await?;
    show(&site, &visitor, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let mut units = Vec::new();
    let all = app::units::all(&site.desk, by).await?;
    let others = all
        .working()
        .filter(|unit| by.is_office() || !by.speaks_for(unit.id))
        .map(|unit| (unit.id.to_string(), unit.short_name.clone()))
        .collect();
    if by.is_office() {
        let others = all
            .iter()
            .filter(|unit| unit.kind != UnitKind::Government && !unit.is_guest());
        let others = others.filter(|unit| !by.speaks_for(unit.id));
        units.extend(others.map(|unit| (unit.id.to_string(), unit.short_name.clone())));
    }
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let page = RaisePage {
        frame: Frame::of(site, visitor, Section::Matters).await?,
        choices: choices(site),
        units,
        unit: by.unit.name.clone(),
        others,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

fn choices(site: &Site) -> Vec<Choice> {
    let charter = site.desk.charter();
    let duties = |key: &str| {
        remit::covering(&charter, key)
            .flat_map(|duty| {
                duty.units
                    .iter()
                    .map(|unit| (unit.name.clone(), duty.clause.clone()))
            })
            .collect()
    };
    let choices = charter.difficulties.iter().map(|difficulty| Choice {
        key: difficulty.key.clone(),
        label: difficulty.label.clone(),
        duties: duties(&difficulty.key),
    });
    choices.collect()
}

/// Raises the matter.
pub(crate) async fn raise(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let raised = RaiseForm {
        entered_for: form.text("entered_for"),
        title: form.text("title"),
        difficulty: form.text("difficulty"),
        enterprise: form.text("enterprise"),
        uscc: form.text("uscc"),
        case_number: form.text("case_number"),
        procedure: form.text("procedure"),
        request: form.text("request"),
        classification: form.text("classification"),
        files: form.files("files"),
        co_raisers: form.all("co_raisers"),
        files_class: form.text("files_class"),
        scan: form.files("scan"),
    };
    match raise::raise(&site.desk, visitor.by()?, raised).await {
        Ok(number) => Ok(Redirect::to(&super::path(number)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "raise", form, error)?;
            show(&site, &visitor, Some(trouble)).await
        }
    }
}
