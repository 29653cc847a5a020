//! Meeting rules of a charter: its tiers, who calls each of them, how many are owed in a year.

use super::Charter;
use crate::{Role, id::PersonId};
use serde::{Deserialize, Serialize};

/// Key of the tier 联席会议, which every notice of this kind founds.
pub const JOINT: &str = "joint";
/// Key of the tier 专题会议.
pub const SPECIAL: &str = "special";

/// Tiers of meetings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    /// Clause of these rules.
    pub clause: String,
    /// The tiers, in the charter's order: the highest first.
    pub tiers: Vec<Tier>,
}

/// A tier of meetings: 联席会议, 专题会议, and others a charter adds, such as 个别协调.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Identifier: `joint`.
    pub key: String,
    /// Wording of the charter: 联席会议.
    pub label: String,
    /// Posts or bodies that call it, as printed.
    #[serde(default)]
    pub called_by: Vec<String>,
    /// Roles whose holders may call it.
    pub callers: Vec<Role>,
    /// How many are owed in a calendar year; 0 for as needed.
    #[serde(default)]
    pub min_per_year: u32,
    /// Whether all members are asked; else those the topic concerns.
    #[serde(default)]
    pub whole: bool,
    /// Clause of this tier where it is not that of the rules.
    #[serde(default)]
    pub clause: String,
}

impl Tier {
    /// A tier that a charter adds to the notice's two, held as needed. Conveners may call it where its
    /// callers are said to be conveners, else the office.
    pub fn added(label: &str, callers: &str) -> Self {
        let called_by: Vec<String> = callers
            .split(['、', '，', ','])
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        let mut roles = Vec::new();
        if called_by.iter().any(|post| post.contains("召集人")) {
            roles.extend([Role::Convener, Role::DeputyConvener]);
        }
        if roles.is_empty() || called_by.iter().any(|post| post.contains("办公室")) {
            roles.extend([Role::OfficeDirector, Role::OfficeClerk]);
        }
        Self {
            key: label.trim().to_owned(),
            label: label.trim().to_owned(),
            called_by,
            callers: roles,
            ..Self::default()
        }
    }
}

/// Who calls a meeting; chosen, never typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The office.
    Office,
    /// The holder of a post on the roster.
    Person {
        /// Who.
        id: PersonId,
        /// Name.
        name: String,
        /// As what.
        role: Role,
    },
    /// A post whose holder the roster does not know: 总召集人（区法院院长）.
    Post(String),
}

impl Caller {
    /// As papers name it: a person with the post, 总召集人周明.
    pub fn words(&self) -> String {
        match self {
            Self::Office => "办公室".into(),
            Self::Person { name, role, .. } => match post_words(*role) {
                Some(post) if !name.contains(post) => format!("{post}{name}"),
                _ => name.clone(),
            },
            Self::Post(post) => post.clone(),
        }
    }

    /// Whether it is a convener in whose name the office plans, and who is asked before the notice goes out.
    pub fn is_to_consent(&self) -> bool {
        match self {
            Self::Office => false,
            Self::Person { role, .. } => !matches!(role, Role::OfficeDirector | Role::OfficeClerk),
            Self::Post(_) => true,
        }
    }
}

/// How papers call whoever calls meetings in a role.
const fn post_words(role: Role) -> Option<&'static str> {
    match role {
        Role::Convener => Some("总召集人"),
        Role::DeputyConvener => Some("副总召集人"),
        Role::OfficeDirector => Some("办公室主任"),
        _ => None,
    }
}

impl MeetingRules {
    /// The two tiers that a notice of this kind founds (方案四): the joint meeting called by a convener or
    /// deputy, the special one called by the office.
    pub fn of_notice(
        min_per_year: u32,
        joint_called_by: Vec<String>,
        special_called_by: &str,
        clause: String,
    ) -> Self {
        let special = Some(special_called_by.trim()).filter(|printed| !printed.is_empty());
        let joint = Tier {
            key: JOINT.into(),
            label: "联席会议".into(),
            called_by: joint_called_by,
            callers: vec![Role::Convener, Role::DeputyConvener],
            min_per_year,
            whole: true,
            clause: String::new(),
        };
        let special = Tier {
            key: SPECIAL.into(),
            label: "专题会议".into(),
            called_by: special.into_iter().map(str::to_owned).collect(),
            callers: vec![Role::OfficeDirector, Role::OfficeClerk],
            ..Tier::default()
        };
        Self {
            clause,
            tiers: vec![joint, special],
        }
    }

