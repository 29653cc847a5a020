//! The matters a report's problems are about: what a convener who writes on it most likely means.

use super::{frozen, view::ReportView};
use crate::{Desk, Error, instruction::within};
use domain::{
    Actor, Sight,
    id::{AssignmentId, MatterId},
    matter::Matter,
    report::{
        ReportState,
        figure::{FigureKey, Measure},
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
    let keys = PROBLEMS.map(|measure| {
        let keys = content.rows(&FigureKey::whole(measure));
        (measure, keys.to_vec())
    });
    let sight = by.sight();
    desk.read(async move |tx| {
        let mut found: Vec<Concern> = Vec::new();
        for (measure, keys) in &keys {
            let before = found.len();
            for key in keys {
                if found.len() - before == OFFERED {
                    break;
                }
                let Some(matter) = behind(tx, &sight, *measure, key).await? else {
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

/// The matter behind a row, if it is within sight. A key is what orders the row, then whose row it is: an
/// assignment, a line of the journal, a matter.
async fn behind(
    tx: &mut Tx,
    sight: &Sight,
    measure: Measure,
    key: &str,
) -> Result<Option<Matter>, Error> {
    let subject = key.rsplit('_').next().unwrap_or(key);
    let id = match measure {
        Measure::AssignmentsOverdue => match AssignmentId::parse(subject) {
            Some(id) => {
                within(store::assignment::by_id(tx, sight, id).await)?.map(|one| one.matter)
            }
            None => None,
        },
        Measure::MattersDeferred => {
            let n = subject.parse().map_err(|_| Error::NotFound)?;
            let line = store::report::count::subject_of_line(tx, sight.mechanism, n).await?;
            line.and_then(|(_, subject)| MatterId::parse(&subject))
        }
        _ => MatterId::parse(subject),
    };
    match id {
        Some(id) => within(store::matter::by_id(tx, sight, id).await),
        None => Ok(None),
    }
}
