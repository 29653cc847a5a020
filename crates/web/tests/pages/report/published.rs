//! Who signs a report and says who may read it, what the public reads of it, and what its page warns of.

use super::{drafted, raise, sign, step};
use crate::court::{Court, Visitor};
use axum::http::StatusCode;

async fn rewritten(office: &Visitor, report: &str, text: &str) {
    let action = format!("{report}/edit");
    let version = office.open(report).await.hidden(&action, "version");
    let form = [("version", version.as_str()), ("text", text)];
    office.done(&action, &form).await;
}

#[tokio::test]
async fn a_published_report_is_read_masked_without_signing_in() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let nobody = court.visitor();
    nobody
        .open("/public/reports")
        .await
        .says("还没有公开的情况报告");
    let report = drafted(&office).await;
    let text = "一、基本数据\n本期提出{{提出事项}}件。债权人〖张小三〗手机13800138000。";
    rewritten(&office, &report, text).await;
    // On the page itself the marks are not read.
    let page = office.open(&report).await;
    page.says("债权人张小三手机");
    assert!(
        !page
            .html()
            .split("id=\"text\"")
            .nth(1)
            .unwrap()
            .split("</article>")
            .next()
            .unwrap()
            .contains('〖')
    );
    step(&office, &report, "put-forward").await;
    let page = convener.open(&report).await;
    page.is_sound();
    page.says("不予公开的依据");
    let preview = convener.open(&format!("{report}/public")).await;
    preview.is_sound();
    preview.says("张××");
    preview.is_silent_on("公开时另需隐去的词语");
    let action = format!("{report}/check");
    let version = page.hidden(&action, "version");
    // What is withheld says why; and it is the convener's to say, not the director's.
    let form = [("version", version.as_str()), ("disclosure", "withheld")];
    let page = convener.post(&action, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.is_sound();
    let director = court.sign_in("director").await;
    let page = director.post(&action, &form[..1]).await;
    assert_ne!(page.status, StatusCode::SEE_OTHER);
    let form = [("version", version.as_str()), ("disclosure", "public")];
    let page = director.post(&action, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("由总召集人或者副总召集人签发");
    sign(&convener, &report, "public").await.says("主动公开");
    let public = report.replace("/reports/", "/public/reports/");
    assert_eq!(nobody.get(&public).await.status, StatusCode::NOT_FOUND);
    step(&office, &report, "number").await;
    step(&office, &report, "issue").await.says("公开页");
    let list = nobody.open("/public/reports").await;
    list.is_sound();
    list.says("企业破产处置情况报告");
    assert!(list.has(&format!("href=\"{public}\"")));
    let page = nobody.open(&public).await;
    page.is_sound();
    page.says("晋城市城区人民政府：");
    page.says("本期提出0件。债权人张××手机138××××××××。");
    for hidden in ["张小三", "13800138000"] {
        page.is_silent_on(hidden);
    }
    let pdf = nobody.open(&format!("{public}/paper.pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF-"));
    for other in ["", "/rows/matters_raised", "/file/pdf", "/public"] {
        let status = nobody.get(&format!("{report}{other}")).await.status;
        assert_ne!(
            status,
            StatusCode::OK,
            "{other}: the rest is not the public's"
        );
    }
}

#[tokio::test]
async fn a_period_that_runs_and_a_second_report_on_it_are_warned_of_and_linked() {
    let mut court = Court::open().await;
    let office = court.sign_in("office").await;
    raise(&court.sign_in("tax").await, "欠税核销").await;
    let first = drafted(&office).await;
    let page = office.open(&first).await;
    page.says("还没有结束");
    let second = drafted(&office).await;
    let page = office.open(&second).await;
    page.is_sound();
    page.says("同一期间另有报告");
    assert!(page.has(&format!("href=\"{first}\"")));
    // There is nothing to compare with before the mechanism; after, figures lead to rows of their own.
    page.says("不作比较");
    let rows = |report: &str| format!("{report}/rows/matters_raised?of=previous");
    assert!(!page.has(&rows(&second)));
    // Whoever begins one is told of what there is.
    let form = [("kind", "quarter"), ("from", "2025-10-01")];
    let quarter = office.done("/reports", &form).await;
    quarter.is_silent_on("还没有结束");
    quarter.says("早于本系统启用的日子（2026年3月2日），没有数据");
    office
        .open("/reports/new")
        .await
        .says("早于本系统启用的日子（2026年3月2日），没有数据");
    page.is_silent_on("早于本系统启用的日子");
    let new = office.open("/reports/new").await;
    new.is_sound();
    new.says("期间重叠的报告已有");
    assert!(new.has(&format!("href=\"{}\"", quarter.path)));
    court.on(jiff::civil::date(2026, 3, 20));
    let office = court.sign_in("office").await;
    let form = [
        ("kind", "free"),
        ("from", "2026-03-03"),
        ("until", "2026-03-19"),
    ];
    let third = office.done("/reports", &form).await;
    let before = rows(&third.path);
    assert!(third.has(&format!("href=\"{before}\"")));
    let listed = office.open(&before).await;
    listed.is_sound();
    listed.says("上期（");
    listed.says("欠税核销");
}

#[tokio::test]
async fn short_names_are_ticked_before_the_report_goes_forward() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let report = drafted(&office).await;
    rewritten(&office, &report, "区自然资源局：已办理。").await;
    let action = format!("{report}/put-forward");
    let version = office.open(&report).await.hidden(&action, "version");
    let unaware = office.post(&action, &[("version", &version)]).await;
    assert_eq!(unaware.status, StatusCode::CONFLICT);
    unaware.is_sound();
    unaware.says("区自然资源局的全称还没有核实");
    let form = [("version", version.as_str()), ("short_names", "1")];
    office.done(&action, &form).await.says("待签发");
}
