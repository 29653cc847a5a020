//! Where the words of a meeting's papers stand, so that who is refused one of their characters finds it.

use super::view::{ItemView, MeetingView};
use crate::{official_document::places::of_matter, press::Worded};
use domain::refusal::Place;

/// The places of what the papers of a meeting are made of: the meeting itself, its items with their matters,
/// who comes, the names of the units asked.
pub(crate) fn places(view: &MeetingView) -> Vec<Worded> {
    let meeting = &view.meeting;
    let own = [
        &meeting.topic,
        &meeting.place,
        &meeting.called_by,
        &meeting.chair,
    ];
    let mut all = vec![(Place::of("place-meeting"), own.map(String::as_str).concat())];
    for (place, item) in (1u32..).zip(&view.items) {
        all.push(of_item(place, item));
        all.extend(item.matter.as_ref().map(of_matter));
    }
    let asked: Vec<_> = view.attendance.iter().map(|place| place.unit).collect();
    all.extend(view.units.places(&asked));
    for place in &view.attendance {
        let mut words = place.attendee.clone().unwrap_or_default();
        for reply in view.replies.iter().filter(|one| one.unit == place.unit) {
            words.extend(
                [&reply.person, &reply.post, &reply.phone]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
        }
        let unit = view.units.name(place.unit);
        all.push((Place::of("place-person").with("unit", unit), words));
    }
    all
}

/// What is written of an item: what is put to the meeting, what was said of it, what became of it.
fn of_item(place: u32, item: &ItemView) -> Worded {
    let named = Place::of("place-item")
        .with("place", place.to_string())
        .with("title", item.title());
    let mut words = format!("{}{}", item.title(), item.item.question);
    for decision in &item.decisions {
        words.extend([decision.text.as_str(), decision.done_when.as_str()]);
    }
    words.extend(item.opinions.iter().map(|one| one.text.as_str()));
    words.extend(item.positions.iter().filter_map(|one| one.words.as_deref()));
    words.extend(item.item.outcome_text.as_deref());
    words.extend(
        item.before
            .iter()
            .filter_map(|(_, earlier)| earlier.outcome_text.as_deref()),
    );
    (named, words)
}
