//! Instructions (批示): a convener writes, or a secretary for one; what is written becomes assignments.

use crate::{
    Desk, Error, Units,
    assignment::{Step, end_if_done},
    desk::new_id,
    input::Fields,
    matter::{
        forward::{Given, issue, parts, reroute},
        together,
    },
};
use domain::{
    Actor, Date, Moment, Permission, Role, Sight,
    assignment::Assignment,
    delegation::Delegation,
    id::{InstructionId, MatterId, MeetingId, PersonId},
    instruction::{About, Instruction, InstructionState},
    matter::{Matter, MatterState},
    minutes::MinutesState,
    roster::Person,
    unit::UnitRef,
};
use store::{Tx, number};

/// The form of an instruction, as typed.
#[derive(Clone, Debug, Default)]
pub struct InstructForm {
    /// Id of the convener, where a secretary may write for several.
    pub convener: String,
    /// What it says.
    pub text: String,
    /// On minutes: number of the matter that gets the assignments; empty for a note only.
    pub matter: String,
    /// Id of the leading unit; empty for a note only.
    pub lead: String,
    /// Ids of supporting units.
    pub supports: Vec<String>,
    /// Due day; needed with a leading unit.
    pub due_on: String,
    /// What counts as done.
    pub done_when: String,
    /// Why it goes to units although it lies beyond their duties.
    pub beyond_reason: String,
}

/// An instruction as read from its form.
struct Giving {
    convener: Option<PersonId>,
    text: String,
    /// Number of the matter chosen on minutes.
    matter: Option<(u32, u32)>,
    /// Lead, supports and due day, if anything is assigned.
    work: Option<(UnitRef, Vec<UnitRef>, Date)>,
    done_when: Option<String>,
    beyond: Option<String>,
}

fn read(form: &InstructForm, units: &Units, today: Date) -> Result<Giving, Error> {
    let mut fields = Fields::default();
    let convener = if form.convener.trim().is_empty() {
        None
    } else {
        fields.choice("convener", &form.convener, PersonId::parse)
    };
    let text = fields.text("text", &form.text, 1000);
    let matter = if form.matter.trim().is_empty() {
        None
    } else {
        fields.choice("matter", &form.matter, |raw| {
            crate::matter::read_number(raw).ok()
        })
    };
    let supports = fields.units("supports", &form.supports, units);
    let done_when = fields.optional("done_when", &form.done_when, 500);
    let beyond = fields.optional("beyond_reason", &form.beyond_reason, 500);
    let assigns = !form.lead.trim().is_empty() || !supports.is_empty();
    let work = if assigns {
        let lead = fields.unit("lead", &form.lead, units);
        let due_on = fields.date("due_on", &form.due_on);
        if due_on < today && !fields.has("due_on") {
            fields.wrong("due_on", "form-date-past");
        }
        lead.map(|lead| (lead, supports, due_on))
    } else {
        None
    };
    fields.done()?;
    Ok(Giving {
        convener,
        text,
        matter,
        work,
        done_when,
        beyond,
    })
}

/// Writes an instruction on a matter.
pub async fn on_matter(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    form: InstructForm,
) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let giving = read(&form, &units, desk.today())?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let matter = store::matter::by_number(tx, &by.sight(), number.0, number.1).await?;
        let place = (About::Matter, None);
        give(tx, &desk_, &units, place, Some(matter), &giving, &by, now).await
    })
    .await
}

/// Writes an instruction on a meeting's minutes: with a matter of it chosen it may assign work, without
/// one it is a note.
pub async fn on_minutes(
    desk: &Desk,
    by: &Actor,
    meeting: &str,
    form: InstructForm,
) -> Result<(), Error> {
    let id = crate::meeting::read_id(meeting)?;
    let units = crate::units::all(desk, by).await?;
    let giving = read(&form, &units, desk.today())?;
    if giving.work.is_some() && giving.matter.is_none() {
        return Err(Error::field("matter", "form-choose"));
    }
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        store::meeting::by_id(tx, &sight, id).await?;
        let minutes = store::minutes::of_meeting(tx, &sight, id).await?;
        if minutes.is_none_or(|minutes| minutes.state == MinutesState::Drafted) {
            return Err(Error::NotFound);
        }
        let matter = match giving.matter {
            None => None,
            Some((year, serial)) => {
                let matter = store::matter::by_number(tx, &sight, year, serial).await?;
                let items = store::agenda::items(tx, &sight, id).await?;
                if items.iter().all(|item| item.matter != Some(matter.id)) {
                    return Err(Error::field("matter", "form-unknown-choice"));
                }
                Some(matter)
            }
        };
        let place = (About::Minutes, Some(id));
        give(tx, &desk_, &units, place, matter, &giving, &by, now).await
    })
    .await
}

