//! Figures: what a report counts, by which rule a row counts, and what a figure's key is.

use crate::{Date, Moment, id::UnitId};
use std::{collections::BTreeMap, fmt, str::FromStr};

coded! {
    /// What is counted in a period.
    pub enum Measure {
        /// Matters raised.
        MattersRaised = "matters_raised",
        /// Matters accepted.
        MattersAccepted = "matters_accepted",
        /// Matters put into execution by issued minutes.
        MattersDecided = "matters_decided",
        /// Deferrals.
        MattersDeferred = "matters_deferred",
        /// Returns from deferral.
        MattersCameBack = "matters_came_back",
        /// Matters closed.
        MattersClosed = "matters_closed",
        /// Matters open at the period's end.
        MattersPending = "matters_pending",
        /// Days from raising to closing, on average.
        CloseDaysAverage = "close_days_average",
        /// Days from raising to closing, the median.
        CloseDaysMedian = "close_days_median",
        /// Days from deferral to return, on average.
        DeferralDaysAverage = "deferral_days_average",
        /// Assignments issued.
        AssignmentsIssued = "assignments_issued",
        /// Assignments verified.
        AssignmentsVerified = "assignments_verified",
        /// Assignments verified no later than their due day.
        AssignmentsOnTime = "assignments_on_time",
        /// Assignments verified after their due day.
        AssignmentsLate = "assignments_late",
        /// Assignments past their due day and not verified at the period's end.
        AssignmentsOverdue = "assignments_overdue",
        /// Meetings held.
        MeetingsHeld = "meetings_held",
        /// Agenda items that got their outcome.
        ItemsSettled = "items_settled",
        /// Decisions agreed.
        DecisionsAgreed = "decisions_agreed",
        /// Cases accepted by the court.
        CasesAccepted = "cases_accepted",
        /// Enterprises on which a matter was raised.
        EnterprisesConcerned = "enterprises_concerned",
    }
}

coded! {
    /// Where the rows of a measure are found: what happened in the period, or what stands at its end.
    pub enum Source {
        /// The journal's lines on matters raised.
        Raised = "matter.raised",
        /// … accepted.
        Accepted = "matter.accepted",
        /// … put into execution.
        InExecution = "matter.in_execution",
        /// … deferred.
        Deferred = "matter.deferred",
        /// … back from deferral.
        CameBack = "matter.came_back",
        /// … closed.
        Closed = "matter.closed",
        /// Assignments issued.
        Issued = "assignment.issued",
        /// Assignments verified.
        Verified = "assignment.verified",
        /// Meetings closed.
        Held = "meeting.closed",
        /// Items settled.
        Settled = "item.settled",
        /// Decisions agreed.
        Agreed = "decision.agreed",
        /// Matters neither closed nor declined nor withdrawn when the period ends.
        Pending = "pending",
        /// Assignments due by the period's end and neither verified nor revoked by then.
        Overdue = "overdue",
        /// Cases by the day of their acceptance.
        Cases = "cases",
        /// Enterprises on which a matter was raised in the period.
        Enterprises = "enterprises",
    }
}

coded! {
    /// The nouns that are counted, each with its page.
    pub enum RowNoun {
        /// 协调事项.
        Matter = "matter",
        /// 任务.
        Assignment = "assignment",
        /// 会议.
        Meeting = "meeting",
        /// 议题.
        Item = "agenda_item",
        /// 议定事项.
        Decision = "decision",
        /// 案件.
        Case = "case",
        /// 企业.
        Enterprise = "enterprise",
    }
}

coded! {
    /// In what a measure counts.
    pub enum CountedIn {
        /// 件.
        Matters = "matters",
        /// 项.
        Items = "items",
        /// 次.
        Times = "times",
        /// 家.
        Enterprises = "enterprises",
        /// 天, to a tenth.
        Days = "days",
    }
}

/// The part of a measure that a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slice {
    /// Of one kind: a difficulty, a tier of meetings, an outcome, a procedure.
    Kind(String),
    /// Of one unit: who raised it, or who owes it.
    Unit(UnitId),
    /// Of one month, by its first day.
    Month(Date),
}

/// What a figure is a figure of: `matters_raised`, `matters_raised-k-taxation`, `matters_raised-u-0192…`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureKey {
    /// What is counted.
    pub measure: Measure,
    /// The part of it; none for the whole.
    pub slice: Option<Slice>,
}

/// A figure of a period beside that of the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Of what.
    pub key: FigureKey,
    /// The value, days in tenths; none where there is nothing to take an average of.
    pub value: Option<i64>,
    /// The same of the period before.
    pub previous: Option<i64>,
}

