//! The rows behind a figure: exactly those that were counted, a page at a time, each within its reader's
//! sight; what is out of sight is counted and shown as withheld.

use super::{frozen, read_id};
use crate::{Desk, Error, Units, meeting};
use domain::{
    Actor, Date, Sight,
    agenda::AgendaItem,
    case::Case,
    decision::Decision,
    enterprise::Enterprise,
    id::{AssignmentId, MatterId, MeetingId, UnitId},
    report::{
        DisposalReport, ReportState,
        figure::{CountedRow, FigureKey, RowNoun, Source},
    },
};
use store::Tx;

/// A row behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its number or name; none if it is out of sight.
    pub name: Option<String>,
    /// What it is about.
    pub title: String,
    /// Where it is found.
    pub path: Option<String>,
    /// The unit that raised or owes it.
    pub unit: String,
    /// When it happened, or was due.
    pub on: Option<Date>,
}

/// A page of the rows behind a figure.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The report.
    pub report: DisposalReport,
    /// The figure.
    pub figure: FigureKey,
    /// What the rows are.
    pub noun: RowNoun,
    /// How many rows were counted, where that is known: what is frozen.
    pub counted: Option<usize>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// The units.
    pub units: Units,
}

/// A page of the rows behind a figure of a report within sight, after a key.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    id: &str,
    figure: &str,
    after: &str,
) -> Result<Rows, Error> {
    let (id, sight) = (read_id(id)?, by.sight());
    let figure: FigureKey = figure.parse().map_err(|()| Error::NotFound)?;
    let report = desk
        .read(async move |tx| Ok(store::report::by_id(tx, &sight, id).await?))
        .await?;
    let (mut keys, counted) = if report.state == ReportState::Issued {
        let content = frozen::read(desk, &report).await?;
        let all = content.rows(&figure);
        let begin = match after {
            "" => 0,
            after => {
                all.iter()
                    .position(|key| key == after)
                    .ok_or(Error::NotFound)?
                    + 1
            }
        };
        let end = all.len().min(begin + crate::PAGE + 1);
        (all[begin..end].to_vec(), Some(all.len()))
    } else {
        (live(desk, &report, &figure, after).await?, None)
    };
    let more = keys.len() > crate::PAGE;
    keys.truncate(crate::PAGE);
    let next = keys.last().filter(|_| more).cloned();
    let source = figure.measure.source();
    let (rows, units) = desk
        .read(async move |tx| {
            let units = Units::load(tx, &sight).await?;
            let mut rows = Vec::new();
            for key in &keys {
                rows.push(row(tx, &sight, source, key, &units).await?);
            }
            Ok((rows, units))
        })
        .await?;
    Ok(Rows {
        noun: source.noun(),
        report,
        figure,
        counted,
        rows,
        next,
        units,
    })
}

async fn live(
    desk: &Desk,
    report: &DisposalReport,
    figure: &FigureKey,
    after: &str,
) -> Result<Vec<String>, Error> {
    let (mechanism, period, counted_at) = (desk.mechanism(), report.period(), report.counted_at);
    let (figure, after) = (figure.clone(), after.to_owned());
    let rows: Vec<CountedRow> = desk
        .db
        .read_long(async move |tx| {
            let found =
                store::report::count::page(tx, mechanism, &figure, period, counted_at, &after);
            Ok::<_, Error>(found.await?)
        })
        .await?;
    Ok(rows.into_iter().map(|row| row.key).collect())
}

/// The record behind a row's key, as far as it is within sight.
pub(crate) async fn row(
    tx: &mut Tx,
    sight: &Sight,
    source: Source,
    key: &str,
    units: &Units,
) -> Result<RowView, Error> {
    let (before, last) = key.split_once('_').unwrap_or(("", key));
    let (subject, on) = match source {
        Source::Pending | Source::Enterprises => (last.to_owned(), None),
        Source::Overdue | Source::Cases => (last.to_owned(), before.parse().ok()),
        _ => {
            let n = last.parse().map_err(|_| Error::NotFound)?;
            let line = store::report::count::subject_of_line(tx, sight.mechanism, n).await?;
            let (at, subject) = line.ok_or(Error::NotFound)?;
            (subject, Some(at.date()))
        }
    };
    let withheld = RowView {
        name: None,
        title: String::new(),
        path: None,
        unit: String::new(),
        on,
    };
    match found(tx, sight, source.noun(), &subject, units).await {
        Ok(found) => Ok(RowView { on, ..found }),
        Err(Error::NotFound) => Ok(withheld),
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
        RowNoun::Case => {
            let id = read(domain::id::CaseId::parse(subject))?;
            let case: Case = store::by_id(tx, sight, id.0).await?;
            let enterprise = enterprise(tx, sight, case.enterprise.0).await?;
            Ok(RowView {
                name: Some(case.number),
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
        name: Some(format!("协〔{}〕{}号", matter.year, matter.serial)),
        path: Some(format!("/matters/{}-{}", matter.year, matter.serial)),
        title: matter.title,
        unit: units.name(matter.raised_by),
        on: None,
    })
}

async fn meeting(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<RowView, Error> {
    let held = store::meeting::by_id(tx, sight, id).await?;
    Ok(RowView {
        name: Some(meeting::name(&held)),
        path: Some(format!("/meetings/{id}")),
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
        name: Some(one.name),
        path: Some(format!("/enterprises/{}", one.id)),
        title: String::new(),
        unit: String::new(),
        on: None,
    })
}

/// The sight of a paper that goes to every member: what is ordinary, and nobody's own.
pub(crate) fn open_sight(sight: &Sight) -> Sight {
    Sight::member(sight.mechanism, UnitId(uuid::Uuid::nil()))
}
