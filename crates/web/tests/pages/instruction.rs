//! Instructions as conveners, secretaries, the office and the units meet them: on a matter, on minutes, on a
//! report, in their own list; and the letters that rest on them. Every request here is a plain form or link.

use crate::{
    court::{Court, Page, Visitor},
    minutes::circulating,
    report::{drafted, raise, sign, step},
};
use app::delegation::{self, DelegationForm};
use axum::http::StatusCode;

/// What breaks a page that does not mind its text.
const SHARP: &str = "请抓紧</textarea><script>alert(1)</script>\"'&";

/// A text as a page must write it.
fn written(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '<' | '>' | '"' | '\'' | '&' => format!("&#{};", u32::from(c)),
            plain => plain.to_string(),
        })
        .collect()
}

const EVERYBODY: [&str; 8] = [
    "office", "director", "judge", "tax", "land", "convener", "keeper", "audit",
];

/// An issued report on what was raised so far.
async fn reported(court: &Court) -> String {
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let report = drafted(&office).await;
    step(&office, &report, "put-forward").await;
    sign(&convener, &report, "on_request").await;
    step(&office, &report, "number").await;
    step(&office, &report, "issue").await;
    report
}

/// A court with a matter, circulating minutes and an issued report; the paths of the three.
async fn written_on(court: &Court) -> [String; 3] {
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let minutes = circulating(court, &office).await;
    raise(&tax, "欠税核销").await;
    let report = reported(court).await;
    ["/matters/2026-1".into(), minutes, report]
}

/// A secretary to the convener, with a delegation in force.
async fn secretary(court: &Court) -> Visitor {
    court
        .appoint("secretary", "演示秘书", "区政府", "secretary")
        .await;
    let keeper = app::sign_in::actor_of(&court.desk, "keeper").await.unwrap();
    let known = delegation::view(&court.desk, &keeper).await.unwrap();
    let grant = DelegationForm {
        convener: known.conveners[0].0.to_string(),
        secretary: known.secretaries[0].0.to_string(),
        ..DelegationForm::default()
    };
    delegation::give(&court.desk, &keeper, grant).await.unwrap();
    court.sign_in("secretary").await
}

async fn work<'a>(court: &Court, text: &'a str, unit: &str) -> Vec<(&'a str, String)> {
    vec![
        ("text", text.to_owned()),
        ("lead", court.unit(unit).await),
        ("due_on", "2026-03-31".to_owned()),
    ]
}

async fn send(visitor: &Visitor, path: &str, form: &[(&str, String)]) -> Page {
    let form: Vec<_> = form
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    visitor.post(path, &form).await
}

