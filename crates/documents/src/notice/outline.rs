//! The numbering of a text: 一、（一）1.（1）① 一是 第一条, and the clause id it gives a place.

use super::passage::Passage;
use super::{Doubt, Warning};

/// Kinds of number, from the outermost inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Chapter,
    Article,
    Chinese,
    ChineseInBrackets,
    Digit,
    DigitInBrackets,
    Circled,
    Is,
}

/// A number at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) level: Level,
    /// As it enters a clause id: `三`, `（一）`, `7`, `第五条`.
    pub(super) label: String,
    ordinal: u32,
    /// Characters it takes, punctuation included.
    len: usize,
}

/// What a section is about, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Goals,
    Organs,
    OfficeDuties,
    Duties,
    Meetings,
    Requirements,
    Other,
}

/// One paragraph in its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Without its number.
    pub(super) text: Passage,
    /// With its number.
    pub(super) whole: Passage,
    pub(super) level: Option<Level>,
    /// `三.7`; for an unnumbered paragraph that of the clause it belongs to.
    pub(super) clause: String,
    /// What the nearest heading above says it is about; a heading has its own topic.
    pub(super) topic: Option<Topic>,
    /// A heading of a section with a known topic.
    pub(super) heading: bool,
}

impl Mark {
    /// The paragraph without this number.
    pub(super) fn strip(&self, whole: &Passage) -> Passage {
        whole.from(self.len).trim()
    }
}

const CHINESE: &str = "〇一二三四五六七八九十百零";

/// The number at the start of a paragraph, if there is one.
pub(super) fn mark(text: &Passage) -> Option<Mark> {
    let run = |from: usize, ok: &dyn Fn(char) -> bool| {
        (from..text.len())
            .take_while(|i| text.at(*i).is_some_and(ok))
            .count()
    };
    let chinese = |c: char| CHINESE.contains(c);
    let made = |level, from: usize, n: usize, len| {
        let digits = text.slice(from, from + n).folded();
        let ordinal = count(&digits)?;
        let label = match level {
            Level::Chapter | Level::Article | Level::ChineseInBrackets | Level::DigitInBrackets => {
                text.slice(0, len).key()
            }
            _ => digits,
        };
        Some(Mark {
            level,
            label,
            ordinal,
            len,
        })
    };
    match text.first()? {
        '第' => {
            let n = run(1, &|c| chinese(c) || c.is_ascii_digit());
            let level = match text.at(1 + n)? {
                '章' => Level::Chapter,
                '条' => Level::Article,
                _ => return None,
            };
            (n > 0).then(|| made(level, 1, n, n + 2)).flatten()
        }
        '（' => {
            let n = run(1, &chinese);
            let d = run(1, &|c| c.is_ascii_digit());
            let closed = |n: usize| text.at(1 + n) == Some('）');
            if n > 0 && closed(n) {
                made(Level::ChineseInBrackets, 1, n, n + 2)
            } else if (1..=2).contains(&d) && closed(d) {
                made(Level::DigitInBrackets, 1, d, d + 2)
            } else {
                None
            }
        }
        c if chinese(c) => {
            let n = run(0, &chinese);
            match text.at(n)? {
                '、' | '.' => made(Level::Chinese, 0, n, n + 1),
                '是' if n == 1 => made(Level::Is, 0, n, n + 1),
                _ => None,
            }
        }
        c if c.is_ascii_digit() => {
            let n = run(0, &|c| c.is_ascii_digit());
            let stop = matches!(text.at(n)?, '.' | '、');
            let decimal = text.at(n + 1).is_some_and(|c| c.is_ascii_digit());
            if n > 2 || decimal {
                None
            } else if stop {
                made(Level::Digit, 0, n, n + 1)
            } else if text.at(n)? == '）' {
                made(Level::DigitInBrackets, 0, n, n + 1)
            } else {
                None
            }
        }
        c @ '①'..='⑳' => Some(Mark {
            level: Level::Circled,
            label: c.to_string(),
            ordinal: u32::from(c) - u32::from('①') + 1,
            len: 1,
        }),
        _ => None,
    }
}

/// A number in Chinese or ASCII digits, below one thousand.
pub(super) fn count(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 5 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut total, mut digit) = (0, None);
    for c in text.chars() {
        match c {
            '十' => total += digit.take().unwrap_or(1) * 10,
            '百' => total += digit.take().unwrap_or(1) * 100,
            '两' | '二' => digit = Some(2),
            _ => {
                let at = "〇一二三四五六七八九".chars().position(|d| d == c);
                digit = Some(if c == '零' {
                    0
                } else {
                    u32::try_from(at?).ok()?
                });
            }
        }
    }
    Some(total + digit.unwrap_or(0))
}

/// An open clause on the path to the present paragraph.
struct Open {
    mark: Mark,
    topic: Option<Topic>,
}

