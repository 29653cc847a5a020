//! Agenda items: what a meeting deals with, each unit's position, and the outcome.

mod agreement;
pub mod opinion;
#[cfg(test)]
pub(crate) mod tests;
pub mod version;

pub use agreement::{agreed_with, away, is_discussed, not_agreeing};

use crate::{
    Actor, Change, Event, Governed, Moment, Refusal, Thread,
    decision::{Decision, DecisionState},
    id::{AgendaItemId, MatterId, MeetingId, PositionId, UnitId},
    matter::{Deferral, Terms},
    meeting::Meeting,
    unit::UnitRef,
};

coded! {
    /// How an item ended; every item gets one.
    pub enum Outcome {
        /// Agreed by every unit the decisions name (一致意见).
        Agreed = "agreed",
        /// Agreed with changes to what was proposed.
        AgreedWithChanges = "agreed_with_changes",
        /// Heard, nothing to decide.
        Noted = "noted",
        /// Deferred until a condition is met (暂缓).
        Deferred = "deferred",
        /// Returned to the raiser.
        Returned = "returned",
        /// Withdrawn by its raiser.
        Withdrawn = "withdrawn",
        /// Not reached (未议顺延).
        CarriedOver = "carried_over",
    }
}

impl Outcome {
    /// Whether the outcome makes the proposed decisions binding.
    pub fn binds(self) -> bool {
        matches!(self, Self::Agreed | Self::AgreedWithChanges)
    }

    /// Whether it says nothing without words for the minutes: what was changed, what is missing, why it goes.
    pub fn needs_words(self) -> bool {
        matches!(
            self,
            Self::AgreedWithChanges | Self::Returned | Self::Withdrawn
        )
    }

    /// Whether an item of this kind can end so: on a report heard nothing is agreed and nothing waits for a
    /// condition; it is heard, or goes back, is withdrawn, or is not reached.
    pub fn fits(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Matter => true,
            ItemKind::Report => !self.binds() && self != Self::Deferred,
        }
    }
}

coded! {
    /// A unit's stance on an item.
    pub enum Stance {
        /// Agrees.
        Agree = "agree",
        /// Agrees not, but does not stand in the way unless a decision names it.
        Reserve = "reserve",
        /// Objects.
        Object = "object",
        /// Was asked and said nothing.
        Silent = "silent",
    }
}

coded! {
    /// What an item is about.
    pub enum ItemKind {
        /// A matter to be coordinated.
        Matter = "matter",
        /// A report to be heard (听取汇报), without a matter.
        Report = "report",
    }
}

/// An item of a meeting's agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    /// Its identity.
    pub id: AgendaItemId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// What it is about.
    pub kind: ItemKind,
    /// The matter; none for a report.
    pub matter: Option<MatterId>,
    /// Title of a report; a matter brings its own.
    pub title: Option<String>,
    /// The unit that reports.
    pub reporter: Option<UnitId>,
    /// Place on the agenda, from 1.
    pub ordinal: u32,
    /// What the meeting is asked.
    pub question: String,
    /// How it ended; none before.
    pub outcome: Option<Outcome>,
    /// Words to the outcome, for the minutes.
    pub outcome_text: Option<String>,
    /// The item of an earlier meeting from which this one was carried over or resubmitted.
    pub earlier: Option<AgendaItemId>,
    /// Whether it was taken off the agenda again.
    pub off: bool,
    /// The deferral its matter came back from, as it stood when it was listed.
    pub came_from: Option<Terms>,
    /// What this meeting deferred it until; the matter's own terms are those of its latest deferral.
    pub deferral: Option<Terms>,
}

/// A unit's stance on an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its identity.
    pub id: PositionId,
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
    /// The stance.
    pub stance: Stance,
    /// Words to it, minuted for reservations and objections.
    pub words: Option<String>,
    /// Whether the unit itself took it; else the office wrote it down at the table.
    pub own: bool,
}

/// The outcome of an item together with what follows for its decisions.
#[derive(Debug)]
pub struct Settled {
    /// The item with its outcome.
    pub item: Change<AgendaItem>,
    /// The decisions, binding or dropped.
    pub decisions: Vec<Change<Decision>>,
}

impl AgendaItem {
    /// Puts the item on the agenda.
    pub fn list(self, title: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::ItemListed {
            ordinal: self.ordinal,
            title: title.into(),
        };
        Ok(Change::new(self, event, by, at))
    }

    /// Moves it to another place on the agenda.
    pub fn place(self, ordinal: u32, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        let event = Event::ItemMoved {
            from: self.ordinal,
            to: ordinal,
        };
        Ok(Change::new(Self { ordinal, ..self }, event, by, at))
    }

    /// Asks the meeting something else under it.
    pub fn reword(self, question: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        let event = Event::ItemReworded {
            ordinal: self.ordinal,
            question: question.clone(),
        };
        Ok(Change::new(Self { question, ..self }, event, by, at))
    }

