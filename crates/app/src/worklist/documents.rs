//! What of the official documents waits for whoever is signed in.

use super::{Todo, WorkItem};
use crate::{Desk, Error, Units, meeting};
use domain::{
    Actor, Permission, Role, Sight,
    official_document::{DocumentState, OfficialDocument},
};
use store::{Tx, official_document as records};

/// The steps on documents that wait for this actor.
pub(super) async fn load(
    tx: &mut Tx,
    sight: &Sight,
    by: &Actor,
    units: &Units,
    desk: &Desk,
) -> Result<Vec<WorkItem>, Error> {
    let mut items = Vec::new();
    let mut add = |todo, document: &OfficialDocument| {
        items.push(item(todo, document, units, desk));
    };
    if by.is_office() {
        for one in timely(tx, sight, DocumentState::Drafted).await? {
            if one.drafter == by.person {
                add(Todo::WriteDocument, &one);
            }
        }
        for one in timely(tx, sight, DocumentState::Checking).await? {
            if one.clone().check(by, desk.now()).is_ok() {
                add(Todo::CheckDocument, &one);
            }
        }
        for state in [DocumentState::SignedOff, DocumentState::Numbered] {
            for one in records::in_state(tx, sight, state).await? {
                let todo = if one.awaits_number() {
                    Todo::NumberDocument
                } else {
                    Todo::IssueDocument
                };
                add(todo, &one);
            }
        }
        for one in records::answers_to_receive(tx, sight).await? {
            add(Todo::ReadAnswer, &one);
        }
    }
    if by.may(Permission::SignOff) {
        for one in timely(tx, sight, DocumentState::Signing).await? {
            if waits_for(&one, by) {
                add(Todo::SignDocument, &one);
            }
        }
    }
    let speaks = [
        Role::Head,
        Role::Liaison,
        Role::Handler,
        Role::Judge,
        Role::Administrator,
    ];
    if by.holds(&speaks) {
        for one in records::own(tx, sight, by.unit.id).await? {
            if is_overtaken(tx, sight, &one).await? {
                continue;
            }
            let mine = one.own || one.drafter == by.person;
            if one.state == DocumentState::Drafted && mine {
                add(Todo::WriteDocument, &one);
            }
            if !by.may(Permission::SignOff) && waits_for(&one, by) {
                add(Todo::SignDocument, &one);
            }
        }
    }
    if by.is_office() || by.holds(&speaks) {
        items.extend(to_receive(tx, sight, by, units, desk).await?);
    }
    Ok(items)
}

/// Documents in a state, without the letters that a meeting has overtaken: they are withdrawn on their own pages.
async fn timely(
    tx: &mut Tx,
    sight: &Sight,
    state: DocumentState,
) -> Result<Vec<OfficialDocument>, Error> {
    let mut timely = Vec::new();
    for one in records::in_state(tx, sight, state).await? {
        if !is_overtaken(tx, sight, &one).await? {
            timely.push(one);
        }
    }
    Ok(timely)
}

/// Whether the meeting that a letter leads up to leaves it without purpose.
async fn is_overtaken(tx: &mut Tx, sight: &Sight, one: &OfficialDocument) -> Result<bool, Error> {
    let Some(id) = one.meeting else {
        return Ok(false);
    };
    match store::meeting::by_id(tx, sight, id).await {
        Ok(meeting) => Ok(meeting.overtakes(one.kind, one.state)),
        Err(store::Error::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a document waits for this actor's signature.
fn waits_for(document: &OfficialDocument, by: &Actor) -> bool {
    let place = document.place_of(by);
    document.state == DocumentState::Signing
        && place.is_some_and(|place| !document.signed_organs.contains(&place))
}

fn item(todo: Todo, document: &OfficialDocument, units: &Units, desk: &Desk) -> WorkItem {
    let due_on = document.reply_by.filter(|_| document.state.is_out());
    let to: Vec<String> = document
        .addressees
        .iter()
        .map(|unit| units.name(*unit))
        .collect();
    WorkItem {
        todo,
        title: document.title.clone(),
        note: document
            .document_number
            .clone()
            .unwrap_or_else(|| to.join("、")),
        from: match todo {
            Todo::ReceiveDocument => "办公室".into(),
            Todo::ReadAnswer => units.name(document.unit),
            _ => document.drafted_by.clone(),
        },
        due_on,
        days_left: due_on.map(|due| desk.days_left(due)),
        path: format!("/documents/{}", document.id),
    }
}

async fn to_receive(
    tx: &mut Tx,
    sight: &Sight,
    by: &Actor,
    units: &Units,
    desk: &Desk,
) -> Result<Vec<WorkItem>, Error> {
    let mut items = Vec::new();
    for delivery in store::delivery::to_receive(tx, sight, by.unit.id).await? {
        if let Some(id) = delivery.document {
            match records::by_id(tx, sight, id).await {
                Ok(document) => items.push(item(Todo::ReceiveDocument, &document, units, desk)),
                Err(store::Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let Some(id) = delivery.meeting else { continue };
        match store::meeting::by_id(tx, sight, id).await {
            Ok(found) => items.push(WorkItem {
                todo: Todo::ReceiveDocument,
                title: format!("{}纪要", meeting::name(&found)),
                note: found.topic.clone(),
                from: "办公室".into(),
                due_on: None,
                days_left: None,
                path: format!("/meetings/{id}/minutes"),
            }),
            Err(store::Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(items)
}
