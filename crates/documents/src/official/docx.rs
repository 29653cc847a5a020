//! Writes a sheet as DOCX: the same parts in the same order as on the PDF's page,
//! laid out by Word's own means (grid, indents, tab stops, a table at the foot).

mod imprint;
mod mark;
mod package;
mod parts;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, Header, LineSpacing, LineSpacingType,
    PageMargin, PageNum, Paragraph, Run, RunFonts, RunProperty, SpecialIndentType,
};

use super::Error;
use super::sheet::{Part, Sheet};

/// Twentieths of a point in a millimetre, times 1,000.
const TWIPS_PER_METRE: u64 = 56_693;
/// Line pitch of the grid: 225 mm over 22 lines, in twips.
const PITCH: i32 = 579;
/// One character of size 3 squeezed so that 28 fill 156 mm, in twips.
const CELL: i32 = 315;
/// What is taken from each character for that, in twips.
const SQUEEZE: i32 = -5;
/// Sizes in half points: 3号, 4号 and 2号.
const SIZE_3: usize = 32;
const SIZE_4: usize = 28;
/// 4号 in twips.
const SIZE_4_TWIPS: i32 = 280;
const SIZE_2: usize = 44;
/// Width of the type area, 156 mm.
const WIDTH: usize = 8844;
const RED: &str = "FF0000";

const XIAOBIAOSONG: &str = "方正小标宋简体";
const FANGSONG: &str = "仿宋_GB2312";
const KAI: &str = "楷体_GB2312";
const HEI: &str = "黑体";
const SONG: &str = "宋体";

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    let docx = mark::add(page(sheet), sheet);
    let docx = body(parts::opening(docx, sheet), sheet);
    let docx = imprint::add(parts::closing(docx, sheet), sheet);
    let mut parts = docx.build();
    parts.doc_props.core = package::properties(sheet).into_bytes();
    parts.settings = package::settings().into_bytes();
    parts.styles = package::styles().into_bytes();
    parts.document = package::ordered(&parts.document)?;
    for part in parts.headers.iter_mut().chain(&mut parts.footers) {
        *part = package::ordered(part)?;
    }
    let mut bytes = Cursor::new(Vec::new());
    parts
        .pack(&mut bytes)
        .map_err(|error| Error::Package(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Page, grid, default face, page numbers at the outer edge and, in drafts, their mark.
fn page(sheet: &Sheet) -> Docx {
    let margin = PageMargin {
        top: mm(37),
        right: mm(26),
        bottom: mm(35),
        left: mm(28),
        header: mm(25),
        // The dash runs through the middle of the line, 7 mm under the type area.
        footer: mm(35 - 7) - 140,
        gutter: 0,
    };
    let mut docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .footer(page_number(AlignmentType::Right))
        .even_footer(page_number(AlignmentType::Left));
    docx.document.section_property = docx.document.section_property.clone().doc_grid(
        // A grid of lines and characters would give 24 characters a line in LibreOffice.
        DocGrid::with_empty()
            .grid_type(DocGridType::Lines)
            .line_pitch(PITCH.unsigned_abs() as usize),
    );
    if sheet.draft {
        let header = || Header::new().add_paragraph(plain().add_run(run("草稿", HEI, SIZE_3)));
        docx = docx.header(header()).even_header(header());
    }
    docx
}

fn page_number(side: AlignmentType) -> Footer {
    let style = || run_style(SONG, SIZE_4);
    let dash = |text: &str| {
        Run {
            run_property: style(),
            ..Run::new()
        }
        .add_text(text)
    };
    let mut paragraph = Paragraph::new()
        .align(side)
        .indent(Some(SIZE_4_TWIPS), None, Some(SIZE_4_TWIPS), None)
        .line_spacing(exactly(SIZE_4_TWIPS))
        .add_run(dash("— "));
    // The run that the library makes for a page number cannot be given a face.
    let number = Run {
        run_property: style(),
        ..Run::new()
    }
    .add_field_char(docx_rs::FieldCharType::Begin, false)
    .add_instr_text(docx_rs::InstrText::PAGE(PageNum::new().instr))
    .add_field_char(docx_rs::FieldCharType::Separate, false)
    .add_text("1")
    .add_field_char(docx_rs::FieldCharType::End, false);
    paragraph = paragraph.add_run(number).add_run(dash(" —"));
    Footer::new().add_paragraph(paragraph)
}

fn body(mut docx: Docx, sheet: &Sheet) -> Docx {
    for part in &sheet.body {
        docx = match part {
            Part::Heading { level, text, keep } => {
                let face = [HEI, KAI, FANGSONG, FANGSONG][usize::from(*level) - 1];
                let heading = indented()
                    .outline_lvl(usize::from(*level) - 1)
                    .keep_next(*keep);
                docx.add_paragraph(heading.add_run(squeezed(text, face)))
            }
            Part::Paragraph { text } => {
                docx.add_paragraph(indented().add_run(squeezed(text, FANGSONG)))
            }
            Part::Table {
                header,
                rows,
                weights,
            } => docx.add_table(parts::table(header, rows, weights)),
            Part::Form { rows, weights } => docx.add_table(parts::table(&[], rows, weights)),
            Part::Picture { caption, .. } => {
                docx.add_paragraph(plain().add_run(squeezed(caption, FANGSONG)))
            }
        };
    }
    docx
}

/// Millimetres in twips.
fn mm(length: u64) -> i32 {
    i32::try_from((length * TWIPS_PER_METRE + 500) / 1000)
        .expect("invariant: lengths are those of a page")
}

fn fonts(face: &str) -> RunFonts {
    RunFonts::new()
        .ascii(face)
        .hi_ansi(face)
        .east_asia(face)
        .cs(face)
}

fn run_style(face: &str, half_points: usize) -> RunProperty {
    RunProperty::new().fonts(fonts(face)).size(half_points)
}

fn run(text: &str, face: &str, half_points: usize) -> Run {
    Run::new()
        .fonts(fonts(face))
        .size(half_points)
        .add_text(text)
}

/// Text of the body's size on the grid's 28 characters.
fn squeezed(text: &str, face: &str) -> Run {
    run(text, face, SIZE_3).character_spacing(SQUEEZE)
}

fn exactly(twips: i32) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(twips)
}

/// A paragraph one line of the grid high.
fn plain() -> Paragraph {
    Paragraph::new()
        .line_spacing(exactly(PITCH))
        .widow_control(false)
}

/// A paragraph of the body: justified, indented by two characters.
fn indented() -> Paragraph {
    plain().align(AlignmentType::Both).indent(
        None,
        Some(SpecialIndentType::FirstLine(2 * CELL)),
        None,
        None,
    )
}

/// Width of a text in twips, in characters of `cell`: a Latin letter takes half of one.
fn width(text: &str, cell: i32) -> i32 {
    text.chars()
        .map(|c| if c.is_ascii() { cell / 2 } else { cell })
        .sum()
}
