//! Whom a meeting asks: proposed on the planning page, compared with the agenda on the meeting's page.

use super::{PLAN, accepted, filed, planned};
use crate::court::{Court, Page};
use axum::http::StatusCode;

/// Whether a unit's box on the planning page is ticked.
fn ticked(page: &Page, unit: &str) -> bool {
    page.has(&format!("name=\"units\" value=\"{unit}\" checked"))
}

#[tokio::test]
async fn a_matters_page_leads_to_a_meeting_with_its_units_and_brings_it_along() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let number = accepted(&court, "演示机械税务注销", "taxation", "ordinary").await;
    let matter = office.open(&format!("/matters/{number}")).await;
    matter.says("就此召开专题会议");
    let path = format!("/meetings/new?kind=special&matter={number}");
    assert!(matter.has(&path.replace('&', "&amp;")));
    let page = office.open(&path).await;
    page.is_sound();
    let (tax, judge) = (court.unit("区税务局").await, court.unit("区法院").await);
    assert!(ticked(&page, &tax) && ticked(&page, &judge));
    assert_eq!(page.html().matches("name=\"units\"").count(), 14);
    page.says("职责 三.7（牵头）：演示机械税务注销");
    page.says("提出“演示机械税务注销”");
    assert!(page.has("name=\"topic\" value=\"演示机械税务注销\""));
    assert!(page.has(&format!("name=\"matters\" value=\"{number}\" checked")));

    let mut form = PLAN.to_vec();
    form[2].1 = "2026-03-05";
    form.extend([
        ("units", tax.as_str()),
        ("units", judge.as_str()),
        ("matters", number.as_str()),
    ]);
    let page = office.done("/meetings", &form).await;
    page.is_sound();
    page.says("1. 演示机械税务注销");
    page.says("回执截止日 2026年3月4日");
    assert!(!page.has("id=\"gaps\""), "nobody is missing");
}

#[tokio::test]
async fn the_form_proposes_units_and_loses_nothing_typed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let labour = court.unit("区人社局").await;
    let land = court.unit("区自然资源局").await;
    let mut form = PLAN.to_vec();
    form.extend([
        ("difficulties", "resettlement"),
        ("difficulties", "illegal_building"),
        ("units", land.as_str()),
        ("propose", "1"),
    ]);
    let page = office.post("/meetings", &form).await;
    assert_eq!(page.status, StatusCode::OK);
    page.is_sound();
    assert!(
        page.has("value=\"区法院三楼会议室\""),
        "what was typed stays"
    );
    assert!(ticked(&page, &labour), "proposed");
    assert!(ticked(&page, &land), "chosen by hand");
    page.says("职责 三.8（牵头）：职工安置");
    page.says("“违章建筑处置”在方案中没有单位承担（缺位）");
    assert_eq!(
        office
            .open("/meetings")
            .await
            .text()
            .matches("演示机械")
            .count(),
        0,
        "proposing plans nothing"
    );
    // A joint meeting asks everybody anyway.
    let joint = office.open("/meetings/new?kind=joint").await;
    joint.is_silent_on("按议题提出参会单位");
}

#[tokio::test]
async fn the_meeting_says_who_is_missing_and_asks_in_one_act() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区人社局", "区法院"]).await;
    let number = accepted(&court, "税务注销", "deregistration", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(&office, &meeting, &listing, &[("matter", &number)]).await;
    page.is_sound();
    page.says("议题涉及、尚未请来的单位");
    page.says("区税务局 尚未请来 职责 三.7（牵头）：税务注销");
    page.says("区应急管理局 尚未请来 职责 三.10（牵头）：税务注销");
    page.says("没有议题涉及的参会单位：区人社局。");
    // The units do not see what the office has still to mend.
    let labour = court.sign_in("labour").await.open(&meeting).await;
    labour.is_silent_on("尚未请来");
    let missing = [
        court.unit("区税务局").await,
        court.unit("区应急管理局").await,
        court.unit("区行政审批局").await,
    ];
    let form: Vec<_> = missing.iter().map(|id| ("unit", id.as_str())).collect();
    let page = office.done(&format!("{meeting}/invite"), &form).await;
    let page = office.open(page.path.split('#').next().unwrap()).await;
    page.is_silent_on("尚未请来的单位");
    page.says("没有议题涉及的参会单位：区人社局。");
    let twice = office.post(&format!("{meeting}/invite"), &form).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_unit_possibly_missing_is_named_once_with_its_reasons() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区人社局", "区税务局"]).await;
    let number = accepted(&court, "税务注销", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(&office, &meeting, &listing, &[("matter", &number)]).await;
    page.is_sound();
    page.says("有 1 家与议题有关的单位没有列入参会单位，见“参会单位与议题”");
    let html = page.html();
    let part = |from: &str, to: &str| {
        let after = html.split(from).nth(1).unwrap();
        after.split(to).next().unwrap().to_owned()
    };
    assert!(!part("id=\"doubts\"", "</ul>").contains("区法院"));
    let gaps = part("id=\"gaps\"", "</section>");
    assert_eq!(gaps.matches("区法院").count(), 1, "{gaps}");
    assert!(page.has("href=\"#gaps\""));
}
