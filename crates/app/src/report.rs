//! Disposal reports: drafted from the data, written with tokens for figures, signed off, numbered, issued
//! and frozen.

mod closed;
pub mod concerns;
pub mod draft;
pub mod figures;
pub mod fill;
pub mod frozen;
pub mod issue;
pub mod labels;
pub mod open;
pub mod paper;
pub mod rows;
pub mod tables;
pub mod view;
pub mod workbook;
pub mod write;

use crate::Error;
use domain::{
    Actor,
    id::ReportId,
    report::{DisposalReport, Period, PeriodKind},
};
use store::Tx;

/// The report within sight, as the form saw it; `Stale` if it was changed since.
pub(crate) async fn load(
    tx: &mut Tx,
    by: &Actor,
    id: ReportId,
    version: u32,
) -> Result<DisposalReport, Error> {
    let report = store::report::by_id(tx, &by.sight(), id).await?;
    if report.version == version {
        Ok(report)
    } else {
        Err(Error::Stale)
    }
}

/// Reports whose period shares a day with the one given, for whoever is about to begin another.
pub async fn sharing(
    desk: &crate::Desk,
    by: &Actor,
    period: Period,
) -> Result<Vec<DisposalReport>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| {
        Ok(store::report::sharing(tx, &sight, period.from, period.until).await?)
    })
    .await
}

/// Reads a report's id from an address.
pub(crate) fn read_id(text: &str) -> Result<ReportId, Error> {
    ReportId::parse(text).ok_or(Error::NotFound)
}

/// What a period is called on paper: 2026年第三季度, 2026年3月, 2026年1月5日至3月9日.
pub fn period_name(period: Period) -> String {
    let (year, month) = (period.from.year(), period.from.month());
    match period.kind {
        PeriodKind::Month => format!("{year}年{month}月"),
        PeriodKind::Quarter => {
            let names = ["第一季度", "第二季度", "第三季度", "第四季度"];
            let place = usize::try_from((month - 1) / 3).unwrap_or(0);
            format!("{year}年{}", names[place.min(3)])
        }
        PeriodKind::Half if month < 7 => format!("{year}年上半年"),
        PeriodKind::Half => format!("{year}年下半年"),
        PeriodKind::Year => format!("{year}年"),
        PeriodKind::Free => {
            let t = locale::Wording::new(locale::Language::Chinese);
            let (from, until) = (t.date(period.from), t.date(period.until));
            // The year is said once.
            let of_year = format!("{year}年");
            match until.strip_prefix(&of_year) {
                _ if from == until => from,
                rest => format!("{from}至{}", rest.unwrap_or(&until)),
            }
        }
    }
}
