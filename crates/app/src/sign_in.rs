//! Signing in: password, lockout, sessions, and who the session makes its holder.

use crate::{Desk, Error, FieldError};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use domain::{
    Actor, Moment, Role, Sight,
    id::{PersonId, UnitId},
    roster::Person,
    unit::UnitRef,
};
use std::sync::OnceLock;
use store::{
    Tx,
    roster::Seat,
    session::{self, Credential},
};

/// Failed tries before a door is locked (等保 practice).
const TRIES: u32 = 5;
/// How long a door stays locked.
const LOCK_MS: i64 = 30 * 60 * 1000;
/// How long a session lives without being used.
const IDLE_MS: i64 = 8 * 60 * 60 * 1000;
/// How long a session lives at most.
const ABSOLUTE_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// How often being seen is written down.
const TOUCH_MS: i64 = 5 * 60 * 1000;

/// Why nobody was signed in. The words for a wrong name and a wrong password are the same.
#[derive(Debug)]
pub enum SignInError {
    /// Name or password is wrong.
    Wrong,
    /// Too many tries; the door opens again at this moment.
    Locked(Moment),
    /// The person holds no post today, or the sign-in was closed.
    NoPost,
    /// The system failed.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for SignInError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who, from which unit, with which roles.
    pub actor: Actor,
    /// Units the person can switch to.
    pub seats: Vec<UnitRef>,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
}

/// Signs a person in and answers with the session's token, known to nobody else.
pub async fn sign_in(
    desk: &Desk,
    login: &str,
    password: &str,
    address: &str,
) -> Result<String, SignInError> {
    let login = login.trim().to_lowercase();
    let doors = [format!("name:{login}"), format!("address:{address}")];
    let now = desk.now();
    if let Some(until) = locked(desk, &doors).await?.filter(|until| *until > now) {
        return Err(SignInError::Locked(until));
    }
    let sight = Sight::whole(desk.mechanism());
    let name = login.clone();
    let found = desk
        .read(async move |tx| {
            let Some(person) = store::roster::by_login(tx, &sight, &name).await? else {
                return Ok(None);
            };
            let credential = session::password(tx, sight.mechanism, person.id).await?;
            let seats = live_seats(tx, &sight, person.id, now.date()).await?;
            Ok(credential.map(|credential| (person, credential, seats)))
        })
        .await?;
    // An unknown name costs the same hash, so that the time taken does not tell it apart.
    let hash = found
        .as_ref()
        .map_or_else(decoy, |(_, credential, _)| credential.hash.clone());
    let right = verify(desk, password.to_owned(), hash).await?;
    let Some((person, _, seats)) = found.filter(|_| right) else {
        count_failure(desk, &doors, now).await?;
        return Err(SignInError::Wrong);
    };
    let closed = person.closed_on.is_some_and(|day| day <= now.date());
    let Some(seat) = seats.first().filter(|_| !closed) else {
        return Err(SignInError::NoPost);
    };
    let token = random_token();
    let (mechanism, digest, person, unit) =
        (desk.mechanism(), digest(&token), person.id, seat.unit);
    desk.write(async move |tx| {
        for door in &doors {
            session::forget_failures(tx, mechanism, door).await?;
        }
        session::end_idle(tx, mechanism, Moment(now.0 - ABSOLUTE_MS)).await?;
        Ok(session::begin(tx, mechanism, &digest, person, unit, now).await?)
    })
    .await?;
    Ok(token)
}

async fn locked(desk: &Desk, doors: &[String; 2]) -> Result<Option<Moment>, Error> {
    let (mechanism, doors) = (desk.mechanism(), doors.clone());
    desk.read(async move |tx| {
        let mut latest = None;
        for door in &doors {
            latest = latest.max(Some(session::locked_until(tx, mechanism, door).await?));
        }
        Ok(latest)
    })
    .await
}

/// A name is locked after five tries; an address, shared by an office, after ten times as many.
async fn count_failure(desk: &Desk, doors: &[String; 2], now: Moment) -> Result<(), Error> {
    let (mechanism, doors) = (desk.mechanism(), doors.clone());
    desk.write(async move |tx| {
        for (door, tries) in doors.iter().zip([TRIES, TRIES * 10]) {
            session::count_failure(tx, mechanism, door, tries, Moment(now.0 + LOCK_MS)).await?;
        }
        Ok(())
    })
    .await
}

