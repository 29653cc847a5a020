//! The page of a unit's return: its questions prefilled from the data, corrections beside the data's figure;
//! for the office to read, accept or send back, or to enter from paper.

use crate::{
    Site,
    charter::contact,
    form::{Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    meeting::key,
    posted::Posted,
    problem::{Problem, html},
};
use app::{
    Line,
    round::{
        answer::{self, ReturnForm},
        keep,
        view::{self, ReturnView},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Role,
    round::{AnswerKind, ReturnAnswer, ReturnState},
};

#[derive(Template)]
#[template(path = "round/return.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page is asked whether it shows each of its parts"
)]
struct ReturnPage {
    frame: Frame,
    view: ReturnView,
    name: String,
    state: String,
    due: String,
    light: Option<Light>,
    /// Whether the visitor writes for the unit now.
    own: bool,
    /// Whether the office may enter it from paper.
    may_enter: bool,
    /// Whether the visitor may submit, not only save.
    may_submit: bool,
    above: bool,
    /// How the office is reached, for whoever writes for a unit.
    reached: Vec<(String, String)>,
    /// Who changed it meanwhile, and when.
    clash: Option<String>,
    trouble: Option<Trouble>,
}

impl ReturnPage {
    /// Whether a text asked for is empty, as kept or as just typed.
    fn silent(&self) -> bool {
        self.view.answers.iter().any(ReturnAnswer::is_silent)
    }

    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn is(&self, state: &str) -> bool {
        self.view.one.state.code() == state
    }

    fn number(&self, answer: &ReturnAnswer) -> bool {
        answer.kind == AnswerKind::Number
    }

    #[expect(
        clippy::ref_option,
        reason = "templates hand over references to fields"
    )]
    fn first<'a>(&self, text: &'a Option<String>) -> &'a str {
        text.as_deref().unwrap_or("")
    }

    fn words(&self, line: &Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }
}

/// A return; for its unit, office and conveners.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let view = view::one(&site.desk, by, id).await?;
    let open =
        !view.round.closed && matches!(view.one.state, ReturnState::Asked | ReturnState::SentBack);
    let own = view.one.may_write(&view.round, by).is_ok();
    let page = ReturnPage {
        frame: Frame::of(site, visitor, Section::Reports).await?,
        name: app::report::period_name(view.round.period()),
        state: t
            .m(&key("state-return", view.one.state.code()))
            .into_owned(),
        due: t.date(view.one.due_on),
        light: open.then(|| light(t, Some(site.desk.days_left(view.one.due_on)))),
        may_enter: open && by.is_office() && !own,
        may_submit: own && by.holds(&[Role::Head, Role::Liaison]),
        above: by.sight().is_whole(),
        reached: if own {
            contact::rows(t, &app::office_contact::of(&site.desk, by).await?)
        } else {
            Vec::new()
        },
        own,
        clash: Trouble::clash(
            trouble.as_ref(),
            t,
            view.history
                .first()
                .map(|line| (line.person_name.as_str(), line.at)),
        ),
        trouble,
        view,
    };
    Ok((status, html(&page)).into_response())
}

/// Where a step leads: back to the return, or to it as it now is with what was typed and what is wrong.
async fn led(
    posted: Posted,
    form: &str,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/returns/{}", posted.id)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(posted.visitor.t, form, posted.form, error)?;
            show(&posted.site, &posted.visitor, &posted.id, Some(trouble)).await
        }
    }
}

/// Saves or submits the answers.
pub(super) async fn answer(posted: Posted) -> Result<Response, Problem> {
    let answers = posted.form.all("answer").into_iter().map(|of| {
        let (said, why) = (
            posted.form.text(&format!("said-{of}")),
            posted.form.text(&format!("why-{of}")),
        );
        (of, said, why)
    });
    let typed = ReturnForm {
        entered: posted.form.get("entered") == "1",
        submit: posted.form.get("act") == "submit",
        nothing_more: posted.form.get("nothing_more") == "1",
        answers: answers.collect(),
        scan: posted.form.files("scan"),
    };
    let opened_with = posted.version()?;
    let done = answer::answer(posted.desk(), posted.by()?, &posted.id, opened_with, typed).await;
    led(posted, "answers", done).await
}

/// Accepts the return.
pub(super) async fn accept(posted: Posted) -> Result<Response, Problem> {
    let done = keep::accept(posted.desk(), posted.by()?, &posted.id, posted.version()?).await;
    led(posted, "next", done).await
}

/// Sends the return back.
pub(super) async fn send_back(posted: Posted) -> Result<Response, Problem> {
    let (version, reason) = (posted.version()?, posted.form.get("reason"));
    let done = keep::send_back(posted.desk(), posted.by()?, &posted.id, version, reason).await;
    led(posted, "send-back", done).await
}

/// The scan behind what the office entered.
pub(super) async fn scan(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (name, media, content) = view::scan(&site.desk, visitor.by()?, &id).await?;
    Ok((crate::attachment::as_file(&name, &media), content).into_response())
}
