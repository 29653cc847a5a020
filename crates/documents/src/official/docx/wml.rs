//! Paragraphs and runs of `WordprocessingML`, their properties in the order of the schema.

use std::fmt::Write as _;

use super::{CELL, FANGSONG, PITCH, SIZE_3, SQUEEZE};

/// Face, size and colour of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) face: &'static str,
    pub(super) half_points: i32,
    pub(super) color: Option<&'static str>,
    /// Added to each character, in twips.
    pub(super) spacing: i32,
    /// Width of the letters in per cent.
    pub(super) stretch: i32,
}

impl Type {
    pub(super) const fn new(face: &'static str, half_points: i32) -> Self {
        Self {
            face,
            half_points,
            color: None,
            spacing: 0,
            stretch: 100,
        }
    }

    /// The body's size, on the grid's 28 characters.
    pub(super) const fn body(face: &'static str) -> Self {
        Self {
            spacing: SQUEEZE,
            ..Self::new(face, SIZE_3)
        }
    }

    pub(super) fn properties(&self) -> String {
        let face = self.face;
        let mut text = format!(
            "<w:rPr><w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\" w:cs=\"{face}\"/>"
        );
        if let Some(color) = self.color {
            write_to(&mut text, format_args!("<w:color w:val=\"{color}\"/>"));
        }
        if self.spacing != 0 {
            write_to(
                &mut text,
                format_args!("<w:spacing w:val=\"{}\"/>", self.spacing),
            );
        }
        if self.stretch != 100 {
            write_to(&mut text, format_args!("<w:w w:val=\"{}\"/>", self.stretch));
        }
        let size = self.half_points;
        write_to(
            &mut text,
            format_args!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>"),
        );
        text
    }
}

/// A run of text. A hyphen between figures parts no line: a telephone number stays whole. The element is what Word
/// itself writes; `LibreOffice` parts a line at it all the same, and at no word joiner (U+2060), which Word may show
/// as a box where the face lacks it.
pub(super) fn run(text: &str, style: &Type) -> String {
    let mut run = format!("<w:r>{}", style.properties());
    for (n, piece) in whole_numbers(text).into_iter().enumerate() {
        if n > 0 {
            run.push_str("<w:noBreakHyphen/>");
        }
        let piece = escape(piece);
        write_to(
            &mut run,
            format_args!("<w:t xml:space=\"preserve\">{piece}</w:t>"),
        );
    }
    run.push_str("</w:r>");
    run
}

