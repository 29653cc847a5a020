//! Meetings from the plan to issued minutes, as the office, the units and the conveners meet them.

use crate::court::{Court, Page, Visitor};
use app::matter::{raise, triage};
use axum::http::StatusCode;
use jiff::civil::date;

/// An accepted matter raised by the court, by its number as forms send it.
async fn accepted(court: &Court, title: &str, difficulty: &str, classification: &str) -> String {
    let judge = app::sign_in::actor_of(&court.desk, "judge").await.unwrap();
    let office = app::sign_in::actor_of(&court.desk, "office").await.unwrap();
    let form = raise::RaiseForm {
        title: title.into(),
        difficulty: difficulty.into(),
        enterprise: "演示机械有限公司".into(),
        request: format!("请协调{title}"),
        classification: classification.into(),
        ..raise::RaiseForm::default()
    };
    let number = raise::raise(&court.desk, &judge, form).await.unwrap();
    let view = app::matter::view::view(&court.desk, &office, number)
        .await
        .unwrap();
    triage::accept(&court.desk, &office, number, view.matter.version)
        .await
        .unwrap();
    format!("{}-{}", number.0, number.1)
}

const PLAN: &[(&str, &str)] = &[
    ("kind", "special"),
    ("topic", "演示机械税务注销"),
    ("held_on", "2026-03-05"),
    ("starts_at", "09:30"),
    ("place", "区法院三楼会议室"),
    ("called_by", ""),
    ("chair", "演示主任"),
];

/// A special meeting of these units; its path.
async fn planned(court: &Court, office: &Visitor, units: &[&str]) -> String {
    let mut ids = Vec::new();
    for unit in units {
        ids.push(court.unit(unit).await);
    }
    let mut form = PLAN.to_vec();
    form.extend(ids.iter().map(|id| ("units", id.as_str())));
    let page = office.done("/meetings", &form).await;
    page.path
}

/// The id of the first item of the agenda whose place this is.
fn item(page: &Page, place: usize) -> String {
    let html = page.html();
    let found = html.split("id=\"item-").nth(place).unwrap();
    found.split('"').next().unwrap().to_owned()
}

async fn propose(office: &Visitor, meeting: &str, item: &str, lead: &str, support: &str) -> Page {
    let form = [
        ("text", "办理破产企业税务注销"),
        ("lead", lead),
        ("supports", support),
        ("due_on", "2026-03-31"),
        ("done_when", "出具清税证明"),
        ("beyond_reason", "社保欠费一并核对"),
    ];
    office
        .done(&format!("{meeting}/items/{item}/decisions"), &form)
        .await
}

async fn step(visitor: &Visitor, page: &str, action: &str) -> Page {
    let version = visitor.open(page).await.hidden(action, "version");
    visitor.done(action, &[("version", &version)]).await
}

#[tokio::test]
async fn a_joint_meeting_asks_every_member_and_names_its_caller() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/meetings/new?kind=joint").await;
    page.is_sound();
    let checked = page.html().matches(" checked>").count();
    assert_eq!(checked, 14, "every member is preselected");
    page.says("每年至少召开 1 次");
    assert_eq!(
        office
            .open("/meetings/new?kind=special")
            .await
            .html()
            .matches(" checked>")
            .count(),
        0
    );
    let mut form = PLAN.to_vec();
    form[0] = ("kind", "joint");
    let page = office.post("/meetings", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写此项");
    assert!(
        page.has("value=\"演示机械税务注销\""),
        "what was typed is kept"
    );
    form[5] = ("called_by", "总召集人区法院院长");
    let page = office.done("/meetings", &form).await;
    page.is_sound();
    page.says("2026年第1次联席会议");
    page.says("14 家");
}

#[tokio::test]
async fn wrong_fields_are_said_beside_them() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for (field, typed, words) in [
        ("topic", "", "请填写此项"),
        ("held_on", "2026-02-30", "日期有误"),
        ("held_on", "2026-03-01", "日期"),
        ("starts_at", "25:00", "时间有误"),
        ("place", "", "请填写此项"),
        ("chair", "", "请填写此项"),
    ] {
        let mut form = PLAN.to_vec();
        let unit = court.unit("区税务局").await;
        form.push(("units", &unit));
        form.iter_mut().find(|pair| pair.0 == field).unwrap().1 = typed;
        let page = office.post("/meetings", &form).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field} {typed}"
        );
        page.says(words);
        page.is_sound();
    }
    let page = office.post("/meetings", PLAN).await;
    assert!(
        page.has("fieldset class=\"field bad\""),
        "a special meeting names its units"
    );
}

