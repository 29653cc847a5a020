//! What reports bring to paper: charts as SVG, workbooks read back from their own parts.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use documents::{
    chart::{Chart, Form},
    fonts::Fonts,
    workbook::{Cell, Charts, Sheet, xlsx},
};
use proptest::prelude::*;
use std::io::{Cursor, Read as _};

fn chart(form: Form, categories: Vec<String>, series: Vec<(String, Vec<i64>)>) -> Chart {
    Chart {
        id: "c".into(),
        title: "提出事项<按月>&\"类别\"".into(),
        form,
        categories,
        series,
    }
}

/// The elements of a picture that is well formed: names, and the attributes as written.
fn elements(svg: &str) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                let name = String::from_utf8(e.name().as_ref().to_vec()).unwrap();
                found.push((name, String::from_utf8(e.to_vec()).unwrap()));
            }
            quick_xml::events::Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn a_chart_says_in_words_and_patterns_what_it_shows() {
    let series = vec![
        ("本期".to_owned(), vec![5, 0]),
        ("上期".to_owned(), vec![3, 2]),
    ];
    for form in [Form::Bars, Form::Lines, Form::Stacked] {
        let chart = chart(
            form,
            vec!["破产企业涉税".into(), "职工安置".into()],
            series.clone(),
        );
        assert!(chart.is_worth_drawing());
        assert_eq!(
            chart.description(),
            "破产企业涉税：本期5，上期3。职工安置：本期0，上期2。"
        );
        let svg = chart.svg();
        let found = elements(&svg);
        for name in ["title", "desc", "pattern"] {
            assert!(
                found.iter().any(|(one, _)| one == name),
                "{form:?} has no {name}"
            );
        }
        assert!(
            svg.contains("url(#c-p1)"),
            "{form:?}: parts differ by pattern"
        );
        assert!(
            !svg.contains("style="),
            "{form:?}: the pages' policy allows no styles"
        );
        assert_eq!(svg, chart.svg(), "the same picture each time");
    }
    let nothing = chart(
        Form::Bars,
        vec!["甲".into()],
        vec![("本期".into(), vec![0])],
    );
    assert!(!nothing.is_worth_drawing());
    let one_month = chart(
        Form::Lines,
        vec!["1月".into()],
        vec![("本期".into(), vec![4])],
    );
    assert!(!one_month.is_worth_drawing());
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bars = |values: Vec<i64>| {
        let categories = values.iter().map(|n| format!("第{n}类")).collect();
        let svg = chart(Form::Bars, categories, vec![("本期".into(), values)]).svg();
        let drawn = elements(&svg).into_iter().filter(|(name, text)| {
            name == "rect"
                && text.contains("x=\"176\"")
                && text.contains("height=\"12\"")
                && !text.contains("width=\"18\"")
        });
        drawn
            .map(|(_, text)| {
                text.split(" width=\"")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap()
                    .parse::<i64>()
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(bars(vec![10, 5, 0]), [448, 224], "nothing has no bar");
}

proptest! {
    #[test]
    fn every_chart_is_well_formed(
        form in prop::sample::select(vec![Form::Bars, Form::Lines, Form::Stacked]),
        rows in prop::collection::vec((".{0,20}", -3_i64..2_000_000, 0_i64..9), 0..20),
        names in (".{0,8}", ".{0,8}"),
    ) {
        let categories = rows.iter().map(|(name, _, _)| name.clone()).collect();
        let series = vec![
            (names.0, rows.iter().map(|(_, a, _)| *a).collect()),
            (names.1, rows.iter().map(|(_, _, b)| *b).collect()),
        ];
        let svg = chart(form, categories, series).svg();
        prop_assert!(elements(&svg).len() > 5);
        prop_assert!(!svg.contains("=\"-"), "nothing is drawn backwards: {}", svg);
        prop_assert!(!svg.contains("width=\"0\""), "nothing has no bar: {}", svg);
    }
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn written(sheets: &[Sheet], charts: &[Chart]) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
    let charts = Charts {
        name: "统计图",
        before: 1,
        charts,
        fonts: &Fonts::only(&[folder.into()]),
    };
    xlsx("情况报告", sheets, &charts).unwrap()
}

#[test]
fn a_sheet_is_ready_for_the_printer_and_leads_to_its_rows() {
    let sheet = |name: &str, links| Sheet {
        name: name.into(),
        title: name.into(),
        note: "单位：件".into(),
        header: vec![("指标".into(), 20), ("值".into(), 8)],
        rows: vec![
            vec!["甲".into(), Cell::Number(3)],
            vec!["乙".into(), Cell::Number(4)],
            vec!["合计".into(), Cell::Sum(7)],
        ],
        links,
    };
    let drawn = chart(
        Form::Bars,
        vec!["甲".into()],
        vec![("本期".into(), vec![4])],
    );
    let sheets = [sheet("数据", vec![(0, 1, 1)]), sheet("明细 甲", Vec::new())];
    let book = written(&sheets, &[drawn]);
    let page = part(&book, "xl/worksheets/sheet1.xml");
    for (what, setting) in [
        (
            "A4 lying, one page wide",
            "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
        ),
        (
            "heads and labels stand still",
            "<pane xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\"",
        ),
        ("a sum is a sum", "<f>SUM(B4:B5)</f><v>7</v>"),
        ("a number stays a number", "<v>3</v>"),
        (
            "it leads to its rows",
            "<hyperlink ref=\"B4\" location=\"'明细 甲'!A1\"",
        ),
    ] {
        assert!(page.contains(setting), "{what}: {page}");
    }
    let tabs = part(&book, "xl/workbook.xml");
    assert!(tabs.contains("数据!$1:$3"), "heads on every page: {tabs}");
    let order: Vec<_> = tabs
        .split("<sheet name=\"")
        .skip(1)
        .map(|tab| tab.split('"').next().unwrap())
        .collect();
    assert_eq!(order, ["数据", "统计图", "明细 甲"]);
    let mut archive = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    assert!(archive.by_name("xl/media/image1.png").is_ok());
}

#[test]
fn a_workbook_reads_back_and_runs_nothing() {
    let evil = [
        "=1+1",
        "+86",
        "-2",
        "@SUM(A1)",
        "\tcmd|' /C calc'!A0",
        "=HYPERLINK(\"http://x\")",
    ];
    let sheet = |name: &str| Sheet {
        name: name.into(),
        title: "=标题".into(),
        note: "=单位".into(),
        header: vec![("=指标".into(), 20), ("值".into(), 8)],
        rows: evil
            .iter()
            .map(|text| vec![(*text).into(), Cell::Number(7)])
            .chain([vec![Cell::Empty, Cell::Tenths(125)]])
            .collect(),
        links: Vec::new(),
    };
    let sheets = [sheet("明细 [a]:*?/\\'"), sheet("明细 a"), sheet("")];
    let book = written(&sheets, &[]);
    assert_eq!(book, written(&sheets, &[]), "the same bytes each time");
    let page = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!page.contains("<f>"), "no cell holds a formula");
    assert!(page.contains("<v>7</v>") && page.contains("<v>12.5</v>"));
    let strings = part(&book, "xl/sharedStrings.xml");
    for text in ["=1+1", "@SUM(A1)", "=标题", "=指标"] {
        assert!(strings.contains(text), "{text} is kept as typed");
    }
    let tabs = part(&book, "xl/workbook.xml");
    for name in ["明细 a\"", "明细 a2\"", "表\""] {
        assert!(tabs.contains(name), "{name}: {tabs}");
    }
}

#[test]
fn a_long_label_stands_on_two_lines_and_only_one_longer_than_these_is_cut() {
    for (label, lines) in [
        ("职工安置", vec!["职工安置"]),
        (
            "国家税务总局晋城市城区税务局",
            vec!["国家税务总局晋", "城市城区税务局"],
        ),
        (
            "晋城市城区人力资源和社会保障局",
            vec!["晋城市城区人力资", "源和社会保障局"],
        ),
        (
            "云溪县企业破产处置府院联动机制工作领导小组办公室",
            vec!["云溪县企业破产处置府院联", "动机制工作领导小组办公室"],
        ),
        (
            "云溪县企业破产处置府院联动机制工作领导小组联席会议办公室",
            vec!["云溪县企业破产处置府院联", "动机制工作领导小组联席…"],
        ),
    ] {
        for form in [Form::Bars, Form::Stacked] {
            let series = vec![("本期".to_owned(), vec![3])];
            let svg = chart(form, vec![label.into()], series).svg();
            let labels = svg.split("text-anchor=\"end\">").skip(1);
            let found: Vec<_> = labels.map(|rest| rest.split('<').next().unwrap()).collect();
            assert_eq!(found, lines, "{form:?}");
        }
    }
}
