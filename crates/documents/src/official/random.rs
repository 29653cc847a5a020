//! Thousands of random documents of every kind, set and looked at glyph by glyph, in `check`.
//!
//! `FUYUAN_RANDOM_DOCUMENTS` says how many (`10000`), or which (`667..668`); without it, a few hundred, which
//! take a minute. All are set by
//! `FUYUAN_RANDOM_DOCUMENTS=10000 cargo test --release -p fuyuan-documents --lib random_documents`.

mod check;
mod frame;
mod generate;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};

use jiff::civil::date;
use serde_json::json;
use typst_layout::{Page, PagedDocument};

use super::sheet::Sheet;
use super::{Block, Error, Kind, OfficialDocument, docx};
use crate::fonts::Fonts;
use crate::press::{self, Template};

pub(crate) use generate::document;

/// How many documents are set where the environment asks for no other number.
const USUAL: u64 = 300;
/// Lines of a long title; a fifth of all have one.
const LONG: usize = 4;
pub(crate) static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts")]));

#[test]
fn random_documents_keep_to_the_page() {
    let seeds = asked_for();
    let next = AtomicU64::new(seeds.start);
    let (faults, long) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    match try_one(seed) {
                        Ok(LONG..) => {
                            long.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(_) => {}
                        Err(fault) => faults
                            .lock()
                            .expect("no panic")
                            .push(format!("document {seed}: {fault}")),
                    }
                }
            });
        }
    });
    let faults = faults.into_inner().expect("no panic");
    assert!(
        faults.is_empty(),
        "{} of {seeds:?}: {faults:#?}",
        faults.len()
    );
    let all = seeds.end - seeds.start;
    let long = long.into_inner();
    assert!(
        all < 100 || long * 5 > all,
        "only {long} of {all} have a long title"
    );
}

fn notice(blocks: Vec<Block>) -> Sheet {
    Sheet::of(&bare(blocks)).expect("a document")
}

/// A notice of these blocks.
fn bare(blocks: Vec<Block>) -> OfficialDocument {
    let mut document = OfficialDocument::new(
        Kind::Notice,
        vec!["云溪县人民政府".into()],
        "关于排版的通知",
    );
    document.addressees = vec!["各成员单位".into()];
    document.blocks = blocks;
    document.signatories = vec!["云溪县人民政府".into()];
    document.date = Some(date(2026, 11, 23));
    document
}

#[test]
fn a_table_that_closes_the_text_stays_on_the_page_however_high_its_rows() {
    let row = vec!["债权".repeat(600), "备注".into()];
    let table = Block::table(vec!["事项".into(), "备注".into()], vec![row]);
    let sheet = notice(vec![Block::paragraph("如下："), table]);
    assert_eq!(look(&sheet, 0), Ok(()));
}

#[test]
fn the_last_line_of_text_goes_with_the_signature_wherever_the_page_ends() {
    for lines in 1..=24 {
        let sheet = notice(vec![Block::paragraph("债".repeat(28 * lines))]);
        assert_eq!(look(&sheet, 0), Ok(()), "{lines} lines");
        let many = vec![Block::paragraph("债"); lines];
        assert_eq!(look(&notice(many), 0), Ok(()), "{lines} paragraphs");
    }
}

#[test]
fn a_row_of_a_table_stays_on_one_page_wherever_it_ends() {
    const ROWS: &str = "甲乙丙丁戊己庚辛壬癸";
    for lines in 1..=22 {
        let long = |letter: char| vec![letter.to_string().repeat(60), "备注".into()];
        let table = Block::table(
            vec!["事项".into(), "备注".into()],
            ROWS.chars().map(long).collect(),
        );
        let set = set(&notice(vec![
            Block::paragraph("债".repeat(28 * lines)),
            table,
        ]));
        for row in ROWS.chars() {
            let on = |page: &&Page| {
                let mut glyphs = frame::of(&page.frame).glyphs.into_iter();
                glyphs.any(|line| line.text.contains(&row.to_string().repeat(9)))
            };
            assert_eq!(set.pages().iter().filter(on).count(), 1, "{lines}: {row}");
        }
    }
}

#[test]
fn no_line_begins_with_a_mark_that_belongs_to_what_it_follows() {
    for mark in ["·", "—", "——", "……", "～", "／", "…"] {
        for before in 1..=30 {
            let text = format!("{}{mark}力处置", "债".repeat(before)).repeat(3);
            let sheet = notice(vec![Block::paragraph(text.clone())]);
            assert_eq!(look(&sheet, 0), Ok(()), "{mark} after {before}");
            let set = set(&sheet);
            let glyphs = set
                .pages()
                .iter()
                .flat_map(|page| frame::of(&page.frame).glyphs);
            let said: String = glyphs.map(|line| line.text).collect();
            assert!(said.contains(&text), "{mark} after {before}: {said}");
        }
    }
}

