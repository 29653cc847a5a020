//! Planning a meeting, changing its time and place, asking units, convening it, calling it off.

use super::{
    concern::{UnitShown, unit},
    listable::{carried, returning},
    show::answer,
};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::{
    Desk,
    meeting::{
        concern, consent,
        plan::{self, PlanForm},
        view::MeetingView,
        year,
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Date,
    charter::{Caller, Charter, Difficulty, Tier},
    id::MatterId,
    unit::{Unit, UnitKind},
};
use locale::Wording;
use serde::Deserialize;

/// What the fields of the planning form start with.
#[derive(Default)]
pub(super) struct Start {
    pub topic: String,
    pub held_on: String,
    pub starts_at: String,
    pub place: String,
    pub called_by: String,
    pub chair: String,
    pub reply_by: String,
}

impl Start {
    /// As a meeting is planned.
    pub fn of(view: &MeetingView, reply_by: Date) -> Self {
        let meeting = &view.meeting;
        Self {
            reply_by: reply_by.to_string(),
            topic: meeting.topic.clone(),
            held_on: meeting.held_on.to_string(),
            starts_at: meeting.starts_at.clone(),
            place: meeting.place.clone(),
            called_by: meeting.called_by.clone(),
            chair: meeting.chair.clone(),
        }
    }
}

/// What the day by which units reply is, if none is typed.
pub(super) fn reply_hint(desk: &Desk, t: Wording) -> String {
    let days = desk.charter().practice.reply_working_days;
    t.a("meeting-reply-by-hint", &[("n", days.into())])
}

/// Which tier the planning page opens with, and for which matter the meeting is called.
#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    matter: String,
}

/// What the units are proposed from: numbers of matters, keys of difficulties.
#[derive(Default)]
struct Topics {
    matters: Vec<String>,
    difficulties: Vec<String>,
}

/// A matter or a difficulty to choose.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// A unit to ask, with why it is proposed.
struct UnitChoice {
    id: String,
    name: String,
    chosen: bool,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "meeting/new.html")]
struct NewPage {
    frame: Frame,
    /// The tier it would be, none if the charter lacks it.
    tier: Tier,
    tiers: Vec<Tier>,
    clause: String,
    units: Vec<UnitChoice>,
    callers: Vec<(String, String)>,
    matters: Vec<Choice>,
    difficulties: Vec<Choice>,
    /// Labels of chosen difficulties that no duty covers.
    unattended: Vec<String>,
    posts: Vec<String>,
    start: Start,
    reply_hint: String,
    trouble: Option<Trouble>,
}

impl NewPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "plan")
    }

    /// The units that a topic concerns, or the rest.
    fn units(&self, concerned: bool) -> Vec<&UnitChoice> {
        let all = self.units.iter();
        all.filter(|unit| unit.why.is_empty() != concerned)
            .collect()
    }

    /// Whether anything was chosen that the units are proposed from, or may be.
    fn topical(&self) -> bool {
        let chosen = |one: &Choice| one.chosen;
        !self.matters.is_empty() || self.difficulties.iter().any(chosen)
    }

    fn called_by_office(&self) -> bool {
        self.tier.callers.contains(&domain::Role::OfficeDirector)
    }
}

/// The page that plans a meeting; one that the year still owes first.
pub(super) async fn new(
    State(site): State<Site>,
    visitor: Visitor,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Problem> {
    let rules = &site.desk.charter().meetings;
    let tier = if rules.tier(&chosen.kind).is_some() {
        chosen.kind
    } else {
        let duty = year::duty(&site.desk, visitor.by()?).await?;
        let as_needed = rules.tiers.iter().find(|tier| tier.min_per_year == 0);
        match as_needed {
            Some(tier) if duty.hold_by.is_none() || duty.planned.is_some() => tier.key.clone(),
            _ => duty.tier,
        }
    };
    let topics = Topics {
        matters: [chosen.matter]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect(),
        ..Topics::default()
    };
    let page = page(&site, &visitor, &tier, topics, true, None).await?;
    Ok(html(&page).into_response())
}

/// The planning page; `propose` has the units that the topics concern chosen.
async fn page(
    site: &Site,
    visitor: &Visitor,
    tier: &str,
    topics: Topics,
    propose: bool,
    trouble: Option<Trouble>,
) -> Result<NewPage, Problem> {
    let (t, by) = (visitor.t, visitor.by()?);
    let callers = callers(site, visitor, tier).await?;
    let (charter, today) = (site.desk.charter(), site.desk.today());
    let rules = &charter.meetings;
    let tier = rules.tier(tier).or(rules.tiers.first());
    let tier = tier.cloned().unwrap_or_default();
    let units = app::units::all(&site.desk, by).await?;
    let listable = app::matter::view::listable(&site.desk, by).await?;
    let carried = carried(site, visitor).await?;
    let proposed = concern::propose(&site.desk, by, &topics.matters, &topics.difficulties).await?;
    let known: Vec<UnitShown> = proposed.units.iter().map(|one| unit(t, one)).collect();
    let typed = trouble.as_ref().map(|trouble| trouble.all("units"));
    let chosen = |unit: &Unit| {
        let id = unit.id.to_string();
        let wanted = propose && known.iter().any(|one| one.id == id);
        let before = match &typed {
            Some(typed) => typed.contains(&id),
            None => tier.whole && unit.kind == UnitKind::Member,
        };
        wanted || before
    };
    let offered = |unit: &&Unit| {
        let works = matches!(unit.kind, UnitKind::Member | UnitKind::Invited);
        let named = known.iter().any(|one| one.id == unit.id.to_string());
        unit.takes_part_on(today) && (works || named)
    };
    Ok(NewPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        clause: rules.clause_of(&tier).to_owned(),
        callers,
        posts: posts(&charter, &tier),
        units: units
            .iter()
            .filter(offered)
            .map(|unit| UnitChoice {
                id: unit.id.to_string(),
                name: unit.short_name.clone(),
                chosen: chosen(unit),
                why: known
                    .iter()
                    .find(|one| one.id == unit.id.to_string())
                    .map_or_else(Vec::new, |one| one.why.clone()),
            })
            .collect(),
        matters: matters(t, &listable, &carried, &topics.matters),
        difficulties: difficulties(&charter, &topics.difficulties),
        unattended: proposed.unattended,
        start: Start {
            topic: proposed.titles.first().cloned().unwrap_or_default(),
            starts_at: "09:00".into(),
            ..Start::default()
        },
        tier,
        tiers: rules.tiers.clone(),
        reply_hint: reply_hint(&site.desk, t),
        trouble,
    })
}

