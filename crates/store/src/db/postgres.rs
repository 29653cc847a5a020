//! `PostgreSQL`: a lane of writes per mechanism on one thread of its own, and pooled readers.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Timeouts};
use tokio::sync::mpsc;
use tokio::task::{JoinSet, LocalSet};
use tokio_postgres::{Config, NoTls};

use super::act::{Job, gather, settle};
use super::queue::{self, QUEUE_LIMIT};
use super::{Error, Step, Tx, migrate};

pub(super) use link::{Link, fault, fault_text};

mod link;

/// Connections for reads, and as many again for writes.
const CONNECTIONS: usize = 8;
/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// Another process may hold a mechanism's head for this long before we call it busy.
const SETTINGS: &str = "-c lock_timeout=5s -c client_min_messages=warning";

/// One database on a server.
pub(super) struct Store {
    readers: Pool,
    lanes: Mutex<Option<Lanes>>,
}

struct Lanes {
    senders: HashMap<i64, mpsc::Sender<Box<dyn Job>>>,
    starter: mpsc::UnboundedSender<mpsc::Receiver<Box<dyn Job>>>,
    thread: JoinHandle<()>,
}

impl Store {
    /// Connects and checks that the database sorts and encodes as `SQLite` does.
    pub(super) async fn open(url: &str) -> Result<Self, Error> {
        // The parser's own message would repeat the address, and with it the password.
        let address = || Error::broken("this is no address of a PostgreSQL database");
        let mut config: Config = url.parse().map_err(|_| address())?;
        let options = config
            .get_options()
            .map_or(String::new(), |given| format!("{given} "));
        config.options(format!("{options}{SETTINGS}"));
        config.application_name("fuyuan").connect_timeout(PATIENCE);
        let readers = pool(&config)?;
        check_order(&readers).await?;
        let (starter, starts) = mpsc::unbounded_channel();
        let writers = pool(&config)?;
        let thread = thread::Builder::new()
            .name("postgres-lanes".into())
            .spawn(move || write(&writers, starts))
            .map_err(|e| Error::broken(format!("no thread for the writers: {e}")))?;
        let lanes = Lanes {
            senders: HashMap::new(),
            starter,
            thread,
        };
        Ok(Self {
            readers,
            lanes: Mutex::new(Some(lanes)),
        })
    }

    /// Puts a job into its mechanism's lane.
    pub(super) async fn send(&self, lane: i64, job: Box<dyn Job>) -> Result<(), Error> {
        let sender = self.lane(lane)?;
        queue::send(&sender, job).await
    }

    fn lane(&self, lane: i64) -> Result<mpsc::Sender<Box<dyn Job>>, Error> {
        let mut lanes = self.lanes();
        let lanes = lanes.as_mut().ok_or(Error::Stopped)?;
        if let Some(sender) = lanes.senders.get(&lane) {
            return Ok(sender.clone());
        }
        let (sender, jobs) = mpsc::channel(QUEUE_LIMIT);
        lanes.starter.send(jobs).map_err(|_| Error::Stopped)?;
        lanes.senders.insert(lane, sender.clone());
        Ok(sender)
    }

    /// A reader, back in the pool when dropped between transactions.
    pub(super) fn reader(&self) -> Tx {
        Tx::postgres(Link::new(self.readers.clone()))
    }

    /// Applies the schema steps that are missing.
    pub(super) async fn migrate(&self, steps: &[Step]) -> Result<(), Error> {
        let mut client = self
            .readers
            .get()
            .await
            .map_err(|error| link::pool_fault(&error))?;
        migrate::postgres(&mut client, steps).await
    }

    /// Takes no more jobs, waits until those waiting are answered, and disconnects.
    pub(super) async fn close(&self) {
        let open = self.lanes().take();
        if let Some(Lanes {
            senders,
            starter,
            thread,
        }) = open
        {
            drop((senders, starter));
            queue::join(thread).await;
        }
        self.readers.close();
    }

    fn lanes(&self) -> MutexGuard<'_, Option<Lanes>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pool(config: &Config) -> Result<Pool, Error> {
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    Pool::builder(Manager::from_config(config.clone(), NoTls, recycling))
        .max_size(CONNECTIONS)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts::wait_millis(5000))
        .build()
        .map_err(|error| Error::broken(error.to_string()))
}

/// Lists are paged by key, so both engines must agree on the order of texts.
async fn check_order(pool: &Pool) -> Result<(), Error> {
    const ASK: &str = "SELECT datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') \
         AND pg_encoding_to_char(encoding) = 'UTF8' FROM pg_database \
         WHERE datname = current_database()";
    let client = pool.get().await.map_err(|error| link::pool_fault(&error))?;
    let row = client
        .query_one(ASK, &[])
        .await
        .map_err(|error| fault(&error))?;
    if row.try_get(0).map_err(|error| fault(&error))? {
        return Ok(());
    }
    Err(Error::Schema(
        "the database must be UTF-8 and sort by code: create it with \
         createdb --template template0 --encoding UTF8 --locale C"
            .into(),
    ))
}

/// The thread of all lanes: acts need not be `Send`, since none ever leaves it.
fn write(pool: &Pool, mut starts: mpsc::UnboundedReceiver<mpsc::Receiver<Box<dyn Job>>>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return tracing::error!(%error, "no runtime for the writers"),
    };
    LocalSet::new().block_on(&runtime, async {
        let mut lanes = JoinSet::new();
        while let Some(jobs) = starts.recv().await {
            lanes.spawn_local(lane(pool.clone(), jobs));
        }
        while lanes.join_next().await.is_some() {}
        pool.close();
    });
}

async fn lane(pool: Pool, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = jobs.recv().await {
        let group = gather(first, &mut jobs);
        // The connection goes back after each group: lanes may outnumber connections.
        settle(&mut Tx::postgres(Link::new(pool.clone())), group).await;
    }
}
