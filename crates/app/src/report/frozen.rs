//! What is frozen when a report is issued: figures, text and the units' answers in one file, and the rows
//! that were counted in a file for each source, whose digests the first file names. The SM3 digest of the
//! first file is the report's hash, printed on the paper; every file is kept under its digest, so that a
//! changed digit is found whenever it is read. The report's page reads the first file alone, which does not
//! grow with the number of rows.

use super::{
    figures::{self, SourceRows},
    labels::{self, Labels, PAPER},
    rows::Of,
    view::{Merged, ReportView},
};
use crate::{
    Desk, Error,
    attachment::{self, Kept},
};
use domain::{
    Date, Moment, Sight,
    id::{ReportId, ReturnId, UnitId},
    report::{
        DisposalReport, ReportState,
        figure::{CountedRow, Figure, Source},
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
    /// The text as printed, with the marks of what the public does not read.
    pub printed: Vec<String>,
    figures: Vec<FrozenFigure>,
    answers: Vec<FrozenAnswer>,
    /// The files of the rows counted, by source.
    rows: BTreeMap<Source, FrozenRows>,
    /// The files of the rows counted of the period before; none of a report issued before these were frozen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<BTreeMap<Source, FrozenRows>>,
}

/// The file of a source's rows: one row in JSON on each line, in the order of their keys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FrozenRows {
    digest: String,
    rows: usize,
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
    /// What is frozen of a report as it stands, with the files of its rows and of those of the period before.
    pub fn of(
        view: &ReportView,
        rows: BTreeMap<Source, FrozenRows>,
        previous: BTreeMap<Source, FrozenRows>,
    ) -> Self {
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
                .map(super::fill::ShownLine::words)
                .collect(),
            figures: view
                .figures
                .iter()
                .map(|one| frozen_figure(one, &labels))
                .collect(),
            answers: view.merged.iter().map(frozen_answer).collect(),
            rows,
            previous: Some(previous),
        }
    }

    /// The files of the rows of a period; none if they were not frozen.
    fn files(&self, of: Of) -> Option<&BTreeMap<Source, FrozenRows>> {
        match of {
            Of::Period => Some(&self.rows),
            Of::Previous => self.previous.as_ref(),
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

/// Keeps the rows of every source that has any, each in its file.
pub(crate) async fn keep_rows(
    desk: &Desk,
    of: Of,
    rows: &SourceRows,
) -> Result<(BTreeMap<Source, FrozenRows>, Vec<Kept>), Error> {
    let (mut frozen, mut files) = (BTreeMap::new(), Vec::new());
    for (source, rows) in rows.iter().filter(|(_, rows)| !rows.is_empty()) {
        let mut lines = Vec::new();
        for row in rows {
            serde_json::to_writer(&mut lines, row).map_err(Error::failed)?;
            lines.push(b'\n');
        }
        let period = match of {
            Of::Period => "",
            Of::Previous => "上期-",
        };
        let name = format!("固定明细-{period}{}.txt", source.code());
        let kept = attachment::keep_made(desk, &name, attachment::PLAIN, lines).await?;
        let file = FrozenRows {
            digest: kept.digest().to_owned(),
            rows: rows.len(),
        };
        frozen.insert(*source, file);
        files.push(kept);
    }
    Ok((frozen, files))
}

/// Reads the rows that were frozen of a source; none if those of the period were not.
pub(crate) async fn read_rows(
    desk: &Desk,
    content: &Content,
    of: Of,
    source: Source,
) -> Result<Option<Vec<CountedRow>>, Error> {
    let Some(files) = content.files(of) else {
        return Ok(None);
    };
    match files.get(&source) {
        Some(file) => Ok(Some(read_file(desk, file).await?)),
        None => Ok(Some(Vec::new())),
    }
}

async fn read_file(desk: &Desk, file: &FrozenRows) -> Result<Vec<CountedRow>, Error> {
    let (files, digest) = (desk.files.clone(), file.digest.clone());
    tokio::task::spawn_blocking(move || {
        let bytes = files.read(&digest)?;
        serde_json::Deserializer::from_slice(&bytes)
            .into_iter()
            .collect::<Result<_, _>>()
            .map_err(Error::failed)
    })
    .await
    .map_err(Error::failed)?
}

/// Whether every file of frozen rows is there and unchanged.
async fn rows_are_intact(desk: &Desk, content: &Content) -> Result<bool, Error> {
    let previous = content.previous.iter().flatten();
    for (source, file) in content.rows.iter().chain(previous) {
        match read_file(desk, file).await {
            Ok(rows) if rows.len() == file.rows => {}
            Ok(_) => return Ok(false),
            Err(Error::Failed(error)) => {
                let source = source.code();
                tracing::error!(source, error = %error, "frozen rows of a report cannot be read");
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

/// What checking an issued report found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The hash on the paper.
    pub hash: String,
    /// Whether every frozen file is there and still has its digest.
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
    let broken = |hash| Verified {
        hash,
        intact: false,
        differs: Vec::new(),
    };
    let content = match read(desk, &report).await {
        Ok(content) => content,
        Err(Error::Failed(error)) => {
            tracing::error!(report = %id, error = %error, "what was frozen of a report cannot be read");
            return Ok(broken(hash));
        }
        Err(error) => return Err(error),
    };
    if !rows_are_intact(desk, &content).await? {
        return Ok(broken(hash));
    }
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
