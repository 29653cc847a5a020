//! The plan itself: members, goals and requirements, and the draft put together from all parts.

use super::draft::{Draft, Fact};
use super::head::Head;
use super::names::LEADING_ROLES;
use super::outline::{Node, Topic};
use super::paragraph::{self, Sheet};
use super::passage::Passage;
use super::unit::{self, List, Named};
use super::{Warning, check, difficulty, duty, meeting, office, post, roster};

/// Reads the plan and puts the draft together.
pub(super) fn read(sheet: &Sheet, head: Head, nodes: &[Node], mut warnings: Vec<Warning>) -> Draft {
    let end = nodes
        .iter()
        .position(|n| is_tail(&n.whole))
        .unwrap_or(nodes.len());
    let nodes: Vec<Node> = nodes[..end]
        .iter()
        .filter(|n| !is_appendix(&n.whole))
        .cloned()
        .collect();
    let nodes = &nodes[..];
    let w = &mut warnings;
    let posts = post::read(nodes, w);
    let members = members(nodes, w);
    let mut office = office::read(nodes, w);
    let mut duties = duty::read(nodes, &sheet.tables, w);
    let meetings = meeting::read(nodes, w);
    let mut roster = roster::read(&sheet.tables, nodes, w);
    let mut listed = members.units;
    if listed.is_empty() {
        // The list of persons names the members where no sentence does.
        listed = roster::units(&roster);
    }
    check::agree_on_prefixes(&mut listed, &mut office.hosts, &mut duties, &mut roster);
    let open = members.open;
    let draft = Draft {
        title: head.title,
        document_number: head.document_number,
        issued_on: head.issued_on,
        issuers: head.issuers,
        basis: head.basis,
        division_code: head.division_code,
        goals: items(nodes, Topic::Goals),
        difficulties: difficulty::read(nodes, w),
        posts,
        invites_others: nodes.iter().find_map(|n| invitation(&n.text)),
        office,
        duties,
        meetings,
        requirements: items(nodes, Topic::Requirements),
        roster,
        addressees: head.addressees,
        copy_to: head.copy_to,
        members: Vec::new(),
        warnings: Vec::new(),
    };
    let line = draft
        .title
        .as_ref()
        .map_or_else(|| sheet.first_line(), |t| t.line);
    check::compare(&draft, &listed, members.said, open, line, w);
    let members = listed.into_iter().map(Named::fact).collect();
    warnings.sort_by_key(|w| w.line);
    warnings.dedup();
    Draft {
        members,
        warnings,
        ..draft
    }
}

/// Where the plan ends: copies, printing, the attached list.
fn is_tail(text: &Passage) -> bool {
    paragraph::is_distribution(text) || paragraph::is_imprint(text)
}

/// Member units: 甲、乙等为成员单位; 成员单位包括…; 由…组成.
fn members(nodes: &[Node], warnings: &mut Vec<Warning>) -> List {
    let mut announced = false;
    for node in nodes {
        for sentence in node.text.sentences() {
            let key = sentence.trim_chars(&['：', '）', '（']).key();
            let list = if announced {
                Some(sentence.clone())
            } else {
                member_list(&sentence)
            };
            announced = matches!(key.as_str(), "成员单位" | "组成单位" | "成员单位组成");
            let Some(list) = list.filter(|l| l.has_char(&['、', '，'])) else {
                continue;
            };
            let mut doubts = Vec::new();
            let read = unit::list(&list, &mut doubts);
            // Three units make a list; fewer may be a sentence about something else, unless it says what
            // they are.
            let enough = if sentence.has_any(&["成员单位"]) {
                2
            } else {
                3
            };
            if read.units.len() >= enough {
                warnings.append(&mut doubts);
                return read;
            }
        }
    }
    List::default()
}

fn member_list(sentence: &Passage) -> Option<Passage> {
    const AFTER: [&str; 9] = [
        "成员单位包括",
        "成员单位由",
        "成员单位有",
        "成员单位为",
        "成员单位：",
        "成员包括",
        "成员由",
        "成员有",
        "成员：",
    ];
    let roles_end = |until: usize| {
        (0..until)
            .rev()
            .find_map(|i| sentence.any_at(i, LEADING_ROLES).map(|n| i + n))
            .filter(|end| *end <= until)
            .unwrap_or(0)
    };
    for phrase in ["为成员单位", "为成员", "作为成员单位", "是成员单位"] {
        if let Some(end) = sentence.find(phrase) {
            let from = roles_end(end);
            let list = sentence.slice(from, end).trim_chars(&['，', '、', '；']);
            return Some(
                list.without_start(&["由", "以", "将"])
                    .without_end(&["作", "均", "共同"]),
            );
        }
    }
    if let Some((at, n)) = sentence.find_any(&AFTER) {
        let list = sentence.from(at + n).trim_chars(&['：', '，']);
        let end = list
            .find("组成")
            .or_else(|| list.find("为主要"))
            .unwrap_or(list.len());
        return Some(list.slice(0, end));
    }
    let end = sentence.find("组成")?;
    let by = sentence.slice(0, end).find("由")?;
    let body = sentence.has_any(&["联席会议", "领导小组", "机制", "专班", "委员会", "成员"]);
    let from = roles_end(end).max(by + 1);
    body.then(|| sentence.slice(from, end).trim_chars(&['，', '、']))
}

/// 可增邀其他部门或单位参与.
fn invitation(text: &Passage) -> Option<Fact<bool>> {
    text.sentences()
        .iter()
        .flat_map(|s| s.split(&['，']))
        .find_map(|clause| {
            let asks = clause.has_any(&["增邀", "邀请", "吸收", "增加成员", "增补"]);
            let others = clause.has_any(&["其他", "其它", "有关", "相关"])
                && clause.has_any(&["单位", "部门", "机构", "组织", "成员"]);
            let may = clause.has_any(&["可", "视情", "根据", "必要", "按需"]);
            (asks && others && may).then(|| {
                let clause = clause.trim();
                Fact {
                    value: true,
                    line: clause.line(),
                    printed: Some(clause.text()),
                }
            })
        })
}

/// The numbered items of a section; finer items and loose paragraphs belong to the one above.
fn items(nodes: &[Node], topic: Topic) -> Vec<Fact<String>> {
    let mut items: Vec<Passage> = Vec::new();
    let top = nodes
        .iter()
        .filter(|n| n.topic == Some(topic) && !n.heading)
        .filter_map(|n| n.level)
        .min();
    for node in nodes
        .iter()
        .filter(|n| n.topic == Some(topic) && !n.heading)
    {
        let aside = lead_sentence(&node.text)
            .is_some_and(|s| s.has_any(&["指导思想", "基本原则", "工作原则"]));
        if topic == Topic::Goals && aside {
            continue;
        }
        match items.last_mut() {
            Some(item) if node.level != top => item.append_paragraph(&node.whole),
            _ => items.push(node.text.clone()),
        }
    }
    items.iter().map(Passage::fact).collect()
}

fn lead_sentence(text: &Passage) -> Option<Passage> {
    text.find("。")
        .filter(|at| *at <= 10)
        .map(|at| text.slice(0, at))
}

/// 附件：…, a signature or a date is no part of any section.
fn is_appendix(text: &Passage) -> bool {
    text.key().starts_with("附件")
        || text.key().starts_with("（此件")
        || text.key().starts_with("（联系人")
        || paragraph::is_signature(text)
        || paragraph::date_like(text).is_some()
}
