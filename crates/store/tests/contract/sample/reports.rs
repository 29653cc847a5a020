//! Sample reports, rounds, returns and answers.

use domain::{
    id::{ReportId, ReturnId, RoundId},
    report::{DisposalReport, PeriodKind, ReportState, ReportText},
    round::{AnswerKind, InformationReturn, InformationRound, Reminded, ReturnAnswer, ReturnState},
    unit::UnitRef,
};
use jiff::civil::date;

use super::{NOW, TODAY, World, id};

impl World {
    pub fn report(&self) -> DisposalReport {
        DisposalReport {
            id: id(),
            version: 0,
            period_kind: PeriodKind::Quarter,
            from_on: date(2026, 1, 1),
            until_on: date(2026, 3, 31),
            title: "2026年第一季度情况报告".into(),
            round: None,
            state: ReportState::Drafted,
            counted_at: NOW,
            texts: 1,
            signed_off_by: None,
            document_number: None,
            issued_on: None,
            hash: None,
            frozen: None,
            pdf: None,
            docx: None,
            xlsx: None,
            disclosure: None,
            ground: None,
            public_pdf: None,
            reason: None,
        }
    }

    pub fn report_text(&self, report: ReportId, ordinal: u32) -> ReportText {
        ReportText {
            id: id(),
            version: 0,
            report,
            ordinal,
            text: format!("第{ordinal}稿：提出{{{{提出事项}}}}件。"),
        }
    }

    pub async fn drafted_report(&self) -> DisposalReport {
        let report = self
            .keep(self.report().draft(&self.clerk, NOW).unwrap())
            .await;
        let text = self.report_text(report.id, 1);
        self.keep(text.keep(&self.clerk, NOW).unwrap()).await;
        report
    }

    pub fn round(&self) -> InformationRound {
        InformationRound {
            id: id(),
            version: 0,
            period_kind: PeriodKind::Quarter,
            from_on: date(2026, 1, 1),
            until_on: date(2026, 3, 31),
            due_on: TODAY,
            note: None,
            closed: false,
        }
    }

    pub fn unit_return(&self, round: RoundId, unit: &UnitRef) -> InformationReturn {
        InformationReturn {
            id: id(),
            version: 0,
            round,
            unit: unit.id,
            due_on: TODAY,
            state: ReturnState::Asked,
            reason: None,
            submitted_by: None,
            submitted_at: None,
            scan: None,
            reminded: Reminded::Not,
        }
    }

    pub fn answer(&self, of: ReturnId, ordinal: u32) -> ReturnAnswer {
        ReturnAnswer {
            id: id(),
            version: 0,
            of,
            ordinal,
            label: format!("第{ordinal}问"),
            kind: AnswerKind::Number,
            figure: None,
            counted: None,
            answer: None,
            why: None,
        }
    }

    /// The tax office's return in a round of its own.
    pub async fn asked_return(&self) -> InformationReturn {
        let round = self
            .keep(self.round().open(1, &self.clerk, NOW).unwrap())
            .await;
        let one = self.unit_return(round.id, &self.tax);
        self.keep(one.ask(&self.tax.name, &self.clerk, NOW).unwrap())
            .await
    }
}
