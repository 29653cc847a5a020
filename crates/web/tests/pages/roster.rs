//! The roster's pages: who sees what, keeping units, posts and sign-ins.

use crate::court::{Court, PASSWORD};
use axum::http::StatusCode;

#[tokio::test]
async fn posts_without_a_printed_name_stay_vacant() {
    let court = Court::open().await;
    let page = court.sign_in("tax").await.open("/roster").await;
    page.is_sound();
    page.says("总召集人 区政府分管营商环境工作的副区长 演示区长");
    page.says("总召集人 区法院院长 空缺");
    page.says("副总召集人 区法院分管领导 空缺");
    page.says("成员单位 14 家，均有联络人");
    // A unit's liaison keeps nothing and sees no sign-in names.
    for action in ["/roster/units", "/roster/posts"] {
        assert!(!page.offers(action));
    }
    page.is_silent_on("维护");
    court
        .sign_in("tax")
        .await
        .reading("en")
        .open("/roster")
        .await
        .is_sound();
}

#[tokio::test]
async fn a_firm_sees_units_and_liaisons_without_telephones() {
    let court = Court::open().await;
    court.admit("演示律所", "administrator_firm").await;
    court
        .appoint("firm", "演示管理", "演示律所", "administrator")
        .await;
    let unit = court.unit("区信访局").await;
    let office = court.sign_in("office").await;
    let form = [
        ("name", "演示信访"),
        ("phone", "0356-2020202"),
        ("unit", unit.as_str()),
        ("role", "liaison"),
    ];
    office
        .done("/roster/posts", &form)
        .await
        .says("0356-2020202");
    court
        .sign_in("tax")
        .await
        .open("/roster")
        .await
        .says("0356-2020202");
    let page = court.sign_in("firm").await.open("/roster").await;
    page.is_sound();
    page.says("演示信访");
    for hidden in ["0356-2020202", "黄国威", "总召集人", "演示法官", "往任记录"] {
        page.is_silent_on(hidden);
    }
}

