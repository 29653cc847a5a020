//! A document as it will stand on the page: cleaned, joined and worded once, so that
//! PDF and DOCX cannot differ in text.

use jiff::civil::Date;
use serde::Serialize;

use super::{Block, Error, Kind, OfficialDocument, title};

/// A document ready for the page; what is empty or `None` is left out.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) minutes: bool,
    pub(super) draft: bool,
    /// Lines of the red mark.
    pub(super) mark: Vec<String>,
    /// 文件, to the right of a joint mark's lines.
    pub(super) mark_tail: Option<&'static str>,
    pub(super) number: Option<String>,
    pub(super) title: Vec<String>,
    /// With its colon.
    pub(super) addressees: Option<String>,
    pub(super) body: Vec<Part>,
    pub(super) attachments: Vec<String>,
    pub(super) signatories: Vec<String>,
    pub(super) date: Option<String>,
    /// ISO, for the document's properties.
    pub(super) dated: Option<Date>,
    /// In its brackets.
    pub(super) note: Option<String>,
    /// Label with colon, and names.
    pub(super) attendance: Vec<(String, String)>,
    pub(super) anchor: Option<String>,
    /// Label with colon, and receivers with full stop.
    pub(super) copy_to: Option<(&'static str, String)>,
    /// Organ, and date with 印发.
    pub(super) printed: Option<(String, String)>,
}

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Part {
    /// `keep`: on one page with what follows, unless that is a heading of its rank.
    Heading {
        level: u8,
        text: String,
        keep: bool,
    },
    Paragraph {
        text: String,
    },
    Table {
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        weights: Vec<usize>,
    },
}

impl Sheet {
    pub(super) fn of(document: &OfficialDocument) -> Result<Self, Error> {
        let minutes = document.kind == Kind::Minutes;
        let (mark, mark_tail) = mark(document.kind, &list(&document.organs))?;
        let title = title::lines(&clean_lines(&document.title).join("\n"));
        if title.is_empty() {
            return Err(Error::NoTitle);
        }
        let label = if minutes { "分送：" } else { "抄送：" };
        Ok(Self {
            minutes,
            draft: document.draft,
            mark,
            mark_tail,
            number: field(document.document_number.as_deref()),
            title,
            addressees: joined(&document.addressees, "，").map(|all| format!("{all}：")),
            body: kept(document.blocks.iter().flat_map(parts).collect()),
            attachments: list(&document.attachments),
            signatories: list(&document.signatories),
            date: document.date.map(chinese_date),
            dated: document.date,
            note: field(document.note.as_deref()).map(|note| format!("（{note}）")),
            attendance: attendance(document),
            anchor: field(document.journal_anchor.as_deref())
                .map(|head| format!("本纪要签发时留痕校验值：{head}"))
                .filter(|_| minutes),
            copy_to: joined(&document.copy_to, "，").map(|all| (label, format!("{all}。"))),
            printed: document
                .printed_by
                .as_ref()
                .map(|(organ, date)| (clean(organ), format!("{}印发", chinese_date(*date)))),
        })
    }

    /// The title in one line, for the document's properties.
    pub(super) fn plain_title(&self) -> String {
        self.title.concat()
    }
}

/// The mark's lines, and what stands at their right.
fn mark(kind: Kind, organs: &[String]) -> Result<(Vec<String>, Option<&'static str>), Error> {
    let ending = match kind {
        Kind::Minutes => "纪要",
        Kind::Notice => "文件",
    };
    match organs {
        [] => Err(Error::NoMark),
        [organ] if organ.ends_with(ending) => Ok((vec![organ.clone()], None)),
        [organ] => Ok((vec![format!("{organ}{ending}")], None)),
        several => Ok((several.to_vec(), Some(ending))),
    }
}

fn attendance(document: &OfficialDocument) -> Vec<(String, String)> {
    let groups = document.attendance.iter();
    groups
        .filter_map(|group| {
            Some((
                format!("{}：", clean(&group.label)),
                joined(&group.names, "、")?,
            ))
        })
        .collect()
}

fn parts(block: &Block) -> Vec<Part> {
    match block {
        Block::Heading { level, text } => field(Some(text))
            .map(|text| Part::Heading {
                level: (*level).clamp(1, 4),
                text,
                keep: false,
            })
            .into_iter()
            .collect(),
        Block::Paragraph { text } => clean_lines(text)
            .into_iter()
            .map(|text| Part::Paragraph { text })
            .collect(),
        Block::Table { header, rows } => table(header, rows).into_iter().collect(),
    }
}

