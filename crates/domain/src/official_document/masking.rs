//! What the public does not read: natural persons' names the drafter marked, and by themselves telephone
//! numbers, identity numbers, bank accounts and home addresses (个人信息保护法 34; 政府信息公开条例 15).
//! Names of enterprises and of officials who sign stay.

use super::table;

/// Opens what the public does not read.
const OPEN: char = '〖';
/// Closes it.
const CLOSE: char = '〗';
/// What stands for a character that is masked.
const MASK: char = '×';

/// Words after which a home address stands.
const ADDRESSES: &[&str] = &["住址", "家庭住址", "户籍地址"];
/// Words before a telephone that is meant for the public.
const OFFICE_PHONES: &[&str] = &["联系电话", "咨询电话", "监督电话", "报名电话", "办公电话"];
/// Fewest digits of an account or an identity number.
const LONG: usize = 12;

/// The text as it is printed for its addressees: the marks are taken out, what they hold stays.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != OPEN && *c != CLOSE).collect()
}

/// The text as the public reads it: what is marked, the words named, and what is a person's by its form.
pub fn masked<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.into_iter().map(str::trim).collect();
    words.extend(marked(text));
    words.retain(|word| !word.is_empty());
    // The longest first, so that no part of a longer word is left over.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    let mut said = plain(text);
    for word in words {
        said = said.replace(&plain(word), &veiled(&plain(word)));
    }
    let by_column = table::masked_by_column(&said);
    let other = |text: &str| match table::cells(text) {
        Some(_) => text.to_owned(),
        None => line(text),
    };
    by_column.split_inclusive('\n').map(other).collect()
}

/// What the text itself marks, so that the same name is masked wherever it stands again.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split(OPEN)
        .skip(1)
        .filter_map(|rest| rest.split_once(CLOSE))
        .map(|(word, _)| word)
}

/// 张某某 as 张××: the first character stays, unless there is only one.
fn veiled(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.count()) {
        (Some(_), 0) => MASK.to_string(),
        (Some(first), rest) => std::iter::once(first)
            .chain(std::iter::repeat_n(MASK, rest))
            .collect(),
        (None, _) => String::new(),
    }
}

fn line(text: &str) -> String {
    let text = addresses(text);
    let letters: Vec<char> = text.chars().collect();
    let mut said = String::new();
    let mut place = 0;
    while place < letters.len() {
        let end = run(&letters, place);
        if end == place {
            said.push(letters[place]);
            place += 1;
            continue;
        }
        let before: String = letters[..place].iter().collect();
        let number: String = letters[place..end].iter().collect();
        said.push_str(&figures(&before, &number));
        place = end;
    }
    said
}

