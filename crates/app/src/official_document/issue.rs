//! Printing and issue: the PDF and DOCX are kept with the journal's anchor, every unit gets its copy, the
//! public its masked paper; a unit's own answer; the scan of the sealed paper.

use super::{lines, places::places, whole_meeting};
use crate::{
    Desk, Error, Units, Upload,
    attachment::{self, Subject},
    input::Fields,
    minutes::issue::office_name,
    paper,
    press::{self, Worded},
};
use documents::{fonts::Fonts, official};
use domain::{
    Actor, Moment,
    attachment::{Classification, Purpose},
    official_document::{
        Disclosure, Enclosed, Issuer, OfficialDocument,
        masking::{masked, plain},
    },
};
use std::sync::Arc;
use store::{Tx, journal};

/// Whether a paper is printed as its addressees get it, or as the public reads it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Addressee,
    Public,
}

/// The document as the printer gets it.
pub(super) fn paper(
    desk: &Desk,
    units: &Units,
    document: &OfficialDocument,
    reader: Reader,
) -> official::OfficialDocument {
    let words = lines(&document.masks);
    let said = |text: &str| match reader {
        Reader::Addressee => plain(text),
        Reader::Public => masked(text, words.iter().map(String::as_str)),
    };
    let organs = organs(desk, units, document);
    let kind = paper::printed_kind(document.kind);
    let mut paper = official::OfficialDocument::new(kind, organs.clone(), said(&document.title));
    let named = |ids: &[domain::id::UnitId], others: &str| -> Vec<String> {
        let mut names: Vec<String> = ids.iter().map(|unit| units.full_name(*unit)).collect();
        names.extend(lines(&said(others)));
        names
    };
    let day = document.signed_off_on.unwrap_or_else(|| desk.today());
    paper.draft = !document.state.is_out();
    paper.document_number.clone_from(&document.document_number);
    paper.approvers = document
        .signed_off_by
        .iter()
        .flat_map(|names| names.split('、').map(str::to_owned))
        .collect();
    paper.authority.clone_from(&document.authority);
    paper.addressees = named(&document.addressees, &document.other_addressees);
    paper.blocks = official::Block::read(&said(&document.body));
    paper.attachments = Enclosed::read(&said(&document.attachments))
        .iter()
        .map(paper::enclosure)
        .collect();
    paper.signatories = organs;
    paper.date = Some(day);
    paper.note = document.disclosure.map(|one| note(one).to_owned());
    if reader == Reader::Addressee {
        paper.copy_to = named(&document.copies, &document.other_copies);
        let printer = if document.own {
            units.full_name(document.unit)
        } else {
            office_name(desk)
        };
        let printed_on = document.issued_on.unwrap_or_else(|| desk.today());
        paper.printed_by = Some((printer, printed_on));
    }
    paper
}

/// What a paper says of who may read it.
pub(crate) fn note(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Public => "此件公开发布",
        Disclosure::OnRequest => "此件依申请公开",
        Disclosure::Withheld => "此件不公开",
    }
}

/// Full names of who issues: the organs of a joint issue, the unit of its own answer, the court or the
/// administrator of an announcement, else the office.
pub(super) fn organs(desk: &Desk, units: &Units, document: &OfficialDocument) -> Vec<String> {
    if !document.organs.is_empty() {
        return document
            .organs
            .iter()
            .map(|organ| units.full_name(*organ))
            .collect();
    }
    if document.own || document.kind.issuer() != Issuer::Office {
        vec![units.full_name(document.unit)]
    } else {
        vec![office_name(desk)]
    }
}

/// The document as it stands, as PDF and DOCX; a draft says so on every page.
pub async fn preview(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let (paper, places) = printed(desk, by, id, false).await?;
    press::placed(press::print(paper, fonts).await, || places)
}

