//! What documents come from: assignments, decisions, and what was issued before.

use super::Paper;
use crate::{
    assembly::{Assembly, fonts},
    court::{Court, raise_form, refusal, wrong_fields},
};
use app::{
    matter::raise::RaiseForm,
    official_document::{
        delivery::{self, ReceiptForm},
        draft::{self, DraftForm},
        view,
    },
};
use domain::{Refusal, official_document::DocumentState};

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
async fn nothing_rests_on_minutes_that_are_not_issued() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close().await.unwrap();
    let form = DraftForm {
        kind: "supervision_letter".into(),
        matter: format!("{}-{}", number.0, number.1),
        ..DraftForm::default()
    };
    let early = draft::draft(&court.desk, &court.office, form.clone()).await;
    assert_eq!(refusal(early), Refusal::SupervisionNeedsAuthority);
    court.finish().await;
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "from the draft to the signature is one story"
)]
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
    // What is printed is what the signer reads, and it says what the meeting did.
    assert!(
        document.body.ends_with(
            "本函根据晋城市城区企业破产处置府院联动机制2026年第1次专题会议议定事项（城府院纪〔2026〕1号）制发。"
        ),
        "{}",
        document.body
    );
    let due_on = view.assignments.last().unwrap().due_on;
    assert!(due_on > court.desk.in_working_days(10));
    assert_eq!(
        document.reply_by,
        Some(due_on),
        "not before the decided day"
    );
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
    // It quotes what stands there, changes nothing that was decided, and goes to whoever got the minutes.
    for (old, new, refused) in [
        (
            "根本没有的原文",
            "别的",
            Refusal::CorrectionNotFound("根本没有的原文".into()),
        ),
        (
            "核销重整前滞纳金",
            "核销全部滞纳金",
            Refusal::CorrectionContradicts(
                "议定事项1-1：核销全部滞纳金。由国家税务总局晋城市城区税务局牵头，于2026年12月30日前完成，以出具核销凭证为办结标准。"
                    .into(),
            ),
        ),
    ] {
        correction.quote(old, new).await;
        assert_eq!(refusal(correction.submit().await), refused);
    }
    correction
        .quote("提请协调的情况", "提请协调的有关情况")
        .await;
    // Neither title nor attachment says what the text does not.
    let mut form = correction.form().await;
    let fixed = std::mem::replace(&mut form.title, "关于免除滞纳金的通知".into());
    correction.edit(form).await.unwrap();
    assert_eq!(
        refusal(correction.submit().await),
        Refusal::CorrectionTitled(fixed.clone())
    );
    let mut form = correction.form().await;
    (form.title, form.attachments) = (fixed, "调整后的任务分工".into());
    correction.edit(form).await.unwrap();
    assert_eq!(
        refusal(correction.submit().await),
        Refusal::CorrectionEncloses("调整后的任务分工".into())
    );
    let mut form = correction.form().await;
    form.attachments = String::new();
    let all = std::mem::take(&mut form.addressees);
    form.other_addressees = "有关单位".into();
    correction.edit(form).await.unwrap();
    let short = correction.submit().await;
    assert_eq!(
        refusal(short),
        Refusal::CorrectionLeavesOut("区税务局".into())
    );
    let mut form = correction.form().await;
    form.addressees = all;
    correction.edit(form).await.unwrap();
    correction.issued("on_request").await;
    let issued = correction.view().await;
    assert_eq!(
        issued.document.document_number.as_deref(),
        Some("城府院办〔2026〕1号"),
        "a notice of the office"
    );
    let sent: Vec<_> = issued.deliveries.iter().map(|one| one.unit).collect();
    assert_eq!(sent, [court.tax.unit.id]);
    // An excerpt made after it says which correction touches it.
    let (meeting, unit) = (meeting.id.as_str(), court.tax.unit.id.to_string());
    let (excerpt, _) =
        app::minutes::excerpt::for_unit(&court.desk, &court.tax, meeting, &unit, &fonts())
            .await
            .unwrap();
    let words = crate::meeting_papers::text(&excerpt);
    assert!(
        words.contains("已经更正，见2026年3月2日城府院办〔2026〕1号"),
        "{words}"
    );
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
    second.quote("为盼", "为盼").await;
    assert_eq!(
        refusal(second.submit().await),
        Refusal::CorrectionSame("为盼".into())
    );
    second.quote("为盼", "为荷").await;
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
async fn a_bulletin_names_no_task_of_a_matter_that_only_some_may_see() {
    let mut court = Court::open().await;
    let restricted = RaiseForm {
        classification: "restricted".into(),
        ..raise_form()
    };
    let hidden = court.raised_with(&court.firm, restricted).await;
    court.accept(hidden).await;
    court.forward(hidden, "区人社局", &[]).await.unwrap_err();
    court
        .forward_because(hidden, "区人社局", &[], "仅该局掌握名册")
        .await
        .unwrap();
    court.forwarded().await;
    court.on(jiff::civil::date(2026, 6, 1));
    let form = DraftForm {
        kind: "bulletin".into(),
        ..DraftForm::default()
    };
    let body = Paper::drafted(&court, form)
        .await
        .view()
        .await
        .document
        .body;
    assert!(body.contains("各单位逾期未办结的任务2件"), "{body}");
    assert!(
        body.contains("1.国家税务总局晋城市城区税务局：核实并提出意见"),
        "{body}"
    );
    assert!(!body.contains("区人社局："), "{body}");
    assert!(body.contains("另有1件涉及限定可见范围的事项"), "{body}");
    court.finish().await;
}

#[tokio::test]
async fn a_paper_about_a_decided_matter_tells_the_decision() {
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
    let form = DraftForm {
        kind: "supervision_letter".into(),
        matter: format!("{}-{}", number.0, number.1),
        ..DraftForm::default()
    };
    let document = Paper::drafted(&court, form).await.view().await.document;
    for said in [
        "核销重整前滞纳金，以出具核销凭证为办结标准",
        "2026年12月30日",
    ] {
        assert!(document.body.contains(said), "{said}: {}", document.body);
    }
    assert_eq!(document.addressees, [court.tax.unit.id]);
    assert_eq!(document.blanks(), ["目前进展"]);
    court.finish().await;
}

#[tokio::test]
async fn a_request_that_begins_like_a_heading_is_printed_as_text() {
    let court = Court::open().await;
    let number = court
        .raised_with(
            &court.firm,
            RaiseForm {
                request: "一、核销滞纳金\n（二）减免利息".into(),
                ..raise_form()
            },
        )
        .await;
    court.accept(number).await;
    let form = super::from_matter("coordination_letter", number);
    let paper = Paper::drafted(&court, form).await;
    let body = paper.view().await.document.body;
    let blocks = documents::official::Block::read(&body);
    for words in ["一、核销滞纳金", "（二）减免利息"] {
        let text = documents::official::Block::paragraph(words);
        assert!(blocks.contains(&text), "{body}");
    }
    court.finish().await;
}
