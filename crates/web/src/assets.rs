//! The stylesheet, htmx, the script of the meeting pages, and the licences carried along; nothing else is served as a file.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// One stylesheet, in the order in which later rules prevail; it prints on A4 without the frame.
const STYLES: &str = concat!(
    include_str!("../static/css/tokens.css"),
    include_str!("../static/css/frame.css"),
    include_str!("../static/css/parts.css"),
    include_str!("../static/css/forms.css"),
    include_str!("../static/css/narrow.css"),
    include_str!("../static/css/meeting.css"),
    include_str!("../static/css/matter.css"),
    include_str!("../static/css/keeping.css"),
    include_str!("../static/css/minutes.css"),
    include_str!("../static/css/document.css"),
    include_str!("../static/css/report.css"),
    include_str!("../static/css/running.css"),
);

const FILES: &[(&str, &str, &str)] = &[
    ("fuyuan.css", "text/css; charset=utf-8", STYLES),
    (
        "meeting.js",
        "text/javascript; charset=utf-8",
        include_str!("../static/meeting.js"),
    ),
    (
        "htmx.min.js",
        "text/javascript; charset=utf-8",
        include_str!(concat!(env!("OUT_DIR"), "/htmx.min.js")),
    ),
    (
        "seal.svg",
        "image/svg+xml",
        include_str!("../static/seal.svg"),
    ),
    (
        "licences.txt",
        "text/plain; charset=utf-8",
        include_str!(concat!(env!("OUT_DIR"), "/asset-licences.txt")),
    ),
];

/// One of the built-in files.
pub(crate) async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, media, text)) => ([(header::CONTENT_TYPE, *media)], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
