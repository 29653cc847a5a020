//! Numbering and issue: the PDF and DOCX are made and kept, decisions become assignments.

use super::{facts::printed_title, write::date};
use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    matter::forward::{Given, issue as issue_assignments, parts},
    meeting::{self, view::MeetingView},
    numbering,
    official_document::delivery::{self, To},
};
use documents::{
    fonts::Fonts,
    official::{self, Attendance, Block, Kind, OfficialDocument},
};
use domain::{
    Actor, Moment,
    agenda::Outcome,
    attachment::{Classification, Purpose},
    decision::{Decision, DecisionState},
    meeting::Presence,
    minutes::{Minutes, MinutesState},
};
use std::sync::Arc;
use store::{Tx, journal};

/// Draws the minutes' number.
pub async fn give_number(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    let code = desk.charter().practice.minutes_code.clone();
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, id, version).await?;
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        let title = format!("{}纪要", meeting::name(&meeting));
        let number = numbering::draw(tx, &by, &code, &title, now).await?;
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
    let paper = minutes_paper(desk, &view, &minutes, Some(&store::seal::hex(&head)));
    let (pdf, docx) = print(&paper, fonts).await?;
    let name = format!("{}纪要", view.name);
    let kept = attachment::keep(
        desk,
        "files",
        &[
            Upload {
                name: format!("{name}.pdf"),
                content: pdf,
            },
            Upload {
                name: format!("{name}.docx"),
                content: docx,
            },
        ],
    )
    .await?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, meeting_id, version).await?;
        let subject = Subject {
            meeting: Some(meeting_id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        let ids = attachment::record(tx, &kept, subject, Purpose::Issued, class, &by, now).await?;
        let [pdf, docx] = ids[..] else {
            return Err(Error::NotFound);
        };
        let asked: Vec<_> = view.attendance.iter().map(|place| place.unit).collect();
        let minutes = tx
            .record(minutes.issue(pdf, docx, &asked, &by, now)?)
            .await?;
        for unit in asked {
            let to = To::Minutes(minutes.id, meeting_id);
            delivery::send(tx, to, &view.units.reference(unit), &by, now).await?;
        }
        bind(tx, &desk_, &view, &by, now).await
    })
    .await
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
    let kept = attachment::keep(desk, "scan", &scan).await?;
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

/// The minutes as they stand, printed: marked as a draft until they are issued.
pub async fn preview(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let view = meeting::view::view(desk, by, id).await?;
    let minutes = view.minutes.clone().ok_or(Error::NotFound)?;
    let mut paper = minutes_paper(desk, &view, &minutes, None);
    paper.draft = true;
    print(&paper, fonts).await
}

/// The notice of the meeting, printed.
pub async fn meeting_notice(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let view = meeting::view::view(desk, by, id).await?;
    print(&notice_paper(desk, &view), fonts).await
}

pub(crate) async fn print(
    paper: &OfficialDocument,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let (paper, fonts) = (paper.clone(), Arc::clone(fonts));
    tokio::task::spawn_blocking(move || {
        let pdf = official::pdf(&paper, &fonts).map_err(Error::failed)?;
        let docx = official::docx(&paper, &fonts).map_err(Error::failed)?;
        Ok((pdf, docx))
    })
    .await
    .map_err(Error::failed)?
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
    let full = |units: &[Presence]| -> Vec<String> {
        view.attendance
            .iter()
            .filter(|place| units.contains(&place.presence))
            .map(|place| {
                let name = view.units.full_name(place.unit);
                place
                    .attendee
                    .as_ref()
                    .map_or(name.clone(), |who| format!("{name} {who}"))
            })
            .collect()
    };
    paper.document_number.clone_from(&minutes.document_number);
    paper.blocks = Block::read(&minutes.text);
    // The mark above has the mechanism's full name; with it once more the line would not hold the date.
    paper.signatories = vec!["府院联动机制办公室".into()];
    paper.date = Some(minutes.issued_on.unwrap_or_else(|| desk.today()));
    paper.attendance = [
        ("出席", full(&[Presence::Present, Presence::Late])),
        ("请假", full(&[Presence::Excused])),
        ("缺席", full(&[Presence::Absent])),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(label, names)| Attendance {
        label: label.into(),
        names,
    })
    .collect();
    paper.copy_to = view
        .attendance
        .iter()
        .map(|place| view.units.full_name(place.unit))
        .collect();
    paper.printed_by = Some((
        office_name(desk),
        paper.date.unwrap_or_else(|| desk.today()),
    ));
    paper.journal_anchor = anchor.map(str::to_owned);
    paper
}

fn notice_paper(desk: &Desk, view: &MeetingView) -> OfficialDocument {
    let meeting = &view.meeting;
    let place = &desk.charter().place;
    let title = format!(
        "{place}企业破产处置府院联动机制办公室\n关于召开{}的通知",
        view.name
    );
    let mut paper = OfficialDocument::new(Kind::Notice, vec![office_name(desk)], title);
    paper.addressees = view
        .attendance
        .iter()
        .map(|place| view.units.full_name(place.unit))
        .collect();
    let mut blocks = vec![
        Block::paragraph(format!(
            "根据《{}》，定于{}召开{place}企业破产处置府院联动机制{}。现将有关事项通知如下：",
            charter_name(&desk.charter().title),
            date(meeting.held_on),
            view.name
        )),
        Block::heading(1, "一、时间、地点"),
        Block::paragraph(format!(
            "{}{}，{}。",
            date(meeting.held_on),
            meeting.starts_at,
            meeting.place
        )),
        Block::heading(1, "二、会议议题"),
    ];
    for (place, item) in (1u32..).zip(&view.items) {
        let unit = item.brought_by(&view.units);
        let title = printed_title(item);
        let brings = if item.matter.is_some() {
            "提出"
        } else {
            "汇报"
        };
        blocks.push(Block::paragraph(format!(
            "{place}.{title}（{unit}{brings}）"
        )));
    }
    blocks.extend([
        Block::heading(1, "三、召集和主持"),
        Block::paragraph(format!("由{}召集，{}主持。", meeting.called_by, meeting.chair)),
        Block::heading(1, "四、有关要求"),
        Block::paragraph("请各单位负责人参加会议，并于会前研究涉及本单位的议题，形成明确意见。因故不能参加的，请在会前向办公室请假。"),
    ]);
    paper.blocks = blocks;
    paper.signatories = vec![office_name(desk)];
    paper.date = Some(desk.today());
    paper.printed_by = Some((office_name(desk), desk.today()));
    paper
}

/// The plan's name inside the notice's title: between its book-title marks, if it has any.
pub(crate) fn charter_name(title: &str) -> &str {
    title
        .split_once('《')
        .and_then(|(_, rest)| rest.rsplit_once('》'))
        .map_or(title, |(name, _)| name)
}
