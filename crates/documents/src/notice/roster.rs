//! Tables, whether of tabs, bars or spaces, and lists of persons: the roster and tables of tasks.

use super::draft::RosterRow;
use super::outline::Node;
use super::passage::Passage;
use super::unit::{self, Named};
use super::{Doubt, Warning, paragraph, person};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Unit,
    Head,
    Post,
    Liaison,
    Task,
    Lead,
    Responsible,
    Support,
    Ignored,
}

/// How cells are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Tabs,
    Bars,
    Spaces,
}

/// A table as it stands in the text.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    style: Style,
    header: String,
    pub(super) rows: Vec<Row>,
}

/// A row: its cells, and the line as it stands.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Passage>,
    pub(super) whole: Passage,
}

/// Opens a table if the line is the header of a roster or of a list of tasks.
pub(super) fn header(line: &Passage) -> Option<Table> {
    let style = if line.has_char(&['\t']) {
        Style::Tabs
    } else if line.has_char(&['|']) {
        Style::Bars
    } else {
        Style::Spaces
    };
    let cells = cells(line, style);
    if cells.len() < 2
        || cells
            .iter()
            .any(|c| c.len() > 14 || c.has_char(&['。', '，', '；', '：']))
    {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    for cell in &cells {
        columns.push(column(cell, &columns));
    }
    let has = |c| columns.contains(&c);
    let roster = has(Column::Unit) && (has(Column::Head) || has(Column::Liaison));
    let tasks = has(Column::Task) && (has(Column::Lead) || has(Column::Responsible));
    let header = line.key();
    (roster || tasks).then(|| Table {
        columns,
        style,
        header,
        rows: Vec::new(),
    })
}

fn column(cell: &Passage, before: &[Column]) -> Column {
    let has = |words: &[&str]| words.iter().any(|w| cell.key().contains(w));
    if has(&["电话", "手机", "联系方式", "备注", "序号"]) {
        Column::Ignored
    } else if has(&["牵头单位", "牵头部门", "主办单位"]) {
        Column::Lead
    } else if has(&["配合单位", "协办单位", "配合部门"]) {
        Column::Support
    } else if has(&["责任单位", "责任部门", "承办单位"]) {
        Column::Responsible
    } else if has(&["联络", "联系"]) && !has(&["职务"]) {
        Column::Liaison
    } else if has(&["职务", "职位"]) {
        let liaisons = before.last() == Some(&Column::Liaison) || before.contains(&Column::Post);
        if liaisons {
            Column::Ignored
        } else {
            Column::Post
        }
    } else if has(&["任务", "工作内容", "事项"]) {
        Column::Task
    } else if has(&["单位", "部门"]) && !has(&["负责人", "领导"]) {
        Column::Unit
    } else if has(&["负责人", "姓名", "领导", "成员"]) && !before.contains(&Column::Head) {
        Column::Head
    } else {
        Column::Ignored
    }
}

fn cells(line: &Passage, style: Style) -> Vec<Passage> {
    let cut = |mark: char| {
        let mut parts = Vec::new();
        let mut from = 0;
        for i in 0..=line.len() {
            if i == line.len() || line.at(i) == Some(mark) {
                parts.push(line.slice(from, i).trim());
                from = i + 1;
            }
        }
        parts
    };
    match style {
        Style::Tabs => cut('\t'),
        Style::Bars => {
            let mut parts = cut('|');
            let framed = line.trim();
            if framed.last() == Some('|') {
                parts.pop();
            }
            if framed.first() == Some('|') && !parts.is_empty() {
                parts.remove(0);
            }
            parts
        }
        Style::Spaces => line.words(),
    }
}

impl Table {
    /// Takes a line as the next row; false where the table has ended.
    pub(super) fn take(&mut self, line: &Passage) -> bool {
        let key = line.key();
        if key == self.header || key.chars().all(|c| "|-：+".contains(c)) {
            return true;
        }
        let belongs = match self.style {
            Style::Tabs => line.has_char(&['\t']),
            Style::Bars => line.has_char(&['|']),
            Style::Spaces => line.words().len() >= 2 && !line.has_char(&['。']) && line.len() <= 80,
        };
        let ends = paragraph::is_distribution(&line.trim())
            || paragraph::is_imprint(&line.trim())
            || paragraph::is_signature(&line.trim())
            || paragraph::date_like(&line.trim()).is_some()
            || ["附件", "注：", "备注", "说明："]
                .iter()
                .any(|w| key.starts_with(w));
        if !belongs || ends {
            return false;
        }
        let mut cells = cells(line, self.style);
        if self.style == Style::Spaces && cells.len() > self.columns.len() {
            cells = person::words(line);
        }
        self.rows.push(Row {
            cells,
            whole: line.trim(),
        });
        true
    }
}

/// The roster: rows of tables, then lists of persons.
pub(super) fn read(
    tables: &[Table],
    nodes: &[Node],
    warnings: &mut Vec<Warning>,
) -> Vec<RosterRow> {
    let mut rows = Vec::new();
    for table in tables.iter().filter(|t| t.columns.contains(&Column::Unit)) {
        rows.extend(
            table
                .rows
                .iter()
                .filter_map(|row| table_row(table, row, warnings)),
        );
    }
    rows.extend(persons(nodes, warnings));
    rows
}

fn table_row(table: &Table, row: &Row, warnings: &mut Vec<Warning>) -> Option<RosterRow> {
    let line = row.whole.line();
    let cell = |wanted| {
        let at = table.columns.iter().position(|c| *c == wanted)?;
        row.cells.get(at).filter(|c| !c.is_empty() && !is_blank(c))
    };
    let Some(unit) = cell(Column::Unit) else {
        warnings.push(Warning::new(line, Doubt::RosterRowWithoutUnit));
        return None;
    };
    // Without bars or tabs a missing cell leaves it open which one is missing.
    let uneven = match table.style {
        Style::Spaces => row.cells.len() != table.columns.len(),
        Style::Tabs | Style::Bars => row.cells.len() > table.columns.len(),
    };
    if uneven {
        let doubt = Doubt::RosterRowUnclear {
            printed: unit::short(&row.whole),
        };
        warnings.push(Warning::new(line, doubt));
    }
    let text = |wanted| cell(wanted).filter(|_| !uneven).map(Passage::text);
    Some(RosterRow {
        unit: unit.text(),
        head: text(Column::Head),
        post: text(Column::Post),
        liaison: text(Column::Liaison),
        line,
        printed: None,
    })
}

/// A dash stands for nothing.
fn is_blank(cell: &Passage) -> bool {
    cell.key()
        .chars()
        .all(|c| matches!(c, '-' | '/' | '无' | '\\'))
}

/// 成员：张三　县财政局局长, and the lines of persons below.
fn persons(nodes: &[Node], warnings: &mut Vec<Warning>) -> Vec<RosterRow> {
    let mut rows = Vec::new();
    let mut listing = false;
    for node in nodes {
        let label = node
            .text
            .find("：")
            .filter(|at| node.text.slice(0, *at).key() == "成员");
        let line = match label {
            Some(at) => node.text.from(at + 1).trim(),
            None if listing => node.text.clone(),
            None => continue,
        };
        let words = person::words(&line);
        let listed =
            words.len() >= 2 && person::is_name(&words[0]) && !line.has_char(&['。', '：']);
        listing = listed || (label.is_some() && line.is_empty());
        if listed {
            rows.extend(person_row(&line, &words, warnings));
        }
    }
    rows
}

fn person_row(line: &Passage, words: &[Passage], warnings: &mut Vec<Warning>) -> Option<RosterRow> {
    let mut held = Passage::default();
    for word in &words[1..] {
        held.append(word);
    }
    let Some(at) = unit_end(&held) else {
        let doubt = Doubt::PersonUnclear {
            printed: line.text(),
        };
        warnings.push(Warning::new(line.line(), doubt));
        return None;
    };
    let post = held.from(at);
    Some(RosterRow {
        unit: held.slice(0, at).text(),
        head: Some(words[0].text()),
        post: (!post.is_empty()).then(|| post.text()),
        liaison: None,
        line: line.line(),
        printed: None,
    })
}

/// Where the unit ends and the post begins in 县财政局党组成员、副局长.
fn unit_end(held: &Passage) -> Option<usize> {
    const POSTS: &[&str] = &[
        "副",
        "局长",
        "院长",
        "主任",
        "书记",
        "党",
        "常务",
        "检察长",
        "行长",
        "部长",
        "主席",
        "会长",
        "分管",
        "负责人",
        "一级",
        "二级",
        "三级",
        "四级",
        "专职",
        "经理",
        "董事长",
        "镇长",
        "乡长",
        "处长",
        "科长",
        "所长",
        "站长",
        "队长",
        "大队长",
        "纪检",
        "总",
        "政委",
        "审判",
    ];
    (2..held.len())
        .find(|at| unit::is_unit(&held.slice(0, *at)) && held.any_at(*at, POSTS).is_some())
}

/// Units of the roster, for the comparison with the other lists.
pub(super) fn units(rows: &[RosterRow]) -> Vec<Named> {
    let named = |r: &RosterRow| Named {
        name: r.unit.clone(),
        key: Passage::new(&r.unit, r.line).key(),
        line: r.line,
        printed: None,
    };
    rows.iter().map(named).collect()
}