    /// The tier with this key; none if the charter lacks it.
    pub fn tier(&self, key: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.key == key)
    }

    /// Whether a tier stands above another: what it decided, the other does not change.
    pub fn outranks(&self, higher: &str, lower: &str) -> bool {
        let rank = |key: &str| self.tiers.iter().position(|tier| tier.key == key);
        rank(higher)
            .zip(rank(lower))
            .is_some_and(|(higher, lower)| higher < lower)
    }

    /// The tiers that a calendar year owes.
    pub fn owed(&self) -> impl Iterator<Item = &Tier> {
        self.tiers.iter().filter(|tier| tier.min_per_year > 0)
    }

    /// The clause a tier rests on.
    pub fn clause_of<'a>(&'a self, tier: &'a Tier) -> &'a str {
        if tier.clause.is_empty() {
            &self.clause
        } else {
            &tier.clause
        }
    }

    /// Whether the office calls meetings of this tier, and so may sign off their minutes.
    pub fn office_calls(&self, key: &str) -> bool {
        self.tier(key)
            .is_some_and(|tier| tier.callers.contains(&Role::OfficeDirector))
    }

    /// Labels of the tiers in one line.
    pub fn labels(&self) -> String {
        let labels: Vec<_> = self.tiers.iter().map(|tier| tier.label.as_str()).collect();
        labels.join("、")
    }
}

impl Charter {
    /// Posts that call meetings of a tier: as printed for the tier, and by whose holders the charter
    /// describes conveners and deputies.
    pub fn posts_calling<'a>(&'a self, tier: &'a Tier) -> Vec<&'a str> {
        let mut posts: Vec<&str> = tier.called_by.iter().map(String::as_str).collect();
        if tier.callers.contains(&Role::Convener) {
            posts.extend(self.posts.conveners.iter().map(String::as_str));
        }
        if tier.callers.contains(&Role::DeputyConvener) {
            posts.extend(self.posts.deputy_conveners.iter().map(String::as_str));
        }
        if tier.callers.contains(&Role::OfficeDirector) {
            posts.push("办公室");
        }
        posts.retain(|post| !post.is_empty());
        posts.dedup();
        posts
    }

    /// Among whom the caller of a meeting of this tier is chosen: the office where it may, the holders of the
    /// posts that may, and each post the charter describes as long as the roster knows fewer holders. `held`
    /// are the posts held on the day: who, name, as what.
    pub fn callers(&self, tier: &Tier, held: &[(PersonId, String, Role)]) -> Vec<Caller> {
        let mut callers = Vec::new();
        if tier.callers.contains(&Role::OfficeDirector) {
            callers.push(Caller::Office);
        }
        for role in tier
            .callers
            .iter()
            .filter(|role| **role != Role::OfficeClerk)
        {
            let mut known = 0;
            for (id, name, _) in held.iter().filter(|(_, _, as_what)| as_what == role) {
                let caller = Caller::Person {
                    id: *id,
                    name: name.clone(),
                    role: *role,
                };
                if !callers.contains(&caller) {
                    callers.push(caller);
                    known += 1;
                }
            }
            let posts = self.described(*role);
            if known < posts.len() {
                callers.extend(posts.into_iter().map(Caller::Post));
            }
        }
        callers
    }

    /// The posts of a role that the charter describes: 总召集人（区法院院长）.
    fn described(&self, role: Role) -> Vec<String> {
        let holders = match role {
            Role::Convener => &self.posts.conveners,
            Role::DeputyConvener => &self.posts.deputy_conveners,
            _ => return Vec::new(),
        };
        let post = post_words(role).unwrap_or_default();
        holders
            .iter()
            .map(|holder| format!("{post}（{holder}）"))
            .collect()
    }

    /// Whether this caller may call a meeting of the tier.
    pub fn may_call(&self, tier: &Tier, caller: &Caller) -> bool {
        match caller {
            Caller::Office => tier.callers.contains(&Role::OfficeDirector),
            Caller::Person { role, .. } => tier.callers.contains(role),
            Caller::Post(post) => {
                let mut roles = tier.callers.iter();
                roles.any(|role| self.described(*role).contains(post))
            }
        }
    }
}
