//! Official documents (公文) as plain data, and their printing as PDF and DOCX
//! in the layout of GB/T 9704-2012.

mod docx;
mod kind;
mod outline;
#[cfg(test)]
pub(crate) mod random;
mod sheet;
mod title;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) use docx::picture;

use crate::fonts::{Fonts, NoFonts};
use crate::press::{self, Template};

pub use kind::{Kind, Layout, Urgency};
pub use outline::number;
pub(crate) use sheet::{body_of, long_date};
pub(crate) use title::lines as title_lines;

/// A part of the body, in reading order.
///
/// Headings carry their number in their text (一、 （一） 1. （1）): what the units
/// countersigned is printed, nothing is renumbered on the way. [`number`] makes the
/// numbers for text written by the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 to 4 (黑体, 楷体, 仿宋, 仿宋); others are taken for the nearest.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The heading with its number.
        text: String,
    },
    /// A paragraph, indented by two characters.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A table over the width of the type area.
    Table {
        /// The heads of the columns, repeated on each page.
        header: Vec<String>,
        /// The rows; short ones are filled up with empty cells.
        rows: Vec<Vec<String>>,
    },
    /// A form to be filled in by hand, such as a reply slip (回执): a ruled table without a head,
    /// its columns alternating between label and room to write in.
    Form {
        /// The rows; what is empty is left free to write in.
        rows: Vec<Vec<String>>,
    },
    /// A picture over the width of the type area, such as a chart.
    Picture {
        /// The picture as SVG.
        svg: String,
        /// What stands under it; it also says what is seen to who cannot see it.
        caption: String,
    },
}

impl Block {
    /// A heading of `level` 1 to 4, its number in `text`.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading {
            level,
            text: text.into(),
        }
    }

    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }

    /// A table.
    pub fn table(header: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        Self::Table { header, rows }
    }

    /// A picture in SVG over its caption.
    pub fn picture(svg: impl Into<String>, caption: impl Into<String>) -> Self {
        Self::Picture {
            svg: svg.into(),
            caption: caption.into(),
        }
    }

    /// Reads plain text, a line each for a paragraph, a heading or a row of a table, as an
    /// editor's text field gives it. A short line that starts with a number of one of the four
    /// levels and does not end as a sentence is a heading; lines between bars are a table; a line that is marked as
    /// text ([`domain::official_document::line`]), as words of the record are, is a paragraph.
    pub fn read(text: &str) -> Vec<Self> {
        outline::read(text)
    }
}

/// Those present, excused and absent, under one label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// 出席, 请假, 列席 or 缺席.
    pub label: String,
    /// Unit and name of each, in order.
    pub names: Vec<String>,
}

/// What is attached to a document (附件): named after its text and, where it has a body of its own,
/// printed on a new page after the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its title, unnumbered.
    pub title: String,
    /// Its body; empty if it travels as a separate file.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Attachment {
    /// An attachment with a body.
    pub fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            title: title.into(),
            blocks,
        }
    }
}

impl From<&str> for Attachment {
    fn from(title: &str) -> Self {
        Self::new(title, Vec::new())
    }
}

/// An official document, complete enough to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialDocument {
    /// Its kind.
    pub kind: Kind,
    /// Whether it is a draft; every page of a draft says 草稿.
    #[serde(default)]
    pub draft: bool,
    /// 紧急程度, if it is urgent.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// Full names printed as the red mark, the leading organ first; several issue jointly.
    /// The mark of a 文件 ends in 文件 and that of minutes in 纪要, added unless it is there; a letter
    /// has the leading organ's name alone. Announcements have no mark.
    pub organs: Vec<String>,
    /// `城政发〔2023〕11号`; none while a draft has no number yet.
    #[serde(default)]
    pub document_number: Option<String>,
    /// 签发人 of an upward document, in the order of the organs.
    #[serde(default)]
    pub approvers: Vec<String>,
    /// On whose authority a supervision letter goes out, such as `总召集人林某`.
    #[serde(default)]
    pub authority: Option<String>,
    /// The title. A line break in it is kept; without one, it is broken by sense.
    pub title: String,
    /// 主送机关. Minutes have none as a rule. Too many for the first page to show text, they are printed in
    /// the imprint (7.3.2).
    #[serde(default)]
    pub addressees: Vec<String>,
    /// The body.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What is attached.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Who signs: at the end of the text, or beside the date under the mark of minutes.
    #[serde(default)]
    pub signatories: Vec<String>,
    /// Whether the signers' seals go on the paper, which decides where names and date stand
    /// (GB/T 9704-2012, 7.3.5.1 and 7.3.5.2).
    #[serde(default = "sealed")]
    pub sealed: bool,
    /// 成文日期: the day of signing off.
    #[serde(default)]
    pub date: Option<Date>,
    /// 附注, without its brackets.
    #[serde(default)]
    pub note: Option<String>,
    /// 抄送; in minutes 分送. The imprint that names them stays whole on the last page: so many that 4号 has no room are
    /// set closer, then smaller, down to 五号; only what even that does not hold (about a hundred full names) goes over
    /// pages.
    #[serde(default)]
    pub copy_to: Vec<String>,
    /// 印发机关 and 印发日期.
    #[serde(default)]
    pub printed_by: Option<(String, Date)>,
    /// Who was there, after the text of minutes.
    #[serde(default)]
    pub attendance: Vec<Attendance>,
    /// The head of the journal at issue, in hexadecimal: one small line above the imprint,
    /// by which a paper copy can be held against the journal.
    #[serde(default)]
    pub journal_anchor: Option<String>,
}

