//! Uploads: checked by content, kept under their digest, recorded with what they belong to.

use crate::{Desk, Error, FieldError, desk::new_id, input::Fields};
use domain::{
    Actor, Moment,
    attachment::{Attachment, Classification, Purpose},
    id::{AssignmentId, AttachmentId, MatterId, MeetingId},
    matter::Matter,
};
use store::Tx;

/// The largest file taken in, in bytes (20 MiB).
pub const LARGEST_BYTES: usize = 20 * 1024 * 1024;

/// A file as it came in.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name as the browser gave it.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// A file checked and kept, waiting to be recorded with its subject.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    name: String,
    media: &'static str,
    size_bytes: i64,
    digest: String,
}

impl Kept {
    /// The digest it is kept under.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }
}

/// What a file belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject {
    pub matter: Option<MatterId>,
    pub assignment: Option<AssignmentId>,
    pub meeting: Option<MeetingId>,
}

/// How a file that comes in with a matter is classified: as whoever sent it chose, but never wider than the
/// matter. Unchosen, a restricted matter's file adds no bound of its own, for the parties must be able to
/// read the matter's papers.
pub(crate) fn class_in(matter: &Matter, chosen: Option<Classification>) -> Classification {
    let widest = match matter.classification {
        Classification::Restricted => Classification::Internal,
        other => other,
    };
    chosen.map_or(widest, |chosen| chosen.at_least(widest))
}

/// Reads the classification chosen for a form's files; empty for the matter's own.
pub(crate) fn read_class(raw: &str, fields: &mut Fields) -> Option<Classification> {
    if raw.is_empty() {
        None
    } else {
        fields.choice("files_class", raw, Classification::parse)
    }
}

/// Checks uploads and keeps their content; a file that is too large, of no known kind, or of another kind
/// than its name says is refused with a message beside the field. Nothing refers to the content yet.
pub(crate) async fn keep(
    desk: &Desk,
    field: &'static str,
    uploads: &[Upload],
) -> Result<Vec<Kept>, Error> {
    let mut kept = Vec::new();
    for upload in uploads
        .iter()
        .filter(|upload| !(upload.name.is_empty() && upload.content.is_empty()))
    {
        let wrong = |key| {
            Error::Invalid(vec![FieldError {
                field,
                key,
                detail: upload.name.clone(),
            }])
        };
        if upload.content.is_empty() {
            return Err(wrong("form-file-empty"));
        }
        if upload.content.len() > LARGEST_BYTES {
            return Err(wrong("form-file-too-large"));
        }
        let name = safe_name(&upload.name);
        let media = media_of(&name, &upload.content).map_err(wrong)?;
        let size_bytes = i64::try_from(upload.content.len()).map_err(Error::failed)?;
        let (files, content) = (desk.files.clone(), upload.content.clone());
        let digest = tokio::task::spawn_blocking(move || files.keep(&content))
            .await
            .map_err(Error::failed)??;
        kept.push(Kept {
            name,
            media,
            size_bytes,
            digest,
        });
    }
    Ok(kept)
}

/// Keeps scans, of the field `scan`: what shows a signature or a seal, and no text.
pub(crate) async fn keep_scans(desk: &Desk, uploads: &[Upload]) -> Result<Vec<Kept>, Error> {
    let kept = keep(desk, "scan", uploads).await?;
    let is_scan = |file: &&Kept| {
        file.media.starts_with("image/")
            || matches!(file.media, "application/pdf" | "application/ofd")
    };
    match kept.iter().find(|file| !is_scan(file)) {
        None => Ok(kept),
        Some(file) => Err(Error::Invalid(vec![FieldError {
            field: "scan",
            key: "form-scan-kind",
            detail: file.name.clone(),
        }])),
    }
}

/// The media type of text.
pub(crate) const PLAIN: &str = "text/plain; charset=utf-8";

/// Keeps what the system made itself, of any size.
pub(crate) async fn keep_made(
    desk: &Desk,
    name: &str,
    media: &'static str,
    content: Vec<u8>,
) -> Result<Kept, Error> {
    let size_bytes = i64::try_from(content.len()).map_err(Error::failed)?;
    let files = desk.files.clone();
    let digest = tokio::task::spawn_blocking(move || files.keep(&content))
        .await
        .map_err(Error::failed)??;
    Ok(Kept {
        name: safe_name(name),
        media,
        size_bytes,
        digest,
    })
}

