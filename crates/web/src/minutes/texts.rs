//! The kept texts of minutes: who wrote which draft when, and what it changed.

use crate::{
    Site,
    frame::{Frame, Section},
    gate::Visitor,
    matter::asked,
    problem::{Problem, html},
};
use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use domain::minutes::{LineChange, changes};

/// A kept text.
struct Version {
    ordinal: u32,
    who: String,
    when: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "minutes/texts.html")]
struct TextsPage {
    frame: Frame,
    meeting: String,
    versions: Vec<Version>,
    /// The draft shown.
    ordinal: u32,
    /// Its lines with what became of them: a CSS class and the line.
    lines: Vec<(&'static str, String)>,
}

/// The drafts, and one of them beside the one before it: the latest unless another is asked for.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let t = visitor.t;
    let texts = app::minutes::write::versions(&site.desk, visitor.by()?, &id).await?;
    let wanted = asked(&query, "n").parse::<u32>().ok();
    let at = wanted.and_then(|n| texts.iter().position(|text| text.ordinal == n));
    let at = at.unwrap_or(texts.len().saturating_sub(1));
    let shown = texts.get(at).ok_or(app::Error::NotFound)?;
    let before = at.checked_sub(1).and_then(|before| texts.get(before));
    let earlier = before.map_or("", |text| text.text.as_str());
    let lines = changes(earlier, &shown.text)
        .into_iter()
        .map(|line| match line {
            LineChange::Same(line) => ("same", line.to_owned()),
            LineChange::Added(line) => ("added", line.to_owned()),
            LineChange::Removed(line) => ("removed", line.to_owned()),
        });
    let page = TextsPage {
        frame: Frame::of(&site, &visitor, Section::Meetings).await?,
        meeting: id,
        ordinal: shown.ordinal,
        lines: lines.filter(|(_, line)| !line.trim().is_empty()).collect(),
        versions: texts
            .iter()
            .map(|text| Version {
                ordinal: text.ordinal,
                who: text.written_by.clone(),
                when: t.date_time(text.written_at.0),
                here: text.ordinal == shown.ordinal,
            })
            .collect(),
    };
    Ok(html(&page))
}
