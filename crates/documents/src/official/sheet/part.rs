//! The parts of a body as they stand on the page: headings that know what to stay with, tables and
//! forms squared, their columns weighed.

use serde::Serialize;

use super::super::Block;
use super::clean::{clean, clean_lines, field};

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(in crate::official) enum Part {
    /// `keep`: on one page with what follows, unless that is a heading of its rank.
    Heading {
        level: u8,
        text: String,
        keep: bool,
    },
    Paragraph {
        text: String,
    },
    Table {
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        weights: Vec<usize>,
    },
    /// Rows may be short: their last cell then takes the rest of the row.
    Form {
        rows: Vec<Vec<String>>,
        weights: Vec<usize>,
    },
    Picture {
        svg: String,
        caption: String,
    },
}

/// The parts of a body.
pub(super) fn parts(blocks: &[Block]) -> Vec<Part> {
    kept(blocks.iter().flat_map(of).collect())
}

fn of(block: &Block) -> Vec<Part> {
    match block {
        Block::Heading { level, text } => field(Some(text))
            .map(|text| Part::Heading {
                level: (*level).clamp(1, 4),
                text,
                keep: false,
            })
            .into_iter()
            .collect(),
        Block::Paragraph { text } => clean_lines(text)
            .into_iter()
            .map(|text| Part::Paragraph { text })
            .collect(),
        Block::Table { header, rows } => table(header, rows).into_iter().collect(),
        Block::Form { rows } => form(rows).into_iter().collect(),
        Block::Picture { svg, caption } => vec![Part::Picture {
            svg: svg.clone(),
            caption: clean(caption),
        }],
    }
}

/// Marks the headings that must not stand alone at the foot of a page. A row of headings
/// without text, as in a list of items, may be parted.
fn kept(mut body: Vec<Part>) -> Vec<Part> {
    for i in 0..body.len().saturating_sub(1) {
        let next = match body[i + 1] {
            Part::Heading { level, .. } => level,
            _ => u8::MAX,
        };
        if let Part::Heading { level, keep, .. } = &mut body[i] {
            *keep = next > *level;
        }
    }
    body
}

/// A table with all rows of one length and columns weighted by their longest text.
fn table(header: &[String], rows: &[Vec<String>]) -> Option<Part> {
    let columns = columns(rows.iter().chain([&header.to_vec()]))?;
    let row = |cells: &[String]| -> Vec<String> {
        (0..columns)
            .map(|i| cells.get(i).map(|cell| clean(cell)).unwrap_or_default())
            .collect()
    };
    let header = row(header);
    let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
    let weights = weights(columns, rows.iter().chain([&header]), 12);
    Some(Part::Table {
        header,
        rows,
        weights,
    })
}

/// A form: room to write in is as wide as eight characters, labels as their text.
fn form(rows: &[Vec<String>]) -> Option<Part> {
    let columns = columns(rows.iter())?;
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter(|cells| !cells.is_empty())
        .map(|cells| cells.iter().map(|cell| clean(cell)).collect())
        .collect();
    let mut weights = weights(columns, rows.iter(), 8);
    for (i, weight) in weights.iter_mut().enumerate() {
        if i % 2 == 1 {
            *weight = (*weight).max(10);
        }
    }
    Some(Part::Form { rows, weights })
}

fn columns<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Option<usize> {
    rows.map(Vec::len).max().filter(|&n| n > 0)
}

/// What share of the width each column gets: its longest text, up to `most` characters, and two more
/// for the cell's margins; a longer text wraps.
fn weights<'a>(
    columns: usize,
    rows: impl Iterator<Item = &'a Vec<String>> + Clone,
    most: usize,
) -> Vec<usize> {
    (0..columns)
        .map(|i| {
            let texts = rows.clone().filter_map(|row| row.get(i));
            texts.map(|text| width(text)).max().unwrap_or_default()
        })
        .map(|longest| longest.clamp(2, most) + 2)
        .collect()
}

/// Width in Chinese characters; a Latin letter takes half of one.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum::<usize>()
        .div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ragged_tables_are_squared() {
        let header = vec!["单位".to_owned(), "事项".to_owned()];
        let rows = vec![vec!["税务局".to_owned()], vec![String::new(); 3]];
        let Some(Part::Table {
            header,
            rows,
            weights,
        }) = table(&header, &rows)
        else {
            panic!("a table");
        };
        assert_eq!(header.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 3));
        assert_eq!(weights, [5, 4, 4]);
        assert!(table(&[], &[]).is_none());
    }

    #[test]
    fn a_form_leaves_room_beside_its_labels() {
        let rows = [vec!["单位".to_owned(), String::new()], vec!["意见".into()]];
        let Some(Part::Form { rows, weights }) = form(&rows) else {
            panic!("a form");
        };
        assert_eq!(rows[1].len(), 1, "a short row stays short");
        assert_eq!(weights, [4, 10]);
        assert!(form(&[Vec::new()]).is_none());
    }
}
