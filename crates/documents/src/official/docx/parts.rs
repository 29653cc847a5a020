//! What stands before and after the body: title and addressees, attachments, signers,
//! note, attendance; and the body's tables.

use docx_rs::{
    AlignmentType, BreakType, Docx, Paragraph, Run, SpecialIndentType, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::Layout;
use super::super::sheet::Sheet;
use super::{
    CELL, FANGSONG, HEI, SIZE_2, WIDTH, XIAOBIAOSONG, exactly, indented, plain, run, squeezed,
    width,
};

/// Text of tables, in half points.
const TABLE_SIZE: usize = 24;
const TABLE_LINE: i32 = 340;
/// Around a cell's text, in twips.
const CELL_MARGIN: usize = 80;

pub(super) fn opening(docx: Docx, sheet: &Sheet) -> Docx {
    let mut title = Run::new().fonts(super::fonts(XIAOBIAOSONG)).size(SIZE_2);
    for (i, line) in sheet.title.iter().enumerate() {
        if i > 0 {
            title = title.add_break(BreakType::TextWrapping);
        }
        title = title.add_text(line);
    }
    let docx = docx
        .add_paragraph(plain())
        .add_paragraph(plain().align(AlignmentType::Center).add_run(title))
        .add_paragraph(plain());
    match &sheet.addressees {
        Some(addressees) => docx.add_paragraph(plain().add_run(squeezed(addressees, FANGSONG))),
        None => docx,
    }
}

pub(super) fn closing(mut docx: Docx, sheet: &Sheet) -> Docx {
    docx = attachments(docx, &sheet.attachments);
    if sheet.layout != Layout::Minutes {
        docx = signed(docx, sheet);
    }
    if let Some(note) = &sheet.note {
        docx = docx.add_paragraph(indented().add_run(squeezed(note, FANGSONG)));
    }
    if !sheet.attendance.is_empty() {
        docx = docx.add_paragraph(plain());
    }
    for (label, names) in &sheet.attendance {
        let paragraph = hanging(2 * CELL, width(label, CELL).min(10 * CELL));
        let paragraph = paragraph
            .add_run(squeezed(label, HEI))
            .add_run(squeezed(names, FANGSONG));
        docx = docx.add_paragraph(paragraph);
    }
    docx
}

/// A paragraph of which all lines but the first start `by` further in.
fn hanging(left: i32, by: i32) -> Paragraph {
    plain().align(AlignmentType::Both).indent(
        Some(left + by),
        Some(SpecialIndentType::Hanging(by)),
        None,
        None,
    )
}

fn attachments(mut docx: Docx, names: &[String]) -> Docx {
    let label = "附件：";
    if !names.is_empty() {
        docx = docx.add_paragraph(plain());
    }
    for (i, name) in names.iter().enumerate() {
        let number = if names.len() == 1 {
            String::new()
        } else {
            format!("{}.", i + 1)
        };
        let by = width(&number, CELL);
        let paragraph = if i == 0 {
            hanging(2 * CELL, width(label, CELL) + by).add_run(squeezed(label, FANGSONG))
        } else {
            hanging(2 * CELL + width(label, CELL), by)
        };
        docx =
            docx.add_paragraph(paragraph.add_run(squeezed(&format!("{number}{name}"), FANGSONG)));
    }
    docx
}

/// Signers and date, placed as in the PDF: one signer is centred on the date, several
/// stand two in a row.
fn signed(docx: Docx, sheet: &Sheet) -> Docx {
    let date = sheet.date.as_deref().unwrap_or_default();
    if sheet.signatories.is_empty() && date.is_empty() {
        return docx;
    }
    let docx = docx
        .add_paragraph(plain().keep_next(true))
        .add_paragraph(plain().keep_next(true));
    if sheet.signatories.len() > 1 {
        return docx.add_table(jointly(&sheet.signatories, date));
    }
    let signer = sheet.signatories.first().map_or("", String::as_str);
    let half = |text: &str| width(text, CELL) / 2;
    let centre = half(signer).max(4 * CELL + half(date));
    let line = |text: &str| {
        plain()
            .align(AlignmentType::Right)
            .indent(None, None, Some(centre - half(text)), None)
            .add_run(squeezed(text, FANGSONG))
    };
    let docx = if signer.is_empty() {
        docx
    } else {
        docx.add_paragraph(line(signer).keep_next(true))
    };
    if date.is_empty() {
        docx
    } else {
        docx.add_paragraph(line(date))
    }
}

fn jointly(signers: &[String], date: &str) -> Table {
    let cell = |text: &str| {
        let paragraph = plain()
            .align(AlignmentType::Center)
            .add_run(squeezed(text, FANGSONG));
        TableCell::new()
            .width(WIDTH / 2, WidthType::Dxa)
            .add_paragraph(paragraph)
    };
    let mut rows = Vec::new();
    for pair in signers.chunks(2) {
        if !rows.is_empty() {
            // Room for the seals of the row above.
            rows.extend((0..3).map(|_| TableRow::new(vec![cell(""), cell("")])));
        }
        let second = pair.get(1).map_or("", String::as_str);
        rows.push(TableRow::new(vec![cell(&pair[0]), cell(second)]));
    }
    let dated = if signers.len().is_multiple_of(2) {
        ["", date]
    } else {
        [date, ""]
    };
    rows.push(TableRow::new(dated.map(cell).to_vec()));
    Table::without_borders(rows)
        .layout(TableLayoutType::Fixed)
        .set_grid(vec![WIDTH / 2; 2])
}

pub(super) fn table(header: &[String], rows: &[Vec<String>], weights: &[usize]) -> Table {
    let total: usize = weights.iter().sum();
    let widths: Vec<usize> = weights
        .iter()
        .map(|weight| WIDTH * weight / total)
        .collect();
    let row = |cells: &[String], face: &str, align: AlignmentType| {
        let cells = cells.iter().zip(&widths).map(|(text, &width)| {
            let paragraph = Paragraph::new()
                .align(align)
                .line_spacing(exactly(TABLE_LINE))
                .add_run(run(text, face, TABLE_SIZE));
            TableCell::new()
                .width(width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(paragraph)
        });
        TableRow::new(cells.collect())
    };
    // `package::ordered` repeats the row that must not split.
    let head = row(header, HEI, AlignmentType::Center).cant_split();
    let body = rows
        .iter()
        .map(|cells| row(cells, FANGSONG, AlignmentType::Left));
    Table::new(std::iter::once(head).chain(body).collect())
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa)
        .set_grid(widths.clone())
        .margins(TableCellMargins::new().margin(CELL_MARGIN, CELL_MARGIN, CELL_MARGIN, CELL_MARGIN))
}

/// An empty line too low to be seen, for tables must be followed by a paragraph.
pub(super) fn anchor() -> Paragraph {
    Paragraph::new()
        .line_spacing(exactly(20))
        .widow_control(false)
}
