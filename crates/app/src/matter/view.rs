//! What a page shows of one matter: where on the chain it is, who owes what, how it got here.

use crate::{Desk, Error, Line, Units};
use domain::{
    Actor,
    agenda::AgendaItem,
    assignment::Assignment,
    attachment::Attachment,
    case::Case,
    co_raiser::CoRaiser,
    decision::Decision,
    enterprise::Enterprise,
    id::MatterId,
    instruction::Instruction,
    matter::{Matter, MatterState},
    meeting::Meeting,
    minutes::Minutes,
    official_document::OfficialDocument,
    unit::UnitRef,
};
use store::matter::MatterRow;

/// One matter with all that hangs on it, within the actor's sight.
#[derive(Clone, Debug)]
pub struct MatterView {
    /// The matter.
    pub matter: Matter,
    /// The enterprise.
    pub enterprise: Enterprise,
    /// The case.
    pub case: Option<Case>,
    /// Its assignments, oldest first.
    pub assignments: Vec<Assignment>,
    /// Units asked to raise it too, in the order they were asked.
    pub co_raisers: Vec<(CoRaiser, UnitRef)>,
    /// Conveners' instructions on it, oldest first.
    pub instructions: Vec<Instruction>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// Its places on agendas, oldest first, with the meeting where that is within sight.
    pub items: Vec<(AgendaItem, Option<Meeting>)>,
    /// Decisions on it, with the minutes where issued.
    pub decisions: Vec<Decision>,
    /// Minutes of the meeting that decided last.
    pub minutes: Option<Minutes>,
    /// Official documents about it.
    pub documents: Vec<OfficialDocument>,
    /// How it got here, newest first.
    pub history: Vec<Line>,
    /// Names of units.
    pub units: Units,
}

/// Loads a matter with all that hangs on it.
pub async fn view(desk: &Desk, by: &Actor, number: (u32, u32)) -> Result<MatterView, Error> {
    let sight = by.sight();
    desk.read(async move |tx| {
        let matter = store::matter::by_number(tx, &sight, number.0, number.1).await?;
        let enterprise = store::by_id(tx, &sight, matter.enterprise.0).await?;
        let case = match matter.case {
            Some(case) => Some(store::by_id(tx, &sight, case.0).await?),
            None => None,
        };
        let mut items = Vec::new();
        for item in store::agenda::items_of_matter(tx, &sight, matter.id).await? {
            let meeting = match store::meeting::by_id(tx, &sight, item.meeting).await {
                Ok(meeting) => Some(meeting),
                Err(store::Error::NotFound) => None,
                Err(error) => return Err(error.into()),
            };
            items.push((item, meeting));
        }
        let minutes = match items.iter().rev().find_map(|(_, meeting)| meeting.as_ref()) {
            Some(meeting) => store::minutes::of_meeting(tx, &sight, meeting.id).await?,
            None => None,
        };
        Ok(MatterView {
            assignments: store::assignment::of_matter(tx, &sight, matter.id).await?,
            co_raisers: super::together::of_matter(tx, &sight, matter.id).await?,
            instructions: store::instruction::of_matter(tx, &sight, matter.id).await?,
            attachments: store::attachment::of_matter(tx, &sight, matter.id).await?,
            decisions: store::agenda::decisions_of_matter(tx, &sight, matter.id).await?,
            documents: store::official_document::of_matter(tx, &sight, matter.id).await?,
            history: store::journal::of_matter(tx, &sight, matter.id).await?,
            units: Units::load(tx, &sight).await?,
            matter,
            enterprise,
            case,
            items,
            minutes,
        })
    })
    .await
}

/// A page of matters within sight, newest first; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    state: Option<MatterState>,
    before: &str,
) -> Result<(Vec<MatterRow>, bool), Error> {
    let (sight, before) = (by.sight(), MatterId::parse(before));
    let mut rows = desk
        .read(async move |tx| Ok(store::matter::page(tx, &sight, state, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows, more))
}

/// Matters that the last meeting did not reach and that wait for the next one, the longest waiting first.
pub async fn carried_over(desk: &Desk, by: &Actor) -> Result<Vec<MatterRow>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Ok(store::matter::carried_over(tx, &sight).await?))
        .await
}

/// Matters that may be put on an agenda now: those that the last meeting did not reach first, then those come
/// back from deferral, accepted, or with units; those due first. Last those in execution, whose decision only a
/// later one replaces.
pub async fn listable(desk: &Desk, by: &Actor) -> Result<Vec<MatterRow>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| {
        let mut rows = store::matter::carried_over(tx, &sight).await?;
        for state in [
            MatterState::Deferred,
            MatterState::Accepted,
            MatterState::Coordinating,
            MatterState::InExecution,
        ] {
            for row in store::matter::pressing(tx, &sight, state).await? {
                if rows.iter().all(|one| one.id != row.id) {
                    rows.push(row);
                }
            }
        }
        Ok(rows)
    })
    .await
}
