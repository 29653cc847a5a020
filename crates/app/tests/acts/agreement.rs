//! Agreement: what is not one, though nobody objected.

use crate::{
    assembly::Assembly,
    court::{Court, refusal},
};
use app::meeting::session;
use domain::Refusal;

#[tokio::test]
async fn who_is_silent_or_away_does_not_agree() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    let nobody_spoke = meeting.settle(0, "agreed").await;
    assert_eq!(refusal(nobody_spoke), Refusal::NotAgreed("区税务局".into()));
    meeting
        .position(&court.office, 0, "区税务局", "silent")
        .await
        .unwrap();
    let silent = meeting.settle(0, "agreed").await;
    assert_eq!(refusal(silent), Refusal::NotAgreed("区税务局".into()));
    // A later position replaces the earlier one.
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    // Who is away agrees to nothing, whoever entered it.
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let tax = court.unit("区税务局").await;
    for presence in ["excused", "absent"] {
        let place = vec![(tax.clone(), presence.to_owned(), String::new())];
        session::attend(desk, office, id, place).await.unwrap();
        let away = meeting.settle(0, "agreed").await;
        assert_eq!(refusal(away), Refusal::NamedUnitsAway("区税务局".into()));
    }
    let place = vec![(tax, "late".to_owned(), "演示·税务".to_owned())];
    session::attend(desk, office, id, place).await.unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    assert_eq!(meeting.item(0).await.positions.len(), 1);
    court.finish().await;
}
