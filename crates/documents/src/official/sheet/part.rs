//! The parts of a body as they stand on the page: headings that know what to stay with, tables and
//! forms squared, their columns weighed.

use serde::Serialize;

use super::super::Block;
use super::clean::{clean, clean_lines, field};

/// Characters up to which a column's texts are not broken over lines.
const SHORT: usize = 6;
/// Room of a table's row and the margins of a cell, in tenths of its characters (12 pt on 156 mm).
const ROOM: usize = 368;
const MARGIN: usize = 8;

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Part {
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
        /// Columns of short texts, such as numbers, are centred.
        centred: Vec<bool>,
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
pub(crate) fn parts(blocks: &[Block]) -> Vec<Part> {
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
            svg: in_our_face(svg),
            caption: clean(caption),
        }],
    }
}

/// A picture's words are set in 黑体, whatever faces it names for the screen.
fn in_our_face(svg: &str) -> String {
    let mut pieces = svg.split("font-family=\"");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str("font-family=\"hei\"");
        text.push_str(piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    text
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
    let longest = longest(columns, &rows.iter().chain([&header]).collect::<Vec<_>>());
    Some(Part::Table {
        weights: weights(&longest),
        centred: (0..columns)
            .map(|i| rows.iter().all(|row| width(&row[i]) <= SHORT))
            .collect(),
        header,
        rows,
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
    let mut weights: Vec<_> = longest(columns, &rows.iter().collect::<Vec<_>>())
        .into_iter()
        .map(|longest| longest.clamp(2, 8) + 2)
        .collect();
    for weight in weights.iter_mut().skip(1).step_by(2) {
        *weight = (*weight).max(10);
    }
    Some(Part::Form { rows, weights })
}

fn columns<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Option<usize> {
    rows.map(Vec::len).max().filter(|&n| n > 0)
}

/// The width of each column's longest text, in characters.
fn longest(columns: usize, rows: &[&Vec<String>]) -> Vec<usize> {
    (0..columns)
        .map(|i| {
            let texts = rows.iter().filter_map(|row| row.get(i));
            texts.map(|text| width(text)).max().unwrap_or_default()
        })
        .collect()
}

/// What share of the width each column gets. Where all texts fit on one line, as much as they need;
/// else as many of the short columns as possible stay whole, and the others share what is left by the
/// roots of their lengths.
fn weights(longest: &[usize]) -> Vec<usize> {
    let needed = |longest: usize| longest.max(1) * 10 + MARGIN;
    let all: usize = longest.iter().map(|&n| needed(n)).sum();
    if all <= ROOM {
        return longest.iter().map(|&n| needed(n)).collect();
    }
    let root = |n: usize| (n * 100).isqrt().max(1);
    for short in [8, SHORT, 4, 2] {
        let taken: usize = longest
            .iter()
            .filter(|&&n| n <= short)
            .map(|&n| needed(n))
            .sum();
        let long = || longest.iter().filter(|&&n| n > short);
        let left = ROOM.saturating_sub(taken);
        if left < long().count() * needed(4) {
            continue;
        }
        let roots: usize = long().map(|&n| root(n)).sum();
        return longest
            .iter()
            .map(|&n| {
                if n <= short {
                    needed(n)
                } else {
                    left * root(n) / roots
                }
            })
            .collect();
    }
    longest.iter().map(|&n| needed(n.min(12))).collect()
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
            centred,
        }) = table(&header, &rows)
        else {
            panic!("a table");
        };
        assert_eq!(header.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 3));
        assert_eq!(weights, [38, 28, 18]);
        assert_eq!(centred, [true; 3]);
        assert!(table(&[], &[]).is_none());
    }

    #[test]
    fn a_picture_names_our_face() {
        assert_eq!(
            in_our_face("<svg font-family=\"Arial, serif\" a=\"1\"><g/></svg>"),
            "<svg font-family=\"hei\" a=\"1\"><g/></svg>"
        );
        assert_eq!(in_our_face("<svg/>"), "<svg/>");
    }

    #[test]
    fn short_columns_stay_whole_beside_long_ones() {
        let text = |n: usize| "字".repeat(n);
        let rows = [vec![text(2), text(60), text(5), text(20)]];
        let Some(Part::Table { weights, .. }) = table(&[], &rows) else {
            panic!("a table");
        };
        assert_eq!((weights[0], weights[2]), (28, 58));
        assert!(weights[1] > weights[3] && weights.iter().sum::<usize>() <= ROOM);
        // Too many columns for that share the width.
        let many = vec![vec![text(9); 14]];
        assert!(table(&[], &many).is_some());
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
