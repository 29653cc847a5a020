//! Counting: the figures of a period beside those of the period before, from the rows of every source.

use crate::{Desk, Error, Units};
use domain::{
    Date, Moment,
    agenda::Outcome,
    case::Procedure,
    charter::Charter,
    id::MechanismId,
    official_document::DocumentKind,
    report::{
        Period,
        figure::{CountedRow, Figure, FigureKey, Measure, RowNoun, Slice, Source, Tally},
    },
};
use std::collections::BTreeMap;
use store::Tx;

/// The rows of every source, in the order of their keys.
pub(crate) type SourceRows = BTreeMap<Source, Vec<CountedRow>>;

/// A period counted, and the one before it.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// The period's tally.
    pub now: Tally,
    /// The tally of the period before.
    pub previous: Tally,
    /// Whether that says something: the mechanism was at work by its end.
    pub compares: bool,
    /// The period's rows, if they were asked for.
    pub rows: SourceRows,
    /// Those of the period before.
    pub previous_rows: SourceRows,
}

/// Whether a period can be compared with the one before: the mechanism was at work by its end.
pub(crate) fn compares(desk: &Desk, period: Period) -> bool {
    desk.founded_on() <= period.previous().until
}

/// The day the mechanism was founded, if a period was over before it: there are no data of it.
pub fn unfounded(desk: &Desk, period: Period) -> Option<Date> {
    Some(desk.founded_on()).filter(|day| period.until < *day)
}

/// Counts a period as it stood at a moment, and keeps its rows if asked to. Scans, and so runs beside the
/// threads that answer requests.
pub(crate) async fn count(
    desk: &Desk,
    period: Period,
    counted_at: Moment,
    keep_rows: bool,
) -> Result<Counted, Error> {
    let (mechanism, compares) = (desk.mechanism(), compares(desk, period));
    desk.db
        .read_long(async move |tx| {
            let of = (mechanism, counted_at);
            let mut rows = SourceRows::new();
            let now = tally(tx, of, period, keep_rows.then_some(&mut rows)).await?;
            let mut previous_rows = SourceRows::new();
            let keep = keep_rows.then_some(&mut previous_rows);
            let previous = tally(tx, of, period.previous(), keep).await?;
            Ok(Counted {
                now,
                previous,
                compares,
                rows,
                previous_rows,
            })
        })
        .await
}

async fn tally(
    tx: &mut Tx,
    (mechanism, counted_at): (MechanismId, Moment),
    period: Period,
    mut kept: Option<&mut SourceRows>,
) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for source in Source::ALL.iter().copied() {
        let mut after = Some(String::new());
        while let Some(key) = after {
            let (rows, next) =
                store::report::count::rows(tx, mechanism, source, period, counted_at, &key).await?;
            for row in &rows {
                tally.add(source, row);
            }
            if let Some(kept) = &mut kept {
                kept.entry(source).or_default().extend(rows);
            }
            after = next;
        }
    }
    Ok(tally)
}

impl Counted {
    /// The figures in the order of papers: every measure as a whole, then by kind, by unit and by month as
    /// far as anything counted there in either period. A month has no counterpart in the period before.
    pub fn figures(&self, charter: &Charter, units: &Units, period: Period) -> Vec<Figure> {
        let figure = |key: FigureKey| Figure {
            value: self.now.value(&key),
            previous: match key.slice {
                Some(Slice::Month(_)) => None,
                _ if !self.compares => None,
                _ => self.previous.value(&key),
            },
            key,
        };
        let counts = |key: &FigureKey| {
            key.slice.is_none() || self.now.rows(key) > 0 || self.previous.rows(key) > 0
        };
        let mut figures: Vec<_> = keys(charter, units)
            .into_iter()
            .filter(counts)
            .map(figure)
            .collect();
        let months = period.months();
        for measure in Measure::ALL.iter().filter(|m| m.has_months()) {
            let keys = months
                .iter()
                .map(|month| FigureKey::month(*measure, *month));
            figures.extend(keys.map(figure));
        }
        figures
    }
}

/// Every figure there can be but the months', in the order of papers.
pub(crate) fn keys(charter: &Charter, units: &Units) -> Vec<FigureKey> {
    let mut keys = Vec::new();
    for measure in Measure::ALL.iter().copied() {
        keys.push(FigureKey::whole(measure));
        if measure.has_kinds() {
            let kinds = kinds(charter, measure);
            keys.extend(kinds.iter().map(|kind| FigureKey::kind(measure, kind)));
        }
        if measure.has_units() {
            keys.extend(units.iter().map(|unit| FigureKey::unit(measure, unit.id)));
        }
    }
    keys
}

/// The kinds a measure is told apart by, as their codes.
pub(crate) fn kinds(charter: &Charter, measure: Measure) -> Vec<String> {
    match measure.source().noun() {
        RowNoun::Matter => charter
            .difficulties
            .iter()
            .map(|difficulty| difficulty.key.clone())
            .collect(),
        RowNoun::Meeting => charter
            .meetings
            .tiers
            .iter()
            .map(|tier| tier.key.clone())
            .collect(),
        RowNoun::Item => codes(Outcome::ALL, Outcome::code),
        RowNoun::Document => codes(DocumentKind::ALL, DocumentKind::code),
        RowNoun::Case => codes(Procedure::ALL, Procedure::code),
        _ => Vec::new(),
    }
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<String> {
    all.iter().map(|one| code(*one).to_owned()).collect()
}
