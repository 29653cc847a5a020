//! The office: where it sits (in one unit or several), who directs it, what it does.

use super::Warning;
use super::draft::{Fact, Office};
use super::outline::{Node, Topic};
use super::passage::Passage;
use super::unit::{self, Named};
use super::{person, post};

/// Reads all that is said of the office.
pub(super) fn read(nodes: &[Node], warnings: &mut Vec<Warning>) -> Office {
    let mut office = Office::default();
    for node in nodes {
        for sentence in node.text.sentences() {
            for host in hosts(&sentence, warnings) {
                if !office.hosts.iter().any(|h| h.value == host.name) {
                    office.hosts.push(host.fact());
                }
            }
            for director in directors(&sentence, warnings) {
                if !office
                    .directors
                    .iter()
                    .any(|d| d.post == director.post && d.name == director.name)
                {
                    office.directors.push(director);
                }
            }
        }
        office.duties.extend(duties(node));
    }
    for director in &office.directors {
        post::warn_if_vacant(director, warnings);
    }
    office
}

fn hosts(sentence: &Passage, warnings: &mut Vec<Warning>) -> Vec<Named> {
    let Some(place) = seat(sentence) else {
        return Vec::new();
    };
    let place = place
        .trim_chars(&['，'])
        .without_end(&["分别", "共同", "内"]);
    if place.is_empty() || place.len() > 80 {
        Vec::new()
    } else {
        unit::list(&place, warnings).units
    }
}

/// The words that say where the office sits.
fn seat(text: &Passage) -> Option<Passage> {
    const SITS: [&str; 8] = [
        "分别设在",
        "分设在",
        "设在",
        "设于",
        "设立在",
        "挂靠在",
        "挂靠",
        "分别设于",
    ];
    let until_comma = |from: usize| text.from(from).split(&['，', '：']).into_iter().next();
    if let Some((at, n)) = text.find_any(&SITS) {
        let before = text.slice(0, at);
        let near = before
            .rfind("办公室")
            .is_some_and(|o| !before.from(o).has_char(&['，']));
        return if near { until_comma(at + n) } else { None };
    }
    if let Some(made) = text
        .find_any(&["分别设立办公室", "设立办公室", "设办公室"])
        .map(|(at, _)| at)
    {
        let at = text.slice(0, made).rfind("在")?;
        return Some(text.slice(at + 1, made));
    }
    if let Some(daily) = text.find("日常工作") {
        // 日常工作由县法院承担.
        if text.from(daily).starts_with("日常工作由") {
            let rest = text.from(daily + 5);
            let (end, _) = rest.find_any(&["具体承担", "承担", "具体负责", "负责", "办理"])?;
            return Some(rest.slice(0, end));
        }
        let before = text.slice(0, daily);
        let verb = ["具体承担", "承担", "负责"]
            .iter()
            .find_map(|v| before.rfind(v))?;
        let by = text.slice(0, verb).rfind("由")?;
        return Some(text.slice(by + 1, verb));
    }
    None
}

fn directors(sentence: &Passage, warnings: &mut Vec<Warning>) -> Vec<super::Post> {
    const VERBS: [&str; 5] = ["兼任", "担任", "兼", "任", "为"];
    const ROLES: [&str; 2] = ["办公室主任", "主任"];
    let mut found = Vec::new();
    for clause in sentence.split(&['，']) {
        let by_verb = VERBS.iter().find_map(|v| {
            ROLES.iter().find_map(|r| {
                let end = clause.find(&format!("{v}{r}"))?;
                Some((
                    clause.slice(0, end),
                    clause.slice(end + v.chars().count(), clause.len()),
                ))
            })
        });
        let role_first = || {
            let at = clause.find("主任")?;
            let head = clause.slice(0, at).without_end(&["办公室"]).trim();
            let plain =
                head.is_empty() || head.ends_with_any(&["联席会议", "机制", "领导小组", "小组"]);
            let rest = clause.from(at + 2);
            let n = rest.any_at(0, &["由", "：", "为"])?;
            let rest = rest.from(n).trim().without_end(&["兼任", "担任", "兼"]);
            plain.then_some((rest, clause.slice(0, at + 2)))
        };
        // Only the office has a director here; 委员会主任 and the like are others'.
        if !sentence.has("办公室") && !clause.starts_with("由") {
            continue;
        }
        let Some((holder, role)) = by_verb.or_else(role_first) else {
            continue;
        };
        let role = role.slice(0, role.find("主任").map_or(role.len(), |at| at + 2));
        let start = holder.rfind("由").map_or(0, |at| at + 1);
        let holder = holder.from(start).without_start(&["并", "其"]);
        let holder = holder.without_start(&["办公室主任", "主任"]);
        if holder.len() >= 2 && !holder.has_any(&["副主任", "办公室设", "办公室负责"]) {
            found.extend(person::holders(&holder, &role.text(), warnings));
        }
    }
    found
}

fn duties(node: &Node) -> Vec<Fact<String>> {
    if node.topic == Some(Topic::OfficeDuties) {
        return if node.heading {
            Vec::new()
        } else {
            vec![node.text.trim_chars(&['。', '；']).fact()]
        };
    }
    if let Some((at, n)) =
        node.text
            .find_any(&["办公室职责：", "办公室主要职责：", "办公室工作职责："])
    {
        let rest = node.text.from(at + n);
        let list = rest.slice(0, rest.find("。").unwrap_or(rest.len()));
        return list.split(&['；']).iter().map(Passage::fact).collect();
    }
    node.text
        .sentences()
        .iter()
        .flat_map(sentence_duties)
        .collect()
}

/// 办公室负责…，包括甲、乙以及丙.
fn sentence_duties(sentence: &Passage) -> Vec<Fact<String>> {
    const BEGINS: [&str; 6] = [
        "办公室负责",
        "办公室主要负责",
        "办公室具体负责",
        "办公室承担",
        "办公室主要职责是",
        "办公室职责是",
    ];
    let Some((at, n)) = sentence.find_any(&BEGINS).filter(|(at, _)| *at <= 16) else {
        return Vec::new();
    };
    let rest = sentence.from(at + n).trim_chars(&['：', '是', '为']);
    let items = match rest.find("包括") {
        Some(at) => rest.from(at + 2),
        None => rest.clone(),
    };
    if items.starts_with("人") || items.len() < 4 {
        return Vec::new();
    }
    let parts = items.split(&['、']);
    let mut cut = Vec::new();
    for part in parts {
        match part.find("以及") {
            Some(at) if at > 3 => cut.extend([part.slice(0, at), part.from(at)]),
            _ => cut.push(part),
        }
    }
    // 组织、协调各单位 is one duty with two verbs: such a list is not cut.
    let whole = cut.iter().any(|p| p.without_start(&["以及"]).len() < 4);
    if whole {
        return vec![items.fact()];
    }
    cut.iter()
        .map(|p| p.without_start(&["以及"]).trim_chars(&['，']).fact())
        .collect()
}
