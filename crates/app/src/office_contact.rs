//! How the office is reached: what it set, and setting it.

use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{Actor, charter::Charter, id::MechanismId, office_contact::OfficeContact};
use store::Tx;

/// The form, as typed; what is empty is told nowhere.
#[derive(Clone, Debug, Default)]
pub struct ContactForm {
    /// Whom to ask for.
    pub person: String,
    /// The telephone.
    pub phone: String,
    /// Where to write to.
    pub address: String,
    /// The postcode.
    pub postcode: String,
}

/// How the office is reached, for everybody who signs in.
pub async fn of(desk: &Desk, by: &Actor) -> Result<OfficeContact, Error> {
    let (mechanism, charter) = (by.mechanism, desk.charter());
    desk.read(async move |tx| load(tx, mechanism, &charter).await)
        .await
}

/// What the office set; before it set anything, the telephone of the charter's practice alone.
pub(crate) async fn load(
    tx: &mut Tx,
    mechanism: MechanismId,
    charter: &Charter,
) -> Result<OfficeContact, Error> {
    let kept = store::office_contact::of(tx, mechanism).await?;
    let phone = charter.practice.office_phone.trim();
    Ok(kept.unwrap_or_else(|| OfficeContact {
        id: new_id(),
        version: 0,
        person: None,
        phone: Some(phone.to_owned()).filter(|phone| !phone.is_empty()),
        address: None,
        postcode: None,
    }))
}

/// Sets how the office is reached. `version` is the setting as the form saw it, 0 before there was one.
pub async fn change(desk: &Desk, by: &Actor, version: u32, form: ContactForm) -> Result<(), Error> {
    let mut fields = Fields::default();
    let person = fields.optional("person", &form.person, 30);
    let phone = fields.telephone("phone", &form.phone);
    let address = fields.optional("address", &form.address, 100);
    let postcode = fields.postcode("postcode", &form.postcode);
    fields.done()?;
    let (by, now, charter) = (by.clone(), desk.now(), desk.charter());
    desk.write(async move |tx| {
        let present = load(tx, by.mechanism, &charter).await?;
        if present.version != version {
            return Err(Error::Stale);
        }
        let set = OfficeContact {
            person: person.clone(),
            phone: phone.clone(),
            address: address.clone(),
            postcode: postcode.clone(),
            ..present.clone()
        };
        if set != present {
            tx.record(set.change(&by, now)?).await?;
        }
        Ok(())
    })
    .await
}
