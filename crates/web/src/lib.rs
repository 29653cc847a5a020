//! How it looks: routes, pages, forms, templates.
//!
//! Deliberately absent: rules, SQL, typesetting. A handler parses, calls one act of `app`, then redirects
//! or shows the page again with what was typed and the messages beside the fields.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates hand arguments by reference and call what they need on the page"
)]

pub mod founding;
pub mod routes;

mod assets;
mod assignment;
mod attachment;
mod charter;
mod deferred;
mod delegation;
mod desk;
mod document;
mod enterprise;
mod form;
mod frame;
mod gate;
mod instruction;
mod journal;
mod matter;
mod meeting;
mod minutes;
mod notification;
mod open;
mod posted;
mod problem;
mod report;
mod roster;
mod round;
mod session;
mod site;

pub use site::Site;

use app::{Desk, Fonts};
use std::sync::Arc;

/// Serves a desk until the shutdown resolves; requests under way are answered first.
pub async fn serve(
    desk: Desk,
    fonts: Arc<Fonts>,
    listener: tokio::net::TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let site = Site::new(desk, fonts);
    let service =
        routes::router(site).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(shutdown)
        .await
}
