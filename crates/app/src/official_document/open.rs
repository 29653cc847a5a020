//! What the public reads without signing in: issued documents that are 主动公开, masked; nothing else.

use super::{
    issue::{Reader, paper},
    lines,
    view::found,
};
use crate::{Desk, Error, Units, open};
use domain::{
    Actor, Date, Sight,
    id::{MinutesId, OfficialDocumentId},
    official_document::{DocumentKind, Enclosed, OfficialDocument, masking::masked},
};

/// A document as the public reads it: no more than these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDocument {
    /// Its id, for its address.
    pub id: OfficialDocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// The title, masked.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Full names of who issued it.
    pub organs: Vec<String>,
    /// Full names of who it is addressed to, masked where typed.
    pub addressees: Vec<String>,
    /// The text, masked, a line each.
    pub body: Vec<String>,
    /// What is attached, masked.
    pub attachments: Vec<Enclosed>,
    /// 成文日期.
    pub dated: Option<Date>,
    /// Day of issue, on which it was published.
    pub issued_on: Option<Date>,
}

/// A published document with what corrects it, and what it corrects, as far as that is published too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenView {
    /// The document.
    pub document: OpenDocument,
    /// Its corrections, oldest first.
    pub corrections: Vec<OpenDocument>,
    /// The document it corrects.
    pub corrected: Option<OpenDocument>,
}

fn read(desk: &Desk, units: &Units, document: &OfficialDocument) -> OpenDocument {
    let paper = paper(desk, units, document, Reader::Public);
    let words = lines(&document.masks);
    let said = |text: &str| masked(text, words.iter().map(String::as_str));
    OpenDocument {
        id: document.id,
        kind: document.kind,
        title: paper.title.clone(),
        number: document.document_number.clone().unwrap_or_default(),
        organs: paper.organs.clone(),
        addressees: paper.addressees,
        body: lines(&said(&document.body)),
        attachments: Enclosed::read(&said(&document.attachments)),
        dated: paper.date,
        issued_on: document.issued_on,
    }
}

/// A page of what is published, latest first, before a day and id; and whether another follows.
pub async fn page(desk: &Desk, before: &str) -> Result<(Vec<OpenDocument>, bool), Error> {
    let before = open::place(before, OfficialDocumentId::parse);
    let (mechanism, desk_) = (desk.mechanism(), desk.clone());
    desk.read(async move |tx| {
        let units = Units::load(tx, &Sight::nothing(mechanism)).await?;
        let mut rows = store::official_document::open_page(tx, mechanism, before).await?;
        let more = rows.len() > store::matter::PAGE;
        rows.truncate(store::matter::PAGE);
        let rows = rows.iter().map(|row| read(&desk_, &units, row)).collect();
        Ok((rows, more))
    })
    .await
}

/// A published document with its corrections.
pub async fn show(desk: &Desk, id: &str) -> Result<OpenView, Error> {
    let (id, mechanism, desk_) = (super::read_id(id)?, desk.mechanism(), desk.clone());
    desk.read(async move |tx| {
        let document = store::official_document::open_by_id(tx, mechanism, id).await?;
        let corrections = store::official_document::open_correcting(tx, mechanism, id).await?;
        let corrected = match document.corrects {
            Some(id) => found(store::official_document::open_by_id(tx, mechanism, id).await)?,
            None => None,
        };
        let units = Units::load(tx, &Sight::nothing(mechanism)).await?;
        let read = |document: &OfficialDocument| read(&desk_, &units, document);
        Ok(OpenView {
            document: read(&document),
            corrections: corrections.iter().map(read).collect(),
            corrected: corrected.as_ref().map(read),
        })
    })
    .await
}

/// Published corrections of published minutes, oldest first.
pub async fn correcting_minutes(desk: &Desk, id: &str) -> Result<Vec<OpenDocument>, Error> {
    let id = MinutesId::parse(id).ok_or(Error::NotFound)?;
    let (mechanism, desk_) = (desk.mechanism(), desk.clone());
    desk.read(async move |tx| {
        let all = store::official_document::open_correcting_minutes(tx, mechanism, id).await?;
        let units = Units::load(tx, &Sight::nothing(mechanism)).await?;
        Ok(all.iter().map(|one| read(&desk_, &units, one)).collect())
    })
    .await
}

/// The masked paper of a published document, made once at its issue.
pub async fn pdf(desk: &Desk, id: &str) -> Result<(String, Vec<u8>), Error> {
    let (id, mechanism) = (super::read_id(id)?, desk.mechanism());
    let document = desk
        .read(async move |tx| Ok(store::official_document::open_by_id(tx, mechanism, id).await?))
        .await?;
    open::masked_paper(desk, document.public_pdf).await
}

/// How a document will read to the public, for whoever writes or signs it.
pub async fn preview(desk: &Desk, by: &Actor, id: &str) -> Result<OpenDocument, Error> {
    let (id, sight, desk_) = (super::read_id(id)?, by.sight(), desk.clone());
    if !sight.is_whole() {
        return Err(Error::NotFound);
    }
    desk.read(async move |tx| {
        let document = store::official_document::by_id(tx, &sight, id).await?;
        let units = Units::load(tx, &sight).await?;
        Ok(read(&desk_, &units, &document))
    })
    .await
}
