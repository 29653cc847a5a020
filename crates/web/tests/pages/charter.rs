//! The charter's pages: who answers for what, and adopting a notice as its new version.

use crate::court::{Court, Page};
use axum::http::StatusCode;

/// An invented county's notice: other words for the posts, duties by task, web-page furniture.
const NOTICE: &str = include_str!("../../../documents/tests/notices/leading_group.txt");

/// The fields a review form would send as it stands.
pub fn sent(page: &Page) -> Vec<(String, String)> {
    let html = page.html();
    let form = html
        .split("class=\"review\"")
        .nth(1)
        .expect("a review")
        .split("</form>")
        .next()
        .unwrap();
    let mut fields = Vec::new();
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!("{name}=\"")).nth(1)?;
        Some(unescape(rest.split('"').next()?))
    };
    for piece in form.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = value(tag, "name");
        if tag.starts_with("input") {
            let ticked = !tag.contains("type=\"checkbox\"") || tag.ends_with("checked");
            if let (Some(name), true) = (name, ticked) {
                fields.push((name, value(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            let text = piece.split_once('>').unwrap().1;
            fields.push((name.unwrap(), unescape(text)));
        } else if tag.starts_with("select") {
            fields.push((name.unwrap(), "first".into()));
        } else if let Some((_, chosen)) = fields.last_mut().filter(|_| tag.starts_with("option"))
            && (chosen == "first" || tag.ends_with("selected"))
        {
            *chosen = value(tag, "value").unwrap();
        }
    }
    fields
}

pub fn unescape(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&#38;", "&")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
}

/// The same fields with one changed.
pub fn with(
    fields: &[(String, String)],
    name: &str,
    nth: usize,
    value: &str,
) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    let field = fields.iter_mut().filter(|(own, _)| own == name).nth(nth);
    field.unwrap_or_else(|| panic!("no field {name}")).1 = value.into();
    fields
}

pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[tokio::test]
async fn the_office_says_how_it_is_reached_and_whoever_signs_in_reads_it() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let page = office.open("/charter").await;
    page.is_sound();
    page.says("办公室联系方式");
    tax.open("/charter").await.is_silent_on("办公室联系方式");
    let set = async |version: &str, phone: &str, postcode: &str| {
        let form = [
            ("version", version),
            ("person", "王媛"),
            ("phone", phone),
            ("address", ""),
            ("postcode", postcode),
        ];
        office.post("/charter/contact", &form).await
    };
    let wrong = set("0", "12", "48000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.is_sound();
    wrong.says("邮政编码为 6 位数字");
    wrong.says("电话号码有误");
    assert!(wrong.has("value=\"王媛\"") && wrong.has("value=\"48000\""));
    let done = set("0", "0356-2023456", "048000").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let seen = tax.open("/charter").await;
    seen.is_sound();
    seen.says("联系人 王媛 联系电话 0356-2023456 邮编 048000");
    assert!(!seen.offers("/charter/contact"));
    let stale = set("0", "0356-2020202", "048000").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.has("value=\"0356-2020202\""),
        "what was typed is kept"
    );
    let history = court.sign_in("audit").await.open("/journal").await;
    history.says("修改办公室联系方式");
    for path in ["/public", "/sign-in"] {
        court
            .visitor()
            .open(path)
            .await
            .is_silent_on("0356-2023456");
    }
}

#[tokio::test]
async fn every_difficulty_shows_who_answers_or_that_nobody_does() {
    let court = Court::open().await;
    let page = court.sign_in("tax").await.open("/charter").await;
    page.is_sound();
    page.says("破产企业涉税 区税务局 方案三.7 主办");
    page.says("违章建筑处置 缺位 方案未列责任单位 增邀单位 提交联席会议");
    page.says("联席会议每年至少召开 1 次，由总召集人、副总召集人召集");
    page.says("办公室惯例，非通知规定");
    page.is_silent_on("读入通知");
    court
        .sign_in("office")
        .await
        .reading("en")
        .open("/charter")
        .await
        .is_sound();
}

#[tokio::test]
async fn what_is_no_notice_is_refused_and_kept() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    office.open("/charter/read").await.is_sound();
    for (text, words) in [
        (
            "关于举办运动会的通知\n请报名。",
            "没有找到企业破产府院联动机制的内容",
        ),
        ("", "文件是空的"),
    ] {
        let page = office.upload("/charter/read", &[("text", text)], &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.is_sound();
        page.says(words);
        page.says(text.lines().last().unwrap_or(""));
    }
    let files = [("file", "通知.docx", b"%PDF-1.7".as_slice())];
    let page = office
        .upload("/charter/read", &[("text", "已粘贴")], &files)
        .await;
    page.says("看来是 PDF");
    page.says("已粘贴");
    let page = office
        .reading("en")
        .upload("/charter/read", &[("text", "")], &files)
        .await;
    page.says("neither .txt nor .docx");
}

