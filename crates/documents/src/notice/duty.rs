//! Who answers for what: clauses listed by unit (县法院：…) or by task, with 牵头单位 and 责任单位.

use super::draft::{Duty, DutyRole, DutyUnit};
use super::names::UNIT_LABELS;
use super::outline::{Level, Node, Topic};
use super::passage::Passage;
use super::roster::{Column, Table};
use super::unit::{self, Named};
use super::{Doubt, Warning};

/// A duty being read, with its paragraph for the warning if no unit turns up.
struct Draught {
    units: Vec<DutyUnit>,
    clause: String,
    text: Passage,
    section: usize,
    /// A mere heading above finer clauses.
    heading: bool,
    /// Its group of units closed it: nothing that follows belongs to it.
    closed: bool,
}

/// Reads the duties of a text and of its tables of tasks.
pub(super) fn read(nodes: &[Node], tables: &[Table], warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let mut reading = Reading::default();
    for (i, node) in nodes.iter().enumerate() {
        if node.heading {
            reading.section = i;
            reading.owners = own_heading(node, warnings);
        } else if let Some(units) = label_line(&node.text, warnings) {
            let last = reading.draughts.last_mut();
            if let Some(last) = last.filter(|d| node.clause.starts_with(&d.clause)) {
                last.units.extend(units);
            }
        } else {
            let (text, units) = grouped(&node.text, warnings);
            if !units.is_empty() {
                reading.add(node, units, text);
                if let Some(last) = reading.draughts.last_mut() {
                    last.closed = true;
                }
            } else if node.topic == Some(Topic::Duties) {
                reading.take(node, nodes.get(i + 1), warnings);
            }
        }
    }
    let mut duties = settle(reading.draughts, warnings);
    duties.extend(tables.iter().flat_map(|t| table_duties(t, warnings)));
    duties
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    draughts: Vec<Draught>,
    /// Units named by a heading, which own the finer clauses below it.
    owners: Option<(Option<Level>, Vec<DutyUnit>)>,
    section: usize,
}

impl Reading {
    fn add(&mut self, node: &Node, units: Vec<DutyUnit>, text: Passage) {
        let (clause, section) = (node.clause.clone(), self.section);
        self.draughts.push(Draught {
            units,
            clause,
            text,
            section,
            heading: false,
            closed: false,
        });
    }

    /// A paragraph of a section on duties without a group of units at its end.
    fn take(&mut self, node: &Node, next: Option<&Node>, warnings: &mut Vec<Warning>) {
        self.owners
            .take_if(|(level, _)| node.level.is_some() && node.level <= *level);
        let pieces = pieces(&node.text);
        if let Some((units, text)) = by_unit(&pieces[0], warnings) {
            if text.is_empty() {
                self.owners = Some((node.level, units));
                return;
            }
            self.add(node, units, text);
            for piece in &pieces[1..] {
                let own = by_unit(piece, warnings).filter(|(_, text)| !text.is_empty());
                if let Some((units, text)) = own {
                    self.add(node, units, text);
                } else if let Some(last) = self.draughts.last_mut() {
                    last.text.append(piece);
                }
            }
        } else if let Some(units) = inline(&node.text, warnings) {
            self.add(node, units, node.text.clone());
        } else if let Some((_, units)) = &self.owners {
            self.add(node, units.clone(), node.text.clone());
        } else if node.level.is_some() {
            let deeper = next.is_some_and(|n| n.level > node.level);
            self.add(node, Vec::new(), node.text.clone());
            if let Some(last) = self.draughts.last_mut() {
                last.heading = deeper && !node.text.has_char(&['。', '；']);
            }
        } else if let Some(last) = self
            .draughts
            .last_mut()
            .filter(|d| d.section == self.section)
        {
            if last.closed {
                let doubt = Doubt::DutyWithoutUnit {
                    begins: unit::short(&node.whole),
                };
                warnings.push(Warning::new(node.whole.line(), doubt));
            } else {
                last.text.append_paragraph(&node.whole);
            }
        }
    }
}

