//! The information round (汇总相关信息) before a report: each unit gets a return prefilled from the data,
//! corrects it and adds to it; the office accepts it or sends it back.

pub mod quantity;
#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    event::{Reminder, RoundTerms},
    id::{AnswerId, AttachmentId, ReturnId, RoundId, UnitId},
    meeting::count,
    report::{Period, PeriodKind},
};

coded! {
    /// Where a unit's return stands.
    pub enum ReturnState {
        /// With the unit.
        Asked = "asked",
        /// Submitted, with the office.
        Submitted = "submitted",
        /// Sent back to the unit for correction.
        SentBack = "sent_back",
        /// Accepted by the office.
        Accepted = "accepted",
    }
}

coded! {
    /// What kind of answer a question asks for.
    pub enum AnswerKind {
        /// A number: whole where things are counted, else with up to two decimals.
        Number = "number",
        /// A text.
        Text = "text",
    }
}

coded! {
    /// How far a unit has been reminded; each is told once.
    pub enum Reminded {
        /// Not yet.
        Not = "not",
        /// Before the due day.
        Ahead = "ahead",
        /// After the due day.
        Overdue = "overdue",
    }
}

/// A round of asking every unit for its part of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct InformationRound {
    /// Its identity.
    pub id: RoundId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The kind of period asked about.
    pub period_kind: PeriodKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day.
    pub until_on: Date,
    /// Day by which units are to answer.
    pub due_on: Date,
    /// Words to the units.
    pub note: Option<String>,
    /// Whether it is over: nothing is taken in any more.
    pub closed: bool,
}

/// A unit's return.
#[derive(Clone, Debug, PartialEq)]
pub struct InformationReturn {
    /// Its identity.
    pub id: ReturnId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The round.
    pub round: RoundId,
    /// The unit asked.
    pub unit: UnitId,
    /// Day by which it is to answer.
    pub due_on: Date,
    /// Where it stands.
    pub state: ReturnState,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// Name of who submitted it.
    pub submitted_by: Option<String>,
    /// When.
    pub submitted_at: Option<Moment>,
    /// The scan behind what the office entered for the unit (代录).
    pub scan: Option<AttachmentId>,
    /// How far the unit has been reminded.
    pub reminded: Reminded,
}

/// A question to a unit, with what the data say and what the unit says.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnAnswer {
    /// Its identity.
    pub id: AnswerId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The return it is part of.
    pub of: ReturnId,
    /// Its place.
    pub ordinal: u32,
    /// The question.
    pub label: String,
    /// What kind of answer it asks for.
    pub kind: AnswerKind,
    /// The figure it is prefilled from, as its key.
    pub figure: Option<String>,
    /// What the data say; never replaced by what the unit says.
    pub counted: Option<i64>,
    /// What the unit says.
    pub answer: Option<String>,
    /// Why the unit's number differs from the data's.
    pub why: Option<String>,
}

impl InformationRound {
    /// The period asked about.
    pub fn period(&self) -> Period {
        Period {
            kind: self.period_kind,
            from: self.from_on,
            until: self.until_on,
        }
    }

