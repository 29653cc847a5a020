//! What is to be done for meetings: items to propose, complete and check, notices to send and to reply to, the
//! session to hold.

use super::{Gathering, Todo, WorkItem};
use crate::Error;
use domain::{
    Date, Refusal, Sight,
    id::{PersonId, UnitId},
    meeting::{Meeting, MeetingState, lacks},
};
use store::Tx;

impl Gathering<'_> {
    pub(super) fn meeting(
        &mut self,
        todo: Todo,
        meeting: &Meeting,
        due_on: Option<Date>,
        from: String,
        place: &str,
    ) {
        self.items.push(WorkItem {
            todo,
            title: crate::meeting::name(meeting),
            note: meeting.topic.clone(),
            from,
            due_on,
            days_left: due_on.map(|due| self.desk.days_left(due)),
            path: format!("/meetings/{}{place}", meeting.id),
        });
    }
}

/// Meetings planned in a convener's name that wait for his word.
pub(super) async fn to_consent(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    for meeting in store::meeting::to_consent(tx, sight, person).await? {
        let due = Some(meeting.held_on);
        list.meeting(Todo::Consent, &meeting, due, "办公室".into(), "#consent");
    }
    Ok(())
}

/// Meetings that the office has in hand: in preparation, each with what its notice lacks; on their day; in
/// session.
pub(super) async fn in_hand(
    tx: &mut Tx,
    sight: &Sight,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    for meeting in store::meeting::in_state(tx, sight, MeetingState::Planned).await? {
        let items = store::agenda::items(tx, sight, meeting.id).await?;
        let places = store::meeting::attendance(tx, sight, meeting.id).await?;
        let consent = store::meeting::consent(tx, sight, meeting.id).await?;
        let lacks = lacks(items.len(), places.len(), consent.as_ref());
        let due = Some(meeting.held_on);
        for lack in &lacks {
            let (todo, from, place) = match lack {
                Refusal::EmptyAgenda => (Todo::ListItems, String::new(), "#list"),
                Refusal::ConsentMissing(caller) => (Todo::AwaitConsent, caller.clone(), "#consent"),
                _ => (Todo::AskUnits, String::new(), "#attendance"),
            };
            list.meeting(todo, &meeting, due, from, place);
        }
        if lacks.is_empty() {
            list.meeting(Todo::SendNotice, &meeting, due, String::new(), "#next");
        }
    }
    let today = list.desk.today();
    for (state, todo) in [
        (MeetingState::Convened, Todo::OpenSession),
        (MeetingState::InSession, Todo::HoldSession),
    ] {
        for meeting in store::meeting::in_state(tx, sight, state).await? {
            if state == MeetingState::Convened {
                let consent = store::meeting::consent(tx, sight, meeting.id).await?;
                if let Some(asked) = consent.filter(|one| one.must_be_given().is_err()) {
                    let due = Some(meeting.held_on);
                    list.meeting(Todo::AwaitConsent, &meeting, due, asked.caller, "#consent");
                    continue;
                }
            }
            if meeting.held_on <= today {
                let due = Some(meeting.held_on);
                list.meeting(todo, &meeting, due, String::new(), "#next");
            }
        }
    }
    Ok(())
}

/// Proposals that wait for the office's check.
pub(super) async fn to_check(
    tx: &mut Tx,
    sight: &Sight,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    for one in store::call::to_check(tx, sight).await? {
        let meeting = store::meeting::by_id(tx, sight, one.meeting).await?;
        let from = list.units.name(one.unit);
        list.meeting(Todo::CheckProposal, &meeting, None, from, "#call");
    }
    Ok(())
}

/// What a unit owes meetings that are ahead: items to propose or complete, replies to notices.
pub(super) async fn ahead(
    tx: &mut Tx,
    sight: &Sight,
    own: UnitId,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    let today = list.desk.today();
    for (call, meeting) in store::call::open(tx, sight, Some(own)).await? {
        if call.is_open_on(today) {
            let due = Some(call.due_on);
            list.meeting(Todo::ProposeItems, &meeting, due, "办公室".into(), "#call");
        }
    }
    for one in store::call::returned(tx, sight, own).await? {
        let meeting = store::meeting::by_id(tx, sight, one.meeting).await?;
        list.meeting(
            Todo::CompleteProposal,
            &meeting,
            None,
            "办公室".into(),
            "#call",
        );
    }
    for meeting in store::call::to_reply(tx, sight, own).await? {
        let due = Some(crate::meeting::reply_day::of(tx, list.desk, sight, &meeting).await?);
        let moves = store::meeting::moves(tx, sight, meeting.id).await?;
        let todo = if moves.is_empty() {
            Todo::Reply
        } else {
            Todo::ReplyAgain
        };
        list.meeting(todo, &meeting, due, "办公室".into(), "#reply");
        if let (Some(item), Some(moved)) = (list.items.last_mut(), moves.last()) {
            item.note = format!("{} → {}", moved.before(), moved.after());
        }
    }
    Ok(())
}
