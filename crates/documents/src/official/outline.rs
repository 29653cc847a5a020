//! The numbers of headings (一、 （一） 1. （1）): making them, and knowing them in plain text; and tables.

use super::Block;
use domain::official_document::{line, table};

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The number of the `n`th heading (from 1) of a level, as GB/T 9704-2012 7.3.3 writes it:
/// `一、`, `（一）`, `1.`, `（1）`. Levels beyond 4 are numbered as 4.
pub fn number(level: u8, n: usize) -> String {
    match level {
        0 | 1 => format!("{}、", chinese(n)),
        2 => format!("（{}）", chinese(n)),
        3 => format!("{n}."),
        _ => format!("（{n}）"),
    }
}

/// 1 to 99 in Chinese digits; anything else in Arabic ones.
fn chinese(n: usize) -> String {
    let (tens, ones) = (n / 10, n % 10);
    let one = if ones == 0 {
        String::new()
    } else {
        DIGITS[ones].to_string()
    };
    match tens {
        0 if ones > 0 => one,
        1 => format!("十{one}"),
        2..=9 => format!("{}十{one}", DIGITS[tens]),
        _ => n.to_string(),
    }
}

pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        match (line::as_text(line), table::cells(line), line::heading(line)) {
            (Some(words), _, _) => blocks.push(Block::paragraph(words)),
            (None, Some(cells), _) => row(&mut blocks, cells),
            (None, None, Some(level)) => blocks.push(Block::heading(level, line)),
            (None, None, None) => blocks.push(Block::paragraph(line)),
        }
    }
    blocks
}

/// Adds a row to the table that the text is in, or begins one whose head it is.
fn row(blocks: &mut Vec<Block>, cells: Vec<String>) {
    match blocks.last_mut() {
        Some(Block::Table { .. }) if table::is_rule(&cells) => {}
        Some(Block::Table { rows, .. }) => rows.push(cells),
        _ => blocks.push(Block::table(cells, Vec::new())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_standard() {
        for (level, n, expected) in [
            (1, 1, "一、"),
            (1, 10, "十、"),
            (1, 11, "十一、"),
            (1, 20, "二十、"),
            (2, 34, "（三十四）"),
            (2, 100, "（100）"),
            (3, 7, "7."),
            (4, 12, "（12）"),
        ] {
            assert_eq!(number(level, n), expected);
        }
    }

    #[test]
    fn what_is_numbered_is_read_back() {
        for level in 1..=4 {
            for n in 1..=99 {
                let line = format!("{}会议议定事项", number(level, n));
                assert_eq!(read(&line), [Block::heading(level, line.clone())], "{line}");
            }
        }
    }

    #[test]
    fn lines_between_bars_are_a_table() {
        let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
        let table = |rows: &[[&str; 2]]| {
            let rows = rows.iter().map(|&row| cells(row)).collect();
            Block::table(cells(["单位", "事项"]), rows)
        };
        let text = "情况如下：\n|单位|事项|\n|---|---|\n\n｜税务局｜核销｜\n|人社局||\n|甲\\|乙|丙\\\\|\n以上。\n|单位|事项|";
        assert_eq!(
            read(text),
            [
                Block::paragraph("情况如下："),
                table(&[["税务局", "核销"], ["人社局", ""], ["甲|乙", r"丙\"]]),
                Block::paragraph("以上。"),
                table(&[]),
            ]
        );
    }

    #[test]
    fn what_is_marked_as_text_is_a_paragraph_whatever_it_begins_with() {
        for words in [
            "一、请核销",
            "（一）请核销",
            "1.请核销",
            "（1）请核销",
            "|单位|事项|",
            "\\请核销",
        ] {
            let text = format!("二、商请事项\n{}", line::recorded(words));
            let expected = [Block::heading(1, "二、商请事项"), Block::paragraph(words)];
            assert_eq!(read(&text), expected, "{words}");
        }
    }

    #[test]
    fn sentences_and_plain_lines_are_paragraphs() {
        for line in [
            "一、同意由税务部门办理。",
            "2024年3月5日下午",
            "3.5亿元债务",
            "（以下简称管理人）",
            "、",
            "一",
            "十分重要、必须办好",
        ] {
            assert_eq!(read(line), [Block::paragraph(line)], "{line}");
        }
    }
}
