//! Compares the lists of a notice with each other and says where they disagree or are missing.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Duty, Fact, RosterRow};
use super::passage::Passage;
use super::unit::{self, Named};
use super::{Doubt, Warning, roster};

/// Comparing spellings costs the product of two lists; no true list is longer.
const MAX_COMPARED: usize = 300;

/// A unit printed without its prefix in one list takes the prefix it has in another.
pub(super) fn agree_on_prefixes(
    members: &mut [Named],
    hosts: &mut [Fact<String>],
    duties: &mut [Duty],
    rows: &mut [RosterRow],
) {
    let key = |name: &str| Passage::new(name, 0).key();
    let mut full: HashMap<String, String> = HashMap::new();
    let duty_names = duties.iter().flat_map(|d| &d.units).map(|u| u.name.clone());
    let names = members.iter().map(|m| m.name.clone()).chain(duty_names);
    for name in names.chain(rows.iter().map(|r| r.unit.clone())) {
        let k = key(&name);
        if unit::prefix_len(&k) > 0 {
            full.entry(unit::stem(&k)).or_insert(name);
        }
    }
    let settle = |name: &mut String, printed: &mut Option<String>| {
        let k = key(name);
        let known = full.get(&k).filter(|_| unit::prefix_len(&k) == 0);
        if let Some(whole) = known.filter(|w| key(w).ends_with(&k)) {
            printed.get_or_insert_with(|| name.clone());
            name.clone_from(whole);
        }
    };
    for member in members {
        settle(&mut member.name, &mut member.printed);
        member.key = key(&member.name);
    }
    for host in hosts {
        settle(&mut host.value, &mut host.printed);
    }
    for unit in duties.iter_mut().flat_map(|d| &mut d.units) {
        settle(&mut unit.name, &mut unit.printed);
    }
    for row in rows {
        settle(&mut row.unit, &mut row.printed);
    }
}

/// Two lists of units, by stem.
struct Units {
    named: Vec<Named>,
    stems: HashSet<String>,
}

impl Units {
    fn new(named: Vec<Named>) -> Self {
        let stems = named.iter().map(|n| unit::stem(&n.key)).collect();
        Self { named, stems }
    }

    fn has(&self, unit: &Named) -> bool {
        self.stems.contains(&unit::stem(&unit.key))
    }

    /// The only unit of which the name seems another spelling.
    fn resembling(&self, unit: &Named) -> Option<&Named> {
        if self.named.len() > MAX_COMPARED {
            return None;
        }
        let stem = unit::stem(&unit.key);
        let mut like = self
            .named
            .iter()
            .filter(|n| unit::abbreviates(&stem, &unit::stem(&n.key)));
        match (like.next(), like.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }
}

/// Warns of everything that is missing and of lists that disagree.
pub(super) fn compare(
    draft: &Draft,
    members: &[Named],
    said: Option<(u32, u32)>,
    open: Option<(u32, String)>,
    title_line: u32,
    warnings: &mut Vec<Warning>,
) {
    for (missing, doubt) in missing(draft, members) {
        if missing {
            warnings.push(Warning::new(title_line, doubt));
        }
    }
    let found = u32::try_from(members.len()).unwrap_or(u32::MAX);
    if let Some((said, line)) = said.filter(|(said, _)| *said != found) {
        warnings.push(Warning::new(
            line,
            Doubt::MemberCountDiffers { said, found },
        ));
    }
    let hosts: Vec<String> = draft
        .office
        .hosts
        .iter()
        .map(|h| unit::stem(&Passage::new(&h.value, 0).key()))
        .collect();
    let duties = Units::new(duty_units(draft));
    let rows = Units::new(roster::units(&draft.roster));
    let members = Units::new(members.to_vec());
    if let Some((line, after)) = open
        && (rows.named.is_empty()
            || !rows
                .named
                .iter()
                .all(|r| members.has(r) || is_host(r, &hosts)))
    {
        warnings.push(Warning::new(line, Doubt::ListLeftOpen { after }));
    }
    if members.named.is_empty() {
        return;
    }
    let mut differ = |from: &Units, to: &Units, doubt: fn(String) -> Doubt, spell: bool| {
        if to.named.is_empty() {
            return;
        }
        for unit in from
            .named
            .iter()
            .filter(|u| !to.has(u) && !is_host(u, &hosts))
        {
            if unit.key.starts_with('各') {
                continue;
            }
            let doubt = match to.resembling(unit) {
                Some(_) if !spell => continue,
                Some(other) => Doubt::NameVaries {
                    name: unit.name.clone(),
                    other: other.name.clone(),
                    other_line: other.line,
                },
                None => doubt(unit.name.clone()),
            };
            warnings.push(Warning::new(unit.line, doubt));
        }
    };
    differ(
        &duties,
        &members,
        |unit| Doubt::DutyOfNonMember { unit },
        true,
    );
    differ(
        &rows,
        &members,
        |unit| Doubt::RosterOfNonMember { unit },
        true,
    );
    differ(
        &members,
        &duties,
        |unit| Doubt::MemberWithoutDuty { unit },
        false,
    );
    differ(
        &members,
        &rows,
        |unit| Doubt::MemberNotInRoster { unit },
        false,
    );
}

/// The office's host, usually the court, takes part without being listed as a member.
fn is_host(unit: &Named, hosts: &[String]) -> bool {
    let stem = unit::stem(&unit.key);
    stem == "法院" || hosts.contains(&stem)
}

fn duty_units(draft: &Draft) -> Vec<Named> {
    let mut seen = HashSet::new();
    let units = draft.duties.iter().flat_map(|d| &d.units);
    units
        .map(|u| {
            let key = Passage::new(&u.name, u.line).key();
            Named {
                name: u.name.clone(),
                key,
                line: u.line,
                printed: None,
            }
        })
        .filter(|u| seen.insert(u.key.clone()))
        .collect()
}

fn missing(draft: &Draft, members: &[Named]) -> Vec<(bool, Doubt)> {
    let joint = &draft.meetings.joint;
    vec![
        (draft.posts.conveners.is_empty(), Doubt::ConvenerNotFound),
        (members.is_empty(), Doubt::MembersNotFound),
        (draft.office.hosts.is_empty(), Doubt::OfficeNotFound),
        (draft.office.directors.is_empty(), Doubt::DirectorNotFound),
        (draft.duties.is_empty(), Doubt::DutiesNotFound),
        (draft.roster.is_empty(), Doubt::RosterNotFound),
        (joint.min_per_year.is_none(), Doubt::FrequencyNotFound),
        (joint.called_by.is_empty(), Doubt::CallerNotFound),
        (draft.difficulties.is_empty(), Doubt::DifficultiesNotFound),
        (draft.goals.is_empty(), Doubt::GoalsNotFound),
    ]
}
