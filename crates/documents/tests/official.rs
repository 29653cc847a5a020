//! Official documents are read back from the page: text, measures, page numbers, structure.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "official/ink.rs"]
mod ink;
#[path = "official/libre.rs"]
mod libre;
#[path = "official/measure.rs"]
mod measure;
#[path = "official/page.rs"]
mod page;
#[path = "official/sample.rs"]
mod sample;
#[path = "official/unparted.rs"]
mod unparted;
#[path = "official/word.rs"]
mod word;

use std::path::PathBuf;
use std::sync::LazyLock;

use documents::fonts::{Fonts, Role};
use documents::official::{self, Block, Error, Kind, OfficialDocument};

use page::{Paper, is_black, is_red};

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts")]));

fn print(name: &str, document: &OfficialDocument) -> Paper {
    Paper::of(name, &official::pdf(document, &FONTS).unwrap())
}

#[track_caller]
fn near(measured: f64, expected: f64, tolerance: f64) {
    assert!(
        (measured - expected).abs() <= tolerance,
        "{measured:.2} mm, not {expected} mm"
    );
}

#[test]
fn every_word_is_printed() {
    for (name, document) in [
        ("minutes", sample::minutes(6)),
        ("notice", sample::notice()),
        ("joint", sample::joint()),
        ("hostile", sample::hostile()),
    ] {
        // Zero-width breaks in overlong words are not text.
        let text = print(name, &document).text().replace('\u{200b}', "");
        for wording in sample::wording(&document) {
            let printed = wording.replace(['\u{0}', '\u{7}', '\u{202e}'], "");
            assert!(
                text.contains(&printed),
                "{name}: {printed} is not in {text}"
            );
        }
    }
}

#[test]
fn a_page_is_a4_with_22_lines_of_28_characters() {
    let bytes = official::pdf(&sample::grid(2000), &FONTS).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    for page in pdf.get_pages().into_values() {
        let page = pdf.get_dictionary(page).unwrap();
        let corners: Vec<f32> = page
            .get(b"MediaBox")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|corner| corner.as_float().unwrap())
            .collect();
        near(f64::from(corners[2]) / 72.0 * 25.4, 210.0, 0.1);
        near(f64::from(corners[3]) / 72.0 * 25.4, 297.0, 0.1);
    }
    let words = Paper::of("grid", &bytes).words();
    let lines: Vec<_> = words
        .iter()
        .filter(|word| word.page == 2 && word.text.starts_with('国'))
        .collect();
    assert_eq!(lines.len(), 22);
    for line in &lines {
        assert_eq!(line.text.chars().count(), 28);
        near(line.left, 28.0, 1.0);
        near(line.right, 210.0 - 26.0, 1.0);
    }
    near(lines[0].top, 37.0, 1.0);
    // Pitch 225 mm over 22 lines; the last line's pitch ends with the type area.
    let pitch = (lines[21].top - lines[0].top) / 21.0;
    near(pitch, 225.0 / 22.0, 0.05);
    near(lines[21].top + pitch, 297.0 - 35.0, 1.0);
    assert!(lines[21].bottom < 262.0);
}

#[test]
fn pages_are_full_wherever_paragraphs_end() {
    let words = print("paragraphs", &sample::paragraphs()).words();
    let lines = |page| {
        let here = |word: &&page::Word| word.page == page && word.text.starts_with('国');
        words.iter().filter(here).count()
    };
    // After the head of the first page the rest of its 22 lines, then 22 on each.
    assert_eq!((lines(1), lines(2), lines(3)), (10, 22, 22));
}

#[test]
fn attendance_stands_on_one_page_with_the_end_of_the_text_a_line_under_it() {
    for text in (26..=26 + 24 * 28).step_by(28) {
        let mut document = sample::minutes(1);
        document.blocks = vec![Block::paragraph("国".repeat(text))];
        let words = print("attendance", &document).words();
        let last = |start: &str| words.iter().rfind(|word| word.text.starts_with(start));
        let end = last("国").unwrap();
        let labels = ["出席：", "请假：", "列席："].map(|label| last(label).unwrap());
        let places: Vec<_> = labels.iter().map(|label| label.page).collect();
        assert_eq!(places, [end.page; 3], "{text} characters");
        let pitch = 225.0 / 22.0;
        near(labels[0].top - end.top, 2.0 * pitch, 0.5);
        near(labels[2].top - labels[1].top, pitch, 0.5);
    }
}

