//! Before the meeting: the replies to the notice, written opinions, guests; and what a
//! year owes. In session: what is not reached. After it: decisions that give way to later ones.

use crate::{
    assembly::{Assembly, plan_form},
    call::todos,
    court::{Court, is_not_found, is_stale, refusal, wrong_fields},
};
use app::{
    Error,
    meeting::{
        guest, plan, propose,
        reply::{self, OpinionForm, ReplyForm},
        session, view, year,
    },
    worklist::{self, Todo},
};
use domain::{
    Refusal, agenda::Outcome, assignment::AssignmentState, decision::DecisionState,
    matter::MatterState, meeting::Presence,
};
use jiff::civil::date;

fn reply_form(answer: &str, person: &str, reason: &str) -> ReplyForm {
    ReplyForm {
        answer: answer.into(),
        person: person.into(),
        reason: reason.into(),
        ..ReplyForm::default()
    }
}

#[tokio::test]
async fn replies_excuse_substitute_and_may_be_entered_for_a_unit() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(number).await.unwrap();
    let (desk, id) = (&court.desk, meeting.id.as_str());
    let early = reply::reply(desk, &court.tax, id, reply_form("comes", "甲", "")).await;
    assert!(matches!(
        early,
        Err(Error::Refused(Refusal::MeetingState(_)))
    ));
    let version = meeting.version().await;
    plan::convene(desk, &court.office, id, version)
        .await
        .unwrap();
    assert!(todos(&court, &court.tax).await.contains(&Todo::Reply));
    for (form, wrong) in [
        (reply_form("comes", "", ""), "person"),
        (reply_form("substitute", "乙", ""), "reason"),
        (reply_form("cannot", "", " "), "reason"),
    ] {
        let answer = reply::reply(desk, &court.tax, id, form).await;
        assert_eq!(wrong_fields(answer), [(wrong, "form-required")]);
    }
    reply::reply(desk, &court.tax, id, reply_form("cannot", "", "出差"))
        .await
        .unwrap();
    let place = |view: &view::MeetingView, at: usize| {
        (
            view.attendance[at].presence,
            view.attendance[at].attendee.clone(),
        )
    };
    assert_eq!(place(&meeting.view().await, 0), (Presence::Excused, None));
    let again = ReplyForm {
        seen: Some(0),
        ..reply_form("comes", "甲", "")
    };
    is_stale(reply::reply(desk, &court.tax, id, again).await);
    let again = ReplyForm {
        seen: Some(1),
        post: "副局长".into(),
        phone: "0356-0000000".into(),
        ..reply_form("substitute", "乙", "局长出差")
    };
    reply::reply(desk, &court.tax, id, again).await.unwrap();
    let coming = (Presence::Invited, Some("乙 副局长".into()));
    assert_eq!(place(&meeting.view().await, 0), coming);
    let on_paper = ReplyForm {
        entered_for: court.unit("区人社局").await,
        ..reply_form("comes", "丙", "")
    };
    reply::reply(desk, &court.office, id, on_paper)
        .await
        .unwrap();
    assert!(!todos(&court, &court.hr).await.contains(&Todo::Reply));
    // Who else comes, with telephone, is not every unit's to read.
    let seen = view::view(desk, &court.hr, id).await.unwrap().replies;
    assert_eq!((seen.len(), meeting.view().await.replies.len()), (1, 2));
    is_not_found(reply::reply(desk, &court.land, id, reply_form("comes", "丁", "")).await);
    court.finish().await;
}

#[tokio::test]
async fn an_opinion_is_written_before_and_a_position_taken_at_the_table() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(number).await.unwrap();
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    let (desk, id) = (&court.desk, meeting.id.as_str());
    let item = meeting.item(0).await.item.id.to_string();
    let form = |stance: &str, text: &str| OpinionForm {
        stance: stance.into(),
        text: text.into(),
        ..OpinionForm::default()
    };
    let bare = reply::opinion(desk, &court.tax, id, &item, form("agree", "")).await;
    assert_eq!(wrong_fields(bare), [("text", "form-required")]);
    reply::opinion(desk, &court.tax, id, &item, form("agree", "原则同意"))
        .await
        .unwrap();
    let seen = OpinionForm {
        seen: Some(1),
        ..form("reserve", "建议先行审计")
    };
    reply::opinion(desk, &court.tax, id, &item, seen)
        .await
        .unwrap();
    let stale = OpinionForm {
        seen: Some(1),
        ..form("", "另一处写的")
    };
    is_stale(reply::opinion(desk, &court.tax, id, &item, stale).await);
    let on_paper = OpinionForm {
        entered_for: court.unit("区人社局").await,
        ..form("", "来电：没有意见")
    };
    reply::opinion(desk, &court.office, id, &item, on_paper)
        .await
        .unwrap();
    meeting.convene_and_open().await;
    let view = meeting.item(0).await;
    let texts: Vec<_> = view.opinions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["建议先行审计", "来电：没有意见"]);
    assert!(view.positions.is_empty(), "an opinion is no position");
    assert!(matches!(
        meeting.settle(0, "agreed").await,
        Err(Error::Refused(Refusal::NotAgreed(_)))
    ));
    let late = reply::opinion(desk, &court.tax, id, &item, form("", "太晚")).await;
    assert!(matches!(
        late,
        Err(Error::Refused(Refusal::MeetingState(_)))
    ));
    court.finish().await;
}

