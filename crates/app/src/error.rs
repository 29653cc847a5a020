//! What can go wrong in an act, in the five ways a page or a command must tell apart.

use domain::Refusal;

/// A message beside a form's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: &'static str,
    /// Key of the message.
    pub key: &'static str,
    /// What the message needs: a limit, a name. Empty if nothing.
    pub detail: String,
}

/// Why an act did not come about. In every case nothing of it was kept, save `Unknown`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Fields of the form are wrong; each has its message.
    #[error("invalid input")]
    Invalid(Vec<FieldError>),
    /// A rule of the mechanism refuses it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such record, or it is out of sight.
    #[error("not found")]
    NotFound,
    /// The record was changed by another since the form was opened.
    #[error("stale")]
    Stale,
    /// The disk failed at the commit: the write may have been kept or not.
    #[error("unknown outcome")]
    Unknown,
    /// Too much is waiting; trying again may help.
    #[error("busy")]
    Busy,
    /// The system failed.
    #[error("failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One wrong field.
    pub fn field(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(vec![FieldError {
            field,
            key,
            detail: String::new(),
        }])
    }

    /// A failure that is not the user's.
    pub fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(error))
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Unknown => Self::Unknown,
            store::Error::Busy => Self::Busy,
            // A constraint refuses where two people did the same thing at once: the later one must look
            // again, as after a stale version.
            store::Error::Stale | store::Error::Constraint(_) => Self::Stale,
            other => Self::failed(other),
        }
    }
}