/// 县财政局负责…；县公安局负责…: cut where a sentence names its own unit.
fn pieces(text: &Passage) -> Vec<Passage> {
    let mut cuts = vec![0];
    for i in 1..text.len() {
        let after_stop = matches!(text.at(i - 1), Some('；' | '。'));
        if after_stop && by_verb(&text.slice(i, i + 60)).is_some() {
            cuts.push(i);
        }
    }
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    cuts.iter()
        .zip(ends)
        .map(|(from, to)| text.slice(*from, to).trim())
        .collect()
}

/// Keeps the duties with units; warns once per section that has none, else for each without.
fn settle(draughts: Vec<Draught>, warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let manned: Vec<usize> = draughts
        .iter()
        .filter(|d| !d.units.is_empty())
        .map(|d| d.section)
        .collect();
    let mut warned: Option<usize> = None;
    let mut duties = Vec::new();
    for draught in draughts {
        let line = draught.text.line();
        if !draught.units.is_empty() {
            let text = draught.text.trim().text();
            duties.push(Duty {
                units: draught.units,
                clause: draught.clause,
                text,
                line,
            });
        } else if !draught.heading
            && (manned.contains(&draught.section) || warned != Some(draught.section))
        {
            warned = Some(draught.section);
            let doubt = Doubt::DutyWithoutUnit {
                begins: unit::short(&draught.text),
            };
            warnings.push(Warning::new(line, doubt));
        }
    }
    duties
}

fn with_role(units: Vec<Named>, role: DutyRole) -> impl Iterator<Item = DutyUnit> {
    units.into_iter().map(move |u| DutyUnit {
        name: u.name,
        role,
        line: u.line,
        printed: u.printed,
    })
}

/// 第六条 县法院履行下列职责： is a heading that names the unit itself.
fn own_heading(node: &Node, warnings: &mut Vec<Warning>) -> Option<(Option<Level>, Vec<DutyUnit>)> {
    const ANYBODY: [&str; 6] = ["成员单位", "有关", "相关", "各", "责任单位", "联席会议"];
    if node.topic != Some(Topic::Duties) || node.text.has_any(&ANYBODY) || node.text.len() < 6 {
        return None;
    }
    let (units, text) = by_unit(&node.text, warnings)?;
    text.is_empty().then_some((node.level, units))
}

/// 县法院、县检察院：… ; 县法院负责… ; a line that is nothing but units heads what follows.
fn by_unit(text: &Passage, warnings: &mut Vec<Warning>) -> Option<(Vec<DutyUnit>, Passage)> {
    const HEADS: [&str; 6] = [
        "履行下列职责",
        "履行以下职责",
        "主要职责",
        "职责如下",
        "工作职责",
        "职责",
    ];
    let whole = text
        .trim_chars(&['：', '。'])
        .without_end(&HEADS)
        .without_end(&["的"]);
    if whole.len() <= 60 && unit::all_units(&whole) {
        let units = unit::list(&whole, warnings).units;
        return Some((
            with_role(units, DutyRole::Lead).collect(),
            Passage::default(),
        ));
    }
    let colon =
        (0..text.len().min(60)).find(|i| matches!(text.at(*i), Some('：' | '。' | ' ' | '\t')));
    if let Some(at) = colon.filter(|at| unit::all_units(&text.slice(0, *at))) {
        let units = unit::list(&text.slice(0, at), warnings).units;
        let duty = text.from(at + 1).trim();
        return Some((with_role(units, DutyRole::Lead).collect(), duty));
    }
    let (at, names, role) = by_verb(text)?;
    let units = unit::list(&names, warnings).units;
    let mut units: Vec<DutyUnit> = with_role(units, role).collect();
    for part in text.from(at).split(&['，']).iter().skip(1) {
        let part = part.trim_chars(&['。', '；']);
        let names = part.without_end(&["配合", "协助", "参与"]);
        if names.len() < part.len() && unit::all_units(&names) {
            units.extend(with_role(
                unit::list(&names, warnings).units,
                DutyRole::Support,
            ));
        }
    }
    Some((units, text.from(at)))
}

