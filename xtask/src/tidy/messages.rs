//! Message keys: both languages have the same, every key asked for exists, every key is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use crate::tree::Source;

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// Beginnings of keys that are put together at run time, and from what.
const BUILT: &[(&str, &str)] = &[
    ("answer-kind-", "kinds of answer in a return"),
    ("classification-", "who may see a matter"),
    ("counted-in-", "in what figures count"),
    ("countersign-", "what units say to minutes"),
    ("difficulty-", "the charter's difficulties"),
    ("discrepancy-", "in what minutes and record part"),
    ("disclosure-", "who may read a document"),
    ("document-hint-", "what kinds of document are for"),
    ("document-kind-", "kinds of document"),
    ("enterprise-kind-", "kinds of enterprise"),
    ("event-", "the journal's kinds of event"),
    ("fault-", "faults of a charter"),
    ("form-", "mistakes in a form, as acts name them"),
    ("joining-", "what units asked to raise a matter too say"),
    ("ground-", "why a document is withheld"),
    ("meeting-kind-", "tiers of meetings"),
    ("measure-", "what reports count"),
    ("outcome-", "outcomes of agenda items"),
    ("period-kind-", "kinds of period"),
    ("part-", "parts in a duty or an assignment"),
    ("presence-", "who was at a meeting"),
    ("procedure-", "procedures of a case"),
    ("purpose-", "what files are for"),
    ("refusal-", "domain's refusals"),
    ("role-", "posts and roles"),
    ("stance-", "positions on agenda items"),
    ("state-", "states of nouns"),
    ("todo-", "steps on a worklist"),
    ("unit-kind-", "capacities of units"),
];

/// Beginnings that make a literal in `domain` or `app`, which word nothing themselves, a message key.
const INNER_KEYS: &[&str] = &["fault-", "form-", "refusal-"];

/// Where a key is defined: file and line.
type Keys<'a> = BTreeMap<&'a str, (&'a str, usize)>;

/// Checks the keys of both languages against each other and against their uses.
pub fn messages(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let [chinese, english] = LANGUAGES.map(|language| defined(language, sources, &mut problems));
    for (here, there, missing_in) in [(&chinese, &english, "en"), (&english, &chinese, "zh-CN")] {
        for (key, (file, line)) in here.iter().filter(|(key, _)| !there.contains_key(*key)) {
            let what =
                format!("`{key}` is missing in {missing_in} — word it there too, or remove it");
            problems.push(Problem::new(file, *line, what));
        }
    }
    let readers = || sources.iter().filter(|source| reads_messages(&source.path));
    for source in readers() {
        for (key, line) in asked_for(source) {
            if !chinese.contains_key(key) {
                let what = format!("no message `{key}` — word it in both languages");
                problems.push(Problem::new(&source.path, line, what));
            }
        }
    }
    let mut used: BTreeSet<&str> = readers()
        .flat_map(|source| literals(&source.text))
        .collect();
    used.extend(message_files(sources).flat_map(|source| references(&source.text)));
    for (key, (file, line)) in &chinese {
        let built = BUILT.iter().any(|(prefix, _)| key.starts_with(prefix));
        if !built && !used.contains(key) {
            let what = format!("nobody asks for `{key}` — remove it from both languages");
            problems.push(Problem::new(file, *line, what));
        }
    }
    problems
}

fn message_files(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources
        .iter()
        .filter(|source| source.path.starts_with("crates/locale/messages/") && source.is("ftl"))
}

/// Code and templates; not xtask, which only speaks of keys.
fn reads_messages(path: &str) -> bool {
    let kinds = [".rs", ".html", ".txt", ".typ", ".svg", ".xml"];
    path.starts_with("crates/") && kinds.iter().any(|kind| path.ends_with(kind))
}

/// The keys of a language; one defined twice is a problem, as only one of the two is ever shown.
fn defined<'a>(language: &str, sources: &'a [Source], problems: &mut Vec<Problem>) -> Keys<'a> {
    let folder = format!("crates/locale/messages/{language}/");
    let mut keys = Keys::new();
    for source in message_files(sources).filter(|source| source.path.starts_with(&folder)) {
        for (number, line) in source.lines() {
            let Some(key) = defined_by(line) else {
                continue;
            };
            if let Some((file, first)) = keys.insert(key, (&source.path, number)) {
                let what = format!("`{key}` is defined in {file}:{first} already — keep one");
                problems.push(Problem::new(&source.path, number, what));
            }
        }
    }
    keys
}

/// The key a line of Fluent defines; terms (`-name`), attributes and comments define none.
fn defined_by(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim_end();
    let first = key.chars().next()?;
    (first.is_ascii_alphabetic() && key.chars().all(in_key)).then_some(key)
}

fn in_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// The keys a file surely asks for, with their lines.
fn asked_for(source: &Source) -> Vec<(&str, usize)> {
    // The locale crate's own tests ask for keys that do not exist.
    if source.path.starts_with("crates/locale/") {
        return Vec::new();
    }
    let calls: &[&str] = if source.is("rs") {
        &["message(\"", ".m(\"", ".a(\""]
    } else {
        &["t.m(\"", "t.a(\""]
    };
    let inner = ["crates/domain/src/", "crates/app/src/"];
    let is_inner = inner.iter().any(|root| source.path.starts_with(root));
    let mut keys = Vec::new();
    for (number, line) in code(source) {
        for call in calls {
            let after = line
                .match_indices(call)
                .map(|(at, _)| &line[at + call.len()..]);
            let literal = after.filter_map(|rest| rest.split('"').next());
            keys.extend(
                literal
                    .filter(|key| key.chars().all(in_key))
                    .map(|key| (key, number)),
            );
        }
        if is_inner {
            let known = |key: &&str| INNER_KEYS.iter().any(|prefix| key.starts_with(prefix));
            let whole = |key: &&str| !key.ends_with('-');
            keys.extend(
                literals(line)
                    .filter(known)
                    .filter(whole)
                    .map(|key| (key, number)),
            );
        }
    }
    keys
}

/// Lines of code; comments of Rust may speak of keys that are not there.
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let rust = source.is("rs");
    source
        .lines()
        .filter(move |(_, line)| !(rust && line.trim_start().starts_with("//")))
}

/// Every quoted text in the shape of a key.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    // Between any two quotation marks: what lies outside a literal never has a key's shape.
    let between = text
        .split_once('"')
        .and_then(|(_, rest)| rest.rsplit_once('"'));
    let parts = between.map_or("", |(inner, _)| inner).split('"');
    parts.filter(|part| !part.is_empty() && part.chars().all(in_key))
}

/// The keys messages refer to: `{ other-key }`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.split('{').skip(1).map(str::trim_start);
    inner.map(|rest| rest.split(|letter| !in_key(letter)).next().unwrap_or(""))
}

#[cfg(test)]
mod tests;
