//! What page tests stand on: a mechanism founded in a temporary folder, people who sign in over HTTP,
//! and pages read back as text.
#![expect(dead_code, reason = "each noun's tests use what they need of it")]

use app::{
    Clock, Desk, Fonts,
    charter::found::{Founding, found},
    roster::{AppointForm, UnitForm},
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::{Date, Moment};
use http_body_util::BodyExt as _;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt as _;

/// The password of everybody here.
pub const PASSWORD: &str = "Court-2026-pass";

/// Who can sign in: login, name, unit, role.
const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("office", "演示书记", "区法院", "office_clerk"),
    ("director", "演示主任", "区法院", "office_director"),
    ("judge", "演示法官", "区法院", "judge"),
    ("tax", "演示税务", "区税务局", "liaison"),
    ("labour", "演示人社", "区人社局", "liaison"),
    ("land", "演示自然", "区自然资源局", "liaison"),
    ("finance", "演示财政", "区财政局", "head"),
    ("convener", "演示区长", "区政府", "convener"),
    ("keeper", "演示系统", "区法院", "system_administrator"),
    ("audit", "演示审计", "区法院", "audit_administrator"),
];

/// A mechanism of its own with everybody appointed; gone when dropped.
pub struct Court {
    /// The desk behind the pages.
    pub desk: Desk,
    router: Router,
    fonts: Arc<Fonts>,
    data: tempfile::TempDir,
}

impl Court {
    /// Founded on the built-in charter; it is Monday, 2 March 2026, 09:00.
    pub async fn open() -> Self {
        Self::of(app::charter::BUILT_IN, PEOPLE).await
    }

    /// The same on another charter, with these people: login, name, unit, role.
    pub async fn of(charter: &str, people: &[(&str, &str, &str, &str)]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(Moment::at(jiff::civil::date(2026, 3, 2), 9, 0));
        let charter = app::charter::parse(charter).unwrap();
        let founding = Founding {
            charter,
            demo: false,
            clock,
        };
        found(data.path(), None, founding).await.unwrap();
        let desk = Desk::open(data.path(), None)
            .await
            .unwrap()
            .with_clock(clock);
        let fonts = Arc::new(Fonts::only(&[concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../fonts"
        )
        .into()]));
        let router = web::routes::router(web::Site::new(desk.clone(), fonts.clone()));
        let court = Self {
            desk,
            router,
            fonts,
            data,
        };
        for (login, name, unit, role) in people {
            court.appoint(login, name, unit, role).await;
        }
        court
    }

    /// From now on it is 09:00 of this day; who was signed in signs in again.
    pub fn on(&mut self, day: Date) {
        self.desk = self.desk.with_clock(Clock::Fixed(Moment::at(day, 9, 0)));
        self.router = web::routes::router(web::Site::new(self.desk.clone(), self.fonts.clone()));
    }

    /// From now on papers are set in these fonts; who was signed in signs in again.
    pub fn set_in(&mut self, fonts: Fonts) {
        self.fonts = Arc::new(fonts);
        self.router = web::routes::router(web::Site::new(self.desk.clone(), self.fonts.clone()));
    }

    /// Appoints somebody new to a post, with a sign-in.
    pub async fn appoint(&self, login: &str, name: &str, unit: &str, role: &str) {
        static HASH: OnceLock<String> = OnceLock::new();
        let hash = HASH
            .get_or_init(|| app::sign_in::hash_now(PASSWORD).unwrap())
            .clone();
        let form = AppointForm {
            name: name.into(),
            unit: self.unit(unit).await,
            role: role.into(),
            login: login.into(),
            from_on: "2026-01-01".into(),
            ..AppointForm::default()
        };
        app::roster::appoint_hashed(&self.desk, &self.desk.system(), form, hash, false)
            .await
            .unwrap();
    }

    /// Admits a unit the charter does not name: `invited` or `administrator_firm`.
    pub async fn admit(&self, short_name: &str, kind: &str) {
        let form = UnitForm {
            full_name: format!("{short_name}（全称）"),
            short_name: short_name.into(),
            kind: kind.into(),
            until: "2026-12-31".into(),
        };
        app::roster::admit_unit(&self.desk, &self.desk.system(), form)
            .await
            .unwrap();
    }

    /// Id of the unit with this short name, as forms send it.
    pub async fn unit(&self, short_name: &str) -> String {
        let units = app::units::all(&self.desk, &self.desk.system())
            .await
            .unwrap();
        let unit = units.iter().find(|unit| unit.short_name == short_name);
        unit.unwrap_or_else(|| panic!("no unit {short_name}"))
            .id
            .to_string()
    }

    /// A visitor who is not signed in.
    pub fn visitor(&self) -> Visitor {
        Visitor {
            router: self.router.clone(),
            cookie: String::new(),
        }
    }

    /// Somebody signed in over HTTP.
    pub async fn sign_in(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        let answer = visitor
            .post("/sign-in", &[("login", login), ("password", PASSWORD)])
            .await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{login} could not sign in: {}",
            answer.text()
        );
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        cookie
            .split(';')
            .next()
            .unwrap()
            .clone_into(&mut visitor.cookie);
        visitor
    }
}

