//! The lines of a report's text with its tokens filled in: each number leading to its rows, each unit's words to
//! its return.

use super::{
    labels::{self, Labels, PAPER},
    view::Merged,
};
use domain::{
    id::ReturnId,
    official_document::{line, table},
    report::{
        figure::{Figure, FigureKey},
        text::{Aspect, Piece, pieces},
    },
};

/// A piece of a line as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Words.
    Words(String),
    /// A number typed by hand.
    Typed(String),
    /// A figure, with its key and label.
    Figure {
        /// The value shown.
        value: String,
        /// The figure's key.
        key: String,
        /// Its label.
        label: String,
        /// Whether it is of the period before, and so are its rows.
        previous: bool,
    },
    /// What a unit said.
    Said {
        /// Its words.
        words: String,
        /// Its return.
        of: ReturnId,
        /// Its name.
        unit: String,
    },
    /// A token that names nothing.
    Unknown(String),
}

impl Shown {
    /// What the author typed of it.
    fn typed(&self) -> Option<&str> {
        match self {
            Self::Words(text) | Self::Typed(text) => Some(text),
            _ => None,
        }
    }

    /// Each paragraph of what a unit said; anything else as it is.
    fn paragraphs(self) -> Vec<Self> {
        let Self::Said { words, of, unit } = self else {
            return vec![self];
        };
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let said = |line: &str| Self::Said {
            words: line.into(),
            of,
            unit: unit.clone(),
        };
        lines.map(said).collect()
    }
}

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is a row of a table.
    row: bool,
    /// Its pieces.
    pub pieces: Vec<Shown>,
}

impl ShownLine {
    /// The line as printed, on one line.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for piece in &self.pieces {
            words.push_str(match piece {
                Shown::Words(text)
                | Shown::Typed(text)
                | Shown::Figure { value: text, .. }
                | Shown::Said { words: text, .. }
                | Shown::Unknown(text) => text,
            });
        }
        if !words.contains('\n') {
            return words;
        }
        let lines = words.lines().map(str::trim);
        let said: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        said.join(" ")
    }

    /// What a unit said in several paragraphs stays in as many; a heading stays one line, and a row one row.
    fn paragraphs(self) -> Vec<Self> {
        if self.heading || self.row {
            return vec![self];
        }
        let mut paragraphs = vec![Vec::new()];
        for piece in self.pieces {
            let mut parts = piece.paragraphs().into_iter();
            if let Some(last) = paragraphs.last_mut() {
                last.extend(parts.next());
            }
            paragraphs.extend(parts.map(|part| vec![part]));
        }
        let line = |pieces| Self {
            heading: false,
            row: false,
            pieces,
        };
        paragraphs.into_iter().map(line).collect()
    }

    /// The line as a paper reads it: what a unit answered makes no heading or row of a line that was written as text,
    /// and parts no cell of a row.
    pub(super) fn printed(&self) -> String {
        if self.row {
            let mut cells = self.clone();
            for piece in &mut cells.pieces {
                if let Shown::Said { words, .. } = piece {
                    *words = table::cell(words);
                }
            }
            cells.words()
        } else if self.heading {
            self.words()
        } else {
            line::recorded(&self.words())
        }
    }
}

/// What tokens are filled from.
pub(crate) struct Filling<'a> {
    /// Names of figures.
    pub labels: Labels<'a>,
    /// The figures counted.
    pub figures: &'a [Figure],
    /// The units' answers.
    pub merged: &'a [Merged],
}

