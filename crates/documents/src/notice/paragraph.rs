//! Puts the lines of a source in order: takes out page numbers and web-page furniture, sets
//! tables apart, and rejoins sentences that a page or a line end broke.

use super::names::{KIND_OF_DOCUMENT, LEADING_ROLES, ORGAN_ENDS, ROLE_LABELS};
use super::outline;
use super::passage::Passage;
use super::roster::{self, Table};
use super::source::SourceLine;
use super::unit;

/// The source, arranged.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Paragraphs in order, white space at their ends removed.
    pub(super) paragraphs: Vec<Passage>,
    pub(super) tables: Vec<Table>,
    /// Lines around the text that a web page adds; some name number and date.
    pub(super) page_lines: Vec<Passage>,
}

impl Sheet {
    /// The line to which a missing fact is reported when there is no title.
    pub(super) fn first_line(&self) -> u32 {
        self.paragraphs.first().map_or(1, Passage::line)
    }
}

/// A line of prose and how it stood.
struct Prose {
    text: Passage,
    indented: bool,
}

/// Arranges the lines.
pub(super) fn arrange(lines: &[SourceLine]) -> Sheet {
    let mut sheet = Sheet::default();
    let mut prose = Vec::new();
    let mut lines = lines
        .iter()
        .map(|l| Passage::new(&l.text, l.number))
        .peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_chars(&['#', '*']);
        if text.is_empty() || is_page_number(&text) {
            continue;
        }
        if is_page_furniture(&text) {
            sheet.page_lines.push(text);
        } else if let Some(mut table) = roster::header(&line) {
            while let Some(next) = lines.peek() {
                let blank = next.trim().is_empty() || is_page_number(&next.trim());
                if !blank && !table.take(next) {
                    break;
                }
                lines.next();
            }
            sheet.tables.push(table);
        } else {
            let indented = line.first().is_some_and(char::is_whitespace);
            prose.push(Prose { text, indented });
        }
    }
    sheet.paragraphs = rejoin(&prose);
    sheet
}

fn rejoin(lines: &[Prose]) -> Vec<Passage> {
    let long: usize = lines
        .iter()
        .map(|l| l.text.len())
        .max()
        .unwrap_or(0)
        .min(45);
    // Only where paragraphs are set off by an indent does a line without one continue.
    let indents = lines
        .iter()
        .filter(|l| l.indented && l.text.len() > 12)
        .count()
        >= 5;
    let mut paragraphs: Vec<Passage> = Vec::new();
    let mut last_len = 0;
    for line in lines {
        let wrapped = indents && !line.indented && last_len * 10 >= long * 8;
        let joins = paragraphs
            .last()
            .is_some_and(|before| continues(before, last_len, &line.text, wrapped));
        last_len = line.text.len();
        match paragraphs.last_mut() {
            Some(before) if joins => before.append(&line.text),
            _ => paragraphs.push(line.text.clone()),
        }
    }
    paragraphs
}

/// No paragraph is longer; joining without end would cost the square of the text.
const LONGEST: usize = 4_000;

/// Does `next` go on where `before` was broken off?
fn continues(before: &Passage, last_len: usize, next: &Passage, wrapped: bool) -> bool {
    let Some(end) = before.last().filter(|_| before.len() < LONGEST) else {
        return false;
    };
    let list = is_distribution(before) && matches!(end, '，' | '、');
    if list {
        return !is_imprint(next) && !is_distribution(next) && date_like(next).is_none();
    }
    if outline::mark(next).is_some() || stands_alone(next) || stands_alone(before) {
        return false;
    }
    let open = before.depth_after() > 0 && before.len() < 400;
    if matches!(end, '，' | '、') || open {
        return true;
    }
    if matches!(
        end,
        '。' | '！' | '？' | '；' | '：' | '”' | '》' | '）' | '〕'
    ) {
        return wrapped;
    }
    if is_title(before) || opens_with_label(next) || is_person_line(before) {
        return false;
    }
    let number = outline::mark(before);
    let bare = number
        .as_ref()
        .map_or_else(|| before.clone(), |m| m.strip(before));
    if bare.is_empty() {
        return true;
    }
    let punctuated = bare.has_char(&['，', '。', '；', '：', '、']);
    if before.has("关于") && !punctuated {
        return next.len() <= 40 && !next.has_char(&['，', '。', '：']);
    }
    let units = bare.len() <= 60 && unit::all_units(&bare);
    let heading = number.is_some() && (units || !punctuated && before.len() < 25);
    !heading && (punctuated || last_len >= 20)
}

/// A title: 关于 or a plan's name, without a sentence in it, ending in a kind of document.
pub(super) fn is_title(text: &Passage) -> bool {
    let bare = strip_edition(text);
    (6..=120).contains(&bare.len())
        && bare.ends_with_any(KIND_OF_DOCUMENT)
        && !bare.has_char(&['。', '，', '；', '：'])
        && outline::mark(&bare).is_none()
        && !bare.starts_with("附件")
}

/// Without a closing （试行） or （2023年修订）.
pub(super) fn strip_edition(text: &Passage) -> Passage {
    match text.rfind("（") {
        Some(at) if text.ends_with("）") && text.len() - at <= 14 => text.slice(0, at).trim(),
        _ => text.clone(),
    }
}