#[test]
fn an_attendance_longer_than_a_page_goes_on() {
    let mut document = sample::minutes(1);
    document.attendance[0].names = vec!["云溪县市场监督管理局 李某".into(); 60];
    let text = print("attendance-long", &document).text();
    assert_eq!(text.matches("李某").count(), 60);
    assert!(text.contains("郑䶮"));
}

#[test]
fn the_first_paragraph_is_indented_by_two_characters() {
    let paper = print("indent", &sample::grid(40));
    let first = paper
        .words()
        .into_iter()
        .find(|word| word.text.starts_with('国'))
        .unwrap();
    assert_eq!(first.text.chars().count(), 26);
    near(first.left, 28.0 + 2.0 * 156.0 / 28.0, 0.5);
}

#[test]
fn the_mark_stands_35_mm_down_and_the_red_rule_spans_the_type_area() {
    for (name, document) in [
        ("mark-minutes", sample::minutes(1)),
        ("mark-notice", sample::notice()),
    ] {
        let red = print(name, &document).picture(1).rows(is_red);
        near(red[0].0, 37.0 + 35.0, 1.5);
        let (_, left, right) = red[red.len() - 1];
        near(left, 28.0, 0.3);
        near(right, 184.0, 0.3);
        // Centred, within the type area.
        let (left, right) = red
            .iter()
            .take(50)
            .fold((210.0_f64, 0.0_f64), |(l, r), row| {
                (l.min(row.1), r.max(row.2))
            });
        near(left - 28.0, 184.0 - right, 2.0);
    }
}

#[test]
fn the_number_stands_4_mm_above_the_rule() {
    let document = sample::notice();
    let paper = print("rule", &document);
    let number = document.document_number.unwrap();
    let number = paper
        .words()
        .into_iter()
        .find(|word| word.text == number)
        .unwrap();
    let rule = paper.picture(1).rows(is_red).last().unwrap().0;
    near(rule - number.bottom, 4.0, 1.0);
}

#[test]
fn page_numbers_stand_at_the_outer_edge_7_mm_under_the_type_area() {
    let paper = print("numbers", &sample::grid(2000));
    let dashes: Vec<_> = paper
        .words()
        .into_iter()
        .filter(|word| word.text == "—")
        .collect();
    assert_eq!(dashes.len(), 8);
    for pair in dashes.chunks(2) {
        let one_character = 14.0 / 72.0 * 25.4;
        if pair[0].page % 2 == 1 {
            near(pair[1].right, 184.0 - one_character, 1.0);
        } else {
            near(pair[0].left, 28.0 + one_character, 1.0);
        }
        let dash = paper.picture(pair[0].page).rows(is_black);
        // Below the type area, the first ink is a digit's head and the dash has the widest row.
        let widest = dash
            .iter()
            .filter(|row| row.0 > 262.0)
            .max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)))
            .unwrap();
        near(widest.0, 262.0 + 7.0, 1.0);
    }
    assert!(
        paper
            .words()
            .iter()
            .any(|word| word.page == 3 && word.text == "3")
    );
}

#[test]
fn the_imprint_closes_the_last_page() {
    for (name, document, pages) in [
        ("last-minutes", sample::minutes(6), 4),
        ("last-notice", sample::notice(), 2),
    ] {
        let paper = print(name, &document);
        assert_eq!(paper.words().last().unwrap().page, pages, "{name}");
        let rules = paper.picture(pages).rules();
        assert_eq!(rules.len(), 3, "{name}: {rules:?}");
        near(rules[2], 262.0, 0.5);
        assert!(paper.picture(1).rules().is_empty(), "{name}");
    }
}

