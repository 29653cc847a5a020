//! How the domain's own types become column values.

use crate::db::{Column, Error, Value};
use domain::{
    Moment, Role,
    agenda::{ItemKind, Outcome, Stance, version::AgendaLine},
    assignment::AssignmentState,
    attachment::{Classification, Purpose},
    case::Procedure,
    charter::Part,
    co_raiser::Joining,
    decision::{DecisionState, Effect},
    document_number::NumberState,
    enterprise::EnterpriseKind,
    id::{
        AgendaItemId, AgendaVersionId, AnswerId, AssignmentId, AttachmentId, AttendanceId, CallId,
        CaseId, CharterId, CoRaiserId, ConsentId, CountersignatureId, DecisionId, DelegationId,
        DeliveryId, DocumentNumberId, DocumentTextId, EnterpriseId, InstructionId, MatterId,
        MechanismId, MeetingId, MeetingMoveId, MeetingYearId, MinutesId, MinutesTextId,
        OfficeContactId, OfficialDocumentId, PersonId, PositionId, PostId, ProposalId, ReplyDayId,
        ReplyId, ReportId, ReportTextId, ReturnId, RoundId, UnitId, WrittenOpinionId,
    },
    instruction::{About, InstructionState},
    matter::{MatterState, Terms},
    meeting::{
        MeetingState, Presence,
        call::{CallState, ProposalKind, ProposalState},
        consent::ConsentState,
        reply::Answer,
    },
    minutes::{CountersignStance, MinutesState},
    official_document::{Disclosure, DocumentKind, DocumentState, Ground},
    report::{PeriodKind, ReportState},
    round::{AnswerKind, Reminded, ReturnState},
    unit::UnitKind,
};

macro_rules! coded_columns {
    ($($name:ty),+ $(,)?) => {$(
        impl Column for $name {
            fn to_value(&self) -> Value {
                Value::Text(self.code().into())
            }
            fn from_value(value: Value) -> Result<Self, Error> {
                let code = String::from_value(value)?;
                Self::parse(&code).ok_or_else(|| unknown(stringify!($name)))
            }
        }
    )+};
}

coded_columns!(
    Answer,
    CallState,
    ConsentState,
    ProposalKind,
    ProposalState,
    About,
    AnswerKind,
    AssignmentState,
    CountersignStance,
    DecisionState,
    Disclosure,
    DocumentKind,
    DocumentState,
    Effect,
    EnterpriseKind,
    Ground,
    InstructionState,
    ItemKind,
    Joining,
    MatterState,
    MeetingState,
    MinutesState,
    NumberState,
    Outcome,
    Part,
    PeriodKind,
    Presence,
    Procedure,
    Purpose,
    Reminded,
    ReportState,
    ReturnState,
    Role,
    Stance,
    UnitKind,
);

macro_rules! id_columns {
    ($($name:ty),+ $(,)?) => {$(
        impl Column for $name {
            fn to_value(&self) -> Value {
                Value::Text(self.to_string())
            }
            fn from_value(value: Value) -> Result<Self, Error> {
                let text = String::from_value(value)?;
                Self::parse(&text).ok_or_else(|| unknown(stringify!($name)))
            }
        }
    )+};
}

id_columns!(
    CallId,
    ConsentId,
    MeetingMoveId,
    MeetingYearId,
    ProposalId,
    ReplyDayId,
    ReplyId,
    WrittenOpinionId,
    AgendaItemId,
    AgendaVersionId,
    AnswerId,
    AssignmentId,
    AttachmentId,
    AttendanceId,
    CaseId,
    CharterId,
    CoRaiserId,
    CountersignatureId,
    DecisionId,
    DelegationId,
    DeliveryId,
    DocumentNumberId,
    DocumentTextId,
    EnterpriseId,
    InstructionId,
    MatterId,
    MeetingId,
    MinutesId,
    MinutesTextId,
    OfficeContactId,
    OfficialDocumentId,
    PersonId,
    PositionId,
    PostId,
    ReportId,
    ReportTextId,
    ReturnId,
    RoundId,
    UnitId,
);

/// Kept as its rank, so that sight is one comparison.
impl Column for Classification {
    fn to_value(&self) -> Value {
        Value::Integer(self.rank())
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        let rank = i64::from_value(value)?;
        Self::ALL
            .iter()
            .copied()
            .find(|one| one.rank() == rank)
            .ok_or_else(|| unknown("Classification"))
    }
}

impl Column for Moment {
    fn to_value(&self) -> Value {
        Value::Integer(self.0)
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        i64::from_value(value).map(Moment)
    }
}

impl Column for MechanismId {
    fn to_value(&self) -> Value {
        Value::Integer(self.0)
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        i64::from_value(value).map(MechanismId)
    }
}

/// A short list of units, kept as ids in one line.
impl Column for Vec<UnitId> {
    fn to_value(&self) -> Value {
        Value::Text(
            self.iter()
                .map(UnitId::to_string)
                .collect::<Vec<_>>()
                .join(" "),
        )
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        String::from_value(value)?
            .split_whitespace()
            .map(|id| UnitId::parse(id).ok_or_else(|| unknown("UnitId")))
            .collect()
    }
}

/// The lines of a frozen agenda, kept together.
impl Column for Vec<AgendaLine> {
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        serde_json::from_str(&String::from_value(value)?).map_err(|_| unknown("AgendaLine"))
    }
}

/// The terms of a deferral, kept together.
impl Column for Terms {
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_value(value: Value) -> Result<Self, Error> {
        serde_json::from_str(&String::from_value(value)?).map_err(|_| unknown("Terms"))
    }
}

fn unknown(name: &str) -> Error {
    Error::broken(format!("a column holds no {name}"))
}
