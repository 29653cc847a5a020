//! Several units raise one matter: each answers, acceptance waits, each confirms in the end.

use crate::court::{Court, is_not_found, pdf, raise_form, refusal, wrong_fields};
use app::{
    matter::{
        closing,
        raise::{self, RaiseForm},
        together::{self, AnswerForm},
        triage,
    },
    worklist,
};
use domain::{Actor, Refusal, co_raiser::Joining, matter::MatterState};
use jiff::civil::date;

type Number = (u32, u32);

async fn raised(court: &Court, others: &[&str]) -> Number {
    let form = RaiseForm {
        classification: "internal".into(),
        co_raisers: court.units(others).await,
        ..raise_form()
    };
    raise::raise(&court.desk, &court.hr, form).await.unwrap()
}

async fn answer(
    court: &Court,
    by: &Actor,
    number: Number,
    joining: &str,
) -> Result<(), app::Error> {
    let form = AnswerForm {
        joining: joining.into(),
        reason: if joining == "declined" {
            "无此业务".into()
        } else {
            String::new()
        },
        ..AnswerForm::default()
    };
    together::answer(&court.desk, by, number, form).await
}

async fn todos(court: &Court, by: &Actor) -> Vec<&'static str> {
    let list = worklist::load(&court.desk, by).await.unwrap();
    list.items.iter().map(|item| item.todo.code()).collect()
}

#[tokio::test]
async fn acceptance_waits_until_all_asked_have_answered() {
    let court = Court::open().await;
    let own = RaiseForm {
        co_raisers: court.units(&["区人社局"]).await,
        ..raise_form()
    };
    let own = raise::raise(&court.desk, &court.hr, own).await;
    assert_eq!(wrong_fields(own), [("co_raisers", "form-co-raiser-self")]);
    let number = raised(&court, &["区税务局", "区自然资源局"]).await;
    assert_eq!(todos(&court, &court.tax).await, ["join"]);
    let version = court.version(number).await;
    let early = triage::accept(&court.desk, &court.office, number, version).await;
    assert_eq!(
        refusal(early),
        Refusal::CoRaisersHaveNotAnswered("区税务局、区自然资源局".into())
    );
    answer(&court, &court.tax, number, "joined").await.unwrap();
    assert_eq!(
        refusal(answer(&court, &court.tax, number, "declined").await),
        Refusal::AlreadyDone
    );
    let bare = AnswerForm {
        joining: "declined".into(),
        ..AnswerForm::default()
    };
    let bare = together::answer(&court.desk, &court.land, number, bare).await;
    assert_eq!(wrong_fields(bare), [("reason", "form-reason-required")]);
    // Who was not asked finds nothing to answer; the matter is not even seen.
    is_not_found(answer(&court, &court.approval, number, "joined").await);
    answer(&court, &court.land, number, "declined")
        .await
        .unwrap();
    court.accept(number).await;
    let joined: Vec<_> = court
        .matter(number)
        .await
        .co_raisers
        .iter()
        .map(|(one, _)| one.joining)
        .collect();
    assert_eq!(joined, [Joining::Joined, Joining::Declined]);
    court.finish().await;
}

#[tokio::test]
async fn the_office_goes_on_without_the_silent_after_their_day_and_says_why() {
    let mut court = Court::open().await;
    let number = raised(&court, &["区税务局"]).await;
    let version = court.version(number).await;
    let early = triage::accept_without(&court.desk, &court.office, number, version, "急").await;
    assert_eq!(
        refusal(early),
        Refusal::CoRaisersHaveNotAnswered("区税务局".into())
    );
    court.on(date(2026, 3, 6));
    let bare = triage::accept_without(&court.desk, &court.office, number, version, " ").await;
    assert_eq!(wrong_fields(bare), [("reason", "form-required")]);
    triage::accept_without(&court.desk, &court.office, number, version, "多次催问未复")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Accepted);
    let (one, _) = &view.co_raisers[0];
    assert_eq!(
        (one.joining, one.words.as_deref()),
        (Joining::PassedOver, Some("多次催问未复"))
    );
    court.finish().await;
}

#[tokio::test]
async fn a_units_answer_on_paper_is_entered_with_its_scan() {
    let court = Court::open().await;
    let number = raised(&court, &["区税务局"]).await;
    let tax = court.unit("区税务局").await;
    let mut form = AnswerForm {
        entered_for: tax,
        joining: "joined".into(),
        ..AnswerForm::default()
    };
    let bare = together::answer(&court.desk, &court.office, number, form.clone()).await;
    assert_eq!(wrong_fields(bare), [("scan", "form-scan-required")]);
    form.scan = vec![pdf("复函.pdf")];
    together::answer(&court.desk, &court.office, number, form)
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.co_raisers[0].0.joining, Joining::Joined);
    assert!(
        view.history
            .iter()
            .any(|line| line.kind == "matter.joined" && line.entered_for.is_some())
    );
    court.finish().await;
}

#[tokio::test]
async fn each_that_raised_it_confirms_before_it_is_closed() {
    let court = Court::open().await;
    let number = raised(&court, &["区税务局"]).await;
    answer(&court, &court.tax, number, "joined").await.unwrap();
    court.accept(number).await;
    court
        .forward(number, "区自然资源局", &[])
        .await
        .unwrap_err();
    court
        .forward_because(number, "区自然资源局", &[], "仅该局掌握资料")
        .await
        .unwrap();
    court.work_off(&court.land, number, "区自然资源局").await;
    assert_eq!(todos(&court, &court.tax).await, ["confirm"]);
    let (desk, office) = (&court.desk, &court.office);
    let confirm = async |by: &Actor| {
        let version = court.version(number).await;
        closing::confirm(desk, by, number, version, "", &[]).await
    };
    confirm(&court.hr).await.unwrap();
    let version = court.version(number).await;
    let early = closing::close(desk, office, number, version).await;
    assert_eq!(
        refusal(early),
        Refusal::CoRaisersHaveNotConfirmed("区税务局".into())
    );
    assert_eq!(refusal(confirm(&court.land).await), Refusal::NotTheRaiser);
    confirm(&court.tax).await.unwrap();
    // One of them says it is not solved after all: both confirm anew in the end.
    closing::dispute(desk, &court.tax, number, version, "尚有一笔未到账")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Accepted);
    assert!(view.matter.confirmed_at.is_none() && view.co_raisers[0].0.confirmed_at.is_none());
    court
        .forward_because(number, "区自然资源局", &[], "仅该局掌握资料")
        .await
        .unwrap();
    court.work_off(&court.land, number, "区自然资源局").await;
    for by in [&court.tax, &court.hr] {
        confirm(by).await.unwrap();
    }
    let version = court.version(number).await;
    closing::close(desk, office, number, version).await.unwrap();
    assert_eq!(court.state(number).await, MatterState::Closed);
    court.finish().await;
}