#[tokio::test]
async fn a_guest_takes_part_in_one_meeting_alone() {
    let court = Court::open().await;
    let (listed, other) = (court.accepted().await, court.accepted().await);
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(listed).await.unwrap();
    let (desk, office) = (&court.desk, &court.office);
    let bare = guest::invite(desk, office, &meeting.id, "", "区档案馆").await;
    assert_eq!(wrong_fields(bare), [("full_name", "form-required")]);
    guest::invite(desk, office, &meeting.id, "某区档案馆", "区档案馆")
        .await
        .unwrap();
    meeting.convene_and_open().await;
    crate::court::appoint(desk, "archive", "区档案馆", "liaison").await;
    let guest = app::sign_in::actor_of(desk, "archive").await.unwrap();
    let seen = view::view(desk, &guest, &meeting.id).await.unwrap();
    assert_eq!((seen.items.len(), seen.attendance.len()), (1, 2));
    // It speaks to the item, and sees its matter nowhere but here.
    assert!(!seen.items[0].opens && seen.items[0].is_open_to(guest.unit.id));
    meeting
        .position(&guest, 0, "区档案馆", "agree")
        .await
        .unwrap();
    is_not_found(app::matter::view::view(desk, &guest, listed).await);
    is_not_found(app::matter::view::view(desk, &guest, other).await);
    // The day after it takes part no more.
    let mut form = plan_form(&court, "special", &["区档案馆"]).await;
    form.held_on = "2026-03-03".into();
    let gone = plan::plan(desk, office, form).await;
    assert_eq!(refusal(gone), Refusal::NotTakingPart("区档案馆".into()));
    court.finish().await;
}

#[tokio::test]
async fn what_is_not_reached_is_carried_over_by_one_conscious_step() {
    let court = Court::open().await;
    let (one, two, three) = (
        court.accepted().await,
        court.accepted().await,
        court.accepted().await,
    );
    let meeting = Assembly::in_session(&court, &["区税务局"], &[one, two, three]).await;
    let (desk, office) = (&court.desk, &court.office);
    meeting.propose(1, "区税务局", &[]).await.unwrap();
    meeting.settle(0, "noted").await.unwrap();
    assert_eq!(
        refusal(meeting.close().await),
        Refusal::ItemWithoutOutcome(2)
    );
    let open: Vec<_> = meeting.view().await.items[1..]
        .iter()
        .map(|item| item.item.id.to_string())
        .collect();
    // A list that leaves one out, or was made before another was settled, is not what is open now.
    is_stale(session::carry_over(desk, office, &meeting.id, &open[..1]).await);
    is_stale(session::carry_over(desk, office, &meeting.id, &[]).await);
    let unit = session::carry_over(desk, &court.tax, &meeting.id, &open).await;
    assert_eq!(refusal(unit), Refusal::OfficeOnly);
    session::carry_over(desk, office, &meeting.id, &open)
        .await
        .unwrap();
    let view = meeting.view().await;
    let outcomes: Vec<_> = view.items.iter().map(|item| item.item.outcome).collect();
    assert_eq!(
        outcomes,
        [
            Some(Outcome::Noted),
            Some(Outcome::CarriedOver),
            Some(Outcome::CarriedOver)
        ]
    );
    assert_eq!(view.items[1].decisions[0].state, DecisionState::Dropped);
    assert_eq!(court.state(two).await, MatterState::Accepted);
    meeting.close().await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn the_year_is_warned_of_once_and_its_breach_shown() {
    let mut court = Court::open().await;
    let mut told = Vec::new();
    for day in [
        date(2025, 12, 20),
        date(2026, 11, 1),
        date(2026, 11, 2),
        date(2026, 11, 3),
        date(2026, 12, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 2),
    ] {
        court.on(day);
        told.push(year::warn(&court.desk).await.unwrap());
    }
    // The year of installation has eleven days left, and ends in breach; 1 November is sixty days ahead.
    assert_eq!(told, [1, 2, 0, 0, 1, 0, 1, 0]);
    app::jobs::deliver(&court.desk).await.unwrap();
    for by in [&court.office, &court.convener] {
        let lines = app::history::told(&court.desk, by).await.unwrap();
        let warned = lines
            .iter()
            .filter(|line| line.kind == "meeting_year.warned");
        assert_eq!(warned.count(), 5, "{}", by.name);
    }
    let unit = app::history::told(&court.desk, &court.tax).await.unwrap();
    assert!(unit.iter().all(|line| line.kind != "meeting_year.warned"));
    let joint = worklist::load(&court.desk, &court.office)
        .await
        .unwrap()
        .joint;
    assert_eq!(joint.unwrap().breached, Some(2026));
    court.finish().await;
}

#[tokio::test]
async fn what_came_later_is_not_told_as_earlier() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let first = {
        let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
        meeting.settle(0, "carried_over").await.unwrap();
        meeting.close().await.unwrap();
        meeting.id.clone()
    };
    court.on(date(2026, 3, 9));
    let second = {
        let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
        meeting.settle(0, "noted").await.unwrap();
        meeting.close().await.unwrap();
        meeting.id.clone()
    };
    for (id, earlier) in [(first, 0), (second, 1)] {
        let item = Assembly::of(&court, id).item(0).await;
        assert_eq!(item.past.len(), earlier);
    }
    court.finish().await;
}

