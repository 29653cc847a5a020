//! Where lines may end: a word wider than its place anywhere; none before a mark that belongs to what it follows.

use serde_json::Value;

/// Letters of a word that may not fit a line of its own, half a line, or a cell of a form.
const LONG_WORD: usize = 24;
const LONG_IN_NAME: usize = 16;
const LONG_IN_CELL: usize = 6;
/// A table's room and the margins of its cells, in tenths of its characters (12 pt on 156 mm); and what may hang
/// on a word, such as a bracket at each side.
const TABLE_ROOM: usize = 368;
const CELL_MARGIN: usize = 8;
const HANGING: usize = 20;
/// A break of no width.
const BREAK: char = '\u{200b}';
/// Marks that no line begins with, which the templates know too: 间隔号, 连接号, 分隔号; and 破折号 and 省略号, which
/// are not parted (GB/T 15834-2011, 5.1).
pub(crate) const NOT_FIRST: &str = "·•・‧—–～〜／…";

/// Lets a digest or an address longer than a line break anywhere.
pub(super) fn broken(data: &mut Value) {
    break_long_words(data, LONG_WORD);
}

fn break_long_words(data: &mut Value, long: usize) {
    match data {
        Value::String(text) => {
            let is_long = |word: &str| word.len() >= long;
            break_words(text, |letter| letter.is_ascii_graphic(), is_long);
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| break_long_words(value, long)),
        Value::Object(fields) => {
            let rooms = rooms(fields);
            for (name, value) in fields.iter_mut().filter(|(name, _)| *name != "svg") {
                match (name.as_str(), &rooms) {
                    ("rows", Some(rooms)) => cells(value, rooms),
                    ("header", Some(rooms)) => row(value, rooms),
                    ("rows" | "header", None) => break_long_words(value, LONG_IN_CELL),
                    ("signatories" | "approvers", _) => break_long_words(value, LONG_IN_NAME),
                    _ => break_long_words(value, long),
                }
            }
        }
        _ => {}
    }
}

/// The room for text in each column of a table, in tenths of a character.
fn rooms(table: &serde_json::Map<String, Value>) -> Option<Vec<usize>> {
    table.get("centred")?;
    let weights: Vec<usize> = serde_json::from_value(table.get("weights")?.clone()).ok()?;
    let sum = weights.iter().sum::<usize>().max(1);
    let room = |weight: &usize| (weight * TABLE_ROOM / sum).saturating_sub(CELL_MARGIN);
    Some(weights.iter().map(room).collect())
}

fn cells(rows: &mut Value, rooms: &[usize]) {
    for cells in rows.as_array_mut().into_iter().flatten() {
        row(cells, rooms);
    }
}

/// Lets the words of a row's cells break that are wider than their columns.
fn row(cells: &mut Value, rooms: &[usize]) {
    for (cell, room) in cells.as_array_mut().into_iter().flatten().zip(rooms) {
        if let Value::String(text) = cell {
            let room = room.saturating_sub(HANGING);
            let is_wide = |word: &str| word.chars().map(tenths).sum::<usize>() > room;
            break_words(text, clings, is_wide);
        }
    }
}

/// How wide a letter is at most, in tenths of a character.
fn tenths(letter: char) -> usize {
    match letter {
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 10,
        'A'..='Z' | '&' | '<' | '>' | '+' | '=' | '~' => 8,
        letter if letter.is_ascii() => 6,
        _ => 10,
    }
}

/// Whether a line may not end between this letter and the next of the same kind: letters, digits and marks.
fn clings(letter: char) -> bool {
    let is_mark = !(letter.is_alphanumeric() || letter.is_whitespace() || letter == BREAK);
    letter.is_ascii_graphic() || is_mark
}

/// Puts a break of no width after each letter of the long words.
fn break_words(text: &mut String, of_word: fn(char) -> bool, is_long: impl Fn(&str) -> bool) {
    if !text.split(|c| !of_word(c)).any(&is_long) {
        return;
    }
    let mut broken = String::with_capacity(text.len() * 4);
    for piece in text.split_inclusive(|c| !of_word(c)) {
        let word = piece.trim_end_matches(|c| !of_word(c));
        if is_long(word) {
            for letter in word.chars() {
                broken.extend([letter, BREAK]);
            }
            broken.push_str(&piece[word.len()..]);
        } else {
            broken.push_str(piece);
        }
    }
    *text = broken;
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_wider_than_their_place_may_break() {
        let mut data = json!({
            "title": "网址 example.invalid/a",
            "text": "abcdefghijklmnopqrstuvwx（止",
            "parts": [{
                "centred": [true, false], "weights": [30, 338],
                "header": ["序号", "Z<%T"],
                "rows": [["9％99", "43106％"], ["Z<%T", "除％13894％1"]],
            }],
        });
        break_long_words(&mut data, LONG_WORD);
        let plain = |value: &Value| !value.to_string().contains('\u{200b}');
        assert!(plain(&data["title"]) && plain(&data["parts"][0]["header"]));
        assert_eq!(
            data["text"].as_str().map(|text| text.chars().count()),
            Some(50)
        );
        let rows = &data["parts"][0]["rows"];
        assert_eq!(rows[0][0], "9\u{200b}％\u{200b}9\u{200b}9\u{200b}");
        assert!(
            rows[1][0]
                .as_str()
                .is_some_and(|text| text.starts_with("Z\u{200b}<"))
        );
        assert!(plain(&rows[0][1]) && plain(&rows[1][1]));
    }
}
