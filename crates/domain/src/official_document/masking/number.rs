//! Numbers and other strings by which a person is reached or known, told by the word before them, by their
//! form, and by the unit after them: amounts, areas, years, enterprises' codes and service telephones stay.

use super::MASK;

/// What a word says the string after it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A telephone.
    Phone,
    /// A name in a chat.
    Chat,
    /// A travel document, or another document of a person.
    Document,
    /// A bank account.
    Account,
    /// Something that everybody is to read.
    Everybody,
    /// A sum.
    Sum,
}

/// Words that tell what follows. The nearest before a string counts; of two that end together, the longer.
const LABELS: &[(&str, Says)] = &[
    ("电话", Says::Phone),
    ("手机", Says::Phone),
    ("座机", Says::Phone),
    ("传真", Says::Phone),
    ("联系方式", Says::Phone),
    ("tel", Says::Phone),
    ("微信", Says::Chat),
    ("微信号", Says::Chat),
    ("qq", Says::Chat),
    ("wechat", Says::Chat),
    ("护照", Says::Document),
    ("护照号", Says::Document),
    ("护照号码", Says::Document),
    ("通行证", Says::Document),
    ("居留证", Says::Document),
    ("军官证", Says::Document),
    ("身份证", Says::Document),
    ("账号", Says::Account),
    ("帐号", Says::Account),
    ("卡号", Says::Account),
    ("账户", Says::Account),
    ("咨询电话", Says::Everybody),
    ("监督电话", Says::Everybody),
    ("举报电话", Says::Everybody),
    ("报名电话", Says::Everybody),
    ("申报电话", Says::Everybody),
    ("办公电话", Says::Everybody),
    ("报名邮箱", Says::Everybody),
    ("申报邮箱", Says::Everybody),
    ("咨询邮箱", Says::Everybody),
    ("举报邮箱", Says::Everybody),
    ("公众号", Says::Everybody),
    ("信用代码", Says::Everybody),
    ("注册号", Says::Everybody),
    ("识别号", Says::Everybody),
    ("机构代码", Says::Everybody),
    ("金额", Says::Sum),
    ("人民币", Says::Sum),
    ("价款", Says::Sum),
    ("总额", Says::Sum),
    ("¥", Says::Sum),
];

/// Units after a number: what they count is no person's.
const UNITS: &[&str] = &[
    "元",
    "万",
    "亿",
    "美元",
    "港元",
    "欧元",
    "日元",
    "平方米",
    "平米",
    "㎡",
    "亩",
    "公顷",
    "公里",
    "米",
    "吨",
    "千克",
    "公斤",
    "股",
    "年",
    "%",
];

/// What is masked: after which word (none: wherever it stands), of which form, and how many of its
/// characters stay.
struct Rule {
    after: Option<Says>,
    form: fn(&str) -> bool,
    stay: usize,
}

/// The first rule that fits a string counts.
const RULES: &[Rule] = &[
    // A mobile telephone, with or without +86.
    Rule {
        after: None,
        form: mobile,
        stay: 3,
    },
    // A landline with its area code.
    Rule {
        after: None,
        form: landline,
        stay: 3,
    },
    // An identity number or a bank account.
    Rule {
        after: None,
        form: |said| digits(said) && said.len() >= 12 || identity(said),
        stay: 3,
    },
    Rule {
        after: Some(Says::Phone),
        form: |said| digits(said) && matches!(said.len(), 7 | 8),
        stay: 3,
    },
    Rule {
        after: Some(Says::Account),
        form: |said| digits(said) && said.len() >= 8,
        stay: 3,
    },
    Rule {
        after: Some(Says::Chat),
        form: |said| said.len() >= 5,
        stay: 1,
    },
    Rule {
        after: Some(Says::Document),
        form: |said| said.len() >= 7 && !identity(said),
        stay: 1,
    },
];

fn digits(said: &str) -> bool {
    said.bytes().all(|c| c.is_ascii_digit())
}

fn mobile(said: &str) -> bool {
    let own = said
        .strip_prefix("86")
        .filter(|own| own.len() == 11)
        .unwrap_or(said);
    digits(own) && own.len() == 11 && own.starts_with('1') && own.as_bytes()[1] >= b'3'
}

fn landline(said: &str) -> bool {
    digits(said) && (10..=12).contains(&said.len()) && said.starts_with('0')
}

fn identity(said: &str) -> bool {
    said.len() == 18
        && digits(&said[..17])
        && matches!(said.as_bytes()[17], b'0'..=b'9' | b'X' | b'x')
}

