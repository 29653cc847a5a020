//! Gathers the facts a document is drafted from, within the drafter's sight.

mod instruction;

pub(crate) use instruction::work as work_of_instruction;

use super::draft::Source;
use crate::{
    Desk, Error, Units, meeting, office_contact,
    paper::{Contact, Decided, Earlier, Facts, Subject, Tally},
};
use domain::{
    Actor, Refusal, Sight,
    assignment::{Assignment, AssignmentState},
    attachment::Classification,
    decision::DecisionState,
    id::MatterId,
    matter::MatterState,
    minutes::MinutesState,
    official_document::{Authority, DocumentKind},
    roster::Person,
};
use store::Tx;

/// The facts behind a kind of document from a source.
pub(super) async fn gather(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    kind: DocumentKind,
    source: &Source,
) -> Result<Facts, Error> {
    let (sight, charter) = (by.sight(), desk.charter());
    let units = Units::load(tx, &sight).await?;
    let answered = match source.answers {
        Some(id) => Some(store::official_document::by_id(tx, &sight, id).await?),
        None => None,
    };
    let about = source
        .assignment
        .or_else(|| answered.as_ref().and_then(|one| one.assignment));
    let assignment = match about {
        Some(id) => Some(store::assignment::by_id(tx, &sight, id).await?),
        None => None,
    };
    let said = instruction::of_source(tx, &sight, source, assignment.as_ref()).await?;
    let matter = source
        .matter
        .or_else(|| assignment.as_ref().map(|one| one.matter))
        .or_else(|| said.as_ref().and_then(|one| one.matter))
        .or_else(|| answered.as_ref().and_then(|one| one.matter));
    let assignment = match (assignment, &said) {
        (None, Some(said)) => instruction::work(tx, &sight, said).await?,
        (assignment, _) => assignment,
    };
    let subject = match matter {
        Some(id) => Some(subject(tx, &sight, id).await?),
        None => None,
    };
    let instructed = match said {
        Some(said) => Some(instruction::instructed(tx, &sight, said).await?),
        None => None,
    };
    let decided = match &instructed {
        Some(_) => None,
        None => decided(tx, &sight, assignment.as_ref(), matter).await?,
    };
    let meeting = match source.meeting {
        Some(id) => Some(meeting::view::load(tx, &sight, id).await?),
        None => None,
    };
    let counted = matches!(kind, DocumentKind::Bulletin | DocumentKind::DisposalReport);
    let tally = if counted {
        Some(tally(tx, desk, &sight).await?)
    } else {
        None
    };
    let person: Option<Person> = match store::by_id(tx, &sight, by.person.0).await {
        Ok(person) => Some(person),
        Err(store::Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let replies_by = meeting.as_ref().map(|view| {
        let set = view.reply_day.as_ref();
        meeting::reply_day::due(desk, &view.meeting, set)
    });
    let days = charter.practice.answer_working_days;
    let office = if by.is_office() {
        Some(office_contact::load(tx, by.mechanism, &charter).await?)
    } else {
        None
    };
    let own_phone = person.and_then(|person| person.phone);
    Ok(Facts {
        today: desk.today(),
        reply_by: desk.in_working_days(days),
        replies_by,
        days_left: assignment.as_ref().map(|one| desk.days_left(one.due_on)),
        contact: Contact::of(by.name.clone(), own_phone, office),
        host: super::draft::host(&charter, &units).map_or_else(String::new, |unit| unit.full_name),
        answered: answered.map(|one| Earlier {
            own_of: one.own.then_some(one.unit),
            title: one.title,
            number: one.document_number,
            issued_on: one.issued_on,
            addressees: Vec::new(),
            copies: Vec::new(),
            other_addressees: String::new(),
        }),
        corrected: corrected(tx, &sight, source).await?,
        own: (!by.is_office()).then_some(by.unit.id),
        charter,
        units,
        subject,
        assignment,
        decided,
        instructed,
        meeting,
        tally,
    })
}

/// What a supervision letter from a source would rest on, with the assignment it is about.
pub(super) async fn authority(
    tx: &mut Tx,
    sight: &Sight,
    source: &Source,
) -> Result<(Option<Authority>, Option<Assignment>), Error> {
    let assignment = match source.assignment {
        Some(id) => Some(store::assignment::by_id(tx, sight, id).await?),
        None => None,
    };
    let said = instruction::of_source(tx, sight, source, assignment.as_ref()).await?;
    if let Some(said) = said {
        return Ok((Some((&said).into()), assignment));
    }
    let matter = source.matter.or(assignment.as_ref().map(|one| one.matter));
    let decided = decided(tx, sight, assignment.as_ref(), matter).await?;
    Ok((decided.map(|one| (&one.decision).into()), assignment))
}

async fn subject(tx: &mut Tx, sight: &Sight, id: MatterId) -> Result<Subject, Error> {
    let matter = store::matter::by_id(tx, sight, id).await?;
    let enterprise = store::by_id(tx, sight, matter.enterprise.0).await?;
    let case = match matter.case {
        Some(case) => Some(store::by_id(tx, sight, case.0).await?),
        None => None,
    };
    Ok(Subject {
        matter,
        enterprise,
        case,
    })
}

/// The decision an assignment carries out; without an assignment, the matter's latest agreed one.
async fn decided(
    tx: &mut Tx,
    sight: &Sight,
    assignment: Option<&Assignment>,
    matter: Option<MatterId>,
) -> Result<Option<Decided>, Error> {
    let Some(matter) = matter else {
        return Ok(None);
    };
    let all = store::agenda::decisions_of_matter(tx, sight, matter).await?;
    let wanted = assignment.map(|one| one.decision);
    let found = all.into_iter().rfind(|decision| match wanted {
        Some(id) => Some(decision.id) == id,
        None => decision.state == DecisionState::Agreed,
    });
    let Some(decision) = found else {
        return Ok(None);
    };
    let meeting = store::meeting::by_id(tx, sight, decision.meeting).await?;
    let minutes = store::minutes::of_meeting(tx, sight, decision.meeting).await?;
    // Until its minutes are issued a decision binds nobody, and no paper may rest on it.
    let issued = minutes.filter(|minutes| minutes.state == MinutesState::Issued);
    Ok(issued.map(|minutes| Decided {
        meeting: meeting::name(&meeting),
        minutes_number: minutes.document_number,
        decision,
    }))
}

async fn corrected(tx: &mut Tx, sight: &Sight, source: &Source) -> Result<Option<Earlier>, Error> {
    if let Some(id) = source.corrects {
        let one = store::official_document::by_id(tx, sight, id).await?;
        if !one.state.is_out() {
            return Err(Refusal::DocumentState(one.state).into());
        }
        return Ok(Some(Earlier {
            title: one.title,
            number: one.document_number,
            issued_on: one.issued_on,
            addressees: one.addressees,
            copies: one.copies,
            other_addressees: one.other_addressees,
            own_of: None,
        }));
    }
    let Some(id) = source.minutes_of else {
        return Ok(None);
    };
    let meeting = store::meeting::by_id(tx, sight, id).await?;
    let minutes = store::minutes::of_meeting(tx, sight, id)
        .await?
        .ok_or(Error::NotFound)?;
    if minutes.state != MinutesState::Issued {
        return Err(Refusal::MinutesState(minutes.state).into());
    }
    let places = store::meeting::attendance(tx, sight, id).await?;
    let units = Units::load(tx, sight).await?;
    Ok(Some(Earlier {
        title: format!("{}纪要", meeting::name(&meeting)),
        number: minutes.document_number,
        issued_on: minutes.issued_on,
        addressees: places
            .iter()
            .map(|place| place.unit)
            .filter(|unit| !units.sits_in_for_its_own(*unit))
            .collect(),
        copies: Vec::new(),
        other_addressees: String::new(),
        own_of: None,
    }))
}

async fn tally(tx: &mut Tx, desk: &Desk, sight: &Sight) -> Result<Tally, Error> {
    let (mut overdue, mut withheld) = (Vec::new(), 0);
    for state in [AssignmentState::Issued, AssignmentState::Acknowledged] {
        let rows = store::assignment::overdue(tx, sight, state, desk.today()).await?;
        for row in rows {
            // The paper goes to every member: it names only what every member may see.
            let (year, serial) = row.matter_number;
            let matter = store::matter::by_number(tx, sight, year, serial).await?;
            if matter.classification == Classification::Ordinary {
                overdue.push((row.unit, row.task, row.due_on));
            } else {
                withheld += 1;
            }
        }
    }
    overdue.sort_by_key(|(_, _, due)| *due);
    Ok(Tally {
        to_triage: store::matter::count(tx, sight, MatterState::Raised).await?,
        coordinating: store::matter::count(tx, sight, MatterState::Coordinating).await?,
        in_execution: store::matter::count(tx, sight, MatterState::InExecution).await?,
        deferred: store::matter::count(tx, sight, MatterState::Deferred).await?,
        closed: store::matter::count(tx, sight, MatterState::Closed).await?,
        overdue,
        withheld,
    })
}