/// Lines that are whole by themselves: numbers, dates, signatures, labels.
fn stands_alone(text: &Passage) -> bool {
    let key = text.key();
    key.starts_with("附件")
        || is_distribution(text)
        || is_imprint(text)
        || date_like(text).is_some()
        || is_signature(text)
        || key.starts_with("（此件")
        || (key.ends_with('号') && key.contains('〔') && key.chars().count() < 30)
        || ROLE_LABELS.iter().any(|l| starts_label(&key, l))
        || (LEADING_ROLES.iter().any(|l| starts_label(&key, l)) && !key.contains('。'))
        || starts_label(&key, "成员")
        || starts_label(&key, "主任")
        || starts_label(&key, "办公室主任")
}

fn starts_label(key: &str, label: &str) -> bool {
    key.strip_prefix(label)
        .is_some_and(|rest| rest.starts_with('：'))
}

/// 抄送, 分送, 抄报, 主送.
pub(super) fn is_distribution(text: &Passage) -> bool {
    ["抄送：", "分送：", "抄报：", "主送："]
        .iter()
        .any(|l| text.key().starts_with(l))
}

/// The printing line at the end: 2023年11月29日印发.
pub(super) fn is_imprint(text: &Passage) -> bool {
    text.len() < 45 && text.key().ends_with("印发") && text.has("年")
}

/// One or more full names of organs and nothing else.
pub(super) fn is_signature(text: &Passage) -> bool {
    let words = text.words();
    !text.has_char(&['。', '，', '；', '：', '、', '《'])
        && text.len() <= 60
        && (1..=6).contains(&words.len())
        && words
            .iter()
            .all(|w| (w.len() >= 4 && w.ends_with_any(ORGAN_ENDS)) || w.key() == "文件")
        && outline::mark(text).is_none()
        && !text.has("关于")
}

/// A line that is a date and nothing else; a place in brackets or 印发 would make it longer.
pub(super) fn date_like(text: &Passage) -> Option<String> {
    let key = text.key();
    let short = key.chars().count() <= 12;
    let ends = key.ends_with('日') && key.contains('年') && key.contains('月');
    let dated = key
        .chars()
        .all(|c| c.is_ascii_digit() || "年月日〇零一二三四五六七八九十".contains(c));
    (short && ends && dated).then_some(key)
}

/// A label of a unit or role opens it: 县法院：, 牵头单位：.
fn opens_with_label(text: &Passage) -> bool {
    let label = text.find("：").filter(|at| at + 1 < text.len());
    label.is_some_and(|at| at <= 16 && !text.slice(0, at).has_char(&['，', '。', '；']))
}

/// 张三　县财政局局长: a short word, a space, a post.
fn is_person_line(text: &Passage) -> bool {
    let words = text.words();
    words.len() >= 2 && words[0].len() <= 4 && !text.has_char(&['，', '。', '；', '：'])
}

fn is_page_number(text: &Passage) -> bool {
    let key = text.key();
    let body = key.trim_matches(['-', '·', '~', '—']);
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.chars().all(|c| c.is_ascii_digit());
    if digits(body) {
        return true;
    }
    let counted = body.strip_prefix('第').and_then(|b| b.split_once('页'));
    let of = body
        .split_once('/')
        .is_some_and(|(a, b)| digits(a) && digits(b));
    of || counted.is_some_and(|(n, rest)| {
        let rest = rest.trim_start_matches(['，', '/', '、']);
        let total = rest.strip_prefix('共').and_then(|r| r.strip_suffix('页'));
        digits(n) && (rest.is_empty() || total.is_some_and(digits))
    })
}

/// What a web page sets around a text. Only short lines without a sentence count.
fn is_page_furniture(text: &Passage) -> bool {
    const LABELS: [&str; 31] = [
        "索引号",
        "信息索引",
        "发布时间",
        "发布日期",
        "发布机构",
        "发布单位",
        "信息来源",
        "来源",
        "浏览次数",
        "浏览量",
        "访问量",
        "点击数",
        "阅读次数",
        "字体",
        "字号",
        "主题分类",
        "主题词",
        "体裁分类",
        "有效性",
        "效力状态",
        "公开方式",
        "公开时限",
        "公开类别",
        "生效日期",
        "成文日期",
        "发文日期",
        "发文字号",
        "文号",
        "发文机关",
        "责任编辑",
        "标题",
    ];
    const WORDS: [&str; 21] = [
        "当前位置",
        "您的位置",
        "您现在的位置",
        "首页>",
        "打印本页",
        "打印",
        "分享到",
        "分享",
        "扫一扫",
        "上一篇",
        "下一篇",
        "相关链接",
        "相关阅读",
        "相关附件",
        "版权所有",
        "网站标识码",
        "无障碍",
        "收藏本页",
        "关闭窗口",
        "返回顶部",
        "网站地图",
    ];
    let key = text.key();
    let key = key.trim_start_matches('〔');
    if text.len() > 160 || key.contains('。') {
        return false;
    }
    let labelled = LABELS.iter().any(|l| {
        key.strip_prefix(l)
            .is_some_and(|rest| rest.starts_with(['：', '〕', '〔']))
    });
    labelled
        || WORDS.iter().any(|w| key.starts_with(w))
        || key.matches(['>', '»', '›']).count() >= 2
        || key.contains("ICP备")
        || key.contains("公网安备")
}
