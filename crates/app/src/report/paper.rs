//! A report on paper: the text, its tables and charts as an upward document (上行文), and its workbook.

use super::{
    labels::{self, Labels, PAPER},
    rows,
    view::ReportView,
};
use crate::{Desk, Error, Fonts};
pub use documents::chart::Chart;
use documents::{
    chart::Form,
    official::{self, Attachment, Block, Kind, OfficialDocument},
    workbook::{self, Cell, Sheet},
};
use domain::{
    Sight,
    report::figure::{CountedIn, Figure, FigureKey, Measure, Slice},
    round::AnswerKind,
};
use locale::Wording;
use std::{collections::BTreeMap, sync::Arc};

/// Rows a sheet of the workbook lists for one figure; the page lists them all.
const LISTED: usize = 5_000;

/// The keys of the rows behind figures.
pub(crate) type RowKeys = BTreeMap<String, Vec<String>>;

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// Heads of its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Figures of several measures side by side, a row for each of their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Key of the title's message.
    pub title: &'static str,
    /// Key of the message over the parts.
    pub head: &'static str,
    /// The measures, a column each.
    pub measures: Vec<Measure>,
    /// The parts, a row each.
    pub slices: Vec<Slice>,
}

impl Grid {
    /// The figure in a cell.
    pub fn key(&self, measure: Measure, slice: &Slice) -> FigureKey {
        let slice = Some(slice.clone());
        FigureKey { measure, slice }
    }
}

/// The plan's name inside the notice's title: between its book-title marks, if it has any.
pub(crate) fn charter_name(title: &str) -> &str {
    title
        .split_once('《')
        .and_then(|(_, rest)| rest.rsplit_once('》'))
        .map_or(title, |(name, _)| name)
}

