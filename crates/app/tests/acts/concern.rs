//! Whom a meeting asks: proposed from its topic, compared with its agenda.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, raise_form, wrong_fields},
};
use app::{
    matter::raise::RaiseForm,
    meeting::{
        concern::{self, Concerned},
        plan::{self, PlanForm},
    },
};
use domain::{charter::Part, matter::MatterState, remit::concern::Concern};

fn names(units: &[Concerned]) -> Vec<&str> {
    units.iter().map(|one| one.unit.name.as_str()).collect()
}

fn by_duty(clause: &str) -> Concern {
    Concern::Duty {
        clause: clause.into(),
        part: Part::Lead,
    }
}

#[tokio::test]
async fn the_units_are_proposed_from_matters_and_difficulties() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let numbers = [
        format!("{}-{}", number.0, number.1),
        "2026-99".into(),
        "nonsense".into(),
    ];
    let difficulties = [
        "resettlement".to_owned(),
        "illegal_building".into(),
        "unheard_of".into(),
    ];
    let proposed = concern::propose(&court.desk, &court.office, &numbers, &difficulties)
        .await
        .unwrap();
    assert_eq!(proposed.titles, ["重整企业历史欠税滞纳金核销"]);
    assert_eq!(
        names(&proposed.units),
        ["区税务局", "区人社局", "演示清算所"]
    );
    let why: Vec<Vec<Concern>> = proposed
        .units
        .iter()
        .map(|one| one.why.iter().map(|(why, _)| why.clone()).collect())
        .collect();
    assert_eq!(why[0], [Concern::Leads, by_duty("三.7")]);
    assert_eq!(why[1], [by_duty("三.8")]);
    assert_eq!(why[2], [Concern::Raised]);
    assert_eq!(proposed.unattended, ["违章建筑处置"]);
    // What a unit may not see is not told to it either.
    let hidden = RaiseForm {
        classification: "restricted".into(),
        ..raise_form()
    };
    let hidden = court.raised_with(&court.firm, hidden).await;
    let hidden = [format!("{}-{}", hidden.0, hidden.1)];
    let seen = concern::propose(&court.desk, &court.land, &hidden, &[])
        .await
        .unwrap();
    assert!(seen.titles.is_empty() && seen.units.is_empty());
    court.finish().await;
}

#[tokio::test]
async fn a_meeting_brings_its_matters_and_says_who_is_missing() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let form = PlanForm {
        matters: vec![format!("{}-{}", number.0, number.1)],
        ..plan_form(&court, "special", &["区法院", "区自然资源局"]).await
    };
    let wrong = PlanForm {
        matters: vec!["nonsense".into()],
        ..form.clone()
    };
    let (desk, office) = (&court.desk, &court.office);
    assert_eq!(
        wrong_fields(plan::plan(desk, office, wrong).await),
        [("matters", "form-unknown-choice")]
    );
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    assert_eq!(court.state(number).await, MatterState::Listed);
    let meeting = Assembly::of(&court, id.clone());
    let gaps = async || {
        concern::gaps(desk, office, &meeting.view().await)
            .await
            .unwrap()
    };
    let found = gaps().await;
    assert_eq!(names(&found.absent), ["区税务局", "演示清算所"]);
    let idle: Vec<_> = found.idle.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(idle, ["区自然资源局"], "the host sits there anyway");
    // One act asks them all; asking again says so.
    let missing: Vec<String> = found
        .absent
        .iter()
        .map(|one| one.unit.id.to_string())
        .collect();
    plan::invite(desk, office, &id, &missing).await.unwrap();
    assert!(gaps().await.absent.is_empty());
    assert_eq!(
        wrong_fields(plan::invite(desk, office, &id, &missing).await),
        [("unit", "form-unit-already-asked")]
    );
    assert_eq!(
        wrong_fields(plan::invite(desk, office, &id, &[]).await),
        [("unit", "form-required")]
    );
    // A decision put before the meeting names another unit.
    meeting
        .propose_because(0, "区税务局", &["区财政局"], "会议另定")
        .await
        .unwrap();
    assert_eq!(names(&gaps().await.absent), ["区财政局"]);
    court.finish().await;
}

#[tokio::test]
async fn nobody_is_idle_where_all_members_are_asked() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "joint", &[]).await;
    let empty = concern::gaps(&court.desk, &court.office, &meeting.view().await)
        .await
        .unwrap();
    assert!(
        empty.absent.is_empty() && empty.idle.is_empty(),
        "nothing listed"
    );
    meeting.list(number).await.unwrap();
    let gaps = concern::gaps(&court.desk, &court.office, &meeting.view().await)
        .await
        .unwrap();
    assert_eq!(names(&gaps.absent), ["演示清算所"], "who raised it");
    assert!(gaps.idle.is_empty());
    court.finish().await;
}
