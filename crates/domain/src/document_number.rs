//! The register of document numbers (发文字号): what became of each serial of an organ's code and year.
//! Serials follow one another without a gap, and none is given twice.

#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Thread, event::Personal,
    id::DocumentNumberId,
};

coded! {
    /// What became of a number.
    pub enum NumberState {
        /// Kept for a document that is still to come (预留).
        Reserved = "reserved",
        /// Given to a document.
        Used = "used",
        /// Used on paper before the register was kept here (补登).
        OnPaper = "on_paper",
        /// Given up, with the reason (作废); it is never given again.
        Void = "void",
        /// Entered from paper by mistake and taken back: nobody bears it, the series goes on before it.
        TakenBack = "taken_back",
    }
}

/// A number in the register: one organ's code, a year, a serial.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentNumber {
    /// Its identity.
    pub id: DocumentNumberId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The organ's code for this kind of document: 城府院办函.
    pub code: String,
    /// The year.
    pub year: u32,
    /// The serial within code and year, from 1.
    pub serial: u32,
    /// What became of it.
    pub state: NumberState,
    /// Title of the document that has it, or for which it is kept.
    pub subject: String,
    /// Why it was kept, or why it was given up.
    pub reason: Option<String>,
    /// Name of the person for whom it is kept.
    pub holder: Option<String>,
    /// The day on which it was taken.
    pub taken_on: Date,
}

/// Whether an organ's code can stand before the year of a number (机关代字, GB/T 9704-2012 7.2.5): up to twelve letters,
/// and nothing that a number is told apart by.
pub fn is_code(written: &str) -> bool {
    (1..=12).contains(&written.chars().count()) && written.chars().all(char::is_alphanumeric)
}

impl DocumentNumber {
    /// The number as papers print it, GB/T 9704-2012 7.2.5: full year in 六角括号, no 第, nothing padded.
    pub fn text(&self) -> String {
        text(&self.code, self.year, self.serial)
    }

    /// Gives the next number to a document.
    pub fn draw(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_new()?;
        let event = Event::NumberDrawn {
            number: self.text(),
            subject: self.subject.clone(),
        };
        let after = Self {
            state: NumberState::Used,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Keeps the next number for a document that is still to come; it says for whom and why.
    pub fn reserve(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_new()?;
        let reason = given(self.reason.as_deref())?;
        let event = Event::NumberReserved {
            number: self.text(),
            holder: Personal(self.holder.clone().unwrap_or_default()),
            reason,
        };
        let after = Self {
            state: NumberState::Reserved,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Enters a number that was used on paper before the register was kept here.
    pub fn enter(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_new()?;
        let event = Event::NumberEntered {
            number: self.text(),
            subject: self.subject.clone(),
        };
        let after = Self {
            state: NumberState::OnPaper,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Gives a reserved number to the document it was kept for. One that is taken stays taken.
    pub fn give(self, subject: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.state != NumberState::Reserved {
            return Err(Refusal::NumberTaken(self.text()));
        }
        let event = Event::NumberDrawn {
            number: self.text(),
            subject: subject.clone(),
        };
        let after = Self {
            state: NumberState::Used,
            subject,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// The document that bears the number has another title now, or another paper that is entered bears it: the register
    /// says which.
    pub fn retitle(self, subject: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !matches!(self.state, NumberState::Used | NumberState::OnPaper) {
            return Err(Refusal::NumberState(self.state));
        }
        let event = Event::NumberRetitled {
            number: self.text(),
            subject: subject.clone(),
        };
        Ok(Change::new(Self { subject, ..self }, event, by, at))
    }

    /// Gives the number up, with the reason that explains the gap it leaves.
    pub fn give_up(self, reason: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !matches!(self.state, NumberState::Reserved | NumberState::Used) {
            return Err(Refusal::NumberState(self.state));
        }
        let reason = given(Some(reason))?;
        let event = Event::NumberVoided {
            number: self.text(),
            reason: reason.clone(),
        };
        let after = Self {
            state: NumberState::Void,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Takes back what was entered from paper by mistake (撤回补登), with the reason. Nothing may rest on it:
    /// the caller takes back the last serials of a series, each of them entered from paper.
    pub fn take_back(self, reason: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.state != NumberState::OnPaper {
            return Err(Refusal::NumberTaken(self.text()));
        }
        let reason = given(Some(reason))?;
        let event = Event::NumberTakenBack {
            number: self.text(),
            reason: reason.clone(),
        };
        let after = Self {
            state: NumberState::TakenBack,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    fn must_be_new(&self) -> Result<(), Refusal> {
        if self.version == 0 || self.state == NumberState::TakenBack {
            Ok(())
        } else {
            Err(Refusal::AlreadyDone)
        }
    }
}

/// A number in the form that papers print: 城府院办函〔2026〕3号.
pub fn text(code: &str, year: u32, serial: u32) -> String {
    format!("{code}〔{year}〕{serial}号")
}

/// Reads a number as people type it, with whatever brackets: code, year, serial. None if it is none.
pub fn read(number: &str) -> Option<(String, u32, u32)> {
    let plain: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let (code, rest) = plain.split_once(['〔', '[', '［', '(', '（', '【'])?;
    let (year, rest) = rest.split_once(['〕', ']', '］', ')', '）', '】'])?;
    let serial = rest.strip_suffix('号')?.trim_start_matches('第');
    let digits = |text: &str, most: usize| {
        let plain =
            !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    let year = digits(year, 4).filter(|year| (1950..=2200).contains(year))?;
    let serial = digits(serial, 6).filter(|serial| *serial > 0)?;
    let code_is_sound = !code.is_empty() && code.chars().count() <= 12;
    code_is_sound.then(|| (code.to_owned(), year, serial))
}

fn given(reason: Option<&str>) -> Result<String, Refusal> {
    let reason = reason.unwrap_or_default().trim();
    if reason.is_empty() {
        Err(Refusal::NumberNeedsReason)
    } else {
        Ok(reason.to_owned())
    }
}

impl Governed for DocumentNumber {
    const NOUN: &'static str = "document_number";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}
