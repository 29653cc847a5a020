//! Characters no face shows, tables, attachments with a text, and the way back of what bears its number.

use super::Paper;
use crate::{
    assembly::{Assembly, fonts},
    court::{Court, raise_form, refusal, wrong_fields},
};
use app::{
    Error,
    matter::raise::RaiseForm,
    official_document::{
        delivery,
        draft::{self, DraftForm, EditForm},
        issue, open, steps,
    },
};
use documents::fonts::Fonts;
use domain::{Refusal, official_document::DocumentState, refusal::Place};
use std::sync::Arc;

/// Characters that no face at hand shows: an emoji, a private one, rare ones of the later planes.
const FACELESS: &str = "😀\u{e000}";

fn no_face(done: Result<impl Sized, Error>) {
    let refused = refusal(done.map(drop));
    let Refusal::NoFace(absent) = &refused else {
        panic!("{refused:?}");
    };
    assert!(
        absent
            .iter()
            .any(|one| one.character == '😀' && one.near.contains("到场😀"))
    );
}

impl Paper<'_> {
    async fn write(&self, body: &str) {
        let form = EditForm {
            body: body.into(),
            ..self.form().await
        };
        self.edit(form).await.unwrap();
    }
}

#[tokio::test]
async fn what_no_face_shows_is_kept_in_the_draft_and_stopped_before_any_signature() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    paper
        .write(&format!("请核实债权人到场{FACELESS}情况。"))
        .await;
    assert!(paper.view().await.document.body.contains(FACELESS));
    no_face(issue::proof(&court.desk, &court.office, &paper.id).await);
    no_face(paper.submit().await);
    no_face(issue::preview(&court.desk, &court.office, &paper.id, &fonts()).await);
    assert_eq!(paper.state().await, DocumentState::Drafted);
    paper.write("请核实债权人到场情况。").await;
    issue::proof(&court.desk, &court.office, &paper.id)
        .await
        .unwrap();
    paper.submit().await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn sign_off_proves_itself_that_every_character_can_be_shown_the_signers_name_too() {
    let court = Court::open().await;
    let form = DraftForm {
        kind: "disposal_report".into(),
        ..DraftForm::default()
    };
    // An upward paper names who signed it.
    let paper = Paper::drafted(&court, form).await;
    paper.fill("").await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    let signed = async |desk: &app::Desk, by: &domain::Actor| {
        let version = paper.version().await;
        steps::sign_off(desk, by, &paper.id, version, "on_request", "").await
    };
    let rare = domain::Actor {
        name: "演示·到场😀".into(),
        ..court.convener.clone()
    };
    let refused = refusal(signed(&court.desk, &rare).await);
    let Refusal::NoFace(absent) = &refused else {
        panic!("{refused:?}");
    };
    let keys: Vec<_> = absent[0].places.iter().map(|place| place.key).collect();
    assert_eq!(keys, ["place-signer"]);
    // The faces were taken away since the check.
    let folder = tempfile::tempdir().unwrap();
    let none = Arc::new(Fonts::only(&[folder.path().into()]));
    let bare = court.desk.clone().with_fonts(Arc::clone(&none));
    let refused = refusal(signed(&bare, &court.convener).await);
    assert_eq!(refused, Refusal::NoFonts);
    let preview = issue::preview(&court.desk, &court.office, &paper.id, &none).await;
    assert_eq!(refusal(preview.map(drop)), Refusal::NoFonts);
    assert_eq!(paper.state().await, DocumentState::Signing);
    signed(&court.desk, &court.convener).await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_character_no_face_shows_is_named_with_the_field_and_the_matter_it_stands_in() {
    let court = Court::open().await;
    let raised = RaiseForm {
        title: "债权人😀到场".into(),
        ..raise_form()
    };
    let number = court.raised_with(&court.firm, raised).await;
    court.accept(number).await;
    let paper = Paper::drafted(&court, super::from_matter("coordination_letter", number)).await;
    let refused = refusal(issue::proof(&court.desk, &court.office, &paper.id).await);
    let Refusal::NoFace(absent) = &refused else {
        panic!("{refused:?}");
    };
    let places = &absent[0].places;
    let has = |key: &str| places.iter().any(|place| place.key == key);
    assert!(has("place-body") || has("place-title"), "{places:?}");
    let matter = places.iter().find(|place| place.key == "place-matter");
    let named = format!("{}-{}", number.0, number.1);
    assert_eq!(
        matter.unwrap().facts,
        [("number", named), ("title", "债权人😀到场".into())]
    );
    court.finish().await;
}

#[tokio::test]
async fn a_numbered_document_goes_back_and_keeps_its_number() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    paper.sign(&court.director, "on_request", "").await.unwrap();
    paper.number("", "").await.unwrap();
    let version = paper.version().await;
    let back = |by| steps::send_back(&court.desk, by, &paper.id, version, "有字印不出");
    assert_eq!(
        refusal(back(&court.convener).await),
        Refusal::MayNotSignDocument
    );
    back(&court.office).await.unwrap();
    let drafted = paper.view().await.document;
    assert_eq!(drafted.state, DocumentState::Drafted);
    assert_eq!(
        drafted.document_number.as_deref(),
        Some("城府院办函〔2026〕1号")
    );
    assert_eq!(drafted.reason.as_deref(), Some("有字印不出"));
    let retitled = EditForm {
        title: "关于核实滞纳金的函".into(),
        ..paper.form().await
    };
    paper.edit(retitled).await.unwrap();
    paper.submit().await.unwrap();
    // What it was sent back for is settled by sending it again.
    assert_eq!(paper.view().await.document.reason, None);
    paper.check(&court.director).await.unwrap();
    paper.sign(&court.director, "on_request", "").await.unwrap();
    assert_eq!(paper.state().await, DocumentState::Numbered);
    paper.issue().await.unwrap();
    let register = app::numbering::register(&court.desk, &court.office, "城府院办函", "2026", "");
    let register = register.await.unwrap();
    assert_eq!(register.last, 1);
    assert_eq!(register.entries[0].subject, "关于核实滞纳金的函");
    court.finish().await;
}

