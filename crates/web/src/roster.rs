//! The roster (成员名单): who takes part, who holds which post, what stays vacant; and keeping it.

mod keep;
mod leading;
mod names;
mod post;
mod sign_ins;

use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Section},
    gate::Visitor,
    problem::{Problem, html},
    routes::{Route, get, post},
};
use app::{
    HeldPost,
    roster::{self, RosterView, UnitForm},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Date, Permission, Role,
    unit::{Unit, UnitKind},
};
use leading::Leading;
use locale::Wording;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/roster", Permission::SignedIn, page),
        get("/roster/posts/new", Permission::KeepRoster, post::page),
        get("/roster/units/{id}", Permission::KeepRoster, keep::page),
        get("/roster/names", Permission::KeepRoster, names::page),
        post("/roster/names", Permission::KeepRoster, names::complete),
        post("/roster/posts", Permission::KeepRoster, post::appoint),
        post("/roster/posts/{id}/end", Permission::KeepRoster, keep::end),
        post(
            "/roster/persons/{id}/sign-in",
            Permission::KeepRoster,
            keep::give_sign_in,
        ),
        post(
            "/roster/persons/{id}/phone",
            Permission::KeepRoster,
            keep::change_phone,
        ),
        post(
            "/roster/persons/{id}/close",
            Permission::KeepRoster,
            keep::close,
        ),
        post("/roster/sign-ins", Permission::KeepRoster, sign_ins::give),
        post("/roster/units", Permission::KeepRoster, admit),
        post(
            "/roster/units/{id}/rename",
            Permission::KeepRoster,
            keep::rename,
        ),
    ]
}

/// A role in words.
pub(crate) fn role_words(t: Wording, role: Role) -> String {
    t.m(&format!("role-{}", role.code().replace('_', "-")))
        .into_owned()
}

/// A unit's kind in words.
fn kind_words(t: Wording, kind: UnitKind) -> String {
    t.m(&format!("unit-kind-{}", kind.code().replace('_', "-")))
        .into_owned()
}

/// A post as the lists show it.
struct Holder {
    id: String,
    person: String,
    name: String,
    role: String,
    title: String,
    phone: String,
    from: String,
    from_iso: String,
    until: String,
}

impl Holder {
    fn of(t: Wording, held: &HeldPost) -> Self {
        Self {
            id: held.post.id.to_string(),
            person: held.person.id.to_string(),
            name: held.person.name.clone(),
            role: role_words(t, held.post.role),
            title: held.post.title.clone(),
            phone: held.person.phone.clone().unwrap_or_default(),
            from: t.date(held.post.from_on),
            from_iso: held.post.from_on.to_string(),
            until: held
                .post
                .until_on
                .map(|day| t.date(day))
                .unwrap_or_default(),
        }
    }
}

/// A unit with its present posts.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page is asked whether it shows each of its parts"
)]
struct UnitRow {
    id: String,
    short_name: String,
    full_name: String,
    kind: String,
    member: bool,
    /// Last day of taking part, in words; empty if none is set.
    until: String,
    over: bool,
    /// Whether its full name is still to be filled in.
    lacks: bool,
    heads: Vec<Holder>,
    liaisons: Vec<Holder>,
    others: Vec<Holder>,
    /// Whether a member has no liaison (缺位).
    gap: bool,
}

impl UnitRow {
    fn of(t: Wording, unit: &Unit, view: &RosterView, today: Date) -> Self {
        let posts = |wanted: fn(Role) -> bool| {
            let held = view.posts.iter().filter(|held| held.post.unit == unit.id);
            let held = held.filter(|h| h.post.is_held_on(today) && wanted(h.post.role));
            held.map(|held| Holder::of(t, held)).collect::<Vec<_>>()
        };
        let liaisons = posts(|role| role == Role::Liaison);
        Self {
            id: unit.id.to_string(),
            short_name: unit.short_name.clone(),
            full_name: unit.full_name.clone(),
            kind: kind_words(t, unit.kind),
            member: unit.kind == UnitKind::Member,
            until: unit.until.map(|day| t.date(day)).unwrap_or_default(),
            lacks: unit.lacks_full_name(),
            over: !unit.takes_part_on(today),
            gap: unit.kind == UnitKind::Member && liaisons.is_empty(),
            heads: posts(|role| role == Role::Head),
            liaisons,
            others: posts(|role| {
                !matches!(role, Role::Head | Role::Liaison) && !leading::is_leading(role)
            }),
        }
    }
}

/// A post that has ended, with its unit.
struct Past {
    unit: String,
    holder: Holder,
}

#[derive(Template)]
#[template(path = "roster/list.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page is asked whether it shows each of its parts"
)]
struct RosterPage {
    frame: Frame,
    leading: Vec<Leading>,
    units: Vec<UnitRow>,
    past: Vec<Past>,
    gaps: usize,
    /// Whether some full name is still to be filled in.
    lacking: bool,
    members: usize,
    /// Whether only units and liaisons are shown.
    narrow: bool,
    keeper: bool,
    /// Member units in which nobody can sign in, though somebody is registered who would.
    to_sign_in: usize,
    invites: bool,
    trouble: Option<Trouble>,
}

impl RosterPage {
    fn form(&self) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), "invite")
    }
}

/// The roster.
async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    show(&site, &visitor, None).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let (by, t, today) = (visitor.by()?, visitor.t, site.desk.today());
    let view = roster::view(&site.desk, by).await?;
    let charter = site.desk.charter();
    let units: Vec<UnitRow> = view
        .units
        .iter()
        .map(|unit| UnitRow::of(t, unit, &view, today))
        .collect();
    let narrow = by.unit_kind == UnitKind::AdministratorFirm;
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let page = RosterPage {
        frame: Frame::of(site, visitor, Section::Roster).await?,
        leading: if narrow {
            Vec::new()
        } else {
            leading::posts(t, &charter, &view, today)
        },
        past: past(t, &view, today),
        lacking: view.units.iter().any(Unit::lacks_full_name),
        gaps: units.iter().filter(|unit| unit.gap).count(),
        members: view
            .units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Member)
            .count(),
        units,
        narrow,
        keeper: by.may(Permission::KeepRoster),
        to_sign_in: view
            .without_sign_in(today)
            .iter()
            .filter(|(_, person)| person.is_some())
            .count(),
        invites: charter.invites_others,
        trouble,
    };
    Ok((status, html(&page)).into_response())
}

/// Posts that have ended, the latest first.
fn past(t: Wording, view: &RosterView, today: Date) -> Vec<Past> {
    let mut ended: Vec<&HeldPost> = view
        .posts
        .iter()
        .filter(|held| held.post.until_on.is_some_and(|until| until < today))
        .collect();
    ended.sort_by_key(|held| std::cmp::Reverse(held.post.until_on));
    let shown = ended.into_iter().map(|held| Past {
        unit: view.units.name(held.post.unit),
        holder: Holder::of(t, held),
    });
    shown.collect()
}

/// Admits an invited unit or an administrator's firm.
async fn admit(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Problem> {
    let unit = UnitForm {
        full_name: form.text("full_name"),
        short_name: form.text("short_name"),
        kind: form.text("kind"),
        until: form.text("until"),
    };
    match roster::admit_unit(&site.desk, visitor.by()?, unit).await {
        Ok(id) => Ok(Redirect::to(&format!("/roster/units/{id}")).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, "invite", form, error)?;
            show(&site, &visitor, Some(trouble)).await
        }
    }
}
