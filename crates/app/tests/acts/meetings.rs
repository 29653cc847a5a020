//! Meetings and minutes beyond the straight way: calling off, the year's duty, objections, entries.

use crate::{
    assembly::{Assembly, fonts, plan_form},
    court::{Court, is_stale, pdf, refusal, wrong_fields},
};
use app::{
    meeting::{agenda, plan, session, view},
    minutes::{
        circulate::{self, CountersignForm},
        issue, write,
    },
    worklist,
};
use domain::{
    Refusal,
    matter::MatterState,
    meeting::MeetingState,
    minutes::{CountersignStance, MinutesState},
};
use jiff::civil::date;

#[tokio::test]
async fn the_year_of_installation_owes_what_a_usual_year_owes() {
    let mut court = Court::open().await;
    let duty = async |court: &Court| {
        worklist::load(&court.desk, &court.office)
            .await
            .unwrap()
            .joint
            .unwrap()
    };
    court.on(date(2025, 12, 16));
    // The notice is of 2023, and so was the founding year.
    let first = duty(&court).await;
    assert_eq!((first.owed, first.held, first.days_left), (1, 0, Some(15)));
    court.on(date(2026, 3, 2));
    let next = duty(&court).await;
    assert_eq!((next.owed, next.held, next.days_left), (1, 0, Some(304)));
    assert_eq!(next.hold_by, Some(date(2026, 12, 31)));
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "joint", &[]).await;
    assert_eq!(
        meeting.view().await.attendance.len(),
        14,
        "all members are asked"
    );
    meeting.list(number).await.unwrap();
    assert!(duty(&court).await.planned.is_some());
    meeting.convene_and_open().await;
    assert_eq!(duty(&court).await.held, 0, "it counts once it is closed");
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    let held = duty(&court).await;
    assert_eq!((held.held, held.hold_by, held.days_left), (1, None, None));
    assert_eq!(held.last_held_on, Some(date(2026, 3, 2)));
    court.on(date(2027, 1, 4));
    let after = duty(&court).await;
    assert_eq!((after.owed, after.held), (1, 0));
    assert_eq!(after.last_held_on, Some(date(2026, 3, 2)));
    court.finish().await;
}

#[tokio::test]
async fn a_called_off_meeting_frees_its_matters() {
    let court = Court::open().await;
    let (fresh, at_work) = (court.accepted().await, court.forwarded().await);
    let meeting = Assembly::planned(&court, "joint", &["区税务局"]).await;
    meeting.list(fresh).await.unwrap();
    meeting.list(at_work).await.unwrap();
    let version = meeting.version().await;
    plan::call_off(&court.desk, &court.office, &meeting.id, version, "改期")
        .await
        .unwrap();
    assert_eq!(meeting.view().await.meeting.state, MeetingState::CalledOff);
    assert_eq!(court.state(fresh).await, MatterState::Accepted);
    assert_eq!(court.state(at_work).await, MatterState::Coordinating);
    let duty = worklist::load(&court.desk, &court.office)
        .await
        .unwrap()
        .joint
        .unwrap();
    assert!(duty.planned.is_none() && duty.held == 0);
    // The convener in whose name it was to be called learns that it is not.
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = app::history::told_page(&court.desk, &court.convener, 0);
    let told = told.await.unwrap();
    assert_eq!(told.lines[0].kind, "meeting.called_off");
    // At the next meeting the matter is before one for the first time.
    let next = Assembly::planned(&court, "special", &["区税务局"]).await;
    next.list(fresh).await.unwrap();
    let item = next.item(0).await;
    assert_eq!((item.item.earlier, item.chain.len()), (None, 1));
    court.finish().await;
}

#[tokio::test]
async fn the_agenda_is_frozen_once_convened() {
    let court = Court::open().await;
    let (one, two, three) = (
        court.accepted().await,
        court.accepted().await,
        court.accepted().await,
    );
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let empty = plan::convene(&court.desk, &court.office, &meeting.id, 1).await;
    assert_eq!(refusal(empty), Refusal::EmptyAgenda);
    meeting.list(one).await.unwrap();
    meeting.list(two).await.unwrap();
    let second = meeting.item(1).await.item.id.to_string();
    let (desk, office) = (&court.desk, &court.office);
    agenda::shift(desk, office, &meeting.id, None, &second, true)
        .await
        .unwrap();
    assert_eq!(meeting.item(0).await.item.id.to_string(), second);
    is_stale(plan::convene(desk, office, &meeting.id, 7).await);
    meeting.convene_and_open().await;
    let refusals = [
        refusal(meeting.list(three).await),
        refusal(agenda::shift(desk, office, &meeting.id, None, &second, false).await),
    ];
    assert_eq!(
        refusals,
        [const { Refusal::MeetingState(MeetingState::InSession) }; 2]
    );
    assert_eq!(court.state(three).await, MatterState::Accepted);
    court.finish().await;
}