/// 县法院负责…: where the verb stands, the names before it, and the part it gives them.
fn by_verb(text: &Passage) -> Option<(usize, Passage, DutyRole)> {
    const VERBS: [(&str, DutyRole); 7] = [
        ("主要负责", DutyRole::Lead),
        ("牵头负责", DutyRole::Lead),
        ("负责", DutyRole::Lead),
        ("牵头", DutyRole::Lead),
        ("承担", DutyRole::Lead),
        ("配合", DutyRole::Support),
        ("协助", DutyRole::Support),
    ];
    let (at, role) = (2..text.len().min(40)).find_map(|i| {
        let verb = VERBS.iter().find(|(v, _)| text.matches(i, v))?;
        Some((i, verb.1))
    })?;
    let names = text.slice(0, at).without_start(&["由"]).trim_chars(&['，']);
    unit::all_units(&names).then_some((at, names, role))
}

/// A line of its own: 牵头单位：县税务局　配合单位：县财政局.
fn label_line(text: &Passage, warnings: &mut Vec<Warning>) -> Option<Vec<DutyUnit>> {
    let bare = text.without_start(&["（"]).trim();
    let starts = UNIT_LABELS.iter().any(|(l, _)| {
        let n = l.chars().count();
        bare.starts_with(l) && bare.at(n) == Some('：')
    });
    starts
        .then(|| labelled(&bare.trim_chars(&['）', '。']), warnings))
        .filter(|u| !u.is_empty())
}

/// The group that closes a task: （牵头单位：…；配合单位：…） or （县税务局牵头，县法院配合）.
fn grouped(text: &Passage, warnings: &mut Vec<Warning>) -> (Passage, Vec<DutyUnit>) {
    let body = text.trim_chars(&['。', '；', '，']);
    let none = || (text.clone(), Vec::new());
    if body.last() == Some('）')
        && let Some(open) = opening(&body).filter(|open| *open > 0)
    {
        let group = body.slice(open + 1, body.len() - 1);
        let units = if has_label(&group) {
            labelled(&group, warnings)
        } else {
            verbal(&group, warnings)
        };
        return if units.is_empty() {
            none()
        } else {
            (body.slice(0, open).trim(), units)
        };
    }
    // Without brackets: …。牵头单位：…。
    match label_at(&body) {
        Some(at) if at > 4 && matches!(body.at(at - 1), Some('。' | '；' | ' ' | '\t')) => {
            let units = labelled(&body.from(at), warnings);
            if units.is_empty() {
                none()
            } else {
                (body.slice(0, at).trim_chars(&['；']), units)
            }
        }
        _ => none(),
    }
}

