//! Several units raise one matter together: asking them, their answers, going on without the silent.

use crate::{Desk, Error, Units, Upload, attachment, desk::new_id, input::Fields};
use domain::{
    Actor, Date, Moment, Sight,
    attachment::Purpose,
    co_raiser::{CoRaiser, Joining},
    id::{MatterId, UnitId},
    matter::Matter,
    unit::UnitRef,
};
use store::Tx;

/// The units asked to raise a matter too, each with its name.
pub(crate) async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<(CoRaiser, UnitRef)>, Error> {
    let all = store::co_raiser::of_matter(tx, sight, matter).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let units = Units::load(tx, sight).await?;
    Ok(all
        .into_iter()
        .map(|one| {
            let unit = units.reference(one.unit);
            (one, unit)
        })
        .collect())
}

/// The units that raise a matter: its raiser, and those that joined.
pub(crate) async fn raisers(
    tx: &mut Tx,
    sight: &Sight,
    matter: &Matter,
) -> Result<Vec<UnitId>, Error> {
    let all = store::co_raiser::of_matter(tx, sight, matter.id).await?;
    let joined = all.iter().filter(|one| one.joining == Joining::Joined);
    Ok(std::iter::once(matter.raised_by)
        .chain(joined.map(|one| one.unit))
        .collect())
}

/// Asks units to raise a matter too and makes them parties to it: they must see it to answer.
pub(crate) async fn ask(
    tx: &mut Tx,
    matter: &Matter,
    units: &[UnitRef],
    answer_by: Date,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    for unit in units {
        let asked = CoRaiser {
            id: new_id(),
            version: 0,
            matter: matter.id,
            unit: unit.id,
            joining: Joining::Asked,
            words: None,
            answer_by,
            answered_at: None,
            confirmed_at: None,
        };
        tx.record(asked.ask(&unit.name, matter.raised_by, by, now)?)
            .await?;
        store::record::admit_party(tx, &by.sight(), matter.id, unit.id).await?;
    }
    Ok(())
}

/// Goes on without those that have not answered.
pub(crate) async fn pass_over(
    tx: &mut Tx,
    matter: MatterId,
    reason: &str,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    for (one, unit) in of_matter(tx, &by.sight(), matter).await? {
        if one.joining == Joining::Asked {
            tx.record(one.pass_over(reason.into(), &unit, now.date(), by, now)?)
                .await?;
        }
    }
    Ok(())
}

/// The matter is taken up again: what was confirmed has to be confirmed anew.
pub(crate) async fn ask_again(
    tx: &mut Tx,
    matter: MatterId,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    for (one, unit) in of_matter(tx, &by.sight(), matter).await? {
        if one.confirmed_at.is_some() {
            tx.record(one.ask_again(&unit.name, by, now)?).await?;
        }
    }
    Ok(())
}

/// A unit's answer to being asked, as typed.
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// `joined` or `declined`.
    pub joining: String,
    /// Why it declines.
    pub reason: String,
    /// The scan behind an entry for another unit.
    pub scan: Vec<Upload>,
}

/// A unit joins in raising a matter, or declines; or the office enters its answer, with the scan.
pub async fn answer(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    form: AnswerForm,
) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = super::raise::enter_for(by, &form.entered_for, &form.scan, &units, &mut fields)?;
    let joining = fields.choice("joining", &form.joining, |code| {
        Joining::parse(code).filter(|one| matches!(one, Joining::Joined | Joining::Declined))
    });
    let reason = fields.optional("reason", &form.reason, 500);
    if joining == Some(Joining::Declined) && reason.is_none() {
        fields.wrong("reason", "form-reason-required");
    }
    fields.done()?;
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let sight = by.sight();
        let matter = store::matter::by_number(tx, &sight, number.0, number.1).await?;
        let own = by.acting_unit().id;
        let all = store::co_raiser::of_matter(tx, &sight, matter.id).await?;
        let asked = all.into_iter().find(|one| one.unit == own);
        let asked = asked.ok_or(Error::NotFound)?;
        let change = match joining {
            Some(Joining::Joined) => asked.join(&matter, &by, now)?,
            _ => asked.decline(reason.clone().unwrap_or_default(), &matter, &by, now)?,
        };
        tx.record(change).await?;
        let subject = attachment::Subject {
            matter: Some(matter.id),
            ..Default::default()
        };
        let class = attachment::class_in(&matter, None);
        attachment::record(tx, &kept, subject, Purpose::Scan, class, &by, now).await?;
        Ok(())
    })
    .await
}
