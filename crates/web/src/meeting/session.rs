//! In session: attendance, positions, outcomes, the close.

use super::{running, show::answer};
use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::{
    matter::forward::DeferForm,
    meeting::{
        amend::{self, AmendForm},
        session::{self, SettleForm},
        table::{self, AttendanceRow, PositionRow},
    },
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::meeting::Presence;

/// Opens the session.
pub(super) async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = session::open(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, ("next", ""), form, done).await
}

/// Closes the meeting.
pub(super) async fn close(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = session::close(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, ("next", ""), form, done).await
}

/// Enters who came; the second button enters everybody not heard of as present.
pub(super) async fn attend(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let row = |unit: String| {
        let presence = form.text(&format!("presence-{unit}"));
        let rest = !form.get("rest").is_empty() && presence == Presence::Invited.code();
        AttendanceRow {
            version: Some(form.get(&format!("version-{unit}")).parse().unwrap_or(0)),
            presence: if rest {
                Presence::Present.code().into()
            } else {
                presence
            },
            attendee: form.text(&format!("attendee-{unit}")),
            unit,
        }
    };
    let rows = form.all("unit").into_iter().map(row).collect();
    let done = table::attend(&site.desk, visitor.by()?, &id, rows).await;
    answer(
        &site,
        &visitor,
        &id,
        ("attendance", "#attendance"),
        form,
        done,
    )
    .await
}

/// Takes a unit's position, or those of all at the table; the second button enters every unit there and
/// not heard of as agreeing.
pub(super) async fn position(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let there = form.all("there");
    let row = |unit: String| {
        let stance = form.text(&format!("stance-{unit}"));
        let rest = stance.is_empty() && !form.get("rest").is_empty() && there.contains(&unit);
        PositionRow {
            version: Some(form.get(&format!("version-{unit}")).parse().unwrap_or(0)),
            stance: if rest { form.text("rest") } else { stance },
            words: form.text(&format!("words-{unit}")),
            unit,
        }
    };
    let one = form.all("unit").len() == 1;
    let rows = form.all("unit").into_iter().map(row);
    // Whom the office has not heard yet it leaves out; a unit that sends its form must choose.
    let rows: Vec<_> = rows.filter(|row| one || !row.stance.is_empty()).collect();
    let done = table::take_positions(&site.desk, visitor.by()?, &id, &item, &rows).await;
    let place = format!("#item-{item}");
    if from_running(&form) {
        let name = format!("position-{item}-{}", form.get("unit"));
        let place = format!("?at={item}{place}");
        return running::answer(&site, &visitor, &id, (&name, &place), form, done).await;
    }
    let name = format!("position-{item}");
    answer(&site, &visitor, &id, (&name, &place), form, done).await
}

/// Whether a form stands on the running sheet, and leads back to it.
fn from_running(form: &Form) -> bool {
    form.get("from") == "running"
}

/// Takes back an outcome recorded by mistake.
pub(super) async fn reopen(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let (seen, reason) = (form.seen()?, form.get("reason"));
    let done = session::reopen(&site.desk, visitor.by()?, &id, &item, seen, reason).await;
    let to = (format!("reopen-{item}"), format!("#item-{item}"));
    answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await
}

/// Gives an item its outcome.
pub(super) async fn outcome(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let settled = SettleForm {
        outcome: form.text("outcome"),
        text: form.text("text"),
        deferral: DeferForm {
            condition: form.text("condition"),
            owner: form.text("owner"),
            review_on: form.text("review_on"),
        },
    };
    let seen = form.seen()?;
    let done = session::settle(&site.desk, visitor.by()?, &id, &item, seen, settled).await;
    let to = (format!("outcome-{item}"), format!("#item-{item}"));
    if from_running(&form) {
        return running::answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await;
    }
    answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await
}

/// Puts right what was recorded wrongly of a meeting that is over.
pub(super) async fn amend(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let right = AmendForm {
        starts_at: form.text("starts_at"),
        place: form.text("place"),
        chair: form.text("chair"),
        reason: form.text("reason"),
    };
    let done = amend::amend(&site.desk, visitor.by()?, &id, form.version()?, right).await;
    answer(&site, &visitor, &id, ("amend", ""), form, done).await
}
