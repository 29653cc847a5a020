//! The page of a round: every unit's return, where it stands, how its numbers stand to the data's.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    matter::asked,
    meeting::key,
    problem::{Problem, html},
};
use app::round::{
    keep, remind,
    view::{self, RoundLine, RoundView},
};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::round::ReturnState;

struct Row {
    line: RoundLine,
    state: String,
    colour: &'static str,
    submitted: Option<String>,
    light: Option<Light>,
}

#[derive(Template)]
#[template(path = "round/show.html")]
struct RoundPage {
    frame: Frame,
    view: RoundView,
    version: String,
    name: String,
    rows: Vec<Row>,
    /// How many stand in each state: words and number.
    counts: Vec<(String, usize)>,
    /// Names of units whose returns are still out.
    missing: Vec<String>,
    /// How many were just reminded; empty if none.
    reminded: String,
    trouble: Option<Trouble>,
}

impl RoundPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }
}

/// A round; for office and conveners.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, &asked(&query, "reminded"), None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    reminded: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let t = visitor.t;
    let view = view::round(&site.desk, visitor.by()?, id).await?;
    let state = |state: ReturnState| t.m(&key("state-return", state.code())).into_owned();
    let row = |line: &RoundLine| {
        let open = line.one.is_outstanding();
        Row {
            state: state(line.one.state),
            colour: match line.one.state {
                ReturnState::Asked => "",
                ReturnState::Submitted => "yellow",
                ReturnState::SentBack => "red",
                ReturnState::Accepted => "green",
            },
            submitted: line.one.submitted_at.map(|at| t.moment_short(at.0)),
            light: (open && !view.round.closed)
                .then(|| light(t, Some(site.desk.days_left(line.one.due_on)))),
            line: line.clone(),
        }
    };
    let page = RoundPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        version: view.round.version.to_string(),
        name: app::report::period_name(view.round.period()),
        rows: view.lines.iter().map(row).collect(),
        counts: ReturnState::ALL
            .iter()
            .map(|one| {
                let n = view
                    .lines
                    .iter()
                    .filter(|line| line.one.state == *one)
                    .count();
                (state(*one), n)
            })
            .collect(),
        missing: view
            .lines
            .iter()
            .filter(|line| !view.round.closed && line.one.is_outstanding())
            .map(|line| line.unit.clone())
            .collect(),
        reminded: reminded
            .parse::<usize>()
            .map_or_else(|_| String::new(), |n| n.to_string()),
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Closes a round.
pub(super) async fn close(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, without) = (form.version()?, form.get("without") == "1");
    match keep::close(&site.desk, visitor.by()?, &id, version, without).await {
        Ok(()) => Ok(Redirect::to(&format!("/rounds/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "close", form, error)?;
            show(&site, &visitor, &id, "", Some(trouble)).await
        }
    }
}

/// Reminds every unit whose return is still out.
pub(super) async fn remind(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    match remind::remind_all(&site.desk, visitor.by()?, &id).await {
        Ok(told) => Ok(Redirect::to(&format!("/rounds/{id}?reminded={told}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "remind", form, error)?;
            show(&site, &visitor, &id, "", Some(trouble)).await
        }
    }
}
