//! Who sees what of reports and rounds, odd periods and names, and what leaves no trace.

use super::{issued, raise, round};
use crate::court::{Court, Visitor};
use axum::http::StatusCode;

async fn raise_as(visitor: &Visitor, title: &str, difficulty: &str, classification: &str) {
    let form = [
        ("title", title),
        ("difficulty", difficulty),
        ("enterprise", "云岭纺织厂（虚构）"),
        ("request", "请协调"),
        ("classification", classification),
    ];
    visitor.done("/matters", &form).await;
}

#[tokio::test]
async fn every_role_sees_its_part() {
    let court = Court::open().await;
    court.admit("演示事务所", "administrator_firm").await;
    court
        .appoint("firm", "演示管理人", "演示事务所", "liaison")
        .await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    raise(&court.sign_in("tax").await, "欠税核销").await;
    let draft = super::drafted(&office).await;
    let out = issued(&office, &convener).await;
    let round = round(&court, &office).await;
    for (login, list, drafted, report, rounds) in [
        ("office", true, true, true, true),
        ("director", true, true, true, true),
        ("convener", true, true, true, true),
        ("tax", true, false, true, false),
        ("finance", true, false, true, false),
        ("firm", true, false, false, false),
        ("keeper", false, false, false, false),
        ("audit", false, false, false, false),
    ] {
        let visitor = court.sign_in(login).await;
        let sees = async |path: &str| {
            let status = visitor.get(path).await.status;
            let fine = [StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::FORBIDDEN];
            assert!(fine.contains(&status), "{login} {path}: {status}");
            status == StatusCode::OK
        };
        assert_eq!(sees("/reports").await, list, "{login}: the list");
        assert_eq!(sees(&draft).await, drafted, "{login}: a draft");
        assert_eq!(sees(&round).await, rounds, "{login}: a round");
        for part in [
            "",
            "/verify",
            "/rows/matters_raised",
            "/file/pdf",
            "/file/xlsx",
        ] {
            assert_eq!(
                sees(&format!("{out}{part}")).await,
                report,
                "{login}: {part}"
            );
        }
        let below = sees(&format!("{out}/file/txt")).await;
        assert_eq!(below, drafted, "{login}: what is frozen");
        if login == "convener" {
            assert!(
                !visitor
                    .open(&draft)
                    .await
                    .offers(&format!("{draft}/put-forward")),
                "{login}"
            );
        }
    }
}

#[tokio::test]
async fn periods_that_cannot_be_and_long_ones() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let draft = async |kind: &str, from: &str, until: &str| {
        let form = [
            ("kind", kind),
            ("from", from),
            ("until", until),
            ("round", ""),
        ];
        office.post("/reports", &form).await
    };
    for (kind, from, until, words) in [
        ("free", "2026-03-01", "2026-02-01", "不能早于"),
        ("month", "2026-04-01", "", "不能晚于今天"),
        ("free", "2026-02-01", "2027-02-01", "不能晚于今天"),
        ("free", "昨天", "2026-02-01", "日期"),
    ] {
        let page = draft(kind, from, until).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{from} {until}"
        );
        page.is_sound();
        page.says(words);
        assert!(page.has(&format!("value=\"{from}\"")), "{from} is kept");
    }
    // Ten years: every figure as ever, the months' picture for the last twelve.
    let answer = draft("free", "2016-03-03", "2026-03-02").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = office.open(&answer.leads_to()).await;
    page.is_sound();
    page.says("本期提出协调事项 0 件");
    let rows = format!("{}/rows/matters_raised", answer.leads_to());
    office.open(&rows).await.says("没有明细");
}