#[tokio::test]
async fn units_take_positions_only_in_session() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    let early = meeting.position(&court.tax, 0, "区税务局", "agree").await;
    assert_eq!(refusal(early), Refusal::MeetingState(MeetingState::Planned));
    meeting.convene().await;
    // Called and not yet in session: what a unit has to say it writes, and the office takes nothing either.
    for by in [&court.tax, &court.office] {
        let early = meeting.position(by, 0, "区税务局", "agree").await;
        assert_eq!(
            refusal(early),
            Refusal::MeetingState(MeetingState::Convened)
        );
    }
    meeting.open().await;
    let other = meeting
        .position(&court.tax, 0, "区自然资源局", "agree")
        .await;
    assert!(other.is_err(), "a unit that was not asked has no position");
    meeting.settle(0, "noted").await.unwrap();
    let late = meeting.position(&court.tax, 0, "区税务局", "agree").await;
    assert_eq!(refusal(late), Refusal::ItemSettled);
    court.finish().await;
}

#[tokio::test]
async fn an_objection_to_minutes_is_met_by_a_new_text() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    meeting.settle(0, "carried_over").await.unwrap();
    let early = write::draft(&court.desk, &court.office, &meeting.id).await;
    assert_eq!(
        refusal(early),
        Refusal::MeetingState(MeetingState::InSession)
    );
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let again = write::draft(&court.desk, &court.office, &meeting.id).await;
    assert_eq!(refusal(again), Refusal::AlreadyDone);
    meeting
        .countersign(&court.land, "signed", "")
        .await
        .unwrap();
    let bare = meeting.countersign(&court.tax, "objected", "").await;
    assert_eq!(
        wrong_fields(bare),
        [("words", "refusal-stance-needs-words")]
    );
    meeting
        .countersign(&court.tax, "objected", "第一项与会议不符")
        .await
        .unwrap();
    let id = meeting.id.clone();
    court.on(date(2026, 4, 1));
    // An objection stands in the way however long it is ignored.
    let version = meeting_version(&court, &id).await;
    let ignored =
        circulate::sign_off(&court.desk, &court.director, &id, version, "on_request", "").await;
    assert_eq!(refusal(ignored), Refusal::NotCountersigned);
    let (desk, office) = (&court.desk, &court.office);
    let version = meeting_version(&court, &id).await;
    circulate::take_back(desk, office, &id, version, "按意见修改")
        .await
        .unwrap();
    let version = meeting_version(&court, &id).await;
    let view = view::view(desk, office, &id).await.unwrap();
    let text = view.minutes.unwrap().text + "请各单位抓紧落实。\n";
    write::edit(desk, office, &id, version, &text)
        .await
        .unwrap();
    let version = meeting_version(&court, &id).await;
    // Words beside the record go on with a reason.
    let bare = circulate::circulate(desk, office, &id, version).await;
    assert_eq!(refusal(bare), Refusal::DifferencesNeedReason(1));
    let despite = circulate::Despite {
        reason: "补记会议要求".into(),
        short_names: true,
    };
    circulate::circulate_despite(desk, office, &id, version, despite)
        .await
        .unwrap();
    let view = view::view(desk, office, &id).await.unwrap();
    let stances: Vec<_> = view.countersignatures.iter().map(|c| c.stance).collect();
    assert_eq!(
        stances,
        [CountersignStance::Waiting; 2],
        "signatures do not pass to another text"
    );
    court.finish().await;
}

async fn meeting_version(court: &Court, id: &str) -> u32 {
    let view = view::view(&court.desk, &court.office, id).await.unwrap();
    view.minutes.unwrap().version
}

