//! The rows behind a figure: exactly those that were counted, a page at a time, as far as they are within
//! their reader's sight.

use super::{frozen, read_id};
use crate::{Desk, Error, Units, meeting};
use domain::{
    Actor, Date, Moment, Sight,
    agenda::AgendaItem,
    case::Case,
    decision::Decision,
    enterprise::Enterprise,
    id::{AssignmentId, MatterId, MeetingId, OfficialDocumentId, UnitId},
    report::{
        DisposalReport, Period, ReportState,
        figure::{CountedRow, FigureKey, RowNoun, Source},
    },
};
use store::Tx;

/// A row behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its number or name.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Where it is found.
    pub path: Option<String>,
    /// The unit that raised or owes it.
    pub unit: String,
    /// When it happened, was due, or began if it stands open.
    pub on: Option<Date>,
    /// Whether it is a meeting held on paper and entered afterwards (补登).
    pub entered: bool,
}

/// A page of the rows behind a figure.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The report.
    pub report: DisposalReport,
    /// The figure.
    pub figure: FigureKey,
    /// The period the rows are of: the report's, or the one before it.
    pub period: Period,
    /// What the rows are.
    pub noun: RowNoun,
    /// How many rows were counted, where that is known: what is frozen.
    pub counted: Option<usize>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether what was counted may hold more than this reader is shown.
    pub withholds: bool,
    /// The units.
    pub units: Units,
}

/// Of which period a figure is, beside which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The report's own.
    Period,
    /// The period before it. Its rows are frozen with the report too; of a report issued before they were, they
    /// are read as they stood at the moment of counting.
    Previous,
}

/// A page of the rows behind a figure of a report within sight, after a key. What is out of its reader's
/// sight leaves no trace in it: neither a line nor a gap.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    id: &str,
    (figure, of): (&str, Of),
    after: &str,
) -> Result<Rows, Error> {
    let (id, sight) = (read_id(id)?, by.sight());
    let figure: FigureKey = figure.parse().map_err(|()| Error::NotFound)?;
    let report = desk
        .read(async move |tx| Ok(store::report::by_id(tx, &sight, id).await?))
        .await?;
    let mut counted = None;
    let period = match of {
        Of::Period => report.period(),
        Of::Previous => report.period().previous(),
    };
    let frozen = if report.state == ReportState::Issued {
        let content = frozen::read(desk, &report).await?;
        frozen::read_rows(desk, &content, of, figure.measure.source()).await?
    } else {
        None
    };
    let behind = match frozen {
        Some(mut rows) => {
            rows.retain(|row| figure.counts(row));
            counted = Some(rows.len());
            Behind::Frozen(rows)
        }
        None => Behind::Live(period, report.counted_at),
    };
    let (key, after) = (figure.clone(), after.to_owned());
    let (rows, next, units) = desk
        .db
        .read_long(async move |tx| {
            let units = Units::load(tx, &sight).await?;
            let (rows, next) = visible(tx, &sight, &key, &behind, after, &units).await?;
            Ok::<_, Error>((rows, next, units))
        })
        .await?;
    Ok(Rows {
        noun: figure.measure.source().noun(),
        report,
        figure,
        period,
        counted,
        rows,
        next,
        withholds: !sight.is_whole(),
        units,
    })
}

/// Where the rows behind a figure are read: as frozen, or from the records as they stood when counted.
enum Behind {
    Frozen(Vec<CountedRow>),
    Live(Period, Moment),
}

impl Behind {
    /// The first rows after a key, and whether there may be more.
    async fn after(
        &self,
        tx: &mut Tx,
        sight: &Sight,
        figure: &FigureKey,
        after: &str,
    ) -> Result<(Vec<CountedRow>, bool), Error> {
        match self {
            Self::Live(period, at) => {
                let mechanism = sight.mechanism;
                let found =
                    store::report::count::page(tx, mechanism, figure, *period, *at, after).await?;
                let more = found.len() > crate::PAGE;
                Ok((found, more))
            }
            Self::Frozen(rows) if after.is_empty() => Ok((rows.clone(), false)),
            Self::Frozen(rows) => {
                let place = rows.iter().position(|row| row.key == after);
                let place = place.ok_or(Error::NotFound)?;
                Ok((rows[place + 1..].to_vec(), false))
            }
        }
    }
}

/// A page of rows within sight, and the key of its last one if another page follows.
async fn visible(
    tx: &mut Tx,
    sight: &Sight,
    figure: &FigureKey,
    behind: &Behind,
    mut after: String,
    units: &Units,
) -> Result<(Vec<RowView>, Option<String>), Error> {
    let (mut shown, mut last) = (Vec::new(), None);
    loop {
        let (found, more) = behind.after(tx, sight, figure, &after).await?;
        for counted in found {
            after.clone_from(&counted.key);
            let Some(row) = row(tx, sight, figure.measure.source(), &counted, units).await? else {
                continue;
            };
            if shown.len() == crate::PAGE {
                return Ok((shown, last));
            }
            shown.push(row);
            last = Some(counted.key);
        }
        if !more {
            return Ok((shown, None));
        }
    }
}

