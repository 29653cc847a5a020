//! The form of a correction: an opening, what is replaced by what, a closing, and nothing beside.

use super::{Replacement, replacements, taken_apart};
use crate::{
    Refusal,
    minutes::{compare::speaks_of_deciding, section::plain},
    official_document::masking,
};

/// Sentences of the form of a correction, beside its opening and what it replaces, without their marks.
const FORM: &[&str] = &[
    "更正内容",
    "更正事项",
    "其他",
    "其他事项",
    "除上述更正外原文件其他内容不变",
    "除上述更正外其他内容不变",
    "其他内容不变",
    "其余内容不变",
    "不变",
    "请各单位对照更正按更正后的内容执行",
    "原文件继续有效与本更正一并存档",
    "特此更正",
    "特此通知",
];

/// Words with which an opening would change something itself.
const CHANGES: &[&str] = &[
    "改为",
    "变更",
    "调整",
    "修改",
    "更改",
    "更正为",
    "增加",
    "删去",
    "删除",
    "撤销",
    "取消",
    "新增",
    "牵头",
    "配合",
    "负责",
    "完成期限",
    "议定事项",
];

/// The first words of a correction that are neither of its form nor say what is replaced by what. They would bind
/// nobody, and read as if they did.
pub(super) fn beyond(body: &str) -> Option<&str> {
    let lines = body.lines().filter(|line| !line.trim().is_empty());
    for (at, line) in lines.enumerate() {
        let (found, around) = taken_apart(line);
        let (last, before) = around.split_last()?;
        if let Some(words) = before.iter().find(|words| !is_lead_in(words)) {
            return Some(words.trim());
        }
        let rest = if found.is_empty() {
            without_numeral(last)
        } else {
            last
        };
        let sentences = rest.split_inclusive(['。', '；', '！', '？', ';']);
        let mut strange = sentences.filter(|one| {
            let words = plain(one);
            let opens = at == 0 && found.is_empty() && is_opening(one);
            !(words.is_empty() || opens || FORM.contains(&words.as_str()))
        });
        if let Some(words) = strange.next() {
            return Some(words.trim());
        }
    }
    None
}

/// Whether words only lead to an original: 1., （一）, 第3段中.
fn is_lead_in(before: &str) -> bool {
    let words = plain(before);
    let words = words.trim_end_matches(['的', '中']);
    let words = words.trim_start_matches(['将', '其', '和', '及']);
    words
        .chars()
        .all(|c| c.is_ascii_digit() || "第段一二三四五六七八九十是".contains(c))
}

/// A line without the numeral of its heading: 一、, （二）, 3.
fn without_numeral(line: &str) -> &str {
    let line = line.trim().trim_start_matches('#').trim_start();
    let bare = line.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十（）()".contains(c)
    });
    match bare.strip_prefix(['、', '.', '．', ' ']) {
        Some(rest) => rest,
        None if bare.len() < line.len() && line.starts_with(['（', '(']) => bare,
        None => line,
    }
}

/// Whether a line as a whole opens a correction, and says nothing beside.
pub fn opens_correction(line: &str) -> bool {
    beyond(line).is_none()
}

/// Whether a line opens a correction: what is corrected, why, and 现更正如下.
fn is_opening(line: &str) -> bool {
    let words = line.trim().trim_end_matches(['：', ':', '。']);
    let Some(before) = ["更正如下", "予以更正如下"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
    else {
        return false;
    };
    // The title of what is corrected may hold any word.
    let untitled: String = before
        .split('《')
        .map(|part| part.split_once('》').map_or(part, |(_, rest)| rest))
        .collect();
    !CHANGES.iter().any(|word| untitled.contains(word)) && !speaks_of_deciding(&untitled)
}

/// Refuses a correction, of minutes or of another paper, that replaces words by the same.
pub fn must_change(body: &str) -> Result<(), Refusal> {
    let same = |one: &Replacement| masking::plain(one.old).trim() == masking::plain(one.new).trim();
    match replacements(body).into_iter().find(same) {
        Some(one) => Err(Refusal::CorrectionSame(one.old.to_owned())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correction_same() {
        for (old, new, changes) in [
            ("三楼会议室", "三楼会议室", false),
            ("三楼会议室", " 三楼会议室", false),
            ("〖张三〗到会", "张三到会", false),
            ("三楼会议室", "二楼会议室", true),
            ("三楼 会议室", "三楼会议室", true),
        ] {
            let refused = Err(Refusal::CorrectionSame(old.into()));
            let expected = if changes { Ok(()) } else { refused };
            let body = format!("现更正如下：\n1.原文“{old}”更正为“{new}”。");
            assert_eq!(must_change(&body), expected, "{old} {new}");
        }
        let second = "原文“甲”更正为“乙”；原文“丙”更正为“丙”。";
        assert_eq!(
            must_change(second),
            Err(Refusal::CorrectionSame("丙".into()))
        );
    }
}
