//! Who leads the mechanism: 总召集人, 组长 and their deputies, in sentences or in lists of persons.

use super::Warning;
use super::draft::{Post, Posts};
use super::names::{DEPUTY_ROLES, LEADING_ROLES};
use super::outline::Node;
use super::passage::Passage;
use super::person;
use super::{Doubt, paragraph};

/// A role's label in a passage.
struct Label {
    from: usize,
    to: usize,
    deputy: bool,
    role: String,
}

/// Reads the posts; a line of persons below a label belongs to it.
pub(super) fn read(nodes: &[Node], warnings: &mut Vec<Warning>) -> Posts {
    let mut posts = Posts::default();
    let mut list: Option<(bool, String)> = None;
    for node in nodes {
        if let Some(label) = leading_label(&node.text) {
            let rest = node.text.from(label.to + 1);
            for holder in rest.split(&['；', '。']) {
                keep(
                    &mut posts,
                    label.deputy,
                    person::holders(&holder, &label.role, warnings),
                );
            }
            list = Some((label.deputy, label.role));
        } else if let Some((deputy, role)) = list.clone().filter(|_| goes_on(node)) {
            keep(
                &mut posts,
                deputy,
                person::holders(&node.text, &role, warnings),
            );
        } else {
            list = None;
            for sentence in node.text.sentences() {
                read_sentence(&sentence, &mut posts, warnings);
            }
        }
    }
    for post in posts.conveners.iter().chain(&posts.deputy_conveners) {
        warn_if_vacant(post, warnings);
    }
    posts
}

/// Warns that nobody is named for a post.
pub(super) fn warn_if_vacant(post: &Post, warnings: &mut Vec<Warning>) {
    if post.name.is_none() {
        let (role, held) = (post.role.clone(), post.post.clone().unwrap_or_default());
        warnings.push(Warning::new(
            post.line,
            Doubt::PostVacant { role, post: held },
        ));
    }
}

/// A line of one person below a label: no number, no label, no sentence.
fn goes_on(node: &Node) -> bool {
    let words = person::words(&node.text);
    node.level.is_none()
        && words.len() >= 2
        && words.iter().any(person::is_name)
        && node.text.len() <= 60
        && !node.text.has_char(&['。', '：', '；'])
        && paragraph::date_like(&node.text).is_none()
}

/// 组长：… at the start of a paragraph, letters spread or not.
fn leading_label(text: &Passage) -> Option<Label> {
    let colon = text.find("：").filter(|at| *at <= 12)?;
    let key = text.slice(0, colon).key();
    let at = LEADING_ROLES.iter().position(|r| *r == key)?;
    let role = text.slice(0, colon).text();
    Some(Label {
        from: 0,
        to: colon,
        deputy: at < DEPUTY_ROLES,
        role,
    })
}

fn labels(text: &Passage) -> Vec<Label> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let at = LEADING_ROLES.iter().position(|r| text.matches(i, r));
        if let Some(at) = at {
            let to = i + LEADING_ROLES[at].chars().count();
            let role = text.slice(i, to).text();
            found.push(Label {
                from: i,
                to,
                deputy: at < DEPUTY_ROLES,
                role,
            });
            i = to;
        } else {
            i += 1;
        }
    }
    found
}

fn keep(posts: &mut Posts, deputy: bool, holders: Vec<Post>) {
    let list = if deputy {
        &mut posts.deputy_conveners
    } else {
        &mut posts.conveners
    };
    for holder in holders {
        let same =
            |p: &Post| p.role == holder.role && p.post == holder.post && p.name == holder.name;
        if !list.iter().any(same) {
            list.push(holder);
        }
    }
}

const TAKES: [&str; 9] = [
    "共同担任",
    "分别担任",
    "兼任",
    "担任",
    "出任",
    "分别为",
    "共同任",
    "任",
    "为",
];

