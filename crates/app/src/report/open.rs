//! What the public reads of disposal reports without signing in: issued ones that are 主动公开, masked; nothing
//! else.

use super::{frozen, paper, view};
use crate::{
    Desk, Error,
    official_document::lines,
    open::{self, OpenPaper},
};
use domain::{Actor, id::ReportId, official_document::masking::masked, report::DisposalReport};

/// What a report says to the public, of the text as printed; the list needs none of it.
fn read(desk: &Desk, report: DisposalReport, printed: &str) -> OpenPaper {
    OpenPaper {
        id: report.id.to_string(),
        title: report.title,
        number: report.document_number.unwrap_or_default(),
        organs: vec![paper::office_name(desk)],
        addressees: paper::addressee(&desk.charter()).into_iter().collect(),
        body: lines(&masked(printed, [])),
        issued_on: report.issued_on,
    }
}

/// A page of published reports, latest first, before a day and id; and whether another follows.
pub async fn page(desk: &Desk, before: &str) -> Result<(Vec<OpenPaper>, bool), Error> {
    let before = open::place(before, ReportId::parse);
    let mechanism = desk.mechanism();
    let mut rows = desk
        .read(async move |tx| Ok(store::report::open_page(tx, mechanism, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((
        rows.into_iter().map(|one| read(desk, one, "")).collect(),
        more,
    ))
}

/// A published report: its text is what was frozen at the issue, whatever the data say since.
pub async fn show(desk: &Desk, id: &str) -> Result<OpenPaper, Error> {
    let report = published(desk, id).await?;
    let printed = frozen::read(desk, &report).await?.printed.join("\n");
    Ok(read(desk, report, &printed))
}

/// How a report will read to the public, for whoever writes or signs it.
pub async fn preview(desk: &Desk, by: &Actor, id: &str) -> Result<OpenPaper, Error> {
    if !by.sight().is_whole() {
        return Err(Error::NotFound);
    }
    let view = view::view(desk, by, id).await?;
    let printed = view.printed();
    Ok(read(desk, view.report, &printed))
}

/// The masked paper of a published report, made once at its issue.
pub async fn pdf(desk: &Desk, id: &str) -> Result<(String, Vec<u8>), Error> {
    let report = published(desk, id).await?;
    open::masked_paper(desk, report.public_pdf).await
}

async fn published(desk: &Desk, id: &str) -> Result<DisposalReport, Error> {
    let (id, mechanism) = (super::read_id(id)?, desk.mechanism());
    desk.read(async move |tx| Ok(store::report::open_by_id(tx, mechanism, id).await?))
        .await
}
