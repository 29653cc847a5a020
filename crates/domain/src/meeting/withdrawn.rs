//! An invitation given by mistake and taken back before the session.

use super::{Attendance, Meeting, MeetingState, Presence};
use crate::{Actor, Change, Event, Moment, Recipient, Refusal};

/// What ties a unit to a meeting, so that it can no longer be taken off it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Whether it answered the notice.
    pub replied: bool,
    /// Places of the items it raised or is to report on; 0 for what it proposed and is not yet an item.
    pub raised: Vec<u32>,
    /// Places of the items under which a proposed decision names it.
    pub named: Vec<u32>,
}

impl Attendance {
    /// Takes a unit that was asked by mistake off a meeting that has not begun: it is named nowhere any more
    /// and sees the meeting no longer. After the notice it is told. Nobody who takes part in it is sent away.
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
            return Err(Refusal::AlreadyDone);
        }
        if ties.replied {
            return Err(Refusal::RepliedToNotice(unit_name.into()));
        }
        if !ties.raised.is_empty() {
            return Err(Refusal::RaisedItems(with_places(unit_name, &ties.raised)));
        }
        if !ties.named.is_empty() {
            return Err(Refusal::NamedUnderItems(with_places(
                unit_name,
                &ties.named,
            )));
        }
        let unit = Recipient::Unit(self.unit);
        let event = Event::UnitWithdrawn {
            unit: unit_name.into(),
        };
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

/// A unit and the places of items: 区公安分局（1、3）; without places where none has one yet.
fn with_places(unit_name: &str, places: &[u32]) -> String {
    let listed = places.iter().filter(|place| **place > 0);
    let listed: Vec<_> = listed.map(u32::to_string).collect();
    if listed.is_empty() {
        return unit_name.into();
    }
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
        let (twice, ahead) = (place(Presence::Withdrawn), meeting(MeetingState::Planned));
        let twice = twice.withdraw(&ahead, &Ties::default(), "", &cast::office(), cast::now());
        assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
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
        for (raised, words) in [(vec![1, 3], "区税务局（1、3）"), (vec![0], "区税务局")]
        {
            let ties = Ties {
                raised,
                named: vec![1],
                ..Ties::default()
            };
            let refused = withdraw(MeetingState::Planned, &ties, &cast::office()).unwrap_err();
            assert_eq!(refused, Refusal::RaisedItems(words.into()));
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