#[tokio::test]
async fn minutes_and_meeting_papers_say_which_character_no_face_shows() {
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
    app::minutes::write::draft(&court.desk, &court.office, &meeting.id)
        .await
        .unwrap();
    let minutes = meeting.view().await.minutes.unwrap();
    let text = format!("{}债权人到场😀。\n", minutes.text);
    app::minutes::write::edit(
        &court.desk,
        &court.office,
        &meeting.id,
        minutes.version,
        &text,
    )
    .await
    .unwrap();
    let version = minutes.version + 1;
    let by = &court.office;
    no_face(app::minutes::circulate::circulate(&court.desk, by, &meeting.id, version).await);
    no_face(app::minutes::issue::give_number(&court.desk, by, &meeting.id, version, "").await);
    no_face(app::minutes::issue::preview(&court.desk, by, &meeting.id, &fonts()).await);
    let proved = refusal(app::minutes::issue::proof(&court.desk, by, &meeting.id).await);
    let Refusal::NoFace(absent) = &proved else {
        panic!("{proved:?}");
    };
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty()).count();
    let place = Place::of("place-paragraph").with("paragraph", paragraphs.to_string());
    assert_eq!(absent[0].places, [place]);
    court.finish().await;
}

#[tokio::test]
async fn a_table_and_an_attachment_are_printed_kept_and_masked() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let ragged = EditForm {
        body: "情况如下：\n|单位|事项|\n|甲|乙|\n|丙|".into(),
        ..paper.form().await
    };
    assert_eq!(
        wrong_fields(paper.edit(ragged).await),
        [("body", "document-table-ragged")]
    );
    let past = EditForm {
        reply_by: "1999-01-01".into(),
        ..paper.form().await
    };
    assert_eq!(
        wrong_fields(paper.edit(past).await),
        [("reply_by", "form-date-past")]
    );
    let attachments =
        "参会回执\n附件：职工安置名册\n一、在册职工\n|姓名|住址|\n|〖张小三〗|某街某号|";
    let form = EditForm {
        body: "情况如下：\n|单位|联系电话|住址|\n|甲公司|0356-2000000|某路某号|\n请予支持。".into(),
        attachments: attachments.into(),
        ..paper.form().await
    };
    let before = paper.view().await.texts.len();
    paper.edit(form.clone()).await.unwrap();
    let again = EditForm {
        attachments: attachments.replace("在册", "在岗"),
        ..form
    };
    paper.edit(again).await.unwrap();
    let texts = paper.view().await.texts;
    assert_eq!(
        texts.len(),
        before + 2,
        "another attachment is another text"
    );
    assert!(texts[0].body.contains("在岗职工") && texts[1].body.contains("在册职工"));
    paper.issued("public").await;
    let shown = open::show(&court.desk, &paper.id).await.unwrap();
    let words = format!("{shown:?}");
    assert!(words.contains("|甲公司|035×-×××××××|×××|"), "{words}");
    assert!(
        words.contains("张××") && words.contains("职工安置名册"),
        "{words}"
    );
    for hidden in ["张小三", "某街某号", "某路某号"] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
    court.finish().await;
}

