//! Founding in the browser: the word, the notice, its review, the first sign-in, and the site after it.

use crate::{
    charter::{pairs, sent, with},
    court::{PASSWORD, Page, Visitor},
};
use app::Fonts;
use axum::http::{StatusCode, header};
use std::sync::Arc;
use web::founding::Founding;

const NOTICE: &str = include_str!("../../../documents/tests/notices/leading_group.txt");

fn empty(data: &std::path::Path) -> Founding {
    let fonts = Arc::new(Fonts::only(&[]));
    Founding::new(data.to_owned(), None, fonts, "the-word".into())
}

async fn founder(founding: &Founding) -> Visitor {
    let visitor = Visitor::of(founding.router.clone(), String::new());
    let answer = visitor
        .post("/founding/word", &[("word", " the-word ")])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    Visitor::of(
        founding.router.clone(),
        cookie.split(';').next().unwrap().to_owned(),
    )
}

async fn reviewed(visitor: &Visitor) -> Vec<(String, String)> {
    let page = visitor
        .upload("/founding/read", &[("text", NOTICE)], &[])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.is_sound();
    let mut fields = sent(&page);
    fields.push(("step".into(), "adopt".into()));
    let page = visitor.post("/founding/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("行政区划代码应为六位数字");
    page.says("通知没有列举疑难类别");
    // Common kinds are added by ticking them; the form is then shown once more with the duties proposed.
    let mut fields = with(&fields, "division_code", 0, "140999");
    for kind in ["taxation", "resettlement", "illegal_building"] {
        fields.push(("add_kind".into(), kind.into()));
    }
    let page = visitor.post("/founding/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.says("涉税 县税务局（二.（一））");
    page.says("违章建筑 缺位");
    let mut fields = sent(&page);
    fields.push(("step".into(), "adopt".into()));
    fields
}

fn first<'a>(charter: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("charter", charter),
        ("name", "孙晓东"),
        ("login", "sunxd"),
        ("password", password),
        ("again", PASSWORD),
    ]
}

#[tokio::test]
async fn a_mechanism_is_founded_and_the_site_takes_over() {
    let data = tempfile::tempdir().unwrap();
    let founding = empty(data.path());
    let visitor = founder(&founding).await;
    visitor.open("/founding/read").await.is_sound();
    let fields = reviewed(&visitor).await;
    let page = visitor.post("/founding/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.is_sound();
    page.says("办公室设在县发展和改革局");
    let charter = page.hidden("/founding/found", "charter");
    let charter = charter.replace("&#34;", "\"");
    let page = visitor
        .post("/founding/found", &first(&charter, "short"))
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("密码至少需要 10 个字符");
    assert!(page.has("value=\"sunxd\"") && !page.has("short\""));
    assert!(
        !data.path().join("fuyuan.db").exists(),
        "nothing is founded yet"
    );
    let answer = visitor
        .post("/founding/found", &first(&charter, PASSWORD))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let signed_in = sign_in(&founding).await;
    let page = signed_in.open("/roster").await;
    page.says("孙晓东");
    page.says("县委副书记、县长 李启明 待登记");
    signed_in.open("/charter").await.says("方案二.（一）");
    assert_eq!(
        visitor.get("/founding/read").await.status,
        StatusCode::NOT_FOUND
    );
    founding.close().await;
}

async fn sign_in(founding: &Founding) -> Visitor {
    let visitor = Visitor::of(founding.router.clone(), String::new());
    let answer: Page = visitor
        .post("/sign-in", &[("login", "sunxd"), ("password", PASSWORD)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    Visitor::of(
        founding.router.clone(),
        cookie.split(';').next().unwrap().to_owned(),
    )
}

#[tokio::test]
async fn without_the_word_nothing_is_shown_or_done() {
    let data = tempfile::tempdir().unwrap();
    let founding = empty(&data.path().join("new"));
    let visitor = Visitor::of(founding.router.clone(), String::new());
    let page = visitor.open("/").await;
    page.is_sound();
    page.says("建立口令");
    assert_eq!(
        visitor
            .post("/founding/word", &[("word", "guess")])
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let forged = Visitor::of(founding.router.clone(), "fuyuan_founder=the-word".into());
    for visitor in [visitor, forged] {
        assert_eq!(
            visitor.get("/founding/read").await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(visitor.get("/matters").await.leads_to(), "/");
        for path in ["/founding/read", "/founding/check", "/founding/found"] {
            assert_eq!(
                visitor.post(path, &[]).await.status,
                StatusCode::FORBIDDEN,
                "{path}"
            );
        }
    }
    assert!(
        !data.path().join("new").exists(),
        "a folder named by mistake is not made"
    );
}

#[tokio::test]
async fn the_built_in_charter_can_be_founded_on() {
    let data = tempfile::tempdir().unwrap();
    let founding = empty(data.path());
    let visitor = founder(&founding).await;
    let page = visitor.open("/founding/read?from=built-in").await;
    page.is_sound();
    let mut fields = sent(&page);
    let page = visitor.post("/founding/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("违章建筑处置 缺位");
    fields.push(("step".into(), "adopt".into()));
    visitor
        .reading("en")
        .post("/founding/check", &pairs(&fields))
        .await
        .is_sound();
}
