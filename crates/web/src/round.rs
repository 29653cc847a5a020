//! Pages of information rounds: opening one, the table of its units, a unit's return.

mod new;
mod show;
mod unit;

use crate::routes::{Route, get, post};
use domain::Permission::{Office, Read, TakePart};

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/rounds/new", Office, new::page),
        post("/rounds", Office, new::create),
        get("/rounds/{id}", Read, show::page),
        post("/rounds/{id}/remind", Office, show::remind),
        post("/rounds/{id}/close", Office, show::close),
        get("/returns/{id}", Read, unit::page),
        get("/returns/{id}/scan", Read, unit::scan),
        post("/returns/{id}", TakePart, unit::answer),
        post("/returns/{id}/accept", Office, unit::accept),
        post("/returns/{id}/send-back", Office, unit::send_back),
    ]
}
