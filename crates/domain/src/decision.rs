//! Decisions: what a meeting is proposed to decide on an item, and decides when it is agreed.

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Thread,
    agenda::Outcome,
    charter::MeetingRules,
    id::{AgendaItemId, DecisionId, MatterId, MeetingId, UnitId},
    unit::UnitRef,
};

coded! {
    /// Whether a decision binds yet.
    pub enum DecisionState {
        /// Proposed on the agenda.
        Proposed = "proposed",
        /// Agreed at the meeting (议定).
        Agreed = "agreed",
        /// Not agreed: the item was deferred or carried over.
        Dropped = "dropped",
        /// Taken off again before the outcome.
        Withdrawn = "withdrawn",
        /// Amended by a later decision.
        Amended = "amended",
        /// Revoked by a later decision.
        Revoked = "revoked",
    }
}

coded! {
    /// What a decision does to an earlier one.
    pub enum Effect {
        /// Takes its place.
        Amend = "amend",
        /// Ends it.
        Revoke = "revoke",
    }
}

/// An earlier decision that another is to amend or revoke.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The decision.
    pub decision: Decision,
    /// Decisions made or proposed to amend or revoke it.
    pub later: Vec<Decision>,
    /// The tier that made it, where it stands above the one that is to change it.
    pub higher: Option<String>,
}

impl Earlier {
    /// The earlier decision as it stands before a meeting of this tier. A charter's tiers stand in order, the
    /// highest first (方案四：联席会议研究全局性或者重大事项，专题会议研究特定领域的事项).
    pub fn before(
        decision: Decision,
        made_by: &str,
        later: Vec<Decision>,
        rules: &MeetingRules,
        tier: &str,
    ) -> Self {
        let higher = rules
            .tier(made_by)
            .filter(|_| rules.outranks(made_by, tier));
        Self {
            decision,
            later,
            higher: higher.map(|tier| tier.label.clone()),
        }
    }

    /// Refuses unless it may be amended or revoked: it binds, no other decision is about to, and no higher tier
    /// made it.
    pub fn may_give_way(&self) -> Result<(), Refusal> {
        if self.decision.state != DecisionState::Agreed {
            return Err(Refusal::EarlierDoesNotBind);
        }
        let counts =
            |one: &Decision| matches!(one.state, DecisionState::Proposed | DecisionState::Agreed);
        if self.later.iter().any(counts) {
            return Err(Refusal::EarlierTakenUp);
        }
        match &self.higher {
            Some(label) => Err(Refusal::HigherTierDecided(label.clone())),
            None => Ok(()),
        }
    }
}

/// What units are to do, by when, and what counts as done.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity.
    pub id: DecisionId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The item it stands under.
    pub item: AgendaItemId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The matter it serves.
    pub matter: MatterId,
    /// Place under the item, from 1.
    pub ordinal: u32,
    /// What is decided.
    pub text: String,
    /// The leading unit.
    pub lead: UnitId,
    /// Supporting units.
    pub supports: Vec<UnitId>,
    /// Due day.
    pub due_on: Date,
    /// What counts as done.
    pub done_when: String,
    /// Why it goes to units although it lies beyond their duties (越位); none when inside.
    pub beyond_reason: Option<String>,
    /// Whether it binds.
    pub state: DecisionState,
    /// The earlier decision it amends or revokes.
    pub earlier: Option<DecisionId>,
    /// What it does to that one.
    pub effect: Option<Effect>,
}

impl Decision {
    /// Units the decision names: those whose agreement it needs.
    pub fn named_units(&self) -> impl Iterator<Item = UnitId> {
        std::iter::once(self.lead).chain(self.supports.iter().copied())
    }

    /// Whether its meeting agreed on it, whatever later ones made of it.
    pub fn was_agreed(&self) -> bool {
        !matches!(
            self.state,
            DecisionState::Proposed | DecisionState::Dropped | DecisionState::Withdrawn
        )
    }

