//! The register of document numbers: every serial of a series and year with what became of it.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{asked, word},
    problem::{Problem, html},
};
use app::numbering::{self, NumberForm, Register};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::document_number::{DocumentNumber, NumberState};

struct Row {
    id: String,
    version: u32,
    text: String,
    state: String,
    colour: &'static str,
    subject: String,
    reason: Option<String>,
    holder: Option<String>,
    day: String,
    kept: bool,
}

#[derive(Template)]
#[template(path = "document/numbers.html")]
struct NumbersPage {
    frame: Frame,
    register: Register,
    rows: Vec<Row>,
    codes: Vec<String>,
    holder: String,
    year: String,
    next: Option<u32>,
    first: bool,
    trouble: Option<Trouble>,
}

impl NumbersPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn is_here(&self, code: &str, year: &u32) -> bool {
        self.register.code == code && self.register.year == *year
    }

    /// The query of this series.
    fn series(&self, code: &str, year: &u32) -> String {
        let code = percent_encoding::utf8_percent_encode(code, percent_encoding::NON_ALPHANUMERIC);
        format!("code={code}&year={year}")
    }

    fn year(&self) -> &str {
        &self.year
    }

    /// How many numbers are to be confirmed; empty if none are.
    fn to_confirm(&self) -> &str {
        let trouble = self.trouble.as_ref();
        trouble.map_or("", |trouble| trouble.detail("confirmed"))
    }

    /// Why something was not done; empty if nothing was refused.
    fn refused(&self) -> &str {
        let trouble = self.trouble.as_ref();
        trouble
            .and_then(|trouble| trouble.banner.as_deref())
            .unwrap_or("")
    }

    /// The series shown, as its numbers begin: 城府院办函〔2026〕.
    fn here(&self) -> String {
        format!("{}〔{}〕", self.register.code, self.register.year)
    }

    /// What is asked for, entering from paper: the last serial used, or the one.
    fn which_used(&self) -> &'static str {
        if self.register.runs {
            "number-which"
        } else {
            "number-up-to"
        }
    }

    fn on_paper(&self) -> bool {
        let mut entries = self.register.entries.iter();
        self.first
            && entries
                .next()
                .is_some_and(|one| one.state == NumberState::OnPaper)
    }

    fn missing(&self) -> String {
        runs(&self.register.unexplained)
    }

    fn blank(&self) -> String {
        runs(&self.register.blank)
    }
}

/// Serials in one line, those that follow one another as a run: 4-8、11.
fn runs(serials: &[u32]) -> String {
    let runs = serials.chunk_by(|one, next| one + 1 == *next);
    let runs = runs.filter_map(|run| match run {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}-{last}")),
    });
    runs.collect::<Vec<_>>().join("、")
}

/// The register of a series and year.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (code, year) = (asked(&query, "code"), asked(&query, "year"));
    show(
        &site,
        &visitor,
        (&code, &year, &asked(&query, "before")),
        None,
    )
    .await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    (code, year, before): (&str, &str, &str),
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let register = numbering::register(&site.desk, by, code, year, before).await?;
    let row = |one: &DocumentNumber| Row {
        id: one.id.to_string(),
        version: one.version,
        text: one.text(),
        state: word(t, "state-number", one.state.code()),
        colour: match one.state {
            NumberState::Used => "green",
            NumberState::Reserved => "yellow",
            NumberState::OnPaper | NumberState::Void | NumberState::TakenBack => "",
        },
        subject: one.subject.clone(),
        reason: one.reason.clone(),
        holder: one.holder.clone(),
        day: t.date(one.taken_on),
        kept: one.state == NumberState::Reserved,
    };
    let page = NumbersPage {
        frame: Frame::of(site, visitor, Section::Documents).await?,
        rows: register.entries.iter().map(row).collect(),
        codes: numbering::codes(&site.desk),
        holder: by.name.clone(),
        year: register.year.to_string(),
        next: register
            .entries
            .last()
            .filter(|_| register.more)
            .map(|entry| entry.serial),
        first: before.is_empty(),
        register,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

fn read(form: &Form) -> NumberForm {
    NumberForm {
        code: form.text("code"),
        count: form.text("count"),
        year: form.text("year"),
        holder: form.text("holder"),
        reason: form.text("reason"),
        confirmed: form.text("confirmed"),
    }
}

/// Back to the series, or to the page with what was typed and what is wrong with it.
async fn answer(
    site: &Site,
    visitor: &Visitor,
    name: &str,
    form: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    let code = form.text("code");
    let known = numbering::codes(&site.desk).contains(&code);
    let code = if known { code } else { String::new() };
    let year = form.text("year");
    match done {
        Ok(()) => {
            let code =
                percent_encoding::utf8_percent_encode(&code, percent_encoding::NON_ALPHANUMERIC);
            let year = year
                .trim()
                .parse::<u32>()
                .map_or_else(|_| String::new(), |y| y.to_string());
            let to = format!("/documents/numbers?code={code}&year={year}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            let trouble = Trouble::of(visitor.t, name, form, error)?;
            show(site, visitor, (&code, &year, ""), Some(trouble)).await
        }
    }
}

/// Keeps the next numbers.
pub(super) async fn reserve(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let done = numbering::reserve(&site.desk, visitor.by()?, read(&form)).await;
    answer(&site, &visitor, "reserve", form, done.map(drop)).await
}

/// Enters numbers used on paper.
pub(super) async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let done = numbering::enter(&site.desk, visitor.by()?, read(&form)).await;
    answer(&site, &visitor, "enter", form, done).await
}

/// Takes back what was entered from paper by mistake.
pub(super) async fn take_back(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let done = numbering::take_back(&site.desk, visitor.by()?, read(&form)).await;
    answer(&site, &visitor, "take-back", form, done).await
}

/// Gives a kept number up.
pub(super) async fn give_up(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let (id, version) = (form.text("id"), form.version()?);
    let reason = form.get("reason");
    let done = numbering::give_up(&site.desk, visitor.by()?, &id, version, reason).await;
    answer(&site, &visitor, &id, form, done).await
}
