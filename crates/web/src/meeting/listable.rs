//! Matters that are offered for the agenda, the most pressing first, each group with why.

use crate::{Site, gate::Visitor, problem::Problem};
use app::{
    MatterRow,
    matter::view::{carried_over, listable},
    meeting::view::MeetingView,
};
use domain::{id::MatterId, matter::MatterState};

/// A matter that may be listed, with why it should be.
pub(super) struct Candidate {
    pub number: String,
    pub label: String,
    pub group: &'static str,
}

/// Why a matter is offered for the agenda, the most pressing first.
pub(super) const GROUPS: [&str; 6] = [
    "meeting-group-carried",
    "meeting-group-due",
    "meeting-group-again",
    "meeting-group-accepted",
    "meeting-group-coordinating",
    "meeting-group-deferred",
];

/// Matters that may be listed: those that the last meeting did not reach first, then those due again from deferral
/// and those that came back,
/// then those nobody or units have; those whose review lies ahead last.
pub(super) async fn to_list(
    site: &Site,
    visitor: &Visitor,
    view: &MeetingView,
) -> Result<Vec<Candidate>, Problem> {
    let latest = view.last_version();
    if view.meeting.agenda_must_be_open(latest).is_err() {
        return Ok(Vec::new());
    }
    let today = site.desk.today();
    let carried = carried(site, visitor).await?;
    let rank = |row: &MatterRow| match row.state {
        _ if carried.contains(&row.id) => 0,
        MatterState::Deferred if row.due_on.is_some() => 1,
        MatterState::Deferred if row.review_on.is_some_and(|day| day <= today) => 1,
        MatterState::Deferred => 5,
        _ if row.resubmissions > 0 => 2,
        MatterState::Accepted => 3,
        _ => 4,
    };
    let mut rows = listable(&site.desk, visitor.by()?).await?;
    rows.sort_by_key(rank);
    let charter = site.desk.charter();
    let candidate = |row: &MatterRow| Candidate {
        number: format!("{}-{}", row.number.0, row.number.1),
        label: format!(
            "协〔{}〕{}号 {}（{}）{}",
            row.number.0,
            row.number.1,
            row.title,
            charter.difficulty_label(&row.difficulty),
            returning(visitor.t, row, &carried)
        ),
        group: GROUPS[rank(row)],
    };
    Ok(rows.iter().map(candidate).collect())
}

/// Those that the last meeting did not reach.
pub(super) async fn carried(site: &Site, visitor: &Visitor) -> Result<Vec<MatterId>, Problem> {
    let rows = carried_over(&site.desk, visitor.by()?).await?;
    Ok(rows.iter().map(|row| row.id).collect())
}

/// What proposes a matter: the last meeting did not reach it. What proposes a deferred matter for the agenda: its condition is met, or its day came; and how often it
/// came back before.
pub(super) fn returning(t: locale::Wording, row: &MatterRow, carried: &[MatterId]) -> String {
    if carried.contains(&row.id) {
        return t.m("meeting-carried-mark").into_owned();
    }
    let why = match (row.state, row.condition_met_at, row.due_on) {
        (MatterState::Deferred, Some(_), _) => "deferred-returning-met",
        (MatterState::Deferred, None, Some(_)) => "deferred-returning-due",
        _ => return String::new(),
    };
    t.a(why, &[("n", row.resubmissions.into())])
}

/// Matters within the visitor's sight that may be proposed for the agenda: number, title.
pub(super) async fn proposable(
    site: &Site,
    visitor: &Visitor,
    view: &MeetingView,
) -> Result<Vec<(String, String)>, Problem> {
    let open = view.call.as_ref();
    if !open.is_some_and(|call| call.is_open_on(site.desk.today())) {
        return Ok(Vec::new());
    }
    let rows = listable(&site.desk, visitor.by()?).await?;
    let one = |row: &MatterRow| {
        let number = format!("{}-{}", row.number.0, row.number.1);
        let title = format!("协〔{}〕{}号 {}", row.number.0, row.number.1, row.title);
        (number, title)
    };
    Ok(rows.iter().map(one).collect())
}
