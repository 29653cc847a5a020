//! Whom documents reach: organs that sign jointly, units that answer and receive, the public.

use super::{Paper, from_matter};
use crate::{
    assembly::Assembly,
    court::{Court, is_not_found, pdf, raise_form, refusal, wrong_fields},
};
use app::{
    Error,
    matter::raise::RaiseForm,
    official_document::{
        delivery::{self, ReceiptForm},
        draft::{self, DraftForm, EditForm},
        issue::{self, SendForm},
        open, view,
    },
    roster::{self, UnitForm},
};
use domain::{Actor, Refusal, official_document::DocumentState};
use jiff::civil::date;

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
        ("十一号", "form-bad-document-number"),
        ("城政发2026-11", "form-bad-document-number"),
        ("城政发〔2025〕11号", "document-number-other-year"),
        ("城政发〔2027〕11号", "document-number-other-year"),
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
    assert_eq!(wrong_fields(taken), [("given", "document-number-taken")]);
    court.finish().await;
}

#[tokio::test]
async fn who_has_left_is_addressed_no_more_but_stays_in_a_draft_that_names_it() {
    let mut court = Court::open().await;
    let invited = UnitForm {
        full_name: "某区档案馆".into(),
        short_name: "区档案馆".into(),
        kind: "invited".into(),
        until: "2026-03-05".into(),
    };
    roster::admit_unit(&court.desk, &court.office, invited)
        .await
        .unwrap();
    let archive = court.unit("区档案馆").await;
    let (first, second) = (Paper::letter(&court).await, Paper::letter(&court).await);
    let (first_id, second_id) = (first.id.clone(), second.id.clone());
    let mut form = first.form().await;
    form.copies = vec![archive.clone()];
    first.edit(form).await.unwrap();
    court.on(date(2026, 3, 6));
    let first = Paper {
        court: &court,
        id: first_id,
    };
    first.edit(first.form().await).await.unwrap();
    let second = Paper {
        court: &court,
        id: second_id,
    };
    for field in ["addressees", "copies"] {
        let mut form = second.form().await;
        let named = if field == "copies" {
            &mut form.copies
        } else {
            &mut form.addressees
        };
        named.push(archive.clone());
        let wrong = wrong_fields(second.edit(form).await);
        assert_eq!(wrong, [(field, "document-unit-left")]);
    }
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
    let answered = async |id: &str, version, number: &str| {
        issue::send_own(&court.desk, &court.tax, id, version, send(number)).await
    };
    for offices in [
        "城府院办函〔2026〕1号",
        "城府院办函 [2026] 第 99 号",
        "城府院纪(2020)7号",
    ] {
        let outcome = answered(&id, version, offices).await;
        let expected = [("number", "document-number-offices")];
        assert_eq!(wrong_fields(outcome), expected, "{offices}");
    }
    answered(&id, version, "城税函[2026]3号").await.unwrap();
    let second = draft::draft(&court.desk, &court.tax, answer(&paper.id))
        .await
        .unwrap()
        .to_string();
    let form = EditForm {
        title: own.title.clone(),
        other_addressees: own.other_addressees.clone(),
        body: "补充函复如下。".into(),
        ..EditForm::default()
    };
    draft::edit(&court.desk, &court.tax, &second, 1, form)
        .await
        .unwrap();
    let taken = answered(&second, 2, "城税函（2026）3号").await;
    assert!(
        matches!(&taken, Err(Error::Invalid(errors)) if errors[0].key == "document-number-taken"
            && errors[0].detail.starts_with("城税函〔2026〕3号《关于")),
        "{taken:?}"
    );
    answered(&second, 2, "城税函〔2026〕4号").await.unwrap();
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
    assert_eq!(page[0], shown.document);
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

#[tokio::test]
async fn a_published_meeting_notice_names_no_matter_that_only_some_may_see() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    for (title, classification) in [
        ("限定知悉的事项", "restricted"),
        ("内部协调的事项", "internal"),
        ("人人可见的事项", "ordinary"),
    ] {
        let form = RaiseForm {
            title: title.into(),
            classification: classification.into(),
            ..raise_form()
        };
        let number = court.raised_with(&court.firm, form).await;
        court.accept(number).await;
        meeting.list(number).await.unwrap();
    }
    let form = DraftForm {
        kind: "meeting_notice".into(),
        meeting: meeting.id.clone(),
        ..DraftForm::default()
    };
    let paper = Paper::drafted(&court, form).await;
    let body = paper.view().await.document.body;
    let raiser = &meeting.view().await.units.full_name(court.firm.unit.id);
    for said in [
        "1.限定可见范围的事项（〖协〔2026〕1号〗）\n".to_owned(),
        format!("2.〖内部协调的事项（{raiser}提出）〗\n"),
        format!("3.人人可见的事项（{raiser}提出）\n"),
    ] {
        assert!(body.contains(&said), "{said} not in {body}");
    }
    let public = open::preview(&court.desk, &court.office, &paper.id).await;
    let public = public.unwrap().body.join("\n");
    assert!(public.contains("人人可见的事项"), "{public}");
    for hidden in ["协〔2026〕1号", "限定知悉", "内部协调"] {
        assert!(!public.contains(hidden), "{hidden}: {public}");
    }
    assert_eq!(public.matches(raiser.as_str()).count(), 1, "{public}");
    court.finish().await;
}
