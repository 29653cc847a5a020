//! How the office is reached (办公室联系方式): whom its papers and rounds name to ask and where to write to.

use crate::{Actor, Change, Event, Governed, Moment, Refusal, Thread, id::OfficeContactId};

/// How the mechanism's office is reached; one record a mechanism. What is not set is left out wherever it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeContact {
    /// Its identity.
    pub id: OfficeContactId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Whom to ask for.
    pub person: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
    /// Where to write to.
    pub address: Option<String>,
    /// The postcode of the address.
    pub postcode: Option<String>,
}

impl OfficeContact {
    /// Sets how the office is reached; its own to say. The journal says that it changed, not the name and numbers.
    pub fn change(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        Ok(Change::new(self, Event::OfficeContactChanged, by, at))
    }
}

/// Whether it is a postcode: six digits (GB/T 8416).
pub fn is_postcode(written: &str) -> bool {
    written.len() == 6 && written.bytes().all(|one| one.is_ascii_digit())
}

impl Governed for OfficeContact {
    const NOUN: &'static str = "office_contact";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::{self, id};

    #[test]
    fn the_office_alone_says_how_it_is_reached() {
        let contact = || OfficeContact {
            id: id(77),
            version: 1,
            person: Some("演示甲".into()),
            phone: None,
            address: None,
            postcode: Some("048000".into()),
        };
        for by in [&cast::office(), &cast::director()] {
            assert!(contact().change(by, cast::now()).is_ok(), "{}", by.name);
        }
        for by in [&cast::tax(), &cast::convener()] {
            let refused = contact().change(by, cast::now()).err();
            assert_eq!(refused, Some(Refusal::OfficeOnly), "{}", by.name);
        }
    }

    #[test]
    fn a_postcode_has_six_digits() {
        for (written, is) in [
            ("048000", true),
            ("04800", false),
            ("0480000", false),
            ("04800a", false),
            ("０４８０００", false),
            ("", false),
        ] {
            assert_eq!(is_postcode(written), is, "{written}");
        }
    }
}
