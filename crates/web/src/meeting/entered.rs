//! A meeting that was held on paper: the form by which it is entered, and its page.

use super::{
    list::{self, Paging},
    show::answer,
    time,
};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::{
    Line,
    meeting::{
        enter::{self, EnterForm},
        view::MeetingView,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "meeting/entered.html")]
struct EnteredPage {
    frame: Frame,
    view: MeetingView,
    time: String,
    may_run: bool,
    /// Names of the units that sat in it, as far as that was entered.
    sat_in: Vec<String>,
    trouble: Option<Trouble>,
    /// Whether the trouble is that of a form which such a meeting does not have.
    stray: bool,
}

impl EnteredPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    /// How many lines of the history stand unfolded: before them its units were entered one by one.
    fn history_shown(&self) -> usize {
        2
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }

    fn words(&self, line: &Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }
}

/// Enters a meeting that was held on paper.
pub(super) async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let entered = EnterForm {
        kind: form.text("kind"),
        topic: form.text("topic"),
        held_on: form.text("held_on"),
        place: form.text("place"),
        chair: form.text("chair"),
        number: form.text("number"),
        ordinal: form.text("ordinal"),
        reason: form.text("reason"),
        units: form.all("units"),
        scan: form.files("scan"),
    };
    match enter::enter(&site.desk, visitor.by()?, entered).await {
        Ok(id) => Ok(Redirect::to(&format!("/meetings/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "enter", form, error)?;
            list::show(&site, &visitor, &Paging::default(), Some(trouble)).await
        }
    }
}

/// Takes the entry back.
pub(super) async fn revoke(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.get("reason");
    let done = enter::revoke(&site.desk, visitor.by()?, &id, form.version()?, reason).await;
    answer(&site, &visitor, &id, ("revoke-entry", ""), form, done).await
}

/// The page of one: what is known of it, and the scan.
pub(crate) async fn show(
    site: &Site,
    visitor: &Visitor,
    view: MeetingView,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let places = view.attendance.iter().filter(|place| place.was_there());
    let page = EnteredPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        time: time(visitor.t, &view.meeting),
        may_run: visitor.by()?.is_office(),
        sat_in: places.map(|place| view.units.name(place.unit)).collect(),
        view,
        stray: trouble
            .as_ref()
            .is_some_and(|trouble| trouble.form() != "revoke-entry"),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}
