//! The language in which the sample year is written: days, what happens to a matter, what a meeting does.

/// A working day of the sample year.
#[derive(Clone, Copy, Debug)]
pub enum Day {
    /// So many working days after the founding.
    From(u32),
    /// So many working days before the last one that has ended.
    Ago(u32),
    /// So many working days after today; for limits and plans only.
    Ahead(u32),
}

/// So many working days after the founding.
pub const fn from(days: u32) -> Day {
    Day::From(days)
}

/// So many working days before the last one that has ended.
pub const fn ago(days: u32) -> Day {
    Day::Ago(days)
}

/// So many working days after today.
pub const fn ahead(days: u32) -> Day {
    Day::Ahead(days)
}

/// Short names of the units, as the charter has them.
pub mod unit {
    pub const COURT: &str = "区法院";
    pub const PROCURATORATE: &str = "区检察院";
    pub const DEVELOPMENT: &str = "区发改局";
    pub const INDUSTRY: &str = "区工信局";
    pub const POLICE: &str = "区公安分局";
    pub const FINANCE: &str = "区财政局";
    pub const TAX: &str = "区税务局";
    pub const HR: &str = "区人社局";
    pub const ENVIRONMENT: &str = "区生态环境分局";
    pub const EMERGENCY: &str = "区应急管理局";
    pub const LAND: &str = "区自然资源局";
    pub const APPROVAL: &str = "区行政审批局";
    pub const INVESTMENT: &str = "区投促中心";
    pub const PETITION: &str = "区信访局";
    pub const GOVERNMENT: &str = "区政府";
    /// Invited for the sample year.
    pub const HOUSING: &str = "区住建局";
    /// An invented administrator's firm.
    pub const FIRM: &str = "恒正清算";
}

/// One matter's life.
#[derive(Debug)]
pub struct Life {
    /// By which the meetings refer to it.
    pub key: &'static str,
    /// Key of the debtor.
    pub debtor: &'static str,
    /// Key of the difficulty.
    pub difficulty: &'static str,
    /// Code of the classification.
    pub class: &'static str,
    /// The unit that raises it.
    pub by: &'static str,
    /// Whether the office enters it from the unit's paper (代录).
    pub on_paper: bool,
    /// When.
    pub raised: Day,
    /// What it is about.
    pub title: &'static str,
    /// What is asked.
    pub request: &'static str,
    /// What happens then, in the order of the days.
    pub steps: &'static [(Day, Act)],
}

