//! Meetings: the list, planning one, and the page that serves a meeting's whole life.

mod agenda;
mod before;
mod closing;
mod concern;
pub(crate) mod entered;
pub(crate) mod item;
mod list;
mod listable;
pub(crate) mod paper;
mod past;
mod plan;
mod position;
mod running;
mod session;
mod show;
pub(crate) mod stage;
mod version;

use crate::routes::{Route, get, post};
use domain::{
    Permission::{Office, Read, SignOff, TakePart},
    meeting::Meeting,
};
use locale::Wording;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    let mut all = vec![
        get("/meetings", Read, list::page),
        post("/meetings", Office, plan::create),
        get("/meetings/new", Office, plan::new),
        post("/meetings/entered", Office, entered::enter),
        get("/meetings/{id}", Read, show::page),
        get(
            "/meetings/{id}/papers/sign-in-sheet.pdf",
            Office,
            paper::sign_in_sheet,
        ),
        get(
            "/meetings/{id}/papers/address-list.pdf",
            Office,
            paper::address_list,
        ),
        get(
            "/meetings/{id}/papers/running-sheet.pdf",
            Office,
            paper::running_sheet,
        ),
        get("/meetings/{id}/papers/bundle.pdf", Read, paper::bundle),
        post("/meetings/{id}/plan", Office, plan::replan),
        post("/meetings/{id}/invite", Office, plan::invite),
        post("/meetings/{id}/guest", Office, before::guest),
        post("/meetings/{id}/withdraw", Office, before::withdraw),
        post("/meetings/{id}/call", Office, before::call),
        post("/meetings/{id}/call/extend", Office, before::extend_call),
        post("/meetings/{id}/call/close", Office, before::close_call),
        post("/meetings/{id}/proposals", TakePart, before::propose),
        post(
            "/meetings/{id}/proposals/{proposal}/complete",
            TakePart,
            before::complete,
        ),
        post(
            "/meetings/{id}/proposals/{proposal}/return",
            Office,
            before::give_back,
        ),
        post(
            "/meetings/{id}/proposals/{proposal}/accept",
            Office,
            before::accept,
        ),
        post("/meetings/{id}/reply", TakePart, before::reply),
        get("/meetings/{id}/running", Read, running::page),
        post("/meetings/{id}/carry-over", Office, running::carry_over),
        post("/meetings/{id}/consent", SignOff, plan::consent),
        post("/meetings/{id}/consent/enter", Office, plan::consent),
        post("/meetings/{id}/convene", Office, plan::convene),
        post("/meetings/{id}/call-off", Office, plan::call_off),
        post("/meetings/{id}/revoke-entry", Office, entered::revoke),
        post("/meetings/{id}/open", Office, session::open),
        post("/meetings/{id}/close", Office, session::close),
        post("/meetings/{id}/amend", Office, session::amend),
        post("/meetings/{id}/attendance", Office, session::attend),
    ];
    all.extend(of_agenda());
    all
}

/// Routes of the agenda and of each of its items.
fn of_agenda() -> Vec<Route> {
    vec![
        post("/meetings/{id}/items", Office, agenda::list),
        post("/meetings/{id}/reports", Office, agenda::list_report),
        post("/meetings/{id}/order", Office, agenda::arrange),
        post("/meetings/{id}/freeze", Office, agenda::freeze),
        post("/meetings/{id}/reopen", Office, agenda::reopen),
        post("/meetings/{id}/items/{item}/up", Office, agenda::up),
        post("/meetings/{id}/items/{item}/down", Office, agenda::down),
        post("/meetings/{id}/items/{item}/off", Office, agenda::take_off),
        post(
            "/meetings/{id}/items/{item}/question",
            Office,
            agenda::reword,
        ),
        post(
            "/meetings/{id}/items/{item}/decisions",
            Office,
            agenda::propose,
        ),
        post(
            "/meetings/{id}/items/{item}/opinion",
            TakePart,
            before::opinion,
        ),
        post(
            "/meetings/{id}/items/{item}/position",
            TakePart,
            session::position,
        ),
        post(
            "/meetings/{id}/items/{item}/outcome",
            Office,
            session::outcome,
        ),
        post(
            "/meetings/{id}/items/{item}/reopen",
            Office,
            session::reopen,
        ),
        post(
            "/meetings/{id}/decisions/{decision}/withdraw",
            Office,
            agenda::withdraw,
        ),
    ]
}

/// The message key of a code: the words of all codes are kept together.
pub(crate) fn key(noun: &str, code: &str) -> String {
    format!("{noun}-{}", code.replace('_', "-"))
}

/// When a meeting is held: 2026年11月26日 星期四 09:30; of one held on paper the hour is not known.
pub(crate) fn time(t: Wording, meeting: &Meeting) -> String {
    let day = meeting.held_on;
    let words = format!("{} {} {}", t.date(day), t.weekday(day), meeting.starts_at);
    words.trim_end().to_owned()
}
