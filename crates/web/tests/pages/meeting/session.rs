//! Meetings in session: attendance, positions, outcomes and the close, as the office and the units meet them.

use super::{accepted, filed, item, planned, propose, sent, step};
use crate::court::{Court, Page, Visitor};
use axum::http::StatusCode;

/// A convened meeting with one item under which the tax bureau leads and the labour bureau supports.
pub async fn convened(court: &Court, office: &Visitor) -> (String, String) {
    let meeting = planned(court, office, &["区税务局", "区人社局", "区财政局"]).await;
    let matter = accepted(court, "税务注销", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(office, &meeting, &listing, &[("matter", &matter)]).await;
    let item = item(&page, 1);
    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let page = propose(office, &meeting, &item, &tax, &labour).await;
    page.says("越位");
    page.says("达成一致须经以下单位同意：区税务局、区人社局");
    step(office, &meeting, &format!("{meeting}/convene")).await;
    (meeting, item)
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
    let early = tax.open(&meeting).await;
    early.is_silent_on("等本单位表态的议题");
    assert!(!early.offers(&action), "no position before the session");
    step(&office, &meeting, &format!("{meeting}/open")).await;
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

/// Enters the tax and the labour bureau as present and the finance bureau as absent.
pub async fn attend(court: &Court, office: &Visitor, meeting: &str) -> Page {
    let action = format!("{meeting}/attendance");
    let page = office.open(meeting).await;
    let mut rows = vec![("rest".to_owned(), "present".to_owned())];
    for unit in ["区税务局", "区人社局", "区财政局", "区法院"] {
        let id = court.unit(unit).await;
        if !page.has(&format!("presence-{id}")) {
            continue;
        }
        let presence = if unit == "区财政局" {
            "absent"
        } else {
            "invited"
        };
        rows.push((format!("presence-{id}"), presence.to_owned()));
        let version = format!("version-{id}");
        rows.push((version.clone(), page.hidden(&action, &version)));
        rows.push(("unit".into(), id));
    }
    let page = office.done(&action, &borrowed(&rows)).await;
    let again = office.post(&action, &borrowed(&rows)).await;
    assert_eq!(
        again.status,
        StatusCode::SEE_OTHER,
        "rows that do not differ are left alone"
    );
    page
}

/// Enters both named units, who are there, as agreeing.
pub async fn all_agree(court: &Court, office: &Visitor, meeting: &str, item: &str) -> Page {
    let mut rows = vec![("rest".to_owned(), "agree".to_owned())];
    for unit in ["区税务局", "区人社局"] {
        let id = court.unit(unit).await;
        rows.push((format!("version-{id}"), "0".into()));
        rows.push(("there".into(), id.clone()));
        rows.push(("unit".into(), id));
    }
    office
        .done(
            &format!("{meeting}/items/{item}/position"),
            &borrowed(&rows),
        )
        .await
}

/// A closed meeting whose one item was agreed; its path.
pub async fn closed(court: &Court, office: &Visitor) -> String {
    let (meeting, item) = convened(court, office).await;
    held(court, office, meeting, item).await
}

/// The same, with the unit that hosts the office asked too.
pub async fn closed_with_the_host(court: &Court, office: &Visitor) -> String {
    let (meeting, item) = convened(court, office).await;
    let host = court.unit("区法院").await;
    let form = [("unit", host.as_str())];
    office.done(&format!("{meeting}/invite"), &form).await;
    held(court, office, meeting, item).await
}

async fn held(court: &Court, office: &Visitor, meeting: String, item: String) -> String {
    step(office, &meeting, &format!("{meeting}/open")).await;
    attend(court, office, &meeting).await;
    all_agree(court, office, &meeting, &item)
        .await
        .says("均已同意");
    let outcome = format!("{meeting}/items/{item}/outcome");
    let form = [("outcome", "agreed"), ("text", "")];
    filed(office, &meeting, &outcome, &form)
        .await
        .says("一致同意");
    let page = step(office, &meeting, &format!("{meeting}/close")).await;
    page.is_sound();
    page.says("已结束");
    assert!(page.offers(&format!("{meeting}/minutes/draft")));
    meeting
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[tokio::test]
async fn the_close_waits_for_every_presence_and_every_outcome() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, _) = convened(&court, &office).await;
    let page = step(&office, &meeting, &format!("{meeting}/open")).await;
    page.is_sound();
    page.says("结束会议前还要登记");
    page.says("第 1 项“税务注销”没有结果");
    page.says("出席情况待登记：区");
    assert!(!page.offers(&format!("{meeting}/close")));
    let page = attend(&court, &office, &meeting).await;
    page.says("到会 2 家");
    page.is_silent_on("出席情况待登记");
    assert!(!page.offers(&format!("{meeting}/close")));
}

#[tokio::test]
async fn an_item_is_agreed_only_by_all_it_names() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, item) = convened(&court, &office).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let outcome = format!("{meeting}/items/{item}/outcome");
    let page = sent(&office, &meeting, &outcome, &[("outcome", "agreed")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("区税务局、区人社局");
    let form = [("outcome", "deferred"), ("condition", "税款清缴")];
    let page = sent(&office, &meeting, &outcome, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.has("value=\"税款清缴\""), "what was typed is kept");
    all_agree(&court, &office, &meeting, &item)
        .await
        .says("均已同意");
    filed(&office, &meeting, &outcome, &[("outcome", "agreed")])
        .await
        .says("一致同意");
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
    let outcome = format!("{meeting}/items/{item}/outcome");
    let page = filed(&office, &meeting, &outcome, &form).await;
    page.says("暂缓：待税款清缴后另行提交。区税务局跟进，2026年4月1日复核。");
    assert!(
        !page.offers(&format!("{meeting}/items/{item}/outcome")),
        "an outcome is given once"
    );
    // Recorded by mistake, it is taken back for a reason and recorded anew.
    let again = format!("{meeting}/items/{item}/reopen");
    let page = filed(&office, &meeting, &again, &[("reason", "登记有误")]).await;
    assert!(page.offers(&outcome));
}

#[tokio::test]
async fn what_was_typed_for_a_meeting_closed_meanwhile_is_shown_with_the_reason() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = closed(&court, &office).await;
    let item = super::item(&office.open(&meeting).await, 1);
    let unit = court.unit("区税务局").await;
    let action = format!("{meeting}/items/{item}/position");
    let form = [
        ("unit", unit.as_str()),
        (&format!("version-{unit}"), "0"),
        (&format!("stance-{unit}"), "object"),
        (&format!("words-{unit}"), "依据不足，须先审计"),
    ];
    let page = tax.post(&action, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.has("id=\"stray\""), "the refusal stands on the page");
    page.says("依据不足，须先审计");
    // The address itself, opened as a page, says where to go on.
    let opened = tax.get(&action).await;
    assert_eq!(opened.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(opened.has(&format!("href=\"{meeting}\"")));
}

#[tokio::test]
async fn a_decision_keeps_its_light_until_all_its_work_is_verified() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (paper, _) = crate::excerpts::issued(&court, &office).await;
    let meeting = paper.trim_end_matches("/minutes").to_owned();
    let page = office.open(&meeting).await;
    page.says("2026年3月31日 ● 剩");
    page.is_silent_on("已核验");
    let clerk = app::sign_in::actor_of(&court.desk, "office").await.unwrap();
    let view = app::meeting::view::view(&court.desk, &clerk, meeting.rsplit('/').next().unwrap());
    let matter = view.await.unwrap().items[0].matter.clone().unwrap();
    let number = (matter.year, matter.serial);
    let work = app::matter::view::view(&court.desk, &clerk, number).await;
    let work = work.unwrap().assignments;
    assert_eq!(work.len(), 2, "the lead's and the support's");
    for (n, one) in work.iter().enumerate() {
        work_off(&court, one.unit, &one.id.to_string(), one.version).await;
        let page = office.open(&meeting).await;
        if n == 0 {
            page.says("2026年3月31日 ● 剩");
        } else {
            page.says("2026年3月31日 已核验");
        }
    }
}

