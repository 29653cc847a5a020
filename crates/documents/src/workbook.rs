//! Workbooks (XLSX): tables as sheets. Text stays text whatever it begins with, so that nothing a unit typed
//! is ever run as a formula.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// Characters an XLSX cell holds at most.
const LONGEST: usize = 32_767;
/// Rows a sheet holds at most, its title and heads aside.
pub const MOST_ROWS: usize = 1_048_000;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number in tenths, shown to a tenth.
    Tenths(i64),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A sheet: a title, heads of columns, rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab; what a tab cannot hold is left out, a name given twice is numbered.
    pub name: String,
    /// Its title, over the table.
    pub title: String,
    /// Heads of the columns, with their widths in characters.
    pub header: Vec<(String, u8)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a workbook was not written.
#[derive(Debug, thiserror::Error)]
#[error("writing the workbook failed: {0}")]
pub struct Error(String);

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// Writes a workbook. The same sheets give the same bytes.
pub fn xlsx(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&created),
    );
    let title_format = Format::new().set_bold().set_font_size(14);
    let head = Format::new()
        .set_bold()
        .set_background_color("F5F3EC")
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_text_wrap();
    let text = Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let number = Format::new()
        .set_border(FormatBorder::Thin)
        .set_num_format("0");
    let tenths = Format::new()
        .set_border(FormatBorder::Thin)
        .set_num_format("0.0");
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let name = tab(&sheet.name, &names);
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        names.push(name);
        page.write_string_with_format(0, 0, cut(&sheet.title), &title_format)?;
        for (column, (label, width)) in (0u16..).zip(&sheet.header) {
            page.write_string_with_format(1, column, cut(label), &head)?;
            page.set_column_width(column, f64::from(*width))?;
        }
        page.set_freeze_panes(2, 0)?;
        page.set_landscape()
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0);
        for (row, cells) in (2u32..).zip(sheet.rows.iter().take(MOST_ROWS)) {
            for (column, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::Text(words) => {
                        page.write_string_with_format(row, column, cut(words), &text)?
                    }
                    Cell::Number(value) => {
                        page.write_number_with_format(row, column, exact(*value), &number)?
                    }
                    Cell::Tenths(value) => {
                        page.write_number_with_format(row, column, exact(*value) / 10.0, &tenths)?
                    }
                    Cell::Empty => page.write_blank(row, column, &text)?,
                };
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "spreadsheets hold no other numbers"
)]
fn exact(value: i64) -> f64 {
    value as f64
}

/// A text as a cell holds it.
fn cut(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .take(LONGEST)
        .collect()
}

/// A name a tab can have, unlike those before it.
fn tab(name: &str, before: &[String]) -> String {
    let clean: String = name
        .chars()
        .filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c))
        .take(28)
        .collect();
    let clean = if clean.is_empty() {
        "表".to_owned()
    } else {
        clean
    };
    let taken = |name: &String| {
        before
            .iter()
            .any(|one| one.to_lowercase() == name.to_lowercase())
    };
    let mut name = clean.clone();
    let mut n = 2;
    while taken(&name) {
        name = format!("{clean}{n}");
        n += 1;
    }
    name
}