    /// Units whose agreement it needs: those it names, and those that the decision it amends or revokes
    /// named, since what binds a unit is not changed behind its back (方案四：达成一致意见的). `earlier` are the
    /// matter's other decisions.
    pub fn bound_units(&self, earlier: &[Self]) -> Vec<UnitId> {
        let before = earlier.iter().find(|one| Some(one.id) == self.earlier);
        let before = before.into_iter().flat_map(Self::named_units);
        let mut units: Vec<UnitId> = Vec::new();
        for unit in self.named_units().chain(before) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    /// The office proposes it under an item, before or during the meeting. `earlier` is the decision it
    /// amends or revokes.
    pub fn propose(
        self,
        earlier: Option<&Earlier>,
        lead: &UnitRef,
        supports: &[UnitRef],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_proposed()?;
        if self.supports.contains(&self.lead) {
            return Err(Refusal::LeadAlsoSupports);
        }
        if let Some(earlier) = earlier {
            earlier.may_give_way()?;
        }
        let event = Event::DecisionProposed {
            text: self.text.clone(),
            lead: lead.name.clone(),
            supports: crate::matter::names(supports),
            due: self.due_on,
        };
        Ok(Change::new(self, event, by, at))
    }

    /// It binds: the item was agreed.
    pub(crate) fn agree(self, by: &Actor, at: Moment) -> Change<Self> {
        let event = Event::DecisionAgreed {
            text: self.text.clone(),
            due: self.due_on,
        };
        Change::new(
            Self {
                state: DecisionState::Agreed,
                ..self
            },
            event,
            by,
            at,
        )
    }

    /// It does not bind: there was no agreement, or the item ended otherwise, as its outcome says.
    pub(crate) fn drop_it(self, outcome: Outcome, by: &Actor, at: Moment) -> Change<Self> {
        let event = Event::DecisionDropped {
            text: self.text.clone(),
            outcome: Some(outcome),
        };
        Change::new(
            Self {
                state: DecisionState::Dropped,
                ..self
            },
            event,
            by,
            at,
        )
    }

    /// Takes the proposal off again before the outcome.
    pub fn withdraw(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_proposed()?;
        let event = Event::DecisionWithdrawn {
            text: self.text.clone(),
        };
        let after = Self {
            state: DecisionState::Withdrawn,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// It is a proposal again: the outcome of its item was recorded by mistake.
    pub(crate) fn propose_again(self, by: &Actor, at: Moment) -> Change<Self> {
        let event = Event::DecisionProposedAgain {
            text: self.text.clone(),
        };
        let after = Self {
            state: DecisionState::Proposed,
            ..self
        };
        Change::new(after, event, by, at)
    }

    /// A later decision amends or revokes it, once that one's minutes are issued: only a later decision
    /// does.
    pub fn give_way(
        self,
        later: &Self,
        later_meeting: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let (Some(effect), true) = (later.effect, later.earlier == Some(self.id)) else {
            return Err(Refusal::OnlyADecisionRevokes);
        };
        if self.state != DecisionState::Agreed || later.state != DecisionState::Agreed {
            return Err(Refusal::EarlierDoesNotBind);
        }
        let event = Event::DecisionGaveWay {
            text: self.text.clone(),
            effect,
            later: later_meeting.into(),
        };
        let state = match effect {
            Effect::Amend => DecisionState::Amended,
            Effect::Revoke => DecisionState::Revoked,
        };
        Ok(Change::new(Self { state, ..self }, event, by, at))
    }

    fn must_be_proposed(&self) -> Result<(), Refusal> {
        if self.state == DecisionState::Proposed {
            Ok(())
        } else {
            Err(Refusal::AlreadyDone)
        }
    }
}

impl Governed for Decision {
    const NOUN: &'static str = "decision";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: Some(self.matter),
            meeting: Some(self.meeting),
        }
    }
}
