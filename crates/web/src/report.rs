//! Pages of disposal reports: the list, a new one, the report with its figures beside the text, the rows
//! behind a figure, its files; and the public's page.

mod list;
mod open;
mod rows;
mod show;
mod step;

pub(crate) use list::{kinds, last_quarter};
pub(crate) use show::show;

use crate::routes::{Route, get, post};
use domain::Permission::{Anyone, Instruct, Office, Oversee, Read, SignOff};

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/reports", Read, list::page),
        get("/reports/new", Office, list::new),
        post("/reports", Office, list::create),
        get("/reports/{id}", Read, show::page),
        get("/reports/{id}/rows/{figure}", Read, rows::page),
        get("/reports/{id}/texts/{ordinal}", Read, show::earlier),
        get("/reports/{id}/verify", Read, show::verify),
        get("/reports/{id}/file/{ending}", Read, show::file),
        post("/reports/{id}/edit", Office, step::edit),
        post("/reports/{id}/recount", Office, step::recount),
        post("/reports/{id}/redraft", Office, step::redraft),
        post("/reports/{id}/put-forward", Office, step::put_forward),
        post("/reports/{id}/send-back", Read, step::send_back),
        post("/reports/{id}/withdraw", Office, step::withdraw),
        post("/reports/{id}/check", SignOff, step::check),
        post("/reports/{id}/number", Office, step::number),
        post("/reports/{id}/issue", Office, step::issue),
        get("/reports/{id}/public", Oversee, open::preview),
        get("/public/reports", Anyone, open::list),
        get("/public/reports/{id}", Anyone, open::show),
        get("/public/reports/{id}/paper.pdf", Anyone, open::pdf),
        post("/reports/{id}/instruct", Instruct, step::instruct),
    ]
}
