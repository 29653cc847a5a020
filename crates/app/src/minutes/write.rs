//! Writing the minutes' first text from the recorded facts, and editing it.

use super::facts::{about, body, facts};
use crate::{
    Desk, Error,
    desk::new_id,
    input::Fields,
    meeting::{self, view::MeetingView},
};
use domain::{
    Actor, Date, Moment,
    meeting::MeetingState,
    minutes::{Minutes, MinutesState, MinutesText},
};
use store::Tx;

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
            difference_reason: None,
            signed_off_by: None,
            document_number: None,
            issued_on: None,
            pdf: None,
            docx: None,
            disclosure: None,
            ground: None,
            public_pdf: None,
            correction_owed: None,
        };
        let minutes = tx.record(minutes.draft(&by, now)?).await?;
        keep_text(tx, &minutes, "", &by, now).await
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
        let before = minutes.text.clone();
        let minutes = tx.record(minutes.edit(text.clone(), &by, now)?).await?;
        keep_text(tx, &minutes, &before, &by, now).await
    })
    .await
}

/// Keeps the text as the next draft.
async fn keep_text(
    tx: &mut Tx,
    minutes: &Minutes,
    before: &str,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let kept = store::minutes::texts(tx, &by.sight(), minutes.id).await?;
    let text = MinutesText {
        id: new_id(),
        version: 0,
        minutes: minutes.id,
        meeting: minutes.meeting,
        ordinal: kept.last().map_or(0, |last| last.ordinal) + 1,
        text: minutes.text.clone(),
        written_by: String::new(),
        written_at: now,
    };
    tx.record(text.keep(before, by, now)?).await?;
    Ok(())
}

/// The kept texts of a meeting's minutes, the first first; for office and conveners.
pub async fn versions(desk: &Desk, by: &Actor, id: &str) -> Result<Vec<MinutesText>, Error> {
    let (id, sight) = (meeting::read_id(id)?, by.sight());
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    desk.read(async move |tx| {
        store::meeting::by_id(tx, &sight, id).await?;
        match store::minutes::of_meeting(tx, &sight, id).await? {
            Some(minutes) => Ok(store::minutes::texts(tx, &sight, minutes.id).await?),
            None => Ok(Vec::new()),
        }
    })
    .await
}

/// The minutes' text as the facts give it: who called and chaired, then item by item.
pub fn text(view: &MeetingView, place: &str) -> String {
    head(view, place) + &body(&facts(view))
}

/// The first paragraph.
pub(super) fn head(view: &MeetingView, place: &str) -> String {
    let meeting = &view.meeting;
    format!(
        "{}{}，{place}企业破产处置府院联动机制{}在{}召开。会议由{}召集，{}主持{}。现将会议议定事项纪要如下：\n",
        date(meeting.held_on),
        crate::paper::time(&meeting.starts_at),
        view.name,
        meeting.place,
        meeting.called_by,
        meeting.chair,
        about(&meeting.topic),
    )
}

/// A date as papers word it: 2026年11月23日, in Chinese whatever the reader's language.
pub(super) fn date(day: Date) -> String {
    locale::Wording::new(locale::Language::Chinese).date(day)
}
