//! What must hold of a set document: nothing leaves the type area, no two lines overlap, no rule runs through
//! letters, nothing is lost, out of order or a box, no heading stands last on its page,
//! and no signature stands without text.

use std::collections::BTreeMap;

use typst_layout::PagedDocument;

use super::frame::{self, Glyphs, Rule};
use crate::official::Layout;
use crate::official::sheet::{Part, Sheet};
use crate::press;

/// The type area in points: 28, 184, 37 and 262 mm.
const LEFT: f64 = 79.37;
const RIGHT: f64 = 521.575;
const TOP: f64 = 104.88;
const BOTTOM: f64 = 742.68;
/// A line of the grid, a title's letters and the text's.
const PITCH: f64 = 28.99;
const TITLE: f64 = 22.0;
const SIZE: f64 = 16.0;
/// Half of a punctuation mark may stand over the edge without ink, and rounding may add a little.
const HALF: f64 = 8.5;

pub(super) fn document(set: &PagedDocument, sheet: &Sheet) -> Result<(), String> {
    let pages: Vec<_> = set
        .pages()
        .iter()
        .map(|page| frame::of(&page.frame))
        .collect();
    for (n, page) in (1..).zip(&pages) {
        in_the_type_area(n, &page.glyphs, sheet.layout)?;
        apart(n, &page.glyphs)?;
        uncrossed(n, &page.glyphs, &page.rules)?;
        no_orphan(n, &page.glyphs, sheet)?;
        drawn(n, &page.glyphs)?;
        held(n, &page.glyphs, sheet)?;
    }
    let flow: Vec<String> = pages.iter().map(|page| flow(&page.glyphs)).collect();
    complete(&flow.concat(), sheet)?;
    let end = in_order(&flow.concat(), sheet)?;
    text_on_the_first_page(&flow[0], &pages[0].glyphs, sheet)?;
    signed_under_text(&flow, end, sheet)
}

fn in_the_type_area(page: u32, glyphs: &[Glyphs], layout: Layout) -> Result<(), String> {
    for line in glyphs {
        let number = line.top > BOTTOM && line.text.contains('—');
        let draft = line.bottom < TOP && line.text == "草稿";
        let letter_head = layout == Layout::Letter && page == 1 && line.top > 82.0;
        let sideways = line.left >= LEFT - 0.5 && line.right <= RIGHT + HALF;
        let lengthways = line.top >= TOP - 3.5 && line.bottom <= BOTTOM + 1.0;
        // A letter's mark stands in the middle of the page, a millimetre left of the type area's.
        let letter_mark = letter_head && line.red && line.left >= LEFT - 3.5;
        if !(number || draft || (sideways && (lengthways || letter_head)) || letter_mark) {
            return Err(format!("page {page}: outside the type area: {line:?}"));
        }
    }
    Ok(())
}

fn apart(page: u32, glyphs: &[Glyphs]) -> Result<(), String> {
    for (i, one) in glyphs.iter().enumerate() {
        for other in &glyphs[i + 1..] {
            let wide = one.right.min(other.right) - one.left.max(other.left);
            let high = one.bottom.min(other.bottom) - one.top.max(other.top);
            let low = (one.bottom - one.top).min(other.bottom - other.top);
            // Half of a mark of punctuation is blank and may be closed up.
            if wide > one.size.max(other.size) * 0.55 && high > low * 0.35 {
                return Err(format!("page {page}: over each other: {one:?} {other:?}"));
            }
        }
    }
    Ok(())
}

/// No heading that must stay with what follows is the last of its page.
fn no_orphan(page: u32, glyphs: &[Glyphs], sheet: &Sheet) -> Result<(), String> {
    let flow = glyphs
        .iter()
        .filter(|line| !line.red && line.bottom < BOTTOM + 1.0);
    let Some(last) = flow.max_by(|a, b| {
        (a.top, a.left)
            .partial_cmp(&(b.top, b.left))
            .expect("finite")
    }) else {
        return Ok(());
    };
    let last = bare(&last.text);
    let parts: Vec<&Part> = bodies(sheet).flatten().collect();
    for pair in parts.windows(2) {
        if let Part::Heading {
            text, keep: true, ..
        } = pair[0]
            && last.len() >= 9
            && bare(text).ends_with(&last)
        {
            return Err(format!(
                "page {page} ends with the heading {text}, before {:?}",
                pair[1]
            ));
        }
    }
    Ok(())
}

