//! The DOCX, unzipped: text, section, faces, relations. Its schema is `valid`'s business.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use documents::official;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::page::Paper;
use crate::sample;

fn parts(document: &official::OfficialDocument) -> BTreeMap<String, String> {
    let bytes = official::docx(document, &crate::FONTS).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..package.len() {
        let mut file = package.by_index(i).unwrap();
        if file.is_file() && !file.name().contains("/media/") {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().to_owned(), text);
        }
    }
    parts
}

/// The text of all `w:t`, without spaces.
fn text(part: &str) -> String {
    let mut reader = Reader::from_str(part);
    let (mut inside, mut text) = (false, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) => inside = start.name().as_ref() == b"w:t",
            Event::Empty(mark) if mark.name().as_ref() == b"w:noBreakHyphen" => text.push('-'),
            Event::End(_) => inside = false,
            Event::Text(piece) if inside => text.push_str(&piece.decode().unwrap()),
            Event::GeneralRef(name) if inside => text.push_str(match &*name.decode().unwrap() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("{other}"),
            }),
            _ => {}
        }
    }
    text.split_whitespace().collect()
}

#[test]
fn a_telephone_number_stays_on_one_line() {
    let document = &parts(&sample::notice())["word/document.xml"];
    assert!(document.contains("0000</w:t><w:noBreakHyphen/>"));
    assert!(!document.contains("0000-1234567"));
}

/// A document with a table, one of whose cells holds two paragraphs.
fn with_paragraphs_in_a_cell() -> official::OfficialDocument {
    let mut document = sample::notice();
    let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
    let said = "开展清点。\u{2028}完成申报。";
    let rows = vec![cells(["区税务局", said])];
    let table = official::Block::table(cells(["单位", "情况"]), rows);
    document.blocks.push(table);
    document
}

#[test]
fn paragraphs_of_a_cell_stand_apart() {
    let document = with_paragraphs_in_a_cell();
    let word = &parts(&document)["word/document.xml"];
    let between = word.split_once("开展清点。").unwrap().1;
    let between = between.split_once("完成申报。").unwrap().0;
    assert!(between.contains("</w:p><w:p>"), "{between}");
    assert!(!between.contains("</w:tc>"), "{between}");
    let pdf = official::pdf(&document, &crate::FONTS).unwrap();
    let lines = Paper::of("paragraphs-of-a-cell", &pdf).lines();
    assert!(
        lines.iter().any(|line| line.ends_with("开展清点。")),
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line == "完成申报。"), "{lines:?}");
}

#[test]
fn every_word_is_in_the_document() {
    for document in [
        sample::minutes(6),
        sample::notice(),
        sample::joint(),
        sample::hostile(),
        sample::grid(99),
    ] {
        let text = text(&parts(&document)["word/document.xml"]);
        for wording in sample::wording(&document) {
            let wording = wording.replace(['\u{0}', '\u{7}', '\u{202e}'], "");
            assert!(text.contains(&wording), "{wording} is not in {text}");
        }
    }
}

