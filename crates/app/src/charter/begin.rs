//! Beginning: a mechanism and the first sign-in of its office, in one step, from the founding page.

use super::found::{Founding, found};
use crate::{
    Clock, Desk, Error,
    input::Fields,
    roster::{self, AppointForm, read_login},
    sign_in,
};
use domain::{Role, charter::Charter};
use std::path::Path;

/// The first sign-in, as typed.
#[derive(Clone, Default)]
pub struct FirstForm {
    /// Name of the person.
    pub name: String,
    /// Name to sign in with.
    pub login: String,
    /// Password.
    pub password: String,
    /// The password once more.
    pub again: String,
}

/// Founds a mechanism in an empty data folder and gives its office a first clerk with a sign-in. The
/// form is checked before anything is written; `Refused` if a mechanism is there already.
pub async fn begin(
    data: &Path,
    database: Option<&str>,
    charter: Charter,
    form: FirstForm,
) -> Result<Desk, Error> {
    check(&form)?;
    let host = charter.office.hosts.first().cloned().unwrap_or_default();
    let founding = Founding {
        charter,
        demo: false,
        clock: Clock::System,
    };
    found(data, database, founding).await?;
    let desk = Desk::open(data, database).await?;
    first_sign_in(&desk, &host, form).await?;
    Ok(desk)
}

fn check(form: &FirstForm) -> Result<(), Error> {
    let mut fields = Fields::default();
    fields.text("name", &form.name, 30);
    if read_login(&form.login, &mut fields).is_none() {
        fields.wrong("login", "form-required");
    }
    if let Some(key) = sign_in::weakness(&form.password) {
        fields.wrong("password", key);
    }
    if form.password != form.again {
        fields.wrong("again", "form-password-differs");
    }
    fields.done()
}

/// A clerk in the office's first host; somebody the printed roster already names there is that person.
async fn first_sign_in(desk: &Desk, host: &str, form: FirstForm) -> Result<(), Error> {
    let by = desk.system();
    let view = roster::view(desk, &by).await?;
    let unit = view.units.named(host).ok_or(Error::NotFound)?;
    let name = form.name.trim();
    let known = view
        .posts
        .iter()
        .find(|held| held.post.unit == unit.id && held.person.name == name);
    let appoint = AppointForm {
        person: known.map_or_else(String::new, |held| held.person.id.to_string()),
        name: form.name.clone(),
        unit: unit.id.to_string(),
        role: Role::OfficeClerk.code().into(),
        login: form.login,
        ..AppointForm::default()
    };
    roster::appoint_with(desk, &by, appoint, Some(form.password), false).await?;
    Ok(())
}
