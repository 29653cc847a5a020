//! What earlier meetings made of an item's matter, as the item shows it.

use super::key;
use app::{
    Units,
    meeting::{past::Past, view::ItemView, view::MeetingView},
};
use domain::matter::{Terms, awaited};
use locale::Wording;

/// What an earlier meeting made of the matter.
pub(crate) struct PastShown {
    /// The meeting's name.
    pub meeting: String,
    /// Path of the item there.
    pub path: String,
    /// Its outcome.
    pub outcome: String,
    /// Words to it.
    pub text: Option<String>,
    /// How the condition was met on which it had come there.
    pub met: Option<String>,
    /// What it was deferred until.
    pub deferral: Option<String>,
    /// Positions other than agreement: unit, stance, words.
    pub dissent: Vec<(String, String, String)>,
    /// Decisions that came to nothing: text, leading unit.
    pub dropped: Vec<(String, String)>,
}

/// What a deferral waits for, who watches over it, when it comes back.
pub(super) fn waits(t: Wording, units: &Units, terms: &Terms) -> String {
    let owner = terms
        .owner
        .map_or_else(String::new, |unit| units.name(unit));
    let condition = terms.condition.as_deref().unwrap_or_default();
    let review = terms.review_on.map_or_else(String::new, |day| t.date(day));
    t.a(
        "meeting-deferred-until",
        &[
            ("awaited", awaited(condition).into()),
            ("owner", owner.into()),
            ("review", review.into()),
        ],
    )
}

/// What earlier meetings made of an item's matter, oldest first.
pub(super) fn past(t: Wording, view: &MeetingView, item: &ItemView) -> Vec<PastShown> {
    item.past.iter().map(|one| shown(t, view, one)).collect()
}

fn shown(t: Wording, view: &MeetingView, past: &Past) -> PastShown {
    let units = &view.units;
    let item = &past.item;
    let outcome = item
        .outcome
        .map(|one| t.m(&key("outcome", one.code())).into_owned());
    let came_from = item.came_from.as_ref();
    let dissent = past.dissent.iter().map(|said| {
        let stance = t.m(&key("stance", said.stance.code())).into_owned();
        (
            units.name(said.unit),
            stance,
            said.words.clone().unwrap_or_default(),
        )
    });
    let dropped = past.dropped.iter();
    PastShown {
        meeting: past.meeting.clone(),
        path: format!("/meetings/{}#item-{}", past.meeting_id, item.id),
        outcome: outcome.unwrap_or_default(),
        text: item.outcome_text.clone(),
        met: came_from.and_then(|terms| terms.condition_met.clone()),
        deferral: item.deferral.as_ref().map(|terms| waits(t, units, terms)),
        dissent: dissent.collect(),
        dropped: dropped
            .map(|one| (one.text.clone(), units.name(one.lead)))
            .collect(),
    }
}
