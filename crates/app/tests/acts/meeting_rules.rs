//! Calling, opening and changing a meeting by the charter's rules: the day, the count, consent, doubts.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, pdf, refusal, wrong_fields},
};
use app::{
    meeting::{agenda, consent, plan, session, view},
    worklist,
};
use domain::{Refusal, attachment::Purpose, matter::MatterState, meeting::MeetingState};
use jiff::civil::date;

#[tokio::test]
async fn a_meeting_is_opened_on_its_day_or_later_and_counted_when_held() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let mut form = plan_form(&court, "special", &["区税务局", "区法院"]).await;
    form.held_on = "2026-03-10".into();
    let (desk, office) = (court.desk.clone(), court.office.clone());
    let id = plan::plan(&desk, &office, form).await.unwrap().to_string();
    let version = async |court: &Court| {
        let view = view::view(&court.desk, &court.office, &id).await.unwrap();
        view.meeting.version
    };
    let shown = format!("{}-{}", number.0, number.1);
    agenda::list(&desk, &office, &id, None, &shown, "是否同意")
        .await
        .unwrap();
    plan::convene(&desk, &office, &id, version(&court).await)
        .await
        .unwrap();
    let early = session::open(&desk, &office, &id, version(&court).await).await;
    assert_eq!(refusal(early), Refusal::MeetingAhead(date(2026, 3, 10)));
    let before = view::view(&desk, &office, &id).await.unwrap();
    assert_eq!(before.name, "专题会议（涉税疑难问题，2026年3月10日）");
    court.on(date(2026, 3, 12));
    session::open(&court.desk, &office, &id, version(&court).await)
        .await
        .unwrap();
    let held = view::view(&court.desk, &office, &id).await.unwrap();
    assert_eq!(
        held.meeting.held_on,
        date(2026, 3, 12),
        "the day it was held"
    );
    assert_eq!(held.name, "2026年第1次专题会议");
    court.finish().await;
}

#[tokio::test]
async fn only_meetings_held_have_an_ordinal_and_no_two_the_same() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    for _ in 0..2 {
        let off = Assembly::planned(&court, "special", &["区税务局"]).await;
        let version = off.version().await;
        plan::call_off(desk, office, &off.id, version, "改期")
            .await
            .unwrap();
    }
    let mut ready = Vec::new();
    for _ in 0..2 {
        let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
        meeting.list(court.accepted().await).await.unwrap();
        let version = meeting.version().await;
        plan::convene(desk, office, &meeting.id, version)
            .await
            .unwrap();
        ready.push((meeting.id.clone(), meeting.version().await));
    }
    let (one, two) = tokio::join!(
        session::open(desk, office, &ready[0].0, ready[0].1),
        session::open(desk, office, &ready[1].0, ready[1].1),
    );
    one.unwrap();
    two.unwrap();
    let mut ordinals = Vec::new();
    for (id, _) in &ready {
        ordinals.push(view::view(desk, office, id).await.unwrap().meeting.ordinal);
    }
    ordinals.sort_unstable();
    assert_eq!(ordinals, [1, 2]);
    court.finish().await;
}

#[tokio::test]
async fn the_notice_of_a_joint_meeting_waits_for_its_convener() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let convener = &court.convener;
    let callers = consent::callers(desk, office, "joint").await.unwrap();
    let named = callers
        .iter()
        .find(|one| one.words() == "总召集人演示·convener")
        .unwrap();
    let mut form = plan_form(&court, "joint", &[]).await;
    form.called_by = consent::code(named);
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let number = court.accepted().await;
    let shown = format!("{}-{}", number.0, number.1);
    agenda::list(desk, office, &id, None, &shown, "是否同意")
        .await
        .unwrap();
    let now = async || view::view(desk, office, &id).await.unwrap();
    let early = plan::convene(desk, office, &id, now().await.meeting.version).await;
    assert_eq!(
        refusal(early),
        Refusal::ConsentMissing("总召集人演示·convener".into())
    );
    let waits = async || {
        let list = worklist::load(desk, convener).await.unwrap();
        list.items
            .iter()
            .any(|item| item.path.ends_with("#consent"))
    };
    assert!(waits().await, "the convener sees it on the desk");
    let seen = now().await.consent.unwrap().version;
    let mute = consent::answer(desk, convener, &id, seen, false, " ", &[]).await;
    assert_eq!(refusal(mute), Refusal::ConsentNeedsWords);
    let other = consent::answer(desk, &court.tax, &id, seen, true, "同意", &[]).await;
    assert_eq!(refusal(other), Refusal::NotPermitted);
    consent::answer(desk, convener, &id, seen, true, "", &[])
        .await
        .unwrap();
    assert!(!waits().await);
    plan::convene(desk, office, &id, now().await.meeting.version)
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn units_are_told_another_time_and_asked_for_their_reply_again() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区法院"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    let version = meeting.version().await;
    plan::convene(desk, office, &meeting.id, version)
        .await
        .unwrap();
    let form = app::meeting::reply::ReplyForm {
        answer: "comes".into(),
        person: "周二".into(),
        ..Default::default()
    };
    app::meeting::reply::reply(desk, &court.tax, &meeting.id, form)
        .await
        .unwrap();
    let asked = async |court: &Court| {
        let list = worklist::load(&court.desk, &court.tax).await.unwrap();
        let reply = list
            .items
            .into_iter()
            .find(|item| item.path.ends_with("#reply"));
        reply.map(|item| (item.todo.code(), item.note))
    };
    assert_eq!(asked(&court).await, None);
    let mut later = plan_form(&court, "special", &[]).await;
    later.held_on = "2026-03-06".into();
    let version = meeting.version().await;
    let desk_ = desk.with_clock(app::Clock::Fixed(domain::Moment(desk.now().0 + 60_000)));
    plan::replan(&desk_, office, &meeting.id, version, later)
        .await
        .unwrap();
    let (todo, note) = asked(&court).await.unwrap();
    assert_eq!(todo, "reply-again");
    assert!(note.contains(" → 2026-03-06"), "{note}");
    let view = meeting.view().await;
    assert!(view.moves[0].outdates(&view.replies[0]));
    court.finish().await;
}

