//! The roster: units, persons, dated posts, sign-ins.

pub mod sign_ins;

use crate::{Desk, Error, Units, desk::new_id, input::Fields, sign_in};
use domain::{
    Actor, Date, Permission, Role, Sight,
    id::{PersonId, PostId, UnitId},
    roster::{Person, Post, person_name},
    unit::{Unit, UnitKind},
};
use store::{Tx, roster::HeldPost};

/// The roster: every unit, every post past and present.
#[derive(Clone, Debug)]
pub struct RosterView {
    /// Units in order.
    pub units: Units,
    /// Posts, by unit, with their holders.
    pub posts: Vec<HeldPost>,
}

/// Loads the roster as far as it concerns the actor: whoever keeps it sees sign-in names; an
/// administrator's firm sees units and their present liaisons, without telephones.
pub async fn view(desk: &Desk, by: &Actor) -> Result<RosterView, Error> {
    let (sight, today) = (by.sight(), desk.today());
    let mut view = desk
        .read(async move |tx| {
            Ok(RosterView {
                units: Units::load(tx, &sight).await?,
                posts: store::roster::posts(tx, &sight).await?,
            })
        })
        .await?;
    if by.unit_kind == UnitKind::AdministratorFirm {
        view.posts
            .retain(|held| held.post.role == Role::Liaison && held.post.is_held_on(today));
        for held in &mut view.posts {
            held.person.phone = None;
        }
    }
    if !by.is_system() && !by.may(Permission::KeepRoster) {
        for held in &mut view.posts {
            held.person.login = None;
        }
    }
    Ok(view)
}

/// The form that appoints somebody to a post, as typed.
#[derive(Clone, Debug, Default)]
pub struct AppointForm {
    /// Id of a person already known; empty for a new one.
    pub person: String,
    /// Name of a new person.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// Id of the unit.
    pub unit: String,
    /// Role.
    pub role: String,
    /// The post's title.
    pub title: String,
    /// First day; empty for today.
    pub from_on: String,
    /// Name to sign in with, for a person who has none; empty for no sign-in.
    pub login: String,
}

/// A name to sign in with and the first password that goes with it, shown once.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    /// The name.
    pub login: String,
    /// The first password.
    pub password: String,
}

/// Appoints a person, new or known, to a post; with a sign-in if a name for it is given.
pub async fn appoint(
    desk: &Desk,
    by: &Actor,
    form: AppointForm,
) -> Result<Option<NewSignIn>, Error> {
    appoint_with(desk, by, form, None, true).await
}

/// As `appoint`, with a given password, for samples.
pub async fn appoint_with(
    desk: &Desk,
    by: &Actor,
    form: AppointForm,
    password: Option<String>,
    must_change: bool,
) -> Result<Option<NewSignIn>, Error> {
    let password = password.unwrap_or_else(sign_in::first_password);
    let first = FirstPassword::Plain(password.clone());
    let login = appoint_by(desk, by, form, first, must_change).await?;
    Ok(login.map(|login| NewSignIn { login, password }))
}

/// As `appoint`, with a password hashed beforehand by `sign_in::hash_now`, for samples in which many
/// share one.
pub async fn appoint_hashed(
    desk: &Desk,
    by: &Actor,
    form: AppointForm,
    hash: String,
    must_change: bool,
) -> Result<(), Error> {
    let first = FirstPassword::Hashed(hash);
    appoint_by(desk, by, form, first, must_change)
        .await
        .map(drop)
}

enum FirstPassword {
    Plain(String),
    Hashed(String),
}

