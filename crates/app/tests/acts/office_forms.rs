//! Wrong fields of the office's own forms: meetings, decisions, minutes, the roster.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, wrong_fields},
};
use app::{
    instruction::{self, InstructForm},
    meeting::{
        agenda,
        plan::{self, PlanForm},
        propose::{self, ProposeForm},
        session::{self, SettleForm},
    },
    minutes::{
        circulate::{self, CountersignForm},
        write,
    },
    roster::{self, AppointForm, UnitForm},
};

#[tokio::test]
async fn planning_a_meeting() {
    let court = Court::open().await;
    let sound = plan_form(&court, "special", &["区税务局"]).await;
    let with = |change: fn(&mut PlanForm)| {
        let mut form = sound.clone();
        change(&mut form);
        form
    };
    for (form, wrong) in [
        (with(|f| f.kind = " ".into()), ("kind", "form-required")),
        (
            with(|f| f.topic = String::new()),
            ("topic", "form-required"),
        ),
        (
            with(|f| f.held_on = "2026-03-01".into()),
            ("held_on", "form-date-past"),
        ),
        (
            with(|f| f.held_on = "soon".into()),
            ("held_on", "form-bad-date"),
        ),
        (
            with(|f| f.starts_at = "25:00".into()),
            ("starts_at", "form-bad-time"),
        ),
        (
            with(|f| f.starts_at = "09：30".into()),
            ("starts_at", "form-bad-time"),
        ),
        (
            with(|f| f.place = "长".repeat(61)),
            ("place", "form-too-long"),
        ),
        (
            with(|f| f.chair = String::new()),
            ("chair", "form-required"),
        ),
        (with(|f| f.units = vec![]), ("units", "form-required")),
        (
            with(|f| f.kind = "joint".into()),
            ("called_by", "form-required"),
        ),
    ] {
        let answer = plan::plan(&court.desk, &court.office, form).await;
        assert_eq!(wrong_fields(answer), [wrong]);
    }
    court.finish().await;
}

#[tokio::test]
async fn proposing_and_settling() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let (desk, office, item) = (
        &court.desk,
        &court.office,
        meeting.item(0).await.item.id.to_string(),
    );
    let propose = propose::propose(
        desk,
        office,
        &meeting.id,
        &item,
        None,
        ProposeForm::default(),
    )
    .await;
    let expected = [
        ("text", "form-required"),
        ("lead", "form-required"),
        ("due_on", "form-required"),
        ("done_when", "form-required"),
    ];
    assert_eq!(wrong_fields(propose), expected);
    let settle = async |outcome: &str| {
        let form = SettleForm {
            outcome: outcome.into(),
            ..SettleForm::default()
        };
        wrong_fields(session::settle(desk, office, &meeting.id, &item, None, form).await)
    };
    assert_eq!(settle("").await, [("outcome", "form-required")]);
    assert_eq!(
        settle("carried").await,
        [("outcome", "form-unknown-choice")]
    );
    let deferral = [
        ("condition", "form-required"),
        ("owner", "form-required"),
        ("review_on", "form-required"),
    ];
    assert_eq!(settle("deferred").await, deferral);
    let listed = agenda::list(desk, office, &meeting.id, None, "something", "").await;
    assert_eq!(wrong_fields(listed), [("matter", "form-required")]);
    court.finish().await;
}

#[tokio::test]
async fn minutes() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let (desk, office) = (&court.desk, &court.office);
    let empty = write::edit(desk, office, &meeting.id, 1, " ").await;
    assert_eq!(wrong_fields(empty), [("text", "form-required")]);
    let long = write::edit(desk, office, &meeting.id, 1, &"长".repeat(40_001)).await;
    assert_eq!(wrong_fields(long), [("text", "form-too-long")]);
    let bare = circulate::take_back(desk, office, &meeting.id, 1, "").await;
    assert_eq!(wrong_fields(bare), [("reason", "form-required")]);
    let form = CountersignForm::default();
    let bare = circulate::countersign(desk, &court.tax, &meeting.id, form).await;
    assert_eq!(wrong_fields(bare), [("stance", "form-required")]);
    court.finish().await;
}

