//! Matters from raising to closing, as the raiser, the office and the units meet them.

use crate::court::Court;

#[tokio::test]
async fn everybody_lands_on_a_desk_of_their_own() {
    let court = Court::open().await;
    for login in ["office", "tax", "convener", "keeper"] {
        court.sign_in(login).await.open("/").await;
    }
}
