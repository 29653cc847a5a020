//! From the draft that a notice gave to a charter a person can correct and found on.

use documents::notice::{Draft, DutyRole, Post};
use domain::{
    charter::{
        Charter, CharterUnit, Difficulty, Duty, DutyUnit, MeetingRules, Office, Part, Posts,
        Practice, RosterRow, Tier,
    },
    unit::UnitKind,
};

/// Words in a duty that say which difficulty it covers. What the words do not say, a person adds on the
/// review page; nothing is assumed from a unit's name.
const COVERS: &[(&str, &[&str])] = &[
    ("credit_repair", &["信用修复", "修复信用"]),
    ("taxation", &["税"]),
    ("deregistration", &["注销"]),
    (
        "illegal_building",
        &["违章", "违法建", "违建", "无证房", "无证建"],
    ),
    (
        "cost_funding",
        &["经费", "破产费用", "启动资金", "审判启动"],
    ),
    ("resettlement", &["职工", "劳动关系"]),
    ("debt_evasion", &["逃废债", "虚假诉讼", "逃避债务"]),
];

/// Whether a duty's words say that it covers a difficulty.
pub(crate) fn covers(key: &str, text: &str) -> bool {
    let words = COVERS.iter().find(|(known, _)| *known == key);
    words.is_some_and(|(_, words)| words.iter().any(|word| text.contains(word)))
}

/// The charter a draft amounts to; what the notice did not say is left empty for a person to fill.
pub fn charter(draft: &Draft) -> Charter {
    let issuers: Vec<String> = draft
        .issuers
        .iter()
        .map(|fact| fact.value.clone())
        .collect();
    let government = government(&issuers);
    let place = government
        .and_then(|name| name.strip_suffix("人民政府"))
        .unwrap_or_default()
        .to_owned();
    let difficulties: Vec<Difficulty> = draft
        .difficulties
        .iter()
        .enumerate()
        .map(|(i, difficulty)| Difficulty {
            key: if difficulty.key == "other" {
                format!("other_{}", i + 1)
            } else {
                difficulty.key.clone()
            },
            label: difficulty.label.clone(),
        })
        .collect();
    let duties = draft
        .duties
        .iter()
        .map(|duty| self::duty(duty, &difficulties))
        .collect();
    let text = |value: &Option<documents::notice::Fact<String>>| {
        value
            .as_ref()
            .map(|fact| fact.value.clone())
            .unwrap_or_default()
    };
    Charter {
        goals: joined(&draft.goals),
        requirements: joined(&draft.requirements),
        addressees: joined(&draft.addressees),
        copy_to: joined(&draft.copy_to),
        title: text(&draft.title),
        division_code: text(&draft.division_code),
        document_number: text(&draft.document_number),
        issued_on: draft.issued_on.as_ref().map(|fact| fact.value),
        basis: draft
            .basis
            .iter()
            .filter_map(|b| b.document_number.clone().or(b.title.clone()))
            .collect(),
        difficulties,
        posts: Posts {
            conveners: draft.posts.conveners.iter().map(described).collect(),
            deputy_conveners: draft.posts.deputy_conveners.iter().map(described).collect(),
        },
        office: Office {
            hosts: draft
                .office
                .hosts
                .iter()
                .map(|fact| fact.value.clone())
                .collect(),
            directors: draft.office.directors.iter().map(described).collect(),
            duties: draft
                .office
                .duties
                .iter()
                .map(|fact| fact.value.clone())
                .collect(),
        },
        invites_others: draft.invites_others.as_ref().is_some_and(|fact| fact.value),
        units: units(draft, &issuers, &place),
        duties,
        meetings: meetings(draft),
        roster: draft
            .roster
            .iter()
            .map(|row| RosterRow {
                unit: row.unit.clone(),
                head: row.head.clone().unwrap_or_default(),
                post: row.post.clone().unwrap_or_default(),
                liaison: row.liaison.clone().unwrap_or_default(),
            })
            .collect(),
        practice: Practice::default(),
        issuers,
        place,
    }
}

