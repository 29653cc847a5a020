//! One matter: where on the chain it is, who owes what, what the reader can do now, how it got here.

use super::{
    acts::{Act, Acts, acts},
    chain::{self, chain},
    history::{self, Entry},
    number_words,
    task::{Task, tasks},
    word,
};
use crate::{
    Site,
    form::{Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    instruction,
    problem::{Problem, html},
};
use app::{
    assignment::Step,
    matter::{
        forward::{Candidate, candidates},
        view::MatterView,
    },
    official_document::draft,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Date, Role,
    assignment::AssignmentState,
    attachment::{Attachment, Classification},
    case::Procedure,
    co_raiser::{CoRaiser, Joining, unconfirmed},
    decision::{Decision, DecisionState},
    id::UnitId,
    matter::MatterState,
    meeting::Meeting,
    remit,
    unit::{UnitKind, UnitRef},
};

/// The form that caused the page to be shown again, by its name.
pub(crate) struct Again {
    pub form: String,
    pub trouble: Trouble,
}

/// What the office chooses from when it sends a matter on.
struct Choices {
    within: Vec<Candidate>,
    beyond: Vec<Candidate>,
    meetings: Vec<Meeting>,
    /// Tiers to which only the units concerned are asked: key and label.
    tiers: Vec<(String, String)>,
    due_on: Date,
    days: u32,
}

#[derive(Template)]
#[template(path = "matter/show.html")]
struct MatterPage {
    frame: Frame,
    path: String,
    number: String,
    difficulty: String,
    unattended: bool,
    chain: Vec<chain::Step>,
    acts: Acts,
    choices: Choices,
    tasks: Vec<Task>,
    history: Vec<Entry>,
    light: Option<Light>,
    /// Units the reader speaks for among those asked to raise it too.
    speaks_for: Vec<UnitId>,
    /// Whether the reader's unit announces on it: the court, or an administrator.
    announces: bool,
    /// Conveners' instructions on it.
    instructions: instruction::Shown,
    view: MatterView,
    again: Option<Again>,
}

impl MatterPage {
    fn may_announce(&self) -> bool {
        self.announces && !self.frame.office
    }

    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.again.as_ref().map(|again| &again.trouble), name)
    }

    /// A form of an assignment.
    fn step(&self, form: &str, task: &Task) -> Shown<'_> {
        self.form(&format!("{form}-{}", task.id))
    }

    /// What can be done with the matter, and whether that is the reader's main act.
    fn offered(&self) -> impl Iterator<Item = (Act, bool)> {
        let main = self.acts.main;
        self.acts
            .all
            .iter()
            .map(move |act| (*act, Some(*act) == main))
    }

    /// Whether what can be done with the matter comes before its assignments: not where the next step
    /// is one of theirs.
    fn acts_first(&self) -> bool {
        self.acts.main.is_some() || self.tasks.is_empty()
    }

    /// Whether a unit gave an assignment back, so that the office has to find another.
    fn reroutes(&self) -> bool {
        let mut all = self.view.assignments.iter();
        all.any(|one| one.state == AssignmentState::Refused)
    }

    /// Whether the matter waits for somebody although nobody answers for it (缺位).
    fn gap(&self) -> bool {
        let waits = [
            MatterState::Raised,
            MatterState::Accepted,
            MatterState::Deferred,
        ];
        self.unattended && waits.contains(&self.view.matter.state)
    }

    /// What was typed into a form that is no longer offered, so that nothing typed is lost.
    fn stray(&self) -> Option<(&str, Vec<&str>)> {
        let again = self.again.as_ref()?;
        let shown = self
            .acts
            .all
            .iter()
            .any(|act| form_name(*act) == again.form)
            || self
                .tasks
                .iter()
                .any(|task| task.forms().contains(&again.form));
        // Who has answered is not asked again, and its form is gone.
        let mut asked = self.view.co_raisers.iter();
        let answers = asked.any(|(one, _)| {
            let own = self.is_own(&one.unit) && again.form == "join";
            let entered = again.form == format!("join-for-{}", one.unit);
            one.joining == Joining::Asked && (own || entered)
        });
        let beside = ["instruct", "revoke-instruction"];
        if shown || answers || beside.iter().any(|name| again.form.starts_with(name)) {
            return None;
        }
        let form = Shown::new(Some(&again.trouble), &again.form);
        let typed = [
            "title",
            "request",
            "reason",
            "words",
            "task",
            "beyond_reason",
            "condition",
            "question",
            "text",
        ]
        .into_iter()
        .map(|field| form.value(field, ""))
        .filter(|text| !text.is_empty());
        Some((form.banner(), typed.collect()))
    }

    fn unit(&self, id: &UnitId) -> String {
        self.view.units.name(*id)
    }

    fn word(&self, set: &str, code: &str) -> String {
        word(self.frame.t, set, code)
    }

    /// The number of its case; empty if it is about none.
    fn case_number(&self) -> &str {
        self.view.case.as_ref().map_or("", |case| &case.number)
    }

    /// The procedure of its case.
    fn procedure(&self) -> &'static str {
        let case = self.view.case.as_ref();
        case.map_or("", |case| case.procedure.code())
    }

    /// Units that take part for a stated time only, with their last day.
    fn invited(&self) -> Vec<(String, Option<Date>)> {
        let units = self.view.units.iter().filter(|unit| {
            unit.kind == UnitKind::Invited
                && self.view.assignments.iter().any(|one| one.unit == unit.id)
        });
        units
            .map(|unit| (unit.short_name.clone(), unit.until))
            .collect()
    }

    /// Decisions that bind or are proposed, with their lead and supports in words.
    fn decisions(&self) -> impl Iterator<Item = (&Decision, String)> {
        let shown = self
            .view
            .decisions
            .iter()
            .filter(|d| !matches!(d.state, DecisionState::Dropped | DecisionState::Withdrawn));
        shown.map(|decision| {
            let names: Vec<String> = decision
                .named_units()
                .map(|unit| self.view.units.name(unit))
                .collect();
            (decision, self.frame.t.listed(&names))
        })
    }

    fn size(&self, file: &Attachment) -> String {
        let kilobytes = (file.size_bytes + 1023) / 1024;
        self.frame
            .t
            .a("matter-file-size", &[("kb", kilobytes.into())])
    }

    /// Whether the reader speaks for this unit, which was asked to raise the matter too.
    fn is_own(&self, unit: &UnitId) -> bool {
        self.speaks_for.contains(unit)
    }

    /// The joining of units asked to raise it too, not answered yet and to be entered by the office.
    fn joining_to_enter(&self) -> impl Iterator<Item = &(CoRaiser, UnitRef)> {
        let office = self.frame.office;
        self.view.co_raisers.iter().filter(move |(one, _)| {
            office && one.joining == Joining::Asked && !self.is_own(&one.unit)
        })
    }

    /// Units asked to raise it too that keep it from being accepted, each with its last day; and whether all those
    /// days are past.
    fn waits_for(&self) -> Option<(Vec<String>, bool)> {
        let t = self.frame.t;
        let asked = self.view.co_raisers.iter();
        let asked: Vec<_> = asked
            .filter(|(one, _)| one.joining == Joining::Asked)
            .collect();
        if self.view.matter.state != MatterState::Raised || asked.is_empty() {
            return None;
        }
        let named = asked.iter().map(|(one, unit)| {
            let date = t.date(one.answer_by);
            let args = [("unit", unit.name.as_str().into()), ("date", date.into())];
            t.a("matter-joining-unit", &args)
        });
        let over = self.acts.all.contains(&Act::AcceptWithout);
        Some((named.collect(), over))
    }

    /// Names of the units that raised a resolved matter and have not confirmed it.
    fn unconfirmed(&self) -> String {
        let raiser = self.view.matter.raised_by;
        let raiser = self.view.matter.confirmed_at.is_none().then_some(raiser);
        let raiser = raiser.map(|unit| self.view.units.name(unit));
        let others = unconfirmed(&self.view.co_raisers);
        let others = Some(others).filter(|names| !names.is_empty());
        let names: Vec<_> = raiser.into_iter().chain(others).collect();
        names.join("、")
    }

    /// The meeting on whose agenda the matter stands.
    fn meeting(&self) -> Option<&Meeting> {
        let (_, meeting) = self.view.items.last()?;
        meeting
            .as_ref()
            .filter(|_| self.view.matter.state == MatterState::Listed)
    }
}

