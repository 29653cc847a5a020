//! What a command says when something was not done: Chinese first, English after it.

use app::{Error, FieldError};
use locale::{Arg, Language, Wording};
use std::fmt;

/// Why a command did not do what it was asked, worded for whoever typed it.
#[derive(Debug)]
pub struct Failure {
    chinese: String,
    english: String,
}

impl Failure {
    /// A failure in both languages.
    pub fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            chinese: chinese.into(),
            english: english.into(),
        }
    }

    /// The same failure, said of a place.
    pub fn at(self, place: &str) -> Self {
        Self {
            chinese: format!("{place}：{}", self.chinese),
            english: format!("{place}: {}", self.english),
        }
    }

    /// A file that could not be read or written.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        let path = path.display();
        Self::new(
            format!("无法读写 {path}：{error}"),
            format!("cannot read or write {path}: {error}"),
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "未办成：{}", self.chinese)?;
        write!(f, "Not done: {}", self.english)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let both = |key: &str, detail: &str| {
            let [chinese, english] = [Language::Chinese, Language::English]
                .map(|language| worded(language, key, detail));
            Self::new(chinese, english)
        };
        match error {
            Error::Invalid(fields) => {
                let [chinese, english] = [Language::Chinese, Language::English].map(|language| {
                    fields
                        .iter()
                        .map(|f| field(language, f))
                        .collect::<Vec<_>>()
                });
                Self::new(chinese.join("；"), english.join("; "))
            }
            Error::Refused(refusal) => both(refusal.key(), &refusal.detail()),
            Error::NotFound => Self::new("没有找到", "not found"),
            Error::Stale => Self::new("内容刚被他人修改，请重试", "changed by another, try again"),
            Error::Unknown => Self::new(
                "磁盘出错，不能确定是否已经保存，请先查看",
                "the disk failed; it may have been kept or not, look first",
            ),
            Error::Busy => Self::new("系统繁忙，请稍后再试", "busy, try again later"),
            Error::Failed(source) => Self::new(
                format!("系统出错：{source}"),
                format!("the system failed: {source}"),
            ),
        }
    }
}

impl From<store::backup::BackupError> for Failure {
    fn from(error: store::backup::BackupError) -> Self {
        Self::new(error.to_string(), error.to_string())
    }
}

fn field(language: Language, field: &FieldError) -> String {
    format!(
        "{} {}",
        field.field,
        worded(language, field.key, &field.detail)
    )
}

/// A message by key; the key itself and what goes with it if nobody has worded it.
fn worded(language: Language, key: &str, detail: &str) -> String {
    let wording = Wording::new(language);
    if let Some(text) = wording.opt(key) {
        return text.to_owned();
    }
    let args =
        ["detail", "units", "state", "max", "place"].map(|name| (name, Arg::Text(detail.into())));
    let text = wording.a(key, &args);
    if text.contains('⟦') {
        format!("{key} {detail}").trim_end().to_owned()
    } else {
        text
    }
}