/// The person behind a session's token; none if it is unknown, ended, idle too long or its holder has
/// no post left.
pub async fn signed_in(desk: &Desk, token: &str) -> Result<Option<SignedIn>, Error> {
    let (mechanism, token, now) = (desk.mechanism(), digest(token), desk.now());
    let sight = Sight::whole(mechanism);
    let key = token.clone();
    let found = desk
        .read(async move |tx| {
            let Some(found) = session::find(tx, mechanism, &key).await? else {
                return Ok(None);
            };
            let person: Person = store::by_id(tx, &sight, found.person.0).await?;
            let seats = live_seats(tx, &sight, found.person, now.date()).await?;
            Ok(Some((found, person, seats)))
        })
        .await?;
    let Some((found, person, seats)) = found else {
        return Ok(None);
    };
    // A clock set back must not revive a session, so the age is taken without its sign.
    let idle = (now.0 - found.seen_at.0).abs();
    let age = (now.0 - found.begun_at.0).abs();
    let closed = person.closed_on.is_some_and(|day| day <= now.date());
    if idle > IDLE_MS || age > ABSOLUTE_MS || closed {
        // Ended for good, so that it does not live again when the clock is set back later.
        desk.write(async move |tx| Ok(session::end(tx, mechanism, &token).await?))
            .await?;
        return Ok(None);
    }
    let Some(actor) = actor(desk, &person, found.unit, &seats) else {
        return Ok(None);
    };
    if idle > TOUCH_MS {
        let unit = actor.unit.id;
        desk.write(async move |tx| Ok(session::touch(tx, mechanism, &token, unit, now).await?))
            .await?;
    }
    let mut units: Vec<UnitRef> = Vec::new();
    for seat in &seats {
        if units.iter().all(|unit| unit.id != seat.unit) {
            units.push(UnitRef {
                id: seat.unit,
                name: seat.unit_name.clone(),
            });
        }
    }
    Ok(Some(SignedIn {
        actor,
        seats: units,
        must_change: found.must_change,
    }))
}

/// The seats a person acts from on a day. A secretary's counts only while a convener's delegation is in
/// force: without one there is nobody to act for, and nothing to see.
async fn live_seats(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    day: domain::Date,
) -> Result<Vec<Seat>, Error> {
    let mut seats = store::roster::seats_of(tx, sight, person, day).await?;
    if seats.iter().any(|seat| seat.role == Role::Secretary)
        && store::delegation::to_secretary(tx, sight, person, day)
            .await?
            .is_empty()
    {
        seats.retain(|seat| seat.role != Role::Secretary);
    }
    Ok(seats)
}

fn actor(desk: &Desk, person: &Person, unit: UnitId, seats: &[Seat]) -> Option<Actor> {
    let today = desk.today();
    let live = |seat: &&Seat| seat.until.is_none_or(|until| today <= until);
    let seat = seats
        .iter()
        .filter(live)
        .find(|seat| seat.unit == unit)
        .or_else(|| seats.iter().find(live))?;
    Some(Actor {
        mechanism: desk.mechanism(),
        person: person.id,
        name: person.name.clone(),
        unit: UnitRef {
            id: seat.unit,
            name: seat.unit_name.clone(),
        },
        unit_kind: seat.unit_kind,
        roles: seats
            .iter()
            .filter(|s| s.unit == seat.unit)
            .map(|s| s.role)
            .collect(),
        entered_for: None,
    })
}

/// The actor a person is today in their first unit; for commands and samples.
pub async fn actor_of(desk: &Desk, login: &str) -> Result<Actor, Error> {
    let (sight, today, login) = (
        Sight::whole(desk.mechanism()),
        desk.today(),
        login.to_owned(),
    );
    let (person, seats) = desk
        .read(async move |tx| {
            let person = store::roster::by_login(tx, &sight, &login).await?;
            let person = person.ok_or(Error::NotFound)?;
            let seats = live_seats(tx, &sight, person.id, today).await?;
            Ok((person, seats))
        })
        .await?;
    let unit = seats.first().ok_or(Error::NotFound)?.unit;
    actor(desk, &person, unit, &seats).ok_or(Error::NotFound)
}

/// Ends a session.
pub async fn sign_out(desk: &Desk, token: &str) -> Result<(), Error> {
    let (mechanism, token) = (desk.mechanism(), digest(token));
    desk.write(async move |tx| Ok(session::end(tx, mechanism, &token).await?))
        .await
}

/// Switches the unit a session acts for, to another in which its holder has a post.
pub async fn switch_unit(desk: &Desk, token: &str, to: &SignedIn, unit: &str) -> Result<(), Error> {
    let unit = UnitId::parse(unit)
        .filter(|unit| to.seats.iter().any(|seat| seat.id == *unit))
        .ok_or(Error::NotFound)?;
    let (mechanism, token, now) = (desk.mechanism(), digest(token), desk.now());
    desk.write(async move |tx| Ok(session::touch(tx, mechanism, &token, unit, now).await?))
        .await
}

