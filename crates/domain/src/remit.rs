//! Remit: whether an act lies inside a unit's duties (不越位), and which duties nobody attends to
//! (不缺位). The notice's own rule, 方案五（三）, made checkable.

pub mod concern;
#[cfg(test)]
mod tests;

use crate::charter::{Charter, Duty, Part};

/// How a unit stands to a difficulty, by the charter's duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Inside its duties, by this clause.
    Within {
        /// The duty's clause.
        clause: &'a str,
        /// The unit's part in that duty.
        part: Part,
    },
    /// Outside its duties (越位).
    Beyond,
}

/// How the unit of this charter name stands to a difficulty; the first duty that covers it counts,
/// a leading part before a supporting one.
pub fn standing<'a>(charter: &'a Charter, difficulty: &str, unit: &str) -> Standing<'a> {
    let mut found = Standing::Beyond;
    for duty in covering(charter, difficulty) {
        for part in duty.units.iter().filter(|u| u.name == unit).map(|u| u.part) {
            if part == Part::Lead {
                return Standing::Within {
                    clause: &duty.clause,
                    part,
                };
            }
            if found == Standing::Beyond {
                found = Standing::Within {
                    clause: &duty.clause,
                    part,
                };
            }
        }
    }
    found
}

/// The duties that cover a difficulty.
pub fn covering<'a>(charter: &'a Charter, difficulty: &str) -> impl Iterator<Item = &'a Duty> {
    charter
        .duties
        .iter()
        .filter(move |duty| duty.difficulties.iter().any(|key| key == difficulty))
}

/// Keys of the difficulties that no duty covers (缺位): the ways out are to invite a unit or to go
/// to the joint meeting.
pub fn unattended(charter: &Charter) -> Vec<&str> {
    charter
        .difficulties
        .iter()
        .map(|difficulty| difficulty.key.as_str())
        .filter(|key| covering(charter, key).next().is_none())
        .collect()
}