#[tokio::test]
async fn the_agenda_is_ordered_and_only_the_office_changes_it() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let empty = office.open(&meeting).await;
    empty.says("还没有议题");
    assert!(
        !empty.offers(&format!("{meeting}/convene")),
        "an empty agenda is not convened"
    );
    let first = accepted(&court, "甲事项", "taxation", "ordinary").await;
    let second = accepted(&court, "乙事项", "illegal_building", "ordinary").await;
    let wrong = office
        .post(&format!("{meeting}/items"), &[("matter", "")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for matter in [&first, &second] {
        office
            .done(
                &format!("{meeting}/items"),
                &[("matter", matter), ("question", "")],
            )
            .await;
    }
    let page = office.open(&meeting).await;
    page.is_sound();
    page.says("1. 甲事项");
    page.says("缺位：方案未列责任单位");
    let up = format!("{meeting}/items/{}/up", item(&page, 2));
    let page = office.done(&up, &[]).await;
    page.says("1. 乙事项");
    page.says("2. 甲事项");
    let seen = tax.open(&meeting).await;
    seen.is_sound();
    for action in ["convene", "plan", "items", "invite", "call-off"] {
        assert!(
            !seen.offers(&format!("{meeting}/{action}")),
            "a unit is not offered {action}"
        );
    }
    assert_eq!(tax.post(&up, &[]).await.status, StatusCode::FORBIDDEN);
    let outsider = court.sign_in("land").await;
    assert_eq!(outsider.get(&meeting).await.status, StatusCode::NOT_FOUND);
    outsider
        .open("/meetings")
        .await
        .is_silent_on("演示机械税务注销");
}

#[tokio::test]
async fn a_stale_plan_is_refused_and_keeps_what_was_typed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let action = format!("{meeting}/plan");
    let version = office.open(&meeting).await.hidden(&action, "version");
    let mut form = PLAN.to_vec();
    form.push(("version", &version));
    form[4] = ("place", "二楼会议室");
    office.done(&action, &form).await.says("二楼会议室");
    form[4] = ("place", "四楼会议室");
    let page = office.post(&action, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.has("value=\"四楼会议室\""), "what was typed is kept");
    page.says("二楼会议室");
    assert_ne!(
        page.hidden(&action, "version"),
        version,
        "the form can be sent again"
    );
    let page = office
        .done(
            &action,
            &[&form[..7], &[("version", &page.hidden(&action, "version"))]].concat(),
        )
        .await;
    page.says("四楼会议室");
}