/// The tiers that most notices have, then those this one adds.
fn meetings(draft: &Draft) -> MeetingRules {
    let mut rules = MeetingRules::of_notice(
        draft
            .meetings
            .joint
            .min_per_year
            .as_ref()
            .map_or(1, |fact| fact.value),
        draft
            .meetings
            .joint
            .called_by
            .iter()
            .map(|f| f.value.clone())
            .collect(),
        draft
            .meetings
            .special
            .called_by
            .first()
            .map_or("", |fact| fact.value.as_str()),
        draft
            .meetings
            .clause
            .as_ref()
            .map(|fact| fact.value.clone())
            .unwrap_or_default(),
    );
    for other in &draft.meetings.others {
        let callers: Vec<&str> = other
            .rules
            .called_by
            .iter()
            .map(|fact| fact.value.as_str())
            .collect();
        rules.tiers.push(Tier {
            min_per_year: other
                .rules
                .min_per_year
                .as_ref()
                .map_or(0, |fact| fact.value),
            ..Tier::added(&other.label.value, &callers.join("、"))
        });
    }
    rules
}

fn described(post: &Post) -> String {
    let words = post.post.clone().unwrap_or_else(|| post.role.clone());
    match &post.name {
        Some(name) => format!("{words} {name}"),
        None => words,
    }
}

fn duty(duty: &documents::notice::Duty, difficulties: &[Difficulty]) -> Duty {
    Duty {
        clause: duty.clause.clone(),
        units: duty
            .units
            .iter()
            .map(|unit| DutyUnit {
                name: unit.name.clone(),
                part: match unit.role {
                    DutyRole::Lead => Part::Lead,
                    DutyRole::Support => Part::Support,
                },
            })
            .collect(),
        text: duty.text.clone(),
        difficulties: difficulties
            .iter()
            .map(|d| d.key.clone())
            .filter(|key| covers(key, &duty.text))
            .collect(),
    }
}

/// The issuing government; a government's office issues in its name.
fn government(issuers: &[String]) -> Option<&str> {
    let names = issuers
        .iter()
        .map(|name| name.strip_suffix("办公室").unwrap_or(name));
    names.into_iter().find(|name| name.ends_with("人民政府"))
}

/// Members, every other unit that duties, office or roster name, and the issuing government.
fn units(draft: &Draft, issuers: &[String], place: &str) -> Vec<CharterUnit> {
    let mut units: Vec<CharterUnit> = Vec::new();
    let mut add = |name: &str, kind| {
        if !name.trim().is_empty() && units.iter().all(|unit: &CharterUnit| unit.name != name) {
            let full_name = full_name(name, issuers, place);
            units.push(CharterUnit {
                name: name.to_owned(),
                full_name,
                kind,
            });
        }
    };
    for host in &draft.office.hosts {
        add(&host.value, UnitKind::Member);
    }
    for duty in &draft.duties {
        for unit in &duty.units {
            add(&unit.name, UnitKind::Member);
        }
    }
    for member in &draft.members {
        add(&member.value, UnitKind::Member);
    }
    for row in &draft.roster {
        add(&row.unit, UnitKind::Member);
    }
    if let (Some(government), Some(level)) = (government(issuers), place.chars().last()) {
        let name = format!("{level}政府");
        if units.iter().all(|unit| unit.name != name) {
            units.push(CharterUnit {
                name,
                full_name: government.to_owned(),
                kind: UnitKind::Government,
            });
        }
    }
    units
}

/// A unit's full name where the notice or the law fixes it: a court that issued the notice, the
/// procuratorate of the same place. Otherwise empty.
fn full_name(name: &str, issuers: &[String], place: &str) -> String {
    if name.ends_with("法院") {
        return issuers
            .iter()
            .find(|issuer| issuer.ends_with("人民法院"))
            .cloned()
            .unwrap_or_default();
    }
    if name.ends_with("检察院") && !place.is_empty() {
        return format!("{place}人民检察院");
    }
    String::new()
}

/// Facts as entries of one line each; a text of several paragraphs becomes one.
fn joined(facts: &[documents::notice::Fact<String>]) -> Vec<String> {
    facts
        .iter()
        .map(|fact| fact.value.replace('\n', ""))
        .collect()
}
