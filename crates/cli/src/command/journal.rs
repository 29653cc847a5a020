//! `journal verify`.

use crate::{args::JournalCommand, failure::Failure, say};
use app::jobs;

/// Verifies and reports; fails on any fault.
pub async fn run(command: JournalCommand) -> Result<(), Failure> {
    let JournalCommand::Verify { data, database } = command;
    let desk = super::open(&data, database.as_deref()).await?;
    let report = jobs::verify(&desk).await?;
    say::answer(&format!("留痕 journal lines: {}", report.lines));
    say::answer(&format!("记录 rows compared: {}", report.rows));
    say::answer(&format!("签名 anchors compared: {}", report.anchors));
    say::answer(&format!("链头 head: {}", report.head));
    for fault in &report.faults {
        say::answer(&format!("异常 fault: {fault}"));
    }
    if report.faults.is_empty() {
        say::answer("校验无误 verified, no fault");
        Ok(())
    } else {
        let faults = report.faults.len();
        Err(Failure::new(
            format!("发现 {faults} 处异常：留痕或记录在系统之外被改动过。请保全现场，用备份比对"),
            format!(
                "{faults} faults: journal or rows were changed from outside; keep the folder as it is and compare with a backup"
            ),
        ))
    }
}