fn read_sentence(sentence: &Passage, posts: &mut Posts, warnings: &mut Vec<Warning>) {
    // No sentence about posts is longer.
    if sentence.len() > 2_000 {
        return;
    }
    let labels = labels(sentence);
    let pairs = respectively(sentence, &labels).unwrap_or_default();
    let mut from = 0;
    for (holder, label) in &pairs {
        let post = person::holders(holder, &label.role, warnings);
        keep(posts, label.deputy, post);
        from = label.to;
    }
    let mut after_label = from;
    for label in labels.iter().filter(|l| l.from >= from) {
        let holder = before(sentence, after_label, label).or_else(|| after(sentence, label));
        let holder = holder.or_else(|| listed(sentence, label, &labels));
        if let Some(holder) = holder {
            keep(
                posts,
                label.deputy,
                person::holders(&holder, &label.role, warnings),
            );
        }
        after_label = label.to;
    }
}

/// 由甲、乙分别担任第一召集人、第二召集人.
fn respectively<'a>(text: &Passage, labels: &'a [Label]) -> Option<Vec<(Passage, &'a Label)>> {
    let (at, n) = text.find_any(&["分别担任", "分别任", "分别为"])?;
    let stop = (at..text.len())
        .find(|i| text.at(*i) == Some('，'))
        .unwrap_or(text.len());
    let roles: Vec<&Label> = labels
        .iter()
        .filter(|l| (at + n..stop).contains(&l.from))
        .collect();
    let start = clause_start(text, 0, at);
    let holders = behind_by(&text.slice(start, at)).split(&['、', '，']);
    let even = roles.len() == holders.len() && roles.len() > 1;
    even.then(|| holders.into_iter().zip(roles).collect())
}

/// 县长担任组长: what stands before the verb, back to the last comma.
fn before(text: &Passage, from: usize, label: &Label) -> Option<Passage> {
    let left = text.slice(from, label.from);
    let verb = TAKES.iter().find(|v| left.ends_with(v))?;
    let end = label.from - verb.chars().count();
    let start = clause_start(text, from, end);
    let holder = behind_by(&text.slice(start, end)).trim();
    let holder = holder
        .without_start(&["其中"])
        .without_end(&["共同", "同时"]);
    (plausible(&holder)).then_some(holder)
}

/// 组长由县长担任, 组长为县长.
fn after(text: &Passage, label: &Label) -> Option<Passage> {
    let right = text.from(label.to);
    if let Some(n) = right.any_at(0, &["分别由", "由"]) {
        let rest = right.from(n);
        let (end, _) = rest.find_any(&["共同担任", "分别担任", "兼任", "担任"])?;
        let holder = rest.slice(0, end);
        return plausible(&holder).then_some(holder);
    }
    let n = right.any_at(0, &["分别为", "为"])?;
    let rest = right.from(n);
    let holder = rest.split(&['，', '；', '。']).into_iter().next()?;
    plausible(&holder).then_some(holder)
}

/// 联席会议由县长: what stands behind 由.
fn behind_by(text: &Passage) -> Passage {
    text.from(text.rfind("由").map_or(0, |at| at + 1))
}

/// 召集人：县长　张三 within a sentence, up to the next label.
fn listed(text: &Passage, label: &Label, labels: &[Label]) -> Option<Passage> {
    let from = (text.at(label.to) == Some('：')).then_some(label.to + 1)?;
    let to = labels
        .iter()
        .map(|l| l.from)
        .find(|l| *l >= from)
        .unwrap_or(text.len());
    let holder = text.slice(from, to);
    plausible(&holder).then_some(holder)
}

fn clause_start(text: &Passage, from: usize, end: usize) -> usize {
    (from..end)
        .rev()
        .find(|i| matches!(text.at(*i), Some('，' | '：' | '；' | '。')))
        .map_or(from, |i| i + 1)
}

/// A holder is a post or a person, not a piece of a sentence.
fn plausible(holder: &Passage) -> bool {
    (2..=80).contains(&holder.len()) && !holder.has_any(&["召集人", "会议", "组长", "负责召集"])
}
