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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its words; unique within a round.
    pub label: String,
    /// What kind of answer it asks for.
    pub kind: AnswerKind,
    /// The measure it is prefilled from, for the unit's own part.
    pub figure: Option<Measure>,
    /// Whose duty it is to answer; none for every unit.
    pub scope: Option<Scope>,
}

/// Whose duty it is to answer a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The units whose duties cover this difficulty, by its key.
    Difficulty(String),
    /// The units of this duty, by its clause.
    Duty(String),
}

impl Scope {
    /// Reads a difficulty's key or a duty's clause of this charter.
    pub fn parse(charter: &Charter, text: &str) -> Option<Self> {
        if charter.difficulties.iter().any(|one| one.key == text) {
            return Some(Self::Difficulty(text.into()));
        }
        let mut duties = charter.duties.iter();
        duties
            .any(|one| one.clause == text)
            .then(|| Self::Duty(text.into()))
    }

    /// The key or the clause.
    pub fn text(&self) -> &str {
        match self {
            Self::Difficulty(text) | Self::Duty(text) => text,
        }
    }

    /// The clause by which a unit is to answer; none if it is not its duty.
    fn clause<'a>(&self, charter: &'a Charter, unit: &Unit) -> Option<&'a str> {
        let name = match unit.charter_name.as_str() {
            "" => &unit.short_name,
            name => name,
        };
        match self {
            Self::Difficulty(key) => match remit::standing(charter, key, name) {
                Standing::Within { clause, .. } => Some(clause),
                Standing::Beyond => None,
            },
            Self::Duty(clause) => {
                let mut duties = charter.duties.iter();
                let duty = duties.find(|duty| duty.clause == *clause)?;
                let is_its = duty.units.iter().any(|one| one.name == *name);
                is_its.then_some(&duty.clause)
            }
        }
    }
}

impl Question {
    /// The question as it is put to a unit, with the clause that makes it answer in front: 三.7 入库税费（元）.
    /// None if the unit is not asked.
    pub fn label_for(&self, charter: &Charter, unit: &Unit) -> Option<String> {
        match &self.scope {
            None => Some(self.label.clone()),
            Some(scope) => {
                let clause = scope.clause(charter, unit)?;
                Some(format!("{clause} {}", self.label))
            }
        }
    }
}

#[derive(Deserialize)]
struct Catalogue {
    question: Vec<Entry>,
}

/// A question as the catalogue writes it, for any charter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    label: String,
    kind: AnswerKind,
    #[serde(default)]
    figure: Option<Measure>,
    /// A difficulty's key.
    #[serde(default)]
    difficulty: Option<String>,
    /// Words by which a duty is known.
    #[serde(default)]
    duty: Option<String>,
}

impl Entry {
    /// The question under a charter; none if the charter has no such difficulty or duty.
    fn under(self, charter: &Charter) -> Option<Question> {
        let scope = match (self.difficulty, self.duty) {
            (Some(key), _) => Some(Scope::parse(charter, &key)?),
            (None, Some(words)) => {
                let mut duties = charter.duties.iter();
                let duty = duties.find(|duty| duty.text.contains(&words))?;
                Some(Scope::Duty(duty.clause.clone()))
            }
            (None, None) => None,
        };
        Some(Question {
            label: self.label,
            kind: self.kind,
            figure: self.figure,
            scope,
        })
    }
}

/// The questions a round begins with: those of difficulties and duties this charter knows.
///
/// # Panics
/// Never: the built-in catalogue is read by a test.
pub fn questions(charter: &Charter) -> Vec<Question> {
    let catalogue: Catalogue =
        toml::from_str(BUILT_IN).expect("the built-in catalogue is well formed");
    let entries = catalogue.question.into_iter();
    entries.filter_map(|entry| entry.under(charter)).collect()
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
        let scopes = questions.iter().filter_map(|one| one.scope.as_ref());
        let asked: BTreeSet<_> = scopes.map(Scope::text).collect();
        for difficulty in &charter.difficulties {
            let key = difficulty.key.as_str();
            assert!(asked.contains(key), "{key}");
        }
        // Every unit with a duty is asked for what only it knows.
        for duty in &charter.duties {
            let covered = duty
                .difficulties
                .iter()
                .any(|key| asked.contains(key.as_str()));
            let clause = duty.clause.as_str();
            assert!(covered || asked.contains(clause), "{clause}");
        }
        let entries: Catalogue = toml::from_str(BUILT_IN).unwrap();
        assert_eq!(
            entries.question.len(),
            questions.len(),
            "no words name no duty"
        );
    }
}
