//! What pages show of official documents: one with all that hangs on it, and lists.

use crate::{
    Desk, Error, Line, Units,
    instruction::{Followed, follow},
    meeting,
};
use domain::{
    Actor, Date,
    delivery::Delivery,
    document_number::DocumentNumber,
    instruction::Instruction,
    meeting::MeetingState,
    official_document::{DocumentKind, DocumentState, DocumentText, OfficialDocument},
    unit::UnitRef,
};
use store::official_document as records;

/// Working days within which what is published must be published (政府信息公开条例 26).
const PUBLISH_WORKING_DAYS: i64 = 20;

/// One document with all that hangs on it, within sight.
#[derive(Clone, Debug)]
pub struct DocumentView {
    /// The document.
    pub document: OfficialDocument,
    /// Full names of who issues it.
    pub organs: Vec<String>,
    /// The texts it had, the latest first; only for whose house it is.
    pub texts: Vec<DocumentText>,
    /// Its deliveries; a unit sees its own.
    pub deliveries: Vec<Delivery>,
    /// How it got here, newest first; only for whose house it is.
    pub history: Vec<Line>,
    /// Answers to it.
    pub answers: Vec<OfficialDocument>,
    /// Corrections of it.
    pub corrections: Vec<OfficialDocument>,
    /// The document it answers, if within sight.
    pub answered: Option<OfficialDocument>,
    /// The document it corrects, if within sight.
    pub corrected: Option<OfficialDocument>,
    /// The instruction it rests on with what that is written on, if within sight.
    pub instruction: Option<Followed>,
    /// Whether it rests on a decision or instruction that no longer stands.
    pub unfounded: bool,
    /// Number and title of the matter it is about, if within sight.
    pub matter: Option<((u32, u32), String)>,
    /// Name of its meeting, if within sight.
    pub meeting: Option<String>,
    /// Where the meeting stands whose notice it is, once that is issued; none for any other document.
    pub noticed: Option<MeetingState>,
    /// Numbers kept for its kind, for the office.
    pub kept: Vec<DocumentNumber>,
    /// The organ code its number is drawn from; empty if it is not the office's.
    pub code: String,
    /// The day by which it is to be published.
    pub publish_by: Option<Date>,
    /// Whether whoever looks belongs to the house that writes it.
    pub house: bool,
    /// Units of it whose full names are lacking, while it is not out.
    pub lacking: Vec<UnitRef>,
    /// Names of units.
    pub units: Units,
}

impl DocumentView {
    /// Whether its meeting is not called yet, though this is its issued notice.
    pub fn unsent(&self) -> bool {
        self.noticed == Some(MeetingState::Planned)
    }

    /// Whether it is the notice of a meeting that was called off.
    pub fn called_off(&self) -> bool {
        self.noticed == Some(MeetingState::CalledOff)
    }
}