#[test]
fn one_signer_is_centred_on_the_date() {
    let mut document = sample::notice();
    document.signatories = vec!["云溪县人民法院".into()];
    let words = print("signer", &document).words();
    let last = |text: &str| {
        words
            .iter()
            .rfind(|word| word.text == text)
            .unwrap()
            .clone()
    };
    let (signer, date) = (last("云溪县人民法院"), last("2026年2月20日"));
    near(
        signer.left.midpoint(signer.right),
        date.left.midpoint(date.right),
        0.5,
    );
    near(date.right, 184.0 - 4.0 * 156.0 / 28.0, 1.0);
    assert!(date.top > signer.top);
}

#[test]
fn a_draft_says_so_on_every_page_and_an_issued_document_on_none() {
    let mut document = sample::minutes(6);
    let marks = |paper: Paper| {
        paper
            .words()
            .iter()
            .filter(|word| word.text == "草稿")
            .count()
    };
    assert_eq!(marks(print("issued", &document)), 0);
    document.draft = true;
    document.document_number = None;
    assert_eq!(marks(print("draft", &document)), 4);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = official::pdf(&sample::minutes(3), &FONTS).unwrap();
    official::pdf(&sample::notice(), &FONTS).unwrap();
    assert_eq!(official::pdf(&sample::minutes(3), &FONTS).unwrap(), first);
    let elsewhere = Fonts::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts")]);
    assert_eq!(
        official::pdf(&sample::minutes(3), &elsewhere).unwrap(),
        first
    );
}

#[test]
fn properties_name_title_language_and_date() {
    let bytes = official::pdf(&sample::notice(), &FONTS).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = pdf.get_dictionary(info).unwrap();
    let text = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(text(b"Title"), sample::notice().title);
    assert_eq!(text(b"Creator"), "fuyuan");
    assert!(
        text(b"CreationDate").contains("20260220"),
        "{}",
        text(b"CreationDate")
    );
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
}

#[test]
fn the_least_document_prints_and_less_is_refused() {
    let least = |kind, organs: &[&str], title: &str| {
        OfficialDocument::new(kind, organs.iter().map(|&o| o.to_owned()).collect(), title)
    };
    for kind in [Kind::Minutes, Kind::Notice] {
        let document = least(kind, &["云溪县人民法院"], "关于版式的文件");
        assert_eq!(print("least", &document).words().last().unwrap().page, 1);
        official::docx(&document, &FONTS).unwrap();
        assert!(matches!(
            official::pdf(&least(kind, &[" "], "标题"), &FONTS),
            Err(Error::NoMark)
        ));
        assert!(matches!(
            official::docx(&least(kind, &["甲"], "\u{0}"), &FONTS),
            Err(Error::NoTitle)
        ));
    }
}

#[test]
fn a_long_table_repeats_its_head() {
    let mut document = sample::grid(10);
    let rows = (1..=80)
        .map(|n| vec![n.to_string(), "办理事项".into()])
        .collect();
    document.blocks.push(Block::Table {
        header: vec!["序号栏".into(), "事项栏".into()],
        rows,
    });
    let words = print("table", &document).words();
    let pages = words.last().unwrap().page;
    assert!(pages > 2);
    assert_eq!(
        words.iter().filter(|word| word.text == "序号栏").count(),
        pages
    );
}

#[test]
fn a_word_longer_than_a_line_stays_on_the_page() {
    let mut document = sample::grid(10);
    document
        .blocks
        .push(Block::paragraph("0123456789abcdef".repeat(20)));
    assert!(
        print("long", &document)
            .words()
            .iter()
            .all(|word| word.right < 186.0)
    );
}

#[test]
fn every_role_has_a_face_and_no_rare_character_is_lost() {
    let report = FONTS.report();
    assert_eq!(
        report.iter().map(|role| role.role).collect::<Vec<_>>(),
        Role::ALL
    );
    for role in report {
        assert!(role.face.is_some(), "{}", role.role.label());
        assert!(
            role.absent.is_empty(),
            "{}: {:?}",
            role.role.label(),
            role.absent
        );
    }
}

