//! The minutes' text as its page shows it: line by line, with what differs from the record and what units said
//! of it.

use app::meeting::view::MeetingView;
use domain::{
    minutes::{Discrepancy, labelled},
    official_document::line::bare,
};

/// A paragraph of the text: a heading or running text.
pub(super) struct Paragraph {
    /// Its line in the text, from 1.
    pub line: u32,
    pub heading: bool,
    pub text: String,
    /// Whether it differs from the record.
    pub differs: bool,
    /// What units said of it when countersigning, by its label.
    pub comments: Vec<String>,
}

/// The text line by line; a line that begins with a Chinese numeral and 、 is a heading.
pub(super) fn paragraphs(view: &MeetingView, text: &str, found: &[Discrepancy]) -> Vec<Paragraph> {
    let heading = |line: &str| {
        line.starts_with("# ")
            || line.split_once('、').is_some_and(|(number, _)| {
                !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
            })
    };
    (1u32..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| Paragraph {
            line: number,
            heading: heading(line),
            text: bare(line).trim_start_matches("# ").to_owned(),
            differs: found.iter().any(|one| one.line == Some(number)),
            comments: comments(view, line),
        })
        .collect()
}

/// What units said of a labelled line, their words naming its label.
fn comments(view: &MeetingView, line: &str) -> Vec<String> {
    let Some((label, _)) = labelled(line) else {
        return Vec::new();
    };
    let names = |words: &str| {
        words
            .match_indices("议定事项")
            .any(|(at, _)| labelled(&words[at..]).is_some_and(|(named, _)| named == label))
    };
    view.countersignatures
        .iter()
        .filter_map(|c| {
            let words = c.words.as_deref().filter(|words| names(words))?;
            Some(format!("{}：{words}", view.units.name(c.unit)))
        })
        .collect()
}
