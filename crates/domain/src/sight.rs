//! Sight: what an actor may see. Every query of the store takes one.

use crate::{
    attachment::Classification,
    id::{MechanismId, UnitId},
};

/// What an actor may see of one mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The mechanism; nothing of another is ever seen.
    pub mechanism: MechanismId,
    reach: Reach,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Whole,
    Member(UnitId),
    Party(UnitId),
    Nothing,
}

impl Sight {
    /// The office and the conveners see everything.
    pub fn whole(mechanism: MechanismId) -> Self {
        Self {
            mechanism,
            reach: Reach::Whole,
        }
    }

    /// A member unit sees what is ordinary, and besides that what it is a party to.
    pub fn member(mechanism: MechanismId, unit: UnitId) -> Self {
        Self {
            mechanism,
            reach: Reach::Member(unit),
        }
    }

    /// An invited unit or an administrator sees only what it is a party to.
    pub fn party(mechanism: MechanismId, unit: UnitId) -> Self {
        Self {
            mechanism,
            reach: Reach::Party(unit),
        }
    }

    /// Administrators of the system see no content.
    pub fn nothing(mechanism: MechanismId) -> Self {
        Self {
            mechanism,
            reach: Reach::Nothing,
        }
    }

    /// The highest classification seen without being a party, as its rank; -1 for none.
    pub fn open_rank(&self) -> i64 {
        match self.reach {
            Reach::Whole => Classification::Restricted.rank(),
            Reach::Member(_) => Classification::Ordinary.rank(),
            Reach::Party(_) | Reach::Nothing => -1,
        }
    }

    /// The unit as a party to which more is seen.
    pub fn party_unit(&self) -> Option<UnitId> {
        match self.reach {
            Reach::Member(unit) | Reach::Party(unit) => Some(unit),
            Reach::Whole | Reach::Nothing => None,
        }
    }

    /// Whether everything is seen.
    pub fn is_whole(&self) -> bool {
        self.reach == Reach::Whole
    }
}
