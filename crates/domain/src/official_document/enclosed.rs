//! What is attached to a document, read from the drafter's lines.

/// Opens an attachment that has a text of its own: 附件：职工安置名册.
const OPENS: &str = "附件";

/// An attachment: its title, and its text if it has one here. A line alone is the title of what travels
/// apart; a line that begins with 附件： opens one whose text are the lines after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// The title.
    pub title: String,
    /// Its text in lines as the body's; empty if it travels apart.
    pub text: String,
}

impl Enclosed {
    /// The attachments that a field's lines name.
    pub fn read(lines: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut has_text = false;
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match (opened(line), all.last_mut().filter(|_| has_text)) {
                (Some(title), _) => {
                    has_text = true;
                    all.push(Self {
                        title: unnumbered(title).into(),
                        text: String::new(),
                    });
                }
                (None, Some(one)) => {
                    one.text.push_str(line);
                    one.text.push('\n');
                }
                (None, None) => all.push(Self {
                    title: unnumbered(line).into(),
                    text: String::new(),
                }),
            }
        }
        all
    }
}

/// A title without the number typed before it, for the paper numbers what is attached: 1. 名单, 2、方案.
fn unnumbered(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = rest.strip_prefix(['.', '．', '、', '，']).map(str::trim);
    match bare {
        Some(bare) if rest.len() < title.len() && !bare.is_empty() => {
            let decimal = bare.starts_with(|c: char| c.is_ascii_digit());
            if decimal { title } else { bare }
        }
        _ => title,
    }
}

/// The title after 附件：, 附件1： or 附件 1:.
fn opened(line: &str) -> Option<&str> {
    let (number, title) = line.strip_prefix(OPENS)?.split_once(['：', ':'])?;
    let is_number = number.trim().chars().all(|c| c.is_ascii_digit());
    let title = title.trim();
    (is_number && !title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_alone_and_附件_opens_a_text() {
        let one = |title: &str, text: &str| Enclosed {
            title: title.into(),
            text: text.into(),
        };
        for (lines, expected) in [
            ("", vec![]),
            (
                "参会回执\n名单\n",
                vec![one("参会回执", ""), one("名单", "")],
            ),
            (
                "参会回执\n附件1：职工名册\n一、在册\n|姓名|工龄|\n\n附件 2:方案\n略",
                vec![
                    one("参会回执", ""),
                    one("职工名册", "一、在册\n|姓名|工龄|\n"),
                    one("方案", "略\n"),
                ],
            ),
            (
                "1. 名单\n2、方案\n3．台账\n2026年计划\n3.5吨锅炉清册\n4.",
                vec![
                    one("名单", ""),
                    one("方案", ""),
                    one("台账", ""),
                    one("2026年计划", ""),
                    one("3.5吨锅炉清册", ""),
                    one("4.", ""),
                ],
            ),
            ("附件1：1. 职工名册\n略", vec![one("职工名册", "略\n")]),
            ("附件：", vec![one("附件：", "")]),
            ("附件清单：见后", vec![one("附件清单：见后", "")]),
        ] {
            assert_eq!(Enclosed::read(lines), expected, "{lines}");
        }
    }
}