async fn appoint_by(
    desk: &Desk,
    by: &Actor,
    form: AppointForm,
    first: FirstPassword,
    must_change: bool,
) -> Result<Option<String>, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let known = if form.person.trim().is_empty() {
        None
    } else {
        fields.choice("person", &form.person, PersonId::parse)
    };
    let name = match known {
        Some(_) => fields.optional("name", &form.name, 30),
        None => Some(fields.text("name", &form.name, 30)),
    };
    let name = person_name(&name.unwrap_or_default());
    let phone = fields.telephone("phone", &form.phone);
    let unit = fields.unit("unit", &form.unit, &units);
    let role = fields.choice("role", &form.role, Role::parse);
    let title = fields
        .optional("title", &form.title, 40)
        .unwrap_or_default();
    let from_on = fields
        .optional_date("from_on", &form.from_on)
        .unwrap_or_else(|| desk.today());
    let login = read_login(&form.login, &mut fields);
    fields.done()?;
    let (Some(unit), Some(role)) = (unit, role) else {
        return Err(Error::NotFound);
    };
    let hash = match (&login, first) {
        (None, _) => None,
        (Some(_), FirstPassword::Plain(password)) => Some(sign_in::hash(desk, password).await?),
        (Some(_), FirstPassword::Hashed(hash)) => Some(hash),
    };
    let (by, now) = (by.clone(), desk.now());
    let login_ = login.clone();
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        let mut person: Person = if let Some(id) = known {
            let person = store::by_id(tx, &sight, id.0).await?;
            must_be_meant(&person, &name, phone.as_deref())?;
            person
        } else {
            must_be_new(tx, &sight, &name, unit.id).await?;
            let person = Person {
                id: new_id(),
                version: 0,
                name: name.clone(),
                login: None,
                phone: phone.clone(),
                closed_on: None,
            };
            tx.record(person.enter(&by, now)?).await?
        };
        if let (Some(login), Some(hash)) = (&login_, &hash) {
            if person.login.is_some() && person.closed_on.is_none() {
                return Err(Error::field("login", "form-login-kept"));
            }
            if let Some(other) = store::roster::by_login(tx, &sight, login).await?
                && other.id != person.id
            {
                return Err(Error::field("login", "form-login-taken"));
            }
            person = tx
                .record(person.give_sign_in(login.clone(), &by, now)?)
                .await?;
            sign_in::set_first_password(tx, &sight, person.id, hash, must_change, now).await?;
        }
        let post = Post {
            id: new_id(),
            version: 0,
            person: person.id,
            unit: unit.id,
            role,
            title: title.clone(),
            from_on,
            until_on: None,
        };
        tx.record(post.appoint(&person.name, &unit, &by, now)?)
            .await?;
        Ok(())
    })
    .await?;
    Ok(login)
}

/// Refuses to let go what was typed beside a person chosen: another name or telephone than the person's.
fn must_be_meant(person: &Person, name: &str, phone: Option<&str>) -> Result<(), Error> {
    let mut fields = Fields::default();
    if !name.is_empty() && name != person_name(&person.name) {
        fields.wrong_with("name", "form-person-other-name", person.name.clone());
    }
    if phone.is_some() && phone != person.phone.as_deref() {
        fields.wrong("phone", "form-person-other-phone");
    }
    fields.done()
}

/// Refuses to enter somebody twice: whoever a unit has by this name is chosen from its persons.
async fn must_be_new(tx: &mut Tx, sight: &Sight, name: &str, unit: UnitId) -> Result<(), Error> {
    let posts = store::roster::posts(tx, sight).await?;
    let known = |held: &HeldPost| held.post.unit == unit && person_name(&held.person.name) == name;
    if posts.iter().any(known) {
        return Err(Error::field("name", "form-person-known"));
    }
    Ok(())
}

pub(crate) fn read_login(raw: &str, fields: &mut Fields) -> Option<String> {
    let login = fields.optional("login", raw, 40)?.to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if login.chars().count() < 2 || !login.chars().all(plain) {
        fields.wrong("login", "form-bad-login");
    }
    Some(login)
}

/// Gives a person a sign-in, or a new first password for the one they have.
pub async fn give_sign_in(
    desk: &Desk,
    by: &Actor,
    person: &str,
    login: &str,
) -> Result<NewSignIn, Error> {
    let id = PersonId::parse(person).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let login = read_login(login, &mut fields);
    if login.is_none() {
        fields.wrong("login", "form-required");
    }
    fields.done()?;
    let login = login.ok_or(Error::NotFound)?;
    let password = sign_in::first_password();
    let hash = sign_in::hash(desk, password.clone()).await?;
    let (by, now, login_) = (by.clone(), desk.now(), login.clone());
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        if let Some(other) = store::roster::by_login(tx, &sight, &login_).await?
            && other.id != id
        {
            return Err(Error::field("login", "form-login-taken"));
        }
        let person: Person = store::by_id(tx, &sight, id.0).await?;
        tx.record(person.give_sign_in(login_.clone(), &by, now)?)
            .await?;
        sign_in::set_first_password(tx, &sight, id, &hash, true, now).await
    })
    .await?;
    Ok(NewSignIn { login, password })
}

