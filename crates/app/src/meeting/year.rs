//! The year's duty to hold meetings: the job that warns ahead and finds the breach, each once.

use super::view::{JointDuty, duty_of};
use crate::{Desk, Error, desk::new_id};
use domain::{Date, Sight, meeting::year::MeetingYear};

/// Tells office and conveners what a year still owes, 60 and 30 days ahead, and when it ended in breach.
/// Answers how many warnings were told.
pub async fn warn(desk: &Desk) -> Result<usize, Error> {
    let (by, today, now, desk_) = (desk.system(), desk.today(), desk.now(), desk.clone());
    let sight = Sight::whole(desk.mechanism());
    desk.write(async move |tx| {
        let mut told = 0;
        let charter = desk_.charter();
        let owed = charter.meetings.owed();
        let years = [today.year() - 1, today.year()];
        for (tier, year) in owed.flat_map(|tier| years.map(|year| (tier, year))) {
            let duty = duty_of(tx, &desk_, &sight, year, Some(tier)).await?;
            let Some(days_left) = days_left(&duty, today) else {
                continue;
            };
            let number = u32::from(year.unsigned_abs());
            let known = store::call::year(tx, &sight, &duty.tier, number).await?;
            let record = known.unwrap_or_else(|| MeetingYear {
                id: new_id(),
                version: 0,
                year: number,
                tier: duty.tier.clone(),
                sixty_at: None,
                thirty_at: None,
                breached_at: None,
            });
            if let Some(warning) = record.next(days_left) {
                tx.record(record.warn(warning, &duty.label, &by, now)?)
                    .await?;
                told += 1;
            }
        }
        Ok(told)
    })
    .await
}

/// Calendar days until the last day on which the year's meeting can be held; none if none is owed.
fn days_left(duty: &JointDuty, today: Date) -> Option<i64> {
    Some(i64::from((duty.hold_by? - today).get_days()))
}
