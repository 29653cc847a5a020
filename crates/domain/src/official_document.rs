//! Official documents (公文): drafted, checked, signed off, numbered, issued, received by each addressee.

mod authority;
mod enclosed;
mod kind;
pub mod line;
pub mod masking;
mod out;
mod sign;
pub mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    id::{
        AssignmentId, AttachmentId, CaseId, DecisionId, InstructionId, MatterId, MeetingId,
        MinutesId, OfficialDocumentId, PersonId, UnitId,
    },
    matter::names,
    meeting::count,
    unit::{Unit, UnitRef},
};

pub use authority::Authority;
pub use enclosed::Enclosed;
pub use kind::{Disclosure, DocumentKind, Ground, Issuer, Series};
pub use sign::Publicity;
pub use text::DocumentText;

/// What marks a place that the drafter has still to fill in: 〔待填：联系电话〕.
pub const BLANK: &str = "〔待填：";

coded! {
    /// Where a document stands.
    pub enum DocumentState {
        /// Being drafted (拟稿).
        Drafted = "drafted",
        /// With whoever checks it (核稿).
        Checking = "checking",
        /// Checked, with whoever signs it off (送签).
        Signing = "signing",
        /// Signed off (签发), waits for its number.
        SignedOff = "signed_off",
        /// Numbered, waits for issue.
        Numbered = "numbered",
        /// Issued (印发).
        Issued = "issued",
        /// Received by every addressee (签收).
        Received = "received",
        /// Given up before it was issued.
        Withdrawn = "withdrawn",
    }
}

impl DocumentState {
    /// Whether the document has left the house.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Issued | Self::Received)
    }
}

/// An official document.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialDocument {
    /// Its identity.
    pub id: OfficialDocumentId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// What it is for.
    pub kind: DocumentKind,
    /// Where it stands.
    pub state: DocumentState,
    /// The title.
    pub title: String,
    /// Addressed units (主送), printed by their full names.
    pub addressees: Vec<UnitId>,
    /// Addressed bodies that are no units here, a line each.
    pub other_addressees: String,
    /// Units it is copied to (抄送).
    pub copies: Vec<UnitId>,
    /// Bodies it is copied to that are no units here, a line each.
    pub other_copies: String,
    /// The text, a line for a paragraph, a heading or a row of a [`table`]; 〖…〗 marks what the public does
    /// not read.
    pub body: String,
    /// What is attached, as [`Enclosed`] reads it: titles, a line each, or 附件：… and its text.
    pub attachments: String,
    /// Further words the public does not read, a line each.
    pub masks: String,
    /// The day by which an answer is asked.
    pub reply_by: Option<Date>,
    /// Organs that issue it jointly, the leading one first; empty when the office issues it.
    pub organs: Vec<UnitId>,
    /// The unit whose paper it is: where the office sits, the unit that answers, the court or the
    /// administrator that announces.
    pub unit: UnitId,
    /// Whether it is a unit's own paper, signed and numbered in that unit.
    pub own: bool,
    /// Who drafted it.
    pub drafter: PersonId,
    /// The drafter's name.
    pub drafted_by: String,
    /// Name of who checked it.
    pub checked_by: Option<String>,
    /// Organs that have signed it off.
    pub signed_organs: Vec<UnitId>,
    /// Names of who signed it off (签发人), in the order of signing.
    pub signed_off_by: Option<String>,
    /// Day on which the last signature was given: 成文日期.
    pub signed_off_on: Option<Date>,
    /// Why it was last sent back, or given up.
    pub reason: Option<String>,
    /// On whose authority a supervision letter goes out, as printed.
    pub authority: Option<String>,
    /// The decision that gives that authority.
    pub decision: Option<DecisionId>,
    /// The convener's instruction that gives it.
    pub instruction: Option<InstructionId>,
    /// What it is about or comes from.
    pub matter: Option<MatterId>,
    /// The assignment it is about.
    pub assignment: Option<AssignmentId>,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingId>,
    /// The minutes it corrects.
    pub minutes: Option<MinutesId>,
    /// The role that alone signs what corrects minutes, as it alone signs those; none where the kind decides.
    pub signer: Option<Role>,
    /// The case it announces.
    pub case: Option<CaseId>,
    /// The document it answers.
    pub answers: Option<OfficialDocumentId>,
    /// The document it corrects.
    pub corrects: Option<OfficialDocumentId>,
    /// 公开属性, once signed off.
    pub disclosure: Option<Disclosure>,
    /// Why it is withheld.
    pub ground: Option<Ground>,
    /// Its number: 城府院办函〔2026〕3号; that of the case for what the court announces.
    pub document_number: Option<String>,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// The issued PDF.
    pub pdf: Option<AttachmentId>,
    /// The issued DOCX.
    pub docx: Option<AttachmentId>,
    /// The masked PDF that the public gets.
    pub public_pdf: Option<AttachmentId>,
    /// The scan of the sealed paper.
    pub scan: Option<AttachmentId>,
}