#[tokio::test]
async fn a_units_answer_lies_on_the_offices_desk_until_it_is_received() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    paper.issued("on_request").await;
    let answer = DraftForm {
        kind: "reply_letter".into(),
        answers: paper.id.clone(),
        ..DraftForm::default()
    };
    let id = draft::draft(&court.desk, &court.tax, answer)
        .await
        .unwrap()
        .to_string();
    let filled = EditForm {
        title: "关于核销的复函".into(),
        other_addressees: "办公室".into(),
        body: "同意核销。".into(),
        ..EditForm::default()
    };
    draft::edit(&court.desk, &court.tax, &id, 1, filled)
        .await
        .unwrap();
    let sent = issue::SendForm {
        number: "城税函〔2026〕3号".into(),
        scan: vec![crate::court::pdf("复函.pdf")],
    };
    issue::send_own(&court.desk, &court.tax, &id, 2, sent)
        .await
        .unwrap();
    let waits = async || {
        let list = app::worklist::load(&court.desk, &court.office)
            .await
            .unwrap();
        let mut items = list.items.into_iter();
        items.find(|item| item.path == format!("/documents/{id}"))
    };
    let item = waits().await.unwrap();
    assert_eq!(
        (item.todo.code(), item.from.as_str()),
        ("read-answer", "区税务局")
    );
    assert_eq!(
        refusal(delivery::acknowledge(&court.desk, &court.tax, &id, 3).await),
        Refusal::OfficeOnly
    );
    delivery::acknowledge(&court.desk, &court.office, &id, 3)
        .await
        .unwrap();
    assert!(waits().await.is_none());
    court.finish().await;
}

#[tokio::test]
async fn other_organs_are_counted_and_each_may_be_as_long_as_a_full_name() {
    let court = Court::open().await;
    let paper = Paper::letter(&court).await;
    let names = |n: usize, each: usize| vec!["局".repeat(each); n].join("\n");
    for (others, wrong) in [
        (names(60, 16), None),
        (names(100, 60), None),
        (names(101, 2), Some("form-too-many-lines")),
        (
            format!("某局\n{}", names(1, 61)),
            Some("form-line-too-long"),
        ),
    ] {
        for field in ["other_addressees", "other_copies"] {
            let mut form = paper.form().await;
            let typed = if field == "other_copies" {
                &mut form.other_copies
            } else {
                &mut form.other_addressees
            };
            typed.clone_from(&others);
            let done = paper.edit(form).await;
            match wrong {
                None => done.unwrap(),
                Some(key) => assert_eq!(wrong_fields(done), [(field, key)]),
            }
        }
    }
    court.finish().await;
}
