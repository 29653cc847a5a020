//! Opening a round: period, due day, units and questions; every unit's return prefilled from the data.

use super::catalogue::{Question, Scope};
use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::Fields,
    report::{draft::read_period, figures},
};
use domain::{
    Actor, Moment,
    charter::Charter,
    id::{ReturnId, RoundId},
    report::figure::{FigureKey, Measure, Tally},
    round::{AnswerKind, InformationReturn, InformationRound, Reminded, ReturnAnswer, ReturnState},
    unit::Unit,
};
use std::collections::BTreeSet;
use store::Tx;

/// Questions a round holds at most.
pub const MOST_QUESTIONS: usize = 100;

/// The form of a new round, as typed.
#[derive(Clone, Debug, Default)]
pub struct RoundForm {
    /// The kind of period.
    pub kind: String,
    /// A day in the period; the first day of a free one.
    pub from: String,
    /// The last day of a free period.
    pub until: String,
    /// Day by which units are to answer.
    pub due_on: String,
    /// Words to the units.
    pub note: String,
    /// Ids of the units asked.
    pub units: Vec<String>,
    /// The questions chosen.
    pub questions: Vec<QuestionForm>,
}

/// A question of the form, as typed.
#[derive(Clone, Debug, Default)]
pub struct QuestionForm {
    /// Its words; empty for none.
    pub label: String,
    /// `number` or `text`.
    pub kind: String,
    /// Code of the measure it is prefilled from; empty for none.
    pub figure: String,
    /// The difficulty's key or the duty's clause whose units answer it; empty for every unit.
    pub scope: String,
}

/// Opens a round and answers with its id.
pub async fn open(desk: &Desk, by: &Actor, form: RoundForm) -> Result<RoundId, Error> {
    let sight = by.sight();
    let units = desk
        .read(async move |tx| Units::load(tx, &sight).await)
        .await?;
    let charter = desk.charter();
    let mut fields = Fields::default();
    let period = read_period(
        &mut fields,
        desk.today(),
        &form.kind,
        &form.from,
        &form.until,
    );
    let due_on = fields.date("due_on", &form.due_on);
    if !fields.has("due_on") && due_on < desk.today() {
        fields.wrong("due_on", "form-date-past");
    }
    let note = fields.optional("note", &form.note, 1000);
    let asked = fields.units("units", &form.units, &units);
    let questions = read_questions(&mut fields, &charter, &form.questions);
    fields.done()?;
    units.must_be_no_guests(&asked)?;
    let now = desk.now();
    let counted = figures::count(desk, period, now, false).await?;
    let by = by.clone();
    desk.write(async move |tx| {
        let round = InformationRound {
            id: new_id(),
            version: 0,
            period_kind: period.kind,
            from_on: period.from,
            until_on: period.until,
            due_on,
            note: note.clone(),
            closed: false,
        };
        let round = tx.record(round.open(asked.len(), &by, now)?).await?;
        for unit in asked.iter().filter_map(|unit| units.get(unit.id)) {
            let own: Vec<_> = questions
                .iter()
                .filter_map(|one| Some((one, one.label_for(&charter, unit)?)))
                .collect();
            ask(tx, &round, unit, &own, &counted.now, (&by, now)).await?;
        }
        Ok(round.id)
    })
    .await
}

async fn ask(
    tx: &mut Tx,
    round: &InformationRound,
    unit: &Unit,
    questions: &[(&Question, String)],
    counted: &Tally,
    (by, now): (&Actor, Moment),
) -> Result<(), Error> {
    let one = InformationReturn {
        id: new_id(),
        version: 0,
        round: round.id,
        unit: unit.id,
        due_on: round.due_on,
        state: ReturnState::Asked,
        reason: None,
        submitted_by: None,
        submitted_at: None,
        scan: None,
        reminded: Reminded::Not,
    };
    let one = tx.record(one.ask(&unit.short_name, by, now)?).await?;
    for (ordinal, (question, label)) in (1u32..).zip(questions) {
        let answer = prefilled(one.id, question, unit, counted);
        let label = label.clone();
        let answer = ReturnAnswer {
            ordinal,
            label,
            ..answer
        };
        tx.record(answer.ask(by, now)?).await?;
    }
    Ok(())
}

/// A question to a unit: its own figure from the data stands beside it, and as its answer to begin with.
fn prefilled(of: ReturnId, question: &Question, unit: &Unit, counted: &Tally) -> ReturnAnswer {
    let figure = question
        .figure
        .map(|measure| FigureKey::unit(measure, unit.id));
    let value = figure.as_ref().and_then(|key| counted.value(key));
    ReturnAnswer {
        id: new_id(),
        version: 0,
        of,
        ordinal: 0,
        label: question.label.clone(),
        kind: question.kind,
        figure: figure.map(|key| key.to_string()),
        counted: value,
        answer: value.map(|value| value.to_string()),
        why: None,
    }
}

/// Reads the questions: each label once, known kinds, difficulties and measures, at least one.
fn read_questions(fields: &mut Fields, charter: &Charter, typed: &[QuestionForm]) -> Vec<Question> {
    let mut labels = BTreeSet::new();
    let mut questions = Vec::new();
    for one in typed.iter().filter(|one| !one.label.trim().is_empty()) {
        let label = fields.text("questions", &one.label, 40);
        if label.contains(['{', '}', '|', '·']) {
            fields.wrong_with("questions", "form-bad-question", label.clone());
        }
        if !labels.insert(label.clone()) {
            fields.wrong_with("questions", "form-question-twice", label.clone());
        }
        let scope = match one.scope.trim() {
            "" => None,
            text => fields.choice("questions", text, |text| Scope::parse(charter, text)),
        };
        let figure = match one.figure.trim() {
            "" => None,
            code => fields
                .choice("questions", code, Measure::parse)
                .filter(|measure| measure.has_units()),
        };
        let kind = fields.choice("questions", &one.kind, AnswerKind::parse);
        questions.push(Question {
            label,
            kind: kind.unwrap_or(AnswerKind::Text),
            figure,
            scope,
        });
    }
    if questions.is_empty() {
        fields.wrong("questions", "form-choose-some");
    }
    if questions.len() > MOST_QUESTIONS {
        fields.wrong_with(
            "questions",
            "form-too-many-questions",
            MOST_QUESTIONS.to_string(),
        );
    }
    questions
}
