//! The four kinds of value both engines keep, and how Rust types become them and return.

use std::fmt;

use jiff::civil::Date;

use super::Error;

/// A value going to or coming from the store. Its `Debug` text never shows what a text or a byte
/// string holds, since personal data must not reach a log.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// A number: counts, 分, milliseconds since 1970 UTC, or 0 and 1 for a truth value.
    Integer(i64),
    /// Text, which may not hold the character NUL.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Integer(_) => "integer",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
        }
    }

    fn unfit(&self, wanted: &str) -> Error {
        Error::broken(format!(
            "a column holds {} where {wanted} was expected",
            self.kind()
        ))
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Integer(number) => write!(f, "Integer({number})"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A type that is kept in one column.
pub trait Column: Sized {
    /// The value to keep.
    fn to_value(&self) -> Value;
    /// The type again, or `Error::Broken` if the column holds something else.
    fn from_value(value: Value) -> Result<Self, Error>;
}

impl Column for i64 {
    fn to_value(&self) -> Value {
        Value::Integer(*self)
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Integer(number) => Ok(number),
            other => Err(other.unfit("an integer")),
        }
    }
}

impl Column for u32 {
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        let number = i64::from_value(value)?;
        Self::try_from(number).map_err(|_| Error::broken("a column exceeds 32 bits"))
    }
}

impl Column for bool {
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            other => Err(other.unfit("0 or 1")),
        }
    }
}

impl Column for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Text(text) => Ok(text),
            other => Err(other.unfit("text")),
        }
    }
}

impl Column for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.clone())
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Bytes(bytes) => Ok(bytes),
            other => Err(other.unfit("bytes")),
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

/// A civil date is kept as ISO 8601 text (`2026-11-22`), so that text order is date order.
impl Column for Date {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn from_value(value: Value) -> Result<Self, Error> {
        let text = String::from_value(value)?;
        text.parse()
            .map_err(|_| Error::broken("a column holds no ISO 8601 date"))
    }
}

/// One row of an answer.
#[derive(Debug)]
pub struct Row {
    columns: Vec<Option<Value>>,
}

impl Row {
    pub(super) fn new(columns: Vec<Option<Value>>) -> Self {
        Self { columns }
    }

    /// Takes the value out of the column at `position`, counted from 0; each may be taken once.
    pub fn get<T: Column>(&mut self, position: usize) -> Result<T, Error> {
        let value = self.columns.get_mut(position).and_then(Option::take);
        let value =
            value.ok_or_else(|| Error::broken(format!("column {position} is absent or taken")))?;
        T::from_value(value)
    }
}
