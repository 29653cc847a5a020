//! Instructions (批示): the list with what followed, the block on a matter, on minutes and on a report, and
//! the forms.

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
    report::show as show_report,
    routes::{Route, get, post},
};
use app::{
    instruction::{self as acts, Followed, Following, InstructForm, Written},
    matter::read_number,
    meeting::view::MeetingView,
    report::{
        concerns::{Concern, concerns},
        view::ReportView,
    },
};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Permission,
    id::{InstructionId, UnitId},
    instruction::{About, Instruction},
    minutes::MinutesState,
    official_document::{DocumentState, masking},
    report::{ReportState, figure::Measure},
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
    /// What it is on and the matter it assigned work on, as far as the page is not on it: what each is to it,
    /// path and name.
    pub links: Vec<(String, String, String)>,
    /// What it assigned: unit and state.
    pub assignments: Vec<(String, String)>,
    /// Supervision letters resting on it: path, title, state.
    pub letters: Vec<(String, String, String)>,
    /// Whether the reader may draft a supervision letter from it: none is in the making.
    pub may_draft: bool,
}

/// The page a row stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    List,
    Matter,
    Paper,
}

/// Matters to choose from, under what they have in common: number, and number with title.
pub(crate) struct Group {
    pub label: String,
    pub matters: Vec<(String, String)>,
}

/// The block of instructions on a matter, on minutes or on a report.
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
    /// On minutes and reports: matters to choose from.
    pub matters: Vec<Group>,
    /// On reports: any other matter may be named by its number.
    pub any_matter: bool,
}

/// The block on a matter.
pub(crate) async fn shown(
    site: &Site,
    visitor: &Visitor,
    number: (u32, u32),
    all: &[Instruction],
    units: &app::Units,
) -> Result<Shown, Problem> {
    let rows = rows(site, visitor, units, all, Page::Matter).await?;
    let action = format!("{}/instruct", path(number));
    block(site, visitor, units, rows, action, Vec::new()).await
}

async fn rows(
    site: &Site,
    visitor: &Visitor,
    units: &app::Units,
    all: &[Instruction],
    page: Page,
) -> Result<Vec<Row>, Problem> {
    let by = visitor.by()?;
    let revocable = acts::revocable(&site.desk, by, all).await?;
    let all = acts::followed(&site.desk, by, all).await?;
    all.iter()
        .map(|one| row(visitor, units, one, &revocable, page))
        .collect()
}

/// The block on a meeting's minutes, once they have gone round.
pub(crate) async fn on_minutes(
    site: &Site,
    visitor: &Visitor,
    view: &MeetingView,
) -> Result<Shown, Problem> {
    let rows = rows(site, visitor, &view.units, &view.instructions, Page::Paper).await?;
    let matters = view.items.iter().filter_map(|item| {
        let matter = item.matter.as_ref()?;
        Some(option(
            visitor.t,
            (matter.year, matter.serial),
            &matter.title,
        ))
    });
    let mut groups = vec![Group {
        label: String::new(),
        matters: matters.collect(),
    }];
    groups.retain(|group| !group.matters.is_empty());
    let action = format!("/meetings/{}/minutes/instruct", view.meeting.id);
    let mut shown = block(site, visitor, &view.units, rows, action, groups).await?;
    let state = view.minutes.as_ref().map(|minutes| minutes.state);
    shown.may &= state.is_some_and(|state| state != MinutesState::Drafted);
    Ok(shown)
}

/// The block on a report: conveners write on an issued one.
pub(crate) async fn on_report(
    site: &Site,
    visitor: &Visitor,
    view: &ReportView,
) -> Result<Shown, Problem> {
    let (t, by) = (visitor.t, visitor.by()?);
    let issued = view.report.state == ReportState::Issued;
    let rows = rows(site, visitor, &view.units, &view.instructions, Page::Paper).await?;
    let mut matters: Vec<Group> = Vec::new();
    if issued && by.may(Permission::Instruct) {
        let all = concerns(&site.desk, by, view).await?;
        for together in all.chunk_by(|one, next| one.measure == next.measure) {
            matters.push(group(t, together));
        }
    }
    let action = format!("/reports/{}/instruct", view.report.id);
    let mut shown = block(site, visitor, &view.units, rows, action, matters).await?;
    shown.may &= issued;
    shown.any_matter = true;
    Ok(shown)
}

