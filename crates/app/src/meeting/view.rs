//! What a page shows of one meeting, and the lists of meetings.

use super::{
    guest,
    past::{Past, past},
};
use crate::{
    Desk, Error, Line, Units,
    matter::{
        deferral::{self, Place},
        together::raisers,
    },
};
use domain::{
    Actor, Sight,
    agenda::{
        AgendaItem, Outcome, Position,
        opinion::WrittenOpinion,
        version::{AgendaLine, AgendaVersion},
    },
    assignment::{Assignment, AssignmentState},
    attachment::Attachment,
    decision::{Decision, DecisionState},
    id::{DecisionId, MeetingId, UnitId},
    instruction::Instruction,
    matter::Matter,
    meeting::{
        Attendance, Meeting, MeetingState,
        call::{CallForItems, ItemProposal},
        consent::Consent,
        moved::MeetingMove,
        reply::Reply,
        reply_day::ReplyDay,
    },
    minutes::{Countersignature, Minutes, MinutesState},
    official_document::{DocumentKind, DocumentState, OfficialDocument},
    unit::Unit,
};
use store::Tx;

/// An item with its matter, the decisions under it and the positions on it.
#[derive(Clone, Debug)]
pub struct ItemView {
    /// The item.
    pub item: AgendaItem,
    /// Its matter; none for a report to be heard.
    pub matter: Option<Matter>,
    /// Whether the reader may open the matter's own page; a guest hears of it here alone.
    pub opens: bool,
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
    /// Units that are parties to its matter, and the guests who hear of it.
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

