//! Who may call a meeting, chosen from the roster and the charter's posts; and the consent of the convener in
//! whose name the office plans it.

use crate::{Desk, Error, Upload, attachment, desk::new_id, input::Fields};
use domain::{
    Actor, Moment, Refusal, Sight,
    attachment::{Classification, Purpose},
    charter::Caller,
    id::MeetingId,
    meeting::consent::{Consent, ConsentState},
};
use store::Tx;

/// Among whom the caller of a meeting of this tier is chosen today; none if the charter lacks the tier.
pub async fn callers(desk: &Desk, by: &Actor, tier: &str) -> Result<Vec<Caller>, Error> {
    if !by.is_office() && !by.is_system() {
        return Err(Refusal::OfficeOnly.into());
    }
    let (charter, today) = (desk.charter(), desk.today());
    let Some(tier) = charter.meetings.tier(tier) else {
        return Ok(Vec::new());
    };
    let sight = by.sight();
    let posts = desk
        .read(async move |tx| Ok(store::roster::posts(tx, &sight).await?))
        .await?;
    let held: Vec<_> = posts
        .into_iter()
        .filter(|held| held.post.is_held_on(today))
        .map(|held| (held.person.id, held.person.name, held.post.role))
        .collect();
    Ok(charter.callers(tier, &held))
}

/// A choice as forms carry it.
pub fn code(caller: &Caller) -> String {
    match caller {
        Caller::Office => "office".into(),
        Caller::Person { id, .. } => id.to_string(),
        Caller::Post(post) => post.clone(),
    }
}

/// The choice that a form carries.
pub(super) fn read(callers: &[Caller], raw: &str) -> Option<Caller> {
    callers.iter().find(|caller| code(caller) == raw).cloned()
}

/// Asks the caller of a meeting, unless that one was asked already for this day and hour; the office asks nobody
/// for its own.
pub(super) async fn ask(
    tx: &mut Tx,
    meeting: MeetingId,
    caller: &Caller,
    moved: bool,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let earlier = store::meeting::consent(tx, &by.sight(), meeting).await?;
    let same = earlier
        .as_ref()
        .is_some_and(|one| one.caller == caller.words());
    let anew = moved && caller.is_to_consent();
    if (same && !anew) || (earlier.is_none() && !caller.is_to_consent()) {
        return Ok(());
    }
    let consent = earlier.unwrap_or_else(|| Consent {
        id: new_id(),
        version: 0,
        meeting,
        person: None,
        caller: String::new(),
        state: ConsentState::Asked,
        words: None,
        entered: false,
    });
    tx.record(consent.ask(caller, by, now)?).await?;
    Ok(())
}

/// The convener answers whether he calls the meeting, or the office enters how he answered (代录), with the scan if
/// he did so on paper. The scan is the office's and the conveners' to read.
pub async fn answer(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    given: bool,
    words: &str,
    scan: &[Upload],
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let mut fields = Fields::default();
    let words = fields.optional("words", words, 200);
    fields.done()?;
    let kept = attachment::keep_scans(desk, scan).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let sight: Sight = by.sight();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        let consent = store::meeting::consent(tx, &sight, id).await?;
        let consent = consent.ok_or(Error::NotFound)?;
        let seen = consent.version;
        let earlier = store::journal::of_record::<Consent>(tx, &sight, consent.id.0).await?;
        let earlier = super::last_word(&earlier);
        let change = consent.answer(&meeting, given, words.clone(), &earlier, &by, now)?;
        // The same answer from a page opened before is told as such, not as a change by another.
        super::must_be_seen(Some(version), seen)?;
        tx.record(change).await?;
        let subject = attachment::Subject {
            meeting: Some(id),
            ..Default::default()
        };
        let (purpose, class) = (Purpose::Consent, Classification::Restricted);
        attachment::record(tx, &kept, subject, purpose, class, &by, now).await?;
        Ok(())
    })
    .await
}
