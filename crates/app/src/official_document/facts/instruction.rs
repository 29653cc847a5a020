//! The convener's instruction a document comes from: which it is, whose, on what, and the work it is about.

use super::super::draft::Source;
use crate::{Error, instruction::within, meeting, paper::Instructed};
use domain::{
    Role, Sight,
    assignment::Assignment,
    charter::Part,
    instruction::{Instruction, InstructionState},
};
use store::Tx;

/// The instruction a source names, or its assignment comes from. Of a matter alone it is the latest that
/// assigned work and stands, unless a meeting has decided.
pub(super) async fn of_source(
    tx: &mut Tx,
    sight: &Sight,
    source: &Source,
    assignment: Option<&Assignment>,
) -> Result<Option<Instruction>, Error> {
    let named = source
        .instruction
        .or_else(|| assignment.and_then(|one| one.instruction));
    if let Some(id) = named {
        let found = crate::instruction::load(tx, sight, id).await?;
        let about = source.matter.or_else(|| assignment.map(|one| one.matter));
        // An instruction on another matter says nothing about this one.
        if about.is_some() && about != found.matter {
            return Err(Error::NotFound);
        }
        return Ok(Some(found));
    }
    let Some(matter) = source.matter.filter(|_| assignment.is_none()) else {
        return Ok(None);
    };
    if super::decided(tx, sight, None, Some(matter))
        .await?
        .is_some()
    {
        return Ok(None);
    }
    let all = store::instruction::of_matter(tx, sight, matter).await?;
    let stands = |one: &Instruction| one.state == InstructionState::Given && one.lead.is_some();
    Ok(all.into_iter().rfind(stands))
}

/// The open work an instruction is about: what it assigned to the leading unit, else what the matter's
/// leading unit has.
pub(crate) async fn work(
    tx: &mut Tx,
    sight: &Sight,
    said: &Instruction,
) -> Result<Option<Assignment>, Error> {
    let Some(matter) = said.matter else {
        return Ok(None);
    };
    let open = |one: &Assignment| one.state.is_open() && one.part == Part::Lead;
    let own = store::assignment::of_instruction(tx, sight, said.id).await?;
    if !own.is_empty() {
        return Ok(own.into_iter().find(open));
    }
    let all = store::assignment::of_matter(tx, sight, matter).await?;
    Ok(all.into_iter().rfind(open))
}

/// The instruction with whose it is and what it is written on.
pub(super) async fn instructed(
    tx: &mut Tx,
    sight: &Sight,
    said: Instruction,
) -> Result<Instructed, Error> {
    let day = said.given_at.date();
    let seats = store::roster::seats_of(tx, sight, said.convener, day).await?;
    let held = |role| seats.iter().any(|seat| seat.role == role);
    let role = if held(Role::DeputyConvener) && !held(Role::Convener) {
        Role::DeputyConvener
    } else {
        Role::Convener
    };
    let key = format!("role-{}", role.code().replace('_', "-"));
    let words = locale::Wording::new(locale::Language::Chinese);
    Ok(Instructed {
        post: words.m(&key).into_owned(),
        on: on(tx, sight, &said).await?,
        instruction: said,
    })
}

/// Name and number of the minutes or the report an instruction is written on, if within sight.
async fn on(
    tx: &mut Tx,
    sight: &Sight,
    said: &Instruction,
) -> Result<Option<(String, Option<String>)>, Error> {
    if let Some(id) = said.report {
        let report = within(store::report::by_id(tx, sight, id).await)?;
        return Ok(report.map(|report| (report.title, report.document_number)));
    }
    let Some(id) = said.meeting else {
        return Ok(None);
    };
    let Some(held) = within(store::meeting::by_id(tx, sight, id).await)? else {
        return Ok(None);
    };
    let minutes = store::minutes::of_meeting(tx, sight, id).await?;
    let number = minutes.and_then(|minutes| minutes.document_number);
    Ok(Some((format!("{}纪要", meeting::name(&held)), number)))
}
