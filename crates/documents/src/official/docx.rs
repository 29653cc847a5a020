//! Writes a sheet as DOCX: the same parts in the same order as on the PDF's page, laid out by Word's
//! own means (grid, indents, tab stops, headers, a table at the foot).
//!
//! The parts of the package are written here and not by a library, for the schema (ECMA-376 Part 1)
//! asks for an order of elements that the libraries at hand do not keep.

mod head;
mod imprint;
mod package;
mod part;
mod picture;
mod section;
mod signature;
mod table;
mod wml;

use crate::fonts::Fonts;

use super::Error;
use super::sheet::{Enclosure, Part, Sheet};
use picture::Pictures;
pub(crate) use picture::print as picture;
use wml::{Paragraph, Type};

/// Line pitch of the grid: 225 mm over 22 lines, in twips.
const PITCH: i32 = 579;
/// One character of size 3 squeezed so that 28 fill 156 mm, in twips.
const CELL: i32 = 315;
/// What is taken from each character for that, in twips.
const SQUEEZE: i32 = -5;
/// 4号 in twips.
const SIZE_4_TWIPS: i32 = 280;
/// Width of the type area, 156 mm.
const WIDTH: i32 = 8844;
const RED: &str = "FF0000";

const XIAOBIAOSONG: &str = "方正小标宋简体";
const FANGSONG: &str = "仿宋_GB2312";
const KAI: &str = "楷体_GB2312";
const HEI: &str = "黑体";
const SONG: &str = "宋体";

/// Sizes 3号, 4号 and 2号, in half points.
const SIZE_3: i32 = 32;
const SIZE_4: i32 = 28;
const SIZE_2: i32 = 44;

pub(super) fn write(sheet: &Sheet, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let mut pictures = Pictures::new(fonts);
    let mut body = String::new();
    body.push_str(&head::head(sheet));
    body.push_str(&part::opening(sheet));
    let signed = signature::signed(sheet);
    body.push_str(&flow(&sheet.body, &mut pictures, !signed.is_empty())?);
    body.push_str(&part::attachments(&sheet.attachments, !signed.is_empty()));
    body.push_str(&signed);
    body.push_str(&part::closing(sheet));
    for enclosure in &sheet.enclosures {
        body.push_str(&enclosed(enclosure, &mut pictures)?);
    }
    body.push_str(&imprint::imprint(sheet));
    package::pack(sheet, &body, &pictures.drawn)
}

/// The parts of a body. Where a signature follows, the last one's last line stays with it; but some readers
/// move all of it to the next page, and the first must not be left without text.
fn flow(parts: &[Part], pictures: &mut Pictures<'_>, signed: bool) -> Result<String, Error> {
    let mut text = String::new();
    for (i, part) in parts.iter().enumerate() {
        let last = signed && i > 0 && i + 1 == parts.len();
        match part {
            Part::Heading {
                level,
                text: words,
                keep,
            } => {
                text.push_str(&part::heading(*level, words, *keep));
            }
            Part::Paragraph { text: words } => text.push_str(&part::paragraph(words, last)),
            Part::Table {
                header,
                rows,
                weights,
                centred,
                whole,
            } => text.push_str(&table::table(header, rows, weights, (centred, whole), last)),
            Part::Form { rows, weights } => text.push_str(&table::form(rows, weights)),
            Part::Picture { svg, caption } => text.push_str(&pictures.draw(svg, caption, last)?),
        }
    }
    Ok(text)
}

/// An attachment on a page of its own (7.3.7).
fn enclosed(enclosure: &Enclosure, pictures: &mut Pictures<'_>) -> Result<String, Error> {
    let label = Paragraph::on_grid()
        .page_break()
        .with(&enclosure.label, &Type::body(HEI));
    Ok([
        label.xml(),
        Paragraph::on_grid().xml(),
        part::headline(&enclosure.title),
        Paragraph::on_grid().xml(),
        flow(&enclosure.body, pictures, false)?,
    ]
    .concat())
}

/// Twentieths of a point in a millimetre, times 1,000.
const TWIPS_PER_METRE: i32 = 56_693;

/// Millimetres in twips.
const fn mm(length: i32) -> i32 {
    (length * TWIPS_PER_METRE + 500) / 1000
}

/// Width of a text in twips, in characters of `cell`: a Latin letter takes half of one.
fn width(text: &str, cell: i32) -> i32 {
    text.chars()
        .map(|c| if c.is_ascii() { cell / 2 } else { cell })
        .sum()
}
