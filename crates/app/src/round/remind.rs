//! Reminders of returns: three working days ahead and once overdue, each told once; and whenever the office
//! asks for all that are still out (催全部).

use crate::{Desk, Error, Units};
use domain::{
    Actor, Sight,
    round::{REMIND_WORKING_DAYS, ReturnState},
};

/// Reminds every unit of a round whose return is still out, and answers how many were reminded.
pub async fn remind_all(desk: &Desk, by: &Actor, id: &str) -> Result<usize, Error> {
    let (id, by, now, desk_) = (super::read_round(id)?, by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        store::round::by_id(tx, &sight, id).await?.must_be_open()?;
        let units = Units::load(tx, &sight).await?;
        let mut told = 0;
        for one in store::round::returns(tx, &sight, id).await? {
            if !one.is_outstanding() {
                continue;
            }
            // A reminder out of turn does not use up the one that is still to come.
            let which = one
                .reminder_due(desk_.days_left(one.due_on))
                .unwrap_or(one.reminded);
            let name = units.name(one.unit);
            tx.record(one.remind(which, &name, &by, now)?).await?;
            told += 1;
        }
        Ok(told)
    })
    .await
}

/// Reminds every unit whose return is due, and answers how many were reminded.
pub async fn remind(desk: &Desk) -> Result<usize, Error> {
    let (by, now, desk_) = (desk.system(), desk.now(), desk.clone());
    let sight = Sight::whole(desk.mechanism());
    let days = u32::try_from(REMIND_WORKING_DAYS).unwrap_or(0);
    let until = desk.in_working_days(days);
    let due = desk
        .read(async move |tx| {
            let mut due = Vec::new();
            for state in [ReturnState::Asked, ReturnState::SentBack] {
                let mut after = (String::new(), String::new());
                loop {
                    let key = (after.0.as_str(), after.1.as_str());
                    let found = store::round::due_by(tx, &sight, state, until, key).await?;
                    let Some(last) = found.last() else { break };
                    after = (last.due_on.to_string(), last.id.to_string());
                    for one in found {
                        if !store::round::of_return(tx, &sight, &one).await?.closed {
                            due.push(one);
                        }
                    }
                }
            }
            Ok(due)
        })
        .await?;
    let is_due = |one: &domain::round::InformationReturn| {
        one.reminder_due(desk_.days_left(one.due_on)).is_some()
    };
    if !due.iter().any(is_due) {
        return Ok(0);
    }
    let desk_ = desk.clone();
    desk.write(async move |tx| {
        let units = Units::load(tx, &sight).await?;
        let mut told = 0;
        for one in &due {
            // Read again under the lock: it may have come in meanwhile.
            let one = store::round::return_by_id(tx, &sight, one.id).await?;
            let Some(which) = one.reminder_due(desk_.days_left(one.due_on)) else {
                continue;
            };
            let name = units.name(one.unit);
            tx.record(one.remind(which, &name, &by, now)?).await?;
            told += 1;
        }
        Ok(told)
    })
    .await
}