#[tokio::test]
async fn a_restricted_matter_is_not_shown_to_other_units() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let secret = accepted(&court, "限定事项", "debt_evasion", "restricted").await;
    office
        .done(&format!("{meeting}/items"), &[("matter", &secret)])
        .await
        .says("限定事项");
    let page = tax.open(&meeting).await;
    page.is_silent_on("限定事项");
    let notice = tax.open(&format!("{meeting}/notice.pdf")).await;
    assert!(notice.body.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_meeting_is_called_off_with_a_reason() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let action = format!("{meeting}/call-off");
    let version = office.open(&meeting).await.hidden(&action, "version");
    let page = office
        .post(&action, &[("version", &version), ("reason", " ")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = office
        .done(
            &action,
            &[("version", &version), ("reason", "主持人另有安排")],
        )
        .await;
    page.is_sound();
    page.says("会议已取消");
    assert!(!page.offers(&action));
}

/// A convened meeting with one item under which the tax bureau leads and the labour bureau supports.
async fn convened(court: &Court, office: &Visitor) -> (String, String) {
    let meeting = planned(court, office, &["区税务局", "区人社局", "区财政局"]).await;
    let matter = accepted(court, "税务注销", "taxation", "ordinary").await;
    let page = office
        .done(&format!("{meeting}/items"), &[("matter", &matter)])
        .await;
    let item = item(&page, 1);
    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let page = propose(office, &meeting, &item, &tax, &labour).await;
    page.says("越位");
    page.says("达成一致须经以下单位同意：区税务局、区人社局");
    step(office, &meeting, &format!("{meeting}/convene")).await;
    (meeting, item)
}

#[tokio::test]
async fn a_decision_beyond_duties_needs_a_reason() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let matter = accepted(&court, "税务注销", "taxation", "ordinary").await;
    let page = office
        .done(&format!("{meeting}/items"), &[("matter", &matter)])
        .await;
    let action = format!("{meeting}/items/{}/decisions", item(&page, 1));
    let labour = court.unit("区人社局").await;
    let mut form = vec![
        ("text", "核对"),
        ("lead", labour.as_str()),
        ("due_on", "2026-03-31"),
        ("done_when", "核对表"),
    ];
    let page = office.post(&action, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("区人社局");
    assert!(page.has(">核对</textarea>"), "what was typed is kept");
    form[1].1 = "";
    assert_eq!(
        office.post(&action, &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_unit_takes_its_own_position_and_no_other() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (meeting, item) = convened(&court, &office).await;
    let action = format!("{meeting}/items/{item}/position");
    let unit = court.unit("区税务局").await;
    let (stance, words, version) = (
        format!("stance-{unit}"),
        format!("words-{unit}"),
        format!("version-{unit}"),
    );
    let page = tax.open(&meeting).await;
    page.is_sound();
    page.says("等本单位表态的议题");
    let own = |chosen: &'static str, said: &'static str, seen: &'static str| {
        vec![
            ("unit".to_owned(), unit.clone()),
            (version.clone(), seen.into()),
            (stance.clone(), chosen.into()),
            (words.clone(), said.into()),
        ]
    };
    let post = async |form: Vec<(String, String)>| {
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        tax.post(&action, &form).await
    };
    let page = post(own("object", "", "0")).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "an objection needs words"
    );
    assert!(page.has("class=\"wrong\""));
    assert_eq!(
        post(own("", "", "0")).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        post(own("reserve", "需先清缴欠税", "0")).await.status,
        StatusCode::SEE_OTHER
    );
    tax.open(&meeting).await.says("需先清缴欠税");
    // Another of the unit's people answers from a page opened before.
    assert_eq!(
        post(own("agree", "", "0")).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        post(own("agree", "", "1")).await.status,
        StatusCode::SEE_OTHER
    );
    tax.open(&meeting)
        .await
        .says("达成一致还须以下单位同意：区人社局");
    let other = court.unit("区人社局").await;
    let form = [
        ("unit", other.as_str()),
        (&format!("stance-{other}"), "agree"),
    ];
    assert_eq!(
        tax.post(&action, &form).await.status,
        StatusCode::CONFLICT,
        "not another unit's"
    );
}

#[tokio::test]
async fn an_item_is_agreed_only_by_all_it_names_and_the_close_says_what_is_missing() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, item) = convened(&court, &office).await;
    let page = step(&office, &meeting, &format!("{meeting}/open")).await;
    page.is_sound();
    page.says("结束会议前还要登记");
    page.says("第 1 项“税务注销”没有结果");
    page.says("出席情况待登记：区");
    assert!(!page.offers(&format!("{meeting}/close")));
    let action = format!("{meeting}/attendance");
    let mut rows = Vec::new();
    for unit in ["区税务局", "区人社局", "区财政局"] {
        let id = court.unit(unit).await;
        let presence = if unit == "区财政局" {
            "absent"
        } else {
            "invited"
        };
        rows.push((format!("presence-{id}"), presence.to_owned()));
        rows.push((
            format!("version-{id}"),
            page.hidden(&action, &format!("version-{id}")),
        ));
        rows.push(("unit".into(), id));
    }
    rows.push(("rest".into(), "present".into()));
    let rows: Vec<_> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = office.done(&action, &rows).await;
    page.says("到会 2 家");
    assert_eq!(
        office.post(&action, &rows).await.status,
        StatusCode::SEE_OTHER,
        "nothing differs"
    );
    let outcome = format!("{meeting}/items/{item}/outcome");
    let page = office.post(&outcome, &[("outcome", "agreed")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("区税务局、区人社局");
    let page = office
        .post(
            &outcome,
            &[("outcome", "deferred"), ("condition", "税款清缴")],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.has("value=\"税款清缴\""));
    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let mut form = Vec::new();
    for unit in [&tax, &labour] {
        form.push(("unit".to_owned(), unit.clone()));
        form.push((format!("version-{unit}"), "0".into()));
        form.push(("there".into(), unit.clone()));
    }
    form.push(("rest".into(), "agree".into()));
    let form: Vec<_> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    office
        .done(&format!("{meeting}/items/{item}/position"), &form)
        .await
        .says("均已同意");
    let page = office
        .done(&outcome, &[("outcome", "agreed"), ("text", "")])
        .await;
    page.says("一致同意");
    let page = step(&office, &meeting, &format!("{meeting}/close")).await;
    page.is_sound();
    page.says("已结束");
    assert!(page.offers(&format!("{meeting}/minutes/draft")));
    minutes(&court, &office, &meeting).await;
}

/// The minutes of that meeting, from the draft to the issue.
async fn minutes(court: &Court, office: &Visitor, meeting: &str) {
    let paper = format!("{meeting}/minutes");
    let (tax, labour) = (court.sign_in("tax").await, court.sign_in("labour").await);
    let page = office.done(&format!("{paper}/draft"), &[]).await;
    page.is_sound();
    page.says("由国家税务总局晋城市城区税务局牵头");
    let early = tax.open(&paper).await;
    early.says("纪要由办公室起草");
    early.is_silent_on("出具清税证明");
    assert_eq!(
        tax.get(&format!("{paper}/preview.pdf")).await.status,
        StatusCode::NOT_FOUND
    );
    let version = page.hidden(&format!("{paper}/edit"), "version");
    let html = page.html();
    let typed = html
        .split("</textarea>")
        .next()
        .unwrap()
        .rsplit('>')
        .next()
        .unwrap()
        .to_owned();
    let form = [
        ("version", version.as_str()),
        ("text", &format!("{typed}\n请各单位抓好落实。")),
    ];
    office
        .done(&format!("{paper}/edit"), &form)
        .await
        .says("请各单位抓好落实。");
    let stale = office.post(&format!("{paper}/edit"), &form).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    step(office, &paper, &format!("{paper}/circulate"))
        .await
        .says("会签中");
    let action = format!("{paper}/countersign");
    let page = tax.open(&paper).await;
    page.is_sound();
    page.says("区税务局会签");
    let own = [("own", "1"), ("stance", "objected"), ("words", "")];
    let page = tax.post(&action, &own).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    tax.done(
        &action,
        &[("own", "1"), ("stance", "objected"), ("words", "期限过紧")],
    )
    .await
    .says("期限过紧");
    office.open(&paper).await.says("有单位提出异议");
    let back = format!("{paper}/take-back");
    let version = office.open(&paper).await.hidden(&back, "version");
    office
        .done(&back, &[("version", &version), ("reason", "调整期限")])
        .await
        .says("起草中");
    step(office, &paper, &format!("{paper}/circulate")).await;
    tax.done(
        &action,
        &[("own", "1"), ("stance", "signed"), ("words", "")],
    )
    .await;
    let unit = court.unit("区人社局").await;
    let paper_answer = [
        ("entered_for", unit.as_str()),
        ("stance", "signed"),
        ("words", ""),
    ];
    let page = office.post(&action, &paper_answer).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "an entry for a unit needs the scan"
    );
    let director = court.sign_in("director").await;
    director.open(&paper).await.says("暂不能签发");
    let scan: &[(&str, &str, &[u8])] = &[("scan", "会签单.pdf", b"%PDF-1.7 scan")];
    office
        .done_with(&action, &paper_answer, scan)
        .await
        .says("代录：区人社局");
    office.open(&paper).await.says("待召集人或者办公室主任签发");
    labour.open(&paper).await.is_sound();
    step(&director, &paper, &format!("{paper}/sign-off"))
        .await
        .says("演示主任");
    step(office, &paper, &format!("{paper}/number"))
        .await
        .says("城府院纪〔2026〕1号");
    let page = step(office, &paper, &format!("{paper}/issue")).await;
    page.is_sound();
    page.says("已印发");
    let page = labour.open(&paper).await;
    let file = page
        .html()
        .split("href=\"/attachments/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let file = labour.open(&format!("/attachments/{file}")).await;
    assert!(!file.body.is_empty());
}

#[tokio::test]
async fn what_is_deferred_says_until_when() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, item) = convened(&court, &office).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let owner = court.unit("区税务局").await;
    let form = [
        ("outcome", "deferred"),
        ("condition", "税款清缴"),
        ("owner", owner.as_str()),
        ("review_on", "2026-04-01"),
    ];
    let page = office
        .done(&format!("{meeting}/items/{item}/outcome"), &form)
        .await;
    page.says("暂缓：待税款清缴后另行提交。区税务局跟进，2026年4月1日复核。");
    assert!(
        !page.offers(&format!("{meeting}/items/{item}/outcome")),
        "an outcome is given once"
    );
}

