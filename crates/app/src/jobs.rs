//! Jobs: acts that nobody asks for by hand: the return of deferred matters, notifications, anchors.

use crate::{Desk, Error};
use domain::Sight;
use store::journal;

/// Lets deferred matters come back whose review date has come, a hundred at a time, and answers how
/// many did.
pub async fn bring_back_deferred(desk: &Desk) -> Result<usize, Error> {
    let (by, today, now) = (desk.system(), desk.today(), desk.now());
    let sight = Sight::whole(desk.mechanism());
    desk.write(async move |tx| {
        let mut back = 0;
        for matter in store::matter::to_come_back(tx, &sight, today).await? {
            tx.record(matter.come_back(today, &by, now)?).await?;
            back += 1;
        }
        Ok(back)
    })
    .await
}

/// Reminds of deferred matters whose review draws near, a hundred at a time, each once, and answers of
/// how many.
pub async fn remind_of_reviews(desk: &Desk) -> Result<usize, Error> {
    let (by, today, now) = (desk.system(), desk.today(), desk.now());
    let ahead = desk.charter().practice.review_reminder_days;
    let sight = Sight::whole(desk.mechanism());
    let horizon = today.saturating_add(jiff::Span::new().days(i64::from(ahead)));
    desk.write(async move |tx| {
        let mut reminded = 0;
        for matter in store::matter::to_remind(tx, &sight, horizon).await? {
            tx.record(matter.remind_of_review(today, ahead, &by, now)?)
                .await?;
            reminded += 1;
        }
        Ok(reminded)
    })
    .await
}

/// Delivers what is queued until nothing is left.
pub async fn deliver(desk: &Desk) -> Result<(), Error> {
    let (mechanism, today) = (desk.mechanism(), desk.today());
    loop {
        let handled = desk
            .db
            .write(mechanism.0, async move |tx| {
                Ok::<_, Error>(store::notification::deliver(tx, mechanism, today).await?)
            })
            .await?;
        if handled == 0 {
            return Ok(());
        }
    }
}

/// Signs the journal's head and writes it to the anchor file, if it moved since the last anchor.
pub async fn anchor(desk: &Desk) -> Result<(), Error> {
    let mechanism = desk.mechanism();
    let (n, hash) = desk
        .read(async move |tx| Ok(journal::head(tx, mechanism).await?))
        .await?;
    let last = desk
        .keys
        .read()?
        .into_iter()
        .rfind(|anchor| anchor.mechanism == mechanism);
    if last.is_none_or(|anchor| anchor.n < n) {
        desk.keys
            .write(&desk.keys.sign(mechanism, n, &hash, desk.now()))?;
    }
    Ok(())
}

/// Runs the jobs for as long as the server lives: deliveries as they are queued, the rest by the minute.
pub async fn run(desk: Desk) {
    let mut minute = tokio::time::interval(std::time::Duration::from_mins(1));
    loop {
        tokio::select! {
            () = desk.queued.notified() => {}
            _ = minute.tick() => {
                report("deferral", bring_back_deferred(&desk).await.map(drop));
                report("year", crate::meeting::year::warn(&desk).await.map(drop));
                report("reminder", remind_of_reviews(&desk).await.map(drop));
                report("reminders", crate::round::remind::remind(&desk).await.map(drop));
                report("replies", crate::meeting::reply_day::remind(&desk).await.map(drop));
                report("anchor", anchor(&desk).await);
                report("charter", desk.reread_charters().await);
            }
        }
        report("delivery", deliver(&desk).await);
    }
}

fn report(job: &str, outcome: Result<(), Error>) {
    if let Err(error) = outcome {
        tracing::error!(job, error = %error, "a job failed; it will be tried again");
    }
}

/// Verifies the journal, the rows and the anchors.
pub async fn verify(desk: &Desk) -> Result<journal::verify::Report, Error> {
    let (mechanism, keys, files) = (desk.mechanism(), desk.keys.clone(), desk.files.clone());
    desk.db
        .read_long(async move |tx| {
            let mut report = journal::verify::verify(tx, mechanism, &keys).await?;
            if report.anchors == 0 {
                // Founding signs the first one, so somebody took the file away.
                report
                    .faults
                    .push("anchors: there is none; a cut tail would not show".into());
            }
            let mut after = String::new();
            loop {
                let digests = store::attachment::digests(tx, mechanism, &after).await?;
                let Some(last) = digests.last() else { break };
                after.clone_from(last);
                for digest in digests.iter().filter(|digest| files.read(digest).is_err()) {
                    let fault = format!("file {digest}: its content is gone or was altered");
                    report.faults.push(fault);
                }
            }
            Ok::<_, Error>(report)
        })
        .await
}

/// Makes a backup into a new folder.
pub async fn back_up(
    desk: &Desk,
    target: &std::path::Path,
) -> Result<store::backup::Manifest, store::backup::BackupError> {
    let mechanisms = [desk.mechanism()];
    store::backup::make(
        &desk.db,
        &desk.keys,
        &mechanisms,
        &desk.data,
        target,
        desk.now(),
    )
    .await
}

/// Ends the desk's store: what waits is answered, then nothing more is written.
pub async fn close(desk: Desk) {
    report("anchor", anchor(&desk).await);
    desk.db.clone().close().await;
}
