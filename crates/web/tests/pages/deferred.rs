//! The register of deferred matters, as each of its readers meets it.

use crate::{
    court::{Court, Page},
    meeting::accepted,
};
use app::matter::{
    deferral::{self, MetForm},
    forward::{self, DeferForm},
    view,
};
use axum::http::StatusCode;
use jiff::civil::date;

/// Defers an accepted matter until a day, with the tax bureau to follow; its number.
async fn deferred(court: &Court, title: &str, class: &str, review_on: &str) -> (u32, u32) {
    let number = accepted(court, title, "taxation", class).await;
    let (year, serial) = number.split_once('-').unwrap();
    let number = (year.parse().unwrap(), serial.parse().unwrap());
    let office = app::sign_in::actor_of(&court.desk, "office").await.unwrap();
    let matter = view::view(&court.desk, &office, number)
        .await
        .unwrap()
        .matter;
    let form = DeferForm {
        condition: format!("{title}所需批复到位"),
        owner: court.unit("区税务局").await,
        review_on: review_on.into(),
    };
    forward::defer(&court.desk, &office, number, matter.version, form)
        .await
        .unwrap();
    number
}

/// Titles of the rows, in order.
fn rows(page: &Page) -> Vec<String> {
    let html = page.html();
    html.split("<tr><td><a href=\"/matters/")
        .skip(1)
        .map(|row| {
            let title = row.split('>').nth(1).unwrap();
            title.split('<').next().unwrap().to_owned()
        })
        .collect()
}

#[tokio::test]
async fn an_empty_register_says_what_will_come() {
    let court = Court::open().await;
    for login in ["office", "director", "judge", "tax", "finance", "convener"] {
        let reader = court.sign_in(login).await;
        for which in [
            "",
            "?which=due",
            "?which=ahead",
            "?which=met",
            "?which=nonsense",
        ] {
            let page = reader.open(&format!("/deferred{which}")).await;
            page.is_sound();
            page.says("会议或者办公室暂缓的事项会列在这里");
        }
        reader.reading("en").open("/deferred").await.is_sound();
    }
    for login in ["keeper", "audit"] {
        let page = court.sign_in(login).await.get("/deferred").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{login}");
    }
    let nobody = court.visitor().get("/deferred").await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn each_reader_sees_what_is_within_sight_and_restricted_matters_leave_no_trace() {
    let court = Court::open().await;
    deferred(&court, "甲公开事项", "ordinary", "2026-04-01").await;
    deferred(&court, "乙内部事项", "internal", "2026-04-02").await;
    deferred(&court, "丙限定事项", "restricted", "2026-04-03").await;
    for (login, seen) in [
        ("office", 3),
        ("director", 3),
        ("convener", 3),
        // The court raised them.
        ("judge", 3),
        ("finance", 1),
        ("land", 1),
    ] {
        let page = court.sign_in(login).await.open("/deferred").await;
        page.is_sound();
        assert_eq!(rows(&page).len(), seen, "{login}");
        if seen < 3 {
            page.is_silent_on("丙限定");
            page.is_silent_on("乙内部");
        }
    }
    let page = court.sign_in("office").await.open("/deferred").await;
    page.says("甲公开事项所需批复到位");
    page.says("区税务局");
    page.says("2026年4月1日");
    page.says("首次暂缓，尚未另行提交");
}

#[tokio::test]
async fn the_register_narrows_to_what_is_due_ahead_or_met() {
    let mut court = Court::open().await;
    deferred(&court, "先到期的事项", "ordinary", "2026-03-20").await;
    deferred(&court, "后到期的事项", "ordinary", "2026-06-01").await;
    let met = deferred(&court, "条件具备的事项", "ordinary", "2026-07-01").await;
    let tax = app::sign_in::actor_of(&court.desk, "tax").await.unwrap();
    let version = view::view(&court.desk, &tax, met)
        .await
        .unwrap()
        .matter
        .version;
    let form = MetForm {
        words: "省局已批复".into(),
        ..MetForm::default()
    };
    deferral::meet_condition(&court.desk, &tax, met, version, form)
        .await
        .unwrap();
    court.on(date(2026, 3, 20));
    app::jobs::bring_back_deferred(&court.desk).await.unwrap();
    let land = court.sign_in("land").await;
    for (which, wanted) in [
        (
            "",
            ["条件具备的事项", "先到期的事项", "后到期的事项"].as_slice(),
        ),
        ("?which=due", &["先到期的事项"]),
        ("?which=ahead", &["后到期的事项", "条件具备的事项"]),
        ("?which=met", &["条件具备的事项"]),
    ] {
        let page = land.open(&format!("/deferred{which}")).await;
        assert_eq!(rows(&page), wanted, "{which}");
    }
    land.open("/deferred?which=due")
        .await
        .says("已提请列入下次会议");
    land.open("/deferred?which=met").await.says("标记已具备");
}

#[tokio::test]
async fn the_register_pages_by_key() {
    let court = Court::open().await;
    for n in 0..23 {
        // All on one day: the key goes on within it.
        deferred(&court, &format!("第{n}件"), "ordinary", "2026-05-06").await;
    }
    let land = court.sign_in("land").await;
    let first = land.open("/deferred?which=ahead").await;
    let html = first.html();
    let next = html
        .split("href=\"/deferred?which=ahead&amp;after=")
        .nth(1)
        .unwrap_or_else(|| panic!("no next page:\n{}", first.text()));
    let next = next.split('"').next().unwrap();
    let second = land
        .open(&format!("/deferred?which=ahead&after={next}"))
        .await;
    second.is_sound();
    let (first, rest) = (rows(&first), rows(&second));
    assert_eq!((first.len(), rest.len()), (20, 3));
    let mut all = [first, rest].concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 23, "none twice, none left out");
    assert!(!second.has("&amp;after="), "the last page has no next");
    assert!(
        second.has("href=\"/deferred?which=ahead\""),
        "back to the first"
    );
    // What is no key begins at the beginning.
    let odd = land.open("/deferred?after=nonsense").await;
    assert_eq!(rows(&odd).len(), 20);
}
