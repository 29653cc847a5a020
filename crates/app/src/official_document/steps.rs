//! From the draft to the number: check, sign-off, numbering, giving up.

use super::whole_meeting;
use crate::{
    Desk, Error,
    input::{Fields, read_reason},
    minutes::correction,
    numbering,
};
use domain::{
    Actor, Date,
    attachment::Classification,
    case::CaseNumber,
    document_number,
    official_document::{Disclosure, Ground, OfficialDocument, Publicity, ShortNames, masking},
    unit::UnitRef,
};
use store::Tx;

/// Sends a draft to be checked (送核); with units' short names, where full ones are lacking, if the clerk
/// accepts that.
pub async fn submit(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    short_names: bool,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        correction::must_stand(tx, &desk_, &by, &document).await?;
        whole_meeting::must_go_to_none(tx, &by, &document).await?;
        let outsiders: Vec<UnitRef> = outsiders(tx, &by, &document)
            .await?
            .into_iter()
            .map(|unit| units.reference(unit))
            .collect();
        let lacking = super::lacking(&units, &document);
        let short = ShortNames {
            units: &lacking,
            accepted: short_names,
        };
        tx.record(document.submit(&outsiders, short, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Units a document would go to although they are no party to the restricted matter it is about.
async fn outsiders(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<Vec<domain::id::UnitId>, Error> {
    let mut outsiders = Vec::new();
    if subject(tx, by, document).await? != Some(Classification::Restricted) {
        return Ok(outsiders);
    }
    let Some(matter) = document.matter else {
        return Ok(outsiders);
    };
    for unit in document.units() {
        if !store::official_document::is_party(tx, &by.sight(), unit, matter).await? {
            outsiders.push(unit);
        }
    }
    Ok(outsiders)
}

/// The classification of the matter a document is about; what corrects minutes is as open as the closest of
/// the matters on their agenda.
async fn subject(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<Option<Classification>, Error> {
    match document.matter {
        None if document.minutes.is_some() => correction::closest(tx, by, document).await,
        None => Ok(None),
        Some(id) => {
            let matter = store::matter::by_id(tx, &by.sight(), id).await?;
            Ok(Some(matter.classification))
        }
    }
}

/// Checks a draft (核稿).
pub async fn check(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        tx.record(document.check(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Sends a draft back with the reason.
pub async fn send_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        tx.record(document.send_back(reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Who may read what is signed off (公开属性), as typed: what is withheld needs its ground.
pub(crate) fn publicity(disclosure: &str, ground: &str) -> Result<Publicity, Error> {
    let mut fields = Fields::default();
    let disclosure = fields.choice("disclosure", disclosure, Disclosure::parse);
    let ground = match ground.trim() {
        "" => None,
        code => fields.choice("ground", code, Ground::parse),
    };
    if disclosure == Some(Disclosure::Withheld) && ground.is_none() && !fields.has("ground") {
        fields.wrong("ground", "refusal-withheld-needs-ground");
    }
    fields.done()?;
    Ok(Publicity {
        disclosure: disclosure.ok_or(Error::NotFound)?,
        ground,
    })
}

/// Signs a document off (签发), with who may read it (公开属性) and, for what is withheld, its ground. What could
/// not be printed, be it the signer's own name, is not signed.
pub async fn sign_off(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    disclosure: &str,
    ground: &str,
) -> Result<(), Error> {
    let publicity = publicity(disclosure, ground)?;
    super::issue::proof_signed(desk, by, id).await?;
    let id = super::read_id(id)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        correction::must_stand(tx, &desk_, &by, &document).await?;
        whole_meeting::must_go_to_none(tx, &by, &document).await?;
        let subject = subject(tx, &by, &document).await?;
        let rests_on = super::authority::of(tx, &by.sight(), &document).await?;
        tx.record(document.sign_off(publicity, subject, rests_on, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Which number a document gets, as typed: the next, one kept for it, or the one given by whose paper it
/// is: the leading organ's of a joint issue, the case's of what the court announces.
#[derive(Clone, Debug, Default)]
pub struct NumberChoice {
    /// Serial of a kept number; empty for the next.
    pub kept: String,
    /// The number given.
    pub given: String,
}

/// Gives a document its number. A number taken before is refused, with the way out.
pub async fn number(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    choice: NumberChoice,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let kept = numbering::read_kept(&choice.kept, &mut fields);
    fields.done()?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        let number = match super::code(&desk_, &document) {
            None => case_number(&choice.given)?,
            Some(_) if !document.organs.is_empty() => {
                let signed_on = document.signed_off_on.unwrap_or_else(|| now.date());
                let number = organs_number(&choice.given, signed_on)?;
                must_be_free(tx, &desk_, &by, &document, &number).await?;
                number
            }
            Some(code) => numbering::take(tx, &by, &code, kept, &document.title, now).await?,
        };
        tx.record(document.number(number, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// The number of the leading organ of a joint issue, which is drawn there and not here: of the year in which the
/// paper was signed, GB/T 9704-2012 7.2.5.
fn organs_number(typed: &str, signed_on: Date) -> Result<String, Error> {
    let mut fields = Fields::default();
    let number = read_number("given", typed, &mut fields);
    let year = u32::from(signed_on.year().unsigned_abs());
    if number
        .as_deref()
        .and_then(document_number::read)
        .is_some_and(|(_, of, _)| of != year)
    {
        fields.wrong_with("given", "document-number-other-year", year.to_string());
    }
    fields.done()?;
    number.ok_or(Error::NotFound)
}

/// A number that was drawn elsewhere, typed into a field, must be free here: not of a series that the register keeps,
/// where numbers are drawn, and not on another document. One out of the actor's sight is not named.
pub(super) async fn must_be_free(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    document: &OfficialDocument,
    number: &str,
) -> Result<(), Error> {
    let (field, ours) = if document.own {
        ("number", "document-number-offices")
    } else {
        ("given", "document-number-own")
    };
    let (mut fields, sight) = (Fields::default(), by.sight());
    let code = document_number::read(number).map_or_else(String::new, |(code, ..)| code);
    if numbering::codes(desk).contains(&code) || store::number::keeps(tx, &sight, &code).await? {
        fields.wrong(field, ours);
    } else if let Some(other) = store::official_document::with_number(tx, &sight, number).await? {
        let borne = format!("{number}《{}》", masking::plain(&other.title));
        fields.wrong_with(field, "document-number-taken", borne);
    } else if store::official_document::has_number(tx, &sight, number).await? {
        fields.wrong_with(field, "document-number-taken-unseen", number.to_owned());
    }
    fields.done()
}

/// A number as typed, in the form that papers print; one of another form is answered with the form.
pub(super) fn read_number(field: &'static str, typed: &str, fields: &mut Fields) -> Option<String> {
    let typed = typed.trim();
    let number = document_number::read(typed);
    if typed.is_empty() {
        fields.wrong(field, "form-required");
    } else if number.is_none() {
        fields.wrong(field, "form-bad-document-number");
    }
    let (code, year, serial) = number?;
    Some(document_number::text(&code, year, serial))
}

/// The number of the case that the court announces.
fn case_number(typed: &str) -> Result<String, Error> {
    let mut fields = Fields::default();
    let number = match typed.trim() {
        "" => {
            fields.wrong("given", "form-required");
            None
        }
        text => match CaseNumber::parse(text) {
            Ok(number) => Some(number.to_string()),
            Err(fault) => {
                fields.wrong("given", fault.key());
                None
            }
        },
    };
    fields.done()?;
    number.ok_or(Error::NotFound)
}

/// Gives a document up before its issue; its number is given up with it, and the register says why.
pub async fn withdraw(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 200);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        let number = document.document_number.clone().filter(|_| !document.own);
        tx.record(document.withdraw(reason.clone(), &by, now)?)
            .await?;
        numbering::let_go(tx, &by, number.as_deref(), &reason, now).await
    })
    .await
}
