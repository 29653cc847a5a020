//! Kinds of official document that are kept as records, and what the rules ask of each.

use crate::{Refusal, id::UnitId};

coded! {
    /// What a document is for. Minutes and their life stand apart (`minutes`).
    pub enum DocumentKind {
        /// 议题征集通知.
        CallForItems = "call_for_items",
        /// 会议通知.
        MeetingNotice = "meeting_notice",
        /// 通知 of any other subject.
        Notice = "notice",
        /// 协调函: asks a unit for help.
        CoordinationLetter = "coordination_letter",
        /// 提示函: the office reminds a peer before the day is due.
        ReminderLetter = "reminder_letter",
        /// 督促函: the office urges a peer.
        UrgingLetter = "urging_letter",
        /// 督办函: supervision, on a convener's authority.
        SupervisionLetter = "supervision_letter",
        /// 回复函: answers another's letter.
        ReplyLetter = "reply_letter",
        /// 移送函: refers a clue or a matter to who must deal with it.
        ReferralLetter = "referral_letter",
        /// 情况通报.
        Bulletin = "bulletin",
        /// 情况报告, to a higher organ, with 签发人.
        DisposalReport = "disposal_report",
        /// 更正 of an issued document or of issued minutes.
        Correction = "correction",
        /// 公告 to the public (企业破产法 14).
        PublicAnnouncement = "public_announcement",
        /// 投资人招募公告.
        InvestorRecruitment = "investor_recruitment",
    }
}

coded! {
    /// 公开属性, set at sign-off (政府信息公开条例 13, 19, 27).
    pub enum Disclosure {
        /// 主动公开: published of the organ's own motion, within 20 working days (26).
        Public = "public",
        /// 依申请公开.
        OnRequest = "on_request",
        /// 不予公开, with its ground.
        Withheld = "withheld",
    }
}

coded! {
    /// Why a document is withheld (政府信息公开条例 14, 15, 16).
    pub enum Ground {
        /// 条例14: a law or regulation forbids it.
        Forbidden = "forbidden",
        /// 条例14: it may endanger security, public order, the economy or society.
        Security = "security",
        /// 条例15: business secrets or privacy of a third party, which would be harmed.
        ThirdParty = "third_party",
        /// 条例16第1款: internal affairs of the organ.
        Internal = "internal",
        /// 条例16第2款: discussion records, process drafts, consultation letters, requests and reports.
        Process = "process",
        /// 条例16第2款: files of administrative law enforcement.
        Enforcement = "enforcement",
    }
}

/// From which series of the register a kind draws its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Notices and bulletins.
    Notice,
    /// Letters.
    Letter,
    /// Reports.
    Report,
    /// Minutes.
    Minutes,
}

/// Whose paper a kind is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// The mechanism's office's, or that of organs that issue jointly.
    Office,
    /// The court's: it is the court that announces (企业破产法 14), under the case's number.
    Court,
    /// The administrator's: managing the estate is its business (企业破产法 25), and so is looking for who
    /// invests in it. Its paper bears no number of the register.
    Administrator,
}

impl DocumentKind {
    /// Whose paper it is.
    pub fn issuer(self) -> Issuer {
        match self {
            Self::PublicAnnouncement => Issuer::Court,
            Self::InvestorRecruitment => Issuer::Administrator,
            _ => Issuer::Office,
        }
    }

    /// The unit whose paper it is: where the office sits, the court, or the administrator of the case.
    pub fn unit(
        self,
        office: UnitId,
        court: UnitId,
        administrator: Option<UnitId>,
    ) -> Result<UnitId, Refusal> {
        match self.issuer() {
            Issuer::Office => Ok(office),
            Issuer::Court => Ok(court),
            Issuer::Administrator => administrator.ok_or(Refusal::NoAdministrator),
        }
    }

    /// From which series it draws its number; none for what is not the office's. What corrects minutes is a notice
    /// under the office's mark, and so has a notice's number (docs/decisions/0015).
    pub fn series(self) -> Option<Series> {
        let series = match self {
            Self::CallForItems
            | Self::MeetingNotice
            | Self::Notice
            | Self::Bulletin
            | Self::Correction => Series::Notice,
            Self::CoordinationLetter
            | Self::ReminderLetter
            | Self::UrgingLetter
            | Self::SupervisionLetter
            | Self::ReplyLetter
            | Self::ReferralLetter => Series::Letter,
            Self::DisposalReport => Series::Report,
            Self::PublicAnnouncement | Self::InvestorRecruitment => return None,
        };
        Some(series)
    }

    /// Whether it goes out only on a convener's instruction or a decision of a meeting.
    pub fn needs_authority(self) -> bool {
        self == Self::SupervisionLetter
    }

    /// Whether a convener signs it off: supervision is the convener's, a report goes upward under his name.
    pub fn needs_convener(self) -> bool {
        matches!(self, Self::SupervisionLetter | Self::DisposalReport)
    }

    /// Whether it is addressed to somebody: an announcement is to everybody.
    pub fn needs_addressee(self) -> bool {
        self.issuer() == Issuer::Office
    }
}
