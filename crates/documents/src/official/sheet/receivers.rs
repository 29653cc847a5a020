//! To whom a document goes: 主送 under the title, or in the imprint where it would leave the first page
//! without text; 抄送 in the imprint.

use serde::Serialize;

use super::super::{Block, Layout, OfficialDocument};
use super::clean::{field, joined, list};

/// Lines of the type area.
const LINES: usize = 22;
/// Characters of a line that are counted on: marks of punctuation may take one over to the next.
const CHARS: usize = 27;
/// Characters a paragraph begins with; those the date of minutes takes, with the margins at both sides.
const INDENT: usize = 2;
const DATE: usize = 10;
/// Characters over the names of what is attached, and lines a row of joint signers takes with its seals.
const ATTACHED: usize = 6;
const SEALED: usize = 4;
/// Lines of text the first page shows at least.
const SHOWN: usize = 2;

/// Sizes of the imprint's letters and of its lines, in tenths of a point: as the standard has it (4号), then closer
/// and smaller, so that it stays whole on one page however many it names.
const SIZES: [(usize, usize); 4] = [(140, 200), (140, 160), (120, 140), (105, 125)];
/// Room for the imprint on a page of its own, in tenths of a point; and of it a line, white around a row, the line of
/// the journal's head, and the margins at both sides of the receivers with their label's characters.
const PAGE: usize = 6_300;
const WIDE: usize = 4_422;
const AROUND: usize = 100;
const ANCHOR: usize = 300;
const SIDES: usize = 280;
const LABEL: usize = 3;

/// How the imprint is set, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Setting {
    /// Its letters' size.
    pub(crate) size: usize,
    /// From one line to the next.
    pub(crate) line: usize,
    /// Whether it takes more than half of a page.
    pub(crate) is_high: bool,
}

/// The largest setting in which the imprint stays on one page; the smallest where none does, and it then goes over
/// pages.
pub(super) fn setting(imprint: &[(&str, String)], is_printed: bool, has_anchor: bool) -> Setting {
    let high = |&(size, line): &(usize, usize)| {
        // Marks of punctuation may take a letter over to the next line.
        let chars = ((WIDE - SIDES) / size).saturating_sub(LABEL + 1);
        let named = imprint.iter().map(|(_, all)| lines(all, chars));
        let rows = usize::from(!imprint.is_empty()) + usize::from(is_printed);
        let count = named.sum::<usize>() + usize::from(is_printed);
        count * line + rows * AROUND + usize::from(has_anchor) * ANCHOR
    };
    let fits = SIZES.iter().find(|setting| high(setting) <= PAGE);
    let fitting = fits.unwrap_or(&SIZES[SIZES.len() - 1]);
    Setting {
        size: fitting.0,
        line: fitting.1,
        is_high: high(fitting) > PAGE / 2,
    }
}

