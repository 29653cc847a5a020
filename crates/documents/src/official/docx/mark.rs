//! The head of the first page: red mark, number, red rule.

use docx_rs::{
    AlignmentType, BorderType, Docx, LineSpacing, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, Tab, TabValueType, Table, TableAlignmentType,
    TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::Layout;
use super::super::sheet::Sheet;
use super::{
    CELL, FANGSONG, PITCH, RED, WIDTH, XIAOBIAOSONG, exactly, fonts, mm, plain, run, squeezed,
    width,
};

/// Letters of a single and of a joint mark, in points.
const SINGLE: i32 = 46;
const JOINT: i32 = 36;
/// Gap of 4 mm between number and rule, in points.
const RULE_SPACE: usize = 11;
/// Weight of the red rule, 0.5 mm, in eighths of a point.
const RULE_EIGHTHS: usize = 12;

pub(super) fn add(docx: Docx, sheet: &Sheet) -> Docx {
    if sheet.mark.is_empty() {
        return docx;
    }
    let docx = match sheet.mark_tail {
        None => docx.add_paragraph(
            line(&sheet.mark[0], SINGLE, mm(152))
                .line_spacing(exactly(SINGLE * 22).before(mm(35).unsigned_abs())),
        ),
        Some(tail) => {
            let space =
                Paragraph::new().line_spacing(exactly(20).before((mm(35) - 20).unsigned_abs()));
            docx.add_paragraph(space)
                .add_table(joint(&sheet.mark, tail))
        }
    };
    let number = Run::new()
        .fonts(fonts(FANGSONG))
        .add_text(sheet.number.as_deref().unwrap_or(" "));
    if sheet.layout == Layout::Minutes {
        docx.add_paragraph(plain())
            .add_paragraph(plain().align(AlignmentType::Center).add_run(number))
            .add_paragraph(ruled(organ_and_date(sheet)))
    } else {
        docx.add_paragraph(plain())
            .add_paragraph(plain())
            .add_paragraph(ruled(plain().align(AlignmentType::Center).add_run(number)))
    }
}

/// The organ at the left and the date at the right, each a character from the edge.
fn organ_and_date(sheet: &Sheet) -> Paragraph {
    let right = WIDTH - CELL.unsigned_abs() as usize;
    plain()
        .add_tab(
            Tab::new()
                .val(TabValueType::Left)
                .pos(CELL.unsigned_abs() as usize),
        )
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(Run::new().add_tab())
        .add_run(squeezed(&sheet.signatories.join(" "), FANGSONG))
        .add_run(Run::new().add_tab())
        .add_run(squeezed(
            sheet.date.as_deref().unwrap_or_default(),
            FANGSONG,
        ))
}

/// The paragraph with the red rule under it.
fn ruled(mut paragraph: Paragraph) -> Paragraph {
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(RULE_EIGHTHS)
        .space(RULE_SPACE)
        .color(RED);
    // The library's own list starts with a box around the paragraph.
    let borders = ParagraphBorders::with_empty().set(rule);
    paragraph.property = paragraph.property.set_borders(borders);
    paragraph.line_spacing(LineSpacing::after(exactly(PITCH), PITCH.unsigned_abs()))
}

/// A red line, its letters narrowed where the organ's name is long.
fn line(words: &str, points: i32, room: i32) -> Paragraph {
    let natural = width(words, points * 20);
    let mut letters = run(words, XIAOBIAOSONG, (points * 2).unsigned_abs() as usize).color(RED);
    if natural > room {
        letters = letters.stretch(room * 100 / natural);
    }
    Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(exactly(points * 22))
        .add_run(letters)
}

/// The organs of a joint mark over each other, with 文件 at their right.
fn joint(organs: &[String], tail: &str) -> Table {
    let room = mm(118);
    let widest = organs
        .iter()
        .map(|organ| width(organ, JOINT * 20))
        .max()
        .unwrap_or_default();
    let left = (widest.min(room) + mm(6)).unsigned_abs() as usize;
    let right = mm(32).unsigned_abs() as usize;
    let mut names = TableCell::new().width(left, WidthType::Dxa);
    for organ in organs {
        names = names.add_paragraph(line(organ, JOINT, room));
    }
    let tail = TableCell::new()
        .width(right, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(line(tail, JOINT, mm(30)));
    Table::without_borders(vec![TableRow::new(vec![names, tail])])
        .layout(TableLayoutType::Fixed)
        .set_grid(vec![left, right])
        .align(TableAlignmentType::Center)
}
