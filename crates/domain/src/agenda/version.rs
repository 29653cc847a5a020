//! Versions of an agenda: what it was each time it was frozen, why it was opened again, what changed.

use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread,
    agenda::AgendaItem,
    id::{AgendaItemId, AgendaVersionId, MeetingId, UnitId},
    meeting::count,
};
use serde::{Deserialize, Serialize};

/// A line of a frozen agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaLine {
    /// The item.
    pub item: AgendaItemId,
    /// Its title as it was.
    pub title: String,
    /// What the meeting was to be asked.
    pub question: String,
}

/// An agenda as it was frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaVersion {
    /// Its identity.
    pub id: AgendaVersionId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// Which version of the agenda, from 1.
    pub n: u32,
    /// Its lines, in order.
    pub lines: Vec<AgendaLine>,
    /// When it was frozen.
    pub frozen_at: Moment,
    /// Why it was opened again; none while it holds.
    pub reopened: Option<String>,
}

/// How a line stands to the version before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    /// As it was.
    Kept,
    /// Not there before.
    Added,
    /// There before, no more.
    Removed,
    /// At another place among those that stayed.
    Moved,
    /// With another title or question.
    Reworded,
}

impl AgendaVersion {
    /// Freezes the agenda as it stands. `before` is the version that held last.
    pub fn freeze(
        self,
        items: &[AgendaItem],
        before: Option<&Self>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if items.is_empty() {
            return Err(Refusal::EmptyAgenda);
        }
        if before.is_some_and(Self::holds) {
            return Err(Refusal::AgendaFrozen);
        }
        let event = Event::AgendaFroze {
            n: self.n,
            items: count(items.len()),
        };
        let after = Self {
            frozen_at: at,
            reopened: None,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Opens the agenda again, for a reason. Units that were already called to the meeting are told.
    pub fn reopen(
        self,
        reason: String,
        told: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !self.holds() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::AgendaReopened {
            n: self.n,
            reason: reason.clone(),
        };
        let after = Self {
            reopened: Some(reason),
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(told
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Whether the agenda stands as frozen.
    pub fn holds(&self) -> bool {
        self.reopened.is_none()
    }
}

/// Refuses while the agenda is frozen.
pub fn must_not_hold(latest: Option<&AgendaVersion>) -> Result<(), Refusal> {
    if latest.is_some_and(AgendaVersion::holds) {
        Err(Refusal::AgendaFrozen)
    } else {
        Ok(())
    }
}

/// What changed from one version to the next: the later one's lines in order, then what was taken off. As
/// few lines as possible count as moved.
pub fn changes<'a>(
    before: &'a [AgendaLine],
    after: &'a [AgendaLine],
) -> Vec<(&'a AgendaLine, LineChange)> {
    let place = |line: &AgendaLine| before.iter().position(|old| old.item == line.item);
    let stayed: Vec<usize> = after.iter().filter_map(place).collect();
    let unmoved = longest_rising(&stayed);
    let mut all: Vec<_> = after
        .iter()
        .map(|line| match place(line) {
            None => (line, LineChange::Added),
            Some(at) if before[at].title != line.title || before[at].question != line.question => {
                (line, LineChange::Reworded)
            }
            Some(at) if !unmoved.contains(&at) => (line, LineChange::Moved),
            Some(_) => (line, LineChange::Kept),
        })
        .collect();
    let gone = before
        .iter()
        .filter(|old| after.iter().all(|line| line.item != old.item));
    all.extend(gone.map(|line| (line, LineChange::Removed)));
    all
}

/// The longest rising run among some places, in which the others may lie between.
fn longest_rising(places: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let longest = (0..at)
            .filter(|earlier| places[*earlier] < *place)
            .map(|earlier| &best[earlier])
            .max_by_key(|run| run.len());
        let mut run = longest.cloned().unwrap_or_default();
        run.push(*place);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

impl Governed for AgendaVersion {
    const NOUN: &'static str = "agenda_version";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::{self, id};
    use proptest::prelude::*;

    fn line(n: u128, question: &str) -> AgendaLine {
        AgendaLine {
            item: id(n),
            title: format!("议题{n}"),
            question: question.into(),
        }
    }

    fn version(n: u32, reopened: Option<&str>) -> AgendaVersion {
        AgendaVersion {
            id: id(u128::from(n) + 900),
            version: 1,
            meeting: id(400),
            n,
            lines: vec![line(1, "问")],
            frozen_at: cast::now(),
            reopened: reopened.map(str::to_owned),
        }
    }

    fn items() -> Vec<AgendaItem> {
        vec![crate::agenda::tests::item(None)]
    }

    #[test]
    fn agenda_frozen() {
        let again = version(2, None).freeze(
            &items(),
            Some(&version(1, None)),
            &cast::office(),
            cast::now(),
        );
        assert_eq!(again.unwrap_err(), Refusal::AgendaFrozen);
        let reopened = version(1, Some("漏列"));
        let next = version(2, None).freeze(&items(), Some(&reopened), &cast::office(), cast::now());
        assert!(next.is_ok());
        assert_eq!(
            must_not_hold(Some(&version(1, None))),
            Err(Refusal::AgendaFrozen)
        );
        assert_eq!(must_not_hold(Some(&reopened)), Ok(()));
        assert_eq!(must_not_hold(None), Ok(()));
    }

    #[test]
    fn an_agenda_is_frozen_and_opened_by_the_office_alone() {
        for (who, by) in cast::actors() {
            let right = by.is_office() || by.is_system();
            let frozen = version(1, None).freeze(&items(), None, &by, cast::now());
            assert_eq!(frozen.is_ok(), right, "{who}");
            let opened = version(1, None).reopen("漏列".into(), &[cast::TAX], &by, cast::now());
            assert_eq!(opened.is_ok(), right, "{who}");
            if let Ok(change) = opened {
                assert_eq!(change.told(), [Recipient::Unit(cast::TAX)]);
                let twice = change
                    .into_after()
                    .reopen("又".into(), &[], &by, cast::now());
                assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
            }
        }
        let empty = version(1, None).freeze(&[], None, &cast::office(), cast::now());
        assert_eq!(empty.unwrap_err(), Refusal::EmptyAgenda);
    }

    #[test]
    fn what_changed_is_marked_line_by_line() {
        use LineChange::{Added, Kept, Moved, Removed, Reworded};
        let before = [line(1, "a"), line(2, "b"), line(3, "c"), line(4, "d")];
        let after = [line(4, "d"), line(1, "a"), line(5, "e"), line(3, "另问")];
        let marked: Vec<_> = changes(&before, &after)
            .iter()
            .map(|(line, change)| (line.item, *change))
            .collect();
        assert_eq!(
            marked,
            [
                (id(4), Moved),
                (id(1), Kept),
                (id(5), Added),
                (id(3), Reworded),
                (id(2), Removed)
            ]
        );
    }

    proptest! {
        #[test]
        fn every_line_is_told_once_and_only_what_differs_is_marked(
            before in proptest::sample::subsequence((1..9_u128).collect::<Vec<_>>(), 0..8).prop_shuffle(),
            after in proptest::sample::subsequence((1..9_u128).collect::<Vec<_>>(), 0..8).prop_shuffle(),
        ) {
            let lines = |all: &[u128]| all.iter().map(|n| line(*n, "问")).collect::<Vec<_>>();
            let (old, new) = (lines(&before), lines(&after));
            let marked = changes(&old, &new);
            let removed = before.iter().filter(|n| !after.contains(n)).count();
            let added = after.iter().filter(|n| !before.contains(n)).count();
            let of = |change| marked.iter().filter(|(_, one)| *one == change).count();
            prop_assert_eq!(marked.len(), after.len() + removed);
            prop_assert_eq!(of(LineChange::Removed), removed);
            prop_assert_eq!(of(LineChange::Added), added);
            let kept: Vec<_> = marked.iter().filter(|(_, one)| *one == LineChange::Kept)
                .map(|(line, _)| old.iter().position(|o| o.item == line.item).unwrap()).collect();
            prop_assert!(kept.is_sorted(), "what is kept keeps its order");
            prop_assert_eq!(of(LineChange::Moved) == 0, kept.len() + added == after.len());
            prop_assert!(changes(&old, &old).iter().all(|(_, one)| *one == LineChange::Kept));
        }
    }
}
