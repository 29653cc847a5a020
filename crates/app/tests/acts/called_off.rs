//! Who is told that a meeting is called off: the units asked, those who raised its items, and who was to lead it.

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
    let off = ["meeting.called_off", "matter.meeting_off"];
    let Some(line) = lines.find(|line| off.contains(&line.kind.as_str())) else {
        return false;
    };
    assert_eq!(line.facts["reason"], "主持人另有安排");
    // It leads to the meeting, or to the matter of who raised an item of it.
    let (_, name) = told.places.of(line).unwrap();
    if line.kind == off[0] {
        assert!(name.contains("涉税疑难问题"), "{name}");
    } else {
        let meeting = line.facts["meeting"].as_str().unwrap();
        assert!(meeting.contains("会议"), "{meeting}");
    }
    true
}

/// Who of tax office, labour office, convener, deputy, director and the firm that raised its item learns that a meeting of the tax office is off.
async fn off(kind: &str, chair: &str, convened: bool) -> [bool; 6] {
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
    let mut told = [false; 6];
    let all = [
        &court.tax,
        &court.hr,
        &court.convener,
        &court.deputy,
        &court.director,
        &court.firm,
    ];
    for (told, by) in told.iter_mut().zip(all) {
        *told = learnt(&court, by).await;
    }
    court.finish().await;
    told
}

#[tokio::test]
async fn units_asked_raisers_and_who_was_to_lead_it_learn_that_a_meeting_is_off() {
    for (kind, chair, convened, wanted) in [
        // All conveners were told of the notice.
        (
            "joint",
            "演示·convener",
            true,
            [true, false, true, true, false, true],
        ),
        (
            "special",
            "演示·deputy",
            true,
            [true, false, true, true, false, true],
        ),
        (
            "special",
            "演示·director",
            true,
            [true, false, true, true, true, true],
        ),
        // Before the notice nobody knew of it but who was asked to call it, and who raised what is listed.
        (
            "joint",
            "演示·deputy",
            false,
            [false, false, true, false, false, true],
        ),
        (
            "special",
            "演示·deputy",
            false,
            [false, false, false, false, false, true],
        ),
    ] {
        let told = off(kind, chair, convened).await;
        assert_eq!(told, wanted, "{kind} {chair} {convened}");
    }
}
