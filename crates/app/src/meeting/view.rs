//! What a page shows of one meeting, and the year's duty to hold joint meetings.

use super::past::{Past, past};
use crate::{
    Desk, Error, Line, Units,
    matter::{
        deferral::{self, Place},
        together::raisers,
    },
};
use domain::{
    Actor, Date, Sight,
    agenda::{
        AgendaItem, Outcome, Position,
        opinion::WrittenOpinion,
        version::{AgendaLine, AgendaVersion},
    },
    assignment::{Assignment, AssignmentState},
    attachment::Attachment,
    charter::Tier,
    decision::{Decision, DecisionState},
    id::{DecisionId, MeetingId, UnitId},
    instruction::Instruction,
    matter::Matter,
    meeting::{
        Attendance, Meeting, MeetingState,
        call::{CallForItems, ItemProposal},
        consent::Consent,
        joint_meeting_owed_by,
        moved::MeetingMove,
        reply::Reply,
        reply_day::ReplyDay,
        year::owed_in,
    },
    minutes::{Countersignature, Minutes, MinutesState},
    official_document::{DocumentKind, DocumentState, OfficialDocument},
};
use store::Tx;

/// An item with its matter, the decisions under it and the positions on it.
#[derive(Clone, Debug)]
pub struct ItemView {
    /// The item.
    pub item: AgendaItem,
    /// Its matter; none for a report to be heard.
    pub matter: Option<Matter>,
    /// Decisions under it, in order.
    pub decisions: Vec<Decision>,
    /// Positions on it.
    pub positions: Vec<Position>,
    /// Written opinions given before the meeting.
    pub opinions: Vec<WrittenOpinion>,
    /// What earlier meetings made of its matter, oldest first.
    pub past: Vec<Past>,
    /// The places of its matter on agendas, this one among them, oldest first.
    pub chain: Vec<Place>,
    /// Decisions of earlier meetings on its matter that still bind.
    pub earlier: Vec<Decision>,
    /// The units that raised its matter, or the one that reports.
    pub raisers: Vec<UnitId>,
    /// Units that are parties to its matter.
    pub parties: Vec<UnitId>,
    /// Its decisions of which all work is verified.
    pub carried_out: Vec<DecisionId>,
    /// What units proposed that became it or joined it (并入已列议题), oldest first.
    pub proposals: Vec<ItemProposal>,
}

impl ItemView {
    /// Whether a unit may be asked about it.
    pub fn is_open_to(&self, unit: UnitId) -> bool {
        let matter = self.matter.as_ref();
        matter.is_none_or(|matter| matter.is_open_to(unit, &self.parties))
    }

    /// What it is about: the matter's title, or the report's.
    pub fn title(&self) -> &str {
        title(&self.item, self.matter.as_ref())
    }

    /// Who brings it, in full names: 区人社局、区税务局联合, where several units raised its matter.
    pub fn brought_by(&self, units: &Units) -> String {
        self.named(|unit| units.full_name(unit))
    }

    /// The same in short names.
    pub fn brought_by_short(&self, units: &Units) -> String {
        self.named(|unit| units.name(unit))
    }

    fn named(&self, name: impl Fn(UnitId) -> String) -> String {
        let names: Vec<_> = self.raisers.iter().map(|unit| name(*unit)).collect();
        match &names[..] {
            [] | [_] => names.concat(),
            _ => format!("{}联合", names.join("、")),
        }
    }

    /// The state of the item with what is proposed under it, as forms carry it.
    pub fn stamp(&self) -> u32 {
        stamp(&self.item, &self.decisions)
    }
}

/// What an item is about.
pub(crate) fn title<'a>(item: &'a AgendaItem, matter: Option<&'a Matter>) -> &'a str {
    matter.map_or_else(
        || item.title.as_deref().unwrap_or_default(),
        |matter| matter.title.as_str(),
    )
}

/// Grows with every change of an item and of the decisions under it.
pub(crate) fn stamp(item: &AgendaItem, decisions: &[Decision]) -> u32 {
    let under = decisions.iter().filter(|d| d.item == item.id);
    item.version + under.map(|d| d.version).sum::<u32>()
}

