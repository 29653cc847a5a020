//! Planning a meeting, changing its time and place, asking units, convening it, calling it off.

use super::show::answer;
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::meeting::{
    consent,
    plan::{self, PlanForm},
    view,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    charter::{Caller, Charter, Tier},
    meeting::Meeting,
    unit::{Unit, UnitKind},
};
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
}

impl From<&Meeting> for Start {
    fn from(meeting: &Meeting) -> Self {
        Self {
            topic: meeting.topic.clone(),
            held_on: meeting.held_on.to_string(),
            starts_at: meeting.starts_at.clone(),
            place: meeting.place.clone(),
            called_by: meeting.called_by.clone(),
            chair: meeting.chair.clone(),
        }
    }
}

/// Which tier the planning page opens with.
#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    kind: String,
}

#[derive(Template)]
#[template(path = "meeting/new.html")]
struct NewPage {
    frame: Frame,
    /// The tier it would be, none if the charter lacks it.
    tier: Tier,
    tiers: Vec<Tier>,
    clause: String,
    units: Vec<Unit>,
    callers: Vec<(String, String)>,
    posts: Vec<String>,
    start: Start,
    trouble: Option<Trouble>,
}

impl NewPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "plan")
    }

    fn called_by_office(&self) -> bool {
        self.tier.callers.contains(&domain::Role::OfficeDirector)
    }

    fn preselected(&self, unit: &Unit) -> bool {
        self.tier.whole && unit.kind == UnitKind::Member
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
        let duty = view::duty(&site.desk, visitor.by()?).await?;
        let as_needed = rules.tiers.iter().find(|tier| tier.min_per_year == 0);
        match as_needed {
            Some(tier) if duty.hold_by.is_none() || duty.planned.is_some() => tier.key.clone(),
            _ => duty.tier,
        }
    };
    show(&site, &visitor, &tier, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    tier: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let units = app::units::all(&site.desk, visitor.by()?).await?;
    let callers = callers(site, visitor, tier).await?;
    let (charter, today) = (site.desk.charter(), site.desk.today());
    let rules = &charter.meetings;
    let tier = rules.tier(tier).or(rules.tiers.first());
    let tier = tier.cloned().unwrap_or_default();
    let page = NewPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        clause: rules.clause_of(&tier).to_owned(),
        callers,
        posts: posts(&charter, &tier),
        tier,
        tiers: rules.tiers.clone(),
        units: units
            .working()
            .filter(|unit| unit.takes_part_on(today))
            .cloned()
            .collect(),
        start: Start {
            starts_at: "09:00".into(),
            ..Start::default()
        },
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Among whom the caller is chosen: what the form sends, and the words.
pub(super) async fn callers(
    site: &Site,
    visitor: &Visitor,
    tier: &str,
) -> Result<Vec<(String, String)>, Problem> {
    let callers = consent::callers(&site.desk, visitor.by()?, tier).await?;
    let choice = |caller: &Caller| (consent::code(caller), caller.words().to_owned());
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
        units: form.all("units"),
    }
}

/// Plans a meeting.
pub(super) async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    match plan::plan(&site.desk, visitor.by()?, read(&form)).await {
        Ok(id) => Ok(Redirect::to(&format!("/meetings/{id}")).into_response()),
        Err(error) => {
            let tier = form.text("kind");
            let trouble = Trouble::of(visitor.t, "plan", form, error)?;
            show(&site, &visitor, &tier, Some(trouble)).await
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

/// Asks one more unit.
pub(super) async fn invite(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = plan::invite(&site.desk, visitor.by()?, &id, form.get("unit")).await;
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
    let words = form.get("words");
    let done = consent::answer(&site.desk, visitor.by()?, &id, version, given, words).await;
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