#[tokio::test]
async fn roster() {
    let court = Court::open().await;
    let sound = AppointForm {
        name: "演示·新人".into(),
        unit: court.unit("区税务局").await,
        role: "handler".into(),
        ..AppointForm::default()
    };
    for (form, wrong) in [
        (
            AppointForm {
                name: String::new(),
                ..sound.clone()
            },
            ("name", "form-required"),
        ),
        (
            AppointForm {
                person: "x".into(),
                ..sound.clone()
            },
            ("person", "form-unknown-choice"),
        ),
        (
            AppointForm {
                unit: String::new(),
                ..sound.clone()
            },
            ("unit", "form-required"),
        ),
        (
            AppointForm {
                role: "king".into(),
                ..sound.clone()
            },
            ("role", "form-unknown-choice"),
        ),
        (
            AppointForm {
                from_on: "x".into(),
                ..sound.clone()
            },
            ("from_on", "form-bad-date"),
        ),
        (
            AppointForm {
                login: "李".into(),
                ..sound.clone()
            },
            ("login", "form-bad-login"),
        ),
        (
            AppointForm {
                login: "a".into(),
                ..sound.clone()
            },
            ("login", "form-bad-login"),
        ),
        (
            AppointForm {
                login: "a b c".into(),
                ..sound.clone()
            },
            ("login", "form-bad-login"),
        ),
    ] {
        let answer = roster::appoint(&court.desk, &court.office, form).await;
        assert_eq!(wrong_fields(answer), [wrong]);
    }
    let answer = roster::admit_unit(&court.desk, &court.office, UnitForm::default()).await;
    let expected = [
        ("full_name", "form-required"),
        ("short_name", "form-required"),
        ("kind", "form-required"),
    ];
    assert_eq!(wrong_fields(answer), expected);
    court.finish().await;
}

#[tokio::test]
async fn a_form_sent_twice_makes_one() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let form = plan_form(&court, "special", &["区税务局"]).await;
    let first = plan::plan(desk, office, form.clone()).await.unwrap();
    assert_eq!(plan::plan(desk, office, form.clone()).await.unwrap(), first);
    let later = plan::PlanForm {
        starts_at: "15:00".into(),
        ..form
    };
    assert_ne!(plan::plan(desk, office, later).await.unwrap(), first);
    let number = court.accepted().await;
    let word = InstructForm {
        text: "请抓紧核实".into(),
        ..InstructForm::default()
    };
    for _ in 0..2 {
        instruction::on_matter(desk, &court.convener, number, word.clone())
            .await
            .unwrap();
    }
    assert_eq!(court.matter(number).await.instructions.len(), 1);
    court.finish().await;
}

#[tokio::test]
async fn a_decision_has_a_day_after_its_meeting_and_says_what_it_changes() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let form = plan::PlanForm {
        held_on: "2026-03-20".into(),
        ..plan_form(&court, "special", &["区税务局"]).await
    };
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let meeting = Assembly::of(&court, id);
    meeting.list(court.accepted().await).await.unwrap();
    let item = meeting.item(0).await.item.id.to_string();
    let lead = court.unit("区税务局").await;
    let propose = async |due_on: &str, effect: &str| {
        let form = ProposeForm {
            text: "核销滞纳金".into(),
            lead: lead.clone(),
            due_on: due_on.into(),
            done_when: "出具凭证".into(),
            effect: effect.into(),
            ..ProposeForm::default()
        };
        wrong_fields(propose::propose(desk, office, &meeting.id, &item, None, form).await)
    };
    assert_eq!(
        propose("2026-03-19", "").await,
        [("due_on", "form-before-meeting")]
    );
    for effect in ["amend", "revoke"] {
        let wrong = propose("2026-03-20", effect).await;
        assert_eq!(wrong, [("earlier", "form-choose")]);
    }
    court.finish().await;
}
