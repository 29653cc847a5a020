//! Letters that lead up to a meeting, and that nobody needs once it has begun.

use super::{Meeting, MeetingState};
use crate::official_document::{DocumentKind, DocumentState};

impl Meeting {
    /// Whether a letter of this kind and state that has not been signed off has lost its purpose: it calls for items
    /// of this meeting, or to it, and the meeting has begun, is over, or was called off. It waits for nobody any
    /// more; what was signed off or numbered is still the office's to withdraw.
    pub fn overtakes(&self, kind: DocumentKind, state: DocumentState) -> bool {
        let leads_up = matches!(
            kind,
            DocumentKind::CallForItems | DocumentKind::MeetingNotice
        );
        let unsigned = matches!(
            state,
            DocumentState::Drafted | DocumentState::Checking | DocumentState::Signing
        );
        let ahead = matches!(self.state, MeetingState::Planned | MeetingState::Convened);
        leads_up && unsigned && !ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::tests::meeting;

    #[test]
    fn a_letter_is_overtaken_by_the_meeting_it_leads_up_to() {
        for state in MeetingState::ALL {
            let ahead = matches!(state, MeetingState::Planned | MeetingState::Convened);
            for kind in DocumentKind::ALL {
                let leads_up = ["call_for_items", "meeting_notice"].contains(&kind.code());
                for stands in DocumentState::ALL {
                    let unsigned = ["drafted", "checking", "signing"].contains(&stands.code());
                    let wanted = leads_up && unsigned && !ahead;
                    let overtaken = meeting(*state).overtakes(*kind, *stands);
                    let case = (state.code(), kind.code(), stands.code());
                    assert_eq!(overtaken, wanted, "{case:?}");
                }
            }
        }
    }
}
