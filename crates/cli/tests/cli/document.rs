//! Samples of every kind, and what the faces at hand can show.

use super::binary::{done, refused, text};
use std::{collections::BTreeSet, path::PathBuf};

fn fonts() -> String {
    text(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts"))
}

#[test]
fn a_sample_of_every_kind_is_written_as_pdf_and_docx() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("样张");
    let said = done(&[
        "document",
        "samples",
        "--out",
        &text(&out),
        "--fonts",
        &fonts(),
    ]);
    let names: BTreeSet<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let kinds = documents::official::Kind::ALL;
    for (n, kind) in (1..).zip(kinds) {
        let name = format!("{n:02}-{}", kind.label());
        assert!(said.contains(&name), "{said}");
        for (ending, start) in [("pdf", &b"%PDF"[..]), ("docx", &b"PK"[..])] {
            let bytes = std::fs::read(out.join(format!("{name}.{ending}"))).unwrap();
            assert!(bytes.starts_with(start), "{name}.{ending}");
        }
    }
    for paper in ["联合发文", "签到表", "通讯录", "会议进程单", "会议材料汇编"]
    {
        let here = |name: &&String| name.ends_with(&format!("{paper}.pdf"));
        assert!(names.iter().any(|name| here(&name)), "{paper}: {names:?}");
    }
}

#[test]
fn samples_that_cannot_be_kept_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let said = refused(&["document", "samples", "--out", &text(&file)]);
    assert!(said.err.contains("file"), "{said:?}");
}

#[test]
fn the_check_says_of_each_role_its_face_and_its_rare_characters() {
    let said = done(&["fonts", "check", "--fonts", &fonts()]);
    for role in ["小标宋", "仿宋", "楷体", "黑体", "宋体", "生僻字"] {
        let line = said
            .lines()
            .find(|line| line.trim_start().starts_with(role));
        let line = line.unwrap_or_else(|| panic!("{role}: {said}"));
        assert!(line.contains("own") || line.contains("borrowed"), "{line}");
        assert!(line.contains('/'), "the file: {line}");
        assert!(!line.contains("absent"), "{line}");
    }
}
