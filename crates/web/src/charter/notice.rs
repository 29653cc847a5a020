//! Reading a notice in a running mechanism: paste or upload, review, adopt as the charter's new version.

use super::{
    coverage,
    review::{Purpose, Review, unreadable},
};
use crate::{
    Site,
    form::Form,
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
};
use app::charter::{
    amend::{self, Amended},
    printed_notice, read_notice,
    review::CharterForm,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::charter::Fault;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "charter/read.html")]
struct ReadPage {
    frame: Frame,
    action: &'static str,
    text: String,
    wrong: String,
}

#[derive(Template)]
#[template(path = "charter/review.html")]
struct ReviewPage {
    frame: Frame,
    review: Review,
}

#[derive(Template)]
#[template(path = "charter/adopted.html")]
struct AdoptedPage {
    frame: Frame,
    amended: Amended,
    from: String,
    ahead: bool,
}

impl AdoptedPage {
    fn role(&self, role: &domain::Role) -> String {
        let key = format!("role-{}", role.code().replace('_', "-"));
        self.frame.t.m(&key).into_owned()
    }
}

/// What a form that takes a notice was sent: the file's bytes, else the pasted text's.
pub(crate) fn sent_bytes(form: &Form) -> Vec<u8> {
    let file = form.files("file").into_iter().next();
    file.map_or_else(|| form.text("text").into_bytes(), |file| file.content)
}

/// Where a notice is pasted or uploaded; `?from=present` reviews the charter in force instead.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    if query.get("from").is_none_or(|from| from != "present") {
        return show(&site, &visitor, String::new(), String::new()).await;
    }
    let purpose = purpose(&site, &visitor).await?;
    let typed = CharterForm::of_charter(&site.desk.charter());
    let review = Review::of_form(visitor.t, purpose, typed);
    show_review(&site, &visitor, StatusCode::OK, review).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    text: String,
    wrong: String,
) -> Result<Response, Problem> {
    let refused = !wrong.is_empty();
    let status = if refused {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let frame = Frame::of(site, visitor, Section::Charter).await?;
    let page = ReadPage {
        frame,
        action: "/charter/read",
        text,
        wrong,
    };
    Ok((status, html(&page)).into_response())
}

async fn show_review(
    site: &Site,
    visitor: &Visitor,
    status: StatusCode,
    review: Review,
) -> Result<Response, Problem> {
    let frame = Frame::of(site, visitor, Section::Charter).await?;
    Ok((status, html(&ReviewPage { frame, review })).into_response())
}

/// A review that begins now follows the latest version, in force from today if nothing else is typed.
async fn purpose(site: &Site, visitor: &Visitor) -> Result<Purpose, Problem> {
    let versions = amend::versions(&site.desk, visitor.by()?).await?;
    let latest = versions.first().ok_or(Problem::NotFound)?;
    let effective_from = site.desk.today().max(latest.effective_from).to_string();
    Ok(Purpose::Amend {
        after: latest.id.to_string(),
        effective_from,
    })
}

/// Reads a notice and shows its facts for review.
pub(super) async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let bytes = sent_bytes(&form);
    let (draft, lines) = match read_notice(&bytes).and_then(|d| Ok((d, printed_notice(&bytes)?))) {
        Ok(read) => read,
        Err(error) => {
            let wrong = unreadable(visitor.t, &error);
            return show(&site, &visitor, form.text("text"), wrong).await;
        }
    };
    let units = app::units::all(&site.desk, visitor.by()?).await?;
    let typed = CharterForm::of_draft(&draft, Some((&site.desk.charter(), &units)));
    let purpose = purpose(&site, &visitor).await?;
    let mut review = Review::of_draft(visitor.t, purpose, &draft, typed, lines);
    let (place, present) = (
        review.form.fact("place").clone(),
        site.desk.charter().place.clone(),
    );
    if place.text != present {
        let args = [
            ("place", place.text.as_str().into()),
            ("present", present.as_str().into()),
        ];
        let words = visitor.t.a("charter-other-place", &args);
        review
            .warnings
            .insert(0, (place.lines.first().copied().unwrap_or(0), words));
    }
    show_review(&site, &visitor, StatusCode::OK, review).await
}

/// Checks what was typed, and adopts it if that was asked for.
pub(super) async fn check(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let (after, effective_from) = (form.text("after"), form.text("effective_from"));
    let purpose = Purpose::Amend {
        after: after.clone(),
        effective_from: effective_from.clone(),
    };
    let mut review = Review::sent(visitor.t, purpose, &form);
    let charter = match review.form.read() {
        Ok(charter) => charter,
        Err(faults) => {
            review.faults = faults;
            return show_review(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, review).await;
        }
    };
    review.coverage = Some(coverage(visitor.t, &charter));
    if form.get("step") != "adopt" || review.added {
        return show_review(&site, &visitor, StatusCode::OK, review).await;
    }
    match amend::amend(&site.desk, visitor.by()?, charter, &effective_from, &after).await {
        Ok(amended) => adopted(&site, &visitor, amended).await,
        Err(error) => refused(&site, &visitor, review, error).await,
    }
}

async fn adopted(site: &Site, visitor: &Visitor, amended: Amended) -> Result<Response, Problem> {
    let from = amended.from.unwrap_or_else(|| site.desk.today());
    let page = AdoptedPage {
        frame: Frame::of(site, visitor, Section::Charter).await?,
        from: visitor.t.date(from),
        ahead: from > site.desk.today(),
        amended,
    };
    Ok(([("hx-push-url", "/charter")], html(&page)).into_response())
}

async fn refused(
    site: &Site,
    visitor: &Visitor,
    mut review: Review,
    error: app::Error,
) -> Result<Response, Problem> {
    match error {
        app::Error::Invalid(errors) => {
            let fault = |error: app::FieldError| Fault {
                field: error.field.to_owned(),
                key: error.key,
                found: error.detail,
            };
            review.faults = errors.into_iter().map(fault).collect();
        }
        app::Error::Stale => {
            review.banner = visitor.t.m("charter-stale").into_owned();
            // Sent once more it follows the version now shown to be the latest.
            if let Purpose::Amend { after, .. } = &mut review.purpose
                && let Purpose::Amend { after: latest, .. } = purpose(site, visitor).await?
            {
                *after = latest;
            }
        }
        app::Error::Refused(refusal) => {
            review.banner = crate::problem::refusal_words(visitor.t, &refusal);
        }
        other => return Err(other.into()),
    }
    show_review(site, visitor, StatusCode::CONFLICT, review).await
}
