//! Deferred matters: the register, the condition marked as met, and the clocks that stand still meanwhile.

use crate::{Desk, Error, Units, Upload, attachment, input::Fields};
use domain::{
    Actor, Date, Moment,
    agenda::AgendaItem,
    attachment::Purpose,
    id::MatterId,
    matter::{Matter, MatterState},
    meeting::{Meeting, MeetingState},
};
use store::{Tx, matter::MatterRow, matter::Register};

/// Stops the clock of what the office forwarded of a matter that is deferred.
pub(crate) async fn suspend_open(
    tx: &mut Tx,
    matter: MatterId,
    reason: &str,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let sight = by.sight();
    let units = Units::load(tx, &sight).await?;
    for assignment in store::assignment::of_matter(tx, &sight, matter).await? {
        if assignment.stops_with_its_matter() {
            let unit = units.name(assignment.unit);
            tx.record(assignment.suspend(&unit, reason.into(), by, now)?)
                .await?;
        }
    }
    Ok(())
}

/// Stops them again for a matter that left an agenda and waits on as it did before it was listed.
pub(crate) async fn stop_again(
    tx: &mut Tx,
    matter: &Matter,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    match (matter.state, &matter.defer_condition) {
        (MatterState::Deferred, Some(condition)) => {
            suspend_open(tx, matter.id, condition, by, now).await
        }
        _ => Ok(()),
    }
}

/// Lets the clocks of a matter that comes back run again, each due day moved by the working days it stood
/// still.
pub(crate) async fn resume_suspended(
    tx: &mut Tx,
    desk: &Desk,
    matter: MatterId,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let sight = by.sight();
    let units = Units::load(tx, &sight).await?;
    for assignment in store::assignment::of_matter(tx, &sight, matter).await? {
        let Some(since) = assignment.suspended_on else {
            continue;
        };
        let stood = desk.calendar().days_left(since, now.date()).max(0);
        let due_on = desk.calendar().add_working_days(assignment.due_on, stood);
        let unit = units.name(assignment.unit);
        tx.record(assignment.resume(&unit, due_on, by, now)?)
            .await?;
    }
    Ok(())
}

/// The form that marks a condition as met, as typed.
#[derive(Clone, Debug, Default)]
pub struct MetForm {
    /// How it came to be met.
    pub words: String,
    /// Evidence.
    pub files: Vec<Upload>,
    /// Who may see it; empty for whoever sees the matter.
    pub files_class: String,
}

/// Marks a deferred matter's condition as met: it is proposed for the next agenda.
pub async fn meet_condition(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    form: MetForm,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let words = fields.text("words", &form.words, 500);
    let chosen = attachment::read_class(&form.files_class, &mut fields);
    fields.done()?;
    let kept = attachment::keep(desk, "files", &form.files).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let matter = tx
            .record(matter.meet_condition(words.clone(), &by, now)?)
            .await?;
        let subject = attachment::Subject {
            matter: Some(matter.id),
            ..Default::default()
        };
        let class = attachment::class_in(&matter, chosen);
        attachment::record(tx, &kept, subject, Purpose::Evidence, class, &by, now).await?;
        Ok(())
    })
    .await
}

/// A place of a matter on an agenda, with the meeting where that is within sight.
pub type Place = (AgendaItem, Option<Meeting>);

/// A deferred matter with the chain of its submissions, oldest first.
#[derive(Clone, Debug)]
pub struct Deferred {
    /// The matter.
    pub row: MatterRow,
    /// Its places on agendas.
    pub chain: Vec<Place>,
}

/// A page of the register of deferred matters by day of review, in the whole register those whose condition is met
/// first; and whether another follows. `which` is `due`, `ahead`, `met` or anything else for all.
pub async fn register(
    desk: &Desk,
    by: &Actor,
    which: &str,
    after: &str,
) -> Result<(Vec<Deferred>, bool), Error> {
    let after = read_key(after);
    let which = match which {
        "due" => Register::Due(desk.today()),
        "ahead" => Register::Ahead(desk.today()),
        "met" => Register::Met,
        _ => Register::Whole,
    };
    let sight = by.sight();
    desk.read(async move |tx| {
        let mut rows = store::matter::register(tx, &sight, which, after).await?;
        let more = rows.len() > store::matter::PAGE;
        rows.truncate(store::matter::PAGE);
        let mut deferred = Vec::new();
        for row in rows {
            let chain = chain(tx, &sight, row.id).await?;
            deferred.push(Deferred { row, chain });
        }
        Ok((deferred, more))
    })
    .await
}

/// The key of a row of the register as addresses carry it: whether it still waits, its day, its id.
pub fn key(row: &MatterRow) -> Option<String> {
    let waits = u8::from(row.condition_met_at.is_none());
    Some(format!("{waits}_{}_{}", row.review_on?, row.id))
}

fn read_key(text: &str) -> Option<(bool, Date, MatterId)> {
    let (waits, rest) = text.split_once('_')?;
    let (day, id) = rest.split_once('_')?;
    let day = crate::input::read_date(day)?;
    Some((waits == "1", day, MatterId::parse(id)?))
}

/// The places of a matter on agendas, oldest first, save of meetings that were called off. The caller has loaded the
/// matter within sight.
pub(crate) async fn chain(
    tx: &mut Tx,
    sight: &domain::Sight,
    matter: MatterId,
) -> Result<Vec<Place>, Error> {
    let mut chain = Vec::new();
    for item in store::agenda::items_of_matter(tx, sight, matter).await? {
        let meeting = match store::meeting::by_id(tx, sight, item.meeting).await {
            Ok(meeting) if meeting.state == MeetingState::CalledOff => continue,
            Ok(meeting) => Some(meeting),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        chain.push((item, meeting));
    }
    Ok(chain)
}
