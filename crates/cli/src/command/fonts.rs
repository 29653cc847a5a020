//! `fonts check`: what official documents will be set in.

use super::serve;
use crate::{args::FontsCommand, failure::Failure, say};
use app::Fonts;
use documents::fonts::{RARE, RoleReport};
use std::sync::Arc;

/// Runs the command; fails if there is no face at all.
pub fn run(command: &FontsCommand) -> Result<(), Failure> {
    let FontsCommand::Check { data, fonts } = command;
    let faces = match data {
        Some(data) => serve::fonts(data, fonts),
        None => Arc::new(Fonts::load(std::slice::from_ref(fonts))),
    };
    let report = faces.report();
    let rows: Vec<_> = report.iter().map(row).collect();
    say::answer_whole(&say::table(&rows));
    for folder in faces.missing_folders() {
        say::warn(&format!(
            "没有字体文件夹 No folder of fonts: {}",
            folder.display()
        ));
    }
    for file in faces.unreadable() {
        say::warn(&format!(
            "读不出字体，没有采用 No font can be read in: {}",
            file.display()
        ));
    }
    if report.iter().any(|role| !role.absent.is_empty()) {
        say::warn(&format!(
            "有生僻字无法显示：把含有这些字的字体放进 {0}。Some rare characters cannot be shown: put a font \
             that has them into {0}.",
            fonts.display()
        ));
    }
    if report.iter().all(|role| role.face.is_none()) {
        return Err(Failure::new(
            format!(
                "没有找到中文字体。请把字体放进 {}，或安装系统包 fonts-noto-cjk",
                fonts.display()
            ),
            format!(
                "no Chinese font; put fonts into {} or install the package fonts-noto-cjk",
                fonts.display()
            ),
        ));
    }
    Ok(())
}

fn row(role: &RoleReport) -> Vec<String> {
    let list = |characters: &[char]| characters.iter().collect::<String>();
    let (face, kind, file) = match &role.face {
        Some((name, path)) => {
            let kind = if role.licensed {
                "正式字体 licensed"
            } else {
                "替代字体 stand-in"
            };
            (name.clone(), kind, path.display().to_string())
        }
        None => ("—".into(), "缺 missing", String::new()),
    };
    let own: Vec<char> = RARE
        .into_iter()
        .filter(|c| !role.borrowed.contains(c) && !role.absent.contains(c))
        .collect();
    let notes: Vec<String> = [
        ("自有 own", own.as_slice()),
        ("借用 borrowed", &role.borrowed),
        ("无法显示 absent", &role.absent),
    ]
    .into_iter()
    .filter(|(_, characters)| !characters.is_empty())
    .map(|(label, characters)| format!("{label}: {}", list(characters)))
    .collect();
    vec![
        role.role.label().into(),
        face,
        kind.into(),
        notes.join("；"),
        file,
    ]
}
