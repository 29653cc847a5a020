//! The review of a notice: every fact beside its source line, editable; what was typed is never lost.
//! The page of a running mechanism and the founding page show the same form.

mod typed;
mod view;

use crate::form::Form;
use app::charter::{Draft, review::CharterForm};
use domain::charter::Fault;
use locale::Wording;

/// What becomes of a charter once it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A mechanism is founded on it.
    Found,
    /// It becomes the new version of this mechanism's charter.
    Amend {
        /// Id of the version it follows.
        after: String,
        /// First day in force, as typed.
        effective_from: String,
    },
}

/// A charter under review.
pub(crate) struct Review {
    pub t: Wording,
    pub purpose: Purpose,
    pub form: CharterForm,
    /// The notice, line by line; empty if none was read.
    pub lines: Vec<String>,
    /// Doubts of the reader: line and words.
    pub warnings: Vec<(u32, String)>,
    /// What is wrong, by the path of its field.
    pub faults: Vec<Fault>,
    /// What stands above the form: that another version was adopted meanwhile.
    pub banner: String,
    /// Whether kinds of difficulty were added with the form, so that it must be looked at once more.
    pub added: bool,
    /// Whether it was checked and found right: difficulties and who answers for them.
    pub coverage: Option<Vec<(String, Vec<String>)>>,
}

impl Review {
    /// A review of facts that no notice stands behind.
    pub fn of_form(t: Wording, purpose: Purpose, form: CharterForm) -> Self {
        Self {
            t,
            purpose,
            form,
            lines: Vec::new(),
            warnings: Vec::new(),
            faults: Vec::new(),
            banner: String::new(),
            added: false,
            coverage: None,
        }
    }

    /// A review that begins with what was read from a notice.
    pub fn of_draft(
        t: Wording,
        purpose: Purpose,
        draft: &Draft,
        form: CharterForm,
        lines: Vec<String>,
    ) -> Self {
        let words = |warning: &app::charter::Warning| match t.language() {
            locale::Language::English => warning.doubt.english(),
            locale::Language::Chinese => warning.message.clone(),
        };
        let warnings = draft.warnings.iter().map(|w| (w.line, words(w))).collect();
        Self {
            lines,
            warnings,
            ..Self::of_form(t, purpose, form)
        }
    }

    /// A review as it was sent.
    pub fn sent(t: Wording, purpose: Purpose, form: &Form) -> Self {
        let text = form.get("notice").replace("\r\n", "\n");
        let lines = if text.is_empty() {
            Vec::new()
        } else {
            text.split('\n').map(str::to_owned).collect()
        };
        let warning = |raw: String| {
            let (line, words) = raw.split_once(' ')?;
            Some((line.parse().ok()?, words.to_owned()))
        };
        let warnings = form
            .all("warning")
            .into_iter()
            .filter_map(warning)
            .collect();
        let mut typed = typed::charter(form);
        let wanted = form.all("add_kind");
        let added = view::KINDS
            .iter()
            .filter(|(key, _)| wanted.iter().any(|kind| kind == key));
        for (key, words) in added.clone() {
            typed.add_difficulty(key, &t.m(words));
        }
        let added = added.count() > 0;
        Self {
            lines,
            warnings,
            added,
            ..Self::of_form(t, purpose, typed)
        }
    }
}

/// An unreadable notice in words: Chinese, or English where that is read.
pub(crate) fn unreadable(t: Wording, error: &app::charter::Unreadable) -> String {
    let words = error.to_string();
    let Some((chinese, english)) = words.rsplit_once(" / ") else {
        return words;
    };
    match t.language() {
        locale::Language::Chinese => chinese.to_owned(),
        locale::Language::English => english.to_owned(),
    }
}
