//! The steps of a report before its issue: edit, count anew, put forward, send back, sign off, number, give up.

use super::{
    closed, figures,
    fill::Filling,
    labels::{Labels, PAPER},
    load, read_id, view,
};
use crate::{
    Desk, Error, Units,
    desk::new_id,
    input::{Fields, read_reason},
    numbering,
    official_document::steps::publicity,
};
use domain::{
    Actor,
    official_document::{Disclosure, ShortNames},
    report::ReportText,
};

/// Edits the text. A token that names nothing is a mistake: it would print as braces.
pub async fn edit(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    text: &str,
) -> Result<(), Error> {
    let id = read_id(id)?;
    let mut fields = Fields::default();
    let text = fields.text("text", text, 60_000);
    fields.done()?;
    let (by, now, charter) = (by.clone(), desk.now(), desk.charter());
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        let sight = by.sight();
        let units = Units::load(tx, &sight).await?;
        let merged = match report.round {
            Some(round) => view::merged(tx, &sight, round, &units).await?,
            None => Vec::new(),
        };
        let filling = Filling {
            labels: Labels {
                t: PAPER,
                charter: &charter,
                units: &units,
            },
            figures: &[],
            merged: &merged,
        };
        let unknown = filling.unknown(&text);
        if !unknown.is_empty() {
            let mut fields = Fields::default();
            fields.wrong_with("text", "form-unknown-token", unknown.join("、"));
            fields.done()?;
        }
        let kept = ReportText {
            id: new_id(),
            version: 0,
            report: id,
            ordinal: report.texts + 1,
            text: text.clone(),
        };
        tx.record(report.edit(text.chars().count(), &by, now)?)
            .await?;
        tx.record(kept.keep(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Counts the figures anew.
pub async fn recount(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let (id, now) = (read_id(id)?, desk.now());
    let (sight, charter) = (by.sight(), desk.charter());
    let period = desk
        .read(async move |tx| Ok(store::report::by_id(tx, &sight, id).await?.period()))
        .await?;
    let counted = figures::count(desk, period, now, false).await?;
    let by = by.clone();
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        let units = Units::load(tx, &by.sight()).await?;
        tx.record(report.recount(&by, now)?).await?;
        let figures = counted.figures(&charter, &units, period);
        store::report::keep_figures(tx, &by.sight(), id, &figures).await?;
        Ok(())
    })
    .await
}

/// Puts the report before whoever signs it off; with units' short names, where full ones are lacking, if the
/// clerk accepts that.
pub async fn put_forward(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    short_names: bool,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let lacking = view::view(desk, by, id).await?.lacking();
    let (id, by, now) = (read_id(id)?, by.clone(), desk.now());
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        let round = match report.round {
            Some(round) => Some(store::round::by_id(tx, &by.sight(), round).await?),
            None => None,
        };
        let short = ShortNames {
            units: &lacking,
            accepted: short_names,
        };
        tx.record(report.put_forward(round.as_ref(), short, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Sends the report back for writing.
pub async fn send_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        tx.record(report.send_back(reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Gives a draft up; its number, if it was sent back with one, is given up with it, and the register says why.
pub async fn withdraw(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        let number = report.document_number.clone();
        tx.record(report.withdraw(reason.clone(), &by, now)?)
            .await?;
        numbering::let_go(tx, &by, number.as_deref(), &reason, now).await
    })
    .await
}

/// Signs the report off (签发), with who may read it (公开属性) and, if it is withheld, the ground.
pub async fn check(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    disclosure: &str,
    ground: &str,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let publicity = publicity(disclosure, ground)?;
    let names_closed = publicity.disclosure == Disclosure::Public
        && closed::names_closed(desk, &view::view(desk, by, id).await?).await?;
    let (id, by, now) = (read_id(id)?, by.clone(), desk.now());
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        tx.record(report.check(publicity, names_closed, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Gives the report its number: the next, or the kept one of the serial typed. One that is taken is refused, with the
/// way out.
pub async fn give_number(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    kept: &str,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let mut fields = Fields::default();
    let kept = numbering::read_kept(kept, &mut fields);
    fields.done()?;
    let (id, by, now) = (read_id(id)?, by.clone(), desk.now());
    let code = desk.charter().practice.report_code.clone();
    desk.write(async move |tx| {
        let report = load(tx, &by, id, version).await?;
        let number = numbering::take(tx, &by, &code, kept, &report.title, now).await?;
        tx.record(report.number(number, &by, now)?).await?;
        Ok(())
    })
    .await
}
