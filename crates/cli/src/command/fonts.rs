//! `fonts check`: what official documents will be set in.

use crate::{args::FontsCommand, failure::Failure, say};
use app::Fonts;
use documents::fonts::RoleReport;

/// Runs the command; fails if there is no face at all.
pub fn run(command: &FontsCommand) -> Result<(), Failure> {
    let FontsCommand::Check { fonts } = command;
    let report = Fonts::load(std::slice::from_ref(fonts)).report();
    let rows: Vec<_> = report.iter().map(row).collect();
    say::answer_whole(&say::table(&rows));
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
    let (face, kind) = match &role.face {
        Some((name, _)) if role.licensed => (name.clone(), "正式字体 licensed"),
        Some((name, _)) => (name.clone(), "替代字体 stand-in"),
        None => ("—".into(), "缺 missing"),
    };
    let mut notes = Vec::new();
    if !role.borrowed.is_empty() {
        notes.push(format!("借用 borrowed: {}", list(&role.borrowed)));
    }
    if !role.absent.is_empty() {
        notes.push(format!("无法显示 absent: {}", list(&role.absent)));
    }
    vec![
        role.role.label().into(),
        face,
        kind.into(),
        notes.join("；"),
    ]
}
