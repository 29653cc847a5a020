//! One document of every kind, of an invented county, enterprises and persons: what `fuyuan document
//! samples` prints and what the layout is measured on.

mod announcements;
mod letters;
mod minutes;
mod notices;
mod papers;
mod reports;

use jiff::civil::Date;

use crate::official::{Block, Kind, OfficialDocument};

pub use papers::{address_list, bundle, running_sheet, sign_in_sheet};

/// The organs of the county.
const GOVERNMENT: &str = "云溪县人民政府";
const COURT: &str = "云溪县人民法院";
const OFFICE: &str = "云溪县企业破产处置府院联动机制办公室";
const MEETING: &str = "云溪县企业破产处置府院联动机制会议";

/// The members by their full names.
const MEMBERS: [&str; 14] = [
    "云溪县人民法院",
    "云溪县人民检察院",
    "云溪县发展和改革局",
    "云溪县工业和信息化局",
    "云溪县公安局",
    "云溪县财政局",
    "国家税务总局云溪县税务局",
    "云溪县人力资源和社会保障局",
    "云溪县自然资源局",
    "云溪县应急管理局",
    "云溪县市场监督管理局",
    "云溪县行政审批服务管理局",
    "云溪县投资促进服务中心",
    "云溪县信访局",
];

/// Every sample with the name of its file, in the order of [`Kind::ALL`] and one joint notice after.
pub fn official() -> Vec<(String, OfficialDocument)> {
    let mut samples: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.label().to_owned(), of(kind)))
        .collect();
    samples.push(("联合发文".into(), notices::joint()));
    (1..)
        .zip(samples)
        .map(|(n, (name, document)): (usize, _)| (format!("{n:02}-{name}"), document))
        .collect()
}

/// The sample of a kind.
pub fn of(kind: Kind) -> OfficialDocument {
    match kind {
        Kind::CallForItems => notices::call_for_items(),
        Kind::MeetingNotice => notices::meeting_notice(),
        Kind::Notice => notices::notice(),
        Kind::Correction => notices::correction(),
        Kind::Minutes => minutes::minutes(),
        Kind::CoordinationLetter => letters::coordination(),
        Kind::ReminderLetter => letters::reminder(),
        Kind::UrgingLetter => letters::urging(),
        Kind::SupervisionLetter => letters::supervision(),
        Kind::ReplyLetter => letters::reply(),
        Kind::ReferralLetter => letters::referral(),
        Kind::Bulletin => reports::bulletin(),
        Kind::DisposalReport => reports::disposal_report(),
        Kind::PublicAnnouncement => announcements::public_announcement(),
        Kind::InvestorRecruitment => announcements::investor_recruitment(),
    }
}

/// The document as it is after its `n`-th edit, with one paragraph changed: what an editor's preview sets anew.
#[must_use]
pub fn edited(document: &OfficialDocument, n: usize) -> OfficialDocument {
    let mut draft = document.clone();
    let mut paragraphs = draft.blocks.iter_mut().filter_map(|block| match block {
        Block::Paragraph { text } => Some(text),
        _ => None,
    });
    if let Some(text) = paragraphs.next() {
        *text = format!("{text}（第{n}次修改）");
    }
    draft
}

/// A character for each draft that hardly any text has.
const DRAFTS: [char; 20] = [
    '梅', '兰', '竹', '菊', '松', '柏', '桃', '李', '杏', '梨', '荷', '莲', '桂', '枫', '榆', '槐',
    '柳', '桑', '榕', '樟',
];

/// The document as its `n`-th draft, of which no text is what another draft has, nor are its characters the same:
/// for measuring, since the typesetter remembers a text it has set before, and a face it has cut down to the
/// characters of a document.
#[must_use]
pub fn redrafted(document: &OfficialDocument, n: usize) -> OfficialDocument {
    let fresh = DRAFTS[n % DRAFTS.len()];
    let mark = |text: &mut String| text.insert_str(0, &format!("{fresh}{n}稿"));
    let mut draft = document.clone();
    for block in &mut draft.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => mark(text),
            Block::Table { rows, .. } | Block::Form { rows } => {
                rows.iter_mut().flatten().for_each(mark);
            }
            Block::Picture { .. } => {}
        }
    }
    draft
}

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| list(row)).collect()
}

fn day(month: i8, day: i8) -> Date {
    jiff::civil::date(2026, month, day)
}

/// A document of the office, with number, addressees and text.
fn written(
    kind: Kind,
    number: &str,
    title: &str,
    addressees: &[&str],
    text: &str,
    on: Date,
) -> OfficialDocument {
    let mut document = OfficialDocument::new(kind, list(&[OFFICE]), title);
    document.document_number = Some(number.into());
    document.addressees = list(addressees);
    document.blocks = Block::read(text);
    document.signatories = list(&[OFFICE]);
    document.date = Some(on);
    document
}
