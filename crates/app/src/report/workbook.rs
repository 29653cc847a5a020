//! A report as a workbook: all figures, its tables and charts, and the rows behind each measure as far as
//! every member may read them. A figure leads to the sheet of its rows.

use super::{
    figures::SourceRows,
    labels::{Labels, PAPER},
    rows,
    tables::{cell, change},
    view::ReportView,
};
use crate::{Desk, Error, Fonts};
use documents::workbook::{self, Charts, Sheet};
use domain::{
    Sight,
    report::figure::{CountedIn, Figure, FigureKey, Measure},
};
use std::sync::Arc;

/// Rows a sheet of the workbook lists for one measure; the page lists them all.
const LISTED: usize = 5_000;

/// The rows of a measure that the workbook lists, and how many it counts.
struct Listed {
    measure: Measure,
    rows: Vec<rows::RowView>,
    counted: usize,
}

/// The report as a workbook: a sheet of all figures, one of each table, the charts, and one of the rows
/// behind each measure as far as every member may read them.
pub(crate) async fn workbook(
    desk: &Desk,
    view: &ReportView,
    rows: &SourceRows,
    hash: Option<&str>,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let tables = view.tables();
    let listed = listed(desk, view, rows).await?;
    let details = 1 + tables.len();
    let mut sheets = vec![all_figures(view, hash, &listed, details)];
    for table in tables {
        let width = |place: usize, head: &str| match (place, head) {
            (_, "项目" | "说明") => 40,
            (0, _) => 26,
            _ => 16,
        };
        let header = table.header.into_iter().enumerate();
        let counted_in = table.counted_in.as_deref();
        sheets.push(Sheet {
            name: table.title.clone(),
            title: table.title,
            note: counted_in.map_or_else(String::new, |one| format!("单位：{one}")),
            header: header
                .map(|(place, head)| {
                    let width = width(place, &head);
                    (head, width)
                })
                .collect(),
            rows: table.rows,
            links: Vec::new(),
        });
    }
    let labels = view.labels(PAPER);
    sheets.extend(listed.iter().map(|one| row_sheet(&labels, one)));
    let title = view.report.title.clone();
    let (charts, fonts) = (view.printed_charts(), Arc::clone(fonts));
    tokio::task::spawn_blocking(move || {
        let charts = Charts {
            name: "统计图",
            before: details,
            charts: &charts,
            fonts: &fonts,
        };
        workbook::xlsx(&title, &sheets, &charts).map_err(Error::failed)
    })
    .await
    .map_err(Error::failed)?
}

/// The rows of every measure that counts any. Averages have the rows of what they are averages of.
async fn listed(desk: &Desk, view: &ReportView, rows: &SourceRows) -> Result<Vec<Listed>, Error> {
    let mut chosen = Vec::new();
    for measure in Measure::ALL.iter().copied() {
        let counts = measure.counted_in() != CountedIn::Days;
        let Some(rows) = rows.get(&measure.source()).filter(|_| counts) else {
            continue;
        };
        let key = FigureKey::whole(measure);
        let behind: Vec<_> = rows.iter().filter(|row| key.counts(row)).collect();
        // What only named units may know is in no paper that goes to every member.
        let open = behind.iter().filter(|row| !row.restricted).take(LISTED);
        let open: Vec<_> = open.map(|row| (*row).clone()).collect();
        if !behind.is_empty() {
            chosen.push((measure, open, behind.len()));
        }
    }
    let (sight, units) = (Sight::whole(desk.mechanism()), view.units.clone());
    desk.db
        .read_long(async move |tx| {
            let sight = rows::open_sight(&sight);
            let mut listed = Vec::new();
            for (measure, open, counted) in chosen {
                let mut rows = Vec::new();
                for row in &open {
                    rows.extend(rows::row(tx, &sight, measure.source(), row, &units).await?);
                }
                listed.push(Listed {
                    measure,
                    rows,
                    counted,
                });
            }
            Ok::<_, Error>(listed)
        })
        .await
}

fn all_figures(view: &ReportView, hash: Option<&str>, listed: &[Listed], details: usize) -> Sheet {
    let labels = view.labels(PAPER);
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
    // A whole figure's number leads to the sheet of its rows.
    let sheet = |figure: &Figure| {
        let whole = figure.key.slice.is_none();
        let place = listed
            .iter()
            .position(|one| whole && one.measure == figure.key.measure);
        place.map(|place| details + place)
    };
    let links = (0u32..)
        .zip(&view.figures)
        .filter_map(|(row, figure)| Some((row, 2, sheet(figure)?)))
        .collect();
    let hash = hash.map_or_else(|| "草稿，未固定".into(), |hash| format!("SM3：{hash}"));
    Sheet {
        name: "全部数据".into(),
        title: view.report.title.clone(),
        note: hash,
        header: [
            ("指标", 36),
            ("单位", 8),
            ("本期", 12),
            ("上期", 12),
            ("增减", 12),
        ]
        .map(|(head, width)| (head.to_owned(), width))
        .to_vec(),
        rows: view.figures.iter().map(row).collect(),
        links,
    }
}

fn row_sheet(labels: &Labels<'_>, listed: &Listed) -> Sheet {
    let label = labels.measure(listed.measure);
    let row = |row: &rows::RowView| {
        let entered = if row.entered { "（补登）" } else { "" };
        vec![
            format!("{}{entered}", row.name).into(),
            row.title.clone().into(),
            row.unit.clone().into(),
            row.on.map_or(String::new(), |day| day.to_string()).into(),
        ]
    };
    let (shown, counted) = (listed.rows.len(), listed.counted);
    let cut = if counted > shown {
        format!("共{counted}条，列出{shown}条；限定可见范围的和超出{LISTED}条的不列")
    } else {
        format!("共{counted}条")
    };
    Sheet {
        name: format!("明细 {label}"),
        title: label,
        note: cut,
        header: [("编号、名称", 26), ("内容", 60), ("单位", 16), ("日期", 14)]
            .map(|(head, width)| (head.to_owned(), width))
            .to_vec(),
        rows: listed.rows.iter().map(row).collect(),
        links: Vec::new(),
    }
}
