//! Writing the minutes' first text from the recorded facts, and editing it.

use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::Fields,
    meeting::{
        self,
        view::{ItemView, MeetingView},
    },
};
use domain::{
    Actor, Date,
    agenda::{Outcome, Stance},
    attachment::Classification,
    decision::DecisionState,
    meeting::MeetingState,
    minutes::{Minutes, MinutesState},
};
use std::fmt::Write as _;

/// Drafts the minutes of a closed meeting.
pub async fn draft(desk: &Desk, by: &Actor, id: &str) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let (by, now, place) = (by.clone(), desk.now(), desk.charter().place.clone());
    desk.write(async move |tx| {
        let view = meeting::view::load(tx, &by.sight(), id).await?;
        if view.meeting.state != MeetingState::Closed {
            return Err(domain::Refusal::MeetingState(view.meeting.state).into());
        }
        if view.minutes.is_some() {
            return Err(domain::Refusal::AlreadyDone.into());
        }
        let minutes = Minutes {
            id: new_id(),
            version: 0,
            meeting: id,
            state: MinutesState::Drafted,
            text: text(&view, &place),
            countersign_by: None,
            signed_off_by: None,
            document_number: None,
            issued_on: None,
            pdf: None,
            docx: None,
        };
        tx.record(minutes.draft(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Edits the text.
pub async fn edit(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    text: &str,
) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let mut fields = Fields::default();
    let text = fields.text("text", text, 40_000);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, id, version).await?;
        tx.record(minutes.edit(text.clone(), &by, now)?).await?;
        Ok(())
    })
    .await
}

/// The minutes' text as the facts give it: who called and chaired, then item by item the matter, the
/// decisions with units, due day and what counts as done, and whose reservations are minuted.
pub fn text(view: &MeetingView, place: &str) -> String {
    let meeting = &view.meeting;
    let mut text = format!(
        "{}，{place}企业破产处置府院联动机制{}在{}召开。会议由{}召集，{}主持，研究“{}”等事项。现将会议议定事项纪要如下：\n",
        date(meeting.held_on),
        view.name,
        meeting.place,
        meeting.called_by,
        meeting.chair,
        meeting.topic,
    );
    for (place, item) in (1u32..).zip(&view.items) {
        let title = printed_title(item);
        let _ = match item.matter {
            Some(_) => writeln!(text, "{}、关于{title}", numeral(place)),
            None => writeln!(text, "{}、{title}", numeral(place)),
        };
        if is_withheld(item) {
            text.push_str("本项限定可见范围，议定内容由办公室分送有关单位。\n");
        } else {
            write_item(&mut text, item, &view.units);
        }
    }
    text
}

/// An item's title as papers for everyone at the meeting print it: a restricted matter is named by its
/// number only.
pub(crate) fn printed_title(item: &ItemView) -> String {
    match &item.matter {
        Some(matter) if is_withheld(item) => format!(
            "限定可见范围的事项（协〔{}〕{}号）",
            matter.year, matter.serial
        ),
        _ => item.title().to_owned(),
    }
}

fn is_withheld(item: &ItemView) -> bool {
    item.matter
        .as_ref()
        .is_some_and(|matter| matter.classification == Classification::Restricted)
}

fn write_item(text: &mut String, item: &ItemView, units: &Units) {
    let unit = item
        .brought_by()
        .map_or_else(String::new, |unit| units.full_name(unit));
    let _ = match item.matter {
        Some(_) => writeln!(text, "会议听取了{unit}提请协调的情况。"),
        None => writeln!(text, "会议听取了{unit}的汇报。"),
    };
    let agreed: Vec<_> = item
        .decisions
        .iter()
        .filter(|d| d.state == DecisionState::Agreed)
        .collect();
    match item.item.outcome {
        Some(Outcome::Agreed | Outcome::AgreedWithChanges) => {
            text.push_str("经研究，各责任单位达成一致意见：\n");
            for (place, decision) in (1u32..).zip(agreed) {
                let supports: Vec<_> = decision
                    .supports
                    .iter()
                    .map(|unit| units.full_name(*unit))
                    .collect();
                let _ = write!(
                    text,
                    "{place}.{}由{}牵头",
                    sentence(&decision.text),
                    units.full_name(decision.lead)
                );
                if !supports.is_empty() {
                    let _ = write!(text, "，{}配合", supports.join("、"));
                }
                let _ = writeln!(
                    text,
                    "，于{}前完成，以{}为办结标准。",
                    date(decision.due_on),
                    decision.done_when.trim_end_matches(['。', '；'])
                );
            }
        }
        Some(Outcome::Deferred) => {
            let matter = item.matter.as_ref();
            let condition = matter.and_then(|one| one.defer_condition.clone());
            let condition = condition.unwrap_or_default();
            let owner = matter
                .and_then(|one| one.defer_owner)
                .map_or_else(String::new, |unit| units.full_name(unit));
            let review = matter.and_then(|one| one.review_on);
            let review = review.map_or_else(String::new, date);
            let _ = writeln!(
                text,
                "会议认为该事项尚不具备解决条件，暂缓审议，待{}后另行提交。由{owner}负责跟进，{review}前复核。",
                condition.trim_start_matches('待').trim_end_matches('。')
            );
        }
        Some(Outcome::CarriedOver) => text.push_str("因时间关系未及审议，顺延至下次会议。\n"),
        Some(Outcome::Noted) if item.matter.is_none() => {}
        Some(Outcome::Noted) => text.push_str("会议予以听取，无需议定。\n"),
        Some(Outcome::Returned) => text.push_str("会议决定退回提出单位补充。\n"),
        Some(Outcome::Withdrawn) => text.push_str("提出单位撤回该议题。\n"),
        None => {}
    }
    if let Some(words) = &item.item.outcome_text {
        let _ = writeln!(text, "{words}");
    }
    for position in &item.positions {
        let stance = match position.stance {
            Stance::Reserve => "保留意见",
            Stance::Object => "不同意见",
            Stance::Agree | Stance::Silent => continue,
        };
        let words = position.words.clone().unwrap_or_default();
        let _ = writeln!(
            text,
            "{}提出{stance}：{}",
            units.full_name(position.unit),
            sentence(&words)
        );
    }
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['。', '！', '？']) {
        text.into()
    } else {
        format!("{text}。")
    }
}

/// A date as papers word it: 2026年11月23日, in Chinese whatever the reader's language.
pub(super) fn date(day: Date) -> String {
    locale::Wording::new(locale::Language::Chinese).date(day)
}

fn numeral(n: u32) -> String {
    locale::chinese_numeral(n)
}
