//! Countersignature and sign-off.

use super::{
    correction::{self, closed},
    facts::{differences, facts, item_facts, record},
};
use crate::official_document::steps::publicity;
use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    desk::new_id,
    input::{Fields, read_reason},
    meeting::{self, view::MeetingView},
};
use domain::{
    Actor, Sight,
    attachment::{Classification, Purpose},
    decision::DecisionState,
    id::UnitId,
    minutes::{
        self, CountersignStance, Countersignature, Discrepancy, Minutes, MinutesState, Signing,
    },
    official_document::ShortNames,
    unit::UnitRef,
};

/// Units that countersign: those that took part, those that the minutes name, and those that a decision which is
/// amended or revoked had named. An administrator, who has an excerpt, countersigns nothing.
pub fn signatories(view: &MeetingView) -> Vec<UnitId> {
    let attendance: Vec<_> = view
        .attendance
        .iter()
        .map(|place| (place.unit, place.presence))
        .collect();
    let items: Vec<_> = (1u32..)
        .zip(&view.items)
        .map(|(place, item)| item_facts(place, item, &view.units))
        .collect();
    let mut units = minutes::signatories(&attendance, &items);
    for item in &view.items {
        let agreed = item
            .decisions
            .iter()
            .filter(|decision| decision.state == DecisionState::Agreed);
        for unit in agreed.flat_map(|decision| decision.bound_units(&item.earlier)) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
    }
    units.retain(|unit| !view.units.sits_in_for_its_own(*unit));
    units
}

/// Sends minutes that agree with the record and lack no full name to the units for countersignature.
pub async fn circulate(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    circulate_despite(desk, by, id, version, Despite::default()).await
}

/// Despite what minutes go to the units all the same, as typed.
#[derive(Clone, Debug, Default)]
pub struct Despite {
    /// Why their words may differ from the record.
    pub reason: String,
    /// Whether the clerk accepts that they print short names where full ones are lacking.
    pub short_names: bool,
}

