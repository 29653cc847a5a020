//! Charters: from a notice's draft to a charter, and founding a mechanism on it.

pub mod amend;
pub mod begin;
pub mod draft;
pub mod found;
pub mod review;

use domain::charter::Charter;

pub use documents::notice::{
    Draft, Unreadable, Warning, printed as printed_notice, read as read_notice,
};

/// The built-in charter of 140502, as TOML.
pub const BUILT_IN: &str = include_str!("../../../charters/140502.toml");

/// Why a charter file cannot be founded on.
#[derive(Debug, thiserror::Error)]
pub enum CharterError {
    /// It is not TOML of a charter's form; the text says where.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    /// It has faults: a path into the charter, what is wrong, what was found.
    #[error("{}", .0.iter().map(|f| format!("{}: {} {}", f.field, f.key, f.found)).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<domain::charter::Fault>),
}

/// Reads a charter from TOML and checks it.
pub fn parse(text: &str) -> Result<Charter, CharterError> {
    let charter: Charter = toml::from_str(text)?;
    let faults = charter.faults();
    if faults.is_empty() {
        Ok(charter)
    } else {
        Err(CharterError::Faults(faults))
    }
}

/// A charter as TOML, as it is kept.
///
/// # Panics
/// Never: a charter holds nothing TOML cannot.
pub fn to_toml(charter: &Charter) -> String {
    toml::to_string_pretty(charter).expect("a charter holds only strings, numbers and lists")
}
