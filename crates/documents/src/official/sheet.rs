//! A document as it will stand on the page: cleaned, joined and worded once, so that
//! PDF and DOCX cannot differ in text.

mod clean;
mod part;
mod receivers;

use jiff::civil::Date;
use serde::Serialize;

use super::{Error, Layout, OfficialDocument, title};
use clean::{clean, clean_lines, field, joined, list};

pub(super) use part::Part;
pub(crate) use part::parts as body_of;
pub(super) use receivers::Setting;

/// A document ready for the page; what is empty or `None` is left out.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) layout: Layout,
    pub(super) draft: bool,
    pub(super) urgency: Option<&'static str>,
    /// Lines of the red mark; none in an announcement.
    pub(super) mark: Vec<String>,
    /// 文件, to the right of a joint mark's lines.
    pub(super) mark_tail: Option<&'static str>,
    pub(super) number: Option<String>,
    /// 签发人, beside the number of an upward document.
    pub(super) approvers: Vec<String>,
    pub(super) title: Vec<String>,
    /// With its colon; none too where they stand in the imprint.
    pub(super) addressees: Option<String>,
    pub(super) body: Vec<Part>,
    /// Titles of all attachments.
    pub(super) attachments: Vec<String>,
    /// The attachments that have a body.
    pub(super) enclosures: Vec<Enclosure>,
    pub(super) signatories: Vec<String>,
    pub(super) sealed: bool,
    pub(super) date: Option<String>,
    /// ISO, for the document's properties.
    pub(super) dated: Option<Date>,
    /// In its brackets.
    pub(super) note: Option<String>,
    /// Label with colon, and names.
    pub(super) attendance: Vec<(String, String)>,
    pub(super) anchor: Option<String>,
    /// Labels with colon, and receivers with full stop.
    pub(super) receivers: Vec<(&'static str, String)>,
    /// Organ, and date with 印发.
    pub(super) printed: Option<(String, String)>,
    /// How receivers and 印发 are set.
    pub(super) imprint: Setting,
}

/// An attachment on its own page.
#[derive(Debug, Serialize)]
pub(super) struct Enclosure {
    /// `附件`, with its number if there are several.
    pub(super) label: String,
    pub(super) title: Vec<String>,
    pub(super) body: Vec<Part>,
}

impl Sheet {
    pub(super) fn of(document: &OfficialDocument) -> Result<Self, Error> {
        let layout = document.kind.layout();
        let minutes = layout == Layout::Minutes;
        let (mark, mark_tail) = mark(layout, &list(&document.organs))?;
        let title = title::lines(&clean_lines(&document.title).join("\n"));
        if title.is_empty() {
            return Err(Error::NoTitle);
        }
        let enclosures = enclosures(document);
        let titles = std::iter::once(&title).chain(enclosures.iter().map(|own| &own.title));
        if titles
            .into_iter()
            .any(|lines| lines.len() > title::MOST_LINES)
        {
            return Err(Error::LongTitle);
        }
        let approvers = approvers(document)?;
        // A blank line follows the title.
        let over = receivers::head(document, mark.len()) + title.len() + 1;
        let receivers = receivers::of(document, over);
        // A letter's imprint has no such line (10.1), an announcement has none by custom.
        let printed = document
            .printed_by
            .as_ref()
            .filter(|_| !matches!(layout, Layout::Letter | Layout::Announcement))
            .map(|(organ, date)| (clean(organ), format!("{}印发", long_date(*date))));
        let anchor = field(document.journal_anchor.as_deref()).map(|head| {
            let own = if minutes { "本纪要" } else { "本件" };
            format!("{own}签发时留痕校验值：{head}")
        });
        Ok(Self {
            imprint: receivers::setting(&receivers.imprint, printed.is_some(), anchor.is_some()),
            layout,
            draft: document.draft,
            urgency: document.urgency.map(super::Urgency::label),
            mark,
            mark_tail,
            number: field(document.document_number.as_deref()),
            approvers,
            title,
            addressees: receivers.addressees,
            body: body(document)?,
            attachments: document
                .attachments
                .iter()
                .filter_map(|attachment| field(Some(&attachment.title)))
                .collect(),
            enclosures,
            signatories: list(&document.signatories),
            sealed: document.sealed,
            date: document.date.map(long_date),
            dated: document.date,
            note: field(document.note.as_deref()).map(|note| format!("（{note}）")),
            attendance: attendance(document),
            anchor,
            receivers: receivers.imprint,
            printed,
        })
    }

    /// The title in one line, for the document's properties.
    pub(super) fn plain_title(&self) -> String {
        self.title.concat()
    }

    /// Who issues it, for the document's properties.
    pub(super) fn issuer(&self) -> String {
        let names = if self.mark.is_empty() {
            &self.signatories
        } else {
            &self.mark
        };
        names.join(" ")
    }
}

/// The mark's lines, and what stands at their right.
fn mark(layout: Layout, organs: &[String]) -> Result<(Vec<String>, Option<&'static str>), Error> {
    let ending = match layout {
        Layout::Announcement => return Ok((Vec::new(), None)),
        // A joint letter bears the mark of the organ in charge (10.1).
        Layout::Letter => {
            return organs
                .first()
                .map(|organ| (vec![organ.clone()], None))
                .ok_or(Error::NoMark);
        }
        Layout::Minutes => "纪要",
        Layout::Document | Layout::Upward => "文件",
    };
    match organs {
        [] => Err(Error::NoMark),
        [organ] if organ.ends_with(ending) => Ok((vec![organ.clone()], None)),
        [organ] => Ok((vec![format!("{organ}{ending}")], None)),
        several => Ok((several.to_vec(), Some(ending))),
    }
}

