//! The agenda: listing matters and reports, their order, taking off, freezing and opening again.

use super::view::{agenda_stamp, stamp, title};
use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{
    Actor, Moment,
    agenda::{
        AgendaItem, ItemKind,
        version::{AgendaLine, AgendaVersion},
    },
    decision::DecisionState,
    id::{AgendaItemId, MeetingId, UnitId},
    matter::Matter,
    meeting::{Meeting, MeetingState},
};
use store::Tx;

/// Lists a matter for a meeting; the office's question to the meeting goes with it. `seen` is the agenda's
/// stamp as the form saw it.
pub async fn list(
    desk: &Desk,
    by: &Actor,
    id: &str,
    seen: Option<u32>,
    matter_number: &str,
    question: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let number = crate::matter::read_number(matter_number).ok();
    if number.is_none() {
        fields.wrong("matter", "form-required");
    }
    let question = fields.optional("question", question, 500);
    fields.done()?;
    let number = number.ok_or(Error::NotFound)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let open = open_agenda(tx, &by, id, seen).await?;
        bring(tx, &desk_, &by, &open, number, question.clone(), now).await
    })
    .await
}

/// Brings the matter of a number to an open agenda: what stood still of it runs again.
pub(crate) async fn bring(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    open: &OpenAgenda,
    number: (u32, u32),
    question: Option<String>,
    now: Moment,
) -> Result<(), Error> {
    let matter = store::matter::by_number(tx, &by.sight(), number.0, number.1).await?;
    crate::matter::deferral::resume_suspended(tx, desk, matter.id, by, now).await?;
    list_now(tx, by, open, matter, question, now).await?;
    Ok(())
}

/// An agenda that may be changed, as it stands.
pub(crate) struct OpenAgenda {
    meeting: Meeting,
    items: Vec<AgendaItem>,
}

/// The agenda of a meeting, if it may be changed and is as the form saw it.
pub(crate) async fn open_agenda(
    tx: &mut Tx,
    by: &Actor,
    id: MeetingId,
    seen: Option<u32>,
) -> Result<OpenAgenda, Error> {
    let sight = by.sight();
    let meeting = store::meeting::by_id(tx, &sight, id).await?;
    let versions = store::agenda::versions(tx, &sight, id).await?;
    meeting.agenda_must_be_open(versions.last())?;
    let mut items = store::agenda::items_ever(tx, &sight, id).await?;
    super::must_be_seen(seen, agenda_stamp(&items))?;
    items.retain(|item| !item.off);
    Ok(OpenAgenda { meeting, items })
}

/// Lists a matter as the last item of an open agenda.
pub(crate) async fn list_now(
    tx: &mut Tx,
    by: &Actor,
    open: &OpenAgenda,
    matter: Matter,
    question: Option<String>,
    now: Moment,
) -> Result<AgendaItem, Error> {
    let sight = by.sight();
    let meeting = &open.meeting;
    let matter = tx
        .record(matter.list(meeting.id, &super::name(meeting), by, now)?)
        .await?;
    let chain = crate::matter::deferral::chain(tx, &sight, matter.id).await?;
    let item = AgendaItem {
        question: question.unwrap_or_else(|| matter.request.clone()),
        matter: Some(matter.id),
        earlier: chain.last().map(|(item, _)| item.id),
        came_from: matter.terms(),
        ..blank(open)
    };
    let item = tx.record(item.list(&matter.title, by, now)?).await?;
    // Whoever was already called to the meeting sees what was added to its agenda.
    if meeting.state == MeetingState::Convened {
        let places = store::meeting::attendance(tx, &sight, meeting.id).await?;
        let asked: Vec<_> = places.iter().map(|place| place.unit).collect();
        super::plan::admit(tx, by, std::slice::from_ref(&item), &asked).await?;
    }
    Ok(item)
}

/// An item at the end of an agenda, to be filled in.
fn blank(open: &OpenAgenda) -> AgendaItem {
    let last = open.items.iter().map(|item| item.ordinal).max();
    AgendaItem {
        id: new_id(),
        version: 0,
        meeting: open.meeting.id,
        kind: ItemKind::Matter,
        matter: None,
        title: None,
        reporter: None,
        ordinal: last.unwrap_or(0) + 1,
        question: String::new(),
        outcome: None,
        outcome_text: None,
        earlier: None,
        off: false,
        came_from: None,
        deferral: None,
    }
}