impl OfficialDocument {
    /// An empty document of a kind, with the mark and title without which none can be printed.
    pub fn new(kind: Kind, organs: Vec<String>, title: impl Into<String>) -> Self {
        Self {
            kind,
            draft: false,
            urgency: None,
            organs,
            document_number: None,
            approvers: Vec::new(),
            authority: None,
            title: title.into(),
            addressees: Vec::new(),
            blocks: Vec::new(),
            attachments: Vec::new(),
            signatories: Vec::new(),
            sealed: sealed(),
            date: None,
            note: None,
            copy_to: Vec::new(),
            printed_by: None,
            attendance: Vec::new(),
            journal_anchor: None,
        }
    }
}

/// Paper is sealed as a rule.
const fn sealed() -> bool {
    true
}

/// Why a document was not printed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No organ is named for the red mark.
    #[error("the document names no organ for its mark")]
    NoMark,
    /// The title is empty.
    #[error("the document has no title")]
    NoTitle,
    /// The title, or that of an attachment, has more lines than a first page can bear.
    #[error(
        "a title has more than {} lines of 20 characters: shorten it",
        title::MOST_LINES
    )]
    LongTitle,
    /// An upward document names nobody who approved it.
    #[error("an upward document names who approved it (签发人)")]
    NoApprover,
    /// A supervision letter names no authority.
    #[error("a supervision letter names the convener on whose authority it goes out")]
    NoAuthority,
    /// No Chinese font is at hand.
    #[error(transparent)]
    NoFonts(#[from] NoFonts),
    /// Characters that no face at hand can show.
    #[error(
        "no face at hand can show {}: put a font that has {} into the fonts folder",
        named(.0), if .0.len() == 1 { "it" } else { "them" }
    )]
    NoGlyph(Vec<Absent>),
    /// The typesetter refused; its own words follow.
    #[error("typesetting failed: {0}")]
    Typesetting(String),
    /// A file to be bound in is no PDF, damaged, or locked by a password.
    #[error("the file {0} cannot be bound in: it is no PDF, damaged, or locked by a password")]
    Unreadable(String),
    /// A picture is no SVG that can be drawn.
    #[error("a picture cannot be drawn: {0}")]
    Picture(String),
    /// The DOCX package could not be written.
    #[error("writing the DOCX failed: {0}")]
    Package(String),
}

/// A character that no face at hand can show, where it first stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The character.
    pub character: char,
    /// It with the characters beside it, by which it is found in the text.
    pub near: String,
}

/// The characters with their code points, for who must look for a font that has them.
fn named(absent: &[Absent]) -> String {
    let named: Vec<_> = absent
        .iter()
        .map(|Absent { character: c, .. }| format!("{c} (U+{:04X})", u32::from(*c)))
        .collect();
    named.join(", ")
}

/// Whether a document can be printed with the faces at hand: refused as printing it would be, for a box in
/// the place of a name misnames a person. Costs no typesetting.
pub fn check(document: &OfficialDocument, fonts: &Fonts) -> Result<(), Error> {
    let sheet = sheet::Sheet::of(document)?;
    press::must_show(&json!({ "sheet": sheet }), fonts)
}

/// Prints a document as PDF. The same document and fonts always give the same bytes.
///
/// Takes tens of milliseconds of computing, seconds the first time: call it off the
/// threads that answer requests.
pub fn pdf(document: &OfficialDocument, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let sheet = sheet::Sheet::of(document)?;
    let data = json!({ "sheet": sheet, "issuer": sheet.issuer() });
    press::print(Template::Official, data, Vec::new(), fonts)
}

/// Writes a document as DOCX, with the text and structure of the PDF. It names the
/// licensed faces, which the reader's machine supplies or replaces.
/// The faces at hand are those its pictures are drawn in.
pub fn docx(document: &OfficialDocument, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    docx::write(&sheet::Sheet::of(document)?, fonts)
}
