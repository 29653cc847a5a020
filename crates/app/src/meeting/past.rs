//! What earlier meetings made of an item's matter: the whole history that comes back with it.

use crate::Error;
use domain::{
    Sight,
    agenda::{AgendaItem, Outcome, Position},
    decision::{Decision, DecisionState},
    id::MeetingId,
    matter::{MatterState, Terms},
};
use store::Tx;

use super::view::ItemView;

/// What an earlier meeting made of the same matter.
#[derive(Clone, Debug)]
pub struct Past {
    /// The meeting's name.
    pub meeting: String,
    /// Its id.
    pub meeting_id: MeetingId,
    /// The item there, with its outcome and what it deferred the matter until.
    pub item: AgendaItem,
    /// Positions other than agreement: who stood in the way, and why.
    pub dissent: Vec<Position>,
    /// Decisions proposed there that came to nothing.
    pub dropped: Vec<Decision>,
}

impl ItemView {
    /// What this meeting deferred it until; of an item kept before that was kept with it, what its matter says
    /// while nothing later stands.
    pub fn deferral(&self) -> Option<Terms> {
        if self.item.outcome != Some(Outcome::Deferred) {
            return None;
        }
        let latest = self.chain.last();
        let is_latest = latest.is_none_or(|(last, _)| last.id == self.item.id);
        let matter = self.matter.as_ref().filter(|_| is_latest);
        let kept = self.item.deferral.clone();
        kept.or_else(|| matter?.terms())
    }

    /// The deferral that brought it to this meeting.
    pub fn came_from(&self) -> Option<Terms> {
        let listed = |matter: &&domain::matter::Matter| {
            matter.state == MatterState::Listed && matter.meeting == Some(self.item.meeting)
        };
        let matter = self.matter.as_ref().filter(listed);
        let kept = self.item.came_from.clone();
        kept.or_else(|| matter?.terms())
    }
}

/// Earlier items on the same matter, where their meetings are within sight. The caller has loaded the matter
/// within sight.
pub(super) async fn past(
    tx: &mut Tx,
    sight: &Sight,
    item: &AgendaItem,
) -> Result<Vec<Past>, Error> {
    let Some(matter) = item.matter else {
        return Ok(Vec::new());
    };
    let decisions = store::agenda::decisions_of_matter(tx, sight, matter).await?;
    let mut all = Vec::new();
    let all_of_it = store::agenda::items_of_matter(tx, sight, matter).await?;
    // What came after it is no history of it, also when the paper is printed again.
    let earlier = all_of_it.into_iter().take_while(|one| one.id != item.id);
    for one in earlier.filter(|one| one.outcome.is_some()) {
        let meeting = match store::meeting::by_id(tx, sight, one.meeting).await {
            Ok(meeting) => meeting,
            Err(store::Error::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        let mut dissent = store::agenda::positions(tx, sight, meeting.id).await?;
        dissent.retain(|said| said.item == one.id && one.is_dissent(said));
        let failed = |d: &&Decision| d.item == one.id && d.state == DecisionState::Dropped;
        all.push(Past {
            meeting: super::name(&meeting),
            meeting_id: meeting.id,
            dropped: decisions.iter().filter(failed).cloned().collect(),
            dissent,
            item: one,
        });
    }
    Ok(all)
}
