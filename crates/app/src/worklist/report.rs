//! What reports and information rounds put on worklists.

use super::{Gathering, Todo, WorkItem};
use crate::{Error, report::period_name};
use domain::{
    Actor, Role, Sight,
    report::{DisposalReport, ReportState, may_check},
    round::{InformationReturn, ReturnState},
};
use store::Tx;

/// What reports and information rounds ask of whoever is signed in.
pub(super) async fn gather(
    tx: &mut Tx,
    sight: &Sight,
    by: &Actor,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    if by.holds(&[Role::Head, Role::Liaison, Role::Handler]) {
        for state in [ReturnState::SentBack, ReturnState::Asked] {
            for one in store::round::of_unit(tx, sight, by.unit.id, state).await? {
                let round = store::round::of_return(tx, sight, &one).await?;
                if !round.closed {
                    let name = period_name(round.period());
                    list.unit_return(Todo::AnswerReturn, &one, &name);
                }
            }
        }
    }
    let mut states = Vec::new();
    if may_check(by) {
        states.push((ReportState::PutForward, Todo::CheckReport));
    }
    if by.is_office() {
        for one in store::round::in_state(tx, sight, ReturnState::Submitted).await? {
            let round = store::round::of_return(tx, sight, &one).await?;
            let name = period_name(round.period());
            list.unit_return(Todo::ReadReturn, &one, &name);
        }
        states.push((ReportState::Checked, Todo::NumberReport));
        states.push((ReportState::Numbered, Todo::IssueReport));
    }
    for (state, todo) in states {
        for report in store::report::in_state(tx, sight, state).await? {
            list.report(todo, &report);
        }
    }
    Ok(())
}

impl Gathering<'_> {
    fn unit_return(&mut self, todo: Todo, one: &InformationReturn, period: &str) {
        let due_on = Some(one.due_on).filter(|_| todo == Todo::AnswerReturn);
        self.items.push(WorkItem {
            todo,
            title: format!("{period}信息汇总"),
            note: one.reason.clone().unwrap_or_default(),
            from: match todo {
                Todo::AnswerReturn => "办公室".into(),
                _ => self.units.name(one.unit),
            },
            due_on,
            days_left: due_on.map(|due| self.desk.days_left(due)),
            path: format!("/returns/{}", one.id),
        });
    }

    fn report(&mut self, todo: Todo, report: &DisposalReport) {
        self.items.push(WorkItem {
            todo,
            title: report.title.clone(),
            note: report.document_number.clone().unwrap_or_default(),
            from: match todo {
                Todo::CheckReport => "办公室".into(),
                _ => report.signed_off_by.clone().unwrap_or_default(),
            },
            due_on: None,
            days_left: None,
            path: format!("/reports/{}", report.id),
        });
    }
}
