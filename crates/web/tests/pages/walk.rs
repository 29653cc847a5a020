//! Every route walked as every kind of visitor, compared with a reviewed table; and every state change
//! tried from another site.

use crate::court::{Court, Visitor};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use domain::Permission;
use std::fmt::Write as _;

/// A path with its parameters filled by something that does not exist.
fn fill(path: &str) -> String {
    let mut filled = String::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        filled.push('/');
        filled.push_str(match part {
            "{number}" => "2099-99",
            part if part.starts_with('{') => "0192d7a0000070008000000000000000",
            part => part,
        });
    }
    if filled.is_empty() {
        "/".into()
    } else {
        filled
    }
}

async fn call(visitor: &Visitor, method: &Method, path: &str, site: Option<&str>) -> StatusCode {
    let mut request = Request::builder().method(method.clone()).uri(fill(path));
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    if *method == Method::POST {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    visitor
        .send(request.body(Body::empty()).unwrap())
        .await
        .status
}

#[tokio::test]
async fn every_route_admits_exactly_those_it_should() {
    let court = Court::open().await;
    court.admit("某某律所", "administrator_firm").await;
    court
        .appoint("firm", "演示管理", "某某律所", "administrator")
        .await;
    let logins = [
        "office", "director", "convener", "tax", "judge", "firm", "keeper", "audit",
    ];
    let mut visitors = vec![("nobody", court.visitor())];
    for login in logins {
        visitors.push((login, court.sign_in(login).await));
    }
    let mut table = String::new();
    for route in web::routes::table() {
        let _ = write!(
            table,
            "{} {} [{}]",
            route.method,
            route.path,
            route.permission.code()
        );
        // Signing out would end the walk, and whoever asks for a new session gets one.
        if matches!(
            route.path,
            "/sign-out" | "/sign-in" | "/language" | "/static/{name}"
        ) {
            let _ = writeln!(table, " not walked");
            continue;
        }
        let mut admitted = Vec::new();
        for (name, visitor) in &visitors {
            let status = call(visitor, &route.method, route.path, Some("same-origin")).await;
            assert_ne!(
                status,
                StatusCode::INTERNAL_SERVER_ERROR,
                "{name} {}",
                route.path
            );
            let is_nobody = *name == "nobody";
            let refused = status == StatusCode::FORBIDDEN || status == StatusCode::UNAUTHORIZED;
            if is_nobody && route.permission == Permission::Anyone {
                if !refused {
                    admitted.push(*name);
                }
            } else if is_nobody {
                assert!(
                    refused || status == StatusCode::SEE_OTHER,
                    "nobody {}: {status}",
                    route.path
                );
            } else if !refused {
                admitted.push(*name);
            }
        }
        let _ = writeln!(table, " {}", admitted.join(" "));
    }
    insta::assert_snapshot!("routes", table);
}

#[tokio::test]
async fn no_state_changes_from_another_site() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for route in web::routes::table()
        .into_iter()
        .filter(|route| route.method == Method::POST)
    {
        for site in [None, Some("cross-site"), Some("same-site")] {
            let status = call(&office, &route.method, route.path, site).await;
            assert_eq!(
                status,
                StatusCode::FORBIDDEN,
                "{} from {site:?}",
                route.path
            );
        }
    }
}

#[tokio::test]
async fn an_older_browser_is_known_by_its_origin() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for (origin, expected) in [
        ("http://court.test", StatusCode::SEE_OTHER),
        ("http://evil.test", StatusCode::FORBIDDEN),
        ("null", StatusCode::FORBIDDEN),
    ] {
        let request = Request::post("/language")
            .header("host", "court.test")
            .header("origin", origin)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("language=en"))
            .unwrap();
        assert_eq!(office.send(request).await.status, expected, "{origin}");
    }
}

#[tokio::test]
async fn another_language_leads_to_the_page_it_was_chosen_on() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for (on, leads) in [
        ("/matters?state=raised", "/matters?state=raised"),
        ("/charter/contact", "/charter"),
        ("/meetings/7/items/3/outcome", "/meetings/7"),
        ("/founding/check", "/"),
        ("//evil.test/", "/"),
    ] {
        let request = Request::post("/language")
            .header("host", "court.test")
            .header("origin", "http://court.test")
            .header("referer", format!("http://court.test{on}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("language=en"))
            .unwrap();
        let answer = office.send(request).await;
        assert_eq!(answer.headers["location"], leads, "{on}");
    }
}

#[tokio::test]
async fn every_answer_forbids_framing_and_foreign_content() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    for path in [
        "/",
        "/sign-in",
        "/nowhere",
        "/matters",
        "/static/fuyuan.css",
    ] {
        let page = office.get(path).await;
        let csp = page.headers["content-security-policy"].to_str().unwrap();
        assert!(csp.contains("default-src 'self'") && csp.contains("frame-ancestors 'none'"));
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{path}");
    }
    assert_eq!(office.get("/").await.headers["cache-control"], "no-store");
}
