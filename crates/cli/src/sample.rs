//! The sample work of `fuyuan demo`: invented persons, enterprises and cases, played through the acts.

mod bulk;
mod case;
mod conveners;
mod gatherings;
mod lives;
pub mod people;
mod play;
mod scan;
mod step;

use crate::{command::charter, failure::Failure};
use app::{
    Clock, Desk, Fonts,
    charter::found::{Founding, found},
    jobs,
};
use domain::{Date, Moment};
use std::{path::Path, sync::Arc};

/// Founds a demo in an empty folder and fills it: the year's script, or so many matters.
pub async fn fill(data: &Path, matters: Option<u32>, fonts: &Arc<Fonts>) -> Result<(), Failure> {
    let today = Clock::System.now().date();
    let founded_on = founding_day(today);
    let founding = Founding {
        charter: charter::built_in()?,
        demo: true,
        clock: Clock::Fixed(Moment::at(founded_on, 8, 30)),
    };
    found(data, None, founding).await?;
    let desk = Desk::open(data, None).await?.with_fonts(Arc::clone(fonts));
    people::appoint(&desk, founded_on).await?;
    if let Some(matters) = matters {
        bulk::fill(&desk, founded_on, today, matters).await?;
    } else {
        play::play(&desk, founded_on, today, fonts).await?;
        conveners::add(&desk).await?;
    }
    jobs::close(desk).await;
    Ok(())
}

/// A year ago, and early enough in the year before for its joint meeting to be held in it: this year's is
/// then still owed. Always a working day, since nothing is founded on a Sunday.
fn founding_day(today: Date) -> Date {
    let year_ago = today.saturating_sub(jiff::Span::new().years(1));
    let before = Date::constant(today.year() - 1, 10, 26);
    let mut day = year_ago.min(before);
    while day.weekday().to_monday_one_offset() > 5 {
        day = day.yesterday().unwrap_or(day);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_founding_leaves_time_for_the_joint_meeting_of_its_year() {
        for (today, founded) in [
            (date(2026, 11, 23), date(2025, 10, 24)),
            (date(2026, 12, 31), date(2025, 10, 24)),
            (date(2026, 8, 4), date(2025, 8, 4)),
            (date(2026, 1, 5), date(2025, 1, 3)),
        ] {
            assert_eq!(founding_day(today), founded, "{today}");
        }
    }
}
