//! The disposal report (企业破产处置情况报告): a period's figures in words, checked, numbered, issued and
//! from then on frozen.

pub mod figure;
pub mod period;
#[cfg(test)]
mod tests;
pub mod text;

pub use period::{Period, PeriodKind};

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    event::Personal,
    id::{AttachmentId, ReportId, ReportTextId, RoundId},
    meeting::count,
    official_document::{Disclosure, Ground, Publicity, ShortNames},
    round::InformationRound,
};

coded! {
    /// Where a report stands.
    pub enum ReportState {
        /// Drafted from the data, being written.
        Drafted = "drafted",
        /// Put before whoever signs it off (送审).
        PutForward = "put_forward",
        /// Checked and signed off (签发).
        Checked = "checked",
        /// Numbered, waits for issue.
        Numbered = "numbered",
        /// Issued: figures, text and rows are frozen.
        Issued = "issued",
        /// Given up as a draft.
        Withdrawn = "withdrawn",
    }
}

impl ReportState {
    /// Whether it is still on its way: neither issued nor given up.
    pub const fn is_in_writing(self) -> bool {
        !matches!(self, Self::Issued | Self::Withdrawn)
    }
}

/// A report on what the mechanism did in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct DisposalReport {
    /// Its identity.
    pub id: ReportId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The kind of period.
    pub period_kind: PeriodKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day.
    pub until_on: Date,
    /// Title, as printed.
    pub title: String,
    /// The information round whose answers are merged into it.
    pub round: Option<RoundId>,
    /// Where it stands.
    pub state: ReportState,
    /// When its figures were counted.
    pub counted_at: Moment,
    /// How many texts it has had; the last one is the one in force.
    pub texts: u32,
    /// Name of who signed off (签发人).
    pub signed_off_by: Option<String>,
    /// Its document number.
    pub document_number: Option<String>,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// SM3 digest of the frozen figures, text and rows, 64 hexadecimal digits.
    pub hash: Option<String>,
    /// What is frozen, as the file of which the hash is the digest.
    pub frozen: Option<AttachmentId>,
    /// The issued PDF.
    pub pdf: Option<AttachmentId>,
    /// The issued DOCX.
    pub docx: Option<AttachmentId>,
    /// The issued XLSX.
    pub xlsx: Option<AttachmentId>,
    /// 公开属性, once signed off.
    pub disclosure: Option<Disclosure>,
    /// Why it is withheld.
    pub ground: Option<Ground>,
    /// The masked PDF that the public gets.
    pub public_pdf: Option<AttachmentId>,
    /// Why it was given up.
    pub reason: Option<String>,
}

/// A text a report had; texts are only added, so that any two can be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportText {
    /// Its identity.
    pub id: ReportTextId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The report.
    pub report: ReportId,
    /// Which text of the report, from 1.
    pub ordinal: u32,
    /// The text, with tokens where figures stand.
    pub text: String,
}

/// What is kept when a report is issued.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// The digest of the frozen file.
    pub hash: String,
    /// The frozen file.
    pub file: AttachmentId,
    /// PDF, DOCX and XLSX.
    pub papers: [AttachmentId; 3],
    /// The masked PDF of what is published.
    pub to_public: Option<AttachmentId>,
}

impl DisposalReport {
    /// The period it is on.
    pub fn period(&self) -> Period {
        Period {
            kind: self.period_kind,
            from: self.from_on,
            until: self.until_on,
        }
    }

    /// Drafts the report from the data of its period.
    pub fn draft(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::ReportDrafted {
            title: self.title.clone(),
            from: self.from_on,
            to: self.until_on,
        };
        let after = Self {
            state: ReportState::Drafted,
            texts: 1,
            counted_at: at,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Takes another text.
    pub fn edit(self, characters: usize, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Drafted])?;
        let event = Event::ReportEdited {
            characters: count(characters),
        };
        let texts = self.texts + 1;
        Ok(Change::new(Self { texts, ..self }, event, by, at))
    }

