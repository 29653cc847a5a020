//! The desk: what every act works with: store, files, keys, charter, calendar, clock and faces of one mechanism.

use crate::Error;
use documents::fonts::Fonts;
use domain::{
    Actor, Date, Moment, Sight,
    calendar::{HolidayYear, WorkCalendar},
    charter::Charter,
    id::MechanismId,
};
use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};
use store::{Db, Tx, anchor::Keys, files::Files, journal};
use tokio::sync::{Notify, Semaphore};

/// Where the present moment comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A moment that stands still, for samples and tests.
    Fixed(Moment),
}

/// A version of the charter, as acts read it.
pub(crate) struct InForce {
    /// First day in force.
    pub from: Date,
    /// The charter.
    pub charter: Arc<Charter>,
}

/// What every act works with. Cloning is cheap and gives the same desk.
#[derive(Clone)]
pub struct Desk {
    pub(crate) db: Db,
    pub(crate) files: Files,
    pub(crate) keys: Keys,
    pub(crate) data: PathBuf,
    pub(crate) queued: Arc<Notify>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) fonts: Arc<Fonts>,
    mechanism: MechanismId,
    charters: Arc<RwLock<Vec<InForce>>>,
    calendar: Arc<WorkCalendar>,
    clock: Clock,
    demo: bool,
    founded_on: Date,
}

impl Desk {
    /// Opens a data folder whose mechanism has been founded, bringing its schema up to date.
    pub async fn open(data: &std::path::Path, database: Option<&str>) -> Result<Self, Error> {
        let (db, files, keys) = open_store(data, database).await?;
        let mechanism = db
            .read(async move |tx| store::mechanism::all(tx).await)
            .await?
            .into_iter()
            .next()
            .ok_or(Error::NotFound)?;
        let charters = charters(&db, mechanism.id).await?;
        Ok(Self {
            db,
            files,
            keys,
            data: data.into(),
            queued: Arc::new(Notify::new()),
            hashing: Arc::new(Semaphore::new(2)),
            fonts: Arc::new(Fonts::load(&[data.join("fonts")])),
            mechanism: mechanism.id,
            charters: Arc::new(RwLock::new(charters)),
            calendar: Arc::new(built_in_calendar()),
            clock: Clock::System,
            demo: mechanism.demo,
            founded_on: mechanism.founded_at.date(),
        })
    }

