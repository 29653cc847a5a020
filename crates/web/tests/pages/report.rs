//! Reports and information rounds as office, units and conveners meet them.

mod published;
mod reach;

use crate::court::{Court, Page, Visitor};
use axum::http::StatusCode;

/// Raises a matter on taxes.
pub async fn raise(visitor: &Visitor, title: &str) {
    let form = [
        ("title", title),
        ("difficulty", "taxation"),
        ("enterprise", "云岭纺织厂（虚构）"),
        ("request", "请协调"),
        ("classification", "ordinary"),
    ];
    visitor.done("/matters", &form).await;
}

pub async fn drafted(office: &Visitor) -> String {
    let form = [
        ("kind", "free"),
        ("from", "2026-01-01"),
        ("until", "2026-03-02"),
        ("round", ""),
    ];
    let page = office.done("/reports", &form).await;
    page.is_sound();
    page.path
}

/// A convener signs the report off, on request unless said otherwise.
pub async fn sign(convener: &Visitor, report: &str, disclosure: &str) -> Page {
    let action = format!("{report}/check");
    let version = convener.open(report).await.hidden(&action, "version");
    let form = [("version", version.as_str()), ("disclosure", disclosure)];
    convener.done(&action, &form).await
}

/// Presses the button of a step on the report's page.
pub async fn step(visitor: &Visitor, report: &str, step: &str) -> Page {
    let action = format!("{report}/{step}");
    let version = visitor.open(report).await.hidden(&action, "version");
    // Only what is put forward is asked for; the tick says nothing to the other steps.
    let form = [("version", version.as_str()), ("short_names", "1")];
    visitor.done(&action, &form).await
}

#[tokio::test]
async fn a_report_from_the_draft_to_the_issue() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let tax = court.sign_in("tax").await;
    raise(&tax, "欠税核销").await;
    raise(&tax, "发票领用").await;
    office.open("/reports/new").await.is_sound();
    let report = drafted(&office).await;
    let page = office.open(&report).await;
    page.says("本期提出协调事项 2 件");
    assert!(page.has("<svg xmlns"), "the chart stands in the page");
    assert_eq!(
        tax.get(&report).await.status,
        StatusCode::NOT_FOUND,
        "not before it is issued"
    );
    let rows = office.open(&format!("{report}/rows/matters_raised")).await;
    rows.is_sound();
    rows.says("欠税核销");
    rows.says("发票领用");
    for wrong in [
        "rows/nothing",
        "rows/matters_raised-u-1",
        "texts/9",
        "file/exe",
        "verify",
    ] {
        let status = office.get(&format!("{report}/{wrong}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{wrong}");
    }

    step(&office, &report, "put-forward")
        .await
        .says("待总召集人");
    // A report goes upward under a convener's name: neither the office nor its director signs it.
    for login in ["office", "director"] {
        let page = court.sign_in(login).await.open(&report).await;
        assert!(!page.offers(&format!("{report}/check")), "{login}");
    }
    sign(&convener, &report, "on_request")
        .await
        .says("演示区长");
    step(&office, &report, "number")
        .await
        .says("城府院报〔2026〕1号");
    let page = step(&office, &report, "issue").await;
    page.is_sound();
    page.says("已印发");
    let seen = tax.open(&report).await;
    seen.is_sound();
    seen.says("固定值（SM3）");
    seen.is_silent_on("办理经过");
    tax.open(&format!("{report}/verify")).await.says("校验一致");
    raise(&tax, "迟到的事项").await;
    tax.open(&report).await.says("本期提出协调事项 2 件");
    let rows = tax.open(&format!("{report}/rows/matters_raised")).await;
    rows.says("共 2 条");
    rows.is_silent_on("迟到的事项");
    tax.open("/reports").await.says("企业破产处置情况报告");
    let pdf = tax.open(&format!("{report}/file/pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.headers["content-type"] == "application/pdf");
    let xlsx = tax.open(&format!("{report}/file/xlsx")).await;
    assert!(xlsx.body.starts_with(b"PK"));
    let frozen = format!("{report}/file/txt");
    assert_eq!(tax.get(&frozen).await.status, StatusCode::NOT_FOUND);
    office.open(&frozen).await;
}

#[tokio::test]
async fn the_text_is_edited_and_a_stale_edit_kept() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let report = drafted(&office).await;
    let action = format!("{report}/edit");
    let version = office.open(&report).await.hidden(&action, "version");
    let edit = async |text: &str| {
        office
            .post(&action, &[("version", &version), ("text", text)])
            .await
    };
    let page = edit("本期{{没有的指标}}件").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("没有的指标");
    let typed = edit("提出{{提出事项}}件，走访7家企业。").await;
    assert_eq!(typed.status, StatusCode::SEE_OTHER);
    let page = office.open(&report).await;
    page.says("提出 0 件，走访 7 家企业。");
    page.says("有 1 处手工填写的数字");
    let page = edit("另一位的稿子").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.has(">另一位的稿子</textarea>"),
        "what was typed is kept"
    );
    // Who was quicker, and where to see what.
    page.says("演示书记");
    page.says("改过。");
    assert!(page.has("href=\"#history\""));
    // Put forward meanwhile, the text is no form any more; what was typed is there all the same.
    step(&office, &report, "put-forward").await;
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = court.sign_in("convener").await.open("/notifications").await;
    assert!(told.has(&format!("<a href=\"{report}\">")), "by its name");
    let page = edit("第三位的稿子").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("改过。");
    assert!(page.has(">第三位的稿子</textarea>"));
    let first = office.open(&format!("{report}/texts/1")).await;
    first.is_sound();
    first.says("第 1 稿");
}

