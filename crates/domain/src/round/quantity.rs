//! Numbers that units report: counts are whole, quantities (亩, 万元, 天) have up to two decimals.

/// Units of measure, in brackets at the end of a question's label, that are not counted one by one.
const MEASURED: &[&str] = &[
    "元",
    "万元",
    "亿元",
    "天",
    "日",
    "月",
    "年",
    "亩",
    "公顷",
    "平方米",
    "吨",
    "%",
    "％",
];

/// Whether a question asks for a quantity, by the unit of measure its label ends with: 盘活土地（亩）.
pub fn is_quantity(label: &str) -> bool {
    let label = label.trim().trim_end_matches(['）', ')']);
    let unit = label.rsplit_once(['（', '(']).map(|(_, unit)| unit.trim());
    unit.is_some_and(|unit| MEASURED.contains(&unit))
}

/// A number as people type it, as it is kept: full-width digits, separators and blanks are forgiven, zeros at the
/// end of decimals dropped. None if it is none, or no whole one where things are counted.
pub fn read(label: &str, typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，'))
        .map(|c| match c {
            '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .collect();
    let number = hundredths(&plain)?;
    let (whole, part) = (number / 100, number % 100);
    match part {
        0 => Some(whole.to_string()),
        _ if !is_quantity(label) => None,
        _ if part % 10 == 0 => Some(format!("{whole}.{}", part / 10)),
        _ => Some(format!("{whole}.{part:02}")),
    }
}

/// A number with up to two decimals, in hundredths, so that it is compared without rounding.
pub fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if !digits(whole) || !(part.is_empty() || digits(part)) || part.len() > 2 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_and_quantities_have_two_decimals() {
        let (count, quantity) = ("注销登记件数", "三.5 盘活土地（亩）");
        for (label, typed, kept) in [
            (count, "12", Some("12")),
            (count, "１２", Some("12")),
            (count, "1,234,567", Some("1234567")),
            (count, "0", Some("0")),
            (count, "12.0", Some("12")),
            (count, "12.5", None),
            ("办理离婚件数（执转破）", "3.5", None),
            (quantity, "12.5", Some("12.5")),
            (quantity, "１２．５０", Some("12.5")),
            (quantity, "12.05", Some("12.05")),
            (quantity, "1,234.56", Some("1234.56")),
            (quantity, "12", Some("12")),
            (quantity, "12.345", None),
            ("审结案件平均用时（天）", "180.25", Some("180.25")),
            ("到位投资(万元)", "0.5", Some("0.5")),
            (quantity, "-1", None),
            (quantity, "+1", None),
            (quantity, ".5", None),
            (quantity, "1.2.3", None),
            (quantity, "三", None),
            (quantity, "", None),
            (quantity, "99999999999999999999", None),
        ] {
            let read = read(label, typed);
            assert_eq!(read.as_deref(), kept, "{label}: {typed}");
        }
    }
}
