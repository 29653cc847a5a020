//! What a line of a text is: a heading by its number, a row of a table by its bars, else text. Words of the record are
//! text whatever they begin with: a mark in front of their line says so, and is not printed.
//!
//! ```text
//! 二、商请事项                  a heading
//! \一、请核销滞纳金              text, printed without its mark
//! ```

use super::{masking, table};

/// In front of a line: it is text, whatever it begins with.
const TEXT: char = '\\';
/// Characters up to which a numbered line is taken for a heading.
const HEADING_CHARS: usize = 40;
const NUMERALS: &str = "零一二三四五六七八九十";

/// The level, 1 to 4, of the heading that a line is: a short one that a number opens (一、 （一） 1. （1）) and no mark
/// of a sentence ends. None for any other line.
pub fn heading(line: &str) -> Option<u8> {
    let is_short = line.chars().count() <= HEADING_CHARS;
    let is_sentence = line.ends_with(['。', '；', '，', '：', '！', '？', '.', ';', ',', ':']);
    numbered(line).filter(|_| is_short && !is_sentence)
}

/// Words of the record as they stand on lines of their own in a text: those lines that would be taken for a heading or
/// a row of a table are marked as text.
pub fn recorded(words: &str) -> String {
    let lines = words.trim().lines().map(|line| {
        let line = line.trim();
        if reads_otherwise(&masking::plain(line)) {
            format!("{TEXT}{line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a line is taken for something else than text, or its first sign for the mark of text.
fn reads_otherwise(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(TEXT)
        || numbered(line.trim_start_matches('#').trim_start()).is_some()
        || table::cells(line).is_some()
}

/// What a line that is marked as text says; none for any other line.
pub fn as_text(line: &str) -> Option<&str> {
    line.trim().strip_prefix(TEXT)
}

/// A line as it is printed, without the mark of text.
pub fn bare(line: &str) -> &str {
    as_text(line).unwrap_or(line)
}

/// The level whose number opens the line.
fn numbered(line: &str) -> Option<u8> {
    let is_chinese = |s: &str| !s.is_empty() && s.chars().all(|c| NUMERALS.contains(c));
    let is_arabic =
        |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    if let Some((inside, _)) = line
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.split_once(['）', ')']))
    {
        return if is_chinese(inside) {
            Some(2)
        } else {
            is_arabic(inside).then_some(4)
        };
    }
    if let Some((before, _)) = line.split_once('、')
        && is_chinese(before)
    {
        return Some(1);
    }
    let (before, after) = line.split_once(['.', '．'])?;
    (is_arabic(before) && !after.starts_with(|c: char| c.is_ascii_digit())).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_line_with_a_number_is_a_heading() {
        for (line, level) in [
            ("一、基本情况", Some(1)),
            ("十二、其他", Some(1)),
            ("（三）办理要求", Some(2)),
            ("(三)办理要求", Some(2)),
            ("1.税务", Some(3)),
            ("（1）税务", Some(4)),
            ("一、同意由税务部门办理。", None),
            ("2024年3月5日下午", None),
            ("3.5亿元债务", None),
            ("（以下简称管理人）", None),
            ("\\一、基本情况", None),
        ] {
            assert_eq!(heading(line), level, "{line}");
        }
    }

    #[test]
    fn recorded_words_are_text_whatever_they_begin_with() {
        for (words, stand) in [
            ("请核销滞纳金", "请核销滞纳金"),
            ("一、请核销\n二、请减免", "\\一、请核销\n\\二、请减免"),
            (" #一、请核销 ", "\\#一、请核销"),
            ("〖一〗、请核销", "\\〖一〗、请核销"),
            ("|甲|乙|", "\\|甲|乙|"),
            ("\\甲", "\\\\甲"),
            ("（2025）晋0502破3号", "（2025）晋0502破3号"),
            ("", ""),
        ] {
            assert_eq!(recorded(words), stand, "{words}");
        }
        assert_eq!((bare("\\一、甲"), bare("一、甲")), ("一、甲", "一、甲"));
    }

    proptest! {
        #[test]
        fn no_recorded_line_is_a_heading_and_none_is_changed(
            mark in "([一二十]、|（[一三]）|\\([0-9]\\)|[0-9]{1,2}[.．]|#|\\||｜|\\\\|〖)?",
            words in "[甲乙一、（）。.|#〖〗 \\\\]{0,8}",
        ) {
            let said = format!("{mark}{words}");
            let stand = recorded(&said);
            let line = masking::plain(&stand);
            prop_assert!(heading(line.trim()).is_none() && table::cells(&line).is_none(), "{}", stand);
            prop_assert_eq!(bare(&stand), said.trim());
        }
    }
}
