//! Beginning a document: its kind, and what it comes from; the facts write the first text.

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    matter::{asked, word},
    problem::{Problem, html},
};
use app::official_document::draft::{self, DraftForm};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Role,
    official_document::{DocumentKind, Issuer},
};

/// Fields that say what a document comes from.
const SOURCES: &[&str] = &[
    "matter",
    "assignment",
    "instruction",
    "meeting",
    "answers",
    "corrects",
    "minutes",
];

struct Kind {
    code: &'static str,
    words: String,
    hint: String,
    first: bool,
}

#[derive(Template)]
#[template(path = "document/new.html")]
struct NewPage {
    frame: Frame,
    kinds: Vec<Kind>,
    /// What it comes from: name of the field and its value.
    sources: Vec<(&'static str, String)>,
    /// Whether the actor recruits investors, which is begun on a matter.
    recruits: bool,
    /// Whether supervision is not offered because nothing it could rest on stands.
    unfounded: bool,
    /// Organs that may issue jointly: id and full name.
    organs: Vec<(String, String)>,
    trouble: Option<Trouble>,
}

impl NewPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "new")
    }

    /// Whether one might think that the report on bankruptcies is begun here.
    fn offers_report(&self) -> bool {
        let report = DocumentKind::DisposalReport.code();
        self.kinds.iter().any(|one| one.code == report)
    }

    fn without_source(&self) -> bool {
        self.sources.iter().all(|(_, value)| value.is_empty())
    }
}

/// The kinds that a source suggests, the likeliest first.
fn kinds(source: &str) -> &'static [DocumentKind] {
    use DocumentKind::{
        Bulletin, CallForItems, CoordinationLetter, Correction, DisposalReport,
        InvestorRecruitment, MeetingNotice, Notice, PublicAnnouncement, ReferralLetter,
        ReminderLetter, ReplyLetter, SupervisionLetter, UrgingLetter,
    };
    match source {
        "assignment" => &[
            ReminderLetter,
            UrgingLetter,
            SupervisionLetter,
            CoordinationLetter,
        ],
        "instruction" => &[SupervisionLetter, UrgingLetter, ReminderLetter],
        "matter" => &[
            CoordinationLetter,
            ReferralLetter,
            SupervisionLetter,
            Notice,
            PublicAnnouncement,
            InvestorRecruitment,
        ],
        "meeting" => &[MeetingNotice, CallForItems, Notice],
        "answers" => &[ReplyLetter],
        "corrects" | "minutes" => &[Correction],
        _ => &[
            Notice,
            Bulletin,
            DisposalReport,
            CoordinationLetter,
            ReferralLetter,
            ReplyLetter,
            CallForItems,
            PublicAnnouncement,
        ],
    }
}

/// The page that begins a document.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let sources = SOURCES.iter().map(|name| (*name, asked(&query, name)));
    show(
        &site,
        &visitor,
        sources.collect(),
        &asked(&query, "kind"),
        None,
    )
    .await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    sources: Vec<(&'static str, String)>,
    kind: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let units = app::units::all(&site.desk, by).await?;
    let source = sources.iter().find(|(_, value)| !value.is_empty());
    let mut offered = kinds(source.map_or("", |(name, _)| name)).to_vec();
    if !by.is_office() {
        let court = draft::court(&site.desk.charter(), &units);
        let is_court = court.is_some_and(|court| by.speaks_for(court.id));
        // A unit answers what it received, and so from there.
        let answers = source.is_some_and(|(name, _)| *name == "answers");
        offered.retain(|kind| match kind.issuer() {
            Issuer::Office => answers && *kind == DocumentKind::ReplyLetter,
            Issuer::Court => is_court,
            Issuer::Administrator => by.holds(&[Role::Administrator]),
        });
    }
    let fit = if offered.contains(&DocumentKind::SupervisionLetter) {
        Some(draft::fit(&site.desk, by, &begun(&sources, kind)).await?)
    } else {
        None
    };
    let unfounded = fit.is_some_and(|fit| !fit.authority);
    if unfounded {
        offered.retain(|kind| !kind.needs_authority());
    }
    let asked = DocumentKind::parse(kind).filter(|kind| offered.contains(kind));
    let urged = fit
        .filter(|fit| fit.late)
        .map(|_| DocumentKind::UrgingLetter);
    let weighed = urged.filter(|kind| offered.contains(kind));
    let first = asked.or(weighed).or(offered.first().copied());
    let kinds = offered.iter().map(|one| Kind {
        code: one.code(),
        words: word(t, "document-kind", one.code()),
        hint: word(t, "document-hint", one.code()),
        first: Some(*one) == first,
    });
    let organs = if by.is_office() {
        draft::organs(&site.desk.charter(), &units)
    } else {
        Vec::new()
    };
    let page = NewPage {
        recruits: by.holds(&[Role::Administrator]),
        frame: Frame::of(site, visitor, Section::Documents).await?,
        kinds: kinds.collect(),
        organs: organs
            .iter()
            .map(|unit| (unit.id.to_string(), unit.full_name.clone()))
            .collect(),
        sources,
        unfounded,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// The form with what the document comes from.
fn begun(sources: &[(&'static str, String)], kind: &str) -> DraftForm {
    let source = |name: &str| {
        let found = sources.iter().find(|(one, _)| *one == name);
        found.map_or_else(String::new, |(_, value)| value.clone())
    };
    DraftForm {
        kind: kind.to_owned(),
        matter: source("matter"),
        assignment: source("assignment"),
        instruction: source("instruction"),
        meeting: source("meeting"),
        answers: source("answers"),
        corrects: source("corrects"),
        minutes: source("minutes"),
        ..DraftForm::default()
    }
}

/// Drafts the document from the facts and leads to it.
pub(super) async fn draft(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let sources: Vec<_> = SOURCES
        .iter()
        .map(|name| (*name, form.text(name)))
        .collect();
    let kind = form.text("kind");
    let begun = DraftForm {
        organs: form.all("organs"),
        lead: form.text("lead"),
        ..begun(&sources, &kind)
    };
    match draft::draft(&site.desk, visitor.by()?, begun).await {
        Ok(id) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "new", form, error)?;
            show(&site, &visitor, sources, &kind, Some(trouble)).await
        }
    }
}
