//! The matters a report's problems are about: what a convener who writes on it most likely means.

use super::{frozen, rows::Of, view::ReportView};
use crate::{Desk, Error, instruction::within};
use domain::{
    Actor, Sight,
    id::{AssignmentId, MatterId},
    matter::Matter,
    report::{
        ReportState,
        figure::{CountedRow, FigureKey, Measure, RowNoun},
    },
};
use store::Tx;

/// Figures whose rows are problems, the worst first.
const PROBLEMS: [Measure; 3] = [
    Measure::AssignmentsOverdue,
    Measure::MattersDeferred,
    Measure::MattersPending,
];

/// How many matters are offered for each figure; others are named by their number.
const OFFERED: usize = 30;

/// A matter behind a problem figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The figure, of those it is behind the worst.
    pub measure: Measure,
    /// Its number.
    pub number: (u32, u32),
    /// Its title.
    pub title: String,
}

/// The matters behind an issued report's problem figures that can still be given work, within sight; each
/// once. Nothing for a report in writing, or one whose frozen file cannot be read.
pub async fn concerns(desk: &Desk, by: &Actor, view: &ReportView) -> Result<Vec<Concern>, Error> {
    if view.report.state != ReportState::Issued || view.broken {
        return Ok(Vec::new());
    }
    let content = frozen::read(desk, &view.report).await?;
    let mut behind_problems = Vec::new();
    for measure in PROBLEMS {
        let figure = FigureKey::whole(measure);
        let rows = frozen::read_rows(desk, &content, Of::Period, measure.source()).await?;
        let mut rows = rows.unwrap_or_default();
        rows.retain(|row| figure.counts(row));
        behind_problems.push((measure, rows));
    }
    let sight = by.sight();
    desk.read(async move |tx| {
        let mut found: Vec<Concern> = Vec::new();
        for (measure, rows) in &behind_problems {
            let before = found.len();
            for row in rows {
                if found.len() - before == OFFERED {
                    break;
                }
                let Some(matter) = behind(tx, &sight, *measure, row).await? else {
                    continue;
                };
                let number = (matter.year, matter.serial);
                if matter.state.may_be_assigned() && found.iter().all(|one| one.number != number) {
                    found.push(Concern {
                        measure: *measure,
                        number,
                        title: matter.title,
                    });
                }
            }
        }
        Ok(found)
    })
    .await
}

/// The matter behind a row, if it is within sight.
async fn behind(
    tx: &mut Tx,
    sight: &Sight,
    measure: Measure,
    row: &CountedRow,
) -> Result<Option<Matter>, Error> {
    let id = match measure.source().noun() {
        RowNoun::Assignment => match AssignmentId::parse(&row.subject) {
            Some(id) => {
                within(store::assignment::by_id(tx, sight, id).await)?.map(|one| one.matter)
            }
            None => None,
        },
        _ => MatterId::parse(&row.subject),
    };
    match id {
        Some(id) => within(store::matter::by_id(tx, sight, id).await),
        None => Ok(None),
    }
}
