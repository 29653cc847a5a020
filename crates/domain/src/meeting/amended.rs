//! The record of a meeting that is over, put right.

use super::{Meeting, MeetingState};
use crate::{Actor, Change, Event, Moment, Refusal, event, event::Personal, minutes::MinutesState};

impl Meeting {
    /// Records hour, place and chair of a closed meeting otherwise than `before`, for they were recorded wrongly; its
    /// day and what came of it stay. None if nothing changes by it. Text that was signed off on the record goes out as it
    /// is; issued, it is put right by a numbered correction, which says nothing that is not recorded
    /// (docs/decisions/0007).
    pub fn amend(
        self,
        before: &Self,
        minutes: Option<MinutesState>,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Option<Change<Self>>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Closed])?;
        if record_is_signed(minutes) {
            return Err(Refusal::RecordSigned);
        }
        let (recorded, now) = before
            .recorded()
            .into_iter()
            .zip(self.recorded())
            .filter(|(before, after)| before != after)
            .unzip::<_, _, Vec<_>, Vec<_>>();
        if now.is_empty() {
            return Ok(None);
        }
        let event = Event::MeetingRecordAmended(event::Amended {
            before: Personal(recorded.join("、")),
            after: Personal(now.join("、")),
            reason,
        });
        Ok(Some(Change::new(self, event, by, at)))
    }

    /// What of its record may be put right.
    fn recorded(&self) -> [&str; 3] {
        [&self.starts_at, &self.place, &self.chair]
    }
}

/// Whether minutes in this state are signed off on the record, and not issued: it stays as it is until they are.
pub fn record_is_signed(minutes: Option<MinutesState>) -> bool {
    matches!(
        minutes,
        Some(MinutesState::SignedOff | MinutesState::Numbered)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cast, meeting::tests::meeting};

    fn amend(
        state: MeetingState,
        minutes: Option<MinutesState>,
        by: &Actor,
    ) -> Result<Option<Change<Meeting>>, Refusal> {
        let before = meeting(state);
        let after = Meeting {
            place: "第二会议室".into(),
            chair: "副区长 演示".into(),
            ..before.clone()
        };
        after.amend(&before, minutes, "换了会议室".into(), by, cast::now())
    }

    #[test]
    fn the_record_of_a_closed_meeting_is_put_right_by_the_office_alone() {
        for state in MeetingState::ALL {
            for (who, by) in cast::actors() {
                let done = amend(*state, None, &by);
                let wanted = if !by.is_office() && !by.is_system() {
                    Some(Refusal::OfficeOnly)
                } else if *state == MeetingState::Closed {
                    None
                } else {
                    Some(Refusal::MeetingState(*state))
                };
                assert_eq!(done.err(), wanted, "{who} {}", state.code());
            }
        }
    }

    #[test]
    fn record_signed() {
        for state in MinutesState::ALL {
            let done = amend(MeetingState::Closed, Some(*state), &cast::office());
            let signed = [MinutesState::SignedOff, MinutesState::Numbered].contains(state);
            assert_eq!(done.err(), signed.then_some(Refusal::RecordSigned));
        }
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = meeting(MeetingState::Closed);
        let change = amend(MeetingState::Closed, None, &cast::office());
        let change = change.expect("lawful").expect("a change");
        assert_eq!(
            *change.event(),
            Event::MeetingRecordAmended(event::Amended {
                before: Personal(format!("{}、{}", before.place, before.chair)),
                after: Personal("第二会议室、副区长 演示".into()),
                reason: "换了会议室".into(),
            })
        );
        let same = before.clone();
        let same = same.amend(&before, None, "无".into(), &cast::office(), cast::now());
        assert!(same.expect("lawful").is_none());
    }
}