/// The text cut at each hyphen that stands between figures.
fn whole_numbers(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('-') {
        let before = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let after = text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if before && after {
            pieces.push(&text[from..at]);
            from = at + 1;
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// Text made fit for XML.
pub(super) fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// Adds a piece to a text.
pub(super) fn write_to(text: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(piece);
}

/// A paragraph; lengths in twips.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    keep_next: bool,
    page_break: bool,
    /// A rule under it: kind, eighths of a point, gap in points, colour.
    rule: Option<(&'static str, i32, i32, &'static str)>,
    /// Kind and place.
    tabs: Vec<(&'static str, i32)>,
    /// Exact height of a line; 0 lets it grow with what it holds.
    line: i32,
    before: i32,
    after: i32,
    left: i32,
    right: i32,
    /// First line further in, or if negative further out, than the others.
    first: i32,
    align: Option<&'static str>,
    outline: Option<u8>,
    runs: String,
}

impl Paragraph {
    /// A paragraph whose lines are `line` high.
    pub(super) fn new(line: i32) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// A paragraph one line of the grid high.
    pub(super) fn on_grid() -> Self {
        Self::new(PITCH)
    }

    /// A paragraph of the body: justified, indented by two characters.
    pub(super) fn indented() -> Self {
        Self {
            first: 2 * CELL,
            ..Self::on_grid()
        }
        .align("both")
    }

    pub(super) fn with(mut self, text: &str, style: &Type) -> Self {
        self.runs.push_str(&run(text, style));
        self
    }

    /// Text of the body.
    pub(super) fn text(self, text: &str) -> Self {
        self.with(text, &Type::body(FANGSONG))
    }

    /// Runs written elsewhere.
    pub(super) fn raw(mut self, runs: &str) -> Self {
        self.runs.push_str(runs);
        self
    }

    pub(super) fn tab(mut self) -> Self {
        self.runs.push_str("<w:r><w:tab/></w:r>");
        self
    }

    pub(super) fn tabs(mut self, tabs: &[(&'static str, i32)]) -> Self {
        self.tabs = tabs.to_vec();
        self
    }

    pub(super) const fn align(mut self, align: &'static str) -> Self {
        self.align = Some(align);
        self
    }

    pub(super) const fn indent(mut self, left: i32, right: i32, first: i32) -> Self {
        (self.left, self.right, self.first) = (left, right, first);
        self
    }

    pub(super) const fn spaced(mut self, before: i32, after: i32) -> Self {
        (self.before, self.after) = (before, after);
        self
    }

    pub(super) const fn keep_next(mut self, keep: bool) -> Self {
        self.keep_next = keep;
        self
    }

    pub(super) const fn page_break(mut self) -> Self {
        self.page_break = true;
        self
    }

    pub(super) const fn outline(mut self, level: u8) -> Self {
        self.outline = Some(level);
        self
    }

    /// A rule under it: kind, eighths of a point, gap in points, colour.
    pub(super) const fn ruled(
        mut self,
        kind: &'static str,
        eighths: i32,
        gap: i32,
        color: &'static str,
    ) -> Self {
        self.rule = Some((kind, eighths, gap, color));
        self
    }

    pub(super) fn xml(&self) -> String {
        let mut text = String::from("<w:p><w:pPr>");
        if self.keep_next {
            text.push_str("<w:keepNext/>");
        }
        if self.page_break {
            text.push_str("<w:pageBreakBefore/>");
        }
        text.push_str("<w:widowControl w:val=\"0\"/>");
        if let Some((kind, eighths, gap, color)) = self.rule {
            write_to(
                &mut text,
                format_args!(
                    "<w:pBdr><w:bottom w:val=\"{kind}\" w:sz=\"{eighths}\" w:space=\"{gap}\" w:color=\"{color}\"/></w:pBdr>"
                ),
            );
        }
        if !self.tabs.is_empty() {
            text.push_str("<w:tabs>");
            for (kind, place) in &self.tabs {
                write_to(
                    &mut text,
                    format_args!("<w:tab w:val=\"{kind}\" w:pos=\"{place}\"/>"),
                );
            }
            text.push_str("</w:tabs>");
        }
        // No gap between Chinese and Latin letters, which would break the grid of 28 characters.
        text.push_str(
            "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>",
        );
        write_to(
            &mut text,
            format_args!(
                "<w:spacing w:before=\"{}\" w:after=\"{}\"",
                self.before, self.after
            ),
        );
        if self.line == 0 {
            text.push_str(" w:line=\"240\" w:lineRule=\"auto\"/>");
        } else {
            write_to(
                &mut text,
                format_args!(" w:line=\"{}\" w:lineRule=\"exact\"/>", self.line),
            );
        }
        self.indents(&mut text);
        if let Some(align) = self.align {
            write_to(&mut text, format_args!("<w:jc w:val=\"{align}\"/>"));
        }
        if let Some(level) = self.outline {
            write_to(&mut text, format_args!("<w:outlineLvl w:val=\"{level}\"/>"));
        }
        text.push_str("</w:pPr>");
        text.push_str(&self.runs);
        text.push_str("</w:p>");
        text
    }

    fn indents(&self, text: &mut String) {
        if (self.left, self.right, self.first) == (0, 0, 0) {
            return;
        }
        write_to(
            text,
            format_args!("<w:ind w:left=\"{}\" w:right=\"{}\"", self.left, self.right),
        );
        if self.first > 0 {
            write_to(text, format_args!(" w:firstLine=\"{}\"", self.first));
        } else if self.first < 0 {
            write_to(text, format_args!(" w:hanging=\"{}\"", -self.first));
        }
        text.push_str("/>");
    }
}

/// An empty line too low to be seen, for tables must be followed by a paragraph.
pub(super) fn invisible(keep: bool) -> String {
    Paragraph::new(20).keep_next(keep).xml()
}
