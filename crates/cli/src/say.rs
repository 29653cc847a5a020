//! Output: the answer to stdout, everything else to stderr. A closed pipe is no reason to fail.

use std::io::{self, Write as _};

/// Writes a line of the answer.
pub fn answer(line: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// Writes the answer as it is, without a line's end.
pub fn answer_whole(text: &str) {
    let mut out = io::stdout().lock();
    drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// Writes a line beside the answer: a warning, progress, what went wrong.
pub fn warn(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}

/// A table whose columns line up although Chinese characters are twice as wide.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|c| {
            rows.iter()
                .filter_map(|row| row.get(c))
                .map(|cell| width(cell))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::from(" ");
        for (cell, wide) in row.iter().zip(&widths) {
            line.push(' ');
            line.push_str(cell);
            line.push_str(&" ".repeat(wide - width(cell) + 1));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_in_both_scripts() {
        let rows =
            [["tax", "区税务局"], ["office", "法院"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "  tax     区税务局\n  office  法院\n");
    }
}
