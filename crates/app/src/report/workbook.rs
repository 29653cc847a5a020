//! A report as a workbook: all figures, its tables, and the rows behind each measure as far as every member
//! may read them.

use super::{
    labels::{Labels, PAPER},
    rows,
    tables::cell,
    view::ReportView,
};
use crate::{Desk, Error};
use documents::workbook::{self, Sheet};
use domain::{
    Sight,
    report::figure::{Figure, FigureKey},
};
use std::collections::BTreeMap;

/// Rows a sheet of the workbook lists for one figure; the page lists them all.
const LISTED: usize = 5_000;

/// The keys of the rows behind figures.
pub(crate) type RowKeys = BTreeMap<String, Vec<String>>;

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
