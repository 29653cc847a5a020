//! A convener's consent to a meeting that the office plans in that name (方案四：联席会议由总召集人或者副总召集人召集).
//! The notice does not go out before.

use super::{Meeting, MeetingState};
use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread,
    charter::Caller,
    event::ConsentGiven,
    event::Personal,
    id::{ConsentId, MeetingId, PersonId},
};

coded! {
    /// What became of the question whether a convener calls the meeting.
    pub enum ConsentState {
        /// Asked, not answered.
        Asked = "asked",
        /// The convener calls it.
        Given = "given",
        /// The convener does not.
        Refused = "refused",
    }
}

/// A convener's word on a meeting planned in that name.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// Its identity.
    pub id: ConsentId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// The convener; none for a post whose holder the roster does not know.
    pub person: Option<PersonId>,
    /// Name, or the post.
    pub caller: String,
    /// What became of it.
    pub state: ConsentState,
    /// Why the convener does not, or how the office learnt it (代录).
    pub words: Option<String>,
    /// Whether the office entered it.
    pub entered: bool,
}

impl Consent {
    /// Asks a caller, at first, after another was chosen, or anew for another day or hour.
    pub fn ask(self, caller: &Caller, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let words = caller.words();
        let person = match caller {
            Caller::Person { id, .. } => Some(*id),
            Caller::Office | Caller::Post(_) => None,
        };
        let event = Event::ConsentAsked {
            caller: Personal(words.clone()),
        };
        let after = Self {
            person,
            caller: words,
            // The office needs nobody's leave for what it calls itself.
            state: if caller.is_to_consent() {
                ConsentState::Asked
            } else {
                ConsentState::Given
            },
            words: None,
            entered: false,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Conveners))
    }

    /// Refuses to go on without it: neither the notice goes out nor, once it is asked anew for another day or hour,
    /// does the session open.
    pub fn must_be_given(&self) -> Result<(), Refusal> {
        if self.state == ConsentState::Given {
            Ok(())
        } else {
            Err(Refusal::ConsentMissing(self.caller.clone()))
        }
    }

    /// Whether an answer may be given: until the notice goes out, and after it where the day or hour was moved.
    pub fn may_be_answered(&self, meeting: &Meeting) -> bool {
        match meeting.state {
            MeetingState::Planned => true,
            MeetingState::Convened => self.state != ConsentState::Given,
            _ => false,
        }
    }

    /// The convener answers, or the office enters how he did (代录); a refusal says why. Another answer replaces
    /// the earlier until the notice goes out; the same is given once, as `earlier` says by whom and when.
    pub fn answer(
        self,
        meeting: &Meeting,
        given: bool,
        words: Option<String>,
        earlier: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        let own = self.person == Some(by.person);
        if !own && !by.is_office() {
            return Err(Refusal::NotPermitted);
        }
        let wordless = words.as_deref().is_none_or(|words| words.trim().is_empty());
        if wordless && (!own || !given) {
            return Err(Refusal::ConsentNeedsWords);
        }
        let state = if given {
            ConsentState::Given
        } else {
            ConsentState::Refused
        };
        if self.state == state {
            return Err(Refusal::AnsweredAlready(earlier.into()));
        }
        if !self.may_be_answered(meeting) {
            return Err(Refusal::MeetingState(meeting.state));
        }
        let event = Event::ConsentAnswered(ConsentGiven {
            caller: Personal(self.caller.clone()),
            consent: state,
            words: words.clone(),
        });
        let after = Self {
            state,
            words,
            entered: !own,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }
}

impl Governed for Consent {
    const NOUN: &'static str = "consent";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: None,
            meeting: Some(self.meeting),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{
        Role,
        cast::{self, id},
        meeting::{MeetingState, tests::meeting},
    };

    pub(crate) fn consent(state: ConsentState) -> Consent {
        Consent {
            id: id(990),
            version: 1,
            meeting: id(400),
            person: Some(cast::convener().person),
            caller: "召集人甲".into(),
            state,
            words: None,
            entered: false,
        }
    }

    #[test]
    fn a_convener_answers_for_himself_and_the_office_with_words() {
        for (who, by) in cast::actors() {
            let own = by.person == cast::convener().person;
            let right = own || by.is_office();
            for words in [None, Some("3月1日电话同意".to_owned())] {
                for given in [true, false] {
                    let asked = consent(ConsentState::Asked);
                    let answered = asked.answer(
                        &meeting(MeetingState::Planned),
                        given,
                        words.clone(),
                        "",
                        &by,
                        cast::now(),
                    );
                    let wanted = right && (words.is_some() || (own && given));
                    assert_eq!(answered.is_ok(), wanted, "{who} {given} {words:?}");
                    if let Ok(change) = answered {
                        assert_eq!(change.after().entered, !own, "{who}");
                    }
                }
            }
        }
    }

    #[test]
    fn consent_needs_words() {
        let planned = meeting(MeetingState::Planned);
        let asked = consent(ConsentState::Asked);
        let bare = asked.answer(&planned, true, None, "", &cast::office(), cast::now());
        assert_eq!(bare.unwrap_err(), Refusal::ConsentNeedsWords);
    }

    #[test]
    fn consent_missing() {
        for state in ConsentState::ALL {
            let asked = consent(*state);
            let sent = meeting(MeetingState::Planned).convene(
                1,
                &[cast::TAX],
                Some(&asked),
                &cast::office(),
                cast::now(),
            );
            let wanted =
                (*state != ConsentState::Given).then(|| Refusal::ConsentMissing("召集人甲".into()));
            assert_eq!(sent.err(), wanted, "{}", state.code());
        }
    }

    #[test]
    fn another_caller_is_asked_anew() {
        let given = consent(ConsentState::Given);
        let other = Caller::Post("总召集人（区法院院长）".into());
        let asked = given.ask(&other, &cast::office(), cast::now()).unwrap();
        let after = asked.after();
        assert_eq!((after.state, after.person), (ConsentState::Asked, None));
        let director = Caller::Person {
            id: id(22),
            name: "主任".into(),
            role: Role::OfficeDirector,
        };
        for (caller, needed) in [(Caller::Office, false), (other, true), (director, false)] {
            assert_eq!(caller.is_to_consent(), needed, "{caller:?}");
        }
    }
    #[test]
    fn answered_already() {
        let answer = |state, given, meeting_state| {
            let (words, by) = (Some("出差".into()), cast::convener());
            let meeting = meeting(meeting_state);
            let earlier = "召集人甲，3月2日";
            let answered = consent(state).answer(&meeting, given, words, earlier, &by, cast::now());
            answered.map(drop)
        };
        let already = Err(Refusal::AnsweredAlready("召集人甲，3月2日".into()));
        let planned = MeetingState::Planned;
        assert_eq!(answer(ConsentState::Given, true, planned), already);
        assert_eq!(answer(ConsentState::Refused, false, planned), already);
        // Another answer is a change of mind.
        assert_eq!(answer(ConsentState::Given, false, planned), Ok(()));
        assert_eq!(answer(ConsentState::Refused, true, planned), Ok(()));
        // After the notice only what was asked anew is answered.
        let convened = MeetingState::Convened;
        assert_eq!(answer(ConsentState::Asked, true, convened), Ok(()));
        let late = Err(Refusal::MeetingState(convened));
        assert_eq!(answer(ConsentState::Given, false, convened), late);
    }
}