#[tokio::test]
async fn an_outcome_recorded_by_mistake_is_recorded_anew_until_the_close() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区法院"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting.settle(0, "deferred").await.unwrap();
    assert_eq!(court.state(number).await, MatterState::Deferred);
    let (desk, office) = (&court.desk, &court.office);
    let item = meeting.item(0).await.item.id.to_string();
    let reopen =
        async |why: &str| session::reopen(desk, office, &meeting.id, &item, None, why).await;
    assert_eq!(
        wrong_fields(reopen(" ").await),
        [("reason", "form-required")]
    );
    reopen("记错了").await.unwrap();
    assert_eq!(court.state(number).await, MatterState::Listed);
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    reopen("再核对").await.unwrap();
    // What a unit took a position on was not only heard, until nothing is proposed any more.
    for outcome in ["noted", "carried_over"] {
        let passed_over = refusal(meeting.settle(0, outcome).await);
        assert_eq!(passed_over, Refusal::ItemWasDiscussed);
    }
    // A position taken by mistake and set back leaves it as not reached; nobody is said to have been silent on it.
    let mend = async |stance| meeting.position(&court.tax, 0, "区税务局", stance).await;
    mend("silent").await.unwrap();
    session::carry_over(desk, office, &meeting.id, std::slice::from_ref(&item))
        .await
        .unwrap();
    let drafted = app::minutes::facts::facts(&meeting.view().await);
    let drafted = app::minutes::facts::body(&drafted);
    assert!(!drafted.contains("未表态"), "{drafted}");
    reopen("并非未议").await.unwrap();
    mend("agree").await.unwrap();
    let proposed = meeting.item(0).await.decisions[0].id.to_string();
    app::meeting::propose::withdraw(desk, office, &meeting.id, &proposed)
        .await
        .unwrap();
    meeting.settle(0, "noted").await.unwrap();
    // Heard, it stands as before; nothing is said to be solved.
    assert_eq!(court.state(number).await, MatterState::Accepted);
    meeting.close().await.unwrap();
    let late = reopen("晚了").await;
    assert_eq!(refusal(late), Refusal::MeetingState(MeetingState::Closed));
    court.finish().await;
}

#[tokio::test]
async fn doubts_are_answered_before_the_notice_goes_out() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区自然资源局"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    let version = meeting.version().await;
    let hasty = plan::convene_despite(desk, office, &meeting.id, version, false).await;
    assert_eq!(
        refusal(hasty),
        Refusal::DoubtsRemain(2),
        "the raiser is not asked, one unit only"
    );
    plan::convene_despite(desk, office, &meeting.id, version, true)
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn another_time_told_to_the_units_is_doubted_like_the_first() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区自然资源局"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    meeting.convene().await;
    let moved = async |held_on: &str, despite| {
        let mut form = plan_form(&court, "special", &[]).await;
        form.held_on = held_on.into();
        form.despite = despite;
        let version = meeting.version().await;
        plan::replan(desk, office, &meeting.id, version, form).await
    };
    // A Sunday; that only one unit is asked was answered when the notice went out.
    let refused = moved("2026-03-08", false).await;
    assert_eq!(refusal(refused), Refusal::DoubtsRemain(1));
    let before = meeting.view().await;
    let later = domain::meeting::Meeting {
        held_on: date(2026, 3, 8),
        ..before.meeting.clone()
    };
    let shown = app::meeting::doubt::of_move(desk, office, &before.meeting, &later).await;
    assert_eq!(shown.unwrap(), [domain::meeting::doubt::Doubt::DayOff]);
    assert!(before.moves.is_empty(), "nobody was told");
    moved("2026-03-08", true).await.unwrap();
    moved("2026-03-09", false).await.unwrap();
    assert_eq!(meeting.view().await.moves.len(), 2);
    court.finish().await;
}

#[tokio::test]
async fn a_consent_on_paper_is_entered_with_its_scan() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "joint", &[]).await;
    let seen = meeting.view().await.consent.unwrap().version;
    let scan = [pdf("书面意见.pdf")];
    consent::answer(desk, office, &meeting.id, seen, true, "书面同意", &scan)
        .await
        .unwrap();
    let files = meeting.view().await.attachments;
    let kept: Vec<_> = files.iter().map(|f| (f.name.as_str(), f.purpose)).collect();
    assert_eq!(kept, [("书面意见.pdf", Purpose::Consent)]);
    let unit = view::view(desk, &court.tax, &meeting.id).await.unwrap();
    assert!(unit.attachments.is_empty(), "the office's to read");
    let convener = view::view(desk, &court.convener, &meeting.id).await;
    assert_eq!(convener.unwrap().attachments.len(), 1);
    court.finish().await;
}