/// Grows with every change of an agenda: listing, moving, rewording, taking off, an outcome.
pub(crate) fn agenda_stamp(ever: &[AgendaItem]) -> u32 {
    ever.iter().map(|item| item.version).sum()
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
    /// Whether those are all there are: whoever does not see everything is not told whether there are more.
    pub whole: bool,
    /// The state of the agenda, as forms carry it.
    pub agenda_stamp: u32,
    /// The agenda each time it was frozen, oldest first, as far as its items are within sight.
    pub agenda: Vec<AgendaVersion>,
    /// Who is asked, who came.
    pub attendance: Vec<Attendance>,
    /// The day by which units reply to the notice, once it is set.
    pub reply_day: Option<ReplyDay>,
    /// What the units replied to the notice.
    pub replies: Vec<Reply>,
    /// The consent of the convener in whose name it is called; none where the office calls it.
    pub consent: Option<Consent>,
    /// Changes of its time or place that the units were told, oldest first.
    pub moves: Vec<MeetingMove>,
    /// The call for its items, if one was sent.
    pub call: Option<CallForItems>,
    /// What was proposed: to the office all of it, to a unit its own.
    pub proposals: Vec<ItemProposal>,
    /// Its minutes; a draft is the office's own until it goes round.
    pub minutes: Option<Minutes>,
    /// Conveners' instructions on them, oldest first.
    pub instructions: Vec<Instruction>,
    /// Countersignatures under them.
    pub countersignatures: Vec<Countersignature>,
    /// Its files: issued minutes, scans.
    pub attachments: Vec<Attachment>,
    /// Official documents of it, its notice and corrections of its minutes among them.
    pub documents: Vec<OfficialDocument>,
    /// How it got here, newest first.
    pub history: Vec<Line>,
    /// Names of units.
    pub units: Units,
}

impl MeetingView {
    /// Notices of the meeting (会议通知) within sight, drafts among them.
    pub fn notices(&self) -> Vec<&OfficialDocument> {
        let given_up = DocumentState::Withdrawn;
        let documents = self.documents.iter();
        documents
            .filter(|one| one.kind == DocumentKind::MeetingNotice && one.state != given_up)
            .collect()
    }

