//! The seam below SQL: the one place that knows the two engines. Everything else in `store`
//! writes plain SQL once and runs it here.

mod act;
mod error;
mod migrate;
mod postgres;
mod queue;
mod sqlite;
mod tx;
mod value;

use std::path::Path;
use std::sync::Arc;

use futures_util::FutureExt as _;
use tokio::task::spawn_blocking;

use crate::seal::Seal;

pub use error::{Error, Fault};
pub use migrate::Step;
pub use tx::Tx;
pub use value::{Column, Row, Value};

/// Which of the two engines keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `SQLite`, embedded: one file, one process.
    Sqlite,
    /// `PostgreSQL`, or what speaks its protocol: several processes in front.
    Postgres,
}

/// An open store. Cloning is cheap and gives the same store.
#[derive(Clone)]
pub struct Db {
    kind: Arc<Kind>,
    seal: Option<Seal>,
}

enum Kind {
    Sqlite(sqlite::Store),
    Postgres(postgres::Store),
}

impl Db {
    /// Opens the `SQLite` file at `path`, creating it if it is absent; its folder must exist.
    pub async fn open_sqlite(path: &Path) -> Result<Self, Error> {
        let path = path.to_owned();
        let store = blocking(move || sqlite::Store::open(&path)).await?;
        Ok(Self {
            kind: Arc::new(Kind::Sqlite(store)),
            seal: None,
        })
    }

    /// Connects to the `PostgreSQL` database at `url` (`postgres://…` or `host=… dbname=…`), which
    /// must be UTF-8 and sort by code (collation `C`).
    pub async fn open_postgres(url: &str) -> Result<Self, Error> {
        let store = postgres::Store::open(url).await?;
        Ok(Self {
            kind: Arc::new(Kind::Postgres(store)),
            seal: None,
        })
    }

    /// The same store, writing governed records under this seal; without one it records none.
    #[must_use]
    pub fn sealed(self, seal: Seal) -> Self {
        Self {
            seal: Some(seal),
            ..self
        }
    }

    /// Which engine keeps the data.
    pub fn engine(&self) -> Engine {
        match &*self.kind {
            Kind::Sqlite(_) => Engine::Sqlite,
            Kind::Postgres(_) => Engine::Postgres,
        }
    }

    /// Applies the steps this store lacks, each in its own transaction. `Error::Schema` if a newer
    /// program has been here, or if a step already applied was edited since.
    pub async fn migrate(&self, steps: &[Step]) -> Result<(), Error> {
        match &*self.kind {
            Kind::Sqlite(store) => {
                let mut connection = store.for_migration()?;
                let steps = steps.to_vec();
                blocking(move || migrate::sqlite(&mut connection, &steps)).await
            }
            Kind::Postgres(store) => store.migrate(steps).await,
        }
    }

    /// Runs an act that writes, and answers after it is on disk. The act may run twice, so it
    /// borrows or clones what it captured; it awaits nothing but `tx`; it locks its mechanism's
    /// journal head first. `lane` is the mechanism's key: acts of one lane run one after another.
    ///
    /// An `Err` of the act undoes what it did. `Error::Unknown` says that the disk or the
    /// connection failed at the commit, and nobody can tell whether the write was kept. A caller
    /// who goes away does not stop his act.
    pub async fn write<T, E, F>(&self, lane: i64, act: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let seal = self.seal.clone();
        let (job, outcome) = act::job(async move |tx: &mut Tx| {
            tx.set_seal(seal.clone());
            act(tx).await
        });
        match &*self.kind {
            Kind::Sqlite(store) => store.writer.send(job).await?,
            Kind::Postgres(store) => store.send(lane, job).await?,
        }
        // The writer died with the act in hand.
        outcome.await.unwrap_or_else(|_| Err(Error::Unknown.into()))
    }

    /// Runs an act that reads by key, on a snapshot that no write disturbs, on the caller's thread.
    pub async fn read<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E>,
        E: From<Error>,
    {
        let mut tx = match &*self.kind {
            Kind::Sqlite(store) => store.reader()?,
            Kind::Postgres(store) => store.reader(),
        };
        look(&mut tx, act).await
    }

    /// Runs an act that scans (search, reports, exports) like `read`, but off the caller's thread
    /// where the engine would block it.
    pub async fn read_long<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let Kind::Sqlite(store) = &*self.kind else {
            return self.read(act).await;
        };
        let _place = store
            .long_reads
            .acquire()
            .await
            .map_err(|_| Error::Stopped)?;
        let mut tx = store.reader()?;
        let scan = move || look(&mut tx, act).now_or_never();
        match spawn_blocking(scan).await {
            Ok(Some(found)) => found,
            Ok(None) => {
                Err(Error::broken("the read awaited something other than the store").into())
            }
            Err(stopped) => match stopped.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(Error::Stopped.into()),
            },
        }
    }

    /// Copies the `SQLite` file as it stands to `path`, which must not exist yet, while others go
    /// on reading and writing. `PostgreSQL` has its own tool, and the error says so.
    pub async fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let Kind::Sqlite(store) = &*self.kind else {
            return Err(Error::broken("back a PostgreSQL database up with pg_dump"));
        };
        let (source, target) = (store.path(), path.to_owned());
        blocking(move || sqlite::backup(&source, &target)).await
    }

    /// Answers what is waiting, then stops writing and lets go of file or server, for all clones.
    pub async fn close(self) {
        match &*self.kind {
            Kind::Sqlite(store) => {
                store.writer.close().await;
                store.close_readers();
            }
            Kind::Postgres(store) => store.close().await,
        }
    }
}

async fn look<T, E, F>(tx: &mut Tx, act: F) -> Result<T, E>
where
    F: AsyncFnOnce(&mut Tx) -> Result<T, E>,
    E: From<Error>,
{
    tx.begin_read().await?;
    let found = act(tx).await;
    let poisoned = tx.is_poisoned();
    tx.abandon().await;
    if poisoned && found.is_ok() {
        Err(Error::Poisoned.into())
    } else {
        found
    }
}

async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let done = spawn_blocking(act).await;
    done.unwrap_or_else(|_| Err(Error::broken("a thread panicked or the program is ending")))
}