#[tokio::test]
async fn each_fact_stands_beside_its_line() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office
        .upload(
            "/charter/read",
            &[],
            &[("file", "通知.txt", NOTICE.as_bytes())],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.is_sound();
    let fields = sent(&page);
    let of = |name: &str| {
        fields
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, v)| v.as_str())
    };
    assert_eq!(of("document_number"), Some("禾政办发〔2022〕8号"));
    assert_eq!(of("document_number_lines"), Some("3"));
    assert_eq!(of("hosts"), Some("县发展和改革局"));
    assert_eq!(of("joint_min_per_year"), Some("4"));
    assert!(page.has("href=\"#l19\"") && page.has("<li id=\"l19\">"));
    page.says("没有找到列举的疑难类别");
    // What the notice does not say comes from the charter in force; the office's practice stays.
    assert_eq!(of("minutes_code"), Some("城府院纪"));
    // But a notice of another place says nothing of this one's code.
    assert_eq!(of("division_code"), Some(""));
    page.says("这份通知的地区是禾川县，本机制是晋城市城区");
}

#[tokio::test]
async fn faults_stand_beside_their_fields_and_nothing_is_lost() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/charter/read?from=present").await;
    page.is_sound();
    let fields = with(&sent(&page), "division_code", 0, "14050");
    let fields = with(&fields, "duty_leads", 6, "区国税局");
    let fields = with(&fields, "duty_text", 7, "改写过的职责");
    let fields = with(&fields, "issued_on", 0, "去年");
    let page = office.post("/charter/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.is_sound();
    page.says("有 3 处需要修改");
    page.says("行政区划代码应为六位数字：14050");
    page.says("职责分工 三.7 成员单位中没有这个单位，请核对名称或者先列入单位：区国税局");
    page.says("日期有误");
    assert_eq!(sent(&page), fields, "everything is as it was typed");
}

#[tokio::test]
async fn an_adopted_charter_is_in_force_at_once() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/charter/read?from=present").await;
    let mut fields = sent(&page);
    let wording = "依法办理破产企业的税务变更、注销事宜（全文）";
    fields = with(&fields, "duty_text", 6, wording);
    fields = with(&fields, "triage_working_days", 0, "5");
    // 违章建筑 is given to 区自然资源局, and a new unit joins.
    fields.push(("duty_covers".into(), "10:illegal_building".into()));
    fields = with(&fields, "unit_name", 15, "区住建局");
    let checked = office.post("/charter/check", &pairs(&fields)).await;
    assert_eq!(checked.status, StatusCode::OK);
    checked.says("违章建筑处置 区自然资源局（三.11）");
    office.open("/charter").await.is_silent_on(wording);
    fields.push(("step".into(), "adopt".into()));
    let page = office.post("/charter/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.is_sound();
    page.says("区住建局");
    let page = court.sign_in("tax").await.open("/charter").await;
    page.says(wording);
    page.is_silent_on("缺位");
    assert_eq!(court.desk.charter().practice.triage_working_days, 5);
    court
        .sign_in("tax")
        .await
        .open("/roster")
        .await
        .says("区住建局");
    court
        .sign_in("director")
        .await
        .open("/journal")
        .await
        .says("修订实施方案");
    // The form that was opened before is stale now, and keeps what was typed.
    let page = office.post("/charter/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("已有人采用了另一个版本");
    page.says(wording);
    let report = app::jobs::verify(&court.desk).await.unwrap();
    assert_eq!(report.faults, Vec::<String>::new());
}

#[tokio::test]
async fn a_version_waits_for_its_day() {
    let mut court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/charter/read?from=present").await;
    let mut fields = with(&sent(&page), "place", 0, "新城区");
    fields.push(("step".into(), "adopt".into()));
    let early = with(&fields, "effective_from", 0, "2023-01-01");
    let refused = office.post("/charter/check", &pairs(&early)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("不能早于现行版本的施行日");
    let later = with(&fields, "effective_from", 0, "2026-04-01");
    office
        .post("/charter/check", &pairs(&later))
        .await
        .says("将自2026年4月1日起施行");
    assert_eq!(court.desk.charter().place, "晋城市城区");
    office.open("/charter").await.says("待施行");
    court.on(jiff::civil::date(2026, 4, 1));
    assert_eq!(court.desk.charter().place, "新城区");
}

#[tokio::test]
async fn invited_units_become_members_and_changes_of_persons_are_left_to_the_office() {
    let court = Court::open().await;
    court.admit("区医保局", "invited").await;
    let office = court.sign_in("office").await;
    let page = office.open("/charter/read?from=present").await;
    let mut fields = with(&sent(&page), "unit_name", 15, "区医保局");
    fields = with(&fields, "roster_liaison", 7, "演示新人");
    fields.push(("drop".into(), "unit:8".into()));
    fields.push(("drop".into(), "duty:8".into()));
    fields.push(("drop".into(), "roster:8".into()));
    fields.push(("step".into(), "adopt".into()));
    let page = office.post("/charter/check", &pairs(&fields)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.is_sound();
    page.says("新列入的成员单位 区医保局");
    page.says("新方案未再列的单位 区生态环境分局");
    page.says("区人社局 联络人 演示新人 赵斐、演示人社");
    let units = app::units::all(&court.desk, &court.desk.system())
        .await
        .unwrap();
    let unit = units.named("区医保局").unwrap();
    assert_eq!((unit.kind.code(), unit.until), ("member", None));
    assert_eq!(unit.charter_name, "区医保局");
}
