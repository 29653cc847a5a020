//! The imprint (版记) at the foot of the last page, and the journal's head above it.

use docx_rs::{
    BorderType, Docx, Paragraph, SpecialIndentType, Tab, TabValueType, Table, TableCell,
    TableCellBorder, TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};

use super::super::sheet::Sheet;
use super::parts::anchor;
use super::{FANGSONG, SIZE_4, SIZE_4_TWIPS, WIDTH, exactly, mm, run, width};

/// Rules of 0.35 and 0.25 mm, in eighths of a point.
const OUTER: usize = 8;
const INNER: usize = 6;
/// The journal's head is set in 9 pt.
const SMALL: usize = 18;
const LINE: i32 = 440;

pub(super) fn add(docx: Docx, sheet: &Sheet) -> Docx {
    let mut lines = Vec::new();
    if let Some((label, receivers)) = &sheet.copy_to {
        lines.push(receivers_line(label, receivers));
    }
    if let Some((organ, date)) = &sheet.printed {
        lines.push(printed_line(organ, date));
    }
    let last = lines.len().saturating_sub(1);
    let ruled = lines.into_iter().enumerate().map(|(i, line)| {
        let top = rule(
            TableCellBorderPosition::Top,
            if i == 0 { OUTER } else { INNER },
        );
        let bottom = rule(
            TableCellBorderPosition::Bottom,
            if i == last { OUTER } else { INNER },
        );
        row(line, TableCellBorders::with_empty().set(top).set(bottom))
    });
    let head = sheet.anchor.as_ref().map(|head| {
        let line = Paragraph::new()
            .line_spacing(exactly(LINE))
            .add_run(run(head, FANGSONG, SMALL));
        row(line, TableCellBorders::with_empty())
    });
    let rows: Vec<TableRow> = head.into_iter().chain(ruled).collect();
    // The anchor paragraph holds the floating table on the last page.
    if rows.is_empty() {
        docx
    } else {
        docx.add_table(at_the_foot(rows))
    }
    .add_paragraph(anchor())
}

fn rule(position: TableCellBorderPosition, eighths: usize) -> TableCellBorder {
    TableCellBorder::new(position)
        .border_type(BorderType::Single)
        .size(eighths)
        .color("000000")
}

fn row(line: Paragraph, borders: TableCellBorders) -> TableRow {
    let cell = TableCell::new()
        .width(WIDTH, WidthType::Dxa)
        .add_paragraph(line);
    TableRow::new(vec![cell.set_borders(borders)])
}

fn receivers_line(label: &str, receivers: &str) -> Paragraph {
    let by = width(label, SIZE_4_TWIPS);
    Paragraph::new()
        .indent(
            Some(SIZE_4_TWIPS + by),
            Some(SpecialIndentType::Hanging(by)),
            Some(SIZE_4_TWIPS),
            None,
        )
        .line_spacing(exactly(LINE))
        .add_run(run(&format!("{label}{receivers}"), FANGSONG, SIZE_4))
}

fn printed_line(organ: &str, date: &str) -> Paragraph {
    Paragraph::new()
        .indent(Some(SIZE_4_TWIPS), None, None, None)
        .line_spacing(exactly(LINE))
        .add_tab(
            Tab::new()
                .val(TabValueType::Right)
                .pos(WIDTH - SIZE_4_TWIPS.unsigned_abs() as usize),
        )
        .add_run(run(organ, FANGSONG, SIZE_4).add_tab())
        .add_run(run(date, FANGSONG, SIZE_4))
}

/// A table that floats to the lower edge of the type area. `LibreOffice` lets a table of full
/// width float only if it is placed on the page, not on the margin, sideways.
fn at_the_foot(rows: Vec<TableRow>) -> Table {
    let position = TablePositionProperty::new()
        .vertical_anchor("margin")
        .horizontal_anchor("page")
        .position_x(mm(28))
        .position_y_alignment("bottom");
    Table::without_borders(rows)
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa)
        .set_grid(vec![WIDTH])
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(position)
}