/// The form that lists a report to be heard (听取汇报), as typed.
#[derive(Clone, Debug, Default)]
pub struct ReportForm {
    /// Title.
    pub title: String,
    /// Id of the unit that reports.
    pub reporter: String,
    /// What the meeting is to hear.
    pub question: String,
}

/// Lists a report to be heard.
pub async fn list_report(
    desk: &Desk,
    by: &Actor,
    id: &str,
    seen: Option<u32>,
    form: ReportForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let title = fields.text("title", &form.title, 80);
    let reporter = fields.unit("reporter", &form.reporter, &units);
    let question = fields.optional("question", &form.question, 500);
    fields.done()?;
    let reporter = reporter.ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let open = open_agenda(tx, &by, id, seen).await?;
        let (title, question) = (title.clone(), question.clone());
        report_now(tx, &by, &open, title, reporter.id, question, now).await?;
        Ok(())
    })
    .await
}

/// Lists a report as the last item of an open agenda.
pub(crate) async fn report_now(
    tx: &mut Tx,
    by: &Actor,
    open: &OpenAgenda,
    title: String,
    reporter: UnitId,
    question: Option<String>,
    now: Moment,
) -> Result<AgendaItem, Error> {
    let item = AgendaItem {
        kind: ItemKind::Report,
        title: Some(title.clone()),
        reporter: Some(reporter),
        question: question.unwrap_or_else(|| title.clone()),
        ..blank(open)
    };
    Ok(tx.record(item.list(&title, by, now)?).await?)
}

/// Moves an item one place up or down.
pub async fn shift(
    desk: &Desk,
    by: &Actor,
    id: &str,
    seen: Option<u32>,
    item: &str,
    up: bool,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let open = open_agenda(tx, &by, id, seen).await?;
        let mut order: Vec<_> = open.items.iter().map(|one| one.id).collect();
        let here = order.iter().position(|one| *one == item);
        let here = here.ok_or(Error::NotFound)?;
        let there = if up {
            here.checked_sub(1)
        } else {
            Some(here + 1)
        };
        if let Some(there) = there.filter(|there| *there < order.len()) {
            order.swap(here, there);
        }
        arrange_now(tx, &by, open, &order, now).await
    })
    .await
}

/// Puts the items into an order, as after dragging: ids of all of them.
pub async fn arrange(
    desk: &Desk,
    by: &Actor,
    id: &str,
    seen: Option<u32>,
    order: &[String],
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let order: Option<Vec<_>> = order.iter().map(|one| AgendaItemId::parse(one)).collect();
    let order = order.ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let open = open_agenda(tx, &by, id, seen).await?;
        arrange_now(tx, &by, open, &order, now).await
    })
    .await
}

/// Numbers the items by an order; those that stay where they are are left alone.
async fn arrange_now(
    tx: &mut Tx,
    by: &Actor,
    open: OpenAgenda,
    order: &[AgendaItemId],
    now: Moment,
) -> Result<(), Error> {
    let place = |item: &AgendaItem| order.iter().position(|one| *one == item.id);
    if order.len() != open.items.len() {
        return Err(Error::Stale);
    }
    for item in open.items {
        let place = place(&item).ok_or(Error::Stale)?;
        let ordinal = u32::try_from(place + 1).unwrap_or(u32::MAX);
        if item.ordinal != ordinal {
            tx.record(item.place(ordinal, by, now)?).await?;
        }
    }
    Ok(())
}

/// Asks the meeting something else under an item.
pub async fn reword(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    seen: Option<u32>,
    question: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let question = fields.text("question", question, 500);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        open_agenda(tx, &by, id, None).await?;
        let item = item_of(tx, &by, id, item).await?;
        let decisions = store::agenda::decisions(tx, &by.sight(), id).await?;
        super::must_be_seen(seen, stamp(&item, &decisions))?;
        tx.record(item.reword(question.clone(), &by, now)?).await?;
        Ok(())
    })
    .await
}

