//! Which units an item of a meeting concerns, and by what: a special meeting asks those and not the rest.

#[cfg(test)]
mod tests;

use super::{Standing, standing};
use crate::{
    charter::{Charter, Part},
    id::UnitId,
    unit::{Unit, UnitKind},
};

/// By what an item concerns a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It raised the matter (提出).
    Raised,
    /// It raised the matter with another (共同提出).
    RaisedToo,
    /// It reports (汇报).
    Reports,
    /// It leads the matter, its open work or a decision before the meeting (主办).
    Leads,
    /// It supports them (协办).
    Supports,
    /// It watches over the condition of a deferral (跟进).
    Watches,
    /// Its duties cover the difficulty (职责), by this clause.
    Duty {
        /// The duty's clause.
        clause: String,
        /// The unit's part in that duty.
        part: Part,
    },
}

/// What an item is about, as far as it tells whom it concerns.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Key of the difficulty; empty for a report.
    pub difficulty: String,
    /// The unit that raised the matter.
    pub raised_by: Option<UnitId>,
    /// Units that raised it too.
    pub co_raisers: Vec<UnitId>,
    /// The unit that reports.
    pub reporter: Option<UnitId>,
    /// Units that lead.
    pub leads: Vec<UnitId>,
    /// Units that support.
    pub supports: Vec<UnitId>,
    /// The unit that watches over a deferral's condition.
    pub watches: Option<UnitId>,
}

/// The units an item concerns, in their order, each with by what. The government is never among them: its
/// conveners call meetings; nor is a guest, whom the office asks to one meeting by its own choice.
pub fn concerned<'a>(
    charter: &Charter,
    units: impl Iterator<Item = &'a Unit>,
    subject: &Subject,
) -> Vec<(UnitId, Vec<Concern>)> {
    units
        .filter(|unit| unit.kind != UnitKind::Government && !unit.is_guest())
        .map(|unit| (unit.id, concerns(charter, unit, subject)))
        .filter(|(_, why)| !why.is_empty())
        .collect()
}

fn concerns(charter: &Charter, unit: &Unit, subject: &Subject) -> Vec<Concern> {
    let mut why = Vec::new();
    let mut add = |holds: bool, concern: Concern| {
        if holds {
            why.push(concern);
        }
    };
    let id = unit.id;
    add(subject.raised_by == Some(id), Concern::Raised);
    add(subject.co_raisers.contains(&id), Concern::RaisedToo);
    add(subject.reporter == Some(id), Concern::Reports);
    add(subject.leads.contains(&id), Concern::Leads);
    add(subject.supports.contains(&id), Concern::Supports);
    add(subject.watches == Some(id), Concern::Watches);
    if let Standing::Within { clause, part } =
        standing(charter, &subject.difficulty, &unit.charter_name)
    {
        let clause = clause.to_owned();
        add(true, Concern::Duty { clause, part });
    }
    why
}

/// Units asked to a meeting that none of its items concerns. The office's hosts are not among them: it sits
/// there.
pub fn unconcerned<'a>(
    charter: &Charter,
    asked: impl Iterator<Item = &'a Unit>,
    concerned: &[UnitId],
) -> Vec<UnitId> {
    asked
        .filter(|unit| !concerned.contains(&unit.id))
        .filter(|unit| !charter.office.hosts.contains(&unit.charter_name))
        .map(|unit| unit.id)
        .collect()
}
