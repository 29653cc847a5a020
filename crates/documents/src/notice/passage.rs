//! A stretch of source text in which every character still knows its line, searched in a folded
//! form (simplified characters, one kind of bracket, ASCII digits) and quoted as printed.

use unicode_normalization::UnicodeNormalization;

use super::Fact;

#[derive(Debug, Clone, Copy)]
struct Letter {
    printed: char,
    folded: char,
    line: u32,
}

/// Some characters of the source, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Passage {
    letters: Vec<Letter>,
}

impl Passage {
    /// One line of the source, folded; invisible characters are dropped.
    pub(super) fn new(text: &str, line: u32) -> Self {
        let printed: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).collect();
        let even: String = printed.iter().map(|c| fold(*c)).collect();
        let simplified: Vec<char> = fast2s::convert(&even).chars().collect();
        let even: Vec<char> = even.chars().collect();
        let folded = if simplified.len() == even.len() {
            simplified
        } else {
            even
        };
        let letters = printed
            .into_iter()
            .zip(folded)
            .map(|(printed, folded)| Letter {
                printed,
                folded,
                line,
            })
            .collect();
        Self { letters }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The line of its first character; 0 if it has none.
    pub(super) fn line(&self) -> u32 {
        self.letters.first().map_or(0, |l| l.line)
    }

    /// The folded character at a place.
    pub(super) fn at(&self, i: usize) -> Option<char> {
        self.letters.get(i).map(|l| l.folded)
    }

    pub(super) fn first(&self) -> Option<char> {
        self.at(0)
    }

    pub(super) fn last(&self) -> Option<char> {
        self.letters.last().map(|l| l.folded)
    }

    /// The folded text, for comparing.
    pub(super) fn folded(&self) -> String {
        self.letters.iter().map(|l| l.folded).collect()
    }

    /// The folded text without any white space, for comparing.
    pub(super) fn key(&self) -> String {
        self.letters
            .iter()
            .map(|l| l.folded)
            .filter(|c| !c.is_whitespace())
            .collect()
    }

