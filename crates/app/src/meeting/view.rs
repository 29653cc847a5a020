//! What a page shows of one meeting, and the year's duty to hold joint meetings.

use crate::{
    Desk, Error, Line, Units,
    matter::deferral::{self, Place},
};
use domain::{
    Actor, Date, Sight,
    agenda::{AgendaItem, Position},
    attachment::Attachment,
    decision::Decision,
    instruction::Instruction,
    matter::Matter,
    meeting::{Attendance, Meeting, MeetingKind, MeetingState, joint_meeting_owed_by},
    minutes::{Countersignature, Minutes, MinutesState},
};
use store::Tx;

/// An item with its matter, the decisions under it and the positions on it.
#[derive(Clone, Debug)]
pub struct ItemView {
    /// The item.
    pub item: AgendaItem,
    /// Its matter.
    pub matter: Matter,
    /// Decisions under it, in order.
    pub decisions: Vec<Decision>,
    /// Positions on it.
    pub positions: Vec<Position>,
    /// The places of its matter on agendas, this one among them, oldest first.
    pub chain: Vec<Place>,
}

/// One meeting with all that hangs on it, within sight.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// Its name: 2026年第2次专题会议.
    pub name: String,
    /// Its agenda, in order, as far as the matters are within sight.
    pub items: Vec<ItemView>,
    /// Who is asked, who came.
    pub attendance: Vec<Attendance>,
    /// Its minutes; a draft is the office's own until it goes round.
    pub minutes: Option<Minutes>,
    /// Conveners' instructions on them, oldest first.
    pub instructions: Vec<Instruction>,
    /// Countersignatures under them.
    pub countersignatures: Vec<Countersignature>,
    /// Its files: issued minutes, scans.
    pub attachments: Vec<Attachment>,
    /// How it got here, newest first.
    pub history: Vec<Line>,
    /// Names of units.
    pub units: Units,
}

/// Loads a meeting with all that hangs on it.
pub async fn view(desk: &Desk, by: &Actor, id: &str) -> Result<MeetingView, Error> {
    let (id, sight) = (super::read_id(id)?, by.sight());
    desk.read(async move |tx| load(tx, &sight, id).await).await
}

pub(crate) async fn load(
    tx: &mut Tx,
    sight: &Sight,
    id: domain::id::MeetingId,
) -> Result<MeetingView, Error> {
    let meeting = store::meeting::by_id(tx, sight, id).await?;
    let decisions = store::agenda::decisions(tx, sight, id).await?;
    let positions = store::agenda::positions(tx, sight, id).await?;
    let mut items = Vec::new();
    for item in store::agenda::items(tx, sight, id).await? {
        let matter = store::matter::by_id(tx, sight, item.matter).await?;
        let chain = deferral::chain(tx, sight, item.matter).await?;
        items.push(ItemView {
            chain,
            decisions: decisions
                .iter()
                .filter(|d| d.item == item.id)
                .cloned()
                .collect(),
            positions: positions
                .iter()
                .filter(|p| p.item == item.id)
                .cloned()
                .collect(),
            item,
            matter,
        });
    }
    let minutes = store::minutes::of_meeting(tx, sight, id)
        .await?
        .filter(|minutes| sight.is_whole() || minutes.state != MinutesState::Drafted);
    let countersignatures = match &minutes {
        Some(minutes) => store::minutes::countersignatures(tx, sight, minutes.id).await?,
        None => Vec::new(),
    };
    let mut history = store::journal::of_meeting(tx, sight, id).await?;
    history.retain(|line| {
        line.matter
            .is_none_or(|matter| items.iter().any(|item| item.matter.id == matter))
    });
    Ok(MeetingView {
        name: super::name(&meeting),
        items,
        attendance: store::meeting::attendance(tx, sight, id).await?,
        instructions: store::instruction::of_meeting(tx, sight, id).await?,
        minutes,
        countersignatures,
        attachments: store::attachment::of_meeting(tx, sight, id).await?,
        history,
        units: Units::load(tx, sight).await?,
        meeting,
    })
}

/// A page of meetings within sight, latest first; and whether another follows.
pub async fn page(desk: &Desk, by: &Actor, before: &str) -> Result<(Vec<Meeting>, bool), Error> {
    let before = before.split_once('_').and_then(|(day, id)| {
        Some((
            crate::input::read_date(day)?,
            domain::id::MeetingId::parse(id)?,
        ))
    });
    let sight = by.sight();
    let mut rows = desk
        .read(async move |tx| Ok(store::meeting::page(tx, &sight, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows, more))
}

/// Meetings to which matters may still be listed, soonest first.
pub async fn open_for_items(desk: &Desk, by: &Actor) -> Result<Vec<Meeting>, Error> {
    let (rows, _) = page(desk, by, "").await?;
    let mut rows: Vec<_> = rows
        .into_iter()
        .filter(|meeting| meeting.state == MeetingState::Planned)
        .collect();
    rows.reverse();
    Ok(rows)
}

/// How the year stands with the joint meetings it owes (方案四).
#[derive(Clone, Debug)]
pub struct JointDuty {
    /// The calendar year.
    pub year: i16,
    /// How many it owes.
    pub owed: u32,
    /// How many were held.
    pub held: u32,
    /// A joint meeting planned or convened in it.
    pub planned: Option<Meeting>,
    /// The last joint meeting held, this year or the one before.
    pub last_held_on: Option<Date>,
    /// The last day on which one can still be held; none if none is owed any more.
    pub hold_by: Option<Date>,
    /// Calendar days until then.
    pub days_left: Option<i64>,
}

/// How this year stands with its joint meetings; a planned one is named to those who may see it.
pub async fn duty(desk: &Desk, by: &Actor) -> Result<JointDuty, Error> {
    let (sight, desk_) = (by.sight(), desk.clone());
    desk.read(async move |tx| {
        let mut duty = joint_duty(tx, &desk_, &sight).await?;
        if let Some(meeting) = &duty.planned {
            match store::meeting::by_id(tx, &sight, meeting.id).await {
                Ok(_) => {}
                Err(store::Error::NotFound) => duty.planned = None,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(duty)
    })
    .await
}

/// How this year stands with its joint meetings.
pub(crate) async fn joint_duty(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
) -> Result<JointDuty, Error> {
    let today = desk.today();
    let year = today.year();
    let number = u32::from(year.unsigned_abs());
    let this = store::meeting::of_year(tx, sight, MeetingKind::Joint, number).await?;
    let before = store::meeting::of_year(tx, sight, MeetingKind::Joint, number - 1).await?;
    let was_held = |meeting: &&Meeting| meeting.state == MeetingState::Closed;
    let held = u32::try_from(this.iter().filter(was_held).count()).unwrap_or(u32::MAX);
    let founding = desk.founded_on().year() == year && !desk.charter().practice.founding_year_owes;
    let owed = if founding {
        0
    } else {
        desk.charter().meetings.joint_min_per_year
    };
    let hold_by = joint_meeting_owed_by(year, owed, held);
    Ok(JointDuty {
        year,
        owed,
        held,
        planned: this
            .iter()
            .find(|meeting| meeting.state != MeetingState::Closed)
            .cloned(),
        last_held_on: this
            .iter()
            .chain(&before)
            .filter(was_held)
            .map(|m| m.held_on)
            .max(),
        hold_by,
        days_left: hold_by.map(|day| i64::from((day - today).get_days())),
    })
}
