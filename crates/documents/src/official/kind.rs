//! The kinds of official document the mechanism writes, and the layout each is set in.

use serde::{Deserialize, Serialize};

/// What a document is for. Its statutory kind (文种, 党政机关公文处理工作条例, art. 8) follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// 议题征集通知.
    CallForItems,
    /// 会议通知.
    MeetingNotice,
    /// 通知 of any other subject.
    Notice,
    /// 会议纪要.
    Minutes,
    /// 协调函: asks a unit for help.
    CoordinationLetter,
    /// 提示函: reminds before the day is due.
    ReminderLetter,
    /// 督促函: urges when the day is near or past.
    UrgingLetter,
    /// 督办函: supervises, on a convener's authority.
    SupervisionLetter,
    /// 回复函: answers another's letter.
    ReplyLetter,
    /// 移送函: refers a clue or a matter to who must deal with it.
    ReferralLetter,
    /// 情况通报.
    Bulletin,
    /// 情况报告, to a higher organ.
    DisposalReport,
    /// 更正 of issued minutes.
    Correction,
    /// 公告 to the public.
    PublicAnnouncement,
    /// 投资人招募公告.
    InvestorRecruitment,
}

/// How a kind is laid out by GB/T 9704-2012.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Layout {
    /// 文件格式: `××文件`, the number centred above the red rule (7).
    Document,
    /// 上行文: as 文件, the number at the left and the approver at the right (7.2.6).
    Upward,
    /// 信函格式: the organ's name, red double rules at head and foot of the first page (10.1).
    Letter,
    /// 纪要格式: `××纪要`, attendance after the text, no seal (10.3).
    Minutes,
    /// Outside the standard's measuring: no red head.
    Announcement,
}

impl Kind {
    /// Every kind, in the order in which they are filed.
    pub const ALL: [Self; 15] = [
        Self::CallForItems,
        Self::MeetingNotice,
        Self::Minutes,
        Self::CoordinationLetter,
        Self::ReminderLetter,
        Self::UrgingLetter,
        Self::SupervisionLetter,
        Self::ReplyLetter,
        Self::ReferralLetter,
        Self::Bulletin,
        Self::DisposalReport,
        Self::Notice,
        Self::Correction,
        Self::PublicAnnouncement,
        Self::InvestorRecruitment,
    ];

    /// Its layout.
    pub const fn layout(self) -> Layout {
        match self {
            Self::CallForItems
            | Self::MeetingNotice
            | Self::Notice
            | Self::Bulletin
            | Self::Correction => Layout::Document,
            Self::DisposalReport => Layout::Upward,
            Self::CoordinationLetter
            | Self::ReminderLetter
            | Self::UrgingLetter
            | Self::SupervisionLetter
            | Self::ReplyLetter
            | Self::ReferralLetter => Layout::Letter,
            Self::Minutes => Layout::Minutes,
            Self::PublicAnnouncement | Self::InvestorRecruitment => Layout::Announcement,
        }
    }

    /// What an office calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CallForItems => "议题征集通知",
            Self::MeetingNotice => "会议通知",
            Self::Notice => "通知",
            Self::Minutes => "会议纪要",
            Self::CoordinationLetter => "协调函",
            Self::ReminderLetter => "提示函",
            Self::UrgingLetter => "督促函",
            Self::SupervisionLetter => "督办函",
            Self::ReplyLetter => "回复函",
            Self::ReferralLetter => "移送函",
            Self::Bulletin => "情况通报",
            Self::DisposalReport => "情况报告",
            Self::Correction => "更正",
            Self::PublicAnnouncement => "公告",
            Self::InvestorRecruitment => "投资人招募公告",
        }
    }

    /// The statutory kind (文种), with which the title ends.
    pub const fn statutory(self) -> &'static str {
        match self {
            Self::CallForItems | Self::MeetingNotice | Self::Notice | Self::Correction => "通知",
            Self::Minutes => "纪要",
            Self::CoordinationLetter
            | Self::ReminderLetter
            | Self::UrgingLetter
            | Self::SupervisionLetter
            | Self::ReplyLetter
            | Self::ReferralLetter => "函",
            Self::Bulletin => "通报",
            Self::DisposalReport => "报告",
            Self::PublicAnnouncement | Self::InvestorRecruitment => "公告",
        }
    }

    /// Whether it goes out only on a convener's authority, which its text then names.
    pub const fn needs_authority(self) -> bool {
        matches!(self, Self::SupervisionLetter)
    }
}

/// 紧急程度, in the first line of the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 加急.
    Urgent,
    /// 特急.
    MostUrgent,
}

impl Urgency {
    /// As printed.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Urgent => "加急",
            Self::MostUrgent => "特急",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_and_named_by_its_statutory_kind() {
        let names: std::collections::BTreeSet<_> = Kind::ALL.iter().map(|k| k.label()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let own = kind.label().ends_with(kind.statutory());
            assert!(own || kind == Kind::Correction, "{kind:?}");
        }
    }

    #[test]
    fn letters_are_set_as_letters() {
        for kind in Kind::ALL {
            assert_eq!(kind.statutory() == "函", kind.layout() == Layout::Letter);
        }
    }
}
