//! Tables and forms of the body.

use super::wml::{Paragraph, Type, invisible, write_to};
use super::{FANGSONG, HEI, SIZE_4, WIDTH};

/// Text of tables, in half points, and its line in twips.
const SIZE: i32 = 24;
const LINE: i32 = 340;
/// Around a cell's text, in twips.
const MARGIN: i32 = 80;
/// Least height of a form's row, in twips.
const ROOM: i32 = 680;

struct Cell<'a> {
    text: &'a str,
    span: usize,
    align: &'static str,
}

/// A table whose head is repeated on each page and never parted from the first row; with `keep`, its last
/// row stays with what follows.
pub(super) fn table(
    header: &[String],
    rows: &[Vec<String>],
    weights: &[usize],
    (centred, whole): (&[bool], &[bool]),
    keep: bool,
) -> String {
    let widths = widths(weights);
    let plain = |text: &'_ String, align| (text.clone(), align);
    let mut text = opened(&widths);
    if header.iter().any(|head| !head.is_empty()) {
        let cells: Vec<_> = header.iter().map(|head| plain(head, "center")).collect();
        text.push_str(&row(
            "<w:cantSplit/><w:tblHeader/>",
            &cells_of(&cells),
            &widths,
            &Type::new(HEI, SIZE),
            !rows.is_empty(),
        ));
    }
    for (i, (cells, &whole)) in rows.iter().zip(whole).enumerate() {
        let cells: Vec<_> = cells
            .iter()
            .zip(centred)
            .map(|(text, &centred)| plain(text, if centred { "center" } else { "left" }))
            .collect();
        let whole = if whole { "<w:cantSplit/>" } else { "" };
        text.push_str(&row(
            whole,
            &cells_of(&cells),
            &widths,
            &Type::new(FANGSONG, SIZE),
            keep && i + 1 == rows.len(),
        ));
    }
    text + "</w:tbl>" + &invisible(keep)
}

fn cells_of<'a>(cells: &'a [(String, &'static str)]) -> Vec<Cell<'a>> {
    cells
        .iter()
        .map(|(text, align)| Cell {
            text,
            span: 1,
            align,
        })
        .collect()
}

/// A form to be filled in by hand: the last cell of a short row takes the rest of it.
pub(super) fn form(rows: &[Vec<String>], weights: &[usize]) -> String {
    let widths = widths(weights);
    let mut text = opened(&widths);
    for cells in rows {
        let last = cells.len().saturating_sub(1);
        let cells: Vec<_> = cells
            .iter()
            .enumerate()
            .map(|(i, text)| Cell {
                text,
                span: if i == last { widths.len() - i } else { 1 },
                align: if i % 2 == 0 { "center" } else { "left" },
            })
            .collect();
        let height = format!("<w:cantSplit/><w:trHeight w:val=\"{ROOM}\" w:hRule=\"atLeast\"/>");
        let style = Type::new(FANGSONG, SIZE_4);
        text.push_str(&row(&height, &cells, &widths, &style, false));
    }
    text + "</w:tbl>" + &invisible(false)
}

fn widths(weights: &[usize]) -> Vec<i32> {
    let total: usize = weights.iter().sum::<usize>().max(1);
    weights
        .iter()
        .map(|weight| {
            let share = usize::try_from(WIDTH).unwrap_or_default() * weight / total;
            i32::try_from(share).unwrap_or(WIDTH)
        })
        .collect()
}

fn opened(widths: &[i32]) -> String {
    let mut borders = String::new();
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        write_to(
            &mut borders,
            format_args!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
            ),
        );
    }
    let mut margins = String::new();
    for side in ["top", "left", "bottom", "right"] {
        write_to(
            &mut margins,
            format_args!("<w:{side} w:w=\"{MARGIN}\" w:type=\"dxa\"/>"),
        );
    }
    let mut grid = String::new();
    for width in widths {
        write_to(&mut grid, format_args!("<w:gridCol w:w=\"{width}\"/>"));
    }
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>"
    )
}

fn row(properties: &str, cells: &[Cell<'_>], widths: &[i32], style: &Type, keep: bool) -> String {
    let mut text = String::from("<w:tr>");
    if !properties.is_empty() {
        write_to(&mut text, format_args!("<w:trPr>{properties}</w:trPr>"));
    }
    let mut column = 0;
    for cell in cells {
        let width: i32 = widths[column..column + cell.span].iter().sum();
        column += cell.span;
        let span = if cell.span > 1 {
            format!("<w:gridSpan w:val=\"{}\"/>", cell.span)
        } else {
            String::new()
        };
        let paragraph = |text| {
            let paragraph = Paragraph::new(LINE).align(cell.align).keep_next(keep);
            paragraph.with(text, style).xml()
        };
        write_to(
            &mut text,
            format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
                cell.text.split('\n').map(paragraph).collect::<String>()
            ),
        );
    }
    text + "</w:tr>"
}
