//! Messages by key: bare, with arguments, and for the events of the journal.

use crate::{Language, catalogue::Catalogue};
use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How things are worded in one language; cheap to copy, so that every page and document has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    language: Language,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, printed as it is; escaping is the page's business.
    Text(Cow<'a, str>),
    /// A whole number: chooses plurals, prints without separators (so that years stay years).
    Number(i64),
}

impl Wording {
    /// The wording of a language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language spoken.
    pub const fn language(self) -> Language {
        self.language
    }

    /// A message that needs no argument: a look-up, with nothing formatted.
    ///
    /// A key that is missing, or that needs arguments, shows as `⟦key⟧`, for tests to find.
    pub fn m(self, key: &str) -> Cow<'static, str> {
        self.opt(key)
            .map_or_else(|| Cow::Owned(missing(key)), Cow::Borrowed)
    }

    /// The same message if it is there and needs no argument.
    pub fn opt(self, key: &str) -> Option<&'static str> {
        self.catalogue_with(key).text(key)
    }

    /// A message with its arguments. One it lacks is left blank, one it does not use is ignored;
    /// a key that is missing shows as `⟦key⟧`.
    pub fn a(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let given = args
            .iter()
            .map(|(name, arg)| (*name, FluentValue::from(arg)));
        self.formatted(key, given.collect())
    }

    /// A line of history in words: message `event-<kind>`, with `.` and `_` of the kind as `-`, and
    /// the event's facts as arguments under their own names.
    ///
    /// Truth values arrive as `yes` and `no`, lists joined, a personal value (`{"personal": …}`) as
    /// its words; null and other objects as if not given.
    pub fn event(self, kind: &str, facts: &Map<String, Value>) -> String {
        let key = format!("event-{}", kind.replace(['.', '_'], "-"));
        // A fact may be a whole sentence that the message goes on from.
        self.formatted(&key, self.arguments(facts))
            .replace("。，", "，")
            .replace("。；", "；")
    }

    fn formatted(self, key: &str, args: FluentArgs<'_>) -> String {
        self.catalogue_with(key)
            .format(key, args)
            .unwrap_or_else(|| missing(key))
    }

    /// This language's catalogue, or the Chinese one for what is not yet translated.
    fn catalogue_with(self, key: &str) -> &'static Catalogue {
        let own = Catalogue::of(self.language);
        if own.has(key) {
            own
        } else {
            Catalogue::of(Language::Chinese)
        }
    }

    fn arguments(self, facts: &Map<String, Value>) -> FluentArgs<'_> {
        let given = |(name, value)| Some((String::as_str(name), self.argument(value)?));
        facts.iter().filter_map(given).collect()
    }

    fn argument(self, fact: &Value) -> Option<FluentValue<'_>> {
        match fact {
            Value::String(text) => Some(text.as_str().into()),
            Value::Number(number) => number
                .as_i64()
                .map(Into::into)
                .or_else(|| number.as_f64().map(Into::into)),
            Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.into()),
            Value::Array(items) => Some(self.listed(&spelled(items)).into()),
            Value::Object(fields) => fields.get("personal")?.as_str().map(Into::into),
            Value::Null => None,
        }
    }

    /// Several words in one line: 区法院、区税务局 / one, two.
    pub fn listed(self, words: &[impl std::borrow::Borrow<str>]) -> String {
        words.join(match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        })
    }
}

/// The items of a list that have words.
fn spelled(items: &[Value]) -> Vec<String> {
    let words = |item: &Value| match item {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => fields.get("personal")?.as_str().map(str::to_owned),
        _ => None,
    };
    items.iter().filter_map(words).collect()
}

fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

impl<'a> From<&Arg<'a>> for FluentValue<'a> {
    fn from(arg: &Arg<'a>) -> Self {
        match arg {
            Arg::Text(text) => Self::String(text.clone()),
            Arg::Number(number) => Self::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    /// Counts beyond `i64::MAX` cannot occur in memory; they would show as that.
    fn from(number: usize) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SOURCE: &str = "
event-told = { $units }提出“{ $title }”，第 { $count } 次{ $urgent ->
    [yes] （加急）
   *[no] {\"\"}
}，限{ DATE($due) }前{ GIVEN($clause) ->
    [yes] （方案{ $clause }）
   *[no] {\"\"}
}，经办{ $name }
";

    fn told(facts: &Value) -> String {
        let catalogue = Catalogue::read(Language::Chinese, &[("event.ftl", SOURCE)]);
        let facts = facts.as_object().expect("facts are an object");
        let args = Wording::new(Language::Chinese).arguments(facts);
        catalogue.format("event-told", args).expect("it is there")
    }

    #[test]
    fn an_event_is_told_from_its_facts() {
        assert_eq!(
            told(&json!({
                "units": ["区法院", "区税务局", null], "title": "信用修复", "count": 2,
                "urgent": true, "due": "2026-11-30", "clause": "三.7",
                "name": {"personal": "张三"}, "more": {"a": 1}, "kind": "told",
            })),
            "区法院、区税务局提出“信用修复”，第 2 次（加急），限2026年11月30日前（方案三.7），经办张三"
        );
    }

    #[test]
    fn what_is_not_given_is_left_out() {
        assert_eq!(
            told(&json!({
                "title": "{ $due }", "count": 0.5, "urgent": false, "due": "soon",
                "clause": null, "name": {"digest": "9f"},
            })),
            "提出“{ $due }”，第 0.5 次，限soon前，经办"
        );
        assert_eq!(told(&json!({})), "提出“”，第  次，限前，经办");
    }
}
