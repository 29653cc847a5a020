//! What the reader was unsure of: a code with its particulars, worded in Chinese first.

use serde::{Deserialize, Serialize};

/// One doubt, the line to look at, and its wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The line in question; for a fact that is missing altogether, the line of the title.
    pub line: u32,
    /// The Chinese sentence.
    pub message: String,
    /// Its code (`code` in JSON and TOML) and particulars.
    #[serde(flatten)]
    pub doubt: Doubt,
}

impl Warning {
    pub(super) fn new(line: u32, doubt: Doubt) -> Self {
        Self {
            line,
            message: doubt.chinese(),
            doubt,
        }
    }

    /// Both wordings, Chinese first, English second.
    pub fn bilingual(&self) -> String {
        format!("{} / {}", self.message, self.doubt.english())
    }
}

/// Declares the doubts, each with its two wordings side by side.
macro_rules! doubts {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$fdoc:meta])* $field:ident : $kind:ty),* $(,)? })?
        => $zh:literal, $en:literal;)*) => {
        /// The kinds of doubt.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "code", rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Doubt {
            $($(#[$doc])* $name $({ $($(#[$fdoc])* $field: $kind),* })?,)*
        }

        impl Doubt {
            /// The doubt in Chinese.
            pub fn chinese(&self) -> String {
                match self { $(Self::$name $({ $($field),* })? => format!($zh),)* }
            }

            /// The doubt in English.
            pub fn english(&self) -> String {
                match self { $(Self::$name $({ $($field),* })? => format!($en),)* }
            }
        }
    };
}

