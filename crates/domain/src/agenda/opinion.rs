//! A unit's written opinion on an item, given before the meeting.

use super::{AgendaItem, Stance};
use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread,
    id::{AgendaItemId, MatterId, MeetingId, UnitId, WrittenOpinionId},
    meeting::Meeting,
    unit::UnitRef,
};

/// What a unit says in writing before the meeting. It binds nobody: at the table positions are taken.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenOpinion {
    /// Its identity.
    pub id: WrittenOpinionId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The item.
    pub item: AgendaItemId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The matter; none where the item is a report.
    pub matter: Option<MatterId>,
    /// Whose.
    pub unit: UnitId,
    /// Where it leans, if it says so.
    pub stance: Option<Stance>,
    /// What it says.
    pub text: String,
}

impl WrittenOpinion {
    /// The unit gives it, or the office enters it for the unit (代录), until the session begins. A later one
    /// replaces the earlier.
    pub fn give(
        self,
        item: &AgendaItem,
        meeting: &Meeting,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        meeting.must_be_ahead()?;
        let event = Event::OpinionGiven {
            unit: unit.name.clone(),
            ordinal: item.ordinal,
            stance: self.stance,
            text: self.text.clone(),
        };
        Ok(Change::new(self, event, by, at).tell(Recipient::Office))
    }
}

impl Governed for WrittenOpinion {
    const NOUN: &'static str = "written_opinion";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: self.matter,
            meeting: Some(self.meeting),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        agenda::tests::item,
        cast::{self, id},
        meeting::{MeetingState, tests::meeting},
    };

    #[test]
    fn a_unit_gives_its_own_opinion_until_the_session() {
        let opinion = WrittenOpinion {
            id: id(980),
            version: 0,
            item: id(500),
            meeting: id(400),
            matter: Some(id(100)),
            unit: cast::TAX,
            stance: Some(Stance::Reserve),
            text: "建议先行审计".into(),
        };
        let unit = cast::reference(cast::TAX);
        for (who, by) in cast::actors() {
            let given = opinion.clone().give(
                &item(None),
                &meeting(MeetingState::Convened),
                &unit,
                &by,
                cast::now(),
            );
            assert_eq!(given.is_ok(), by.speaks_for(cast::TAX), "{who}");
        }
        for state in MeetingState::ALL {
            let given = opinion.clone().give(
                &item(None),
                &meeting(*state),
                &unit,
                &cast::tax(),
                cast::now(),
            );
            let ahead = matches!(state, MeetingState::Planned | MeetingState::Convened);
            assert_eq!(given.is_ok(), ahead, "{}", state.code());
        }
    }
}
