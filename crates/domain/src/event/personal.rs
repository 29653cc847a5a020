//! Personal values inside events.

use serde::{Deserialize, Serialize};

/// A personal value inside an event. The journal's chain holds only a keyed digest of it, the words
/// lie in an erasable row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "PersonalWords", into = "PersonalWords")]
pub struct Personal(pub String);

#[derive(Serialize, Deserialize)]
struct PersonalWords {
    personal: String,
}

impl From<PersonalWords> for Personal {
    fn from(words: PersonalWords) -> Self {
        Self(words.personal)
    }
}

impl From<Personal> for PersonalWords {
    fn from(words: Personal) -> Self {
        Self { personal: words.0 }
    }
}
