//! Sample co-raisers, instructions and kept texts of minutes.

use domain::{
    Actor, Role,
    co_raiser::{CoRaiser, Joining},
    id::{MatterId, MeetingId},
    instruction::{About, Instruction, InstructionState},
    minutes::{Minutes, MinutesText},
    unit::UnitRef,
};
use jiff::civil::date;

use super::{NOW, World, id};

impl World {
    pub fn minutes_text(&self, minutes: &Minutes, ordinal: u32) -> MinutesText {
        MinutesText {
            id: id(),
            version: 0,
            minutes: minutes.id,
            meeting: minutes.meeting,
            ordinal,
            text: format!("第{ordinal}稿"),
            written_by: String::new(),
            written_at: NOW,
        }
    }

    pub fn co_raiser(&self, matter: MatterId, unit: &UnitRef) -> CoRaiser {
        CoRaiser {
            id: id(),
            version: 0,
            matter,
            unit: unit.id,
            joining: Joining::Asked,
            words: None,
            answer_by: date(2026, 3, 12),
            answered_at: None,
            confirmed_at: None,
        }
    }

    /// A convener of the court, who can be given a post.
    pub fn convener(&self) -> Actor {
        Actor {
            roles: vec![Role::Convener],
            ..self.clerk.clone()
        }
    }

    pub fn instruction(&self, serial: u32) -> Instruction {
        Instruction {
            id: id(),
            version: 0,
            year: 2026,
            serial,
            about: About::Minutes,
            matter: None,
            meeting: None,
            text: "请抓紧办理".into(),
            convener: self.clerk.person,
            convener_name: "林一".into(),
            entered_by: None,
            lead: None,
            supports: Vec::new(),
            due_on: None,
            done_when: None,
            state: InstructionState::Given,
            given_at: NOW,
            report: None,
        }
    }

    pub async fn instructed(
        &self,
        serial: u32,
        matter: Option<MatterId>,
        meeting: Option<MeetingId>,
    ) -> Instruction {
        let given = Instruction {
            matter,
            meeting,
            ..self.instruction(serial)
        };
        let change = given.give(None, None, &[], &self.convener(), NOW);
        self.keep(change.unwrap()).await
    }
}
