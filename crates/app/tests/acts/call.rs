//! The call for items: units answer it, the office checks what they propose, the day closes it.

use crate::{
    assembly::plan_form,
    court::{Court, is_not_found, is_stale, refusal, wrong_fields},
};
use app::{
    meeting::{
        call::{self, CallForm, ProposalForm},
        plan, view,
    },
    worklist::{self, Todo},
};
use domain::{Actor, Refusal, matter::MatterState, meeting::call::ProposalState};
use jiff::civil::date;

fn call_form(due_on: &str) -> CallForm {
    CallForm {
        due_on: due_on.into(),
        words: "请报送议题".into(),
    }
}

fn report(title: &str) -> ProposalForm {
    ProposalForm {
        kind: "report".into(),
        title: title.into(),
        ..ProposalForm::default()
    }
}

pub async fn todos(court: &Court, by: &Actor) -> Vec<Todo> {
    let list = worklist::load(&court.desk, by).await.unwrap();
    list.items.iter().map(|item| item.todo).collect()
}

/// A special meeting whose call for items is out; before it, the call's wrong days were refused.
async fn called(court: &Court) -> String {
    let mut form = plan_form(court, "special", &["区税务局", "区人社局", "区自然资源局"]).await;
    form.held_on = "2026-03-20".into();
    let id = plan::plan(&court.desk, &court.office, form).await.unwrap();
    let id = id.to_string();
    let (desk, office) = (court.desk.clone(), court.office.clone());
    for (due_on, wrong) in [
        ("", "form-required"),
        ("2026-03-01", "form-date-past"),
        ("2026-03-21", "form-after-meeting"),
    ] {
        let late = call::send(&desk, &office, &id, call_form(due_on)).await;
        assert_eq!(wrong_fields(late), [("due_on", wrong)]);
    }
    call::send(&desk, &office, &id, call_form("2026-03-10"))
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn units_answer_the_call_and_the_office_checks_what_they_propose() {
    let mut court = Court::open().await;
    let number = court.forwarded().await;
    let id = called(&court).await;
    let (desk, office) = (court.desk.clone(), court.office.clone());
    let twice = call::send(&desk, &office, &id, call_form("2026-03-10")).await;
    assert_eq!(refusal(twice), Refusal::AlreadyDone);
    assert!(
        todos(&court, &court.tax)
            .await
            .contains(&Todo::ProposeItems)
    );
    // A matter of the unit's sight, a report that lacks something, and a unit that has nothing.
    let matter = ProposalForm {
        kind: "matter".into(),
        matter: format!("{}-{}", number.0, number.1),
        question: "滞纳金如何处理".into(),
        ..ProposalForm::default()
    };
    call::propose(&desk, &court.tax, &id, matter).await.unwrap();
    call::propose(&desk, &court.hr, &id, report("安置进展"))
        .await
        .unwrap();
    let nothing = ProposalForm {
        entered_for: court.unit("区自然资源局").await,
        kind: "nothing".into(),
        ..ProposalForm::default()
    };
    let by_unit = call::propose(&desk, &court.tax, &id, nothing.clone()).await;
    assert_eq!(refusal(by_unit), Refusal::OfficeOnly);
    call::propose(&desk, &office, &id, nothing).await.unwrap();
    is_not_found(call::propose(&desk, &court.approval, &id, report("未受邀")).await);
    assert!(
        !todos(&court, &court.land)
            .await
            .contains(&Todo::ProposeItems)
    );
    assert!(todos(&court, &office).await.contains(&Todo::CheckProposal));
    // A unit sees its own alone.
    let seen = view::view(&desk, &court.hr, &id).await.unwrap().proposals;
    assert_eq!(seen.len(), 1);
    let (own, version) = (seen[0].id.to_string(), seen[0].version);
    let bare = call::give_back(&desk, &office, &id, &own, version, " ").await;
    assert_eq!(wrong_fields(bare), [("reason", "form-required")]);
    call::give_back(&desk, &office, &id, &own, version, "请附安置人数")
        .await
        .unwrap();
    is_stale(call::accept(&desk, &office, &id, &own, version).await);
    assert!(
        todos(&court, &court.hr)
            .await
            .contains(&Todo::CompleteProposal)
    );
    // The call's day is over: nothing new, but what was returned may be completed.
    court.on(date(2026, 3, 11));
    let desk = court.desk.clone();
    let late = call::propose(&desk, &court.tax, &id, report("迟到的汇报")).await;
    assert_eq!(refusal(late), Refusal::CallClosed);
    let full = ProposalForm {
        title: "安置进展（含人数）".into(),
        files: vec![crate::court::pdf("安置人数.pdf")],
        ..report("")
    };
    call::complete(&desk, &court.hr, &id, &own, version + 1, full)
        .await
        .unwrap();
    let view = view::view(&desk, &office, &id).await.unwrap();
    for one in view.proposals.iter().filter(|one| one.awaits_check()) {
        call::accept(&desk, &office, &id, &one.id.to_string(), one.version)
            .await
            .unwrap();
    }
    let view = view::view(&desk, &office, &id).await.unwrap();
    // What was asked for lies with the meeting.
    assert_eq!(view.attachments[0].name, "安置人数.pdf");
    let titles: Vec<_> = view
        .items
        .iter()
        .map(|item| item.title().to_owned())
        .collect();
    assert_eq!(titles, ["重整企业历史欠税滞纳金核销", "安置进展（含人数）"]);
    assert_eq!(view.items[0].item.question, "滞纳金如何处理");
    assert_eq!(court.state(number).await, MatterState::Listed);
    let states: Vec<_> = view.proposals.iter().map(|one| one.state).collect();
    assert_eq!(
        states,
        [
            ProposalState::Accepted,
            ProposalState::Accepted,
            ProposalState::Submitted
        ]
    );
    let version = view.call.unwrap().version;
    call::extend(&desk, &office, &id, version, "2026-03-15")
        .await
        .unwrap();
    call::propose(&desk, &court.tax, &id, report("补报"))
        .await
        .unwrap();
    call::close(&desk, &office, &id, version + 1).await.unwrap();
    let closed = call::propose(&desk, &court.tax, &id, report("再补报")).await;
    assert_eq!(refusal(closed), Refusal::CallClosed);
    court.finish().await;
}
