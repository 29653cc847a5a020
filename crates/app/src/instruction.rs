//! Instructions (批示): a convener writes, or a secretary for one, on a matter, on minutes or on an issued
//! report; what is written becomes assignments.

mod follow;

pub use follow::{Followed, Following, Written, followed, page, written_on};
pub(crate) use follow::{follow, within};

use crate::{
    Desk, Error, Units,
    assignment::{Step, end_if_done},
    desk::new_id,
    input::{Fields, read_reason},
    matter::{
        forward::{Given, issue, parts, reroute},
        together,
    },
};
use domain::{
    Actor, Date, Moment, Permission, Role, Sight,
    delegation::Delegation,
    document_number,
    id::{InstructionId, MeetingId, PersonId, ReportId},
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
    /// On minutes and reports: number of the matter that gets the assignments; empty for a note only.
    pub matter: String,
    /// On reports: number of a matter that is not among those offered.
    pub other_matter: String,
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
    /// Number of the matter chosen on minutes or a report.
    matter: Option<(u32, u32)>,
    /// The field it was given in.
    matter_field: &'static str,
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
    let (matter, matter_field) = matter(&mut fields, form);
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
    let named = work.iter();
    let named = named.flat_map(|(lead, supports, _)| supports.iter().chain([lead]));
    units.must_be_no_guests(named)?;
    Ok(Giving {
        convener,
        text,
        matter,
        matter_field,
        work,
        done_when,
        beyond,
    })
}

/// Reads an instruction on minutes or a report: only with a matter does it assign work.
fn read_on_paper(form: &InstructForm, units: &Units, today: Date) -> Result<Giving, Error> {
    let giving = read(form, units, today)?;
    if giving.work.is_some() && giving.matter.is_none() {
        return Err(Error::field("matter", "form-choose"));
    }
    Ok(giving)
}

/// The matter chosen among those offered, or named by its number: 2026-12 or 协〔2026〕12号.
fn matter(fields: &mut Fields, form: &InstructForm) -> (Option<(u32, u32)>, &'static str) {
    let (chosen, other) = (form.matter.trim(), form.other_matter.trim());
    if chosen.is_empty() && other.is_empty() {
        return (None, "matter");
    }
    if other.is_empty() {
        let read = |raw: &str| crate::matter::read_number(raw).ok();
        return (fields.choice("matter", chosen, read), "matter");
    }
    let read = |raw: &str| match document_number::read(raw) {
        Some((_, year, serial)) => Some((year, serial)),
        None => crate::matter::read_number(raw).ok(),
    };
    let number = read(other);
    match number {
        None => fields.wrong("other_matter", "instruction-matter-number"),
        Some(_) if !chosen.is_empty() => fields.wrong("other_matter", "instruction-matter-twice"),
        Some(_) => {}
    }
    (number, "other_matter")
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
        let on = (Place::Matter, Some(matter));
        give(tx, &desk_, &units, on, &giving, (&by, now)).await
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
    let giving = read_on_paper(&form, &units, desk.today())?;
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
        let on = (Place::Minutes(id), matter);
        give(tx, &desk_, &units, on, &giving, (&by, now)).await
    })
    .await
}

