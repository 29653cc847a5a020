//! Notices shuffled, cut and spoilt: the reader neither panics nor reports what does not stand
//! where it says.

use documents::notice::{Draft, read};
use proptest::prelude::*;

use crate::table::rows;
use crate::word::{as_word, docx};
use crate::{NOTICES, notice};

fn squeezed(text: &str) -> Vec<char> {
    let seen = |c: &char| {
        !c.is_whitespace() && !c.is_control() && !"\u{200b}\u{feff}\u{fffd}".contains(*c)
    };
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '#' || c == '*')
        .chars()
        .filter(seen)
        .collect()
}

/// Does `text` begin in the given line and, where it is longer, go on line by line?
fn occurs(lines: &[Vec<char>], line: u32, text: &[char]) -> bool {
    let Some(first) = (line as usize).checked_sub(1).and_then(|i| lines.get(i)) else {
        return false;
    };
    if first.windows(text.len().max(1)).any(|w| w == text) {
        return true;
    }
    let following = &lines[line as usize..];
    (1..text.len().min(first.len() + 1))
        .any(|n| first.ends_with(&text[..n]) && goes_on(following, &text[n..]))
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
pub(crate) fn no_invention(source: &str, draft: &Draft) -> Result<(), String> {
    let lines: Vec<Vec<char>> = source
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .split('\n')
        .map(squeezed)
        .collect();
    let check = |key: &str, wording: &str, line: u32| {
        let text = squeezed(wording);
        if wording == "-" || occurs(&lines, line, &text) {
            return Ok(());
        }
        Err(format!("{key}: “{wording}” does not stand in line {line}"))
    };
    for row in rows(draft) {
        match (row.key, row.printed) {
            ("warning", _) if row.line > 0 && lines.len() >= row.line as usize => {}
            ("warning", _) => return Err(format!("warning on line {}", row.line)),
            (
                "  unit" | "roster" | "duty" | "convener" | "deputy" | "director" | "difficulty"
                | "basis" | "meetings",
                _,
            ) => {}
            (key, Some(printed)) => check(key, &printed, row.line)?,
            (key, None) => check(key, &row.value, row.line)?,
        }
    }
    let posts = draft
        .posts
        .conveners
        .iter()
        .chain(&draft.posts.deputy_conveners);
    for post in posts.chain(&draft.office.directors) {
        check("post", post.post.as_deref().unwrap_or("-"), post.line)?;
        // A line may break between post and name.
        let name = post.name.as_deref().unwrap_or("-");
        (post.line..post.line + 6)
            .map(|line| check("name", name, line))
            .find(Result::is_ok)
            .unwrap_or_else(|| check("name", name, post.line))?;
    }
    for duty in &draft.duties {
        check("duty", &duty.text, duty.line)?;
        for unit in &duty.units {
            check(
                "unit",
                unit.printed.as_ref().unwrap_or(&unit.name),
                unit.line,
            )?;
        }
    }
    for row in &draft.roster {
        check(
            "roster",
            row.printed.as_ref().unwrap_or(&row.unit),
            row.line,
        )?;
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
    let telling: Vec<char> =
        "，。；：、（）《》“”〔〕一1.①第条章县区和等由为任\t|　 号年月日破产\n召集人办公室"
            .chars()
            .collect();
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
            Spoil::Swap(a, b) => {
                lines.swap(a % l, b % l);
                joined(lines)
            }
            Spoil::Drop(a) => {
                lines.remove(a % l);
                joined(lines)
            }
            Spoil::Repeat(a) => {
                let line = lines[a % l].clone();
                lines.insert(a % l, line);
                joined(lines)
            }
            Spoil::Join(a) if a % l + 1 < l => {
                let next = lines.remove(a % l + 1);
                lines[a % l].push_str(&next);
                joined(lines)
            }
            Spoil::Join(_) => joined(lines),
            Spoil::Cut(n) => {
                chars.truncate(n);
                chars.into_iter().collect()
            }
            Spoil::Insert(i, new) => {
                chars.insert(i % c, new);
                chars.into_iter().collect()
            }
            Spoil::Delete(i, n) => {
                chars.drain(i % c..(i % c + n).min(chars.len()));
                chars.into_iter().collect()
            }
        };
        if text.is_empty() {
            break;
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_notices_are_read_without_invention(
        which in 0..NOTICES.len(),
        how in proptest::collection::vec(spoil(), 1..12),
    ) {
        let text = spoiled(&notice(NOTICES[which]), &how);
        if let Ok(draft) = read(text.as_bytes())
            && let Err(invented) = no_invention(&text, &draft)
        {
            prop_assert!(false, "{}\n{}", invented, text);
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
        if let Ok(draft) = read(text.as_bytes())
            && let Err(invented) = no_invention(&text, &draft)
        {
            prop_assert!(false, "{}\n{}", invented, text);
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
