//! Matters from raising to closing, as the raiser, the office and the units meet them.

mod together;

use crate::court::{Court, Page, Visitor};
use axum::http::{StatusCode, header};

/// A small file that is what its name says.
const PDF: &[u8] = b"%PDF-1.7 a letter";

/// The fields of a matter that can be raised.
fn fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", "演示铸造纳税信用修复"),
        ("difficulty", "taxation"),
        ("enterprise", "演示铸造有限公司"),
        ("uscc", ""),
        ("case_number", "（2026）晋0502破3号"),
        ("procedure", "reorganization"),
        (
            "request",
            "重整计划已批准，请协助修复纳税信用。\n另请出具完税证明。",
        ),
        ("classification", "internal"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    for field in &mut fields {
        if field.0 == name {
            field.1 = value;
        }
    }
    fields
}

/// Raises the sample matter and answers with its address.
async fn raised(by: &Visitor) -> String {
    by.done("/matters", &fields()).await.path
}

/// Takes a step on a matter from its page, with the version the page shows.
async fn step(by: &Visitor, matter: &str, act: &str, fields: &[(&str, &str)]) -> Page {
    let action = format!("{matter}/{act}");
    let version = by.open(matter).await.hidden(&action, "version");
    by.done(
        &action,
        &[fields, &[("version", version.as_str())]].concat(),
    )
    .await
}

