//! Founding in the browser: on an empty data folder a notice is read, reviewed and founded on, the first
//! sign-in is opened, and then the normal site answers on the same address.

mod pages;

use crate::{Site, assets, gate, problem::Problem, routes, routes::LARGEST_BODY, session};
use app::{Desk, Fonts};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    handler::Handler,
    http::Method,
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, MethodRouter, on},
};
use locale::Wording;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

/// Name of the cookie of whoever typed the founding word.
const FOUNDER: &str = "fuyuan_founder";
/// What a wrong founding word costs; tries wait for one another.
const WRONG_COSTS: Duration = Duration::from_millis(500);

/// What the founding pages work with.
pub(crate) struct Founder {
    data: PathBuf,
    database: Option<String>,
    fonts: Arc<Fonts>,
    /// The founding word, as the console shows it.
    word: String,
    /// The cookie's value once the word was typed.
    secret: String,
    /// Held while a word is tried or a mechanism is founded.
    turn: tokio::sync::Mutex<()>,
    /// The normal site, once there is a mechanism.
    founded: OnceLock<Founded>,
}

/// What takes over after the founding.
struct Founded {
    desk: Desk,
    site: Router,
    jobs: JoinHandle<()>,
}

impl Founder {
    /// Whether a request comes from whoever typed the founding word.
    fn knows(&self, headers: &axum::http::HeaderMap) -> bool {
        gate::cookie(headers, FOUNDER).is_some_and(|cookie| same(&cookie, &self.secret))
    }

    /// From now on the normal site answers.
    fn take_over(&self, desk: Desk) {
        let site = routes::router(Site::new(desk.clone(), self.fonts.clone()));
        let jobs = tokio::spawn(app::jobs::run(desk.clone()));
        if self.founded.set(Founded { desk, site, jobs }).is_err() {
            tracing::error!("a mechanism took over twice");
        }
    }
}

/// Compares in a time that does not tell where the texts differ.
fn same(one: &str, other: &str) -> bool {
    let differs = one
        .bytes()
        .zip(other.bytes())
        .fold(0, |seen, (a, b)| seen | (a ^ b));
    one.len() == other.len() && differs == 0
}

/// Who may call a founding route.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Anyone,
    Founder,
}

/// One route of the founding.
struct Step {
    path: &'static str,
    who: Who,
    handler: MethodRouter<Arc<Founder>>,
}

fn step<H, T>(method: &Method, path: &'static str, who: Who, handler: H) -> Step
where
    H: Handler<T, Arc<Founder>>,
    T: 'static,
{
    let filter = if *method == Method::GET {
        MethodFilter::GET
    } else {
        MethodFilter::POST
    };
    Step {
        path,
        who,
        handler: on(filter, handler),
    }
}

/// Every route of the founding; its router is built from nothing else.
fn table() -> Vec<Step> {
    let (get, post) = (&Method::GET, &Method::POST);
    vec![
        step(get, "/static/{name}", Who::Anyone, assets::file),
        step(post, "/language", Who::Anyone, session::language),
        step(get, "/", Who::Anyone, pages::word_page),
        step(post, "/founding/word", Who::Anyone, pages::word),
        step(get, "/founding/read", Who::Founder, pages::read_page),
        step(post, "/founding/read", Who::Founder, pages::read),
        step(post, "/founding/notice", Who::Founder, pages::notice),
        step(post, "/founding/check", Who::Founder, pages::check),
        step(post, "/founding/found", Who::Founder, pages::found),
    ]
}

async fn admit(
    State((founder, who)): State<(Arc<Founder>, Who)>,
    request: Request,
    next: Next,
) -> Response {
    if who == Who::Anyone || founder.knows(request.headers()) {
        return next.run(request).await;
    }
    if *request.method() == Method::GET {
        return Redirect::to("/").into_response();
    }
    Problem::Forbidden
        .with(Wording::new(gate::language(request.headers())))
        .into_response()
}

fn founding_router(founder: &Arc<Founder>) -> Router {
    let mut router = Router::new();
    for step in table() {
        let gate = middleware::from_fn_with_state((founder.clone(), step.who), admit);
        router = router.route(step.path, step.handler.route_layer(gate));
    }
    router
        .fallback(|| async { Redirect::to("/") })
        .layer(middleware::from_fn(gate::same_site))
        .layer(middleware::from_fn(gate::headers))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(founder.clone())
}

/// The pages of an empty data folder: the founding, and after it the normal site.
pub struct Founding {
    founder: Arc<Founder>,
    /// Answers every request.
    pub router: Router,
}

impl Founding {
    /// Pages for an empty data folder (or the PostgreSQL database named), opened by a one-time word.
    pub fn new(data: PathBuf, database: Option<String>, fonts: Arc<Fonts>, word: String) -> Self {
        let founder = Arc::new(Founder {
            data,
            database,
            fonts,
            word,
            // As good as a session's token: as random, and gone with the process.
            secret: [(); 3].map(|()| app::sign_in::first_password()).concat(),
            turn: tokio::sync::Mutex::new(()),
            founded: OnceLock::new(),
        });
        let founding = founding_router(&founder);
        let state = founder.clone();
        let router = Router::new().fallback(move |request: Request| async move {
            let router = state
                .founded
                .get()
                .map_or(&founding, |founded| &founded.site);
            router.clone().oneshot(request).await
        });
        Self { founder, router }
    }

    /// Ends the jobs and the store, if a mechanism was founded.
    pub async fn close(&self) {
        if let Some(founded) = self.founder.founded.get() {
            founded.jobs.abort();
            app::jobs::close(founded.desk.clone()).await;
        }
    }
}

/// Serves an empty data folder until the shutdown resolves. Whoever types the one-time word, shown on
/// the console, founds a mechanism; from then on the normal site answers here, its jobs included.
pub async fn serve(
    data: PathBuf,
    database: Option<String>,
    listener: tokio::net::TcpListener,
    fonts: Arc<Fonts>,
    word: String,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let founding = Founding::new(data, database, fonts, word);
    let router = founding.router.clone();
    let service = router.into_make_service_with_connect_info::<std::net::SocketAddr>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(shutdown)
        .await;
    founding.close().await;
    served
}
