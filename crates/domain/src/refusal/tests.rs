//! Every refusal has a test bearing its name, and its own message key.

use super::*;
use std::collections::BTreeSet;
use std::path::Path;

/// The variants as the source lists them.
fn variants() -> Vec<String> {
    let source = include_str!("../refusal.rs");
    let list = source
        .split_once("pub enum Refusal {")
        .unwrap()
        .1
        .split_once("\n}")
        .unwrap()
        .0;
    list.lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split(['(', ',']).next().unwrap().to_owned())
        .collect()
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_refusal_has_a_test_bearing_its_name() {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    let bare: Vec<_> = variants()
        .into_iter()
        .filter(|name| !text.contains(&format!("#[test]\n    fn {}()", snake(name))))
        .filter(|name| !text.contains(&format!("#[test]\nfn {}()", snake(name))))
        .collect();
    assert_eq!(bare, [""; 0], "refusals without a test of their name");
}

#[test]
fn every_refusal_has_its_own_key() {
    let source = include_str!("../refusal.rs");
    let keys: Vec<_> = source
        .split('"')
        .filter(|part| part.starts_with("refusal-"))
        .collect();
    let distinct: BTreeSet<_> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len());
    // Codes and case numbers bring their own keys.
    assert_eq!(keys.len(), variants().len() - 2);
}

#[test]
fn no_face() {
    let one = |character, near: &str| Faceless {
        character,
        near: near.into(),
        places: vec![Place::of("place-title")],
    };
    let refusal = Refusal::NoFace(vec![one('😀', "债权人张😀到场"), one('𪚥', "𪚥")]);
    assert_eq!(
        refusal.detail(),
        "😀 U+1F600 “债权人张😀到场”、𪚥 U+2A6A5 “𪚥”"
    );
}

#[test]
fn no_fonts() {
    assert_eq!(Refusal::NoFonts.detail(), "");
}

#[test]
fn long_title() {
    assert_eq!(Refusal::LongTitle.key(), "refusal-long-title");
}

#[test]
fn a_refusal_shows_as_its_key() {
    assert_eq!(Refusal::OfficeOnly.to_string(), "refusal-office-only");
    assert_eq!(
        Refusal::Uscc("form-uscc-check").to_string(),
        "form-uscc-check"
    );
    assert_eq!(Refusal::OfficeOnly.detail(), "");
}
