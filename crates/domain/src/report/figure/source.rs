//! Where the rows of figures are found, and what is known of a row.

use super::Measure;
use crate::{Date, Moment, id::UnitId};
use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};

coded! {
    /// Where the rows of a measure are found: what happened in the period, or what stands at its end.
    pub enum Source {
        /// The journal's lines on matters raised.
        Raised = "matter.raised",
        /// … accepted.
        Accepted = "matter.accepted",
        /// … returned for completion.
        Returned = "matter.returned",
        /// … declined.
        Declined = "matter.declined",
        /// … withdrawn by who raised them.
        Withdrawn = "matter.withdrawn",
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
        /// Meetings held on days of the period: closed here, or entered from paper.
        Held = "meeting.closed",
        /// Items settled.
        Settled = "item.settled",
        /// Decisions agreed.
        Agreed = "decision.agreed",
        /// Official documents issued.
        Documents = "document.issued",
        /// Matters neither closed nor declined nor withdrawn when the period ends.
        Pending = "pending",
        /// Assignments due by the period's end and neither verified nor revoked by then.
        Overdue = "overdue",
        /// Cases on which a matter was raised in the period.
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
        /// 公文.
        Document = "official_document",
        /// 案件.
        Case = "case",
        /// 企业.
        Enterprise = "enterprise",
    }
}

/// A row that may count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedRow {
    /// Its key in its source's order: a journal line's `at_n`, or an id.
    pub key: String,
    /// The record it is about.
    pub subject: String,
    /// Its kind: difficulty, tier, outcome, kind of document, procedure; empty if it has none.
    pub kind: String,
    /// The unit that raised or owes it.
    pub unit: Option<UnitId>,
    /// When it happened; the end of counting for what stands open then.
    pub at: Option<Moment>,
    /// When what ended then, or stands open, began: the raising, the deferral.
    pub since: Option<Moment>,
    /// When it was due.
    pub due_on: Option<Date>,
    /// Whether only named units may know of it (限定).
    pub restricted: bool,
}

impl Source {
    /// What its rows are.
    pub const fn noun(self) -> RowNoun {
        match self {
            Self::Raised
            | Self::Accepted
            | Self::Returned
            | Self::Declined
            | Self::Withdrawn
            | Self::InExecution
            | Self::Deferred
            | Self::CameBack
            | Self::Closed
            | Self::Pending => RowNoun::Matter,
            Self::Issued | Self::Verified | Self::Overdue => RowNoun::Assignment,
            Self::Held => RowNoun::Meeting,
            Self::Settled => RowNoun::Item,
            Self::Agreed => RowNoun::Decision,
            Self::Documents => RowNoun::Document,
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
    pub(super) fn is_on_time(&self) -> bool {
        let done = self.at.map(Moment::date);
        done.zip(self.due_on).is_none_or(|(done, due)| done <= due)
    }

    /// The month in which it happened, by its first day.
    pub(super) fn month(&self) -> Option<Date> {
        self.at.map(|at| at.date().first_of_month())
    }

    /// Days from the beginning to the end.
    pub(super) fn days(&self) -> Option<i64> {
        let (since, at) = (self.since?.date(), self.at?.date());
        since.until(at).ok().map(|span| i64::from(span.get_days()))
    }

    /// Whether so many years had passed from its beginning to the end.
    pub(super) fn has_lasted(&self, years: i16) -> bool {
        let span = self.since.zip(self.at);
        span.is_some_and(|(since, at)| since.date().saturating_add(years.years()) <= at.date())
    }
}