/// Changes one's own password. Every session ends, this one too; the answer is a new token.
pub async fn change_password(
    desk: &Desk,
    by: &Actor,
    old: &str,
    new: &str,
    again: &str,
) -> Result<String, Error> {
    let (mechanism, person) = (desk.mechanism(), by.person);
    let kept = desk
        .read(async move |tx| Ok(session::password(tx, mechanism, person).await?))
        .await?
        .ok_or(Error::NotFound)?;
    let mut wrong = Vec::new();
    if !verify(desk, old.to_owned(), kept.hash).await? {
        wrong.push(FieldError {
            field: "old",
            key: "form-wrong-password",
            detail: String::new(),
        });
    }
    if let Some(key) = weakness(new).or((new == old).then_some("form-password-same")) {
        wrong.push(FieldError {
            field: "new",
            key,
            detail: String::new(),
        });
    }
    if new != again {
        wrong.push(FieldError {
            field: "again",
            key: "form-password-differs",
            detail: String::new(),
        });
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let credential = Credential {
        hash: hash(desk, new.to_owned()).await?,
        must_change: false,
    };
    let token = random_token();
    let (by, digest, now) = (by.clone(), digest(&token), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let person: Person = store::by_id(tx, &sight, by.person.0).await?;
        tx.record(person.change_password(&by, now)?).await?;
        session::set_password(tx, mechanism, by.person, &credential, now).await?;
        session::end_all(tx, &sight, by.person).await?;
        Ok(session::begin(tx, mechanism, &digest, by.person, by.unit.id, now).await?)
    })
    .await?;
    Ok(token)
}

/// Sets a first password that must be changed at the first sign-in, in an act's own transaction; every
/// session of the person ends.
pub(crate) async fn set_first_password(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    hash: &str,
    must_change: bool,
    now: Moment,
) -> Result<(), Error> {
    let credential = Credential {
        hash: hash.into(),
        must_change,
    };
    session::set_password(tx, sight.mechanism, person, &credential, now).await?;
    Ok(session::end_all(tx, sight, person).await?)
}

/// What is wrong with a new password, as a message key: at least ten characters of three kinds (等保 profile).
pub fn weakness(password: &str) -> Option<&'static str> {
    let kinds = [
        password.chars().any(|c| c.is_ascii_lowercase()),
        password.chars().any(|c| c.is_ascii_uppercase()),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| !c.is_ascii_alphanumeric()),
    ];
    if password.chars().count() < 10 {
        Some("form-password-short")
    } else if password.len() > 200 {
        Some("form-password-long")
    } else if kinds.iter().filter(|kind| **kind).count() < 3 {
        Some("form-password-plain")
    } else {
        None
    }
}

/// Argon2id of a password, off the threads that serve pages and two at a time, since it costs memory.
pub(crate) async fn hash(desk: &Desk, password: String) -> Result<String, Error> {
    let _place = desk.hashing.acquire().await.map_err(Error::failed)?;
    tokio::task::spawn_blocking(move || hash_now(&password))
        .await
        .map_err(Error::failed)?
}

/// Argon2id of a password, here and now; for commands.
pub fn hash_now(password: &str) -> Result<String, Error> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Failed(error.to_string().into()))
}

async fn verify(desk: &Desk, password: String, hash: String) -> Result<bool, Error> {
    let _place = desk.hashing.acquire().await.map_err(Error::failed)?;
    tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        })
    })
    .await
    .map_err(Error::failed)
}

fn decoy() -> String {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY
        .get_or_init(|| hash_now("nobody's password").unwrap_or_default())
        .clone()
}

fn random_token() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    store::seal::hex(&bytes)
}

/// A readable first password: four groups without letters that look alike.
///
/// # Panics
/// If the machine gives no random bytes.
pub fn first_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    let mut bytes = [0; 12];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    let mut text = String::from("Fy");
    for (place, byte) in bytes.iter().enumerate() {
        if place % 4 == 0 {
            text.push('-');
        }
        let set = if place % 4 == 3 { DIGITS } else { LETTERS };
        text.push(char::from(set[usize::from(*byte) % set.len()]));
    }
    text
}

/// What of a token is kept: its digest, so that a copy of the database opens no session.
fn digest(token: &str) -> String {
    store::seal::hex(&store::seal::sm3(&[token.as_bytes()]))
}