/// Matters behind one figure of a report.
fn group(t: Wording, all: &[Concern]) -> Group {
    let key = match all.first().map(|one| one.measure) {
        Some(Measure::AssignmentsOverdue) => "instruction-matters-overdue",
        Some(Measure::MattersDeferred) => "instruction-matters-deferred",
        _ => "instruction-matters-pending",
    };
    Group {
        label: t.m(key).into_owned(),
        matters: all
            .iter()
            .map(|one| option(t, one.number, &one.title))
            .collect(),
    }
}

/// A matter to choose: its number, and number and title in words.
fn option(t: Wording, number: (u32, u32), title: &str) -> (String, String) {
    let words = crate::matter::number_words(t, number);
    (
        format!("{}-{}", number.0, number.1),
        format!("{words} {title}"),
    )
}

async fn block(
    site: &Site,
    visitor: &Visitor,
    units: &app::Units,
    rows: Vec<Row>,
    action: String,
    matters: Vec<Group>,
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
        any_matter: false,
    })
}

fn row(
    visitor: &Visitor,
    units: &app::Units,
    followed: &Followed,
    revocable: &[InstructionId],
    page: Page,
) -> Result<Row, Problem> {
    let (t, by) = (visitor.t, visitor.by()?);
    let one = &followed.instruction;
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
        following: following(t, followed.following),
        colour: match followed.following {
            Following::Done => "green",
            Following::Open(..) => "yellow",
            Following::Note | Following::Revoked => "",
        },
        may_revoke: revocable.contains(&one.id),
        links: links(t, followed, page),
        assignments: followed
            .assignments
            .iter()
            .map(|one| {
                let state = word(t, "state-assignment", one.state.code());
                (units.name(one.unit), state)
            })
            .collect(),
        letters: followed
            .letters
            .iter()
            .map(|one| {
                let state = word(t, "state-document", one.state.code());
                let path = format!("/documents/{}", one.id);
                (path, masking::plain(&one.title), state)
            })
            .collect(),
        may_draft: by.is_office()
            && followed.supervises
            && followed
                .letters
                .iter()
                .all(|one| one.state.is_out() || one.state == DocumentState::Withdrawn),
    })
}

/// Where else a row leads.
fn links(t: Wording, followed: &Followed, page: Page) -> Vec<(String, String, String)> {
    let elsewhere = followed.instruction.about != About::Matter;
    let on = followed.place.as_ref().filter(|_| match page {
        Page::List => true,
        Page::Matter => elsewhere,
        Page::Paper => false,
    });
    let matter = followed.matter.as_ref().filter(|_| page != Page::Matter);
    let link = |key: &str, (path, name): &(String, String)| {
        let path = format!("{path}#instructions");
        (t.m(key).into_owned(), path, name.clone())
    };
    let on = on.map(|one| link("instruction-on", one));
    on.into_iter()
        .chain(matter.map(|one| link("instruction-assigned", one)))
        .collect()
}

/// An instruction's number, in words.
pub(crate) fn number_words(t: Wording, one: &Instruction) -> String {
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
    let given: Vec<_> = all.iter().map(|one| one.instruction.clone()).collect();
    let revocable = acts::revocable(&site.desk, by, &given).await?;
    let rows = all
        .iter()
        .map(|one| row(&visitor, &units, one, &revocable, Page::List));
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
        other_matter: form.text("other_matter"),
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
        (Ok(()), Written::Report(report)) => {
            let there = format!("/reports/{report}#instructions");
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
                Written::Report(report) => {
                    show_report(&site, &visitor, &report, None, Some(trouble)).await
                }
            }
        }
    }
}
