//! Numbering and issue: the PDF and DOCX are made and kept, decisions become assignments.

use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    input::Fields,
    matter::forward::{Given, issue as issue_assignments, parts},
    meeting::{self, view::MeetingView},
    numbering,
    official_document::{
        delivery::{self, To},
        issue::note,
    },
    press::{self, Worded},
};
use documents::{
    fonts::Fonts,
    official::{Attendance, Block, Kind, OfficialDocument},
};
use domain::{
    Actor, Moment, Sight,
    agenda::Outcome,
    attachment::{Attachment, Classification, Purpose},
    decision::{Decision, DecisionState},
    id::{AttachmentId, UnitId},
    meeting::Presence,
    minutes::{Minutes, MinutesState},
    official_document::{
        Disclosure,
        masking::{masked, plain},
    },
    refusal::Place,
    unit::UnitKind,
};
use std::sync::Arc;
use store::{Tx, journal};

/// Whether the minutes, as they stand, can be printed with the faces at hand.
pub async fn proof(desk: &Desk, by: &Actor, id: &str) -> Result<(), Error> {
    let view = meeting::view::view(desk, by, id).await?;
    let minutes = view.minutes.clone().ok_or(Error::NotFound)?;
    let proved = press::proof(desk, minutes_paper(desk, &view, &minutes, None)).await;
    press::placed(proved, || places(&view, &minutes))
}

