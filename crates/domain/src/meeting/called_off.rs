//! Who was to lead a meeting that is called off.

use super::{Meeting, MeetingState, consent::Consent};
use crate::{Change, Recipient, charter::Caller, id::PersonId};

impl Meeting {
    /// Lets those who knew of it learn that it is called off. Before the notice that is in whose name it was to be
    /// called, or all conveners for a post whose holder the roster does not know; from the notice on, of which all
    /// conveners were told, all of them and who was to chair it, known by the name among `held`, the persons who hold
    /// a post today.
    pub fn leaders_learn(
        &self,
        off: Change<Self>,
        consent: Option<&Consent>,
        held: &[(PersonId, String)],
    ) -> Change<Self> {
        let convened = self.state == MeetingState::Convened;
        let caller = consent.and_then(|one| match one.person {
            Some(person) => Some(Recipient::Person(person)),
            None => (one.caller != Caller::Office.words()).then_some(Recipient::Conveners),
        });
        let caller = if convened {
            Some(Recipient::Conveners)
        } else {
            caller
        };
        let chair = held
            .iter()
            .filter(|(_, name)| convened && self.is_chaired_by(name))
            .map(|(person, _)| Recipient::Person(*person));
        let all = caller.into_iter().chain(chair);
        all.fold(off, Change::tell)
    }

    /// Whether somebody of this name chairs it: 副总召集人周明.
    pub fn is_chaired_by(&self, name: &str) -> bool {
        !name.is_empty() && self.chair.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast::{self, id},
        meeting::{
            consent::{ConsentState, tests::consent},
            tests::meeting,
        },
    };

    #[test]
    fn who_was_to_lead_it_learns_that_it_is_called_off_and_after_the_notice_every_convener() {
        let (chair, other): (PersonId, PersonId) = (id(991), id(992));
        let held = [(chair, "周明".to_owned()), (other, "周二".to_owned())];
        let asked = consent(ConsentState::Asked);
        let by_post = Consent {
            person: None,
            ..asked.clone()
        };
        let offices = Consent {
            caller: Caller::Office.words(),
            ..by_post.clone()
        };
        let caller = Recipient::Person(asked.person.expect("a convener"));
        let chair = Recipient::Person(chair);
        let told = || vec![Recipient::Conveners, chair];
        for (state, consent, wanted) in [
            (MeetingState::Planned, None, vec![]),
            (MeetingState::Planned, Some(&asked), vec![caller]),
            (
                MeetingState::Planned,
                Some(&by_post),
                vec![Recipient::Conveners],
            ),
            (MeetingState::Planned, Some(&offices), vec![]),
            (MeetingState::Convened, None, told()),
            (MeetingState::Convened, Some(&asked), told()),
            (MeetingState::Convened, Some(&by_post), told()),
        ] {
            let meeting = Meeting {
                chair: "副总召集人周明".into(),
                ..meeting(state)
            };
            let off = meeting.clone();
            let off = off.call_off("改期".into(), &[], &cast::office(), cast::now());
            let off = meeting.leaders_learn(off.expect("ahead"), consent, &held);
            assert_eq!(off.told(), wanted, "{}", state.code());
        }
    }
}
