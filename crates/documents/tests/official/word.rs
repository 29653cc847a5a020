//! The DOCX, unzipped: text, section, faces, and elements in the order of the schema.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use documents::official;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::sample;

fn parts(document: &official::OfficialDocument) -> BTreeMap<String, String> {
    let bytes = official::docx(document).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..package.len() {
        let mut file = package.by_index(i).unwrap();
        if file.is_file() {
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
    assert!(!parts(&document).contains_key("word/header1.xml"));
    document.draft = true;
    let parts = parts(&document);
    for header in ["word/header1.xml", "word/header2.xml"] {
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
fn every_part_is_well_formed_and_in_schema_order() {
    for document in [sample::minutes(3), sample::joint(), sample::hostile()] {
        for (name, part) in parts(&document) {
            let mut reader = Reader::from_str(&part);
            while !matches!(reader.read_event().unwrap(), Event::Eof) {}
            for (earlier, later) in [
                ("<w:rFonts", "<w:sz "),
                ("<w:footerReference", "<w:pgSz"),
                ("<w:tblpPr", "<w:tblW"),
            ] {
                for properties in part.split("Pr>") {
                    if let (Some(a), Some(b)) = (properties.find(earlier), properties.find(later)) {
                        assert!(a < b, "{name}: {properties}");
                    }
                }
            }
            assert!(!part.contains("<w:t xml:space=\"preserve\">丁"), "{name}");
        }
    }
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
        official::docx(&document).unwrap(),
        official::docx(&document).unwrap()
    );
}