/// Records kept files with their subject, in the act's own transaction.
pub(crate) async fn record(
    tx: &mut Tx,
    kept: &[Kept],
    subject: Subject,
    purpose: Purpose,
    classification: Classification,
    by: &Actor,
    now: Moment,
) -> Result<Vec<AttachmentId>, Error> {
    let mut ids = Vec::new();
    for file in kept {
        let attachment = Attachment {
            id: new_id(),
            version: 0,
            matter: subject.matter,
            assignment: subject.assignment,
            meeting: subject.meeting,
            name: file.name.clone(),
            media: file.media.into(),
            size_bytes: file.size_bytes,
            digest: file.digest.clone(),
            classification,
            purpose,
            unit: by.acting_unit().id,
        };
        ids.push(tx.record(attachment.attach(by, now)?).await?.id);
    }
    Ok(ids)
}

/// An attachment within sight, with its content.
pub async fn download(desk: &Desk, by: &Actor, id: &str) -> Result<(Attachment, Vec<u8>), Error> {
    let id = AttachmentId::parse(id).ok_or(Error::NotFound)?;
    let sight = by.sight();
    let found = desk
        .read(async move |tx| Ok(store::attachment::by_id(tx, &sight, id).await?))
        .await?;
    let of_meeting = found.matter.is_none() && found.meeting.is_some();
    if of_meeting && by.unit_kind.sits_in_for_its_own() && found.unit != by.unit.id {
        return Err(Error::NotFound);
    }
    let content = content(desk, &found.digest).await?;
    Ok((found, content))
}

/// The content under a digest.
pub(crate) async fn content(desk: &Desk, digest: &str) -> Result<Vec<u8>, Error> {
    let (files, digest) = (desk.files.clone(), digest.to_owned());
    Ok(tokio::task::spawn_blocking(move || files.read(&digest))
        .await
        .map_err(Error::failed)??)
}

/// A name that is safe to offer for download: no path, no control characters, at most 120 characters.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_safe = |c: &char| {
        !c.is_control()
            && !matches!(
                c,
                '"' | '<' | '>' | '|' | ':' | '*' | '?' | '\u{202a}'..='\u{202e}'
            )
    };
    let clean: String = last.chars().filter(is_safe).collect();
    let clean = clean.trim().trim_start_matches('.');
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((clean, ""));
    let stem: String = stem.chars().take(100).collect();
    let stem = if stem.is_empty() {
        "文件".into()
    } else {
        stem
    };
    if ending.is_empty() {
        stem
    } else {
        format!("{stem}.{}", ending.to_lowercase())
    }
}

/// The media type by content, which must agree with the name's ending.
fn media_of(name: &str, content: &[u8]) -> Result<&'static str, &'static str> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let holds = |needle: &[u8]| content.windows(needle.len()).any(|window| window == needle);
    let zip = content.starts_with(b"PK\x03\x04");
    let (media, right) = match ending {
        "pdf" => ("application/pdf", content.starts_with(b"%PDF-")),
        "png" => ("image/png", content.starts_with(b"\x89PNG\r\n\x1a\n")),
        "jpg" | "jpeg" => ("image/jpeg", content.starts_with(b"\xff\xd8\xff")),
        "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            zip && holds(b"word/"),
        ),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            zip && holds(b"xl/"),
        ),
        "ofd" => ("application/ofd", zip && holds(b"OFD.xml")),
        "txt" => (
            PLAIN,
            std::str::from_utf8(content).is_ok_and(|text| !text.contains('\0')),
        ),
        _ => return Err("form-file-kind"),
    };
    if right {
        Ok(media)
    } else {
        Err("form-file-disguised")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_paths_and_tricks() {
        for (name, safe) in [
            ("清单.PDF", "清单.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\桌面\\扫描件.jpg", "扫描件.jpg"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
            ("\0..", "文件"),
            ("", "文件"),
            (".htaccess", "htaccess"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        assert!(safe_name(&"长".repeat(500)).chars().count() <= 104);
    }

    #[test]
    fn kinds_are_told_by_content_and_must_agree_with_the_name() {
        for (name, content, verdict) in [
            ("a.pdf", &b"%PDF-1.7"[..], Ok("application/pdf")),
            ("a.pdf", b"MZ\x90\0", Err("form-file-disguised")),
            (
                "a.png",
                b"<svg onload=alert(1)>",
                Err("form-file-disguised"),
            ),
            (
                "a.docx",
                b"PK\x03\x04....xl/workbook.xml",
                Err("form-file-disguised"),
            ),
            ("a.exe", b"MZ\x90\0", Err("form-file-kind")),
            ("a", b"%PDF-1.7", Err("form-file-kind")),
            ("a.txt", "文字".as_bytes(), Ok("text/plain; charset=utf-8")),
            ("a.txt", b"\xff\xfe\0\0", Err("form-file-disguised")),
        ] {
            assert_eq!(media_of(name, content), verdict, "{name}");
        }
    }
}
