//! The tables and charts of a report: the same on the page, in the papers and in the workbook.

use super::{
    labels::{self, Labels, PAPER},
    view::ReportView,
};
pub use documents::chart::Chart;
use documents::{chart::Form, workbook::Cell};
use domain::{
    id::UnitId,
    report::figure::{CountedIn, Figure, FigureKey, Measure, Slice},
    round::AnswerKind,
};
use locale::Wording;

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// In what its numbers count: 件; none where its rows differ in it.
    pub counted_in: Option<String>,
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

    /// In what its figures count: all of a grid in the same.
    pub fn counted_in(&self) -> CountedIn {
        self.measures[0].counted_in()
    }

    /// Whether its rows add up: counts do, averages do not.
    pub fn adds_up(&self) -> bool {
        self.counted_in() != CountedIn::Days
    }
}

impl ReportView {
    fn figure(&self, key: &FigureKey) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == *key)
    }

    /// A figure's value and that of the period before: counts are 0 if nothing was counted there, days none.
    pub fn values(&self, key: &FigureKey) -> (Option<i64>, Option<i64>) {
        let nothing = (key.measure.counted_in() != CountedIn::Days).then_some(0);
        self.figure(key)
            .map_or((nothing, nothing), |figure| (figure.value, figure.previous))
    }

    /// A count; 0 if nothing was counted there.
    pub fn count(&self, key: &FigureKey) -> i64 {
        self.values(key).0.unwrap_or(0)
    }

    /// What of each measure of a grid stands in none of its parts: what is restricted is counted in the whole
    /// alone. None if all of it is told apart.
    pub fn apart(&self, grid: &Grid) -> Option<Vec<i64>> {
        let apart = |measure: &Measure| {
            let parts = grid.slices.iter().map(|slice| grid.key(*measure, slice));
            let told: i64 = parts.map(|key| self.count(&key)).sum();
            self.count(&FigureKey::whole(*measure)) - told
        };
        let apart: Vec<_> = grid.measures.iter().map(apart).collect();
        (grid.adds_up() && apart.iter().any(|n| *n != 0)).then_some(apart)
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
        let open = [
            Measure::MattersPending,
            Measure::MattersPendingYear,
            Measure::MattersPendingTwoYears,
        ];
        let days = [Measure::CloseDaysAverage, Measure::CloseDaysMedian];
        let raising = [
            Measure::MattersRaised,
            Measure::MattersAccepted,
            Measure::MattersDecided,
            Measure::MattersClosed,
            Measure::MattersPending,
        ];
        let tasks = [
            Measure::AssignmentsIssued,
            Measure::AssignmentsVerified,
            Measure::AssignmentsOnTime,
            Measure::AssignmentsLate,
            Measure::AssignmentsOverdue,
        ];
        let (difficulty, tier) = ("report-head-difficulty", "report-head-tier");
        let mut grids = vec![
            grid("report-grid-difficulty", difficulty, &matters, kind),
            grid("report-grid-open", difficulty, &open, kind),
            grid("report-grid-days", difficulty, &days, kind),
            grid("report-grid-raiser", "report-head-raiser", &raising, unit),
            grid("report-grid-tasks", "report-head-unit", &tasks, unit),
            grid("report-grid-meetings", tier, &[Measure::MeetingsHeld], kind),
            grid(
                "report-grid-items",
                "report-head-outcome",
                &[Measure::ItemsSettled],
                kind,
            ),
            grid(
                "report-grid-documents",
                "report-head-document",
                &[Measure::DocumentsIssued],
                kind,
            ),
            grid(
                "report-grid-cases",
                "report-head-procedure",
                &[Measure::CasesConcerned],
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
                change(figure),
            ]
        };
        let whole = self
            .figures
            .iter()
            .filter(|figure| figure.key.slice.is_none());
        Table {
            title: PAPER.m("report-grid-main").into_owned(),
            counted_in: None,
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
            let name = match slice {
                // Papers use full names; screens and tokens the short ones.
                Slice::Unit(unit) => self.units.full_name(*unit),
                _ => labels.slice(grid.measures[0], slice),
            };
            let mut row = vec![Cell::Text(name)];
            let keys = grid.measures.iter().map(|one| grid.key(*one, slice));
            row.extend(keys.map(|key| cell(grid.counted_in(), self.values(&key).0)));
            row
        };
        let mut rows: Vec<_> = grid.slices.iter().map(row).collect();
        if let Some(apart) = self.apart(grid) {
            let mut row = vec![Cell::Text(PAPER.m("report-apart").into_owned())];
            row.extend(apart.into_iter().map(Cell::Number));
            rows.push(row);
        }
        if grid.adds_up() {
            let mut row = vec![Cell::Text(PAPER.m("report-total").into_owned())];
            let whole = grid.measures.iter().map(|one| FigureKey::whole(*one));
            row.extend(whole.map(|key| Cell::Sum(self.count(&key))));
            rows.push(row);
        }
        Table {
            title: PAPER.m(grid.title).into_owned(),
            counted_in: Some(labels.counted_in(grid.measures[0])),
            header,
            rows,
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
                one.unit_full_name.clone().into(),
                one.bare_label(&self.charter).to_owned().into(),
                match one.answer.as_deref().map(|text| (text, text.parse())) {
                    Some((_, Ok(number))) => Cell::Number(number),
                    Some((decimal, Err(_))) => decimal.to_owned().into(),
                    None => Cell::Empty,
                },
                one.counted.map_or(Cell::None, Cell::Number),
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
            counted_in: None,
            header: ["单位", "项目", "单位报送", "系统统计", "说明"]
                .map(String::from)
                .to_vec(),
            rows: numbers.map(row).collect(),
        }
    }

    /// The charts of the report for its page, worded in a language.
    pub fn charts(&self, t: Wording) -> Vec<Chart> {
        self.drawn(t, |unit| self.units.name(unit))
    }

    /// The charts of the report for its papers, which use full names.
    pub fn printed_charts(&self) -> Vec<Chart> {
        self.drawn(PAPER, |unit| self.units.full_name(unit))
    }

    fn drawn(&self, t: Wording, name: impl Fn(UnitId) -> String) -> Vec<Chart> {
        let labels = self.labels(t);
        let mut charts = vec![
            self.by_difficulty(t, &labels),
            self.by_month(t, &labels),
            self.by_unit(t, &labels, name),
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
            title: self.chart_title(
                t,
                "report-chart-difficulty",
                &[measure],
                &kinds.iter().cloned().map(Some).collect::<Vec<_>>(),
            ),
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

    /// A chart's title, which says how much is restricted and so in none of its parts.
    fn chart_title(
        &self,
        t: Wording,
        key: &str,
        measures: &[Measure],
        parts: &[Option<Slice>],
    ) -> String {
        let labels = self.labels(t);
        let apart = measures.iter().filter_map(|measure| {
            let parts = parts.iter().map(|slice| FigureKey {
                measure: *measure,
                slice: slice.clone(),
            });
            let told: i64 = parts.map(|key| self.count(&key)).sum();
            let apart = self.count(&FigureKey::whole(*measure)) - told;
            let counted_in = labels.counted_in(*measure);
            (apart > 0).then(|| format!("{} {apart} {counted_in}", labels.measure(*measure)))
        });
        let apart: Vec<String> = apart.collect();
        let title = t.m(key).into_owned();
        if apart.is_empty() {
            return title;
        }
        let args = [
            ("title", title.as_str().into()),
            ("apart", t.listed(&apart).into()),
        ];
        t.a("report-chart-apart", &args)
    }

    fn by_month(&self, t: Wording, labels: &Labels<'_>) -> Chart {
        // Of a month that has not come there is nothing to say, not even none.
        let counted_on = self.report.counted_at.date();
        let mut months = self.report.period().months();
        months.retain(|first| *first <= counted_on);
        let values = |measure| {
            let keys = months.iter().map(|month| FigureKey::month(measure, *month));
            keys.map(|key| self.count(&key)).collect()
        };
        let series = [Measure::MattersRaised, Measure::MattersClosed]
            .map(|measure| (labels.measure(measure), values(measure)));
        Chart {
            id: "by-month".into(),
            title: self.chart_title(
                t,
                "report-chart-month",
                &[Measure::MattersRaised, Measure::MattersClosed],
                &months
                    .iter()
                    .map(|month| FigureKey::month(Measure::MattersRaised, *month).slice)
                    .collect::<Vec<_>>(),
            ),
            form: Form::Lines,
            categories: months
                .iter()
                .map(|month| format!("{}-{:02}", month.year() % 100, month.month()))
                .collect(),
            series: series.to_vec(),
        }
    }

    fn by_unit(&self, t: Wording, labels: &Labels<'_>, name: impl Fn(UnitId) -> String) -> Chart {
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
            title: self.chart_title(
                t,
                "report-chart-unit",
                &measures,
                &units.iter().cloned().map(Some).collect::<Vec<_>>(),
            ),
            form: Form::Stacked,
            categories: units
                .iter()
                .map(|slice| match slice {
                    Slice::Unit(unit) => name(*unit),
                    _ => labels.slice(measures[0], slice),
                })
                .collect(),
            series: measures
                .map(|measure| (labels.measure(measure), values(measure)))
                .to_vec(),
        }
    }
}