#[tokio::test]
async fn silence_past_the_day_no_longer_holds_up_the_minutes() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "carried_over").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let limit = meeting
        .view()
        .await
        .minutes
        .unwrap()
        .countersign_by
        .unwrap();
    assert_eq!(limit, date(2026, 3, 5), "three working days");
    let id = meeting.id.clone();
    court.on(limit);
    let version = meeting_version(&court, &id).await;
    let on_the_day =
        circulate::sign_off(&court.desk, &court.director, &id, version, "on_request", "").await;
    assert_eq!(refusal(on_the_day), Refusal::NotCountersigned);
    court.on(date(2026, 3, 6));
    let clerk =
        circulate::sign_off(&court.desk, &court.office, &id, version, "on_request", "").await;
    assert_eq!(refusal(clerk), Refusal::MayNotSignOff);
    circulate::sign_off(&court.desk, &court.director, &id, version, "on_request", "")
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_joint_meetings_minutes_are_a_conveners_to_sign() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "joint", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    meeting.convene_and_open().await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let entry = |scan| CountersignForm {
        stance: "signed".into(),
        scan,
        ..CountersignForm::default()
    };
    let (desk, office) = (&court.desk, &court.office);
    let tax = court.unit("区税务局").await;
    let bare = CountersignForm {
        entered_for: tax.clone(),
        ..entry(vec![])
    };
    let bare = circulate::countersign(desk, office, &meeting.id, bare).await;
    assert_eq!(wrong_fields(bare), [("scan", "form-scan-required")]);
    let paper = CountersignForm {
        entered_for: tax,
        ..entry(vec![pdf("会签页.pdf")])
    };
    circulate::countersign(desk, office, &meeting.id, paper)
        .await
        .unwrap();
    assert_eq!(
        refusal(meeting.sign_off(&court.director).await),
        Refusal::MayNotSignOff
    );
    meeting.sign_off(&court.convener).await.unwrap();
    let minutes = meeting.view().await.minutes.unwrap();
    assert_eq!(
        minutes.signed_off_by.as_deref(),
        Some(court.convener.name.as_str())
    );
    let version = minutes.version;
    let early = issue::issue(desk, office, &meeting.id, version, &fonts()).await;
    assert_eq!(
        refusal(early),
        Refusal::MinutesState(MinutesState::SignedOff)
    );
    meeting.number_and_issue().await;
    court.finish().await;
}

#[tokio::test]
async fn papers_are_printed_before_they_are_issued() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    write::draft(&court.desk, &court.office, &meeting.id)
        .await
        .unwrap();
    let draft = issue::preview(&court.desk, &court.office, &meeting.id, &fonts()).await;
    assert!(draft.unwrap().pdf.starts_with(b"%PDF-"));
    court.finish().await;
}

#[tokio::test]
async fn replanning_and_inviting() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let (desk, office) = (&court.desk, &court.office);
    let mut form = plan_form(&court, "special", &[]).await;
    form.held_on = "2026年3月9日".into();
    form.place = "区政府".into();
    plan::replan(desk, office, &meeting.id, 1, form.clone())
        .await
        .unwrap();
    is_stale(plan::replan(desk, office, &meeting.id, 1, form).await);
    let view = meeting.view().await;
    assert_eq!(
        (view.meeting.held_on, view.meeting.place.as_str()),
        (date(2026, 3, 9), "区政府")
    );
    let land = court.unit("区自然资源局").await;
    plan::invite(desk, office, &meeting.id, std::slice::from_ref(&land))
        .await
        .unwrap();
    let twice = plan::invite(desk, office, &meeting.id, std::slice::from_ref(&land)).await;
    assert_eq!(wrong_fields(twice), [("unit", "form-unit-already-asked")]);
    assert_eq!(meeting.view().await.attendance.len(), 2);
    court.finish().await;
}

#[tokio::test]
async fn the_attendance_is_complete_before_the_close() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    let (desk, office) = (&court.desk, &court.office);
    plan::convene(desk, office, &meeting.id, meeting.version().await)
        .await
        .unwrap();
    session::open(desk, office, &meeting.id, meeting.version().await)
        .await
        .unwrap();
    meeting.settle(0, "noted").await.unwrap();
    assert_eq!(
        refusal(meeting.close().await),
        Refusal::AttendanceIncomplete
    );
    let tax = court.unit("区税务局").await;
    let rows = vec![(tax, "excused".to_owned(), String::new())];
    session::attend(desk, office, &meeting.id, rows)
        .await
        .unwrap();
    meeting.close().await.unwrap();
    // Nobody came and nothing was decided: there is nobody to countersign.
    write::draft(desk, office, &meeting.id).await.unwrap();
    let version = meeting.minutes_version().await;
    let alone = circulate::circulate(desk, office, &meeting.id, version).await;
    assert_eq!(refusal(alone), Refusal::NobodyInvited);
    court.finish().await;
}

#[tokio::test]
async fn the_office_cannot_turn_a_units_objection_into_agreement() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "object")
        .await
        .unwrap();
    let turned = meeting
        .position(&court.office, 0, "区税务局", "agree")
        .await;
    assert_eq!(refusal(turned), Refusal::OwnPosition("区税务局".into()));
    assert!(meeting.settle(0, "agreed").await.is_err());
    // What the office wrote down at the table it may correct; the unit itself may always change its own.
    for stance in ["reserve", "agree"] {
        meeting
            .position(&court.office, 0, "区自然资源局", stance)
            .await
            .unwrap();
    }
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    court.finish().await;
}