/// Gives the minutes their number: the next, or the kept one of the serial typed. One that is taken is
/// refused, with the way out.
pub async fn give_number(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    kept: &str,
) -> Result<(), Error> {
    proof(desk, by, id).await?;
    let id = meeting::read_id(id)?;
    let mut fields = Fields::default();
    let kept = numbering::read_kept(kept, &mut fields);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    let code = desk.charter().practice.minutes_code.clone();
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, id, version).await?;
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        let title = format!("{}纪要", meeting::name(&meeting));
        let number = numbering::take(tx, &by, &code, kept, &title, now).await?;
        tx.record(minutes.number(number, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Issues numbered minutes: prints them, keeps PDF and DOCX, and lets the decisions bind.
pub async fn issue(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    fonts: &Arc<Fonts>,
) -> Result<(), Error> {
    let meeting_id = meeting::read_id(id)?;
    let view = meeting::view::view(desk, by, id).await?;
    let minutes = view.minutes.clone().ok_or(Error::NotFound)?;
    let mechanism = desk.mechanism();
    let (_, head) = desk
        .read(async move |tx| Ok(journal::head(tx, mechanism).await?))
        .await?;
    let kept = papers(desk, &view, &minutes, &store::seal::hex(&head), fonts).await;
    let kept = press::placed(kept, || places(&view, &minutes))?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, meeting_id, version).await?;
        let subject = Subject {
            meeting: Some(meeting_id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        let ids = attachment::record(tx, &kept, subject, Purpose::Issued, class, &by, now).await?;
        let [pdf, docx, ..] = ids[..] else {
            return Err(Error::NotFound);
        };
        let to_public = ids.get(2).copied();
        let asked = view.sent_whole();
        let minutes = tx
            .record(minutes.issue((pdf, docx), to_public, &asked, &by, now)?)
            .await?;
        for unit in asked {
            let to = To::Minutes(minutes.id, meeting_id);
            delivery::send(tx, to, &view.units.reference(unit), &by, now).await?;
        }
        bind(tx, &desk_, &view, &by, now).await
    })
    .await
}

/// Prints what is kept at the issue: PDF, DOCX and, of what is published, the masked PDF.
async fn papers(
    desk: &Desk,
    view: &MeetingView,
    minutes: &Minutes,
    head: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<attachment::Kept>, Error> {
    let paper = minutes_paper(desk, view, minutes, Some(head));
    let (pdf, docx) = press::print(paper.clone(), fonts).await?;
    let upload = |ending: &str, content| Upload {
        name: format!("{}纪要{ending}", view.name),
        content,
    };
    let mut uploads = vec![upload(".pdf", pdf), upload(".docx", docx)];
    if minutes.disclosure == Some(Disclosure::Public) {
        let open = press::pdf(to_public(paper, &minutes.text), fonts).await?;
        uploads.push(upload("（公开）.pdf", open));
    }
    attachment::keep(desk, "files", &uploads).await
}

/// Keeps the scan of the sealed minutes (盖章扫描件) with the meeting's files.
pub async fn keep_scan(desk: &Desk, by: &Actor, id: &str, scan: Vec<Upload>) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    if scan.iter().all(|file| file.content.is_empty()) {
        return Err(Error::field("scan", "form-scan-required"));
    }
    if !by.is_office() {
        return Err(domain::Refusal::OfficeOnly.into());
    }
    let kept = attachment::keep_scans(desk, &scan).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let minutes = store::minutes::of_meeting(tx, &by.sight(), id).await?;
        let minutes = minutes.ok_or(Error::NotFound)?;
        if minutes.state != MinutesState::Issued {
            return Err(domain::Refusal::MinutesState(minutes.state).into());
        }
        let subject = Subject {
            meeting: Some(id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        attachment::record(tx, &kept, subject, Purpose::Sealed, class, &by, now).await?;
        Ok(())
    })
    .await
}

/// Turns the agreed decisions into assignments and their matters into execution.
async fn bind(
    tx: &mut Tx,
    desk: &Desk,
    view: &MeetingView,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    for item in &view.items {
        if !item.item.outcome.is_some_and(Outcome::binds) {
            continue;
        }
        let agreed: Vec<_> = item
            .decisions
            .iter()
            .filter(|d| d.state == DecisionState::Agreed)
            .collect();
        let lead = agreed.first().map(|decision| decision.lead);
        let due_on = agreed.iter().map(|decision| decision.due_on).max();
        let matter = item.item.must_have_matter()?;
        let matter = store::matter::by_id(tx, &by.sight(), matter).await?;
        // What was forwarded before is replaced by what is decided now; what was decided before only where
        // a decision says so.
        crate::matter::forward::supersede_open(tx, by, matter.id, None, &view.name, now).await?;
        for decision in &agreed {
            give_way(tx, by, decision, &view.name, now).await?;
        }
        let matter = tx
            .record(matter.enter_execution(lead, due_on, by, now)?)
            .await?;
        for decision in agreed {
            let lead = view.units.reference(decision.lead);
            let supports: Vec<_> = decision
                .supports
                .iter()
                .map(|unit| view.units.reference(*unit))
                .collect();
            let given = Given {
                task: decision.text.clone(),
                done_when: Some(decision.done_when.clone()),
                due_on: decision.due_on,
                beyond: decision.beyond_reason.clone(),
                decision: Some(decision.id),
                instruction: None,
            };
            let parts = parts(&lead, &supports);
            let charter = desk.charter();
            issue_assignments(tx, &charter, &view.units, &matter, &parts, &given, by, now).await?;
        }
    }
    Ok(())
}

/// The earlier decision that a later one amends or revokes gives way, with the work that is open of it.
async fn give_way(
    tx: &mut Tx,
    by: &Actor,
    later: &Decision,
    meeting: &str,
    now: Moment,
) -> Result<(), Error> {
    let Some(earlier) = later.earlier else {
        return Ok(());
    };
    let earlier: Decision = store::by_id(tx, &by.sight(), earlier.0).await?;
    let (id, matter) = (earlier.id, earlier.matter);
    tx.record(earlier.give_way(later, meeting, by, now)?)
        .await?;
    let reason = format!("{meeting}另行议定：{}", later.text);
    crate::matter::forward::supersede_open(tx, by, matter, Some(id), &reason, now).await
}

/// Minutes on paper.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Whether these are the papers that were issued, or a draft.
    pub issued: bool,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The DOCX.
    pub docx: Vec<u8>,
}