/// A row that may count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedRow {
    /// Its key in its source's order: a journal line's `at_n`, or an id.
    pub key: String,
    /// The record it is about.
    pub subject: String,
    /// Its kind: difficulty, tier, outcome, procedure; empty if it has none.
    pub kind: String,
    /// The unit that raised or owes it.
    pub unit: Option<UnitId>,
    /// When it happened.
    pub at: Option<Moment>,
    /// When what ended then began: the raising, the deferral.
    pub since: Option<Moment>,
    /// When it was due.
    pub due_on: Option<Date>,
}

impl Measure {
    /// Where its rows are found.
    pub const fn source(self) -> Source {
        match self {
            Self::MattersRaised => Source::Raised,
            Self::MattersAccepted => Source::Accepted,
            Self::MattersDecided => Source::InExecution,
            Self::MattersDeferred => Source::Deferred,
            Self::MattersCameBack | Self::DeferralDaysAverage => Source::CameBack,
            Self::MattersClosed | Self::CloseDaysAverage | Self::CloseDaysMedian => Source::Closed,
            Self::MattersPending => Source::Pending,
            Self::AssignmentsIssued => Source::Issued,
            Self::AssignmentsVerified | Self::AssignmentsOnTime | Self::AssignmentsLate => {
                Source::Verified
            }
            Self::AssignmentsOverdue => Source::Overdue,
            Self::MeetingsHeld => Source::Held,
            Self::ItemsSettled => Source::Settled,
            Self::DecisionsAgreed => Source::Agreed,
            Self::CasesAccepted => Source::Cases,
            Self::EnterprisesConcerned => Source::Enterprises,
        }
    }

    /// In what it counts.
    pub const fn counted_in(self) -> CountedIn {
        match self {
            Self::CloseDaysAverage | Self::CloseDaysMedian | Self::DeferralDaysAverage => {
                CountedIn::Days
            }
            Self::MeetingsHeld => CountedIn::Times,
            Self::ItemsSettled | Self::DecisionsAgreed => CountedIn::Items,
            Self::EnterprisesConcerned => CountedIn::Enterprises,
            _ => match self.source().noun() {
                RowNoun::Assignment => CountedIn::Items,
                _ => CountedIn::Matters,
            },
        }
    }

    /// Whether it is told apart by kind.
    pub const fn has_kinds(self) -> bool {
        matches!(
            self,
            Self::MattersRaised
                | Self::MattersAccepted
                | Self::MattersDecided
                | Self::MattersDeferred
                | Self::MattersClosed
                | Self::MattersPending
                | Self::MeetingsHeld
                | Self::ItemsSettled
                | Self::CasesAccepted
        )
    }

    /// Whether it is told apart by unit.
    pub const fn has_units(self) -> bool {
        matches!(
            self,
            Self::MattersRaised
                | Self::MattersAccepted
                | Self::MattersClosed
                | Self::AssignmentsIssued
                | Self::AssignmentsVerified
                | Self::AssignmentsOnTime
                | Self::AssignmentsLate
                | Self::AssignmentsOverdue
        )
    }

    /// Whether it is told apart by month.
    pub const fn has_months(self) -> bool {
        matches!(self, Self::MattersRaised | Self::MattersClosed)
    }

    /// Whether a row of its source counts.
    fn counts(self, row: &CountedRow) -> bool {
        match self {
            Self::AssignmentsOnTime => row.is_on_time(),
            Self::AssignmentsLate => !row.is_on_time(),
            Self::CloseDaysAverage | Self::CloseDaysMedian | Self::DeferralDaysAverage => {
                row.days().is_some()
            }
            _ => true,
        }
    }
}

impl Source {
    /// What its rows are.
    pub const fn noun(self) -> RowNoun {
        match self {
            Self::Raised
            | Self::Accepted
            | Self::InExecution
            | Self::Deferred
            | Self::CameBack
            | Self::Closed
            | Self::Pending => RowNoun::Matter,
            Self::Issued | Self::Verified | Self::Overdue => RowNoun::Assignment,
            Self::Held => RowNoun::Meeting,
            Self::Settled => RowNoun::Item,
            Self::Agreed => RowNoun::Decision,
            Self::Cases => RowNoun::Case,
            Self::Enterprises => RowNoun::Enterprise,
        }
    }

    /// The measures that count its rows.
    pub fn measures(self) -> impl Iterator<Item = Measure> {
        Measure::ALL
            .iter()
            .copied()
            .filter(move |measure| measure.source() == self)
    }
}