/// What happens to a matter. A unit is named by its short name.
#[derive(Debug)]
pub enum Act {
    /// 受理.
    Accept,
    /// 退回补正, with what is missing.
    Return(&'static str),
    /// 不予受理.
    Decline(&'static str),
    /// Completed, with the request anew.
    Complete(&'static str),
    /// 转办.
    Forward {
        /// 主办.
        lead: &'static str,
        /// 协办.
        supports: &'static [&'static str],
        /// What is asked of them.
        task: &'static str,
        /// By when; the office's usual limit if none.
        due: Option<Day>,
        /// Why to units whose duties do not cover it.
        beyond: &'static str,
    },
    /// 签收.
    Acknowledge(&'static str),
    /// 签收, entered by the office from paper.
    AcknowledgeOnPaper(&'static str),
    /// 退回（非本单位职责）.
    Refuse(&'static str, &'static str),
    /// 反馈.
    Progress(&'static str, &'static str),
    /// 申请销号, with evidence.
    Submit(&'static str, &'static str),
    /// 申请销号, entered by the office from paper.
    SubmitOnPaper(&'static str, &'static str),
    /// 退办.
    SendBack(&'static str, &'static str),
    /// 坚持交办.
    Insist(&'static str, &'static str),
    /// 收回.
    Revoke(&'static str, &'static str),
    /// 销号.
    Verify(&'static str),
    /// 暂缓 outside a meeting.
    Defer {
        /// What has to be so.
        condition: &'static str,
        /// Who watches over it.
        owner: &'static str,
        /// When it comes back.
        review: Day,
    },
    /// Withdrawn by its raiser.
    Withdraw(&'static str),
    /// The raiser confirms.
    Confirm,
    /// The raiser's word, entered by the office from paper.
    ConfirmOnPaper,
    /// The raiser says it is not solved.
    Dispute(&'static str),
    /// 销号 of the matter.
    Close,
}

/// 转办 with the office's usual limit, within the units' duties.
pub const fn forward(
    lead: &'static str,
    supports: &'static [&'static str],
    task: &'static str,
) -> Act {
    forward_beyond(lead, supports, task, "")
}

/// 转办 to units not all of whose duties cover it, with the reason.
pub const fn forward_beyond(
    lead: &'static str,
    supports: &'static [&'static str],
    task: &'static str,
    beyond: &'static str,
) -> Act {
    Act::Forward {
        lead,
        supports,
        task,
        due: None,
        beyond,
    }
}

/// 转办 with a limit of its own.
pub const fn forward_by(
    lead: &'static str,
    supports: &'static [&'static str],
    task: &'static str,
    due: Day,
) -> Act {
    Act::Forward {
        lead,
        supports,
        task,
        due: Some(due),
        beyond: "",
    }
}

/// One meeting.
#[derive(Debug)]
pub struct Gathering {
    /// Code of its tier.
    pub kind: &'static str,
    /// Topic.
    pub topic: &'static str,
    /// When it is planned and its agenda made.
    pub planned: Day,
    /// When it is held.
    pub held: Day,
    /// Time of day.
    pub starts_at: &'static str,
    /// Place.
    pub place: &'static str,
    /// Who calls it.
    pub called_by: &'static str,
    /// Who chairs it.
    pub chair: &'static str,
    /// Units asked; none for all members.
    pub units: &'static [&'static str],
    /// Units asked besides all members.
    pub guests: &'static [&'static str],
    /// Units that were not simply there: code of the presence.
    pub absent: &'static [(&'static str, &'static str)],
    /// The agenda.
    pub items: &'static [Item],
    /// How far it went after the agenda.
    pub course: Course,
}

/// How far a meeting went.
#[derive(Debug)]
pub enum Course {
    /// Planned only.
    Planned,
    /// Held; its minutes are with the units, and one is missing.
    Circulating {
        /// When they were drafted and sent.
        drafted: Day,
        /// Who has not answered.
        missing: &'static str,
    },
    /// Held, its minutes issued.
    Issued {
        /// When they were drafted and sent.
        drafted: Day,
        /// Units whose countersignature came on paper.
        on_paper: &'static [&'static str],
        /// When they were signed off, numbered and issued.
        issued: Day,
        /// Sign-in of who signed off.
        signed_by: &'static str,
    },
}

/// An item of the agenda.
#[derive(Debug)]
pub struct Item {
    /// Key of the matter.
    pub matter: &'static str,
    /// What the meeting is asked.
    pub question: &'static str,
    /// What is proposed.
    pub proposals: &'static [Proposal],
    /// Stances: unit, code, words. Units named by an agreed proposal agree without being listed.
    pub stances: &'static [(&'static str, &'static str, &'static str)],
    /// How it ended.
    pub end: End,
}

/// A proposed decision.
#[derive(Debug)]
pub struct Proposal {
    /// What is to be decided.
    pub text: &'static str,
    /// Who leads.
    pub lead: &'static str,
    /// Who supports.
    pub supports: &'static [&'static str],
    /// By when.
    pub due: Day,
    /// What counts as done.
    pub done_when: &'static str,
    /// Why to units whose duties do not cover it.
    pub beyond: &'static str,
}

/// How an item ended.
#[derive(Debug)]
pub enum End {
    /// Agreed.
    Agreed,
    /// Agreed with changes, in these words.
    Changed(&'static str),
    /// Noted.
    Noted(&'static str),
    /// Returned to the raiser.
    Returned(&'static str),
    /// Not reached.
    CarriedOver,
    /// Deferred.
    Deferred {
        /// What has to be so.
        condition: &'static str,
        /// Who watches over it.
        owner: &'static str,
        /// When it comes back.
        review: Day,
    },
    /// The meeting has not been held.
    Open,
}

impl End {
    /// Code of the outcome.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Changed(_) => "agreed_with_changes",
            Self::Noted(_) => "noted",
            Self::Returned(_) => "returned",
            Self::CarriedOver => "carried_over",
            Self::Deferred { .. } => "deferred",
            Self::Open => "",
        }
    }

    /// Words to the outcome.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Changed(words) | Self::Noted(words) | Self::Returned(words) => words,
            Self::Agreed | Self::CarriedOver | Self::Deferred { .. } | Self::Open => "",
        }
    }
}