/// Matters that may be listed, those already chosen ticked.
fn matters(
    t: Wording,
    rows: &[app::MatterRow],
    carried: &[MatterId],
    chosen: &[String],
) -> Vec<Choice> {
    rows.iter()
        .map(|row| {
            let value = format!("{}-{}", row.number.0, row.number.1);
            Choice {
                label: format!(
                    "协〔{}〕{}号 {}{}",
                    row.number.0,
                    row.number.1,
                    row.title,
                    returning(t, row, carried)
                ),
                chosen: chosen.contains(&value),
                value,
            }
        })
        .collect()
}

/// The charter's difficulties, those already chosen ticked.
fn difficulties(charter: &Charter, chosen: &[String]) -> Vec<Choice> {
    let choice = |one: &Difficulty| Choice {
        value: one.key.clone(),
        label: one.label.clone(),
        chosen: chosen.contains(&one.key),
    };
    charter.difficulties.iter().map(choice).collect()
}

/// Among whom the caller is chosen: what the form sends, and the words.
pub(super) async fn callers(
    site: &Site,
    visitor: &Visitor,
    tier: &str,
) -> Result<Vec<(String, String)>, Problem> {
    let callers = consent::callers(&site.desk, visitor.by()?, tier).await?;
    let choice = |caller: &Caller| (consent::code(caller), caller.words());
    Ok(callers.iter().map(choice).collect())
}

/// Who may call a meeting of this tier, in the charter's words: the posts, and who holds them by office.
pub(super) fn posts(charter: &Charter, tier: &Tier) -> Vec<String> {
    let posts = charter.posts_calling(tier);
    posts.into_iter().map(str::to_owned).collect()
}

fn read(form: &Form) -> PlanForm {
    PlanForm {
        kind: form.text("kind"),
        topic: form.text("topic"),
        held_on: form.text("held_on"),
        starts_at: form.text("starts_at"),
        place: form.text("place"),
        called_by: form.text("called_by"),
        chair: form.text("chair"),
        reply_by: form.text("reply_by"),
        units: form.all("units"),
        matters: form.all("matters"),
        despite: form.get("despite") == "yes",
    }
}

/// Plans a meeting; or shows the form again with the units that its topics concern.
pub(super) async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let tier = form.text("kind");
    let topics = Topics {
        matters: form.all("matters"),
        difficulties: form.all("difficulties"),
    };
    if !form.get("propose").is_empty() {
        let again = Trouble::again("plan", form);
        let page = page(&site, &visitor, &tier, topics, true, Some(again)).await?;
        return Ok(html(&page).into_response());
    }
    match plan::plan(&site.desk, visitor.by()?, read(&form)).await {
        Ok(id) => Ok(Redirect::to(&format!("/meetings/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "plan", form, error)?;
            let status = trouble.status();
            let page = page(&site, &visitor, &tier, topics, false, Some(trouble)).await?;
            Ok((status, html(&page)).into_response())
        }
    }
}

/// Changes topic, time, place, caller or chair.
pub(super) async fn replan(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = plan::replan(&site.desk, visitor.by()?, &id, form.version()?, read(&form)).await;
    answer(&site, &visitor, &id, ("plan", ""), form, done).await
}

/// Asks more units.
pub(super) async fn invite(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let units = form.all("unit");
    let done = plan::invite(&site.desk, visitor.by()?, &id, &units).await;
    answer(&site, &visitor, &id, ("invite", "#attendance"), form, done).await
}

/// Sends the notice of the meeting and freezes the agenda.
pub(super) async fn convene(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let despite = !form.get("despite").is_empty();
    let (by, version) = (visitor.by()?, form.version()?);
    let done = plan::convene_despite(&site.desk, by, &id, version, despite).await;
    answer(&site, &visitor, &id, ("next", ""), form, done).await
}

/// The convener says whether he calls the meeting planned in his name, or the office enters what he said.
pub(super) async fn consent(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, given) = (form.version()?, form.get("consent") == "given");
    let (words, scan) = (form.get("words"), form.files("scan"));
    let done = consent::answer(&site.desk, visitor.by()?, &id, version, given, words, &scan).await;
    answer(&site, &visitor, &id, ("consent", "#consent"), form, done).await
}

/// Calls the meeting off.
pub(super) async fn call_off(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.get("reason");
    let done = plan::call_off(&site.desk, visitor.by()?, &id, form.version()?, reason).await;
    answer(&site, &visitor, &id, ("call-off", ""), form, done).await
}