/// A value as a cell.
pub(crate) fn cell(counted_in: CountedIn, value: Option<i64>) -> Cell {
    match value {
        None => Cell::None,
        Some(value) if counted_in == CountedIn::Days => Cell::Tenths(value),
        Some(value) => Cell::Number(value),
    }
}

/// How a figure changed since the period before, as a cell.
pub(crate) fn change(figure: &Figure) -> Cell {
    match figure.value.zip(figure.previous) {
        None => Cell::None,
        Some((now, before)) if figure.key.measure.counted_in() == CountedIn::Days => {
            Cell::ChangeTenths(now - before)
        }
        Some((now, before)) => Cell::Change(now - before),
    }
}

/// A cell as printed.
pub(crate) fn words(cell: &Cell) -> String {
    let signed = |value: i64, words: String| {
        if value > 0 {
            format!("+{words}")
        } else {
            words
        }
    };
    let tenths = |value: i64| labels::value(CountedIn::Days, Some(value));
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) | Cell::Sum(number) => number.to_string(),
        Cell::Tenths(value) => tenths(*value),
        Cell::Change(value) => signed(*value, value.to_string()),
        Cell::ChangeTenths(value) => signed(*value, tenths(*value)),
        Cell::None => "—".into(),
        Cell::Empty => String::new(),
    }
}
