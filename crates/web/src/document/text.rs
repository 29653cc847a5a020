//! A text as its page shows it: headings, paragraphs and tables, as it will be printed; what is attached.

use domain::official_document::{BLANK, Enclosed, line, table};

/// A part of a text: a heading, running text, or a table.
pub(crate) struct Part {
    pub heading: bool,
    /// Whether something in it is still to be filled in.
    pub blank: bool,
    pub text: String,
    /// The rows of a table, its head first; empty for what is none.
    pub rows: Vec<Vec<String>>,
}

/// An attachment with its text.
pub(crate) struct Attached {
    /// 附件, with its number if there are several.
    pub label: String,
    pub title: String,
    pub parts: Vec<Part>,
}

/// The text line by line, as it will be printed.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match table::cells(line) {
            Some(cells) if table::is_rule(&cells) && in_table(&parts) => {}
            Some(cells) => row(&mut parts, line, cells),
            None => parts.push(Part {
                heading: is_heading(line),
                blank: line.contains(BLANK),
                text: line::bare(line).to_owned(),
                rows: Vec::new(),
            }),
        }
    }
    parts
}

fn in_table(parts: &[Part]) -> bool {
    parts.last().is_some_and(|last| !last.rows.is_empty())
}

fn row(parts: &mut Vec<Part>, line: &str, cells: Vec<String>) {
    if !in_table(parts) {
        parts.push(Part {
            heading: false,
            blank: false,
            text: String::new(),
            rows: Vec::new(),
        });
    }
    if let Some(table) = parts.last_mut() {
        table.blank |= line.contains(BLANK);
        table.rows.push(cells);
    }
}

/// A short line that starts with a number is a heading.
fn is_heading(line: &str) -> bool {
    let numbered = line.split_once('、').is_some_and(|(number, _)| {
        !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    });
    numbered && !line.ends_with(['。', '；', '：'])
}

/// What is attached, as it will be named and printed.
pub(crate) fn attached(all: &[Enclosed]) -> Vec<Attached> {
    let several = all.len() > 1;
    (1..)
        .zip(all)
        .map(|(n, one): (usize, _)| Attached {
            label: if several {
                format!("附件{n}")
            } else {
                "附件".into()
            },
            title: one.title.clone(),
            parts: parts(&one.text),
        })
        .collect()
}
