//! What there is to be done, by its code.

/// What is to be done; the code ends the message key `todo-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Accept, return or decline.
    Triage,
    /// Forward or list what nobody has.
    Forward,
    /// Resubmit or defer anew what came back.
    Review,
    /// List what the last meeting did not reach for the next one.
    ListAgain,
    /// Resubmit what came back because its condition is met.
    ReviewMet,
    /// Re-route what a unit refused.
    Reroute,
    /// Verify what a unit submitted.
    Verify,
    /// Close what the raiser confirmed, or was silent about.
    Close,
    /// Draft the minutes of a closed meeting.
    DraftMinutes,
    /// Send drafted minutes to the units.
    Circulate,
    /// Have countersigned minutes signed off.
    AskSignOff,
    /// Countersignatures are missing past their day.
    UrgeCountersign,
    /// Take minutes back that a unit objects to, or that contradict the record.
    TakeBackMinutes,
    /// Correct issued minutes: the record was put right since.
    CorrectMinutes,
    /// Draw the number.
    GiveNumber,
    /// Issue the numbered minutes.
    Issue,
    /// Sign the minutes off.
    SignOff,
    /// Acknowledge an assignment.
    Acknowledge,
    /// Report on an assignment or submit it.
    Report,
    /// Complete a returned matter.
    Complete,
    /// Confirm that a matter is solved.
    Confirm,
    /// Say whether one's unit raises a matter with another.
    Join,
    /// Say whether the condition one watches over is met.
    WatchCondition,
    /// Countersign minutes.
    Countersign,
    /// Propose items, or say there are none.
    ProposeItems,
    /// Complete a returned proposal.
    CompleteProposal,
    /// Reply to the notice of a meeting.
    Reply,
    /// Reply again: the time or the place was changed since.
    ReplyAgain,
    /// Say whether one calls a meeting planned in one's name.
    Consent,
    /// Check a proposed item for completeness.
    CheckProposal,
    /// Put items on the agenda of a planned meeting.
    ListItems,
    /// Ask units to a planned meeting.
    AskUnits,
    /// Have a convener say whether he calls a meeting planned in his name.
    AwaitConsent,
    /// Send the notice of a meeting that lacks nothing.
    SendNotice,
    /// Open the session: its day has come.
    OpenSession,
    /// Enter what the session comes to, and close it.
    HoldSession,
    /// Write on at one's own draft of a document.
    WriteDocument,
    /// Check another's draft.
    CheckDocument,
    /// Sign a document off.
    SignDocument,
    /// Give a document its number.
    NumberDocument,
    /// Issue a numbered document.
    IssueDocument,
    /// Receive what was issued.
    ReceiveDocument,
    /// Read and receive a unit's own answer.
    ReadAnswer,
    /// Answer a return of an information round.
    AnswerReturn,
    /// Read a return that came in.
    ReadReturn,
    /// Check a report and sign it off.
    CheckReport,
    /// Number a report.
    NumberReport,
    /// Issue a report.
    IssueReport,
}

impl Todo {
    /// The code that ends the message key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Triage => "triage",
            Self::Forward => "forward",
            Self::Review => "review",
            Self::ListAgain => "list-again",
            Self::ReviewMet => "review-met",
            Self::Reroute => "reroute",
            Self::Verify => "verify",
            Self::Close => "close",
            Self::DraftMinutes => "draft-minutes",
            Self::Circulate => "circulate",
            Self::AskSignOff => "ask-sign-off",
            Self::UrgeCountersign => "urge-countersign",
            Self::TakeBackMinutes => "take-back-minutes",
            Self::CorrectMinutes => "correct-minutes",
            Self::GiveNumber => "give-number",
            Self::Issue => "issue",
            Self::SignOff => "sign-off",
            Self::Acknowledge => "acknowledge",
            Self::Report => "report",
            Self::Complete => "complete",
            Self::Confirm => "confirm",
            Self::Join => "join",
            Self::WatchCondition => "watch-condition",
            Self::Countersign => "countersign",
            Self::ProposeItems => "propose-items",
            Self::CompleteProposal => "complete-proposal",
            Self::Reply => "reply",
            Self::ReplyAgain => "reply-again",
            Self::Consent => "consent",
            Self::CheckProposal => "check-proposal",
            Self::ListItems => "list-items",
            Self::AskUnits => "ask-units",
            Self::AwaitConsent => "await-consent",
            Self::SendNotice => "send-notice",
            Self::OpenSession => "open-session",
            Self::HoldSession => "hold-session",
            Self::WriteDocument => "write-document",
            Self::CheckDocument => "check-document",
            Self::SignDocument => "sign-document",
            Self::NumberDocument => "number-document",
            Self::IssueDocument => "issue-document",
            Self::ReceiveDocument => "receive-document",
            Self::ReadAnswer => "read-answer",
            Self::AnswerReturn => "answer-return",
            Self::ReadReturn => "read-return",
            Self::CheckReport => "check-report",
            Self::NumberReport => "number-report",
            Self::IssueReport => "issue-report",
        }
    }
}
