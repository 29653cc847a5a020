//! The meeting rules: how often the joint meeting is held, and who calls each kind of meeting.

use super::draft::{Fact, Meeting, Meetings, OtherTier};
use super::names::LEADING_ROLES;
use super::outline::{self, Node, Topic};
use super::passage::Passage;
use super::{Doubt, Warning, unit};

const JOINT: [&str; 7] = [
    "联席会议",
    "全体会议",
    "全体成员会议",
    "领导小组会议",
    "工作例会",
    "例会",
    "联动会议",
];
const SPECIAL: [&str; 6] = [
    "专题会议",
    "专题协调会",
    "专题会商",
    "专项会议",
    "专题联席会议",
    "工作协调会",
];

/// Tiers of a few units at most, which some notices have below the special meeting.
const OTHERS: [&str; 5] = ["个别协调", "个案协调", "个案会商", "个别会商", "一对一协调"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Joint,
    Special,
    Other(&'static str),
}

/// Reads the meeting rules clause by clause; a clause without a subject has the one before it.
pub(super) fn read(nodes: &[Node], warnings: &mut Vec<Warning>) -> Meetings {
    let mut meetings = Meetings::default();
    let mut chaired = Meetings::default();
    let mut stands_in = None;
    for node in nodes.iter().filter(|n| n.topic != Some(Topic::Duties)) {
        let mut subject = None;
        for sentence in node.text.sentences() {
            for clause in sentence.split(&['，']) {
                subject = kind(&clause).or(subject);
                let Some(kind) = subject else { continue };
                let (meeting, chair) = match kind {
                    Kind::Joint => (&mut meetings.joint, &mut chaired.joint),
                    Kind::Special => (&mut meetings.special, &mut chaired.special),
                    Kind::Other(label) => {
                        let line = clause.line();
                        (
                            other(&mut meetings, label, line),
                            other(&mut chaired, label, line),
                        )
                    }
                };
                read_frequency(&clause, kind, meeting, warnings);
                add(&mut meeting.called_by, callers(&clause, &CALLS));
                add(&mut chair.called_by, callers(&clause, &["主持"]));
                let rules = meeting.min_per_year.is_some() || !meeting.called_by.is_empty();
                if rules && stands_in.is_none() {
                    stands_in = outermost(node);
                }
            }
        }
    }
    // Where nobody is said to call it, whoever chairs it does.
    for (meeting, chair) in [
        (&mut meetings.joint, chaired.joint),
        (&mut meetings.special, chaired.special),
    ] {
        if meeting.called_by.is_empty() {
            meeting.called_by = chair.called_by;
        }
    }
    for (tier, chair) in meetings.others.iter_mut().zip(chaired.others) {
        if tier.rules.called_by.is_empty() {
            tier.rules.called_by = chair.rules.called_by;
        }
    }
    // A way of working that nobody calls is no tier of meetings.
    meetings
        .others
        .retain(|tier| !tier.rules.called_by.is_empty());
    meetings.clause = stands_in;
    meetings
}

/// The outermost number of the place where a paragraph stands; none in a text without numbers.
fn outermost(node: &Node) -> Option<Fact<String>> {
    let number = node.clause.split('.').next()?;
    (!number.is_empty()).then(|| Fact {
        value: number.to_owned(),
        line: node.whole.line(),
        printed: None,
    })
}

/// The rules of another tier, begun where it is first named.
fn other<'a>(meetings: &'a mut Meetings, label: &str, line: u32) -> &'a mut Meeting {
    let others = &mut meetings.others;
    let at = others.iter().position(|tier| tier.label.value == label);
    let at = at.unwrap_or_else(|| {
        others.push(OtherTier {
            label: Fact {
                value: label.to_owned(),
                line,
                printed: None,
            },
            rules: Meeting::default(),
        });
        others.len() - 1
    });
    &mut others[at].rules
}

/// The meeting a clause speaks of: the last it names; none if it names both tiers in a list.
fn kind(clause: &Passage) -> Option<Kind> {
    if let Some(label) = OTHERS.iter().find(|label| clause.has(label)) {
        return Some(Kind::Other(label));
    }
    let special = SPECIAL.iter().filter_map(|w| clause.rfind(w)).max();
    let joint = JOINT
        .iter()
        .filter_map(|w| clause.rfind(w).map(|at| (at, at + w.chars().count())))
        .filter(|(_, end)| {
            clause
                .any_at(
                    *end,
                    &[
                        "办公室",
                        "召集人",
                        "总召集人",
                        "副召集人",
                        "副总召集人",
                        "成员",
                    ],
                )
                .is_none()
        })
        .map(|(at, _)| at)
        .max();
    match (joint, special) {
        (Some(j), Some(s)) if j > s => Some(Kind::Joint),
        (_, Some(_)) => Some(Kind::Special),
        (Some(_), None) => Some(Kind::Joint),
        (None, None) => None,
    }
}

fn read_frequency(
    clause: &Passage,
    kind: Kind,
    meeting: &mut Meeting,
    warnings: &mut Vec<Warning>,
) {
    if meeting.min_per_year.is_some() {
        return;
    }
    let Some((value, at)) = frequency(clause) else {
        return;
    };
    if clause.has("原则上") && kind == Kind::Joint {
        warnings.push(Warning::new(clause.line(), Doubt::FrequencyInPrinciple));
    }
    let printed = clause.from(at).trim();
    let line = printed.line();
    meeting.min_per_year = Some(Fact {
        value,
        line,
        printed: Some(printed.text()),
    });
}

