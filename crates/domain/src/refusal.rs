//! Refusals: why a transition is not lawful. Closed; each variant has a message and a test.

mod faceless;
#[cfg(test)]
mod tests;

pub use faceless::{Faceless, Place};

use crate::{
    Date, assignment::AssignmentState, document_number::NumberState, matter::MatterState,
    meeting::MeetingState, minutes::MinutesState, official_document::DocumentState,
    report::ReportState, round::ReturnState,
};

/// Why a transition is refused. What the words need is inside; the message key is `key()`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.key())]
pub enum Refusal {
    /// Only the office may do this.
    OfficeOnly,
    /// The actor's roles do not allow it.
    NotPermitted,
    /// The actor does not speak for the unit concerned.
    NotYourUnit,
    /// Only the raiser may do this.
    NotTheRaiser,
    /// Not possible in the matter's state.
    MatterState(MatterState),
    /// Not possible in the assignment's state.
    AssignmentState(AssignmentState),
    /// Not possible in the meeting's state.
    MeetingState(MeetingState),
    /// Not possible in the state of the minutes.
    MinutesState(MinutesState),
    /// The record of a meeting does not change while its minutes, signed off, wait for their issue.
    RecordSigned,
    /// Not possible with what became of the number.
    NumberState(NumberState),
    /// The number is taken: it was given to a document or given up.
    NumberTaken(String),
    /// Keeping a number, or giving one up, needs a reason.
    NumberNeedsReason,
    /// Not possible in the document's state.
    DocumentState(DocumentState),
    /// A supervision letter rests on a decision or on a convener's instruction.
    SupervisionNeedsAuthority,
    /// What a supervision letter rests on was taken back, amended or revoked.
    AuthorityGone,
    /// These places of the draft are still to be filled in.
    BlanksRemain(String),
    /// The document is addressed to nobody.
    NobodyAddressed,
    /// A draft is checked by another than its drafter, or by the director.
    OwnDraft,
    /// Only the director, or for some papers a convener of each organ, may sign off.
    MayNotSignDocument,
    /// What is withheld needs its ground.
    WithheldNeedsGround,
    /// What only some units may see is not published.
    RestrictedNotPublic,
    /// Who signed a joint paper before said otherwise who may read it.
    DisclosureDiffers,
    /// A paper would print these units' short names: their full names are not known.
    ShortNames(String),
    /// These units sit in for matters of their own alone, and the paper tells a meeting as a whole.
    NotWholeMeeting(String),
    /// No administrator is known for the case, and only an administrator recruits investors.
    NoAdministrator,
    /// An announcement is to everybody: it is neither withheld nor given on request only.
    AnnouncementIsPublic,
    /// Only the office and a judge name the administrator of a case, and only an administrator's firm.
    MayNotNameAdministrator,
    /// No face at hand shows these characters, each with where it stands.
    NoFace(Vec<Faceless>),
    /// There is no face with Chinese characters at all.
    NoFonts,
    /// A title has more lines than a first page bears.
    LongTitle,
    /// These units are no party to the restricted matter that the document is about.
    NotAParty(String),
    /// A unit cannot both lead and support.
    LeadAlsoSupports,
    /// 越位: the named unit's duties do not cover this; a reason is needed.
    BeyondRemitNeedsReason(String),
    /// The review date must lie ahead.
    ReviewNotAhead,
    /// The review date has not come.
    ReviewNotDue,
    /// A deferral needs a condition, an owner and a review date.
    DeferralNeedsReview,
    /// The raiser has neither confirmed nor let the time pass.
    RaiserHasNotConfirmed,
    /// An assignment from a decision is revoked only by a later decision.
    OnlyADecisionRevokes,
    /// An assignment from an instruction is revoked only by an instruction or a later decision.
    OnlyAnInstructionRevokes,
    /// The assignment is suspended: its matter is deferred.
    Suspended,
    /// Only a convener, or a secretary to whom one delegated it, gives an instruction.
    ConvenersOnly,
    /// These units, asked to raise the matter too, have not answered and may still.
    CoRaisersHaveNotAnswered(String),
    /// These units, which raised the matter too, have not confirmed and may still.
    CoRaisersHaveNotConfirmed(String),
    /// So many places of the minutes contradict the record.
    MinutesContradict(u32),
    /// So many places of the minutes differ from the record; going on needs a reason.
    DifferencesNeedReason(u32),
    /// A correction of minutes does not say what is replaced by what.
    CorrectionUnread,
    /// These words of a correction of minutes neither say what is replaced by what, nor are of its form.
    CorrectionBeyond(String),
    /// A correction of minutes is titled so, and not otherwise.
    CorrectionTitled(String),
    /// A correction of minutes encloses this: nothing is held against the record but its text.
    CorrectionEncloses(String),
    /// These words, which a correction replaces, do not stand in the issued minutes.
    CorrectionNotFound(String),
    /// These words stand in the issued minutes more than once, and the paragraph is not named.
    CorrectionAmbiguous(String),
    /// A correction that puts in place of these words the same.
    CorrectionSame(String),
    /// These words of the corrected minutes would contradict the record.
    CorrectionContradicts(String),
    /// These units got the minutes, and would not get their correction.
    CorrectionLeavesOut(String),
    /// Done already.
    AlreadyDone,
    /// The charter has no such tier of meetings; these it has.
    NoSuchTier(String),
    /// Whoever is named may not call this tier; these may.
    CallerMayNot(String),
    /// These units do not take part on the day of the meeting.
    NotTakingPart(String),
    /// The call for items takes no more proposals.
    CallClosed,
    /// A reply lacks who comes, or why another or nobody does.
    ReplyIncomplete,
    /// The day by which units reply is past, or after the meeting.
    ReplyDayUnfit,
    /// The agenda is frozen.
    AgendaFrozen,
    /// The agenda was opened again and not frozen since.
    AgendaNotFrozen,
    /// A report heard has nothing to decide or to defer.
    ReportDecidesNothing,
    /// On a report heard no position is taken.
    ReportTakesNoPosition,
    /// The earlier decision does not bind, so it cannot be amended or revoked.
    EarlierDoesNotBind,
    /// Another decision is about to amend or revoke the earlier one already.
    EarlierTakenUp,
    /// A meeting of this higher tier made the earlier decision; one of a lower tier does not change it.
    HigherTierDecided(String),
    /// Something else was made of the matter since its item had the outcome.
    MatterMovedOn,
    /// The meeting's day has not come.
    MeetingAhead(Date),
    /// The day and hour to which the meeting would be moved are past.
    HourPast(String),
    /// Whoever calls the meeting has not consented to it.
    ConsentMissing(String),
    /// A consent that the office enters, or a refusal, needs words.
    ConsentNeedsWords,
    /// The item to be joined is about another matter.
    NotTheSameMatter,
    /// The same was answered already; by whom and when.
    AnsweredAlready(String),
    /// The unit proposed this matter for the meeting already.
    ProposedAlready,
    /// The unit has items or reports in the call, so it cannot say that it has nothing.
    ItemsProposed,
    /// So many doubts about the notice were not answered with yes.
    DoubtsRemain(u32),
    /// The outcome needs words for the minutes.
    OutcomeNeedsWords,
    /// The agenda is empty.
    EmptyAgenda,
    /// No unit is invited.
    NobodyInvited,
    /// The item of this place has no outcome yet.
    ItemWithoutOutcome(u32),
    /// Some unit's presence is not entered.
    AttendanceIncomplete,
    /// The item has its outcome already.
    ItemSettled,
    /// No decision is proposed to agree on.
    NothingDecided,
    /// These units, named by a decision, have not agreed.
    NotAgreed(String),
    /// These units are named by a decision and are not at the meeting.
    NamedUnitsAway(String),
    /// These units, named by what is proposed, did not agree: the item can only be deferred.
    ObjectedMustBeDeferred(String),
    /// Positions are recorded on the item: it was discussed.
    ItemWasDiscussed,
    /// The matter is not for this unit to see, so it takes no position on it.
    MatterNotOpenTo(String),
    /// This unit, with the places of items settled on its agreement, was there.
    AgreedThere(String),
    /// This unit answered the notice of the meeting.
    RepliedToNotice(String),
    /// This unit raised items of the meeting, with their places.
    RaisedItems(String),
    /// This unit is named by what is proposed under items of the meeting, with their places.
    NamedUnderItems(String),
    /// This unit proposed an item or a report that the office has not yet checked.
    ProposalWaits(String),
    /// This unit gave its written opinion on items of the meeting, with their places.
    OpinionOnItems(String),
    /// A meeting entered as held on paper was held on this day, which is not past.
    MeetingNotPast(Date),
    /// A meeting entered as held on paper was held before the mechanism was founded, on this day.
    MeetingBeforeFounding(Date),
    /// A meeting entered as held on paper is in the list already: this one.
    MeetingThatDay(String),
    /// A meeting on paper that could have been held here is entered without the reason.
    EnteredNeedsReason,
    /// This unit's invitation was withdrawn before.
    NoLongerInvited(String),
    /// These units are guests of a meeting, and take part in nothing else.
    GuestsElsewhere(String),
    /// A reservation or an objection needs words.
    StanceNeedsWords,
    /// Only a convener, a deputy or, for special meetings, the director may sign off.
    MayNotSignOff,
    /// Units are still to countersign, or one objected.
    NotCountersigned,
    /// A post or stay would end before it begins.
    EndsBeforeItBegins,
    /// One cannot close one's own sign-in.
    OwnSignIn,
    /// The named unit took its position itself; only it changes that.
    OwnPosition(String),
    /// One cannot appoint oneself.
    OwnPost,
    /// Not possible in the report's state.
    ReportState(ReportState),
    /// Only a convener or a deputy signs reports off.
    MayNotCheckReport,
    /// The figures are no longer those that were checked.
    FiguresChanged,
    /// Not possible in the return's state.
    ReturnState(ReturnState),
    /// The round of the report is still open.
    RoundStillOpen,
    /// The round is closed.
    RoundOver,
    /// No unit is asked.
    NobodyAsked,
    /// Submitted returns have not been read yet.
    ReturnsUnread,
    /// So many units have not sent their return; closing goes without them only knowingly.
    ReturnsMissing(u32),
    /// The unit's head or its liaison submits the return.
    HeadOrLiaisonSubmits,
    /// The named number has no answer.
    AnswerMissing(String),
    /// The named number differs from the data's and says not why.
    DifferenceNeedsReason(String),
    /// The named texts are empty, and the unit did not say that it has nothing to say.
    TextsEmpty(String),
    /// The file is empty.
    EmptyFile,
    /// The charter has faults.
    CharterFaulty,
    /// The unified social credit code is wrong; the key says how.
    Uscc(&'static str),
    /// The case number is wrong; the key says how.
    CaseNumber(&'static str),
}

impl Refusal {
    /// The message that words this refusal.
    #[expect(clippy::too_many_lines, reason = "one table, a row for each refusal")]
    pub fn key(&self) -> &'static str {
        match self {
            Self::OfficeOnly => "refusal-office-only",
            Self::NotPermitted => "refusal-not-permitted",
            Self::NotYourUnit => "refusal-not-your-unit",
            Self::NotTheRaiser => "refusal-not-the-raiser",
            Self::MatterState(_) => "refusal-matter-state",
            Self::AssignmentState(_) => "refusal-assignment-state",
            Self::MeetingState(_) => "refusal-meeting-state",
            Self::MinutesState(_) => "refusal-minutes-state",
            Self::RecordSigned => "refusal-record-signed",
            Self::NumberState(_) => "refusal-number-state",
            Self::NumberTaken(_) => "refusal-number-taken",
            Self::NumberNeedsReason => "refusal-number-needs-reason",
            Self::DocumentState(_) => "refusal-document-state",
            Self::SupervisionNeedsAuthority => "refusal-supervision-needs-authority",
            Self::AuthorityGone => "refusal-authority-gone",
            Self::BlanksRemain(_) => "refusal-blanks-remain",
            Self::NobodyAddressed => "refusal-nobody-addressed",
            Self::OwnDraft => "refusal-own-draft",
            Self::MayNotSignDocument => "refusal-may-not-sign-document",
            Self::WithheldNeedsGround => "refusal-withheld-needs-ground",
            Self::RestrictedNotPublic => "refusal-restricted-not-public",
            Self::DisclosureDiffers => "refusal-disclosure-differs",
            Self::ShortNames(_) => "refusal-short-names",
            Self::NotWholeMeeting(_) => "refusal-not-whole-meeting",
            Self::AnnouncementIsPublic => "refusal-announcement-is-public",
            Self::NoAdministrator => "refusal-no-administrator",
            Self::MayNotNameAdministrator => "refusal-may-not-name-administrator",
            Self::NoFace(_) => "refusal-no-face",
            Self::NoFonts => "refusal-no-fonts",
            Self::LongTitle => "refusal-long-title",
            Self::NotAParty(_) => "refusal-not-a-party",
            Self::LeadAlsoSupports => "refusal-lead-also-supports",
            Self::BeyondRemitNeedsReason(_) => "refusal-beyond-remit",
            Self::ReviewNotAhead => "refusal-review-not-ahead",
            Self::ReviewNotDue => "refusal-review-not-due",
            Self::DeferralNeedsReview => "refusal-deferral-needs-review",
            Self::RaiserHasNotConfirmed => "refusal-raiser-not-confirmed",
            Self::OnlyADecisionRevokes => "refusal-only-a-decision-revokes",
            Self::OnlyAnInstructionRevokes => "refusal-only-an-instruction-revokes",
            Self::Suspended => "refusal-suspended",
            Self::ConvenersOnly => "refusal-conveners-only",
            Self::CoRaisersHaveNotAnswered(_) => "refusal-co-raisers-not-answered",
            Self::CoRaisersHaveNotConfirmed(_) => "refusal-co-raisers-not-confirmed",
            Self::MinutesContradict(_) => "refusal-minutes-contradict",
            Self::DifferencesNeedReason(_) => "refusal-differences-need-reason",
            Self::CorrectionUnread => "refusal-correction-unread",
            Self::CorrectionBeyond(_) => "refusal-correction-beyond",
            Self::CorrectionTitled(_) => "refusal-correction-titled",
            Self::CorrectionEncloses(_) => "refusal-correction-encloses",
            Self::CorrectionNotFound(_) => "refusal-correction-not-found",
            Self::CorrectionAmbiguous(_) => "refusal-correction-ambiguous",
            Self::CorrectionSame(_) => "refusal-correction-same",
            Self::CorrectionContradicts(_) => "refusal-correction-contradicts",
            Self::CorrectionLeavesOut(_) => "refusal-correction-leaves-out",
            Self::AlreadyDone => "refusal-already-done",
            Self::NoSuchTier(_) => "refusal-no-such-tier",
            Self::CallerMayNot(_) => "refusal-caller-may-not",
            Self::NotTakingPart(_) => "refusal-not-taking-part",
            Self::CallClosed => "refusal-call-closed",
            Self::ReplyIncomplete => "refusal-reply-incomplete",
            Self::ReplyDayUnfit => "refusal-reply-day-unfit",
            Self::AgendaFrozen => "refusal-agenda-frozen",
            Self::AgendaNotFrozen => "refusal-agenda-not-frozen",
            Self::ReportDecidesNothing => "refusal-report-decides-nothing",
            Self::ReportTakesNoPosition => "refusal-report-takes-no-position",
            Self::EarlierDoesNotBind => "refusal-earlier-does-not-bind",
            Self::EarlierTakenUp => "refusal-earlier-taken-up",
            Self::HigherTierDecided(_) => "refusal-higher-tier-decided",
            Self::MatterMovedOn => "refusal-matter-moved-on",
            Self::MeetingAhead(_) => "refusal-meeting-ahead",
            Self::HourPast(_) => "refusal-hour-past",
            Self::ConsentMissing(_) => "refusal-consent-missing",
            Self::ConsentNeedsWords => "refusal-consent-needs-words",
            Self::NotTheSameMatter => "refusal-not-the-same-matter",
            Self::AnsweredAlready(_) => "refusal-answered-already",
            Self::ProposedAlready => "refusal-proposed-already",
            Self::DoubtsRemain(_) => "refusal-doubts-remain",
            Self::OutcomeNeedsWords => "refusal-outcome-needs-words",
            Self::EmptyAgenda => "refusal-empty-agenda",
            Self::NobodyInvited => "refusal-nobody-invited",
            Self::ItemWithoutOutcome(_) => "refusal-item-without-outcome",
            Self::AttendanceIncomplete => "refusal-attendance-incomplete",
            Self::ItemSettled => "refusal-item-settled",
            Self::NothingDecided => "refusal-nothing-decided",
            Self::NotAgreed(_) => "refusal-not-agreed",
            Self::NamedUnitsAway(_) => "refusal-named-units-away",
            Self::ObjectedMustBeDeferred(_) => "refusal-objected-must-be-deferred",
            Self::ItemsProposed => "refusal-items-proposed",
            Self::ItemWasDiscussed => "refusal-item-was-discussed",
            Self::MatterNotOpenTo(_) => "refusal-matter-not-open-to",
            Self::AgreedThere(_) => "refusal-agreed-there",
            Self::RepliedToNotice(_) => "refusal-replied-to-notice",
            Self::RaisedItems(_) => "refusal-raised-items",
            Self::NamedUnderItems(_) => "refusal-named-under-items",
            Self::ProposalWaits(_) => "refusal-proposal-waits",
            Self::OpinionOnItems(_) => "refusal-opinion-on-items",
            Self::MeetingNotPast(_) => "refusal-meeting-not-past",
            Self::MeetingBeforeFounding(_) => "refusal-meeting-before-founding",
            Self::MeetingThatDay(_) => "refusal-meeting-that-day",
            Self::EnteredNeedsReason => "refusal-entered-needs-reason",
            Self::NoLongerInvited(_) => "refusal-no-longer-invited",
            Self::GuestsElsewhere(_) => "refusal-guests-elsewhere",
            Self::StanceNeedsWords => "refusal-stance-needs-words",
            Self::MayNotSignOff => "refusal-may-not-sign-off",
            Self::NotCountersigned => "refusal-not-countersigned",
            Self::EndsBeforeItBegins => "refusal-ends-before-it-begins",
            Self::OwnSignIn => "refusal-own-sign-in",
            Self::OwnPost => "refusal-own-post",
            Self::OwnPosition(_) => "refusal-own-position",
            Self::ReportState(_) => "refusal-report-state",
            Self::MayNotCheckReport => "refusal-may-not-check-report",
            Self::FiguresChanged => "refusal-figures-changed",
            Self::ReturnState(_) => "refusal-return-state",
            Self::RoundStillOpen => "refusal-round-still-open",
            Self::RoundOver => "refusal-round-over",
            Self::NobodyAsked => "refusal-nobody-asked",
            Self::ReturnsUnread => "refusal-returns-unread",
            Self::ReturnsMissing(_) => "refusal-returns-missing",
            Self::HeadOrLiaisonSubmits => "refusal-head-or-liaison-submits",
            Self::AnswerMissing(_) => "refusal-answer-missing",
            Self::DifferenceNeedsReason(_) => "refusal-difference-needs-reason",
            Self::TextsEmpty(_) => "refusal-texts-empty",
            Self::EmptyFile => "refusal-empty-file",
            Self::CharterFaulty => "refusal-charter-faulty",
            Self::Uscc(key) | Self::CaseNumber(key) => key,
        }
    }

    /// What the words need: a state's code, units' names, a place on the agenda. Empty if nothing.
    pub fn detail(&self) -> String {
        match self {
            Self::MatterState(state) => state.code().into(),
            Self::AssignmentState(state) => state.code().into(),
            Self::MeetingState(state) => state.code().into(),
            Self::MinutesState(state) => state.code().into(),
            Self::NoSuchTier(names) | Self::CallerMayNot(names) | Self::NotTakingPart(names) => {
                names.clone()
            }
            Self::NoFace(absent) => {
                let named = absent.iter().map(Faceless::named);
                named.collect::<Vec<_>>().join("、")
            }
            Self::ReportState(state) => state.code().into(),
            Self::ReturnState(state) => state.code().into(),
            Self::NumberState(state) => state.code().into(),
            Self::DocumentState(state) => state.code().into(),
            Self::NumberTaken(words)
            | Self::BlanksRemain(words)
            | Self::NotAParty(words)
            | Self::HourPast(words)
            | Self::AnsweredAlready(words)
            | Self::CorrectionBeyond(words)
            | Self::CorrectionTitled(words)
            | Self::CorrectionEncloses(words)
            | Self::CorrectionContradicts(words)
            | Self::CorrectionNotFound(words)
            | Self::CorrectionAmbiguous(words)
            | Self::CorrectionSame(words)
            | Self::CorrectionLeavesOut(words) => words.clone(),
            Self::BeyondRemitNeedsReason(units)
            | Self::NotAgreed(units)
            | Self::NamedUnitsAway(units)
            | Self::ObjectedMustBeDeferred(units)
            | Self::MatterNotOpenTo(units)
            | Self::AgreedThere(units)
            | Self::RepliedToNotice(units)
            | Self::RaisedItems(units)
            | Self::NamedUnderItems(units)
            | Self::ProposalWaits(units)
            | Self::OpinionOnItems(units)
            | Self::NoLongerInvited(units)
            | Self::MeetingThatDay(units)
            | Self::GuestsElsewhere(units)
            | Self::CoRaisersHaveNotAnswered(units)
            | Self::CoRaisersHaveNotConfirmed(units)
            | Self::OwnPosition(units)
            | Self::HigherTierDecided(units)
            | Self::ConsentMissing(units)
            | Self::AnswerMissing(units)
            | Self::TextsEmpty(units)
            | Self::ShortNames(units)
            | Self::NotWholeMeeting(units)
            | Self::DifferenceNeedsReason(units) => units.clone(),
            Self::MeetingAhead(day)
            | Self::MeetingNotPast(day)
            | Self::MeetingBeforeFounding(day) => day.to_string(),
            Self::MinutesContradict(n)
            | Self::DoubtsRemain(n)
            | Self::DifferencesNeedReason(n)
            | Self::ReturnsMissing(n)
            | Self::ItemWithoutOutcome(n) => n.to_string(),
            _ => String::new(),
        }
    }
}
