//! Sample meetings, their agenda and minutes, and attachments.

use domain::{
    Date,
    agenda::{
        AgendaItem, ItemKind, Position, Stance,
        version::{AgendaLine, AgendaVersion},
    },
    attachment::{Attachment, Classification, Purpose},
    decision::{Decision, DecisionState},
    delivery::Delivery,
    document_number::{DocumentNumber, NumberState},
    id::{MatterId, MeetingId, MinutesId, OfficialDocumentId, UnitId},
    meeting::{Attendance, Meeting, MeetingState, Presence},
    minutes::{CountersignStance, Countersignature, Minutes, MinutesState},
    official_document::{DocumentKind, DocumentState, OfficialDocument},
    unit::UnitRef,
};
use jiff::civil::date;

use super::{NOW, TODAY, World, id};

impl World {
    pub fn meeting(&self, ordinal: u32, held_on: Date) -> Meeting {
        Meeting {
            id: id(),
            version: 0,
            tier: "special".into(),
            label: "专题会议".into(),
            year: 2026,
            ordinal,
            topic: "涉税问题".into(),
            held_on,
            starts_at: "09:30".into(),
            place: "第一会议室".into(),
            called_by: "府院联动办公室".into(),
            chair: "林一".into(),
            state: MeetingState::Planned,
            paper_number: None,
        }
    }

    /// A meeting as it is while positions are taken.
    pub fn in_session(&self) -> Meeting {
        Meeting {
            state: MeetingState::InSession,
            ..self.meeting(1, TODAY)
        }
    }

    pub async fn planned(&self, ordinal: u32, held_on: Date) -> Meeting {
        self.keep(
            self.meeting(ordinal, held_on)
                .plan(
                    &super::charter_text(),
                    &domain::charter::Caller::Office,
                    &self.clerk,
                    NOW,
                )
                .unwrap(),
        )
        .await
    }

    pub fn attendance(&self, meeting: MeetingId, unit: &UnitRef) -> Attendance {
        Attendance {
            id: id(),
            version: 0,
            meeting,
            unit: unit.id,
            presence: Presence::Invited,
            attendee: None,
        }
    }

    pub async fn invited(&self, meeting: MeetingId, unit: &UnitRef) -> Attendance {
        let place = self.attendance(meeting, unit);
        self.keep(place.invite(&unit.name, &self.clerk, NOW).unwrap())
            .await
    }

    pub fn item(&self, meeting: MeetingId, matter: MatterId, ordinal: u32) -> AgendaItem {
        AgendaItem {
            id: id(),
            version: 0,
            meeting,
            kind: ItemKind::Matter,
            matter: Some(matter),
            title: None,
            reporter: None,
            off: false,
            came_from: None,
            deferral: None,
            ordinal,
            question: "是否减免滞纳金".into(),
            outcome: None,
            outcome_text: None,
            earlier: None,
        }
    }

    pub async fn listed(&self, meeting: MeetingId, matter: MatterId, ordinal: u32) -> AgendaItem {
        let item = self.item(meeting, matter, ordinal);
        self.keep(item.list("议题", &self.clerk, NOW).unwrap())
            .await
    }

    pub fn frozen(&self, item: &AgendaItem, n: u32) -> AgendaVersion {
        AgendaVersion {
            id: id(),
            version: 0,
            meeting: item.meeting,
            n,
            lines: vec![AgendaLine {
                item: item.id,
                title: "\"引号\"与\t制表".into(),
                question: "换行\n之后".into(),
            }],
            frozen_at: NOW,
            reopened: None,
        }
    }

    pub fn position(&self, item: &AgendaItem, unit: &UnitRef) -> Position {
        Position {
            id: id(),
            version: 0,
            item: item.id,
            meeting: item.meeting,
            matter: item.matter,
            unit: unit.id,
            stance: Stance::Agree,
            words: None,
            own: true,
        }
    }

    pub fn decision(&self, item: &AgendaItem, ordinal: u32) -> Decision {
        Decision {
            id: id(),
            version: 0,
            item: item.id,
            meeting: item.meeting,
            matter: item.matter.unwrap(),
            ordinal,
            text: "十日内核定".into(),
            lead: self.tax.id,
            supports: Vec::new(),
            due_on: date(2026, 4, 1),
            done_when: "出具核定书".into(),
            beyond_reason: None,
            state: DecisionState::Proposed,
            earlier: None,
            effect: None,
        }
    }

    pub async fn proposed(&self, item: &AgendaItem, ordinal: u32) -> Decision {
        let decision = self.decision(item, ordinal);
        self.keep(
            decision
                .propose(None, &self.tax, &[], &self.clerk, NOW)
                .unwrap(),
        )
        .await
    }

