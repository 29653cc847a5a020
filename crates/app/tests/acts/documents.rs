//! Official documents: drafted from facts, checked, signed off, numbered, issued, received; what units and
//! the public see of them.

use crate::{
    assembly::fonts,
    court::{Court, Number, is_not_found, is_stale, refusal, wrong_fields},
};
use app::{
    Error,
    numbering::{self, NumberForm},
    official_document::{
        delivery::{self, ReceiptForm},
        draft::{self, DraftForm, EditForm},
        issue,
        steps::{self, NumberChoice},
        view::{self, DocumentView},
    },
};
use domain::{
    Actor, Refusal,
    document_number::NumberState,
    official_document::{DocumentKind, DocumentState},
};

mod announced;
mod authority;
mod overtaken;
mod printable;
mod reach;
mod sources;
mod whole_meeting;

/// A document by its id.
pub struct Paper<'a> {
    court: &'a Court,
    id: String,
}

fn from_matter(kind: &str, number: Number) -> DraftForm {
    DraftForm {
        kind: kind.into(),
        matter: format!("{}-{}", number.0, number.1),
        ..DraftForm::default()
    }
}

impl<'a> Paper<'a> {
    pub async fn drafted(court: &'a Court, form: DraftForm) -> Self {
        let id = draft::draft(&court.desk, &court.office, form)
            .await
            .unwrap();
        Self {
            court,
            id: id.to_string(),
        }
    }

    /// A coordination letter about a tax matter, addressed to the tax bureau, nothing left to fill in.
    pub async fn letter(court: &'a Court) -> Self {
        let number = court.forwarded().await;
        let paper = Self::drafted(court, from_matter("coordination_letter", number)).await;
        paper.fill("").await;
        paper
    }

    pub async fn view(&self) -> DocumentView {
        view::view(&self.court.desk, &self.court.office, &self.id)
            .await
            .unwrap()
    }

    pub async fn state(&self) -> DocumentState {
        self.view().await.document.state
    }

    pub async fn version(&self) -> u32 {
        self.view().await.document.version
    }

    pub async fn form(&self) -> EditForm {
        let document = self.view().await.document;
        EditForm {
            title: document.title,
            addressees: document
                .addressees
                .iter()
                .map(ToString::to_string)
                .collect(),
            other_addressees: document.other_addressees,
            copies: document.copies.iter().map(ToString::to_string).collect(),
            other_copies: document.other_copies,
            body: document.body,
            attachments: document.attachments,
            masks: document.masks,
            reply_by: document
                .reply_by
                .map(|day| day.to_string())
                .unwrap_or_default(),
        }
    }

    pub async fn edit(&self, form: EditForm) -> Result<(), Error> {
        let version = self.version().await;
        draft::edit(
            &self.court.desk,
            &self.court.office,
            &self.id,
            version,
            form,
        )
        .await
    }

    /// Fills every blank, and adds a line.
    pub async fn fill(&self, line: &str) {
        let mut form = self.form().await;
        while let Some(from) = form.body.find("〔待填：") {
            let to = from + form.body[from..].find('〕').unwrap() + '〕'.len_utf8();
            form.body.replace_range(from..to, "0356-2000000");
        }
        form.body.push_str(line);
        form.other_addressees = form
            .other_addressees
            .replace("〔待填：上级机关全称〕", "晋城市某局");
        self.edit(form).await.unwrap();
    }

    /// Fills every blank of a correction with this original and what replaces it.
    pub async fn quote(&self, old: &str, new: &str) {
        let mut form = self.form().await;
        form.body = format!("因笔误，现更正如下：\n原文“{old}”更正为“{new}”。");
        self.edit(form).await.unwrap();
    }

    pub async fn submit(&self) -> Result<(), Error> {
        self.submit_with(true).await
    }

    /// Submits it, with units' short names where full ones are lacking or not.
    pub async fn submit_with(&self, short_names: bool) -> Result<(), Error> {
        let version = self.version().await;
        let (desk, office) = (&self.court.desk, &self.court.office);
        steps::submit(desk, office, &self.id, version, short_names).await
    }

    pub async fn check(&self, by: &Actor) -> Result<(), Error> {
        steps::check(&self.court.desk, by, &self.id, self.version().await).await
    }

