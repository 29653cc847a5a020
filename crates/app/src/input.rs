//! Reading of form fields: every mistake becomes a message beside its field, none is lost.

use crate::{Error, FieldError, Units};
use domain::{
    Date,
    id::UnitId,
    office_contact::is_postcode,
    roster::{half_width, is_telephone},
    unit::UnitRef,
};

/// Characters of a reason, at most.
const REASON: usize = 500;

/// Characters of a telephone, at most: two numbers.
const TELEPHONE: usize = 30;

/// The reason of an act that takes nothing else, as typed.
pub fn read_reason(raw: &str) -> Result<String, Error> {
    let mut fields = Fields::default();
    let reason = fields.text("reason", raw, REASON);
    fields.done()?;
    Ok(reason)
}

/// Collects the mistakes of a form while its fields are read.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Notes a mistake.
    pub fn wrong(&mut self, field: &'static str, key: &'static str) {
        self.wrong_with(field, key, String::new());
    }

    /// Notes a mistake with what its message needs.
    pub fn wrong_with(&mut self, field: &'static str, key: &'static str, detail: String) {
        self.0.push(FieldError { field, key, detail });
    }

    /// A text that must be there, of at most so many characters.
    pub fn text(&mut self, field: &'static str, raw: &str, most: usize) -> String {
        let text = self.optional(field, raw, most);
        if text.is_none() {
            self.wrong(field, "form-required");
        }
        text.unwrap_or_default()
    }

    /// A text that may be missing.
    pub fn optional(&mut self, field: &'static str, raw: &str, most: usize) -> Option<String> {
        let text = raw.replace("\r\n", "\n").replace('\0', "");
        let text = text.trim();
        if text.chars().count() > most {
            self.wrong_with(field, "form-too-long", most.to_string());
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Lines of at most so many characters, each of which says one thing; there may be none.
    pub fn lines(
        &mut self,
        field: &'static str,
        raw: &str,
        (most, each): (usize, usize),
    ) -> String {
        let text = self.optional(field, raw, usize::MAX).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let long = lines.iter().position(|line| line.chars().count() > each);
        if lines.len() > most {
            self.wrong_with(field, "form-too-many-lines", most.to_string());
        } else if let Some(place) = long {
            let named = format!("{}（{each}）", place + 1);
            self.wrong_with(field, "form-line-too-long", named);
        }
        lines.join("\n")
    }

    /// A telephone that may be missing.
    pub fn telephone(&mut self, field: &'static str, raw: &str) -> Option<String> {
        let written = self.optional(field, &half_width(raw), TELEPHONE);
        if written.as_deref().is_some_and(|one| !is_telephone(one)) {
            self.wrong(field, "form-bad-phone");
        }
        written
    }

    /// A postcode that may be missing.
    pub fn postcode(&mut self, field: &'static str, raw: &str) -> Option<String> {
        let written = self.optional(field, &half_width(raw), usize::MAX);
        if written.as_deref().is_some_and(|one| !is_postcode(one)) {
            self.wrong(field, "form-bad-postcode");
        }
        written
    }

    /// A date that must be there.
    pub fn date(&mut self, field: &'static str, raw: &str) -> Date {
        let date = self.optional_date(field, raw);
        if date.is_none() && !self.has(field) {
            self.wrong(field, "form-required");
        }
        date.unwrap_or(Date::ZERO)
    }

    /// A date that may be missing, as browsers send it (2026-11-23) or as people write it (2026年11月23日).
    pub fn optional_date(&mut self, field: &'static str, raw: &str) -> Option<Date> {
        let text = raw.trim();
        if text.is_empty() {
            return None;
        }
        let date = read_date(text);
        if date.is_none() {
            self.wrong(field, "form-bad-date");
        }
        date
    }

    /// A code of a closed set.
    pub fn choice<T>(
        &mut self,
        field: &'static str,
        raw: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = parse(raw.trim());
        if found.is_none() {
            self.wrong(
                field,
                if raw.trim().is_empty() {
                    "form-required"
                } else {
                    "form-unknown-choice"
                },
            );
        }
        found
    }

    /// A unit that must be there, by its id.
    pub fn unit(&mut self, field: &'static str, raw: &str, units: &Units) -> Option<UnitRef> {
        self.choice(field, raw, |text| {
            units
                .get(UnitId::parse(text)?)
                .map(domain::unit::Unit::as_ref)
        })
    }

    /// Units by their ids; empty ids are skipped, each unit counts once.
    pub fn units(&mut self, field: &'static str, raw: &[String], units: &Units) -> Vec<UnitRef> {
        let mut found: Vec<UnitRef> = Vec::new();
        for id in raw.iter().filter(|id| !id.trim().is_empty()) {
            if let Some(unit) = self.unit(field, id, units)
                && found.iter().all(|other| other.id != unit.id)
            {
                found.push(unit);
            }
        }
        found
    }

    /// Whether a field has a mistake.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|error| error.field == field)
    }

    /// Ends the reading: an error if there was any mistake.
    pub fn done(self) -> Result<(), Error> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}

/// A date as browsers send it or as people write it; full-width digits are forgiven.
pub fn read_date(text: &str) -> Option<Date> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => {
                char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
            }
            '年' | '月' | '/' | '.' | '－' => '-',
            _ => c,
        })
        .collect();
    let mut parts = plain.trim_end_matches('日').splitn(3, '-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let day: i8 = parts.next()?.parse().ok()?;
    (1950..=2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2026-11-03",
            "2026年11月3日",
            "2026/11/3",
            "2026.11.3",
            "２０２６年１１月３日",
            " 2026-11-3 ",
        ] {
            assert_eq!(read_date(text), Some(date(2026, 11, 3)), "{text}");
        }
        for text in [
            "",
            "2026-02-30",
            "26-11-3",
            "tomorrow",
            "2026-11",
            "99999-1-1",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
