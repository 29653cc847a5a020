//! Scratch stores for tests: a `SQLite` file in a folder of its own, or a fresh database on a
//! throwaway `PostgreSQL` cluster. All of it goes away with the test, or with its process.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use tempfile::TempDir;

use crate::db::{Db, Engine};

pub use cluster::Cluster;

mod cluster;

static STATEMENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Notes a statement that was put together, so that its plan can be looked at.
pub(crate) fn made(sql: String) -> String {
    if let Ok(mut all) = STATEMENTS.lock() {
        all.push(sql.clone());
    }
    sql
}

/// Every statement the nouns have put together so far in this process.
///
/// # Panics
/// If a test panicked while noting one.
pub fn statements() -> Vec<String> {
    STATEMENTS.lock().expect("no panic while noting").clone()
}

/// Names the address of a cluster that runs already, so that tests do not start one per process.
pub const CLUSTER_VARIABLE: &str = "FUYUAN_TEST_POSTGRES";

/// An empty store and what it lies in; both are gone after `Scratch` is dropped.
pub struct Scratch {
    /// The store, without any schema.
    pub db: Db,
    place: Place,
}

enum Place {
    Folder(TempDir),
    Database(String),
}

impl Scratch {
    /// An empty store on `engine`.
    ///
    /// # Panics
    /// If there is none to be had: a test that cannot run has failed.
    pub async fn new(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let folder = TempDir::new().expect("a temporary folder");
                let db = Db::open_sqlite(&folder.path().join("fuyuan.sqlite")).await;
                Self {
                    db: db.expect("a new SQLite file"),
                    place: Place::Folder(folder),
                }
            }
            Engine::Postgres => {
                let name = database("");
                let db = Db::open_postgres(&address(&name)).await;
                Self {
                    db: db.expect("a new database"),
                    place: Place::Database(name),
                }
            }
        }
    }

    /// What another `Db::open_…` needs to open the same store: a path, or an address.
    pub fn address(&self) -> String {
        match &self.place {
            Place::Folder(folder) => folder.path().join("fuyuan.sqlite").display().to_string(),
            Place::Database(name) => address(name),
        }
    }

    /// Opens the same store a second time, as another process would.
    ///
    /// # Panics
    /// If it cannot be opened.
    pub async fn open_again(&self) -> Db {
        let opened = match &self.place {
            Place::Folder(_) => Db::open_sqlite(self.address().as_ref()).await,
            Place::Database(name) => Db::open_postgres(&address(name)).await,
        };
        opened.expect("a store that was opened before")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Place::Database(name) = &self.place {
            execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Makes a database with `options` of `CREATE DATABASE`, and tells its name. It lasts as long as
/// the cluster.
pub fn database(options: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    // One cluster may serve many test processes.
    let name = format!(
        "t{}_{}",
        std::process::id(),
        LAST.fetch_add(1, Ordering::Relaxed)
    );
    execute(&format!(
        "CREATE DATABASE {name} TEMPLATE template0 {options}"
    ));
    name
}

/// The address of a database on the throwaway cluster.
///
/// # Panics
/// If there is no cluster, or `FUYUAN_TEST_POSTGRES` does not end in a database's name.
pub fn address(database: &str) -> String {
    let (server, _) = cluster_address()
        .rsplit_once('/')
        .expect("an address ends in a database");
    format!("{server}/{database}")
}

/// The cluster of this process, started at first need unless the environment names one.
fn cluster_address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    // Kept for as long as the process lives; its guard sees to its end.
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let given = std::env::var(CLUSTER_VARIABLE).ok();
        given.unwrap_or_else(|| CLUSTER.get_or_init(Cluster::start).address().to_owned())
    })
}

/// Runs one statement on the cluster's own database.
fn execute(sql: &str) {
    let mut psql = Command::new(cluster::programs().join("psql"));
    psql.args([
        "--quiet",
        "--no-psqlrc",
        "--command",
        sql,
        cluster_address(),
    ]);
    let answer = psql.output().expect("`psql` comes with the server");
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{sql}: {said}");
}