#[tokio::test]
async fn a_first_password_is_shown_once_and_works() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let unit = court.unit("区信访局").await;
    office
        .open(&format!("/roster/posts/new?unit={unit}&role=handler"))
        .await
        .is_sound();
    let form = [
        ("name", "演示经办"),
        ("unit", unit.as_str()),
        ("role", "handler"),
        ("login", "Xinfang"),
    ];
    let page = office.post("/roster/posts", &form).await;
    assert_eq!(page.status, StatusCode::OK);
    page.is_sound();
    page.says("初始密码只显示这一次");
    let shown = page.html();
    let shown = shown.rsplit("<code class=\"once\">").next().unwrap();
    let password = shown.split('<').next().unwrap().to_owned();
    assert!(!page.path.contains(&password) && page.headers["hx-push-url"] == "/roster");
    let answer = court
        .visitor()
        .post("/sign-in", &[("login", "xinfang"), ("password", &password)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = office.open(&format!("/roster/units/{unit}")).await;
    page.is_sound();
    page.says("xinfang");
    page.is_silent_on(&password);
}

#[tokio::test]
async fn wrong_fields_are_told_and_nothing_typed_is_lost() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let form = [
        ("name", ""),
        ("title", "副局长"),
        ("role", "king"),
        ("from_on", "明天"),
        ("login", "税"),
    ];
    let page = office.post("/roster/posts", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.is_sound();
    page.says("有 5 处需要修改");
    assert!(page.has("value=\"副局长\"") && page.has("value=\"明天\"") && page.has("value=\"税\""));
    let page = office
        .post(
            "/roster/units",
            &[
                ("full_name", "某某局"),
                ("short_name", "区税务局"),
                ("kind", "invited"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("已有单位使用这个简称");
    assert!(page.has("value=\"某某局\""));
}

#[tokio::test]
async fn a_person_holds_two_posts_and_leaves_one() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let unit = court.unit("区税务局").await;
    let page = office.open(&format!("/roster/units/{unit}")).await;
    let person = person_of(&page.html(), "演示税务");
    // The telephone of who is registered already is changed here, on the unit's page.
    let card = page.html().split("演示税务</h3>").nth(1).map(str::to_owned);
    let version = card
        .unwrap()
        .split("name=\"version\" value=\"")
        .nth(1)
        .map(str::to_owned);
    let version = version
        .unwrap()
        .split('"')
        .next()
        .map(str::to_owned)
        .unwrap();
    let phoned = [
        ("unit", unit.as_str()),
        ("version", &version),
        ("phone", "0356-2000000"),
    ];
    let phone = format!("/roster/persons/{person}/phone");
    office.done(&phone, &phoned).await.says("0356-2000000");
    let form = [
        ("person", person.as_str()),
        ("unit", &unit),
        ("role", "head"),
        ("title", "副局长"),
    ];
    let page = office.done("/roster/posts", &form).await;
    page.says("负责人 · 副局长 · 2026年3月2日起");
    let action = page.html();
    let action = action.split("action=\"/roster/posts/").last().unwrap();
    let action = format!("/roster/posts/{}", action.split('"').next().unwrap());
    // Before it began is refused beside the form, with the date kept.
    let page = office
        .post(&action, &[("unit", &unit), ("until_on", "2026-03-01")])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("日期不能早于起始日期");
    assert!(page.has("value=\"2026-03-01\""));
    office
        .done(&action, &[("unit", &unit), ("until_on", "2026-03-02")])
        .await;
    let again = office
        .post(&action, &[("unit", &unit), ("until_on", "2026-03-02")])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

fn person_of(html: &str, name: &str) -> String {
    let card = html
        .split("<article")
        .skip(1)
        .find(|card| card.contains(name))
        .unwrap();
    let id = card.split("/roster/persons/").nth(1).unwrap();
    id.split('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn sign_ins_are_reset_and_closed() {
    let court = Court::open().await;
    let (keeper, tax) = (court.sign_in("keeper").await, court.sign_in("tax").await);
    let unit = court.unit("区税务局").await;
    let person = person_of(
        &keeper.open(&format!("/roster/units/{unit}")).await.html(),
        "演示税务",
    );
    let reset = format!("/roster/persons/{person}/sign-in");
    let page = keeper
        .post(&reset, &[("unit", &unit), ("login", "office")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("这个登录名已有人使用");
    keeper
        .post(&reset, &[("unit", &unit), ("login", "tax")])
        .await
        .says("初始密码");
    assert_eq!(
        tax.get("/roster").await.status,
        StatusCode::SEE_OTHER,
        "every session ends"
    );
    let old = court
        .visitor()
        .post("/sign-in", &[("login", "tax"), ("password", PASSWORD)])
        .await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let close = format!("/roster/persons/{person}/close");
    keeper
        .done(&close, &[("unit", &unit)])
        .await
        .says("2026年3月2日起停用");
    // Nobody closes their own.
    let unit = court.unit("区法院").await;
    let own = person_of(
        &keeper.open(&format!("/roster/units/{unit}")).await.html(),
        "演示系统",
    );
    let page = keeper
        .post(&format!("/roster/persons/{own}/close"), &[("unit", &unit)])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("不能停用自己的登录账号");
}

#[tokio::test]
async fn units_are_invited_and_renamed_under_guard() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let form = [
        ("full_name", "晋城市城区医疗保障局"),
        ("short_name", "区医保局"),
        ("kind", "invited"),
        ("until", "2026-12-31"),
    ];
    let page = office.done("/roster/units", &form).await;
    page.says("增邀单位");
    page.says("参加至2026年12月31日");
    let rename = format!("{}/rename", page.path);
    let version = page.hidden(&rename, "version");
    let names = [
        ("version", version.as_str()),
        ("full_name", "晋城市城区医保局"),
        ("short_name", "医保局"),
    ];
    office.done(&rename, &names).await.says("晋城市城区医保局");
    let page = office.post(&rename, &names).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "a stale form");
    page.says("您的修改尚未保存");
    assert!(page.has("value=\"医保局\""));
}

#[tokio::test]
async fn sign_ins_of_all_units_stand_on_one_sheet_once() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/roster").await;
    page.is_sound();
    assert!(page.offers("/roster/sign-ins"));
    let sheet = office.post("/roster/sign-ins", &[]).await;
    assert_eq!(sheet.status, StatusCode::OK);
    sheet.is_sound();
    sheet.says("区公安分局");
    sheet.says("/sign-in");
    assert!(sheet.has("class=\"list sign-ins\""), "printed unbroken");
    sheet.says("只显示这一次");
    assert!(!office.open("/roster").await.offers("/roster/sign-ins"));
    let again = office.post("/roster/sign-ins", &[]).await;
    again.is_silent_on("区公安分局");
    again.says("没有需要开通登录的单位");
}