/// The text with these strings masked, each character by one.
pub(super) fn masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let narrow: Vec<char> = letters.iter().copied().map(narrow).collect();
    let mut said = String::new();
    let (mut place, mut last) = (0, None);
    while place < letters.len() {
        let end = end(&narrow, place);
        if end == place {
            said.push(letters[place]);
            place += 1;
            continue;
        }
        let label = listed(&narrow, last, place).or_else(|| label(&narrow[..place]));
        let stay = stays(&narrow, (place, end), label);
        veil(&mut said, &letters[place..end], stay);
        last = label.map(|label| (end, label));
        place = end;
    }
    said
}

/// Full-width letters and the dashes and blanks of every kind as plain ones, so that each rule stands once.
fn narrow(c: char) -> char {
    match c {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '（'
        | '）'
        | '＠'
        | '．'
        | '＿'
        | '％'
        | '＋' => char::from_u32(u32::from(c) - 0xfee0)
            .unwrap_or(c)
            .to_ascii_lowercase(),
        '－' | '–' | '—' | '‑' | '―' => '-',
        '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{2009}' | '\t' => ' ',
        '￥' => '¥',
        c => c.to_ascii_lowercase(),
    }
}

/// The end of a string that begins here: a plate, an e-mail, a number or a word; the place itself if none.
fn end(letters: &[char], from: usize) -> usize {
    let joined =
        from > 0 && letters[from - 1].is_ascii_alphanumeric() && !ends_label(&letters[..from]);
    plate(letters, from)
        .or_else(|| (!joined).then(|| mail(letters, from)).flatten())
        .or_else(|| (!joined).then(|| number(letters, from)).flatten())
        .or_else(|| (!joined && !begins_label(&letters[from..])).then(|| word(letters, from)))
        .unwrap_or(from)
}

/// Whether these letters end with a label in Latin letters: `Tel13800138000`.
fn ends_label(before: &[char]) -> bool {
    latin().any(|label| before.ends_with(&label))
}

fn begins_label(rest: &[char]) -> bool {
    latin().any(|label| {
        rest.starts_with(&label) && !rest.get(label.len()).is_some_and(char::is_ascii_alphabetic)
    })
}

fn latin() -> impl Iterator<Item = Vec<char>> {
    let labels = LABELS.iter().filter(|(word, _)| word.is_ascii());
    labels.map(|(word, _)| word.chars().collect())
}