    /// Holds the data folder for one server alone, for as long as the answer lives; none if another
    /// server holds it. Commands such as backup and verification need no hold.
    pub fn hold(&self) -> std::io::Result<Option<std::fs::File>> {
        let file = std::fs::File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(self.data.join("serving.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// The same desk with another clock.
    #[must_use]
    pub fn with_clock(&self, clock: Clock) -> Self {
        Self {
            clock,
            ..self.clone()
        }
    }

    /// The same desk with other faces than those in its data folder.
    #[must_use]
    pub fn with_fonts(self, fonts: Arc<Fonts>) -> Self {
        Self { fonts, ..self }
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Today in China.
    pub fn today(&self) -> Date {
        self.now().date()
    }

    /// The mechanism served.
    pub fn mechanism(&self) -> MechanismId {
        self.mechanism
    }

    /// The charter in force today; before the first version's day, that version.
    ///
    /// # Panics
    /// Never: a mechanism is founded on a charter.
    pub fn charter(&self) -> Arc<Charter> {
        let versions = self.charters.read().unwrap_or_else(PoisonError::into_inner);
        let today = self.today();
        let version = versions.iter().rfind(|version| version.from <= today);
        let version = version.or(versions.first());
        version
            .map(|version| version.charter.clone())
            .expect("invariant: a mechanism has a charter from its founding on")
    }

    /// Reads the charter's versions again, after an amendment here or by another process.
    pub(crate) async fn reread_charters(&self) -> Result<(), Error> {
        let fresh = charters(&self.db, self.mechanism).await?;
        *self
            .charters
            .write()
            .unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Working days.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// Whether the data are samples; every page then says so.
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// The day the mechanism was installed here.
    pub fn founded_on(&self) -> Date {
        self.founded_on
    }

    /// The day of the charter's first document, which founded the mechanism; the day it was installed here if
    /// the document bears none.
    pub fn founded_by(&self) -> Date {
        let all = self.charters.read();
        let first = all.unwrap_or_else(PoisonError::into_inner);
        first.first().map_or(self.founded_on, |first| first.from)
    }

    /// Working days left until a due day: 0 today, negative when overdue.
    pub fn days_left(&self, due: Date) -> i64 {
        self.calendar.days_left(self.today(), due)
    }

    /// The day so many working days from today.
    pub fn in_working_days(&self, days: u32) -> Date {
        self.calendar
            .add_working_days(self.today(), i64::from(days))
    }

    /// The system as an actor.
    pub fn system(&self) -> Actor {
        Actor::system(self.mechanism)
    }

    /// Runs an act that writes, under the lock of the mechanism's journal head.
    pub(crate) async fn write<T, F>(&self, act: F) -> Result<T, Error>
    where
        F: AsyncFn(&mut Tx) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let mechanism = self.mechanism;
        let done = self
            .db
            .write(mechanism.0, async move |tx| {
                journal::lock(tx, mechanism).await?;
                act(tx).await
            })
            .await?;
        self.queued.notify_one();
        Ok(done)
    }

    /// Runs an act that only reads.
    pub(crate) async fn read<T, F>(&self, act: F) -> Result<T, Error>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, Error>,
    {
        self.db.read(act).await
    }
}

impl Clock {
    /// The present moment by this clock.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn now(self) -> Moment {
        match self {
            Self::System => Moment(jiff::Timestamp::now().as_millisecond()),
            Self::Fixed(moment) => moment,
        }
    }
}

/// Every version of the charter, the earliest first.
async fn charters(db: &Db, mechanism: MechanismId) -> Result<Vec<InForce>, Error> {
    let sight = Sight::whole(mechanism);
    let versions = db
        .read(async move |tx| store::mechanism::charters(tx, &sight).await)
        .await?;
    let read = versions.into_iter().map(|version| {
        Ok(InForce {
            from: version.effective_from,
            charter: Arc::new(toml::from_str(&version.text).map_err(Error::failed)?),
        })
    });
    let read: Vec<InForce> = read.collect::<Result<_, Error>>()?;
    if read.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(read)
    }
}

/// Opens keys, attachments and database of a data folder and brings the schema up to date.
pub(crate) async fn open_store(
    data: &std::path::Path,
    database: Option<&str>,
) -> Result<(Db, Files, Keys), Error> {
    store::anchor::make_private_folder(data).map_err(Error::failed)?;
    let keys = Keys::open(data).map_err(Error::failed)?;
    let files = Files::open(data).map_err(Error::failed)?;
    let db = match database {
        Some(url) => Db::open_postgres(url).await?,
        None => Db::open_sqlite(&data.join(store::backup::DATABASE)).await?,
    };
    db.migrate(store::STEPS).await?;
    Ok((db.sealed(keys.seal().clone()), files, keys))
}

/// A new identifier, ordered by time of making.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that makes identifiers"
)]
pub(crate) fn new_id<T: From<uuid::Uuid>>() -> T {
    uuid::Uuid::now_v7().into()
}

fn built_in_calendar() -> WorkCalendar {
    let years = [
        include_str!("../../../calendar/2023.toml"),
        include_str!("../../../calendar/2024.toml"),
        include_str!("../../../calendar/2025.toml"),
        include_str!("../../../calendar/2026.toml"),
    ]
    .map(|text| {
        toml::from_str::<HolidayYear>(text).expect("the built-in calendars are well formed")
    });
    WorkCalendar::from_years(years).expect("the built-in calendars agree with each other")
}
