//! Minutes (会议纪要): drafted from recorded facts, countersigned, signed off, numbered, issued.

mod awaited;
mod compare;
mod correction;
mod excerpt;
mod facts;
mod figures;
mod lines;
mod owed;
mod section;
#[cfg(test)]
pub(crate) mod tests;
mod versions;

pub use awaited::{Awaited, awaited};
pub use compare::{Discrepancy, Kind, compare};
pub use correction::{
    corrected, must_be_bare, must_change, must_reach, must_stand, opens_correction,
    title as correction_title, touched,
};
pub use excerpt::{Excerpt, of_item, of_unit, opening};
pub use facts::{
    DecisionFacts, DeferralFacts, DissentFacts, Facts, Head, ItemFacts, Label, UnitName,
    signatories,
};
pub use lines::{LineChange, changes};
pub use owed::{as_corrected, opening_differs, replaced};
pub use section::{labelled, one_line};
pub use versions::MinutesText;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    id::{AttachmentId, CountersignatureId, MeetingId, MinutesId, UnitId},
    meeting::count,
    official_document::{Disclosure, Ground, Publicity, ShortNames},
};

coded! {
    /// Where minutes stand.
    pub enum MinutesState {
        /// Drafted from the facts, being edited.
        Drafted = "drafted",
        /// With the units for countersignature (会签).
        Countersigning = "countersigning",
        /// Signed off (签发), waits for its number.
        SignedOff = "signed_off",
        /// Numbered, waits for issue.
        Numbered = "numbered",
        /// Issued (印发): its decisions are in force.
        Issued = "issued",
    }
}

coded! {
    /// What a unit says to minutes put before it.
    pub enum CountersignStance {
        /// Not heard from yet.
        Waiting = "waiting",
        /// Signs.
        Signed = "signed",
        /// Signs not; the words say what is wrong.
        Objected = "objected",
    }
}

/// The minutes of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    /// Its identity.
    pub id: MinutesId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// Where they stand.
    pub state: MinutesState,
    /// The text: `# ` headings, blank lines between paragraphs.
    pub text: String,
    /// Day by which units are to countersign.
    pub countersign_by: Option<Date>,
    /// Why the text goes on although places of it differ from the record; none where none does.
    pub difference_reason: Option<String>,
    /// Name of who signed off.
    pub signed_off_by: Option<String>,
    /// Document number: 城府院纪〔2026〕2号.
    pub document_number: Option<String>,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// The issued PDF.
    pub pdf: Option<AttachmentId>,
    /// The issued DOCX.
    pub docx: Option<AttachmentId>,
    /// 公开属性, once signed off.
    pub disclosure: Option<Disclosure>,
    /// Why they are withheld.
    pub ground: Option<Ground>,
    /// The masked PDF that the public gets.
    pub public_pdf: Option<AttachmentId>,
    /// Why they owe a numbered correction: the reason for which the record was put right after the issue.
    pub correction_owed: Option<String>,
}

/// What minutes are signed off on.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'a> {
    /// Whether the office calls such meetings.
    pub office_called: bool,
    /// What the units said.
    pub countersignatures: &'a [Countersignature],
    /// Where the text and the record part.
    pub differences: &'a [Discrepancy],
    /// Who may read them.
    pub publicity: Publicity,
    /// Whether everybody may see every matter on the agenda.
    pub all_open: bool,
}

/// A unit's countersignature.
#[derive(Clone, Debug, PartialEq)]
pub struct Countersignature {
    /// Its identity.
    pub id: CountersignatureId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The minutes.
    pub minutes: MinutesId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The unit.
    pub unit: UnitId,
    /// What it says.
    pub stance: CountersignStance,
    /// Its words.
    pub words: Option<String>,
    /// Name of who signed for the unit.
    pub signed_by: Option<String>,
    /// When.
    pub signed_at: Option<Moment>,
}

