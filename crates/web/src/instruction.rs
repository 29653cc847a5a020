//! Instructions (批示): the list with what followed, the block on a matter and on minutes, and the forms.

use crate::{
    Site,
    form::{Form, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{
        asked, path,
        show::{Again, show as show_matter},
        word,
    },
    minutes::show::show as show_minutes,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::{
    instruction::{self as acts, Followed, Following, InstructForm, Written, following as became},
    matter::read_number,
    meeting::view::MeetingView,
};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Permission,
    assignment::Assignment,
    id::UnitId,
    instruction::{Instruction, InstructionState},
    minutes::MinutesState,
};
use locale::Wording;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/instructions", Permission::Oversee, page),
        post(
            "/matters/{number}/instruct",
            Permission::Instruct,
            on_matter,
        ),
        post("/instructions/{id}/revoke", Permission::Instruct, revoke),
    ]
}

/// An instruction as pages show it.
pub(crate) struct Row {
    pub id: String,
    pub version: u32,
    pub number: String,
    /// Whose word it is.
    pub convener: String,
    /// Who wrote it down, if not the convener.
    pub entered_by: Option<String>,
    pub on: String,
    pub text: String,
    /// Lead and supports in words, with the due day; none for a note.
    pub work: Option<String>,
    pub done_when: Option<String>,
    /// What followed, in words.
    pub following: String,
    pub colour: &'static str,
    /// Whether the reader may take it back.
    pub may_revoke: bool,
    /// Path and name of what it is on.
    pub place: Option<(String, String)>,
    /// What it assigned: unit and state.
    pub assignments: Vec<(String, String)>,
}

/// The block of instructions on a matter or on minutes.
pub(crate) struct Shown {
    pub rows: Vec<Row>,
    /// Whether the reader may give one here.
    pub may: bool,
    /// Where the form goes.
    pub action: String,
    /// Conveners in whose name a secretary may write: id and name.
    pub conveners: Vec<(String, String)>,
    /// Units that may be given work: id and name.
    pub units: Vec<(String, String)>,
    /// On minutes: matters to choose from, number and title.
    pub matters: Vec<(String, String)>,
}

/// The block on a matter.
pub(crate) async fn shown(
    site: &Site,
    visitor: &Visitor,
    number: (u32, u32),
    all: &[Instruction],
    assignments: &[Assignment],
) -> Result<Shown, Problem> {
    let units = app::units::all(&site.desk, visitor.by()?).await?;
    let rows = all.iter().map(|one| {
        let own: Vec<Assignment> = assignments
            .iter()
            .filter(|assignment| assignment.instruction == Some(one.id))
            .cloned()
            .collect();
        row(visitor, &units, one, &own, None)
    });
    let rows = rows.collect::<Result<_, _>>()?;
    let action = format!("{}/instruct", path(number));
    block(site, visitor, &units, rows, action, Vec::new()).await
}

/// The block on a meeting's minutes, once they have gone round.
pub(crate) async fn on_minutes(
    site: &Site,
    visitor: &Visitor,
    view: &MeetingView,
) -> Result<Shown, Problem> {
    let mut rows = Vec::new();
    for one in &view.instructions {
        let own = acts::assignments(&site.desk, visitor.by()?, one.id).await?;
        rows.push(row(visitor, &view.units, one, &own, None)?);
    }
    let matters = view.items.iter().filter_map(|item| {
        let matter = item.matter.as_ref()?;
        let number = format!("{}-{}", matter.year, matter.serial);
        Some((number, matter.title.clone()))
    });
    let action = format!("/meetings/{}/minutes/instruct", view.meeting.id);
    let mut shown = block(site, visitor, &view.units, rows, action, matters.collect()).await?;
    let state = view.minutes.as_ref().map(|minutes| minutes.state);
    shown.may &= state.is_some_and(|state| state != MinutesState::Drafted);
    Ok(shown)
}

async fn block(
    site: &Site,
    visitor: &Visitor,
    units: &app::Units,
    rows: Vec<Row>,
    action: String,
    matters: Vec<(String, String)>,
) -> Result<Shown, Problem> {
    let by = visitor.by()?;
    let may = by.may(Permission::Instruct);
    let conveners = if may {
        acts::in_whose_name(&site.desk, by).await?
    } else {
        Vec::new()
    };
    Ok(Shown {
        rows,
        may,
        action,
        conveners: conveners
            .into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
        units: units
            .working()
            .map(|unit| (unit.id.to_string(), unit.short_name.clone()))
            .collect(),
        matters,
    })
}

