//! Meetings from the plan to the notice, as the office and the units meet them.

mod amended;
mod before;
mod concern;
mod entered;
mod over;
mod seen;
pub mod session;
mod unit;

use crate::court::{Court, Page, Visitor};
use app::matter::{raise, triage};
use axum::http::StatusCode;
use jiff::civil::date;

/// An accepted matter raised by the court, by its number as forms send it.
pub async fn accepted(
    court: &Court,
    title: &str,
    difficulty: &str,
    classification: &str,
) -> String {
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

pub const PLAN: &[(&str, &str)] = &[
    ("kind", "special"),
    ("topic", "演示机械税务注销"),
    ("held_on", "2026-03-02"),
    ("starts_at", "09:30"),
    ("place", "区法院三楼会议室"),
    ("called_by", ""),
    ("chair", "演示主任"),
];

/// A special meeting of these units; its path.
pub async fn planned(court: &Court, office: &Visitor, units: &[&str]) -> String {
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
pub fn item(page: &Page, place: usize) -> String {
    let html = page.html();
    let found = html.split("id=\"item-").nth(place).unwrap();
    found.split('"').next().unwrap().to_owned()
}

pub async fn propose(
    office: &Visitor,
    meeting: &str,
    item: &str,
    lead: &str,
    support: &str,
) -> Page {
    let form = [
        ("text", "办理破产企业税务注销"),
        ("lead", lead),
        ("supports", support),
        ("due_on", "2026-03-31"),
        ("done_when", "出具清税证明"),
        ("beyond_reason", "社保欠费一并核对"),
    ];
    let action = format!("{meeting}/items/{item}/decisions");
    filed(office, meeting, &action, &form).await
}

/// Sends a form of the meeting's page with the stamp it carries.
pub async fn sent(visitor: &Visitor, meeting: &str, action: &str, form: &[(&str, &str)]) -> Page {
    let version = visitor.open(meeting).await.hidden(action, "version");
    let mut form = form.to_vec();
    form.push(("version", &version));
    visitor.post(action, &form).await
}

/// The same, and the page it leads to.
pub async fn filed(visitor: &Visitor, meeting: &str, action: &str, form: &[(&str, &str)]) -> Page {
    let version = visitor.open(meeting).await.hidden(action, "version");
    let mut form = form.to_vec();
    form.push(("version", &version));
    visitor.done(action, &form).await
}

pub async fn step(visitor: &Visitor, page: &str, action: &str) -> Page {
    let version = visitor.open(page).await.hidden(action, "version");
    let form = [("version", version.as_str()), ("despite", "yes")];
    visitor.done(action, &form).await
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
    form[5] = ("called_by", "不是总召集人的李四");
    let page = office.post("/meetings", &form).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a name is chosen, not typed"
    );
    form[5] = ("called_by", "总召集人（区法院院长）");
    let page = office.done("/meetings", &form).await;
    page.is_sound();
    page.says("联席会议（演示机械税务注销，2026年3月2日）");
    page.says("待召集人确认");
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
    let listing = format!("{meeting}/items");
    let wrong = sent(&office, &meeting, &listing, &[("matter", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for matter in [&first, &second] {
        let form = [("matter", matter.as_str()), ("question", "")];
        filed(&office, &meeting, &listing, &form).await;
    }
    let page = office.open(&meeting).await;
    page.is_sound();
    page.says("1. 甲事项");
    page.says("缺位：方案未列责任单位");
    let up = format!("{meeting}/items/{}/up", item(&page, 2));
    let version = page.hidden(&format!("{meeting}/order"), "version");
    let page = office.done(&up, &[("version", &version)]).await;
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
    let listing = format!("{meeting}/items");
    filed(&office, &meeting, &listing, &[("matter", &secret)])
        .await
        .says("限定事项");
    let page = tax.open(&meeting).await;
    page.is_silent_on("限定事项");
    // Neither that nothing is listed, nor how much is: the unit is told what it may see.
    for frozen in [false, true] {
        if frozen {
            step(&office, &meeting, &format!("{meeting}/freeze")).await;
        }
        let page = tax.open(&meeting).await;
        page.says("目前没有本单位可以查看的议题。");
        page.is_silent_on("0 项");
        page.is_silent_on("还没有列入");
    }
    let seen = accepted(&court, "普通事项", "taxation", "ordinary").await;
    let reopen = format!("{meeting}/reopen");
    filed(&office, &meeting, &reopen, &[("reason", "漏列")]).await;
    let page = filed(&office, &meeting, &listing, &[("matter", &seen)]).await;
    page.says("议题 2 项");
    tax.open(&meeting).await.says("可见 1 项");
}

#[tokio::test]
async fn the_office_prints_its_sheets_and_a_unit_the_papers_it_may_see() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let matter = accepted(&court, "注销事项", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    let (own, others) = (office.open(&meeting).await, tax.open(&meeting).await);
    own.is_sound();
    own.says("会议材料");
    for (paper, is_office) in [
        ("sign-in-sheet", true),
        ("address-list", true),
        ("running-sheet", true),
        ("bundle", false),
    ] {
        let path = format!("{meeting}/papers/{paper}.pdf");
        let link = format!("href=\"{path}\"");
        assert!(own.has(&link), "{paper}");
        assert_eq!(others.has(&link), !is_office, "{paper}");
        let printed = office.open(&path).await;
        assert!(printed.body.starts_with(b"%PDF-"), "{paper}");
        let expected = if is_office {
            StatusCode::FORBIDDEN
        } else {
            StatusCode::OK
        };
        assert_eq!(tax.get(&path).await.status, expected, "{paper}");
    }
    let id = meeting.rsplit('/').next().unwrap();
    let draft = format!("/documents/new?kind=meeting_notice&amp;meeting={id}");
    assert!(own.has(&draft) && !others.has(&draft));
    let begun = office.open(&draft.replace("&amp;", "&")).await;
    assert!(begun.has("value=\"meeting_notice\" checked"));
    own.says("还没有拟制会议通知");
    let fields = [("kind", "meeting_notice"), ("meeting", id)];
    let notice = office.done("/documents", &fields).await.path;
    let own = office.open(&meeting).await;
    own.is_silent_on("还没有拟制会议通知");
    assert!(own.has(&format!("href=\"{notice}\"")) && !own.has(&draft));
    // The call leads to its own document.
    let call = [("due_on", "2026-03-02"), ("words", "请报送议题")];
    let page = office.done(&format!("{meeting}/call"), &call).await;
    let draft = format!("/documents/new?kind=call_for_items&amp;meeting={id}");
    assert!(page.has(&draft) && !tax.open(&meeting).await.has(&draft));
    let begun = office.open(&draft.replace("&amp;", "&")).await;
    assert!(begun.has("value=\"call_for_items\" checked"));
}

#[tokio::test]
async fn a_meeting_is_called_off_with_a_reason() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let matter = accepted(&court, "税务注销", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    let hints = ["写明谁牵头", "未回复"];
    let before = office.open(&meeting).await;
    for hint in hints {
        before.says(hint);
    }
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
    // Nothing of it waits for anybody any more.
    for hint in hints {
        page.is_silent_on(hint);
    }
    assert!(!page.offers(&action));
}

#[tokio::test]
async fn a_decision_beyond_duties_needs_a_reason() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let matter = accepted(&court, "税务注销", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    let action = format!("{meeting}/items/{}/decisions", item(&page, 1));
    let labour = court.unit("区人社局").await;
    let mut form = vec![
        ("text", "核对"),
        ("lead", labour.as_str()),
        ("due_on", "2026-03-31"),
        ("done_when", "核对表"),
    ];
    let page = sent(&office, &meeting, &action, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("区人社局");
    assert!(page.has(">核对</textarea>"), "what was typed is kept");
    form[1].1 = "";
    assert_eq!(
        sent(&office, &meeting, &action, &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
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
    let unit = court.unit("区税务局").await;
    let plan = async |topic: &str| {
        let mut form = PLAN.to_vec();
        form.retain(|(name, _)| *name != "topic");
        form.extend([("topic", topic), ("units", unit.as_str())]);
        office.done("/meetings", &form).await.path
    };
    let first = plan("第0题").await;
    assert_eq!(plan("第0题").await, first, "the form sent twice plans one");
    let mut all = vec![first];
    for n in 1..21 {
        all.push(plan(&format!("第{n}题")).await);
    }
    let page = office.open("/meetings").await;
    let rows = "<td><a href=\"/meetings/";
    assert_eq!(page.html().matches(rows).count(), 21, "all that are ahead");
    let by = app::sign_in::actor_of(&court.desk, "office").await.unwrap();
    for path in &all {
        let id = path.rsplit('/').next().unwrap();
        app::meeting::plan::call_off(&court.desk, &by, id, 1, "改期")
            .await
            .unwrap();
    }
    let page = office.open("/meetings?state=called_off").await;
    assert_eq!(page.html().matches(rows).count(), 20);
    let next = page
        .html()
        .split("href=\"/meetings?state=called_off&amp;before=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let next = format!("/meetings?state=called_off&before={next}");
    let page = office.open(&next).await;
    assert_eq!(page.html().matches(rows).count(), 1);
    assert!(!page.has("before="));
}

#[tokio::test]
async fn the_pages_speak_english() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, _) = session::convened(&court, &office).await;
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
