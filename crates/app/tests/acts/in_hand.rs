//! Meetings on the office's desk: in preparation with what they lack, on their day, in session, and gone after it.

use crate::{
    assembly::{Assembly, plan_form},
    court::Court,
};
use app::{
    meeting::{
        call::{self, CallForm, ProposalForm},
        consent, plan, view,
    },
    worklist::{self, Todo},
};
use domain::Actor;
use jiff::civil::date;

/// What the desk says of a meeting: code and place on its page.
async fn said(court: &Court, by: &Actor, id: &str) -> Vec<(&'static str, String)> {
    let list = worklist::load(&court.desk, by).await.unwrap();
    let page = format!("/meetings/{id}");
    let of = list
        .items
        .iter()
        .filter(|item| item.path.starts_with(&page));
    of.map(|item| {
        let place = item.path.trim_start_matches(&page);
        (item.todo.code(), place.to_owned())
    })
    .collect()
}

#[tokio::test]
async fn the_desk_says_what_a_meeting_in_preparation_lacks_and_what_comes_next() {
    let mut court = Court::open().await;
    let (desk, office) = (court.desk.clone(), court.office.clone());
    let callers = consent::callers(&desk, &office, "joint").await.unwrap();
    let named = callers
        .iter()
        .find(|one| one.words() == "总召集人演示·convener")
        .unwrap();
    let mut form = plan_form(&court, "joint", &[]).await;
    form.called_by = consent::code(named);
    form.held_on = "2026-03-10".into();
    let id = plan::plan(&desk, &office, form).await.unwrap().to_string();
    let both = [
        ("list-items", "#list".to_owned()),
        ("await-consent", "#consent".to_owned()),
    ];
    assert_eq!(said(&court, &office, &id).await, both);
    assert_eq!(said(&court, &court.tax, &id).await, []);
    let meeting = Assembly::of(&court, id.clone());
    meeting.list(court.accepted().await).await.unwrap();
    assert_eq!(said(&court, &office, &id).await, both[1..]);
    let asked = meeting.view().await.consent.unwrap().version;
    consent::answer(&desk, &court.convener, &id, asked, true, "", &[])
        .await
        .unwrap();
    let ready = [("send-notice", "#next".to_owned())];
    assert_eq!(said(&court, &office, &id).await, ready);
    meeting.convene().await;
    assert_eq!(said(&court, &office, &id).await, []);
    court.on(date(2026, 3, 10));
    let ready = [("open-session", "#next".to_owned())];
    assert_eq!(said(&court, &office, &id).await, ready);
    let meeting = Assembly::of(&court, id.clone());
    meeting.open().await;
    let held = [("hold-session", "#next".to_owned())];
    assert_eq!(said(&court, &office, &id).await, held);
    meeting.settle(0, "carried_over").await.unwrap();
    meeting.close().await.unwrap();
    let over = said(&court, &office, &id).await;
    assert_eq!(over, [("draft-minutes", "/minutes".to_owned())]);
    court.finish().await;
}

#[tokio::test]
async fn an_item_proposed_and_never_checked_leaves_the_desks_with_its_meeting() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    let form = CallForm {
        due_on: "2026-03-02".into(),
        words: "请报送议题".into(),
    };
    call::send(desk, office, &meeting.id, form).await.unwrap();
    for by in [&court.tax, &court.hr] {
        let form = ProposalForm {
            kind: "report".into(),
            title: "清欠进展".into(),
            ..ProposalForm::default()
        };
        call::propose(desk, by, &meeting.id, form).await.unwrap();
    }
    let all = view::view(desk, office, &meeting.id)
        .await
        .unwrap()
        .proposals;
    let own = all.iter().find(|one| one.unit == court.hr.unit.id).unwrap();
    let (one, version) = (own.id.to_string(), own.version);
    call::give_back(desk, office, &meeting.id, &one, version, "请附人数")
        .await
        .unwrap();
    let waits = async |by: &Actor, todo: Todo| {
        let list = worklist::load(desk, by).await.unwrap();
        list.items.iter().any(|item| item.todo == todo)
    };
    assert!(waits(office, Todo::CheckProposal).await);
    assert!(waits(&court.hr, Todo::CompleteProposal).await);
    meeting.convene_and_open().await;
    assert!(!waits(office, Todo::CheckProposal).await);
    assert!(!waits(&court.hr, Todo::CompleteProposal).await);
    court.finish().await;
}