/// Marks the headings that must not stand alone at the foot of a page. A row of headings
/// without text, as in a list of items, may be parted.
fn kept(mut body: Vec<Part>) -> Vec<Part> {
    for i in 0..body.len().saturating_sub(1) {
        let next = match body[i + 1] {
            Part::Heading { level, .. } => level,
            _ => u8::MAX,
        };
        if let Part::Heading { level, keep, .. } = &mut body[i] {
            *keep = next > *level;
        }
    }
    body
}

/// A table with all rows of one length and columns weighted by their longest text.
fn table(header: &[String], rows: &[Vec<String>]) -> Option<Part> {
    let columns = rows
        .iter()
        .map(Vec::len)
        .chain([header.len()])
        .max()
        .filter(|&n| n > 0)?;
    let row = |cells: &[String]| -> Vec<String> {
        (0..columns)
            .map(|i| cells.get(i).map(|cell| clean(cell)).unwrap_or_default())
            .collect()
    };
    let header = row(header);
    let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
    let weights = (0..columns)
        .map(|i| {
            rows.iter()
                .chain([&header])
                .map(|row| width(&row[i]))
                .max()
                .unwrap_or_default()
        })
        // Two characters more for the cell's margins; a long text wraps.
        .map(|longest| longest.clamp(2, 12) + 2)
        .collect();
    Some(Part::Table {
        header,
        rows,
        weights,
    })
}

/// Width in Chinese characters; a Latin letter takes half of one.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum::<usize>()
        .div_ceil(2)
}

/// `2023年11月29日`: Arabic digits, nothing padded (GB/T 9704-2012, 7.3.5.4).
fn chinese_date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn list(texts: &[String]) -> Vec<String> {
    texts
        .iter()
        .map(|text| clean(text))
        .filter(|text| !text.is_empty())
        .collect()
}

fn joined(texts: &[String], separator: &str) -> Option<String> {
    Some(list(texts).join(separator)).filter(|all| !all.is_empty())
}

fn field(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

fn clean_lines(text: &str) -> Vec<String> {
    text.lines()
        .map(clean)
        .filter(|line| !line.is_empty())
        .collect()
}

/// One line of printable characters. Control characters break XML, and direction marks
/// could show a reader another text than the one that was countersigned.
fn clean(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|&c| c.is_whitespace() || !is_unprintable(c));
    let spaced: String = kept
        .map(|c| {
            if c.is_control() || is_break(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    spaced.trim().to_owned()
}

fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_marks_are_left_out() {
        for (raw, expected) in [
            (" 甲\u{0}乙\u{7} ", "甲乙"),
            ("甲\t乙\r\n丙", "甲 乙  丙"),
            ("甲\u{202e}乙\u{2066}丙", "甲乙丙"),
            ("<b>&\"'#*_$", "<b>&\"'#*_$"),
        ] {
            assert_eq!(clean(raw), expected);
        }
    }

    #[test]
    fn the_mark_names_its_kind_once() {
        let organs = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
        for (kind, names, lines, tail) in [
            (
                Kind::Notice,
                vec!["云溪县人民政府"],
                vec!["云溪县人民政府文件"],
                None,
            ),
            (
                Kind::Notice,
                vec!["云溪县人民政府文件"],
                vec!["云溪县人民政府文件"],
                None,
            ),
            (
                Kind::Notice,
                vec!["甲", "乙"],
                vec!["甲", "乙"],
                Some("文件"),
            ),
            (
                Kind::Minutes,
                vec!["府院联动会议纪要"],
                vec!["府院联动会议纪要"],
                None,
            ),
            (
                Kind::Minutes,
                vec!["府院联动会议"],
                vec!["府院联动会议纪要"],
                None,
            ),
        ] {
            assert_eq!(
                mark(kind, &organs(&names)).ok(),
                Some((organs(&lines), tail))
            );
        }
        assert!(matches!(mark(Kind::Notice, &[]), Err(Error::NoMark)));
    }

    #[test]
    fn ragged_tables_are_squared() {
        let header = vec!["单位".to_owned(), "事项".to_owned()];
        let rows = vec![vec!["税务局".to_owned()], vec![String::new(); 3]];
        let Some(Part::Table {
            header,
            rows,
            weights,
        }) = table(&header, &rows)
        else {
            panic!("a table");
        };
        assert_eq!(header.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 3));
        assert_eq!(weights, [5, 4, 4]);
        assert!(table(&[], &[]).is_none());
    }
}