doubts! {
    /// No title was found.
    TitleNotFound => "没有找到标题", "no title found";
    /// No document number of its own.
    NumberNotFound => "没有找到本文的发文字号", "no document number of its own found";
    /// Several numbers stand alone in the head.
    SeveralNumbers {
        /// The number taken.
        taken: String,
        /// The other.
        other: String,
    } => "文首有不止一个文号：已取“{taken}”，另有“{other}”", "several numbers in the head: took {taken}, saw {other}";
    /// No date of issue.
    DateNotFound => "没有找到成文日期", "no date of issue found";
    /// Only the printing date is known.
    OnlyPrintingDate => "只有印发日期，没有成文日期", "only the date of printing is given";
    /// A date that no calendar has.
    ImpossibleDate {
        /// As printed.
        printed: String,
    } => "日期“{printed}”不存在", "the date {printed} does not exist";
    /// Dates of issue that differ.
    SeveralDates {
        /// As printed.
        other: String,
    } => "另有一个成文日期“{other}”", "another date of issue: {other}";
    /// Nobody signs it.
    IssuersNotFound => "没有找到发文机关", "no issuing organ found";
    /// The place's code is not known for certain.
    DivisionNotKnown => "行政区划代码需人工填写", "the division code must be entered by hand";
    /// Nobody leads it.
    ConvenerNotFound => "没有找到总召集人（组长）", "no convener found";
    /// A post without a printed name.
    PostVacant {
        /// The role.
        role: String,
        /// The post that holds it.
        post: String,
    } => "{role}“{post}”未写姓名，职位暂空", "{role} {post}: no name printed, left vacant";
    /// One person with two posts, or two persons.
    PostMayBeSeveral {
        /// As printed.
        printed: String,
    } => "“{printed}”可能是一人兼两职，也可能是两人，已按一人处理", "{printed}: one person or two? taken as one";
    /// A name not set apart from its post.
    NameNotSetApart {
        /// The name taken.
        name: String,
        /// As printed.
        printed: String,
    } => "“{printed}”中的“{name}”已按姓名处理，请核对", "{name} in {printed} was taken for a name";
    /// A line of persons that cannot be told apart.
    PersonUnclear {
        /// As printed.
        printed: String,
    } => "“{printed}”分不清姓名、单位和职务", "{printed}: name, unit and post cannot be told apart";
    /// No members.
    MembersNotFound => "没有找到成员单位", "no member units found";
    /// The count given differs from the list.
    MemberCountDiffers {
        /// The number in words.
        said: u32,
        /// How many were found.
        found: u32,
    } => "原文称 {said} 个成员单位，读出 {found} 个", "the text says {said} members, {found} were read";
    /// A list left open by 等.
    ListLeftOpen {
        /// Its last name.
        after: String,
    } => "“{after}”之后写“等”，名单可能未列全", "the list after {after} is left open";
    /// A name that does not look like a unit.
    UnitUnclear {
        /// As printed.
        printed: String,
    } => "“{printed}”不像单位名称，没有列入", "{printed} does not look like a unit and was left out";
    /// A prefix left out after the first unit.
    PrefixRestored {
        /// The prefix.
        prefix: String,
        /// The names as printed.
        names: String,
    } => "“{names}”前省略了“{prefix}”，已补上，请核对", "{names}: the prefix {prefix} was restored";
    /// Two spellings of what seems one unit.
    NameVaries {
        /// Here.
        name: String,
        /// There.
        other: String,
        /// Where.
        other_line: u32,
    } => "“{name}”与第 {other_line} 行的“{other}”似为同一单位，写法不同", "{name} and {other} on line {other_line} seem one unit";
    /// No office.
    OfficeNotFound => "没有写明办公室设在哪里", "no seat of the office found";
    /// No director.
    DirectorNotFound => "没有写明办公室主任", "no director of the office found";
    /// No duties.
    DutiesNotFound => "没有找到职责分工", "no duties found";
    /// A duty without a unit.
    DutyWithoutUnit {
        /// How it begins.
        begins: String,
    } => "“{begins}”没有写明由哪个单位负责，没有列入", "{begins}: no unit answers for it; left out";
    /// Several units, none named as lead.
    LeadNotTold => "几个责任单位中没有写明谁牵头，均记为牵头", "no lead among several units; all taken as lead";
    /// A member without any duty.
    MemberWithoutDuty {
        /// The unit.
        unit: String,
    } => "成员单位“{unit}”没有职责", "member {unit} has no duty";
    /// A duty of a unit that is no member.
    DutyOfNonMember {
        /// The unit.
        unit: String,
    } => "“{unit}”有职责，但不在成员单位之列", "{unit} has duties but is no member";
    /// A roster row of a unit that is no member.
    RosterOfNonMember {
        /// The unit.
        unit: String,
    } => "名单中的“{unit}”不在成员单位之列", "{unit} is on the roster but no member";
    /// A member without a roster row.
    MemberNotInRoster {
        /// The unit.
        unit: String,
    } => "名单中没有成员单位“{unit}”", "member {unit} is not on the roster";
    /// No list of persons.
    RosterNotFound => "没有成员名单，负责人和联络人需人工填写", "no roster; heads and liaisons must be entered by hand";
    /// A row that does not fit the header.
    RosterRowUnclear {
        /// As printed.
        printed: String,
    } => "名单的这一行与表头对不上：“{printed}”", "this roster row does not fit the header: {printed}";
    /// A row without a unit.
    RosterRowWithoutUnit => "名单的这一行没有单位", "this roster row names no unit";
    /// Numbers out of order.
    NumberSkipped {
        /// The number before.
        before: String,
        /// The number found.
        found: String,
    } => "编号从“{before}”跳到“{found}”，原文可能有缺漏", "numbering jumps from {before} to {found}";
    /// A number with nothing behind it.
    NumberAlone {
        /// As printed.
        number: String,
    } => "编号“{number}”后没有内容", "nothing follows the number {number}";
    /// Numbers made by the word processor.
    NumberingNotPrinted => "文档用了自动编号，编号不在文字里，条款号可能缺失", "automatic numbering is not in the text; clause numbers may be missing";
    /// No number of joint meetings.
    FrequencyNotFound => "没有写明联席会议每年至少召开几次", "no least number of joint meetings a year";
    /// A number of meetings that does not bind.
    FrequencyInPrinciple => "会议次数只是“原则上”", "the number of meetings is only in principle";
    /// Nobody calls the joint meeting.
    CallerNotFound => "没有写明联席会议由谁召集", "nobody is named to call the joint meeting";
    /// No difficulties.
    DifficultiesNotFound => "没有找到列举的疑难类别", "no list of difficulties found";
    /// A difficulty of no known kind.
    DifficultyUnknown {
        /// As printed.
        label: String,
    } => "疑难类别“{label}”不属于已知类别，记为其他", "difficulty {label} is of no known kind";
    /// No goals.
    GoalsNotFound => "没有找到工作目标", "no goals found";
}
