//! Enterprises and their unified social credit codes.

use crate::{Actor, Change, Event, Governed, Moment, Refusal, Thread, id::EnterpriseId};

coded! {
    /// In what condition an enterprise comes before the mechanism.
    pub enum EnterpriseKind {
        /// A debtor in a case.
        Debtor = "debtor",
        /// To be rescued, without case or list (困难企业).
        Distressed = "distressed",
        /// On a dated list (僵尸企业).
        Zombie = "zombie",
    }
}

/// A unified social credit code (统一社会信用代码) that passed its check, GB 32100-2015.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uscc(String);

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsccFault {
    /// Not 18 characters.
    Length,
    /// A character outside the standard's 31 (no I O S V Z), at this place from 1.
    Character(usize),
    /// The check character does not fit.
    Check,
}

const USCC_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl Uscc {
    /// Checks a code; small letters and blanks around it are forgiven.
    pub fn parse(text: &str) -> Result<Self, UsccFault> {
        let code = text.trim().to_uppercase();
        if code.chars().count() != 18 {
            return Err(UsccFault::Length);
        }
        let mut sum = 0;
        let mut weight = 1;
        let mut last = 0;
        for (place, letter) in code.chars().enumerate() {
            let value = USCC_ALPHABET
                .iter()
                .position(|&known| char::from(known) == letter)
                .ok_or(UsccFault::Character(place + 1))?;
            if place < 17 {
                sum += value * weight;
                weight = weight * 3 % 31;
            }
            last = value;
        }
        if (31 - sum % 31) % 31 == last {
            Ok(Self(code))
        } else {
            Err(UsccFault::Check)
        }
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The check character for 17 characters of the alphabet; none if they are not.
    pub fn check_character(body: &str) -> Option<char> {
        USCC_ALPHABET
            .iter()
            .map(|&letter| char::from(letter))
            .find(|letter| {
                body.chars().count() == 17 && Self::parse(&format!("{body}{letter}")).is_ok()
            })
    }
}

impl UsccFault {
    /// Message key of the fault.
    pub fn key(self) -> &'static str {
        match self {
            Self::Length => "form-uscc-length",
            Self::Character(_) => "form-uscc-character",
            Self::Check => "form-uscc-check",
        }
    }
}

/// An enterprise before the mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Enterprise {
    /// Its identity.
    pub id: EnterpriseId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Registered name.
    pub name: String,
    /// Unified social credit code; some old enterprises have none.
    pub uscc: Option<String>,
    /// In what condition it is.
    pub kind: EnterpriseKind,
}

impl Enterprise {
    /// Enters an enterprise; its code, if given, must pass the check.
    pub fn enter(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if let Some(code) = &self.uscc {
            Uscc::parse(code).map_err(|fault| Refusal::Uscc(fault.key()))?;
        }
        let event = Event::EnterpriseEntered {
            name: self.name.clone(),
            uscc: self.uscc.clone(),
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for Enterprise {
    const NOUN: &'static str = "enterprise";
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

    #[test]
    fn uscc() {
        let by = crate::cast::office();
        let enter = |uscc: Option<&str>| {
            let enterprise = Enterprise {
                id: crate::cast::id(1),
                version: 0,
                name: "演示铸造有限公司".into(),
                uscc: uscc.map(str::to_owned),
                kind: EnterpriseKind::Debtor,
            };
            enterprise.enter(&by, crate::cast::now()).map(drop)
        };
        assert_eq!(enter(None), Ok(()));
        assert_eq!(enter(Some("91350100M000100Y43")), Ok(()));
        let wrong = Err(Refusal::Uscc("form-uscc-check"));
        assert_eq!(enter(Some("91350100M000100Y44")), wrong);
    }

    #[test]
    fn codes_are_checked_as_the_standard_says() {
        for (code, verdict) in [
            ("91350100M000100Y43", Ok(())),
            ("91140502MA0KABCD2A", Ok(())),
            (" 91350100m000100y43 ", Ok(())),
            ("91350100M000100Y4", Err(UsccFault::Length)),
            ("91350100M000100Y44", Err(UsccFault::Check)),
            ("91350100I000100Y43", Err(UsccFault::Character(9))),
            ("９1350100M000100Y43", Err(UsccFault::Character(1))),
        ] {
            assert_eq!(Uscc::parse(code).map(|_| ()), verdict, "{code}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_single_wrong_character_is_noticed(place in 0usize..18, other in 0usize..31) {
            let good = "91140502MA0KABCD2A";
            let mut bytes = good.as_bytes().to_vec();
            bytes[place] = USCC_ALPHABET[other];
            let text = String::from_utf8(bytes).unwrap();
            proptest::prop_assert_eq!(Uscc::parse(&text).is_ok(), text == good);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = Uscc::parse(&text);
        }
    }
}
