//! What the court announces and what an administrator does: whose paper it is, who signs, under which number;
//! and who leads a joint issue.

use super::{Paper, from_matter};
use crate::court::{Court, appoint, is_not_found, is_stale, raise_form, refusal, wrong_fields};
use app::{
    enterprise::{self, AdministratorForm},
    official_document::{
        draft::{self, DraftForm},
        issue, open, view,
    },
    sign_in,
};
use domain::{Actor, Refusal, official_document::DocumentState};

async fn seat(court: &Court, login: &str, unit: &str, role: &str) -> Actor {
    appoint(&court.desk, login, unit, role).await;
    sign_in::actor_of(&court.desk, login).await.unwrap()
}

#[tokio::test]
async fn the_administrator_of_a_case_is_entered_and_papers_name_it() {
    let court = Court::open().await;
    let judge = seat(&court, "judge", "区法院", "judge").await;
    let number = court.raised_with(&court.tax, raise_form()).await;
    court.accept(number).await;
    let view = court.matter(number).await;
    let (enterprise, case) = (view.enterprise.id.to_string(), view.case.unwrap());
    let recruit = || from_matter("investor_recruitment", number);
    let unknown = draft::draft(&court.desk, &court.office, recruit()).await;
    assert_eq!(refusal(unknown), Refusal::NoAdministrator);
    let units = app::units::all(&court.desk, &court.office).await.unwrap();
    let id = |name: &str| units.named(name).unwrap().id.to_string();
    let name = async |by: &Actor, firm: &str, version| {
        let form = AdministratorForm {
            version,
            firm: firm.into(),
        };
        let case = case.id.to_string();
        enterprise::name_administrator(&court.desk, by, &enterprise, &case, form).await
    };
    let firm = id("演示清算所");
    let version = case.version;
    assert_eq!(
        wrong_fields(name(&judge, "", version).await),
        [("firm", "form-required")]
    );
    for (by, unit) in [(&court.tax, &firm), (&judge, &id("区税务局"))] {
        let refused = refusal(name(by, unit, version).await);
        assert_eq!(refused, Refusal::MayNotNameAdministrator, "{}", by.name);
    }
    name(&judge, &firm, version).await.unwrap();
    is_stale(name(&court.office, &firm, version).await);
    let paper = Paper::drafted(&court, recruit()).await;
    let drafted = paper.view().await;
    assert_eq!(drafted.organs, ["演示清算事务所（虚构）"]);
    assert!(
        drafted
            .document
            .body
            .starts_with("演示清算事务所（虚构）（以下简称管理人）担任"),
        "{}",
        drafted.document.body
    );
    let seen = enterprise::view(&court.desk, &court.tax, &enterprise).await;
    assert!(seen.unwrap().cases[0].administrator.is_some());
    court.finish().await;
}

#[tokio::test]
async fn the_court_announces_under_the_cases_number_by_its_own_signature() {
    let court = Court::open().await;
    let head = seat(&court, "head", "区法院", "head").await;
    let judge = seat(&court, "judge", "区法院", "judge").await;
    let number = court.forwarded().await;
    let mut papers = Vec::new();
    for signer in [&head, &court.deputy] {
        let paper = Paper::drafted(&court, from_matter("public_announcement", number)).await;
        paper.fill("").await;
        let drafted = paper.view().await;
        assert_eq!(drafted.organs, ["晋城市城区人民法院"]);
        assert_eq!(
            drafted.document.document_number.as_deref(),
            Some("(2026)晋0502破1号")
        );
        let body = &drafted.document.body;
        assert!(
            body.contains("裁定受理，案号（2026）晋0502破1号，"),
            "{body}"
        );
        assert!(!body.contains("（（"), "{body}");
        for by in [&head, &judge] {
            assert!(view::view(&court.desk, by, &paper.id).await.unwrap().house);
        }
        is_not_found(view::view(&court.desk, &court.tax, &paper.id).await);
        paper.submit().await.unwrap();
        paper.check(&court.director).await.unwrap();
        for other in [&court.director, &court.convener, &judge] {
            assert_eq!(
                refusal(paper.sign(other, "public", "").await),
                Refusal::MayNotSignDocument
            );
        }
        let waits = app::worklist::load(&court.desk, signer).await.unwrap();
        assert!(
            waits
                .items
                .iter()
                .any(|item| item.path.ends_with(&paper.id))
        );
        paper.sign(signer, "public", "").await.unwrap();
        assert_eq!(paper.state().await, DocumentState::Numbered);
        paper.issue().await.unwrap();
        papers.push(paper);
    }
    // The register of the mechanism knows nothing of it.
    let code = app::numbering::register(&court.desk, &court.office, "城府院告", "2026", "");
    assert_eq!(code.await.unwrap().last, 0);
    let shown = open::show(&court.desk, &papers[0].id).await.unwrap();
    assert_eq!(shown.document.number, "(2026)晋0502破1号");
    assert_eq!(shown.document.organs, ["晋城市城区人民法院"]);
    court.finish().await;
}

