//! Corrections (更正) of issued minutes: words that stand there are replaced, and the record is not.

mod form;

pub use form::{must_change, opens_correction};

use super::{
    compare::{Discrepancy, Kind, compare, says_more},
    facts::Facts,
};
use crate::{
    Refusal,
    id::UnitId,
    official_document::{Enclosed, masking},
};

/// Words of issued minutes that a correction replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Replacement<'a> {
    /// The paragraph in which the original stands, from 1, empty lines not counted; none if it is not named.
    paragraph: Option<usize>,
    old: &'a str,
    new: &'a str,
}

/// Begins the original: 原文“…”.
const OLD: &str = "原文“";
/// Stands between the original and what replaces it.
const NEW: &str = "”更正为“";

/// What a correction replaces: 原文“…”更正为“…”, with 第3段 before it where the original stands more than once.
fn replacements(body: &str) -> Vec<Replacement<'_>> {
    body.lines().flat_map(|line| taken_apart(line).0).collect()
}

/// The replacements of a line, and the words around them. Quotation marks inside the new words stand in pairs.
fn taken_apart(line: &str) -> (Vec<Replacement<'_>>, Vec<&str>) {
    let (mut found, mut around, mut rest) = (Vec::new(), Vec::new(), line);
    while let Some(start) = rest.find(OLD) {
        let (before, quoted) = (&rest[..start], &rest[start + OLD.len()..]);
        let parts = quoted.split_once(NEW).and_then(|(old, new)| {
            let end = closing(new)?;
            Some((old, &new[..end], &new[end + '”'.len_utf8()..]))
        });
        let Some((old, new, after)) = parts else {
            break;
        };
        found.push(Replacement {
            paragraph: paragraph_before(before),
            old,
            new,
        });
        around.push(before);
        rest = after;
    }
    around.push(rest);
    (found, around)
}

/// Where the quotation ends in which words stand: its mark pairs with none inside.
fn closing(words: &str) -> Option<usize> {
    let mut open = 0;
    for (at, letter) in words.char_indices() {
        match letter {
            '“' => open += 1,
            '”' if open == 0 => return Some(at),
            '”' => open -= 1,
            _ => {}
        }
    }
    None
}

/// The number in 第3段 at the end of what stands before the original.
fn paragraph_before(before: &str) -> Option<usize> {
    let before = before
        .trim_end()
        .trim_end_matches(['的', '中', '，'])
        .strip_suffix('段')?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    digits
        .ends_with('第')
        .then(|| before[digits.len()..].parse().ok())?
}

/// The lines of a text that a correction of it replaces, as they stand before it.
pub fn touched(text: &str, body: &str) -> Result<Vec<String>, Refusal> {
    let before = masking::plain(text);
    let after = corrected(text, body)?;
    let changed = before.lines().zip(after.lines());
    Ok(changed
        .filter(|(before, after)| before != after)
        .map(|(before, _)| before.to_owned())
        .collect())
}

/// The issued text with what a correction says replaced. Each original must stand there exactly once, or in
/// the paragraph that is named; what cannot be found cannot be corrected.
pub fn corrected(text: &str, body: &str) -> Result<String, Refusal> {
    let all = replacements(body);
    if all.is_empty() {
        return Err(Refusal::CorrectionUnread);
    }
    let mut lines: Vec<String> = masking::plain(text).lines().map(str::to_owned).collect();
    for one in all {
        let places: Vec<(usize, usize)> = (0..lines.len())
            .filter(|at| !lines[*at].trim().is_empty())
            .zip(1..)
            .filter(|(_, paragraph)| one.paragraph.is_none_or(|named| named == *paragraph))
            .map(|(at, _)| (at, lines[at].matches(one.old).count()))
            .filter(|(_, times)| !one.old.is_empty() && *times > 0)
            .collect();
        match places[..] {
            [(at, 1)] => lines[at] = lines[at].replace(one.old, one.new),
            [] => return Err(Refusal::CorrectionNotFound(one.old.to_owned())),
            _ => return Err(Refusal::CorrectionAmbiguous(one.old.to_owned())),
        }
    }
    Ok(lines.join("\n"))
}

