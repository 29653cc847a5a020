//! Figures: what a report counts, by which rule a row counts, and what a figure's key is.

mod source;
mod tally;

pub use source::{CountedRow, RowNoun, Source};
pub use tally::Tally;

use crate::{Date, id::UnitId};
use std::{fmt, str::FromStr};

coded! {
    /// What is counted in a period.
    pub enum Measure {
        /// Matters raised.
        MattersRaised = "matters_raised",
        /// Matters accepted.
        MattersAccepted = "matters_accepted",
        /// Matters returned for completion.
        MattersReturned = "matters_returned",
        /// Matters declined.
        MattersDeclined = "matters_declined",
        /// Matters withdrawn by who raised them.
        MattersWithdrawn = "matters_withdrawn",
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
        /// Matters open at the period's end that were raised a year or more before.
        MattersPendingYear = "matters_pending_year",
        /// Matters open at the period's end that were raised two years or more before.
        MattersPendingTwoYears = "matters_pending_two_years",
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
        /// Official documents issued.
        DocumentsIssued = "documents_issued",
        /// Cases on which a matter was raised. How many the court took up is the court's to say.
        CasesConcerned = "cases_concerned",
        /// Enterprises on which a matter was raised.
        EnterprisesConcerned = "enterprises_concerned",
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
        /// 份.
        Papers = "papers",
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

impl Measure {
    /// Where its rows are found.
    pub const fn source(self) -> Source {
        match self {
            Self::MattersRaised => Source::Raised,
            Self::MattersAccepted => Source::Accepted,
            Self::MattersReturned => Source::Returned,
            Self::MattersDeclined => Source::Declined,
            Self::MattersWithdrawn => Source::Withdrawn,
            Self::MattersDecided => Source::InExecution,
            Self::MattersDeferred => Source::Deferred,
            Self::MattersCameBack | Self::DeferralDaysAverage => Source::CameBack,
            Self::MattersClosed | Self::CloseDaysAverage | Self::CloseDaysMedian => Source::Closed,
            Self::MattersPending | Self::MattersPendingYear | Self::MattersPendingTwoYears => {
                Source::Pending
            }
            Self::AssignmentsIssued => Source::Issued,
            Self::AssignmentsVerified | Self::AssignmentsOnTime | Self::AssignmentsLate => {
                Source::Verified
            }
            Self::AssignmentsOverdue => Source::Overdue,
            Self::MeetingsHeld => Source::Held,
            Self::ItemsSettled => Source::Settled,
            Self::DecisionsAgreed => Source::Agreed,
            Self::DocumentsIssued => Source::Documents,
            Self::CasesConcerned => Source::Cases,
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
                RowNoun::Document => CountedIn::Papers,
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
                | Self::MattersPendingYear
                | Self::MattersPendingTwoYears
                | Self::CloseDaysAverage
                | Self::CloseDaysMedian
                | Self::MeetingsHeld
                | Self::ItemsSettled
                | Self::DocumentsIssued
                | Self::CasesConcerned
        )
    }

    /// Whether it is told apart by unit.
    pub const fn has_units(self) -> bool {
        matches!(
            self,
            Self::MattersRaised
                | Self::MattersAccepted
                | Self::MattersDecided
                | Self::MattersClosed
                | Self::MattersPending
                | Self::MattersPendingYear
                | Self::MattersPendingTwoYears
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
            Self::MattersPendingYear => row.has_lasted(1),
            Self::MattersPendingTwoYears => row.has_lasted(2),
            Self::CloseDaysAverage | Self::CloseDaysMedian | Self::DeferralDaysAverage => {
                row.days().is_some()
            }
            _ => true,
        }
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
    /// for the number nor for the list of rows behind it. What is restricted counts in the whole alone: told
    /// apart by kind, unit or month, a figure would say what only named units may know.
    pub fn counts(&self, row: &CountedRow) -> bool {
        self.measure.counts(row)
            && !(row.restricted && self.slice.is_some())
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
