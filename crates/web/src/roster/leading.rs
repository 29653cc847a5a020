//! The posts above the members: what the charter prints, who holds them, which stay vacant. Nobody is
//! guessed into a post that the notice prints without a name.

use super::{Holder, role_words};
use app::{HeldPost, roster::RosterView};
use domain::{Date, Role, charter::Charter};
use locale::Wording;

/// A post of the mechanism's head or its office.
pub(super) struct Leading {
    /// The role in words.
    pub role: String,
    /// What the charter prints of it; empty where it prints nothing.
    pub printed: String,
    /// Who holds it today; none if it is vacant.
    pub holder: Option<Holder>,
    /// Whether the charter prints a name, so that the office has only to enter it.
    pub named: bool,
    /// The holder's unit.
    pub unit: String,
    /// Where a keeper of the roster appoints somebody to it.
    pub appoint: String,
}

/// Whether a role stands above the units or in the office.
pub(super) fn is_leading(role: Role) -> bool {
    use Role::{Convener, DeputyConvener, OfficeClerk, OfficeDirector};
    matches!(
        role,
        Convener | DeputyConvener | OfficeDirector | OfficeClerk
    )
}

/// The posts in order: conveners, deputies, directors of the office, its clerks.
pub(super) fn posts(t: Wording, charter: &Charter, view: &RosterView, today: Date) -> Vec<Leading> {
    let printed: [(Role, &[String]); 4] = [
        (Role::Convener, &charter.posts.conveners),
        (Role::DeputyConvener, &charter.posts.deputy_conveners),
        (Role::OfficeDirector, &charter.office.directors),
        (Role::OfficeClerk, &[]),
    ];
    let mut posts = Vec::new();
    for (role, printed) in printed {
        let mut held: Vec<&HeldPost> = view
            .posts
            .iter()
            .filter(|held| held.post.role == role && held.post.is_held_on(today))
            .collect();
        for words in printed {
            let place = place_of(words, &held, view);
            let holder = place.map(|place| held.remove(place));
            posts.push(leading(t, role, words, holder, view));
        }
        for holder in held {
            posts.push(leading(t, role, "", Some(holder), view));
        }
    }
    posts
}

/// A printed post, and the name printed with it: a charter writes the name last, after a space.
fn name_in(printed: &str) -> (&str, Option<&str>) {
    match printed.rsplit_once(' ') {
        Some((post, name)) => (post, Some(name)),
        None => (printed, None),
    }
}

/// Whose post a printed one is: by its name or title, else by the unit it is printed for.
fn place_of(printed: &str, held: &[&HeldPost], view: &RosterView) -> Option<usize> {
    let (post, name) = name_in(printed);
    if let Some(name) = name {
        return held.iter().position(|held| held.person.name == name);
    }
    let by_title = held.iter().position(|held| held.post.title == post);
    by_title.or_else(|| {
        held.iter()
            .position(|held| post.starts_with(&view.units.name(held.post.unit)))
    })
}

fn leading(
    t: Wording,
    role: Role,
    printed: &str,
    holder: Option<&HeldPost>,
    view: &RosterView,
) -> Leading {
    Leading {
        role: role_words(t, role),
        printed: printed.to_owned(),
        holder: holder.map(|held| Holder::of(t, held)),
        named: name_in(printed).1.is_some(),
        unit: holder
            .map(|held| view.units.name(held.post.unit))
            .unwrap_or_default(),
        appoint: appoint(role, printed, view),
    }
}

/// The page that appoints somebody to a printed post, with what is printed filled in.
fn appoint(role: Role, printed: &str, view: &RosterView) -> String {
    let coded = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let (post, name) = name_in(printed);
    let unit = view
        .units
        .iter()
        .find(|unit| post.starts_with(&unit.short_name));
    let unit = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let mut path = format!(
        "/roster/posts/new?role={}&unit={unit}&title={}",
        role.code(),
        coded(post)
    );
    if let Some(name) = name {
        let known = view.posts.iter().find(|held| held.person.name == name);
        let (field, value) = match known {
            Some(held) => ("person", held.person.id.to_string()),
            None => ("name", coded(name)),
        };
        path.extend(["&", field, "=", &value]);
    }
    path
}
