//! The draft charter as plain data: what the reader hands to a person for review, as TOML or JSON.

use serde::{Deserialize, Serialize};

use super::Warning;

/// One fact and the line it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// The line where its wording begins, counted from 1.
    pub line: u32,
    /// The line's own wording, where the value is not it letter for letter (a date, a number, a
    /// unit whose prefix the text left out).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// A draft charter, read from one notice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Title of the plan; of the notice itself where it issues no separate plan.
    pub title: Option<Fact<String>>,
    /// The notice's own 发文字号, with 〔〕 and ASCII digits; never a number it merely cites.
    pub document_number: Option<Fact<String>>,
    /// 成文日期.
    pub issued_on: Option<Fact<jiff::civil::Date>>,
    /// The organs that issue it, as they sign.
    pub issuers: Vec<Fact<String>>,
    /// What it says it rests on.
    pub basis: Vec<Basis>,
    /// GB/T 2260 code, only where the place is known for certain.
    pub division_code: Option<Fact<String>>,
    /// Goals, one per numbered item, without the number.
    pub goals: Vec<Fact<String>>,
    /// The difficulties it names, in its order.
    pub difficulties: Vec<Difficulty>,
    /// Who leads the mechanism.
    pub posts: Posts,
    /// Member units.
    pub members: Vec<Fact<String>>,
    /// Whether other units may be invited; absent where it does not say.
    pub invites_others: Option<Fact<bool>>,
    /// The body doing the daily work.
    pub office: Office,
    /// What each unit answers for.
    pub duties: Vec<Duty>,
    /// The meeting rules.
    pub meetings: Meetings,
    /// What it demands of everyone.
    pub requirements: Vec<Fact<String>>,
    /// The list of persons, where there is one.
    pub roster: Vec<RosterRow>,
    /// 主送.
    pub addressees: Vec<Fact<String>>,
    /// 抄送, as printed.
    pub copy_to: Vec<Fact<String>>,
    /// What a person must look at, in the order of the lines.
    pub warnings: Vec<Warning>,
}

/// A document that the notice rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Its title, without the outer 《》.
    pub title: Option<String>,
    /// Its 发文字号, as printed.
    pub document_number: Option<String>,
    /// Where it is cited.
    pub line: u32,
}

/// One kind of problem that the mechanism is to solve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difficulty {
    /// The glossary's identifier, or `other`.
    pub key: String,
    /// The notice's wording.
    pub label: String,
    /// Where it stands.
    pub line: u32,
}

/// The posts that lead a mechanism.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posts {
    /// 总召集人, 召集人, 组长 and the like.
    pub conveners: Vec<Post>,
    /// 副总召集人, 副组长 and the like.
    pub deputy_conveners: Vec<Post>,
}

/// One post. Without a printed name it stays vacant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What the notice calls the role: 总召集人, 第一召集人, 组长, 办公室主任.
    pub role: String,
    /// The office by which somebody holds it: 区法院院长.
    pub post: Option<String>,
    /// The holder's name, only if printed.
    pub name: Option<String>,
    /// Where it stands.
    pub line: u32,
}

/// The body doing the daily work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The units it sits in.
    pub hosts: Vec<Fact<String>>,
    /// Who directs it.
    pub directors: Vec<Post>,
    /// What it does.
    pub duties: Vec<Fact<String>>,
}

/// One clause of duties and the units that answer for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The units, each with its role.
    pub units: Vec<DutyUnit>,
    /// The clause's place: `三.7`, `四.（二）.1`, `第五条`. Empty where nothing is numbered.
    pub clause: String,
    /// The wording, without number and unit names.
    pub text: String,
    /// Where the clause begins.
    pub line: u32,
}

/// A unit's part in a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyUnit {
    /// The unit.
    pub name: String,
    /// 牵头 or 配合.
    pub role: DutyRole,
    /// Where the name stands.
    pub line: u32,
    /// The name as printed, where a prefix was restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// How a unit takes part in a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyRole {
    /// 牵头, or alone responsible.
    Lead,
    /// 配合.
    Support,
}

/// The tiers of meetings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meetings {
    /// The clause that sets the tiers up, by its outermost number: 四.
    #[serde(default)]
    pub clause: Option<Fact<String>>,
    /// 联席会议, 全体会议, 例会.
    pub joint: Meeting,
    /// 专题会议.
    pub special: Meeting,
    /// Tiers besides these two that somebody is said to call: 个别协调.
    #[serde(default)]
    pub others: Vec<OtherTier>,
}

/// A tier of meetings besides the two that most notices have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherTier {
    /// What the notice calls it.
    pub label: Fact<String>,
    /// Its rules.
    pub rules: Meeting,
}

/// The rules for one kind of meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The least number of meetings a year.
    pub min_per_year: Option<Fact<u32>>,
    /// Who calls them.
    pub called_by: Vec<Fact<String>>,
}

/// One line of the list of persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    /// The unit.
    pub unit: String,
    /// 负责人.
    pub head: Option<String>,
    /// The head's post.
    pub post: Option<String>,
    /// 联络人.
    pub liaison: Option<String>,
    /// Where it stands.
    pub line: u32,
    /// The unit as printed, where a prefix was restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

impl Draft {
    /// The draft as TOML, for review and for `charters/`.
    ///
    /// # Panics
    /// Never: the draft holds only strings, numbers, dates and lists of tables.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).expect("invariant: a draft holds nothing TOML cannot")
    }

    /// True if no organ and no duty was found: such a text founds no mechanism.
    pub(super) fn founds_nothing(&self) -> bool {
        self.posts.conveners.is_empty()
            && self.posts.deputy_conveners.is_empty()
            && self.members.is_empty()
            && self.office.hosts.is_empty()
            && self.duties.is_empty()
    }
}
