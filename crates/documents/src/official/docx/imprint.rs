//! The imprint (版记) at the foot of the last page, and the journal's head above it.

use super::super::Layout;
use super::super::sheet::{Setting, Sheet};
use super::wml::{Paragraph, Type, invisible};
use super::{FANGSONG, SIZE_4_TWIPS, WIDTH, mm, width};

/// Rules of 0.35 and 0.25 mm, in eighths of a point.
const OUTER: i32 = 8;
const INNER: i32 = 6;
/// White over and under a row, in twips.
const AROUND: i32 = 100;
/// The journal's head is set in 9 pt.
const SMALL: i32 = 18;
const LINE: i32 = 440;

/// Begins a page for what follows.
fn new_page() -> String {
    Paragraph::new(20).page_break().xml()
}

/// A table that floats to the lower edge of the type area of the last page, held there by the last
/// paragraph. `LibreOffice` lets a table of full width float only if it is placed on the page, not on
/// the margin, sideways.
pub(super) fn imprint(sheet: &Sheet) -> String {
    let rules = !matches!(sheet.layout, Layout::Letter | Layout::Announcement);
    let mut lines = Vec::new();
    // Between 主送 and 抄送 there is no rule (7.4.2).
    let setting = sheet.imprint;
    let named = sheet.receivers.iter();
    let named: Vec<Paragraph> = named
        .map(|(label, names)| receivers_line(label, names, setting))
        .collect();
    if !named.is_empty() {
        lines.push(spaced(named));
    }
    if let Some((organ, date)) = &sheet.printed {
        lines.push(spaced(vec![printed_line(organ, date, setting)]));
    }
    let last = lines.len().saturating_sub(1);
    let mut rows = String::new();
    if let Some(head) = &sheet.anchor {
        let line = Paragraph::new(LINE).with(head, &Type::new(FANGSONG, SMALL));
        rows.push_str(&row(&line.xml(), ""));
    }
    for (i, line) in lines.iter().enumerate() {
        let top = edge("top", if i == 0 { OUTER } else { INNER });
        let bottom = edge("bottom", if i == last { OUTER } else { INNER });
        let borders = if rules {
            format!("<w:tcBorders>{top}{bottom}</w:tcBorders>")
        } else {
            String::new()
        };
        rows.push_str(&row(line, &borders));
    }
    if rows.is_empty() {
        return invisible(false);
    }
    // Beside a float so high `LibreOffice` parts the text above it row by row.
    let page = if setting.is_high {
        new_page()
    } else {
        String::new()
    };
    format!(
        "{page}<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"page\" w:tblpX=\"{}\" \
         w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr><w:tblGrid><w:gridCol w:w=\"{WIDTH}\"/></w:tblGrid>{rows}</w:tbl>{}",
        mm(28),
        invisible(false)
    )
}

fn edge(side: &str, eighths: i32) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
}

fn row(lines: &str, borders: &str) -> String {
    format!(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{WIDTH}\" w:type=\"dxa\"/>{borders}\
         </w:tcPr>{lines}</w:tc></w:tr>"
    )
}

/// The paragraphs of a row, white over the first and under the last.
fn spaced(paragraphs: Vec<Paragraph>) -> String {
    let last = paragraphs.len().saturating_sub(1);
    let around = |i, paragraph: Paragraph| {
        let white = |there| if there { AROUND } else { 0 };
        paragraph.spaced(white(i == 0), white(i == last)).xml()
    };
    let all = paragraphs.into_iter().enumerate();
    all.map(|(i, paragraph)| around(i, paragraph)).collect()
}

/// Tenths of a point in twips.
fn twips(tenths: usize) -> i32 {
    i32::try_from(tenths * 2).unwrap_or(i32::MAX)
}

fn style(setting: Setting) -> Type {
    Type::new(FANGSONG, twips(setting.size) / 10)
}

fn receivers_line(label: &str, receivers: &str, setting: Setting) -> Paragraph {
    let by = width(label, twips(setting.size));
    Paragraph::new(twips(setting.line))
        .indent(SIZE_4_TWIPS + by, SIZE_4_TWIPS, -by)
        .with(&format!("{label}{receivers}"), &style(setting))
}

fn printed_line(organ: &str, date: &str, setting: Setting) -> Paragraph {
    let style = style(setting);
    Paragraph::new(twips(setting.line))
        .indent(SIZE_4_TWIPS, 0, 0)
        .tabs(&[("right", WIDTH - SIZE_4_TWIPS)])
        .with(organ, &style)
        .tab()
        .with(date, &style)
}
