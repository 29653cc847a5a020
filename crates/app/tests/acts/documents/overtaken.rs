//! Letters that lead up to a meeting leave the desks once it is held or called off.

use super::*;
use crate::assembly::Assembly;
use app::worklist::{self, Todo};

/// What of a document waits for an actor.
async fn waits(paper: &Paper<'_>, by: &Actor) -> Vec<Todo> {
    let list = worklist::load(&paper.court.desk, by).await.unwrap();
    let path = format!("/documents/{}", paper.id);
    let own = list.items.into_iter().filter(|item| item.path == path);
    own.map(|item| item.todo).collect()
}

#[tokio::test]
async fn the_notice_of_a_meeting_called_off_is_received_by_nobody() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    let form = DraftForm {
        kind: "meeting_notice".into(),
        meeting: meeting.id.clone(),
        ..DraftForm::default()
    };
    let notice = Paper::drafted(&court, form).await;
    notice.fill("").await;
    notice.issued("public").await;
    assert_eq!(waits(&notice, &court.tax).await, [Todo::ReceiveDocument]);
    assert!(!notice.view().await.called_off());
    let version = meeting.version().await;
    app::meeting::plan::call_off(&court.desk, &court.office, &meeting.id, version, "改期")
        .await
        .unwrap();
    assert_eq!(waits(&notice, &court.tax).await, []);
    assert!(notice.view().await.called_off());
    court.finish().await;
}

#[tokio::test]
async fn a_letter_to_a_meeting_that_is_over_waits_for_nobody() {
    let court = Court::open().await;
    let (desk, office, director) = (&court.desk, &court.office, &court.director);
    for kind in ["call_for_items", "meeting_notice"] {
        for called_off in [true, false] {
            let number = court.accepted().await;
            let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
            meeting.list(number).await.unwrap();
            let form = || DraftForm {
                kind: kind.into(),
                meeting: meeting.id.clone(),
                ..DraftForm::default()
            };
            let (draft, paper) = (
                Paper::drafted(&court, form()).await,
                Paper::drafted(&court, form()).await,
            );
            paper.fill("").await;
            paper.submit().await.unwrap();
            let checked = Paper::drafted(&court, form()).await;
            checked.fill("").await;
            checked.submit().await.unwrap();
            checked.check(director).await.unwrap();
            assert_eq!(waits(&draft, office).await, [Todo::WriteDocument]);
            assert_eq!(waits(&paper, director).await, [Todo::CheckDocument]);
            assert_eq!(waits(&checked, director).await, [Todo::SignDocument]);
            if called_off {
                let version = meeting.version().await;
                app::meeting::plan::call_off(desk, office, &meeting.id, version, "改期")
                    .await
                    .unwrap();
            } else {
                meeting.convene_and_open().await;
            }
            for (one, by) in [(&draft, office), (&paper, director), (&checked, director)] {
                assert_eq!(waits(one, by).await, [], "{kind} {called_off}");
            }
            // From its own page it is still withdrawn.
            let version = checked.version().await;
            steps::withdraw(desk, office, &checked.id, version, "会议已开")
                .await
                .unwrap();
        }
    }
    court.finish().await;
}
