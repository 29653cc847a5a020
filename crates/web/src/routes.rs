//! The one route table: every method and path of the system with the permission it asks. The router is
//! built from nothing else, so a route without a permission cannot exist.

use crate::{
    Site, assets, assignment, attachment, charter, deferred, delegation, desk, document,
    enterprise, gate, instruction, journal, matter, meeting, minutes, notification, report, roster,
    round, session,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    middleware,
    routing::{MethodFilter, MethodRouter, on},
};
use domain::Permission;

/// The largest request body taken in, in bytes: a form with a few of the largest files.
pub const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// One route.
pub struct Route {
    /// Method.
    pub method: Method,
    /// Path, with its parameters in braces.
    pub path: &'static str,
    /// What it asks of whoever calls it.
    pub permission: Permission,
    handler: MethodRouter<Site>,
}

/// A page or a file.
pub(crate) fn get<H, T>(path: &'static str, permission: Permission, handler: H) -> Route
where
    H: Handler<T, Site>,
    T: 'static,
{
    Route {
        method: Method::GET,
        path,
        permission,
        handler: on(MethodFilter::GET, handler),
    }
}

/// A form's target.
pub(crate) fn post<H, T>(path: &'static str, permission: Permission, handler: H) -> Route
where
    H: Handler<T, Site>,
    T: 'static,
{
    Route {
        method: Method::POST,
        path,
        permission,
        handler: on(MethodFilter::POST, handler),
    }
}

/// Every route of the system.
pub fn table() -> Vec<Route> {
    let mut table = vec![
        get("/static/{name}", Permission::Anyone, assets::file),
        get("/sign-in", Permission::Anyone, session::page),
        post("/sign-in", Permission::Anyone, session::sign_in),
        post("/language", Permission::Anyone, session::language),
        post("/sign-out", Permission::SignedIn, session::sign_out),
        get("/password", Permission::SignedIn, session::password_page),
        post("/password", Permission::SignedIn, session::change_password),
        post("/switch", Permission::SignedIn, session::switch),
        get("/", Permission::SignedIn, desk::page),
    ];
    table.extend(matter::routes());
    table.extend(deferred::routes());
    table.extend(instruction::routes());
    table.extend(delegation::routes());
    table.extend(assignment::routes());
    table.extend(enterprise::routes());
    table.extend(attachment::routes());
    table.extend(meeting::routes());
    table.extend(minutes::routes());
    table.extend(document::routes());
    table.extend(report::routes());
    table.extend(round::routes());
    table.extend(roster::routes());
    table.extend(charter::routes());
    table.extend(journal::routes());
    table.extend(notification::routes());
    table
}

/// The page at an address, or the nearest above one that takes forms alone: `/meetings/7` for
/// `/meetings/7/items/3/outcome`.
pub(crate) fn page_at(path: &str) -> String {
    let parts: Vec<_> = path.split('/').collect();
    let fits = |pattern: &str, parts: &[&str]| {
        let own: Vec<_> = pattern.split('/').collect();
        let same = |(own, part): (&&str, &&str)| own.starts_with('{') || own == part;
        own.len() == parts.len() && own.iter().zip(parts).all(same)
    };
    let table = table();
    let is_page = |n: &usize| {
        let mut pages = table.iter().filter(|route| route.method == Method::GET);
        pages.any(|route| fits(route.path, &parts[..*n]))
    };
    let nearest = (2..=parts.len()).rev().find(is_page);
    nearest.map_or_else(|| "/".into(), |n| parts[..n].join("/"))
}

/// The router, built from the table.
pub fn router(site: Site) -> Router {
    let mut router = Router::new();
    for route in table() {
        let gate = middleware::from_fn_with_state((site.clone(), route.permission), gate::admit);
        router = router.route(route.path, route.handler.route_layer(gate));
    }
    router
        .fallback(gate::not_found)
        .method_not_allowed_fallback(gate::forms_only)
        .layer(middleware::from_fn(gate::same_site))
        .layer(middleware::from_fn(gate::headers))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(site)
}
