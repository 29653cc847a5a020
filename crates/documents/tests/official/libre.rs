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

/// What `LibreOffice` prints of each document's DOCX, in a folder of this name.
fn printed(folder: &str, documents: &[(String, OfficialDocument)]) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for (name, document) in documents {
        let path = folder.join(format!("{name}.docx"));
        std::fs::write(&path, official::docx(document, &FONTS).unwrap()).unwrap();
        files.push(path);
    }
    let done = Command::new("soffice")
        .env("FONTCONFIG_FILE", font_rules(&folder))
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
