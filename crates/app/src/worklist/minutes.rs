//! What is to be done for minutes that are with the units: urge, mend, have signed off.

use super::{Gathering, Todo, WorkItem};
use crate::{Error, minutes::facts::differences};
use domain::{
    Actor, Sight,
    minutes::{Awaited, MinutesState, Signing, awaited},
    official_document::{Disclosure, Publicity},
};
use store::{Tx, minutes::MinutesRow};

impl Gathering<'_> {
    pub(super) fn minutes(&mut self, todo: Todo, row: &MinutesRow, from: String) {
        let due_on = row
            .minutes
            .countersign_by
            .filter(|_| matches!(todo, Todo::Countersign | Todo::UrgeCountersign));
        self.items.push(WorkItem {
            todo,
            title: format!("{}纪要", crate::meeting::name(&row.meeting)),
            note: row.meeting.topic.clone(),
            from,
            due_on,
            days_left: due_on.map(|due| self.desk.days_left(due)),
            path: format!("/meetings/{}/minutes", row.meeting.id),
        });
    }
}

/// Minutes that are with the units, for the office: what each waits for. One that nobody objects to is still to be
/// mended if it contradicts the record.
pub(super) async fn countersigning(
    tx: &mut Tx,
    sight: &Sight,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    for row in store::minutes::in_state(tx, sight, MinutesState::Countersigning).await? {
        let all = store::minutes::countersignatures(tx, sight, row.minutes.id).await?;
        let units = list.units;
        let named = |who: Vec<_>| {
            let names: Vec<_> = who.into_iter().map(|unit| units.name(unit)).collect();
            names.join("、")
        };
        let (todo, from) = match awaited(&all) {
            Awaited::NewText(objecting) => (Todo::TakeBackMinutes, named(objecting)),
            Awaited::Words(waiting) => (Todo::UrgeCountersign, named(waiting)),
            Awaited::SignOff if contradicts(tx, list, &row).await? => {
                (Todo::TakeBackMinutes, String::new())
            }
            Awaited::SignOff => (Todo::AskSignOff, signer(list, &row).into()),
        };
        list.minutes(todo, &row, from);
    }
    Ok(())
}

/// Issued minutes that owe a correction, for the office.
pub(super) async fn to_correct(
    tx: &mut Tx,
    sight: &Sight,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    for row in store::minutes::owing_correction(tx, sight).await? {
        list.minutes(Todo::CorrectMinutes, &row, String::new());
    }
    Ok(())
}

/// Whether the text contradicts the record, so that nobody may sign it off.
async fn contradicts(tx: &mut Tx, list: &Gathering<'_>, row: &MinutesRow) -> Result<bool, Error> {
    let found = differences(tx, list.desk, row.meeting.id, &row.minutes.text).await?;
    Ok(found.iter().any(|one| one.kind.is_contradiction()))
}

/// Who may sign the minutes off.
fn signer(list: &Gathering<'_>, row: &MinutesRow) -> &'static str {
    if list.desk.charter().meetings.office_calls(&row.meeting.tier) {
        "召集人或者办公室主任"
    } else {
        "总召集人或者副总召集人"
    }
}

/// The row of whoever may sign the minutes off, once nothing stands in the way.
pub(super) async fn sign_off(
    tx: &mut Tx,
    sight: &Sight,
    by: &Actor,
    row: MinutesRow,
    list: &mut Gathering<'_>,
) -> Result<(), Error> {
    let all = store::minutes::countersignatures(tx, sight, row.minutes.id).await?;
    let found = differences(tx, list.desk, row.meeting.id, &row.minutes.text).await?;
    let signing = Signing {
        office_called: list.desk.charter().meetings.office_calls(&row.meeting.tier),
        countersignatures: &all,
        differences: &found,
        publicity: Publicity {
            disclosure: Disclosure::OnRequest,
            ground: None,
        },
        all_open: true,
    };
    let (today, now) = (list.desk.today(), list.desk.now());
    let ready = row
        .minutes
        .clone()
        .sign_off(signing, today, by, now)
        .is_ok();
    if ready {
        // Whoever signs needs no reminder to have it signed.
        let path = format!("/meetings/{}/minutes", row.meeting.id);
        list.items
            .retain(|item| item.todo != Todo::AskSignOff || item.path != path);
        list.minutes(Todo::SignOff, &row, "办公室".into());
    }
    Ok(())
}
