//! Identifiers of records: newtypes over `UUIDv7`, so that one noun's id never passes for another's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The number of a mechanism inside one installation; the first part of every key, so that data can
/// be split by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MechanismId(pub i64);

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(with = "uuid::serde::simple")] pub Uuid);

        impl $name {
            /// Reads the 32 hexadecimal digits that `Display` writes.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A version of the charter.
    CharterId,
    /// A member body, an invited body or an administrator's firm.
    UnitId,
    /// A natural person known to the mechanism.
    PersonId,
    /// A dated post: who holds which role in which unit.
    PostId,
    /// An enterprise.
    EnterpriseId,
    /// A court case on an enterprise.
    CaseId,
    /// A problem that needs coordination.
    MatterId,
    /// Work a unit owes.
    AssignmentId,
    /// A joint or special meeting.
    MeetingId,
    /// A call for items.
    CallId,
    /// What a unit proposes for an agenda.
    ProposalId,
    /// A unit's reply to the notice of a meeting.
    ReplyId,
    /// The day by which units reply to the notice of a meeting.
    ReplyDayId,
    /// A unit's written opinion on an item.
    WrittenOpinionId,
    /// What was told about a year that owes meetings.
    MeetingYearId,
    /// A convener's consent to a meeting planned in that name.
    ConsentId,
    /// A change of a meeting's time or place that its units were told.
    MeetingMoveId,
    /// A unit's place at a meeting.
    AttendanceId,
    /// An item of a meeting's agenda.
    AgendaItemId,
    /// An agenda as it was frozen.
    AgendaVersionId,
    /// A unit's stance on an item.
    PositionId,
    /// What a meeting decided, or is proposed to decide, on an item.
    DecisionId,
    /// The minutes of a meeting.
    MinutesId,
    /// A unit's countersignature under minutes.
    CountersignatureId,
    /// A kept text of minutes.
    MinutesTextId,
    /// A unit asked to raise a matter with another.
    CoRaiserId,
    /// A convener's written word.
    InstructionId,
    /// Who may write down a convener's word.
    DelegationId,
    /// How the office is reached.
    OfficeContactId,
    /// An official document.
    OfficialDocumentId,
    /// A text that an official document had.
    DocumentTextId,
    /// A unit's copy of an issued document.
    DeliveryId,
    /// A number in the register of document numbers.
    DocumentNumberId,
    /// A file kept with a matter, an assignment or a meeting.
    AttachmentId,
    /// A disposal report.
    ReportId,
    /// A text of a report.
    ReportTextId,
    /// An information round.
    RoundId,
    /// A unit's return in a round.
    ReturnId,
    /// A unit's answer in a return.
    AnswerId,
}