/// Changes the telephone of a person already registered; empty for none. `version` is the person as the form saw it.
pub async fn change_phone(
    desk: &Desk,
    by: &Actor,
    person: &str,
    version: u32,
    phone: &str,
) -> Result<(), Error> {
    let id = PersonId::parse(person).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let phone = fields.telephone("phone", phone);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        let person: Person = store::by_id(tx, &sight, id.0).await?;
        if person.version != version {
            return Err(Error::Stale);
        }
        if person.phone != phone {
            tx.record(person.change_phone(phone.clone(), &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}

/// Closes a person's sign-in; every session ends.
pub async fn close_sign_in(desk: &Desk, by: &Actor, person: &str) -> Result<(), Error> {
    let id = PersonId::parse(person).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        let person: Person = store::by_id(tx, &sight, id.0).await?;
        tx.record(person.close_sign_in(&by, now)?).await?;
        Ok(store::session::end_all(tx, &sight, id).await?)
    })
    .await
}

/// Ends a post on a day; empty for today. Every session of its holder ends.
pub async fn end_post(desk: &Desk, by: &Actor, post: &str, until: &str) -> Result<(), Error> {
    let id = PostId::parse(post).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let until: Date = fields
        .optional_date("until_on", until)
        .unwrap_or_else(|| desk.today());
    fields.done()?;
    let units = crate::units::all(desk, by).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = Sight::whole(by.mechanism);
        let post: Post = store::by_id(tx, &sight, id.0).await?;
        let holder: Person = store::by_id(tx, &sight, post.person.0).await?;
        let unit = units.reference(post.unit);
        tx.record(post.end(until, &holder.name, &unit, &by, now)?)
            .await?;
        Ok(store::session::end_all(tx, &sight, holder.id).await?)
    })
    .await
}

/// The form that admits a unit, or renames one, as typed.
#[derive(Clone, Debug, Default)]
pub struct UnitForm {
    /// Full name.
    pub full_name: String,
    /// Short name.
    pub short_name: String,
    /// Kind, for a new one: `invited` or `administrator_firm`.
    pub kind: String,
    /// Last day of taking part.
    pub until: String,
}

/// Admits an invited unit or an administrator's firm.
pub async fn admit_unit(desk: &Desk, by: &Actor, form: UnitForm) -> Result<UnitId, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let full_name = fields.text("full_name", &form.full_name, 60);
    let short_name = fields.text("short_name", &form.short_name, 20);
    let kind = fields.choice("kind", &form.kind, |code| {
        UnitKind::parse(code)
            .filter(|kind| matches!(kind, UnitKind::Invited | UnitKind::AdministratorFirm))
    });
    let until = fields.optional_date("until", &form.until);
    if units.iter().any(|unit| unit.short_name == short_name) {
        fields.wrong("short_name", "form-name-taken");
    }
    fields.done()?;
    let kind = kind.ok_or(Error::NotFound)?;
    let ordinal = units.iter().map(|unit| unit.ordinal).max().unwrap_or(0) + 1;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let unit = Unit {
            id: new_id(),
            version: 0,
            ordinal,
            full_name: full_name.clone(),
            short_name: short_name.clone(),
            charter_name: String::new(),
            kind,
            until,
        };
        Ok(tx.record(unit.admit(&by, now)?).await?.id)
    })
    .await
}

/// Fills in full names of units, each by its id; what is empty or unchanged stays to be filled in.
pub async fn complete_names(
    desk: &Desk,
    by: &Actor,
    names: &[(String, String)],
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let mut typed = Vec::new();
    for (unit, name) in names {
        let id = UnitId::parse(unit).ok_or(Error::NotFound)?;
        typed.extend(
            fields
                .optional("full_name", name, 60)
                .map(|name| (id, name)),
        );
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        for (id, name) in &typed {
            let unit: Unit = store::by_id(tx, &Sight::whole(by.mechanism), id.0).await?;
            // Another may have filled it in meanwhile; that stands.
            if unit.lacks_full_name() && *name != unit.full_name {
                let short_name = unit.short_name.clone();
                tx.record(unit.rename(name.clone(), short_name, &by, now)?)
                    .await?;
            }
        }
        Ok(())
    })
    .await
}

/// Renames a unit.
pub async fn rename_unit(
    desk: &Desk,
    by: &Actor,
    unit: &str,
    version: u32,
    form: UnitForm,
) -> Result<(), Error> {
    let id = UnitId::parse(unit).ok_or(Error::NotFound)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let full_name = fields.text("full_name", &form.full_name, 60);
    let short_name = fields.text("short_name", &form.short_name, 20);
    if units
        .iter()
        .any(|unit| unit.short_name == short_name && unit.id != id)
    {
        fields.wrong("short_name", "form-name-taken");
    }
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let unit: Unit = store::by_id(tx, &Sight::whole(by.mechanism), id.0).await?;
        if unit.version != version {
            return Err(Error::Stale);
        }
        tx.record(unit.rename(full_name.clone(), short_name.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}
