//! Meetings that were held on paper, entered afterwards (补登).

use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    desk::new_id,
    input::{Fields, read_reason},
};
use domain::{
    Actor, Refusal,
    attachment::{Classification, Purpose},
    id::MeetingId,
    meeting::{Meeting, MeetingState, year_of},
};
use store::number;

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
    /// Why it was not held here, where it could have been.
    pub reason: String,
    /// The scan of its minutes.
    pub scan: Vec<Upload>,
}

/// Enters a meeting that was held on paper, with the scan of its minutes. It takes the next ordinal of its tier and
/// year, unless a later meeting has its ordinal already.
pub async fn enter(desk: &Desk, by: &Actor, form: EnterForm) -> Result<MeetingId, Error> {
    let mut fields = Fields::default();
    let meeting = read(&form, &mut fields);
    let reason = fields.optional("reason", &form.reason, 200);
    if form.scan.iter().all(|file| file.content.is_empty()) {
        fields.wrong("scan", "form-scan-required");
    }
    fields.done()?;
    if !by.is_office() {
        return Err(Refusal::OfficeOnly.into());
    }
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let sight = by.sight();
        let same_day = store::meeting::on_day(tx, &sight, meeting.held_on).await?;
        let again = |one: &&Meeting| one.state == MeetingState::Entered && one.tier == meeting.tier;
        if same_day.iter().any(|one| again(&one)) {
            return Err(Refusal::AlreadyDone.into());
        }
        let same_year = store::meeting::of_year(tx, &sight, &meeting.tier, meeting.year).await?;
        let takes = meeting.takes_ordinal(&same_year);
        let (charter, installed_on) = (desk_.charter(), desk_.founded_on());
        let mut meeting = meeting.clone();
        if takes {
            let series = series(&meeting);
            meeting.ordinal = number::draw(tx, by.mechanism, &series, meeting.year).await?;
        }
        let change = meeting.enter(&charter, installed_on, reason.clone(), &by, now)?;
        let meeting = tx.record(change).await?;
        let subject = Subject {
            meeting: Some(meeting.id),
            ..Subject::default()
        };
        let class = Classification::Internal;
        attachment::record(tx, &kept, subject, Purpose::Sealed, class, &by, now).await?;
        Ok(meeting.id)
    })
    .await
}

/// Takes the entry of a meeting back. Its ordinal is free again if it was the last that was drawn.
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
        let (series, year, ordinal) = (series(&meeting), meeting.year, meeting.ordinal);
        tx.record(meeting.revoke_entry(reason.clone(), &by, now)?)
            .await?;
        Ok(number::give_back(tx, by.mechanism, &series, year, ordinal).await?)
    })
    .await
}

/// The series of the ordinals of its tier.
fn series(meeting: &Meeting) -> String {
    format!("meeting:{}", meeting.tier)
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
        ordinal: 0,
        topic,
        held_on,
        starts_at: String::new(),
        place: fields.text("place", &form.place, 60),
        called_by: String::new(),
        chair: fields.text("chair", &form.chair, 40),
        state: MeetingState::Planned,
        paper_number: fields.optional("number", &form.number, 40),
    }
}
