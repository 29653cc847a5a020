//! Breaks a long title into lines by sense, in the shape of a trapezium or lozenge
//! (GB/T 9704-2012, 7.3.1), the same for PDF and DOCX.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Characters of size 2 (22 pt) that fit the type area of 156 mm.
const LINE_CHARS: usize = 20;
/// Titles longer than this are broken where a line is full.
const MOST_CHARS: usize = 120;
/// Lines that a first page can bear beside its head.
pub(super) const MOST_LINES: usize = 10;
/// A character's width in tenths of its height.
const WHOLE_CHARACTER: usize = 10;
/// Tenths in half a character, by which lines are compared.
const HALF: usize = 5;

/// What a line more than necessary costs, to be worth it only where sense would suffer.
const EXTRA_LINE: usize = 40;
/// What a shape costs that narrows and widens again: neither trapezium nor lozenge.
const HOLLOW: usize = 40;
/// What no line may end with, besides opening brackets.
const NOT_LAST: &str = "第各该此本为被把将向对在从由至于与和及或以";
/// What no line may begin with.
const NOT_FIRST: &str = "的了着地得等者、，。；：？！》」』”’）〕】·•・‧—–～〜／…";
/// Opening marks, which no line may end with and before which a break reads well.
const OPENING: &str = "《「『“‘（〔【";
/// Words before which a break reads well.
const STARTS: [&str; 9] = [
    "关于", "召开", "印发", "转发", "建立", "加强", "推进", "会议", "实施",
];
/// Words after which a break reads well.
const ENDS: [&str; 10] = [
    "关于",
    "印发",
    "政府",
    "法院",
    "委员会",
    "办公室",
    "机制",
    "单位",
    "公司",
    "》",
];
/// Words of this field, and endings, that stay whole, besides those of the dictionary.
const WHOLE: [&str; 36] = [
    "的通知",
    "的报告",
    "的通报",
    "的函",
    "会议纪要",
    "联席会议",
    "府院联动",
    "有限公司",
    "企业破产",
    "破产处置",
    "实施方案",
    "人民",
    "联动机制",
    "成员单位",
    "管理人",
    "投资人",
    "重整",
    "清算",
    "债权",
    "职工",
    "不动产",
    "信用修复",
    "社会保险",
    "自然资源",
    "专项",
    "经费",
    "资金",
    "管理办法",
    "工作方案",
    "情况",
    "事项",
    "问题",
    "议题",
    "意见",
    "制度",
    "信息",
];
/// The dictionary of words.
static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The title's lines. A line break written in the title is kept.
pub(crate) fn lines(title: &str) -> Vec<String> {
    let written = title.lines().map(str::trim);
    let mut lines: Vec<String> = Vec::new();
    for line in written.filter(|line| !line.is_empty()) {
        let over = lines
            .last()
            .map(|over| width(&over.chars().collect::<Vec<_>>()));
        lines.extend(broken(line, over));
    }
    lines
}

/// The lines of a title, or of what comes under a line of it that is `over` wide.
fn broken(title: &str, over: Option<usize>) -> Vec<String> {
    let chars: Vec<char> = title.chars().collect();
    if width(&chars) <= LINE {
        return vec![title.to_owned()];
    }
    if chars.len() > MOST_CHARS {
        return filled(&chars);
    }
    let fewest = width(&chars).div_ceil(LINE);
    let (_, cuts) = (fewest..=fewest + 1)
        .filter_map(|count| {
            let (cost, cuts) = best_cuts(&chars, count, over)?;
            Some((cost + (count - fewest) * EXTRA_LINE, cuts))
        })
        .min()
        .unwrap_or_default();
    if cuts.is_empty() {
        return filled(&chars);
    }
    let mut lines = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([chars.len()]) {
        lines.push(
            chars[from..cut]
                .iter()
                .collect::<String>()
                .trim()
                .to_owned(),
        );
        from = cut;
    }
    lines
}

