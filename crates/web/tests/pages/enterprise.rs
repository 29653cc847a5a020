//! An enterprise's page: its cases and who administers them; and the enterprise of a matter put right.

use crate::court::Court;
use axum::http::StatusCode;

#[tokio::test]
async fn the_office_and_a_judge_name_the_administrator_of_a_case() {
    let court = Court::open().await;
    court.admit("演示清算所", "administrator_firm").await;
    let administrator = court.unit("演示清算所").await;
    let (office, judge) = (court.sign_in("office").await, court.sign_in("judge").await);
    let tax = court.sign_in("tax").await;
    let form = [
        ("title", "欠税核销"),
        ("difficulty", "taxation"),
        ("enterprise", "云岭纺织厂（虚构）"),
        ("case_number", "(2026)晋0502破3号"),
        ("procedure", "liquidation"),
        ("request", "请协调"),
        ("classification", "ordinary"),
    ];
    let matter = tax.done("/matters", &form).await;
    let path = matter.address("href", "/enterprises/");
    let page = tax.open(&path).await;
    page.is_sound();
    page.says("管理人 未填");
    assert!(!page.has("/administrator"), "not the raiser's to say");
    let page = judge.open(&path).await;
    page.is_sound();
    let action = page.address("action", &format!("{path}/cases/"));
    let version = page.hidden(&action, "version");
    let none = judge
        .post(&action, &[("version", &version), ("firm", "")])
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.is_sound();
    let named = [
        ("version", version.as_str()),
        ("firm", administrator.as_str()),
    ];
    let refused = tax.post(&action, &named).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    judge.done(&action, &named).await.says("演示清算所（全称）");
    let stale = office.post(&action, &named).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    tax.open(&path).await.says("演示清算所（全称）");
}

#[tokio::test]
async fn the_raiser_of_a_returned_matter_corrects_its_enterprise() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let form = [
        ("title", "欠税核销"),
        ("difficulty", "taxation"),
        ("enterprise", "云岭纺织厂（虚构）"),
        ("request", "请协调"),
        ("classification", "ordinary"),
    ];
    let matter = tax.done("/matters", &form).await.path;
    let send_back = format!("{matter}/return");
    let version = office.open(&matter).await.hidden(&send_back, "version");
    let form = [("version", version.as_str()), ("reason", "企业名称有误")];
    office.done(&send_back, &form).await;
    let page = tax.open(&matter).await;
    page.is_sound();
    assert!(
        page.has("name=\"enterprise\" value=\"云岭纺织厂"),
        "as it stands: {}",
        page.text()
    );
    let complete = format!("{matter}/complete");
    let version = page.hidden(&complete, "version");
    let form = [
        ("version", version.as_str()),
        ("title", "欠税核销"),
        ("request", "请协调"),
        ("enterprise", "云岭针织厂（虚构）"),
    ];
    let page = tax.done_with(&complete, &form, &[]).await;
    page.says("云岭针织厂（虚构）");
    page.says("由云岭纺织厂（虚构）更正为云岭针织厂（虚构）");
}
