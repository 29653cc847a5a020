//! The frame around every page: who is signed in, navigation, the band of demo data.

use crate::{Site, gate::Visitor, problem::Problem};
use app::matter::raise;
use domain::{Actor, Permission, unit::UnitRef};
use locale::Wording;

const ICONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/icons.rs"));

/// Where in the navigation a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// 工作台.
    Desk,
    /// 协调事项.
    Matters,
    /// 暂缓事项.
    Deferred,
    /// 批示.
    Instructions,
    /// 会议.
    Meetings,
    /// 任务.
    Assignments,
    /// 公文.
    Documents,
    /// 报告.
    Reports,
    /// 企业.
    Enterprises,
    /// 方案与职责.
    Charter,
    /// 成员名单.
    Roster,
    /// 留痕.
    Journal,
    /// 提醒.
    Notifications,
    /// None of these.
    Other,
}

/// An entry of the navigation.
pub(crate) struct Entry {
    pub section: Section,
    pub path: &'static str,
    pub key: &'static str,
    pub icon: &'static str,
    permission: Permission,
    /// Whether it stands in the phone's bar.
    pub thumb: bool,
}

const ENTRIES: &[Entry] = &[
    Entry {
        section: Section::Desk,
        path: "/",
        key: "frame-nav-desk",
        icon: "layout-dashboard",
        permission: Permission::SignedIn,
        thumb: true,
    },
    Entry {
        section: Section::Matters,
        path: "/matters",
        key: "frame-nav-matters",
        icon: "inbox",
        permission: Permission::Read,
        thumb: true,
    },
    Entry {
        section: Section::Meetings,
        path: "/meetings",
        key: "frame-nav-meetings",
        icon: "messages-square",
        permission: Permission::Read,
        thumb: true,
    },
    Entry {
        section: Section::Assignments,
        path: "/assignments",
        key: "frame-nav-assignments",
        icon: "list-checks",
        permission: Permission::Read,
        thumb: true,
    },
    Entry {
        section: Section::Deferred,
        path: "/deferred",
        key: "frame-nav-deferred",
        icon: "hourglass",
        permission: Permission::Read,
        thumb: false,
    },
    Entry {
        section: Section::Instructions,
        path: "/instructions",
        key: "frame-nav-instructions",
        icon: "pen-line",
        permission: Permission::Oversee,
        thumb: false,
    },
    Entry {
        section: Section::Documents,
        path: "/documents",
        key: "frame-nav-documents",
        icon: "file-text",
        permission: Permission::Read,
        thumb: false,
    },
    Entry {
        section: Section::Reports,
        path: "/reports",
        key: "frame-nav-reports",
        icon: "chart-column",
        permission: Permission::Read,
        thumb: false,
    },
    Entry {
        section: Section::Enterprises,
        path: "/enterprises",
        key: "frame-nav-enterprises",
        icon: "building-2",
        permission: Permission::Read,
        thumb: false,
    },
    Entry {
        section: Section::Charter,
        path: "/charter",
        key: "frame-nav-charter",
        icon: "book-open",
        permission: Permission::SignedIn,
        thumb: false,
    },
    Entry {
        section: Section::Roster,
        path: "/roster",
        key: "frame-nav-roster",
        icon: "users",
        permission: Permission::SignedIn,
        thumb: false,
    },
    Entry {
        section: Section::Journal,
        path: "/journal",
        key: "frame-nav-journal",
        icon: "history",
        permission: Permission::Audit,
        thumb: false,
    },
];

/// What the frame of a signed-in page shows.
pub(crate) struct Frame {
    /// Words.
    pub t: Wording,
    /// The section that is marked as open.
    pub section: Section,
    /// Place of the mechanism.
    pub place: String,
    /// The person's name.
    pub person: String,
    /// The unit acted for.
    pub unit: String,
    /// Whether the office is at this desk.
    pub office: bool,
    /// Units to switch to, beside the present one.
    pub seats: Vec<UnitRef>,
    /// Unread notifications.
    pub unread: i64,
    /// Whether the data are samples.
    pub demo: bool,
    /// Whether a matter can be raised from here.
    pub may_raise: bool,
    permissions: Vec<Permission>,
}

impl Frame {
    /// The frame for a signed-in visitor.
    pub async fn of(site: &Site, visitor: &Visitor, section: Section) -> Result<Self, Problem> {
        let who = visitor.who.as_ref().ok_or(Problem::SignIn)?;
        let unread = app::history::unread(&site.desk, &who.actor).await?;
        let present = &who.actor.unit;
        Ok(Self {
            t: visitor.t,
            section,
            place: site.desk.charter().place.clone(),
            person: who.actor.name.clone(),
            unit: present.name.clone(),
            office: who.actor.is_office(),
            seats: who
                .seats
                .iter()
                .filter(|seat| seat.id != present.id)
                .cloned()
                .collect(),
            unread,
            demo: site.desk.is_demo(),
            may_raise: may_raise(site, &who.actor).await?,
            permissions: Permission::ALL
                .iter()
                .copied()
                .filter(|p| who.actor.may(*p))
                .collect(),
        })
    }

    /// Entries of the navigation this visitor may open.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        ENTRIES
            .iter()
            .filter(|entry| self.permissions.contains(&entry.permission))
    }

    /// Whether this visitor holds a permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// An icon as inline SVG; it always stands beside words.
    pub fn icon(&self, name: &str) -> &'static str {
        icon(name)
    }
}

/// Whether the form by which a matter is raised is offered: a guest of a meeting raises nothing.
async fn may_raise(site: &Site, by: &Actor) -> Result<bool, Problem> {
    if !by.may(Permission::TakePart) {
        return Ok(false);
    }
    match raise::must_be_open(&site.desk, by).await {
        Ok(()) => Ok(true),
        Err(app::Error::Refused(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The frame of pages for anyone: sign-in, problems.
pub(crate) struct Bare {
    /// Words.
    pub t: Wording,
}

/// An icon as inline SVG, empty if it is not built in.
pub(crate) fn icon(name: &str) -> &'static str {
    ICONS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, svg)| svg)
}

/// A status light: shape, colour and words together.
pub(crate) struct Light {
    /// CSS class and shape: green, yellow, red or none.
    pub colour: &'static str,
    /// ●, ▲, ■ or nothing.
    pub shape: &'static str,
    /// 剩 4 个工作日.
    pub words: String,
}

/// The light for so many working days left: green from 3 on, yellow today and the two days before, red
/// when overdue.
pub(crate) fn light(t: Wording, days_left: Option<i64>) -> Light {
    let (colour, shape) = match days_left {
        None => ("none", ""),
        Some(days) if days < 0 => ("red", "■"),
        Some(days) if days < 3 => ("yellow", "▲"),
        Some(_) => ("green", "●"),
    };
    Light {
        colour,
        shape,
        words: t.light_words(days_left),
    }
}
