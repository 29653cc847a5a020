//! Names and telephones as people write them.

/// The figures a telephone has: a landline without its area code, up to one with the country's.
const FIGURES: std::ops::RangeInclusive<usize> = 7..=15;
/// The figures of a service everybody may call: 12345, 12368.
const SERVICE: usize = 5;
/// The most figures of an extension.
const EXTENSION: usize = 6;

/// A person's name as it is kept: 张 三 and 张　三 are 张三, while John Smith keeps his blank.
pub fn person_name(written: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    let mut name = String::new();
    for word in words {
        let parted = name.ends_with(is_narrow) && word.starts_with(is_narrow);
        if parted {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// A letter of a script that parts words by blanks.
fn is_narrow(letter: char) -> bool {
    letter < '\u{2e80}'
}

/// A telephone or postcode in half width, as papers print figures, with a plain hyphen: ０３５６－２０２３４５６ is
/// 0356-2023456.
pub fn half_width(written: &str) -> String {
    let half = |letter| match letter {
        '－' | '–' | '—' => '-',
        '０'..='９' | '＋' | '（' | '）' => {
            char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
        }
        '\u{3000}' => ' ',
        _ => letter,
    };
    written.chars().map(half).collect()
}

/// Whether somebody can be called there: one number or several (0356-2023456转8001、13800138000), each of seven figures
/// or more, or of a service's five.
pub fn is_telephone(written: &str) -> bool {
    written
        .split(['、', '，', ',', '；', ';', '/'])
        .all(is_number)
}

fn is_number(written: &str) -> bool {
    let (number, extension) = ["转", "分机"]
        .iter()
        .find_map(|word| written.split_once(word))
        .unwrap_or((written, "0"));
    let figures = figures(number).filter(|n| *n == SERVICE || FIGURES.contains(n));
    let own = figures_of_extension(extension);
    figures.is_some() && own.is_some_and(|n| (1..=EXTENSION).contains(&n))
}

fn figures_of_extension(written: &str) -> Option<usize> {
    figures(written.trim_start_matches('接'))
}

/// How many figures there are; none if anything stands among them that no number is written with.
fn figures(written: &str) -> Option<usize> {
    let mut count = 0;
    for letter in written.chars() {
        match letter {
            '0'..='9' | '０'..='９' => count += 1,
            '-' | '－' | '–' | '—' | '+' | '＋' | '(' | ')' | '（' | '）' => {}
            blank if blank.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_in_half_width() {
        for (written, printed) in [
            ("０３５６－２０２３４５６转８００１", "0356-2023456转8001"),
            ("（0356）2023456", "(0356)2023456"),
            ("0356—2023456", "0356-2023456"),
            ("０４８０００", "048000"),
            ("138　0013　8000", "138 0013 8000"),
            ("13800138000、12345", "13800138000、12345"),
        ] {
            assert_eq!(half_width(written), printed);
        }
    }

    #[test]
    fn a_name_is_the_same_with_and_without_blanks() {
        for (written, name) in [
            ("张三", "张三"),
            ("张 三", "张三"),
            ("张　三", "张三"),
            (" 张\u{a0} 三\t", "张三"),
            ("阿依古丽·买买提", "阿依古丽·买买提"),
            ("张伟 （二科）", "张伟（二科）"),
            ("John  Smith", "John Smith"),
            ("李 John Smith", "李John Smith"),
            ("　", ""),
        ] {
            assert_eq!(person_name(written), name, "{written}");
            assert_eq!(person_name(&person_name(written)), name, "twice: {written}");
        }
    }

    #[test]
    fn a_telephone_can_be_called() {
        for (written, is) in [
            ("0356-2023456", true),
            ("（0356）2023456", true),
            ("０３５６－２０２３４５６", true),
            ("2023456", true),
            ("138 0013 8000", true),
            ("+86 356 2023456", true),
            ("12345", true),
            ("0356-2023456转8001", true),
            ("0356-2023456 转接 12", true),
            ("2023456分机3", true),
            ("0356-2023456、13800138000", true),
            ("2023456 / 2023457", true),
            ("1", false),
            ("123456", false),
            ("1234567890123456", false),
            ("0356-2023456转", false),
            ("0356-2023456转1234567", false),
            ("转8001", false),
            ("2023456、", false),
            ("打到办公室", false),
            ("office@example.com", false),
            ("----", false),
            ("", false),
        ] {
            assert_eq!(is_telephone(written), is, "{written}");
        }
    }
}
