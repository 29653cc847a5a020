//! One `SQLite` connection as a transaction sees it: binding by name, rows, commit, and which
//! result codes say that the file itself has failed.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, ToSql, ffi};

use super::Readers;
use crate::db::error::Fault;
use crate::db::{Error, Row, Value};

/// A connection, and where it belongs when it is no longer needed.
pub(in crate::db) struct Link {
    /// Absent only while being dropped.
    connection: Option<Connection>,
    home: Option<Arc<Readers>>,
    failed: bool,
}

impl Link {
    pub(super) fn new(connection: Connection, home: Option<Arc<Readers>>) -> Self {
        Self {
            connection: Some(connection),
            home,
            failed: false,
        }
    }

    fn connection(&self) -> &Connection {
        self.connection
            .as_ref()
            .expect("invariant: taken by drop alone")
    }

    pub(in crate::db) fn rows(
        &mut self,
        sql: &'static str,
        args: &[Value],
    ) -> Result<Vec<Row>, Error> {
        let answer = self.query(sql, args);
        self.note(answer)
    }

    fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Wrong> {
        let mut statement = self.prepare(sql, args)?;
        let width = statement.column_count();
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let columns = (0..width).map(|at| Ok(Some(value(row.get_ref(at)?)?)));
            found.push(Row::new(columns.collect::<Result<_, Wrong>>()?));
        }
        Ok(found)
    }

    pub(in crate::db) fn run(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        let changed = self
            .prepare(sql, args)
            .and_then(|mut it| Ok(it.raw_execute()? as u64));
        self.note(changed)
    }

    fn prepare(&self, sql: &str, args: &[Value]) -> Result<CachedStatement<'_>, Wrong> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let count = statement.parameter_count();
        if count != args.len() {
            return Err(Wrong::Ours(format!(
                "{} values given, {count} named",
                args.len()
            )));
        }
        for place in 1..=count {
            // SQLite counts names by first appearance: the second may be `$1`.
            let name = statement
                .parameter_name(place)
                .and_then(|name| name.strip_prefix('$'));
            let number = name.and_then(|digits| digits.parse::<usize>().ok());
            let arg = number.and_then(|number| args.get(number.checked_sub(1)?));
            let arg = arg.ok_or_else(|| Wrong::Ours("values are named $1, $2, …".into()))?;
            statement.raw_bind_parameter(place, arg)?;
        }
        Ok(statement)
    }

    pub(in crate::db) fn control(&mut self, sql: &'static str) -> Result<(), Error> {
        let done = self
            .connection()
            .prepare_cached(sql)
            .and_then(|mut it| it.execute(()));
        self.note(done.map(drop).map_err(Wrong::Theirs))
    }

    pub(in crate::db) fn commit(&mut self) -> Result<(), Error> {
        let done = self
            .connection()
            .prepare_cached("COMMIT")
            .and_then(|mut it| it.execute(()));
        let Err(error) = done else { return Ok(()) };
        let certain = matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::ConstraintViolation
                    | ErrorCode::DiskFull
                    | ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
            )
        );
        self.failed |= !certain;
        self.abandon();
        Err(if certain {
            fault(&error)
        } else {
            Error::Unknown
        })
    }

    pub(in crate::db) fn abandon(&mut self) {
        if self.is_open() {
            let undone = self.control("ROLLBACK");
            self.failed |= undone.is_err() && self.is_open();
        }
    }

    pub(in crate::db) fn is_open(&self) -> bool {
        !self.connection().is_autocommit()
    }

    pub(in crate::db) fn has_failed(&self) -> bool {
        self.failed
    }

    fn note<T>(&mut self, answer: Result<T, Wrong>) -> Result<T, Error> {
        answer.map_err(|wrong| match wrong {
            Wrong::Ours(text) => Error::broken(text),
            Wrong::Theirs(error) => {
                self.failed |= is_failure(&error);
                fault(&error)
            }
        })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let Some(home) = self.home.take() else { return };
        // The reader may have been dropped midway, by a panic or by a caller who went away.
        self.abandon();
        if let Some(connection) = self.connection.take().filter(|_| !self.failed) {
            home.give_back(connection);
        }
    }
}

enum Wrong {
    Ours(String),
    Theirs(rusqlite::Error),
}

impl From<rusqlite::Error> for Wrong {
    fn from(error: rusqlite::Error) -> Self {
        Self::Theirs(error)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn value(column: ValueRef<'_>) -> Result<Value, Wrong> {
    match column {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Integer(number)),
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(Wrong::Ours("a text is not UTF-8".into())),
        },
        ValueRef::Real(_) => Err(Wrong::Ours("a column holds a fraction".into())),
    }
}

/// Whether the file or the disk beneath it can no longer be trusted.
fn is_failure(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::SystemIoFailure
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::CannotOpen
        )
    )
}

/// The engine's error in our terms. `SQLite`'s texts name tables and columns, never values.
pub(super) fn fault(error: &rusqlite::Error) -> Error {
    let Some(code) = error.sqlite_error() else {
        return Error::Broken(Fault::new("", error.to_string()));
    };
    let fault = Fault::new(code.extended_code.to_string(), error.to_string());
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
        // A value of the wrong kind is our mistake, as it is on PostgreSQL.
        ErrorCode::ConstraintViolation if code.extended_code != ffi::SQLITE_CONSTRAINT_DATATYPE => {
            Error::Constraint(fault)
        }
        _ => Error::Broken(fault),
    }
}
