//! The parts of a body as they stand on the page: headings that know what to stay with, tables and
//! forms squared, their columns weighed.

use serde::Serialize;

use super::super::Block;
use super::clean::{clean, clean_cell, clean_lines, field};

/// Characters up to which a column's texts are not broken over lines.
const SHORT: usize = 6;
/// Room of a table's row and the margins of a cell, in tenths of its characters (12 pt on 156 mm).
const ROOM: usize = 368;
const MARGIN: usize = 8;
/// A table's width, the white at each side of a cell's text, a letter and a line of it, and a third of a page's height, in
/// thousandths of a point.
const TABLE: usize = 442_205;
const INSET: usize = 4_000;
const LETTER: usize = 12_000;
const LINE: usize = 17_000;
const THIRD: usize = 212_598;
/// The same of a form's row, in tenths of its characters (14 pt), and the least room to write in.
const FORM_ROOM: usize = 315;
const FORM_MARGIN: usize = 8;
const FORM_LEAST: usize = 50;

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
        /// Rows that stay on one page.
        whole: Vec<bool>,
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
            .map(|i| {
                cells
                    .get(i)
                    .map(|cell| clean_cell(cell))
                    .unwrap_or_default()
            })
            .collect()
    };
    let header = row(header);
    let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
    let texts = longest(columns, &rows.iter().collect::<Vec<_>>());
    let heads = longest(columns, &[&header]);
    let weights = weights(&texts, &heads);
    Some(Part::Table {
        whole: rows.iter().map(|row| is_whole(row, &weights)).collect(),
        weights,
        centred: (0..columns)
            .map(|i| rows.iter().all(|row| width(&row[i]) <= SHORT))
            .collect(),
        header,
        rows,
    })
}

/// Whether a row stays on one page: it does unless it is higher than a third of one, by the letters of its fullest
/// cell; a Latin letter counts for a third.
fn is_whole(row: &[String], weights: &[usize]) -> bool {
    let all = weights.iter().sum::<usize>().max(1);
    let high = |(text, weight): (&String, &usize)| {
        let room = (TABLE * weight / all).saturating_sub(2 * INSET).max(LETTER);
        text.len() * LETTER * LINE / 3 / room
    };
    row.iter().zip(weights).map(high).max() <= Some(THIRD)
}

/// A form: labels as wide as their text, up to eight characters; room to write in shares the rest.
fn form(rows: &[Vec<String>]) -> Option<Part> {
    let columns = columns(rows.iter())?;
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter(|cells| !cells.is_empty())
        .map(|cells| cells.iter().map(|cell| clean(cell)).collect())
        .collect();
    // The last cell of a short row has the rest of the row, whatever its column.
    let own: Vec<Vec<String>> = rows
        .iter()
        .map(|cells| {
            let short = usize::from(cells.len() < columns);
            cells[..cells.len() - short].to_vec()
        })
        .collect();
    let longest = longest(columns, &own.iter().collect::<Vec<_>>());
    let labels = longest.iter().step_by(2);
    let labels: Vec<usize> = labels.map(|&n| n.clamp(4, 8) * 10 + FORM_MARGIN).collect();
    let free = columns / 2;
    let left = FORM_ROOM.saturating_sub(labels.iter().sum());
    let free_width = (left / free.max(1)).max(FORM_LEAST);
    let weights = (0..columns).map(|i| {
        if i % 2 == 0 {
            labels[i / 2]
        } else {
            free_width
        }
    });
    Some(Part::Form {
        weights: weights.collect(),
        rows,
    })
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

/// What share of the width each column gets. Where all texts and heads fit on one line, as much as they
/// need; else heads of more than four characters stand on two, as many of the short columns as possible stay whole, and the others share
/// what is left by the roots of their lengths.
fn weights(texts: &[usize], heads: &[usize]) -> Vec<usize> {
    let needed = |longest: usize| longest.max(1) * 10 + MARGIN;
    let lines = |count: usize| -> Vec<usize> {
        let heads = heads
            .iter()
            .map(|&head| head.div_ceil(count).max(head.min(4)));
        texts
            .iter()
            .zip(heads)
            .map(|(&text, head)| text.max(head))
            .collect()
    };
    let whole: Vec<usize> = lines(1).into_iter().map(needed).collect();
    if whole.iter().sum::<usize>() <= ROOM {
        return whole;
    }
    let longest = lines(2);
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
            whole,
        }) = table(&header, &rows)
        else {
            panic!("a table");
        };
        assert_eq!(header.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 3));
        assert_eq!(weights, [38, 28, 18]);
        assert_eq!(centred, [true; 3]);
        assert_eq!(whole, [true; 2]);
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
        // A long head stands on two lines before a date is broken.
        let header = vec![
            "序号".to_owned(),
            "企业".into(),
            "受理日期".into(),
            "审结日期".into(),
            "清偿债权（万元）".into(),
        ];
        let row = [
            "1",
            "云溪县昌达铸造有限公司",
            "2025年12月24日",
            "2025年12月24日",
            "9,800",
        ];
        let rows = [row.map(str::to_owned).to_vec()];
        let Some(Part::Table { weights, .. }) = table(&header, &rows) else {
            panic!("a table");
        };
        assert_eq!(weights, [28, 136, 78, 78, 48]);
        // Too many columns for that share the width.
        let many = vec![vec![text(9); 14]];
        assert!(table(&[], &many).is_some());
    }

    #[test]
    fn a_row_higher_than_a_third_of_a_page_may_be_parted() {
        for (letters, expected) in [(0, true), (417, true), (418, false)] {
            let row = vec!["债".repeat(letters), "备注".to_owned()];
            let Some(Part::Table { whole, .. }) = table(&[], &[row]) else {
                panic!("a table");
            };
            assert_eq!(whole, [expected], "{letters}");
        }
    }

    #[test]
    fn a_form_leaves_room_beside_its_labels() {
        let rows = [vec!["单位".to_owned(), String::new()], vec!["意见".into()]];
        let Some(Part::Form { rows, weights }) = form(&rows) else {
            panic!("a form");
        };
        assert_eq!(rows[1].len(), 1, "a short row stays short");
        assert_eq!(weights, [48, 267]);
        // Seven characters stay on one line, whatever a long row says beside them.
        let rows = [
            vec![
                "单位负责人签字".to_owned(),
                String::new(),
                "日期".into(),
                String::new(),
            ],
            vec!["事项".into(), "安平纺织有限公司厂区无证建筑处置".into()],
            vec!["以上各项由承办单位填写后于每周五报送办公室".into()],
        ];
        let Some(Part::Form { weights, .. }) = form(&rows) else {
            panic!("a form");
        };
        assert_eq!(weights, [78, 94, 48, 94]);
        assert!(form(&[Vec::new()]).is_none());
    }
}