/// Lines filled one after the other.
fn filled(chars: &[char]) -> Vec<String> {
    let mut lines = vec![Vec::new()];
    for &c in chars {
        let last = lines.len() - 1;
        if width(&lines[last]) + width(&[c]) > LINE {
            let mut next = vec![c];
            while NOT_FIRST.contains(next[0]) && lines[last].len() > LINE_CHARS / 2 {
                next.splice(0..0, lines[last].pop());
            }
            lines.push(next);
        } else {
            lines[last].push(c);
        }
    }
    lines.into_iter().map(String::from_iter).collect()
}

/// Width of a line, in tenths of a character.
const LINE: usize = LINE_CHARS * WHOLE_CHARACTER;

/// Tenths of a character: Latin letters are narrower, some more than others.
fn width(chars: &[char]) -> usize {
    let one = |c: &char| match c {
        'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 4,
        'W' | 'M' | 'm' | 'w' | '@' | '%' => WHOLE_CHARACTER,
        'A'..='Z' => 8,
        c if c.is_ascii() => 6,
        _ => WHOLE_CHARACTER,
    };
    chars.iter().map(one).sum()
}

/// The cheapest way to a place: its cost, where the line before began, and whether lines had been getting
/// shorter by then.
type Way = Option<(usize, usize, bool)>;

/// The cheapest `count - 1` cuts and their cost, or none if the lines cannot be made to fit.
fn best_cuts(chars: &[char], count: usize, over: Option<usize>) -> Option<(usize, Vec<usize>)> {
    let n = chars.len();
    let widths: Vec<usize> = (0..=n).map(|end| width(&chars[..end])).collect();
    let starts = word_starts(chars);
    let breaks: Vec<usize> = (0..=n).map(|at| cut_cost(chars, at, starts[at])).collect();
    let line = |from: usize, end: usize| widths[end] - widths[from];
    let cost = |from, end| {
        let off = line(from, end).abs_diff(widths[n] / count) / HALF;
        off * off / 8 + breaks[end]
    };
    // ways[k][end][from][fell]: on k + 1 lines, the last of them from `from` to `end`.
    let mut ways: Vec<Vec<Vec<[Way; 2]>>> = vec![vec![vec![[None; 2]; n]; n + 1]; count];
    for end in (1..=n).take_while(|&end| line(0, end) <= LINE) {
        let falls = over.is_some_and(|over| line(0, end) + HALF < over);
        ways[0][end][0][usize::from(falls)] = Some((cost(0, end), 0, false));
    }
    for k in 1..count {
        for (from, end, fell) in places(n) {
            let Some((before, ..)) = ways[k - 1][end][from][usize::from(fell)] else {
                continue;
            };
            for next in (end + 1..=n).take_while(|&next| line(end, next) <= LINE) {
                let rises = line(end, next) > line(from, end) + HALF;
                let falls = line(end, next) + HALF < line(from, end);
                let hollow = if fell && rises { HOLLOW } else { 0 };
                let way = (before + cost(end, next) + hollow, from, fell);
                let known = &mut ways[k][next][end][usize::from(fell || falls)];
                if known.is_none_or(|known| way < known) {
                    *known = Some(way);
                }
            }
        }
    }
    cheapest(&ways, n)
}

/// Every place a line can have, and whether lines before it got shorter.
fn places(n: usize) -> impl Iterator<Item = (usize, usize, bool)> {
    let lines = (1..n).flat_map(move |end| (0..end).map(move |from| (from, end)));
    lines.flat_map(|(from, end)| [(from, end, false), (from, end, true)])
}