impl ReportView {
    fn figure(&self, key: &FigureKey) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == *key)
    }

    /// A count; 0 if nothing was counted there.
    pub fn count(&self, key: &FigureKey) -> i64 {
        self.figure(key)
            .and_then(|figure| figure.value)
            .unwrap_or(0)
    }

    /// The parts of some measures of one sort that counted anything in either period, in order.
    fn slices(&self, measures: &[Measure], of: fn(&Slice) -> bool) -> Vec<Slice> {
        let mut slices: Vec<Slice> = Vec::new();
        for figure in self
            .figures
            .iter()
            .filter(|f| measures.contains(&f.key.measure))
        {
            if let Some(slice) = figure.key.slice.as_ref().filter(|slice| of(slice))
                && !slices.contains(slice)
            {
                slices.push(slice.clone());
            }
        }
        slices
    }

    /// The tables in which figures stand side by side.
    pub fn grids(&self) -> Vec<Grid> {
        let kind = |slice: &Slice| matches!(slice, Slice::Kind(_));
        let unit = |slice: &Slice| matches!(slice, Slice::Unit(_));
        let grid = |title, head, measures: &[Measure], of: fn(&Slice) -> bool| Grid {
            title,
            head,
            slices: self.slices(measures, of),
            measures: measures.to_vec(),
        };
        let matters = [
            Measure::MattersRaised,
            Measure::MattersAccepted,
            Measure::MattersDeferred,
            Measure::MattersClosed,
            Measure::MattersPending,
        ];
        let raising = [
            Measure::MattersRaised,
            Measure::MattersAccepted,
            Measure::MattersClosed,
        ];
        let tasks = [
            Measure::AssignmentsIssued,
            Measure::AssignmentsVerified,
            Measure::AssignmentsOnTime,
            Measure::AssignmentsLate,
            Measure::AssignmentsOverdue,
        ];
        let mut grids = vec![
            grid(
                "report-grid-difficulty",
                "report-head-difficulty",
                &matters,
                kind,
            ),
            grid("report-grid-raiser", "report-head-raiser", &raising, unit),
            grid("report-grid-tasks", "report-head-unit", &tasks, unit),
            grid(
                "report-grid-meetings",
                "report-head-tier",
                &[Measure::MeetingsHeld],
                kind,
            ),
            grid(
                "report-grid-items",
                "report-head-outcome",
                &[Measure::ItemsSettled],
                kind,
            ),
            grid(
                "report-grid-cases",
                "report-head-procedure",
                &[Measure::CasesAccepted],
                kind,
            ),
        ];
        grids.retain(|grid| !grid.slices.is_empty());
        grids
    }

    /// The tables of the report, in Chinese.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = vec![self.overall()];
        tables.extend(self.grids().iter().map(|grid| self.table(grid)));
        let said = self.said();
        tables.extend(Some(said).filter(|said| !said.rows.is_empty()));
        tables
    }

    fn overall(&self) -> Table {
        let labels = self.labels(PAPER);
        let row = |figure: &Figure| {
            let counted_in = figure.key.measure.counted_in();
            vec![
                labels.of(&figure.key).into(),
                labels.counted_in(figure.key.measure).into(),
                cell(counted_in, figure.value),
                cell(counted_in, figure.previous),
                labels::difference(figure).into(),
            ]
        };
        let whole = self
            .figures
            .iter()
            .filter(|figure| figure.key.slice.is_none());
        Table {
            title: PAPER.m("report-grid-main").into_owned(),
            header: ["指标", "单位", "本期", "上期", "增减"]
                .map(String::from)
                .to_vec(),
            rows: whole.map(row).collect(),
        }
    }

    fn table(&self, grid: &Grid) -> Table {
        let labels = self.labels(PAPER);
        let mut header = vec![PAPER.m(grid.head).into_owned()];
        header.extend(grid.measures.iter().map(|measure| labels.measure(*measure)));
        let row = |slice: &Slice| {
            let mut row = vec![Cell::Text(labels.slice(grid.measures[0], slice))];
            let keys = grid
                .measures
                .iter()
                .map(|measure| grid.key(*measure, slice));
            row.extend(keys.map(|key| Cell::Number(self.count(&key))));
            row
        };
        Table {
            title: PAPER.m(grid.title).into_owned(),
            rows: grid.slices.iter().map(row).collect(),
            header,
        }
    }

    /// The numbers the units gave, beside the data's.
    fn said(&self) -> Table {
        let numbers = self
            .merged
            .iter()
            .filter(|one| one.kind == AnswerKind::Number);
        let row = |one: &super::view::Merged| {
            vec![
                one.unit_name.clone().into(),
                one.label.clone().into(),
                match one.answer.as_deref().and_then(|text| text.parse().ok()) {
                    Some(number) => Cell::Number(number),
                    None => Cell::Empty,
                },
                one.counted.map_or(Cell::Text("—".into()), Cell::Number),
                match (one.difference(), &one.why) {
                    (None, _) => Cell::Empty,
                    (Some(_), why) => {
                        format!("不一致：{}", why.as_deref().unwrap_or("未说明")).into()
                    }
                },
            ]
        };
        Table {
            title: PAPER.m("report-grid-said").into_owned(),
            header: ["单位", "项目", "单位报送", "系统统计", "说明"]
                .map(String::from)
                .to_vec(),
            rows: numbers.map(row).collect(),
        }
    }

    /// The charts of the report, worded in a language.
    pub fn charts(&self, t: Wording) -> Vec<Chart> {
        let labels = self.labels(t);
        let mut charts = vec![
            self.by_difficulty(t, &labels),
            self.by_month(t, &labels),
            self.by_unit(t, &labels),
        ];
        charts.retain(Chart::is_worth_drawing);
        charts
    }

    fn by_difficulty(&self, t: Wording, labels: &Labels<'_>) -> Chart {
        let measure = Measure::MattersRaised;
        let kinds = self.slices(&[measure], |slice| matches!(slice, Slice::Kind(_)));
        let values = |of: fn(&Figure) -> Option<i64>| {
            let keys = kinds.iter().map(|slice| FigureKey {
                measure,
                slice: Some(slice.clone()),
            });
            keys.map(|key| self.figure(&key).and_then(of).unwrap_or(0))
                .collect()
        };
        Chart {
            id: "by-difficulty".into(),
            title: t.m("report-chart-difficulty").into_owned(),
            form: Form::Bars,
            categories: kinds
                .iter()
                .map(|slice| labels.slice(measure, slice))
                .collect(),
            series: vec![
                (
                    t.m("report-this-period").into_owned(),
                    values(|figure| figure.value),
                ),
                (
                    t.m("report-previous-period").into_owned(),
                    values(|figure| figure.previous),
                ),
            ],
        }
    }

    fn by_month(&self, t: Wording, labels: &Labels<'_>) -> Chart {
        let months = self.report.period().months();
        let values = |measure| {
            let keys = months.iter().map(|month| FigureKey::month(measure, *month));
            keys.map(|key| self.count(&key)).collect()
        };
        let series = [Measure::MattersRaised, Measure::MattersClosed]
            .map(|measure| (labels.measure(measure), values(measure)));
        Chart {
            id: "by-month".into(),
            title: t.m("report-chart-month").into_owned(),
            form: Form::Lines,
            categories: months
                .iter()
                .map(|month| format!("{}-{:02}", month.year() % 100, month.month()))
                .collect(),
            series: series.to_vec(),
        }
    }

    fn by_unit(&self, t: Wording, labels: &Labels<'_>) -> Chart {
        let measures = [
            Measure::AssignmentsOnTime,
            Measure::AssignmentsLate,
            Measure::AssignmentsOverdue,
        ];
        let units = self.slices(&measures, |slice| matches!(slice, Slice::Unit(_)));
        let values = |measure| {
            let keys = units.iter().map(|slice| FigureKey {
                measure,
                slice: Some(slice.clone()),
            });
            keys.map(|key| self.count(&key)).collect()
        };
        Chart {
            id: "by-unit".into(),
            title: t.m("report-chart-unit").into_owned(),
            form: Form::Stacked,
            categories: units
                .iter()
                .map(|slice| labels.slice(measures[0], slice))
                .collect(),
            series: measures
                .map(|measure| (labels.measure(measure), values(measure)))
                .to_vec(),
        }
    }
}

