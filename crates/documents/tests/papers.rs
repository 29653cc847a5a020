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
    let free = rows(&paper.words()).len() - sheet.people.len();
    assert!((2..=sheet.spare_rows).contains(&free), "{free}");
}

/// The rows of a table: page and top of their numbers, in order.
fn rows(words: &[page::Word]) -> Vec<(usize, f64)> {
    let number = |word: &&page::Word| word.left < 35.0 && word.text.parse::<u32>().is_ok();
    let rows = words.iter().filter(number);
    rows.map(|word| (word.page, word.top)).collect()
}

fn last_page(words: &[page::Word]) -> usize {
    words.last().unwrap().page
}

#[test]
fn free_rows_of_a_sign_in_sheet_do_not_spill_to_a_page_of_their_own() {
    let whole = samples::sign_in_sheet();
    for named in [1, 8].into_iter().chain(11..20).chain(29..38) {
        let mut sheet = whole.clone();
        sheet.spare_rows = 4;
        sheet.people = whole.people.iter().cycle().take(named).cloned().collect();
        let pdf = papers::sign_in_sheet(&sheet, &FONTS).unwrap();
        let words = Paper::of("sign-in-rows", &pdf).words();
        let rows = rows(&words);
        let (page, bottom) = rows[named - 1];
        assert_eq!(page, last_page(&words), "{named} named");
        assert!(rows.iter().skip(named).all(|row| row.0 == page));
        assert!(rows.len() >= named + 2 || bottom > 240.0, "{named} named");
        assert!(named > 14 || page == 1, "{named} named");
        let alone = rows[..named].iter().filter(|row| row.0 == page).count() == 1;
        assert!(page == 1 || !alone, "{named} named");
    }
}

#[test]
fn the_end_of_an_address_list_does_not_stand_alone_on_a_page() {
    let whole = samples::address_list();
    for people in [1, 2].into_iter().chain(17..27).chain(41..49) {
        let mut list = whole.clone();
        list.people = whole.people.iter().cycle().take(people).cloned().collect();
        let pdf = papers::address_list(&list, &FONTS).unwrap();
        let words = Paper::of("addresses-end", &pdf).words();
        let end = last_page(&words);
        let there = rows(&words).iter().filter(|row| row.0 == end).count();
        assert!(
            there >= people.min(2),
            "{people} people: {there} on the last page"
        );
    }
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
fn what_is_written_by_hand_at_an_item_stands_on_one_page() {
    let whole = samples::running_sheet();
    for more in (0..24).step_by(2) {
        let mut sheet = whole.clone();
        sheet.opening.extend(vec!["宣布会议纪律。".into(); more]);
        let pdf = papers::running_sheet(&sheet, &FONTS).unwrap();
        let words = Paper::of("running-end", &pdf).words();
        let pages = |start: &str| -> Vec<usize> {
            let found = words.iter().filter(|word| word.text.starts_with(start));
            found.map(|word| word.page).collect()
        };
        let outcomes = pages("结果：");
        assert_eq!(outcomes.len(), sheet.items.len());
        assert_eq!(pages("表态："), outcomes, "{more} more lines");
        assert_eq!(pages("□未议顺延"), outcomes, "{more} more lines");
        assert_eq!(pages("记录："), outcomes, "{more} more lines");
        // What follows the last item does not stand alone.
        assert_eq!(pages("会后").last(), outcomes.last(), "{more} more lines");
        // A line over a list goes with it.
        assert_eq!(pages("历次审议情况"), pages("2025年第二次联席会议"));
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
fn fourteen_units_countersign_on_one_page_and_no_row_stands_alone_on_the_next() {
    let mut sheet = countersign_sheet();
    let known = [
        ("文稿", "第2稿"),
        ("发文字号", "云府院办纪要〔2026〕1号"),
        ("签发", "林某"),
    ];
    let known = known.map(|(label, text)| (label.to_owned(), text.to_owned()));
    sheet.facts.extend(known);
    sheet.title = "云溪县企业破产处置府院联动机制2026年第1次联席会议纪要".into();
    let all = samples::sign_in_sheet().people;
    for units in [1, 8].into_iter().chain(12..20).chain(27..34) {
        let open = all.iter().cycle().take(units).map(|person| Countersigning {
            unit: person.unit.clone(),
            ..Countersigning::default()
        });
        sheet.units = open.collect();
        let pdf = papers::countersign_sheet(&sheet, &FONTS).unwrap();
        let words = Paper::of("countersigning-rows", &pdf).words();
        let rows = rows(&words);
        assert_eq!(rows.len(), units);
        let last = last_page(&words);
        assert!(units > 14 || last == 1, "{units} units");
        let there = rows.iter().filter(|row| row.0 == last).count();
        assert!(
            there >= units.min(2),
            "{units} units: {there} on the last page"
        );
        for pair in rows.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            assert!(pair[1].1 - pair[0].1 >= 12.0, "{units} units: {pair:?}");
        }
    }
}

#[test]
fn a_unit_that_says_a_lot_is_printed_to_its_last_word() {
    let mut sheet = countersign_sheet();
    sheet.units[2].words = format!("{}完毕", "第三项的金额应当为80万元。".repeat(70));
    let pdf = papers::countersign_sheet(&sheet, &FONTS).unwrap();
    let words = Paper::of("countersigning-long", &pdf).words();
    let text: String = words.iter().map(|word| word.text.as_str()).collect();
    assert!(text.contains("完毕"));
    assert!(words.iter().all(|word| word.bottom < 297.0 - 10.0));
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