/// Sends the minutes to the units for countersignature: where their words differ from the record, with the
/// reason; where full names are lacking, if the clerk accepts short ones.
pub async fn circulate_despite(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    despite: Despite,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let reason = fields.optional("reason", &despite.reason, 500);
    fields.done()?;
    super::issue::proof(desk, by, id).await?;
    let id = meeting::read_id(id)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    let limit = desk.in_working_days(desk.charter().practice.countersign_working_days);
    desk.write(async move |tx| {
        let sight = by.sight();
        let minutes = super::load(tx, &by, id, version).await?;
        let view = meeting::view::load(tx, &sight, id).await?;
        let units = signatories(&view);
        if units.is_empty() {
            return Err(domain::Refusal::NobodyInvited.into());
        }
        let found = differences(tx, &desk_, id, &minutes.text).await?;
        let lacking = lacking(&view, &minutes);
        let short = ShortNames {
            units: &lacking,
            accepted: despite.short_names,
        };
        let to = (units.as_slice(), limit);
        let minutes = tx
            .record(minutes.circulate(to, &found, reason.clone(), short, &by, now)?)
            .await?;
        let asked = store::minutes::countersignatures(tx, &sight, minutes.id).await?;
        let texts = store::minutes::texts(tx, &sight, minutes.id).await?;
        let written_at = texts.last().map_or(now, |text| text.written_at);
        for unit in units {
            let earlier = asked.iter().find(|c| c.unit == unit);
            if earlier.is_some_and(|c| c.stands_for(written_at)) {
                continue;
            }
            let countersignature = Countersignature {
                id: earlier.map_or_else(new_id, |c| c.id),
                version: earlier.map_or(0, |c| c.version),
                minutes: minutes.id,
                meeting: id,
                unit,
                stance: CountersignStance::Waiting,
                words: None,
                signed_by: None,
                signed_at: None,
            };
            tx.record(countersignature.ask(&view.units.name(unit), &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}

/// Units whose short names minutes that are not issued yet would print: those asked to the meeting, and those
/// that the text names.
pub fn lacking(view: &MeetingView, minutes: &Minutes) -> Vec<UnitRef> {
    if minutes.state == MinutesState::Issued {
        return Vec::new();
    }
    let asked: Vec<_> = view.attendance.iter().map(|place| place.unit).collect();
    view.units.lacking_full_names(&asked, &minutes.text)
}

/// Takes circulated minutes back for editing.
pub async fn take_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, id, version).await?;
        tx.record(minutes.take_back(reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// A unit's countersignature, as typed.
#[derive(Clone, Debug, Default)]
pub struct CountersignForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// Signed or objected.
    pub stance: String,
    /// Words.
    pub words: String,
    /// The scan behind an entry for another unit.
    pub scan: Vec<Upload>,
}

/// A unit countersigns or objects; or the office enters it from paper, with the scan.
pub async fn countersign(
    desk: &Desk,
    by: &Actor,
    id: &str,
    form: CountersignForm,
) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by =
        crate::matter::raise::enter_for(by, &form.entered_for, &form.scan, &units, &mut fields)?;
    let stance = fields.choice("stance", &form.stance, CountersignStance::parse);
    let words = fields.optional("words", &form.words, 1000);
    if stance == Some(CountersignStance::Objected) && words.is_none() {
        fields.wrong("words", "refusal-stance-needs-words");
    }
    fields.done()?;
    let stance = stance.ok_or(Error::NotFound)?;
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let sight = by.sight();
        store::meeting::by_id(tx, &sight, id).await?;
        let minutes = store::minutes::of_meeting(tx, &sight, id)
            .await?
            .ok_or(Error::NotFound)?;
        let all = store::minutes::countersignatures(tx, &sight, minutes.id).await?;
        let own = all.into_iter().find(|c| c.unit == by.acting_unit().id);
        let own = own.ok_or(Error::NotFound)?;
        tx.record(own.answer(stance, words.clone(), &minutes, &by, now)?)
            .await?;
        let subject = Subject {
            meeting: Some(id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        attachment::record(tx, &kept, subject, Purpose::Scan, class, &by, now).await?;
        Ok(())
    })
    .await
}

/// Sends circulated minutes back to be written anew, by whoever may sign them off. Signatures given to the
/// text stand if it goes round again unchanged; for another text every unit is asked anew.
pub async fn send_back(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = meeting::read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now, charter) = (by.clone(), desk.now(), desk.charter());
    desk.write(async move |tx| {
        let minutes = super::load(tx, &by, id, version).await?;
        let meeting = store::meeting::by_id(tx, &by.sight(), id).await?;
        let office_called = charter.meetings.office_calls(&meeting.tier);
        tx.record(minutes.send_back(office_called, reason.clone(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Signs the minutes off (签发), with who may read them (公开属性) and, if they are withheld, the ground.
pub async fn sign_off(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    disclosure: &str,
    ground: &str,
) -> Result<(), Error> {
    super::issue::proof(desk, by, id).await?;
    let id = meeting::read_id(id)?;
    let publicity = publicity(disclosure, ground)?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    let charter = desk.charter();
    desk.write(async move |tx| {
        let sight = by.sight();
        let minutes = super::load(tx, &by, id, version).await?;
        let view = meeting::view::load(tx, &Sight::whole(by.mechanism), id).await?;
        let signing = Signing {
            office_called: charter.meetings.office_calls(&view.meeting.tier),
            countersignatures: &store::minutes::countersignatures(tx, &sight, minutes.id).await?,
            differences: &minutes::compare(&minutes.text, &record(tx, &desk_, &view).await?),
            publicity,
            all_open: closed(&view).is_none(),
        };
        tx.record(minutes.sign_off(signing, now.date(), &by, now)?)
            .await?;
        Ok(())
    })
    .await
}

/// Names of units recorded as not there that have a position on record all the same; for the office.
pub fn absent_yet_heard(view: &MeetingView, by: &Actor) -> Vec<String> {
    if !by.is_office() {
        return Vec::new();
    }
    let units = facts(view).absent_yet_heard();
    units
        .into_iter()
        .map(|unit| view.units.name(unit))
        .collect()
}

/// Where the minutes' text and the record part; for office and conveners. Once issued, where they owe a correction.
pub async fn compared(desk: &Desk, by: &Actor, id: &str) -> Result<Vec<Discrepancy>, Error> {
    let (id, sight) = (meeting::read_id(id)?, by.sight());
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let desk_ = desk.clone();
    desk.read(async move |tx| {
        store::meeting::by_id(tx, &sight, id).await?;
        match store::minutes::of_meeting(tx, &sight, id).await? {
            Some(minutes) if minutes.state == MinutesState::Issued => {
                correction::differences(tx, &desk_, &minutes).await
            }
            Some(minutes) => differences(tx, &desk_, id, &minutes.text).await,
            None => Ok(Vec::new()),
        }
    })
    .await
}
