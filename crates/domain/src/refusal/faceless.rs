//! A character that no face shows, and where it stands: who is refused must find it to write it otherwise.

/// Where words stand: a field of a paper, a paragraph, an item with its matter, a unit's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Key of the message that names it.
    pub key: &'static str,
    /// What the message needs: a number, a title, a name.
    pub facts: Vec<(&'static str, String)>,
}

impl Place {
    /// A place that needs nothing to be named.
    pub fn of(key: &'static str) -> Self {
        Self {
            key,
            facts: Vec::new(),
        }
    }

    /// The place with something by which it is found.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<String>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }
}

/// A character that no face at hand shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faceless {
    /// The character.
    pub character: char,
    /// It with the characters beside it.
    pub near: String,
    /// Every place where it stands, as far as known.
    pub places: Vec<Place>,
}

impl Faceless {
    /// The character with its code point and the words around it: 😀 U+1F600 “到场😀”.
    pub fn named(&self) -> String {
        let Self {
            character, near, ..
        } = self;
        format!("{character} U+{:04X} “{near}”", u32::from(*character))
    }
}
