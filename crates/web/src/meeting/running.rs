//! The running sheet: item by item what the chair needs and what two clerks enter together. Every row has
//! its own version; what the other enters appears by itself, or by opening the page again.

use super::{
    item::{ItemShown, shown},
    key,
    position::PositionShown,
};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::meeting::{
    session,
    view::{self, ItemView, MeetingView},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    agenda::{Outcome, Stance},
    meeting::MeetingState,
};
use locale::Wording;
use serde::Deserialize;

/// What earlier meetings made of an item's matter.
struct Background {
    before: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "meeting/running.html")]
struct RunningPage {
    frame: Frame,
    view: MeetingView,
    items: Vec<(ItemShown, Background)>,
    version: String,
    /// Id of the item that is asked for; else the first without an outcome stands open.
    at: Option<String>,
    trouble: Option<Trouble>,
    /// Whether the trouble's form is no longer offered, so that it stands above everything.
    stray: bool,
}

impl RunningPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn item_form(&self, name: &str, id: &str) -> Shown<'_> {
        self.form(&format!("{name}-{id}"))
    }

    fn row_form(&self, item: &ItemShown, row: &PositionShown) -> Shown<'_> {
        self.form(&format!("position-{}-{}", item.id, row.unit))
    }

    fn in_session(&self) -> bool {
        self.view.meeting.state == MeetingState::InSession
    }

    fn may_enter(&self) -> bool {
        self.frame.office && self.in_session()
    }

    /// Whether the meeting is at this item: the one asked for, or the first without an outcome.
    fn is_at(&self, item: &ItemShown) -> bool {
        let open = self.open();
        let asked = open
            .iter()
            .find(|one| Some(&one.id) == self.at.as_ref())
            .or(open.first());
        asked.is_some_and(|one| one.id == item.id)
    }

    /// Whether what was typed for this item is shown again.
    fn is_typed(&self, item: &ItemShown) -> bool {
        item.rows.iter().any(|row| self.row_form(item, row).open())
            || self.item_form("outcome", &item.id).open()
    }

    /// Items without an outcome.
    fn open(&self) -> Vec<&ItemShown> {
        let items = self.items.iter().map(|(item, _)| item);
        items.filter(|item| item.outcome.is_none()).collect()
    }

    /// Those of them on which nobody has spoken: only these were not reached.
    fn unreached(&self) -> Vec<&ItemShown> {
        let open = self.open().into_iter();
        open.filter(|item| !item.discussed).collect()
    }

    /// Those on which somebody did: they were discussed, and are not carried over.
    fn discussed(&self) -> Vec<&ItemShown> {
        let open = self.open().into_iter();
        open.filter(|item| item.discussed).collect()
    }

    fn stances(&self) -> Vec<(&'static str, String)> {
        let word = |stance: &Stance| self.frame.t.m(&key("stance", stance.code())).into_owned();
        Stance::ALL
            .iter()
            .map(|stance| (stance.code(), word(stance)))
            .collect()
    }

    /// What is recorded for a row, in words; empty for nothing.
    fn said(&self, row: &PositionShown) -> String {
        if row.stance.is_empty() {
            return String::new();
        }
        let stance = self.frame.t.m(&key("stance", row.stance));
        let said = format!("{stance} {}", row.words);
        self.frame
            .t
            .a("running-recorded", &[("said", said.trim().into())])
    }
}

/// What the address asks for.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Id of the item to stand open.
    at: Option<String>,
}

/// The running sheet, for office and conveners.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, asked.at, None).await
}

/// Where an act on the running sheet leads: back to it, or to it with what was typed and what is wrong.
pub(super) async fn answer(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    to: (&str, &str),
    typed: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/meetings/{id}/running{}", to.1)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, to.0, typed, error)?;
            show(site, visitor, id, None, Some(trouble)).await
        }
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    at: Option<String>,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    if !by.sight().is_whole() {
        return Err(Problem::NotFound);
    }
    let view = view::view(&site.desk, by, id).await?;
    let mut page = RunningPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        items: view
            .items
            .iter()
            .map(|item| (shown(site, t, &view, item), background(t, item)))
            .collect(),
        version: view.meeting.version.to_string(),
        at,
        trouble,
        stray: false,
        view,
    };
    let mut shown = html(&page);
    page.stray = page.trouble.as_ref().is_some_and(Trouble::is_stray);
    if page.stray {
        shown = html(&page);
    }
    Ok((status, shown).into_response())
}

fn background(t: Wording, item: &ItemView) -> Background {
    let word = |outcome: Outcome| t.m(&key("outcome", outcome.code())).into_owned();
    Background {
        before: item
            .past
            .iter()
            .map(|one| {
                let outcome = one.item.outcome.map(word);
                (one.meeting.clone(), outcome.unwrap_or_default())
            })
            .collect(),
    }
}

/// Carries over the items listed by the form (未议顺延), which must be all that are open.
pub(super) async fn carry_over(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let listed = form.all("item");
    let done = session::carry_over(&site.desk, visitor.by()?, &id, &listed).await;
    answer(&site, &visitor, &id, ("rest", "#rest"), form, done).await
}
