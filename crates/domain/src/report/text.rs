//! A report's text: words, and tokens `{{提出事项}}` that stand for figures, so that editing the text can
//! drop a figure but never falsify one.

/// What of a figure a token shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The value.
    Value,
    /// The value of the period before: `{{提出事项|上期}}`.
    Previous,
    /// The difference: `{{提出事项|增减}}`.
    Difference,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as typed.
    Words(&'a str),
    /// A number typed by hand, bound to no figure.
    Typed(&'a str),
    /// A token.
    Token {
        /// What it names: a figure's key or its label, or a unit's answer.
        name: &'a str,
        /// What of it is shown.
        aspect: Aspect,
    },
}

/// Splits a line into its pieces. A `{{` without its `}}` stays words.
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, inside, after)) = token(rest) {
        words(before, &mut pieces);
        let (name, aspect) = match inside.split_once('|') {
            Some((name, "上期" | "previous")) => (name, Aspect::Previous),
            Some((name, "增减" | "difference")) => (name, Aspect::Difference),
            _ => (inside, Aspect::Value),
        };
        pieces.push(Piece::Token {
            name: name.trim(),
            aspect,
        });
        rest = after;
    }
    words(rest, &mut pieces);
    pieces
}

/// The names of every token of a text.
pub fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in text.lines().flat_map(pieces) {
        if let Piece::Token { name, .. } = piece {
            names.push(name);
        }
    }
    names
}

fn token(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inside, after) = rest.split_once("}}")?;
    Some((before, inside, after))
}

/// Words with the numbers in them told apart. A number before 年, 月, 日, 时 or 号 is a date or a document's
/// number, one that opens the line with a stop behind it numbers a heading: neither is a figure.
fn words<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut begun = 0;
    let mut at = 0;
    while let Some(digit) = text[at..].find(is_digit).map(|place| place + at) {
        let len = text[digit..]
            .find(|c: char| !is_digit(c) && !matches!(c, '.' | ',' | '％' | '%'))
            .unwrap_or(text.len() - digit);
        let (number, after) = (&text[digit..digit + len], &text[digit + len..]);
        at = digit + len;
        let numbers_a_line = pieces.is_empty()
            && (text[..digit].trim().is_empty() || matches!(text[..digit].trim(), "（" | "("))
            && (number.ends_with('.') || after.starts_with(['、', '）', ')']));
        if numbers_a_line || after.starts_with(['年', '月', '日', '时', '号', '〕', '条', '-'])
        {
            continue;
        }
        if begun < digit {
            pieces.push(Piece::Words(&text[begun..digit]));
        }
        pieces.push(Piece::Typed(number));
        begun = at;
    }
    if begun < text.len() {
        pieces.push(Piece::Words(&text[begun..]));
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