#[test]
fn a_character_that_no_face_has_is_named_and_never_a_box() {
    let mut document = sample::notice();
    official::check(&document, &FONTS).unwrap();
    // A private character stands for one that was never drawn.
    document.addressees.push("王\u{f0000}".into());
    let Err(Error::NoGlyph(absent)) = official::check(&document, &FONTS) else {
        panic!("a character no face has is let through");
    };
    assert_eq!((absent.len(), absent[0].character), (1, '\u{f0000}'));
    assert!(absent[0].near.contains("王\u{f0000}"), "{absent:?}");
    let error = official::pdf(&document, &FONTS).unwrap_err().to_string();
    assert!(
        error.contains("U+F0000") && error.contains("fonts folder"),
        "{error}"
    );
}

#[test]
fn a_face_put_into_the_own_folder_supplies_what_the_others_lack() {
    let own = folder("own-fonts");
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let absent = |fonts: &Fonts| fonts.absent("府 한").unwrap();
    std::fs::copy(fonts.join("NotoSerifSC_400Regular.ttf"), own.join("a.ttf")).unwrap();
    assert_eq!(absent(&Fonts::only(std::slice::from_ref(&own))), ['한']);
    let noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    std::fs::copy(noto, own.join("b.ttc")).unwrap();
    assert!(absent(&Fonts::only(std::slice::from_ref(&own))).is_empty());
    std::fs::remove_file(own.join("b.ttc")).unwrap();
}

#[test]
fn without_fonts_the_error_says_what_to_supply() {
    let empty = folder("no-fonts");
    let fonts = Fonts::only(std::slice::from_ref(&empty));
    let error = official::pdf(&sample::notice(), &fonts)
        .unwrap_err()
        .to_string();
    for needed in [
        "fonts-noto-cjk",
        "FandolFang",
        "FangSong_GB2312",
        empty.to_str().unwrap(),
    ] {
        assert!(error.contains(needed), "{error}");
    }
    assert!(
        fonts
            .report()
            .iter()
            .all(|role| role.face.is_none() && role.absent.len() == 5)
    );
}

#[test]
fn damaged_font_files_are_passed_over() {
    let fonts = folder("bad-fonts");
    let bytes: [(&str, &[u8]); 4] = [
        ("empty.ttf", b""),
        (
            "text.otf",
            b"not a font at all, but long enough to have a head",
        ),
        ("count.ttc", b"ttcf\0\x01\0\0\xff\xff\xff\xff\0\0\0\0"),
        (
            "table.ttf",
            b"\0\x01\0\0\0\x01\0\0\0\0\0\0name\0\0\0\0\0\0\0\x0c\xff\xff\xff\xff",
        ),
    ];
    for (name, bytes) in bytes {
        std::fs::write(fonts.join(name), bytes).unwrap();
    }
    assert!(official::pdf(&sample::notice(), &Fonts::only(&[fonts])).is_err());
}

#[test]
fn a_face_copied_by_half_is_passed_over_for_a_whole_one() {
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let own = folder("half-fonts");
    let whole = std::fs::read(fonts.join("FandolKai-Regular.ttf")).unwrap();
    let face = |bytes: &[u8]| {
        std::fs::write(own.join("KaiTi.ttf"), bytes).unwrap();
        let chosen = Fonts::only(&[own.clone(), fonts.clone()]).report();
        let kai = chosen.into_iter().find(|own| own.role == Role::Kai);
        kai.unwrap().face.unwrap().1
    };
    assert_eq!(face(&whole), own.join("KaiTi.ttf"));
    let half = &whole[..100_000];
    assert_eq!(face(half), fonts.join("FandolKai-Regular.ttf"));
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn many_documents_in_many_threads_agree() {
    let expected = official::pdf(&sample::notice(), &FONTS).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..3 {
                    assert_eq!(official::pdf(&sample::notice(), &FONTS).unwrap(), expected);
                }
            });
        }
    });
}
