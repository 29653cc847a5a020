//! Official documents: drafted from facts, checked, signed off, numbered, issued, received; what units and
//! the public see of them.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, Number, is_not_found, is_stale, pdf, raise_form, refusal, wrong_fields},
};
use app::{
    Error,
    matter::raise::RaiseForm,
    numbering::{self, NumberForm},
    official_document::{
        delivery::{self, ReceiptForm},
        draft::{self, DraftForm, EditForm},
        issue::{self, SendForm},
        open,
        steps::{self, NumberChoice},
        view::{self, DocumentView},
    },
};
use domain::{
    Actor, Refusal,
    document_number::NumberState,
    official_document::{DocumentKind, DocumentState},
};

/// A document by its id.
struct Paper<'a> {
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
    async fn drafted(court: &'a Court, form: DraftForm) -> Self {
        let id = draft::draft(&court.desk, &court.office, form)
            .await
            .unwrap();
        Self {
            court,
            id: id.to_string(),
        }
    }

    /// A coordination letter about a tax matter, addressed to the tax bureau, nothing left to fill in.
    async fn letter(court: &'a Court) -> Self {
        let number = court.forwarded().await;
        let paper = Self::drafted(court, from_matter("coordination_letter", number)).await;
        paper.fill("").await;
        paper
    }

    async fn view(&self) -> DocumentView {
        view::view(&self.court.desk, &self.court.office, &self.id)
            .await
            .unwrap()
    }

    async fn state(&self) -> DocumentState {
        self.view().await.document.state
    }

    async fn version(&self) -> u32 {
        self.view().await.document.version
    }

    async fn form(&self) -> EditForm {
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

    async fn edit(&self, form: EditForm) -> Result<(), Error> {
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
    async fn fill(&self, line: &str) {
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

    async fn submit(&self) -> Result<(), Error> {
        steps::submit(
            &self.court.desk,
            &self.court.office,
            &self.id,
            self.version().await,
        )
        .await
    }

    async fn check(&self, by: &Actor) -> Result<(), Error> {
        steps::check(&self.court.desk, by, &self.id, self.version().await).await
    }

    async fn sign(&self, by: &Actor, disclosure: &str, ground: &str) -> Result<(), Error> {
        let version = self.version().await;
        steps::sign_off(&self.court.desk, by, &self.id, version, disclosure, ground).await
    }

    async fn number(&self, kept: &str, given: &str) -> Result<(), Error> {
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

    async fn issue(&self) -> Result<(), Error> {
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
    async fn issued(&self, disclosure: &str) {
        self.submit().await.unwrap();
        self.check(&self.court.director).await.unwrap();
        self.sign(&self.court.director, disclosure, "")
            .await
            .unwrap();
        self.number("", "").await.unwrap();
        self.issue().await.unwrap();
    }

    async fn receive(&self, by: &Actor) -> Result<(), Error> {
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
        "案号(2026)晋0502破1号，程序为重整",
        "请协调核销重整前滞纳金。",
        "三.7",
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
        if kind.needs_authority() {
            let bare = draft::draft(&court.desk, &court.office, form).await;
            assert_eq!(refusal(bare), Refusal::SupervisionNeedsAuthority);
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
async fn papers_about_an_assignment_tell_its_task_its_day_and_its_progress() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let assignment = court.matter(number).await.assignments[0].id.to_string();
    for (kind, says) in [
        (
            "reminder_letter",
            "距到期还有10个工作日。尚未收到贵单位的办理情况反馈。",
        ),
        ("urging_letter", "该项工作尚未办结"),
    ] {
        let form = DraftForm {
            kind: kind.into(),
            assignment: assignment.clone(),
            ..DraftForm::default()
        };
        let paper = Paper::drafted(&court, form).await;
        let document = paper.view().await.document;
        assert!(
            document.body.contains("核实并提出意见"),
            "{}",
            document.body
        );
        assert!(document.body.contains(says), "{}", document.body);
        assert_eq!(document.addressees, [court.tax.unit.id]);
    }
    let supervision = DraftForm {
        kind: "supervision_letter".into(),
        assignment,
        ..DraftForm::default()
    };
    let bare = draft::draft(&court.desk, &court.office, supervision).await;
    assert_eq!(refusal(bare), Refusal::SupervisionNeedsAuthority);
    court.finish().await;
}

#[tokio::test]
async fn supervision_rests_on_a_decision_and_is_a_conveners_to_sign() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close_and_issue(&[&court.tax]).await;
    let view = court.matter(number).await;
    let form = DraftForm {
        kind: "supervision_letter".into(),
        assignment: view.assignments.last().unwrap().id.to_string(),
        ..DraftForm::default()
    };
    let paper = Paper::drafted(&court, form).await;
    let document = paper.view().await.document;
    assert!(
        document
            .body
            .contains("2026年第1次专题会议（城府院纪〔2026〕1号）议定"),
        "{}",
        document.body
    );
    assert_eq!(document.authority.as_deref(), Some("2026年第1次专题会议"));
    paper.fill("").await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    let by_director = paper.sign(&court.director, "withheld", "process").await;
    assert_eq!(refusal(by_director), Refusal::MayNotSignDocument);
    let wrong = paper.sign(&court.convener, "withheld", "").await;
    assert_eq!(
        wrong_fields(wrong),
        [("ground", "refusal-withheld-needs-ground")]
    );
    paper
        .sign(&court.convener, "withheld", "process")
        .await
        .unwrap();
    paper.number("", "").await.unwrap();
    paper.issue().await.unwrap();
    // The minutes went to every unit asked, and each confirms.
    let minutes = meeting.view().await.minutes.unwrap();
    let waiting =
        app::official_document::view::minutes_deliveries(&court.desk, &court.office, minutes.id);
    assert!(
        waiting
            .await
            .unwrap()
            .iter()
            .all(|one| one.received_at.is_none())
    );
    delivery::receive_minutes(&court.desk, &court.tax, &meeting.id, ReceiptForm::default())
        .await
        .unwrap();
    let own = app::official_document::view::minutes_deliveries(&court.desk, &court.tax, minutes.id);
    assert!(own.await.unwrap()[0].received_at.is_some());
    // A correction of the minutes has its own number and is linked to them.
    let correction = DraftForm {
        kind: "correction".into(),
        minutes: meeting.id.clone(),
        ..DraftForm::default()
    };
    let correction = Paper::drafted(&court, correction).await;
    let document = correction.view().await.document;
    assert_eq!(document.minutes, Some(minutes.id));
    assert!(
        document.title.contains("2026年第1次专题会议纪要"),
        "{}",
        document.title
    );
    court.finish().await;
}

#[tokio::test]
async fn what_was_issued_is_corrected_by_another_document_and_stays() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let correction = || DraftForm {
        kind: "correction".into(),
        corrects: paper.id.clone(),
        ..DraftForm::default()
    };
    let early = draft::draft(&court.desk, &court.office, correction()).await;
    assert_eq!(
        refusal(early),
        Refusal::DocumentState(DocumentState::Drafted)
    );
    paper.issued("on_request").await;
    let body = paper.view().await.document.body;
    let second = Paper::drafted(&court, correction()).await;
    second.fill("").await;
    second.issued("on_request").await;
    let (first, second) = (paper.view().await, second.view().await);
    assert_eq!(first.corrections[0].id, second.document.id);
    assert_eq!(second.corrected.unwrap().id, first.document.id);
    assert_eq!(
        second.document.document_number.as_deref(),
        Some("城府院办〔2026〕1号")
    );
    assert_eq!(
        (first.document.body, second.document.addressees),
        (body, vec![court.tax.unit.id])
    );
    let seen = view::view(&court.desk, &court.tax, &paper.id)
        .await
        .unwrap();
    assert_eq!(
        seen.corrections.len(),
        1,
        "the unit is led to the correction"
    );
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

#[tokio::test]
async fn a_joint_issue_is_signed_by_each_organ_and_bears_the_leading_organs_number() {
    let court = Court::open().await;
    let form = || async {
        DraftForm {
            kind: "notice".into(),
            organs: court.units(&["区政府", "区法院"]).await,
            ..DraftForm::default()
        }
    };
    let joint = async || {
        let paper = Paper::drafted(&court, form().await).await;
        let mut edit = paper.form().await;
        (edit.title, edit.body) = (
            "关于印发方案的通知".into(),
            "现印发给你们，请认真贯彻落实。".into(),
        );
        paper.edit(edit).await.unwrap();
        paper.submit().await.unwrap();
        paper.check(&court.director).await.unwrap();
        paper
    };
    let paper = joint().await;
    assert_eq!(
        refusal(paper.sign(&court.director, "public", "").await),
        Refusal::MayNotSignDocument
    );
    paper.sign(&court.convener, "public", "").await.unwrap();
    assert_eq!(paper.state().await, DocumentState::Signing);
    assert_eq!(
        refusal(paper.sign(&court.convener, "public", "").await),
        Refusal::AlreadyDone
    );
    paper.sign(&court.deputy, "public", "").await.unwrap();
    assert_eq!(
        wrong_fields(paper.number("", "").await),
        [("given", "form-required")]
    );
    for (typed, key) in [
        ("十一号", "form-unknown-choice"),
        ("城府院办〔2026〕1号", "document-number-own"),
    ] {
        assert_eq!(
            wrong_fields(paper.number("", typed).await),
            [("given", key)],
            "{typed}"
        );
    }
    paper.number("", "城政发[2026]第11号").await.unwrap();
    paper.issue().await.unwrap();
    let second = joint().await;
    second.sign(&court.convener, "public", "").await.unwrap();
    second.sign(&court.deputy, "public", "").await.unwrap();
    let taken = second.number("", "城政发〔2026〕11号").await;
    assert_eq!(
        refusal(taken),
        Refusal::NumberTaken("城政发〔2026〕11号".into())
    );
    court.finish().await;
}

#[tokio::test]
async fn a_unit_answers_in_its_own_name() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    paper.issued("on_request").await;
    let answer = |answers: &str| DraftForm {
        kind: "reply_letter".into(),
        answers: answers.into(),
        ..DraftForm::default()
    };
    is_not_found(draft::draft(&court.desk, &court.land, answer(&paper.id)).await);
    let other = DraftForm {
        kind: "notice".into(),
        ..answer(&paper.id)
    };
    assert_eq!(
        refusal(draft::draft(&court.desk, &court.tax, other).await),
        Refusal::OfficeOnly
    );
    let id = draft::draft(&court.desk, &court.tax, answer(&paper.id))
        .await
        .unwrap()
        .to_string();
    is_not_found(view::view(&court.desk, &court.office, &id).await);
    let own = view::view(&court.desk, &court.tax, &id)
        .await
        .unwrap()
        .document;
    assert!(own.body.starts_with("贵办《关于协调解决"), "{}", own.body);
    let send = |number: &str| SendForm {
        number: number.into(),
        scan: vec![pdf("复函.pdf")],
    };
    let early = issue::send_own(
        &court.desk,
        &court.tax,
        &id,
        own.version,
        send("城税函〔2026〕3号"),
    )
    .await;
    assert!(matches!(
        early,
        Err(Error::Refused(Refusal::BlanksRemain(_)))
    ));
    let filled = EditForm {
        title: own.title.clone(),
        other_addressees: own.other_addressees.clone(),
        body: "贵办来函收悉。经研究，同意核销。特此函复。".into(),
        ..EditForm::default()
    };
    draft::edit(&court.desk, &court.tax, &id, own.version, filled)
        .await
        .unwrap();
    let version = own.version + 1;
    let wrong = issue::send_own(&court.desk, &court.tax, &id, version, SendForm::default()).await;
    assert_eq!(
        wrong_fields(wrong),
        [("number", "form-required"), ("scan", "form-scan-required")]
    );
    issue::send_own(
        &court.desk,
        &court.tax,
        &id,
        version,
        send("城税函[2026]3号"),
    )
    .await
    .unwrap();
    let letter = paper.view().await;
    assert_eq!(
        letter.answers[0].document_number.as_deref(),
        Some("城税函〔2026〕3号")
    );
    is_not_found(view::view(&court.desk, &court.land, &id).await);
    court.finish().await;
}

#[tokio::test]
async fn a_receipt_may_be_entered_for_a_unit_with_its_scan_and_the_rest_are_reminded() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let mut form = paper.form().await;
    form.copies = court.units(&["区人社局"]).await;
    paper.edit(form).await.unwrap();
    paper.issued("on_request").await;
    let entered = |scan| ReceiptForm {
        entered_for: String::new(),
        scan,
    };
    let for_hr = ReceiptForm {
        entered_for: court.unit("区人社局").await,
        ..entered(Vec::new())
    };
    let bare = delivery::receive(&court.desk, &court.office, &paper.id, for_hr.clone()).await;
    assert_eq!(wrong_fields(bare), [("scan", "form-scan-required")]);
    let with_scan = ReceiptForm {
        scan: vec![pdf("签收单.pdf")],
        ..for_hr
    };
    delivery::receive(&court.desk, &court.office, &paper.id, with_scan)
        .await
        .unwrap();
    let view = paper.view().await;
    let of = |unit: &str| {
        view.deliveries
            .iter()
            .find(|one| view.units.name(one.unit) == unit)
            .unwrap()
    };
    assert!(
        of("区人社局").entered && of("区人社局").copied && of("区税务局").received_at.is_none()
    );
    let tax = of("区税务局").id.to_string();
    delivery::remind(&court.desk, &court.office, &paper.id, &tax)
        .await
        .unwrap();
    let hr = of("区人社局").id.to_string();
    let again = delivery::remind(&court.desk, &court.office, &paper.id, &hr).await;
    assert_eq!(refusal(again), Refusal::AlreadyDone);
    assert_eq!(paper.state().await, DocumentState::Issued);
    paper.receive(&court.tax).await.unwrap();
    assert_eq!(paper.state().await, DocumentState::Received);
    is_not_found(paper.receive(&court.land).await);
    court.finish().await;
}

#[tokio::test]
async fn only_what_is_issued_and_public_is_open_and_it_is_masked() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let make = async |disclosure: &str| {
        let paper = Paper::drafted(&court, from_matter("coordination_letter", number)).await;
        paper
            .fill("\n债权人〖张小三〗（身份证号140502198001010014，住址：某街某号）来电13800138000，经办人王五。")
            .await;
        let form = EditForm {
            masks: "王五".into(),
            ..paper.form().await
        };
        paper.edit(form).await.unwrap();
        if !disclosure.is_empty() {
            paper.issued(disclosure).await;
        }
        paper
    };
    let (draft, closed, public) = (
        make("").await,
        make("on_request").await,
        make("public").await,
    );
    let (page, more) = open::page(&court.desk, "").await.unwrap();
    assert_eq!((page.len(), more), (1, false));
    let shown = open::show(&court.desk, &public.id).await.unwrap();
    assert_eq!(page[0], shown);
    let words = format!("{shown:?}");
    for hidden in [
        "张小三",
        "王五",
        "140502198001010014",
        "13800138000",
        "某街某号",
        "〖",
    ] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
    for kept in [
        "张××",
        "王×",
        "晋城市宏润铸造有限公司（虚构）",
        "91140502MA0KABCD2A",
    ] {
        assert!(words.contains(kept), "{kept}: {words}");
    }
    let (_, paper) = open::pdf(&court.desk, &public.id).await.unwrap();
    assert!(paper.starts_with(b"%PDF-"));
    for shut in [
        &draft.id,
        &closed.id,
        &"0".repeat(32),
        &"nonsense".to_owned(),
    ] {
        is_not_found(open::show(&court.desk, shut).await);
        is_not_found(open::pdf(&court.desk, shut).await);
    }
    let preview = open::preview(&court.desk, &court.director, &draft.id)
        .await
        .unwrap();
    assert!(preview.body.iter().any(|line| line.contains("张××")));
    is_not_found(open::preview(&court.desk, &court.tax, &public.id).await);
    court.finish().await;
}

#[tokio::test]
async fn a_restricted_matters_letter_goes_to_its_parties_and_never_to_the_public() {
    let court = Court::open().await;
    let restricted = RaiseForm {
        classification: "restricted".into(),
        ..raise_form()
    };
    let number = court.raised_with(&court.firm, restricted).await;
    court.accept(number).await;
    court.forward(number, "区税务局", &[]).await.unwrap();
    let paper = Paper::drafted(&court, from_matter("coordination_letter", number)).await;
    paper.fill("").await;
    let mut form = paper.form().await;
    form.copies = court.units(&["区人社局"]).await;
    paper.edit(form.clone()).await.unwrap();
    assert_eq!(
        refusal(paper.submit().await),
        Refusal::NotAParty("区人社局".into())
    );
    form.copies.clear();
    paper.edit(form).await.unwrap();
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    let published = paper.sign(&court.director, "public", "").await;
    assert_eq!(refusal(published), Refusal::RestrictedNotPublic);
    paper
        .sign(&court.director, "withheld", "third_party")
        .await
        .unwrap();
    paper.number("", "").await.unwrap();
    paper.issue().await.unwrap();
    view::view(&court.desk, &court.tax, &paper.id)
        .await
        .unwrap();
    is_not_found(view::view(&court.desk, &court.hr, &paper.id).await);
    is_not_found(open::show(&court.desk, &paper.id).await);
    court.finish().await;
}

#[tokio::test]
async fn each_desk_shows_the_step_that_waits_for_it() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let waits = async |by: &Actor| {
        let list = app::worklist::load(&court.desk, by).await.unwrap();
        let path = format!("/documents/{}", paper.id);
        let mut todo = list.items.iter().filter(|item| item.path == path);
        todo.next().map(|item| item.todo.code())
    };
    assert_eq!(waits(&court.office).await, Some("write-document"));
    assert_eq!(waits(&court.director).await, None);
    paper.submit().await.unwrap();
    assert_eq!(waits(&court.office).await, None, "not one's own draft");
    assert_eq!(waits(&court.director).await, Some("check-document"));
    paper.check(&court.director).await.unwrap();
    assert_eq!(waits(&court.director).await, Some("sign-document"));
    paper.sign(&court.director, "on_request", "").await.unwrap();
    assert_eq!(waits(&court.office).await, Some("number-document"));
    paper.number("", "").await.unwrap();
    assert_eq!(waits(&court.office).await, Some("issue-document"));
    assert_eq!(waits(&court.tax).await, None);
    paper.issue().await.unwrap();
    assert_eq!(waits(&court.tax).await, Some("receive-document"));
    paper.receive(&court.tax).await.unwrap();
    assert_eq!(waits(&court.tax).await, None);
    court.finish().await;
}
