//! Reads invented counties' notices and compares every fact and every warning with a table; then
//! shuffles, cuts and spoils them to see that the reader neither panics nor invents.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use documents::notice::{Draft, Fact, Post, Unreadable, read};
use proptest::prelude::*;

const NOTICES: [&str; 13] = [
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
    "traditional",
    "unit_headings",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices")
}

fn notice(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap()
}

fn table(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.facts"))).unwrap()
}

/// A fact as the tables have it: key, value, line, and the wording where it differs.
struct Row {
    key: &'static str,
    value: String,
    line: u32,
    printed: Option<String>,
}

fn fact<T: ToString>(key: &'static str, fact: &Fact<T>) -> Row {
    let (value, printed) = (fact.value.to_string(), fact.printed.clone());
    Row { key, value, line: fact.line, printed }
}

fn post(key: &'static str, post: &Post) -> Row {
    let or_dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
    let value = format!("{} / {} / {}", post.role, or_dash(&post.post), or_dash(&post.name));
    Row { key, value, line: post.line, printed: None }
}

fn plain(key: &'static str, parts: &[&str], line: u32, printed: Option<&String>) -> Row {
    Row { key, value: parts.join(" / "), line, printed: printed.cloned() }
}

/// Every fact and warning of a draft.
fn rows(d: &Draft) -> Vec<Row> {
    let dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
    let mut rows = Vec::new();
    rows.extend(d.title.iter().map(|f| fact("title", f)));
    rows.extend(d.document_number.iter().map(|f| fact("number", f)));
    rows.extend(d.issued_on.iter().map(|f| fact("issued_on", f)));
    rows.extend(d.issuers.iter().map(|f| fact("issuer", f)));
    rows.extend(d.basis.iter().map(|b| {
        plain("basis", &[&dash(&b.title), &dash(&b.document_number)], b.line, None)
    }));
    rows.extend(d.division_code.iter().map(|f| fact("division_code", f)));
    rows.extend(d.goals.iter().map(|f| fact("goal", f)));
    rows.extend(d.difficulties.iter().map(|x| plain("difficulty", &[&x.key, &x.label], x.line, None)));
    rows.extend(d.posts.conveners.iter().map(|p| post("convener", p)));
    rows.extend(d.posts.deputy_conveners.iter().map(|p| post("deputy", p)));
    rows.extend(d.members.iter().map(|f| fact("member", f)));
    rows.extend(d.invites_others.iter().map(|f| fact("invites", f)));
    rows.extend(d.office.hosts.iter().map(|f| fact("host", f)));
    rows.extend(d.office.directors.iter().map(|p| post("director", p)));
    rows.extend(d.office.duties.iter().map(|f| fact("office_duty", f)));
    for duty in &d.duties {
        rows.push(plain("duty", &[&duty.clause, &duty.text], duty.line, None));
        rows.extend(duty.units.iter().map(|u| {
            let role = format!("{:?}", u.role).to_lowercase();
            plain("  unit", &[&u.name, &role], u.line, u.printed.as_ref())
        }));
    }
    rows.extend(d.meetings.joint.min_per_year.iter().map(|f| fact("joint.min_per_year", f)));
    rows.extend(d.meetings.joint.called_by.iter().map(|f| fact("joint.called_by", f)));
    rows.extend(d.meetings.special.min_per_year.iter().map(|f| fact("special.min_per_year", f)));
    rows.extend(d.meetings.special.called_by.iter().map(|f| fact("special.called_by", f)));
    rows.extend(d.requirements.iter().map(|f| fact("requirement", f)));
    rows.extend(d.roster.iter().map(|r| {
        let (head, post, liaison) = (dash(&r.head), dash(&r.post), dash(&r.liaison));
        plain("roster", &[&r.unit, &head, &post, &liaison], r.line, r.printed.as_ref())
    }));
    rows.extend(d.addressees.iter().map(|f| fact("addressee", f)));
    rows.extend(d.copy_to.iter().map(|f| fact("copy_to", f)));
    rows.extend(d.warnings.iter().map(|w| plain("warning", &[&w.message], w.line, None)));
    rows
}