#[tokio::test]
async fn a_draft_is_given_up_with_a_reason_and_stands_apart() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (wrong, kept) = (drafted(&office).await, drafted(&office).await);
    office.open(&kept).await.says("同一期间另有报告");
    let action = format!("{wrong}/withdraw");
    let page = office.open(&wrong).await;
    let version = page.hidden(&action, "version");
    let give_up = async |reason: &str| {
        let form = [("version", version.as_str()), ("reason", reason)];
        office.post(&action, &form).await
    };
    let nothing = give_up(" ").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.is_sound();
    let done = give_up("期间选错").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = office.open(&wrong).await;
    page.is_sound();
    page.says("本报告稿已经撤销，不再办理。原因：期间选错");
    page.says("撤销情况报告稿：期间选错");
    page.is_silent_on("同一期间另有报告");
    for step in ["withdraw", "edit", "recount", "put-forward", "send-back"] {
        assert!(!page.offers(&format!("{wrong}/{step}")), "{step}");
    }
    // Sent once more from the page as it was, it is answered, and what was typed is there.
    let again = give_up("重复了").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    again.is_sound();
    again.says("演示书记");
    assert!(again.has(">重复了</textarea>"));
    // It is in the list no more, nor told of on the page of another; those given up stand apart.
    let list = office.open("/reports").await;
    assert!(!list.has(&wrong) && list.has(&kept));
    let apart = office.open("/reports?withdrawn=1").await;
    apart.is_sound();
    assert!(apart.has(&wrong) && !apart.has(&kept));
    office.open(&kept).await.is_silent_on("同一期间另有报告");
    let convener = court.sign_in("convener").await;
    convener.open(&wrong).await.says("期间选错");
    let tax = court.sign_in("tax").await;
    assert_eq!(tax.get(&wrong).await.status, StatusCode::NOT_FOUND);
    assert!(!tax.open("/reports?withdrawn=1").await.has(&wrong));
}

/// A report from its draft to the issue; its path.
async fn issued(office: &Visitor, convener: &Visitor) -> String {
    let report = drafted(office).await;
    step(office, &report, "put-forward").await;
    sign(convener, &report, "on_request").await;
    step(office, &report, "number").await;
    step(office, &report, "issue").await;
    report
}

