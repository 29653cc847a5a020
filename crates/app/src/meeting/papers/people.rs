//! Who stands on the sheets of a meeting: from the roster, from the replies, and from the attendance once it is entered.

use super::word;
use crate::meeting::view::MeetingView;
use documents::papers::Person;
use domain::{
    Date, Role,
    id::{PersonId, UnitId},
    meeting::{
        Attendance, Presence,
        reply::{Answer, Reply},
    },
};
use store::roster::HeldPost;

/// Posts with which somebody sits at the table, highest first.
const SEATED: [Role; 9] = [
    Role::Convener,
    Role::DeputyConvener,
    Role::OfficeDirector,
    Role::Head,
    Role::Liaison,
    Role::Handler,
    Role::Judge,
    Role::OfficeClerk,
    Role::Secretary,
];

/// People of the roster, each once, with all posts.
type Listed = Vec<(Option<PersonId>, Person)>;

/// Who signs in: who chairs, unless a unit names the same, then who comes for each unit asked, or came; a unit away keeps
/// its row.
pub(super) fn signers(view: &MeetingView, posts: &[HeldPost], today: Date) -> Vec<Person> {
    let rows = view.attendance.iter().flat_map(|place| {
        if place.presence.is_away() {
            return vec![away(view, place)];
        }
        let come = come(view, posts, today, place);
        if come.is_empty() {
            let unit = view.units.full_name(place.unit);
            return vec![Person {
                unit,
                ..Person::default()
            }];
        }
        come
    });
    let mut people: Vec<Person> = rows.collect();
    if !people
        .iter()
        .any(|one| view.meeting.is_chaired_by(&one.name))
    {
        let unknown = || Person {
            name: view.meeting.chair.clone(),
            post: "主持".into(),
            ..Person::default()
        };
        let known = chair(view, posts, today).map(|(_, person)| person);
        people.insert(0, known.unwrap_or_else(unknown));
    }
    people
}

/// The conveners and who chairs, then the people of the units asked, in the order of the attendance; a unit without
/// anybody keeps its row. Who holds several posts stands there once, with all of them.
pub(super) fn addresses(view: &MeetingView, posts: &[HeldPost], today: Date) -> Vec<Person> {
    let mut people = Listed::new();
    for role in [Role::Convener, Role::DeputyConvener] {
        for held in holding(posts, role, today) {
            add(&mut people, held.person.id, row(view, held));
        }
    }
    let conveners = people.len();
    for place in &view.attendance {
        add_unit(&mut people, view, posts, today, place);
    }
    if !people
        .iter()
        .any(|(_, one)| view.meeting.is_chaired_by(&one.name))
    {
        let chair = chair(view, posts, today).map(|(id, person)| (Some(id), person));
        people.splice(conveners..conveners, chair);
    }
    people.into_iter().map(|(_, person)| person).collect()
}

/// Adds head and liaison of a unit asked, and who else comes for it.
fn add_unit(
    people: &mut Listed,
    view: &MeetingView,
    posts: &[HeldPost],
    today: Date,
    place: &Attendance,
) {
    let mut reached = false;
    for role in [Role::Head, Role::Liaison] {
        for held in holding(posts, role, today).filter(|held| held.post.unit == place.unit) {
            add(people, held.person.id, row(view, held));
            reached = true;
        }
    }
    for mut person in come(view, posts, today, place) {
        reached = true;
        let known = people.iter_mut().map(|(_, known)| known);
        let mut known = known
            .filter(|known| known.name == person.name && known.unit == person.unit)
            .peekable();
        if known.peek().is_none() {
            if person.post.is_empty() {
                person.post = "参会人员".into();
            }
            people.push((None, person));
        } else {
            // The number given for this meeting fills a gap of the roster and replaces nothing in it.
            for known in known.filter(|known| known.phone.is_empty()) {
                known.phone.clone_from(&person.phone);
            }
        }
    }
    if !reached {
        let unit = view.units.full_name(place.unit);
        people.push((
            None,
            Person {
                unit,
                ..Person::default()
            },
        ));
    }
}

/// The row of a unit that is away; of one on leave with who stands in for it, where somebody else than replied is named.
fn away(view: &MeetingView, place: &Attendance) -> Person {
    let how = word("presence", place.presence.code());
    let replied = coming(view, place.unit).and_then(Reply::attendee);
    let instead = place.attendee.as_ref();
    let instead =
        instead.filter(|who| place.presence == Presence::Excused && replied.as_ref() != Some(*who));
    Person {
        unit: view.units.full_name(place.unit),
        name: instead.map_or_else(|| how.clone(), |who| format!("{how}（{who} 代）")),
        ..Person::default()
    }
}

