//! Reads invented counties' notices and compares every fact and every warning with a table; then
//! shuffles, cuts and spoils them to see that the reader neither panics nor invents.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files fails"
)]

use std::path::{Path, PathBuf};

use documents::notice::{Draft, Unreadable, read};

#[path = "notice/real.rs"]
mod real;
#[path = "notice/spoil.rs"]
mod spoil;
#[path = "notice/table.rs"]
mod table;
#[path = "notice/word.rs"]
mod word;

const NOTICES: [&str; 14] = [
    "articles",
    "broken_pages",
    "co_conveners",
    "doubtful",
    "first_convener",
    "full_width",
    "joint_opinion",
    "leading_group",
    "parallel_groups",
    "responsible_only",
    "task_table",
    "three_tiers",
    "traditional",
    "unit_headings",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices")
}

fn notice(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap()
}

fn expected(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.facts"))).unwrap()
}

fn assert_reads(name: &str, bytes: &[u8]) {
    let draft = read(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (found, expected) = (table::rendered(&draft), expected(name));
    // Writes the tables anew after a change of the reader, to be read line by line in the diff.
    if std::env::var_os("FUYUAN_WRITE_FACTS").is_some() {
        std::fs::write(folder().join(format!("{name}.facts")), &found).unwrap();
        return;
    }
    let (mut found, mut expected) = (found.lines(), expected.lines());
    loop {
        let (a, b) = (found.next(), expected.next());
        assert_eq!(a, b, "{name}: read (left) and table (right)");
        if a.is_none() && b.is_none() {
            break;
        }
    }
}

#[test]
fn every_fact_and_warning_of_the_notices_is_as_in_its_table() {
    for name in NOTICES {
        assert_reads(name, notice(name).as_bytes());
    }
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    for name in NOTICES {
        let text = notice(name);
        let (gb18030, _, lossy) = encoding_rs::GB18030.encode(&text);
        assert!(!lossy);
        assert_reads(name, &gb18030);
        assert_reads(name, format!("\u{feff}{text}").as_bytes());
        assert_reads(name, text.replace('\n', "\r\n").as_bytes());
        let utf16 = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_reads(name, &utf16.collect::<Vec<u8>>());
    }
}

#[test]
fn what_is_no_notice_is_refused_with_what_it_seems() {
    for (name, seems) in [
        (
            "not_bankruptcy",
            "通知（“禾川县人民政府办公室关于印发《禾川县生活垃圾分类工作实施方案》",
        ),
        ("court_announcement", "公告（“霜泉县人民法院公告”）"),
        (
            "minutes",
            "会议纪要（“柏岭区企业破产府院联动联席会议纪要”）",
        ),
    ] {
        match read(notice(name).as_bytes()) {
            Err(Unreadable::NotANotice { found }) => assert!(found.starts_with(seems), "{found}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn what_is_no_text_is_refused_with_the_reason() {
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(" \r\n　\n".as_bytes()), Err(Unreadable::Empty));
    assert_eq!(read(b"abc\0def"), Err(Unreadable::NotText));
    assert_eq!(read(b"\xff\xff\xff\xff"), Err(Unreadable::NotText));
    for magic in [
        &b"%PDF-1.7"[..],
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"{\\rtf1",
        b"\x89PNG",
        b"<html><body>",
    ] {
        assert!(
            matches!(read(magic), Err(Unreadable::UnknownFormat { .. })),
            "{magic:?}"
        );
    }
    assert!(matches!(
        read("破产\n".repeat(100_001).as_bytes()),
        Err(Unreadable::TooLarge { .. })
    ));
    assert!(matches!(
        read(&vec![b'a'; 17 << 20]),
        Err(Unreadable::TooLarge { .. })
    ));
}

#[test]
fn drafts_survive_toml_and_json() {
    for name in NOTICES {
        let draft = read(notice(name).as_bytes()).unwrap();
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
        assert_eq!(toml::from_str::<Draft>(&draft.to_toml()).unwrap(), draft);
        for warning in &draft.warnings {
            assert!(warning.bilingual().starts_with(&warning.message));
            assert!(warning.doubt.english().is_ascii() || !warning.doubt.english().is_empty());
        }
    }
}

#[test]
fn two_units_said_to_be_members_are_members() {
    let text = "关于建立云岭县企业破产处置府院联动机制的实施方案\n一、组织领导\n\
                县法院院长担任总召集人。县税务局、县人社局为成员单位。\n\
                二、职责分工\n1.县税务局：依法申报税收债权。\n";
    let draft = read(text.as_bytes()).unwrap();
    let members: Vec<_> = draft
        .members
        .iter()
        .map(|fact| fact.value.as_str())
        .collect();
    assert_eq!(members, ["县税务局", "县人社局"]);
}
