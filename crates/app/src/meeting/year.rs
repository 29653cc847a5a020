//! The year's duty to hold meetings: how it stands, and the job that warns ahead and finds the breach, each once.

use crate::{Desk, Error, desk::new_id};
use domain::{
    Actor, Date, Sight,
    charter::Tier,
    meeting::{
        Meeting, joint_meeting_owed_by,
        year::{MeetingYear, owed_in},
    },
};
use store::Tx;

/// Tells office and conveners what a year still owes, 60 and 30 days ahead, and when it ended in breach.
/// Answers how many warnings were told.
pub async fn warn(desk: &Desk) -> Result<usize, Error> {
    let (by, today, now, desk_) = (desk.system(), desk.today(), desk.now(), desk.clone());
    let sight = Sight::whole(desk.mechanism());
    desk.write(async move |tx| {
        let mut told = 0;
        let charter = desk_.charter();
        let owed = charter.meetings.owed();
        let years = [today.year() - 1, today.year()];
        for (tier, year) in owed.flat_map(|tier| years.map(|year| (tier, year))) {
            let duty = duty_of(tx, &desk_, &sight, year, Some(tier)).await?;
            let Some(days_left) = days_left(&duty, today) else {
                continue;
            };
            let number = u32::from(year.unsigned_abs());
            let known = store::call::year(tx, &sight, &duty.tier, number).await?;
            let record = known.unwrap_or_else(|| MeetingYear {
                id: new_id(),
                version: 0,
                year: number,
                tier: duty.tier.clone(),
                sixty_at: None,
                thirty_at: None,
                breached_at: None,
            });
            if let Some(warning) = record.next(days_left) {
                tx.record(record.warn(warning, &duty.label, &by, now)?)
                    .await?;
                told += 1;
            }
        }
        Ok(told)
    })
    .await
}

/// Once a meeting was held, or turns out to have been: what was told of its year is read by everybody, if that owes
/// nothing more.
pub(super) async fn settle(tx: &mut Tx, desk: &Desk, held: &Meeting) -> Result<(), Error> {
    let (charter, sight) = (desk.charter(), Sight::whole(desk.mechanism()));
    let (tier, year) = (charter.meetings.tier(&held.tier), held.held_on.year());
    if duty_of(tx, desk, &sight, year, tier)
        .await?
        .hold_by
        .is_some()
    {
        return Ok(());
    }
    if let Some(told) = store::call::year(tx, &sight, &held.tier, held.year).await? {
        store::notification::settle::<MeetingYear>(tx, &sight, told.id.0, desk.now()).await?;
    }
    Ok(())
}

/// Calendar days until the last day on which the year's meeting can be held; none if none is owed.
fn days_left(duty: &JointDuty, today: Date) -> Option<i64> {
    Some(i64::from((duty.hold_by? - today).get_days()))
}

/// How the year stands with the joint meetings it owes.
#[derive(Clone, Debug)]
pub struct JointDuty {
    /// Key of the tier that is owed.
    pub tier: String,
    /// What the charter calls it.
    pub label: String,
    /// The clause that says so.
    pub clause: String,
    /// How many the charter asks for each year.
    pub least: u32,
    /// The calendar year.
    pub year: i16,
    /// How many it owes.
    pub owed: u32,
    /// How many were held.
    pub held: u32,
    /// A joint meeting planned or convened in it.
    pub planned: Option<Meeting>,
    /// The last joint meeting held, this year or the one before.
    pub last_held_on: Option<Date>,
    /// The last day on which one can still be held; none if none is owed any more.
    pub hold_by: Option<Date>,
    /// Calendar days until then.
    pub days_left: Option<i64>,
    /// The year before, if it ended in breach.
    pub breached: Option<u32>,
}

impl JointDuty {
    /// What of it presses: a meeting owed that nobody planned, any that is owed, a breach.
    fn presses(&self) -> (bool, bool, bool) {
        let owed = self.hold_by.is_some();
        (
            owed && self.planned.is_none(),
            owed,
            self.breached.is_some(),
        )
    }
}

/// How this year stands with its joint meetings; a planned one is named to those who may see it.
pub async fn duty(desk: &Desk, by: &Actor) -> Result<JointDuty, Error> {
    let (sight, desk_) = (by.sight(), desk.clone());
    desk.read(async move |tx| {
        let mut duty = joint_duty(tx, &desk_, &sight).await?;
        if let Some(meeting) = &duty.planned {
            match store::meeting::by_id(tx, &sight, meeting.id).await {
                Ok(_) => {}
                Err(store::Error::NotFound) => duty.planned = None,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(duty)
    })
    .await
}

/// How this year stands with the meetings it owes; of several tiers the one that presses most.
pub(crate) async fn joint_duty(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
) -> Result<JointDuty, Error> {
    let charter = desk.charter();
    let rules = &charter.meetings;
    let year = desk.today().year();
    let before = u32::from(year.unsigned_abs()).saturating_sub(1);
    let mut most = duty_of(tx, desk, sight, year, rules.tiers.first()).await?;
    for (place, tier) in rules.owed().enumerate() {
        let mut duty = duty_of(tx, desk, sight, year, Some(tier)).await?;
        let told = store::call::year(tx, sight, &duty.tier, before).await?;
        // A meeting entered afterwards may have been held in time.
        let owing = duty_of(tx, desk, sight, year - 1, Some(tier))
            .await?
            .hold_by;
        duty.breached = told
            .is_some_and(|year| year.breached_at.is_some() && owing.is_some())
            .then_some(before);
        if place == 0 || duty.presses() > most.presses() {
            most = duty;
        }
    }
    Ok(most)
}

/// How a year stands, or stood, with the meetings of a tier.
async fn duty_of(
    tx: &mut Tx,
    desk: &Desk,
    sight: &Sight,
    year: i16,
    tier: Option<&Tier>,
) -> Result<JointDuty, Error> {
    let today = desk.today();
    let number = u32::from(year.unsigned_abs());
    let charter = desk.charter();
    let tier = tier.cloned().unwrap_or_default();
    let this = store::meeting::of_year(tx, sight, &tier.key, number).await?;
    let before = store::meeting::of_year(tx, sight, &tier.key, number - 1).await?;
    let was_held = |meeting: &&Meeting| meeting.was_held();
    let held = u32::try_from(this.iter().filter(was_held).count()).unwrap_or(u32::MAX);
    let owed = owed_in(
        year,
        tier.min_per_year,
        desk.founded_by(),
        desk.founded_on(),
        charter.practice.founding_year_owes,
    );
    let hold_by = joint_meeting_owed_by(year, owed, held);
    Ok(JointDuty {
        clause: charter.meetings.clause_of(&tier).to_owned(),
        least: tier.min_per_year,
        tier: tier.key,
        label: tier.label,
        year,
        owed,
        held,
        planned: this.iter().find(|meeting| !meeting.was_held()).cloned(),
        last_held_on: this
            .iter()
            .chain(&before)
            .filter(was_held)
            .map(|m| m.held_on)
            .max(),
        hold_by,
        days_left: hold_by.map(|day| i64::from((day - today).get_days())),
        breached: None,
    })
}