    /// Opens the round.
    pub fn open(self, units: usize, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if units == 0 {
            return Err(Refusal::NobodyAsked);
        }
        let event = Event::RoundOpened(RoundTerms {
            from: self.from_on,
            to: self.until_on,
            due: self.due_on,
            units: count(units),
        });
        Ok(Change::new(
            Self {
                closed: false,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Closes the round: what has not come in by now is missing from the report, and whoever closes it
    /// says that it is closed `without` it.
    pub fn close(
        self,
        returns: &[InformationReturn],
        without: bool,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.closed {
            return Err(Refusal::AlreadyDone);
        }
        if returns
            .iter()
            .any(|one| one.state == ReturnState::Submitted)
        {
            return Err(Refusal::ReturnsUnread);
        }
        let missing = returns.iter().filter(|one| one.is_outstanding()).count();
        if missing > 0 && !without {
            return Err(Refusal::ReturnsMissing(count(missing)));
        }
        let accepted = |one: &&InformationReturn| one.state == ReturnState::Accepted;
        let event = Event::RoundClosed {
            accepted: count(returns.iter().filter(accepted).count()),
            units: count(returns.len()),
        };
        Ok(Change::new(
            Self {
                closed: true,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Refuses what a closed round takes no more.
    pub fn must_be_open(&self) -> Result<(), Refusal> {
        if self.closed {
            Err(Refusal::RoundOver)
        } else {
            Ok(())
        }
    }
}

impl InformationReturn {
    /// Asks a unit for its return.
    pub fn ask(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::ReturnAsked {
            unit: unit_name.into(),
            due: self.due_on,
        };
        let (unit, state) = (self.unit, ReturnState::Asked);
        Ok(Change::new(Self { state, ..self }, event, by, at).tell(Recipient::Unit(unit)))
    }

    /// Whether this actor may write into it now.
    pub fn may_write(&self, round: &InformationRound, by: &Actor) -> Result<(), Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        round.must_be_open()?;
        self.must_be(&[ReturnState::Asked, ReturnState::SentBack])
    }

    /// Submits the return: the unit's head or liaison, or the office from paper (代录). Every number has an
    /// answer, and one that differs from the data's says why; a text may stay empty if the unit says that
    /// it has `nothing_more` to say.
    pub fn submit(
        self,
        round: &InformationRound,
        answers: &[ReturnAnswer],
        nothing_more: bool,
        scan: Option<AttachmentId>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.may_write(round, by)?;
        if by.entered_for.is_none() && !by.holds(&[Role::Head, Role::Liaison]) {
            return Err(Refusal::HeadOrLiaisonSubmits);
        }
        if let Some(empty) = answers.iter().find(|one| one.is_missing()) {
            return Err(Refusal::AnswerMissing(empty.label.clone()));
        }
        let differs = |one: &&ReturnAnswer| one.difference().is_some();
        if let Some(bare) = answers.iter().filter(differs).find(|one| one.why.is_none()) {
            return Err(Refusal::DifferenceNeedsReason(bare.label.clone()));
        }
        let empty: Vec<&str> = answers
            .iter()
            .filter(|one| one.is_silent())
            .map(|one| one.label.as_str())
            .collect();
        if !empty.is_empty() && !nothing_more {
            return Err(Refusal::TextsEmpty(empty.join("、")));
        }
        let event = Event::ReturnSubmitted {
            unit: by.acting_unit().name.clone(),
            differences: count(answers.iter().filter(differs).count()),
        };
        let after = Self {
            state: ReturnState::Submitted,
            reason: None,
            submitted_by: Some(by.name.clone()),
            submitted_at: Some(at),
            scan,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Sends a submitted return back to the unit.
    pub fn send_back(
        self,
        round: &InformationRound,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        round.must_be_open()?;
        self.must_be(&[ReturnState::Submitted, ReturnState::Accepted])?;
        let unit = self.unit;
        let event = Event::ReturnSentBack {
            reason: reason.clone(),
        };
        let after = Self {
            state: ReturnState::SentBack,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Unit(unit)))
    }

    /// Accepts a submitted return: from now on it is merged into the report.
    pub fn accept(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReturnState::Submitted])?;
        let after = Self {
            state: ReturnState::Accepted,
            ..self
        };
        Ok(Change::new(after, Event::ReturnAccepted, by, at))
    }

    /// Whether the unit has still to send it.
    pub fn is_outstanding(&self) -> bool {
        matches!(self.state, ReturnState::Asked | ReturnState::SentBack)
    }

    /// Which reminder is due, if any: one before the due day, one when it has passed.
    pub fn reminder_due(&self, days_left: i64) -> Option<Reminded> {
        if !self.is_outstanding() {
            return None;
        }
        match (days_left, self.reminded) {
            (..0, Reminded::Not | Reminded::Ahead) => Some(Reminded::Overdue),
            (0..=REMIND_WORKING_DAYS, Reminded::Not) => Some(Reminded::Ahead),
            _ => None,
        }
    }

    /// Reminds the unit, once of each kind.
    pub fn remind(
        self,
        reminded: Reminded,
        unit_name: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReturnState::Asked, ReturnState::SentBack])?;
        let unit = self.unit;
        let event = Event::ReturnReminded(Reminder {
            unit: unit_name.into(),
            due: self.due_on,
            overdue: reminded == Reminded::Overdue,
        });
        let change = Change::new(Self { reminded, ..self }, event, by, at);
        Ok(change.tell(Recipient::Unit(unit)))
    }

    fn must_be(&self, states: &[ReturnState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::ReturnState(self.state))
        }
    }
}

/// Working days before the due day on which a unit is reminded (办公室惯例).
pub const REMIND_WORKING_DAYS: i64 = 3;

impl ReturnAnswer {
    /// Puts the question, with what the data say.
    pub fn ask(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::AnswerAsked {
            label: self.label.clone(),
        };
        Ok(Change::new(self, event, by, at))
    }

    /// The unit answers.
    pub fn give(
        self,
        answer: Option<String>,
        why: Option<String>,
        to: (&InformationReturn, &InformationRound),
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        to.0.may_write(to.1, by)?;
        let event = Event::AnswerGiven {
            label: self.label.clone(),
            answer: answer.clone(),
        };
        Ok(Change::new(
            Self {
                answer,
                why,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// The unit's number, in hundredths.
    pub fn number(&self) -> Option<i64> {
        let text = self
            .answer
            .as_deref()
            .filter(|_| self.kind == AnswerKind::Number)?;
        quantity::hundredths(text)
    }

    /// What the data say and what the unit says, where these differ.
    pub fn difference(&self) -> Option<(i64, &str)> {
        let (counted, said) = (self.counted?, self.number()?);
        let differs = counted.checked_mul(100) != Some(said);
        differs.then(|| (counted, self.answer.as_deref().unwrap_or_default()))
    }

    /// Whether a number is asked for and none is there.
    pub fn is_missing(&self) -> bool {
        self.kind == AnswerKind::Number && self.number().is_none()
    }

    /// Whether a text is asked for and nothing is said.
    pub fn is_silent(&self) -> bool {
        self.kind == AnswerKind::Text && self.answer.is_none()
    }
}

impl Governed for InformationRound {
    const NOUN: &'static str = "information_round";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

impl Governed for InformationReturn {
    const NOUN: &'static str = "information_return";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

impl Governed for ReturnAnswer {
    const NOUN: &'static str = "return_answer";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}
