//! A deferred matter on its way back: its review draws near, its condition is met; and what a convener's
//! instruction makes of a matter.

use super::{Deferral, Matter, MatterState, names};
use crate::{
    Actor, Change, Date, Event, Moment, Permission, Recipient, Refusal, id::UnitId, unit::UnitRef,
};
use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};

impl MatterState {
    /// Whether a convener may give work on it: on whatever has neither ended nor gone back to its raiser.
    pub fn may_be_assigned(self) -> bool {
        !matches!(
            self,
            Self::Returned | Self::Declined | Self::Withdrawn | Self::Closed
        )
    }
}

/// What a deferral says and what became of it, as the matter holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// What has to be so.
    pub condition: Option<String>,
    /// Who watches over it.
    pub owner: Option<UnitId>,
    /// When it comes back by itself.
    pub review_on: Option<Date>,
    /// How the condition came to be met.
    pub condition_met: Option<String>,
    /// When it was marked so.
    pub condition_met_at: Option<Moment>,
    /// When owner and office were reminded of the review.
    pub reminded_on: Option<Date>,
}

/// What a deferral waits for, as it stands in a sentence behind 待: 税务总局批复后. Whoever wrote 待 or 后 himself finds
/// neither twice, and no stop within the sentence.
pub fn awaited(condition: &str) -> String {
    let condition = condition.trim_start_matches('待');
    let condition = condition.trim_end_matches(['。', '；', '！', '？']);
    let then = if condition.ends_with(['后', '时']) {
        ""
    } else {
        "后"
    };
    format!("{condition}{then}")
}

impl From<&Deferral> for Terms {
    fn from(deferral: &Deferral) -> Self {
        Self {
            condition: Some(deferral.condition.clone()),
            owner: Some(deferral.owner.id),
            review_on: Some(deferral.review_on),
            ..Self::default()
        }
    }
}

impl Matter {
    /// Its deferral, if it has one: whatever ends a deferral but a listing clears its review date.
    pub fn terms(&self) -> Option<Terms> {
        self.review_on.is_some().then(|| Terms {
            condition: self.defer_condition.clone(),
            owner: self.defer_owner,
            review_on: self.review_on,
            condition_met: self.condition_met.clone(),
            condition_met_at: self.condition_met_at,
            reminded_on: self.reminded_on,
        })
    }

    /// With these terms instead of its own; with none it is deferred no longer.
    pub(super) fn with_terms(self, terms: Option<Terms>) -> Self {
        let terms = terms.unwrap_or_default();
        Self {
            defer_condition: terms.condition,
            defer_owner: terms.owner,
            review_on: terms.review_on,
            condition_met: terms.condition_met,
            condition_met_at: terms.condition_met_at,
            reminded_on: terms.reminded_on,
            ..self
        }
    }

    /// Deferred as before it was listed, and proposed for the next agenda if its day came or its condition is
    /// met.
    pub(super) fn deferred_again(self, today: Date) -> Self {
        let met = self.condition_met_at.map(Moment::date);
        let come = self.review_on.filter(|review| *review <= today);
        Self {
            state: MatterState::Deferred,
            due_on: met.into_iter().chain(come).min(),
            ..self
        }
    }

    /// Whether it waits on the next agenda: its day came or its condition is met (方案四：待条件具备后另行提交).
    pub fn is_proposed(&self) -> bool {
        self.state == MatterState::Deferred && self.due_on.is_some()
    }