impl Minutes {
    /// What whoever has but an excerpt knows of them: where they stand, under which number, and none of the text.
    #[must_use]
    pub fn without_text(self) -> Self {
        Self {
            text: String::new(),
            difference_reason: None,
            pdf: None,
            docx: None,
            ..self
        }
    }

    /// Drafts the minutes from the facts of a closed meeting.
    pub fn draft(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::MinutesDrafted {
            characters: count(self.text.chars().count()),
        };
        Ok(Change::new(
            Self {
                state: MinutesState::Drafted,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Edits the text; countersignatures given to an earlier text do not stand for a later one.
    pub fn edit(self, text: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::Drafted])?;
        let event = Event::MinutesEdited {
            characters: count(text.chars().count()),
        };
        let after = Self {
            text,
            difference_reason: None,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Sends the minutes to the units for countersignature. Places that contradict the record must be mended
    /// first; those that merely differ go on with a reason. Papers use full names: where some are lacking, the
    /// clerk says that the minutes go out with short ones.
    pub fn circulate(
        self,
        (units, by_day): (&[UnitId], Date),
        differences: &[Discrepancy],
        reason: Option<String>,
        short: ShortNames<'_>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::Drafted])?;
        let reason = reason.filter(|reason| !reason.trim().is_empty() && !differences.is_empty());
        must_agree(differences, reason.as_deref())?;
        let event = Event::MinutesCirculated {
            units: count(units.len()),
            by: by_day,
            differences: count(differences.len()),
            reason: reason.clone(),
            short_names: short.accepted_names()?,
        };
        let after = Self {
            difference_reason: reason,
            state: MinutesState::Countersigning,
            countersign_by: Some(by_day),
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Takes circulated minutes back for editing, after an objection, or because the record was put right: nobody
    /// signs what it contradicts.
    pub fn take_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::Countersigning])?;
        let after = Self {
            state: MinutesState::Drafted,
            countersign_by: None,
            ..self
        };
        Ok(Change::new(
            after,
            Event::MinutesTakenBack { reason },
            by,
            at,
        ))
    }

    /// Sends circulated minutes back to be written anew: whoever may sign them off need not sign them as they
    /// are.
    pub fn send_back(
        self,
        office_called: bool,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MinutesState::Countersigning])?;
        if !may_sign_off(office_called, by) {
            return Err(Refusal::MayNotSignOff);
        }
        let after = Self {
            state: MinutesState::Drafted,
            countersign_by: None,
            ..self
        };
        let change = Change::new(after, Event::MinutesSentBack { reason }, by, at);
        Ok(change.tell(Recipient::Office))
    }

    /// Signs the minutes off (签发) and says who may read them (公开属性). Every unit must have countersigned,
    /// or have let the time pass in silence; an objection stands in the way, and so does a text that
    /// contradicts the record. Where a matter is only some units' to see, the minutes are never published.
    pub fn sign_off(
        self,
        signing: Signing<'_>,
        today: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MinutesState::Countersigning])?;
        if !may_sign_off(signing.office_called, by) {
            return Err(Refusal::MayNotSignOff);
        }
        let late = self.countersign_by.is_some_and(|limit| limit < today);
        let waiting = |c: &Countersignature| c.stance == CountersignStance::Waiting && !late;
        let objected = |c: &Countersignature| c.stance == CountersignStance::Objected;
        let mut all = signing.countersignatures.iter();
        if all.any(|c| waiting(c) || objected(c)) {
            return Err(Refusal::NotCountersigned);
        }
        must_agree(signing.differences, self.difference_reason.as_deref())?;
        let Publicity { disclosure, ground } = signing.publicity.checked(signing.all_open)?;
        let event = Event::MinutesSignedOff {
            name: crate::event::Personal(by.name.clone()),
            disclosure,
        };
        let after = Self {
            state: MinutesState::SignedOff,
            signed_off_by: Some(by.name.clone()),
            disclosure: Some(disclosure),
            ground,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Gives the minutes their number, drawn under the mechanism's lock.
    pub fn number(self, number: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::SignedOff])?;
        let event = Event::MinutesNumbered {
            number: number.clone(),
        };
        let after = Self {
            state: MinutesState::Numbered,
            document_number: Some(number),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Issues the minutes; from now on their decisions bind (供各方执行). `to_public` is the masked paper of what
    /// is published.
    pub fn issue(
        self,
        (pdf, docx): (AttachmentId, AttachmentId),
        to_public: Option<AttachmentId>,
        units: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::Numbered])?;
        let event = Event::MinutesIssued {
            number: self.document_number.clone().unwrap_or_default(),
        };
        let after = Self {
            state: MinutesState::Issued,
            issued_on: Some(at.date()),
            pdf: Some(pdf),
            docx: Some(docx),
            public_pdf: to_public.filter(|_| self.disclosure == Some(Disclosure::Public)),
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Conveners);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    fn must_be(&self, states: &[MinutesState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::MinutesState(self.state))
        }
    }
}