fn row(
    visitor: &Visitor,
    units: &app::Units,
    one: &Instruction,
    assignments: &[Assignment],
    place: Option<(String, String)>,
) -> Result<Row, Problem> {
    let (t, by) = (visitor.t, visitor.by()?);
    let followed = became(one, assignments);
    let names = |all: &[UnitId]| {
        let names: Vec<String> = all.iter().map(|unit| units.name(*unit)).collect();
        t.listed(&names)
    };
    let work = one.lead.zip(one.due_on).map(|(lead, due)| {
        let (lead, due) = (units.name(lead), t.date(due));
        let key = if one.supports.is_empty() {
            "instruction-work-alone"
        } else {
            "instruction-work"
        };
        let args = [
            ("lead", lead.into()),
            ("supports", names(&one.supports).into()),
            ("date", due.into()),
        ];
        t.a(key, &args)
    });
    Ok(Row {
        id: one.id.to_string(),
        version: one.version,
        number: number_words(t, one),
        convener: one.convener_name.clone(),
        entered_by: one.entered_by.clone(),
        on: t.date(one.given_at.date()),
        text: one.text.clone(),
        work,
        done_when: one.done_when.clone(),
        following: following(t, followed),
        colour: match followed {
            Following::Done => "green",
            Following::Open(..) => "yellow",
            Following::Note | Following::Revoked => "",
        },
        may_revoke: by.may(Permission::Instruct) && one.state == InstructionState::Given,
        place,
        assignments: assignments
            .iter()
            .map(|one| {
                let state = word(t, "state-assignment", one.state.code());
                (units.name(one.unit), state)
            })
            .collect(),
    })
}

fn number_words(t: Wording, one: &Instruction) -> String {
    t.a(
        "instruction-number",
        &[("year", one.year.into()), ("serial", one.serial.into())],
    )
}

/// What became of an instruction, in words.
pub(crate) fn following(t: Wording, following: Following) -> String {
    match following {
        Following::Note => t.m("instruction-note").into_owned(),
        Following::Revoked => t.m("instruction-revoked").into_owned(),
        Following::Done => t.m("instruction-done").into_owned(),
        Following::Open(done, all) => t.a(
            "instruction-open",
            &[("done", done.into()), ("all", all.into())],
        ),
    }
}

#[derive(Template)]
#[template(path = "instruction/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    first: bool,
    next: Option<String>,
}

/// Instructions, newest first, with what followed.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let before = asked(&query, "before");
    let (all, more) = acts::page(&site.desk, by, &before).await?;
    let units = app::units::all(&site.desk, by).await?;
    let next = all
        .last()
        .filter(|_| more)
        .map(|one| one.instruction.id.to_string());
    let rows = all.into_iter().map(|one| {
        let Followed {
            instruction,
            place,
            assignments,
            ..
        } = one;
        row(&visitor, &units, &instruction, &assignments, place)
    });
    Ok(html(&ListPage {
        rows: rows.collect::<Result<_, _>>()?,
        frame: Frame::of(&site, &visitor, Section::Instructions).await?,
        first: before.is_empty(),
        next,
    }))
}

/// An instruction's form as typed.
pub(crate) fn read(form: &Form) -> InstructForm {
    InstructForm {
        convener: form.text("convener"),
        text: form.text("text"),
        matter: form.text("matter"),
        lead: form.text("lead"),
        supports: form.all("supports"),
        due_on: form.text("due_on"),
        done_when: form.text("done_when"),
        beyond_reason: form.text("beyond_reason"),
    }
}

/// Writes an instruction on a matter.
async fn on_matter(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let number = read_number(&number)?;
    let done = acts::on_matter(&site.desk, visitor.by()?, number, read(&form)).await;
    let Err(error) = done else {
        let there = format!("{}#instructions", path(number));
        return Ok(Redirect::to(&there).into_response());
    };
    let again = Again {
        form: "instruct".into(),
        trouble: Trouble::of(visitor.t, "instruct", form, error)?,
    };
    show_matter(&site, &visitor, number, Some(again)).await
}

/// Takes an instruction back.
async fn revoke(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (by, version) = (visitor.by()?, form.version()?);
    let written = acts::written_on(&site.desk, by, &id).await?;
    let reason = form.get("reason");
    let done = acts::revoke(&site.desk, by, &id, version, reason).await;
    match (done, written) {
        (Ok(()), Written::Matter(number)) => {
            let there = format!("{}#instructions", path(number));
            Ok(Redirect::to(&there).into_response())
        }
        (Ok(()), Written::Minutes(meeting)) => {
            let there = format!("/meetings/{meeting}/minutes#instructions");
            Ok(Redirect::to(&there).into_response())
        }
        (Err(error), written) => {
            let name = format!("revoke-instruction-{id}");
            let trouble = Trouble::of(visitor.t, name.clone(), form, error)?;
            match written {
                Written::Matter(number) => {
                    let again = Again {
                        form: name,
                        trouble,
                    };
                    show_matter(&site, &visitor, number, Some(again)).await
                }
                Written::Minutes(meeting) => {
                    show_minutes(&site, &visitor, &meeting, Some(trouble)).await
                }
            }
        }
    }
}