fn rendered(draft: &Draft) -> String {
    let mut text = String::new();
    for row in rows(draft) {
        let printed = row.printed.map(|p| format!(" | {p}")).unwrap_or_default();
        let value = row.value.replace('\n', "⏎");
        writeln!(text, "{} | {value} | {}{printed}", row.key, row.line).unwrap();
    }
    text
}

fn assert_reads(name: &str, bytes: &[u8]) {
    let draft = read(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (found, expected) = (rendered(&draft), table(name));
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
        let utf16 = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_reads(name, &utf16.collect::<Vec<u8>>());
    }
}

/// The real notice, where it is at hand: `FUYUAN_NOTICE_140502` or the shared folder.
#[test]
fn the_real_notice_of_140502_is_read_right() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/notice/140502.txt");
    let path = std::env::var_os("FUYUAN_NOTICE_140502").map_or(shared, PathBuf::from);
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("SKIPPED: the notice of 140502 is not at hand");
        return;
    };
    let draft = read(&bytes).unwrap();
    let values = |facts: &[Fact<String>]| facts.iter().map(|f| f.value.clone()).collect::<Vec<_>>();
    assert_eq!(draft.document_number.as_ref().unwrap().value, "城政发〔2023〕11号");
    assert_eq!(draft.issued_on.as_ref().unwrap().value, jiff::civil::date(2023, 11, 29));
    assert_eq!(draft.division_code.as_ref().unwrap().value, "140502");
    assert_eq!(values(&draft.issuers), ["晋城市城区人民政府", "晋城市城区人民法院"]);
    assert_eq!(draft.basis.len(), 2);
    assert_eq!(draft.basis[1].document_number.as_deref(), Some("晋市政发〔2021〕19号"));
    assert_eq!(draft.goals.iter().map(|g| g.line).collect::<Vec<_>>(), [27, 29, 31, 33]);
    let keys: Vec<_> = draft.difficulties.iter().map(|d| d.key.as_str()).collect();
    let expected = [
        "credit_repair", "taxation", "deregistration", "illegal_building", "cost_funding",
        "resettlement", "debt_evasion",
    ];
    assert_eq!(keys, expected);
    let posts: Vec<_> = draft.posts.conveners.iter().map(|p| p.post.as_deref().unwrap()).collect();
    assert_eq!(posts, ["区政府分管营商环境工作的副区长", "区法院院长"]);
    assert!(draft.posts.conveners.iter().all(|p| p.name.is_none() && p.role == "总召集人"));
    assert_eq!(draft.posts.deputy_conveners[0].post.as_deref(), Some("区法院分管领导"));
    assert_eq!((draft.members.len(), draft.duties.len(), draft.roster.len()), (13, 14, 14));
    assert_eq!(draft.invites_others.as_ref().unwrap().line, 37);
    assert_eq!(values(&draft.office.hosts), ["区法院"]);
    assert_eq!(draft.office.directors[0].post.as_deref(), Some("区法院分管领导"));
    assert_eq!(draft.office.duties.len(), 6);
    for (i, duty) in draft.duties.iter().enumerate() {
        assert_eq!(duty.clause, format!("三.{}", i + 1));
        assert_eq!(duty.units.len(), 1);
        assert_eq!(duty.units[0].name, draft.roster[i].unit);
    }
    let lines: Vec<_> = draft.duties.iter().map(|d| d.line).collect();
    assert_eq!(lines, [43, 45, 47, 51, 53, 55, 57, 59, 61, 63, 65, 69, 71, 73]);
    assert!(draft.duties[2].text.contains("建立信息交流和政策协调机制"));
    assert!(draft.duties[3].text.contains("债务处置名单"));
    assert!(draft.duties[10].text.contains("处置土地的相关政策"));
    assert!(draft.requirements[0].value.contains("产业结构优化升级"));
    assert_eq!(draft.meetings.joint.min_per_year.as_ref().unwrap().value, 1);
    assert_eq!(values(&draft.meetings.joint.called_by), ["总召集人", "副总召集人"]);
    assert_eq!(values(&draft.meetings.special.called_by), ["办公室"]);
    assert!(draft.roster.iter().all(|r| r.head.is_some() && r.post.is_some() && r.liaison.is_some()));
    assert_eq!(draft.roster.iter().map(|r| r.line).collect::<Vec<_>>(), (100..=113).collect::<Vec<_>>());
    let copies = ["区委", "市人大常委会", "区政协", "区法院", "区检察院", "各人民团体", "各新闻单位"];
    assert_eq!(values(&draft.copy_to), copies);
    assert_eq!(values(&draft.addressees), ["南村镇人民政府", "各街道办事处", "区直各单位"]);
    // Only the vacant posts are in doubt.
    assert_eq!(draft.warnings.iter().map(|w| w.line).collect::<Vec<_>>(), [37, 37, 37, 39]);
    no_invention(std::str::from_utf8(&bytes).unwrap(), &draft).unwrap();
}

