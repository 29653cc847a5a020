//! Papers that tell a meeting as a whole go to nobody who sits in for matters of its own alone, whenever they were
//! drafted.

use super::Paper;
use crate::{
    assembly::Assembly,
    court::{Court, refusal, wrong_fields},
};
use app::official_document::{draft::DraftForm, steps};
use domain::{
    Change, Refusal,
    official_document::{Disclosure, OfficialDocument, Publicity, ShortNames, Words},
};
use store::{Db, Tx};

#[tokio::test]
async fn a_paper_of_a_whole_meeting_goes_to_no_administrator() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "演示清算所"]).await;
    let of_meeting = |kind: &str| DraftForm {
        kind: kind.into(),
        meeting: meeting.id.clone(),
        ..DraftForm::default()
    };
    let firm_id = court.firm.unit.id.to_string();
    let units = app::units::all(&court.desk, &court.office).await.unwrap();
    let administrator = units.get(court.firm.unit.id).unwrap();
    for (kind, may) in [("meeting_notice", false), ("notice", true)] {
        let paper = Paper::drafted(&court, of_meeting(kind)).await;
        for field in ["addressees", "copies", "other_addressees", "other_copies"] {
            let mut form = paper.form().await;
            match field {
                "copies" => form.copies.push(firm_id.clone()),
                "addressees" => form.addressees.push(firm_id.clone()),
                "other_copies" => {
                    form.other_copies = format!("区商会\n{}", administrator.full_name);
                }
                _ => form.other_addressees = format!("{}负责人", administrator.short_name),
            }
            let done = paper.edit(form).await;
            if may {
                done.unwrap();
            } else {
                assert_eq!(wrong_fields(done), [(field, "document-not-whole-meeting")]);
            }
        }
    }
    court.finish().await;
}

/// Records a transition past the acts, as it was recorded before a rule of today stood in its way.
async fn recorded(
    court: &Court,
    paper: &Paper<'_>,
    transition: impl Fn(OfficialDocument) -> Result<Change<OfficialDocument>, Refusal>,
) {
    let folder = court.folder.path();
    let keys = store::anchor::Keys::open(folder).unwrap();
    let db = Db::open_sqlite(&folder.join(store::backup::DATABASE)).await;
    let db = db.unwrap().sealed(keys.seal().clone());
    let change = transition(paper.view().await.document).unwrap();
    let lane = court.office.mechanism.0;
    db.write(lane, async move |tx: &mut Tx| {
        tx.record(change.clone()).await
    })
    .await
    .unwrap();
    db.close().await;
}

#[tokio::test]
async fn a_notice_that_named_an_administrator_before_the_rule_goes_out_no_more() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "演示清算所"]).await;
    let of_meeting = DraftForm {
        kind: "meeting_notice".into(),
        meeting: meeting.id.clone(),
        ..DraftForm::default()
    };
    let paper = Paper::drafted(&court, of_meeting).await;
    paper.fill("").await;
    let (office, director) = (court.office.clone(), court.director.clone());
    let (firm, now) = (court.firm.unit.id, court.desk.now());
    let refused = Refusal::NotWholeMeeting("演示清算所".into());
    recorded(&court, &paper, |document| {
        let was = document.clone();
        let words = Words {
            title: was.title,
            addressees: was.addressees,
            other_addressees: was.other_addressees,
            copies: vec![firm],
            other_copies: was.other_copies,
            body: was.body,
            attachments: was.attachments,
            masks: was.masks,
            reply_by: was.reply_by,
        };
        document.edit(words, &office, now)
    })
    .await;
    assert_eq!(refusal(paper.submit().await), refused);
    recorded(&court, &paper, |document| {
        document.submit(&[], ShortNames::default(), &office, now)
    })
    .await;
    paper.check(&director).await.unwrap();
    assert_eq!(
        refusal(paper.sign(&director, "on_request", "").await),
        refused
    );
    recorded(&court, &paper, |document| {
        let publicity = Publicity {
            disclosure: Disclosure::OnRequest,
            ground: None,
        };
        document.sign_off(publicity, None, None, &director, now)
    })
    .await;
    paper.number("", "").await.unwrap();
    assert_eq!(refusal(paper.issue().await), refused);
    // The way out: sent back, the firm taken off, and through every step again.
    let version = paper.version().await;
    steps::send_back(&court.desk, &office, &paper.id, version, "抄送有误")
        .await
        .unwrap();
    let mut words = paper.form().await;
    words.copies.retain(|unit| *unit != firm.to_string());
    paper.edit(words).await.unwrap();
    paper.submit().await.unwrap();
    paper.check(&director).await.unwrap();
    paper.sign(&director, "on_request", "").await.unwrap();
    paper.issue().await.unwrap();
    court.finish().await;
}