    /// Takes it off the agenda again; its matter goes back and what was proposed under it is withdrawn
    /// beside this change.
    pub fn take_off(self, title: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        if self.off {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::ItemTakenOff {
            ordinal: self.ordinal,
            title: title.into(),
        };
        Ok(Change::new(Self { off: true, ..self }, event, by, at))
    }

    /// Refuses unless decisions can stand under it: a report heard decides nothing; what follows from it is
    /// raised as a matter.
    pub fn must_have_matter(&self) -> Result<MatterId, Refusal> {
        self.matter.ok_or(Refusal::ReportDecidesNothing)
    }

    /// Gives the item its outcome. *Agreed* only if every unit that the decisions name agrees
    /// (方案四：达成一致意见的); if one objects, reserves or stays silent there is no decision, and the
    /// item is deferred instead. `earlier` are the matter's other decisions; `deferral` is required for a
    /// deferral, and kept with the item.
    #[expect(
        clippy::too_many_arguments,
        reason = "an outcome weighs everything said on the item; it is given in one place"
    )]
    pub fn settle(
        self,
        outcome: Outcome,
        text: Option<String>,
        decisions: Vec<Decision>,
        earlier: &[Decision],
        positions: &[(Position, UnitRef)],
        names: impl Fn(UnitId) -> String,
        deferral: Option<&Deferral>,
        by: &Actor,
        at: Moment,
    ) -> Result<Settled, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        if !outcome.fits(self.kind) {
            return Err(Refusal::ReportDecidesNothing);
        }
        if outcome.binds() {
            if decisions.is_empty() {
                return Err(Refusal::NothingDecided);
            }
            let dissenting = not_agreeing(&decisions, earlier, positions);
            if !dissenting.is_empty() {
                let units = dissenting
                    .into_iter()
                    .map(&names)
                    .collect::<Vec<_>>()
                    .join("、");
                return Err(Refusal::NotAgreed(units));
            }
        }
        agreement::must_be_heeded(outcome, &decisions, earlier, positions, &names)?;
        let wordless = text.as_deref().is_none_or(|words| words.trim().is_empty());
        if outcome.needs_words() && wordless {
            return Err(Refusal::OutcomeNeedsWords);
        }
        let deferral = deferral.filter(|_| outcome == Outcome::Deferred);
        if outcome == Outcome::Deferred && deferral.is_none() {
            return Err(Refusal::DeferralNeedsReview);
        }
        let event = Event::ItemSettled {
            ordinal: self.ordinal,
            outcome,
            text: text.clone(),
        };
        let decisions = decisions
            .into_iter()
            .map(|d| {
                if outcome.binds() {
                    d.agree(by, at)
                } else {
                    d.drop_it(outcome, by, at)
                }
            })
            .collect();
        let after = Self {
            outcome: Some(outcome),
            outcome_text: text,
            deferral: deferral.map(Terms::from),
            ..self
        };
        Ok(Settled {
            item: Change::new(after, event, by, at),
            decisions,
        })
    }

    /// Takes an outcome recorded by mistake back, for a reason, until the meeting is closed: the item is open
    /// again, and what was proposed under it is a proposal again.
    pub fn reopen(
        self,
        reason: String,
        meeting: &Meeting,
        decisions: Vec<Decision>,
        by: &Actor,
        at: Moment,
    ) -> Result<Settled, Refusal> {
        by.must_be_office()?;
        meeting.must_be_in_session()?;
        let outcome = self.outcome.ok_or(Refusal::AlreadyDone)?;
        let event = Event::ItemReopened {
            ordinal: self.ordinal,
            outcome,
            reason,
        };
        let settled =
            |d: &Decision| matches!(d.state, DecisionState::Agreed | DecisionState::Dropped);
        let decisions = decisions.into_iter().filter(settled);
        let decisions = decisions.map(|d| d.propose_again(by, at)).collect();
        let after = Self {
            outcome: None,
            outcome_text: None,
            deferral: None,
            ..self
        };
        Ok(Settled {
            item: Change::new(after, event, by, at),
            decisions,
        })
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        if self.outcome.is_none() {
            Ok(())
        } else {
            Err(Refusal::ItemSettled)
        }
    }
}

impl Position {
    /// Refuses the office a change of what the unit itself said: only the unit changes that.
    pub fn may_be_replaced(&self, unit: &UnitRef, by: &Actor) -> Result<(), Refusal> {
        if self.own && !by.speaks_for(self.unit) {
            return Err(Refusal::OwnPosition(unit.name.clone()));
        }
        Ok(())
    }

    /// Takes the position in session: the unit itself, or the office at the table writing down what was said
    /// (代录). Before the session a unit writes its opinion, which binds nobody; on a report heard there is
    /// nothing to agree to.
    pub fn take(
        self,
        unit: &UnitRef,
        item: &AgendaItem,
        meeting: &Meeting,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) && !by.is_office() {
            return Err(Refusal::NotYourUnit);
        }
        meeting.must_be_in_session()?;
        if item.kind == ItemKind::Report {
            return Err(Refusal::ReportTakesNoPosition);
        }
        if item.outcome.is_some() {
            return Err(Refusal::ItemSettled);
        }
        if self.stance != Stance::Agree
            && self.stance != Stance::Silent
            && self
                .words
                .as_deref()
                .is_none_or(|words| words.trim().is_empty())
        {
            return Err(Refusal::StanceNeedsWords);
        }
        let event = Event::PositionTaken {
            unit: unit.name.clone(),
            ordinal: item.ordinal,
            stance: self.stance,
            words: self.words.clone(),
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for AgendaItem {
    const NOUN: &'static str = "agenda_item";
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

impl Governed for Position {
    const NOUN: &'static str = "position";
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
