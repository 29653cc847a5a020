//! How the office is reached: set by the office, told in what its papers say of whom to ask.

use crate::{
    assembly::fonts,
    court::{Court, is_stale, refusal, wrong_fields},
    meeting_papers,
};
use app::{
    office_contact::{self, ContactForm},
    official_document::{
        draft::{self, DraftForm},
        issue, view,
    },
};
use domain::{Actor, Refusal};

fn form(person: &str, phone: &str, address: &str, postcode: &str) -> ContactForm {
    ContactForm {
        person: person.into(),
        phone: phone.into(),
        address: address.into(),
        postcode: postcode.into(),
    }
}

/// The text of a letter drafted on a matter, and its id.
async fn letter(court: &Court, by: &Actor) -> (String, String) {
    let number = court.forwarded().await;
    let form = DraftForm {
        kind: "coordination_letter".into(),
        matter: format!("{}-{}", number.0, number.1),
        ..DraftForm::default()
    };
    let id = draft::draft(&court.desk, by, form).await.unwrap();
    let id = id.to_string();
    let view = view::view(&court.desk, by, &id).await.unwrap();
    (id, view.document.body)
}

#[tokio::test]
async fn what_the_office_sets_is_told_and_what_is_empty_is_left_out() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let (_, body) = letter(&court, office).await;
    assert!(body.ends_with(&format!(
        "（联系人：{}，联系电话：〔待填：联系电话〕）",
        office.name
    )));
    let set = form("王媛", "0356-2023456", "云岭路1号法院三楼", "048000");
    office_contact::change(desk, office, 0, set).await.unwrap();
    let (id, body) = letter(&court, office).await;
    let line = "（联系人：王媛，联系电话：0356-2023456，地址：云岭路1号法院三楼，邮编：048000）";
    assert!(body.ends_with(line), "{body}");
    let (pdf, docx) = issue::preview(desk, office, &id, &fonts()).await.unwrap();
    let said = meeting_papers::text(&pdf);
    assert!(said.contains(line), "{said}");
    assert!(docx.starts_with(b"PK"));
    // Without a person who drafts is named; what is empty leaves its words out.
    office_contact::change(desk, office, 1, form("", "0356-2023456", "", "048000"))
        .await
        .unwrap();
    let (_, body) = letter(&court, office).await;
    let line = format!(
        "（联系人：{}，联系电话：0356-2023456，邮编：048000）",
        office.name
    );
    assert!(body.ends_with(&line), "{body}");
    court.finish().await;
}

#[tokio::test]
async fn the_setting_is_the_offices_and_one_line_a_change() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let wrong = form("王媛", "12", "", "04800");
    assert_eq!(
        wrong_fields(office_contact::change(desk, office, 0, wrong).await),
        [
            ("phone", "form-bad-phone"),
            ("postcode", "form-bad-postcode")
        ]
    );
    let set = || form("王媛", "0356-2023456、13800138000", "", "");
    for by in [&court.tax, &court.convener, &court.keeper] {
        let refused = office_contact::change(desk, by, 0, set()).await;
        assert_eq!(refusal(refused), Refusal::OfficeOnly, "{}", by.name);
    }
    office_contact::change(desk, office, 0, set())
        .await
        .unwrap();
    is_stale(office_contact::change(desk, office, 0, set()).await);
    // Nothing changed, nothing is recorded.
    office_contact::change(desk, office, 1, set())
        .await
        .unwrap();
    for by in [&court.office, &court.tax, &court.firm, &court.auditor] {
        let kept = office_contact::of(desk, by).await.unwrap();
        assert_eq!((kept.version, kept.person.as_deref()), (1, Some("王媛")));
        assert_eq!(kept.phone.as_deref(), Some("0356-2023456、13800138000"));
    }
    court.finish().await;
}