#[tokio::test]
async fn only_a_later_decision_amends_or_revokes_an_earlier_one() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    for lead in ["区税务局", "区自然资源局"] {
        meeting
            .propose_because(0, lead, &[], "会议另定")
            .await
            .unwrap();
        meeting
            .position(&court.office, 0, lead, "agree")
            .await
            .unwrap();
    }
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close_and_issue(&[&court.tax, &court.land]).await;
    let first: Vec<_> = court.matter(number).await.decisions;
    court.on(date(2026, 3, 9));
    let later = Assembly::planned(&court, "special", &["区税务局"]).await;
    later.list(number).await.unwrap();
    let (desk, office) = (&court.desk, &court.office);
    let item = later.item(0).await;
    assert_eq!(item.earlier.len(), 2, "what it may amend is offered");
    let form = |earlier: &str, effect: &str, unit: &str| propose::ProposeForm {
        text: "改由税务部门分期办理".into(),
        lead: unit.into(),
        due_on: "2026-12-30".into(),
        done_when: "出具凭证".into(),
        earlier: earlier.into(),
        effect: effect.into(),
        ..propose::ProposeForm::default()
    };
    let (id, unit) = (item.item.id.to_string(), court.unit("区税务局").await);
    let old = first[0].id.to_string();
    let bare = propose::propose(desk, office, &later.id, &id, None, form(&old, "", &unit)).await;
    assert_eq!(wrong_fields(bare), [("effect", "form-required")]);
    let unknown = "0".repeat(32);
    is_not_found(
        propose::propose(
            desk,
            office,
            &later.id,
            &id,
            None,
            form(&unknown, "amend", &unit),
        )
        .await,
    );
    propose::propose(
        desk,
        office,
        &later.id,
        &id,
        None,
        form(&old, "amend", &unit),
    )
    .await
    .unwrap();
    later.convene_and_open().await;
    later
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    later.settle(0, "agreed").await.unwrap();
    let state = |view: &app::matter::view::MatterView, at: usize| view.decisions[at].state;
    let before = court.matter(number).await;
    assert_eq!(
        state(&before, 0),
        DecisionState::Agreed,
        "until the minutes are issued"
    );
    later.close_and_issue(&[&court.tax]).await;
    let after = court.matter(number).await;
    assert_eq!(
        [0, 1, 2].map(|at| state(&after, at)),
        [
            DecisionState::Amended,
            DecisionState::Agreed,
            DecisionState::Agreed
        ]
    );
    let work: Vec<_> = after
        .assignments
        .iter()
        .map(|one| (one.decision == Some(first[0].id), one.state))
        .collect();
    assert_eq!(work[0], (true, AssignmentState::Revoked));
    assert_eq!(
        work[1],
        (false, AssignmentState::Issued),
        "the other decision stands"
    );
    let reason = after.assignments[0].latest.clone().unwrap();
    assert!(reason.contains("2026年第2次专题会议"), "{reason}");
    court.finish().await;
}