#[tokio::test]
async fn without_a_case_the_number_of_what_the_court_announces_is_given() {
    let court = Court::open().await;
    let form = DraftForm {
        kind: "public_announcement".into(),
        ..DraftForm::default()
    };
    let paper = Paper::drafted(&court, form).await;
    paper.fill("").await;
    let mut form = paper.form().await;
    form.title = "关于受理破产一案的公告".into();
    paper.edit(form).await.unwrap();
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    paper.sign(&court.deputy, "public", "").await.unwrap();
    for (typed, key) in [
        ("", "form-required"),
        ("城府院告〔2026〕1号", "form-case-year"),
    ] {
        assert_eq!(
            wrong_fields(paper.number("", typed).await),
            [("given", key)],
            "{typed}"
        );
    }
    paper.number("", "（2026）晋0502破2号").await.unwrap();
    let number = paper.view().await.document.document_number;
    assert_eq!(number.as_deref(), Some("(2026)晋0502破2号"));
    court.finish().await;
}

#[tokio::test]
async fn recruiting_investors_is_the_administrators_and_bears_no_number() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let form = || from_matter("investor_recruitment", number);
    // The office drafts it for the administrator, or the administrator drafts it.
    for by in [&court.office, &court.firm] {
        let id = draft::draft(&court.desk, by, form()).await.unwrap();
        let paper = Paper {
            court: &court,
            id: id.to_string(),
        };
        paper.fill("").await;
        let seen = view::view(&court.desk, &court.firm, &paper.id)
            .await
            .unwrap();
        assert_eq!(seen.organs, ["演示清算事务所（虚构）"]);
        let body = &seen.document.body;
        assert!(
            body.starts_with("演示清算事务所（虚构）（以下简称管理人）担任"),
            "{body}"
        );
        is_not_found(view::view(&court.desk, &court.land, &paper.id).await);
        paper.submit().await.unwrap();
        paper.check(&court.director).await.unwrap();
        assert_eq!(
            refusal(paper.sign(&court.director, "public", "").await),
            Refusal::MayNotSignDocument
        );
        let waits = app::worklist::load(&court.desk, &court.firm).await.unwrap();
        assert!(
            waits
                .items
                .iter()
                .any(|item| item.path.ends_with(&paper.id))
        );
        paper.sign(&court.firm, "public", "").await.unwrap();
        paper.issue().await.unwrap();
        let issued = paper.view().await.document;
        assert_eq!(issued.document_number, None);
        let (_, _, pdf) = issue::file(&court.desk, &court.firm, &paper.id, "pdf")
            .await
            .unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
    }
    assert_eq!(
        refusal(draft::draft(&court.desk, &court.tax, form()).await),
        Refusal::OfficeOnly
    );
    let nobodys = DraftForm {
        matter: String::new(),
        ..form()
    };
    assert_eq!(
        refusal(draft::draft(&court.desk, &court.office, nobodys).await),
        Refusal::NoAdministrator
    );
    let joint = DraftForm {
        organs: court.units(&["区政府", "区法院"]).await,
        ..form()
    };
    assert_eq!(
        wrong_fields(draft::draft(&court.desk, &court.office, joint).await),
        [("organs", "document-announced-alone")]
    );
    court.finish().await;
}

#[tokio::test]
async fn the_drafter_says_who_leads_and_the_organs_see_what_they_issued() {
    let court = Court::open().await;
    let head = seat(&court, "head", "区法院", "head").await;
    let judge = seat(&court, "judge", "区法院", "judge").await;
    for (lead, first, number) in [
        ("区政府", "晋城市城区人民政府", "城政发〔2026〕11号"),
        ("区法院", "晋城市城区人民法院", "城法发〔2026〕5号"),
    ] {
        let form = DraftForm {
            kind: "notice".into(),
            organs: court.units(&["区法院", "区政府"]).await,
            lead: court.unit(lead).await,
            ..DraftForm::default()
        };
        let paper = Paper::drafted(&court, form).await;
        let mut edit = paper.form().await;
        (edit.title, edit.body) = ("关于印发方案的通知".into(), "现印发给你们。".into());
        paper.edit(edit).await.unwrap();
        assert_eq!(paper.view().await.organs[0], first);
        paper.submit().await.unwrap();
        paper.check(&court.director).await.unwrap();
        paper.sign(&court.deputy, "on_request", "").await.unwrap();
        paper.sign(&court.convener, "on_request", "").await.unwrap();
        let signed = paper.view().await.document.signed_off_by.unwrap();
        let leading = if lead == "区政府" {
            "演示·convener"
        } else {
            "演示·deputy"
        };
        assert!(signed.starts_with(leading), "{signed}");
        is_not_found(view::view(&court.desk, &head, &paper.id).await);
        paper.number("", number).await.unwrap();
        paper.issue().await.unwrap();
        for by in [&head, &judge] {
            view::view(&court.desk, by, &paper.id).await.unwrap();
            let list = view::page(&court.desk, by, None, None, "").await.unwrap();
            assert!(list.rows.iter().any(|row| row.id.to_string() == paper.id));
        }
        is_not_found(view::view(&court.desk, &court.firm, &paper.id).await);
    }
    court.finish().await;
}
