//! Word files made from the notices, sound and hostile.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use documents::notice::{Unreadable, read};

use crate::{NOTICES, assert_reads, notice};

/// A .docx with the given body, stored or deflated.
pub(crate) fn docx(body: &str, entries: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflate = zip::write::SimpleFileOptions::default();
    for name in entries {
        zip.start_file(*name, deflate).unwrap();
        zip.write_all(body.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{inner}</w:body></w:document>"
    )
}

/// The text as Word would hold it: a paragraph per line, rows of the roster as table rows.
pub(crate) fn as_word(text: &str) -> String {
    let escape = |s: &str| {
        s.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let paragraph = |s: &str| {
        let (a, b) = s.split_at(s.char_indices().nth(3).map_or(s.len(), |(i, _)| i));
        format!(
            "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p>",
            escape(a),
            escape(b)
        )
    };
    let mut body = String::new();
    let mut rows = String::new();
    for line in text.lines() {
        if line.starts_with('|') && !line.starts_with("|-") {
            let cells = line.trim_matches('|').split('|');
            let cells: Vec<String> = cells
                .map(|c| format!("<w:tc>{}</w:tc>", paragraph(c.trim())))
                .collect();
            let cells = cells.concat();
            let _ = write!(rows, "<w:tr>{cells}</w:tr>");
        } else if line.starts_with('|') {
            // Word has no such line; an empty row keeps the count of lines.
            rows.push_str("<w:tr><w:tc><w:p/></w:tc></w:tr>");
        } else {
            body.push_str(&paragraph(line));
        }
    }
    document(&format!("{body}<w:tbl>{rows}</w:tbl>"))
}

#[test]
fn a_word_file_reads_like_the_same_text() {
    for name in NOTICES {
        assert_reads(
            name,
            &docx(
                &as_word(&notice(name)),
                &["[Content_Types].xml", "word/document.xml"],
            ),
        );
    }
}

#[test]
fn word_files_merged_cells_deletions_and_automatic_numbers() {
    let mut body = as_word(&notice("unit_headings"));
    let cell = |props: &str, text: &str| {
        format!("<w:tc><w:tcPr>{props}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[
            cell("", "单位"),
            cell("", "负责人"),
            cell("", "职务"),
            cell("", "联络员"),
        ]),
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", "县法院"),
            cell("", "柳青"),
            cell("", "院长"),
            cell("", "常乐"),
        ]),
        row(&[
            cell("<w:vMerge/>", ""),
            cell("", "秦川"),
            cell("", "副院长"),
            cell("", "安宁"),
        ]),
        row(&[
            cell("", "县检察院"),
            cell("<w:gridSpan w:val=\"2\"/>", "文静"),
            cell("", "毛竹"),
        ]),
    ];
    let extra = format!(
        "<w:p><w:pPr><w:numPr/></w:pPr><w:del><w:r><w:t>联席会议每周召开一次。</w:t></w:r></w:del></w:p>\
         <w:tbl>{}</w:tbl></w:body>",
        table.concat()
    );
    body = body.replace("</w:body>", &extra);
    let draft = read(&docx(&body, &["word/document.xml"])).unwrap();
    let heads: Vec<_> = draft
        .roster
        .iter()
        .map(|r| (r.unit.as_str(), r.head.as_deref().unwrap()))
        .collect();
    assert_eq!(
        heads,
        [("县法院", "柳青"), ("县法院", "秦川"), ("县检察院", "文静")]
    );
    assert_eq!(draft.roster[2].liaison.as_deref(), Some("毛竹"));
    assert_eq!(draft.meetings.joint.min_per_year.as_ref().unwrap().value, 4);
    let codes = serde_json::to_string(&draft.warnings).unwrap();
    assert!(codes.contains("\"code\":\"numbering_not_printed\""));
}

#[test]
fn hostile_word_files_are_refused() {
    let broken = |bytes: &[u8]| matches!(read(bytes), Err(Unreadable::BrokenDocx { .. }));
    assert!(broken(b"PK\x03\x04 and nothing more"));
    assert!(
        broken(&docx("<w:p>", &["word/document.xml"]))
            || read(&docx("<w:p>", &["word/document.xml"])) == Err(Unreadable::Empty)
    );
    assert!(broken(&docx(
        "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>",
        &["word/document.xml"]
    )));
    assert!(broken(&docx(
        &document("<w:p><w:t>&lol;</w:t></w:p>"),
        &["word/document.xml"]
    )));
    assert!(broken(&docx(
        &document(&"<w:tbl>".repeat(300)),
        &["word/document.xml"]
    )));
    let other = docx("<a/>", &["xl/workbook.xml"]);
    assert!(matches!(
        read(&other),
        Err(Unreadable::UnknownFormat { .. })
    ));
    let bomb = docx(&" ".repeat(17 << 20), &["word/document.xml"]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(read(&bomb), Err(Unreadable::TooLarge { .. })));
    let names: Vec<String> = (0..2_001).map(|i| format!("f{i}")).collect();
    let many = docx("", &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(matches!(read(&many), Err(Unreadable::TooLarge { .. })));
    // Two entries of one name: the second is renamed in place, in both of its headers.
    let mut twice = docx(
        &as_word(&notice("articles")),
        &["word/document.xml", "word/documenu.xml"],
    );
    let at: Vec<usize> = (0..twice.len() - 17)
        .filter(|i| &twice[*i..i + 17] == b"word/documenu.xml")
        .collect();
    for i in at {
        twice[i + 12] = b't';
    }
    assert!(broken(&twice));
}
