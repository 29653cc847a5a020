//! An invitation given by mistake and taken back before the session.

use super::{Attendance, Meeting, MeetingState, Presence};
use crate::{Actor, Change, Event, Moment, Recipient, Refusal, event::TakenOff};

/// What ties a unit to a meeting, so that it can no longer be taken off it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Whether it answered the notice.
    pub replied: bool,
    /// Whether something it proposed waits to be checked.
    pub proposed: bool,
    /// Places of the items it raised or is to report on.
    pub raised: Vec<u32>,
    /// Places of the items on which it gave its written opinion.
    pub opined: Vec<u32>,
    /// Places of the items under which a proposed decision names it.
    pub named: Vec<u32>,
}

impl Ties {
    /// Refuses while one of them holds, the one that is loosened first.
    fn must_not_hold(&self, unit_name: &str) -> Result<(), Refusal> {
        let at = |places: &[u32]| with_places(unit_name, places);
        if self.replied {
            Err(Refusal::RepliedToNotice(unit_name.into()))
        } else if !self.raised.is_empty() {
            Err(Refusal::RaisedItems(at(&self.raised)))
        } else if self.proposed {
            Err(Refusal::ProposalWaits(unit_name.into()))
        } else if !self.named.is_empty() {
            Err(Refusal::NamedUnderItems(at(&self.named)))
        } else if !self.opined.is_empty() {
            Err(Refusal::OpinionOnItems(at(&self.opined)))
        } else {
            Ok(())
        }
    }
}

impl Attendance {
    /// Takes a unit that was asked by mistake off a meeting that has not begun: it is named nowhere any more
    /// and sees the meeting no longer. After the notice it is told from which
    /// meeting, that it need not come. Nobody who takes part in it is sent away.
    pub fn withdraw(
        self,
        meeting: &Meeting,
        ties: &Ties,
        unit_name: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        meeting.must_be_ahead()?;
        if self.presence == Presence::Withdrawn {
            return Err(Refusal::NoLongerInvited(unit_name.into()));
        }
        ties.must_not_hold(unit_name)?;
        let unit = Recipient::Unit(self.unit);
        let event = Event::UnitWithdrawn(TakenOff {
            unit: unit_name.into(),
            meeting: meeting.label.clone(),
            topic: meeting.topic.clone(),
            on: meeting.held_on,
        });
        let after = Self {
            presence: Presence::Withdrawn,
            attendee: None,
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(if meeting.state == MeetingState::Convened {
            change.tell(unit)
        } else {
            change
        })
    }
}

/// A unit and the places of items: 区公安分局（1、3）.
fn with_places(unit_name: &str, places: &[u32]) -> String {
    let listed: Vec<_> = places.iter().map(u32::to_string).collect();
    format!("{unit_name}（{}）", listed.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast,
        meeting::tests::{meeting, place},
    };

    fn withdraw(state: MeetingState, ties: &Ties, by: &Actor) -> Result<bool, Refusal> {
        let one = place(Presence::Invited);
        let change = one.withdraw(&meeting(state), ties, "区税务局", by, cast::now())?;
        assert_eq!(change.after().presence, Presence::Withdrawn);
        Ok(change.told() == [Recipient::Unit(cast::TAX)])
    }

    #[test]
    fn an_invitation_is_withdrawn_before_the_session_by_the_office_alone() {
        for state in MeetingState::ALL {
            for (who, by) in cast::actors() {
                let done = withdraw(*state, &Ties::default(), &by);
                let wanted = if !by.is_office() && !by.is_system() {
                    Err(Refusal::OfficeOnly)
                } else {
                    match state {
                        MeetingState::Planned => Ok(false),
                        MeetingState::Convened => Ok(true),
                        _ => Err(Refusal::MeetingState(*state)),
                    }
                };
                assert_eq!(done, wanted, "{who} {}", state.code());
            }
        }
    }

    #[test]
    fn no_longer_invited() {
        for state in [MeetingState::Planned, MeetingState::Convened] {
            let (twice, ahead) = (place(Presence::Withdrawn), meeting(state));
            let ties = Ties::default();
            let twice = twice.withdraw(&ahead, &ties, "区税务局", &cast::office(), cast::now());
            let gone = Refusal::NoLongerInvited("区税务局".into());
            assert_eq!(twice.unwrap_err(), gone);
        }
    }

    #[test]
    fn replied_to_notice() {
        let ties = Ties {
            replied: true,
            raised: vec![1],
            ..Ties::default()
        };
        let refused = withdraw(MeetingState::Convened, &ties, &cast::office()).unwrap_err();
        assert_eq!(refused, Refusal::RepliedToNotice("区税务局".into()));
    }

    #[test]
    fn raised_items() {
        let ties = Ties {
            raised: vec![1, 3],
            proposed: true,
            ..Ties::default()
        };
        let refused = withdraw(MeetingState::Planned, &ties, &cast::office()).unwrap_err();
        assert_eq!(refused, Refusal::RaisedItems("区税务局（1、3）".into()));
    }

    #[test]
    fn proposal_waits() {
        let ties = Ties {
            proposed: true,
            named: vec![1],
            ..Ties::default()
        };
        let refused = withdraw(MeetingState::Planned, &ties, &cast::office()).unwrap_err();
        assert_eq!(refused, Refusal::ProposalWaits("区税务局".into()));
    }

    #[test]
    fn opinion_on_items() {
        for state in [MeetingState::Planned, MeetingState::Convened] {
            let ties = Ties {
                opined: vec![2, 3],
                ..Ties::default()
            };
            let refused = withdraw(state, &ties, &cast::office()).unwrap_err();
            assert_eq!(refused, Refusal::OpinionOnItems("区税务局（2、3）".into()));
        }
    }

    #[test]
    fn named_under_items() {
        let ties = Ties {
            named: vec![2],
            ..Ties::default()
        };
        let refused = withdraw(MeetingState::Planned, &ties, &cast::office()).unwrap_err();
        assert_eq!(refused, Refusal::NamedUnderItems("区税务局（2）".into()));
    }
}