/// No rule runs through letters: a cell holds its text.
fn uncrossed(page: u32, glyphs: &[Glyphs], rules: &[Rule]) -> Result<(), String> {
    for line in glyphs {
        for rule in rules {
            let through = if rule.upright {
                // Half of a mark of punctuation is blank.
                (line.left + 1.0..line.right - line.size * 0.55).contains(&rule.at)
                    && rule.from < line.bottom - 1.0
                    && rule.to > line.top + 1.0
            } else {
                (line.top + 1.0..line.bottom - 1.0).contains(&rule.at)
                    && rule.from < line.right - 1.0
                    && rule.to > line.left + 1.0
            };
            if through {
                return Err(format!("page {page}: {rule:?} through {line:?}"));
            }
        }
    }
    Ok(())
}

/// No character is a box.
fn drawn(page: u32, glyphs: &[Glyphs]) -> Result<(), String> {
    match glyphs.iter().find(|line| line.boxed) {
        Some(line) => Err(format!("page {page}: a box in {line:?}")),
        None => Ok(()),
    }
}

/// No line of text begins with a mark that belongs to what it follows.
fn held(page: u32, glyphs: &[Glyphs], sheet: &Sheet) -> Result<(), String> {
    let begins = |text: &str| text.starts_with(|c| press::NOT_FIRST.contains(c));
    let all = texts(sheet);
    // After a blank or many of its kind, and where a text begins with it, it cannot be helped.
    let may = |line: &&Glyphs| {
        let said: String = bare(&line.text).chars().take(4).collect();
        let first: String = said.chars().take(1).collect();
        all.iter().any(|text| {
            bare(text).starts_with(&said)
                || text.contains(&first.repeat(4))
                || text.contains(&format!(" {first}"))
        })
    };
    let mut lines = glyphs.iter().filter(|line| {
        let is_first = (line.left - LEFT).abs() < 1.0 && (line.size - SIZE).abs() < 0.1;
        is_first && begins(&line.text)
    });
    match lines.find(|line| !may(line)) {
        Some(line) => {
            let said: String = bare(&line.text).chars().take(6).collect();
            let of = all.iter().find(|text| bare(text).contains(&said));
            Err(format!("page {page}: begins a line: {line:?} of {of:?}"))
        }
        None => Ok(()),
    }
}

/// What a page says between its header and its footer, without white.
fn flow(glyphs: &[Glyphs]) -> String {
    let marginal = |line: &&Glyphs| {
        let number = line.top > BOTTOM && line.text.contains('—');
        !(number || line.bottom < TOP && line.text == "草稿")
    };
    glyphs
        .iter()
        .filter(marginal)
        .map(|line| bare(&line.text))
        .collect()
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .collect()
}

/// Every character of the document is on the pages, as often as in the document; heads of tables are
/// there oftener.
fn complete(flow: &str, sheet: &Sheet) -> Result<(), String> {
    let mut wanting = BTreeMap::new();
    for c in texts(sheet)
        .iter()
        .flat_map(|text| text.chars().collect::<Vec<_>>())
    {
        *wanting.entry(c).or_insert(0_i32) += 1;
    }
    for c in flow.chars() {
        wanting.entry(c).and_modify(|count| *count -= 1);
    }
    wanting.retain(|c, count| *count > 0 && !bare(&c.to_string()).is_empty());
    if wanting.is_empty() {
        Ok(())
    } else {
        Err(format!("characters are lost: {wanting:?}"))
    }
}

fn texts(sheet: &Sheet) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(
        sheet
            .urgency
            .filter(|_| sheet.layout != Layout::Announcement),
    );
    texts.extend(sheet.mark_tail);
    for list in [
        &sheet.mark,
        &sheet.approvers,
        &sheet.title,
        &sheet.attachments,
        &sheet.signatories,
    ] {
        texts.extend(list.iter().map(String::as_str));
    }
    for text in [
        &sheet.number,
        &sheet.addressees,
        &sheet.date,
        &sheet.note,
        &sheet.anchor,
    ] {
        texts.extend(text.as_deref());
    }
    for (label, names) in &sheet.attendance {
        texts.extend([&**label, &**names]);
    }
    for (label, receivers) in &sheet.receivers {
        texts.extend([label, &**receivers]);
    }
    if let Some((organ, date)) = &sheet.printed {
        texts.extend([&**organ, &**date]);
    }
    for enclosure in &sheet.enclosures {
        texts.push(&enclosure.label);
        texts.extend(enclosure.title.iter().map(String::as_str));
    }
    for part in bodies(sheet).flatten() {
        match part {
            Part::Heading { text, .. } | Part::Paragraph { text } => texts.push(text),
            Part::Table { header, rows, .. } => {
                texts.extend(rows.iter().chain([header]).flatten().map(String::as_str));
            }
            Part::Form { rows, .. } => texts.extend(rows.iter().flatten().map(String::as_str)),
            Part::Picture { caption, .. } => texts.push(caption),
        }
    }
    texts
}