/// Records the instruction, and with it the matter's change and the assignments.
#[expect(
    clippy::too_many_arguments,
    reason = "two call sites: on a matter and on minutes"
)]
async fn give(
    tx: &mut Tx,
    desk: &Desk,
    units: &Units,
    (about, meeting): (About, Option<MeetingId>),
    matter: Option<Matter>,
    giving: &Giving,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let (convener, delegation) = author(tx, giving.convener, by, now.date()).await?;
    let year = u32::from(now.date().year().unsigned_abs());
    let (lead, supports, due_on) = match &giving.work {
        Some((lead, supports, due_on)) => (Some(lead), supports.as_slice(), Some(*due_on)),
        None => (None, [].as_slice(), None),
    };
    let instruction = Instruction {
        id: new_id(),
        version: 0,
        year,
        serial: number::draw(tx, by.mechanism, "instruction", year).await?,
        about,
        matter: matter.as_ref().map(|matter| matter.id),
        meeting,
        text: giving.text.clone(),
        convener: convener.id,
        convener_name: convener.name,
        entered_by: None,
        lead: lead.map(|unit| unit.id),
        supports: supports.iter().map(|unit| unit.id).collect(),
        due_on,
        done_when: giving.done_when.clone(),
        state: InstructionState::Given,
        given_at: now,
    };
    let change = instruction.give(delegation.as_ref(), lead, supports, by, now)?;
    let instruction = tx.record(change).await?;
    let (Some(matter), Some((lead, supports, due_on))) = (matter, &giving.work) else {
        return Ok(());
    };
    let was = matter.state;
    let matter = tx
        .record(matter.assign(lead, supports, *due_on, by, now)?)
        .await?;
    if was == MatterState::Resolved {
        together::ask_again(tx, matter.id, by, now).await?;
    }
    let given = Given {
        task: giving.text.clone(),
        done_when: giving.done_when.clone(),
        due_on: *due_on,
        beyond: giving.beyond.clone(),
        decision: None,
        instruction: Some(instruction.id),
    };
    let parts = parts(lead, supports);
    reroute(tx, by, &matter, &parts, now).await?;
    let charter = desk.charter();
    issue(tx, &charter, units, &matter, &parts, &given, by, now).await
}

/// Whose word it is: one's own, or that of the convener a delegation names.
async fn author(
    tx: &mut Tx,
    chosen: Option<PersonId>,
    by: &Actor,
    today: Date,
) -> Result<(Person, Option<Delegation>), Error> {
    let sight = Sight::whole(by.mechanism);
    if by.holds(&[Role::Convener, Role::DeputyConvener]) {
        return Ok((store::by_id(tx, &sight, by.person.0).await?, None));
    }
    let mut all = store::delegation::to_secretary(tx, &sight, by.person, today).await?;
    all.retain(|one| chosen.is_none_or(|chosen| one.convener == chosen));
    let first = all.first().ok_or(domain::Refusal::ConvenersOnly)?.clone();
    if all.iter().any(|one| one.convener != first.convener) {
        return Err(Error::field("convener", "form-choose"));
    }
    let convener: Person = store::by_id(tx, &sight, first.convener.0).await?;
    Ok((convener, Some(first)))
}

/// The conveners in whose name somebody may write today: id and name; none for whoever writes in their own.
pub async fn in_whose_name(desk: &Desk, by: &Actor) -> Result<Vec<(PersonId, String)>, Error> {
    if !by.holds(&[Role::Secretary]) || by.holds(&[Role::Convener, Role::DeputyConvener]) {
        return Ok(Vec::new());
    }
    let (sight, person, today) = (Sight::whole(by.mechanism), by.person, desk.today());
    desk.read(async move |tx| {
        let mut names: Vec<(PersonId, String)> = Vec::new();
        for one in store::delegation::to_secretary(tx, &sight, person, today).await? {
            if names.iter().all(|(id, _)| *id != one.convener) {
                let convener: Person = store::by_id(tx, &sight, one.convener.0).await?;
                names.push((convener.id, convener.name));
            }
        }
        Ok(names)
    })
    .await
}

/// Takes an instruction back, and with it what of its assignments is still open.
pub async fn revoke(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = InstructionId::parse(id).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 500);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    let confirm_by = desk.in_working_days(desk.charter().practice.confirm_working_days);
    desk.write(async move |tx| {
        let sight = by.sight();
        let instruction = load(tx, &sight, id).await?;
        if instruction.version != version {
            return Err(Error::Stale);
        }
        let delegations =
            store::delegation::to_secretary(tx, &sight, by.person, now.date()).await?;
        let delegation = delegations
            .iter()
            .find(|one| one.convener == instruction.convener);
        let matter = instruction.matter;
        tx.record(instruction.revoke(reason.clone(), delegation, &by, now)?)
            .await?;
        for assignment in store::assignment::of_instruction(tx, &sight, id).await? {
            if assignment.state.is_open() {
                tx.record(assignment.supersede(reason.clone(), &by, now)?)
                    .await?;
            }
        }
        if let Some(matter) = matter {
            let system = Actor::system(by.mechanism);
            end_if_done(tx, &system, matter, Step::Revoke, confirm_by, &reason, now).await?;
        }
        Ok(())
    })
    .await
}

