//! Periods of reports, and the periods they are compared with.

use crate::{Date, Moment};
use jiff::{ToSpan as _, civil::date};

coded! {
    /// How long a period is.
    pub enum PeriodKind {
        /// A calendar month.
        Month = "month",
        /// A calendar quarter.
        Quarter = "quarter",
        /// Half a calendar year.
        Half = "half",
        /// A calendar year.
        Year = "year",
        /// From any day to any day.
        Free = "free",
    }
}

/// A period of whole days, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub kind: PeriodKind,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl Period {
    /// The calendar period of a kind in which a day lies; a free one is that day alone.
    pub fn around(kind: PeriodKind, day: Date) -> Self {
        let months = kind.months();
        if months == 0 {
            return Self {
                kind,
                from: day,
                until: day,
            };
        }
        let first = (day.month() - 1) / months * months + 1;
        let from = date(day.year(), first, 1);
        Self {
            kind,
            from,
            until: from
                .saturating_add(i64::from(months).months())
                .saturating_sub(1.day()),
        }
    }

    /// A period from one day to another, if that is not before it.
    pub fn free(from: Date, until: Date) -> Option<Self> {
        let kind = PeriodKind::Free;
        (from <= until).then_some(Self { kind, from, until })
    }

    /// The period it is compared with: the calendar period before it; for a free one as many days before it.
    #[must_use]
    pub fn previous(self) -> Self {
        let until = self.from.saturating_sub(1.day());
        if self.kind != PeriodKind::Free {
            return Self::around(self.kind, until);
        }
        let days = self.days();
        Self {
            kind: self.kind,
            from: self.from.saturating_sub(days.days()),
            until,
        }
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        let span = self
            .from
            .until(self.until)
            .map_or(0, |span| span.get_days());
        i64::from(span) + 1
    }

    /// Whether it is over on a day: what happens until its end is in no report of it that is drawn up before.
    pub fn is_over(self, today: Date) -> bool {
        self.until < today
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// The moment at which it begins in China.
    pub fn starts(self) -> Moment {
        Moment::at(self.from, 0, 0)
    }

    /// The moment at which it is over in China.
    pub fn ends(self) -> Moment {
        Moment::at(self.until.saturating_add(1.day()), 0, 0)
    }

    /// The moment up to which it is counted: its end, or the moment of counting while it still runs.
    pub fn counted_until(self, counted_at: Moment) -> Moment {
        self.ends().min(Moment(counted_at.0 + 1))
    }

    /// The last day on which something due then was overdue when it was counted: what is due on the day of
    /// counting is not.
    pub fn last_overdue(self, counted_at: Moment) -> Date {
        let before = counted_at.date().yesterday();
        before.map_or(self.until, |day| day.min(self.until))
    }

    /// The months it touches, by their first days, twelve at most and the latest ones.
    pub fn months(self) -> Vec<Date> {
        let mut months = Vec::new();
        let mut month = Self::around(PeriodKind::Month, self.until);
        while month.until >= self.from && months.len() < 12 {
            months.insert(0, month.from);
            month = month.previous();
        }
        months
    }
}

impl PeriodKind {
    /// Calendar months in it; 0 for a free one.
    const fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
            Self::Free => 0,
        }
    }
}