/// The form by which an act is done.
pub(crate) fn form_name(act: Act) -> &'static str {
    match act {
        Act::Accept => "accept",
        Act::AcceptWithout => "accept-without",
        Act::MeetCondition => "met",
        Act::Return => "return",
        Act::Decline => "decline",
        Act::Forward => "forward",
        Act::List => "list",
        Act::Defer => "defer",
        Act::Complete => "complete",
        Act::Confirm => "confirm",
        Act::ConfirmFor => "confirm-for",
        Act::Dispute => "dispute",
        Act::Close => "close",
        Act::Withdraw => "withdraw",
    }
}

/// One matter.
pub(crate) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let number = app::matter::read_number(&number)?;
    show(&site, &visitor, number, None).await
}

/// The page of a matter, shown again with what went wrong if something did.
pub(crate) async fn show(
    site: &Site,
    visitor: &Visitor,
    number: (u32, u32),
    again: Option<Again>,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let view = app::matter::view::view(&site.desk, by, number).await?;
    let charter = site.desk.charter();
    let key = view.matter.difficulty.as_str();
    let unattended = remit::covering(&charter, key).next().is_none();
    let due_on = view.matter.due_on.filter(|_| !view.matter.state.is_ended());
    let status = again
        .as_ref()
        .map_or(StatusCode::OK, |again| again.trouble.status());
    let today = site.desk.today();
    let acts = acts(
        &view.matter,
        &view.assignments,
        &view.co_raisers,
        unattended,
        by,
        today,
    );
    let tasks = tasks(site, t, &view, by, acts.main.is_some());
    let court = draft::court(&charter, &view.units);
    let is_court = court.is_some_and(|court| by.speaks_for(court.id));
    let page = MatterPage {
        frame: Frame::of(site, visitor, Section::Matters).await?,
        path: super::path(number),
        number: number_words(t, number),
        difficulty: charter.difficulty_label(key).to_owned(),
        unattended,
        chain: chain(t, &view),
        acts,
        choices: choices(site, by, &view).await?,
        tasks,
        history: history::entries(t, &view),
        light: due_on.map(|due| light(t, Some(site.desk.days_left(due)))),
        announces: is_court || by.holds(&[Role::Administrator]),
        speaks_for: view
            .co_raisers
            .iter()
            .map(|(one, _)| one.unit)
            .filter(|unit| by.speaks_for(*unit))
            .collect(),
        instructions: instruction::shown(site, visitor, number, &view.instructions, &view.units)
            .await?,
        view,
        again,
    };
    Ok((status, html(&page)).into_response())
}

async fn choices(site: &Site, by: &domain::Actor, view: &MatterView) -> Result<Choices, Problem> {
    let charter = site.desk.charter();
    let days = charter.practice.answer_working_days;
    let (mut within, mut beyond, mut meetings) = (Vec::new(), Vec::new(), Vec::new());
    if by.is_office() {
        (within, beyond) = candidates(&charter, &view.units, &view.matter.difficulty)
            .into_iter()
            .partition(|candidate| candidate.clause.is_some());
        meetings = app::meeting::view::open_for_items(&site.desk, by).await?;
    }
    Ok(Choices {
        within,
        beyond,
        meetings,
        tiers: charter
            .meetings
            .tiers
            .iter()
            .filter(|tier| !tier.whole)
            .map(|tier| (tier.key.clone(), tier.label.clone()))
            .collect(),
        due_on: site.desk.in_working_days(days),
        days,
    })
}
