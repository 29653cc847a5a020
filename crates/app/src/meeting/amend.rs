//! Putting right what was recorded wrongly of a meeting that is over.

use super::{plan::read_time, view::MeetingView};
use crate::{Desk, Error, input::Fields, minutes::correction};
use domain::{
    Actor,
    meeting::{Meeting, record_is_signed},
    minutes::MinutesState,
};

impl MeetingView {
    /// Whether its minutes are signed off on its record, which therefore is not put right before they are issued.
    pub fn record_is_signed(&self) -> bool {
        record_is_signed(self.minutes.as_ref().map(|minutes| minutes.state))
    }
}

/// What is right, as typed.
#[derive(Clone, Debug, Default)]
pub struct AmendForm {
    /// Time of day at which it began.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// Why it was recorded otherwise.
    pub reason: String,
}

/// Records hour, place and chair of a closed meeting anew. Minutes that are with the units come back with it, those
/// that are issued owe a correction from then on; what they say otherwise shows beside their text.
pub async fn amend(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    form: AmendForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let typed = fields.text("starts_at", &form.starts_at, 5);
    let starts_at = read_time(&typed).unwrap_or_default();
    if !fields.has("starts_at") && starts_at.is_empty() {
        fields.wrong("starts_at", "form-bad-time");
    }
    let place = fields.text("place", &form.place, 60);
    let chair = fields.text("chair", &form.chair, 40);
    let reason = fields.text("reason", &form.reason, 200);
    fields.done()?;
    let (by, now, desk_) = (by.clone(), desk.now(), desk.clone());
    desk.write(async move |tx| {
        let before = super::load(tx, &by, id, version).await?;
        let minutes = store::minutes::of_meeting(tx, &by.sight(), id).await?;
        let state = minutes.as_ref().map(|minutes| minutes.state);
        let after = Meeting {
            starts_at: starts_at.clone(),
            place: place.clone(),
            chair: chair.clone(),
            ..before.clone()
        };
        let Some(change) = after.amend(&before, state, reason.clone(), &by, now)? else {
            return Ok(());
        };
        tx.record(change).await?;
        match (minutes, state) {
            (Some(minutes), Some(MinutesState::Countersigning)) => {
                tx.record(minutes.take_back(reason.clone(), &by, now)?)
                    .await?;
                Ok(())
            }
            (Some(minutes), Some(MinutesState::Issued)) => {
                correction::reckon(tx, &desk_, &by, minutes, Some(reason.clone())).await
            }
            _ => Ok(()),
        }
    })
    .await
}