/// The document as it stands, and where its words stand. Before a signature, with the name of who is to sign:
/// that is printed too.
async fn printed(
    desk: &Desk,
    by: &Actor,
    id: &str,
    signs: bool,
) -> Result<(official::OfficialDocument, Vec<Worded>), Error> {
    let (id, by, desk_) = (super::read_id(id)?, by.clone(), desk.clone());
    desk.read(async move |tx| {
        let sight = by.sight();
        let mut document = store::official_document::by_id(tx, &sight, id).await?;
        if signs {
            let earlier = document.signed_off_by.iter().cloned();
            let names: Vec<_> = earlier.chain([by.name.clone()]).collect();
            document.signed_off_by = Some(names.join("、"));
        }
        let units = Units::load(tx, &sight).await?;
        let matter = match document.matter {
            Some(id) => super::view::found(store::matter::by_id(tx, &sight, id).await)?,
            None => None,
        };
        let places = places(&units, &document, matter.as_ref());
        let paper = paper(&desk_, &units, &document, Reader::Addressee);
        Ok((paper, places))
    })
    .await
}

/// Whether the document, as it stands, can be printed with the faces at hand.
pub async fn proof(desk: &Desk, by: &Actor, id: &str) -> Result<(), Error> {
    let (paper, places) = printed(desk, by, id, false).await?;
    press::placed(press::proof(desk, paper).await, || places)
}

/// Whether the document can be printed once the actor has signed it.
pub(super) async fn proof_signed(desk: &Desk, by: &Actor, id: &str) -> Result<(), Error> {
    let (paper, places) = printed(desk, by, id, true).await?;
    press::placed(press::proof(desk, paper).await, || places)
}

/// Issues a numbered document (印发).
pub async fn issue(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    fonts: &Arc<Fonts>,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (sight, mechanism) = (by.sight(), desk.mechanism());
    let (document, units, rests_on, head) = desk
        .read(async move |tx| {
            let document = store::official_document::by_id(tx, &sight, id).await?;
            let units = Units::load(tx, &sight).await?;
            let rests_on = super::authority::of(tx, &sight, &document).await?;
            let head = journal::head(tx, mechanism).await?.1;
            Ok((document, units, rests_on, head))
        })
        .await?;
    // Asks the rule before the printer is troubled.
    let nil = domain::id::AttachmentId(uuid::Uuid::nil());
    drop(
        document
            .clone()
            .issue((nil, nil), None, rests_on, by, desk.now())?,
    );
    let kept = papers(desk, &units, &document, &store::seal::hex(&head), fonts).await;
    let kept = press::placed(kept, || places(&units, &document, None))?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        crate::minutes::correction::must_stand(tx, &desk_, &by, &document).await?;
        whole_meeting::must_go_to_none(tx, &by, &document).await?;
        let subject = Subject::default();
        let class = Classification::Internal;
        let ids = attachment::record(tx, &kept, subject, Purpose::Issued, class, &by, now).await?;
        let [pdf, docx, ..] = ids[..] else {
            return Err(Error::NotFound);
        };
        let to_public = ids.get(2).copied();
        let rests_on = super::authority::of(tx, &by.sight(), &document).await?;
        let document = tx
            .record(document.issue((pdf, docx), to_public, rests_on, &by, now)?)
            .await?;
        deliver(tx, &document, &by, now).await?;
        let Some(id) = document.minutes else {
            return Ok(());
        };
        let corrected = store::by_id(tx, &by.sight(), id.0).await?;
        crate::minutes::correction::reckon(tx, &desk_, &by, corrected, None).await
    })
    .await
}

