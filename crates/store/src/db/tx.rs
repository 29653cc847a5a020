//! What an act holds while it runs: one transaction on one connection, the same on both engines.

use crate::seal::Seal;

use super::{Engine, Error, Row, Value, postgres, sqlite};

/// An open transaction. An error of any statement poisons it: later statements are refused and
/// nothing of the act is kept, on both engines alike; what may fail by design says `ON CONFLICT`.
///
/// SQL is the common dialect, `$1` being the first of `args`.
pub struct Tx {
    link: Link,
    poisoned: bool,
    seal: Option<Seal>,
}

enum Link {
    Sqlite(sqlite::Link),
    Postgres(postgres::Link),
}

impl Tx {
    pub(super) fn sqlite(link: sqlite::Link) -> Self {
        Self {
            link: Link::Sqlite(link),
            poisoned: false,
            seal: None,
        }
    }

    pub(super) fn postgres(link: postgres::Link) -> Self {
        Self {
            link: Link::Postgres(link),
            poisoned: false,
            seal: None,
        }
    }

    pub(super) fn set_seal(&mut self, seal: Option<Seal>) {
        self.seal = seal;
    }

    /// The seal under which governed records are written; `Broken` in a store opened without one.
    pub(crate) fn seal(&self) -> Result<&Seal, Error> {
        self.seal
            .as_ref()
            .ok_or_else(|| Error::broken("the store was opened without its seal"))
    }

    /// Which engine answers, for the few places (search) that need SQL of their own.
    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows of the answer, in its order.
    pub async fn rows(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<Row>, Error> {
        self.admit(args)?;
        let answer = match &mut self.link {
            Link::Sqlite(link) => link.rows(sql, args),
            Link::Postgres(link) => link.rows(sql, args).await,
        };
        self.watch(answer)
    }

    /// The first row of the answer, if there is any.
    pub async fn row(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, args).await?.into_iter().next())
    }

    /// Runs an `INSERT`, `UPDATE` or `DELETE` without `RETURNING` and tells how many rows changed.
    pub async fn run(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        self.admit(args)?;
        let answer = match &mut self.link {
            Link::Sqlite(link) => link.run(sql, args),
            Link::Postgres(link) => link.run(sql, args).await,
        };
        self.watch(answer)
    }

    fn admit(&mut self, args: &[Value]) -> Result<(), Error> {
        if self.poisoned {
            return Err(Error::Poisoned);
        }
        // PostgreSQL cannot keep NUL in text, so neither engine may.
        if args
            .iter()
            .any(|arg| matches!(arg, Value::Text(text) if text.contains('\0')))
        {
            self.poisoned = true;
            return Err(Error::broken("a text holds the character NUL"));
        }
        Ok(())
    }

    fn watch<T>(&mut self, answer: Result<T, Error>) -> Result<T, Error> {
        self.poisoned |= answer.is_err();
        answer
    }

    pub(super) fn is_poisoned(&self) -> bool {
        self.poisoned
    }

    pub(super) async fn begin_write(&mut self) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(link) => link.control("BEGIN IMMEDIATE"),
            Link::Postgres(link) => link.begin("BEGIN ISOLATION LEVEL READ COMMITTED").await,
        }
    }

    pub(super) async fn begin_read(&mut self) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(link) => link.control("BEGIN"),
            Link::Postgres(link) => {
                link.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await
            }
        }
    }

    pub(super) async fn save(&mut self) -> Result<(), Error> {
        self.poisoned = false;
        self.control("SAVEPOINT act").await
    }

    pub(super) async fn keep(&mut self) -> Result<(), Error> {
        self.control("RELEASE SAVEPOINT act").await
    }

    pub(super) async fn undo(&mut self) -> Result<(), Error> {
        self.control("ROLLBACK TO SAVEPOINT act").await?;
        self.control("RELEASE SAVEPOINT act").await
    }

    async fn control(&mut self, sql: &'static str) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(link) => link.control(sql),
            Link::Postgres(link) => link.control(sql).await,
        }
    }

    /// Commits. `Error::Unknown` says that nobody can tell; any other error, that nothing was kept.
    pub(super) async fn commit(&mut self) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(link) => link.commit(),
            Link::Postgres(link) => link.commit().await,
        }
    }

    /// Gives up whatever is open; a connection that cannot is thrown away.
    pub(super) async fn abandon(&mut self) {
        match &mut self.link {
            Link::Sqlite(link) => link.abandon(),
            Link::Postgres(link) => link.abandon().await,
        }
    }

    /// Whether the transaction begun is still there to go on with.
    pub(super) fn is_open(&self) -> bool {
        match &self.link {
            Link::Sqlite(link) => link.is_open(),
            Link::Postgres(link) => link.is_open(),
        }
    }

    /// Whether the file beneath has failed, after which nothing more may be written through it.
    pub(super) fn has_failed(&self) -> bool {
        match &self.link {
            Link::Sqlite(link) => link.has_failed(),
            Link::Postgres(_) => false,
        }
    }
}