#[tokio::test]
async fn the_list_says_what_the_year_still_owes() {
    let mut court = Court::open().await;
    court.on(date(2027, 11, 23));
    let office = court.sign_in("office").await;
    let page = office.open("/meetings").await;
    page.is_sound();
    page.says("今年还须召开，距年底 38 天");
    page.says("还没有会议");
    // The planning page opens with the tier that is owed.
    assert!(
        office
            .open("/meetings/new")
            .await
            .has("name=\"kind\" value=\"joint\"")
    );
}

#[tokio::test]
async fn meetings_are_paged_by_key() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for _ in 0..21 {
        planned(&court, &office, &["区税务局"]).await;
    }
    let page = office.open("/meetings").await;
    assert_eq!(page.html().matches("<td><a href=\"/meetings/").count(), 20);
    let next = page
        .html()
        .split("href=\"/meetings?before=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let page = office.open(&format!("/meetings?before={next}")).await;
    assert_eq!(page.html().matches("<td><a href=\"/meetings/").count(), 1);
    assert!(!page.has("before="));
}

#[tokio::test]
async fn the_pages_speak_english() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, _) = convened(&court, &office).await;
    let english = office.reading("en");
    for path in [
        "/meetings",
        "/meetings/new",
        &meeting,
        &format!("{meeting}/minutes"),
    ] {
        let page = english.open(path).await;
        page.is_sound();
    }
    english.open(&meeting).await.says("Proposed decisions");
}
// LOOK-BEGIN
fn keep(name: &str, page: &Page) {
    let html = page.html().replace("/static/", "/tmp/w2look/");
    std::fs::create_dir_all("/tmp/w2look").unwrap();
    std::fs::write(format!("/tmp/w2look/{name}.html"), html).unwrap();
}

