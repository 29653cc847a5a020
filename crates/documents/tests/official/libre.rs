//! Each sample's DOCX is opened by `LibreOffice` and printed: as many pages as our PDF, give or take one,
//! and every word in the order of the document.

use std::path::{Path, PathBuf};
use std::process::Command;

use documents::fonts::RARE;
use documents::{
    official::{self, OfficialDocument},
    samples,
};

use crate::page::Paper;
use crate::{FONTS, sample};

/// Puts the free faces in the place of the licensed ones that the DOCX names.
const FACES: [(&str, &str); 5] = [
    ("仿宋_GB2312", "FandolFang"),
    ("楷体_GB2312", "FandolKai"),
    ("黑体", "Noto Sans CJK SC"),
    ("宋体", "Noto Serif SC"),
    ("方正小标宋简体", "Noto Serif SC"),
];

fn font_rules(folder: &Path) -> PathBuf {
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let rule = |(named, used): &(&str, &str)| {
        [
            "<match target=\"pattern\"><test name=\"family\"><string>",
            named,
            "</string></test><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>",
            used,
            "</string></edit></match>",
        ]
        .concat()
    };
    let rules: String = FACES.iter().map(rule).collect();
    let path = folder.join("fonts.conf");
    let text = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>\
         <include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include><dir>{}</dir>\
         <cachedir>{}</cachedir>{rules}</fontconfig>",
        fonts.display(),
        folder.join("cache").display()
    );
    std::fs::write(&path, text).unwrap();
    path
}

/// A text without what is set in another face: it is read back out of its place.
fn common(text: &str) -> String {
    let borrowed = "堃喆垚玥祎赟镕彧玚";
    text.chars()
        .filter(|c| !RARE.contains(c) && !borrowed.contains(*c))
        .collect()
}

/// Whether a number is parted over two lines, within its figures or at the hyphen between them. A page's number stands
/// between dashes and blanks.
fn parts_number(line: &str, next: &str) -> bool {
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2060}');
    let figure = |c: char| c.is_ascii_digit();
    let figures_end = line.trim_end_matches(hyphen).ends_with(figure);
    let figures_begin = next.trim_start_matches(hyphen).starts_with(figure);
    figures_end && figures_begin
}

/// The faces with which `LibreOffice` prints: ours in the place of the licensed ones, or what the machine has.
#[derive(Clone, Copy, PartialEq)]
enum Faces {
    Ours,
    Machine,
}

/// What `LibreOffice` prints of each document's DOCX, in a folder of this name.
fn printed(folder: &str, documents: &[(String, OfficialDocument)]) -> Vec<Vec<u8>> {
    printed_in(Faces::Ours, folder, documents)
}

fn printed_in(
    faces: Faces,
    folder: &str,
    documents: &[(String, OfficialDocument)],
) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for (name, document) in documents {
        let path = folder.join(format!("{name}.docx"));
        std::fs::write(&path, official::docx(document, &FONTS).unwrap()).unwrap();
        files.push(path);
    }
    let mut soffice = Command::new("soffice");
    if faces == Faces::Ours {
        soffice.env("FONTCONFIG_FILE", font_rules(&folder));
    }
    let done = soffice
        .arg("--headless")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .args(&files)
        .output()
        .expect("soffice, which `cargo xtask setup --tests` installs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let read = |(name, _): &(String, _)| std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
    documents.iter().map(read).collect()
}

#[test]
fn libreoffice_holds_marks_to_what_they_follow() {
    let mut notice = samples::of(official::Kind::Notice);
    // It begins lines with a dash, an ellipsis or a slash all the same.
    for mark in ["·", "～"] {
        let text = (1..=30).map(|before| format!("{}{mark}力处置。", "债".repeat(before)));
        let blocks = text.map(|text| official::Block::paragraph(text.repeat(3)));
        notice.blocks.extend(blocks);
    }
    let printed = printed("libreoffice-marks", &[("marks".into(), notice)]);
    let lines = Paper::of("libreoffice-marks", &printed[0]).lines();
    let begins = |line: &&String| line.starts_with(['·', '～']) && line.contains('力');
    assert_eq!(lines.iter().find(begins), None);
}

