//! Signers and date, placed as in the PDF: by whether seals go on, and how many sign.

use super::super::Layout;
use super::super::sheet::Sheet;
use super::wml::Paragraph;
use super::{CELL, WIDTH, width};

/// Two blank lines, one without seals, and the signers and date; nothing in minutes, whose head names them.
pub(super) fn signed(sheet: &Sheet) -> String {
    let date = sheet.date.as_deref().unwrap_or_default();
    let nobody = sheet.signatories.is_empty() && date.is_empty();
    if nobody || sheet.layout == Layout::Minutes {
        return String::new();
    }
    let blank = || Paragraph::on_grid().keep_next(true).xml();
    let above = if sheet.sealed {
        [blank(), blank()].concat()
    } else {
        blank()
    };
    // The note stays under the date.
    let keep = sheet.note.is_some();
    let signed = match &sheet.signatories[..] {
        [] => right(date, 4 * CELL).keep_next(keep).xml(),
        names if !sheet.sealed => unsealed(names, date, keep),
        [name] => by_one(name, date, keep),
        names => jointly(names, date, keep),
    };
    above + &signed
}

fn right(text: &str, edge: i32) -> Paragraph {
    Paragraph::on_grid()
        .align("right")
        .indent(0, edge, 0)
        .text(text)
}

/// The signer is centred on the date, four characters from the edge (7.3.5.1).
fn by_one(signer: &str, date: &str, keep: bool) -> String {
    let half = |text: &str| width(text, CELL).min(WIDTH) / 2;
    let centre = half(signer).max(4 * CELL + half(date));
    let mut text = right(signer, centre - half(signer)).keep_next(true).xml();
    if !date.is_empty() {
        let dated = right(date, centre - half(date)).keep_next(keep);
        text.push_str(&dated.xml());
    }
    text
}

/// Without seals: the date two characters further in than the signers begin (7.3.5.2).
fn unsealed(signers: &[String], date: &str, keep: bool) -> String {
    let widest = signers
        .iter()
        .map(|name| width(name, CELL))
        .max()
        .unwrap_or_default();
    let dated = width(date, CELL);
    let taken = if dated > widest {
        dated + 2 * CELL
    } else {
        widest
    };
    let from = (WIDTH - 2 * CELL - taken).max(0);
    let line = |text: &str, left: i32| Paragraph::on_grid().indent(left, 0, 0).text(text);
    let mut text: String = signers
        .iter()
        .map(|name| line(name, from).keep_next(true).xml())
        .collect();
    if !date.is_empty() {
        let dated = line(date, from + 2 * CELL).keep_next(keep);
        text.push_str(&dated.xml());
    }
    text
}

/// Joint signers two in a row, with room for their seals; the date under the last.
fn jointly(signers: &[String], date: &str, keep: bool) -> String {
    let halves = [("center", WIDTH / 4), ("center", WIDTH * 3 / 4)];
    let row = |left: &str, right: &str| {
        let line = Paragraph::on_grid().keep_next(true).tabs(&halves);
        line.tab().text(left).tab().text(right).xml()
    };
    let mut text = String::new();
    for (i, pair) in signers.chunks(2).enumerate() {
        if i > 0 {
            text.push_str(&Paragraph::on_grid().keep_next(true).xml().repeat(3));
        }
        text.push_str(&row(&pair[0], pair.get(1).map_or("", String::as_str)));
    }
    let dated = Paragraph::on_grid().keep_next(keep).tabs(&halves).tab();
    let dated = if signers.len().is_multiple_of(2) {
        dated.tab()
    } else {
        dated
    };
    text.push_str(&dated.text(date).xml());
    text
}