impl CountedRow {
    /// Whether it was done no later than its due day; what had no due day was not late.
    fn is_on_time(&self) -> bool {
        let done = self.at.map(Moment::date);
        done.zip(self.due_on).is_none_or(|(done, due)| done <= due)
    }

    /// The month in which it happened, by its first day.
    fn month(&self) -> Option<Date> {
        self.at.map(|at| at.date().first_of_month())
    }

    /// Days from the beginning to the end.
    fn days(&self) -> Option<i64> {
        let (since, at) = (self.since?.date(), self.at?.date());
        since.until(at).ok().map(|span| i64::from(span.get_days()))
    }
}

impl FigureKey {
    /// The figure of a whole measure.
    pub const fn whole(measure: Measure) -> Self {
        Self {
            measure,
            slice: None,
        }
    }

    /// The figure of one kind.
    pub fn kind(measure: Measure, kind: &str) -> Self {
        Self {
            measure,
            slice: Some(Slice::Kind(kind.into())),
        }
    }

    /// The figure of one unit.
    pub const fn unit(measure: Measure, unit: UnitId) -> Self {
        Self {
            measure,
            slice: Some(Slice::Unit(unit)),
        }
    }

    /// The figure of one month.
    pub const fn month(measure: Measure, month: Date) -> Self {
        Self {
            measure,
            slice: Some(Slice::Month(month)),
        }
    }

    /// Whether a row of the measure's source is counted by this figure. Nothing else decides it, neither
    /// for the number nor for the list of rows behind it.
    pub fn counts(&self, row: &CountedRow) -> bool {
        self.measure.counts(row)
            && match &self.slice {
                None => true,
                Some(Slice::Kind(kind)) => row.kind == *kind,
                Some(Slice::Unit(unit)) => row.unit == Some(*unit),
                Some(Slice::Month(month)) => row.month() == Some(*month),
            }
    }

    /// The figures by which a row of a source is counted.
    pub fn counting(source: Source, row: &CountedRow) -> Vec<Self> {
        let mut keys = Vec::new();
        for measure in source.measures() {
            keys.push(Self::whole(measure));
            if measure.has_kinds() && !row.kind.is_empty() {
                keys.push(Self::kind(measure, &row.kind));
            }
            if let Some(unit) = row.unit.filter(|_| measure.has_units()) {
                keys.push(Self::unit(measure, unit));
            }
            if let Some(month) = row.month().filter(|_| measure.has_months()) {
                keys.push(Self::month(measure, month));
            }
        }
        keys.retain(|key| key.counts(row));
        keys
    }
}

impl fmt::Display for FigureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let measure = self.measure.code();
        match &self.slice {
            None => f.write_str(measure),
            Some(Slice::Kind(kind)) => write!(f, "{measure}-k-{kind}"),
            Some(Slice::Unit(unit)) => write!(f, "{measure}-u-{unit}"),
            Some(Slice::Month(month)) => write!(f, "{measure}-m-{month}"),
        }
    }
}

impl FromStr for FigureKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (measure, rest) = text.split_once('-').unwrap_or((text, ""));
        let measure = Measure::parse(measure).ok_or(())?;
        let slice = match rest.split_once('-') {
            None if rest.is_empty() && !text.ends_with('-') => None,
            Some(("k", kind)) if !kind.is_empty() => Some(Slice::Kind(kind.into())),
            Some(("u", unit)) => Some(Slice::Unit(UnitId::parse(unit).ok_or(())?)),
            Some(("m", month)) => {
                let month: Date = month.parse().map_err(|_| ())?;
                Some(Slice::Month(month.first_of_month()))
            }
            _ => return Err(()),
        };
        Ok(Self { measure, slice })
    }
}

/// Counts rows as they are read.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: BTreeMap<FigureKey, i64>,
    days: BTreeMap<FigureKey, Vec<i64>>,
    keys: BTreeMap<FigureKey, Vec<String>>,
}

impl Tally {
    /// Counts a row of a source; the row's key is kept if rows are to be named.
    pub fn add(&mut self, source: Source, row: &CountedRow, name_rows: bool) {
        for key in FigureKey::counting(source, row) {
            *self.counts.entry(key.clone()).or_default() += 1;
            if key.measure.counted_in() == CountedIn::Days {
                self.days.entry(key.clone()).or_default().extend(row.days());
            }
            if name_rows {
                self.keys.entry(key).or_default().push(row.key.clone());
            }
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

    /// The keys of the rows a figure counted, in order.
    pub fn keys(&self, key: &FigureKey) -> &[String] {
        self.keys.get(key).map_or(&[], Vec::as_slice)
    }
}