#[test]
fn libreoffice_parts_no_telephone_wherever_its_line_ends() {
    let mut notice = samples::of(official::Kind::Notice);
    let numbers = ["0000-7654321", "138-0000-0000", "2026-03-02"];
    // A line holds 28 characters: the number stands at each place of the second line, by half characters.
    let places = || (12..=41).flat_map(|before| ["", "x"].map(|half| (before, half)));
    for number in numbers {
        let text =
            places().map(|(before, half)| format!("{}{half}{number}；", "债".repeat(before)));
        let blocks = text.map(|text| official::Block::paragraph(text.repeat(3)));
        notice.blocks.extend(blocks);
    }
    for (faces, folder) in [
        (Faces::Ours, "libreoffice-numbers"),
        (Faces::Machine, "libreoffice-numbers-machine"),
    ] {
        let printed = printed_in(faces, folder, &[("numbers".into(), notice.clone())]);
        let paper = Paper::of(folder, &printed[0]);
        let (text, lines) = (paper.text(), paper.lines());
        let mut pairs = lines.windows(2);
        let parted = pairs.find(|pair| parts_number(&pair[0], &pair[1]));
        assert_eq!(parted, None, "{folder}");
        // Whoever searches for a number finds it.
        for number in numbers {
            let found = text.matches(number).count();
            assert!(
                found >= 3 * places().count(),
                "{folder}: {number} {found} times"
            );
        }
    }
}

#[test]
fn libreoffice_keeps_a_long_imprint_on_the_last_page() {
    let documents: Vec<_> = [10, 40, 53, 80]
        .map(|count| {
            let mut notice = samples::of(official::Kind::Notice);
            let name = |n| format!("云溪县第{n}人力资源和社会保障局");
            notice.copy_to = (0..count).map(name).collect();
            (format!("imprint-{count}"), notice)
        })
        .into();
    for ((name, document), printed) in documents
        .iter()
        .zip(printed("libreoffice-imprint", &documents))
    {
        let paper = Paper::of(&format!("libreoffice-{name}"), &printed);
        let words = paper.words();
        let last = words.last().unwrap().page;
        let copied = words.iter().filter(|word| word.text.contains("云溪县第"));
        let ours = lopdf::Document::load_mem(&official::pdf(document, &FONTS).unwrap()).unwrap();
        let ours = ours.get_pages().len();
        assert!(last <= ours + 1, "{name}: {last} pages, not {ours}");
        let pages: Vec<_> = copied.map(|word| word.page).collect();
        assert!(!pages.is_empty(), "{name}");
        assert!(
            pages.iter().all(|page| *page == last),
            "{name}: {pages:?} of {last}"
        );
        let text: String = paper.text().split_whitespace().collect();
        for one in &document.copy_to {
            assert!(text.contains(one), "{name}: {one} is lost");
        }
    }
}

#[test]
fn libreoffice_prints_every_sample_as_we_do() {
    let samples = samples::official();
    let printed = printed("libreoffice", &samples);
    for ((name, document), printed) in samples.iter().zip(printed) {
        let theirs = lopdf::Document::load_mem(&printed)
            .unwrap()
            .get_pages()
            .len();
        let ours = official::pdf(document, &FONTS).unwrap();
        let ours = lopdf::Document::load_mem(&ours).unwrap().get_pages().len();
        assert!(
            theirs.abs_diff(ours) <= 1,
            "{name}: {theirs} pages, not {ours}"
        );
        let paper = Paper::of(&format!("libreoffice-{name}"), &printed);
        let text = common(&paper.text());
        for pair in paper.lines().windows(2) {
            // Cells of a table stand under one another with their figures.
            let at_hyphen = pair[0].ends_with('-') || pair[1].starts_with('-');
            assert!(
                !(at_hyphen && parts_number(&pair[0], &pair[1])),
                "{name}: a number is parted: {pair:?}"
            );
        }
        let mut from = 0;
        for block in &document.blocks {
            let (official::Block::Heading { text: words, .. }
            | official::Block::Paragraph { text: words }) = block
            else {
                continue;
            };
            // A page's number may come between a paragraph's lines; its beginning is enough for the order.
            let start: String = common(words)
                .split_whitespace()
                .collect::<String>()
                .chars()
                .take(12)
                .collect();
            let at = text[from..]
                .find(&start)
                .unwrap_or_else(|| panic!("{name}: {start} is not in its place"));
            from += at;
        }
        for words in sample::wording(document)
            .iter()
            .filter(|words| words.chars().count() < 12)
        {
            assert!(
                text.contains(&common(words)),
                "{name}: {words} is not in {text}"
            );
        }
    }
}
