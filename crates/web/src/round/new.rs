//! The page that opens a round: period, due day, units, and the catalogue's questions to choose and change.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    report::{kinds, last_quarter},
};
use app::round::{
    catalogue::{self, Question, Scope},
    open::{self, QuestionForm, RoundForm},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    charter::Charter,
    report::PeriodKind,
    round::AnswerKind,
    unit::{Unit, UnitKind},
};

/// Empty lines for questions of one's own.
const ADDED: usize = 4;

/// A question's line in the form.
struct Line {
    label: String,
    kind: String,
    figure: String,
    /// A difficulty's key or a duty's clause; empty for every unit.
    scope: String,
    chosen: bool,
    /// Whether it comes from the catalogue.
    known: bool,
    /// What it is prefilled from, in words.
    prefilled: Option<String>,
}

/// A unit's line in the form, with what it is asked.
struct UnitLine {
    id: String,
    name: String,
    /// Whether it is asked unless the form says otherwise: every member is.
    member: bool,
    asked: Vec<String>,
}

#[derive(Template)]
#[template(path = "round/new.html")]
struct NewPage {
    frame: Frame,
    kinds: Vec<(&'static str, String)>,
    units: Vec<UnitLine>,
    lines: Vec<Line>,
    /// Difficulties and duties: key or clause, and what it is called.
    scopes: Vec<(String, String)>,
    from: String,
    due_on: String,
    trouble: Option<Trouble>,
}

impl NewPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "round")
    }

    fn quarter(&self, kind: &str) -> bool {
        kind == PeriodKind::Quarter.code()
    }
}

/// The page that opens a round.
pub(super) async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    show(&site, &visitor, None, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    typed: Option<&Form>,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, charter, today) = (visitor.t, site.desk.charter(), site.desk.today());
    let units = app::units::all(&site.desk, visitor.by()?).await?;
    let lines = match typed {
        Some(form) => typed_lines(form),
        None => catalogue_lines(&charter),
    };
    let questions = questions(&charter, &lines);
    let measure = |code: &str| {
        let key = format!("measure-{}", code.replace('_', "-"));
        t.opt(&key).map(str::to_owned)
    };
    let page = NewPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        kinds: kinds(t),
        units: units
            .working()
            .filter(|unit| unit.takes_part_on(today))
            .map(|unit| unit_line(&charter, &questions, unit))
            .collect(),
        lines: lines
            .into_iter()
            .map(|line| Line {
                prefilled: measure(&line.figure),
                ..line
            })
            .collect(),
        scopes: scopes(&charter),
        from: last_quarter(site).to_string(),
        due_on: site.desk.in_working_days(5).to_string(),
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Whom a question can be put to: the units of a difficulty, or of a duty.
fn scopes(charter: &Charter) -> Vec<(String, String)> {
    let difficulties = charter.difficulties.iter();
    let difficulties = difficulties.map(|one| (one.key.clone(), one.label.clone()));
    let duties = charter.duties.iter().map(|duty| {
        let units: Vec<_> = duty.units.iter().map(|unit| unit.name.as_str()).collect();
        let name = format!("{} {}", duty.clause, units.join("、"));
        (duty.clause.clone(), name)
    });
    difficulties.chain(duties).collect()
}

/// The questions that the chosen lines put.
fn questions(charter: &Charter, lines: &[Line]) -> Vec<Question> {
    let chosen = lines
        .iter()
        .filter(|line| line.chosen && !line.label.trim().is_empty());
    chosen
        .map(|line| Question {
            label: line.label.clone(),
            kind: AnswerKind::parse(&line.kind).unwrap_or(AnswerKind::Text),
            figure: None,
            scope: Scope::parse(charter, &line.scope),
        })
        .collect()
}

fn unit_line(charter: &Charter, questions: &[Question], unit: &Unit) -> UnitLine {
    let asked = questions.iter();
    UnitLine {
        id: unit.id.to_string(),
        name: unit.short_name.clone(),
        member: unit.kind == UnitKind::Member,
        asked: asked
            .filter_map(|one| one.label_for(charter, unit))
            .collect(),
    }
}

fn catalogue_lines(charter: &Charter) -> Vec<Line> {
    let known = catalogue::questions(charter)
        .into_iter()
        .map(|question| Line {
            label: question.label,
            kind: question.kind.code().into(),
            figure: question.figure.map_or("", |measure| measure.code()).into(),
            scope: question
                .scope
                .map_or_else(String::new, |scope| scope.text().into()),
            chosen: true,
            known: true,
            prefilled: None,
        });
    let added = (0..ADDED).map(|_| Line {
        label: String::new(),
        kind: "number".into(),
        figure: String::new(),
        scope: String::new(),
        chosen: true,
        known: false,
        prefilled: None,
    });
    known.chain(added).collect()
}

/// The lines as they were typed.
fn typed_lines(form: &Form) -> Vec<Line> {
    let field = |name: &str, n: usize| form.text(&format!("{name}-{n}"));
    (0..lines_of(form))
        .map(|n| Line {
            label: field("label", n),
            kind: field("kind", n),
            figure: field("figure", n),
            scope: field("scope", n),
            chosen: field("ask", n) == "1",
            known: field("known", n) == "1",
            prefilled: None,
        })
        .collect()
}

/// How many lines a form says it has; no more than a round can hold and a few.
fn lines_of(form: &Form) -> usize {
    let lines: usize = form.get("lines").parse().unwrap_or(0);
    lines.min(open::MOST_QUESTIONS + 2 * ADDED)
}

/// Opens a round.
pub(super) async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let questions = typed_lines(&form).into_iter().filter(|line| line.chosen);
    let typed = RoundForm {
        kind: form.text("kind"),
        from: form.text("from"),
        until: form.text("until"),
        due_on: form.text("due_on"),
        note: form.text("note"),
        units: form.all("units"),
        questions: questions
            .map(|line| QuestionForm {
                label: line.label,
                kind: line.kind,
                figure: line.figure,
                scope: line.scope,
            })
            .collect(),
    };
    match open::open(&site.desk, visitor.by()?, typed).await {
        Ok(id) => Ok(Redirect::to(&format!("/rounds/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "round", form.clone(), error)?;
            show(&site, &visitor, Some(&form), Some(trouble)).await
        }
    }
}