/// Opens a round with two questions; the path of its page.
async fn round(court: &Court, office: &Visitor) -> String {
    let (tax, land) = (
        court.unit("区税务局").await,
        court.unit("区自然资源局").await,
    );
    let form = [
        ("kind", "free"),
        ("from", "2026-01-01"),
        ("until", "2026-03-02"),
        ("due_on", "2026-03-06"),
        ("units", &tax),
        ("units", &land),
        ("lines", "2"),
        ("ask-0", "1"),
        ("label-0", "提出事项数"),
        ("kind-0", "number"),
        ("figure-0", "matters_raised"),
        ("ask-1", "1"),
        ("label-1", "存在问题"),
        ("kind-1", "text"),
    ];
    let page = office.done("/rounds", &form).await;
    page.is_sound();
    page.path
}

#[tokio::test]
async fn a_round_is_opened_from_one_line_a_unit_with_what_it_is_asked() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/rounds/new").await;
    page.is_sound();
    let tax = court.unit("区税务局").await;
    let html = page.html();
    let line = html.split("<details>").find(|one| one.contains(&tax));
    let line = line.unwrap().split("</details>").next().unwrap();
    assert!(line.contains(" checked"), "every member is proposed");
    let (summary, asked) = line.split_once("</summary>").unwrap();
    let asked = asked.matches("<li>").count();
    assert!(asked > 1 && summary.contains(&format!("{asked} 项：")));
    assert!(
        line.contains("三.7 "),
        "with the clause that makes it answer"
    );
    // The questions themselves stand folded until they are to be changed, or are wrong.
    let fold = |page: &Page| {
        let html = page.html();
        let before = html.split("name=\"label-0\"").next().unwrap().to_owned();
        let tag = before.rsplit("<details class=\"form\"").next().unwrap();
        tag.split('>').next().unwrap().to_owned()
    };
    assert_eq!(fold(&page), "");
    let wrong = [("units", tax.as_str()), ("lines", "1"), ("label-0", "甲")];
    let page = office.post("/rounds", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(fold(&page), " open");
}