/// The minutes as they stand, as PDF and DOCX: marked as a draft until they are issued, then the very papers
/// that were.
pub async fn preview(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Printed, Error> {
    let view = meeting::view::view(desk, by, id).await?;
    if view.excerpt_only {
        return Err(Error::NotFound);
    }
    let minutes = view.minutes.clone().ok_or(Error::NotFound)?;
    if let Some(papers) = minutes.pdf.zip(minutes.docx) {
        return issued(desk, papers).await;
    }
    let mut paper = minutes_paper(desk, &view, &minutes, None);
    paper.draft = true;
    let (pdf, docx) = press::placed(press::print(paper, fonts).await, || places(&view, &minutes))?;
    Ok(Printed {
        issued: false,
        pdf,
        docx,
    })
}

/// The papers kept at the issue. The caller has loaded the minutes within sight, and they are everybody's at the
/// meeting.
async fn issued(desk: &Desk, (pdf, docx): (AttachmentId, AttachmentId)) -> Result<Printed, Error> {
    let sight = Sight::whole(desk.mechanism());
    let kept: [Attachment; 2] = desk
        .read(async move |tx| {
            let pdf = store::by_id(tx, &sight, pdf.0).await?;
            Ok([pdf, store::by_id(tx, &sight, docx.0).await?])
        })
        .await?;
    Ok(Printed {
        issued: true,
        pdf: attachment::content(desk, &kept[0].digest).await?,
        docx: attachment::content(desk, &kept[1].digest).await?,
    })
}

/// Where the words of minutes stand: paragraph by paragraph as corrections count them, and in what they are
/// drafted from.
pub(super) fn places(view: &MeetingView, minutes: &Minutes) -> Vec<Worded> {
    let lines = minutes.text.lines().filter(|line| !line.trim().is_empty());
    let mut all: Vec<Worded> = (1u32..)
        .zip(lines)
        .map(|(number, line)| {
            let place = Place::of("place-paragraph").with("paragraph", number.to_string());
            (place, line.to_owned())
        })
        .collect();
    all.extend(meeting::places::places(view));
    all
}

pub(crate) fn office_name(desk: &Desk) -> String {
    format!("{}企业破产处置府院联动机制办公室", desk.charter().place)
}

fn minutes_paper(
    desk: &Desk,
    view: &MeetingView,
    minutes: &Minutes,
    anchor: Option<&str>,
) -> OfficialDocument {
    let organ = format!("{}企业破产处置府院联动机制会议", desk.charter().place);
    let title = format!("{}纪要", view.name);
    let mut paper = OfficialDocument::new(Kind::Minutes, vec![organ], title);
    paper.document_number.clone_from(&minutes.document_number);
    paper.blocks = Block::read(&plain(&minutes.text));
    let day = minutes.issued_on.unwrap_or_else(|| desk.today());
    paper.signatories = vec![office_name(desk)];
    paper.date = Some(day);
    paper.attendance = attendance(view);
    paper.note = minutes.disclosure.map(|one| note(one).to_owned());
    let copied = view.sent_whole().into_iter();
    paper.copy_to = copied.map(|unit| view.units.full_name(unit)).collect();
    paper.printed_by = Some((office_name(desk), day));
    paper.journal_anchor = anchor.map(str::to_owned);
    paper
}

/// Who came, and who did not: who chairs and units of the mechanism are present (出席), whoever was asked to join
/// sits in (列席).
fn attendance(view: &MeetingView) -> Vec<Attendance> {
    use Presence::{Absent, Excused, Late, Present};
    let joins = |unit: UnitId| {
        let kind = view.units.get(unit).map(|unit| unit.kind);
        matches!(
            kind,
            Some(UnitKind::Invited | UnitKind::Guest | UnitKind::AdministratorFirm)
        )
    };
    let names = |presences: &[Presence], joining: Option<bool>| -> Vec<String> {
        let places = view.attendance.iter().filter(|place| {
            presences.contains(&place.presence)
                && joining.is_none_or(|joining| joining == joins(place.unit))
        });
        let named = places.map(|place| {
            let unit = view.units.full_name(place.unit);
            // Units are divided by 、 in print, so a unit's persons are not.
            let mut words = vec![unit.as_str()];
            words.extend(place.people());
            let late = if place.presence == Late {
                "（迟到）"
            } else {
                ""
            };
            format!("{}{late}", words.join(" "))
        });
        named.collect()
    };
    let mut present = names(&[Present, Late], Some(false));
    let chair = view.meeting.chair.trim();
    let mut attendees = view
        .attendance
        .iter()
        .filter_map(|place| place.attendee.as_deref());
    let listed = attendees.any(|who| {
        let who = who.trim();
        !who.is_empty() && (who.contains(chair) || chair.contains(who))
    });
    if !chair.is_empty() && !listed {
        present.insert(0, format!("{chair}（主持）"));
    }
    [
        ("出席", present),
        ("列席", names(&[Present, Late], Some(true))),
        ("请假", names(&[Excused], None)),
        ("缺席", names(&[Absent], None)),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(label, names)| Attendance {
        label: label.into(),
        names,
    })
    .collect()
}

/// The paper as the public gets it: masked, and without the names of who came.
fn to_public(paper: OfficialDocument, text: &str) -> OfficialDocument {
    OfficialDocument {
        blocks: Block::read(&masked(text, [])),
        attendance: Vec::new(),
        copy_to: Vec::new(),
        journal_anchor: None,
        ..paper
    }
}

/// The plan's name inside the notice's title: between its book-title marks, if it has any.
pub(crate) fn charter_name(title: &str) -> &str {
    title
        .split_once('《')
        .and_then(|(_, rest)| rest.rsplit_once('》'))
        .map_or(title, |(name, _)| name)
}
