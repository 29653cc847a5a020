//! Assignments: who owes what by when, and the steps by which a unit and the office move one on.

use crate::{
    Site,
    form::Trouble,
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    matter::{
        asked, number_words, path,
        show::{Again, show},
        task::form_name,
        word,
    },
    posted::Posted,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::{
    AssignmentRow,
    assignment::{self as acts, Step, StepForm},
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Permission, assignment::AssignmentState};
use locale::Wording;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    use Permission::{Office, Read, TakePart};
    vec![
        get("/assignments", Read, page),
        post("/assignments/{id}/acknowledge", TakePart, acknowledge),
        post("/assignments/{id}/refuse", TakePart, refuse),
        post("/assignments/{id}/progress", TakePart, progress),
        post("/assignments/{id}/submit", TakePart, submit),
        post("/assignments/{id}/verify", Office, verify),
        post("/assignments/{id}/send-back", Office, send_back),
        post("/assignments/{id}/insist", Office, insist),
        post("/assignments/{id}/revoke", Office, revoke),
    ]
}

/// An assignment as the list shows it.
struct Row {
    path: String,
    task: String,
    matter: String,
    number: String,
    unit: String,
    own: bool,
    part: String,
    clause: Option<String>,
    latest: Option<String>,
    due_on: domain::Date,
    light: Option<Light>,
    suspended_on: Option<domain::Date>,
}

/// Assignments in one state.
struct Group {
    code: &'static str,
    words: String,
    rows: Vec<Row>,
    /// Where the list goes on.
    next: Option<String>,
}

/// A state by which the list can be narrowed.
struct Filter {
    code: &'static str,
    words: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "assignment/list.html")]
struct ListPage {
    frame: Frame,
    filters: Vec<Filter>,
    groups: Vec<Group>,
    narrowed: bool,
    first: bool,
}

impl ListPage {
    fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty())
    }
}

/// What is owed within sight, due first: every open state, or the one asked for page by page.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (state, after) = (
        AssignmentState::parse(&asked(&query, "state")),
        asked(&query, "after"),
    );
    let mut groups = Vec::new();
    for one in AssignmentState::ALL {
        if state.map_or(one.is_open(), |state| state == *one) {
            groups.push(group(&site, &visitor, *one, &after).await?);
        }
    }
    let filters = AssignmentState::ALL.iter().map(|one| Filter {
        code: one.code(),
        words: word(visitor.t, "state-assignment", one.code()),
        here: state == Some(*one),
    });
    Ok(html(&ListPage {
        frame: Frame::of(&site, &visitor, Section::Assignments).await?,
        filters: filters.collect(),
        groups,
        narrowed: state.is_some(),
        first: after.is_empty(),
    }))
}

async fn group(
    site: &Site,
    visitor: &Visitor,
    state: AssignmentState,
    after: &str,
) -> Result<Group, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let (rows, more) = acts::page(&site.desk, by, state, after).await?;
    let units = app::units::all(&site.desk, by).await?;
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{}_{}", row.due_on, row.id));
    let rows = rows.into_iter().map(|row| Row {
        own: row.unit == by.unit.id,
        unit: units.name(row.unit),
        ..row_of(site, t, row)
    });
    Ok(Group {
        code: state.code(),
        words: word(t, "state-assignment", state.code()),
        rows: rows.collect(),
        next,
    })
}

fn row_of(site: &Site, t: Wording, row: AssignmentRow) -> Row {
    let open = row.state.is_open();
    Row {
        path: format!("{}#a-{}", path(row.matter_number), row.id),
        task: row.task,
        matter: row.matter_title,
        number: number_words(t, row.matter_number),
        unit: String::new(),
        own: false,
        part: word(t, "part", row.part.code()),
        clause: row.clause,
        latest: row.latest,
        due_on: row.due_on,
        suspended_on: row.suspended_on,
        light: (open && row.suspended_on.is_none())
            .then(|| light(t, Some(site.desk.days_left(row.due_on)))),
    }
}

/// Takes a step, then leads back to the matter or shows it again.
async fn take(posted: Posted, step: Step) -> Result<Response, Problem> {
    let Posted {
        site,
        visitor,
        id,
        form,
    } = posted;
    let (by, version) = (visitor.by()?, form.version()?);
    let given = StepForm {
        words: form.text("words"),
        files: form.files("files"),
        files_class: form.text("files_class"),
        entered_for: !form.get("entered_for").is_empty(),
        scan: form.files("scan"),
    };
    let name = if given.entered_for {
        format!("for-{id}")
    } else {
        form_name(step, &id)
    };
    match acts::step(&site.desk, by, &id, version, step, given).await {
        Ok(number) => Ok(Redirect::to(&format!("{}#a-{id}", path(number))).into_response()),
        Err(error) => {
            let (_, matter, _) = acts::view(&site.desk, by, &id).await?;
            let trouble = Trouble::of(visitor.t, name.clone(), form, error)?;
            let again = Again {
                form: name,
                trouble,
            };
            show(&site, &visitor, (matter.year, matter.serial), Some(again)).await
        }
    }
}

macro_rules! steps {
    ($($(#[$meta:meta])* $name:ident: $step:ident),+) => {$(
        $(#[$meta])*
        async fn $name(posted: Posted) -> Result<Response, Problem> {
            take(posted, Step::$step).await
        }
    )+};
}

steps! {
    /// 签收.
    acknowledge: Acknowledge,
    /// 退回：非本单位职责.
    refuse: Refuse,
    /// 反馈.
    progress: Progress,
    /// 申请销号.
    submit: Submit,
    /// 销号.
    verify: Verify,
    /// 退办.
    send_back: SendBack,
    /// 坚持交办.
    insist: Insist,
    /// 收回.
    revoke: Revoke
}