/// The paths of the returns a round's page leads to.
fn returns(page: &Page) -> Vec<String> {
    let html = page.html();
    let found = html.split("href=\"/returns/").skip(1);
    found
        .map(|rest| format!("/returns/{}", rest.split('"').next().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_unit_asked_for_a_return_is_told_how_the_office_is_reached() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let path = round(&court, &office).await;
    let of_tax = async || {
        for path in returns(&office.open(&path).await) {
            let page = tax.get(&path).await;
            if page.status == StatusCode::OK {
                return page;
            }
        }
        panic!("no return of its own");
    };
    of_tax().await.is_silent_on("联系办公室");
    let form = [("version", "0"), ("phone", "0356-2023456")];
    office.post("/charter/contact", &form).await;
    let page = of_tax().await;
    page.is_sound();
    page.says("填报中有疑问的，联系办公室 联系电话 0356-2023456");
    page.is_silent_on("联系人");
}

/// The ids of the questions on a return's page.
fn questions(page: &Page) -> Vec<String> {
    let html = page.html();
    let found = html.split("name=\"answer\" value=\"").skip(1);
    found
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a return reads as one story")]
async fn a_unit_corrects_its_prefilled_return() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    raise(&tax, "欠税核销").await;
    let new = office.open("/rounds/new").await;
    new.is_sound();
    assert!(new.has("value=\"办理破产注销登记企业数\""));
    let path = round(&court, &office).await;
    let page = office.open(&path).await;
    page.says("区自然资源局");
    // Nothing is closed unawares: who is out is named, reminded at once, and closed without by a tick.
    page.says("还有 2 家单位没有报送");
    assert!(page.has("class=\"num\" data-label=\"已填\""));
    let close = format!("{path}/close");
    let version = page.hidden(&close, "version");
    let unaware = office.post(&close, &[("version", &version)]).await;
    assert_eq!(unaware.status, StatusCode::CONFLICT);
    unaware.says("报告中不含这些单位的情况");
    let reminded = office.done(&format!("{path}/remind"), &[]).await;
    reminded.says("已提醒 2 家单位");
    let own = returns(&page)[0].clone();
    let other = returns(&page)[1].clone();
    tax.open("/").await.says("报送情况");
    let page = tax.open(&own).await;
    page.is_sound();
    page.says("系统统计 1");
    assert_eq!(tax.get(&other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(tax.get(&path).await.status, StatusCode::NOT_FOUND);
    let (version, ids) = (page.hidden(&own, "version"), questions(&page));
    let names = [
        format!("said-{}", ids[0]),
        format!("why-{}", ids[0]),
        format!("said-{}", ids[1]),
    ];
    let send = async |number: &str, why: &str| {
        let form = [
            ("version", version.as_str()),
            ("answer", ids[0].as_str()),
            ("answer", ids[1].as_str()),
            (names[0].as_str(), number),
            (names[1].as_str(), why),
            (names[2].as_str(), "底数不清"),
            ("act", "submit"),
        ];
        tax.post(&own, &form).await
    };
    let page = send("两", "").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.has("value=\"两\"") && page.has(">底数不清</textarea>"),
        "what was typed is kept"
    );
    let page = send("2", "").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("与系统统计不一致，请写明原因");
    assert_eq!(send("2", "含口头提出").await.status, StatusCode::SEE_OTHER);
    let late = send("3", "又改").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // It was sent meanwhile, and is no form any more: who did so, and what was typed here.
    late.says("演示税务");
    late.says("改过。");
    assert!(late.has(">又改</textarea>"), "what was typed is kept");
    let page = office.open(&own).await;
    page.is_sound();
    page.says("不一致 含口头提出");
    let id = path.trim_start_matches("/rounds/");
    let of_round = [
        ("kind", "free"),
        ("from", "2026-01-01"),
        ("until", "2026-03-02"),
        ("round", id),
    ];
    // A report begun before the answer is accepted says so, and is drafted anew with it.
    let early = office.done("/reports", &of_round).await.path;
    office.open(&early).await.is_silent_on("在起草后采用");
    step(&office, &own, "accept").await.says("已采用");
    let page = office.open(&early).await;
    page.is_sound();
    page.says("1 家单位的反馈在起草后采用，没有写进正文：区税务局");
    let page = step(&office, &early, "redraft").await;
    page.is_silent_on("在起草后采用");
    page.says("底数不清");
    // The other unit is entered from paper.
    let page = office.open(&other).await;
    page.says("代录区自然资源局");
    let (version, ids) = (page.hidden(&other, "version"), questions(&page));
    let name = format!("said-{}", ids[0]);
    let form = [
        ("version", version.as_str()),
        ("entered", "1"),
        ("nothing_more", "1"),
        ("answer", ids[0].as_str()),
        (name.as_str(), "0"),
        ("act", "submit"),
    ];
    let bare = office.post(&other, &form).await;
    assert_eq!(
        bare.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it needs the scan"
    );
    let scan: &[(&str, &str, &[u8])] = &[("scan", "情况.pdf", b"%PDF-1.7 scan")];
    office
        .done_with(&other, &form, scan)
        .await
        .says("报送原件扫描件");
    step(&office, &other, "accept").await;
    step(&office, &path, "close").await.says("已结束");
    office
        .open(&format!("/reports/new?round={id}"))
        .await
        .is_sound();
    let page = office.done("/reports", &of_round).await;
    page.is_sound();
    page.says("底数不清");
    assert!(
        page.has(&format!("href=\"{own}\"")),
        "a unit's words lead to its return"
    );
    let page = office.reading("en").open(&page.path).await;
    page.is_sound();
    page.says("Numbers the units gave");
}

#[tokio::test]
async fn a_wrong_round_is_shown_again_as_typed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let form = [
        ("kind", "quarter"),
        ("from", "2026-01-01"),
        ("due_on", "2026-01-01"),
        ("lines", "1"),
        ("ask-0", "1"),
        ("label-0", "自加的项目"),
        ("kind-0", "text"),
    ];
    let page = office.post("/rounds", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.is_sound();
    page.says("日期不能早于今天");
    assert!(page.has("value=\"自加的项目\""));
}
