//! Papers of a meeting that are not official documents: sign-in sheet (签到表), address list (通讯录),
//! the chair's running sheet, and the bundle of all papers as one PDF (会议材料汇编).
//!
//! They stand outside GB/T 9704-2012 and are set plainly, in the same faces.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::fonts::Fonts;
use crate::official::{Block, Error, body_of, long_date, title_lines};
use crate::press::{self, Template};

/// A person as the papers of a meeting name them; what is not known stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The unit.
    pub unit: String,
    /// The name; empty if the unit has named nobody yet.
    pub name: String,
    /// The post in the unit or in the mechanism.
    pub post: String,
    /// The telephone number.
    pub phone: String,
}

/// 签到表: who is expected, with room to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInSheet {
    /// The meeting's name.
    pub title: String,
    /// What stands above the table: 时间, 地点, 主持 and the like.
    pub facts: Vec<(String, String)>,
    /// Who is expected, in order of seating.
    pub people: Vec<Person>,
    /// Free rows at the end.
    pub spare_rows: usize,
}

/// 通讯录: how each unit is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressList {
    /// Whose list it is.
    pub title: String,
    /// The day on which it was right.
    pub as_of: Date,
    /// The people, those of a unit one after the other.
    pub people: Vec<Person>,
}

/// The chair's running sheet (主持词, 会议进程单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningSheet {
    /// The meeting's name.
    pub title: String,
    /// 时间, 地点, 主持 and the like.
    pub facts: Vec<(String, String)>,
    /// What comes before the items, such as who is absent.
    pub opening: Vec<String>,
    /// The items in the order of the frozen agenda.
    pub items: Vec<RunningItem>,
    /// What comes after them.
    pub closing: Vec<String>,
}

/// One item of the running sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningItem {
    /// Its title.
    pub title: String,
    /// Who raised it.
    pub raised_by: String,
    /// What the meeting is asked to decide.
    pub question: String,
    /// What is proposed that it decide.
    pub proposed: Vec<String>,
    /// The units whose agreement the decision needs.
    pub units: Vec<String>,
    /// What the units wrote beforehand.
    pub opinions: Vec<Opinion>,
    /// What happened to it before: earlier meetings, deferrals.
    pub history: Vec<String>,
    /// The stances that a unit can take on it, to be ticked; none where it takes none.
    pub stances: Vec<String>,
    /// The outcomes that it can have, to be ticked.
    pub outcomes: Vec<String>,
}

/// A unit's written opinion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The unit.
    pub unit: String,
    /// 同意, 保留意见, 不同意; empty if it has not answered.
    pub stance: String,
    /// Its words.
    pub words: String,
}

/// 会签单: what each unit says to minutes, with room to sign for those that have still to say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountersignSheet {
    /// The minutes' title.
    pub title: String,
    /// What stands above the table: 会签期限 and the like.
    pub facts: Vec<(String, String)>,
    /// The units, in their order.
    pub units: Vec<Countersigning>,
    /// The answers there are, to be ticked by a unit that has still to answer.
    pub answers: Vec<String>,
}

/// A unit's row of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countersigning {
    /// The unit.
    pub unit: String,
    /// Its answer; empty while it may still sign on the sheet.
    pub answer: String,
    /// Its words.
    pub words: String,
    /// Who answered, and when.
    pub signed: String,
}

/// 会议材料汇编: all papers of a meeting behind one cover, their pages numbered through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// The meeting's name.
    pub title: String,
    /// Who compiled it.
    pub organ: String,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// The agenda, printed before the papers; empty leaves it out.
    pub agenda: Vec<Block>,
    /// The papers, one for each item.
    pub papers: Vec<Paper>,
}

/// The paper of one item, and the files handed in with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Place of its item in the whole agenda, which the reader may see only in part.
    pub place: u32,
    /// Its title.
    pub title: String,
    /// Who handed it in.
    pub raised_by: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// PDFs that follow it.
    pub files: Vec<File>,
}

/// A PDF to be bound into a bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its title.
    pub title: String,
    /// Its bytes.
    pub pdf: Vec<u8>,
}

/// Prints a sign-in sheet as PDF.
pub fn sign_in_sheet(sheet: &SignInSheet, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    print("sign_in", json!(sheet), Vec::new(), fonts)
}

/// Prints an address list as PDF.
pub fn address_list(list: &AddressList, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let mut data = json!(list);
    data["as_of"] = long_date(list.as_of).into();
    print("address_list", data, Vec::new(), fonts)
}

/// Prints a running sheet as PDF.
pub fn running_sheet(sheet: &RunningSheet, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    print("running", json!(sheet), Vec::new(), fonts)
}

/// Whether a file can be bound into a bundle: `None` if it is no PDF, damaged or locked by a password.
pub fn pages(pdf: &[u8]) -> Option<usize> {
    let pdf = hayro_syntax::Pdf::new(pdf.to_vec()).ok()?;
    Some(pdf.pages().len()).filter(|&pages| pages > 0)
}

/// Prints a countersigning sheet as PDF.
pub fn countersign_sheet(sheet: &CountersignSheet, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    print("countersigning", json!(sheet), Vec::new(), fonts)
}

/// Prints a bundle as PDF. A file that [`pages`] cannot read is refused by its title.
pub fn bundle(bundle: &Bundle, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let mut files = Vec::new();
    let mut papers = Vec::new();
    for paper in &bundle.papers {
        let mut appended = Vec::new();
        for file in &paper.files {
            let pages = pages(&file.pdf).ok_or_else(|| Error::Unreadable(file.title.clone()))?;
            let key = format!("file-{}", files.len());
            appended.push(json!({ "title": file.title, "key": key, "pages": pages }));
            files.push((key, file.pdf.clone()));
        }
        papers.push(json!({
            "place": paper.place,
            "title": paper.title,
            "headline": title_lines(&paper.title),
            "raised_by": paper.raised_by,
            "body": body_of(&paper.blocks),
            "files": appended,
        }));
    }
    let data = json!({
        "title": bundle.title,
        "organ": bundle.organ,
        "date": bundle.date.map(long_date),
        "agenda": body_of(&bundle.agenda),
        "papers": papers,
    });
    print("bundle", data, files, fonts)
}

fn print(
    kind: &str,
    mut data: Value,
    files: Vec<(String, Vec<u8>)>,
    fonts: &Fonts,
) -> Result<Vec<u8>, Error> {
    data["headline"] = title_lines(data["title"].as_str().unwrap_or_default()).into();
    let data = json!({ "kind": kind, "paper": data });
    press::print(Template::Papers, data, files, fonts)
}