/// What a drafter writes: the fields of a document that an edit replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields of the document under their own names"
)]
pub struct Words {
    pub title: String,
    pub addressees: Vec<UnitId>,
    pub other_addressees: String,
    pub copies: Vec<UnitId>,
    pub other_copies: String,
    pub body: String,
    pub attachments: String,
    pub masks: String,
    pub reply_by: Option<Date>,
}

/// Units whose full names are lacking, and whether whoever submits a paper accepts that.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShortNames<'a> {
    /// The units.
    pub units: &'a [UnitRef],
    /// Whether it goes out with their short names.
    pub accepted: bool,
}

impl ShortNames<'_> {
    /// The names a paper goes out with, if that is accepted; none where no full name is lacking.
    pub(crate) fn accepted_names(self) -> Result<Option<String>, Refusal> {
        let short_names = (!self.units.is_empty()).then(|| names(self.units));
        match short_names {
            Some(units) if !self.accepted => Err(Refusal::ShortNames(units)),
            short_names => Ok(short_names),
        }
    }
}

impl OfficialDocument {
    /// Blanks that are still to be filled in, without their brackets.
    pub fn blanks(&self) -> Vec<&str> {
        [
            &self.title,
            &self.body,
            &self.attachments,
            &self.other_addressees,
        ]
        .into_iter()
        .flat_map(|text| text.split(BLANK).skip(1))
        .map(|rest| rest.split(['〕', '\n']).next().unwrap_or_default())
        .collect()
    }

    /// Its whole text, what is attached after the body: what its versions keep.
    pub fn text(&self) -> String {
        let parts = [self.body.as_str(), self.attachments.as_str()];
        let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }

    /// Units it goes to, addressed or copied.
    pub fn units(&self) -> Vec<UnitId> {
        let mut units = self.addressees.clone();
        let copied = self.copies.iter();
        units.extend(copied.filter(|unit| !self.addressees.contains(unit)));
        units
    }

    /// Whether a unit may be among its receivers on a day: it takes part then, or stands there already. What corrects
    /// goes to whoever got what it corrects, also to who has left since.
    pub fn may_go_to(&self, unit: &Unit, day: Date) -> bool {
        let corrects = self.corrects.is_some() || self.minutes.is_some();
        corrects || self.units().contains(&unit.id) || unit.takes_part_on(day)
    }

    /// Whether it tells a meeting as a whole: its notice with the agenda, or what corrects its minutes.
    pub fn tells_whole_meeting(&self) -> bool {
        self.kind == DocumentKind::MeetingNotice || self.minutes.is_some()
    }

    /// Whether that is what it tells, or, where it corrects another document, what that one tells.
    pub fn tells_whole(&self, corrected: Option<&Self>) -> bool {
        corrected.unwrap_or(self).tells_whole_meeting()
    }

    /// Whether a unit may be among its receivers by what it tells: who sits in for matters of its own alone is not told a
    /// meeting as a whole, nor what corrects such a paper (docs/decisions/0016), unless it was sent the one corrected.
    pub fn may_be_told(&self, unit: &Unit, corrected: Option<&Self>) -> bool {
        let was_told = corrected.is_some_and(|one| one.units().contains(&unit.id));
        !self.tells_whole(corrected) || was_told || !unit.sits_in_for_its_own()
    }

    /// Refuses to let it out where it names a receiver that may not be told.
    pub fn must_be_for(
        &self,
        receivers: &[&Unit],
        corrected: Option<&Self>,
    ) -> Result<(), Refusal> {
        let kept_out = |unit: &&&Unit| !self.may_be_told(unit, corrected);
        let names: Vec<_> = receivers.iter().filter(kept_out).collect();
        if names.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = names.iter().map(|unit| unit.short_name.as_str()).collect();
        Err(Refusal::NotWholeMeeting(names.join("、")))
    }

    /// Whether a convener or deputy signs it off, and nobody else: by its kind, or by the minutes it corrects.
    pub fn needs_convener(&self) -> bool {
        self.kind.needs_convener() || self.signer == Some(Role::Convener)
    }