#[tokio::test]
async fn the_form_is_the_conveners_on_a_matter_on_minutes_and_on_a_report() {
    let court = Court::open().await;
    let places = written_on(&court).await;
    for place in &places {
        let action = format!("{place}/instruct");
        for login in EVERYBODY {
            let visitor = court.sign_in(login).await;
            let page = visitor.get(place).await;
            let convener = login == "convener";
            assert_eq!(page.offers(&action), convener, "{place} {login}");
            let answer = visitor.post(&action, &[("text", "请抓紧办理")]).await;
            let expected = if convener {
                StatusCode::SEE_OTHER
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(answer.status, expected, "{place} {login}");
        }
        let nobody = court.visitor().post(&action, &[("text", "x")]).await;
        assert_ne!(nobody.status, StatusCode::OK);
        let page = court.sign_in("convener").await.open(place).await;
        page.is_sound();
        page.says("请抓紧办理");
        page.says("阅示，未交办");
    }
    // Whoever sees the report reads it there; the office with the report's history.
    let [_, _, report] = places;
    let convener = court.sign_in("convener").await;
    convener
        .done(&format!("{report}/instruct"), &[("text", "阅，总结经验")])
        .await;
    court
        .sign_in("land")
        .await
        .open(&report)
        .await
        .says("阅，总结经验");
    let office = court.sign_in("office").await.open(&report).await;
    office.says("批示（演示区长）：阅，总结经验");
}

#[tokio::test]
async fn a_report_in_writing_takes_no_instruction() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let report = drafted(&office).await;
    let action = format!("{report}/instruct");
    assert!(!convener.open(&report).await.offers(&action));
    let early = convener.post(&action, &[("text", "请核实第二段")]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    early.says("情况报告现为“起草中”");
    assert!(
        early.has("请核实第二段</textarea>"),
        "what was typed is kept"
    );
}

#[tokio::test]
async fn mistakes_stand_beside_their_fields_and_nothing_typed_is_lost() {
    let court = Court::open().await;
    let convener = court.sign_in("convener").await;
    for place in written_on(&court).await {
        let action = format!("{place}/instruct");
        let mut form = work(&court, SHARP, "区税务局").await;
        form.push(("done_when", "<b>出具文书</b>".into()));
        form.push(("beyond_reason", "指定\"一家\"".into()));
        for (name, value) in &mut form {
            if *name == "due_on" {
                *value = "2026-02-30".into();
            }
        }
        let page = send(&convener, &action, &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
        page.is_sound();
        assert!(page.has(&written(SHARP)), "{}", page.path);
        assert!(
            page.has("&lt;/textarea&gt;") || page.has("&#60;/textarea&#62;"),
            "{place}"
        );
        assert!(page.has("id=\"wrong-due_on\""), "{place}");
        assert!(page.has("value=\"2026-02-30\""), "{place}");
        for kept in ["出具文书", "指定"] {
            assert!(page.has(kept), "{place} {kept}");
        }
        assert!(
            page.has("id=\"instruct\" open"),
            "{place}: the form is open again"
        );
        let empty = send(&convener, &action, &[("text", " ".into())]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.has("id=\"wrong-text\""));
    }
}

#[tokio::test]
async fn on_a_report_the_matter_is_offered_or_named_by_its_number() {
    let court = Court::open().await;
    let [matter, _, report] = written_on(&court).await;
    let convener = court.sign_in("convener").await;
    let action = format!("{report}/instruct");
    let page = convener.open(&report).await;
    assert!(
        page.has("<optgroup label=\"未办结的事项\">"),
        "{}",
        page.text()
    );
    assert!(page.has("<option value=\"2026-1\">"));
    let mut form = work(&court, "请税务局限期办结", "区税务局").await;
    let unplaced = send(&convener, &action, &form).await;
    assert_eq!(unplaced.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unplaced.has("id=\"wrong-matter\""));
    form.push(("other_matter", "2026-999".into()));
    let unknown = send(&convener, &action, &form).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    unknown.says("没有这个编号的事项");
    assert!(unknown.has("value=\"2026-999\"") && unknown.has("id=\"wrong-other_matter\""));
    form.pop();
    form.push(("other_matter", "协〔2026〕1号".into()));
    let done = send(&convener, &action, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(done.leads_to(), format!("{report}#instructions"));
    // The assignment, the matter and the report lead to each other, for the unit too.
    let tax = court.sign_in("tax").await;
    let page = tax.open(&matter).await;
    page.says("批示交办");
    page.says("批示对象： 2026年1月1日至3月2日企业破产处置情况报告");
    assert!(page.has(&format!("href=\"{report}#instructions\"")));
    let page = tax.open(&report).await;
    page.says("落实中：1 项已办结 0 项");
    assert!(page.has(&format!("href=\"{matter}#instructions\"")));
}

#[tokio::test]
async fn the_list_shows_what_became_of_each_and_a_wrong_take_back_keeps_its_reason() {
    let court = Court::open().await;
    let places = written_on(&court).await;
    let convener = court.sign_in("convener").await;
    convener.open("/instructions").await.says("还没有批示");
    for (place, text) in places.iter().zip(["在事项上", "在纪要上", "在报告上"]) {
        let action = format!("{place}/instruct");
        convener.done(&action, &[("text", text)]).await;
    }
    for login in EVERYBODY {
        let page = court.sign_in(login).await.get("/instructions").await;
        let may = ["office", "director", "convener"].contains(&login);
        assert_eq!(page.status == StatusCode::OK, may, "{login}");
    }
    let list = convener.open("/instructions").await;
    list.is_sound();
    for words in [
        "批〔2026〕3号",
        "在报告上",
        "在纪要上",
        "在事项上",
        "批示对象：",
    ] {
        list.says(words);
    }
    for place in &places {
        assert!(
            list.has(&format!("href=\"{place}#instructions\"")),
            "{place}"
        );
        // Taking back, without a reason and with one.
        let page = convener.open(place).await;
        let html = page.html();
        let from = html.find("action=\"/instructions/").unwrap() + "action=\"".len();
        let action = html[from..].split('"').next().unwrap().to_owned();
        let version = page.hidden(&action, "version");
        let form = [("version", version.as_str()), ("reason", " ")];
        let wrong = convener.post(&action, &form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
        assert!(wrong.has("id=\"wrong-reason\""));
        let stale = [("version", "9"), ("reason", "另作<b>安排</b>")];
        let stale = convener.post(&action, &stale).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{place}");
        assert!(stale.has(&written("另作<b>安排</b>")), "{place}");
        for login in ["office", "tax"] {
            let answer = court.sign_in(login).await.post(&action, &form).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login}");
        }
        let form = [("version", version.as_str()), ("reason", "另作安排")];
        let page = convener.done(&action, &form).await;
        assert_eq!(page.path, format!("{place}#instructions"));
        page.says("已收回");
        assert!(!page.offers(&action));
    }
}

#[tokio::test]
async fn a_secretary_writes_on_a_report_for_a_convener_and_both_are_named() {
    let court = Court::open().await;
    let [.., report] = written_on(&court).await;
    let secretary = secretary(&court).await;
    let page = secretary.open(&report).await;
    page.is_sound();
    page.says("代哪位召集人录入");
    let action = format!("{report}/instruct");
    let page = secretary.done(&action, &[("text", SHARP)]).await;
    page.is_sound();
    page.says("演示区长 （由演示秘书代演示区长录入）");
    assert!(page.has(&written(SHARP)), "{}", page.path);
    let list = court.sign_in("convener").await.open("/instructions").await;
    assert!(list.has(&written(SHARP)));
    // What another convener wrote is not hers to take back, and not offered.
    court
        .appoint("deputy", "演示副召集", "区法院", "deputy_convener")
        .await;
    let offered = |page: &Page| page.html().matches("/revoke\"").count();
    let own = offered(&secretary.open(&report).await);
    let deputy = court.sign_in("deputy").await;
    let page = deputy.done(&action, &[("text", "请抓紧")]).await;
    assert_eq!((own, offered(&page)), (1, 1));
    assert_eq!(offered(&secretary.open(&report).await), own);
    let list = secretary.open("/instructions").await;
    assert!(list.has("请抓紧"));
}

/// The id of the first assignment on a matter's page.
fn first_assignment(page: &Page) -> String {
    let html = page.html();
    let from = html.find("<tbody id=\"a-").unwrap() + "<tbody id=\"a-".len();
    html[from..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn no_letter_is_offered_on_what_was_merely_read() {
    let court = Court::open().await;
    let tax = court.sign_in("tax").await;
    raise(&tax, "欠税核销").await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let matter = "/matters/2026-1";
    let action = format!("{matter}/accept");
    let version = office.open(matter).await.hidden(&action, "version");
    office.done(&action, &[("version", &version)]).await;
    send(
        &convener,
        &format!("{matter}/instruct"),
        &[("text", "已阅".into())],
    )
    .await;
    let offers = async || {
        let page = office.open(matter).await;
        page.says("阅示，未交办");
        page.has("/documents/new?instruction=")
    };
    assert!(!offers().await, "nobody has work on it yet");
    let action = format!("{matter}/forward");
    let version = office.open(matter).await.hidden(&action, "version");
    let lead = court.unit("区税务局").await;
    let form = [
        ("version", version.as_str()),
        ("lead", &lead),
        ("task", "核实并提出意见"),
    ];
    office.done(&action, &form).await;
    assert!(offers().await, "the note gives authority to press the work");
}

#[tokio::test]
async fn supervision_is_offered_where_it_fits_and_leads_back_to_the_instruction() {
    let mut court = Court::open().await;
    let tax = court.sign_in("tax").await;
    raise(&tax, "欠税核销").await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let matter = "/matters/2026-1";
    let version = office
        .open(matter)
        .await
        .hidden(&format!("{matter}/accept"), "version");
    office
        .done(&format!("{matter}/accept"), &[("version", &version)])
        .await;
    let action = format!("{matter}/forward");
    let version = office.open(matter).await.hidden(&action, "version");
    let lead = court.unit("区税务局").await;
    let form = [
        ("version", version.as_str()),
        ("lead", &lead),
        ("task", "核实并提出意见"),
    ];
    let page = office.done(&action, &form).await;
    // Forwarded by the office: reminded of or urged, not supervised, and the page says why.
    let new = format!("/documents/new?assignment={}", first_assignment(&page));
    assert!(page.has(&format!("href=\"{new}\"")));
    let offered = office.open(&new).await;
    offered.is_sound();
    assert!(offered.has("value=\"reminder_letter\" checked"));
    assert!(offered.has("value=\"urging_letter\"") && !offered.has("supervision_letter"));
    offered.says("督办函须以召集人批示或者会议议定事项为依据");
    let forced = [
        ("kind", "supervision_letter"),
        ("assignment", &first_assignment(&page)),
    ];
    let forced = office.post("/documents", &forced).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    forced.says("督办函须以召集人批示或者会议议定事项为依据");
    // On a convener's word.
    let form = work(&court, "请税务局限期办结", "区税务局").await;
    send(&convener, &format!("{matter}/instruct"), &form).await;
    let page = office.open(matter).await;
    assert!(
        !convener
            .open(matter)
            .await
            .has("/documents/new?instruction=")
    );
    let html = page.html();
    let from = html.find("/documents/new?instruction=").unwrap();
    let link = html[from..].split('"').next().unwrap().to_owned();
    let offered = office.open(&link).await;
    assert!(offered.has("value=\"supervision_letter\" checked"));
    offered.is_silent_on("现在没有");
    let id = link.split('=').nth(1).unwrap();
    let form = [("kind", "supervision_letter"), ("instruction", id)];
    let letter = office.done("/documents", &form).await;
    letter.is_sound();
    letter.says("总召集人演示区长就欠税核销（协〔2026〕1号）作出批示（批〔2026〕1号）");
    letter.says("督办依据 总召集人演示区长 批〔2026〕1号");
    assert!(letter.has(&format!("href=\"{matter}#instructions\"")));
    office.open(matter).await.says("督办函：");
    office.open("/instructions").await.says("督办函：");
    // Taken back, the letter says so, and how to go on.
    let page = convener.open(matter).await;
    let revoke = format!("/instructions/{id}/revoke");
    let version = page.hidden(&revoke, "version");
    let form = [("version", version.as_str()), ("reason", "另作安排")];
    convener.done(&revoke, &form).await;
    office
        .open(&letter.path)
        .await
        .says("请呈请召集人另作批示后重新拟稿");
    // What is past its day is urged first; what is done or taken back is written about no more.
    court.on(jiff::civil::date(2026, 5, 6));
    let office = court.sign_in("office").await;
    assert!(
        office
            .open(&new)
            .await
            .has("value=\"urging_letter\" checked")
    );
    let gone = office.open(matter).await;
    assert_eq!(
        gone.html().matches("/documents/new?assignment=").count(),
        0,
        "both are taken back"
    );
}