/// A browser's worth of one visitor.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    cookie: String,
}

/// A file sent with a form: field, name, content.
pub type File<'a> = (&'a str, &'a str, &'a [u8]);

impl Visitor {
    /// A visitor of any router, with these cookies.
    pub fn of(router: Router, cookie: String) -> Self {
        Self { router, cookie }
    }

    /// The same visitor reading another language.
    pub fn reading(&self, tag: &str) -> Self {
        Self {
            cookie: format!("{}; fuyuan_language={tag}", self.cookie),
            ..self.clone()
        }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Opens a page that must be there.
    pub async fn open(&self, path: &str) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        page
    }

    /// Sends a form from a page of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let encode = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// Sends a form with files.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Page {
        const EDGE: &str = "------court-form-edge";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        for (name, file, content) in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend([head.as_bytes(), content, b"\r\n"].concat());
        }
        body.extend(format!("--{EDGE}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={EDGE}"),
            )
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Sends a form that must be taken, and follows to the page it leads to.
    pub async fn done(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await;
        self.follow(path, answer).await
    }

    /// As `done`, with files.
    pub async fn done_with(&self, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Page {
        let answer = self.upload(path, fields, files).await;
        self.follow(path, answer).await
    }

    async fn follow(&self, path: &str, answer: Page) -> Page {
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{path}: {}",
            answer.text()
        );
        let to = answer.leads_to();
        let page = self.open(to.split('#').next().unwrap()).await;
        Page { path: to, ..page }
    }

    /// Sends any request with this visitor's cookies.
    pub async fn send(&self, mut request: Request<Body>) -> Page {
        let path = request.uri().to_string();
        if !self.cookie.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer
            .into_body()
            .collect()
            .await
            .unwrap()
            .to_bytes()
            .to_vec();
        Page {
            path,
            status,
            headers,
            body,
        }
    }
}

/// An answer read to its end.
pub struct Page {
    /// Where it was found.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Page {
    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirection leads.
    pub fn leads_to(&self) -> String {
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// The first address in an attribute that begins like this: `href`, `action`.
    pub fn address(&self, attribute: &str, begins: &str) -> String {
        let html = self.html();
        let found = html.split(&format!("{attribute}=\"{begins}")).nth(1);
        let rest = found.unwrap_or_else(|| panic!("no {attribute} {begins}"));
        format!("{begins}{}", rest.split(['"', '#']).next().unwrap())
    }

    /// Whether the markup holds this.
    pub fn has(&self, markup: &str) -> bool {
        self.html().contains(markup)
    }

    /// Fails unless the words stand on the page, blanks aside; says what does stand there.
    pub fn says(&self, words: &str) {
        assert!(
            self.text().contains(words),
            "{} lacks “{words}”:\n{}",
            self.path,
            self.text()
        );
    }

    /// Fails if the words stand on the page.
    pub fn is_silent_on(&self, words: &str) {
        assert!(
            !self.text().contains(words),
            "{} has “{words}”:\n{}",
            self.path,
            self.text()
        );
    }

    /// Fails if some message is missing, or the page breaks its content security policy.
    pub fn is_sound(&self) {
        let html = self.html();
        assert!(
            !html.contains('⟦'),
            "{} lacks a message:\n{}",
            self.path,
            self.text()
        );
        for forbidden in [" style=\"", "<script>", " onclick=", " onchange="] {
            assert!(!html.contains(forbidden), "{} has {forbidden}", self.path);
        }
    }

    /// The value of the first hidden field of this name inside the form that leads to an action.
    pub fn hidden(&self, action: &str, name: &str) -> String {
        let html = self.html();
        let form = html
            .split("<form ")
            .skip(1)
            .find(|form| {
                form.split('>')
                    .next()
                    .is_some_and(|tag| tag.contains(&format!("action=\"{action}\"")))
            })
            .unwrap_or_else(|| panic!("{} has no form to {action}:\n{}", self.path, self.text()));
        let form = form.split("</form>").next().unwrap();
        let field = form
            .split("<input ")
            .find(|field| field.contains(&format!("name=\"{name}\"")))
            .unwrap_or_else(|| panic!("the form to {action} has no {name}"));
        field
            .split("value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    }

    /// Whether a form leads to this action.
    pub fn offers(&self, action: &str) -> bool {
        self.has(&format!("action=\"{action}\""))
    }

    /// The page's words: markup dropped, blanks folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.html().chars() {
            match c {
                '<' => inside = true,
                '>' if inside => {
                    inside = false;
                    text.push(' ');
                }
                c if !inside => text.push(c),
                _ => {}
            }
        }
        let text = text
            .replace("&quot;", "\"")
            .replace("&#34;", "\"")
            .replace("&#39;", "'");
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
