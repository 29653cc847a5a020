//! How things are worded: messages, dates, numbers and money, in Chinese and English.
//!
//! Knows no nouns of the mechanism: a page or a document asks for a message by key. Messages live
//! in `messages/<tag>/<noun>.ftl`; a file added there is built in without further ado.

mod catalogue;
mod dates;
mod functions;
mod language;
mod light;
mod numbers;
mod wording;

pub use language::Language;
pub use numbers::chinese_numeral;
pub use wording::{Arg, Wording};