/// Who comes for a unit: as replied, until the attendance says otherwise; who came is what the attendance says.
fn come(view: &MeetingView, posts: &[HeldPost], today: Date, place: &Attendance) -> Vec<Person> {
    if place.presence.is_away() {
        return Vec::new();
    }
    let reply = coming(view, place.unit);
    let expected = place.presence == Presence::Invited && place.attendee.is_none();
    let replied = reply.filter(|reply| expected || reply.attendee() == place.attendee);
    if let Some((reply, name)) = replied.and_then(|reply| Some((reply, reply.person.as_ref()?))) {
        return vec![Person {
            unit: view.units.full_name(place.unit),
            name: name.clone(),
            post: reply.post.clone().unwrap_or_default(),
            phone: reply.phone.clone().unwrap_or_default(),
        }];
    }
    let named = place.people();
    named
        .map(|words| came(view, posts, today, place.unit, words))
        .collect()
}

/// One who came, as the attendance has it: name and post; what it does not say is known from the reply or the roster.
fn came(view: &MeetingView, posts: &[HeldPost], today: Date, unit: UnitId, words: &str) -> Person {
    let (name, post) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let reply = coming(view, unit).filter(|reply| reply.person.as_deref() == Some(name));
    let mut seated = SEATED.iter().flat_map(|role| holding(posts, *role, today));
    let known = seated.find(|held| held.post.unit == unit && held.person.name == name);
    let known = known.map(|held| row(view, held)).unwrap_or_default();
    Person {
        unit: view.units.full_name(unit),
        name: name.into(),
        post: match post.trim() {
            "" => reply
                .and_then(|reply| reply.post.clone())
                .unwrap_or(known.post),
            post => post.into(),
        },
        phone: reply
            .and_then(|reply| reply.phone.clone())
            .unwrap_or(known.phone),
    }
}

/// The reply of a unit that somebody comes for.
fn coming(view: &MeetingView, unit: UnitId) -> Option<&Reply> {
    let mut replies = view.replies.iter();
    replies.find(|reply| reply.unit == unit && reply.answer != Answer::Cannot)
}

/// Who chairs, from the roster, with all posts; of names that hold one another (王明, 王明华) it is the longest.
fn chair(view: &MeetingView, posts: &[HeldPost], today: Date) -> Option<(PersonId, Person)> {
    let seated = || SEATED.iter().flat_map(|role| holding(posts, *role, today));
    let chairing = seated().filter(|held| view.meeting.is_chaired_by(&held.person.name));
    let name = chairing.map(|held| &held.person.name);
    let name = name.max_by_key(|name| name.chars().count())?;
    let id = seated().find(|held| held.person.name == *name)?.person.id;
    let mut one = Listed::new();
    for held in seated().filter(|held| held.person.id == id) {
        add(&mut one, id, row(view, held));
    }
    one.pop().map(|(_, person)| (id, person))
}

/// Who holds a post of this role on a day.
fn holding(posts: &[HeldPost], role: Role, day: Date) -> impl Iterator<Item = &HeldPost> {
    let held = move |held: &&HeldPost| held.post.role == role && held.post.is_held_on(day);
    posts.iter().filter(held)
}

/// A post's holder, with the unit's full name.
fn row(view: &MeetingView, held: &HeldPost) -> Person {
    Person {
        unit: view.units.full_name(held.post.unit),
        name: held.person.name.clone(),
        post: post(held),
        phone: held.person.phone.clone().unwrap_or_default(),
    }
}

/// What a post is called: one of the mechanism by its role and the title with it, one of a unit by its title.
fn post(held: &HeldPost) -> String {
    let (role, title) = (word("role", held.post.role.code()), &held.post.title);
    let leads = matches!(
        held.post.role,
        Role::Convener | Role::DeputyConvener | Role::OfficeDirector
    );
    if title.is_empty() {
        role
    } else if leads && !title.contains(&role) {
        format!("{role}（{title}）")
    } else {
        title.clone()
    }
}

/// Adds a person; to one who is there already, the post alone.
fn add(people: &mut Listed, id: PersonId, person: Person) {
    match people.iter_mut().find(|(known, _)| *known == Some(id)) {
        Some((_, known)) if known.post.split('、').any(|post| post == person.post) => {}
        Some((_, known)) => known.post = format!("{}、{}", known.post, person.post),
        None => people.push((Some(id), person)),
    }
}