    /// The text as printed; spaces that only set Chinese characters apart are dropped.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut space = false;
        for letter in &self.letters {
            if letter.printed == '\n' {
                text.push('\n');
                space = false;
                continue;
            }
            if letter.printed.is_whitespace() {
                space = true;
                continue;
            }
            let apart = text.chars().next_back().is_some_and(|c| c.is_ascii());
            if space && apart && letter.printed.is_ascii() {
                text.push(' ');
            }
            space = false;
            text.push(letter.printed);
        }
        text
    }

    /// The text as a fact on its line.
    pub(super) fn fact(&self) -> Fact<String> {
        let passage = self.trim();
        Fact {
            value: passage.text(),
            line: passage.line(),
            printed: None,
        }
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> Self {
        let to = to.min(self.len());
        let from = from.min(to);
        Self {
            letters: self.letters[from..to].to_vec(),
        }
    }

    pub(super) fn from(&self, from: usize) -> Self {
        self.slice(from, self.len())
    }

    pub(super) fn append(&mut self, more: &Self) {
        self.letters.extend_from_slice(&more.letters);
    }

    /// Adds a paragraph of its own.
    pub(super) fn append_paragraph(&mut self, more: &Self) {
        let line = more.line();
        self.letters.push(Letter {
            printed: '\n',
            folded: '\n',
            line,
        });
        self.append(more);
    }

    /// Without any white space.
    pub(super) fn squeezed(&self) -> Self {
        Self {
            letters: self
                .letters
                .iter()
                .copied()
                .filter(|l| !l.folded.is_whitespace())
                .collect(),
        }
    }

    /// As printed, but with even brackets and digits.
    pub(super) fn evened(&self) -> String {
        let even = |l: &Letter| match l.folded {
            '（' => '〔',
            '）' => '〕',
            c @ ('〔' | '〕' | '0'..='9') => c,
            _ => l.printed,
        };
        self.squeezed().letters.iter().map(even).collect()
    }

    /// First place of `needle` at or after `from`, in the folded text.
    pub(super) fn find_from(&self, needle: &str, from: usize) -> Option<usize> {
        (from..self.len()).find(|i| self.matches(*i, needle))
    }

    pub(super) fn find(&self, needle: &str) -> Option<usize> {
        self.find_from(needle, 0)
    }

    pub(super) fn rfind(&self, needle: &str) -> Option<usize> {
        (0..self.len()).rev().find(|i| self.matches(*i, needle))
    }

    /// The earliest of several needles: its place and its length.
    pub(super) fn find_any(&self, needles: &[&str]) -> Option<(usize, usize)> {
        (0..self.len()).find_map(|i| self.any_at(i, needles).map(|n| (i, n)))
    }

    /// The length of the first of `needles` that stands at `i`.
    pub(super) fn any_at(&self, i: usize, needles: &[&str]) -> Option<usize> {
        needles
            .iter()
            .find(|n| self.matches(i, n))
            .map(|n| n.chars().count())
    }

    pub(super) fn matches(&self, at: usize, needle: &str) -> bool {
        (at..)
            .zip(needle.chars())
            .all(|(i, wanted)| self.at(i) == Some(wanted))
    }

    pub(super) fn has(&self, needle: &str) -> bool {
        self.find(needle).is_some()
    }

    pub(super) fn has_any(&self, needles: &[&str]) -> bool {
        self.find_any(needles).is_some()
    }

    pub(super) fn has_char(&self, wanted: &[char]) -> bool {
        self.letters.iter().any(|l| wanted.contains(&l.folded))
    }

    pub(super) fn starts_with(&self, needle: &str) -> bool {
        self.matches(0, needle)
    }

    pub(super) fn ends_with(&self, needle: &str) -> bool {
        let n = needle.chars().count();
        self.len() >= n && self.matches(self.len() - n, needle)
    }

    /// Which of `needles` it ends with.
    pub(super) fn ends_with_any(&self, needles: &[&str]) -> bool {
        needles.iter().any(|n| self.ends_with(n))
    }

    /// Without white space at its ends.
    pub(super) fn trim(&self) -> Self {
        self.trim_chars(&[])
    }

    /// Without white space and the given characters at its ends.
    pub(super) fn trim_chars(&self, also: &[char]) -> Self {
        let gone = |l: &Letter| l.folded.is_whitespace() || also.contains(&l.folded);
        let from = self
            .letters
            .iter()
            .position(|l| !gone(l))
            .unwrap_or(self.len());
        let to = self
            .letters
            .iter()
            .rposition(|l| !gone(l))
            .map_or(from, |i| i + 1);
        self.slice(from, to)
    }

    /// Without the first of `prefixes` that it starts with.
    pub(super) fn without_start(&self, prefixes: &[&str]) -> Self {
        self.any_at(0, prefixes)
            .map_or_else(|| self.clone(), |n| self.from(n))
    }

    /// Without the first of `suffixes` that it ends with.
    pub(super) fn without_end(&self, suffixes: &[&str]) -> Self {
        suffixes.iter().find(|s| self.ends_with(s)).map_or_else(
            || self.clone(),
            |s| self.slice(0, self.len() - s.chars().count()),
        )
    }

    /// Cut at each of `marks` that stands outside brackets and quotation marks. Where brackets
    /// are left open they count for nothing.
    pub(super) fn split(&self, marks: &[char]) -> Vec<Self> {
        let balanced = self.depth_after() == 0;
        let mut parts = Vec::new();
        let (mut from, mut depth) = (0, 0_i32);
        for (i, letter) in self.letters.iter().enumerate() {
            depth = depth_at(depth, letter.folded);
            if (depth == 0 || !balanced) && marks.contains(&letter.folded) {
                parts.push(self.slice(from, i));
                from = i + 1;
            }
        }
        parts.push(self.from(from));
        parts
            .into_iter()
            .map(|p| p.trim())
            .filter(|p| !p.is_empty())
            .collect()
    }

    /// How many brackets and quotation marks are still open at its end.
    pub(super) fn depth_after(&self) -> i32 {
        self.letters
            .iter()
            .fold(0, |depth, l| depth_at(depth, l.folded))
    }

    /// Cut at every run of white space.
    pub(super) fn words(&self) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        for i in 0..=self.len() {
            if self.at(i).is_none_or(char::is_whitespace) {
                if from < i {
                    parts.push(self.slice(from, i));
                }
                from = i + 1;
            }
        }
        parts
    }

    /// The sentences in it, without their full stops.
    pub(super) fn sentences(&self) -> Vec<Self> {
        self.split(&['。', '；', '！', '？'])
    }
}

fn depth_at(depth: i32, c: char) -> i32 {
    match c {
        '（' | '《' | '“' | '〔' => depth + 1,
        '）' | '》' | '”' | '〕' => (depth - 1).max(0),
        _ => depth,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}' | '\u{fffd}')
        || (c.is_control() && !c.is_whitespace())
}

/// Folds what looks alike to one character; length never changes.
fn fold(c: char) -> char {
    match c {
        '(' | '\u{fe59}' => '（',
        ')' | '\u{fe5a}' => '）',
        '[' | '［' | '﹝' | '【' | '〖' => '〔',
        ']' | '］' | '﹞' | '】' | '〗' => '〕',
        ':' | '︰' | '﹕' => '：',
        ',' | '﹐' => '，',
        ';' | '﹔' => '；',
        '﹑' | '､' => '、',
        '｡' => '。',
        '．' | '﹒' => '.',
        '｜' | '│' | '┃' => '|',
        '「' | '『' => '“',
        '」' | '』' => '”',
        '‐'..='―' | '－' | '─' | '−' => '-',
        '○' | '◯' => '〇',
        '\u{ff10}'..='\u{ff19}'
        | '\u{ff21}'..='\u{ff3a}'
        | '\u{ff41}'..='\u{ff5a}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{f900}'..='\u{faff}' => {
            let mut plain = c.nfkc();
            match (plain.next(), plain.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
        c if c.is_whitespace() && c != '\t' => ' ',
        c => c,
    }
}