async fn load(tx: &mut Tx, sight: &Sight, id: InstructionId) -> Result<Instruction, Error> {
    let found: Instruction = store::by_id(tx, sight, id.0).await?;
    match (found.matter, found.meeting) {
        (Some(matter), _) => drop(store::matter::by_id(tx, sight, matter).await?),
        (None, Some(meeting)) => drop(store::meeting::by_id(tx, sight, meeting).await?),
        (None, None) => return Err(Error::NotFound),
    }
    Ok(found)
}

/// What became of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// A note: nothing was assigned.
    Note,
    /// Taken back.
    Revoked,
    /// So many of so many assignments are verified.
    Open(usize, usize),
    /// Every assignment is verified, or was taken back by a later decision.
    Done,
}

/// An instruction with what it is on and what followed.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The instruction.
    pub instruction: Instruction,
    /// Path and name of what it is on.
    pub place: Option<(String, String)>,
    /// What it assigned.
    pub assignments: Vec<Assignment>,
    /// What became of it.
    pub following: Following,
}

/// A page of instructions, newest first, with what followed; and whether another follows.
pub async fn page(desk: &Desk, by: &Actor, before: &str) -> Result<(Vec<Followed>, bool), Error> {
    if !by.may(Permission::Oversee) {
        return Err(Error::NotFound);
    }
    let (sight, before) = (by.sight(), InstructionId::parse(before));
    desk.read(async move |tx| {
        let mut rows = store::instruction::page(tx, &sight, before).await?;
        let more = rows.len() > store::matter::PAGE;
        rows.truncate(store::matter::PAGE);
        let mut all = Vec::new();
        for row in rows {
            all.push(follow(tx, &sight, row).await?);
        }
        Ok((all, more))
    })
    .await
}

/// What followed from an instruction.
pub(crate) async fn follow(
    tx: &mut Tx,
    sight: &Sight,
    instruction: Instruction,
) -> Result<Followed, Error> {
    let assignments = store::assignment::of_instruction(tx, sight, instruction.id).await?;
    let place = match (instruction.about, instruction.matter, instruction.meeting) {
        (About::Minutes, _, Some(meeting)) => {
            let meeting = store::meeting::by_id(tx, sight, meeting).await?;
            let name = format!("{}纪要", crate::meeting::name(&meeting));
            let path = format!("/meetings/{}/minutes", meeting.id);
            Some((path, name))
        }
        (_, Some(matter), _) => Some(matter_place(tx, sight, matter).await?),
        _ => None,
    };
    Ok(Followed {
        following: following(&instruction, &assignments),
        instruction,
        place,
        assignments,
    })
}

async fn matter_place(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<(String, String), Error> {
    let matter = store::matter::by_id(tx, sight, matter).await?;
    let path = format!("/matters/{}-{}", matter.year, matter.serial);
    Ok((path, matter.title))
}

/// What became of an instruction, by its assignments.
pub fn following(instruction: &Instruction, assignments: &[Assignment]) -> Following {
    let open = assignments.iter().filter(|one| one.state.is_open()).count();
    if instruction.state == InstructionState::Revoked {
        Following::Revoked
    } else if assignments.is_empty() {
        Following::Note
    } else if open == 0 {
        Following::Done
    } else {
        Following::Open(assignments.len() - open, assignments.len())
    }
}

/// What an instruction is written on.
#[derive(Clone, Debug)]
pub enum Written {
    /// A matter, by its number.
    Matter((u32, u32)),
    /// A meeting's minutes, by the meeting's id.
    Minutes(String),
}

/// What an instruction within sight is written on.
pub async fn written_on(desk: &Desk, by: &Actor, id: &str) -> Result<Written, Error> {
    let (id, sight) = (InstructionId::parse(id).ok_or(Error::NotFound)?, by.sight());
    desk.read(async move |tx| {
        let found = load(tx, &sight, id).await?;
        match (found.about, found.matter, found.meeting) {
            (About::Minutes, _, Some(meeting)) => Ok(Written::Minutes(meeting.to_string())),
            (_, Some(matter), _) => {
                let matter = store::matter::by_id(tx, &sight, matter).await?;
                Ok(Written::Matter((matter.year, matter.serial)))
            }
            _ => Err(Error::NotFound),
        }
    })
    .await
}

/// The assignments of an instruction within sight.
pub async fn assignments(
    desk: &Desk,
    by: &Actor,
    id: InstructionId,
) -> Result<Vec<Assignment>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| {
        load(tx, &sight, id).await?;
        Ok(store::assignment::of_instruction(tx, &sight, id).await?)
    })
    .await
}