fn cell(counted_in: CountedIn, value: Option<i64>) -> Cell {
    match value {
        None => "—".into(),
        Some(value) if counted_in == CountedIn::Days => Cell::Tenths(value),
        Some(value) => Cell::Number(value),
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Tenths(tenths) => labels::value(CountedIn::Days, Some(*tenths)),
        Cell::Empty => String::new(),
    }
}

/// The report as an official document; a draft until it is issued.
pub(crate) fn document(desk: &Desk, view: &ReportView, hash: Option<&str>) -> OfficialDocument {
    let charter = &view.charter;
    let office = format!("{}企业破产处置府院联动机制办公室", charter.place);
    let title = format!("{office}\n关于{}的报告", report_subject(&view.report.title));
    let mut paper = OfficialDocument::new(Kind::DisposalReport, vec![office.clone()], title);
    paper.draft = hash.is_none();
    paper
        .document_number
        .clone_from(&view.report.document_number);
    let approver = view.report.signed_off_by.clone();
    paper.approvers = vec![approver.unwrap_or_else(|| "（待签发）".into())];
    paper.addressees.clone_from(&charter.issuers);
    let text: Vec<_> = view
        .lines
        .iter()
        .map(super::view::ShownLine::words)
        .collect();
    paper.blocks = Block::read(&text.join("\n"));
    let mut tables = Vec::new();
    for (n, table) in (1usize..).zip(view.tables()) {
        tables.push(Block::heading(
            1,
            format!("{}{}", official::number(1, n), table.title),
        ));
        let rows = table.rows.iter().map(|row| row.iter().map(words).collect());
        tables.push(Block::table(table.header, rows.collect()));
    }
    paper.attachments = vec![Attachment::new("企业破产处置情况统计表", tables)];
    let charts = view.charts(PAPER);
    if !charts.is_empty() {
        let pictures = charts
            .iter()
            .map(|chart| Block::picture(chart.svg(), &chart.title));
        paper.attachments.push(Attachment::new(
            "企业破产处置情况统计图",
            pictures.collect(),
        ));
    }
    let day = view.report.issued_on.unwrap_or_else(|| desk.today());
    paper.signatories = vec![office.clone()];
    paper.date = Some(day);
    paper.printed_by = Some((office, day));
    paper.journal_anchor = hash.map(str::to_owned);
    paper
}

/// 2026年第三季度企业破产处置情况 of 2026年第三季度企业破产处置情况报告.
fn report_subject(title: &str) -> &str {
    title.strip_suffix("报告").unwrap_or(title)
}

