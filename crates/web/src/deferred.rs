//! The register of deferred matters (暂缓): condition, owner, review, and the chain of submissions.

use crate::{
    Site,
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    matter::{asked, number_words, path, word},
    problem::{Problem, html},
    routes::{Route, get},
};
use app::matter::deferral::{self, Deferred, Place};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use domain::Permission;
use locale::Wording;

/// Routes of this page.
pub(crate) fn routes() -> Vec<Route> {
    vec![get("/deferred", Permission::Read, page)]
}

/// A part of the register to narrow to.
struct Filter {
    code: &'static str,
    words: String,
    here: bool,
}

/// A place of a matter on an agenda.
struct Link {
    path: Option<String>,
    words: String,
}

/// A deferred matter as the register shows it.
struct Row {
    path: String,
    number: String,
    title: String,
    difficulty: String,
    enterprise: String,
    condition: String,
    met_on: Option<String>,
    owner: String,
    review_on: String,
    review: String,
    light: Option<Light>,
    proposed: bool,
    resubmissions: u32,
    chain: Vec<Link>,
}

#[derive(Template)]
#[template(path = "deferred/list.html")]
struct DeferredPage {
    frame: Frame,
    /// What the charter says of deferral, with its clause.
    rule: String,
    filters: Vec<Filter>,
    which: String,
    rows: Vec<Row>,
    first: bool,
    next: Option<String>,
}

/// Deferred matters within sight, by day of review.
async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (by, t) = (visitor.by()?, visitor.t);
    let (which, after) = (asked(&query, "which"), asked(&query, "after"));
    let (rows, more) = deferral::register(&site.desk, by, &which, &after).await?;
    let units = app::units::all(&site.desk, by).await?;
    let last = rows.last().filter(|_| more);
    let next = last.and_then(|one| deferral::key(&one.row));
    let clause = site.desk.charter().meetings.clause.clone();
    let filters = [
        ("", "deferred-all"),
        ("due", "deferred-due"),
        ("ahead", "deferred-ahead"),
        ("met", "deferred-met"),
    ];
    let known = filters.iter().any(|(code, _)| *code == which);
    Ok(html(&DeferredPage {
        frame: Frame::of(&site, &visitor, Section::Deferred).await?,
        rule: t.a("deferred-rule", &[("clause", clause.as_str().into())]),
        filters: filters
            .into_iter()
            .map(|(code, key)| Filter {
                code,
                words: t.m(key).into_owned(),
                here: code == which || (code.is_empty() && !known),
            })
            .collect(),
        which,
        rows: rows
            .into_iter()
            .map(|one| row(&site, t, &units, one))
            .collect(),
        first: after.is_empty(),
        next,
    }))
}

fn row(site: &Site, t: Wording, units: &app::Units, one: Deferred) -> Row {
    let Deferred { row, chain } = one;
    Row {
        path: path(row.number),
        number: number_words(t, row.number),
        difficulty: site
            .desk
            .charter()
            .difficulty_label(&row.difficulty)
            .to_owned(),
        condition: row.defer_condition.unwrap_or_default(),
        met_on: row.condition_met_at.map(|at| t.date(at.date())),
        owner: row
            .defer_owner
            .map_or_else(String::new, |unit| units.name(unit)),
        review_on: row
            .review_on
            .map_or_else(String::new, |day| day.to_string()),
        review: row.review_on.map_or_else(String::new, |day| t.date(day)),
        // What has its condition met waits for no day any more.
        light: row
            .review_on
            .filter(|_| row.condition_met_at.is_none())
            .map(|day| light(t, Some(site.desk.days_left(day)))),
        proposed: row.due_on.is_some(),
        resubmissions: row.resubmissions,
        chain: chain.iter().map(|place| link(t, place)).collect(),
        title: row.title,
        enterprise: row.enterprise,
    }
}

/// A place on an agenda in words, with the way there where it is within sight.
fn link(t: Wording, (item, meeting): &Place) -> Link {
    let place = t.a("matter-chain-item", &[("n", item.ordinal.into())]);
    let outcome = item
        .outcome
        .map(|outcome| format!(" · {}", word(t, "outcome", outcome.code())))
        .unwrap_or_default();
    match meeting {
        Some(meeting) => Link {
            path: Some(format!("/meetings/{}#item-{}", meeting.id, item.id)),
            words: format!("{} {place}{outcome}", app::meeting::name(meeting)),
        },
        None => Link {
            path: None,
            words: format!("{place}{outcome}"),
        },
    }
}