/// Refuses a correction that would make the minutes say anything else than the record: a decision is amended
/// or revoked by a later decision, never by a correction. `earlier` are the corrections already issued, in
/// their order; what the text said otherwise before may stay as it was, or be mended.
pub fn must_stand(
    text: &str,
    earlier: &[String],
    body: &str,
    facts: &Facts,
) -> Result<(), Refusal> {
    if let Some(words) = form::beyond(body) {
        return Err(Refusal::CorrectionBeyond(words.to_owned()));
    }
    let mut before = masking::plain(text);
    for one in earlier {
        before = corrected(&before, one)?;
    }
    let after = corrected(&before, body)?;
    let known = compare(&before, facts);
    let is_new = |one: &&Discrepancy| {
        // Words put right are no longer those drafted; whether they say more is asked line by line.
        if one.kind == Kind::BesideRecord {
            return false;
        }
        let same = |other: &Discrepancy| {
            (other.kind, other.item, other.label, &other.written)
                == (one.kind, one.item, one.label, &one.written)
        };
        !known.iter().any(same)
    };
    let found = compare(&after, facts);
    // The words that part from the record; where the text lacks some, those of the record.
    let parts = found.iter().filter(is_new).map(|one| {
        let line = one.line.and_then(|line| usize::try_from(line).ok());
        let line = line.and_then(|line| after.lines().nth(line.checked_sub(1)?));
        line.map_or_else(|| one.recorded.clone(), |line| line.trim().to_owned())
    });
    let added = before.lines().zip(after.lines());
    let added = added.filter(|(before, after)| says_more(before, after, facts));
    let mut parts = parts.chain(added.map(|(_, after)| after.to_owned()));
    match parts.next() {
        None => Ok(()),
        Some(words) => Err(Refusal::CorrectionContradicts(words)),
    }
}

/// The title of what corrects a paper of this title, which is all that it may say.
pub fn title(corrected: &str) -> String {
    format!("关于更正《{corrected}》的通知")
}