    /// The unit that watches over the condition, or the office, marks it as met: from now on the matter is
    /// proposed for the next agenda.
    pub fn meet_condition(
        self,
        words: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MatterState::Deferred])?;
        let owner = self.defer_owner;
        if !owner.is_some_and(|unit| by.speaks_for(unit)) && !by.is_office() {
            return Err(Refusal::NotYourUnit);
        }
        if self.condition_met_at.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::MatterConditionMet {
            condition: self.defer_condition.clone().unwrap_or_default(),
            words: words.clone(),
        };
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            condition_met: Some(words),
            condition_met_at: Some(at),
            due_on: self.due_on.or(Some(at.date())),
            ..self
        };
        let change = Change::new(after, event, by, at)
            .tell(Recipient::Office)
            .tell(raiser);
        Ok(owner
            .into_iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(unit))))
    }

    /// Reminds owner and office, once, that the review comes within so many days (the office's practice).
    pub fn remind_of_review(
        self,
        today: Date,
        days_ahead: u32,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Deferred])?;
        if self.reminded_on.is_some() || self.due_on.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let horizon = today.saturating_add(i64::from(days_ahead).days());
        let Some(review) = self.review_on.filter(|review| *review <= horizon) else {
            return Err(Refusal::ReviewNotDue);
        };
        let event = Event::MatterReviewNear {
            condition: self.defer_condition.clone().unwrap_or_default(),
            review,
        };
        let owner = self.defer_owner;
        let after = Self {
            reminded_on: Some(today),
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Office);
        Ok(owner
            .into_iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(unit))))
    }

    /// A convener's instruction assigns it (交办). What waits for triage, for units or for the raiser's word
    /// is with the named units from now on; what is on an agenda, deferred or in execution stays there.
    pub fn assign(
        self,
        lead: &UnitRef,
        supports: &[UnitRef],
        due_on: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.may(Permission::Instruct) {
            return Err(Refusal::ConvenersOnly);
        }
        if !self.state.may_be_assigned() {
            return Err(Refusal::MatterState(self.state));
        }
        if supports.iter().any(|unit| unit.id == lead.id) {
            return Err(Refusal::LeadAlsoSupports);
        }
        let event = Event::MatterAssigned {
            lead: lead.name.clone(),
            supports: names(supports),
            due: due_on,
        };
        let raiser = Recipient::Unit(self.raised_by);
        let stays = matches!(
            self.state,
            MatterState::Listed | MatterState::Deferred | MatterState::InExecution
        );
        let after = if stays {
            self
        } else {
            Self {
                state: MatterState::Coordinating,
                lead: Some(lead.id),
                due_on: Some(due_on),
                reason: None,
                confirmed_at: None,
                ..self
            }
        };
        Ok(Change::new(after, event, by, at)
            .tell(Recipient::Office)
            .tell(raiser))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cast, matter::tests::matter};
    use jiff::civil::date;

    #[test]
    fn what_is_awaited_stands_in_a_sentence() {
        for (written, words) in [
            ("税务总局批复", "税务总局批复后"),
            ("待税务总局批复", "税务总局批复后"),
            ("待税务总局批复后。", "税务总局批复后"),
            ("账册移交时", "账册移交时"),
        ] {
            assert_eq!(awaited(written), words, "{written}");
        }
    }

    fn deferred(review_on: Date) -> Matter {
        Matter {
            defer_condition: Some("省局批复到位".into()),
            defer_owner: Some(cast::LAND),
            review_on: Some(review_on),
            ..matter(MatterState::Deferred)
        }
    }

    #[test]
    fn owner_and_office_mark_the_condition_as_met_and_nobody_else() {
        for (who, by) in cast::actors() {
            let change =
                deferred(date(2026, 6, 1)).meet_condition("批复已到".into(), &by, cast::now());
            if by.speaks_for(cast::LAND) || by.is_office() && by.entered_for.is_none() {
                let change = change.unwrap();
                let after = change.after();
                assert!(
                    after.is_proposed() && after.due_on == Some(date(2026, 3, 2)),
                    "{who}"
                );
                let told = [
                    Recipient::Office,
                    Recipient::Unit(cast::TAX),
                    Recipient::Unit(cast::LAND),
                ];
                assert_eq!(change.told(), told);
                let again = change
                    .into_after()
                    .meet_condition("又到".into(), &by, cast::now());
                assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
            } else if !by.is_office() {
                assert_eq!(change.unwrap_err(), Refusal::NotYourUnit, "{who}");
            }
        }
    }

    #[test]
    fn a_matter_whose_day_came_keeps_that_day_when_its_condition_is_met() {
        let review = date(2026, 3, 2);
        let back = deferred(review).come_back(review, &cast::system(), cast::now());
        let met = back.unwrap().into_after().meet_condition(
            "批复已到".into(),
            &cast::land(),
            Moment::at(date(2026, 3, 9), 9, 0),
        );
        assert_eq!(met.unwrap().after().due_on, Some(review));
    }

    #[test]
    fn the_review_is_reminded_of_once_and_only_when_near() {
        let system = cast::system();
        for (review, today, near) in [
            (date(2026, 3, 9), date(2026, 3, 2), true),
            (date(2026, 3, 10), date(2026, 3, 2), false),
            (date(2026, 3, 1), date(2026, 3, 2), true),
        ] {
            let change = deferred(review).remind_of_review(today, 7, &system, cast::now());
            if !near {
                assert_eq!(change.unwrap_err(), Refusal::ReviewNotDue, "{review}");
                continue;
            }
            let change = change.unwrap();
            assert_eq!(
                change.told(),
                [Recipient::Office, Recipient::Unit(cast::LAND)]
            );
            let again = change
                .into_after()
                .remind_of_review(today, 7, &system, cast::now());
            assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
        }
    }

    #[test]
    fn deferring_anew_forgets_what_was_met_and_reminded_of() {
        let met = deferred(date(2026, 6, 1))
            .meet_condition("批复已到".into(), &cast::land(), cast::now())
            .unwrap()
            .into_after();
        let deferral = super::super::Deferral {
            condition: "评估完成".into(),
            owner: cast::reference(cast::TAX),
            review_on: date(2026, 9, 1),
        };
        let anew = met
            .defer(deferral, &cast::office(), cast::now())
            .unwrap()
            .into_after();
        assert!(!anew.is_proposed() && anew.condition_met_at.is_none());
        assert!(anew.condition_met.is_none() && anew.reminded_on.is_none());
    }

    #[test]
    fn an_instruction_moves_what_waits_and_leaves_what_is_before_a_meeting() {
        let lead = cast::reference(cast::TAX);
        let due = date(2026, 3, 9);
        for state in MatterState::ALL {
            let change = matter(*state).assign(&lead, &[], due, &cast::convener(), cast::now());
            let after = change.ok().map(|change| change.after().state);
            let expected = match state {
                MatterState::Raised
                | MatterState::Accepted
                | MatterState::Coordinating
                | MatterState::Resolved => Some(MatterState::Coordinating),
                MatterState::Listed | MatterState::Deferred | MatterState::InExecution => {
                    Some(*state)
                }
                _ => None,
            };
            assert_eq!(after, expected, "{}", state.code());
        }
        let twice = [lead.clone()];
        let both = matter(MatterState::Accepted).assign(
            &lead,
            &twice,
            due,
            &cast::convener(),
            cast::now(),
        );
        assert_eq!(both.unwrap_err(), Refusal::LeadAlsoSupports);
    }
}
