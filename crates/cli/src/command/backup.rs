//! `backup` and `restore`.

use crate::{
    args::{BackupArgs, RestoreArgs},
    failure::Failure,
    say,
};
use app::jobs;

/// Makes a backup while the system may go on running.
pub async fn back_up(args: BackupArgs) -> Result<(), Failure> {
    let desk = super::open(&args.data, None).await?;
    let manifest = jobs::back_up(&desk, &args.out).await;
    jobs::close(desk).await;
    let manifest = manifest?;
    let lines: i64 = manifest.heads.iter().map(|head| head.n).sum();
    let (out, files) = (args.out.display(), manifest.files.len());
    say::answer(&format!(
        "已备份到 {out}：{files} 个文件，留痕 {lines} 行。"
    ));
    say::answer(&format!(
        "Backed up to {out}: {files} files, {lines} journal lines."
    ));
    Ok(())
}

/// Puts a backup back into a new data folder.
pub async fn restore(args: RestoreArgs) -> Result<(), Failure> {
    let reports = store::backup::restore(&args.from, &args.data).await?;
    let lines: i64 = reports.iter().map(|report| report.lines).sum();
    let data = args.data.display();
    say::answer(&format!("已恢复到 {data}：留痕 {lines} 行，校验无误。"));
    say::answer(&format!(
        "Restored to {data}: {lines} journal lines, verified."
    ));
    Ok(())
}