/// Refuses a correction whose title or attachments could change what its text does not: the title is fixed but for its
/// line breaks, and nothing is attached.
pub fn must_be_bare(
    titled: &str,
    attachments: &[Enclosed],
    corrected: &str,
) -> Result<(), Refusal> {
    let letters = |text: &str| -> String {
        let text = masking::plain(text);
        text.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let expected = title(corrected);
    if letters(titled) != letters(&expected) {
        return Err(Refusal::CorrectionTitled(expected));
    }
    match attachments.first() {
        Some(one) => Err(Refusal::CorrectionEncloses(one.title.clone())),
        None => Ok(()),
    }
}

/// Refuses a correction that would leave out a unit which got the minutes.
pub fn must_reach(
    got: &[UnitId],
    reached: &[UnitId],
    name: impl Fn(UnitId) -> String,
) -> Result<(), Refusal> {
    let missing = got.iter().filter(|unit| !reached.contains(unit));
    let missing: Vec<String> = missing.map(|unit| name(*unit)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Refusal::CorrectionLeavesOut(missing.join("、")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast,
        minutes::compare::tests::{TEXT, facts},
    };

    fn body(old: &str, new: &str) -> String {
        format!("因笔误，现更正如下：\n一、更正内容\n原文“{old}”更正为“{new}”。\n二、其他\n不变。")
    }

    const MINUTES: &str = "2026年第1次专题会议纪要";
    const TITLE: &str = "关于更正《2026年第1次专题会议纪要》的通知";

    #[test]
    fn correction_titled() {
        let refused = Err(Refusal::CorrectionTitled(TITLE.into()));
        for (titled, expected) in [
            (TITLE, Ok(())),
            ("关于更正\n《2026年第1次专题会议纪要》的通知 ", Ok(())),
            (
                "关于改由区财政局牵头并更正《2026年第1次专题会议纪要》的通知",
                refused.clone(),
            ),
            ("关于更正《2026年第2次专题会议纪要》的通知", refused.clone()),
            ("", refused),
        ] {
            assert_eq!(must_be_bare(titled, &[], MINUTES), expected, "{titled}");
        }
    }

    #[test]
    fn correction_encloses() {
        for (attachments, named) in [
            (
                "附件：任务分工\n由区财政局牵头，2026年12月31日前完成。",
                Some("任务分工"),
            ),
            ("调整后的任务分工", Some("调整后的任务分工")),
            ("\n", None),
        ] {
            let outcome = must_be_bare(TITLE, &Enclosed::read(attachments), MINUTES);
            let expected = named.map_or(Ok(()), |one| Err(Refusal::CorrectionEncloses(one.into())));
            assert_eq!(outcome, expected, "{attachments}");
        }
    }

    #[test]
    fn correction_leaves_out() {
        let name = |unit| {
            if unit == cast::TAX {
                "区税务局".to_owned()
            } else {
                "区法院".to_owned()
            }
        };
        let got = [cast::COURT, cast::TAX];
        assert_eq!(
            must_reach(&got, &[cast::TAX, cast::LAND, cast::COURT], name),
            Ok(())
        );
        let left_out = Err(Refusal::CorrectionLeavesOut("区税务局".into()));
        assert_eq!(must_reach(&got, &[cast::COURT], name), left_out);
    }

    #[test]
    fn correction_unread() {
        for body in [
            "",
            "现更正如下：第二项有误。",
            "原文“甲”改为“乙”。",
            "原文“甲”更正为乙。",
        ] {
            assert_eq!(
                corrected(TEXT, body),
                Err(Refusal::CorrectionUnread),
                "{body}"
            );
        }
    }

    #[test]
    fn correction_beyond() {
        let right = body("现将会议", "兹将会议");
        let drafted = facts();
        for (from, to, stands) in [
            ("", "", true),
            ("一、更正内容\n", "", true),
            ("原文“现", "1.第1段原文“现", true),
            ("原文“现", "（一）第1段中，原文“现", true),
            (
                "因笔误",
                "2026年3月9日印发的《关于由某区税务局牵头改为同意的纪要》（城府院纪〔2026〕2号），因录入有误",
                true,
            ),
            (
                "不变。",
                "除上述更正外，原文件其他内容不变。特此更正。",
                true,
            ),
            (
                "。\n二",
                "。同时，将议定事项1-1的牵头单位改为区财政局，完成期限改为2026年12月31日。\n二",
                false,
            ),
            (
                "。\n二",
                "，同时将“某区税务局”改为“某区财政局”。\n二",
                false,
            ),
            ("不变。", "不变。由区财政局垫付95万元。", false),
            ("不变。", "议定事项1-1由区财政局牵头。", false),
            ("因笔误", "因牵头单位改为区财政局", false),
            ("因笔误", "因会议决定免除全部滞纳金", false),
            ("原文“现", "牵头单位原文“现", false),
            (
                "因笔误，现更正如下：\n",
                "因笔误，现更正如下：\n完成期限顺延一年。\n",
                false,
            ),
        ] {
            assert!(right.contains(from), "{from}");
            let body = right.replacen(from, to, 1);
            let outcome = must_stand(TEXT, &[], &body, &drafted);
            assert_eq!(outcome.is_ok(), stands, "{to}: {outcome:?}");
            if !stands {
                let beyond = matches!(outcome, Err(Refusal::CorrectionBeyond(_)));
                assert!(beyond, "{to}: {outcome:?}");
            }
        }
    }

    #[test]
    fn a_correction_adds_nothing() {
        for (old, new, stands) in [
            ("提请协调的情况", "提请协调的有关情况", true),
            (
                "提请协调的情况。",
                "提请协调的情况。企业应于下月底前搬离。",
                false,
            ),
            (
                "提请协调的情况。",
                "提请协调的情况，企业应于下月底前搬离。",
                false,
            ),
            (
                "以换发权证为办结标准。",
                "以换发权证为办结标准。企业应于下月底前搬离。",
                false,
            ),
            ("提请协调的情况", "免除滞纳金的请求", false),
        ] {
            let drafted = Facts {
                drafted: Some(TEXT.into()),
                ..facts()
            };
            let outcome = must_stand(TEXT, &[], &body(old, new), &drafted);
            assert_eq!(outcome.is_ok(), stands, "{new}: {outcome:?}");
        }
    }

    #[test]
    fn correction_not_found() {
        let body = body("根本没有的原文", "别的");
        let outcome = must_stand(TEXT, &[], &body, &facts());
        assert_eq!(
            outcome,
            Err(Refusal::CorrectionNotFound("根本没有的原文".into()))
        );
    }

    #[test]
    fn correction_ambiguous() {
        let outcome = must_stand(TEXT, &[], &body("某区税务局", "某区财政局"), &facts());
        assert_eq!(
            outcome,
            Err(Refusal::CorrectionAmbiguous("某区税务局".into()))
        );
    }

    #[test]
    fn correction_contradicts() {
        let outcome = must_stand(TEXT, &[], &body("2026年4月1日", "2026年6月1日"), &facts());
        let Err(Refusal::CorrectionContradicts(words)) = outcome else {
            panic!("{outcome:?}");
        };
        assert!(!words.is_empty(), "it says which words");
    }

    #[test]
    fn what_is_corrected_stands_in_the_issued_text_once() {
        let at = |paragraph: &str, old: &str| {
            let body = body(old, "二层会议室").replace("原文", &format!("{paragraph}原文"));
            corrected(TEXT, &body).map(|text| text.matches("二层会议室").count())
        };
        assert_eq!(at("", "三楼会议室"), Ok(1));
        let missing = "根本没有的原文";
        assert_eq!(
            at("", missing),
            Err(Refusal::CorrectionNotFound(missing.into()))
        );
        assert_eq!(
            at("", "议定事项"),
            Err(Refusal::CorrectionAmbiguous("议定事项".into()))
        );
        assert_eq!(at("第5段", "议定事项"), Ok(1));
        assert_eq!(
            at("第2段中", "议定事项"),
            Err(Refusal::CorrectionNotFound("议定事项".into()))
        );
        assert_eq!(
            at("第99段", "三楼会议室"),
            Err(Refusal::CorrectionNotFound("三楼会议室".into()))
        );
        assert_eq!(at("", ""), Err(Refusal::CorrectionNotFound(String::new())));
        assert_eq!(
            corrected(TEXT, "现更正如下：第二项有误。"),
            Err(Refusal::CorrectionUnread)
        );
        let two = "原文“三楼会议室”更正为“二层“会议室””；原文“现将”更正为“兹将”。";
        let text = corrected(TEXT, two).unwrap();
        assert!(
            text.contains("二层“会议室”召开") && text.contains("兹将会议"),
            "{text}"
        );
    }

    #[test]
    fn a_correction_changes_nothing_that_is_recorded() {
        for (old, new, stands) in [
            (
                "听取了某区税务局提请协调的情况",
                "听取了某区税务局提请协调的有关情况",
                true,
            ),
            ("核销重整前滞纳金", "核销全部滞纳金", false),
            ("2026年4月1日", "2026年6月1日", false),
            ("由某区税务局牵头", "由某区人民法院牵头", false),
            ("暂缓审议", "会议同意", false),
            ("金额尚待核对", "没有意见", false),
            ("区法院三楼会议室", "区法院二楼会议室", false),
            ("因时间关系未及审议", "会议决定由区财政局垫付95万元", false),
        ] {
            let outcome = must_stand(TEXT, &[], &body(old, new), &facts());
            assert_eq!(outcome.is_ok(), stands, "{old} → {new}: {outcome:?}");
            if !stands {
                assert!(
                    matches!(outcome, Err(Refusal::CorrectionContradicts(_))),
                    "{outcome:?}"
                );
            }
        }
        // What was issued wrong is mended towards the record.
        let wrong = TEXT.replace("区法院三楼会议室", "区法院二楼会议室");
        let mends = body("区法院二楼会议室", "区法院三楼会议室");
        assert_eq!(must_stand(&wrong, &[], &mends, &facts()), Ok(()));
        // A second correction reads the text as the first left it.
        let again = must_stand(&wrong, std::slice::from_ref(&mends), &mends, &facts());
        assert_eq!(
            again,
            Err(Refusal::CorrectionNotFound("区法院二楼会议室".into()))
        );
    }
}