/// Prints what is kept at the issue: PDF, DOCX and, of what is published, the masked PDF.
async fn papers(
    desk: &Desk,
    units: &Units,
    document: &OfficialDocument,
    head: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<attachment::Kept>, Error> {
    let mut own = paper(desk, units, document, Reader::Addressee);
    (own.draft, own.journal_anchor) = (false, Some(head.to_owned()));
    let (pdf, docx) = press::print(own, fonts).await?;
    let title: String = plain(&document.title).chars().take(80).collect();
    let upload = |ending: &str, content| Upload {
        name: format!("{title}{ending}"),
        content,
    };
    let mut uploads = vec![upload(".pdf", pdf), upload(".docx", docx)];
    if document.disclosure == Some(Disclosure::Public) {
        let mut open = paper(desk, units, document, Reader::Public);
        open.draft = false;
        uploads.push(upload("（公开）.pdf", press::print(open, fonts).await?.0));
    }
    attachment::keep(desk, "files", &uploads).await
}

/// Sends each unit its copy.
async fn deliver(
    tx: &mut Tx,
    document: &OfficialDocument,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let units = Units::load(tx, &by.sight()).await?;
    for unit in document.units() {
        let copied = !document.addressees.contains(&unit);
        let to = super::delivery::To::Document(document.id, copied);
        super::delivery::send(tx, to, &units.reference(unit), by, now).await?;
    }
    Ok(())
}

/// A unit's own answer, as typed: its number and the scan of the sealed paper.
#[derive(Clone, Debug, Default)]
pub struct SendForm {
    /// The unit's own number; empty if it has none.
    pub number: String,
    /// The scan.
    pub scan: Vec<Upload>,
}

/// A unit sends its own answer, signed and sealed there.
pub async fn send_own(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    form: SendForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let number = super::steps::read_number("number", &form.number, &mut fields);
    if form.scan.iter().all(|file| file.content.is_empty()) {
        fields.wrong("scan", "form-scan-required");
    }
    fields.done()?;
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    let number = number.ok_or(Error::NotFound)?;
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        super::steps::must_be_free(tx, &desk_, &by, &document, &number).await?;
        let scan = keep_one(tx, &kept, &by, now).await?;
        let document = tx
            .record(document.send_own(number.clone(), scan, &by, now)?)
            .await?;
        deliver(tx, &document, &by, now).await
    })
    .await
}

/// Keeps the scan of the sealed paper of a document (盖章扫描件).
pub async fn keep_scan(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    scan: Vec<Upload>,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    if scan.iter().all(|file| file.content.is_empty()) {
        return Err(Error::field("scan", "form-scan-required"));
    }
    let kept = attachment::keep_scans(desk, &scan).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let document = super::load(tx, &by, id, version).await?;
        let scan = keep_one(tx, &kept, &by, now).await?;
        tx.record(document.keep_scan(scan, &by, now)?).await?;
        Ok(())
    })
    .await
}

async fn keep_one(
    tx: &mut Tx,
    kept: &[attachment::Kept],
    by: &Actor,
    now: Moment,
) -> Result<domain::id::AttachmentId, Error> {
    let subject = Subject::default();
    let class = Classification::Internal;
    let ids = attachment::record(tx, kept, subject, Purpose::Sealed, class, by, now).await?;
    ids.first().copied().ok_or(Error::NotFound)
}

/// A file of a document within sight, with its name, media type and content: `pdf`, `docx` or `scan`.
pub async fn file(
    desk: &Desk,
    by: &Actor,
    id: &str,
    which: &str,
) -> Result<(String, String, Vec<u8>), Error> {
    let (id, sight, which) = (super::read_id(id)?, by.sight(), which.to_owned());
    let attachment = desk
        .read(async move |tx| {
            let document = store::official_document::by_id(tx, &sight, id).await?;
            let file = match which.as_str() {
                "pdf" => document.pdf,
                "docx" => document.docx,
                "scan" => document.scan,
                _ => None,
            };
            let file = file.ok_or(Error::NotFound)?;
            let kept: domain::attachment::Attachment = store::by_id(tx, &sight, file.0).await?;
            Ok(kept)
        })
        .await?;
    let content = attachment::content(desk, &attachment.digest).await?;
    Ok((attachment.name, attachment.media, content))
}
