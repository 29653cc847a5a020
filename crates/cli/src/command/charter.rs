//! `charter read` and `charter check`.

use crate::{
    args::{CharterCommand, Format},
    failure::Failure,
    say,
};
use app::charter::{self, CharterError};
use domain::charter::{Charter, Fault};
use locale::{Language, Wording};
use std::{fs, path::Path};

/// Runs the command.
pub fn run(command: &CharterCommand) -> Result<(), Failure> {
    match command {
        CharterCommand::Read { file, format } => read(file, *format),
        CharterCommand::Check { file } => check(file),
    }
}

fn read(file: &Path, format: Format) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(|error| Failure::io(file, &error))?;
    let draft = charter::read_notice(&bytes).map_err(|error| {
        let words = error.to_string();
        match words.split_once(" / ") {
            Some((chinese, english)) => Failure::new(chinese, english),
            None => Failure::new(words.clone(), words),
        }
    })?;
    let text = match format {
        Format::Toml => toml::to_string_pretty(&draft).map_err(|e| e.to_string()),
        Format::Json => serde_json::to_string_pretty(&draft)
            .map(|text| text + "\n")
            .map_err(|e| e.to_string()),
        Format::Charter => Ok(charter::to_toml(&charter::draft::charter(&draft))),
    };
    let text = text.map_err(|error| Failure::new("草稿无法写出", error))?;
    say::answer_whole(&text);
    for warning in &draft.warnings {
        say::warn(&format!(
            "{}:{}: {}",
            file.display(),
            warning.line,
            warning.bilingual()
        ));
    }
    Ok(())
}

fn check(file: &Path) -> Result<(), Failure> {
    let charter = named(&file.to_string_lossy())?;
    let (units, duties, place) = (charter.units.len(), charter.duties.len(), &charter.place);
    say::answer(&format!(
        "{place}：{units} 个单位，{duties} 项职责，可以据此设立。"
    ));
    say::answer(&format!(
        "{place}: {units} units, {duties} duties; can be founded on."
    ));
    for key in domain::remit::unattended(&charter) {
        let label = charter.difficulty_label(key);
        say::warn(&format!(
            "提示：没有哪项职责涵盖“{label}”（缺位） / note: no duty covers {key}"
        ));
    }
    Ok(())
}

/// Code of the built-in charter.
const BUILT_IN: &str = "140502";

/// The built-in charter by its division code, or the charter in a file.
pub fn named(name: &str) -> Result<Charter, Failure> {
    if name == BUILT_IN {
        built_in()
    } else {
        load(name.as_ref())
    }
}

/// The built-in charter.
pub fn built_in() -> Result<Charter, Failure> {
    charter::parse(charter::BUILT_IN)
        .map_err(|error| Failure::new("内置方案有误", error.to_string()))
}

/// Reads and checks a charter file; faults are named with their fields.
pub fn load(file: &Path) -> Result<Charter, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::io(file, &error))?;
    charter::parse(&text).map_err(|error| match error {
        CharterError::Form(error) => Failure::new(
            format!("{} 不是方案文件：\n{error}", file.display()),
            format!("{} is no charter, see above", file.display()),
        ),
        CharterError::Faults(faults) => {
            let said = |language| {
                let lines: Vec<_> = faults.iter().map(|f| worded(language, f)).collect();
                format!("{}\n{}", file.display(), lines.join("\n"))
            };
            Failure::new(said(Language::Chinese), said(Language::English))
        }
    })
}

fn worded(language: Language, fault: &Fault) -> String {
    let words = Wording::new(language)
        .opt(fault.key)
        .unwrap_or_else(|| known(language, fault.key));
    format!("  {}: {words} {}", fault.field, fault.found)
        .trim_end()
        .to_owned()
}

/// Words of the faults until the messages have them.
fn known(language: Language, key: &'static str) -> &'static str {
    let (chinese, english) = match key {
        "fault-division-code" => ("应为六位行政区划代码，现为", "must be six digits, is"),
        "fault-empty" => ("不能为空", "must not be empty"),
        "fault-no-units" => ("没有成员单位", "there are no units"),
        "fault-twice" => ("重复出现", "occurs twice:"),
        "fault-no-office" => (
            "没有写明办公室设在哪里",
            "does not say where the office sits",
        ),
        "fault-unknown-unit" => ("units 里没有这个单位：", "not among the units:"),
        "fault-unknown-difficulty" => {
            ("difficulties 里没有这一类：", "not among the difficulties:")
        }
        other => (other, other),
    };
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}
