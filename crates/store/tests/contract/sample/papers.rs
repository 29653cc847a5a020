//! Sample meetings, their agenda and minutes, and attachments.

use domain::{
    Actor, Date, Role,
    agenda::{AgendaItem, Position, Stance},
    attachment::{Attachment, Classification, Purpose},
    co_raiser::{CoRaiser, Joining},
    decision::{Decision, DecisionState},
    document_number::{DocumentNumber, NumberState},
    id::{MatterId, MeetingId, MinutesId, UnitId},
    instruction::{About, Instruction, InstructionState},
    meeting::{Attendance, Meeting, MeetingKind, MeetingState, Presence},
    minutes::{CountersignStance, Countersignature, Minutes, MinutesState, MinutesText},
    unit::UnitRef,
};
use jiff::civil::date;

use super::{NOW, TODAY, World, id};

impl World {
    pub fn meeting(&self, ordinal: u32, held_on: Date) -> Meeting {
        Meeting {
            id: id(),
            version: 0,
            kind: MeetingKind::Special,
            year: 2026,
            ordinal,
            topic: "涉税问题".into(),
            held_on,
            starts_at: "09:30".into(),
            place: "第一会议室".into(),
            called_by: "府院联动办公室".into(),
            chair: "林一".into(),
            state: MeetingState::Planned,
        }
    }

    pub async fn planned(&self, ordinal: u32, held_on: Date) -> Meeting {
        self.keep(
            self.meeting(ordinal, held_on)
                .plan(&self.clerk, NOW)
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
            matter,
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
            matter: item.matter,
            ordinal,
            text: "十日内核定".into(),
            lead: self.tax.id,
            supports: Vec::new(),
            due_on: date(2026, 4, 1),
            done_when: "出具核定书".into(),
            beyond_reason: None,
            state: DecisionState::Proposed,
        }
    }

    pub async fn proposed(&self, item: &AgendaItem, ordinal: u32) -> Decision {
        let decision = self.decision(item, ordinal);
        self.keep(decision.propose(&self.tax, &[], &self.clerk, NOW).unwrap())
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

    pub fn minutes_text(&self, minutes: &Minutes, ordinal: u32) -> MinutesText {
        MinutesText {
            id: id(),
            version: 0,
            minutes: minutes.id,
            meeting: minutes.meeting,
            ordinal,
            text: format!("第{ordinal}稿"),
            written_by: String::new(),
            written_at: NOW,
        }
    }

    pub fn co_raiser(&self, matter: MatterId, unit: &UnitRef) -> CoRaiser {
        CoRaiser {
            id: id(),
            version: 0,
            matter,
            unit: unit.id,
            joining: Joining::Asked,
            words: None,
            answer_by: date(2026, 3, 12),
            answered_at: None,
            confirmed_at: None,
        }
    }

    /// A convener of the court, who can be given a post.
    pub fn convener(&self) -> Actor {
        Actor {
            roles: vec![Role::Convener],
            ..self.clerk.clone()
        }
    }

    pub fn instruction(&self, serial: u32) -> Instruction {
        Instruction {
            id: id(),
            version: 0,
            year: 2026,
            serial,
            about: About::Minutes,
            matter: None,
            meeting: None,
            text: "请抓紧办理".into(),
            convener: self.clerk.person,
            convener_name: "林一".into(),
            entered_by: None,
            lead: None,
            supports: Vec::new(),
            due_on: None,
            done_when: None,
            state: InstructionState::Given,
            given_at: NOW,
        }
    }

    pub async fn instructed(
        &self,
        serial: u32,
        matter: Option<MatterId>,
        meeting: Option<MeetingId>,
    ) -> Instruction {
        let given = Instruction {
            matter,
            meeting,
            ..self.instruction(serial)
        };
        let change = given.give(None, None, &[], &self.convener(), NOW);
        self.keep(change.unwrap()).await
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