    /// Whether it is a unit's own: a matter of which it is a party, or its report.
    pub fn is_of(&self, unit: UnitId) -> bool {
        self.parties.contains(&unit) || self.item.reporter == Some(unit)
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

/// A version of the agenda as far as its items are within sight.
#[derive(Clone, Debug)]
pub struct VersionSeen {
    /// The version, without the lines out of sight.
    pub version: AgendaVersion,
    /// The place of each of its lines in the whole version: one item has one number for everybody.
    pub places: Vec<u32>,
}

impl VersionSeen {
    fn of(mut version: AgendaVersion, ever: &[AgendaItem]) -> Self {
        let mut places = Vec::new();
        let mut place = 0;
        version.lines.retain(|line: &AgendaLine| {
            place += 1;
            let seen = ever.iter().any(|item| item.id == line.item);
            places.extend(seen.then_some(place));
            seen
        });
        Self { version, places }
    }
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
    pub agenda: Vec<VersionSeen>,
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
    /// Whether the reader has an excerpt of the minutes alone; they are without their text then.
    pub excerpt_only: bool,
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

    /// Whether a unit may be asked about an item: an administrator about what is its own alone.
    pub fn asks(&self, item: &ItemView, unit: UnitId) -> bool {
        item.is_open_to(unit) && (!self.units.sits_in_for_its_own(unit) || item.is_of(unit))
    }

    /// The units to which papers of the whole meeting go: all that are asked, but an administrator, which has its
    /// excerpt.
    pub fn sent_whole(&self) -> Vec<UnitId> {
        let asked = self.attendance.iter().map(|place| place.unit);
        asked
            .filter(|unit| !self.units.sits_in_for_its_own(*unit))
            .collect()
    }

    /// The version of the agenda frozen last.
    pub fn last_version(&self) -> Option<&AgendaVersion> {
        self.agenda.last().map(|seen| &seen.version)
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

pub(crate) async fn load(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<MeetingView, Error> {
    let meeting = store::meeting::by_id(tx, sight, id).await?;
    let ever = store::agenda::items_ever(tx, sight, id).await?;
    let units = Units::load(tx, sight).await?;
    let attendance = store::meeting::attendance(tx, sight, id).await?;
    let guests = guest::among(&units, &attendance);
    let reader = sight.party_unit();
    let excerpt_only = reader.is_some_and(|unit| units.sits_in_for_its_own(unit));
    let agenda = store::agenda::versions(tx, sight, id).await?;
    let agenda = agenda.into_iter().map(|one| VersionSeen::of(one, &ever));
    let (minutes, countersignatures) = minutes(tx, sight, id, excerpt_only).await?;
    let mut attachments = store::attachment::of_meeting(tx, sight, id).await?;
    attachments.retain(|one| !excerpt_only || Some(one.unit) == reader);
    let guest = reader
        .and_then(|unit| units.get(unit))
        .is_some_and(Unit::is_guest);
    let mut instructions = store::instruction::of_meeting(tx, sight, id).await?;
    let mut history = history(tx, sight, id, &ever, excerpt_only).await?;
    // What conveners have to say of the minutes afterwards is no part of the meeting.
    instructions.retain(|_| !guest);
    history.retain(|line| !guest || !line.kind.starts_with("instruction."));
    Ok(MeetingView {
        name: super::name(&meeting),
        items: items(tx, sight, id, &ever, &guests).await?,
        whole: sight.is_whole(),
        agenda_stamp: agenda_stamp(&ever),
        agenda: agenda.collect(),
        attendance,
        reply_day: store::call::reply_day(tx, sight, id).await?,
        replies: replies(tx, sight, id).await?,
        consent: store::meeting::consent(tx, sight, id).await?,
        moves: store::meeting::moves(tx, sight, id).await?,
        call: store::call::of_meeting(tx, sight, id).await?,
        proposals: store::call::proposals(tx, sight, id).await?,
        instructions,
        minutes,
        countersignatures,
        attachments,
        documents: store::official_document::of_meeting(tx, sight, id).await?,
        history,
        excerpt_only,
        units,
        meeting,
    })
}

/// The items that stand on the agenda, each with all that hangs on it.
async fn items(
    tx: &mut Tx,
    sight: &Sight,
    id: MeetingId,
    ever: &[AgendaItem],
    guests: &[UnitId],
) -> Result<Vec<ItemView>, Error> {
    let decisions = store::agenda::decisions(tx, sight, id).await?;
    let positions = store::agenda::positions(tx, sight, id).await?;
    let opinions = store::call::opinions(tx, sight, id).await?;
    let listed = store::call::listed(tx, sight, id).await?;
    let mut items = Vec::new();
    for item in ever.iter().filter(|item| !item.off).cloned() {
        let (matter, opens) = matter_of(tx, sight, &item).await?;
        let mut earlier = match item.matter {
            Some(matter) => store::agenda::decisions_of_matter(tx, sight, matter).await?,
            None => Vec::new(),
        };
        earlier.retain(|d| d.meeting != id && d.state == DecisionState::Agreed && opens);
        let mut chain = match item.matter {
            Some(matter) => deferral::chain(tx, sight, matter).await?,
            None => Vec::new(),
        };
        chain.retain(|(_, meeting)| meeting.is_some() || opens);
        let raisers = match &matter {
            Some(matter) => raisers(tx, sight, matter).await?,
            None => item.reporter.into_iter().collect(),
        };
        let parties = match &matter {
            Some(matter) => guest::with_guests(tx, sight, matter, guests).await?,
            None => Vec::new(),
        };
        let under = |opinion: &&WrittenOpinion| opinion.item == item.id;
        let became = |one: &&ItemProposal| one.item == Some(item.id);
        let proposed = |one: &&Decision| one.item == item.id;
        let taken = |one: &&Position| one.item == item.id;
        items.push(ItemView {
            opinions: opinions.iter().filter(under).cloned().collect(),
            proposals: listed.iter().filter(became).cloned().collect(),
            decisions: decisions.iter().filter(proposed).cloned().collect(),
            positions: positions.iter().filter(taken).cloned().collect(),
            past: past(tx, sight, &item).await?,
            chain,
            earlier,
            raisers,
            parties,
            carried_out: if opens {
                carried_out(tx, sight, &item).await?
            } else {
                Vec::new()
            },
            opens,
            item,
            matter,
        });
    }
    Ok(items)
}

/// The matter of an item that is within sight, and whether it is so by itself: a guest hears of it at this meeting,
/// and of nothing that came of it before or after.
async fn matter_of(
    tx: &mut Tx,
    sight: &Sight,
    item: &AgendaItem,
) -> Result<(Option<Matter>, bool), Error> {
    let Some(id) = item.matter else {
        return Ok((None, false));
    };
    match store::matter::by_id(tx, sight, id).await {
        Ok(matter) => Ok((Some(matter), true)),
        Err(store::Error::NotFound) => Ok((Some(store::by_id(tx, sight, id.0).await?), false)),
        Err(error) => Err(error.into()),
    }
}

/// The minutes and what units say to them, as far as they are the reader's: a draft is the office's, and whoever has
/// an excerpt alone has neither text nor countersignatures.
async fn minutes(
    tx: &mut Tx,
    sight: &Sight,
    id: MeetingId,
    excerpt_only: bool,
) -> Result<(Option<Minutes>, Vec<Countersignature>), Error> {
    let minutes = store::minutes::of_meeting(tx, sight, id).await?;
    let out = |one: &Minutes| sight.is_whole() || one.state != MinutesState::Drafted;
    let Some(minutes) = minutes.filter(out) else {
        return Ok((None, Vec::new()));
    };
    if excerpt_only {
        return Ok((Some(minutes.without_text()), Vec::new()));
    }
    let said = store::minutes::countersignatures(tx, sight, minutes.id).await?;
    Ok((Some(minutes), said))
}

/// How the meeting got where it is, as far as it is the reader's: what a unit replied and proposed is its own and the
/// office's, what was done with minutes is nothing to whoever has an excerpt alone.
async fn history(
    tx: &mut Tx,
    sight: &Sight,
    id: MeetingId,
    ever: &[AgendaItem],
    excerpt_only: bool,
) -> Result<Vec<Line>, Error> {
    let mut history = store::journal::of_meeting(tx, sight, id).await?;
    let own = |kind: &str| kind.starts_with("reply.") || kind.starts_with("proposal.");
    history.retain(|line| sight.is_whole() || !own(&line.kind));
    let whole = |kind: &str| kind.starts_with("minutes.") || kind.starts_with("item.");
    history.retain(|line| !excerpt_only || line.matter.is_some() || !whole(&line.kind));
    let seen = |matter| ever.iter().any(|item| item.matter == Some(matter));
    history.retain(|line| line.matter.is_none_or(seen));
    Ok(history)
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

/// How meetings end that were held: here, or on paper.
pub const HELD: [MeetingState; 2] = [MeetingState::Closed, MeetingState::Entered];

/// How meetings end that were not.
pub const OFF: [MeetingState; 2] = [MeetingState::CalledOff; 2];

/// A page of meetings within sight that were held, or called off, latest first; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    ended: [MeetingState; 2],
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
        .read(async move |tx| Ok(store::meeting::page(tx, &sight, ended, before).await?))
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
