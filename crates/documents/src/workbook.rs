//! Workbooks (XLSX): tables and charts as sheets, set up to be printed on A4. Text stays text whatever it
//! begins with, so that nothing a unit typed is ever run as a formula.

use crate::{chart::Chart, fonts::Fonts, official::picture};
use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, FormatBorder, Formula, Image, Url, Workbook, Worksheet,
    XlsxError,
};

/// Characters an XLSX cell holds at most.
const LONGEST: usize = 32_767;
/// Rows a sheet holds at most, its title and heads aside.
pub const MOST_ROWS: usize = 1_048_000;
/// Rows over the first row of a table: title, note, heads.
const HEADS: u32 = 3;
/// A4, by the number spreadsheets give it.
const A4: u8 = 9;
/// Height of a row in pixels, where nothing sets it.
const ROW: u32 = 20;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number in tenths, shown to a tenth.
    Tenths(i64),
    /// The sum of the column above, with its value.
    Sum(i64),
    /// How much a whole number changed: +3, -2.
    Change(i64),
    /// How much a number in tenths changed.
    ChangeTenths(i64),
    /// No number where one could stand.
    None,
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

/// A sheet: a title and a note, heads of columns, rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab; what a tab cannot hold is left out, a name given twice is numbered.
    pub name: String,
    /// Its title, over the table.
    pub title: String,
    /// What is said under the title: the unit of measure, what was left out.
    pub note: String,
    /// Heads of the columns, with their widths in characters.
    pub header: Vec<(String, u8)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that lead to another sheet: row and column from 0, and the sheet's place.
    pub links: Vec<(u32, u16, usize)>,
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

/// How cells look.
struct Formats {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    number: Format,
    tenths: Format,
    change: Format,
    change_tenths: Format,
    link: Format,
    sum: Format,
}

impl Formats {
    fn new() -> Self {
        let bordered = || Format::new().set_border(FormatBorder::Thin);
        let number = || {
            bordered()
                .set_num_format("0")
                .set_align(FormatAlign::Right)
                .set_align(FormatAlign::Top)
        };
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_font_size(9).set_font_color("5D6168"),
            head: bordered()
                .set_bold()
                .set_background_color("F5F3EC")
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            text: bordered().set_text_wrap().set_align(FormatAlign::Top),
            number: number(),
            tenths: number().set_num_format("0.0"),
            change: number().set_num_format("+0;-0;0"),
            change_tenths: number().set_num_format("+0.0;-0.0;0.0"),
            link: number()
                .set_font_color("0563C1")
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            sum: number().set_bold(),
        }
    }
}

/// Writes a workbook: its sheets, and the charts on a sheet of their own where `charts` says.
/// The same content gives the same bytes.
pub fn xlsx(title: &str, sheets: &[Sheet], charts: &Charts<'_>) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&created),
    );
    let formats = Formats::new();
    let mut names: Vec<String> = vec![tab(charts.name, &[])];
    for sheet in sheets {
        let name = tab(&sheet.name, &names);
        names.push(name);
    }
    for (place, sheet) in sheets.iter().enumerate() {
        if place == charts.before && !charts.charts.is_empty() {
            draw(
                workbook.add_worksheet().set_name(&names[0])?,
                charts,
                &formats,
            )?;
        }
        let page = workbook.add_worksheet().set_name(&names[place + 1])?;
        fill(page, sheet, &names[1..], &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Charts and the sheet they stand on.
pub struct Charts<'a> {
    /// The sheet's name.
    pub name: &'a str,
    /// Before which sheet it stands; none if there is no such sheet.
    pub before: usize,
    /// The charts.
    pub charts: &'a [Chart],
    /// The faces they are drawn in.
    pub fonts: &'a Fonts,
}

fn set_up(page: &mut Worksheet) {
    page.set_landscape()
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer("&C第 &P 页，共 &N 页");
}

/// Draws the charts one under the other.
fn draw(page: &mut Worksheet, charts: &Charts<'_>, formats: &Formats) -> Result<(), Error> {
    set_up(page);
    page.set_portrait();
    let mut row = 0;
    for chart in charts.charts {
        page.write_string_with_format(row, 0, cut(&chart.title), &formats.title)?;
        let png = picture(&chart.svg(), charts.fonts).map_err(|error| Error(error.to_string()))?;
        let image = Image::new_from_buffer(&png)?
            .set_scale_width(0.5)
            .set_scale_height(0.5)
            .set_alt_text(cut(&chart.description()));
        page.insert_image(row + 1, 0, &image)?;
        row += 4 + pixels(image.height()) / 2 / ROW;
    }
    Ok(())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture has some hundred pixels"
)]
fn pixels(length: f64) -> u32 {
    length as u32
}

fn fill(
    page: &mut Worksheet,
    sheet: &Sheet,
    names: &[String],
    formats: &Formats,
) -> Result<(), Error> {
    set_up(page);
    page.set_freeze_panes(HEADS, 1)?;
    page.set_repeat_rows(0, HEADS - 1)?;
    page.write_string_with_format(0, 0, cut(&sheet.title), &formats.title)?;
    page.write_string_with_format(1, 0, cut(&sheet.note), &formats.note)?;
    for (column, (label, width)) in (0u16..).zip(&sheet.header) {
        page.write_string_with_format(HEADS - 1, column, cut(label), &formats.head)?;
        page.set_column_width(column, f64::from(*width))?;
    }
    for (row, column, to) in &sheet.links {
        // The number is written over it; the link stays.
        let name = names.get(*to).map_or("", String::as_str);
        let url = Url::new(format!("internal:'{name}'!A1"));
        page.write_url(row + HEADS, *column, url)?;
    }
    for (row, cells) in (HEADS..).zip(sheet.rows.iter().take(MOST_ROWS)) {
        for (column, cell) in (0u16..).zip(cells) {
            let leads = sheet
                .links
                .iter()
                .any(|(r, c, _)| (r + HEADS, *c) == (row, column));
            write(page, (row, column), cell, leads, formats)?;
        }
    }
    Ok(())
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    leads: bool,
    formats: &Formats,
) -> Result<(), Error> {
    let number = if leads {
        &formats.link
    } else {
        &formats.number
    };
    match cell {
        Cell::Text(words) => {
            page.write_string_with_format(row, column, cut(words), &formats.text)?
        }
        Cell::Number(value) => page.write_number_with_format(row, column, exact(*value), number)?,
        Cell::Tenths(value) => {
            page.write_number_with_format(row, column, exact(*value) / 10.0, &formats.tenths)?
        }
        Cell::Change(value) => {
            page.write_number_with_format(row, column, exact(*value), &formats.change)?
        }
        Cell::ChangeTenths(value) => {
            let value = exact(*value) / 10.0;
            page.write_number_with_format(row, column, value, &formats.change_tenths)?
        }
        Cell::None => page.write_string_with_format(row, column, "—", number)?,
        Cell::Sum(value) => {
            let letter = char::from(b'A' + u8::try_from(column).unwrap_or(0).min(25));
            let sum = format!("SUM({letter}{}:{letter}{row})", HEADS + 1);
            let sum = Formula::new(sum).set_result(value.to_string());
            page.write_formula_with_format(row, column, sum, &formats.sum)?
        }
        Cell::Empty => page.write_blank(row, column, &formats.text)?,
    };
    Ok(())
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