#[tokio::test]
async fn what_is_restricted_leaves_no_trace() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let (tax, land) = (court.sign_in("tax").await, court.sign_in("land").await);
    raise_as(&tax, "欠税核销", "taxation", "ordinary").await;
    raise_as(&tax, "隐匿财产线索", "debt_evasion", "restricted").await;
    let report = issued(&office, &convener).await;
    let page = land.open(&report).await;
    page.says("限定可见范围（不分列） 1");
    page.says("（限定可见范围的不分列）。");
    assert!(
        !page.has("rows/matters_raised-k-debt_evasion"),
        "no kind tells it apart"
    );
    let rows = format!("{report}/rows/matters_raised");
    tax.open(&rows).await.says("隐匿财产线索");
    office.open(&rows).await.says("隐匿财产线索");
    let page = land.open(&rows).await;
    page.says("欠税核销");
    page.is_silent_on("隐匿财产线索");
    assert_eq!(
        page.html().matches("<tr>").count(),
        2,
        "heads and one row, no gap"
    );
    let unit = court.unit("区税务局").await;
    for part in ["k-debt_evasion", "m-2026-03-01", &format!("u-{unit}")] {
        let page = land
            .open(&format!("{report}/rows/matters_raised-{part}"))
            .await;
        page.is_silent_on("隐匿财产线索");
        assert!(!page.has("共 2 条"), "{part}");
    }
    let book = land.open(&format!("{report}/file/xlsx")).await;
    assert!(book.body.starts_with(b"PK"));
}

#[tokio::test]
async fn a_units_odd_name_breaks_neither_text_nor_picture() {
    const NAME: &str = "<b>\"城|管'}}&局";
    let court = Court::open().await;
    court.admit(NAME, "invited").await;
    court.appoint("odd", "演示怪名", NAME, "head").await;
    let office = court.sign_in("office").await;
    let odd = court.sign_in("odd").await;
    raise_as(&odd, "=1+1|标题", "taxation", "ordinary").await;
    let unit = court.unit(NAME).await;
    let form = [
        ("kind", "free"),
        ("from", "2026-01-01"),
        ("until", "2026-03-02"),
        ("due_on", "2026-03-06"),
        ("units", &unit),
        ("lines", "1"),
        ("ask-0", "1"),
        ("label-0", "存在问题"),
        ("kind-0", "text"),
    ];
    let round = office.done("/rounds", &form).await.path;
    let own = super::returns(&office.open(&round).await)[0].clone();
    let page = odd.open(&own).await;
    page.is_sound();
    let (version, ids) = (page.hidden(&own, "version"), super::questions(&page));
    let said = format!("said-{}", ids[0]);
    let form = [
        ("version", version.as_str()),
        ("answer", &ids[0]),
        (&said, "人手不足"),
        ("act", "submit"),
    ];
    odd.done(&own, &form).await;
    super::step(&office, &own, "accept").await;
    super::step(&office, &round, "close").await;
    let id = round.trim_start_matches("/rounds/");
    let form = [
        ("kind", "free"),
        ("from", "2026-01-01"),
        ("until", "2026-03-02"),
        ("round", id),
    ];
    let page = office.done("/reports", &form).await;
    page.is_sound();
    page.says("人手不足");
    page.says("城|管");
    assert!(!page.has("<b>"), "a name is text");
    for file in ["pdf", "docx", "xlsx"] {
        office.open(&format!("{}/file/{file}", page.path)).await;
    }
}

#[tokio::test]
async fn rows_are_paged_by_key_without_scripts() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let (tax, land) = (court.sign_in("tax").await, court.sign_in("land").await);
    for n in 1..=45 {
        // Every third is out of the other unit's sight.
        let class = if n % 3 == 0 { "internal" } else { "ordinary" };
        raise_as(&tax, &format!("第{n:02}件"), "taxation", class).await;
    }
    let report = issued(&office, &convener).await;
    for (visitor, pages) in [(&office, vec![20, 20, 5]), (&land, vec![20, 10])] {
        let mut seen = Vec::new();
        let mut path = format!("{report}/rows/matters_raised");
        for expected in pages {
            let page = visitor.open(&path).await;
            page.is_sound();
            let html = page.html();
            let found: Vec<_> = (1..=45)
                .filter(|n| html.contains(&format!("第{n:02}件")))
                .collect();
            assert_eq!(found.len(), expected, "{path}");
            seen.extend(found);
            let next = html.split("href=\"").find(|link| link.contains("?after="));
            path = next.map_or(String::new(), |link| {
                link.split('"').next().unwrap().to_owned()
            });
        }
        assert!(path.is_empty(), "the last page leads no further");
        assert!(
            seen.is_sorted() && seen.iter().all(|n| *n <= 45),
            "{seen:?}"
        );
    }
    let wrong = land
        .get(&format!("{report}/rows/matters_raised?after=9_9"))
        .await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}
