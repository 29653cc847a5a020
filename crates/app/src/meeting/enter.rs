//! Meetings that were held on paper, entered afterwards (补登).

use super::{plan, series_of, year};
use crate::{
    Desk, Error, Units, Upload,
    attachment::{self, Subject},
    desk::new_id,
    input::{Fields, read_reason},
    numbering,
};
use domain::{
    Actor, Refusal,
    attachment::{Classification, Purpose},
    document_number,
    id::MeetingId,
    meeting::{Meeting, MeetingState, year_of},
};
use store::{Tx, number};

/// A meeting held on paper, as typed.
#[derive(Clone, Debug, Default)]
pub struct EnterForm {
    /// Key of the tier.
    pub kind: String,
    /// Topic.
    pub topic: String,
    /// Day on which it was held.
    pub held_on: String,
    /// Place.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// Number of its minutes, if they bear one.
    pub number: String,
    /// Which meeting of its tier in its year it was; empty for the next.
    pub ordinal: String,
    /// Why it was not held here, where it could have been.
    pub reason: String,
    /// Ids of the units that sat in it, as far as that is known.
    pub units: Vec<String>,
    /// The scan of its minutes.
    pub scan: Vec<Upload>,
}

/// Enters a meeting that was held on paper, with the scan of its minutes. It has the ordinal that is named, or the
/// next of its tier and year, unless a later meeting has its ordinal already. The number of its minutes stands in the
/// register from then on, where it is one of the office's. The units that sat in it see it, and of a tier that all units
/// attend every member; an administrator, which sees no minutes whole, does not.
pub async fn enter(desk: &Desk, by: &Actor, form: EnterForm) -> Result<MeetingId, Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let meeting = read(&form, &mut fields);
    let sat_in = fields.units("units", &form.units, &units);
    if sat_in
        .iter()
        .any(|one| !units.working().any(|unit| unit.id == one.id))
    {
        fields.wrong("units", "form-unknown-choice");
    }
    let reason = fields.optional("reason", &form.reason, 200);
    if form.scan.iter().all(|file| file.content.is_empty()) {
        fields.wrong("scan", "meeting-enter-scan-required");
    }
    fields.done()?;
    if !by.is_office() {
        return Err(Refusal::OfficeOnly.into());
    }
    plan::must_take_part(&units, &sat_in, meeting.held_on)?;
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let charter = desk_.charter();
        let mut meeting = meeting.clone();
        let sight = by.sight();
        let same_year = store::meeting::of_year(tx, &sight, &meeting.tier, meeting.year).await?;
        meeting.must_be_new_among(&same_year, &charter)?;
        if let Some(number) = &meeting.paper_number {
            must_be_free(tx, &by, number).await?;
            let subject = format!("{}（{}）", meeting.topic, meeting.held_on);
            numbering::on_paper(tx, &desk_, &by, number, &subject, now).await?;
        }
        meeting.ordinal = ordinal(tx, &by, &meeting, &same_year).await?;
        let days = (desk_.founded_by(), desk_.founded_on());
        let change = meeting.enter(&charter, days, reason.clone(), &by, now)?;
        let meeting = tx.record(change).await?;
        let subject = Subject {
            meeting: Some(meeting.id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        attachment::record(tx, &kept, subject, Purpose::Sealed, class, &by, now).await?;
        for unit in &sat_in {
            let place = plan::place_at(meeting.id, unit.id);
            tx.record(place.sat_in(&unit.name, &by, now)?).await?;
        }
        let tier = charter.meetings.tier(&meeting.tier);
        if tier.is_some_and(|tier| tier.whole) {
            let others = plan::members(&units).into_iter();
            for unit in others.filter(|unit| !sat_in.contains(unit)) {
                let place = plan::place_at(meeting.id, unit.id);
                tx.record(place.invite(&unit.name, &by, now)?).await?;
            }
        }
        year::settle(tx, &desk_, &meeting).await?;
        Ok(meeting.id)
    })
    .await
}

/// Refuses a number that the minutes of another meeting on paper bear.
async fn must_be_free(tx: &mut Tx, by: &Actor, number: &str) -> Result<(), Error> {
    match store::meeting::by_paper_number(tx, &by.sight(), number).await? {
        Some(_) => Err(Refusal::NumberTaken(number.to_owned()).into()),
        None => Ok(()),
    }
}

/// The ordinal it bears: the one named, which no other of its tier and year has; or the next; or none.
async fn ordinal(
    tx: &mut Tx,
    by: &Actor,
    meeting: &Meeting,
    same_year: &[Meeting],
) -> Result<u32, Error> {
    let (named, series) = (meeting.ordinal, series_of(meeting));
    if named == 0 {
        return if meeting.takes_ordinal(same_year) {
            Ok(number::draw(tx, by.mechanism, &series, meeting.year).await?)
        } else {
            Ok(0)
        };
    }
    if same_year.iter().any(|other| other.ordinal == named) {
        let mut fields = Fields::default();
        fields.wrong_with("ordinal", "meeting-enter-ordinal-taken", named.to_string());
        fields.done()?;
    }
    number::raise_to(tx, by.mechanism, &series, meeting.year, named).await?;
    Ok(named)
}

/// Takes the entry of a meeting back; its units see it no longer. Its ordinal is free again if it was the last that was
/// drawn.
pub async fn revoke(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let reason = read_reason(reason)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let meeting = super::load(tx, &by, id, version).await?;
        let (series, year, ordinal) = (series_of(&meeting), meeting.year, meeting.ordinal);
        tx.record(meeting.revoke_entry(reason.clone(), &by, now)?)
            .await?;
        let units = Units::load(tx, &by.sight()).await?;
        for place in store::meeting::attendance(tx, &by.sight(), id).await? {
            let name = units.name(place.unit);
            tx.record(place.revoke(&name, &by, now)?).await?;
        }
        Ok(number::give_back(tx, by.mechanism, &series, year, ordinal).await?)
    })
    .await
}

fn read(form: &EnterForm, fields: &mut Fields) -> Meeting {
    let tier = fields.text("kind", &form.kind, 40);
    let topic = fields.text("topic", &form.topic, 80);
    let held_on = fields.date("held_on", &form.held_on);
    Meeting {
        id: new_id(),
        version: 0,
        tier,
        label: String::new(),
        year: year_of(held_on),
        ordinal: read_ordinal(&form.ordinal, fields),
        topic,
        held_on,
        starts_at: String::new(),
        place: fields.text("place", &form.place, 60),
        called_by: String::new(),
        chair: fields.text("chair", &form.chair, 40),
        state: MeetingState::Planned,
        paper_number: read_number(&form.number, fields),
    }
}

/// The number of the minutes as papers print it; none if none is typed.
fn read_number(typed: &str, fields: &mut Fields) -> Option<String> {
    let typed = fields.optional("number", typed, 40)?;
    let number = document_number::read(&typed);
    if number.is_none() {
        fields.wrong("number", "meeting-enter-number-unread");
    }
    number.map(|(code, year, serial)| document_number::text(&code, year, serial))
}

/// Which meeting of the year it was; 0 if that is not said.
fn read_ordinal(typed: &str, fields: &mut Fields) -> u32 {
    let one = |text: &str| text.parse::<u32>().ok().filter(|n| (1..100).contains(n));
    match typed.trim() {
        "" => 0,
        typed => fields.choice("ordinal", typed, one).unwrap_or_default(),
    }
}
