//! Tables in a text: lines that begin and end with a bar, the first of them the head of the columns.
//!
//! ```text
//! |单位|事项|
//! |区税务局|核销滞纳金|
//! ```

use super::masking::masked;

/// Bars that part cells; the wide one is what a Chinese keyboard gives.
const BARS: [char; 2] = ['|', '｜'];

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
pub fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix(BARS)?.strip_suffix(BARS)?;
    Some(inside.split(BARS).map(str::trim).collect())
}

/// Whether the cells only rule the head off, as some write it: `|---|---|`.
pub fn is_rule(cells: &[&str]) -> bool {
    let rules =
        |cell: &&str| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | '－' | ':'));
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
    let mut head: Option<Vec<&str>> = None;
    let mut said = String::new();
    for line in text.split_inclusive('\n') {
        let Some(cells) = cells(line) else {
            head = head.filter(|_| line.trim().is_empty());
            said.push_str(line);
            continue;
        };
        for (place, cell) in cells.iter().enumerate() {
            let over = head.as_ref().and_then(|head| head.get(place));
            said.push('|');
            said.push_str(&under(over.copied().unwrap_or_default(), cell));
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
        ] {
            assert_eq!(cells(line), expected, "{line}");
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
    }
}
