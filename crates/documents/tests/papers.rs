//! The papers of a meeting are read back: who is named, what is asked, how pages are numbered through.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "official/page.rs"]
#[expect(dead_code, reason = "pictures are for the official documents")]
mod page;

use std::path::PathBuf;
use std::sync::LazyLock;

use documents::fonts::Fonts;
use documents::official::{Error, Kind};
use documents::{official, papers, samples};

use page::Paper;

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts")]));

#[test]
fn the_sign_in_sheet_names_everybody_and_leaves_free_rows() {
    let sheet = samples::sign_in_sheet();
    let paper = Paper::of("sign-in", &papers::sign_in_sheet(&sheet, &FONTS).unwrap());
    let text = paper.text();
    for person in &sheet.people {
        for word in [&person.unit, &person.name, &person.phone] {
            assert!(text.contains(word), "{word} is not in {text}");
        }
    }
    let last = (sheet.people.len() + sheet.spare_rows).to_string();
    assert!(paper.words().iter().any(|word| word.text == last));
}

#[test]
fn the_address_list_says_when_it_was_right() {
    let list = samples::address_list();
    let text = Paper::of("addresses", &papers::address_list(&list, &FONTS).unwrap()).text();
    assert!(text.contains("截至2026年3月1日"), "{text}");
    assert!(
        list.people
            .iter()
            .all(|person| text.contains(&person.phone))
    );
}

#[test]
fn the_running_sheet_asks_each_question_and_shows_who_has_not_answered() {
    let sheet = samples::running_sheet();
    let text = Paper::of("running", &papers::running_sheet(&sheet, &FONTS).unwrap()).text();
    for item in &sheet.items {
        for words in [&item.title, &item.question]
            .into_iter()
            .chain(&item.history)
        {
            let words: String = words.split_whitespace().collect();
            assert!(text.contains(&words), "{words} is not in {text}");
        }
    }
    assert!(text.contains("未复"), "{text}");
}

#[test]
fn the_bundle_numbers_its_pages_through_and_its_contents_say_where() {
    let letter = official::pdf(&samples::of(Kind::CoordinationLetter), &FONTS).unwrap();
    let bound = papers::pages(&letter).unwrap();
    let bundle = samples::bundle(letter);
    let paper = Paper::of("bundle", &papers::bundle(&bundle, &FONTS).unwrap());
    let words = paper.words();
    // Cover and contents come before page 1.
    let starts: Vec<usize> = ["会议议程", "议题1", "议题2"]
        .iter()
        .map(|start| {
            let first = |word: &&page::Word| word.page > 2 && word.text.starts_with(start);
            words.iter().find(first).unwrap().page - 2
        })
        .collect();
    let contents: Vec<&str> = words
        .iter()
        .filter(|word| word.page == 2)
        .map(|word| word.text.as_str())
        .collect();
    for start in &starts {
        assert!(
            contents.contains(&start.to_string().as_str()),
            "{start}: {contents:?}"
        );
    }
    // The letter is bound in whole, before the next item.
    let letter_starts = words
        .iter()
        .find(|w| w.page > 2 && w.text.contains("云府院办函"))
        .unwrap();
    assert_eq!(letter_starts.page - 2 + bound, starts[2]);
    let last = words.last().unwrap().page - 2;
    let foot = |n: usize| {
        words
            .iter()
            .any(|w| w.page == n + 2 && w.text == n.to_string() && w.top > 262.0)
    };
    assert!((1..=last).all(foot));
}

#[test]
fn a_file_that_is_no_pdf_is_refused_by_its_name() {
    let mut bundle = samples::bundle(b"%PDF-1.7 nothing".to_vec());
    bundle.papers[0].files[0].title = "评估报告".into();
    match papers::bundle(&bundle, &FONTS) {
        Err(Error::Unreadable(title)) => assert_eq!(title, "评估报告"),
        other => panic!("{other:?}"),
    }
}
