//! What a supervision letter rests on (督办依据): supervision is the conveners', so the office draws it up only
//! on a meeting's decision or on a convener's instruction, and only while that stands.

use super::OfficialDocument;
use crate::{
    Refusal,
    decision::{Decision, DecisionState},
    id::{DecisionId, InstructionId},
    instruction::{Instruction, InstructionState},
};

/// What a supervision letter rests on, as it stands when the letter takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// A meeting's decision.
    Decision(DecisionId, DecisionState),
    /// A convener's instruction.
    Instruction(InstructionId, InstructionState),
}

impl Authority {
    /// Whether it gives authority: a decision that is agreed and neither amended nor revoked since, an
    /// instruction that was not taken back.
    pub fn stands(self) -> bool {
        match self {
            Self::Decision(_, state) => state == DecisionState::Agreed,
            Self::Instruction(_, state) => state == InstructionState::Given,
        }
    }
}

impl From<&Decision> for Authority {
    fn from(decision: &Decision) -> Self {
        Self::Decision(decision.id, decision.state)
    }
}

impl From<&Instruction> for Authority {
    fn from(instruction: &Instruction) -> Self {
        Self::Instruction(instruction.id, instruction.state)
    }
}

impl OfficialDocument {
    /// A supervision letter names what it rests on, and that stands. Another kind needs nothing.
    pub(super) fn must_rest_on(&self, rests_on: Option<Authority>) -> Result<(), Refusal> {
        if !self.kind.needs_authority() {
            return Ok(());
        }
        let named = match rests_on {
            None => false,
            Some(Authority::Decision(id, _)) => self.decision == Some(id),
            Some(Authority::Instruction(id, _)) => self.instruction == Some(id),
        };
        match rests_on {
            Some(authority) if named && authority.stands() => Ok(()),
            Some(_) if named => Err(Refusal::AuthorityGone),
            _ => Err(Refusal::SupervisionNeedsAuthority),
        }
    }
}