/// Where 主送 stands, and what the imprint says.
pub(super) struct Receivers {
    /// Under the title, with a colon.
    pub(super) addressees: Option<String>,
    /// In the imprint: labels with colon, and receivers with full stop.
    pub(super) imprint: Vec<(&'static str, String)>,
}

/// Addressees too many for the first page to show text go to the imprint, over 抄送 (GB/T 9704-2012,
/// 7.3.2 and 7.4.2). `over` is how many lines stand above them.
pub(super) fn of(document: &OfficialDocument, over: usize) -> Receivers {
    let addressees = joined(&document.addressees, "，");
    let minutes = document.kind.layout() == Layout::Minutes;
    let label = if minutes { "分送：" } else { "抄送：" };
    let copies = joined(&document.copy_to, "，").map(|all| (label, format!("{all}。")));
    let shown = SHOWN.max(headings(&document.blocks) + 1);
    // A single line of text cannot be parted to go with the signature and also show on the first page.
    let kept = over + shown + closing(document);
    let with_signature = is_one_line(&document.blocks) && kept <= LINES;
    let room = |all: &String| {
        let least = if with_signature { kept } else { over + shown };
        least + lines(all, CHARS) <= LINES || document.blocks.is_empty()
    };
    let (shown, moved) = match addressees {
        Some(all) if !room(&all) => (None, Some(("主送：", format!("{all}。")))),
        all => (all.map(|all| format!("{all}：")), None),
    };
    Receivers {
        addressees: shown,
        imprint: moved.into_iter().chain(copies).collect(),
    }
}

/// Whether the text is one line, under headings or not.
fn is_one_line(blocks: &[Block]) -> bool {
    let text = blocks
        .iter()
        .skip_while(|block| matches!(block, Block::Heading { .. }));
    matches!(&text.collect::<Vec<_>>()[..], [Block::Paragraph { text }] if lines(text, CHARS - INDENT) == 1)
}

/// Lines from the text to the note: what is attached, signers with room for seals, and the date.
fn closing(document: &OfficialDocument) -> usize {
    if document.signatories.is_empty() && document.date.is_none() {
        return 0;
    }
    let attached: usize = document
        .attachments
        .iter()
        .map(|attachment| lines(&attachment.title, CHARS - ATTACHED))
        .sum();
    let blank = usize::from(attached > 0) + if document.sealed { 2 } else { 1 };
    let signers = document.signatories.len();
    let signed = if document.sealed {
        SEALED * signers.div_ceil(2).saturating_sub(1) + 1
    } else {
        signers
    };
    attached + blank + signed + 1 + usize::from(document.note.is_some())
}

/// Lines of the headings before the first text; they stay on its page.
fn headings(blocks: &[Block]) -> usize {
    let texts = blocks.iter().map_while(|block| match block {
        Block::Heading { text, .. } => Some(lines(text, CHARS - INDENT)),
        _ => None,
    });
    texts.sum()
}

/// Lines of the grid over a title: red head and two blank lines, as the template sets them. `organs` is how many
/// the mark names. An announcement's number, which stands under the title, is counted as over it.
pub(super) fn head(document: &OfficialDocument, organs: usize) -> usize {
    match document.kind.layout() {
        Layout::Announcement if field(document.document_number.as_deref()).is_some() => 3,
        Layout::Announcement => 1,
        Layout::Letter => 4,
        Layout::Document => 9 + organs,
        // Who signs stands beside the date.
        Layout::Minutes => {
            let signers = list(&document.signatories).join(" ");
            8 + organs + lines(&signers, CHARS - DATE).max(1)
        }
        Layout::Upward => 8 + organs + list(&document.approvers).len().div_ceil(2).max(1),
    }
}

/// Lines a text takes; a Latin letter takes a little more than half a character.
fn lines(text: &str, chars: usize) -> usize {
    let tenths = |c: char| if c.is_ascii() { 6 } else { 10 };
    let width: usize = text.chars().map(tenths).sum();
    width.div_ceil(chars * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::Kind;

    #[test]
    fn addressees_that_leave_no_room_for_text_go_to_the_imprint() {
        let mut document = OfficialDocument::new(Kind::Notice, vec!["甲".into()], "题");
        document.copy_to = vec!["乙".into()];
        document.blocks = vec![Block::paragraph("文")];
        for (addressees, over, labels) in [
            (3, 12, &["抄送："][..]),
            (40, 12, &["主送：", "抄送："][..]),
            (40, 6, &["抄送："][..]),
        ] {
            document.addressees = vec!["县市场监督管理局".into(); addressees];
            let receivers = of(&document, over);
            let found: Vec<_> = receivers.imprint.iter().map(|(label, _)| *label).collect();
            assert_eq!(found, labels);
            assert_eq!(receivers.addressees.is_none(), labels.len() == 2);
        }
        // A heading of two lines needs one more under it.
        document.addressees = vec!["甲".into()];
        for (characters, room) in [(25, true), (26, false)] {
            document.blocks = vec![
                Block::heading(1, "题".repeat(characters)),
                Block::paragraph("文"),
            ];
            assert_eq!(of(&document, 19).addressees.is_some(), room, "{characters}");
        }
    }

    #[test]
    fn the_imprint_is_set_as_large_as_a_page_holds() {
        let names =
            |count: usize| format!("{}。", vec!["云溪县人力资源和社会保障局"; count].join("，"));
        for (count, setting) in [(1, 0), (40, 0), (53, 1), (80, 2), (100, 3), (200, 3)] {
            let imprint = [("抄送：", names(count))];
            let found = super::setting(&imprint, true, true);
            assert_eq!((found.size, found.line), SIZES[setting], "{count}");
        }
    }

    #[test]
    fn a_line_of_text_stays_with_its_signature_where_the_addressees_can_make_room() {
        let mut document = OfficialDocument::new(Kind::Notice, vec!["甲".into()], "题");
        document.signatories = vec!["云溪县人民政府".into()];
        document.sealed = true;
        document.addressees = vec!["县市场监督管理局".into(); 15];
        for (characters, over, room) in [(10, 12, false), (10, 10, true), (40, 12, true)] {
            document.blocks = vec![Block::paragraph("文".repeat(characters))];
            let receivers = of(&document, over);
            assert_eq!(
                receivers.addressees.is_some(),
                room,
                "{characters} under {over}"
            );
        }
    }

    #[test]
    fn what_stands_over_the_text_is_counted_in_lines() {
        let mut document = OfficialDocument::new(Kind::Minutes, vec!["甲".into()], "题");
        for (signatories, lines) in [(0, 10), (2, 10), (3, 11)] {
            document.signatories = vec!["云溪县人民政府".into(); signatories];
            assert_eq!(head(&document, 1), lines, "{signatories} who sign");
        }
        document.kind = Kind::DisposalReport;
        for (approvers, lines) in [(0, 10), (2, 10), (3, 11)] {
            document.approvers = vec!["林某".into(); approvers];
            assert_eq!(head(&document, 1), lines, "{approvers} who approve");
        }
        document.kind = Kind::PublicAnnouncement;
        assert_eq!(head(&document, 0), 1);
        document.document_number = Some("〔2026〕云法告1号".into());
        assert_eq!(head(&document, 0), 3);
    }
}