fn bodies(sheet: &Sheet) -> impl Iterator<Item = &Vec<Part>> {
    std::iter::once(&sheet.body).chain(sheet.enclosures.iter().map(|own| &own.body))
}

/// Headings and paragraphs come whole and one after the other; where the text ends, the attachments
/// aside.
fn in_order(flow: &str, sheet: &Sheet) -> Result<usize, String> {
    let (mut from, mut end) = (0, 0);
    for (n, body) in bodies(sheet).enumerate() {
        for part in body {
            let text = match part {
                Part::Heading { text, .. } | Part::Paragraph { text } => bare(text),
                Part::Table { rows, .. } | Part::Form { rows, .. } => {
                    from = past(flow, from, rows);
                    continue;
                }
                Part::Picture { .. } => continue,
            };
            match flow[from..].find(&text) {
                Some(at) => from += at + text.len(),
                None => return Err(format!("not in its place: {text}")),
            }
        }
        if n == 0 {
            end = from;
        }
    }
    Ok(end)
}

/// Where to look for what follows a table: past those of its cells that are too short to be parted by the
/// page's end, so that a word in them is not taken for the next paragraph.
fn past(flow: &str, from: usize, rows: &[Vec<String>]) -> usize {
    let cells = rows.iter().flatten().map(|cell| bare(cell));
    cells
        .filter(|cell| cell.chars().count() <= 6)
        .fold(from, |from, cell| {
            let found = flow[from..].find(&cell);
            found.map_or(from, |at| from + at + cell.len())
        })
}

/// The first page shows text (GB/T 9704-2012, 7.3.3), unless mark and title leave no room for it and the headings
/// over it; addressees give way.
fn text_on_the_first_page(flow: &str, glyphs: &[Glyphs], sheet: &Sheet) -> Result<(), String> {
    let over = headings(&sheet.body);
    let [Part::Heading { text, .. } | Part::Paragraph { text }, ..] = &sheet.body[..] else {
        return Ok(());
    };
    if !matches!(sheet.body.get(over), Some(Part::Paragraph { .. })) {
        return Ok(());
    }
    let begins: String = bare(text).chars().take(3).collect();
    let title = glyphs.iter().filter(|line| (line.size - TITLE).abs() < 0.1);
    let Some(under) = title.map(|line| line.bottom).reduce(f64::max) else {
        // Not even the title finds room under its mark.
        return Ok(());
    };
    let lines = |part: &Part| match part {
        Part::Heading { text, .. } => (text.chars().count() + 2).div_ceil(27),
        _ => 0,
    };
    // A blank line follows the title.
    let wanted: usize = 2 + sheet.body[..over].iter().map(lines).sum::<usize>();
    let wanted: f64 = (0..wanted).map(|_| PITCH).sum();
    if under + wanted > BOTTOM || flow.contains(&begins) {
        Ok(())
    } else {
        Err(format!("the first page does not show the text: {begins}"))
    }
}

/// How many headings a body begins with.
fn headings(body: &[Part]) -> usize {
    body.iter()
        .take_while(|part| matches!(part, Part::Heading { .. }))
        .count()
}

/// The seal goes on a page with text: "此页无正文" is not written (7.3.5.4).
fn signed_under_text(flow: &[String], end: usize, sheet: &Sheet) -> Result<(), String> {
    // A text of two lines must not leave the first page for the signature's sake.
    let closes = match &sheet.body[headings(&sheet.body)..] {
        [Part::Paragraph { text }] => text.chars().count() > 84,
        body => matches!(body.last(), Some(Part::Paragraph { .. })),
    };
    // What is attached and who signs may fill a page by themselves.
    let attached = sheet
        .attachments
        .iter()
        .map(|name| name.chars().count().div_ceil(20));
    // Two signers share a row of five lines, and of more where a name is wider than half the line.
    let signers = sheet.signatories.chunks(2).map(|row| {
        let widest = row.iter().map(|name| name.chars().count()).max();
        4 + widest.unwrap_or_default().div_ceil(14)
    });
    let noted = sheet
        .note
        .iter()
        .map(|note| note.chars().count().div_ceil(26));
    let fits = attached.chain(signers).chain(noted).sum::<usize>() <= 17;
    let wanted = closes && fits && sheet.layout != Layout::Minutes;
    let (Some(date), true) = (&sheet.date, wanted) else {
        return Ok(());
    };
    let page_of = |place: usize| {
        let mut before = 0;
        flow.iter().position(|page| {
            before += page.len();
            place < before
        })
    };
    let dated = flow.concat()[end..].find(&**date).map(|at| end + at);
    let (text, seal) = (page_of(end.saturating_sub(1)), dated.and_then(page_of));
    if text == seal {
        Ok(())
    } else {
        Err(format!(
            "the text ends on page {text:?}, the date is on {seal:?}, from 0"
        ))
    }
}
