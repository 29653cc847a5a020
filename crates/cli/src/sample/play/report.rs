//! Plays the reports: one issued for the last quarter that is well over, and an information round under way
//! for the time since, its returns in every state.

use super::{Player, paper};
use crate::sample::step::unit::{APPROVAL, FINANCE, HR, POLICE, TAX};
use app::{
    Desk, Error,
    report::{
        draft::{self, DraftForm},
        issue, view, write,
    },
    round::{
        answer::{self, ReturnForm},
        catalogue, keep,
        open::{self, QuestionForm, RoundForm},
        view as rounds,
    },
};
use domain::{
    Actor,
    report::{Period, PeriodKind},
    round::AnswerKind,
};

/// What is done about reports on one day.
#[derive(Clone, Copy, Debug)]
pub enum Stage {
    /// A report drafted, signed off, numbered and issued.
    Report,
    /// A round opened.
    Open,
    /// Units answer it.
    Answer,
}

/// The stages with how many working days ago they are.
pub const STAGES: &[(u32, Stage)] = &[(20, Stage::Report), (4, Stage::Open), (1, Stage::Answer)];

/// What units say beyond the numbers: progress, problems, next steps.
const SAID: [&str; 3] = [
    "与管理人建立专人对接，所涉事项均已明确办理科室。",
    "部分企业账册不全，核实底数用时较长。",
    "对未办结事项逐件排出完成时间。",
];

impl Player {
    /// Plays a stage.
    pub async fn report(&mut self, stage: Stage) -> Result<(), Error> {
        match stage {
            Stage::Report => self.issue_report().await,
            Stage::Open => self.open_round().await,
            Stage::Answer => self.answer_round().await,
        }
    }

    /// The quarter the issued report is on.
    fn reported(&self) -> Period {
        Period::around(PeriodKind::Quarter, self.year.ago(20)).previous()
    }

    async fn issue_report(&mut self) -> Result<(), Error> {
        let (office, convener) = (self.office()?, self.actor("convener")?.clone());
        let form = DraftForm {
            kind: PeriodKind::Quarter.code().into(),
            from: self.reported().from.to_string(),
            ..DraftForm::default()
        };
        let id = draft::draft(&self.at_work(), &office, form)
            .await?
            .to_string();
        let desk = self.at_work();
        let version = version(&desk, &office, &id).await?;
        write::put_forward(&desk, &office, &id, version, true).await?;
        let desk = self.at_work();
        write::check(&desk, &convener, &id, version + 1, "public", "").await?;
        let desk = self.at_work();
        write::give_number(&desk, &office, &id, version + 2, "").await?;
        let desk = self.at_work();
        issue::issue(&desk, &office, &id, version + 3, &self.fonts).await
    }

    async fn open_round(&mut self) -> Result<(), Error> {
        let office = self.office()?;
        let from = self.reported().until.tomorrow().map_err(Error::failed)?;
        let desk = self.at_work();
        let questions = catalogue::questions(&desk.charter()).into_iter();
        let members = self
            .units
            .iter()
            .filter(|unit| !unit.charter_name.is_empty());
        let working = members.filter(|unit| unit.kind == domain::unit::UnitKind::Member);
        let form = RoundForm {
            kind: PeriodKind::Free.code().into(),
            from: from.to_string(),
            until: self.year.ago(5).to_string(),
            due_on: desk.in_working_days(5).to_string(),
            note: "请核对系统预填的数字，重点写明存在的问题。（演示）".into(),
            units: working.map(|unit| unit.id.to_string()).collect(),
            questions: questions
                .map(|one| QuestionForm {
                    label: one.label,
                    kind: one.kind.code().into(),
                    figure: one.figure.map_or("", |measure| measure.code()).into(),
                    scope: one
                        .scope
                        .map_or_else(String::new, |scope| scope.text().into()),
                })
                .collect(),
        };
        open::open(&desk, &office, form).await?;
        Ok(())
    }

    /// One unit is accepted, one waits, one is sent back, one is entered from paper; the others are asked.
    async fn answer_round(&mut self) -> Result<(), Error> {
        let office = self.office()?;
        let open = rounds::rounds(&self.desk, &office).await?;
        let round = open.first().ok_or(Error::NotFound)?.id.to_string();
        for (unit, beyond, on_paper) in [
            (TAX, 1, false),
            (FINANCE, 0, false),
            (HR, 0, false),
            (APPROVAL, 2, false),
            (POLICE, 0, true),
        ] {
            self.answer_return(&round, unit, beyond, on_paper).await?;
        }
        for (unit, accepted) in [(TAX, true), (POLICE, true), (HR, false)] {
            let view = self.unit_return(&round, unit).await?;
            let (id, version) = (view.one.id.to_string(), view.one.version);
            let desk = self.at_work();
            if accepted {
                keep::accept(&desk, &office, &id, version).await?;
            } else {
                let why = "请补充转移接续社保人数的统计口径。";
                keep::send_back(&desk, &office, &id, version, why).await?;
            }
        }
        Ok(())
    }

    async fn unit_return(&self, round: &str, unit: &str) -> Result<rounds::ReturnView, Error> {
        let office = self.office()?;
        let view = rounds::round(&self.desk, &office, round).await?;
        let line = view.lines.into_iter().find(|line| line.unit == unit);
        let id = line.ok_or(Error::NotFound)?.one.id.to_string();
        rounds::one(&self.desk, &office, &id).await
    }

    async fn answer_return(
        &mut self,
        round: &str,
        unit: &str,
        beyond: i64,
        on_paper: bool,
    ) -> Result<(), Error> {
        let view = self.unit_return(round, unit).await?;
        let mut said = SAID.iter();
        let answers = view.answers.iter().enumerate().map(|(place, one)| {
            let beyond = if place == 0 { beyond } else { 0 };
            let (words, why) = match one.kind {
                AnswerKind::Text => (said.next().map_or(String::new(), |one| (*one).into()), ""),
                AnswerKind::Number => {
                    let number = one.counted.unwrap_or(3) + beyond;
                    let why = if beyond > 0 {
                        "含以电话交办、系统未登记的任务"
                    } else {
                        ""
                    };
                    (number.to_string(), why)
                }
            };
            (one.id.to_string(), words, why.to_owned())
        });
        let form = ReturnForm {
            entered: on_paper,
            submit: true,
            nothing_more: true,
            answers: answers.collect(),
            scan: if on_paper {
                paper("报送情况原件")
            } else {
                Vec::new()
            },
        };
        let by = if on_paper {
            self.office()?
        } else {
            self.answering(unit)?
        };
        let (desk, id) = (self.at_work(), view.one.id.to_string());
        answer::answer(&desk, &by, &id, view.stamp, form).await
    }
}

async fn version(desk: &Desk, by: &Actor, id: &str) -> Result<u32, Error> {
    Ok(view::view(desk, by, id).await?.report.version)
}
