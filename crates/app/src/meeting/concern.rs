//! Whom a meeting should ask: the units that its items concern, each with why; who of them is missing, and whom
//! nothing concerns.

use super::view::{ItemView, MeetingView};
use crate::{Desk, Error, Units};
use domain::{
    Actor, Sight,
    agenda::AgendaItem,
    charter::Part,
    co_raiser::Joining,
    decision::DecisionState,
    id::UnitId,
    matter::Matter,
    remit::{
        self,
        concern::{Concern, Subject, concerned, unconcerned},
    },
    unit::UnitRef,
};
use store::Tx;

/// A unit that items concern, with why and about what.
#[derive(Clone, Debug)]
pub struct Concerned {
    /// The unit.
    pub unit: UnitRef,
    /// By what, and the title of the item or the difficulty's label.
    pub why: Vec<(Concern, String)>,
}

/// Whom matters and difficulties concern.
#[derive(Clone, Debug, Default)]
pub struct Proposed {
    /// Titles of the matters, in the order given.
    pub titles: Vec<String>,
    /// The units, in their order.
    pub units: Vec<Concerned>,
    /// Labels of difficulties that no duty covers (缺位).
    pub unattended: Vec<String>,
}

/// Proposes the units for a meeting on these matters and difficulties; what is none of either is left aside.
pub async fn propose(
    desk: &Desk,
    by: &Actor,
    matters: &[String],
    difficulties: &[String],
) -> Result<Proposed, Error> {
    let charter = desk.charter();
    let (sight, numbers) = (by.sight(), matters.to_vec());
    let known = |key: &&String| charter.difficulties.iter().any(|one| one.key == **key);
    let chosen: Vec<String> = difficulties.iter().filter(known).cloned().collect();
    let (units, mut about) = desk
        .read(async move |tx| {
            let units = Units::load(tx, &sight).await?;
            let mut about = Vec::new();
            for number in &numbers {
                let Ok((year, serial)) = crate::matter::read_number(number) else {
                    continue;
                };
                match store::matter::by_number(tx, &sight, year, serial).await {
                    Ok(matter) => {
                        let subject = subject(tx, &sight, &matter).await?;
                        about.push((matter.title, subject));
                    }
                    Err(store::Error::NotFound) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Ok((units, about))
        })
        .await?;
    let titles = about.iter().map(|(title, _)| title.clone()).collect();
    about.extend(chosen.into_iter().map(|difficulty| {
        let label = charter.difficulty_label(&difficulty).to_owned();
        let subject = Subject {
            difficulty,
            ..Subject::default()
        };
        (label, subject)
    }));
    Ok(Proposed {
        titles,
        units: gathered(desk, &units, &about),
        unattended: unattended(desk, &about),
    })
}

/// How the units asked to a meeting stand to what its items concern.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// Units that items concern and that are not asked (缺位), with why.
    pub absent: Vec<Concerned>,
    /// Units asked that no item concerns; none where all members are asked anyway.
    pub idle: Vec<UnitRef>,
    /// Labels of difficulties on the agenda that no duty covers.
    pub unattended: Vec<String>,
}

/// Compares the units asked with what the agenda concerns; empty while nothing is listed.
pub async fn gaps(desk: &Desk, by: &Actor, view: &MeetingView) -> Result<Gaps, Error> {
    if view.items.is_empty() {
        return Ok(Gaps::default());
    }
    let (sight, items) = (by.sight(), view.items.clone());
    let about = desk
        .read(async move |tx| {
            let mut about = Vec::new();
            for item in &items {
                about.push((item.title().to_owned(), of_item(tx, &sight, item).await?));
            }
            Ok(about)
        })
        .await?;
    let charter = desk.charter();
    let all = gathered(desk, &view.units, &about);
    let asked = |unit: UnitId| view.attendance.iter().any(|place| place.unit == unit);
    let known: Vec<UnitId> = all.iter().map(|one| one.unit.id).collect();
    let whole = charter.meetings.tier(&view.meeting.tier);
    let idle = if whole.is_some_and(|tier| tier.whole) {
        Vec::new()
    } else {
        let places = view.attendance.iter();
        let units = places.filter_map(|place| view.units.get(place.unit));
        unconcerned(&charter, units, &known)
    };
    let takes_part = |one: &Concerned| {
        let unit = view.units.get(one.unit.id);
        unit.is_some_and(|unit| unit.takes_part_on(view.meeting.held_on))
    };
    Ok(Gaps {
        absent: all
            .into_iter()
            .filter(|one| !asked(one.unit.id) && takes_part(one))
            .collect(),
        idle: idle
            .into_iter()
            .map(|unit| view.units.reference(unit))
            .collect(),
        unattended: unattended(desk, &about),
    })
}

/// The units that any of these concerns, in their order.
fn gathered(desk: &Desk, units: &Units, about: &[(String, Subject)]) -> Vec<Concerned> {
    let charter = desk.charter();
    let mut all: Vec<Concerned> = units
        .iter()
        .map(|unit| Concerned {
            unit: unit.as_ref(),
            why: Vec::new(),
        })
        .collect();
    for (title, subject) in about {
        for (id, why) in concerned(&charter, units.iter(), subject) {
            for one in all.iter_mut().filter(|one| one.unit.id == id) {
                one.why
                    .extend(why.iter().map(|why| (why.clone(), title.clone())));
            }
        }
    }
    all.retain(|one| !one.why.is_empty());
    all
}

fn unattended(desk: &Desk, about: &[(String, Subject)]) -> Vec<String> {
    let charter = desk.charter();
    let mut labels: Vec<String> = about
        .iter()
        .map(|(_, subject)| subject.difficulty.as_str())
        .filter(|key| !key.is_empty() && remit::covering(&charter, key).next().is_none())
        .map(|key| charter.difficulty_label(key).to_owned())
        .collect();
    labels.sort();
    labels.dedup();
    labels
}

/// Whom an item concerns: what its matter does, who reports, and whom the decisions before the meeting name.
async fn of_item(tx: &mut Tx, sight: &Sight, item: &ItemView) -> Result<Subject, Error> {
    let AgendaItem { reporter, .. } = item.item;
    let mut subject = match &item.matter {
        Some(matter) => subject(tx, sight, matter).await?,
        None => Subject::default(),
    };
    subject.reporter = reporter;
    let kept = item
        .decisions
        .iter()
        .filter(|decision| decision.state != DecisionState::Dropped);
    for decision in kept {
        subject.leads.push(decision.lead);
        subject.supports.extend(&decision.supports);
    }
    Ok(subject)
}

/// Whom a matter concerns.
async fn subject(tx: &mut Tx, sight: &Sight, matter: &Matter) -> Result<Subject, Error> {
    let joined = store::co_raiser::of_matter(tx, sight, matter.id).await?;
    let work = store::assignment::of_matter(tx, sight, matter.id).await?;
    let open = |part: Part| {
        work.iter()
            .filter(move |one| one.state.is_open() && one.part == part)
            .map(|one| one.unit)
    };
    Ok(Subject {
        difficulty: matter.difficulty.clone(),
        raised_by: Some(matter.raised_by),
        co_raisers: joined
            .iter()
            .filter(|one| one.joining == Joining::Joined)
            .map(|one| one.unit)
            .collect(),
        reporter: None,
        leads: matter.lead.into_iter().chain(open(Part::Lead)).collect(),
        supports: open(Part::Support).collect(),
        watches: matter.defer_owner.filter(|_| matter.review_on.is_some()),
    })
}
