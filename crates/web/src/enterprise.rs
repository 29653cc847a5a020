//! Enterprises: the list, and one with its cases and matters.

use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    matter::{Row, asked, word},
    problem::{Problem, html},
    routes::{Route, get},
};
use app::enterprise::EnterpriseView;
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use domain::{Permission, enterprise::Enterprise};

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/enterprises", Permission::Read, page),
        get("/enterprises/{id}", Permission::Read, one),
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

#[derive(Template)]
#[template(path = "enterprise/show.html")]
struct EnterprisePage {
    frame: Frame,
    view: EnterpriseView,
    matters: Vec<Row>,
}

impl EnterprisePage {
    fn word(&self, set: &str, code: &str) -> String {
        word(self.frame.t, set, code)
    }
}

/// One enterprise.
async fn one(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let mut view = app::enterprise::view(&site.desk, by, &id).await?;
    let units = app::units::all(&site.desk, by).await?;
    let rows = std::mem::take(&mut view.matters);
    Ok(html(&EnterprisePage {
        frame: Frame::of(&site, &visitor, Section::Enterprises).await?,
        matters: rows
            .into_iter()
            .map(|row| Row::of(&site, t, &units, row))
            .collect(),
        view,
    }))
}
