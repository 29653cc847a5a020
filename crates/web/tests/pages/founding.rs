//! Founding in the browser: the word, the notice, its review, the first sign-in, and the site after it.

use crate::{
    charter::{pairs, sent, unescape, with},
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
        for path in [
            "/founding/read",
            "/founding/notice",
            "/founding/check",
            "/founding/found",
        ] {
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

/// What a page sends along with a form of its own for the other steps.
fn kept(page: &Page, form: &str) -> Vec<(String, String)> {
    let html = page.html();
    let tag = format!("<input type=\"hidden\" form=\"{form}\" name=\"");
    let found = html.split(&tag).skip(1).map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"").unwrap();
        (name.to_owned(), unescape(rest.split('"').next().unwrap()))
    });
    found.collect()
}

fn and(fields: Vec<(String, String)>, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let more = more
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()));
    fields.into_iter().chain(more).collect()
}

#[tokio::test]
async fn every_step_leads_back_and_nothing_typed_is_lost() {
    let data = tempfile::tempdir().unwrap();
    let founding = empty(data.path());
    let visitor = founder(&founding).await;
    let check = async |fields: &[(String, String)]| {
        let page = visitor.post("/founding/check", &pairs(fields)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page.is_sound();
        page
    };
    let nothing = visitor
        .upload("/founding/read", &[("text", "")], &[("file", "", b"")])
        .await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.is_silent_on("返回核对");
    assert!(
        !nothing.has("action=\"/language\""),
        "what was typed would go"
    );
    let first = check(&reviewed(&visitor).await).await;
    first.says("返回核对");
    // From the first sign-in to the review, also after a password was refused there.
    let charter = unescape(&first.hidden("/founding/found", "charter"));
    let typed = [
        ("name", "孙晓东"),
        ("login", "sunxd"),
        ("password", "short"),
    ];
    let fields = and(kept(&first, "first"), &typed);
    let again = and(fields, &[("charter", &charter), ("again", "short")]);
    let refused = visitor.post("/founding/found", &pairs(&again)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kept(&refused, "first"), kept(&first, "first"));
    let fields = and(kept(&refused, "first"), &typed);
    let review = check(&and(fields, &[("step", "check")])).await;
    assert!(review.has("value=\"140999\""), "what was put right stands");
    let line = "发布时间：2022-04-02 09:15";
    assert!(review.has("<li id=\"l1\">"), "beside the notice");
    review.says(line);
    assert!(!review.has("short"), "a password is sent back by nobody");
    // From the review to the notice; a file that cannot be read loses nothing either.
    let fields = and(sent(&review), &pairs(&kept(&review, "review")));
    let notice = visitor.post("/founding/notice", &pairs(&fields)).await;
    notice.is_sound();
    notice.says(line);
    let fields = and(kept(&notice, "read"), &[("text", "")]);
    let unread = visitor.upload("/founding/read", &pairs(&fields), &[]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kept(&unread, "read"), kept(&notice, "read"));
    let fields = and(
        kept(&unread, "read"),
        &[("step", "check"), ("text", "别的")],
    );
    let review = check(&fields).await;
    assert!(review.has("value=\"140999\""));
    // And on to the first sign-in, as it was typed.
    let fields = and(sent(&review), &pairs(&kept(&review, "review")));
    let first = check(&and(fields, &[("step", "adopt")])).await;
    assert!(first.has("value=\"孙晓东\"") && first.has("value=\"sunxd\""));
    assert_eq!(
        unescape(&first.hidden("/founding/found", "charter")),
        charter
    );
    // Read anew, the review begins anew; who is to sign in stays.
    let fields = and(kept(&notice, "read"), &[("text", NOTICE)]);
    let read = visitor.upload("/founding/read", &pairs(&fields), &[]).await;
    assert!(!read.has("value=\"140999\""));
    assert_eq!(kept(&read, "review"), kept(&review, "review"));
}
