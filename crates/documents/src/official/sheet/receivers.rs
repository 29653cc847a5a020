//! To whom a document goes: 主送 under the title, or in the imprint where it would leave the first page
//! without text; 抄送 in the imprint.

use super::super::{Layout, OfficialDocument};
use super::clean::joined;

/// Lines of the type area.
const LINES: usize = 22;
/// Characters of a line that are counted on: marks of punctuation may take one over to the next.
const CHARS: usize = 27;
/// Lines of text the first page shows at least: a heading, and a line under it.
const SHOWN: usize = 2;

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
    let room = |all: &String| over + lines(all) + SHOWN <= LINES || document.blocks.is_empty();
    let (shown, moved) = match addressees {
        Some(all) if !room(&all) => (None, Some(("主送：", format!("{all}。")))),
        all => (all.map(|all| format!("{all}：")), None),
    };
    Receivers {
        addressees: shown,
        imprint: moved.into_iter().chain(copies).collect(),
    }
}

/// Lines of the grid over a title: red head and two blank lines, as the template sets them.
pub(super) fn head(layout: Layout, organs: usize, approvers: usize) -> usize {
    match layout {
        Layout::Announcement => 1,
        Layout::Letter => 4,
        Layout::Document | Layout::Minutes => 9 + organs,
        Layout::Upward => 9 + organs + approvers.div_ceil(2).max(1) - 1,
    }
}

/// Lines a text takes; a Latin letter takes a little more than half a character.
fn lines(text: &str) -> usize {
    let tenths = |c: char| if c.is_ascii() { 6 } else { 10 };
    let width: usize = text.chars().map(tenths).sum();
    width.div_ceil(CHARS * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::{Block, Kind};

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
    }
}