/// Numbers the paragraphs of a text, and warns where a number is skipped.
pub(super) fn number(paragraphs: &[Passage], warnings: &mut Vec<Warning>) -> Vec<Node> {
    let mut path: Vec<Open> = Vec::new();
    let mut loose: Option<Topic> = None;
    let mut article: Option<Mark> = None;
    let mut nodes = Vec::new();
    for whole in paragraphs {
        let mark = mark(whole);
        let text = mark
            .as_ref()
            .map_or_else(|| whole.clone(), |m| m.strip(whole));
        let loose_now = loose;
        let above = |path: &[Open]| path.iter().rev().find_map(|o| o.topic).or(loose_now);
        if let Some(mark) = mark {
            let open = path
                .iter()
                .find(|o| o.mark.level == mark.level)
                .map(|o| o.mark.clone());
            // Articles are counted through all chapters.
            let articles = mark.level == Level::Article;
            let before = if articles {
                article.replace(mark.clone())
            } else {
                open
            };
            warn_if_skipped(before.as_ref(), &mark, whole.line(), warnings);
            path.retain(|o| o.mark.level < mark.level);
            let inherited = above(&path);
            let topic = heading_topic(&text, inherited);
            path.push(Open {
                mark: mark.clone(),
                topic,
            });
            let heading = topic.is_some();
            let topic = topic.or(inherited);
            if text.is_empty() {
                let number = whole.text();
                warnings.push(Warning::new(whole.line(), Doubt::NumberAlone { number }));
                continue;
            }
            let level = Some(mark.level);
            nodes.push(Node {
                text,
                whole: whole.clone(),
                level,
                clause: clause(&path),
                topic,
                heading,
            });
        } else {
            // Where sections have headings without numbers, such a heading ends the numbers above.
            let bare = path.is_empty() || loose.is_some();
            let own = if bare {
                heading_topic(&text, None)
            } else {
                None
            };
            if own.is_some() {
                path.clear();
                loose = own;
            }
            let topic = own.or_else(|| above(&path));
            let (level, heading) = (None, own.is_some());
            nodes.push(Node {
                text,
                whole: whole.clone(),
                level,
                clause: clause(&path),
                topic,
                heading,
            });
        }
    }
    nodes
}

fn clause(path: &[Open]) -> String {
    let articles = path
        .iter()
        .position(|o| o.mark.level == Level::Article)
        .unwrap_or(0);
    path[articles..]
        .iter()
        .map(|o| o.mark.label.as_str())
        .collect::<Vec<_>>()
        .join(".")
}

fn warn_if_skipped(before: Option<&Mark>, now: &Mark, line: u32, warnings: &mut Vec<Warning>) {
    let expected = before.map_or(1, |b| b.ordinal + 1);
    if now.ordinal != expected && now.ordinal != 1 {
        let label = |m: &Mark| m.label.clone();
        let before = before.map_or_else(|| "（开头）".to_owned(), label);
        let doubt = Doubt::NumberSkipped {
            before,
            found: label(now),
        };
        warnings.push(Warning::new(line, doubt));
    }
}

/// What a heading announces. Only a short line without a sentence is a heading.
fn heading_topic(text: &Passage, above: Option<Topic>) -> Option<Topic> {
    let text = &text.trim_chars(&['：']);
    if text.len() > 24 || text.is_empty() || text.has_char(&['。', '，', '；', '：', '、']) {
        return None;
    }
    let has = |words: &[&str]| text.has_any(words);
    let topic = if has(&["指导思想", "基本原则", "工作原则", "附则", "总则"]) {
        Topic::Other
    } else if has(&["目标", "总体要求", "工作宗旨"]) {
        Topic::Goals
    } else if above == Some(Topic::Requirements) {
        return None;
    } else if has(&[
        "要求",
        "保障措施",
        "组织保障",
        "工作保障",
        "保障机制",
        "纪律",
    ]) {
        Topic::Requirements
    } else if has(&["办公室"]) && has(&["职责", "任务"]) {
        Topic::OfficeDuties
    } else if has(&["单位职责", "部门职责", "分工"]) {
        Topic::Duties
    } else if has(&["联席会议", "领导小组", "召集人", "组长"]) && has(&["职责"]) {
        Topic::Other
    } else if has(&[
        "职责",
        "任务",
        "重点工作",
        "工作内容",
        "主要内容",
        "具体事项",
        "工作事项",
    ]) {
        Topic::Duties
    } else if has(&["组织", "机构", "架构", "组成", "成员"]) {
        Topic::Organs
    } else if has(&[
        "运行",
        "会议",
        "议事",
        "工作机制",
        "工作规则",
        "工作制度",
        "工作程序",
    ]) {
        Topic::Meetings
    } else {
        return None;
    };
    Some(topic)
}
