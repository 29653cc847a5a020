//! The texts a document had: each is kept when it is written.

use crate::{
    Actor, Change, Event, Governed, Moment, Refusal, Thread,
    id::{DocumentTextId, OfficialDocumentId},
    meeting::count,
};

/// A text that a document had, kept when it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentText {
    /// Its identity.
    pub id: DocumentTextId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The document.
    pub document: OfficialDocumentId,
    /// Which of its texts, from 1.
    pub ordinal: u32,
    /// The title then.
    pub title: String,
    /// The text then, what is attached after it.
    pub body: String,
    /// Name of who wrote it.
    pub written_by: String,
    /// When.
    pub written_at: Moment,
}

impl DocumentText {
    /// Keeps a text beside the document's change.
    pub fn keep(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::DocumentTextKept {
            ordinal: self.ordinal,
            characters: count(self.body.chars().count()),
        };
        Ok(Change::new(self, event, by, at))
    }
}

impl Governed for DocumentText {
    const NOUN: &'static str = "official_document_text";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}
