//! What the public reads of disposal reports without signing in: issued ones that are 主动公开, masked; nothing
//! else.

use super::{frozen, paper, view};
use crate::{Desk, Error, attachment, official_document::lines};
use domain::{
    Actor, Date, Sight, attachment::Attachment, id::ReportId, official_document::masking::masked,
    report::DisposalReport,
};

/// A report as the public reads it: no more than these words, under the names a document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenReport {
    /// Its id, for its address.
    pub id: ReportId,
    /// The title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub organs: Vec<String>,
    /// Full names of who it is addressed to.
    pub addressees: Vec<String>,
    /// The text, masked, a line each; none in lists.
    pub body: Vec<String>,
    /// Day of issue, on which it was published.
    pub issued_on: Option<Date>,
}

/// What a report says to the public, of the text as printed; the list needs none of it.
fn open(desk: &Desk, report: DisposalReport, printed: &str) -> OpenReport {
    OpenReport {
        id: report.id,
        title: report.title,
        number: report.document_number.unwrap_or_default(),
        organs: vec![paper::office_name(desk)],
        addressees: desk.charter().issuers.clone(),
        body: lines(&masked(printed, [])),
        issued_on: report.issued_on,
    }
}

/// A page of published reports, latest first, before a day and id; and whether another follows.
pub async fn page(desk: &Desk, before: &str) -> Result<(Vec<OpenReport>, bool), Error> {
    let before = before
        .split_once('_')
        .and_then(|(day, id)| Some((crate::input::read_date(day)?, ReportId::parse(id)?)));
    let mechanism = desk.mechanism();
    let mut rows = desk
        .read(async move |tx| Ok(store::report::open_page(tx, mechanism, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((
        rows.into_iter().map(|one| open(desk, one, "")).collect(),
        more,
    ))
}

/// A published report: its text is what was frozen at the issue, whatever the data say since.
pub async fn show(desk: &Desk, id: &str) -> Result<OpenReport, Error> {
    let report = published(desk, id).await?;
    let printed = frozen::read(desk, &report).await?.printed.join("\n");
    Ok(open(desk, report, &printed))
}

/// How a report will read to the public, for whoever writes or signs it.
pub async fn preview(desk: &Desk, by: &Actor, id: &str) -> Result<OpenReport, Error> {
    if !by.sight().is_whole() {
        return Err(Error::NotFound);
    }
    let view = view::view(desk, by, id).await?;
    let printed = view.printed();
    Ok(open(desk, view.report, &printed))
}

/// The masked paper of a published report, made once at its issue.
pub async fn pdf(desk: &Desk, id: &str) -> Result<(String, Vec<u8>), Error> {
    let report = published(desk, id).await?;
    let file = report.public_pdf.ok_or(Error::NotFound)?;
    let sight = Sight::nothing(desk.mechanism());
    let file: Attachment = desk
        .read(async move |tx| Ok(store::by_id(tx, &sight, file.0).await?))
        .await?;
    let content = attachment::content(desk, &file.digest).await?;
    Ok((file.name, content))
}

async fn published(desk: &Desk, id: &str) -> Result<DisposalReport, Error> {
    let (id, mechanism) = (super::read_id(id)?, desk.mechanism());
    desk.read(async move |tx| Ok(store::report::open_by_id(tx, mechanism, id).await?))
        .await
}
