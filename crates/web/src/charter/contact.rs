//! How the office is reached, as pages show it, and the office's form that sets it.

use super::show;
use crate::{
    Site,
    form::{Form, Trouble},
    gate::Visitor,
    problem::Problem,
};
use app::office_contact::{self, ContactForm};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::office_contact::OfficeContact;
use locale::Wording;

/// What is set, each with what it is, in words.
pub(crate) fn rows(t: Wording, contact: &OfficeContact) -> Vec<(String, String)> {
    let row = |key: &str, value: &Option<String>| {
        let value = value.clone()?;
        Some((t.m(key).into_owned(), value))
    };
    let rows = [
        row("charter-contact-person", &contact.person),
        row("charter-contact-phone", &contact.phone),
        row("charter-contact-address", &contact.address),
        row("charter-contact-postcode", &contact.postcode),
    ];
    rows.into_iter().flatten().collect()
}

/// Sets how the office is reached.
pub(super) async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version()?;
    let typed = ContactForm {
        person: form.text("person"),
        phone: form.text("phone"),
        address: form.text("address"),
        postcode: form.text("postcode"),
    };
    match office_contact::change(&site.desk, visitor.by()?, version, typed).await {
        Ok(()) => Ok(Redirect::to("/charter#contact").into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "contact", form, error)?;
            show(&site, &visitor, Some(trouble)).await
        }
    }
}
