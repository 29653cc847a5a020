//! Sums of money and days in a text, as figures or in Chinese numerals, so that they can be compared.

use super::section::dates;
use crate::Date;

/// A text without spaces, full-width digits and letters made plain: what is searched for words and figures.
pub(super) fn squashed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '．' => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
            }
            _ => c,
        })
        .collect()
}

/// Sums of money in a squashed text, in millionths of a yuan (12.3456万元 is exact), with the words that name
/// them.
pub(super) fn sums(text: &str) -> Vec<(u128, String)> {
    let found = figures(text).into_iter();
    let found = found.map(|(_, words, sum)| (sum, format!("{words}元")));
    found.collect()
}

/// A squashed text with each sum in one form, so that 20万元, 二十万元 and 200000元 are the same words; a sum that is
/// about or more than what it says stays as it is.
pub(super) fn valued(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (from, words, sum) in figures(text) {
        let to = from + words.len();
        if words.contains(['余', '多']) || from < at {
            continue;
        }
        out.push_str(&text[at..from]);
        // Marks are no part of compared words: a point would be lost, millionths are not.
        out.push_str(&sum.to_string());
        let unit = text[to..].chars().next().map_or(0, char::len_utf8);
        at = to + unit;
        out.push('元');
        at += text[at..].strip_prefix('整').map_or(0, |_| '整'.len_utf8());
    }
    out + &text[at..]
}

/// Sums of a squashed text: where the words begin that name one, those words without their 元, millionths of a yuan.
fn figures(text: &str) -> Vec<(usize, &str, u128)> {
    let ends = text.match_indices(['元', '圆']).map(|(at, _)| at);
    let found = ends.filter_map(|end| {
        let before = text[..end].trim_end_matches("人民币");
        let begins = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_figure(*c) || "余多近约,，".contains(*c))
            .last()
            .map_or(before.len(), |(at, _)| at);
        let words = before[begins..].trim_start_matches(['余', '多', '近', '约', ',', '，', '.']);
        let bare = words.replace(['余', '多', '近', '约', ',', '，'], "");
        Some((before.len() - words.len(), words, value(&bare)?))
    });
    found.filter(|(_, _, sum)| *sum > 0).collect()
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || digit(c).is_some() || scale(c).is_some()
}

fn digit(c: char) -> Option<u128> {
    let all = [
        "〇零",
        "一壹",
        "二贰两",
        "三叁",
        "四肆",
        "五伍",
        "六陆",
        "七柒",
        "八捌",
        "九玖",
    ];
    let at = all.iter().position(|forms| forms.contains(c))?;
    u128::try_from(at).ok()
}

fn scale(c: char) -> Option<u128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// A figure such as 95万, 120.5万 or 九十五万, in millionths.
fn value(figure: &str) -> Option<u128> {
    let (mut total, mut part, mut one): (u128, u128, Option<u128>) = (0, 0, None);
    let mut rest = figure;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() || c == '.' {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let digits = &rest[..end.unwrap_or(rest.len())];
            one = Some(millionths(digits)?);
            digits.len()
        } else {
            match (digit(c), scale(c)) {
                (Some(digit), _) => one = Some(digit * ONE),
                (_, Some(scale @ 10_000..)) => {
                    let section = part + one.take().unwrap_or(0);
                    total = if section > 0 {
                        total + section.checked_mul(scale)?
                    } else {
                        total.checked_mul(scale)?
                    };
                    part = 0;
                }
                (_, Some(scale)) => part += one.take().unwrap_or(ONE) * scale,
                _ => return None,
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    Some(total + part + one.unwrap_or(0))
}

/// What 1 is counted as.
const ONE: u128 = 1_000_000;

/// A decimal figure in millionths.
fn millionths(digits: &str) -> Option<u128> {
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let places = format!("{places:0<6}");
    let whole: u128 = match whole {
        "" => 0,
        digits if digits.len() > 18 => return None,
        digits => digits.parse().ok()?,
    };
    Some(whole * ONE + places.get(..6)?.parse::<u128>().ok()?)
}

/// A day a text names: with its year, or month and day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Day {
    year: Option<i16>,
    month: i8,
    of_month: i8,
}

impl Day {
    /// Whether it may be that date; a day without its year is any year's.
    pub fn is(self, date: Date) -> bool {
        self.year.is_none_or(|year| year == date.year())
            && (self.month, self.of_month) == (date.month(), date.day())
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self {
            year: Some(date.year()),
            month: date.month(),
            of_month: date.day(),
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year}年")?;
        }
        write!(f, "{}月{}日", self.month, self.of_month)
    }
}