fn cheapest(ways: &[Vec<Vec<[Way; 2]>>], n: usize) -> Option<(usize, Vec<usize>)> {
    let last = &ways[ways.len() - 1][n];
    let ends = last.iter().enumerate().flat_map(|(from, ways)| {
        let ways = ways.iter().zip([false, true]);
        ways.filter_map(move |(way, fell)| Some((way.as_ref()?.0, from, fell)))
    });
    let (cost, mut from, mut fell) = ends.min()?;
    let (mut cuts, mut end) = (Vec::new(), n);
    for k in (1..ways.len()).rev() {
        cuts.push(from);
        let (_, before, fallen) = ways[k][end][from][usize::from(fell)]?;
        (end, from, fell) = (from, before, fallen);
    }
    cuts.reverse();
    Some((cost, cuts))
}

/// Whether a word begins at each character, and at the end.
fn word_starts(chars: &[char]) -> Vec<bool> {
    let title: String = chars.iter().collect();
    let mut starts = vec![false; chars.len() + 1];
    for byte in WORDS.segment_str(&title) {
        starts[title[..byte].chars().count()] = true;
    }
    starts
}

/// What a break before `chars[at]`, where a word begins or not, costs the sense.
fn cut_cost(chars: &[char], at: usize, starts_word: bool) -> usize {
    if at == 0 || at == chars.len() {
        return 0;
    }
    let (before, after) = (chars[at - 1], chars[at]);
    let inside_latin = before.is_ascii_graphic() && after.is_ascii_graphic();
    if inside_latin
        || NOT_FIRST.contains(after)
        || NOT_LAST.contains(before)
        || OPENING.contains(before)
    {
        return 500;
    }
    let inside_date = before.is_ascii_digit() && "年月日号次".contains(after);
    if !starts_word || inside_date || WHOLE.iter().any(|word| splits(chars, at, word)) {
        return 60;
    }
    let head: String = chars[..at].iter().collect();
    let tail: String = chars[at..].iter().collect();
    let reads_well = OPENING.contains(after)
        || STARTS.iter().any(|word| tail.starts_with(word))
        || ENDS.iter().any(|word| head.ends_with(word))
        || "、，和及与的".contains(before);
    if reads_well { 0 } else { 15 }
}

fn splits(chars: &[char], at: usize, word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    (1..word.len()).any(|inside| {
        at.checked_sub(inside)
            .and_then(|from| chars.get(from..from + word.len()))
            .is_some_and(|piece| piece == word)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_break_by_sense() {
        for (title, expected) in [
            ("关于召开专题会议的通知", "关于召开专题会议的通知"),
            (
                "关于建立云溪县企业破产处置府院联动机制的实施方案",
                "关于建立云溪县企业破产处置\n府院联动机制的实施方案",
            ),
            (
                "云溪县人民政府云溪县人民法院关于召开企业破产处置府院联动机制第一次联席会议的通知",
                "云溪县人民政府云溪县人民法院\n关于召开企业破产处置府院联动机制\n第一次联席会议的通知",
            ),
            // A middle line shorter than both others would be an hourglass.
            (
                "云溪县人民政府 云溪县人民法院\n关于印发《云溪县破产专项经费管理办法》的通知",
                "云溪县人民政府 云溪县人民法院\n关于印发《云溪县破产专项\n经费管理办法》的通知",
            ),
            ("第一行\n第二行", "第一行\n第二行"),
            // Words that no list of ours holds.
            (
                "关于晋城市鑫海化工有限责任公司厂区违章建筑拆除期限顺延有关事宜的复函",
                "关于晋城市鑫海化工有限责任公司\n厂区违章建筑拆除期限顺延有关事宜的复函",
            ),
            (
                "关于报送锦峰纺织印染股份有限公司养老保险欠费清缴情况的报告",
                "关于报送锦峰纺织印染股份有限公司\n养老保险欠费清缴情况的报告",
            ),
        ] {
            assert_eq!(lines(title).join("\n"), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(title in "[关于印发府院联动机制的《》、（）会议A-Z0-9]{1,90}") {
            let lines = lines(&title);
            prop_assert_eq!(lines.concat(), title);
            for line in &lines {
                prop_assert!(width(&line.chars().collect::<Vec<_>>()) <= LINE, "{}", line);
            }
        }
    }
}
