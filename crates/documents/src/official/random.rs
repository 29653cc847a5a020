//! Thousands of random documents of every kind, set and looked at glyph by glyph: nothing leaves the
//! type area, no two lines overlap, no heading stands last on its page, nothing panics.
//!
//! `FUYUAN_RANDOM_DOCUMENTS` says how many; without it, a few hundred.

mod frame;
mod generate;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};

use serde_json::json;

use super::sheet::{Part, Sheet};
use super::{Error, Layout, docx};
use crate::fonts::Fonts;
use crate::press::{self, Template};
use frame::Glyphs;

/// How many documents are set where the environment asks for no other number.
const USUAL: u64 = 300;
/// The type area in points: 28, 184, 37 and 262 mm.
const LEFT: f64 = 79.37;
const RIGHT: f64 = 521.575;
const TOP: f64 = 104.88;
const BOTTOM: f64 = 742.68;
/// Half of a punctuation mark may stand over the edge without ink, and rounding may add a little.
const HALF: f64 = 8.5;

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts")]));

#[test]
fn random_documents_keep_to_the_page() {
    let count = std::env::var("FUYUAN_RANDOM_DOCUMENTS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(USUAL);
    let next = AtomicU64::new(0);
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= count {
                        break;
                    }
                    if let Err(fault) = try_one(seed) {
                        faults
                            .lock()
                            .expect("no panic")
                            .push(format!("document {seed}: {fault}"));
                    }
                }
            });
        }
    });
    let faults = faults.into_inner().expect("no panic");
    assert!(
        faults.is_empty(),
        "{} of {count}: {faults:#?}",
        faults.len()
    );
}

fn try_one(seed: u64) -> Result<(), String> {
    let document = generate::document(seed);
    let sheet = match Sheet::of(&document) {
        Err(Error::LongTitle) => return Ok(()),
        sheet => sheet.map_err(|error| error.to_string())?,
    };
    let data = json!({ "sheet": sheet, "issuer": sheet.issuer() });
    let set = press::set(Template::Official, data, Vec::new(), &FONTS)
        .map_err(|error| error.to_string())?;
    for (n, page) in (1..).zip(set.pages()) {
        let glyphs = frame::of(&page.frame);
        in_the_type_area(n, &glyphs, sheet.layout)?;
        apart(n, &glyphs)?;
        no_orphan(n, &glyphs, &sheet)?;
    }
    if seed.is_multiple_of(20) {
        press::export(&set).map_err(|error| error.to_string())?;
    }
    docx::write(&sheet, &FONTS).map_err(|error| error.to_string())?;
    comemo::evict(2);
    Ok(())
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
    let bodies = std::iter::once(&sheet.body).chain(sheet.enclosures.iter().map(|e| &e.body));
    let parts: Vec<&Part> = bodies.flatten().collect();
    for pair in parts.windows(2) {
        if let Part::Heading {
            text, keep: true, ..
        } = pair[0]
            && last.text.len() >= 9
            && text.ends_with(&*last.text.replace('\u{200b}', ""))
        {
            return Err(format!(
                "page {page} ends with the heading {text}, before {:?}",
                pair[1]
            ));
        }
    }
    Ok(())
}
