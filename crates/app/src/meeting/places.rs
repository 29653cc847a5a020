//! Where the words of a meeting's papers stand, so that who is refused one of their characters finds it.

use super::{
    past::Past,
    view::{ItemView, MeetingView},
};
use crate::{official_document::places::of_matter, press::Worded};
use domain::{matter::Terms, refusal::Place};

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
    words.extend(terms(item.came_from().as_ref()));
    words.extend(item.past.iter().map(of_past));
    (named, words)
}

/// What the history of an item prints of an earlier meeting.
fn of_past(past: &Past) -> String {
    let mut words = past.item.outcome_text.clone().unwrap_or_default();
    words.extend(terms(past.item.came_from.as_ref()));
    words.extend(terms(past.item.deferral.as_ref()));
    words.extend(past.dissent.iter().filter_map(|one| one.words.as_deref()));
    for decision in &past.dropped {
        words.extend([decision.text.as_str(), decision.done_when.as_str()]);
    }
    words
}

fn terms(terms: Option<&Terms>) -> Option<String> {
    let terms = terms?;
    let words = [&terms.condition, &terms.condition_met];
    Some(words.into_iter().flatten().map(String::as_str).collect())
}
