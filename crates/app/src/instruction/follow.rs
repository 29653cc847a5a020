//! What followed from instructions: their assignments, the letters resting on them, where they are written.

use super::load;
use crate::{Desk, Error, official_document::work_of_instruction};
use domain::{
    Actor, Permission, Sight,
    assignment::Assignment,
    id::{InstructionId, MatterId},
    instruction::{About, Instruction, InstructionState},
    official_document::OfficialDocument,
};
use store::Tx;

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
    /// Path and name of what it is on, if that is within sight.
    pub place: Option<(String, String)>,
    /// Path and name of the matter it assigned work on, if it is written on something else.
    pub matter: Option<(String, String)>,
    /// What it assigned.
    pub assignments: Vec<Assignment>,
    /// Supervision letters that rest on it, within sight.
    pub letters: Vec<OfficialDocument>,
    /// What became of it.
    pub following: Following,
    /// Whether there is work that a supervision letter resting on it could press: what it assigned and is open,
    /// or, of one that assigned nothing, what the leading unit of its matter has.
    pub supervises: bool,
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

/// Instructions that are within sight with what they are on, with what followed from each.
pub async fn followed(
    desk: &Desk,
    by: &Actor,
    all: &[Instruction],
) -> Result<Vec<Followed>, Error> {
    let (sight, all) = (by.sight(), all.to_vec());
    if all.is_empty() {
        return Ok(Vec::new());
    }
    desk.read(async move |tx| {
        let mut followed = Vec::new();
        for one in &all {
            followed.push(follow(tx, &sight, one.clone()).await?);
        }
        Ok(followed)
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
    let elsewhere = instruction.about != About::Matter;
    let following = following(&instruction, &assignments);
    let supervises = match following {
        Following::Open(..) => instruction.matter.is_some(),
        Following::Note => work_of_instruction(tx, sight, &instruction)
            .await?
            .is_some(),
        Following::Done | Following::Revoked => false,
    };
    Ok(Followed {
        place: place(tx, sight, &instruction).await?,
        matter: match instruction.matter.filter(|_| elsewhere) {
            Some(id) => matter_place(tx, sight, id).await?,
            None => None,
        },
        letters: store::official_document::of_instruction(tx, sight, instruction.id).await?,
        following,
        supervises,
        instruction,
        assignments,
    })
}

/// Path and name of what an instruction is on; none where that is out of sight.
async fn place(
    tx: &mut Tx,
    sight: &Sight,
    one: &Instruction,
) -> Result<Option<(String, String)>, Error> {
    match (one.about, one.meeting, one.report) {
        (About::Minutes, Some(meeting), _) => {
            let meeting = within(store::meeting::by_id(tx, sight, meeting).await)?;
            Ok(meeting.map(|meeting| {
                let name = format!("{}纪要", crate::meeting::name(&meeting));
                (format!("/meetings/{}/minutes", meeting.id), name)
            }))
        }
        (About::Report, _, Some(report)) => {
            let report = within(store::report::by_id(tx, sight, report).await)?;
            Ok(report.map(|report| (format!("/reports/{}", report.id), report.title)))
        }
        _ => match one.matter {
            Some(matter) => matter_place(tx, sight, matter).await,
            None => Ok(None),
        },
    }
}

async fn matter_place(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Option<(String, String)>, Error> {
    let matter = within(store::matter::by_id(tx, sight, matter).await)?;
    Ok(matter.map(|matter| {
        let path = format!("/matters/{}-{}", matter.year, matter.serial);
        (path, matter.title)
    }))
}

/// What was looked for, if it is within sight.
pub(crate) fn within<T>(looked: Result<T, store::Error>) -> Result<Option<T>, Error> {
    match looked {
        Ok(one) => Ok(Some(one)),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What became of an instruction, by its assignments.
fn following(instruction: &Instruction, assignments: &[Assignment]) -> Following {
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
    /// A report, by its id.
    Report(String),
}

/// What an instruction within sight is written on.
pub async fn written_on(desk: &Desk, by: &Actor, id: &str) -> Result<Written, Error> {
    let (id, sight) = (InstructionId::parse(id).ok_or(Error::NotFound)?, by.sight());
    desk.read(async move |tx| {
        let found = load(tx, &sight, id).await?;
        match (found.about, found.matter, found.meeting, found.report) {
            (About::Minutes, _, Some(meeting), _) => Ok(Written::Minutes(meeting.to_string())),
            (About::Report, _, _, Some(report)) => Ok(Written::Report(report.to_string())),
            (_, Some(matter), ..) => {
                let matter = store::matter::by_id(tx, &sight, matter).await?;
                Ok(Written::Matter((matter.year, matter.serial)))
            }
            _ => Err(Error::NotFound),
        }
    })
    .await
}
