//! What can go wrong between an act and its rows, named so that a caller can tell what to do next.

/// Why a read or a write did not come about. Texts carry no value of any record.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// There is no such record, or the asker may not see it.
    #[error("no such record")]
    NotFound,
    /// The record was changed by another since it was read.
    #[error("the record was changed by another meanwhile")]
    Stale,
    /// Too much is waiting, or another holds the lock; nothing was written and trying again may help.
    #[error("the store is busy; nothing was written")]
    Busy,
    /// The disk or the connection failed while committing: the write may have been kept or not.
    /// Never to be shown as "not saved".
    #[error("it is not known whether the write was kept")]
    Unknown,
    /// The store was closed, or its writer stopped after an I/O error; this act never ran.
    #[error("the store no longer accepts writes")]
    Stopped,
    /// An earlier statement of the same act failed, so nothing of the act is kept.
    #[error("an earlier statement of this act failed")]
    Poisoned,
    /// A unique key, foreign key, check or NOT NULL refused the write.
    #[error("a constraint refused the write")]
    Constraint(#[source] Fault),
    /// The schema found is not one this program can work with; the text says what to do.
    #[error("{0}")]
    Schema(String),
    /// Anything else: wrong SQL, a value of the wrong kind, a full or failing disk, a lost server.
    #[error("the store failed")]
    Broken(#[source] Fault),
}

impl Error {
    /// A failure seen by our own code rather than by an engine, such as a row that does not parse.
    pub fn broken(text: impl Into<String>) -> Self {
        Self::Broken(Fault {
            code: String::new(),
            text: text.into(),
        })
    }
}

/// What an engine said: its code and its words, without the values concerned.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{code} {text}")]
pub struct Fault {
    code: String,
    text: String,
}

impl Fault {
    /// Keeps `code` (an `SQLSTATE`, or `SQLite`'s extended result code) and a text free of values.
    pub(super) fn new(code: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            text: text.into(),
        }
    }

    /// The engine's own code; empty where our own code noticed the failure.
    pub fn code(&self) -> &str {
        &self.code
    }
}
