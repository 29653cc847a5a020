//! Forms: read from urlencoded or multipart bodies, and shown again with what was typed and what is wrong.

use crate::problem::{Problem, refusal_words};
use app::{FieldError, Upload};
use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use locale::Wording;
use std::cell::Cell;

/// Fields and files of a form, as sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    files: Vec<(String, Upload)>,
}

impl Form {
    /// The value of a field; empty if it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// The value of a field, owned.
    pub fn text(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// Every value of a field that may be sent several times.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// Every field whose name is wanted, in the order sent.
    pub fn kept(&self, wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let fields = self.fields.iter().filter(|(name, _)| wanted(name));
        fields.cloned().collect()
    }

    /// Files of a field, empty ones left out.
    pub fn files(&self, name: &str) -> Vec<Upload> {
        self.files
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, file)| file.clone())
            .collect()
    }

    /// The stamp of what the form was opened with, where acts can do without.
    pub fn seen(&self) -> Result<Option<u32>, Problem> {
        self.version().map(Some)
    }

    /// The version of the record that the form was opened with.
    pub fn version(&self) -> Result<u32, Problem> {
        self.get("version").parse().map_err(|_| Problem::BadRequest)
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state)
                .await
                .map_err(|_| Problem::BadRequest)?;
            return read_multipart(multipart).await;
        }
        // A form without fields may come without a body, and then without a kind.
        let urlencoded = kind.starts_with("application/x-www-form-urlencoded");
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|error| match error.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
            _ => Problem::BadRequest,
        })?;
        if !urlencoded && !bytes.is_empty() {
            return Err(Problem::BadRequest);
        }
        Ok(Self {
            fields: read_urlencoded(&bytes),
            files: Vec::new(),
        })
    }
}

async fn read_multipart(mut multipart: Multipart) -> Result<Form, Problem> {
    let mut form = Form::default();
    let too_large = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Problem::TooLarge
        } else {
            Problem::BadRequest
        }
    };
    while let Some(field) = multipart.next_field().await.map_err(too_large)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let content = field.bytes().await.map_err(too_large)?;
        match file_name {
            Some(file) if file.is_empty() && content.is_empty() => {}
            Some(file) => form.files.push((
                name,
                Upload {
                    name: file,
                    content: content.to_vec(),
                },
            )),
            None => {
                let text = String::from_utf8(content.to_vec()).map_err(|_| Problem::BadRequest)?;
                form.fields.push((name, text));
            }
        }
    }
    Ok(form)
}

/// Pairs of a query or an urlencoded body.
pub(crate) fn read_urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    let decode = |part: &[u8]| {
        let spaced: Vec<u8> = part
            .iter()
            .map(|b| if *b == b'+' { b' ' } else { *b })
            .collect();
        percent_encoding::percent_decode(&spaced)
            .decode_utf8_lossy()
            .into_owned()
    };
    bytes
        .split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let at = pair.iter().position(|b| *b == b'=').unwrap_or(pair.len());
            (
                decode(&pair[..at]),
                decode(pair.get(at + 1..).unwrap_or_default()),
            )
        })
        .collect()
}

/// Why a form is shown again, and with what. A page has several forms; only the one meant shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trouble {
    form: String,
    typed: Form,
    errors: Vec<(String, String)>,
    /// What the words of an error are about, by its field.
    details: Vec<(String, String)>,
    /// What stands above the form: a refusal, or that the record was changed meanwhile.
    pub banner: Option<String>,
    /// Whether the record was changed meanwhile.
    pub stale: bool,
    /// Whether a form of the page has shown it.
    shown: Cell<bool>,
}

/// Fields in which people write words, by the part of their names before the row they belong to.
const WORDS: [&str; 16] = [
    "words",
    "text",
    "reason",
    "question",
    "condition",
    "attendee",
    "person",
    "post",
    "phone",
    "title",
    "done_when",
    "beyond_reason",
    "topic",
    "place",
    "full_name",
    "short_name",
];