/// Whether minutes of such a meeting, and what corrects them, are this actor's to sign: a convener's or
/// deputy's; where the office calls the meeting, its director's too.
pub fn may_sign_off(office_called: bool, by: &Actor) -> bool {
    by.holds(&[Role::Convener, Role::DeputyConvener])
        || (office_called && by.holds(&[Role::OfficeDirector]))
}

/// Refuses a text that contradicts the record, or differs from it without a reason.
fn must_agree(differences: &[Discrepancy], reason: Option<&str>) -> Result<(), Refusal> {
    let contradictions = differences
        .iter()
        .filter(|one| one.kind.is_contradiction())
        .count();
    if contradictions > 0 {
        return Err(Refusal::MinutesContradict(count(contradictions)));
    }
    if !differences.is_empty() && reason.is_none() {
        return Err(Refusal::DifferencesNeedReason(count(differences.len())));
    }
    Ok(())
}

impl Countersignature {
    /// Whether a signature still stands for minutes that go round again: it was given to the very text. Whoever
    /// objected is asked anew in any case.
    pub fn stands_for(&self, last_written_at: Moment) -> bool {
        self.stance == CountersignStance::Signed
            && self.signed_at.is_some_and(|at| at > last_written_at)
    }

    /// Asks a unit to countersign, or asks it anew after the text was changed.
    pub fn ask(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::CountersignAsked {
            unit: unit_name.into(),
        };
        let after = Self {
            stance: CountersignStance::Waiting,
            words: None,
            signed_by: None,
            signed_at: None,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Whether the unit may still answer: it has not, or it objected and may be satisfied by now. What it signed
    /// stands; for another text it is asked anew.
    pub fn is_open(&self) -> bool {
        self.stance != CountersignStance::Signed
    }

    /// The unit countersigns, or says what is wrong. Who objected may answer anew while the minutes circulate: the
    /// latest answer counts, and the journal keeps them all.
    pub fn answer(
        self,
        stance: CountersignStance,
        words: Option<String>,
        minutes: &Minutes,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        minutes.must_be(&[MinutesState::Countersigning])?;
        let same = self.stance == stance && self.words == words;
        if !self.is_open() || (same && stance == CountersignStance::Objected) {
            return Err(Refusal::AlreadyDone);
        }
        let silent = words.as_deref().is_none_or(|words| words.trim().is_empty());
        if stance == CountersignStance::Waiting || (stance == CountersignStance::Objected && silent)
        {
            return Err(Refusal::StanceNeedsWords);
        }
        let event = Event::Countersigned {
            unit: by.acting_unit().name.clone(),
            stance,
            words: words.clone(),
        };
        let after = Self {
            stance,
            words,
            signed_by: Some(by.name.clone()),
            signed_at: Some(at),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }
}

impl Governed for Minutes {
    const NOUN: &'static str = "minutes";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: None,
            meeting: Some(self.meeting),
        }
    }
}

impl Governed for Countersignature {
    const NOUN: &'static str = "countersignature";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: None,
            meeting: Some(self.meeting),
        }
    }
}
