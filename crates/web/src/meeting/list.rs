//! The list of meetings: those ahead by day, those held latest first, those called off on pages of their own;
//! with what the year still owes.

use super::{key, time};
use crate::{
    Site,
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    problem::{Problem, html},
};
use app::meeting::{name, view, year};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::meeting::{Meeting, MeetingState};
use serde::Deserialize;

/// Where the list goes on.
#[derive(Deserialize)]
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
    fn state_closed(&self) -> bool {
        self.meeting.state == MeetingState::Closed
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
    let by = visitor.by()?;
    let (first, off) = (paging.before.is_empty(), paging.state == "called_off");
    let state = if off {
        MeetingState::CalledOff
    } else {
        MeetingState::Closed
    };
    let (ended, more) = view::page(&site.desk, by, state, &paging.before).await?;
    let last = ended.last().filter(|_| more);
    let next = last.map(|meeting| format!("{}_{}", meeting.held_on, meeting.id));
    let mut meetings = Vec::new();
    let mut any_off = false;
    if first && !off {
        meetings = view::live(&site.desk, by).await?;
        let (called_off, _) = view::page(&site.desk, by, MeetingState::CalledOff, "").await?;
        any_off = !called_off.is_empty();
    }
    meetings.extend(ended);
    let page = ListPage {
        frame: Frame::of(&site, &visitor, Section::Meetings).await?,
        duty: duty(&site, &visitor).await?,
        rows: meetings
            .into_iter()
            .map(|meeting| row(&site, &visitor, meeting))
            .collect(),
        next,
        first,
        off,
        any_off,
    };
    Ok(html(&page))
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