/// Ids of the assignments on a matter's page, in order.
fn assignments(page: &Page) -> Vec<String> {
    let html = page.html();
    html.split("<tbody id=\"a-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_matter_is_raised_accepted_forwarded_answered_verified_confirmed_and_closed() {
    let court = Court::open().await;
    let (office, judge, tax) = (
        court.sign_in("office").await,
        court.sign_in("judge").await,
        court.sign_in("tax").await,
    );
    let form = judge.open("/matters/new").await;
    form.is_sound();
    form.says("违章建筑处置 缺位");
    form.says("区税务局（方案三.7）、区应急管理局（方案三.10）");
    let matter = raised(&judge).await;
    assert_eq!(matter, "/matters/2026-1");

    let page = judge.open(&matter).await;
    page.is_sound();
    page.says("演示铸造纳税信用修复 协〔2026〕1号");
    page.says("(2026)晋0502破3号");
    assert!(page.offers("/matters/2026-1/withdraw") && !page.offers("/matters/2026-1/accept"));
    // Tax is no party yet, and the matter is not open to all.
    assert_eq!(tax.get(&matter).await.status, StatusCode::NOT_FOUND);

    step(&office, &matter, "accept", &[])
        .await
        .says("待转办或者列入议题");
    let (lead, support) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let page = office.open(&matter).await;
    page.is_sound();
    page.says("区税务局 方案三.7");
    // Beyond duties a reason is needed; nothing typed is lost.
    let refused = office
        .post(
            "/matters/2026-1/forward",
            &[
                (
                    "version",
                    &page.hidden("/matters/2026-1/forward", "version"),
                ),
                ("lead", &lead),
                ("supports", &support),
                ("task", "请修复信用并出证明"),
                ("due_on", "2026-03-13"),
            ],
        )
        .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("请修复信用并出证明");
    refused.is_sound();
    assert!(refused.has(&format!("name=\"supports\" value=\"{support}\" checked")));
    let forward = [
        ("lead", lead.as_str()),
        ("supports", support.as_str()),
        ("task", "请修复信用并出证明"),
        ("due_on", "2026-03-13"),
        ("beyond_reason", "涉及社保欠费核对"),
    ];
    let page = step(&office, &matter, "forward", &forward).await;
    page.says("区税务局主办");
    page.says("越位 涉及社保欠费核对");
    page.says("剩 9 个工作日");

    let page = tax.open(&matter).await;
    page.is_sound();
    let ids = assignments(&page);
    let id = ids[0].as_str();
    assert!(page.offers(&format!("/assignments/{id}/acknowledge")));
    assert!(!page.offers(&format!("/assignments/{}/acknowledge", ids[1])));
    work(&court, &matter, id).await;

    // The supporting unit answers on paper: the office enters it, with the scan.
    let other = format!("/assignments/{}", ids[1]);
    let page = office.open(&matter).await;
    let version = page.hidden(&format!("{other}/acknowledge"), "version");
    let entered = [("version", version.as_str()), ("entered_for", "on")];
    let missing = office
        .upload(&format!("{other}/acknowledge"), &entered, &[])
        .await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let scan: &[(&str, &str, &[u8])] = &[("scan", "来函.pdf", PDF)];
    let page = office
        .done_with(&format!("{other}/acknowledge"), &entered, scan)
        .await;
    page.says("代录");
    let version = page.hidden(&format!("{other}/progress"), "version");
    let entered = [
        ("version", version.as_str()),
        ("entered_for", "on"),
        ("words", "无欠费"),
    ];
    office
        .done_with(&format!("{other}/submit"), &entered, scan)
        .await
        .says("附：来函.pdf");
    let page = office.open(&matter).await;
    let version = page.hidden(&format!("{other}/verify"), "version");
    let page = office
        .done(&format!("{other}/verify"), &[("version", &version)])
        .await;
    page.says("等待区法院确认");
    assert!(!page.offers("/matters/2026-1/close"));

    step(&judge, &matter, "confirm", &[])
        .await
        .says("提出单位已确认办结");
    let page = step(&office, &matter, "close", &[]).await;
    page.says("已销号");
    page.is_sound();
    office.reading("en").open(&matter).await.is_sound();
}

/// The leading unit acknowledges, reports with evidence, submits, is sent back, submits again.
async fn work(court: &Court, matter: &str, id: &str) {
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let act = |name: &str| format!("/assignments/{id}/{name}");
    let version =
        async |by: &Visitor, form: &str| by.open(matter).await.hidden(&act(form), "version");

    let v = version(&tax, "acknowledge").await;
    let page = tax.done(&act("acknowledge"), &[("version", &v)]).await;
    assert_eq!(page.path, format!("{matter}#a-{id}"));
    // Two pages were open: the later one is refused, and what was typed is kept.
    let stale = tax
        .post(
            &act("progress"),
            &[("version", &v), ("words", "已约谈企业")],
        )
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("已约谈企业");
    let empty = tax
        .post(
            &act("progress"),
            &[("version", &version(&tax, "progress").await)],
        )
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("请填写此项");
    let disguised: &[(&str, &str, &[u8])] = &[("files", "清单.pdf", b"MZ\x90")];
    let fields = [
        ("version", version(&tax, "progress").await),
        ("words", "已约谈企业".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let answer = tax.upload(&act("progress"), &fields, disguised).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("已约谈企业");
    let page = tax
        .done_with(&act("progress"), &fields, &[("files", "清单.pdf", PDF)])
        .await;
    page.says("反馈 1 次");

    let v = version(&tax, "progress").await;
    tax.done(&act("submit"), &[("version", &v), ("words", "信用已修复")])
        .await
        .says("申请销号：信用已修复");
    // Late by one step: the form is gone from the page, the words are not.
    let late = tax
        .post(&act("progress"), &[("version", &v), ("words", "补充一句")])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("补充一句");
    let v = version(&office, "send-back").await;
    office
        .done(
            &act("send-back"),
            &[("version", &v), ("words", "缺完税证明")],
        )
        .await
        .says("缺完税证明");
    let v = version(&tax, "progress").await;
    tax.done(&act("submit"), &[("version", &v), ("words", "证明已附")])
        .await;
    let v = version(&office, "verify").await;
    office.done(&act("verify"), &[("version", &v)]).await;

    let file = office.open(matter).await;
    let html = file.html();
    let link = html
        .split("href=\"/attachments/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let download = tax.open(&format!("/attachments/{link}")).await;
    assert_eq!(download.body, PDF);
    let header = |name: header::HeaderName| download.headers[name].to_str().unwrap().to_owned();
    assert!(
        header(header::CONTENT_DISPOSITION)
            .starts_with("attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%B8%85")
    );
    assert!(header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
    assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    // A unit that is no party gets neither the matter nor its files.
    let land = court.sign_in("land").await;
    assert_eq!(
        land.get(&format!("/attachments/{link}")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_wrong_field_is_told_beside_it_and_nothing_typed_is_lost() {
    let court = Court::open().await;
    let judge = court.sign_in("judge").await;
    for (field, wrong, message) in [
        ("title", "", "请填写此项"),
        ("difficulty", "astrology", "没有这个选项"),
        ("uscc", "91140500MA0K12345X", "校验位不符"),
        ("uscc", "1234", "应为 18 位"),
        ("case_number", "(2026)晋0502民初3号", "类型代字有误"),
        ("procedure", "", "请填写此项"),
        ("classification", "secret", "没有这个选项"),
    ] {
        let page = judge.post("/matters", &with(fields(), field, wrong)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        page.says(message);
        page.says("另请出具完税证明。");
        page.is_sound();
        assert!(page.has("value=\"演示铸造有限公司\""), "{field}");
    }
    let exe: &[(&str, &str, &[u8])] = &[("files", "a.exe", b"MZ\x90\0")];
    let page = judge.upload("/matters", &fields(), exe).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("a.exe");
    judge.open("/matters").await.says("还没有协调事项");
}

#[tokio::test]
async fn what_nobody_answers_for_is_said_with_its_two_ways_out() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let matter = office
        .done(
            "/matters",
            &with(fields(), "difficulty", "illegal_building"),
        )
        .await
        .path;
    let page = step(&office, &matter, "accept", &[]).await;
    page.says("缺位： 方案没有单位承担“违章建筑处置”");
    assert!(page.has("href=\"/roster#invite\"") && page.has("href=\"/meetings/new\""));
    let land = court.unit("区自然资源局").await;
    let forward = [("lead", land.as_str()), ("task", "请查清建设情况")];
    let version = page.hidden(&format!("{matter}/forward"), "version");
    let form = [&forward[..], &[("version", version.as_str())]].concat();
    let refused = office.post(&format!("{matter}/forward"), &form).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("区自然资源局");
    let reasoned = [&forward[..], &[("beyond_reason", "经与该局商定")]].concat();
    step(&office, &matter, "forward", &reasoned)
        .await
        .says("越位 经与该局商定");
}

#[tokio::test]
async fn the_office_raises_for_a_unit_only_with_the_scan() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let unit = court.unit("区税务局").await;
    let form = [&fields()[..], &[("entered_for", unit.as_str())]].concat();
    let refused = office.upload("/matters", &form, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.has(&format!("<option value=\"{unit}\" selected>")));
    let page = office
        .done_with("/matters", &form, &[("scan", "来函.pdf", PDF)])
        .await;
    page.says("代录");
    tax.open(&page.path).await.says("区税务局");
    // Nobody but the office may.
    let judge = court.sign_in("judge").await;
    let cheat = judge
        .upload("/matters", &form, &[("scan", "来函.pdf", PDF)])
        .await;
    assert_ne!(cheat.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_matter_is_returned_completed_deferred_and_withdrawn() {
    let court = Court::open().await;
    let (office, judge) = (court.sign_in("office").await, court.sign_in("judge").await);
    let matter = raised(&judge).await;
    step(&office, &matter, "return", &[("reason", "缺重整计划")])
        .await
        .says("退回补正：缺重整计划");
    let page = judge.open(&matter).await;
    page.is_sound();
    let completed = [
        ("title", "演示铸造纳税信用修复（补正）"),
        ("request", "重整计划已附"),
    ];
    step(&judge, &matter, "complete", &completed)
        .await
        .says("重整计划已附");
    step(&office, &matter, "accept", &[]).await;
    let owner = court.unit("区税务局").await;
    let defer = [
        ("condition", "裁定生效"),
        ("owner", owner.as_str()),
        ("review_on", "2026-04-01"),
    ];
    let page = step(&office, &matter, "defer", &defer).await;
    page.says("裁定生效");
    page.is_sound();
    let action = format!("{matter}/defer");
    let version = page.hidden(&action, "version");
    let past = [
        ("version", version.as_str()),
        ("condition", "再等等"),
        ("owner", &owner),
        ("review_on", "2026-01-01"),
    ];
    let refused = office.post(&action, &past).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("再等等");
    let page = step(&judge, &matter, "withdraw", &[("reason", "已自行解决")]).await;
    page.says("已撤回：已自行解决");
    page.is_sound();
    assert!(!page.has("class=\"do\""));
}

#[tokio::test]
async fn lists_page_by_key_and_narrow_by_state() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    office.open("/enterprises").await.says("还没有企业");
    office.open("/assignments").await.says("没有未办结的任务");
    for _ in 0..22 {
        raised(&office).await;
    }
    step(&office, "/matters/2026-1", "accept", &[]).await;
    let page = office.open("/matters").await;
    page.is_sound();
    page.says("协〔2026〕22号");
    page.is_silent_on("协〔2026〕2号");
    let html = page.html();
    let next = html
        .split("href=\"/matters?before=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let older = office.open(&format!("/matters?before={next}")).await;
    older.says("协〔2026〕1号");
    older.says("协〔2026〕2号");
    older.is_silent_on("协〔2026〕3号");
    let accepted = office.open("/matters?state=accepted").await;
    accepted.says("协〔2026〕1号");
    accepted.is_silent_on("协〔2026〕2号");
    office.open("/matters?state=nonsense&before=nonsense").await;
    for path in ["/matters", "/matters/new", "/assignments", "/enterprises"] {
        office.reading("en").open(path).await.is_sound();
    }

    let list = office.open("/enterprises").await;
    list.is_sound();
    let html = list.html();
    let id = html
        .split("href=\"/enterprises/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let page = office.open(&format!("/enterprises/{id}")).await;
    page.is_sound();
    page.says("(2026)晋0502破3号");
    // Whoever sees none of its matters does not see the enterprise.
    let land = court.sign_in("land").await;
    assert_eq!(
        land.get(&format!("/enterprises/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    for path in [
        "/matters/2026-99",
        "/matters/x",
        "/enterprises/x",
        "/attachments/x",
        "/assignments/x/verify",
    ] {
        let answer = if path.contains("verify") {
            office.post(path, &[("version", "1")]).await
        } else {
            office.get(path).await
        };
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_open_matter_is_listed_for_a_meeting_from_its_own_page() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let matter = raised(&office).await;
    let page = step(&office, &matter, "accept", &[]).await;
    page.says("现在没有正在筹备的会议");
    let plan = app::meeting::plan::PlanForm {
        kind: "special".into(),
        topic: "涉税问题".into(),
        held_on: "2026-03-20".into(),
        starts_at: "09:30".into(),
        place: "区法院会议室".into(),
        chair: "办公室主任".into(),
        units: vec![court.unit("区税务局").await],
        ..Default::default()
    };
    let by = app::sign_in::actor_of(&court.desk, "office").await.unwrap();
    let meeting = app::meeting::plan::plan(&court.desk, &by, plan)
        .await
        .unwrap()
        .to_string();
    let none = office
        .post(
            &format!("{matter}/list"),
            &[("meeting", ""), ("question", "怎么修复")],
        )
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("怎么修复");
    let page = step(
        &office,
        &matter,
        "list",
        &[("meeting", &meeting), ("question", "怎么修复")],
    )
    .await;
    page.says("已列入议题： 专题会议（");
    page.is_sound();
    assert!(page.has(&format!("href=\"/meetings/{meeting}\"")));
}
