//! Events: what a change was, in facts enough to show the history in words.

use crate::{
    Date, Role,
    agenda::{Outcome, Stance},
    attachment::Purpose,
    case::Procedure,
    charter::Part,
    decision::Effect,
    meeting::{call::ProposalKind, reply::Answer, year::Warning},
    minutes::CountersignStance,
    official_document::{Disclosure, DocumentKind},
};
use serde::{Deserialize, Serialize};

mod facts;
mod meeting;
mod personal;
mod round;

pub use meeting::{Amended, Coming, ConsentGiven, PaperMeeting, Replanned, Seat, Withdrawn};
pub use personal::Personal;
pub use round::{Reminder, RoundTerms};

/// What happened. The code under `kind` names the message that words it; the fields are its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the message event-KIND words each variant")]
pub enum Event {
    #[serde(rename = "mechanism.founded")]
    MechanismFounded {
        title: String,
        number: String,
        units: u32,
    },
    #[serde(rename = "charter.amended")]
    CharterAmended {
        title: String,
        number: String,
        from: Date,
    },
    #[serde(rename = "unit.admitted")]
    UnitAdmitted { unit: String, until: Option<Date> },
    #[serde(rename = "unit.renamed")]
    UnitRenamed { from: String, to: String },
    #[serde(rename = "person.entered")]
    PersonEntered { name: Personal },
    #[serde(rename = "person.phone_changed")]
    PhoneChanged { name: Personal },
    #[serde(rename = "person.sign_in_given")]
    SignInGiven { login: Personal },
    #[serde(rename = "person.sign_in_closed")]
    SignInClosed,
    #[serde(rename = "person.password_changed")]
    PasswordChanged,
    #[serde(rename = "post.taken")]
    PostTaken {
        name: Personal,
        unit: String,
        role: Role,
        from: Date,
    },
    #[serde(rename = "post.left")]
    PostLeft {
        name: Personal,
        unit: String,
        role: Role,
        until: Date,
    },
    #[serde(rename = "enterprise.entered")]
    EnterpriseEntered { name: String, uscc: Option<String> },
    #[serde(rename = "case.entered")]
    CaseEntered {
        number: String,
        procedure: Procedure,
    },
    #[serde(rename = "case.administrator_named")]
    AdministratorNamed { case: String, firm: String },
    #[serde(rename = "attachment.added")]
    AttachmentAdded {
        name: String,
        digest: String,
        purpose: Purpose,
    },
    #[serde(rename = "matter.raised")]
    MatterRaised {
        title: String,
        unit: String,
        difficulty: String,
    },
    #[serde(rename = "matter.completed")]
    MatterCompleted { title: String, request: String },
    #[serde(rename = "matter.enterprise_corrected")]
    MatterEnterpriseCorrected { from: String, to: String },
    #[serde(rename = "matter.accepted")]
    MatterAccepted,
    #[serde(rename = "matter.returned")]
    MatterReturned { reason: String },
    #[serde(rename = "matter.declined")]
    MatterDeclined { reason: String },
    #[serde(rename = "matter.forwarded")]
    MatterForwarded {
        lead: String,
        supports: String,
        due: Date,
    },
    #[serde(rename = "matter.listed")]
    MatterListed { meeting: String, resubmitted: bool },
    #[serde(rename = "matter.unlisted")]
    MatterUnlisted,
    #[serde(rename = "matter.meeting_off")]
    MatterMeetingOff { meeting: String, reason: String },
    #[serde(rename = "matter.in_execution")]
    MatterInExecution,
    #[serde(rename = "matter.deferred")]
    MatterDeferred {
        condition: String,
        owner: String,
        review: Date,
    },
    #[serde(rename = "matter.came_back")]
    MatterCameBack { condition: String },
    #[serde(rename = "matter.left_meeting")]
    MatterLeftMeeting { outcome: Option<Outcome> },
    #[serde(rename = "matter.returned_to_meeting")]
    MatterReturnedToMeeting,
    #[serde(rename = "matter.fell_back")]
    MatterFellBack { reason: String },
    #[serde(rename = "matter.resolved")]
    MatterResolved,
    #[serde(rename = "matter.confirmed")]
    MatterConfirmed,
    #[serde(rename = "matter.disputed")]
    MatterDisputed { reason: String },
    #[serde(rename = "matter.closed")]
    MatterClosed { confirmed: bool },
    #[serde(rename = "matter.withdrawn")]
    MatterWithdrawn { reason: String },
    #[serde(rename = "assignment.issued")]
    AssignmentIssued {
        unit: String,
        part: Part,
        task: String,
        due: Date,
        clause: Option<String>,
        beyond: Option<String>,
    },
    #[serde(rename = "assignment.acknowledged")]
    AssignmentAcknowledged { unit: String },
    #[serde(rename = "assignment.refused")]
    AssignmentRefused { unit: String, reason: String },
    #[serde(rename = "assignment.progressed")]
    AssignmentProgressed {
        unit: String,
        text: String,
        count: u32,
    },
    #[serde(rename = "assignment.submitted")]
    AssignmentSubmitted { unit: String, text: String },
    #[serde(rename = "assignment.verified")]
    AssignmentVerified,
    #[serde(rename = "assignment.sent_back")]
    AssignmentSentBack { reason: String },
    #[serde(rename = "assignment.insisted")]
    AssignmentInsisted { reason: String },
    #[serde(rename = "assignment.revoked")]
    AssignmentRevoked { reason: String },
    #[serde(rename = "assignment.suspended")]
    AssignmentSuspended { unit: String, reason: String },
    #[serde(rename = "assignment.resumed")]
    AssignmentResumed { unit: String, due: Date },
    #[serde(rename = "matter.condition_met")]
    MatterConditionMet { condition: String, words: String },
    #[serde(rename = "matter.review_near")]
    MatterReviewNear { condition: String, review: Date },
    #[serde(rename = "matter.assigned")]
    MatterAssigned {
        lead: String,
        supports: String,
        due: Date,
    },
    #[serde(rename = "matter.joining_asked")]
    JoiningAsked { unit: String, by: Date },
    #[serde(rename = "matter.joined")]
    RaisingJoined { unit: String },
    #[serde(rename = "matter.joining_declined")]
    JoiningDeclined { unit: String, reason: String },
    #[serde(rename = "matter.joining_passed_over")]
    JoiningPassedOver { unit: String, reason: String },
    #[serde(rename = "matter.co_raiser_confirmed")]
    CoRaiserConfirmed { unit: String },
    #[serde(rename = "matter.co_raiser_asked_again")]
    CoRaiserAskedAgain { unit: String },
    #[serde(rename = "instruction.given")]
    InstructionGiven {
        convener: Personal,
        secretary: Option<Personal>,
        text: String,
        lead: Option<String>,
        supports: Option<String>,
        due: Option<Date>,
    },
    #[serde(rename = "instruction.revoked")]
    InstructionRevoked { reason: String },
    #[serde(rename = "delegation.given")]
    DelegationGiven {
        convener: Personal,
        delegate: Personal,
        from: Date,
        until: Option<Date>,
    },
    #[serde(rename = "delegation.ended")]
    DelegationEnded {
        convener: Personal,
        delegate: Personal,
        on: Date,
    },
    #[serde(rename = "office_contact.changed")]
    OfficeContactChanged,
    #[serde(rename = "meeting.planned")]
    MeetingPlanned {
        meeting: String,
        topic: String,
        on: Date,
        caller: String,
    },
    #[serde(rename = "meeting.replanned")]
    MeetingReplanned(Replanned),
    #[serde(rename = "meeting.unit_invited")]
    UnitInvited { unit: String },
    #[serde(rename = "meeting.unit_withdrawn")]
    UnitWithdrawn(Withdrawn),
    #[serde(rename = "meeting.convened")]
    MeetingConvened { on: Date, units: u32 },
    #[serde(rename = "meeting.opened")]
    MeetingOpened { planned: Option<Date> },
    #[serde(rename = "meeting.moved")]
    MeetingMoved { before: String, after: String },
    #[serde(rename = "consent.asked")]
    ConsentAsked { caller: Personal },
    #[serde(rename = "consent.answered")]
    ConsentAnswered(ConsentGiven),
    #[serde(rename = "meeting.attendance_entered")]
    AttendanceEntered(Seat),
    #[serde(rename = "meeting.closed")]
    MeetingClosed { items: u32 },
    #[serde(rename = "meeting.record_amended")]
    MeetingRecordAmended(Amended),
    #[serde(rename = "meeting.entered")]
    MeetingEntered(PaperMeeting),
    #[serde(rename = "meeting.entry_revoked")]
    MeetingEntryRevoked { reason: String },
    #[serde(rename = "meeting.called_off")]
    MeetingCalledOff { reason: String },
    #[serde(rename = "item.listed")]
    ItemListed { ordinal: u32, title: String },
    #[serde(rename = "item.moved")]
    ItemMoved { from: u32, to: u32 },
    #[serde(rename = "item.reworded")]
    ItemReworded { ordinal: u32, question: String },
    #[serde(rename = "item.taken_off")]
    ItemTakenOff { ordinal: u32, title: String },
    #[serde(rename = "call.sent")]
    ItemsCalledFor { due: Date, words: String },
    #[serde(rename = "call.closed")]
    ItemsCallClosed,
    #[serde(rename = "proposal.submitted")]
    ItemProposed {
        unit: String,
        proposal: ProposalKind,
        title: Option<String>,
    },
    #[serde(rename = "proposal.returned")]
    ProposalReturned {
        title: Option<String>,
        reason: String,
    },
    #[serde(rename = "proposal.accepted")]
    ProposalAccepted { title: Option<String> },
    #[serde(rename = "proposal.joined")]
    ProposalJoined { title: Option<String>, ordinal: u32 },
    #[serde(rename = "reply.given")]
    ReplyGiven {
        unit: String,
        answer: Answer,
        person: Option<Personal>,
        reason: Option<String>,
    },
    #[serde(rename = "reply.followed")]
    ReplyFollowed(Coming),
    #[serde(rename = "opinion.given")]
    OpinionGiven {
        unit: String,
        ordinal: u32,
        stance: Option<Stance>,
        text: String,
    },
    #[serde(rename = "reply_day.set")]
    ReplyDaySet { due: Date },
    #[serde(rename = "reply_day.reminded")]
    ReplyReminded { due: Date, units: u32 },
    #[serde(rename = "meeting_year.warned")]
    MeetingYearWarned {
        year: String,
        label: String,
        warning: Warning,
    },
    #[serde(rename = "agenda.frozen")]
    AgendaFroze { n: u32, items: u32 },
    #[serde(rename = "agenda.reopened")]
    AgendaReopened { n: u32, reason: String },
    #[serde(rename = "item.settled")]
    ItemSettled {
        ordinal: u32,
        outcome: Outcome,
        text: Option<String>,
    },
    #[serde(rename = "item.reopened")]
    ItemReopened {
        ordinal: u32,
        outcome: Outcome,
        reason: String,
    },
    #[serde(rename = "position.taken")]
    PositionTaken {
        unit: String,
        ordinal: u32,
        stance: Stance,
        words: Option<String>,
    },
    #[serde(rename = "decision.proposed")]
    DecisionProposed {
        text: String,
        lead: String,
        supports: String,
        due: Date,
    },
    #[serde(rename = "decision.agreed")]
    DecisionAgreed { text: String, due: Date },
    #[serde(rename = "decision.dropped")]
    DecisionDropped {
        text: String,
        outcome: Option<Outcome>,
    },
    #[serde(rename = "decision.withdrawn")]
    DecisionWithdrawn { text: String },
    #[serde(rename = "decision.proposed_again")]
    DecisionProposedAgain { text: String },
    #[serde(rename = "decision.gave_way")]
    DecisionGaveWay {
        text: String,
        effect: Effect,
        later: String,
    },
    #[serde(rename = "minutes.drafted")]
    MinutesDrafted { characters: u32 },
    #[serde(rename = "minutes.edited")]
    MinutesEdited { characters: u32 },
    #[serde(rename = "minutes.circulated")]
    MinutesCirculated {
        units: u32,
        by: Date,
        differences: u32,
        reason: Option<String>,
        short_names: Option<String>,
    },
    #[serde(rename = "minutes.text_kept")]
    MinutesTextKept {
        ordinal: u32,
        added: u32,
        removed: u32,
    },
    #[serde(rename = "minutes.taken_back")]
    MinutesTakenBack { reason: String },
    #[serde(rename = "minutes.countersign_asked")]
    CountersignAsked { unit: String },
    #[serde(rename = "minutes.countersigned")]
    Countersigned {
        unit: String,
        stance: CountersignStance,
        words: Option<String>,
    },
    #[serde(rename = "minutes.signed_off")]
    MinutesSignedOff {
        name: Personal,
        disclosure: Disclosure,
    },
    #[serde(rename = "minutes.sent_back")]
    MinutesSentBack { reason: String },
    #[serde(rename = "minutes.numbered")]
    MinutesNumbered { number: String },
    #[serde(rename = "minutes.issued")]
    MinutesIssued { number: String },
    #[serde(rename = "minutes.correction_owed")]
    MinutesCorrectionOwed { reason: String },
    #[serde(rename = "minutes.put_right")]
    MinutesPutRight,
    #[serde(rename = "document.drafted")]
    DocumentDrafted {
        document: DocumentKind,
        title: String,
    },
    #[serde(rename = "document.edited")]
    DocumentEdited { title: String, characters: u32 },
    #[serde(rename = "document.text_kept")]
    DocumentTextKept { ordinal: u32, characters: u32 },
    #[serde(rename = "document.submitted")]
    DocumentSubmitted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        short_names: Option<String>,
    },
    #[serde(rename = "document.checked")]
    DocumentChecked,
    #[serde(rename = "document.sent_back")]
    DocumentSentBack { reason: String },
    #[serde(rename = "document.signed_off")]
    DocumentSignedOff {
        name: Personal,
        disclosure: Disclosure,
    },
    #[serde(rename = "document.numbered")]
    DocumentNumbered { number: String },
    #[serde(rename = "document.issued")]
    DocumentIssued { number: String, title: String },
    #[serde(rename = "document.received")]
    DocumentReceived,
    #[serde(rename = "document.acknowledged")]
    DocumentAcknowledged,
    #[serde(rename = "document.scanned")]
    DocumentScanned,
    #[serde(rename = "document.withdrawn")]
    DocumentWithdrawn { reason: String },
    #[serde(rename = "delivery.sent")]
    DeliverySent { unit: String },
    #[serde(rename = "delivery.received")]
    DeliveryReceived { unit: String },
    #[serde(rename = "delivery.reminded")]
    DeliveryReminded { unit: String },
    #[serde(rename = "report.drafted")]
    ReportDrafted { title: String, from: Date, to: Date },
    #[serde(rename = "report.text_kept")]
    ReportTextKept { ordinal: u32 },
    #[serde(rename = "report.edited")]
    ReportEdited { characters: u32 },
    #[serde(rename = "report.recounted")]
    ReportRecounted,
    #[serde(rename = "report.put_forward")]
    ReportPutForward { short_names: Option<String> },
    #[serde(rename = "report.sent_back")]
    ReportSentBack { reason: String },
    #[serde(rename = "report.withdrawn")]
    ReportWithdrawn { reason: String },
    #[serde(rename = "report.checked")]
    ReportChecked {
        name: Personal,
        disclosure: Disclosure,
    },
    #[serde(rename = "report.numbered")]
    ReportNumbered { number: String },
    #[serde(rename = "report.issued")]
    ReportIssued { number: String, hash: String },
    #[serde(rename = "round.opened")]
    RoundOpened(RoundTerms),
    #[serde(rename = "round.closed")]
    RoundClosed { accepted: u32, units: u32 },
    #[serde(rename = "return.asked")]
    ReturnAsked { unit: String, due: Date },
    #[serde(rename = "return.submitted")]
    ReturnSubmitted { unit: String, differences: u32 },
    #[serde(rename = "return.sent_back")]
    ReturnSentBack { reason: String },
    #[serde(rename = "return.accepted")]
    ReturnAccepted,
    #[serde(rename = "return.reminded")]
    ReturnReminded(Reminder),
    #[serde(rename = "answer.asked")]
    AnswerAsked { label: String },
    #[serde(rename = "answer.given")]
    AnswerGiven {
        label: String,
        answer: Option<String>,
    },
    #[serde(rename = "number.drawn")]
    NumberDrawn { number: String, subject: String },
    #[serde(rename = "number.reserved")]
    NumberReserved {
        number: String,
        holder: Personal,
        reason: String,
    },
    #[serde(rename = "number.entered")]
    NumberEntered { number: String, subject: String },
    #[serde(rename = "number.retitled")]
    NumberRetitled { number: String, subject: String },
    #[serde(rename = "number.voided")]
    NumberVoided { number: String, reason: String },
    #[serde(rename = "number.taken_back")]
    NumberTakenBack { number: String, reason: String },
}
