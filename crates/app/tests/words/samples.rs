//! One sample of every event, refusal and thing to be done, with facts of invented counties.

use app::worklist::Todo;
use domain::{
    Date, Event, Refusal, Role,
    agenda::{Outcome, Stance},
    assignment::AssignmentState,
    attachment::Purpose,
    case::{CaseNumberFault, Procedure},
    charter::Part,
    decision::Effect,
    document_number::NumberState,
    enterprise::UsccFault,
    event::Personal,
    matter::MatterState,
    meeting::{
        MeetingState, Presence, call::ProposalKind, consent::ConsentState, reply::Answer,
        year::Warning,
    },
    minutes::{CountersignStance, MinutesState},
    official_document::{Disclosure, DocumentKind, DocumentState},
    report::ReportState,
    round::ReturnState,
};

const DAY: Date = Date::constant(2026, 11, 27);

/// Samples of an enum; leaving one out does not compile.
macro_rules! samples {
    ($name:ident, $of:ident: $($variant:ident $(($inner:expr))? $({ $($field:ident: $value:expr),+ })?),+ $(,)?) => {
        /// One sample of each variant.
        pub fn $name() -> Vec<$of> {
            fn _every_variant_is_here(one: &$of) {
                match one { $($of::$variant { .. } => {}),+ }
            }
            vec![$($of::$variant $(($inner))? $({ $($field: $value.into()),+ })?),+]
        }
    };
}

