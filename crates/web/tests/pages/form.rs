//! What the body of a form may be.

use crate::{court::Court, meeting::planned};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

#[tokio::test]
async fn a_body_that_is_empty_or_no_form_is_not_called_too_large() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let form = "application/x-www-form-urlencoded";
    for (path, kind, body, status) in [
        // As an empty form: its fields are missing.
        ("/meetings", None, "", StatusCode::UNPROCESSABLE_ENTITY),
        (
            "/meetings",
            Some(form),
            "",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("/matters", None, "", StatusCode::UNPROCESSABLE_ENTITY),
        (
            &format!("{meeting}/invite"),
            None,
            "",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            &format!("{meeting}/convene"),
            None,
            "",
            StatusCode::BAD_REQUEST,
        ),
        (
            &format!("{meeting}/convene"),
            Some(form),
            "",
            StatusCode::BAD_REQUEST,
        ),
        (
            "/meetings",
            Some("application/json"),
            "{}",
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let mut request = Request::post(path).header("sec-fetch-site", "same-origin");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let page = office.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(page.status, status, "{path} {kind:?}");
        page.is_silent_on("提交的内容过大");
    }
}
