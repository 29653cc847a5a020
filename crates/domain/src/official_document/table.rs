//! Tables in a text: lines that begin and end with a bar, the first of them the head of the columns.
//!
//! ```text
//! |单位|事项|
//! |区税务局|核销滞纳金|
//! ```
//!
//! A bar inside a cell is written `\|`, a backslash before a bar or another `\\`.

use super::masking::masked;

/// Bars that part cells; the wide one is what a Chinese keyboard gives.
const BARS: [char; 2] = ['|', '｜'];

/// Before a bar or itself inside a cell: what follows is said, and parts nothing.
const SAID: char = '\\';

/// A row that has not as many cells as the head of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ragged {
    /// The row's place in the table, from 1; the head is not counted.
    pub row: usize,
    /// How many cells it has.
    pub cells: usize,
    /// How many the head has.
    pub columns: usize,
}

/// The cells of a line that is a row of a table; none for any other line.
pub fn cells(line: &str) -> Option<Vec<String>> {
    let mut letters = line.trim().strip_prefix(BARS)?.chars().peekable();
    let (mut cells, mut cell, mut parted) = (Vec::new(), String::new(), false);
    while let Some(letter) = letters.next() {
        parted = BARS.contains(&letter);
        let said = |next: &char| *next == SAID || BARS.contains(next);
        if parted {
            cells.push(std::mem::take(&mut cell).trim().to_owned());
        } else if letter == SAID {
            cell.push(letters.next_if(said).unwrap_or(SAID));
        } else {
            cell.push(letter);
        }
    }
    parted.then_some(cells)
}

/// Parts two paragraphs within a cell, whose row is one line of the text (U+2028).
const PARAGRAPHS: char = '\u{2028}';

/// Words as they stand in one cell: on one line of the text, no bar of theirs parting it.
pub fn cell(words: &str) -> String {
    let mut cell = String::new();
    for letter in words.trim().chars() {
        if letter == SAID || BARS.contains(&letter) {
            cell.push(SAID);
        }
        cell.push(if letter == '\n' { PARAGRAPHS } else { letter });
    }
    cell
}

/// Whether the cells only rule the head off, as some write it: `|---|---|`.
pub fn is_rule(cells: &[String]) -> bool {
    let rules =
        |cell: &String| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | '－' | ':'));
    cells.iter().all(rules)
}

/// The first row of the text's tables whose cells do not match the head above it.
pub fn ragged(text: &str) -> Option<Ragged> {
    let (mut head, mut row) = (None, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some(cells) = cells(line) else {
            head = None;
            continue;
        };
        let columns = *head.get_or_insert_with(|| {
            row = 0;
            cells.len()
        });
        if cells.len() != columns {
            let cells = cells.len();
            return Some(Ragged {
                row,
                cells,
                columns,
            });
        }
        if !is_rule(&cells) {
            row += 1;
        }
    }
    None
}

/// The text with each cell masked by the head of its column as well: under 住址 stands an address, under
/// 联系电话 a number, though neither word stands beside it. Other lines stay.
pub(super) fn masked_by_column(text: &str) -> String {
    let mut head: Option<Vec<String>> = None;
    let mut said = String::new();
    for line in text.split_inclusive('\n') {
        let Some(cells) = cells(line) else {
            head = head.filter(|_| line.trim().is_empty());
            said.push_str(line);
            continue;
        };
        for (place, words) in cells.iter().enumerate() {
            let over = head.as_ref().and_then(|head| head.get(place));
            said.push('|');
            said.push_str(&cell(&under(over.map_or("", String::as_str), words)));
        }
        said.push_str(if line.ends_with('\n') { "|\n" } else { "|" });
        head.get_or_insert(cells);
    }
    said
}

/// A cell as the public reads it under this head.
fn under(head: &str, cell: &str) -> String {
    if cell.is_empty() {
        return String::new();
    }
    let label = format!("{head}：");
    let whole = masked(&format!("{label}{cell}"), []);
    whole.strip_prefix(&label).unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_begins_and_ends_with_a_bar() {
        for (line, expected) in [
            ("|单位|事项|", Some(vec!["单位", "事项"])),
            (" ｜单位｜ 事项 ｜ ", Some(vec!["单位", "事项"])),
            ("||", Some(vec![""])),
            ("|", None),
            ("单位|事项", None),
            ("|单位|事项", None),
            ("", None),
            (r"|甲\|乙|丙|", Some(vec!["甲|乙", "丙"])),
            (r"|甲\｜乙|", Some(vec!["甲｜乙"])),
            (r"|甲\\|丙|", Some(vec![r"甲\", "丙"])),
            (r"|甲\乙|", Some(vec![r"甲\乙"])),
            (r"|甲\|", None),
        ] {
            let expected = expected.map(|cells| cells.into_iter().map(str::to_owned).collect());
            assert_eq!(cells(line), expected, "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn words_stay_one_cell(words in proptest::collection::vec("[甲乙 |｜\\\\\n-]{0,8}", 1..5)) {
            let row: Vec<_> = words.iter().map(|one| cell(one)).collect();
            let row = format!("|{}|", row.join("|"));
            let said: Vec<String> = words.iter().map(|one| one.trim().replace('\n', "\u{2028}")).collect();
            let read = cells(&row);
            proptest::prop_assert_eq!(read.as_ref(), Some(&said));
            // Nothing of it is masked, and masking keeps it one cell.
            let public = masked_by_column(&row);
            proptest::prop_assert_eq!(cells(&public), Some(said));
        }
    }

    #[test]
    fn a_ragged_row_is_named() {
        for (text, expected) in [
            ("一、情况\n|单位|事项|\n|---|---|\n|甲|乙|\n说明", None),
            ("|单位|事项|\n|甲|乙|\n|丙|", Some((2, 1, 2))),
            (
                "|单位|\n|甲|\n\n中间\n|单位|事项|\n|甲|乙|丙|",
                Some((1, 3, 2)),
            ),
            ("没有表", None),
        ] {
            let found = ragged(text).map(|r| (r.row, r.cells, r.columns));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn cells_are_masked_by_the_head_of_their_column() {
        let text = "前\n|姓名|住址|电话|\n|张某|某街某号|2000000|\n|李某||2000001|\n后";
        assert_eq!(
            masked_by_column(text),
            "前\n|姓名|住址|电话|\n|张某|×××|200××××|\n|李某||200××××|\n后"
        );
        let parted = "|姓名|情况|\n|张某|甲\\|乙|";
        assert_eq!(masked_by_column(parted), parted);
    }
}
