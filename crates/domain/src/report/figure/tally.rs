//! Counting rows as they are read.

use super::{CountedIn, CountedRow, FigureKey, Measure, Source};
use std::collections::BTreeMap;

/// Counts rows as they are read.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: BTreeMap<FigureKey, i64>,
    days: BTreeMap<FigureKey, Vec<i64>>,
}

impl Tally {
    /// Counts a row of a source.
    pub fn add(&mut self, source: Source, row: &CountedRow) {
        for key in FigureKey::counting(source, row) {
            if key.measure.counted_in() == CountedIn::Days {
                self.days.entry(key.clone()).or_default().extend(row.days());
            }
            *self.counts.entry(key).or_default() += 1;
        }
    }

    /// The figures counted.
    pub fn figures(&self) -> impl Iterator<Item = &FigureKey> {
        self.counts.keys()
    }

    /// The value of a figure: a count, 0 if nothing counts; days in tenths, none if nothing counts.
    pub fn value(&self, key: &FigureKey) -> Option<i64> {
        if key.measure.counted_in() != CountedIn::Days {
            return Some(self.counts.get(key).copied().unwrap_or_default());
        }
        let mut days = self.days.get(key)?.clone();
        days.sort_unstable();
        let n = i64::try_from(days.len()).ok().filter(|n| *n > 0)?;
        if key.measure == Measure::CloseDaysMedian {
            let (low, high) = ((days.len() - 1) / 2, days.len() / 2);
            return Some((days[low] + days[high]) * 5);
        }
        let sum: i64 = days.iter().sum();
        Some((sum * 20 + n).div_euclid(2 * n))
    }

    /// How many rows a figure counted.
    pub fn rows(&self, key: &FigureKey) -> i64 {
        self.counts.get(key).copied().unwrap_or_default()
    }
}