/// Writes an instruction on an issued report: with a matter it may assign work, without one it is a note.
/// The matter may be any that the convener sees.
pub async fn on_report(
    desk: &Desk,
    by: &Actor,
    report: &str,
    form: InstructForm,
) -> Result<(), Error> {
    let id = crate::report::read_id(report)?;
    let units = crate::units::all(desk, by).await?;
    let giving = read_on_paper(&form, &units, desk.today())?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let report = store::report::by_id(tx, &sight, id).await?;
        report.must_take_instructions()?;
        let matter = match giving.matter {
            None => None,
            Some((year, serial)) => {
                match store::matter::by_number(tx, &sight, year, serial).await {
                    Ok(matter) => Some(matter),
                    Err(store::Error::NotFound) => {
                        return Err(Error::field(
                            giving.matter_field,
                            "instruction-matter-unknown",
                        ));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        };
        let on = (Place::Report(id), matter);
        give(tx, &desk_, &units, on, &giving, (&by, now)).await
    })
    .await
}

/// What an instruction is being written on.
#[derive(Clone, Copy)]
enum Place {
    Matter,
    Minutes(MeetingId),
    Report(ReportId),
}

impl Place {
    /// As the record keeps it: what it is, and the meeting or the report.
    fn kept(self) -> (About, Option<MeetingId>, Option<ReportId>) {
        match self {
            Self::Matter => (About::Matter, None, None),
            Self::Minutes(meeting) => (About::Minutes, Some(meeting), None),
            Self::Report(report) => (About::Report, None, Some(report)),
        }
    }
}

/// Records the instruction, and with it the matter's change and the assignments.
async fn give(
    tx: &mut Tx,
    desk: &Desk,
    units: &Units,
    (place, matter): (Place, Option<Matter>),
    giving: &Giving,
    (by, now): (&Actor, Moment),
) -> Result<(), Error> {
    let (convener, delegation) = author(tx, giving.convener, by, now.date()).await?;
    let (about, meeting, report) = place.kept();
    let year = u32::from(now.date().year().unsigned_abs());
    let (lead, supports, due_on) = match &giving.work {
        Some((lead, supports, due_on)) => (Some(lead), supports.as_slice(), Some(*due_on)),
        None => (None, [].as_slice(), None),
    };
    let instruction = Instruction {
        id: new_id(),
        version: 0,
        year,
        serial: 0,
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
        report,
    };
    // The form sent twice gives one instruction.
    let before = given_on(tx, by, &instruction).await?;
    if before.iter().any(|one| instruction.repeats(one)) {
        return Ok(());
    }
    let instruction = Instruction {
        serial: number::draw(tx, by.mechanism, "instruction", year).await?,
        ..instruction
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

/// What was written before on what an instruction is written on.
async fn given_on(tx: &mut Tx, by: &Actor, one: &Instruction) -> Result<Vec<Instruction>, Error> {
    let sight = by.sight();
    Ok(match (one.report, one.meeting, one.matter) {
        (Some(report), _, _) => store::instruction::of_report(tx, &sight, report).await?,
        (_, Some(meeting), _) => store::instruction::of_meeting(tx, &sight, meeting).await?,
        (_, _, Some(matter)) => store::instruction::of_matter(tx, &sight, matter).await?,
        _ => Vec::new(),
    })
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

/// Those of these instructions that the reader may take back.
pub async fn revocable(
    desk: &Desk,
    by: &Actor,
    all: &[Instruction],
) -> Result<Vec<InstructionId>, Error> {
    if all.is_empty() || !by.may(Permission::Instruct) {
        return Ok(Vec::new());
    }
    let (sight, person, now) = (Sight::whole(by.mechanism), by.person, desk.now());
    let delegations = desk
        .read(async move |tx| {
            Ok(store::delegation::to_secretary(tx, &sight, person, now.date()).await?)
        })
        .await?;
    let may = |one: &&Instruction| {
        let mut theirs = delegations.iter();
        let delegation = theirs.find(|given| given.convener == one.convener);
        one.may_be_revoked(delegation, by, now)
    };
    Ok(all.iter().filter(may).map(|one| one.id).collect())
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
    let reason = read_reason(reason)?;
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

/// The instruction with this id, within sight: by its matter, or by what it is written on.
pub(crate) async fn load(
    tx: &mut Tx,
    sight: &Sight,
    id: InstructionId,
) -> Result<Instruction, Error> {
    let found: Instruction = store::by_id(tx, sight, id.0).await?;
    match (found.matter, found.meeting, found.report) {
        (Some(matter), ..) => drop(store::matter::by_id(tx, sight, matter).await?),
        (None, Some(meeting), _) => drop(store::meeting::by_id(tx, sight, meeting).await?),
        (None, None, Some(report)) => drop(store::report::by_id(tx, sight, report).await?),
        (None, None, None) => return Err(Error::NotFound),
    }
    Ok(found)
}