#[test]
fn what_is_no_notice_is_refused_with_what_it_seems() {
    for (name, seems) in [
        ("not_bankruptcy", "通知（“禾川县人民政府办公室关于印发《禾川县生活垃圾分类工作实施方案》"),
        ("court_announcement", "公告（“霜泉县人民法院公告”）"),
        ("minutes", "会议纪要（“柏岭区企业破产府院联动联席会议纪要”）"),
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
    for magic in [&b"%PDF-1.7"[..], b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1", b"\x89PNG", b"<html><body>"] {
        assert!(matches!(read(magic), Err(Unreadable::UnknownFormat { .. })), "{magic:?}");
    }
    assert!(matches!(read("破产\n".repeat(100_001).as_bytes()), Err(Unreadable::TooLarge { .. })));
    assert!(matches!(read(&vec![b'a'; 17 << 20]), Err(Unreadable::TooLarge { .. })));
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

/// A .docx with the given body, stored or deflated.
fn docx(body: &str, entries: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflate = zip::write::SimpleFileOptions::default();
    for name in entries {
        zip.start_file(*name, deflate).unwrap();
        zip.write_all(body.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(inner: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{inner}</w:body></w:document>")
}

/// The text as Word would hold it: a paragraph per line, rows of the roster as table rows.
fn as_word(text: &str) -> String {
    let escape = |s: &str| s.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraph = |s: &str| {
        let (a, b) = s.split_at(s.char_indices().nth(3).map_or(s.len(), |(i, _)| i));
        format!("<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p>", escape(a), escape(b))
    };
    let mut body = String::new();
    let mut rows = String::new();
    for line in text.lines() {
        if line.starts_with('|') && !line.starts_with("|-") {
            let cells = line.trim_matches('|').split('|');
            let cells: String = cells.map(|c| format!("<w:tc>{}</w:tc>", paragraph(c.trim()))).collect();
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
        assert_reads(name, &docx(&as_word(&notice(name)), &["[Content_Types].xml", "word/document.xml"]));
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
        row(&[cell("", "单位"), cell("", "负责人"), cell("", "职务"), cell("", "联络员")]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "县法院"), cell("", "柳青"), cell("", "院长"), cell("", "常乐")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "秦川"), cell("", "副院长"), cell("", "安宁")]),
        row(&[cell("", "县检察院"), cell("<w:gridSpan w:val=\"2\"/>", "文静"), cell("", "毛竹")]),
    ];
    let extra = format!(
        "<w:p><w:pPr><w:numPr/></w:pPr><w:del><w:r><w:t>联席会议每周召开一次。</w:t></w:r></w:del></w:p>\
         <w:tbl>{}</w:tbl></w:body>",
        table.concat()
    );
    body = body.replace("</w:body>", &extra);
    let draft = read(&docx(&body, &["word/document.xml"])).unwrap();
    let heads: Vec<_> = draft.roster.iter().map(|r| (r.unit.as_str(), r.head.as_deref().unwrap())).collect();
    assert_eq!(heads, [("县法院", "柳青"), ("县法院", "秦川"), ("县检察院", "文静")]);
    assert_eq!(draft.roster[2].liaison.as_deref(), Some("毛竹"));
    assert_eq!(draft.meetings.joint.min_per_year.as_ref().unwrap().value, 4);
    let codes = serde_json::to_string(&draft.warnings).unwrap();
    assert!(codes.contains("\"code\":\"numbering_not_printed\""));
}

#[test]
fn hostile_word_files_are_refused() {
    let broken = |bytes: &[u8]| matches!(read(bytes), Err(Unreadable::BrokenDocx { .. }));
    assert!(broken(b"PK\x03\x04 and nothing more"));
    assert!(broken(&docx("<w:p>", &["word/document.xml"])) || read(&docx("<w:p>", &["word/document.xml"])) == Err(Unreadable::Empty));
    assert!(broken(&docx("<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>", &["word/document.xml"])));
    assert!(broken(&docx(&document("<w:p><w:t>&lol;</w:t></w:p>"), &["word/document.xml"])));
    assert!(broken(&docx(&document(&"<w:tbl>".repeat(300)), &["word/document.xml"])));
    let other = docx("<a/>", &["xl/workbook.xml"]);
    assert!(matches!(read(&other), Err(Unreadable::UnknownFormat { .. })));
    let bomb = docx(&" ".repeat(17 << 20), &["word/document.xml"]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(read(&bomb), Err(Unreadable::TooLarge { .. })));
    let names: Vec<String> = (0..2_001).map(|i| format!("f{i}")).collect();
    let many = docx("", &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(matches!(read(&many), Err(Unreadable::TooLarge { .. })));
    // Two entries of one name: the second is renamed in place, in both of its headers.
    let mut twice = docx(&as_word(&notice("articles")), &["word/document.xml", "word/documenu.xml"]);
    let at: Vec<usize> = (0..twice.len() - 17).filter(|i| &twice[*i..i + 17] == b"word/documenu.xml").collect();
    for i in at {
        twice[i + 12] = b't';
    }
    assert!(broken(&twice));
}

fn squeezed(text: &str) -> Vec<char> {
    let seen = |c: &char| !c.is_whitespace() && !c.is_control() && !"\u{200b}\u{feff}\u{fffd}".contains(*c);
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '#' || c == '*').chars().filter(seen).collect()
}

/// Does `text` begin in the given line and, where it is longer, go on line by line?
fn occurs(lines: &[Vec<char>], line: u32, text: &[char]) -> bool {
    let Some(first) = (line as usize).checked_sub(1).and_then(|i| lines.get(i)) else { return false };
    if first.windows(text.len().max(1)).any(|w| w == text) {
        return true;
    }
    let following = &lines[line as usize..];
    (1..text.len().min(first.len() + 1)).any(|n| {
        first.ends_with(&text[..n]) && goes_on(following, &text[n..])
    })
}

/// Lines that are no part of the sentence, such as page numbers, may be passed over.
fn goes_on(lines: &[Vec<char>], rest: &[char]) -> bool {
    lines.iter().enumerate().any(|(i, line)| {
        line.starts_with(rest)
            || (!line.is_empty()
                && rest.starts_with(line)
                && goes_on(&lines[i + 1..], &rest[line.len()..]))
    })
}

/// Every reported wording stands where the draft says it does.
fn no_invention(source: &str, draft: &Draft) -> Result<(), String> {
    let lines: Vec<Vec<char>> =
        source.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(squeezed).collect();
    let check = |key: &str, wording: &str, line: u32| {
        let text = squeezed(wording);
        if wording == "-" || occurs(&lines, line, &text) {
            return Ok(());
        }
        Err(format!("{key}: “{wording}” does not stand in line {line}"))
    };
    for row in rows(draft) {
        match (row.key, row.printed) {
            ("warning", _) if (1..=lines.len() as u32).contains(&row.line) => {}
            ("warning", _) => return Err(format!("warning on line {}", row.line)),
            ("  unit" | "roster" | "duty" | "convener" | "deputy" | "director" | "difficulty" | "basis", _) => {}
            (key, Some(printed)) => check(key, &printed, row.line)?,
            (key, None) => check(key, &row.value, row.line)?,
        }
    }
    let posts = draft.posts.conveners.iter().chain(&draft.posts.deputy_conveners);
    for post in posts.chain(&draft.office.directors) {
        check("post", post.post.as_deref().unwrap_or("-"), post.line)?;
        // A line may break between post and name.
        let name = post.name.as_deref().unwrap_or("-");
        (post.line..post.line + 6).map(|line| check("name", name, line)).find(Result::is_ok).unwrap_or_else(|| check("name", name, post.line))?;
    }
    for duty in &draft.duties {
        check("duty", &duty.text, duty.line)?;
        for unit in &duty.units {
            check("unit", unit.printed.as_ref().unwrap_or(&unit.name), unit.line)?;
        }
    }
    for row in &draft.roster {
        check("roster", row.printed.as_ref().unwrap_or(&row.unit), row.line)?;
        for cell in [&row.head, &row.post, &row.liaison] {
            check("roster", cell.as_deref().unwrap_or("-"), row.line)?;
        }
    }
    for difficulty in &draft.difficulties {
        check("difficulty", &difficulty.label, difficulty.line)?;
    }
    for basis in &draft.basis {
        check("basis", basis.title.as_deref().unwrap_or("-"), basis.line)?;
    }
    Ok(())
}

/// One way to spoil a text.
#[derive(Debug, Clone)]
enum Spoil {
    Swap(usize, usize),
    Drop(usize),
    Repeat(usize),
    Join(usize),
    Cut(usize),
    Insert(usize, char),
    Delete(usize, usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let telling: Vec<char> = "，。；：、（）《》“”〔〕一1.①第条章县区和等由为任\t|　 号年月日破产\n召集人办公室".chars().collect();
    let at = 0..4_000_usize;
    prop_oneof![
        (at.clone(), at.clone()).prop_map(|(a, b)| Spoil::Swap(a, b)),
        at.clone().prop_map(Spoil::Drop),
        at.clone().prop_map(Spoil::Repeat),
        at.clone().prop_map(Spoil::Join),
        (200..6_000_usize).prop_map(Spoil::Cut),
        (at.clone(), proptest::sample::select(telling)).prop_map(|(i, c)| Spoil::Insert(i, c)),
        (at, 1..40_usize).prop_map(|(i, n)| Spoil::Delete(i, n)),
    ]
}

fn spoiled(text: &str, how: &[Spoil]) -> String {
    let mut text = text.to_owned();
    for spoil in how {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let mut chars: Vec<char> = text.chars().collect();
        let (l, c) = (lines.len(), chars.len().max(1));
        let joined = |lines: Vec<String>| lines.join("\n");
        text = match *spoil {
            Spoil::Swap(a, b) => { lines.swap(a % l, b % l); joined(lines) }
            Spoil::Drop(a) => { lines.remove(a % l); joined(lines) }
            Spoil::Repeat(a) => { let line = lines[a % l].clone(); lines.insert(a % l, line); joined(lines) }
            Spoil::Join(a) if a % l + 1 < l => { let next = lines.remove(a % l + 1); lines[a % l].push_str(&next); joined(lines) }
            Spoil::Join(_) => joined(lines),
            Spoil::Cut(n) => { chars.truncate(n); chars.into_iter().collect() }
            Spoil::Insert(i, new) => { chars.insert(i % c, new); chars.into_iter().collect() }
            Spoil::Delete(i, n) => { chars.drain(i % c..(i % c + n).min(chars.len())); chars.into_iter().collect() }
        };
        if text.is_empty() {
            break;
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_notices_are_read_without_invention(
        which in 0..NOTICES.len(),
        how in proptest::collection::vec(spoil(), 1..12),
    ) {
        let text = spoiled(&notice(NOTICES[which]), &how);
        if let Ok(draft) = read(text.as_bytes()) {
            if let Err(invented) = no_invention(&text, &draft) {
                prop_assert!(false, "{}\n{}", invented, text);
            }
        }
    }

    #[test]
    fn random_bytes_never_panic(start in 0..5_usize, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xff\xfe", "破产府院联动".as_bytes(), b"PK\x05\x06"];
        let _ = read(&[starts[start], &bytes].concat());
    }

    #[test]
    fn random_chinese_never_panics(text in "[一二三（）1.、，。：；《》〔〕县区法院局召集人组长办公室设在破产府院联动联席会议等为由任\t|\n ]{0,300}") {
        let text = format!("关于企业破产府院联动联席会议的通知\n{text}");
        if let Ok(draft) = read(text.as_bytes()) {
            if let Err(invented) = no_invention(&text, &draft) {
                prop_assert!(false, "{}\n{}", invented, text);
            }
        }
    }

    #[test]
    fn spoiled_word_files_never_panic(flips in proptest::collection::vec((0..5_000_usize, any::<u8>()), 1..6)) {
        let mut bytes = docx(&as_word(&notice("co_conveners")), &["word/document.xml"]);
        for (at, value) in flips {
            let n = bytes.len();
            bytes[at % n] = value;
        }
        let _ = read(&bytes);
    }
}
