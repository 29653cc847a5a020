//! The head of the first page: red mark, number, red rule; a letter's mark stands in its first header.

use super::super::Layout;
use super::super::sheet::Sheet;
use super::wml::{Paragraph, Type};
use super::{CELL, FANGSONG, HEI, KAI, PITCH, RED, SIZE_3, WIDTH, XIAOBIAOSONG, mm, width};

/// Letters of a single mark and of a letter's, in half points.
const SINGLE: i32 = 96;
const LETTER: i32 = 68;
/// Height of a single mark, in twips; each organ more adds a line of the grid.
const MARK: i32 = 920;
/// Gap of 4 mm between number and rule, in points.
const RULE_SPACE: i32 = 11;
/// Weight of the red rule, 0.5 mm, in eighths of a point.
const RULE_EIGHTHS: i32 = 12;
/// A character of size 3, in twips.
const CHARACTER: i32 = 320;

/// What stands above the title in the body.
pub(super) fn head(sheet: &Sheet) -> String {
    match sheet.layout {
        Layout::Announcement => String::new(),
        Layout::Letter => letter(sheet),
        Layout::Document | Layout::Upward | Layout::Minutes => {
            [mark(sheet), numbered(sheet)].concat()
        }
    }
}

/// A letter's mark over its double rule of 170 mm, for the header of the first page.
pub(super) fn letter_mark(sheet: &Sheet) -> String {
    let organ = sheet.mark.first().map_or("", String::as_str);
    Paragraph::new(LETTER * 10)
        .align("center")
        .indent(-mm(8), -mm(6), 0)
        .ruled("thickThinSmallGap", 18, RULE_SPACE, RED)
        .with(organ, &narrowed(organ, LETTER, mm(152)))
        .xml()
}

/// Urgency at the left and number at the right, 7/8 of a character under the rule (10.1); two blank
/// lines follow with the title's own.
fn letter(sheet: &Sheet) -> String {
    let line = Paragraph::new(CHARACTER)
        .spaced(CHARACTER * 7 / 8, PITCH)
        .tabs(&[("right", WIDTH)])
        .with(sheet.urgency.unwrap_or_default(), &Type::new(HEI, SIZE_3))
        .tab()
        .with(
            sheet.number.as_deref().unwrap_or_default(),
            &Type::body(FANGSONG),
        );
    line.xml()
}

fn mark(sheet: &Sheet) -> String {
    let urgent =
        Paragraph::new(CHARACTER).with(sheet.urgency.unwrap_or_default(), &Type::new(HEI, SIZE_3));
    let down = mm(35) - CHARACTER;
    match sheet.mark_tail {
        None => {
            let organ = sheet.mark.first().map_or("", String::as_str);
            let line = Paragraph::new(MARK)
                .spaced(down, 0)
                .align("center")
                .with(organ, &narrowed(organ, SINGLE, mm(152)));
            [urgent.xml(), line.xml()].concat()
        }
        Some(tail) => [urgent.spaced(0, down).xml(), joint(&sheet.mark, tail)].concat(),
    }
}

fn numbered(sheet: &Sheet) -> String {
    let number = sheet.number.as_deref().unwrap_or_default();
    let body = Type::body(FANGSONG);
    let blank = Paragraph::on_grid().xml();
    match sheet.layout {
        Layout::Minutes => {
            let line = Paragraph::new(CHARACTER)
                .spaced(0, PITCH - CHARACTER)
                .align("center")
                .with(number, &body)
                .xml();
            let organ = sheet.signatories.join(" ");
            let date = sheet.date.as_deref().unwrap_or_default();
            // A character from either edge, where the organ's name leaves it.
            let needed = width(&organ, CELL) + CELL + width(date, CELL);
            let inset = if needed <= WIDTH - 2 * CELL { CELL } else { 0 };
            let signed = Paragraph::new(CHARACTER)
                .tabs(&[("right", WIDTH - inset)])
                .indent(inset, 0, 0)
                .text(&organ)
                .tab()
                .text(date);
            [blank, line, ruled(signed)].concat()
        }
        Layout::Upward => [blank.clone(), blank, upward(sheet, number)].concat(),
        _ => {
            let line = Paragraph::new(CHARACTER)
                .align("center")
                .with(number, &body);
            [blank.clone(), blank, ruled(line)].concat()
        }
    }
}

/// The number at the left, the approvers two in a row at the right, the last beside the number.
fn upward(sheet: &Sheet, number: &str) -> String {
    let rows: Vec<_> = sheet.approvers.chunks(2).collect();
    let last = rows.len().saturating_sub(1);
    let mut text = String::new();
    for (i, row) in rows.iter().enumerate() {
        let mut line = Paragraph::new(CHARACTER)
            .tabs(&[("left", CELL), ("right", WIDTH - CELL)])
            .tab();
        if i == last {
            line = line.text(number);
        }
        line = line.tab();
        if i == 0 {
            line = line.text("签发人：");
        }
        line = line.with(&row.join(" "), &Type::body(KAI));
        text.push_str(&if i == last {
            ruled(line)
        } else {
            line.spaced(0, PITCH - CHARACTER).xml()
        });
    }
    if rows.is_empty() {
        let line = Paragraph::new(CHARACTER).tabs(&[("left", CELL)]).tab();
        text.push_str(&ruled(line.text(number)));
    }
    text
}

/// The line with the red rule under it, and one of the two blank lines before the title.
fn ruled(line: Paragraph) -> String {
    line.ruled("single", RULE_EIGHTHS, RULE_SPACE, RED)
        .spaced(0, PITCH)
        .xml()
}

/// Red letters, narrowed where the organ's name is wider than its room.
fn narrowed(words: &str, half_points: i32, room: i32) -> Type {
    let natural = width(words, half_points * 10);
    let letters = Type {
        color: Some(RED),
        ..Type::new(XIAOBIAOSONG, half_points)
    };
    if natural > room {
        Type {
            stretch: room * 100 / natural,
            ..letters
        }
    } else {
        letters
    }
}

/// The organs of a joint mark over each other, spread to one width, with 文件 at their right.
fn joint(organs: &[String], tail: &str) -> String {
    let count = i32::try_from(organs.len()).unwrap_or(i32::MAX).min(20);
    let half_points = (SINGLE + (count - 1) * 44) / count;
    let row = (MARK + (count - 1) * PITCH) / count;
    let widest = organs
        .iter()
        .map(|organ| width(organ, half_points * 10))
        .max()
        .unwrap_or_default();
    let left = widest.min(mm(118)) + mm(2);
    let right = width(tail, half_points * 10) + mm(6);
    let names: String = organs
        .iter()
        .map(|organ| {
            Paragraph::new(row)
                .align("distribute")
                .with(organ, &narrowed(organ, half_points, mm(118)))
                .xml()
        })
        .collect();
    let tail = Paragraph::new(row)
        .align("center")
        .with(tail, &narrowed(tail, half_points, mm(30)));
    let cell = |width: i32, content: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>"
        )
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{right}\"/></w:tblGrid>\
         <w:tr>{}{}</w:tr></w:tbl>",
        left + right,
        cell(left, &names),
        cell(right, &tail.xml()),
    )
}
