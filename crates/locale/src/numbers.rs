//! Numbers and money in print. Amounts come as whole 分, never as floating point.

use crate::{Language, Wording};

/// 分 in one 元.
const FEN_PER_YUAN: u64 = 100;
/// 分 in one 万元.
const FEN_PER_WAN: u64 = 1_000_000;
/// 分 in one million 元.
const FEN_PER_MILLION: u64 = 100_000_000;

impl Wording {
    /// A count with thousands separators: 100,000.
    pub fn count(self, number: i64) -> String {
        format!("{}{}", sign(number), grouped(number.unsigned_abs()))
    }

    /// An amount in 分 as 元, to the 分: ¥1,234,567.80.
    pub fn yuan(self, fen: i64) -> String {
        let amount = fen.unsigned_abs();
        let (whole, rest) = (amount / FEN_PER_YUAN, amount % FEN_PER_YUAN);
        format!("{}¥{}.{rest:02}", sign(fen), grouped(whole))
    }

    /// An amount in 分 in large units, rounded half up to two decimals, without idle zeros:
    /// 123.46万元 / ¥1.23 million.
    pub fn wan_yuan(self, fen: i64) -> String {
        match self.language() {
            Language::Chinese => format!("{}万元", in_units(fen, FEN_PER_WAN)),
            Language::English => {
                let amount = in_units(fen, FEN_PER_MILLION);
                let (sign, digits) = amount
                    .strip_prefix('-')
                    .map_or(("", &*amount), |d| ("-", d));
                format!("{sign}¥{digits} million")
            }
        }
    }
}

/// The Chinese numeral of 1 to 99, as headings and ordinals print it (一, 十一, 二十三); other
/// numbers in digits.
pub fn chinese_numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| {
        usize::try_from(n)
            .ok()
            .and_then(|n| DIGITS.get(n))
            .copied()
            .unwrap_or("")
    };
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

fn sign(number: i64) -> &'static str {
    if number < 0 { "-" } else { "" }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn in_units(fen: i64, unit: u64) -> String {
    let hundredth = unit / 100;
    let hundredths = (fen.unsigned_abs() + hundredth / 2) / hundredth;
    let (whole, rest) = (grouped(hundredths / 100), hundredths % 100);
    let sign = if hundredths == 0 { "" } else { sign(fen) };
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHINESE: Wording = Wording::new(Language::Chinese);
    const ENGLISH: Wording = Wording::new(Language::English);

    #[test]
    fn counts_are_grouped_by_thousands() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (100_000, "100,000"),
            (-1_234_567, "-1,234,567"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(CHINESE.count(number), expected);
        }
    }

    #[test]
    fn money_is_exact_to_the_fen() {
        for (fen, expected) in [
            (0, "¥0.00"),
            (5, "¥0.05"),
            (123_456_780, "¥1,234,567.80"),
            (-10_050, "-¥100.50"),
            (i64::MAX, "¥92,233,720,368,547,758.07"),
        ] {
            assert_eq!(CHINESE.yuan(fen), expected);
            assert_eq!(ENGLISH.yuan(fen), expected);
        }
    }

    #[test]
    fn large_amounts_are_rounded_half_up() {
        for (fen, chinese, english) in [
            (0, "0万元", "¥0 million"),
            (120_000_000, "120万元", "¥1.2 million"),
            (123_456_780, "123.46万元", "¥1.23 million"),
            (12_500_000, "12.5万元", "¥0.13 million"),
            (4_999, "0万元", "¥0 million"),
            (5_000, "0.01万元", "¥0 million"),
            (-5_000, "-0.01万元", "¥0 million"),
            (-4_999, "0万元", "¥0 million"),
            (999_999_999, "1,000万元", "¥10 million"),
            (-150_000_000, "-150万元", "-¥1.5 million"),
        ] {
            assert_eq!(CHINESE.wan_yuan(fen), chinese, "{fen}");
            assert_eq!(ENGLISH.wan_yuan(fen), english, "{fen}");
        }
        assert!(
            CHINESE
                .wan_yuan(i64::MIN)
                .starts_with("-9,223,372,036,854.78")
        );
    }

    #[test]
    fn chinese_numerals() {
        for (number, expected) in [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (19, "十九"),
            (20, "二十"),
            (23, "二十三"),
            (90, "九十"),
            (99, "九十九"),
            (0, "0"),
            (100, "100"),
        ] {
            assert_eq!(chinese_numeral(number), expected);
        }
        let all: std::collections::BTreeSet<_> = (1..=99).map(chinese_numeral).collect();
        assert_eq!(all.len(), 99);
    }

    proptest! {
        #[test]
        fn grouping_loses_no_digit(number: i64) {
            prop_assert_eq!(CHINESE.count(number).replace(',', ""), number.to_string());
        }

        #[test]
        fn yuan_loses_no_fen(fen: i64) {
            let digits: String =
                CHINESE.yuan(fen).chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
            prop_assert_eq!(digits.parse::<i128>().ok(), Some(i128::from(fen)));
        }
    }
}