/// A unit's work from acknowledging to the office's verification.
async fn work_off(court: &Court, unit: domain::id::UnitId, id: &str, version: u32) {
    use app::assignment::{Step, StepForm, step};
    let actor = async |login: &str| app::sign_in::actor_of(&court.desk, login).await.unwrap();
    let (tax, labour) = (actor("tax").await, actor("labour").await);
    let own = if tax.unit.id == unit { tax } else { labour };
    let clerk = actor("office").await;
    for (n, (by, one)) in (0u32..).zip([
        (&own, Step::Acknowledge),
        (&own, Step::Submit),
        (&clerk, Step::Verify),
    ]) {
        let form = StepForm {
            words: if one.needs_words() {
                "已办理".into()
            } else {
                String::new()
            },
            ..StepForm::default()
        };
        step(&court.desk, by, id, version + n, one, form)
            .await
            .unwrap();
    }
}

/// Whether what stands in the details that begin before this markup, and nearest to it, is unfolded.
pub fn unfolded(page: &Page, markup: &str) -> bool {
    let html = page.html();
    let before = html.split(markup).next().unwrap();
    assert!(before.len() < html.len(), "the page lacks {markup}");
    let details = before.rsplit("<details").next().unwrap();
    details.split('>').next().unwrap().ends_with(" open")
}

