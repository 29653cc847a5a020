//! Samples of every kind, and what the faces at hand can show.

use super::binary::{done, refused, run, text};
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
fn faces_in_the_data_folder_come_first_and_what_is_no_font_is_said() {
    let data = tempfile::tempdir().unwrap();
    let own = data.path().join("fonts");
    std::fs::create_dir(&own).unwrap();
    let kai = PathBuf::from(fonts()).join("FandolKai-Regular.ttf");
    std::fs::copy(&kai, own.join("FandolKai-Regular.ttf")).unwrap();
    std::fs::write(own.join("方正小标宋.ttf"), "not a font").unwrap();
    let nowhere = text(&data.path().join("nowhere"));
    let data = text(data.path());
    let said = run(&["fonts", "check", "--data", &data, "--fonts", &nowhere]);
    let line = said.out.lines().find(|line| line.contains("楷体")).unwrap();
    assert!(line.contains(&data), "{line}");
    for told in ["方正小标宋.ttf", nowhere.as_str()] {
        assert!(said.err.contains(told), "{told}: {said:?}");
    }
    let said = run(&["fonts", "check", "--data", &data, "--fonts", &fonts()]);
    let line = said.out.lines().find(|line| line.contains("仿宋")).unwrap();
    assert!(line.contains("FandolFang"), "{line}");
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