    /// Counts the figures anew, after the data changed.
    pub fn recount(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Drafted])?;
        let after = Self {
            counted_at: at,
            ..self
        };
        Ok(Change::new(after, Event::ReportRecounted, by, at))
    }

    /// Puts the report before whoever signs it off. What its round takes in must stand still by then. Papers use
    /// full names: where some are lacking, the clerk says that it goes out with short ones.
    pub fn put_forward(
        self,
        round: Option<&InformationRound>,
        short: ShortNames<'_>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Drafted])?;
        if round.is_some_and(|round| !round.closed) {
            return Err(Refusal::RoundStillOpen);
        }
        let short_names = short.accepted_names()?;
        let after = Self {
            state: ReportState::PutForward,
            ..self
        };
        let change = Change::new(after, Event::ReportPutForward { short_names }, by, at);
        Ok(change.tell(Recipient::Conveners).tell(Recipient::Office))
    }

    /// Sends the report back for writing, with what is to be changed; a number drawn already stays with it.
    pub fn send_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.is_office() {
            must_check(by)?;
        }
        self.must_be(&[
            ReportState::PutForward,
            ReportState::Checked,
            ReportState::Numbered,
        ])?;
        let was_signed = self.state != ReportState::PutForward;
        let after = Self {
            state: ReportState::Drafted,
            signed_off_by: None,
            disclosure: None,
            ground: None,
            ..self
        };
        let change = Change::new(after, Event::ReportSentBack { reason }, by, at);
        let change = change.tell(Recipient::Office);
        // Who signed it learns that it is no longer what was signed.
        Ok(if was_signed {
            change.tell(Recipient::Conveners)
        } else {
            change
        })
    }

    /// Gives a draft up, for whatever reason it is not to go out; its number, if it was sent back with one, is
    /// given up with it. What is put forward or signed off is sent back first.
    pub fn withdraw(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Drafted])?;
        let event = Event::ReportWithdrawn {
            reason: reason.clone(),
        };
        let after = Self {
            state: ReportState::Withdrawn,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Checks the report, signs it off and says who may read it (公开属性): a convener or deputy, since it goes
    /// upward under his name, which the paper shows as 签发人 (GB/T 9704-2012, 7.2.6). `names_closed` is whether
    /// its text names a matter that only some units may see: then it is never published.
    pub fn check(
        self,
        publicity: Publicity,
        names_closed: bool,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        must_check(by)?;
        self.must_be(&[ReportState::PutForward])?;
        let Publicity { disclosure, ground } = publicity.checked(!names_closed)?;
        let event = Event::ReportChecked {
            name: Personal(by.name.clone()),
            disclosure,
        };
        let state = match self.document_number {
            Some(_) => ReportState::Numbered,
            None => ReportState::Checked,
        };
        let after = Self {
            state,
            signed_off_by: Some(by.name.clone()),
            disclosure: Some(disclosure),
            ground,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Gives the report its number, drawn under the mechanism's lock.
    pub fn number(self, number: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Checked])?;
        let event = Event::ReportNumbered {
            number: number.clone(),
        };
        let after = Self {
            state: ReportState::Numbered,
            document_number: Some(number),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Issues the report. What was signed off is what is issued: figures that have changed since they were
    /// counted stand in the way.
    pub fn issue(self, frozen: Frozen, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[ReportState::Numbered])?;
        let event = Event::ReportIssued {
            number: self.document_number.clone().unwrap_or_default(),
            hash: frozen.hash.clone(),
        };
        let [pdf, docx, xlsx] = frozen.papers.map(Some);
        let after = Self {
            state: ReportState::Issued,
            issued_on: Some(at.date()),
            hash: Some(frozen.hash),
            frozen: Some(frozen.file),
            pdf,
            docx,
            xlsx,
            public_pdf: frozen.to_public.filter(|_| self.is_public()),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Conveners))
    }

    /// Whether it was signed off as 主动公开.
    pub fn is_public(&self) -> bool {
        self.disclosure == Some(Disclosure::Public)
    }

    /// Whether the figures now counted are those that were checked.
    pub fn must_match(before: &[figure::Figure], now: &[figure::Figure]) -> Result<(), Refusal> {
        let changed = now.iter().any(|one| !before.contains(one));
        if changed || before.len() != now.len() {
            Err(Refusal::FiguresChanged)
        } else {
            Ok(())
        }
    }

    /// Conveners write instructions (批示) on an issued report only: what is not issued may still change, and
    /// what is to change in it a convener says by sending it back.
    pub fn must_take_instructions(&self) -> Result<(), Refusal> {
        self.must_be(&[ReportState::Issued])
    }

    fn must_be(&self, states: &[ReportState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::ReportState(self.state))
        }
    }
}

/// Whether reports are this actor's to sign: a convener's or deputy's, as every upward report is.
pub fn may_check(by: &Actor) -> bool {
    by.holds(&[Role::Convener, Role::DeputyConvener])
}

fn must_check(by: &Actor) -> Result<(), Refusal> {
    if may_check(by) {
        Ok(())
    } else {
        Err(Refusal::MayNotCheckReport)
    }
}

impl ReportText {
    /// Keeps a text of a report.
    pub fn keep(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::ReportTextKept {
            ordinal: self.ordinal,
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for DisposalReport {
    const NOUN: &'static str = "disposal_report";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

impl Governed for ReportText {
    const NOUN: &'static str = "report_text";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}
