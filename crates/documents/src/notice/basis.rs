//! The documents a notice rests on, and the shape of a 发文字号.

use super::draft::{Basis, Fact};
use super::outline::{self, Level};
use super::passage::Passage;

/// A 发文字号 in a text: where it begins and ends.
pub(super) fn number_in(text: &Passage, from: usize) -> Option<(usize, usize)> {
    const OPENS: [char; 2] = ['〔', '（'];
    const CLOSES: [char; 2] = ['〕', '）'];
    for open in from..text.len() {
        if !text.at(open).is_some_and(|c| OPENS.contains(&c)) {
            continue;
        }
        let digits = |at: usize| {
            (at..text.len())
                .take_while(|i| text.at(*i).is_some_and(|c| c.is_ascii_digit()))
                .count()
        };
        if digits(open + 1) != 4 || !text.at(open + 5).is_some_and(|c| CLOSES.contains(&c)) {
            continue;
        }
        let mut at = open + 6;
        let space = |i: usize| text.at(i).is_some_and(char::is_whitespace);
        while space(at) || text.at(at) == Some('第') {
            at += 1;
        }
        let serial = digits(at);
        at += serial;
        while space(at) {
            at += 1;
        }
        let word = |i: usize| {
            text.at(i)
                .is_some_and(|c| is_han(c) || c.is_ascii_alphabetic())
        };
        let start = (0..open)
            .rev()
            .take_while(|i| word(*i))
            .last()
            .unwrap_or(open);
        if serial > 0
            && text.at(at) == Some('号')
            && start >= from
            && (2..=16).contains(&(open - start))
        {
            return Some((start, at + 1));
        }
    }
    None
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Words before which a document is cited as a ground.
const GROUNDS: [&str; 8] = [
    "根据", "按照", "依据", "依照", "贯彻", "落实", "遵照", "参照",
];

/// The documents cited where the text says what it rests on: before its first section, or in its
/// first two articles.
pub(super) fn read(all: &[Passage], first_mark: usize, title: Option<&Fact<String>>) -> Vec<Basis> {
    let articles = all[first_mark..]
        .iter()
        .filter(|p| outline::mark(p).is_some_and(|m| m.level == Level::Article))
        .take(2);
    let mut basis: Vec<Basis> = Vec::new();
    for sentence in all[..first_mark]
        .iter()
        .chain(articles)
        .flat_map(Passage::sentences)
    {
        let Some((from, _)) = sentence.find_any(&GROUNDS) else {
            continue;
        };
        for cited in citations(&sentence.from(from)) {
            let own = title.is_some_and(|t| cited.title.as_ref() == Some(&t.value));
            let seen = basis
                .iter()
                .any(|b| b.title == cited.title && b.document_number == cited.document_number);
            if !own && !seen {
                basis.push(cited);
            }
        }
    }
    basis
}

fn citations(text: &Passage) -> Vec<Basis> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text.at(at) == Some('《') {
            let Some(close) = closing(text, at) else {
                break;
            };
            let mut end = close + 1;
            let number = number_behind(text, end);
            end = number.as_ref().map_or(end, |n| end + 1 + n.len());
            let title = text.slice(at + 1, close).trim();
            if !title.is_empty() {
                let document_number = number.map(|n| n.text());
                let line = title.line();
                found.push(Basis {
                    title: Some(title.text()),
                    document_number,
                    line,
                });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found.extend(bare_numbers(text));
    found
}

/// The number in the bracket that opens at `at`: （晋市政发〔2021〕19号，以下简称…）, （国务院令第722号）.
fn number_behind(text: &Passage, at: usize) -> Option<Passage> {
    let rest = if text.at(at) == Some('（') {
        text.from(at + 1)
    } else {
        return None;
    };
    if let Some((0, end)) = number_in(&rest, 0) {
        return Some(rest.slice(0, end));
    }
    let end = (0..rest.len().min(20)).find(|i| matches!(rest.at(*i), Some('）' | '，')))?;
    let order = rest.slice(0, end);
    (order.ends_with("号") && order.has("令")).then_some(order)
}

/// Numbers cited without a title.
fn bare_numbers(text: &Passage) -> Vec<Basis> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = number_in(text, from) {
        from = end;
        if start > 0 && text.at(start - 1) == Some('（') {
            continue;
        }
        let mut cited = text.slice(start, end);
        for ground in GROUNDS.iter().chain(&["和", "及", "与"]) {
            if let Some(at) = cited.rfind(ground) {
                cited = cited.from(at + ground.chars().count());
            }
        }
        let number = Some(cited.text());
        found.push(Basis {
            title: None,
            document_number: number,
            line: cited.line(),
        });
    }
    found
}

fn closing(text: &Passage, open: usize) -> Option<usize> {
    let mut depth = 0;
    (open..text.len()).find(|i| {
        match text.at(*i) {
            Some('《') => depth += 1,
            Some('》') => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}
