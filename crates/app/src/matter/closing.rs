//! The end of a matter: the raiser confirms or disputes, the office closes (销号).

use crate::{
    Desk, Error, Upload,
    input::{Fields, read_reason},
};
use domain::{Actor, co_raiser::Joining};

/// The raiser, or a unit that raised it too, confirms that it is solved; or the office enters the raiser's word, with the scan.
pub async fn confirm(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    entered_for: &str,
    scan: &[Upload],
) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = super::raise::enter_for(by, entered_for, scan, &units, &mut fields)?;
    fields.done()?;
    let kept = crate::attachment::keep_scans(desk, scan).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let subject = crate::attachment::Subject {
            matter: Some(matter.id),
            ..Default::default()
        };
        let class = crate::attachment::class_in(&matter, None);
        let all = super::together::of_matter(tx, &by.sight(), matter.id).await?;
        let own = by.acting_unit().id;
        let joined = all.into_iter().map(|(one, _)| one).find(|one| {
            one.unit == own && one.unit != matter.raised_by && one.joining == Joining::Joined
        });
        match joined {
            Some(one) => drop(tx.record(one.confirm(&matter, &by, now)?).await?),
            None => drop(tx.record(matter.confirm(&by, now)?).await?),
        }
        let purpose = domain::attachment::Purpose::Scan;
        crate::attachment::record(tx, &kept, subject, purpose, class, &by, now).await?;
        Ok(())
    })
    .await
}

/// The raiser says that it is not solved.
pub async fn dispute(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let all = super::together::of_matter(tx, &by.sight(), matter.id).await?;
        let matter = tx
            .record(matter.dispute(reason.clone(), &all, &by, now)?)
            .await?;
        super::together::ask_again(tx, matter.id, &by, now).await?;
        Ok(())
    })
    .await
}

/// The office closes it (销号).
pub async fn close(desk: &Desk, by: &Actor, number: (u32, u32), version: u32) -> Result<(), Error> {
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let all = super::together::of_matter(tx, &by.sight(), matter.id).await?;
        tx.record(matter.close(&all, now.date(), &by, now)?).await?;
        Ok(())
    })
    .await
}
