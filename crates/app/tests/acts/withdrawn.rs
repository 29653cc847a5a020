//! Who was asked to a meeting by mistake is taken off it, and sees it no longer; a guest stays as long as its
//! meeting, and takes part in nothing else.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, appoint, is_not_found, is_stale, raise_form, refusal, wrong_fields},
};
use app::{
    Error,
    matter::{self, forward::ForwardForm, raise},
    meeting::{
        agenda,
        call::{self, CallForm, ProposalForm},
        guest, plan,
        reply::{self, OpinionForm, ReplyForm},
        view,
        withdraw::withdraw,
    },
};
use domain::{Date, Refusal};
use jiff::civil::date;

async fn take_off(meeting: &Assembly<'_>, unit: &str) -> Result<(), Error> {
    let court = meeting.court;
    let unit = court.unit(unit).await;
    let places = meeting.view().await.attendance;
    let place = places.iter().find(|one| one.unit.to_string() == unit);
    let version = place.map_or(1, |place| place.version);
    withdraw(&court.desk, &court.office, &meeting.id, &unit, version).await
}

async fn names(meeting: &Assembly<'_>) -> Vec<String> {
    let view = meeting.view().await;
    let places = view.attendance.iter();
    places.map(|place| view.units.name(place.unit)).collect()
}

#[tokio::test]
async fn a_unit_asked_by_mistake_sees_meeting_and_matters_no_longer() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let mut form = raise_form();
    form.classification = "internal".into();
    let number = court.raised_with(&court.office, form).await;
    court.accept(number).await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区自然资源局"]).await;
    meeting.list(number).await.unwrap();
    is_not_found(withdraw(desk, office, &meeting.id, &court.unit("区人社局").await, 1).await);
    is_stale(withdraw(desk, office, &meeting.id, &court.unit("区税务局").await, 7).await);
    meeting.convene().await;
    view::view(desk, &court.land, &meeting.id).await.unwrap();
    matter::view::view(desk, &court.land, number).await.unwrap();
    take_off(&meeting, "区自然资源局").await.unwrap();
    is_not_found(view::view(desk, &court.land, &meeting.id).await);
    is_not_found(matter::view::view(desk, &court.land, number).await);
    matter::view::view(desk, &court.tax, number).await.unwrap();
    assert_eq!(names(&meeting).await, ["区税务局"]);
    // It is told which meeting it need not come to, though it sees it no longer.
    app::jobs::deliver(desk).await.unwrap();
    let told = app::history::told_page(desk, &court.land, 0).await.unwrap();
    let told = &told.lines[0];
    assert_eq!(told.kind, "meeting.unit_withdrawn");
    assert_eq!(told.facts["meeting"], "专题会议");
    assert_eq!(told.facts["on"], "2026-03-02");
    // What it was told before reads as it did, and leads nowhere.
    let page = app::history::told_page(desk, &court.land, 0).await.unwrap();
    let mut lines = page.lines.iter();
    let line = lines.find(|line| line.kind == "meeting.convened").unwrap();
    assert_eq!(line.facts["on"], "2026-03-02");
    assert_eq!(page.places.of(line), None);
    assert_eq!(
        page.places.left(line),
        Some("专题会议（涉税疑难问题，2026年3月2日）")
    );
    let seen = meeting.view().await;
    let lines = seen.history.iter();
    let lines = lines.filter(|line| line.kind == "meeting.unit_withdrawn");
    assert_eq!(lines.count(), 1);
    // Asked again, it is there again; nothing is counted twice.
    let unit = court.unit("区自然资源局").await;
    plan::invite(desk, office, &meeting.id, &[unit])
        .await
        .unwrap();
    assert_eq!(names(&meeting).await.len(), 2);
    matter::view::view(desk, &court.land, number).await.unwrap();
    meeting.open().await;
    let late = refusal(take_off(&meeting, "区自然资源局").await);
    assert!(matches!(late, Refusal::MeetingState(_)));
    court.finish().await;
}

