//! The sheet with which the office hands every unit its first sign-in: shown once, to be printed.

use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::roster::sign_ins::{self, SignIns};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, header},
    response::{IntoResponse, Response},
};

#[derive(Template)]
#[template(path = "roster/sign_ins.html")]
struct SheetPage {
    frame: Frame,
    all: SignIns,
    /// Where one signs in, as the office's browser reached it.
    address: String,
}

/// Gives every unit without one a sign-in, and answers with the sheet: this once, in no address and no history.
pub(super) async fn give(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let all = sign_ins::give_all(&site.desk, visitor.by()?).await?;
    let host = headers.get(header::HOST).and_then(|one| one.to_str().ok());
    let page = SheetPage {
        frame: Frame::of(&site, &visitor, Section::Roster).await?,
        address: format!("{}/sign-in", host.unwrap_or_default()),
        all,
    };
    let push = (HeaderName::from_static("hx-push-url"), "/roster");
    Ok(([push], html(&page)).into_response())
}
