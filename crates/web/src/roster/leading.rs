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
    /// The holder's unit.
    pub unit: String,
    /// Where a keeper of the roster appoints somebody to it.
    pub appoint: String,
}

/// Whether a role stands above the units or in the office.
pub(super) fn is_leading(role: Role) -> bool {
    use Role::{Convener, DeputyConvener, OfficeClerk, OfficeDirector};
    matches!(role, Convener | DeputyConvener | OfficeDirector | OfficeClerk)
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

/// Whose post a printed one is: by its title, else by the unit it is printed for.
fn place_of(printed: &str, held: &[&HeldPost], view: &RosterView) -> Option<usize> {
    let by_title = held.iter().position(|held| held.post.title == printed);
    by_title.or_else(|| {
        held.iter().position(|held| printed.starts_with(&view.units.name(held.post.unit)))
    })
}

fn leading(
    t: Wording,
    role: Role,
    printed: &str,
    holder: Option<&HeldPost>,
    view: &RosterView,
) -> Leading {
    let unit = view.units.iter().find(|unit| printed.starts_with(&unit.short_name));
    let unit = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let title = percent_encoding::utf8_percent_encode(printed, percent_encoding::NON_ALPHANUMERIC);
    Leading {
        role: role_words(t, role),
        printed: printed.to_owned(),
        holder: holder.map(|held| Holder::of(t, held)),
        unit: holder.map(|held| view.units.name(held.post.unit)).unwrap_or_default(),
        appoint: format!("/roster/posts/new?role={}&unit={unit}&title={title}", role.code()),
    }
}