#[tokio::test]
async fn who_works_on_a_matter_sees_it_without_the_meeting() {
    let court = Court::open().await;
    let mut form = raise_form();
    form.classification = "internal".into();
    let number = court.raised_with(&court.office, form).await;
    court.accept(number).await;
    court.forward(number, "区税务局", &[]).await.unwrap();
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区自然资源局"]).await;
    meeting.list(number).await.unwrap();
    meeting.convene().await;
    take_off(&meeting, "区税务局").await.unwrap();
    is_not_found(view::view(&court.desk, &court.tax, &meeting.id).await);
    matter::view::view(&court.desk, &court.tax, number)
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn who_takes_part_is_not_taken_off() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let number = court.accepted().await;
    let units = ["区税务局", "区自然资源局", "区人社局"];
    let meeting = Assembly::planned(&court, "special", &units).await;
    meeting.list(number).await.unwrap();
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    let named = refusal(take_off(&meeting, "区税务局").await);
    assert_eq!(named, Refusal::NamedUnderItems("区税务局（1）".into()));
    let due_on = "2026-03-02".into();
    let words = "请报送".into();
    call::send(desk, office, &meeting.id, CallForm { due_on, words })
        .await
        .unwrap();
    let report = ProposalForm {
        kind: "report".into(),
        title: "社保核查情况".into(),
        ..ProposalForm::default()
    };
    call::propose(desk, &court.hr, &meeting.id, report)
        .await
        .unwrap();
    let proposed = refusal(take_off(&meeting, "区人社局").await);
    assert_eq!(proposed, Refusal::ProposalWaits("区人社局".into()));
    let proposals = meeting.view().await.proposals;
    let (id, version) = (proposals[0].id.to_string(), proposals[0].version);
    call::accept(desk, office, &meeting.id, &id, version)
        .await
        .unwrap();
    let raised = refusal(take_off(&meeting, "区人社局").await);
    assert_eq!(raised, Refusal::RaisedItems("区人社局（2）".into()));
    // The way out that the refusal names: the item goes first.
    let item = meeting.item(1).await.item.id.to_string();
    agenda::take_off(desk, office, &meeting.id, None, &item)
        .await
        .unwrap();
    take_off(&meeting, "区人社局").await.unwrap();
    // Sent a second time, the form is told what became of the first.
    let twice = refusal(take_off(&meeting, "区人社局").await);
    assert_eq!(twice, Refusal::NoLongerInvited("区人社局".into()));
    let opinion = OpinionForm {
        text: "建议分期办理".into(),
        ..OpinionForm::default()
    };
    let item = meeting.item(0).await.item.id.to_string();
    reply::opinion(desk, &court.land, &meeting.id, &item, opinion)
        .await
        .unwrap();
    let opined = refusal(take_off(&meeting, "区自然资源局").await);
    assert_eq!(opined, Refusal::OpinionOnItems("区自然资源局（1）".into()));
    meeting.convene().await;
    let comes = ReplyForm {
        answer: "comes".into(),
        person: "演示".into(),
        ..ReplyForm::default()
    };
    reply::reply(desk, &court.land, &meeting.id, comes)
        .await
        .unwrap();
    let replied = refusal(take_off(&meeting, "区自然资源局").await);
    assert_eq!(replied, Refusal::RepliedToNotice("区自然资源局".into()));
    court.finish().await;
}

async fn until(court: &Court) -> Option<Date> {
    let units = app::units::all(&court.desk, &court.office).await.unwrap();
    let guest = units.named("区档案馆").unwrap();
    guest.until
}

#[tokio::test]
async fn a_guest_stays_as_long_as_its_meeting() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let id = {
        let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
        meeting.list(number).await.unwrap();
        let (desk, office) = (&court.desk, &court.office);
        let invite =
            async || guest::invite(desk, office, &meeting.id, "某区档案馆", "区档案馆").await;
        invite().await.unwrap();
        assert_eq!(
            wrong_fields(invite().await),
            [("unit", "form-unit-already-asked")]
        );
        assert_eq!(until(&court).await, Some(date(2026, 3, 2)));
        let mut form = plan_form(&court, "special", &[]).await;
        form.held_on = "2026-03-09".into();
        plan::replan(desk, office, &meeting.id, meeting.version().await, form)
            .await
            .unwrap();
        assert_eq!(until(&court).await, Some(date(2026, 3, 9)));
        take_off(&meeting, "区档案馆").await.unwrap();
        assert_eq!(
            until(&court).await,
            Some(date(2026, 3, 1)),
            "its stay is over"
        );
        invite().await.unwrap();
        assert_eq!(
            until(&court).await,
            Some(date(2026, 3, 9)),
            "the same guest again"
        );
        meeting.convene().await;
        meeting.id
    };
    // Opened a day late, it is held then.
    court.on(date(2026, 3, 10));
    let meeting = Assembly::of(&court, id);
    meeting.open().await;
    assert_eq!(until(&court).await, Some(date(2026, 3, 10)));
    court.finish().await;
}

#[tokio::test]
async fn a_guest_takes_part_in_nothing_else() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    guest::invite(desk, office, &meeting.id, "某区档案馆", "区档案馆")
        .await
        .unwrap();
    appoint(desk, "archive", "区档案馆", "liaison").await;
    let elsewhere = Refusal::GuestsElsewhere("区档案馆".into());
    let unit = court.unit("区档案馆").await;
    let form = plan_form(&court, "special", &["区档案馆"]).await;
    assert_eq!(refusal(plan::plan(desk, office, form).await), elsewhere);
    let other = Assembly::planned(&court, "joint", &["区税务局"]).await;
    let asked = plan::invite(desk, office, &other.id, std::slice::from_ref(&unit)).await;
    assert_eq!(refusal(asked), elsewhere);
    // As a guest it is asked to the other meeting in so many words.
    guest::invite(desk, office, &other.id, "某区档案馆", "区档案馆")
        .await
        .unwrap();
    let joint = raise::RaiseForm {
        co_raisers: vec![unit.clone()],
        ..raise_form()
    };
    assert_eq!(refusal(raise::raise(desk, office, joint).await), elsewhere);
    let number = court.accepted().await;
    let form = ForwardForm {
        lead: unit,
        task: "核对档案".into(),
        ..ForwardForm::default()
    };
    let version = court.version(number).await;
    let forwarded = matter::forward::forward(desk, office, number, version, form).await;
    assert_eq!(refusal(forwarded), elsewhere);
    // Nor does a decision bind it.
    meeting.list(number).await.unwrap();
    let led = meeting.propose(0, "区档案馆", &[]).await;
    assert_eq!(wrong_fields(led), [("lead", "form-unknown-choice")]);
    court.finish().await;
}