/// Days of a squashed text: 2026年12月31日, 12月31日, 2026-12-31, 二〇二六年十二月三十一日.
pub(super) fn days(text: &str) -> Vec<Day> {
    let text = arabic(text);
    let mut found: Vec<Day> = dates(&text)
        .into_iter()
        .map(|(_, date)| date.into())
        .collect();
    for (at, _) in text.match_indices('月') {
        let month = tail_number(&text[..at]);
        let rest = &text[at + '月'.len_utf8()..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let day = rest[..digits].parse().ok();
        let is_day = rest[digits..].starts_with(['日', '号']);
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        if let (Some(month), Some(day), true, false) = (month, day, is_day, before.ends_with('年'))
        {
            found.push(Day {
                year: None,
                month,
                of_month: day,
            });
        }
    }
    for mark in ['-', '/', '.'] {
        let parts: Vec<&str> = text.split(mark).collect();
        for three in parts.windows(3) {
            let tail = three[0]
                .rfind(|c: char| !c.is_ascii_digit())
                .map_or(three[0], |at| {
                    let end = at + three[0][at..].chars().next().map_or(1, char::len_utf8);
                    &three[0][end..]
                });
            let head = three[2]
                .find(|c: char| !c.is_ascii_digit())
                .map_or(three[2], |at| &three[2][..at]);
            if let (4, Ok(year), Ok(month), Ok(day)) =
                (tail.len(), tail.parse(), three[1].parse(), head.parse())
            {
                found.push(Day {
                    year: Some(year),
                    month,
                    of_month: day,
                });
            }
        }
    }
    found
}

fn tail_number(text: &str) -> Option<i8> {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text[head.len()..].parse().ok()
}

/// Chinese numerals before 年, 月, 日 in figures.
fn arabic(text: &str) -> String {
    let (mut out, mut run) = (String::new(), String::new());
    for c in text.chars() {
        if digit(c).is_some() || c == '十' {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            let figure = if run.contains('十') {
                value(&run).map(|number| (number / ONE).to_string())
            } else {
                Some(
                    run.chars()
                        .filter_map(digit)
                        .map(|d| d.to_string())
                        .collect(),
                )
            };
            let dated = "年月日号".contains(c);
            out.push_str(&figure.filter(|_| dated).unwrap_or_else(|| run.clone()));
            run.clear();
        }
        out.push(c);
    }
    out + &run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_in_figures_and_in_words() {
        for (text, yuan) in [
            ("垫付95万元", vec![950_000]),
            ("垫付九十五万元", vec![950_000]),
            ("人民币950,000元整", vec![950_000]),
            ("约120.5万余元", vec![1_205_000]),
            ("一亿二千万元", vec![120_000_000]),
            ("两万元、300元", vec![20_000, 300]),
            ("单元楼、公元前", vec![]),
            ("十元", vec![10]),
        ] {
            let found: Vec<u128> = sums(&squashed(text))
                .into_iter()
                .map(|(sum, _)| sum / ONE)
                .collect();
            assert_eq!(found, yuan, "{text}");
        }
    }

    #[test]
    fn one_sum_has_one_form_and_another_has_another() {
        let form = |text: &str| valued(&squashed(text));
        for same in [
            "二十万元",
            "20.0万元",
            "200000元",
            "200,000元整",
            "贰拾万元",
        ] {
            assert_eq!(
                form(&format!("垫付{same}，年内还清")),
                form("垫付20万元，年内还清"),
                "{same}"
            );
        }
        for other in [
            "2.0万元",
            "200万元",
            "20余万元",
            "20万元多",
            "20万人",
            "20.5万元",
        ] {
            assert_ne!(form(&format!("垫付{other}")), form("垫付20万元"), "{other}");
        }
        assert_ne!(form("205万元"), form("20.5万元"));
        assert_eq!(form("单元楼、公元前"), "单元楼、公元前");
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, shown) in [
            ("于２０２６ 年12月31日前", vec!["2026年12月31日"]),
            ("12月31日前", vec!["12月31日"]),
            ("2026-12-31", vec!["2026年12月31日"]),
            ("截至2026.6.30止", vec!["2026年6月30日"]),
            ("二〇二六年十二月三十一日", vec!["2026年12月31日"]),
            ("十二月三日", vec!["12月3日"]),
            ("三个月", vec![]),
            ("议定事项1-1", vec![]),
        ] {
            let found: Vec<String> = days(&squashed(text)).iter().map(Day::to_string).collect();
            assert_eq!(found, shown, "{text}");
        }
    }
}