/// The record behind a row, if it is within sight.
pub(crate) async fn row(
    tx: &mut Tx,
    sight: &Sight,
    source: Source,
    counted: &CountedRow,
    units: &Units,
) -> Result<Option<RowView>, Error> {
    let at = match source {
        Source::Pending => counted.since,
        _ => counted.at,
    };
    let on = at.map(Moment::date).or(counted.due_on);
    match found(tx, sight, source.noun(), &counted.subject, units).await {
        Ok(found) => Ok(Some(RowView { on, ..found })),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn found(
    tx: &mut Tx,
    sight: &Sight,
    noun: RowNoun,
    subject: &str,
    units: &Units,
) -> Result<RowView, Error> {
    match noun {
        RowNoun::Matter => matter(tx, sight, read(MatterId::parse(subject))?, units).await,
        RowNoun::Assignment => {
            let id = read(AssignmentId::parse(subject))?;
            let one = store::assignment::by_id(tx, sight, id).await?;
            let matter = matter(tx, sight, one.matter, units).await?;
            Ok(RowView {
                title: one.task,
                path: matter.path.map(|path| format!("{path}#a-{id}")),
                unit: units.name(one.unit),
                ..matter
            })
        }
        RowNoun::Meeting => meeting(tx, sight, read(MeetingId::parse(subject))?).await,
        RowNoun::Item => {
            let id = read(domain::id::AgendaItemId::parse(subject))?;
            let item: AgendaItem = store::by_id(tx, sight, id.0).await?;
            let held = meeting(tx, sight, item.meeting).await?;
            let about = match item.matter {
                Some(id) => matter(tx, sight, id, units).await?,
                // A report heard: it belongs to nothing but its meeting.
                None => RowView {
                    title: item.title.unwrap_or_default(),
                    ..held.clone()
                },
            };
            Ok(RowView {
                name: held.name,
                path: held.path,
                ..about
            })
        }
        RowNoun::Decision => {
            let id = read(domain::id::DecisionId::parse(subject))?;
            let decision: Decision = store::by_id(tx, sight, id.0).await?;
            let matter = matter(tx, sight, decision.matter, units).await?;
            Ok(RowView {
                title: decision.text,
                unit: units.name(decision.lead),
                ..matter
            })
        }
        RowNoun::Document => {
            let id = read(OfficialDocumentId::parse(subject))?;
            let one = store::official_document::by_id(tx, sight, id).await?;
            Ok(RowView {
                name: one.document_number.unwrap_or_default(),
                path: Some(format!("/documents/{id}")),
                title: one.title,
                unit: units.name(one.unit),
                on: None,
                entered: false,
            })
        }
        RowNoun::Case => {
            let id = read(domain::id::CaseId::parse(subject))?;
            let case: Case = store::by_id(tx, sight, id.0).await?;
            let enterprise = enterprise(tx, sight, case.enterprise.0).await?;
            Ok(RowView {
                name: case.number,
                ..enterprise
            })
        }
        RowNoun::Enterprise => {
            let id = read(domain::id::EnterpriseId::parse(subject))?;
            enterprise(tx, sight, id.0).await
        }
    }
}

fn read<T>(id: Option<T>) -> Result<T, Error> {
    id.ok_or(Error::NotFound)
}

async fn matter(tx: &mut Tx, sight: &Sight, id: MatterId, units: &Units) -> Result<RowView, Error> {
    let matter = store::matter::by_id(tx, sight, id).await?;
    Ok(RowView {
        name: format!("协〔{}〕{}号", matter.year, matter.serial),
        path: Some(format!("/matters/{}-{}", matter.year, matter.serial)),
        title: matter.title,
        unit: units.name(matter.raised_by),
        on: None,
        entered: false,
    })
}

async fn meeting(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<RowView, Error> {
    let held = store::meeting::by_id(tx, sight, id).await?;
    Ok(RowView {
        name: meeting::name(&held),
        path: Some(format!("/meetings/{id}")),
        entered: held.was_entered(),
        title: held.topic,
        unit: String::new(),
        on: None,
    })
}

/// An enterprise is within sight if one of its matters is.
async fn enterprise(tx: &mut Tx, sight: &Sight, id: uuid::Uuid) -> Result<RowView, Error> {
    let one: Enterprise = store::by_id(tx, sight, id).await?;
    let matters = store::matter::of_enterprise(tx, sight, one.id).await?;
    if matters.is_empty() && !sight.is_whole() {
        return Err(Error::NotFound);
    }
    Ok(RowView {
        name: one.name,
        path: Some(format!("/enterprises/{}", one.id)),
        title: String::new(),
        unit: String::new(),
        on: None,
        entered: false,
    })
}

/// The sight of a paper that goes to every member: what is ordinary, and nobody's own.
pub(crate) fn open_sight(sight: &Sight) -> Sight {
    Sight::member(sight.mechanism, UnitId(uuid::Uuid::nil()))
}
