//! `charter read` and `charter check`.

use super::binary::{done, refused, run, text};
use std::path::PathBuf;
use tempfile::TempDir;

fn notice() -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    text(&folder.join("tests/cli/notices/linquan.txt"))
}

#[test]
fn a_notice_is_read_into_a_draft() {
    insta::assert_snapshot!("draft", done(&["charter", "read", &notice()]));
}

#[test]
fn both_formats_hold_the_same_draft() {
    let toml: app::charter::Draft = toml::from_str(&done(&["charter", "read", &notice()])).unwrap();
    let json = done(&["charter", "read", &notice(), "--format", "json"]);
    let json: app::charter::Draft = serde_json::from_str(&json).unwrap();
    assert_eq!(toml, json);
    assert_eq!(json.document_number.unwrap().value, "临政发〔2024〕8号");
}

#[test]
fn warnings_name_file_and_line_on_stderr() {
    let said = run(&["charter", "read", &notice()]);
    let warnings = said.out.matches("[[warnings]]").count();
    assert_eq!(
        said.err.matches("linquan.txt:").count(),
        warnings,
        "{said:?}"
    );
}

#[test]
fn what_is_no_notice_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    for (name, content, reason) in [
        ("a.txt", &b""[..], "空"),
        (
            "b.txt",
            "关于开展春季植树活动的通知\n各村：请组织植树。\n".as_bytes(),
            "机制",
        ),
        ("c.pdf", b"%PDF-1.7", ".docx"),
        ("d.txt", b"\xff\xff\xff\x80", "编码"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        let said = refused(&["charter", "read", &text(&file)]);
        assert!(said.err.contains(reason), "{name}: {said:?}");
        assert_eq!(said.out, "");
    }
    refused(&["charter", "read", &text(&folder.path().join("none.txt"))]);
}

#[test]
fn a_charter_is_checked_field_by_field() {
    let folder = TempDir::new().unwrap();
    let good = folder.path().join("good.toml");
    std::fs::write(&good, app::charter::BUILT_IN).unwrap();
    let said = run(&["charter", "check", &text(&good)]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("15 个单位，14 项职责"), "{said:?}");
    assert!(
        said.err.contains("违章建筑"),
        "an uncovered difficulty is told: {said:?}"
    );
    let built_in = run(&["charter", "check", "140502"]);
    assert_eq!((built_in.code, &built_in.out), (Some(0), &said.out));
    let bad = app::charter::BUILT_IN
        .replace("\"140502\"", "\"1405\"")
        .replace("hosts = [\"区法院\"]", "hosts = [\"区法庭\"]")
        .replace(
            "units = [{ name = \"区财政局\"",
            "units = [{ name = \"区财政所\"",
        );
    let file = folder.path().join("bad.toml");
    std::fs::write(&file, bad).unwrap();
    let said = refused(&["charter", "check", &text(&file)]);
    for field in ["division_code", "office.hosts[0]", "duties[5].units"] {
        assert!(said.err.contains(field), "{field}: {said:?}");
    }
    std::fs::write(&file, "title = 3").unwrap();
    let said = refused(&["charter", "check", &text(&file)]);
    assert!(said.err.contains("line 1"), "{said:?}");
}