impl Filling<'_> {
    /// The lines of a text with their tokens filled in.
    pub fn lines(&self, text: &str) -> Vec<ShownLine> {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .flat_map(|line| {
                let line = line.trim();
                let pieces: Vec<_> = pieces(line::bare(line))
                    .into_iter()
                    .map(|p| self.fill(&p))
                    .collect();
                let typed = pieces.iter().filter_map(Shown::typed).collect::<String>();
                ShownLine {
                    heading: line::heading(&typed).is_some() && line::as_text(line).is_none(),
                    row: table::cells(line).is_some(),
                    pieces,
                }
                .paragraphs()
            })
            .collect()
    }

    /// The names of tokens that stand for nothing.
    pub fn unknown(&self, text: &str) -> Vec<String> {
        let names = domain::report::text::names(text);
        let known = |name: &&str| !matches!(self.token(name, Aspect::Value), Shown::Unknown(_));
        names
            .into_iter()
            .filter(|name| !known(name))
            .map(str::to_owned)
            .collect()
    }

    fn fill(&self, piece: &Piece<'_>) -> Shown {
        match piece {
            Piece::Words(words) => Shown::Words((*words).into()),
            Piece::Typed(number) => Shown::Typed((*number).into()),
            Piece::Token { name, aspect } => self.token(name, *aspect),
        }
    }

    fn token(&self, name: &str, aspect: Aspect) -> Shown {
        if let Some(key) = self.labels.find(name) {
            let label = Labels {
                t: PAPER,
                ..self.labels
            }
            .of(&key);
            let figure = self.figures.iter().find(|figure| figure.key == key);
            let none = nothing(key.clone());
            return Shown::Figure {
                value: labels::shown(figure.unwrap_or(&none), aspect),
                key: key.to_string(),
                label,
                previous: aspect == Aspect::Previous,
            };
        }
        let said = self.merged.iter().find(|one| one.token() == name);
        match said {
            Some(one) => Shown::Said {
                words: one.answer.clone().unwrap_or_default(),
                of: one.of,
                unit: one.unit_name.clone(),
            },
            None => Shown::Unknown(format!("{{{{{name}}}}}")),
        }
    }
}

/// The figure of what was not counted: nothing, in both periods.
fn nothing(key: FigureKey) -> Figure {
    let zero = (key.measure.counted_in() != domain::report::figure::CountedIn::Days).then_some(0);
    Figure {
        key,
        value: zero,
        previous: zero,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_unit_answered_makes_no_heading() {
        for words in ["一、清点资产", "（一）清点资产", "1.清点资产", "|甲|乙|"]
        {
            let said = |heading| ShownLine {
                heading,
                row: false,
                pieces: vec![Shown::Said {
                    words: words.into(),
                    of: ReturnId::parse(&"0".repeat(32)).unwrap(),
                    unit: "区税务局".into(),
                }],
            };
            assert_eq!(said(false).printed(), format!("\\{words}"));
            assert_eq!(said(true).printed(), words);
        }
    }

    #[test]
    fn what_a_unit_answered_keeps_its_paragraphs() {
        let line = |heading, row| ShownLine {
            heading,
            row,
            pieces: vec![
                Shown::Words("区税务局：".into()),
                Shown::Said {
                    words: "开展清点。\n\n 一、核销欠税\n完成申报".into(),
                    of: ReturnId::parse(&"0".repeat(32)).unwrap(),
                    unit: "区税务局".into(),
                },
                Shown::Words("。".into()),
            ],
        };
        let printed = |line: ShownLine| -> Vec<String> {
            let lines = line.paragraphs();
            lines.iter().map(ShownLine::printed).collect()
        };
        assert_eq!(
            printed(line(false, false)),
            ["区税务局：开展清点。", "\\一、核销欠税", "完成申报。"]
        );
        let one = "区税务局：开展清点。 一、核销欠税 完成申报。";
        assert_eq!(printed(line(true, false)), [one]);
    }

    #[test]
    fn what_a_unit_answered_parts_no_cell() {
        let said = |words: &str| Shown::Said {
            words: words.into(),
            of: ReturnId::parse(&"0".repeat(32)).unwrap(),
            unit: "区税务局".into(),
        };
        for words in ["甲|乙", "甲｜乙\\", "甲\\|", "|"] {
            let bar = |text: &str| Shown::Words(text.into());
            let line = ShownLine {
                heading: false,
                row: true,
                pieces: vec![bar("|区税务局|"), said(words), bar("|完|")],
            };
            let cells = table::cells(&line.printed());
            let wanted = ["区税务局", words, "完"].map(str::to_owned).to_vec();
            assert_eq!(cells, Some(wanted), "{words}");
        }
    }
}
