//! Another charter's meeting rules, as the planning page, the list and the desk show them.

use crate::court::Court;
use axum::http::StatusCode;
use jiff::civil::date;

const THREE_TIERS: &str = include_str!("../../../app/tests/charters/three_tiers.toml");
const TWICE_A_YEAR: &str = include_str!("../../../app/tests/charters/twice_a_year.toml");

const SEATS: &[(&str, &str, &str, &str)] = &[
    ("office", "演示书记", "县法院", "office_clerk"),
    ("convener", "演示县长", "县政府", "convener"),
    ("tax", "演示税务", "县税务局", "liaison"),
];

#[tokio::test]
async fn a_third_tier_is_planned_from_its_own_tab() {
    let court = Court::of(THREE_TIERS, SEATS).await;
    let office = court.sign_in("office").await;
    let page = office.open("/meetings/new?kind=single").await;
    page.is_sound();
    page.says("个别协调根据需要召开，由办公室召集相关单位参加（方案三.3）");
    for tab in ["联席会议", "专题会议", "个别协调"] {
        page.says(tab);
    }
    let (tax, finance) = (court.unit("县税务局").await, court.unit("县财政局").await);
    let form = [
        ("kind", "single"),
        ("topic", "样张企业欠税"),
        ("held_on", "2026-03-05"),
        ("starts_at", "15:00"),
        ("place", "县法院"),
        ("called_by", ""),
        ("chair", "演示主任"),
        ("units", tax.as_str()),
        ("units", finance.as_str()),
    ];
    let page = office.done("/meetings", &form).await;
    page.is_sound();
    page.says("个别协调（样张企业欠税，2026年3月5日）");
    page.says("2 家");
    office
        .open("/meetings")
        .await
        .says("个别协调（样张企业欠税，2026年3月5日）");
}

#[tokio::test]
async fn a_joint_meeting_only_the_convener_calls() {
    let court = Court::of(TWICE_A_YEAR, SEATS).await;
    let office = court.sign_in("office").await;
    let page = office.open("/meetings/new?kind=joint").await;
    page.says("联席会议每年至少召开 2 次，由总召集人召集（方案三）");
    let form = [
        ("kind", "joint"),
        ("topic", "年中工作"),
        ("held_on", "2026-06-05"),
        ("starts_at", "15:00"),
        ("place", "县法院"),
        ("called_by", "县法院院长"),
        ("chair", "总召集人"),
    ];
    let page = office.post("/meetings", &form).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the office may not choose another caller"
    );
    page.says("总召集人");
    assert!(page.has("value=\"年中工作\""), "what was typed is kept");
}

#[tokio::test]
async fn the_desk_warns_ahead_and_shows_the_breach() {
    let mut court = Court::of(TWICE_A_YEAR, SEATS).await;
    // Two are owed and none is held: 60 days ahead, 30 days ahead, past.
    for (day, left, told) in [
        (date(2026, 11, 1), "还须召开 2 次，距年底还有 60 天", 1),
        (date(2026, 12, 1), "还须召开 2 次，距年底还有 30 天", 2),
        (date(2026, 12, 31), "还须召开 2 次，距年底还有 0 天", 2),
    ] {
        court.on(day);
        app::meeting::year::warn(&court.desk).await.unwrap();
        app::jobs::deliver(&court.desk).await.unwrap();
        for login in ["office", "convener"] {
            let reader = court.sign_in(login).await;
            let page = reader.open("/").await;
            page.is_sound();
            page.says("2026年联席会议");
            page.says("方案规定每年至少 2 次");
            page.says(left);
            let lines = reader.open("/notifications").await.text();
            let warned = lines.matches("联席会议").count();
            assert!(warned >= told, "{login} on {day}: {lines}");
        }
        let unit = court.sign_in("tax").await.open("/").await;
        unit.is_silent_on("方案规定每年至少");
    }
    court.on(date(2027, 1, 4));
    app::meeting::year::warn(&court.desk).await.unwrap();
    for login in ["office", "convener"] {
        let page = court.sign_in(login).await.open("/").await;
        page.says("2026年未按方案召开联席会议");
    }
}

#[tokio::test]
async fn the_founding_year_owes_what_the_setting_says() {
    for (text, owes) in [(THREE_TIERS, false), (TWICE_A_YEAR, true)] {
        let text = text.replace("2025-03-06", "2026-02-06");
        let mut court = Court::of(&text, SEATS).await;
        court.on(date(2026, 11, 20));
        let page = court.sign_in("office").await.open("/").await;
        assert_eq!(page.text().contains("距须召开联席会议"), owes);
        assert_eq!(page.text().contains("今年已召开联席会议"), !owes);
    }
}

#[tokio::test]
async fn a_mechanism_installed_years_after_its_notice_owes_this_years_meeting() {
    let mut court = Court::open().await;
    for (day, words) in [
        (date(2026, 11, 20), "还须召开 1 次，距年底还有 41 天"),
        (date(2027, 1, 4), "2026年未按方案召开联席会议"),
    ] {
        court.on(day);
        app::meeting::year::warn(&court.desk).await.unwrap();
        court.sign_in("office").await.open("/").await.says(words);
    }
}