impl Trouble {
    /// What an act's error means for the form that asked for it; errors that are not the form's pass on.
    pub fn of(
        t: Wording,
        form: impl Into<String>,
        typed: Form,
        error: app::Error,
    ) -> Result<Self, Problem> {
        let mut trouble = Self {
            form: form.into(),
            typed,
            ..Self::default()
        };
        match error {
            app::Error::Invalid(errors) => {
                let n = i64::try_from(errors.len()).unwrap_or(0);
                trouble.banner = Some(t.a("form-problems", &[("n", n.into())]));
                trouble.errors = errors
                    .iter()
                    .map(|e| (e.field.to_owned(), field_words(t, e)))
                    .collect();
                trouble.details = errors
                    .into_iter()
                    .map(|e| (e.field.to_owned(), e.detail))
                    .collect();
            }
            app::Error::Refused(refusal) => trouble.banner = Some(refusal_words(t, &refusal)),
            app::Error::Stale => {
                trouble.stale = true;
                trouble.banner = Some(t.m("error-stale-text").into_owned());
            }
            other => return Err(other.into()),
        }
        Ok(trouble)
    }

    /// Whether no form of the page has shown it, because that form is no longer offered.
    pub fn is_stray(&self) -> bool {
        !self.shown.get()
    }

    /// Words that were typed, to be copied where their form is gone.
    pub fn words(&self) -> Vec<&str> {
        let written = |name: &str| WORDS.contains(&name.split('-').next().unwrap_or_default());
        self.typed
            .fields
            .iter()
            .filter(|(name, value)| written(name) && !value.trim().is_empty())
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// A form that is shown again as typed, because more was asked of the page, not because anything is wrong.
    pub fn again(form: impl Into<String>, typed: Form) -> Self {
        Self {
            form: form.into(),
            typed,
            ..Self::default()
        }
    }

    /// What was typed into a field that may be sent several times.
    pub fn all(&self, field: &str) -> Vec<String> {
        self.typed.all(field)
    }

    /// Where the record was changed meanwhile: by whom and when, in words.
    pub fn clash(
        trouble: Option<&Self>,
        t: Wording,
        last: Option<(&str, domain::Moment)>,
    ) -> Option<String> {
        let (who, at) = last.filter(|_| trouble.is_some_and(|trouble| trouble.stale))?;
        let when = t.moment_short(at.0);
        Some(t.a(
            "form-clash",
            &[("who", who.into()), ("when", when.as_str().into())],
        ))
    }

    /// The form it came from.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// What was typed into a field of it.
    pub fn typed(&self, field: &str) -> &str {
        self.typed.get(field)
    }

    /// What the error of a field is about, such as how many; empty if it has none.
    pub fn detail(&self, field: &str) -> &str {
        let mut details = self.details.iter();
        details
            .find(|(name, _)| name == field)
            .map_or("", |(_, detail)| detail)
    }

    /// The status of the page that shows it.
    pub fn status(&self) -> axum::http::StatusCode {
        if self.errors.is_empty() {
            axum::http::StatusCode::CONFLICT
        } else {
            axum::http::StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

fn field_words(t: Wording, error: &FieldError) -> String {
    let detail = error.detail.as_str();
    t.a(
        error.key,
        &[
            ("max", detail.into()),
            ("name", detail.into()),
            ("value", detail.into()),
            ("detail", detail.into()),
        ],
    )
}

/// One form of a page, with what was typed into it if it is shown again.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    trouble: Option<&'a Trouble>,
}

impl<'a> Shown<'a> {
    /// The form of this name on a page that may be showing a trouble.
    pub fn new(trouble: Option<&'a Trouble>, form: &str) -> Self {
        Self {
            trouble: trouble.filter(|trouble| trouble.form == form),
        }
    }

    /// What was typed into a field, else what it starts with.
    pub fn value(&self, field: &str, first: &'a str) -> &'a str {
        self.trouble
            .map_or(first, |trouble| trouble.typed.get(field))
    }

    /// Whether a choice was made, else whether it is the one to start with.
    pub fn chosen(&self, field: &str, choice: &str, first: bool) -> bool {
        self.trouble.map_or(first, |t| {
            t.typed.all(field).iter().any(|value| value == choice)
        })
    }

    /// What is wrong with a field; empty if nothing.
    pub fn error(&self, field: &str) -> &'a str {
        self.trouble
            .and_then(|trouble| trouble.errors.iter().find(|(name, _)| name == field))
            .map_or("", |(_, words)| words.as_str())
    }

    /// What stands above the form; empty if nothing.
    pub fn banner(&self) -> &'a str {
        if let Some(trouble) = self.trouble {
            trouble.shown.set(true);
        }
        self.trouble
            .and_then(|trouble| trouble.banner.as_deref())
            .unwrap_or("")
    }

    /// Whether the form is shown again, and so must be open.
    pub fn open(&self) -> bool {
        self.trouble.is_some()
    }
}
