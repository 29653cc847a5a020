//! The issue of a report: counted once more, frozen, printed; and its files.

use super::{
    closed,
    figures::{self, Counted},
    frozen::{self, Content},
    paper,
    rows::Of,
    view::{self, ReportView},
    workbook,
};
use crate::{
    Desk, Error, Fonts,
    attachment::{self, Subject},
    press::{self, Worded},
};
use domain::{
    Actor, Refusal,
    attachment::{Attachment, Classification, Purpose},
    refusal::Place,
    report::{DisposalReport, Frozen, ReportState},
};
use std::sync::Arc;

/// Issues a numbered report: what was signed off is frozen and printed.
pub async fn issue(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    fonts: &Arc<Fonts>,
) -> Result<(), Error> {
    let mut view = view::view(desk, by, id).await?;
    if view.report.version != version {
        return Err(Error::Stale);
    }
    if view.report.state != ReportState::Numbered {
        return Err(Refusal::ReportState(view.report.state).into());
    }
    let counted = count(desk, &view.report).await?;
    let now_counted = counted.figures(&view.charter, &view.units, view.report.period());
    DisposalReport::must_match(&view.figures, &now_counted)?;
    let (rows, mut row_files) = frozen::keep_rows(desk, Of::Period, &counted.rows).await?;
    let (previous, files) = frozen::keep_rows(desk, Of::Previous, &counted.previous_rows).await?;
    row_files.extend(files);
    let frozen = Content::of(&view, rows, previous).bytes()?;
    let frozen = attachment::keep_made(desk, "固定数据.txt", attachment::PLAIN, frozen).await?;
    let hash = frozen.digest().to_owned();
    view.report.issued_on = Some(desk.today());
    let papers = papers(desk, &view, &counted, &hash, fonts).await;
    let papers = press::placed(papers, || places(&view))?;
    let open = to_public(desk, &view, fonts).await?;
    let (id, by, now) = (view.report.id, by.clone(), desk.now());
    desk.write(async move |tx| {
        let report = super::load(tx, &by, id, version).await?;
        let mut kept = vec![frozen.clone()];
        kept.extend(papers.iter().chain(&open).chain(&row_files).cloned());
        let class = Classification::Ordinary;
        let subject = Subject::default();
        let ids = attachment::record(tx, &kept, subject, Purpose::Issued, class, &by, now).await?;
        let [file, pdf, docx, xlsx, ..] = ids[..] else {
            return Err(Error::NotFound);
        };
        let frozen = Frozen {
            hash: hash.clone(),
            file,
            papers: [pdf, docx, xlsx],
            to_public: open.as_ref().and(ids.get(4).copied()),
        };
        tx.record(report.issue(frozen, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Whether the report, as it stands, can be printed with the faces at hand.
pub(super) async fn proof(desk: &Desk, by: &Actor, id: &str) -> Result<(), Error> {
    let view = view::view(desk, by, id).await?;
    let proved = press::proof(desk, paper::document(desk, &view, None)).await;
    press::placed(proved, || places(&view))
}

/// Where the words of a report stand.
fn places(view: &ReportView) -> Vec<Worded> {
    let tables = view.tables();
    let cells = tables.iter().flat_map(|table| {
        let rows = table.rows.iter().flatten().map(super::tables::words);
        table.header.iter().cloned().chain(rows)
    });
    let signed = view.report.signed_off_by.clone().unwrap_or_default();
    vec![
        (Place::of("place-body"), view.printed()),
        (Place::of("place-tables"), cells.collect()),
        (Place::of("place-signer"), signed),
    ]
}

async fn count(desk: &Desk, report: &DisposalReport) -> Result<Counted, Error> {
    figures::count(desk, report.period(), report.counted_at, true).await
}

async fn papers(
    desk: &Desk,
    view: &ReportView,
    counted: &Counted,
    hash: &str,
    fonts: &Arc<Fonts>,
) -> Result<[attachment::Kept; 3], Error> {
    let title = &view.report.title;
    let paper = paper::document(desk, view, Some(hash));
    let (pdf, docx) = press::print(paper, fonts).await?;
    let xlsx = workbook::workbook(desk, view, &counted.rows, Some(hash), fonts).await?;
    let keep = async |ending: &str, media, content| {
        attachment::keep_made(desk, &format!("{title}.{ending}"), media, content).await
    };
    Ok([
        keep("pdf", PDF, pdf).await?,
        keep("docx", DOCX, docx).await?,
        keep("xlsx", XLSX, xlsx).await?,
    ])
}

/// The masked paper of what is published: the text alone, for the tables and charts are the organs' own. A
/// matter that only some may see is looked for once more, since it may have been raised after the sign-off.
async fn to_public(
    desk: &Desk,
    view: &ReportView,
    fonts: &Arc<Fonts>,
) -> Result<Option<attachment::Kept>, Error> {
    if !view.report.is_public() {
        return Ok(None);
    }
    if closed::names_closed(desk, view).await? {
        return Err(Refusal::RestrictedNotPublic.into());
    }
    let content = press::pdf(paper::to_public(desk, view), fonts).await?;
    let name = format!("{}（公开）.pdf", view.report.title);
    Ok(Some(
        attachment::keep_made(desk, &name, PDF, content).await?,
    ))
}

const PDF: &str = "application/pdf";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// PDF.
    Pdf,
    /// DOCX.
    Docx,
    /// XLSX.
    Xlsx,
    /// What is frozen.
    Frozen,
}

/// A file of a report within sight: as issued, or as it would be printed now, marked as a draft. Answers
/// with name, media type and content.
pub async fn file(
    desk: &Desk,
    by: &Actor,
    id: &str,
    which: Paper,
    fonts: &Arc<Fonts>,
) -> Result<(String, String, Vec<u8>), Error> {
    let view = view::view(desk, by, id).await?;
    if view.report.state == ReportState::Issued {
        return issued(desk, by, &view.report, which).await;
    }
    let title = format!("{}（稿）", view.report.title);
    let paper = || paper::document(desk, &view, None);
    let (ending, media, content) = match which {
        Paper::Pdf => {
            let set = press::pdf(paper(), fonts).await;
            ("pdf", PDF, press::placed(set, || places(&view))?)
        }
        Paper::Docx => {
            let set = press::docx(paper(), fonts).await;
            ("docx", DOCX, press::placed(set, || places(&view))?)
        }
        Paper::Xlsx => {
            let rows = count(desk, &view.report).await?.rows;
            let book = workbook::workbook(desk, &view, &rows, None, fonts).await?;
            ("xlsx", XLSX, book)
        }
        Paper::Frozen => return Err(Error::NotFound),
    };
    Ok((format!("{title}.{ending}"), media.into(), content))
}

/// An issued file. The caller has loaded the report within sight; what is frozen names rows nobody but
/// office and conveners may list, and so is theirs.
async fn issued(
    desk: &Desk,
    by: &Actor,
    report: &DisposalReport,
    which: Paper,
) -> Result<(String, String, Vec<u8>), Error> {
    let sight = by.sight();
    let id = match which {
        Paper::Pdf => report.pdf,
        Paper::Docx => report.docx,
        Paper::Xlsx => report.xlsx,
        Paper::Frozen => report.frozen.filter(|_| sight.is_whole()),
    };
    let id = id.ok_or(Error::NotFound)?;
    let kept: Attachment = desk
        .read(async move |tx| Ok(store::by_id(tx, &sight, id.0).await?))
        .await?;
    let (files, digest) = (desk.files.clone(), kept.digest.clone());
    let content = tokio::task::spawn_blocking(move || files.read(&digest))
        .await
        .map_err(Error::failed)??;
    Ok((kept.name, kept.media, content))
}

/// Reads which file a path names.
pub fn read_paper(text: &str) -> Option<Paper> {
    match text {
        "pdf" => Some(Paper::Pdf),
        "docx" => Some(Paper::Docx),
        "xlsx" => Some(Paper::Xlsx),
        "txt" => Some(Paper::Frozen),
        _ => None,
    }
}
