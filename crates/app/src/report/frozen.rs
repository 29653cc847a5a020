//! What is frozen when a report is issued: figures, text, the units' answers and the keys of every row that
//! was counted, in one file. Its SM3 digest is the report's hash, printed on the paper; the file is kept
//! under that digest, so that a changed digit is found whenever it is read.

use super::{
    figures::{self, Counted},
    labels::{self, Labels, PAPER},
    view::{Merged, ReportView},
};
use crate::{Desk, Error};
use domain::{
    Date, Moment, Sight,
    id::{ReportId, ReturnId, UnitId},
    report::{
        DisposalReport, ReportState,
        figure::{Figure, FigureKey},
    },
    round::AnswerKind,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The frozen file's content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    id: ReportId,
    title: String,
    number: String,
    signed_off_by: String,
    from: Date,
    to: Date,
    counted_at: Moment,
    /// The text with its tokens.
    pub text: String,
    /// The text as printed.
    printed: Vec<String>,
    figures: Vec<FrozenFigure>,
    answers: Vec<FrozenAnswer>,
    /// The keys of the rows behind each figure.
    rows: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct FrozenFigure {
    key: String,
    label: String,
    value: Option<i64>,
    previous: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct FrozenAnswer {
    of: ReturnId,
    unit: UnitId,
    unit_name: String,
    unit_full_name: String,
    label: String,
    kind: AnswerKind,
    counted: Option<i64>,
    answer: Option<String>,
    why: Option<String>,
}

impl Content {
    /// What is frozen of a report as it stands, with the rows counted.
    pub fn of(view: &ReportView, counted: &Counted) -> Self {
        let labels = view.labels(PAPER);
        let report = &view.report;
        Self {
            id: report.id,
            title: report.title.clone(),
            number: report.document_number.clone().unwrap_or_default(),
            signed_off_by: report.signed_off_by.clone().unwrap_or_default(),
            from: report.from_on,
            to: report.until_on,
            counted_at: report.counted_at,
            text: view.text.clone(),
            printed: view
                .lines
                .iter()
                .map(super::view::ShownLine::words)
                .collect(),
            figures: view
                .figures
                .iter()
                .map(|one| frozen_figure(one, &labels))
                .collect(),
            answers: view.merged.iter().map(frozen_answer).collect(),
            rows: view
                .figures
                .iter()
                .map(|figure| {
                    let keys = counted.now.keys(&figure.key);
                    (figure.key.to_string(), keys.to_vec())
                })
                .collect(),
        }
    }

    /// The bytes of the file: the same content gives the same bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec_pretty(self).map_err(Error::failed)
    }

    /// The figures.
    pub fn figures(&self) -> Vec<Figure> {
        let figure = |one: &FrozenFigure| {
            Some(Figure {
                key: one.key.parse().ok()?,
                value: one.value,
                previous: one.previous,
            })
        };
        self.figures.iter().filter_map(figure).collect()
    }

    /// The units' answers.
    pub fn merged(&self) -> Vec<Merged> {
        let merged = |one: &FrozenAnswer| Merged {
            of: one.of,
            unit: one.unit,
            unit_name: one.unit_name.clone(),
            unit_full_name: one.unit_full_name.clone(),
            label: one.label.clone(),
            kind: one.kind,
            counted: one.counted,
            answer: one.answer.clone(),
            why: one.why.clone(),
        };
        self.answers.iter().map(merged).collect()
    }

    /// The keys of the rows behind a figure.
    pub fn rows(&self, figure: &FigureKey) -> &[String] {
        self.rows
            .get(&figure.to_string())
            .map_or(&[], Vec::as_slice)
    }
}

fn frozen_figure(figure: &Figure, labels: &Labels<'_>) -> FrozenFigure {
    FrozenFigure {
        key: figure.key.to_string(),
        label: labels.of(&figure.key),
        value: figure.value,
        previous: figure.previous,
    }
}

fn frozen_answer(one: &Merged) -> FrozenAnswer {
    FrozenAnswer {
        of: one.of,
        unit: one.unit,
        unit_name: one.unit_name.clone(),
        unit_full_name: one.unit_full_name.clone(),
        label: one.label.clone(),
        kind: one.kind,
        counted: one.counted,
        answer: one.answer.clone(),
        why: one.why.clone(),
    }
}

/// Reads what was frozen of an issued report the caller has loaded within sight.
pub(crate) async fn read(desk: &Desk, report: &DisposalReport) -> Result<Content, Error> {
    let hash = report.hash.clone().ok_or(Error::NotFound)?;
    let files = desk.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.read(&hash))
        .await
        .map_err(Error::failed)??;
    serde_json::from_slice(&bytes).map_err(Error::failed)
}

/// What checking an issued report found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The hash on the paper.
    pub hash: String,
    /// Whether the frozen file is there and still has this digest.
    pub intact: bool,
    /// Labels of the figures that the data would give otherwise today, counted as of the same moment; each
    /// with the frozen value and today's.
    pub differs: Vec<(String, String, String)>,
}

/// Checks an issued report: its frozen file against the hash, and its figures against the data.
pub async fn verify(
    desk: &Desk,
    by: &domain::Actor,
    id: &str,
    t: locale::Wording,
) -> Result<Verified, Error> {
    let (id, sight) = (super::read_id(id)?, by.sight());
    let report = desk
        .read(async move |tx| Ok(store::report::by_id(tx, &sight, id).await?))
        .await?;
    if report.state != ReportState::Issued {
        return Err(Error::NotFound);
    }
    let hash = report.hash.clone().unwrap_or_default();
    let content = match read(desk, &report).await {
        Ok(content) => content,
        Err(Error::Failed(error)) => {
            tracing::error!(report = %id, error = %error, "what was frozen of a report cannot be read");
            return Ok(Verified {
                hash,
                intact: false,
                differs: Vec::new(),
            });
        }
        Err(error) => return Err(error),
    };
    let counted = figures::count(desk, report.period(), report.counted_at, false).await?;
    let (sight, charter) = (Sight::whole(by.mechanism), desk.charter());
    let units = desk
        .read(async move |tx| crate::Units::load(tx, &sight).await)
        .await?;
    let labels = Labels {
        t,
        charter: &charter,
        units: &units,
    };
    let differs = content
        .figures()
        .iter()
        .filter_map(|frozen| {
            let now = counted.now.value(&frozen.key);
            let counted_in = frozen.key.measure.counted_in();
            (now != frozen.value).then(|| {
                (
                    labels.of(&frozen.key),
                    labels::value(counted_in, frozen.value),
                    labels::value(counted_in, now),
                )
            })
        })
        .collect();
    Ok(Verified {
        hash,
        intact: true,
        differs,
    })
}
