//! A report's papers read back: the same figures in the frozen file, the workbook, the DOCX and the PDF.

use crate::{
    court::Court,
    reports::{busy, fonts, issued, quarter},
};
use app::report::{
    draft,
    issue::{self, Paper},
    labels,
    view::{self, ReportView},
};
use domain::report::figure::{CountedIn, Figure};
use locale::{Language, Wording};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
    process::Command,
};

const CHINESE: Wording = Wording::new(Language::Chinese);

/// Text without markup and blanks.
fn bare(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let was = inside;
            inside = (inside || *c == '<') && *c != '>';
            !was && !inside && !c.is_whitespace() && *c != '\u{c}'
        })
        .collect()
}

fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?
        .1
        .split_once(to)
        .map(|(inside, _)| inside)
}

/// What a sheet's cells hold: text in quotes, numbers as written.
fn cells(book: &[u8], sheet: usize) -> BTreeMap<String, String> {
    let strings = part(book, "xl/sharedStrings.xml");
    let strings: Vec<_> = strings.split("<si>").skip(1).map(bare).collect();
    let page = part(book, &format!("xl/worksheets/sheet{sheet}.xml"));
    let mut cells = BTreeMap::new();
    for cell in page.split("<c ").skip(1) {
        let cell = cell.split("</c>").next().unwrap();
        let (Some(place), Some(value)) =
            (between(cell, "r=\"", "\""), between(cell, "<v>", "</v>"))
        else {
            continue;
        };
        let value = if cell.contains("t=\"s\"") {
            format!("“{}”", strings[value.parse::<usize>().unwrap()])
        } else {
            value.to_owned()
        };
        cells.insert(place.to_owned(), value);
    }
    cells
}

/// A number as a workbook writes it.
fn number(counted_in: CountedIn, value: Option<i64>) -> String {
    match value {
        None => "“—”".into(),
        value => labels::value(counted_in, value),
    }
}

fn workbook_holds(book: &[u8], view: &ReportView) {
    let labels = view.labels(CHINESE);
    let found = cells(book, 1);
    for (row, figure) in (4..).zip(&view.figures) {
        let counted_in = figure.key.measure.counted_in();
        let at = |column: char| {
            found
                .get(&format!("{column}{row}"))
                .map_or("", String::as_str)
        };
        assert_eq!(at('A'), format!("“{}”", bare(&labels.of(&figure.key))));
        assert_eq!(at('C'), number(counted_in, figure.value), "{}", figure.key);
        assert_eq!(
            at('D'),
            number(counted_in, figure.previous),
            "{}",
            figure.key
        );
        assert_eq!(at('F'), "", "no key of ours");
    }
}

/// A main figure's row as papers print it, blanks left out.
fn printed(view: &ReportView, figure: &Figure) -> String {
    let (labels, counted_in) = (view.labels(CHINESE), figure.key.measure.counted_in());
    [
        labels.of(&figure.key),
        labels.counted_in(figure.key.measure),
        labels::value(counted_in, figure.value),
        labels::value(counted_in, figure.previous),
        labels::difference(figure),
    ]
    .concat()
}

#[tokio::test]
async fn every_paper_has_the_figures_that_were_frozen() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = draft::draft(&court.desk, &court.office, quarter()).await;
    let id = id.unwrap().to_string();
    issued(&court, &id).await;
    let view = view::view(&court.desk, &court.tax, &id).await.unwrap();
    let file = async |which| {
        let file = issue::file(&court.desk, &court.office, &id, which, fonts()).await;
        file.unwrap().2
    };
    let frozen: serde_json::Value = serde_json::from_slice(&file(Paper::Frozen).await).unwrap();
    let kept = frozen["figures"].as_array().unwrap();
    assert_eq!(kept.len(), view.figures.len());
    for (kept, figure) in kept.iter().zip(&view.figures) {
        assert_eq!(kept["key"], figure.key.to_string());
        assert_eq!(kept["value"].as_i64(), figure.value);
    }
    let book = file(Paper::Xlsx).await;
    workbook_holds(&book, &view);
    let docx = bare(&part(&file(Paper::Docx).await, "word/document.xml"));
    let path = court.folder.path().join("report.pdf");
    std::fs::write(&path, file(Paper::Pdf).await).unwrap();
    let run = Command::new("pdftotext")
        .arg("-raw")
        .arg(&path)
        .arg("-")
        .output();
    let pdf = bare(&String::from_utf8(run.unwrap().stdout).unwrap());
    let main = view
        .figures
        .iter()
        .filter(|figure| figure.key.slice.is_none());
    for row in main.map(|figure| printed(&view, figure)) {
        assert!(docx.contains(&row), "the DOCX lacks {row}");
        assert!(pdf.contains(&row), "the PDF lacks {row}: {pdf}");
    }
    let charts = view.printed_charts();
    let titles: Vec<_> = charts.iter().map(|chart| chart.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "提出事项按疑难类别与上期比较",
            "提出、销号事项按月",
            "任务办理情况按单位"
        ]
    );
    let full = "国家税务总局晋城市城区税务局".to_owned();
    assert!(
        charts[2].categories.contains(&full),
        "{:?}",
        charts[2].categories
    );
    let short = &view.charts(CHINESE)[2].categories;
    assert!(short.contains(&"区税务局".into()), "{short:?}");
    for chart in charts {
        assert!(
            docx.contains(&chart.title) && pdf.contains(&chart.title),
            "{}",
            chart.title
        );
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    assert!(
        archive.by_name("xl/media/image1.png").is_ok(),
        "charts are in the workbook"
    );
    court.finish().await;
}

#[tokio::test]
async fn a_report_on_nothing_is_still_a_report() {
    let court = Court::open().await;
    let id = draft::draft(&court.desk, &court.office, quarter()).await;
    let id = id.unwrap().to_string();
    issued(&court, &id).await;
    let view = view::view(&court.desk, &court.tax, &id).await.unwrap();
    assert!(view.grids().is_empty() && view.charts(CHINESE).is_empty());
    let verified = app::report::frozen::verify(&court.desk, &court.tax, &id, CHINESE).await;
    assert!(verified.unwrap().intact);
    for which in [Paper::Pdf, Paper::Docx, Paper::Xlsx] {
        issue::file(&court.desk, &court.tax, &id, which, fonts())
            .await
            .unwrap();
    }
    court.finish().await;
}
