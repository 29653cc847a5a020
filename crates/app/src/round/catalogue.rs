//! The catalogue of questions: data, from which a round begins.

use domain::{
    charter::Charter,
    remit::{self, Standing},
    report::figure::Measure,
    round::AnswerKind,
    unit::Unit,
};
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../../../catalog/returns.toml");

/// A question of the catalogue, or one added to a round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its words; unique within a round.
    pub label: String,
    /// What kind of answer it asks for.
    pub kind: AnswerKind,
    /// The measure it is prefilled from, for the unit's own part.
    #[serde(default)]
    pub figure: Option<Measure>,
    /// The difficulty whose duties make a unit answer it; none for every unit.
    #[serde(default)]
    pub difficulty: Option<String>,
}

#[derive(Deserialize)]
struct Catalogue {
    question: Vec<Question>,
}

impl Question {
    /// Whether a unit is asked: every unit, or those whose duties cover the difficulty.
    pub fn is_for(&self, charter: &Charter, unit: &Unit) -> bool {
        self.difficulty.as_deref().is_none_or(|difficulty| {
            let name = match unit.charter_name.as_str() {
                "" => &unit.short_name,
                name => name,
            };
            matches!(
                remit::standing(charter, difficulty, name),
                Standing::Within { .. }
            )
        })
    }
}

/// The questions a round begins with: those of difficulties this charter knows.
///
/// # Panics
/// Never: the built-in catalogue is read by a test.
pub fn questions(charter: &Charter) -> Vec<Question> {
    let catalogue: Catalogue =
        toml::from_str(BUILT_IN).expect("the built-in catalogue is well formed");
    let known = |key: &str| charter.difficulties.iter().any(|one| one.key == key);
    let mut questions = catalogue.question;
    questions.retain(|question| question.difficulty.as_deref().is_none_or(known));
    questions
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_catalogue_reads_and_asks_nothing_twice() {
        let charter =
            crate::charter::parse(crate::charter::BUILT_IN).expect("the built-in charter");
        let questions = questions(&charter);
        let labels: BTreeSet<_> = questions.iter().map(|question| &question.label).collect();
        assert_eq!(labels.len(), questions.len());
        for question in &questions {
            let by_unit = question.figure.is_none_or(Measure::has_units);
            assert!(by_unit, "{} is prefilled for each unit", question.label);
            assert!(question.figure.is_none() || question.kind == AnswerKind::Number);
        }
        let asked = questions
            .iter()
            .filter_map(|question| question.difficulty.as_deref());
        let asked: BTreeSet<_> = asked.collect();
        for difficulty in &charter.difficulties {
            assert!(
                asked.contains(difficulty.key.as_str()),
                "{}",
                difficulty.key
            );
        }
    }
}
