//! What the public reads of minutes without signing in: issued ones that are 主动公开, masked; nothing else.

use super::issue::office_name;
use crate::{Desk, Error, attachment, official_document::lines};
use domain::{
    Actor, Date, Sight, attachment::Attachment, id::MinutesId, official_document::masking::masked,
};
use store::minutes::MinutesRow;

/// Minutes as the public reads them: no more than these words, under the names a document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMinutes {
    /// Their id, for their address.
    pub id: MinutesId,
    /// The title.
    pub title: String,
    /// Their number.
    pub number: String,
    /// Who issued them.
    pub organs: Vec<String>,
    /// Nobody: minutes are addressed to whoever was asked to the meeting.
    pub addressees: Vec<String>,
    /// The text, masked, a line each.
    pub body: Vec<String>,
    /// Day of issue, on which they were published.
    pub issued_on: Option<Date>,
}

fn open(desk: &Desk, row: MinutesRow) -> OpenMinutes {
    OpenMinutes {
        id: row.minutes.id,
        title: format!("{}纪要", crate::meeting::name(&row.meeting)),
        number: row.minutes.document_number.unwrap_or_default(),
        organs: vec![office_name(desk)],
        addressees: Vec::new(),
        body: lines(&masked(&row.minutes.text, [])),
        issued_on: row.minutes.issued_on,
    }
}

/// A page of published minutes, latest first, before a day and id; and whether another follows.
pub async fn page(desk: &Desk, before: &str) -> Result<(Vec<OpenMinutes>, bool), Error> {
    let before = before
        .split_once('_')
        .and_then(|(day, id)| Some((crate::input::read_date(day)?, MinutesId::parse(id)?)));
    let mechanism = desk.mechanism();
    let mut rows = desk
        .read(async move |tx| Ok(store::minutes::open_page(tx, mechanism, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows.into_iter().map(|row| open(desk, row)).collect(), more))
}

/// Published minutes.
pub async fn show(desk: &Desk, id: &str) -> Result<OpenMinutes, Error> {
    let (id, mechanism) = (
        MinutesId::parse(id).ok_or(Error::NotFound)?,
        desk.mechanism(),
    );
    let row = desk
        .read(async move |tx| Ok(store::minutes::open_by_id(tx, mechanism, id).await?))
        .await?;
    Ok(open(desk, row))
}

/// How the minutes of a meeting will read to the public, for whoever writes or signs them.
pub async fn preview(desk: &Desk, by: &Actor, id: &str) -> Result<OpenMinutes, Error> {
    let (id, sight) = (crate::meeting::read_id(id)?, by.sight());
    if !sight.is_whole() {
        return Err(Error::NotFound);
    }
    let row = desk
        .read(async move |tx| {
            let meeting = store::meeting::by_id(tx, &sight, id).await?;
            let minutes = store::minutes::of_meeting(tx, &sight, id).await?;
            let minutes = minutes.ok_or(Error::NotFound)?;
            Ok(MinutesRow { minutes, meeting })
        })
        .await?;
    Ok(open(desk, row))
}

/// The masked paper of published minutes, made once at their issue.
pub async fn pdf(desk: &Desk, id: &str) -> Result<(String, Vec<u8>), Error> {
    let (id, mechanism) = (
        MinutesId::parse(id).ok_or(Error::NotFound)?,
        desk.mechanism(),
    );
    let file: Attachment = desk
        .read(async move |tx| {
            let row = store::minutes::open_by_id(tx, mechanism, id).await?;
            let file = row.minutes.public_pdf.ok_or(Error::NotFound)?;
            Ok(store::by_id(tx, &Sight::nothing(mechanism), file.0).await?)
        })
        .await?;
    let content = attachment::content(desk, &file.digest).await?;
    Ok((file.name, content))
}
