//! Putting right what was recorded wrongly of a meeting that is over.

use super::plan::read_time;
use crate::{Desk, Error, input::Fields};
use domain::{Actor, meeting::Meeting, minutes::MinutesState};

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

/// Records hour, place and chair of a closed meeting anew. Minutes that are with the units come back with it; what
/// they say otherwise shows beside their text.
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
    let (by, now) = (by.clone(), desk.now());
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
        if let Some(minutes) = minutes
            && minutes.state == MinutesState::Countersigning
        {
            tx.record(minutes.take_back(reason.clone(), &by, now)?)
                .await?;
        }
        Ok(())
    })
    .await
}