/// The end of a run of digits that begins here, single blanks or dashes inside it and an X at its end
/// taken along; the place itself if none begins here.
fn run(letters: &[char], from: usize) -> usize {
    if !letters[from].is_numeric() || digit(letters[from]).is_none() {
        return from;
    }
    if from > 0 && letters[from - 1].is_ascii_alphabetic() {
        // A code such as 91140502MA0KABCD2A is an enterprise's.
        return from;
    }
    let mut end = from;
    while end < letters.len() {
        if digit(letters[end]).is_some() {
            end += 1;
        } else if matches!(letters[end], ' ' | '-' | '－' | '\u{a0}')
            && letters.get(end + 1).copied().and_then(digit).is_some()
        {
            end += 2;
        } else {
            break;
        }
    }
    match letters.get(end) {
        Some('X' | 'x')
            if letters[from..end]
                .iter()
                .filter(|c| digit(**c).is_some())
                .count()
                == 17 =>
        {
            end + 1
        }
        _ => end,
    }
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// A run of digits as the public reads it.
fn figures(before: &str, number: &str) -> String {
    let digits: Vec<u32> = number.chars().filter_map(digit).collect();
    let mobile = digits.len() == 11 && digits[0] == 1 && digits[1] >= 3;
    let landline = (10..=12).contains(&digits.len()) && digits[0] == 0
        || (7..=8).contains(&digits.len()) && said_near(before, &["电话", "手机", "联系方式"]);
    let for_the_public = landline && said_near(before, OFFICE_PHONES);
    let enterprise = digits.len() == 18 && said_near(before, &["信用代码"]);
    let personal = mobile || (landline && !for_the_public) || digits.len() >= LONG && !enterprise;
    if !personal || for_the_public {
        return number.to_owned();
    }
    let mut kept = 0;
    number
        .chars()
        .map(|c| {
            kept += 1;
            if kept <= 3 { c } else { MASK }
        })
        .collect()
}

/// Whether one of the words stands shortly before.
fn said_near(before: &str, words: &[&str]) -> bool {
    let near: Vec<char> = before.chars().rev().take(12).collect();
    let near: String = near.into_iter().rev().collect();
    words.iter().any(|word| near.contains(word))
}

/// The line with what follows 住址 masked, up to the next mark of punctuation.
fn addresses(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((place, word)) = ADDRESSES
        .iter()
        .filter_map(|word| rest.find(word).map(|place| (place, *word)))
        .min_by_key(|(place, word)| (*place, std::cmp::Reverse(word.len())))
    {
        let after = place + word.len();
        said.push_str(&rest[..after]);
        rest = &rest[after..];
        let lead = rest.len() - rest.trim_start_matches(['：', ':', '为', '是', ' ']).len();
        said.push_str(&rest[..lead]);
        rest = &rest[lead..];
        let end = rest
            .find(['，', '。', '；', '、', '）', ',', ';', '\n'])
            .unwrap_or(rest.len());
        if end > 0 {
            said.extend([MASK, MASK, MASK]);
        }
        rest = &rest[end..];
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_masked_everywhere() {
        let text = "债权人〖张小三〗申报债权，职工〖李四〗未到。张小三与李四另行通知。";
        assert_eq!(
            plain(text),
            "债权人张小三申报债权，职工李四未到。张小三与李四另行通知。"
        );
        assert_eq!(
            masked(text, []),
            "债权人张××申报债权，职工李×未到。张××与李×另行通知。"
        );
        assert_eq!(masked("经办人王五到场", [" 王五 ", ""]), "经办人王×到场");
    }

    #[test]
    fn what_is_personal_by_its_form_is_masked() {
        for (text, public) in [
            ("手机13800138000。", "手机138××××××××。"),
            ("手机138-0013-8000", "手机138××××××××××"),
            ("电话：0356-2023456", "电话：035×××××××××"),
            (
                "身份证号34052419800101001X，",
                "身份证号340×××××××××××××××，",
            ),
            ("身份证140502198001010014", "身份证140×××××××××××××××"),
            ("账号6222 0200 1234 5678 901", "账号622××××××××××××××××××××"),
            (
                "账号６２２２０２００１２３４５６７８",
                "账号６２２×××××××××××××",
            ),
            ("住址：晋城市某街某号，", "住址：×××，"),
            ("其家庭住址为某村1号；另", "其家庭住址为×××；另"),
        ] {
            assert_eq!(masked(text, []), public, "{text}");
        }
    }

    #[test]
    fn what_is_public_stays() {
        for text in [
            "样张纺织有限公司（统一社会信用代码91140502MA0KABCD2A）",
            "统一社会信用代码：911405020000000000",
            "(2026)晋0502破1号，2026年3月2日，金额1234567.89元",
            "联系电话：0356-2023456",
            "报名电话0356-2023456，联系人办公室",
            "住所地晋城市城区",
            "",
        ] {
            assert_eq!(masked(text, []), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_marked_word_survives(name in "[张王李赵]{1}[一二三四五六]{1,3}", before in "[甲乙，。]{0,8}", after in "[甲乙，。]{0,8}") {
            let text = format!("{before}〖{name}〗{after}{name}{before}");
            let public = masked(&text, []);
            proptest::prop_assert!(!public.contains(&name), "{}", public);
            proptest::prop_assert!(!public.contains(OPEN) && !public.contains(CLOSE));
        }

        #[test]
        fn no_long_number_survives(number in "[1-9][0-9]{11,18}", before in "[甲乙，。]{0,8}") {
            let public = masked(&format!("{before}{number}，"), []);
            proptest::prop_assert!(!public.contains(&number), "{}", public);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}", word in ".{0,6}") {
            let _ = masked(&text, [word.as_str()]);
        }
    }
}
