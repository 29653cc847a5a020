//! Every message file of every language: readable, complete, worded alike, and quick to look up.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use locale::{Arg, Language, Wording};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

fn folder(language: Language) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("messages")
        .join(language.tag())
}

/// File name and text of each message file of a language.
fn files(language: Language) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder(language)).expect("each language has a folder");
    entries
        .map(|entry| entry.expect("readable").path())
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            (
                name,
                fs::read_to_string(path).expect("message files are UTF-8"),
            )
        })
        .collect()
}

/// What a message asks of its caller, and how it can come out.
#[derive(Debug, Default)]
struct Message {
    arguments: BTreeSet<String>,
    /// Values that one of its choices tells apart, by argument.
    variants: BTreeMap<String, BTreeSet<String>>,
    text: String,
}

/// Every message of a language, read from its files.
fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for (file, source) in files(language) {
        let resource = FluentResource::try_new(source)
            .unwrap_or_else(|(_, faults)| panic!("{}/{file}: {faults:?}", language.tag()));
        for entry in resource.entries() {
            let Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            let pattern = message
                .value
                .as_ref()
                .unwrap_or_else(|| panic!("{key} has no text"));
            let mut read = Message::default();
            walk(pattern, &mut read);
            assert!(
                message.attributes.is_empty(),
                "{key}: attributes have no user"
            );
            assert!(
                all.insert(key.clone(), read).is_none(),
                "{key} is defined twice"
            );
        }
    }
    all
}

fn walk(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.text.push_str(value),
            PatternElement::Placeable { expression } => walk_expression(expression, into),
        }
    }
}

fn walk_expression(expression: &Expression<&str>, into: &mut Message) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, into),
        Expression::Select { selector, variants } => {
            walk_inline(selector, into);
            for variant in variants {
                if let (
                    InlineExpression::VariableReference { id },
                    fluent_syntax::ast::VariantKey::Identifier { name },
                ) = (selector, &variant.key)
                {
                    into.variants
                        .entry(id.name.into())
                        .or_default()
                        .insert((*name).to_owned());
                }
                walk(&variant.value, into);
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.arguments.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|argument| walk_inline(argument, into));
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, into),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_files_and_keys() {
    let [chinese, english] = Language::ALL.map(|language| {
        let keys: BTreeSet<_> = messages(language).into_keys().collect();
        (files(language).into_keys().collect::<Vec<_>>(), keys)
    });
    assert_eq!(chinese.0, english.0);
    let untranslated: Vec<_> = chinese.1.difference(&english.1).collect();
    let orphaned: Vec<_> = english.1.difference(&chinese.1).collect();
    assert!(untranslated.is_empty(), "only in zh-CN: {untranslated:?}");
    assert!(orphaned.is_empty(), "only in en: {orphaned:?}");
}

#[test]
fn both_languages_ask_for_the_same_arguments() {
    let english = messages(Language::English);
    for (key, message) in messages(Language::Chinese) {
        if let Some(other) = english.get(&key) {
            assert_eq!(message.arguments, other.arguments, "{key}");
        }
    }
}

#[test]
fn every_message_comes_out_whole_in_every_variant() {
    for language in Language::ALL {
        let wording = Wording::new(language);
        for (key, message) in messages(language) {
            if message.arguments.is_empty() {
                let text = wording.opt(&key).unwrap_or_default();
                assert!(!text.trim().is_empty(), "{key} has no text");
                assert_eq!(wording.m(&key), text);
            } else {
                assert_eq!(wording.m(&key), format!("⟦{key}⟧"), "{key} needs arguments");
                every_variant_comes_out_whole(wording, &key, &message);
            }
        }
    }
}

/// Formats a message with a text, with the numbers 1 and 3, and with each value it tells apart.
fn every_variant_comes_out_whole(wording: Wording, key: &str, message: &Message) {
    let told_apart = message.variants.values().flatten().map(String::as_str);
    let mut samples = vec![
        Arg::from(1),
        Arg::from(3),
        Arg::from("样张"),
        Arg::from("2026-11-23"),
    ];
    samples.extend(told_apart.map(Arg::from));
    for sample in samples {
        let args: Vec<_> = message
            .arguments
            .iter()
            .map(|name| (name.as_str(), sample.clone()))
            .collect();
        let text = wording.a(key, &args);
        assert!(!text.trim().is_empty(), "{key} is empty with {sample:?}");
        // This one tells how a figure is written in a report, in braces.
        let braces = key != "report-text-hint";
        let traces = ["⟦", "{", "}", "???", "Unknown", "\u{2068}"];
        for trace in traces
            .into_iter()
            .filter(|one| braces || !"{}".contains(one))
        {
            assert!(!text.contains(trace), "{key} with {sample:?}: {text}");
        }
    }
    let bare = wording.a(key, &[]);
    assert!(
        !bare.contains('{') && !bare.contains('⟦'),
        "{key} without arguments: {bare}"
    );
}

#[test]
fn keys_are_kebab_case() {
    for language in Language::ALL {
        for key in messages(language).into_keys() {
            let parts: Vec<_> = key.split('-').collect();
            let plain = |part: &&str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            };
            assert!(parts.len() > 1 && parts.iter().all(plain), "{key}");
        }
    }
}

#[test]
fn chinese_text_has_chinese_punctuation() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (key, message) in messages(Language::Chinese) {
        let pairs = message.text.chars().zip(message.text.chars().skip(1));
        for (before, after) in pairs {
            let foreign = chinese(before) && ",;:?!".contains(after);
            assert!(
                !foreign,
                "{key}: “{after}” after “{before}” in {}",
                message.text
            );
        }
    }
}

#[test]
fn english_text_has_no_chinese_words() {
    // Samples of how Chinese numbers are written and of what is typed as it stands, and the name of the
    // other language.
    let excused = |key: &str| {
        [
            "frame-language",
            "form-bad-document-number",
            "document-attachments-hint",
            "document-case-number-hint",
            "document-masks-hint",
            "document-number-given-hint",
            "document-own-number-hint",
            "minutes-text-hint",
            "refusal-correction-ambiguous",
            "refusal-correction-unread",
            "report-text-hint",
        ]
        .contains(&key)
            || key.starts_with("form-case-")
    };
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (key, message) in messages(Language::English) {
        let whole = !message.text.contains(chinese) || excused(&key);
        assert!(whole, "{key}: {}", message.text);
    }
}

/// A page makes about 150 look-ups, each to take under a microsecond. The least of many rounds is
/// taken, so that a busy machine does not fail it; an unoptimised build is given four times as long.
#[test]
fn a_look_up_takes_less_than_a_microsecond() {
    let wording = Wording::new(Language::Chinese);
    let keys: Vec<_> = messages(Language::Chinese)
        .into_iter()
        .filter(|(_, message)| message.arguments.is_empty())
        .map(|(key, _)| key)
        .collect();
    let round = || {
        let start = Instant::now();
        let length: usize = keys.iter().map(|key| wording.m(key).len()).sum();
        assert!(length > 0);
        start.elapsed()
    };
    round();
    let best = (0..200).map(|_| round()).min().unwrap_or(Duration::MAX);
    let each = best / u32::try_from(keys.len()).expect("a few hundred keys");
    let limit = Duration::from_nanos(if cfg!(debug_assertions) { 4_000 } else { 1_000 });
    assert!(each < limit, "{each:?} a look-up");
}
