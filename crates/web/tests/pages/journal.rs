//! The journal as auditors read it, its verification, and notifications.

use crate::court::Court;
use axum::http::StatusCode;

async fn raise(court: &Court) -> String {
    let tax = court.sign_in("tax").await;
    let form = [
        ("title", "注销税务登记受阻"),
        ("difficulty", "taxation"),
        ("enterprise", "演示铸造有限公司"),
        ("request", "请协调"),
        ("classification", "ordinary"),
    ];
    tax.done("/matters", &form).await.path
}

#[tokio::test]
async fn the_journal_is_read_in_pages_and_verified() {
    let court = Court::open().await;
    let path = raise(&court).await;
    let director = court.sign_in("director").await;
    let page = director.open("/journal").await;
    page.is_sound();
    page.says("提出协调事项：注销税务登记受阻");
    assert!(page.has(&format!("href=\"{path}\"")));
    // Fifty lines a page, by key, down to the first.
    let mut seen = Vec::new();
    let mut at = "/journal".to_owned();
    loop {
        let page = director.open(&at).await;
        let html = page.html();
        let rows = html.split("<tr id=\"n-").skip(1);
        seen.extend(rows.map(|row| row.split('"').next().unwrap().parse::<i64>().unwrap()));
        match html.split("href=\"/journal?before=").nth(1) {
            Some(next) => at = format!("/journal?before={}", next.split('"').next().unwrap()),
            None => break,
        }
    }
    let newest = seen[0];
    assert_eq!(seen, (1..=newest).rev().collect::<Vec<_>>());
    let page = director.post("/journal/verify", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    page.is_sound();
    page.says("校验通过");
    page.says(&format!("校验留痕 {newest} 条"));
    director
        .reading("en")
        .post("/journal/verify", &[])
        .await
        .is_sound();
}

#[tokio::test]
async fn an_audit_administrator_sees_that_but_not_what() {
    let court = Court::open().await;
    raise(&court).await;
    let page = court.sign_in("audit").await.open("/journal").await;
    page.is_sound();
    page.says("审计管理员只看得到谁在何时办了什么");
    page.says("提出协调事项");
    page.is_silent_on("注销税务登记受阻");
    assert!(!page.has("href=\"/matters/"));
}

#[tokio::test]
async fn one_reads_what_one_was_told() {
    let court = Court::open().await;
    let path = raise(&court).await;
    app::jobs::deliver(&court.desk).await.unwrap();
    let office = court.sign_in("office").await;
    let page = office.open("/notifications").await;
    page.is_sound();
    page.says("1 条未读提醒");
    page.says("提出协调事项：注销税务登记受阻");
    assert!(page.has(&format!("href=\"{path}\"")));
    let n = page.hidden("/notifications/read", "n");
    let page = office.done("/notifications/read", &[("n", &n)]).await;
    page.says("没有未读提醒");
    page.says("注销税务登记受阻");
    assert!(!page.offers("/notifications/read"));
    // Whoever raised it was not told of it.
    let own = court.sign_in("tax").await.open("/notifications").await;
    own.is_sound();
    own.says("还没有提醒");
    assert_eq!(
        office
            .post("/notifications/read", &[("n", "x")])
            .await
            .status,
        StatusCode::BAD_REQUEST
    );
}
