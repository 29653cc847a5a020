//! Attachments: files kept with a matter, an assignment or a meeting, with their classification.

use crate::{
    Actor, Change, Event, Governed, Moment, Refusal, Thread,
    id::{AssignmentId, AttachmentId, MatterId, MeetingId, UnitId},
};

coded! {
    /// Who may see a matter or an attachment. State secrets never enter the system.
    pub enum Classification {
        /// Every member unit.
        Ordinary = "ordinary",
        /// The units taking part.
        Internal = "internal",
        /// Named units only; lists show it to nobody else.
        Restricted = "restricted",
    }
}

impl Classification {
    /// Order of openness, 0 the most open.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Ordinary => 0,
            Self::Internal => 1,
            Self::Restricted => 2,
        }
    }

    /// This, or a bound that is closer.
    #[must_use]
    pub const fn at_least(self, bound: Self) -> Self {
        if self.rank() < bound.rank() {
            bound
        } else {
            self
        }
    }
}

coded! {
    /// What a file is for.
    pub enum Purpose {
        /// Papers with which a matter was raised.
        Paper = "paper",
        /// Evidence of work done.
        Evidence = "evidence",
        /// The scan behind what the office entered for a unit.
        Scan = "scan",
        /// The scan behind a convener's consent that the office entered.
        Consent = "consent",
        /// An issued official document.
        Issued = "issued",
        /// The scan of an issued document with its seal (盖章扫描件).
        Sealed = "sealed",
    }
}

/// A kept file. Its content lies in the attachment folder under its digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its identity.
    pub id: AttachmentId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The matter it belongs to.
    pub matter: Option<MatterId>,
    /// The assignment it is evidence of.
    pub assignment: Option<AssignmentId>,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingId>,
    /// The name under which it is offered for download.
    pub name: String,
    /// Media type, decided from the content, never from the name.
    pub media: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// SM3 digest of the content, 64 hexadecimal digits.
    pub digest: String,
    /// Who may see it, beyond the matter's own classification.
    pub classification: Classification,
    /// What it is for.
    pub purpose: Purpose,
    /// The unit it came from.
    pub unit: UnitId,
}

impl Attachment {
    /// Keeps a file with its subject.
    pub fn attach(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if self.size_bytes <= 0 {
            return Err(Refusal::EmptyFile);
        }
        let event = Event::AttachmentAdded {
            name: self.name.clone(),
            digest: self.digest.clone(),
            purpose: self.purpose,
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for Attachment {
    const NOUN: &'static str = "attachment";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: self.matter,
            meeting: self.meeting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast;

    #[test]
    fn a_file_is_never_open_to_more_than_its_bound() {
        for chosen in Classification::ALL {
            for bound in Classification::ALL {
                let rank = chosen.at_least(*bound).rank();
                assert_eq!(rank, chosen.rank().max(bound.rank()));
            }
        }
    }

    #[test]
    fn empty_file() {
        for (size_bytes, refused) in [(-1, true), (0, true), (1, false)] {
            let file = Attachment {
                id: cast::id(1),
                version: 0,
                matter: None,
                assignment: None,
                meeting: None,
                name: "清单.pdf".into(),
                media: "application/pdf".into(),
                size_bytes,
                digest: String::new(),
                classification: Classification::Ordinary,
                purpose: Purpose::Paper,
                unit: cast::TAX,
            };
            let outcome = file.attach(&cast::tax(), cast::now());
            assert_eq!(outcome.err(), refused.then_some(Refusal::EmptyFile));
        }
    }
}