/// The bracket that the last one closes.
fn opening(text: &Passage) -> Option<usize> {
    let mut depth = 0;
    (0..text.len()).rev().find(|i| {
        match text.at(*i) {
            Some('）') => depth += 1,
            Some('（') => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

fn label_at(text: &Passage) -> Option<usize> {
    (0..text.len()).find(|i| {
        UNIT_LABELS
            .iter()
            .any(|(l, _)| text.matches(*i, l) && text.at(i + l.chars().count()) == Some('：'))
    })
}

fn has_label(text: &Passage) -> bool {
    label_at(text).is_some()
}

/// Reads 牵头单位：…；责任单位：….
fn labelled(text: &Passage, warnings: &mut Vec<Warning>) -> Vec<DutyUnit> {
    let mut groups: Vec<(Option<bool>, Passage)> = Vec::new();
    let mut at = label_at(text);
    while let Some(from) = at {
        let Some((label, leads)) = UNIT_LABELS.iter().find(|(l, _)| text.matches(from, l)) else {
            break;
        };
        let start = from + label.chars().count() + 1;
        let rest = text.from(start);
        let next = label_at(&rest).map(|n| start + n);
        let end = next.unwrap_or(text.len());
        groups.push((
            *leads,
            text.slice(start, end)
                .trim_chars(&['；', '，', '。', '）', '（']),
        ));
        at = next;
    }
    let led = groups.iter().any(|(leads, _)| *leads == Some(true));
    let mut units = Vec::new();
    for (leads, names) in groups {
        let role = match leads {
            Some(true) => DutyRole::Lead,
            None if !led => DutyRole::Lead,
            _ => DutyRole::Support,
        };
        let found = read_units(&names, warnings);
        if leads.is_none() && !led && found.len() > 1 {
            warnings.push(Warning::new(names.line(), Doubt::LeadNotTold));
        }
        units.extend(with_role(found, role));
    }
    units
}

fn read_units(names: &Passage, warnings: &mut Vec<Warning>) -> Vec<Named> {
    let names = names.without_end(&["按职责分工负责", "按照职责分工负责", "分别负责", "负责"]);
    let list = unit::list(&names.trim_chars(&['，']), warnings);
    if let Some((line, after)) = list.open {
        warnings.push(Warning::new(line, Doubt::ListLeftOpen { after }));
    }
    list.units
}

/// Reads 县税务局牵头，县财政局、县法院配合.
fn verbal(text: &Passage, warnings: &mut Vec<Warning>) -> Vec<DutyUnit> {
    const VERBS: [(&str, DutyRole); 8] = [
        ("牵头负责", DutyRole::Lead),
        ("牵头", DutyRole::Lead),
        ("按职责分工负责", DutyRole::Support),
        ("负责", DutyRole::Lead),
        ("配合", DutyRole::Support),
        ("参与", DutyRole::Support),
        ("协助", DutyRole::Support),
        ("协同", DutyRole::Support),
    ];
    let mut units: Vec<DutyUnit> = Vec::new();
    let (mut from, mut shared) = (0, false);
    while from < text.len() {
        let next = (from..text.len()).find_map(|i| {
            VERBS
                .iter()
                .find(|(v, _)| text.matches(i, v))
                .map(|v| (i, v))
        });
        let Some((at, (verb, role))) = next else {
            break;
        };
        let names = text
            .slice(from, at)
            .trim_chars(&['，', '；', '、'])
            .without_start(&["由"]);
        if unit::all_units(&names.without_end(&["等", "等部门", "等单位"])) {
            units.extend(with_role(read_units(&names, warnings), *role));
            shared |= *verb == "按职责分工负责";
        }
        from = at + verb.chars().count();
    }
    if shared && units.iter().all(|u| u.role == DutyRole::Support) {
        for unit in &mut units {
            unit.role = DutyRole::Lead;
        }
        warnings.push(Warning::new(text.line(), Doubt::LeadNotTold));
    }
    units
}

/// In a sentence: 由县税务局牵头，县财政局配合，….
fn inline(text: &Passage, warnings: &mut Vec<Warning>) -> Option<Vec<DutyUnit>> {
    let (lead, _) = text.find_any(&["牵头", "按职责分工负责"])?;
    let by = text.slice(0, lead).rfind("由")?;
    let sentence = text.from(by).sentences().into_iter().next()?;
    let units = verbal(&sentence, warnings);
    (!units.is_empty()).then_some(units)
}

fn table_duties(table: &Table, warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let at = |wanted| table.columns.iter().position(|c| *c == wanted);
    let Some(task) = at(Column::Task) else {
        return Vec::new();
    };
    let led = at(Column::Lead).is_some();
    let mut duties = Vec::new();
    for row in &table.rows {
        let Some(text) = row.cells.get(task).filter(|c| !c.is_empty()) else {
            continue;
        };
        let mut units = Vec::new();
        for (column, role) in [
            (Column::Lead, DutyRole::Lead),
            (
                Column::Responsible,
                if led {
                    DutyRole::Support
                } else {
                    DutyRole::Lead
                },
            ),
            (Column::Support, DutyRole::Support),
        ] {
            let Some(cell) = at(column).and_then(|i| row.cells.get(i)) else {
                continue;
            };
            units.extend(with_role(read_units(cell, warnings), role));
        }
        let line = row.whole.line();
        if units.is_empty() {
            let doubt = Doubt::DutyWithoutUnit {
                begins: unit::short(text),
            };
            warnings.push(Warning::new(line, doubt));
        } else {
            duties.push(Duty {
                units,
                clause: String::new(),
                text: text.text(),
                line,
            });
        }
    }
    duties
}
