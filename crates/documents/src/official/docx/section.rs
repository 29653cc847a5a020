//! Page, grid, headers and footers: page numbers at the outer edge, a letter's first page, the mark of
//! drafts.

use super::super::Layout;
use super::super::sheet::Sheet;
use super::wml::{Paragraph, Type, run};
use super::{HEI, PITCH, RED, SIZE_3, SIZE_4, SIZE_4_TWIPS, SONG, head, mm};

/// From the page's lower edge to the rule of a letter's first page, to which all its footers reach.
const LETTER_FOOT: i32 = mm(20);
/// To the lower edge of a page number: its dash, in the middle of its line, 7 mm under the type area.
const FOOT: i32 = mm(35 - 7) - SIZE_4_TWIPS / 2;

/// A header or footer.
pub(super) struct Margin {
    /// `header` or `footer`.
    pub(super) part: &'static str,
    /// `default`, `even` or `first`.
    pub(super) on: &'static str,
    pub(super) content: String,
}

/// The headers and footers of a sheet.
pub(super) fn margins(sheet: &Sheet) -> Vec<Margin> {
    let letter = sheet.layout == Layout::Letter;
    let lift = if letter { FOOT - LETTER_FOOT } else { 0 };
    let footer = |on, side| Margin {
        part: "footer",
        on,
        content: page_number(side, lift),
    };
    let mut margins = vec![footer("default", "right"), footer("even", "left")];
    let draft = Paragraph::new(320)
        .with("草稿", &Type::new(HEI, SIZE_3))
        .xml();
    let header = |on, content: String| Margin {
        part: "header",
        on,
        content,
    };
    if sheet.draft {
        margins.extend(["default", "even"].map(|on| header(on, draft.clone())));
    }
    if letter {
        let mark = head::letter_mark(sheet);
        let mark = if sheet.draft { draft + &mark } else { mark };
        margins.push(header("first", mark));
        margins.push(Margin {
            part: "footer",
            on: "first",
            content: Paragraph::new(20)
                .indent(-mm(8), -mm(6), 0)
                .ruled("thinThickSmallGap", 18, 0, RED)
                .xml(),
        });
    }
    margins
}

/// The section's properties, to which `references` bind the headers and footers.
pub(super) fn properties(sheet: &Sheet, references: &str) -> String {
    let letter = sheet.layout == Layout::Letter;
    let header = mm(if letter { 30 } else { 25 });
    let footer = if letter { LETTER_FOOT } else { FOOT };
    let first = if letter { "<w:titlePg/>" } else { "" };
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{header}\" \
         w:footer=\"{footer}\" w:gutter=\"0\"/>{first}\
         <w:docGrid w:type=\"lines\" w:linePitch=\"{PITCH}\"/></w:sectPr>",
        mm(37),
        mm(26),
        mm(35),
        mm(28),
    )
}

/// `— 1 —`, a character from the outer edge.
fn page_number(side: &'static str, lift: i32) -> String {
    let style = Type::new(SONG, SIZE_4);
    let field = |kind: &str| {
        format!(
            "<w:r>{}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>",
            style.properties()
        )
    };
    let number = [
        field("begin"),
        format!(
            "<w:r>{}<w:instrText>PAGE</w:instrText></w:r>",
            style.properties()
        ),
        field("separate"),
        run("1", &style),
        field("end"),
    ]
    .concat();
    Paragraph::new(SIZE_4_TWIPS)
        .align(side)
        .indent(SIZE_4_TWIPS, SIZE_4_TWIPS, 0)
        .spaced(0, lift)
        .with("— ", &style)
        .raw(&number)
        .with(" —", &style)
        .xml()
}
