//! Who is told that a meeting is called off: the units asked, and of the conveners who was to lead it.

use crate::{
    assembly::{Assembly, plan_form},
    court::Court,
};
use app::meeting::plan;
use domain::Actor;

/// Whether somebody was told so, with the reason.
async fn learnt(court: &Court, by: &Actor) -> bool {
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = app::history::told_page(&court.desk, by, 0).await.unwrap();
    let mut lines = told.lines.iter();
    let Some(line) = lines.find(|line| line.kind == "meeting.called_off") else {
        return false;
    };
    assert_eq!(line.facts["reason"], "主持人另有安排");
    // It leads to the meeting, which says so.
    let (_, name) = told.places.of(line).unwrap();
    assert!(name.contains("涉税疑难问题"), "{name}");
    true
}

/// Who of tax office, labour office, convener, deputy and director learns that a meeting of the tax office is off.
async fn off(kind: &str, chair: &str, convened: bool) -> [bool; 5] {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let mut form = plan_form(&court, kind, &["区税务局"]).await;
    form.chair = chair.into();
    if kind == "joint" {
        form.called_by = court.convener.person.to_string();
    }
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let meeting = Assembly::of(&court, id);
    let number = court.accepted().await;
    meeting.list(number).await.unwrap();
    if convened {
        meeting.convene().await;
    }
    let version = meeting.version().await;
    plan::call_off(desk, office, &meeting.id, version, "主持人另有安排")
        .await
        .unwrap();
    let mut told = [false; 5];
    let all = [
        &court.tax,
        &court.hr,
        &court.convener,
        &court.deputy,
        &court.director,
    ];
    for (told, by) in told.iter_mut().zip(all) {
        *told = learnt(&court, by).await;
    }
    court.finish().await;
    told
}

#[tokio::test]
async fn units_asked_and_who_was_to_lead_it_learn_that_a_meeting_is_off() {
    for (kind, chair, convened, wanted) in [
        (
            "joint",
            "演示·convener",
            true,
            [true, false, true, false, false],
        ),
        (
            "joint",
            "副总召集人演示·deputy",
            true,
            [true, false, true, true, false],
        ),
        (
            "special",
            "演示·deputy",
            true,
            [true, false, false, true, false],
        ),
        (
            "special",
            "演示·主持",
            true,
            [true, false, false, false, false],
        ),
        // Before the notice nobody knew of it but who was asked to call it.
        (
            "joint",
            "演示·deputy",
            false,
            [false, false, true, false, false],
        ),
        ("special", "演示·deputy", false, [false; 5]),
    ] {
        let told = off(kind, chair, convened).await;
        assert_eq!(told, wanted, "{kind} {chair} {convened}");
    }
}