    pub fn minutes(&self, meeting: MeetingId) -> Minutes {
        Minutes {
            id: id(),
            version: 0,
            meeting,
            state: MinutesState::Drafted,
            text: "# 一、议定事项".into(),
            countersign_by: None,
            difference_reason: None,
            signed_off_by: None,
            document_number: None,
            issued_on: None,
            pdf: None,
            docx: None,
            disclosure: None,
            ground: None,
            public_pdf: None,
            correction_owed: None,
        }
    }

    pub async fn drafted(&self, meeting: MeetingId) -> Minutes {
        self.keep(self.minutes(meeting).draft(&self.clerk, NOW).unwrap())
            .await
    }

    pub async fn asked(
        &self,
        minutes: MinutesId,
        meeting: MeetingId,
        unit: &UnitRef,
    ) -> Countersignature {
        let asked = Countersignature {
            id: id(),
            version: 0,
            minutes,
            meeting,
            unit: unit.id,
            stance: CountersignStance::Waiting,
            words: None,
            signed_by: None,
            signed_at: None,
        };
        self.keep(asked.ask(&unit.name, &self.clerk, NOW).unwrap())
            .await
    }

    pub fn letter(&self) -> OfficialDocument {
        OfficialDocument {
            id: id(),
            version: 0,
            kind: DocumentKind::CoordinationLetter,
            state: DocumentState::Drafted,
            title: "关于协调的函".into(),
            addressees: vec![self.tax.id],
            other_addressees: String::new(),
            copies: Vec::new(),
            other_copies: String::new(),
            body: "请予支持为盼。".into(),
            attachments: String::new(),
            masks: String::new(),
            reply_by: None,
            organs: Vec::new(),
            unit: self.court.id,
            own: false,
            drafter: self.clerk.person,
            drafted_by: "林一".into(),
            checked_by: None,
            signed_organs: Vec::new(),
            signed_off_by: None,
            signed_off_on: None,
            reason: None,
            authority: None,
            decision: None,
            instruction: None,
            matter: None,
            assignment: None,
            meeting: None,
            minutes: None,
            signer: None,
            case: None,
            answers: None,
            corrects: None,
            disclosure: None,
            ground: None,
            document_number: None,
            issued_on: None,
            pdf: None,
            docx: None,
            public_pdf: None,
            scan: None,
        }
    }

    pub fn delivery(&self, document: Option<OfficialDocumentId>, unit: &UnitRef) -> Delivery {
        Delivery {
            id: id(),
            version: 0,
            document,
            minutes: None,
            meeting: None,
            unit: unit.id,
            copied: false,
            sent_at: NOW,
            received_at: None,
            received_by: None,
            entered: false,
            reminded_at: None,
            reminders: 0,
        }
    }

    /// A letter as it stands once issued, delivered to the tax office.
    pub async fn issued_letter(&self, letter: OfficialDocument) -> OfficialDocument {
        // Drafting is a unit's or the office's; what stands beyond it is kept as the test wants it.
        let wanted = letter.clone();
        let drafted = self
            .keep(letter.draft(None, &self.clerk, NOW).unwrap())
            .await;
        let numbered = OfficialDocument {
            state: DocumentState::Numbered,
            version: drafted.version,
            document_number: wanted.document_number.or(Some(drafted.id.to_string())),
            ..drafted
        };
        let issued = numbered.issue((id(), id()), Some(id()), None, &self.clerk, NOW);
        let issued = self.keep(issued.unwrap()).await;
        let delivery = self.delivery(Some(issued.id), &self.tax);
        self.keep(delivery.send(&self.tax, &self.clerk, NOW).unwrap())
            .await;
        issued
    }

    pub fn number(&self, serial: u32) -> DocumentNumber {
        DocumentNumber {
            id: id(),
            version: 0,
            code: "云府院办函".into(),
            year: 2026,
            serial,
            state: NumberState::Used,
            subject: "关于协调的函".into(),
            reason: None,
            holder: None,
            taken_on: TODAY,
        }
    }

    pub fn attachment(&self, unit: UnitId, classification: Classification) -> Attachment {
        Attachment {
            id: id(),
            version: 0,
            matter: None,
            assignment: None,
            meeting: None,
            name: "申请书.pdf".into(),
            media: "application/pdf".into(),
            size_bytes: 12,
            digest: "ab".repeat(32),
            classification,
            purpose: Purpose::Paper,
            unit,
        }
    }

    pub async fn attached(&self, attachment: Attachment) -> Attachment {
        self.keep(attachment.attach(&self.clerk, NOW).unwrap())
            .await
    }
}