/// A plate: the province, a letter, five or six letters and figures (eight in all for new energy), a dot
/// or blank between allowed; of a trailer, four and 挂.
fn plate(letters: &[char], from: usize) -> Option<usize> {
    let province =
        "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".contains(letters[from]);
    let lettered = letters.get(from + 1).is_some_and(char::is_ascii_alphabetic);
    if !province || !lettered {
        return None;
    }
    let rest = &letters[from + 2..];
    let gap = usize::from(
        rest.first()
            .is_some_and(|c| matches!(c, ' ' | '·' | '•' | '-')),
    );
    let own = rest[gap..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .count();
    let figures = rest[gap..gap + own]
        .iter()
        .filter(|c| c.is_ascii_digit())
        .count();
    let ends = matches!(own, 5 | 6)
        || own == 4 && rest.get(gap + 4).is_some_and(|c| "挂学警".contains(*c));
    (ends && figures >= 2).then_some(from + 2 + gap + own)
}

/// An e-mail as far as its @: whose it is.
fn mail(letters: &[char], from: usize) -> Option<usize> {
    let of_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let own = letters[from..].iter().take_while(|c| of_name(c)).count();
    let house = letters
        .get(from + own + 1)
        .is_some_and(char::is_ascii_alphanumeric);
    (own > 0 && letters.get(from + own) == Some(&'@') && house).then_some(from + own)
}

/// A number: figures with blanks or dashes inside, an area code in brackets before them, an X at the end of
/// an identity number. A date written 2026-03-02 stands for itself.
fn number(letters: &[char], from: usize) -> Option<usize> {
    let figure = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let bracketed = letters[from] == '(' && (figure(from + 1) && letters[from + 1] == '0');
    let mut end = if bracketed {
        let code = letters[from + 1..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let closed = matches!(code, 3 | 4) && letters.get(from + 1 + code) == Some(&')');
        let after = from + 2 + code;
        let gap = letters
            .get(after..)?
            .iter()
            .take_while(|c| matches!(c, ' ' | '-'))
            .count();
        (closed && figure(after + gap)).then_some(after + gap)?
    } else {
        from
    };
    if !bracketed && date(&letters[from..]) {
        return Some(from + DATE.len());
    }
    if !figure(end) {
        return None;
    }
    loop {
        end += letters[end..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let gap = letters[end..]
            .iter()
            .take(3)
            .take_while(|c| matches!(c, ' ' | '-'))
            .count();
        if gap == 0 || !figure(end + gap) || date(&letters[end + gap..]) {
            break;
        }
        end += gap;
    }
    let figures = letters[from..end]
        .iter()
        .filter(|c| c.is_ascii_digit())
        .count();
    let checked = figures == 17 && letters.get(end) == Some(&'x');
    let lettered = letters.get(end).is_some_and(char::is_ascii_alphabetic) && !checked;
    // A code such as 91140502MA0KABCD2A is a word.
    (!lettered).then_some(end + usize::from(checked))
}

/// The form of a date in figures.
const DATE: &str = "dddd-dd-dd";

fn date(letters: &[char]) -> bool {
    let fits = |(form, c): (char, &char)| match form {
        'd' => c.is_ascii_digit(),
        form => form == *c,
    };
    letters.len() >= DATE.len()
        && DATE.chars().zip(letters).all(fits)
        && !letters.get(DATE.len()).is_some_and(char::is_ascii_digit)
}

/// The end of a word of Latin letters and figures.
fn word(letters: &[char], from: usize) -> usize {
    let of_word = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !letters[from].is_ascii_alphanumeric() {
        return from;
    }
    from + letters[from..].iter().take_while(|c| of_word(c)).count()
}

/// What the nearest word before says, in the same clause and within sixteen characters; a line may end
/// between them.
fn label(before: &[char]) -> Option<Says> {
    let told = before
        .iter()
        .rev()
        .skip_while(|c| matches!(c, ' ' | '\n' | '：' | ':' | '为' | '是'));
    let near: Vec<char> = told
        .take(16)
        .take_while(|c| !"，。；,;\n".contains(**c))
        .copied()
        .collect();
    let near: String = near.into_iter().rev().collect();
    LABELS
        .iter()
        .filter_map(|(word, says)| {
            near.rfind(word)
                .map(|at| ((at + word.len(), word.len()), *says))
        })
        .max_by_key(|(nearest, _)| *nearest)
        .map(|(_, says)| says)
}

/// What the string before said, where this one only goes on with its list: 电话2345678、2345679.
fn listed(letters: &[char], last: Option<(usize, Says)>, place: usize) -> Option<Says> {
    let (end, says) = last?;
    letters[end..place]
        .iter()
        .all(|c| "，、,/或和及 ".contains(*c))
        .then_some(says)
}

/// How many characters of the string stay; none if all do.
fn stays(letters: &[char], (from, end): (usize, usize), says: Option<Says>) -> Option<usize> {
    if letters.get(end) == Some(&'@') {
        // A box of one letter is the letter: nothing of it stays.
        let longer = letters[from..end]
            .iter()
            .filter(|c| !is_between(**c))
            .count()
            > 1;
        return (says != Some(Says::Everybody)).then_some(usize::from(longer));
    }
    if date(&letters[from..end]) {
        return None;
    }
    if !letters[from].is_ascii() {
        return Some(2);
    }
    let said: String = letters[from..end]
        .iter()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect();
    let rest: String = letters[end..].iter().take(24).collect();
    let rest = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '余' | '多')
    });
    let counted = UNITS.iter().any(|unit| rest.starts_with(unit))
        || says == Some(Says::Sum) && !mobile(&said);
    let everybody = says == Some(Says::Everybody) && !mobile(&said);
    if counted || everybody {
        return None;
    }
    let fits = |rule: &&Rule| (rule.after.is_none() || rule.after == says) && (rule.form)(&said);
    RULES.iter().find(fits).map(|rule| rule.stay)
}

/// Whether a character only parts those that are masked.
fn is_between(letter: char) -> bool {
    matches!(letter, '(' | ')' | ' ' | '-' | '·' | '•')
}

/// Writes a string with all but its first characters masked; brackets, blanks and dashes stay.
fn veil(said: &mut String, string: &[char], stay: Option<usize>) {
    let mut seen = 0;
    for c in string {
        let between = is_between(narrow(*c));
        seen += usize::from(!between);
        let stays = between || stay.is_none_or(|stay| seen <= stay);
        said.push(if stays { *c } else { MASK });
    }
}