#[test]
fn the_section_has_the_page_the_margins_and_the_grid() {
    let parts = parts(&sample::notice());
    let document = &parts["word/document.xml"];
    let section = &document[document.find("<w:sectPr").unwrap()..];
    // Twips: 37, 26, 35 and 28 mm; 225 mm over 22 lines.
    for expected in [
        r#"<w:pgSz w:w="11906" w:h="16838""#,
        r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
        r#"<w:docGrid w:type="lines" w:linePitch="579""#,
        r#"<w:footerReference w:type="default""#,
        r#"<w:footerReference w:type="even""#,
    ] {
        assert!(section.contains(expected), "{expected} is not in {section}");
    }
    assert!(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn no_line_begins_with_a_mark_that_belongs_to_what_it_follows() {
    let settings = &parts(&sample::notice())["word/settings.xml"];
    let list = settings
        .split("<w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"")
        .nth(1)
        .unwrap();
    let list = list.split("\"/>").next().unwrap();
    for mark in "，。）》·—…～／".chars() {
        assert!(list.contains(mark), "{mark} is not in {list}");
    }
}

#[test]
fn page_numbers_are_fields_at_the_outer_edge() {
    let parts = parts(&sample::notice());
    for (part, side) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
        let footer = &parts[part];
        assert_eq!(text(footer), "—1—");
        assert!(footer.contains("PAGE") && footer.contains(&format!(r#"<w:jc w:val="{side}""#)));
    }
}

#[test]
fn the_licensed_faces_are_named() {
    let document = &parts(&sample::minutes(1))["word/document.xml"];
    for face in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"] {
        assert!(
            document.contains(&format!(r#"w:eastAsia="{face}""#)),
            "{face}"
        );
    }
    assert!(document.contains(r#"w:firstLine="630""#));
}

#[test]
fn a_draft_has_its_mark_in_the_headers() {
    let mut document = sample::notice();
    assert!(!parts(&document).contains_key("word/header3.xml"));
    document.draft = true;
    let parts = parts(&document);
    for header in ["word/header3.xml", "word/header4.xml"] {
        assert_eq!(text(&parts[header]), "草稿");
    }
}

#[test]
fn only_the_heads_of_tables_in_the_body_are_repeated() {
    for (document, heads) in [(sample::minutes(2), 1), (sample::joint(), 0)] {
        assert_eq!(
            parts(&document)["word/document.xml"]
                .matches("<w:tblHeader")
                .count(),
            heads
        );
    }
}

#[test]
fn the_last_line_of_text_stays_with_the_signature() {
    for (name, document) in documents::samples::official() {
        let Some(official::Block::Paragraph { text: last }) = document.blocks.last() else {
            continue;
        };
        let document_part = &parts(&document)["word/document.xml"];
        let to_the_number = last.split('-').next().unwrap();
        let at = document_part.rfind(to_the_number).unwrap();
        let paragraph = &document_part[document_part[..at].rfind("<w:p>").unwrap()..at];
        let signed =
            document.kind.layout() != official::Layout::Minutes && document.blocks.len() > 1;
        assert_eq!(paragraph.contains("<w:keepNext/>"), signed, "{name}");
    }
}

/// Every sample, and documents meant to break something.
fn all() -> Vec<official::OfficialDocument> {
    let mut all: Vec<_> = documents::samples::official()
        .into_iter()
        .map(|(_, document)| document)
        .collect();
    all.extend([sample::minutes(3), sample::joint(), sample::hostile()]);
    let mut draft = documents::samples::of(official::Kind::CoordinationLetter);
    draft.draft = true;
    all.push(draft);
    all
}

#[test]
fn every_relation_leads_somewhere_and_every_part_has_a_type() {
    let attribute = |text: &str, key: &str| -> Vec<String> {
        text.split(&format!(" {key}=\""))
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };
    for document in all() {
        let bytes = official::docx(&document, &crate::FONTS).unwrap();
        let package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = package.file_names().map(str::to_owned).collect();
        let parts = parts(&document);
        let relations = &parts["word/_rels/document.xml.rels"];
        for target in attribute(relations, "Target") {
            assert!(names.contains(&format!("word/{target}")), "{target}");
        }
        let ids = attribute(relations, "Id");
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("word/")) {
            for key in ["r:id", "r:embed"] {
                for id in attribute(part, key) {
                    assert!(ids.contains(&id), "{name}: {id}");
                }
            }
        }
        let types = &parts["[Content_Types].xml"];
        for name in names {
            let known = types.contains(&format!("PartName=\"/{name}\""))
                || name.contains("_rels/")
                || name.contains("/media/");
            assert!(known || name == "[Content_Types].xml", "{name}");
        }
    }
}

#[test]
fn a_letters_first_page_has_its_own_header_and_footer() {
    let parts = parts(&documents::samples::of(official::Kind::ReplyLetter));
    let document = &parts["word/document.xml"];
    assert!(document.contains("<w:titlePg/>"));
    let first: Vec<_> = parts
        .iter()
        .filter(|(name, part)| name.starts_with("word/") && part.contains("SmallGap"))
        .map(|(name, part)| (name.as_str(), text(part)))
        .collect();
    assert_eq!(
        first,
        [
            ("word/footer4.xml", String::new()),
            ("word/header3.xml", "云溪县自然资源局".into())
        ]
    );
}

#[test]
fn a_picture_is_packed_as_png_with_words_for_who_cannot_see_it() {
    let document = documents::samples::of(official::Kind::DisposalReport);
    let bytes = official::docx(&document, &crate::FONTS).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut png = Vec::new();
    package
        .by_name("word/media/image1.png")
        .unwrap()
        .read_to_end(&mut png)
        .unwrap();
    assert!(
        png.starts_with(b"\x89PNG") && png.len() > 5_000,
        "{}",
        png.len()
    );
    assert!(parts(&document)["word/document.xml"].contains("descr=\"图1"));
}

#[test]
fn properties_and_bytes_do_not_depend_on_the_clock() {
    let document = sample::notice();
    let core = &parts(&document)["docProps/core.xml"];
    assert!(
        core.contains(&document.title) && core.contains("2026-02-20T00:00:00Z"),
        "{core}"
    );
    assert_eq!(
        official::docx(&document, &crate::FONTS).unwrap(),
        official::docx(&document, &crate::FONTS).unwrap()
    );
}