#[tokio::test]
#[ignore]
async fn look_w2() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let tax = court.sign_in("tax").await;
    let director = court.sign_in("director").await;
    keep("list-empty", &tax.open("/meetings").await);
    keep("new-joint", &office.open("/meetings/new?kind=joint").await);
    keep("new-wrong", &office.post("/meetings", &PLAN[..3]).await);
    let meeting = planned(
        &court,
        &office,
        &[
            "区税务局",
            "区人社局",
            "区财政局",
            "区自然资源局",
            "区行政审批局",
        ],
    )
    .await;
    keep("show-empty", &office.open(&meeting).await);
    let a = accepted(
        &court,
        "金叶包装 126 名职工社保关系转移和欠费核销",
        "resettlement",
        "ordinary",
    )
    .await;
    let b = accepted(
        &court,
        "恒泰纺织厂区内无证厂房处置",
        "illegal_building",
        "ordinary",
    )
    .await;
    let c = accepted(
        &court,
        "宏润铸造重整后纳税信用修复",
        "credit_repair",
        "ordinary",
    )
    .await;
    let mut page = office.open(&meeting).await;
    for m in [&a, &b, &c] {
        page = office
            .done(
                &format!("{meeting}/items"),
                &[("matter", m), ("question", "")],
            )
            .await;
    }
    let (i1, i2, i3) = (item(&page, 1), item(&page, 2), item(&page, 3));
    let (taxid, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    propose(&office, &meeting, &i1, &labour, &taxid).await;
    propose(&office, &meeting, &i3, &taxid, "").await;
    keep("show-planned", &office.open(&meeting).await);
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    keep("show-convened-unit", &tax.open(&meeting).await);
    let pos = format!("{meeting}/items/{i1}/position");
    let f = [
        ("unit", taxid.as_str()),
        (&format!("version-{taxid}"), "0"),
        (&format!("stance-{taxid}"), "reserve"),
        (
            &format!("words-{taxid}"),
            "滞纳金核销须报市局批准，请在纪要中写明。",
        ),
    ];
    tax.done(&pos, &f).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let out = |i: &str| format!("{meeting}/items/{i}/outcome");
    let land = court.unit("区自然资源局").await;
    office
        .done(
            &out(&i2),
            &[
                ("outcome", "deferred"),
                ("condition", "规划部门出具认定意见"),
                ("owner", &land),
                ("review_on", "2026-05-06"),
                ("text", "会议认为须先认定违建性质。"),
            ],
        )
        .await;
    let mut rows: Vec<(String, String)> = Vec::new();
    for unit in ["区税务局", "区人社局", "区财政局"] {
        let id = court.unit(unit).await;
        rows.push((format!("presence-{id}"), "present".into()));
        rows.push((format!("attendee-{id}"), "演示某某 副局长".into()));
        rows.push((format!("version-{id}"), "1".into()));
        rows.push(("unit".into(), id));
    }
    let r: Vec<_> = rows.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    office.done(&format!("{meeting}/attendance"), &r).await;
    keep("show-session", &office.open(&meeting).await);
    keep(
        "show-refused",
        &office.post(&out(&i1), &[("outcome", "agreed")]).await,
    );
    keep(
        "show-deferral",
        &office
            .post(
                &out(&i1),
                &[("outcome", "deferred"), ("condition", "税款清缴")],
            )
            .await,
    );
    for (i, us) in [(&i1, vec![&taxid, &labour]), (&i3, vec![&taxid])] {
        let mut form = vec![];
        for u in us {
            form.push(("unit".to_owned(), u.clone()));
            form.push((
                format!("version-{u}"),
                if *i == i1 && *u == taxid {
                    "1".into()
                } else {
                    "0".into()
                },
            ));
            form.push((format!("stance-{u}"), "agree".into()));
        }
        let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        office
            .done(&format!("{meeting}/items/{i}/position"), &form)
            .await;
        office
            .done(&out(i), &[("outcome", "agreed"), ("text", "")])
            .await;
    }
    let mut rows: Vec<(String, String)> = Vec::new();
    for unit in ["区自然资源局", "区行政审批局"] {
        let id = court.unit(unit).await;
        rows.push((format!("presence-{id}"), "excused".into()));
        rows.push((format!("version-{id}"), "1".into()));
        rows.push(("unit".into(), id));
    }
    let r: Vec<_> = rows.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    office.done(&format!("{meeting}/attendance"), &r).await;
    step(&office, &meeting, &format!("{meeting}/close")).await;
    keep("show-closed", &office.open(&meeting).await);
    let paper = format!("{meeting}/minutes");
    keep("minutes-none", &office.open(&paper).await);
    keep(
        "minutes-draft",
        &office.done(&format!("{paper}/draft"), &[]).await,
    );
    step(&office, &paper, &format!("{paper}/circulate")).await;
    keep("minutes-unit", &tax.open(&paper).await);
    let action = format!("{paper}/countersign");
    tax.done(
        &action,
        &[("own", "1"), ("stance", "signed"), ("words", "")],
    )
    .await;
    keep("minutes-office", &office.open(&paper).await);
    let scan: &[(&str, &str, &[u8])] = &[("scan", "会签单.pdf", b"%PDF-1.7 scan")];
    for u in ["区人社局", "区财政局"] {
        let id = court.unit(u).await;
        office
            .done_with(
                &action,
                &[("entered_for", &id), ("stance", "signed"), ("words", "")],
                scan,
            )
            .await;
    }
    keep("minutes-director", &director.open(&paper).await);
    step(&director, &paper, &format!("{paper}/sign-off")).await;
    step(&office, &paper, &format!("{paper}/number")).await;
    keep("minutes-numbered", &office.open(&paper).await);
    keep(
        "minutes-issued",
        &step(&office, &paper, &format!("{paper}/issue")).await,
    );
    std::fs::write(
        "/tmp/w2look/notice.pdf",
        office.open(&format!("{meeting}/notice.pdf")).await.body,
    )
    .unwrap();
    planned(&court, &office, &["区税务局"]).await;
    keep("list", &office.open("/meetings").await);
    let css = office.open("/static/fuyuan.css").await;
    std::fs::write("/tmp/w2look/fuyuan.css", css.body).unwrap();
}
// LOOK-END
