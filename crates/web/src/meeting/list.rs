//! The list of meetings: those ahead by day, those held latest first, those called off on pages of their own;
//! with what the year still owes.

use super::{key, time};
use crate::{
    Site,
    form::{Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    problem::{Problem, html},
};
use app::meeting::{name, view, year};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    meeting::{Meeting, MeetingState},
    unit::{Unit, UnitRef},
};
use serde::Deserialize;

/// Where the list goes on.
#[derive(Default, Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    before: String,
    /// `called_off` for those called off, else those held.
    #[serde(default)]
    state: String,
}

struct Row {
    meeting: Meeting,
    name: String,
    time: String,
    state: String,
    light: Option<Light>,
}

impl Row {
    fn was_held(&self) -> bool {
        self.meeting.was_held()
    }
}

#[derive(Template)]
#[template(path = "meeting/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    next: Option<String>,
    first: bool,
    /// Whether these are the meetings called off.
    off: bool,
    /// Whether there are any to lead to.
    any_off: bool,
    duty: Duty,
    /// Tiers of which the office may enter a meeting held on paper: key and name.
    tiers: Vec<(String, String)>,
    /// Units that may have sat in it.
    units: Vec<UnitRef>,
    trouble: Option<Trouble>,
}

impl ListPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }
}

struct Duty {
    title: String,
    tier: String,
    label: String,
    rule: String,
    left: Option<String>,
    planned: Option<(String, String)>,
}

/// Meetings within sight: on the first page all that are ahead, then twenty that were held, or called off.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &paging, None).await
}

/// The list, with what was typed into its form and is wrong.
pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    paging: &Paging,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let (first, off) = (paging.before.is_empty(), paging.state == "called_off");
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let ended = if off { view::OFF } else { view::HELD };
    let (ended, more) = view::page(&site.desk, by, ended, &paging.before).await?;
    let last = ended.last().filter(|_| more);
    let next = last.map(|meeting| format!("{}_{}", meeting.held_on, meeting.id));
    let mut meetings = Vec::new();
    let mut any_off = false;
    if first && !off {
        meetings = view::live(&site.desk, by).await?;
        let (called_off, _) = view::page(&site.desk, by, view::OFF, "").await?;
        any_off = !called_off.is_empty();
    }
    meetings.extend(ended);
    let page = ListPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        duty: duty(site, visitor).await?,
        rows: meetings
            .into_iter()
            .map(|meeting| row(site, visitor, meeting))
            .collect(),
        next,
        first,
        off,
        any_off,
        tiers: site
            .desk
            .charter()
            .meetings
            .tiers
            .iter()
            .map(|tier| (tier.key.clone(), tier.label.clone()))
            .collect(),
        units: who_may_have_sat_in(site, by).await?,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// The units offered by the office's form for meetings held on paper.
async fn who_may_have_sat_in(site: &Site, by: &Actor) -> Result<Vec<UnitRef>, Problem> {
    if !by.is_office() {
        return Ok(Vec::new());
    }
    let units = app::units::all(&site.desk, by).await?;
    Ok(units.working().map(Unit::as_ref).collect())
}

fn row(site: &Site, visitor: &Visitor, meeting: Meeting) -> Row {
    let t = visitor.t;
    let ahead = matches!(
        meeting.state,
        MeetingState::Planned | MeetingState::Convened
    );
    Row {
        name: name(&meeting),
        time: time(t, &meeting),
        state: t
            .m(&key("state-meeting", meeting.state.code()))
            .into_owned(),
        light: ahead.then(|| light(t, Some(site.desk.days_left(meeting.held_on)))),
        meeting,
    }
}

async fn duty(site: &Site, visitor: &Visitor) -> Result<Duty, Problem> {
    let (t, joint) = (visitor.t, year::duty(&site.desk, visitor.by()?).await?);
    let last = joint
        .last_held_on
        .map_or_else(|| t.m("frame-none").into_owned(), |day| t.date(day));
    let facts = [
        ("clause", joint.clause.as_str().into()),
        ("label", joint.label.as_str().into()),
        ("owed", joint.least.into()),
        ("held", joint.held.into()),
        ("last", last.as_str().into()),
    ];
    Ok(Duty {
        title: t.a(
            "desk-joint",
            &[
                ("year", joint.year.to_string().into()),
                ("label", joint.label.as_str().into()),
            ],
        ),
        tier: joint.tier,
        label: joint.label.clone(),
        rule: t.a("meeting-duty-rule", &facts),
        left: joint
            .days_left
            .map(|days| t.a("meeting-duty-left", &[("n", days.into())])),
        planned: joint.planned.map(|meeting| {
            let words = t.a(
                "meeting-duty-planned",
                &[("date", t.date(meeting.held_on).into())],
            );
            (format!("/meetings/{}", meeting.id), words)
        }),
    })
}