    /// Drafts the document. A supervision letter rests on a decision or on a convener's instruction; a unit
    /// drafts only its own answer.
    pub fn draft(
        self,
        rests_on: Option<Authority>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be_of_the_house(by)?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        self.must_rest_on(rests_on)?;
        let event = Event::DocumentDrafted {
            document: self.kind,
            title: self.title.clone(),
        };
        let after = Self {
            state: DocumentState::Drafted,
            drafter: by.person,
            drafted_by: by.name.clone(),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Writes another text.
    pub fn edit(self, words: Words, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_of_the_house(by)?;
        self.must_be(&[DocumentState::Drafted])?;
        let event = Event::DocumentEdited {
            title: words.title.clone(),
            characters: count(words.body.chars().count()),
        };
        let after = Self {
            title: words.title,
            addressees: words.addressees,
            other_addressees: words.other_addressees,
            copies: words.copies,
            other_copies: words.other_copies,
            body: words.body,
            attachments: words.attachments,
            masks: words.masks,
            reply_by: words.reply_by,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Sends the draft to be checked (送核): nothing may be left to fill in, and somebody is addressed.
    /// `outsiders` are units it would go to although they may not see the matter it is about. Papers use full
    /// names: where some are lacking, whoever submits says that it goes out with short ones.
    pub fn submit(
        self,
        outsiders: &[UnitRef],
        short: ShortNames<'_>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if self.own {
            return Err(Refusal::OfficeOnly);
        }
        self.must_be_of_the_house(by)?;
        self.must_be(&[DocumentState::Drafted])?;
        self.must_be_complete()?;
        if !outsiders.is_empty() {
            return Err(Refusal::NotAParty(names(outsiders)));
        }
        let short_names = short.accepted_names()?;
        // Why it was sent back is settled by sending it again; the history keeps it.
        let after = Self {
            state: DocumentState::Checking,
            reason: None,
            ..self
        };
        Ok(
            Change::new(after, Event::DocumentSubmitted { short_names }, by, at)
                .tell(Recipient::Office),
        )
    }

    /// Checks the draft (核稿): another clerk than its drafter, or the director.
    pub fn check(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[DocumentState::Checking])?;
        if by.person == self.drafter && !by.holds(&[Role::OfficeDirector]) {
            return Err(Refusal::OwnDraft);
        }
        let signer = match self.kind.issuer() {
            Issuer::Office => Recipient::Conveners,
            Issuer::Court | Issuer::Administrator => Recipient::Unit(self.unit),
        };
        let change = Change::new(
            Self {
                state: DocumentState::Signing,
                checked_by: Some(by.name.clone()),
                ..self
            },
            Event::DocumentChecked,
            by,
            at,
        );
        Ok(change.tell(Recipient::Office).tell(signer))
    }

    /// Sends the draft back to be written anew; signatures given to it do not stand for another text. What
    /// the office finds wrong before the issue goes back to its signer (条例 25之一, 复核); the number it
    /// bears by then stays its own.
    pub fn send_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[
            DocumentState::Checking,
            DocumentState::Signing,
            DocumentState::SignedOff,
            DocumentState::Numbered,
        ])?;
        let signer = self.state == DocumentState::Signing && self.place_of(by).is_some();
        if !by.is_office() && !signer {
            return Err(Refusal::MayNotSignDocument);
        }
        let event = Event::DocumentSentBack {
            reason: reason.clone(),
        };
        let after = Self {
            state: DocumentState::Drafted,
            reason: Some(reason),
            checked_by: None,
            signed_organs: Vec::new(),
            signed_off_by: None,
            signed_off_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Whether it is to be given its number now. What an administrator announces bears none.
    pub fn awaits_number(&self) -> bool {
        self.state == DocumentState::SignedOff && self.kind.issuer() != Issuer::Administrator
    }

    /// Whether it is to be issued now.
    pub fn awaits_issue(&self) -> bool {
        self.state == DocumentState::Numbered
            || self.state == DocumentState::SignedOff && !self.awaits_number()
    }

    /// Gives the document its number, drawn under the mechanism's lock.
    pub fn number(self, number: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !self.awaits_number() {
            return Err(Refusal::DocumentState(self.state));
        }
        let event = Event::DocumentNumbered {
            number: number.clone(),
        };
        let after = Self {
            state: DocumentState::Numbered,
            document_number: Some(number),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    fn must_be_complete(&self) -> Result<(), Refusal> {
        let blanks = self.blanks();
        if !blanks.is_empty() {
            return Err(Refusal::BlanksRemain(blanks.join("、")));
        }
        let addressed = !self.addressees.is_empty() || !self.other_addressees.trim().is_empty();
        if self.kind.needs_addressee() && !addressed {
            return Err(Refusal::NobodyAddressed);
        }
        Ok(())
    }

    /// Whether the actor writes it: the office its papers, a unit its own answer; an announcement the unit
    /// whose it is, or the office for it.
    pub fn is_written_by(&self, by: &Actor) -> bool {
        let theirs = self.own || self.kind.issuer() != Issuer::Office;
        (theirs && by.speaks_for(self.unit)) || (!self.own && by.is_office())
    }

    fn must_be_of_the_house(&self, by: &Actor) -> Result<(), Refusal> {
        if self.is_written_by(by) {
            Ok(())
        } else if self.own {
            Err(Refusal::NotYourUnit)
        } else {
            by.must_be_office()
        }
    }

    fn must_be(&self, states: &[DocumentState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::DocumentState(self.state))
        }
    }
}

impl Governed for OfficialDocument {
    const NOUN: &'static str = "official_document";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    /// A draft is the office's own: only what has gone out stands in the history of its matter or meeting.
    fn thread(&self) -> Thread {
        if self.state.is_out() {
            Thread {
                matter: self.matter,
                meeting: self.meeting,
            }
        } else {
            Thread::default()
        }
    }
}
