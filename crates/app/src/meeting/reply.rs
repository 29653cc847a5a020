//! What units answer before the meeting: the reply slip to its notice, and written opinions on its items.

use super::{agenda::item_of, call::speaking, table::must_be_its_own};
use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{
    Actor, Moment,
    agenda::{Stance, opinion::WrittenOpinion},
    id::AgendaItemId,
    meeting::reply::{Answer, Reply},
};

/// A reply slip, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReplyForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// Version of the reply the form saw; none or 0 where there was none.
    pub seen: Option<u32>,
    /// Comes, sends another, cannot.
    pub answer: String,
    /// Who comes.
    pub person: String,
    /// That person's post.
    pub post: String,
    /// That person's telephone.
    pub phone: String,
    /// Why another comes, or nobody.
    pub reason: String,
}

/// A unit replies to the notice of a meeting, or the office enters its reply. Whoever cannot come is
/// excused by it.
pub async fn reply(desk: &Desk, by: &Actor, id: &str, form: ReplyForm) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = speaking(by, &form.entered_for, &units, &mut fields)?;
    let answer = fields.choice("answer", &form.answer, Answer::parse);
    let person = fields.optional("person", &form.person, 40);
    let post = fields.optional("post", &form.post, 40);
    let phone = fields.telephone("phone", &form.phone);
    let reason = fields.optional("reason", &form.reason, 200);
    if matches!(answer, Some(Answer::Comes | Answer::Substitute)) && person.is_none() {
        fields.wrong("person", "form-required");
    }
    if matches!(answer, Some(Answer::Cannot | Answer::Substitute)) && reason.is_none() {
        fields.wrong("reason", "form-required");
    }
    fields.done()?;
    let answer = answer.ok_or(Error::NotFound)?;
    let now = desk.now();
    desk.write(async move |tx| {
        let sight = by.sight();
        let unit = by.acting_unit().clone();
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        let place = store::meeting::place_of(tx, &sight, id, unit.id).await?;
        let place = place.ok_or(Error::NotFound)?;
        let all = store::call::replies(tx, &sight, id).await?;
        let earlier = all.into_iter().find(|one| one.unit == unit.id);
        let version = earlier.as_ref().map_or(0, |one| one.version);
        super::must_be_seen(form.seen, version)?;
        let reply = Reply {
            id: earlier.map_or_else(new_id, |one| one.id),
            version,
            meeting: id,
            unit: unit.id,
            answer,
            person: person.clone(),
            post: post.clone(),
            phone: phone.clone(),
            reason: reason.clone(),
            replied_at: Moment(0),
        };
        let reply = tx.record(reply.give(&meeting, &unit, &by, now)?).await?;
        if let Some(change) = place.follow(&reply, &unit, &by, now)? {
            tx.record(change).await?;
        }
        Ok(())
    })
    .await
}

/// A written opinion, as typed.
#[derive(Clone, Debug, Default)]
pub struct OpinionForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// Version of the opinion the form saw; none or 0 where there was none.
    pub seen: Option<u32>,
    /// Where it leans; empty if it does not say.
    pub stance: String,
    /// What it says.
    pub text: String,
}

/// A unit gives its written opinion on an item before the meeting, or the office enters it.
pub async fn opinion(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    form: OpinionForm,
) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = speaking(by, &form.entered_for, &units, &mut fields)?;
    let text = fields.text("text", &form.text, 1000);
    let stance = if form.stance.trim().is_empty() {
        None
    } else {
        fields.choice("stance", &form.stance, Stance::parse)
    };
    fields.done()?;
    let now = desk.now();
    desk.write(async move |tx| {
        let sight = by.sight();
        let unit = by.acting_unit().clone();
        let item = item_of(tx, &by, id, item).await?;
        let meeting = store::meeting::by_id(tx, &sight, id).await?;
        store::meeting::place_of(tx, &sight, id, unit.id)
            .await?
            .ok_or(Error::NotFound)?;
        must_be_its_own(tx, &by, &item, &unit).await?;
        let earlier = store::call::opinion_of(tx, &sight, item.id, unit.id).await?;
        let version = earlier.as_ref().map_or(0, |one| one.version);
        super::must_be_seen(form.seen, version)?;
        let opinion = WrittenOpinion {
            id: earlier.map_or_else(new_id, |one| one.id),
            version,
            item: item.id,
            meeting: id,
            matter: item.matter,
            unit: unit.id,
            stance,
            text: text.clone(),
        };
        tx.record(opinion.give(&item, &meeting, &unit, &by, now)?)
            .await?;
        Ok(())
    })
    .await
}