/// A draft may go round before anybody has approved it.
fn approvers(document: &OfficialDocument) -> Result<Vec<String>, Error> {
    if document.kind.layout() != Layout::Upward {
        return Ok(Vec::new());
    }
    let approvers = list(&document.approvers);
    if approvers.is_empty() && !document.draft {
        return Err(Error::NoApprover);
    }
    Ok(approvers)
}

/// The body, as the signer read it: nothing is added. A supervision letter must rest on an authority, which
/// its own text names.
fn body(document: &OfficialDocument) -> Result<Vec<Part>, Error> {
    let bare = field(document.authority.as_deref()).is_none() && !document.draft;
    if document.kind.needs_authority() && bare {
        return Err(Error::NoAuthority);
    }
    Ok(part::parts(&document.blocks))
}

fn enclosures(document: &OfficialDocument) -> Vec<Enclosure> {
    let named = document
        .attachments
        .iter()
        .filter(|attachment| field(Some(&attachment.title)).is_some());
    let several = named.clone().count() > 1;
    (1..)
        .zip(named)
        .map(|(n, attachment)| Enclosure {
            label: if several {
                format!("附件{n}")
            } else {
                "附件".into()
            },
            title: title::lines(&clean_lines(&attachment.title).join("\n")),
            body: part::parts(&attachment.blocks),
        })
        .filter(|enclosure| !enclosure.body.is_empty())
        .collect()
}

fn attendance(document: &OfficialDocument) -> Vec<(String, String)> {
    let groups = document.attendance.iter();
    groups
        .filter_map(|group| {
            Some((
                format!("{}：", clean(&group.label)),
                joined(&group.names, "、")?,
            ))
        })
        .collect()
}

/// `2023年11月29日`: Arabic digits, nothing padded (GB/T 9704-2012, 7.3.5.4).
pub(crate) fn long_date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::Kind;

    #[test]
    fn the_mark_names_its_kind_once() {
        let organs = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
        for (layout, names, lines, tail) in [
            (
                Layout::Document,
                vec!["云溪县人民政府"],
                vec!["云溪县人民政府文件"],
                None,
            ),
            (
                Layout::Document,
                vec!["云溪县人民政府文件"],
                vec!["云溪县人民政府文件"],
                None,
            ),
            (
                Layout::Upward,
                vec!["甲", "乙"],
                vec!["甲", "乙"],
                Some("文件"),
            ),
            (
                Layout::Minutes,
                vec!["府院联动会议纪要"],
                vec!["府院联动会议纪要"],
                None,
            ),
            (
                Layout::Minutes,
                vec!["府院联动会议"],
                vec!["府院联动会议纪要"],
                None,
            ),
            (Layout::Letter, vec!["甲", "乙"], vec!["甲"], None),
            (Layout::Announcement, vec!["甲"], vec![], None),
        ] {
            assert_eq!(
                mark(layout, &organs(&names)).ok(),
                Some((organs(&lines), tail))
            );
        }
        for layout in [Layout::Document, Layout::Letter, Layout::Minutes] {
            assert!(matches!(mark(layout, &[]), Err(Error::NoMark)));
        }
    }

    #[test]
    fn upward_documents_and_supervision_letters_name_who_stands_behind_them() {
        for (kind, wants) in [
            (Kind::DisposalReport, "签发人"),
            (Kind::SupervisionLetter, "convener"),
        ] {
            let mut document = OfficialDocument::new(kind, vec!["甲".into()], "题");
            let refusal = Sheet::of(&document).err().map(|error| error.to_string());
            assert!(refusal.is_some_and(|words| words.contains(wants)));
            document.draft = true;
            assert!(Sheet::of(&document).is_ok());
            document.draft = false;
            document.approvers = vec!["林某".into()];
            document.authority = Some("总召集人林某".into());
            let sheet = Sheet::of(&document).ok();
            assert_eq!(
                sheet.map(|sheet| (sheet.approvers.len(), sheet.body.len())),
                Some(if kind == Kind::DisposalReport {
                    (1, 0)
                } else {
                    (0, 0)
                })
            );
        }
    }

    #[test]
    fn only_attachments_with_a_body_get_a_page() {
        let mut document = OfficialDocument::new(Kind::Notice, vec!["甲".into()], "题");
        let with_body = |title| {
            super::super::Attachment::new(title, vec![super::super::Block::paragraph("文")])
        };
        document.attachments = vec!["名单".into(), with_body("回执")];
        let sheet = Sheet::of(&document).ok();
        let labels = |sheet: Option<Sheet>| {
            sheet.map(|s| {
                s.enclosures
                    .into_iter()
                    .map(|e| e.label)
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(labels(sheet), Some(vec!["附件2".to_owned()]));
        document.attachments = vec![with_body("回执")];
        assert_eq!(
            labels(Sheet::of(&document).ok()),
            Some(vec!["附件".to_owned()])
        );
    }
}
