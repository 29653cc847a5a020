//! Text made fit to print: one line each, nothing unprintable, nothing that misleads the reader.

/// The texts that are not empty.
pub(super) fn list(texts: &[String]) -> Vec<String> {
    texts
        .iter()
        .map(|text| clean(text))
        .filter(|text| !text.is_empty())
        .collect()
}

pub(super) fn joined(texts: &[String], separator: &str) -> Option<String> {
    Some(list(texts).join(separator)).filter(|all| !all.is_empty())
}

pub(super) fn field(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

pub(super) fn clean_lines(text: &str) -> Vec<String> {
    text.lines()
        .map(clean)
        .filter(|line| !line.is_empty())
        .collect()
}

/// A cell's text: a line for each of its paragraphs.
pub(super) fn clean_cell(text: &str) -> String {
    let lines = text.split(['\n', '\u{2028}']).map(clean);
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// One line of printable characters. Control characters break XML, and direction marks
/// could show a reader another text than the one that was countersigned.
pub(super) fn clean(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|&c| c.is_whitespace() || !is_unprintable(c));
    let spaced: String = kept
        .map(|c| {
            if c.is_control() || is_break(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    spaced.trim().to_owned()
}

fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_marks_are_left_out() {
        for (raw, expected) in [
            (" 甲\u{0}乙\u{7} ", "甲乙"),
            ("甲\t乙\r\n丙", "甲 乙  丙"),
            ("甲\u{202e}乙\u{2066}丙", "甲乙丙"),
            ("<b>&\"'#*_$", "<b>&\"'#*_$"),
        ] {
            assert_eq!(clean(raw), expected);
        }
    }
}
