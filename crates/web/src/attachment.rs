//! Attachments: handed out as files to keep, never shown inside a page.

use crate::{
    Site,
    gate::Visitor,
    problem::Problem,
    routes::{Route, get},
};
use axum::{
    extract::{Path, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use domain::Permission;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an extended value may hold unencoded (RFC 8187, 3.2.1 attr-char).
const EXTENDED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![get("/attachments/{id}", Permission::Read, download)]
}

/// A file within sight.
async fn download(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (file, content) = app::attachment::download(&site.desk, visitor.by()?, &id).await?;
    Ok((as_file(&file.name, &file.media), content).into_response())
}

/// Headers under which content is offered to be kept, never to be run in this site's name.
pub(crate) fn as_file(name: &str, media: &str) -> [(HeaderName, String); 4] {
    [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".into(),
        ),
    ]
}

/// `Content-Disposition` of RFC 6266: the name itself for today's readers, an ASCII one for others.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
        utf8_percent_encode(name, EXTENDED)
    )
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_survive_the_header_whatever_they_hold() {
        for (name, header) in [
            (
                "list.pdf",
                "attachment; filename=\"list.pdf\"; filename*=UTF-8''list.pdf",
            ),
            (
                "欠费 清单.pdf",
                "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%E6%AC%A0%E8%B4%B9%20%E6%B8%85%E5%8D%95.pdf",
            ),
            (
                "a\"; x=\r\n.pdf",
                "attachment; filename=\"a___x___.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%0D%0A.pdf",
            ),
        ] {
            assert_eq!(disposition(name), header);
        }
    }
}
