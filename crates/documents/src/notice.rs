//! Reads an official text that founds a coordination mechanism (.txt or .docx) into a draft
//! charter in which every fact names the line it came from, and every doubt is a warning.
//! Nothing is guessed into place: what the text does not say stays absent.

mod basis;
mod body;
mod check;
mod difficulty;
mod docx;
mod draft;
mod duty;
mod head;
mod meeting;
mod names;
mod office;
mod outline;
mod paragraph;
mod passage;
mod person;
mod post;
mod roster;
mod source;
mod unit;
mod warning;

pub use draft::{
    Basis, Difficulty, Draft, Duty, DutyRole, DutyUnit, Fact, Meeting, Meetings, Office, Post,
    Posts, RosterRow,
};
pub use warning::{Doubt, Warning};

/// Why no draft could be read from the bytes. The wording is for the person who chose the file,
/// Chinese first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// There is no text in it at all.
    #[error("文件是空的 / the file is empty")]
    Empty,
    /// Its first bytes are those of a format this reader does not read; `found` names it.
    #[error("不是 .txt 或 .docx：看来是{found} / neither .txt nor .docx")]
    UnknownFormat {
        /// What the first bytes say it is, in Chinese.
        found: &'static str,
    },
    /// It is neither UTF-8 nor GB 18030 text.
    #[error("不是文本：既非 UTF-8 也非 GB 18030 编码 / not text in UTF-8 or GB 18030")]
    NotText,
    /// It is larger than any notice; `limit` is in bytes or characters as `what` says.
    #[error("{what}超过上限 {limit} / too large")]
    TooLarge {
        /// Which measure was exceeded, in Chinese.
        what: &'static str,
        /// The limit that was exceeded.
        limit: u64,
    },
    /// The .docx cannot be opened; `reason` says where it is broken.
    #[error("docx 文件损坏或不安全：{reason} / broken docx")]
    BrokenDocx {
        /// What is wrong, in Chinese.
        reason: String,
    },
    /// It is text, but founds no mechanism for coordinating bankruptcy.
    #[error(
        "没有找到企业破产府院联动机制的内容；看来是{found} / no bankruptcy coordination mechanism"
    )]
    NotANotice {
        /// What the text appears to be instead, in Chinese.
        found: String,
    },
}

/// The lines of a notice as `read` counts them, to show beside the facts: the first is line 1.
pub fn printed(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let lines = source::lines(bytes)?.lines;
    let last = lines
        .iter()
        .map(|line| line.number as usize)
        .max()
        .unwrap_or(0);
    let mut printed = vec![String::new(); last];
    for line in lines {
        if let Some(place) = printed.get_mut((line.number as usize).saturating_sub(1)) {
            *place = line.text;
        }
    }
    Ok(printed)
}

/// Reads a notice. Lines are counted from 1: lines of a .txt, printed paragraphs and table rows
/// of a .docx. Never panics, whatever the bytes.
pub fn read(bytes: &[u8]) -> Result<Draft, Unreadable> {
    let source = source::lines(bytes)?;
    let mut warnings = Vec::new();
    if let Some(line) = source.automatic_numbering {
        warnings.push(Warning::new(line, Doubt::NumberingNotPrinted));
    }
    let sheet = paragraph::arrange(&source.lines);
    head::refuse_other_subjects(&sheet)?;
    let found = head::read(&sheet, &mut warnings);
    let nodes = outline::number(&sheet.paragraphs[found.body_from..], &mut warnings);
    let draft = body::read(&sheet, found, &nodes, warnings);
    if draft.founds_nothing() {
        return Err(Unreadable::NotANotice {
            found: head::appearance(&sheet),
        });
    }
    Ok(draft)
}