/// Takes an item off the agenda again: its matter goes back, what was proposed under it is withdrawn, and
/// those behind it move up.
pub async fn take_off(
    desk: &Desk,
    by: &Actor,
    id: &str,
    seen: Option<u32>,
    item: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let mut open = open_agenda(tx, &by, id, seen).await?;
        let item = item_of(tx, &by, id, item).await?;
        let decisions = store::agenda::decisions(tx, &by.sight(), id).await?;
        let under = decisions.into_iter().filter(|d| d.item == item.id);
        for decision in under.filter(|d| d.state == DecisionState::Proposed) {
            tx.record(decision.withdraw(&by, now)?).await?;
        }
        let mut title = item.title.clone().unwrap_or_default();
        if let Some(matter) = item.matter {
            let matter = store::matter::by_id(tx, &by.sight(), matter).await?;
            title.clone_from(&matter.title);
            unlist_now(tx, &by, matter, now).await?;
        }
        open.items.retain(|one| one.id != item.id);
        tx.record(item.take_off(&title, &by, now)?).await?;
        let order: Vec<_> = open.items.iter().map(|one| one.id).collect();
        arrange_now(tx, &by, open, &order, now).await
    })
    .await
}

/// Takes a matter off an agenda: it stands as before, and so do the clocks of its work.
pub(super) async fn unlist_now(
    tx: &mut Tx,
    by: &Actor,
    matter: Matter,
    now: Moment,
) -> Result<(), Error> {
    let work = crate::matter::open_work(tx, by, matter.id).await?;
    let matter = tx.record(matter.unlist(work, by, now)?).await?;
    crate::matter::deferral::stop_again(tx, &matter, by, now).await
}

/// Freezes the agenda: its next version.
pub async fn freeze(desk: &Desk, by: &Actor, id: &str, seen: Option<u32>) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        open_agenda(tx, &by, id, seen).await?;
        freeze_now(tx, &by, id, now).await
    })
    .await
}

pub(crate) async fn freeze_now(
    tx: &mut Tx,
    by: &Actor,
    id: MeetingId,
    now: Moment,
) -> Result<(), Error> {
    let sight = by.sight();
    let versions = store::agenda::versions(tx, &sight, id).await?;
    let items = store::agenda::items(tx, &sight, id).await?;
    let mut lines = Vec::new();
    for item in &items {
        let matter = match item.matter {
            Some(matter) => Some(store::matter::by_id(tx, &sight, matter).await?),
            None => None,
        };
        lines.push(AgendaLine {
            item: item.id,
            title: title(item, matter.as_ref()).to_owned(),
            question: item.question.clone(),
        });
    }
    let before = versions.last();
    let next = AgendaVersion {
        id: new_id(),
        version: 0,
        meeting: id,
        n: before.map_or(1, |before| before.n + 1),
        lines,
        frozen_at: now,
        reopened: None,
    };
    tx.record(next.freeze(&items, before, by, now)?).await?;
    Ok(())
}

/// Opens a frozen agenda again, for a reason; units already called to the meeting are told.
pub async fn reopen(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 200);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight = by.sight();
        let meeting = super::load(tx, &by, id, version).await?;
        meeting.must_be_ahead()?;
        let latest = store::agenda::versions(tx, &sight, id).await?.pop();
        let latest = latest.ok_or(Error::NotFound)?;
        let told: Vec<_> = match meeting.state {
            MeetingState::Convened => store::meeting::attendance(tx, &sight, id).await?,
            _ => Vec::new(),
        }
        .iter()
        .map(|place| place.unit)
        .collect();
        tx.record(latest.reopen(reason.clone(), &told, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// The item of this meeting, within sight.
pub(crate) async fn item_of(
    tx: &mut Tx,
    by: &Actor,
    meeting: domain::id::MeetingId,
    item: AgendaItemId,
) -> Result<AgendaItem, Error> {
    store::meeting::by_id(tx, &by.sight(), meeting).await?;
    store::agenda::items(tx, &by.sight(), meeting)
        .await?
        .into_iter()
        .find(|one| one.id == item)
        .ok_or(Error::NotFound)
}
