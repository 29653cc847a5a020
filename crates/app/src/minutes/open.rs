//! What the public reads of minutes without signing in: issued ones that are 主动公开, masked; nothing else.

use super::issue::office_name;
use crate::{
    Desk, Error,
    official_document::lines,
    open::{self, OpenPaper},
};
use domain::{Actor, id::MinutesId, official_document::masking::masked};
use store::minutes::MinutesRow;

fn read(desk: &Desk, row: MinutesRow) -> OpenPaper {
    OpenPaper {
        id: row.minutes.id.to_string(),
        title: format!("{}纪要", crate::meeting::name(&row.meeting)),
        number: row.minutes.document_number.unwrap_or_default(),
        organs: vec![office_name(desk)],
        addressees: Vec::new(),
        body: lines(&masked(&row.minutes.text, [])),
        issued_on: row.minutes.issued_on,
    }
}

/// A page of published minutes, latest first, before a day and id; and whether another follows.
pub async fn page(desk: &Desk, before: &str) -> Result<(Vec<OpenPaper>, bool), Error> {
    let before = open::place(before, MinutesId::parse);
    let mechanism = desk.mechanism();
    let mut rows = desk
        .read(async move |tx| Ok(store::minutes::open_page(tx, mechanism, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows.into_iter().map(|row| read(desk, row)).collect(), more))
}

/// Published minutes.
pub async fn show(desk: &Desk, id: &str) -> Result<OpenPaper, Error> {
    Ok(read(desk, published(desk, id).await?))
}

/// How the minutes of a meeting will read to the public, for whoever writes or signs them.
pub async fn preview(desk: &Desk, by: &Actor, id: &str) -> Result<OpenPaper, Error> {
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
    Ok(read(desk, row))
}

/// The masked paper of published minutes, made once at their issue.
pub async fn pdf(desk: &Desk, id: &str) -> Result<(String, Vec<u8>), Error> {
    let row = published(desk, id).await?;
    open::masked_paper(desk, row.minutes.public_pdf).await
}

async fn published(desk: &Desk, id: &str) -> Result<MinutesRow, Error> {
    let id = MinutesId::parse(id).ok_or(Error::NotFound)?;
    let mechanism = desk.mechanism();
    desk.read(async move |tx| Ok(store::minutes::open_by_id(tx, mechanism, id).await?))
        .await
}
