//! What was drafted from the record, sentence by sentence: it is the record's own, and what is not in it is listed.

use crate::minutes::{
    facts::Facts,
    figures::{squashed, valued},
    section::{plain, preamble, sections},
};
use std::collections::BTreeSet;

/// The drafted text under each heading: by place of the item, 0 before the first.
#[derive(Default)]
pub(super) struct Drafted {
    known: bool,
    lines: BTreeSet<(u32, String)>,
    /// Each sentence with the one before it in its line, empty before the first: what somebody said is not said by
    /// the meeting when it is taken out of its line.
    sentences: BTreeSet<(u32, String, String)>,
}

impl Drafted {
    /// Takes the drafted text apart.
    pub fn of(facts: &Facts) -> Self {
        let mut drafted = Self::default();
        let Some(text) = &facts.drafted else {
            return drafted;
        };
        drafted.known = true;
        for (_, line) in preamble(text) {
            drafted.keep(0, line, facts);
        }
        for section in sections(text) {
            for (_, line) in &section.lines {
                drafted.keep(section.number, line, facts);
            }
        }
        drafted
    }

    fn keep(&mut self, place: u32, line: &str, facts: &Facts) {
        self.lines.insert((place, same_words(line, facts)));
        let mut before = String::new();
        for (_, sentence) in super::free::sentences(line) {
            let sentence = same_words(sentence, facts);
            self.sentences.insert((place, before, sentence.clone()));
            before = sentence;
        }
    }

    /// Whether a whole line was drafted under an item, or in the first paragraph.
    pub fn holds(&self, place: u32, line: &str, facts: &Facts) -> bool {
        self.known && self.lines.contains(&(place, same_words(line, facts)))
    }

    /// Sentences of a line that were not drafted there; none where nothing was drafted. `place` is none where no
    /// item of the record stands.
    pub fn beside<'a>(&self, place: Option<u32>, line: &'a str, facts: &Facts) -> Vec<&'a str> {
        let (mut found, mut before) = (Vec::new(), String::new());
        for (_, sentence) in super::free::sentences(line) {
            let words = same_words(sentence, facts);
            let is_own = place.is_some_and(|place| {
                let known =
                    |before: String| self.sentences.contains(&(place, before, words.clone()));
                known(String::new()) || known(before.clone())
            });
            if is_own {
                before = words;
            } else if self.known {
                found.push(sentence);
            }
        }
        found
    }
}

/// Words in the form in which they are compared: units by their full names, sums by what they come to.
pub(super) fn same_words(text: &str, facts: &Facts) -> String {
    let text = squashed(text);
    let (mut named, mut at) = (String::new(), 0);
    for (unit, from, to) in facts.mentions(&text) {
        named.push_str(&text[at..from]);
        named.push_str(facts.full_name(unit));
        at = to;
    }
    named.push_str(&text[at..]);
    plain(&valued(&named))
}