/// Prints a report as PDF and DOCX.
pub(crate) async fn print(
    paper: OfficialDocument,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let fonts = Arc::clone(fonts);
    tokio::task::spawn_blocking(move || {
        let pdf = official::pdf(&paper, &fonts).map_err(Error::failed)?;
        let docx = official::docx(&paper, &fonts).map_err(Error::failed)?;
        Ok((pdf, docx))
    })
    .await
    .map_err(Error::failed)?
}

/// The report as a workbook: a sheet of all figures, one of each table, and one of the rows behind each
/// measure as far as every member may read them.
pub(crate) async fn workbook(
    desk: &Desk,
    view: &ReportView,
    keys: RowKeys,
    hash: Option<&str>,
) -> Result<Vec<u8>, Error> {
    let mut sheets = vec![all_figures(view, hash)];
    for table in view.tables() {
        let width = |place: usize| if place == 0 { 26 } else { 16 };
        let header = table.header.into_iter().enumerate();
        sheets.push(Sheet {
            name: table.title.clone(),
            title: table.title,
            header: header.map(|(place, head)| (head, width(place))).collect(),
            rows: table.rows,
        });
    }
    let (sight, units) = (Sight::whole(desk.mechanism()), view.units.clone());
    let listed = desk
        .db
        .read_long(async move |tx| {
            let sight = rows::open_sight(&sight);
            let mut listed = Vec::new();
            for (figure, keys) in keys {
                let key: FigureKey = figure.parse().map_err(|()| Error::NotFound)?;
                let mut found = Vec::new();
                for row in keys.iter().take(LISTED) {
                    found.push(rows::row(tx, &sight, key.measure.source(), row, &units).await?);
                }
                listed.push((key, found, keys.len()));
            }
            Ok::<_, Error>(listed)
        })
        .await?;
    let labels = view.labels(PAPER);
    sheets.extend(
        listed
            .into_iter()
            .map(|(key, rows, all)| row_sheet(&labels, &key, &rows, all)),
    );
    let title = view.report.title.clone();
    tokio::task::spawn_blocking(move || workbook::xlsx(&title, &sheets).map_err(Error::failed))
        .await
        .map_err(Error::failed)?
}

fn all_figures(view: &ReportView, hash: Option<&str>) -> Sheet {
    let labels = view.labels(PAPER);
    let row = |figure: &Figure| {
        let counted_in = figure.key.measure.counted_in();
        let difference = figure
            .value
            .zip(figure.previous)
            .map(|(now, before)| now - before);
        vec![
            labels.of(&figure.key).into(),
            labels.counted_in(figure.key.measure).into(),
            cell(counted_in, figure.value),
            cell(counted_in, figure.previous),
            cell(counted_in, difference),
            figure.key.to_string().into(),
        ]
    };
    let hash = hash.map_or_else(|| "（草稿，未固定）".into(), |hash| format!("SM3：{hash}"));
    Sheet {
        name: "全部数据".into(),
        title: format!("{} {hash}", view.report.title),
        header: [
            ("指标", 36),
            ("单位", 8),
            ("本期", 12),
            ("上期", 12),
            ("增减", 12),
            ("代码", 44),
        ]
        .map(|(head, width)| (head.to_owned(), width))
        .to_vec(),
        rows: view.figures.iter().map(row).collect(),
    }
}

fn row_sheet(labels: &Labels<'_>, key: &FigureKey, rows: &[rows::RowView], all: usize) -> Sheet {
    let label = labels.of(key);
    let row = |row: &rows::RowView| {
        let withheld = || "限定可见范围".to_owned();
        vec![
            row.name.clone().unwrap_or_else(withheld).into(),
            row.title.clone().into(),
            row.unit.clone().into(),
            row.on.map_or(String::new(), |day| day.to_string()).into(),
        ]
    };
    let cut = if all > rows.len() {
        format!("（共{all}条，列前{}条）", rows.len())
    } else {
        format!("（共{all}条）")
    };
    Sheet {
        name: format!("明细 {label}"),
        title: format!("{label}{cut}"),
        header: [("编号、名称", 26), ("内容", 60), ("单位", 16), ("日期", 14)]
            .map(|(head, width)| (head.to_owned(), width))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
    }
}