    pub async fn sign(&self, by: &Actor, disclosure: &str, ground: &str) -> Result<(), Error> {
        let version = self.version().await;
        steps::sign_off(&self.court.desk, by, &self.id, version, disclosure, ground).await
    }

    pub async fn number(&self, kept: &str, given: &str) -> Result<(), Error> {
        let choice = NumberChoice {
            kept: kept.into(),
            given: given.into(),
        };
        let version = self.version().await;
        steps::number(
            &self.court.desk,
            &self.court.office,
            &self.id,
            version,
            choice,
        )
        .await
    }

    pub async fn issue(&self) -> Result<(), Error> {
        let version = self.version().await;
        issue::issue(
            &self.court.desk,
            &self.court.office,
            &self.id,
            version,
            &fonts(),
        )
        .await
    }

    /// Through every step by those whose step it is.
    pub async fn issued(&self, disclosure: &str) {
        self.submit().await.unwrap();
        self.check(&self.court.director).await.unwrap();
        self.sign(&self.court.director, disclosure, "")
            .await
            .unwrap();
        self.number("", "").await.unwrap();
        self.issue().await.unwrap();
    }

    pub async fn receive(&self, by: &Actor) -> Result<(), Error> {
        delivery::receive(&self.court.desk, by, &self.id, ReceiptForm::default()).await
    }
}

#[tokio::test]
async fn a_letter_goes_from_the_facts_to_the_receipt() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let paper = Paper::drafted(&court, from_matter("coordination_letter", number)).await;
    let drafted = paper.view().await.document;
    for said in [
        "演示清算事务所（虚构）就晋城市宏润铸造有限公司（虚构）（统一社会信用代码：91140502MA0KABCD2A）",
        "案号（2026）晋0502破1号，程序为重整",
        "请协调核销重整前滞纳金。",
        "第三部分第7项规定的职责",
        "2025年第24号",
        "请于2026年3月16日前将办理意见书面函复我办",
        "请予支持为盼。",
    ] {
        assert!(drafted.body.contains(said), "{said}: {}", drafted.body);
    }
    let tax = court.tax.unit.id;
    assert_eq!(
        (drafted.addressees.as_slice(), drafted.matter.is_some()),
        (&[tax][..], true)
    );
    // Only the telephone is not in the record.
    assert_eq!(drafted.blanks(), ["联系电话"]);
    assert_eq!(
        refusal(paper.submit().await),
        Refusal::BlanksRemain("联系电话".into())
    );
    paper.fill("").await;
    is_not_found(view::view(&court.desk, &court.tax, &paper.id).await);
    paper.submit().await.unwrap();
    assert_eq!(refusal(paper.check(&court.office).await), Refusal::OwnDraft);
    paper.check(&court.director).await.unwrap();
    assert_eq!(
        refusal(paper.sign(&court.office, "on_request", "").await),
        Refusal::MayNotSignDocument
    );
    paper.sign(&court.director, "on_request", "").await.unwrap();
    paper.number("", "").await.unwrap();
    is_not_found(view::view(&court.desk, &court.tax, &paper.id).await);
    paper.issue().await.unwrap();
    let issued = paper.view().await;
    assert_eq!(
        issued.document.document_number.as_deref(),
        Some("城府院办函〔2026〕1号")
    );
    assert_eq!(issued.deliveries.len(), 1);
    let seen = view::view(&court.desk, &court.tax, &paper.id)
        .await
        .unwrap();
    assert!(
        seen.texts.is_empty() && seen.history.is_empty(),
        "the office's own"
    );
    for which in ["pdf", "docx"] {
        let (_, _, content) = issue::file(&court.desk, &court.tax, &paper.id, which)
            .await
            .unwrap();
        assert!(content.len() > 1000);
    }
    is_not_found(issue::file(&court.desk, &court.tax, &paper.id, "scan").await);
    is_not_found(issue::file(&court.desk, &court.land, &paper.id, "pdf").await);
    paper.receive(&court.tax).await.unwrap();
    assert_eq!(paper.state().await, DocumentState::Received);
    assert_eq!(
        refusal(paper.receive(&court.tax).await),
        Refusal::AlreadyDone
    );
    court.finish().await;
}