/// 每年至少召开一次, 每季度召开1次以上: how many a year, and where the words begin.
fn frequency(clause: &Passage) -> Option<(u32, usize)> {
    const PERIODS: [(&str, u32); 14] = [
        ("上、下半年各", 2),
        ("全年", 1),
        ("每半年", 2),
        ("每季度", 4),
        ("每季", 4),
        ("每两个月", 6),
        ("每双月", 6),
        ("每个月", 12),
        ("每月", 12),
        ("每周", 52),
        ("每年", 1),
        ("一年", 1),
        ("年度", 1),
        ("半年", 2),
    ];
    let (times, at, n) = PERIODS.iter().find_map(|(word, times)| {
        clause
            .find(word)
            .map(|at| (*times, at, word.chars().count()))
    })?;
    let rest = clause.from(at + n);
    if !rest.has("召开")
        && !rest.has_any(&["举行", "召集", "不少于", "例会"])
        && !clause.has("召开")
    {
        return None;
    }
    let end = rest.find("次")?;
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    let before = rest.slice(0, end);
    let run: Vec<usize> = (0..before.len())
        .filter(|i| before.at(*i).is_some_and(is_digit))
        .collect();
    // 一至两次: the first is the least.
    let first = *run.first()?;
    let len = (first..before.len())
        .take_while(|i| before.at(*i).is_some_and(is_digit))
        .count();
    let count = outline::count(&before.slice(first, first + len).folded())?;
    (1..=366).contains(&count).then_some((count * times, at))
}

const CALLS: [&str; 3] = ["召集", "召开", "组织"];
const ENDS: [&str; 20] = [
    "负责召集",
    "负责组织",
    "负责",
    "根据",
    "按照",
    "视",
    "适时",
    "不定期",
    "定期",
    "牵头",
    "提议",
    "组织",
    "召集",
    "召开",
    "主持",
    "随时",
    "提请",
    "报请",
    "批准",
    "同意",
];

/// 由甲或乙负责召集, 总召集人主持召开.
fn callers(clause: &Passage, verbs: &[&str]) -> Vec<Fact<String>> {
    if clause.has_any(&["筹备", "议题由"]) {
        return Vec::new();
    }
    let from = match clause.rfind("由") {
        Some(at) => at + 1,
        None if clause.any_at(0, LEADING_ROLES).is_some() || clause.starts_with("办公室") => 0,
        None => return Vec::new(),
    };
    let rest = clause.from(from);
    // 由办公室提请召集人召集: the one asked is the one who calls.
    let asked = rest
        .find_any(&["提请", "报请", "提议"])
        .map(|(at, n)| rest.from(at + n));
    let rest = asked
        .filter(|a| a.any_at(0, LEADING_ROLES).is_some())
        .unwrap_or(rest);
    let Some((end, _)) = rest.find_any(&ENDS) else {
        return Vec::new();
    };
    // 召集人召集: the verb is looked for behind the role's own 召集.
    let end = past_roles(&rest, end);
    let tail = rest.from(end);
    let calls = verbs.iter().any(|v| {
        tail.find(v)
            .is_some_and(|at| !tail.matches(at, "召集人") || tail.from(at + 3).has(v))
    });
    if !calls || !(2..=60).contains(&end) {
        return Vec::new();
    }
    let who = rest.slice(0, end).trim();
    unit::cut(&who)
        .iter()
        .flat_map(cut_roles)
        .map(|w| w.without_start(&["或者", "或", "和", "及", "也可由", "可由"]))
        .map(|w| {
            w.find("委托")
                .map_or_else(|| w.clone(), |at| w.from(at + 2).without_start(&["的"]))
        })
        .map(|w| w.trim())
        .filter(|w| w.len() >= 2)
        .map(|w| w.fact())
        .collect()
}

/// The place of the first ending that is not part of a role's name.
fn past_roles(rest: &Passage, first: usize) -> usize {
    let mut at = first;
    while let Some(n) = (0..8).find_map(|back| {
        let start = at.checked_sub(back)?;
        let n = rest.any_at(start, LEADING_ROLES)?;
        (start + n > at).then_some(start + n)
    }) {
        at = match (n..rest.len()).find(|i| rest.any_at(*i, &ENDS).is_some()) {
            Some(next) => next,
            None => return rest.len(),
        };
    }
    at
}

/// 总召集人或副总召集人, 召集人和办公室.
fn cut_roles(who: &Passage) -> Vec<Passage> {
    if who.len() > 200 {
        return vec![who.clone()];
    }
    for at in 1..who.len() {
        let Some(n) = who.any_at(at, &["或者", "或", "和", "及", "与"]) else {
            continue;
        };
        let left = who.slice(0, at);
        let role = LEADING_ROLES
            .iter()
            .chain(&["办公室", "主任", "法院"])
            .any(|r| left.ends_with(r));
        if role {
            let mut parts = vec![left];
            parts.extend(cut_roles(&who.from(at + n)));
            return parts;
        }
    }
    vec![who.clone()]
}

fn add(list: &mut Vec<Fact<String>>, more: Vec<Fact<String>>) {
    for fact in more {
        if !list.iter().any(|f| f.value == fact.value) {
            list.push(fact);
        }
    }
}
