//! The papers of a meeting are read back: who is named, what is asked, how pages are numbered through.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "official/page.rs"]
#[expect(dead_code, reason = "pictures are for the official documents")]
mod page;

use std::path::PathBuf;
use std::sync::LazyLock;

use documents::fonts::Fonts;
use documents::official::{Error, Kind};
use documents::papers::{CountersignSheet, Countersigning};
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
fn what_follows_the_last_item_does_not_stand_alone_on_a_page() {
    let whole = samples::running_sheet();
    for more in 0..24 {
        let mut sheet = whole.clone();
        sheet.opening.extend(vec!["宣布会议纪律。".into(); more]);
        let pdf = papers::running_sheet(&sheet, &FONTS).unwrap();
        let words = Paper::of("running-end", &pdf).words();
        let page = |start: &str| {
            let found = words.iter().rfind(|word| word.text.starts_with(start));
            found.unwrap().page
        };
        assert_eq!(page("会后"), page("记录："), "{more} more lines");
    }
}

/// The countersigning sheet: one unit agrees, one objects, two have still to answer.
fn countersign_sheet() -> CountersignSheet {
    let row = |unit: &str, answer: &str, words: &str, signed: &str| Countersigning {
        unit: unit.into(),
        answer: answer.into(),
        words: words.into(),
        signed: signed.into(),
    };
    CountersignSheet {
        title: "2026年第1次联席会议纪要".into(),
        facts: vec![("会签期限".into(), "2026年3月10日".into())],
        units: vec![
            row("云溪县人民法院", "同意", "", "赵某\n2026年3月5日09:30"),
            row("云溪县公安局", "", "", ""),
            row(
                "云溪县财政局",
                "有异议",
                "第三项的金额应当为80万元。",
                "孙某（代录）\n2026年3月6日16:10",
            ),
            row("国家税务总局云溪县税务局", "", "", ""),
        ],
        answers: ["同意", "有异议"].map(String::from).to_vec(),
    }
}

#[test]
fn the_countersigning_sheet_keeps_the_order_of_units_and_room_to_sign() {
    let sheet = countersign_sheet();
    let pdf = papers::countersign_sheet(&sheet, &FONTS).unwrap();
    let text = Paper::of("countersigning", &pdf).text();
    let mut from = 0;
    for row in &sheet.units {
        let at = text[from..].find(&row.unit);
        from += at.unwrap_or_else(|| panic!("{} is not in {text}", row.unit));
        assert!(text.contains(&row.words));
    }
    let open = sheet.units.iter().filter(|row| row.answer.is_empty());
    assert_eq!(
        text.matches('□').count(),
        open.count() * sheet.answers.len()
    );
    let of_several_lines = "第一行\n第二行";
    let mut lined = sheet;
    lined.units[0].words = of_several_lines.into();
    let pdf = papers::countersign_sheet(&lined, &FONTS).unwrap();
    let words = Paper::of("countersigning-lines", &pdf).words();
    let top = |text: &str| words.iter().find(|word| word.text == text).unwrap().top;
    assert!(top("第一行") < top("第二行"));
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