#[tokio::test]
async fn every_kind_is_drafted_and_printed_without_any_fact_at_hand() {
    let court = Court::open().await;
    for kind in DocumentKind::ALL {
        let form = DraftForm {
            kind: kind.code().into(),
            ..DraftForm::default()
        };
        let needs = match kind {
            DocumentKind::SupervisionLetter => Some(Refusal::SupervisionNeedsAuthority),
            DocumentKind::InvestorRecruitment => Some(Refusal::NoAdministrator),
            _ => None,
        };
        if let Some(refused) = needs {
            let bare = draft::draft(&court.desk, &court.office, form).await;
            assert_eq!(refusal(bare), refused);
            continue;
        }
        let paper = Paper::drafted(&court, form).await;
        let body = paper.view().await.document.body;
        assert!(
            !body.contains("。。") && !body.contains("，。"),
            "{kind:?}: {body}"
        );
        let (pdf, docx) = issue::preview(&court.desk, &court.office, &paper.id, &fonts())
            .await
            .unwrap();
        assert!(
            pdf.starts_with(b"%PDF-") && docx.starts_with(b"PK"),
            "{kind:?}"
        );
    }
    court.finish().await;
}

#[tokio::test]
async fn every_text_is_kept_and_a_stale_edit_refused() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let version = paper.version().await;
    let form = EditForm {
        body: "第三稿。".into(),
        ..paper.form().await
    };
    draft::edit(
        &court.desk,
        &court.director,
        &paper.id,
        version,
        form.clone(),
    )
    .await
    .unwrap();
    is_stale(draft::edit(&court.desk, &court.office, &paper.id, version, form).await);
    let texts = paper.view().await.texts;
    let told: Vec<_> = texts
        .iter()
        .map(|text| (text.ordinal, text.written_by.as_str()))
        .collect();
    assert_eq!(
        told,
        [(3, "演示·director"), (2, "演示·office"), (1, "演示·office")]
    );
    let same = paper.form().await;
    paper
        .edit(EditForm {
            masks: "张三".into(),
            ..same
        })
        .await
        .unwrap();
    assert_eq!(
        paper.view().await.texts.len(),
        3,
        "the same text is kept once"
    );
    let open_mark = EditForm {
        body: "债权人〖张三".into(),
        ..paper.form().await
    };
    assert_eq!(
        wrong_fields(paper.edit(open_mark).await),
        [("body", "document-mark-open")]
    );
    let empty = EditForm {
        title: " ".into(),
        body: String::new(),
        ..paper.form().await
    };
    assert_eq!(
        wrong_fields(paper.edit(empty).await),
        [("title", "form-required"), ("body", "form-required")]
    );
    court.finish().await;
}

#[tokio::test]
async fn a_kept_number_is_given_once_and_a_withdrawn_document_leaves_its_number_explained() {
    let court = Court::open().await;
    let keep = NumberForm {
        code: "城府院办函".into(),
        count: "1".into(),
        holder: "演示·office".into(),
        reason: "急件".into(),
        ..NumberForm::default()
    };
    numbering::reserve(&court.desk, &court.office, keep)
        .await
        .unwrap();
    let number = court.forwarded().await;
    let mut papers = Vec::new();
    for _ in 0..2 {
        let paper = Paper::drafted(&court, from_matter("coordination_letter", number)).await;
        paper.fill("").await;
        paper.submit().await.unwrap();
        paper.check(&court.director).await.unwrap();
        paper.sign(&court.director, "on_request", "").await.unwrap();
        papers.push(paper);
    }
    papers[0].number("1", "").await.unwrap();
    let taken = papers[1].number("1", "").await;
    assert_eq!(
        refusal(taken),
        Refusal::NumberTaken("城府院办函〔2026〕1号".into())
    );
    papers[1].number("", "").await.unwrap();
    let version = papers[1].version().await;
    steps::withdraw(
        &court.desk,
        &court.office,
        &papers[1].id,
        version,
        "改为当面会商",
    )
    .await
    .unwrap();
    assert_eq!(papers[1].state().await, DocumentState::Withdrawn);
    let register = numbering::register(&court.desk, &court.office, "城府院办函", "2026", "")
        .await
        .unwrap();
    let told: Vec<_> = register
        .entries
        .iter()
        .map(|one| (one.serial, one.state, one.reason.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (2, NumberState::Void, Some("改为当面会商")),
            (1, NumberState::Used, Some("急件"))
        ]
    );
    court.finish().await;
}