#[tokio::test]
async fn in_session_the_item_in_hand_stands_open_and_the_rest_in_lines() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局", "区人社局", "区财政局"]).await;
    let listing = format!("{meeting}/items");
    for title in ["税务注销", "欠税核销"] {
        let matter = accepted(&court, title, "taxation", "ordinary").await;
        filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    }
    let page = office.open(&meeting).await;
    let (first, second) = (item(&page, 1), item(&page, 2));
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    let page = step(&office, &meeting, &format!("{meeting}/open")).await;
    page.is_sound();
    page.says("3 家待登记");
    let (one, two) = (
        format!("id=\"item-{first}\""),
        format!("id=\"item-{second}\""),
    );
    assert!(unfolded(&page, &one) && !unfolded(&page, &two));
    let html = page.html();
    assert!(
        html.find("/attendance\"") < html.find(&one),
        "who is here comes first"
    );
    assert!(unfolded(&page, "/attendance\""));
    assert!(html.contains("2. 欠税核销</h3><span class=\"tag\">未议</span>"));
    let attend = format!("{meeting}/attendance");
    let mut form = vec![("rest".to_owned(), "present".to_owned())];
    for unit in ["区税务局", "区人社局", "区财政局"] {
        let id = court.unit(unit).await;
        form.push((format!("presence-{id}"), "invited".into()));
        form.push((format!("version-{id}"), "1".into()));
        form.push(("unit".into(), id));
    }
    let form: Vec<_> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let page = office.done(&attend, &form).await;
    page.says("到会 3 家，未到会 0 家");
    assert!(!unfolded(&page, "/attendance\""));
    let position = format!("{meeting}/items/{first}/position");
    assert!(!unfolded(&page, &format!("action=\"{position}\"")));
    let unit = court.unit("区税务局").await;
    let (stance, words) = (format!("stance-{unit}"), format!("words-{unit}"));
    let mut form = vec![("unit", unit.as_str()), (&stance, "object"), (&words, "")];
    // What was not complete comes back unfolded, in its item.
    let wrong = office.post(&position, &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfolded(&wrong, &format!("action=\"{position}\"")));
    form[2].1 = "依据不足";
    let page = office.done(&position, &form).await;
    page.says("1 家不同意，2 家未表态");
    let outcome = format!("{meeting}/items/{first}/outcome");
    let page = filed(
        &office,
        &meeting,
        &outcome,
        &[("outcome", "withdrawn"), ("text", "另行研究")],
    )
    .await;
    assert!(!unfolded(&page, &one) && unfolded(&page, &two));
    page.is_sound();
}