/// Loads a document with all that hangs on it.
pub async fn view(desk: &Desk, by: &Actor, id: &str) -> Result<DocumentView, Error> {
    let (id, sight, by, desk_) = (super::read_id(id)?, by.sight(), by.clone(), desk.clone());
    desk.read(async move |tx| {
        let document = records::by_id(tx, &sight, id).await?;
        let units = Units::load(tx, &sight).await?;
        let house = sight.is_whole() || document.is_written_by(&by);
        let mut deliveries = store::delivery::of_document(tx, &sight, id).await?;
        if !house {
            deliveries.retain(|one| one.unit == by.unit.id);
        }
        let code = super::code(&desk_, &document).unwrap_or_default();
        let year = u32::from(desk_.today().year().unsigned_abs());
        let matter = match document.matter {
            Some(id) => found(store::matter::by_id(tx, &sight, id).await)?
                .map(|matter| ((matter.year, matter.serial), matter.title)),
            None => None,
        };
        let meeting = match document.meeting {
            Some(id) => found(store::meeting::by_id(tx, &sight, id).await)?,
            None => None,
        };
        let is_notice = document.kind == DocumentKind::MeetingNotice && document.state.is_out();
        let noticed = meeting.as_ref().filter(|_| is_notice).map(|one| one.state);
        let instruction = match document.instruction {
            Some(id) => match within_sight(tx, &sight, id).await? {
                Some(one) => Some(follow(tx, &sight, one).await?),
                None => None,
            },
            None => None,
        };
        let rests_on = super::authority::of(tx, &sight, &document).await?;
        Ok(DocumentView {
            instruction,
            unfounded: rests_on.is_some_and(|one| !one.stands()),
            organs: super::issue::organs(&desk_, &units, &document),
            texts: if house {
                records::texts(tx, &sight, id).await?
            } else {
                Vec::new()
            },
            history: if house {
                store::journal::of_record::<OfficialDocument>(tx, &sight, id.0).await?
            } else {
                Vec::new()
            },
            answers: records::answering(tx, &sight, id).await?,
            corrections: records::correcting(tx, &sight, id).await?,
            answered: match document.answers {
                Some(id) => found(records::by_id(tx, &sight, id).await)?,
                None => None,
            },
            corrected: match document.corrects {
                Some(id) => found(records::by_id(tx, &sight, id).await)?,
                None => None,
            },
            kept: store::number::reserved(tx, &sight, &code, year).await?,
            publish_by: document
                .signed_off_on
                .map(|day| desk_.calendar().add_working_days(day, PUBLISH_WORKING_DAYS)),
            lacking: if document.state.is_out() {
                Vec::new()
            } else {
                super::lacking(&units, &document)
            },
            deliveries,
            matter,
            meeting: meeting.as_ref().map(meeting::name),
            noticed,
            code,
            house,
            units,
            document,
        })
    })
    .await
}

async fn within_sight(
    tx: &mut store::Tx,
    sight: &domain::Sight,
    id: domain::id::InstructionId,
) -> Result<Option<Instruction>, Error> {
    match crate::instruction::load(tx, sight, id).await {
        Ok(one) => Ok(Some(one)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn found<T>(looked: Result<T, store::Error>) -> Result<Option<T>, Error> {
    match looked {
        Ok(one) => Ok(Some(one)),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A page of documents within sight, newest first, and whether another follows; for a unit, on the first
/// page, its own papers beside them.
#[derive(Clone, Debug)]
pub struct DocumentList {
    /// The page.
    pub rows: Vec<OfficialDocument>,
    /// Whether another page follows.
    pub more: bool,
    /// A unit's own papers.
    pub own: Vec<OfficialDocument>,
    /// Names of units.
    pub units: Units,
}

/// Loads a page of documents, of a kind or in a state if asked for.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    kind: Option<DocumentKind>,
    state: Option<DocumentState>,
    before: &str,
) -> Result<DocumentList, Error> {
    let (sight, unit) = (by.sight(), by.unit.id);
    let before = domain::id::OfficialDocumentId::parse(before);
    desk.read(async move |tx| {
        let mut rows = records::page(tx, &sight, kind, state, before).await?;
        let more = rows.len() > store::matter::PAGE;
        rows.truncate(store::matter::PAGE);
        let own = if sight.is_whole() || before.is_some() {
            Vec::new()
        } else {
            records::own(tx, &sight, unit).await?
        };
        Ok(DocumentList {
            rows,
            more,
            own,
            units: Units::load(tx, &sight).await?,
        })
    })
    .await
}

/// Documents about a matter, within sight.
pub async fn of_matter(
    desk: &Desk,
    by: &Actor,
    matter: domain::id::MatterId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Ok(records::of_matter(tx, &sight, matter).await?))
        .await
}

/// Documents of a meeting, within sight.
pub async fn of_meeting(
    desk: &Desk,
    by: &Actor,
    meeting: domain::id::MeetingId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Ok(records::of_meeting(tx, &sight, meeting).await?))
        .await
}

/// Deliveries of a meeting's minutes: the office sees all, a unit its own.
pub async fn minutes_deliveries(
    desk: &Desk,
    by: &Actor,
    minutes: domain::id::MinutesId,
) -> Result<Vec<Delivery>, Error> {
    let (sight, unit) = (by.sight(), by.unit.id);
    desk.read(async move |tx| {
        let mut all = store::delivery::of_minutes(tx, &sight, minutes).await?;
        if !sight.is_whole() {
            all.retain(|one| one.unit == unit);
        }
        Ok(all)
    })
    .await
}
