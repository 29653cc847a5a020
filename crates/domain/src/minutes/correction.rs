//! Corrections (更正) of issued minutes: words that stand there are replaced, and the record is not.

use super::{
    compare::{Discrepancy, compare},
    facts::Facts,
};
use crate::{Refusal, id::UnitId, meeting::count, official_document::masking};

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
    let mut found = Vec::new();
    for line in body.lines() {
        let starts: Vec<usize> = line.match_indices(OLD).map(|(at, _)| at).collect();
        for (n, start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(line.len());
            let rest = &line[start + OLD.len()..end];
            let parts = rest
                .split_once(NEW)
                .and_then(|(old, new)| Some((old, new.rsplit_once('”')?.0)));
            if let Some((old, new)) = parts {
                let paragraph = paragraph_before(&line[..*start]);
                found.push(Replacement {
                    paragraph,
                    old,
                    new,
                });
            }
        }
    }
    found
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
    let mut before = masking::plain(text);
    for one in earlier {
        before = corrected(&before, one)?;
    }
    let after = corrected(&before, body)?;
    let known = compare(&before, facts);
    let is_new = |one: &&Discrepancy| {
        let same = |other: &Discrepancy| {
            (other.kind, other.item, other.label, &other.written)
                == (one.kind, one.item, one.label, &one.written)
        };
        !known.iter().any(same)
    };
    match compare(&after, facts).iter().filter(is_new).count() {
        0 => Ok(()),
        many => Err(Refusal::CorrectionContradicts(count(many))),
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
        assert!(
            matches!(outcome, Err(Refusal::CorrectionContradicts(_))),
            "{outcome:?}"
        );
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