samples! { events, Event:
    MechanismFounded { title: "实施方案", number: "城政发〔2023〕11号", units: 14_u32 },
    CharterAmended { title: "修订方案", number: "城政发〔2026〕3号", from: DAY },
    UnitAdmitted { unit: "区医保局", until: DAY },
    UnitRenamed { from: "区招商局", to: "区投促中心" },
    PersonEntered { name: Personal("张三".into()) },
    SignInGiven { login: Personal("zhangsan".into()) },
    SignInClosed,
    PasswordChanged,
    PostTaken { name: Personal("张三".into()), unit: "区税务局", role: Role::Liaison, from: DAY },
    PostLeft { name: Personal("张三".into()), unit: "区税务局", role: Role::Liaison, until: DAY },
    EnterpriseEntered { name: "样张纺织有限公司", uscc: "91140502MA0000000X".to_owned() },
    CaseEntered { number: "(2026)晋0502破3号", procedure: Procedure::Liquidation },
    AttachmentAdded { name: "欠费清单.xlsx", digest: "9f86d0", purpose: Purpose::Evidence },
    MatterRaised { title: "社保关系转移", unit: "区法院", difficulty: "resettlement" },
    MatterCompleted { title: "社保关系转移", request: "请协调办理转移接续" },
    MatterAccepted,
    MatterReturned { reason: "缺职工名册" },
    MatterDeclined { reason: "不属协调范围" },
    MatterForwarded { lead: "区人社局", supports: "区税务局、区财政局", due: DAY },
    MatterListed { meeting: "2026年第2次专题会议", resubmitted: true },
    MatterUnlisted,
    MatterInExecution,
    MatterDeferred { condition: "资产评估完成", owner: "区自然资源局", review: DAY },
    MatterCameBack { condition: "资产评估完成" },
    MatterLeftMeeting { outcome: Outcome::Noted },
    MatterReturnedToMeeting,
    MatterFellBack { reason: "原主办单位退回" },
    MatterResolved,
    MatterConfirmed,
    MatterDisputed { reason: "仍有 38 人未转" },
    MatterClosed { confirmed: true },
    MatterWithdrawn { reason: "当事人自行解决" },
    AssignmentIssued {
        unit: "区税务局", part: Part::Support, task: "出具欠费清单", due: DAY,
        clause: "三.7".to_owned(), beyond: "仅该局掌握数据".to_owned()
    },
    AssignmentAcknowledged { unit: "区税务局" },
    AssignmentRefused { unit: "区税务局", reason: "社保费已划转" },
    AssignmentProgressed { unit: "区人社局", text: "已转 88 人", count: 3_u32 },
    AssignmentSubmitted { unit: "区税务局", text: "清单已送管理人" },
    AssignmentVerified,
    AssignmentSentBack { reason: "缺盖章页" },
    AssignmentInsisted { reason: "方案三.7 已列明" },
    AssignmentRevoked { reason: "改由区医保局办理" },
    AssignmentSuspended { unit: "区税务局", reason: "省局批复到位" },
    AssignmentResumed { unit: "区税务局", due: DAY },
    MatterConditionMet { condition: "省局批复到位", words: "批复已收到" },
    MatterReviewNear { condition: "省局批复到位", review: DAY },
    MatterAssigned { lead: "区税务局", supports: "区财政局", due: DAY },
    JoiningAsked { unit: "区人社局", by: DAY },
    RaisingJoined { unit: "区人社局" },
    JoiningDeclined { unit: "区人社局", reason: "无此业务" },
    JoiningPassedOver { unit: "区人社局", reason: "多次催问" },
    CoRaiserConfirmed { unit: "区人社局" },
    CoRaiserAskedAgain { unit: "区人社局" },
    InstructionGiven {
        convener: Personal("赵六".into()), secretary: Personal("钱七".into()),
        text: "请抓紧核销".to_owned(), lead: "区税务局".to_owned(),
        supports: "区财政局".to_owned(), due: DAY
    },
    InstructionRevoked { reason: "另作安排" },
    DelegationGiven {
        convener: Personal("赵六".into()), delegate: Personal("钱七".into()),
        from: Date::constant(2026, 1, 5), until: DAY
    },
    DelegationEnded {
        convener: Personal("赵六".into()), delegate: Personal("钱七".into()), on: DAY
    },
    MeetingPlanned {
        meeting: "专题会议", topic: "职工安置", on: DAY, caller: "办公室"
    },
    MeetingReplanned { topic: "职工安置", on: DAY, starts: "09:30", place: "第一会议室" },
    UnitInvited { unit: "区医保局" },
    MeetingConvened { on: DAY, units: 6_u32 },
    MeetingOpened { planned: DAY },
    MeetingMoved { before: "2026-11-27 09:30 第一会议室", after: "2026-11-30 09:30 第一会议室" },
    ConsentAsked { caller: Personal("赵六".into()) },
    ConsentAnswered {
        caller: Personal("赵六".into()), consent: ConsentState::Given, words: "电话同意".to_owned()
    },
    AttendanceEntered {
        unit: "区医保局", presence: Presence::Late, attendee: Personal("李四".into())
    },
    MeetingClosed { items: 5_u32 },
    MeetingCalledOff { reason: "与全会冲突" },
    ItemListed { ordinal: 3_u32, title: "社保关系转移" },
    ItemMoved { from: 3_u32, to: 1_u32 },
    ItemReworded { ordinal: 3_u32, question: "由谁办理？" },
    ItemTakenOff { ordinal: 3_u32, title: "社保关系转移" },
    ItemsCalledFor { due: DAY, words: "请报送议题" },
    ItemsCallClosed,
    ItemProposed {
        unit: "区人社局", proposal: ProposalKind::Report, title: "安置进展".to_owned()
    },
    ProposalReturned { title: "安置进展".to_owned(), reason: "缺数据" },
    ProposalAccepted { title: "安置进展".to_owned() },
    ReplyGiven {
        unit: "区人社局", answer: Answer::Substitute, person: Personal("赵六".into()),
        reason: "负责人出差".to_owned()
    },
    OpinionGiven {
        unit: "区财政局", ordinal: 3_u32, stance: Stance::Reserve, text: "经费来源待定"
    },
    MeetingYearWarned { year: "2026", label: "联席会议", warning: Warning::Thirty },
    AgendaFroze { n: 2_u32, items: 5_u32 },
    AgendaReopened { n: 1_u32, reason: "漏列一项" },
    ItemSettled { ordinal: 3_u32, outcome: Outcome::Deferred, text: "待评估后再议".to_owned() },
    PositionTaken {
        unit: "区财政局", ordinal: 3_u32, stance: Stance::Reserve, words: "经费来源待定".to_owned()
    },
    DecisionProposed {
        text: "办理转移接续", lead: "区人社局", supports: "区税务局", due: DAY
    },
    DecisionAgreed { text: "办理转移接续", due: DAY },
    DecisionDropped { text: "办理转移接续", outcome: Outcome::CarriedOver },
    DecisionWithdrawn { text: "办理转移接续" },
    DecisionProposedAgain { text: "办理转移接续" },
    ItemReopened { ordinal: 3_u32, outcome: Outcome::Noted, reason: "登记有误" },
    DecisionGaveWay {
        text: "办理转移接续", effect: Effect::Revoke, later: "2026年第2次联席会议"
    },
    MinutesDrafted { characters: 1_234_u32 },
    MinutesEdited { characters: 1_240_u32 },
    MinutesCirculated {
        units: 6_u32, by: DAY, differences: 2_u32, reason: "语句理顺".to_owned()
    },
    MinutesTextKept { ordinal: 3_u32, added: 4_u32, removed: 5_u32 },
    MinutesTakenBack { reason: "更正期限" },
    CountersignAsked { unit: "区财政局" },
    Countersigned {
        unit: "区财政局", stance: CountersignStance::Objected, words: "数额有误".to_owned()
    },
    MinutesSignedOff { name: Personal("王五".into()) },
    MinutesNumbered { number: "城府院纪〔2026〕2号" },
    MinutesIssued { number: "城府院纪〔2026〕2号" },
    DocumentDrafted { document: DocumentKind::CoordinationLetter, title: "关于协调的函" },
    DocumentEdited { title: "关于协调的函", characters: 320_u32 },
    DocumentTextKept { ordinal: 2_u32, characters: 321_u32 },
    DocumentSubmitted,
    DocumentChecked,
    DocumentSentBack { reason: "数额有误" },
    DocumentSignedOff { name: Personal("王五".into()), disclosure: Disclosure::OnRequest },
    DocumentNumbered { number: "城府院办函〔2026〕3号" },
    DocumentIssued { number: "城府院办函〔2026〕3号", title: "关于协调的函" },
    DocumentReceived,
    DocumentScanned,
    DocumentWithdrawn { reason: "不再行文" },
    DeliverySent { unit: "区税务局" },
    DeliveryReceived { unit: "区税务局" },
    DeliveryReminded { unit: "区税务局" },
    ReportDrafted { title: "2026年第三季度情况报告", from: DAY, to: DAY },
    ReportTextKept { ordinal: 3_u32 },
    ReportEdited { characters: 2_345_u32 },
    ReportRecounted,
    ReportPutForward,
    ReportSentBack { reason: "补充下一步打算" },
    ReportChecked { name: Personal("王五".into()) },
    ReportNumbered { number: "城府院报〔2026〕1号" },
    ReportIssued { number: "城府院报〔2026〕1号", hash: "9f86d0" },
    RoundOpened { from: DAY, to: DAY, due: DAY, units: 14_u32 },
    RoundClosed { accepted: 12_u32, units: 14_u32 },
    ReturnAsked { unit: "区财政局", due: DAY },
    ReturnSubmitted { unit: "区财政局", differences: 2_u32 },
    ReturnSentBack { reason: "缺专项经费数" },
    ReturnAccepted,
    ReturnReminded { unit: "区财政局", due: DAY, overdue: true },
    AnswerAsked { label: "专项经费拨付件数" },
    AnswerGiven { label: "专项经费拨付件数", answer: "4".to_owned() },
    NumberDrawn { number: "城府院办函〔2026〕3号", subject: "关于协调税务注销的函" },
    NumberReserved {
        number: "城府院办函〔2026〕4号", holder: Personal("张三".into()), reason: "联合行文"
    },
    NumberEntered { number: "城府院办函〔2026〕2号", subject: "纸质发文" },
    NumberVoided { number: "城府院办函〔2026〕4号", reason: "不再行文" },
}