#[test]
fn the_imprint_stays_whole_on_the_last_page() {
    for count in [10, 40, 53, 80, 90] {
        for lines in [3, 15, 30] {
            let mut document = bare(vec![Block::paragraph("债".repeat(28 * lines))]);
            document.copy_to = (0..count)
                .map(|n| format!("云溪县第{n}人力资源和社会保障局"))
                .collect();
            document.printed_by = Some(("云溪县人民政府办公室".into(), date(2026, 11, 23)));
            document.journal_anchor = Some("0123456789abcdef".repeat(4));
            let sheet = Sheet::of(&document).expect("a document");
            assert_eq!(look(&sheet, 0), Ok(()), "{count} under {lines} lines");
            let set = set(&sheet);
            let pages: Vec<String> = set
                .pages()
                .iter()
                .map(|page| {
                    frame::of(&page.frame)
                        .glyphs
                        .iter()
                        .map(|line| &*line.text)
                        .collect()
                })
                .collect();
            let last = pages.last().expect("a page");
            let names = last.matches("人力资源和社会保障局").count();
            assert!(
                names >= count - 8 && last.contains("抄送"),
                "{count} under {lines}: {last}"
            );
            assert!(last.contains("校验值") && last.contains("印发"), "{last}");
            let earlier = &pages[..pages.len() - 1];
            assert!(
                earlier.iter().all(|page| !page.contains("云溪县第")),
                "{count} under {lines}"
            );
        }
    }
}

#[test]
fn an_imprint_that_no_page_holds_goes_over_pages_and_loses_nobody() {
    let mut document = bare(vec![Block::paragraph("债".repeat(28))]);
    document.copy_to = (0..200)
        .map(|n| format!("云溪县第{n}人力资源和社会保障局"))
        .collect();
    let sheet = Sheet::of(&document).expect("a document");
    assert_eq!(look(&sheet, 0), Ok(()));
}

#[test]
fn the_word_draft_stands_over_the_mark_of_a_letter() {
    let mut letter = OfficialDocument::new(
        Kind::CoordinationLetter,
        vec!["云溪县企业破产处置府院联动机制工作领导小组联席会议办公室".into()],
        "关于排版的函",
    );
    letter.draft = true;
    letter.addressees = vec!["国家税务总局云溪县税务局".into()];
    letter.blocks = vec![Block::paragraph("请协助核对。")];
    let set = set(&Sheet::of(&letter).expect("a letter"));
    let glyphs = frame::of(&set.pages()[0].frame).glyphs;
    let draft = glyphs.iter().find(|line| line.text == "草稿");
    let draft = draft.expect("the word").bottom;
    let mark = glyphs.iter().filter(|line| line.red).map(|line| line.top);
    assert!(draft < mark.fold(f64::MAX, f64::min), "{draft}");
}

/// Which documents the environment asks for.
fn asked_for() -> Range<u64> {
    let Ok(asked) = std::env::var("FUYUAN_RANDOM_DOCUMENTS") else {
        return 0..USUAL;
    };
    let (start, end) = asked.split_once("..").unwrap_or(("0", &asked));
    let number = |text: &str| {
        text.parse()
            .expect("FUYUAN_RANDOM_DOCUMENTS: 10000 or 667..668")
    };
    number(start)..number(end)
}

/// The lines of the document's title; none if it was refused for that.
fn try_one(seed: u64) -> Result<usize, String> {
    let document = document(seed);
    let sheet = match Sheet::of(&document) {
        Err(Error::LongTitle) => return Ok(0),
        sheet => sheet.map_err(|error| error.to_string())?,
    };
    look(&sheet, seed).map(|()| sheet.title.len())
}

/// Sets a document and looks at it.
fn look(sheet: &Sheet, seed: u64) -> Result<(), String> {
    let set = try_set(sheet).map_err(|error| error.to_string())?;
    check::document(&set, sheet).map_err(|fault| kept(seed, &set, &fault))?;
    if seed.is_multiple_of(20) {
        press::export(&set).map_err(|error| error.to_string())?;
    }
    docx::write(sheet, &FONTS).map_err(|error| error.to_string())?;
    comemo::evict(2);
    Ok(())
}

fn try_set(sheet: &Sheet) -> Result<PagedDocument, Error> {
    let data = json!({ "sheet": sheet, "issuer": sheet.issuer() });
    press::set(Template::Official, data, Vec::new(), &FONTS)
}

fn set(sheet: &Sheet) -> PagedDocument {
    try_set(sheet).expect("it can be set")
}

/// Keeps a faulty document, to be looked at.
fn kept(seed: u64, set: &PagedDocument, fault: &str) -> String {
    let path = std::env::temp_dir().join(format!("fuyuan-random-{seed}.pdf"));
    let written = press::export(set).map(|pdf| std::fs::write(&path, pdf));
    format!("{fault}, see {} ({written:?})", path.display())
}