    /// Whether a notice of it is issued.
    pub fn notice_is_out(&self) -> bool {
        self.notices().iter().any(|one| one.state.is_out())
    }
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
    let opinions = store::call::opinions(tx, sight, id).await?;
    let listed = store::call::listed(tx, sight, id).await?;
    let mut items = Vec::new();
    let ever = store::agenda::items_ever(tx, sight, id).await?;
    let mut agenda = store::agenda::versions(tx, sight, id).await?;
    for version in &mut agenda {
        let seen = |line: &AgendaLine| ever.iter().any(|item| item.id == line.item);
        version.lines.retain(seen);
    }
    let agenda_stamp = agenda_stamp(&ever);
    for item in ever.iter().filter(|item| !item.off).cloned() {
        let matter = match item.matter {
            Some(matter) => Some(store::matter::by_id(tx, sight, matter).await?),
            None => None,
        };
        let mut earlier = match item.matter {
            Some(matter) => store::agenda::decisions_of_matter(tx, sight, matter).await?,
            None => Vec::new(),
        };
        earlier.retain(|d| d.meeting != id && d.state == DecisionState::Agreed);
        let chain = match item.matter {
            Some(matter) => deferral::chain(tx, sight, matter).await?,
            None => Vec::new(),
        };
        let raisers = match &matter {
            Some(matter) => raisers(tx, sight, matter).await?,
            None => item.reporter.into_iter().collect(),
        };
        let parties = match item.matter {
            Some(matter) => store::record::parties(tx, sight, matter).await?,
            None => Vec::new(),
        };
        let under = |opinion: &&WrittenOpinion| opinion.item == item.id;
        let became = |one: &&ItemProposal| one.item == Some(item.id);
        items.push(ItemView {
            opinions: opinions.iter().filter(under).cloned().collect(),
            proposals: listed.iter().filter(became).cloned().collect(),
            past: past(tx, sight, &item).await?,
            chain,
            earlier,
            raisers,
            parties,
            carried_out: carried_out(tx, sight, &item).await?,
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
    // What a unit replied and proposed is its own and the office's, also in the history.
    let own = |kind: &str| kind.starts_with("reply.") || kind.starts_with("proposal.");
    history.retain(|line| sight.is_whole() || !own(&line.kind));
    history.retain(|line| {
        line.matter
            .is_none_or(|matter| ever.iter().any(|item| item.matter == Some(matter)))
    });
    Ok(MeetingView {
        name: super::name(&meeting),
        items,
        whole: sight.is_whole(),
        agenda_stamp,
        agenda,
        attendance: store::meeting::attendance(tx, sight, id).await?,
        reply_day: store::call::reply_day(tx, sight, id).await?,
        replies: replies(tx, sight, id).await?,
        consent: store::meeting::consent(tx, sight, id).await?,
        moves: store::meeting::moves(tx, sight, id).await?,
        call: store::call::of_meeting(tx, sight, id).await?,
        proposals: store::call::proposals(tx, sight, id).await?,
        instructions: store::instruction::of_meeting(tx, sight, id).await?,
        minutes,
        countersignatures,
        attachments: store::attachment::of_meeting(tx, sight, id).await?,
        documents: store::official_document::of_meeting(tx, sight, id).await?,
        history,
        units: Units::load(tx, sight).await?,
        meeting,
    })
}

/// Decisions under an item whose assignments are all verified.
async fn carried_out(
    tx: &mut Tx,
    sight: &Sight,
    item: &AgendaItem,
) -> Result<Vec<DecisionId>, Error> {
    let Some(matter) = item
        .matter
        .filter(|_| item.outcome.is_some_and(Outcome::binds))
    else {
        return Ok(Vec::new());
    };
    let all = store::assignment::of_matter(tx, sight, matter).await?;
    let mut done: Vec<DecisionId> = all.iter().filter_map(|one| one.decision).collect();
    done.retain(|decision| {
        let of = |one: &&Assignment| one.decision == Some(*decision);
        all.iter()
            .filter(of)
            .all(|one| one.state == AssignmentState::Verified)
    });
    Ok(done)
}

/// Replies as far as they are the reader's: who else comes, with telephone, is the office's.
async fn replies(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<Vec<Reply>, Error> {
    let mut all = store::call::replies(tx, sight, id).await?;
    all.retain(|reply| sight.is_whole() || Some(reply.unit) == sight.party_unit());
    Ok(all)
}

/// A page of meetings within sight that were held, or called off, latest first; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    state: MeetingState,
    before: &str,
) -> Result<(Vec<Meeting>, bool), Error> {
    let before = before.split_once('_').and_then(|(day, id)| {
        Some((
            crate::input::read_date(day)?,
            domain::id::MeetingId::parse(id)?,
        ))
    });
    let sight = by.sight();
    let mut rows = desk
        .read(async move |tx| Ok(store::meeting::page(tx, &sight, state, before).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows, more))
}

/// Meetings within sight that are in preparation, called or in session, soonest first.
pub async fn live(desk: &Desk, by: &Actor) -> Result<Vec<Meeting>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Ok(store::meeting::live(tx, &sight).await?))
        .await
}

/// Meetings to which matters may still be listed, soonest first.
pub async fn open_for_items(desk: &Desk, by: &Actor) -> Result<Vec<Meeting>, Error> {
    let mut rows = live(desk, by).await?;
    rows.retain(|meeting| meeting.must_be_ahead().is_ok());
    Ok(rows)
}

/// How the year stands with the joint meetings it owes (方案四).
#[derive(Clone, Debug)]
pub struct JointDuty {
    /// Key of the tier that is owed.
    pub tier: String,
    /// What the charter calls it.
    pub label: String,
    /// The clause that says so.
    pub clause: String,
    /// How many the charter asks for each year.
    pub least: u32,
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
    /// The year before, if it ended in breach.
    pub breached: Option<u32>,
}

impl JointDuty {
    /// What of it presses: a meeting owed that nobody planned, any that is owed, a breach.
    fn presses(&self) -> (bool, bool, bool) {
        let owed = self.hold_by.is_some();
        (
            owed && self.planned.is_none(),
            owed,
            self.breached.is_some(),
        )
    }
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

/// How this year stands with the meetings it owes; of several tiers the one that presses most.
pub(crate) async fn joint_duty(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
) -> Result<JointDuty, Error> {
    let charter = desk.charter();
    let rules = &charter.meetings;
    let year = desk.today().year();
    let before = u32::from(year.unsigned_abs()).saturating_sub(1);
    let mut most = duty_of(tx, desk, sight, year, rules.tiers.first()).await?;
    for (place, tier) in rules.owed().enumerate() {
        let mut duty = duty_of(tx, desk, sight, year, Some(tier)).await?;
        let told = store::call::year(tx, sight, &duty.tier, before).await?;
        duty.breached = told
            .is_some_and(|year| year.breached_at.is_some())
            .then_some(before);
        if place == 0 || duty.presses() > most.presses() {
            most = duty;
        }
    }
    Ok(most)
}

/// How a year stands, or stood, with the meetings of a tier.
pub(crate) async fn duty_of(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
    year: i16,
    tier: Option<&Tier>,
) -> Result<JointDuty, Error> {
    let today = desk.today();
    let number = u32::from(year.unsigned_abs());
    let charter = desk.charter();
    let tier = tier.cloned().unwrap_or_default();
    let this = store::meeting::of_year(tx, sight, &tier.key, number).await?;
    let before = store::meeting::of_year(tx, sight, &tier.key, number - 1).await?;
    let was_held = |meeting: &&Meeting| meeting.state == MeetingState::Closed;
    let held = u32::try_from(this.iter().filter(was_held).count()).unwrap_or(u32::MAX);
    let owed = owed_in(
        year,
        tier.min_per_year,
        desk.founded_by(),
        desk.founded_on(),
        charter.practice.founding_year_owes,
    );
    let hold_by = joint_meeting_owed_by(year, owed, held);
    Ok(JointDuty {
        clause: charter.meetings.clause_of(&tier).to_owned(),
        least: tier.min_per_year,
        tier: tier.key,
        label: tier.label,
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
        breached: None,
    })
}