samples! { refusals, Refusal:
    OfficeOnly,
    NotPermitted,
    NotYourUnit,
    NotTheRaiser,
    MatterState(MatterState::Closed),
    AssignmentState(AssignmentState::Verified),
    MeetingState(MeetingState::Closed),
    MinutesState(MinutesState::Issued),
    DocumentState(DocumentState::Issued),
    SupervisionNeedsAuthority,
    BlanksRemain("联系电话、账号".into()),
    NobodyAddressed,
    OwnDraft,
    MayNotSignDocument,
    WithheldNeedsGround,
    RestrictedNotPublic,
    NotAParty("区医保局".into()),
    NumberState(NumberState::Void),
    NumberTaken("城府院办函〔2026〕3号".into()),
    NumberNeedsReason,
    LeadAlsoSupports,
    BeyondRemitNeedsReason("区医保局".into()),
    ReviewNotAhead,
    ReviewNotDue,
    DeferralNeedsReview,
    RaiserHasNotConfirmed,
    OnlyADecisionRevokes,
    OnlyAnInstructionRevokes,
    Suspended,
    ConvenersOnly,
    CoRaisersHaveNotAnswered("区财政局".into()),
    CoRaisersHaveNotConfirmed("区财政局".into()),
    MinutesContradict(7),
    DifferencesNeedReason(8),
    AlreadyDone,
    NoSuchTier("联席会议、专题会议".into()),
    CallerMayNot("总召集人、副总召集人".into()),
    NotTakingPart("区医保局".into()),
    CallClosed,
    ReplyIncomplete,
    AgendaFrozen,
    AgendaNotFrozen,
    ReportDecidesNothing,
    EarlierDoesNotBind,
    EarlierTakenUp,
    HigherTierDecided("联席会议".into()),
    MatterMovedOn,
    MeetingAhead(DAY),
    ConsentMissing("总召集人（区法院院长）".into()),
    ConsentNeedsWords,
    ProposedAlready,
    DoubtsRemain(2),
    OutcomeNeedsWords,
    EmptyAgenda,
    NobodyInvited,
    ItemWithoutOutcome(3),
    AttendanceIncomplete,
    ItemSettled,
    NothingDecided,
    NotAgreed("区财政局、区税务局".into()),
    OwnPosition("区税务局".into()),
    StanceNeedsWords,
    MayNotSignOff,
    NotCountersigned,
    EndsBeforeItBegins,
    OwnSignIn,
    OwnPost,
    ReportState(ReportState::Issued),
    MayNotCheckReport,
    FiguresChanged,
    ReturnState(ReturnState::Accepted),
    RoundStillOpen,
    RoundOver,
    NobodyAsked,
    ReturnsUnread,
    HeadOrLiaisonSubmits,
    AnswerMissing("专项经费拨付件数".into()),
    DifferenceNeedsReason("专项经费拨付件数".into()),
    EmptyFile,
    CharterFaulty,
    Uscc(UsccFault::Check.key()),
    CaseNumber(CaseNumberFault::Year.key()),
}

samples! { todos, Todo:
    Triage, Forward, Review, Reroute, Verify, Close, UrgeCountersign, GiveNumber, Issue, SignOff,
    ProposeItems, CompleteProposal, Reply, ReplyAgain, Consent, CheckProposal,
    Acknowledge, Report, Complete, Confirm, Join, WatchCondition, Countersign, WriteDocument, CheckDocument, SignDocument,
    NumberDocument, IssueDocument, ReceiveDocument, AnswerReturn, ReadReturn, CheckReport, NumberReport,
    IssueReport,
}
