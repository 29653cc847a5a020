//! What issued minutes owe once the record of their meeting was put right: a numbered correction.

use super::{
    Minutes, MinutesState,
    compare::{Discrepancy, Kind, compare},
    correction::corrected,
    facts::Facts,
};
use crate::{Actor, Change, Event, Moment, Refusal, official_document::masking};

impl Minutes {
    /// Notes why issued minutes owe a correction: the reason for which the record was put right; none once they say
    /// what is recorded. None if nothing changes by it.
    pub fn owe_correction(
        self,
        owed: Option<String>,
        by: &Actor,
        at: Moment,
    ) -> Result<Option<Change<Self>>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MinutesState::Issued])?;
        if owed == self.correction_owed {
            return Ok(None);
        }
        let event = match &owed {
            Some(reason) => Event::MinutesCorrectionOwed {
                reason: reason.clone(),
            },
            None => Event::MinutesPutRight,
        };
        let after = Self {
            correction_owed: owed,
            ..self
        };
        Ok(Some(Change::new(after, event, by, at)))
    }
}

/// An issued text as its corrections left it, in their order. One that cannot be read changes nothing in it.
pub fn as_corrected(text: &str, corrections: &[String]) -> String {
    let text = masking::plain(text);
    corrections
        .iter()
        .fold(text, |text, one| corrected(&text, one).unwrap_or(text))
}

/// Where the opening of an issued text parts from the record: of what is recorded that alone may be put right.
pub fn opening_differs(text: &str, facts: &Facts) -> Vec<Discrepancy> {
    let mut found = compare(text, facts);
    found.retain(|one| one.kind == Kind::HeadDiffers);
    found
}

/// What a correction says to make a line of the text read as it would be drafted now: clause for clause, each with the
/// paragraph it stands in. Nothing if the line was written otherwise than it is drafted.
pub fn replaced(text: &str, line: u32, drafted: &str) -> Vec<String> {
    let paragraphs = (1u32..).zip(text.lines());
    let mut paragraphs = (1..).zip(paragraphs.filter(|(_, one)| !one.trim().is_empty()));
    let Some((paragraph, (_, old))) = paragraphs.find(|(_, (number, _))| *number == line) else {
        return Vec::new();
    };
    let clauses = |line: &'_ str| -> Vec<String> {
        let all = line.trim().split(['，', '。', '：']);
        all.map(|one| one.trim().to_owned()).collect()
    };
    let (old, new) = (clauses(old), clauses(drafted));
    if old.len() != new.len() {
        return Vec::new();
    }
    let differ = old.iter().zip(&new).filter(|(old, new)| old != new);
    differ
        .map(|(old, new)| format!("第{paragraph}段原文“{old}”更正为“{new}”。"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cast, minutes::tests::minutes};

    #[test]
    fn issued_minutes_alone_owe_a_correction_and_the_office_notes_it() {
        for state in MinutesState::ALL {
            for (who, by) in cast::actors() {
                let owed = minutes(*state).owe_correction(Some("误录".into()), &by, cast::now());
                let wanted = if !by.is_office() && !by.is_system() {
                    Some(Refusal::OfficeOnly)
                } else if *state == MinutesState::Issued {
                    None
                } else {
                    Some(Refusal::MinutesState(*state))
                };
                assert_eq!(owed.err(), wanted, "{who} {}", state.code());
            }
        }
    }

    #[test]
    fn what_is_owed_is_told_once_and_ends_with_the_correction() {
        let (by, now) = (cast::office(), cast::now());
        let issued = minutes(MinutesState::Issued);
        let nothing = issued.clone().owe_correction(None, &by, now);
        assert!(nothing.expect("lawful").is_none());
        let reason = || Some("误录".to_owned());
        let owed = issued.owe_correction(reason(), &by, now);
        let owed = owed.expect("lawful").expect("a change");
        let told = Event::MinutesCorrectionOwed {
            reason: "误录".into(),
        };
        assert_eq!(*owed.event(), told);
        let owing = owed.after().clone();
        let again = owing.clone().owe_correction(reason(), &by, now);
        assert!(again.expect("lawful").is_none());
        let paid = owing.owe_correction(None, &by, now);
        let paid = paid.expect("lawful").expect("a change");
        assert_eq!(*paid.event(), Event::MinutesPutRight);
        assert_eq!(paid.after().correction_owed, None);
    }

    #[test]
    fn a_line_is_replaced_clause_by_clause_as_far_as_it_is_drafted() {
        let text = "# 纪要\n\n3月2日9时，会议在甲室召开。会议由乙召集，丙主持。\n一、议题";
        let now = "3月2日9时，会议在丁室召开。会议由乙召集，戊主持。\n";
        for (line, drafted, wanted) in [
            (
                3,
                now,
                &[
                    "第2段原文“会议在甲室召开”更正为“会议在丁室召开”。",
                    "第2段原文“丙主持”更正为“戊主持”。",
                ][..],
            ),
            (3, "会议在丁室召开。", &[]),
            (2, now, &[]),
            (9, now, &[]),
        ] {
            assert_eq!(replaced(text, line, drafted), wanted, "{line} {drafted}");
        }
        let all = replaced(text, 3, now).join("\n");
        let right = corrected(text, &all).expect("each stands there once");
        assert!(right.contains("会议在丁室召开。会议由乙召集，戊主持。"));
        let unread = "议题一另行通知。".to_owned();
        assert_eq!(as_corrected(text, &[unread, all]), right);
    }
}
