//! The rows behind a figure of a report, a page at a time.

use super::show::between;
use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::report::{
    labels::Labels,
    rows::{self, Of, RowView},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::report::DisposalReport;
use serde::Deserialize;

/// Where the list goes on.
#[derive(Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    after: String,
    /// `previous` for the period before the report's.
    #[serde(default)]
    of: String,
}

#[derive(Template)]
#[template(path = "report/rows.html")]
struct RowsPage {
    frame: Frame,
    report: DisposalReport,
    label: String,
    figure: String,
    /// The period before the report's, if the rows are of that.
    previous: Option<String>,
    counted: Option<usize>,
    rows: Vec<(RowView, Option<String>)>,
    next: Option<String>,
    first: bool,
    /// Whether what was counted may hold more than the visitor is shown.
    withholds: bool,
}

/// Twenty rows behind a figure.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, figure)): Path<(String, String)>,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    let t = visitor.t;
    let previous = paging.of == "previous";
    let of = if previous { Of::Previous } else { Of::Period };
    let asked = (figure.as_str(), of);
    let found = rows::page(&site.desk, visitor.by()?, &id, asked, &paging.after).await?;
    let charter = site.desk.charter();
    let labels = Labels {
        t,
        charter: &charter,
        units: &found.units,
    };
    let page = RowsPage {
        frame: Frame::of(&site, &visitor, Section::Reports).await?,
        label: labels.of(&found.figure),
        figure: found.figure.to_string(),
        previous: previous.then(|| between(t, found.period)),
        counted: found.counted,
        withholds: found.withholds,
        rows: found
            .rows
            .into_iter()
            .map(|row| {
                let on = row.on.map(|day| t.date(day));
                (row, on)
            })
            .collect(),
        next: found.next,
        first: paging.after.is_empty(),
        report: found.report,
    };
    Ok(html(&page))
}
