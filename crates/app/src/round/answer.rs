//! A unit answers: saves what it has, submits when all is there; or the office enters it from paper (代录).

use super::read_return;
use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    input::Fields,
};
use domain::{
    Actor,
    attachment::{Classification, Purpose},
    id::AttachmentId,
    round::{AnswerKind, InformationReturn, ReturnAnswer, quantity},
};
use store::Tx;

/// The form of a return, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReturnForm {
    /// Whether the office enters it for the unit.
    pub entered: bool,
    /// Whether it is submitted, not only saved.
    pub submit: bool,
    /// Whether the unit says of texts left empty that it has nothing to say.
    pub nothing_more: bool,
    /// Answers by the ids of their questions: what is said, and why it differs.
    pub answers: Vec<(String, String, String)>,
    /// The scan behind what the office enters.
    pub scan: Vec<Upload>,
}

/// What a form of a return was opened with: its version and those of its answers, added up, so that two
/// people of one unit do not write over each other.
pub fn stamp(one: &InformationReturn, answers: &[ReturnAnswer]) -> u32 {
    answers
        .iter()
        .fold(one.version, |sum, answer| sum.wrapping_add(answer.version))
}

/// Saves the answers of a return; submits it if asked to.
pub async fn answer(
    desk: &Desk,
    by: &Actor,
    id: &str,
    opened_with: u32,
    form: ReturnForm,
) -> Result<(), Error> {
    let id = read_return(id)?;
    let mut fields = Fields::default();
    if form.entered && form.submit && form.scan.is_empty() {
        fields.wrong("scan", "form-scan-required");
    }
    fields.done()?;
    let scan = attachment::keep_scans(desk, &form.scan).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let one = store::round::return_by_id(tx, &sight, id).await?;
        let by = if form.entered {
            let units = crate::Units::load(tx, &sight).await?;
            by.clone().entering_for(units.reference(one.unit))?
        } else {
            by.clone()
        };
        let answers = store::round::answers(tx, &sight, id).await?;
        if stamp(&one, &answers) != opened_with {
            return Err(Error::Stale);
        }
        let round = store::round::of_return(tx, &sight, &one).await?;
        one.may_write(&round, &by)?;
        let mut fields = Fields::default();
        let read: Vec<_> = answers
            .iter()
            .map(|answer| read(&mut fields, answer, &form.answers))
            .collect();
        fields.done()?;
        let mut given = Vec::new();
        for (answer, (said, why)) in answers.into_iter().zip(read) {
            if (&answer.answer, &answer.why) == (&said, &why) {
                given.push(answer);
            } else {
                let change = answer.give(said, why, (&one, &round), &by, now)?;
                given.push(tx.record(change).await?);
            }
        }
        if form.submit {
            let scan = record_scan(tx, &scan, &by, now).await?;
            tx.record(one.submit(&round, &given, form.nothing_more, scan, &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}

async fn record_scan(
    tx: &mut Tx,
    scan: &[attachment::Kept],
    by: &Actor,
    now: domain::Moment,
) -> Result<Option<AttachmentId>, Error> {
    let (subject, class) = (Subject::default(), Classification::Restricted);
    let ids = attachment::record(tx, scan, subject, Purpose::Scan, class, by, now).await?;
    Ok(ids.first().copied())
}

/// What was typed for a question; what was not sent stays as it was.
fn read(
    fields: &mut Fields,
    answer: &ReturnAnswer,
    typed: &[(String, String, String)],
) -> (Option<String>, Option<String>) {
    let id = answer.id.to_string();
    let Some((_, said, why)) = typed.iter().find(|(of, _, _)| *of == id) else {
        return (answer.answer.clone(), answer.why.clone());
    };
    let most = if answer.kind == AnswerKind::Number {
        20
    } else {
        4000
    };
    let said = fields.optional("answers", said, most);
    let why = fields.optional("answers", why, 500);
    let said = match (answer.kind, said) {
        (AnswerKind::Number, Some(text)) => {
            let number = quantity::read(&answer.label, &text);
            if number.is_none() {
                let key = if quantity::is_quantity(&answer.label) {
                    "form-bad-quantity"
                } else {
                    "form-bad-answer"
                };
                fields.wrong_with("answers", key, answer.label.clone());
            }
            number
        }
        (_, said) => said,
    };
    (said, why)
}
