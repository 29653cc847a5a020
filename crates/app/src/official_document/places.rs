//! Where the words of a document stand, so that who is refused one of its characters finds it.

use crate::{Units, press::Worded};
use domain::{matter::Matter, official_document::OfficialDocument, refusal::Place};

/// The places of a document's words: its own fields, the matter it is about, the names of units it prints.
pub(super) fn places(
    units: &Units,
    document: &OfficialDocument,
    matter: Option<&Matter>,
) -> Vec<Worded> {
    let others = [&document.other_addressees, &document.other_copies];
    let signed = [&document.signed_off_by, &document.authority];
    let mut all = vec![
        (Place::of("place-title"), document.title.clone()),
        (Place::of("place-body"), document.body.clone()),
        (Place::of("place-attachments"), document.attachments.clone()),
        (
            Place::of("place-addressees"),
            others.map(String::as_str).concat(),
        ),
        (
            Place::of("place-signer"),
            signed.into_iter().flatten().cloned().collect(),
        ),
    ];
    all.extend(matter.map(of_matter));
    let mut printed = document.units();
    printed.extend(&document.organs);
    printed.push(document.unit);
    all.extend(units.places(&printed));
    all
}

/// A matter's own words.
pub(crate) fn of_matter(matter: &Matter) -> Worded {
    let place = Place::of("place-matter")
        .with("number", format!("{}-{}", matter.year, matter.serial))
        .with("title", &matter.title);
    (place, format!("{}{}", matter.title, matter.request))
}
