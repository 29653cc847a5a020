//! `SQLite`: one writer on its own thread, readers that serve their callers inline, and backup.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use futures_util::FutureExt as _;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{Semaphore, mpsc};

use super::act::{Job, gather, settle};
use super::queue::{QUEUE_LIMIT, Queue};
use super::{Error, Tx};

pub(super) use link::Link;

mod link;

/// How long a connection waits for a lock another process holds.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept prepared per connection; the usual 16 would prepare most of them anew.
const STATEMENTS: usize = 512;
/// Idle readers kept; more are closed when they come back.
const IDLE_READERS: usize = 16;
/// Long reads at a time, so that reports cannot take all threads and memory.
const LONG_READS: usize = 4;

/// One open database file.
pub(super) struct Store {
    path: PathBuf,
    pub(super) writer: Queue,
    readers: Arc<Readers>,
    pub(super) long_reads: Semaphore,
}

impl Store {
    /// Opens or creates the file and starts its writer.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let writer = connect(path)?;
        writer
            .pragma_update(None, "journal_mode", "WAL")
            .map_err(|e| link::fault(&e))?;
        // After a failed sync the log may hold lines that are in memory only, and a later commit
        // would build on them. Moving everything into the file makes what we see what there is.
        checkpoint(&writer)?;
        let (sender, queue) = mpsc::channel(QUEUE_LIMIT);
        let thread = thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || write(writer, queue))
            .map_err(|e| Error::broken(format!("no thread for the writer: {e}")))?;
        Ok(Self {
            path: path.to_owned(),
            writer: Queue::new(sender, thread),
            readers: Arc::new(Readers {
                path: path.to_owned(),
                idle: Mutex::default(),
            }),
            long_reads: Semaphore::new(LONG_READS),
        })
    }

    /// A reader, back among the idle ones when dropped.
    pub(super) fn reader(&self) -> Result<Tx, Error> {
        Readers::take(&self.readers)
    }

    /// A connection of its own that may change the schema.
    pub(super) fn for_migration(&self) -> Result<Connection, Error> {
        connect(&self.path)
    }

    pub(super) fn path(&self) -> PathBuf {
        self.path.clone()
    }

    pub(super) fn close_readers(&self) {
        self.readers.idle().clear();
    }
}

fn connect(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let ready = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    };
    let connection = ready().map_err(|error| link::fault(&error))?;
    // The log beside it is made with the same rights.
    crate::anchor::make_private(path)
        .map_err(|error| Error::broken(format!("the database cannot be kept private: {error}")))?;
    Ok(connection)
}

/// Moves the log into the file and empties it, unless somebody is reading from it.
fn checkpoint(connection: &Connection) -> Result<(), Error> {
    let done = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()));
    done.map_err(|error| link::fault(&error))
}

/// The writer's life: takes what waits, until nobody can send any more or the file fails.
fn write(connection: Connection, mut queue: mpsc::Receiver<Box<dyn Job>>) {
    let mut tx = Tx::sqlite(Link::new(connection, None));
    while let Some(first) = queue.blocking_recv() {
        let jobs = gather(first, &mut queue);
        let sound = settle(&mut tx, jobs).now_or_never();
        if !sound.expect("invariant: nothing but an act can wait on SQLite") {
            tracing::error!("the database file has failed: the writer stops");
            break;
        }
    }
    queue.close();
    while let Ok(job) = queue.try_recv() {
        job.answer();
    }
}

/// The connections that only read.
pub(super) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    fn take(self: &Arc<Self>) -> Result<Tx, Error> {
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.open()?,
        };
        Ok(Tx::sqlite(Link::new(connection, Some(Arc::clone(self)))))
    }

    fn open(&self) -> Result<Connection, Error> {
        let connection = connect(&self.path)?;
        connection
            .pragma_update(None, "query_only", true)
            .map_err(|e| link::fault(&e))?;
        Ok(connection)
    }

    fn give_back(&self, connection: Connection) {
        let mut idle = self.idle();
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Copies the file as it stands to `target`, which must not exist; writers go on meanwhile.
pub(super) fn backup(source: &Path, target: &Path) -> Result<(), Error> {
    if target.exists() {
        return Err(Error::broken("the backup's file exists already"));
    }
    // Under another name until it is whole: a backup cut short must not look like one.
    let mut part = target.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let _ = std::fs::remove_file(&part);
    copy(source, &part).map_err(|error| link::fault(&error))?;
    let kept = std::fs::File::open(&part)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(&part, target))
        .and_then(|()| sync_folder(target));
    kept.map_err(|error| Error::broken(format!("the backup cannot be kept: {error}")))
}

fn copy(source: &Path, part: &Path) -> rusqlite::Result<()> {
    let from = Connection::open_with_flags(
        source,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    from.busy_timeout(PATIENCE)?;
    let mut to = Connection::open(part)?;
    let backup = Backup::new(&from, &mut to)?;
    // All pages in one step: one snapshot, which no later write can make start anew.
    while backup.step(-1)? != StepResult::Done {
        thread::sleep(Duration::from_millis(50));
    }
    drop(backup);
    // One plain file, that can be read without a log beside it.
    to.pragma_update(None, "journal_mode", "DELETE")
}

fn sync_folder(file: &Path) -> std::io::Result<()> {
    match file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        Some(folder) => std::fs::File::open(folder)?.sync_all(),
        None => std::fs::File::open(".")?.sync_all(),
    }
}
