//! What the public does not read: natural persons' names the drafter marked, and by themselves what is a
//! person's by its form (个人信息保护法 34; 政府信息公开条例 15): the table of it is in `number`, home addresses
//! are in `address`. Names of enterprises and of officials who sign stay.

mod address;
mod number;
#[cfg(test)]
mod tests;

use super::table;

/// Opens what the public does not read.
const OPEN: char = '〖';
/// Closes it.
const CLOSE: char = '〗';
/// What stands for a character that is masked.
const MASK: char = '×';

/// The text as it is printed for its addressees: the marks are taken out, what they hold stays.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != OPEN && *c != CLOSE).collect()
}

/// The text as the public reads it: what is marked, the words named, and what is a person's by its form.
pub fn masked<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.into_iter().map(str::trim).collect();
    words.extend(marked(text));
    words.retain(|word| !word.is_empty());
    // The longest first, so that no part of a longer word is left over.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    let mut said = plain(text);
    for word in words {
        said = said.replace(&plain(word), &veiled(&plain(word)));
    }
    by_column(&said)
}

/// Masks what is a person's by its form: a table's cells by the heads of their columns, and what stands
/// between tables as one text, since a number may go on in the next line.
fn by_column(text: &str) -> String {
    let (mut said, mut between) = (String::new(), String::new());
    let by_form = |text: &str| number::masked(&address::masked(text));
    for line in table::masked_by_column(text).split_inclusive('\n') {
        if table::cells(line).is_none() {
            between.push_str(line);
            continue;
        }
        said.push_str(&by_form(&std::mem::take(&mut between)));
        said.push_str(line);
    }
    said + &by_form(&between)
}

/// What the text itself marks, so that the same name is masked wherever it stands again.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split(OPEN)
        .skip(1)
        .filter_map(|rest| rest.split_once(CLOSE))
        .map(|(word, _)| word)
}

/// 张某某 as 张××: the first character stays, unless there is only one.
fn veiled(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.count()) {
        (Some(_), 0) => MASK.to_string(),
        (Some(first), rest) => std::iter::once(first)
            .chain(std::iter::repeat_n(MASK, rest))
            .collect(),
        (None, _) => String::new(),
    }
}
