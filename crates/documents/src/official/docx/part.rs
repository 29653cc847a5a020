//! Title and addressees, headings and paragraphs, what is attached, note and attendance.

use super::super::Layout;
use super::super::sheet::Sheet;
use super::wml::{Paragraph, Type};
use super::{CELL, FANGSONG, HEI, KAI, SIZE_2, XIAOBIAOSONG, width};

/// Title, and number where it stands under the title, to the addressees.
pub(super) fn opening(sheet: &Sheet) -> String {
    let blank = Paragraph::on_grid().xml();
    let mut text = blank.clone() + &headline(&sheet.title);
    if sheet.layout == Layout::Announcement
        && let Some(number) = &sheet.number
    {
        text.push_str(&blank);
        text.push_str(&Paragraph::on_grid().align("center").text(number).xml());
    }
    text.push_str(&blank);
    if let Some(addressees) = &sheet.addressees {
        text.push_str(&Paragraph::on_grid().text(addressees).xml());
    }
    text
}

/// A title, a paragraph for each of its lines.
pub(super) fn headline(lines: &[String]) -> String {
    let style = Type::new(XIAOBIAOSONG, SIZE_2);
    let line = |line: &String| {
        Paragraph::on_grid()
            .align("center")
            .keep_next(true)
            .with(line, &style)
            .xml()
    };
    lines.iter().map(line).collect()
}

pub(super) fn heading(level: u8, text: &str, keep: bool) -> String {
    let face = [HEI, KAI, FANGSONG, FANGSONG][usize::from(level.clamp(1, 4)) - 1];
    Paragraph::indented()
        .outline(level - 1)
        .keep_next(keep)
        .with(text, &Type::body(face))
        .xml()
}

/// A paragraph; with `keep`, its last line stays with what follows.
pub(super) fn paragraph(text: &str, keep: bool) -> String {
    Paragraph::indented().keep_next(keep).text(text).xml()
}

/// 附件说明: the names hang under the first one's beginning (7.3.4).
pub(super) fn attachments(names: &[String], signed: bool) -> String {
    let label = "附件：";
    let mut text = if names.is_empty() {
        String::new()
    } else {
        Paragraph::on_grid().keep_next(true).xml()
    };
    let last = names.len().saturating_sub(1);
    for (i, name) in names.iter().enumerate() {
        let number = if names.len() == 1 {
            String::new()
        } else {
            format!("{}.", i + 1)
        };
        let by = width(&number, CELL);
        let paragraph = if i == 0 {
            hanging(2 * CELL, width(label, CELL) + by).text(label)
        } else {
            hanging(2 * CELL + width(label, CELL), by)
        };
        text.push_str(
            &paragraph
                .keep_next(signed || i < last)
                .text(&format!("{number}{name}"))
                .xml(),
        );
    }
    text
}

/// Note, and attendance after the text of minutes.
pub(super) fn closing(sheet: &Sheet) -> String {
    let mut text = String::new();
    if let Some(note) = &sheet.note {
        text.push_str(&paragraph(note, false));
    }
    if !sheet.attendance.is_empty() {
        text.push_str(&Paragraph::on_grid().xml());
    }
    for (label, names) in &sheet.attendance {
        let paragraph = hanging(2 * CELL, width(label, CELL).min(10 * CELL));
        text.push_str(&paragraph.with(label, &Type::body(HEI)).text(names).xml());
    }
    text
}

/// A paragraph of which all lines but the first start `by` further in.
fn hanging(left: i32, by: i32) -> Paragraph {
    Paragraph::on_grid().align("both").indent(left + by, 0, -by)
}
