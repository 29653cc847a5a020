//! The imprint (版记) at the foot of the last page, and the journal's head above it.

use super::super::Layout;
use super::super::sheet::Sheet;
use super::wml::{Paragraph, Type, invisible};
use super::{FANGSONG, SIZE_4, SIZE_4_TWIPS, WIDTH, mm, width};

/// Rules of 0.35 and 0.25 mm, in eighths of a point.
const OUTER: i32 = 8;
const INNER: i32 = 6;
/// The journal's head is set in 9 pt.
const SMALL: i32 = 18;
const LINE: i32 = 440;

/// A table that floats to the lower edge of the type area of the last page, held there by the last
/// paragraph. `LibreOffice` lets a table of full width float only if it is placed on the page, not on
/// the margin, sideways.
pub(super) fn imprint(sheet: &Sheet) -> String {
    let rules = !matches!(sheet.layout, Layout::Letter | Layout::Announcement);
    let mut lines = Vec::new();
    // Between 主送 and 抄送 there is no rule (7.4.2).
    let named = sheet.receivers.iter();
    let named: String = named
        .map(|(label, names)| receivers_line(label, names).xml())
        .collect();
    if !named.is_empty() {
        lines.push(named);
    }
    if let Some((organ, date)) = &sheet.printed {
        lines.push(printed_line(organ, date).xml());
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
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"page\" w:tblpX=\"{}\" \
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

fn receivers_line(label: &str, receivers: &str) -> Paragraph {
    let by = width(label, SIZE_4_TWIPS);
    Paragraph::new(LINE)
        .indent(SIZE_4_TWIPS + by, SIZE_4_TWIPS, -by)
        .with(&format!("{label}{receivers}"), &Type::new(FANGSONG, SIZE_4))
}

fn printed_line(organ: &str, date: &str) -> Paragraph {
    let style = Type::new(FANGSONG, SIZE_4);
    Paragraph::new(LINE)
        .indent(SIZE_4_TWIPS, 0, 0)
        .tabs(&[("right", WIDTH - SIZE_4_TWIPS)])
        .with(organ, &style)
        .tab()
        .with(date, &style)
}
