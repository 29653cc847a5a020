//! What figures are called and how their values are written, on the page in the reader's language, on paper
//! in Chinese.

use super::figures;
use crate::Units;
use domain::{
    charter::Charter,
    report::{
        figure::{CountedIn, Figure, FigureKey, Measure, RowNoun, Slice},
        text::Aspect,
    },
};
use locale::{Language, Wording};

/// What stands for a value where there is none.
pub(crate) const NONE: &str = "—";

/// Words of papers.
pub(crate) const PAPER: Wording = Wording::new(Language::Chinese);

/// What names figures in one language: the charter's difficulties and the units.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// Words.
    pub t: Wording,
    /// The charter.
    pub charter: &'a Charter,
    /// The units.
    pub units: &'a Units,
}

impl Labels<'_> {
    /// A figure's label: 提出事项, 提出事项·破产企业涉税.
    pub fn of(&self, key: &FigureKey) -> String {
        let measure = self.measure(key.measure);
        match &key.slice {
            None => measure,
            Some(slice) => format!("{measure}·{}", self.slice(key.measure, slice)),
        }
    }

    /// A measure's label.
    pub fn measure(&self, measure: Measure) -> String {
        let key = format!("measure-{}", measure.code().replace('_', "-"));
        self.t.m(&key).into_owned()
    }

    /// In what a measure counts: 件.
    pub fn counted_in(&self, measure: Measure) -> String {
        let key = format!("counted-in-{}", measure.counted_in().code());
        self.t.m(&key).into_owned()
    }

    /// The label of a part of a measure.
    pub fn slice(&self, measure: Measure, slice: &Slice) -> String {
        let kind = match slice {
            Slice::Unit(unit) => return self.units.name(*unit),
            Slice::Month(month) => return format!("{}-{:02}", month.year(), month.month()),
            Slice::Kind(kind) => kind,
        };
        let prefix = match measure.source().noun() {
            RowNoun::Meeting => {
                let tiers = &self.charter.meetings.tiers;
                let tier = tiers.iter().find(|tier| tier.key == *kind);
                return tier.map_or_else(|| kind.clone(), |tier| tier.label.clone());
            }
            RowNoun::Item => "outcome-",
            RowNoun::Document => "document-kind-",
            RowNoun::Case => "procedure-",
            _ => return self.charter.difficulty_label(kind).to_owned(),
        };
        let words = self.t.opt(&format!("{prefix}{}", kind.replace('_', "-")));
        words.map_or_else(|| kind.clone(), str::to_owned)
    }

    /// The figure a token names: by its key, or by its label in papers.
    pub fn find(&self, name: &str) -> Option<FigureKey> {
        if let Ok(key) = name.parse() {
            return Some(key);
        }
        let paper = Labels { t: PAPER, ..*self };
        let (measure, slice) = name
            .split_once('·')
            .map_or((name, None), |(measure, slice)| (measure, Some(slice)));
        let measure = Measure::ALL
            .iter()
            .copied()
            .find(|one| paper.measure(*one) == measure.trim())?;
        let Some(slice) = slice.map(str::trim) else {
            return Some(FigureKey::whole(measure));
        };
        figures::keys(self.charter, self.units)
            .into_iter()
            .filter(|key| key.measure == measure)
            .find(|key| {
                let own = key.slice.as_ref();
                own.is_some_and(|own| paper.slice(measure, own) == slice)
            })
    }
}

/// A value as written: days to a tenth, a dash for none.
pub fn value(counted_in: CountedIn, value: Option<i64>) -> String {
    let Some(value) = value else {
        return NONE.into();
    };
    if counted_in != CountedIn::Days {
        return value.to_string();
    }
    let sign = if value < 0 { "-" } else { "" };
    let (whole, tenth) = (value.abs() / 10, value.abs() % 10);
    if tenth == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{tenth}")
    }
}

/// A difference as written: +3, -2, 0, a dash where one side has no value.
pub fn difference(figure: &Figure) -> String {
    let counted_in = figure.key.measure.counted_in();
    match figure.value.zip(figure.previous) {
        None => NONE.into(),
        Some((now, before)) if now > before => {
            format!("+{}", value(counted_in, Some(now - before)))
        }
        Some((now, before)) => value(counted_in, Some(now - before)),
    }
}

/// What a token shows of a figure; a difference in words: 增加3, 减少2, 持平.
pub(crate) fn shown(figure: &Figure, aspect: Aspect) -> String {
    let counted_in = figure.key.measure.counted_in();
    match aspect {
        Aspect::Value => value(counted_in, figure.value),
        Aspect::Previous => value(counted_in, figure.previous),
        Aspect::Difference => match figure.value.zip(figure.previous) {
            None => NONE.into(),
            Some((now, before)) if now > before => {
                format!("增加{}", value(counted_in, Some(now - before)))
            }
            Some((now, before)) if now < before => {
                format!("减少{}", value(counted_in, Some(before - now)))
            }
            Some(_) => "持平".into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_people_write_them() {
        for (counted_in, raw, written) in [
            (CountedIn::Matters, Some(12), "12"),
            (CountedIn::Days, Some(125), "12.5"),
            (CountedIn::Days, Some(120), "12"),
            (CountedIn::Days, Some(-5), "-0.5"),
            (CountedIn::Days, None, "—"),
        ] {
            assert_eq!(value(counted_in, raw), written);
        }
        let figure = |value, previous| Figure {
            key: FigureKey::whole(Measure::MattersRaised),
            value,
            previous,
        };
        for (now, before, sign, words) in [
            (Some(5), Some(3), "+2", "增加2"),
            (Some(3), Some(5), "-2", "减少2"),
            (Some(3), Some(3), "0", "持平"),
            (Some(3), None, "—", "—"),
        ] {
            let figure = figure(now, before);
            assert_eq!(difference(&figure), sign);
            assert_eq!(shown(&figure, Aspect::Difference), words);
        }
    }
}
