//! `document samples`: every kind of official document as it will be printed, to look at and to measure.

use crate::{
    args::{DocumentCommand, SamplesArgs},
    failure::Failure,
    say,
};
use app::Fonts;
use documents::{
    official::{self, Error, OfficialDocument},
    papers, samples,
};
use std::{fs, path::Path, time::Instant};

/// How many drafts of each are set to find its usual time.
const TIMES: usize = 20;

/// How a paper is printed.
type Print<'a> = Box<dyn Fn() -> Result<Vec<u8>, Error> + 'a>;

/// Runs the command.
pub fn run(command: &DocumentCommand) -> Result<(), Failure> {
    let DocumentCommand::Samples(args) = command;
    fs::create_dir_all(&args.out).map_err(|error| Failure::io(&args.out, &error))?;
    let fonts = Fonts::load(std::slice::from_ref(&args.fonts));
    let mut rows = official_samples(args, &fonts)?;
    rows.extend(paper_samples(args, &fonts)?);
    say::answer_whole(&say::table(&rows));
    Ok(())
}

fn official_samples(args: &SamplesArgs, fonts: &Fonts) -> Result<Vec<Vec<String>>, Failure> {
    let mut rows = Vec::new();
    for (name, document) in samples::official() {
        let pdf = official::pdf(&document, fonts).map_err(refused)?;
        let docx = official::docx(&document, fonts).map_err(refused)?;
        keep(&args.out, &format!("{name}.docx"), &docx)?;
        let mut row = row(&name, &pdf);
        if args.times {
            let edited = usual_time(|n| samples::edited(&document, n), fonts)?;
            let redrafted = usual_time(|n| samples::redrafted(&document, n), fonts)?;
            row.extend([format!("改一处 {edited}"), format!("全文新 {redrafted}")]);
        }
        rows.push(row);
        keep(&args.out, &format!("{name}.pdf"), &pdf)?;
    }
    Ok(rows)
}

fn paper_samples(args: &SamplesArgs, fonts: &Fonts) -> Result<Vec<Vec<String>>, Failure> {
    let letter = samples::of(official::Kind::CoordinationLetter);
    let bundle = samples::bundle(official::pdf(&letter, fonts).map_err(refused)?);
    let (sheet, list) = (samples::sign_in_sheet(), samples::address_list());
    let running = samples::running_sheet();
    let papers: [(&str, Print<'_>); 4] = [
        ("签到表", Box::new(|| papers::sign_in_sheet(&sheet, fonts))),
        ("通讯录", Box::new(|| papers::address_list(&list, fonts))),
        (
            "会议进程单",
            Box::new(|| papers::running_sheet(&running, fonts)),
        ),
        ("会议材料汇编", Box::new(|| papers::bundle(&bundle, fonts))),
    ];
    let first = samples::official().len() + 1;
    (first..)
        .zip(papers)
        .map(|(n, (name, print))| {
            let name = format!("{n:02}-{name}");
            let pdf = print().map_err(refused)?;
            keep(&args.out, &format!("{name}.pdf"), &pdf)?;
            Ok(row(&name, &pdf))
        })
        .collect()
}

/// Name, pages, size.
fn row(name: &str, pdf: &[u8]) -> Vec<String> {
    let pages = papers::pages(pdf).unwrap_or_default();
    vec![
        name.to_owned(),
        format!("{pages} 页"),
        format!("{} kB", pdf.len() / 1000),
    ]
}

/// The median time of setting and exporting the drafts of a document.
fn usual_time(draft: impl Fn(usize) -> OfficialDocument, fonts: &Fonts) -> Result<String, Failure> {
    let mut times = Vec::with_capacity(TIMES);
    for n in 0..TIMES {
        let draft = draft(n);
        let start = Instant::now();
        official::pdf(&draft, fonts).map_err(refused)?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(format!("{:.1} ms", times[TIMES / 2].as_secs_f64() * 1000.0))
}

fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| Failure::io(&path, &error))
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn refused(error: Error) -> Failure {
    Failure::new(format!("公文没有排成：{error}"), error.to_string())
}
