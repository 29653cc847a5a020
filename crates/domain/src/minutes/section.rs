//! The text of minutes taken apart: headings, labelled decisions, dates; forgiving of how people type.

use super::facts::Label;
use crate::{Date, official_document::line};

/// What stands under one heading.
#[derive(Clone, Debug)]
pub(super) struct Section<'a> {
    /// The heading's numeral.
    pub number: u32,
    /// The heading without its numeral.
    pub title: &'a str,
    /// Line of the heading, from 1.
    pub line: u32,
    /// Lines under it that are not empty, with their numbers.
    pub lines: Vec<(u32, &'a str)>,
}

/// The sections of a text; what stands before the first heading belongs to none.
pub(super) fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (number, line) in (1u32..).zip(text.lines()) {
        let line = line.trim();
        if let Some((numeral, title)) = heading(line) {
            sections.push(Section {
                number: numeral,
                title,
                line: number,
                lines: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut()
            && !line.is_empty()
        {
            section.lines.push((number, line));
        }
    }
    sections
}

/// The lines before the first heading that are not empty, with their numbers.
pub(super) fn preamble(text: &str) -> Vec<(u32, &str)> {
    (1u32..)
        .zip(text.lines().map(str::trim))
        .take_while(|(_, line)| heading(line).is_none())
        .filter(|(_, line)| !line.is_empty())
        .collect()
}

/// Numeral and title of a heading such as 二、关于职工安置.
fn heading(line: &str) -> Option<(u32, &str)> {
    let line = line.strip_prefix('#').unwrap_or(line).trim_start();
    let (numeral, title) = line.split_once('、')?;
    Some((read_numeral(numeral)?, title.trim()))
}

/// A Chinese numeral up to ninety-nine.
fn read_numeral(text: &str) -> Option<u32> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c);
    let digit = |c| digit(c).and_then(|at| u32::try_from(at + 1).ok());
    let letters: Vec<char> = text.chars().collect();
    match letters[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => Some(10 + digit(one)?),
        [ten, '十'] => Some(digit(ten)? * 10),
        [ten, '十', one] => Some(digit(ten)? * 10 + digit(one)?),
        _ => None,
    }
}

/// The label at the start of a line, and what follows it: 议定事项2-1：…
pub fn labelled(line: &str) -> Option<(Label, &str)> {
    let line = line::bare(line);
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "（(【[#".contains(c));
    let rest = line.strip_prefix("议定事项")?.trim_start();
    let (item, rest) = number(rest)?;
    let rest = rest
        .trim_start()
        .strip_prefix(['-', '－', '—', '–', '‐', '―', '~', '.', '．'])?;
    let (place, rest) = number(rest.trim_start())?;
    let label = Label { item, place };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "）)】]：:、.．".contains(c));
    Some((label, rest))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text
        .char_indices()
        .find(|(_, c)| digit(*c).is_none())
        .map_or(text.len(), |(at, _)| at);
    let digits: String = text[..end].chars().filter_map(digit).collect();
    Some((digits.parse().ok()?, &text[end..]))
}

/// A digit, also as typed full width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

/// The dates of a text, each with the place where it begins.
pub(super) fn dates(text: &str) -> Vec<(usize, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..]
        .char_indices()
        .find(|(_, c)| digit(*c).is_some())
        .map(|(offset, _)| at + offset)
    {
        if let Some((date, end)) = date_at(text, start) {
            found.push((start, date));
            at = end;
        } else {
            let run = number(&text[start..]).map_or(1, |(_, rest)| text.len() - start - rest.len());
            at = start + run.max(text[start..].chars().next().map_or(1, char::len_utf8));
        }
    }
    found
}

fn date_at(text: &str, start: usize) -> Option<(Date, usize)> {
    let (year, rest) = number(&text[start..])?;
    let (month, rest) = number(rest.trim_start().strip_prefix('年')?.trim_start())?;
    let (day, rest) = number(rest.trim_start().strip_prefix('月')?.trim_start())?;
    let rest = rest.trim_start().strip_prefix('日')?;
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Some((date.ok()?, text.len() - rest.len()))
}

/// A text without spaces and marks, full-width digits and letters made plain: what is compared.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '%' || *c == '％')
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Words as one line of a paper: line breaks become stops where none stand, ends without a mark or with one
/// that does not end a sentence.
pub fn one_line(text: &str) -> String {
    let ends =
        |text: &str| text.ends_with(['。', '！', '？', '；', '，', '、', '：', '.', ';', ',', ':']);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined = lines.fold(String::new(), |all, line| {
        if all.is_empty() || ends(&all) {
            all + line
        } else {
            all + "；" + line
        }
    });
    let mut joined = joined.as_str();
    for (twice, mark) in [("。。", "。"), ("；；", "；"), ("，，", "，")] {
        while let Some(shorter) = joined.strip_suffix(twice) {
            joined = &joined[..shorter.len() + mark.len()];
        }
    }
    joined
        .trim_end_matches(['，', '、', '；', '：', ',', ';', ':'])
        .to_owned()
}

/// A date as papers word it.
pub(super) fn worded(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
