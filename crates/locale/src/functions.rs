//! What a message can do with an argument besides printing it.
//!
//! `DATE($due_on)` words an ISO date, `MOMENT($at)` milliseconds since the epoch, `MONEY($amount)`
//! an amount in 分; each prints unchanged what it cannot read. `GIVEN($reason)` is `yes` or `no`,
//! to choose a wording by whether there is anything to print.

use crate::{Language, Wording};
use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};

/// Makes the functions known to the messages of a language.
pub(crate) fn add(bundle: &mut FluentBundle<FluentResource>, language: Language) {
    let wording = Wording::new(language);
    let added = [
        bundle.add_function("DATE", move |given, _| {
            worded(given, |value| {
                Some(wording.date(text(value)?.parse().ok()?))
            })
        }),
        bundle.add_function("MOMENT", move |given, _| {
            worded(given, |value| Some(wording.date_time(whole(value)?)))
        }),
        bundle.add_function("MONEY", move |given, _| {
            worded(given, |value| Some(wording.yuan(whole(value)?)))
        }),
        bundle.add_function("GIVEN", |given, _| {
            let blank = given
                .iter()
                .all(|value| text(value).is_some_and(str::is_empty));
            FluentValue::from(if blank { "no" } else { "yes" })
        }),
    ];
    debug_assert!(
        added.iter().all(Result::is_ok),
        "invariant: four different names"
    );
}

/// The first argument in words, or as it is where it has none.
fn worded<'a>(
    given: &[FluentValue<'a>],
    words: impl Fn(&FluentValue<'a>) -> Option<String>,
) -> FluentValue<'a> {
    match given.first() {
        Some(value) => words(value).map_or_else(|| value.clone(), FluentValue::from),
        None => FluentValue::from(""),
    }
}

fn text<'v>(value: &'v FluentValue<'_>) -> Option<&'v str> {
    match value {
        FluentValue::String(text) => Some(text),
        // A variable that was not given arrives as an error before it is made blank.
        FluentValue::None | FluentValue::Error => Some(""),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole numbers travel as f64 inside messages"
)]
fn whole(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number) => Some(number.value as i64),
        FluentValue::String(text) => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, catalogue::Catalogue};
    use fluent_bundle::{FluentArgs, FluentValue};

    const SOURCE: &str = "
date = { DATE($value) }
moment = { MOMENT($value) }
money = { MONEY($value) }
given = { GIVEN($value) ->
    [yes] with { $value }
   *[no] without
}
";

    fn shown(language: Language, key: &str, value: Option<FluentValue<'_>>) -> String {
        let catalogue = Catalogue::read(language, &[("test.ftl", SOURCE)]);
        let args: FluentArgs = value.map(|value| ("value", value)).into_iter().collect();
        catalogue.format(key, args).expect("it is there")
    }

    #[test]
    fn arguments_are_worded_in_the_language_of_the_message() {
        for (key, value, chinese, english) in [
            ("date", "2026-11-23".into(), "2026年11月23日", "23 Nov 2026"),
            (
                "moment",
                1_795_423_320_000_i64.into(),
                "2026年11月23日 16:42",
                "23 Nov 2026 16:42",
            ),
            (
                "moment",
                "1795423320000".into(),
                "2026年11月23日 16:42",
                "23 Nov 2026 16:42",
            ),
            (
                "money",
                123_456_780_i64.into(),
                "¥1,234,567.80",
                "¥1,234,567.80",
            ),
            ("given", "三.7".into(), "with 三.7", "with 三.7"),
            ("given", 0.into(), "with 0", "with 0"),
            ("given", "".into(), "without", "without"),
        ] {
            let value: FluentValue = value;
            assert_eq!(
                shown(Language::Chinese, key, Some(value.clone())),
                chinese,
                "{key}"
            );
            assert_eq!(shown(Language::English, key, Some(value)), english, "{key}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_printed_as_it_is() {
        for (key, value, expected) in [
            ("date", Some("next week".into()), "next week"),
            ("date", Some(3.into()), "3"),
            ("moment", Some("noon".into()), "noon"),
            ("money", Some("much".into()), "much"),
            ("date", None, ""),
            ("moment", None, ""),
            ("money", None, ""),
            ("given", None, "without"),
        ] {
            assert_eq!(shown(Language::Chinese, key, value), expected, "{key}");
        }
    }
}
