//! `demo`: fills a new folder with sample work, or takes the one there is; serves it.

use super::serve;
use crate::{args::DemoArgs, failure::Failure, sample, say};
use app::Desk;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Fills if need be, then serves.
pub async fn run(args: DemoArgs) -> Result<(), Failure> {
    let listener = serve::listen(args.listen).await?;
    let fonts = serve::fonts(&args.data, &args.fonts);
    if !super::holds_store(&args.data) {
        let staging = staging(&args.data);
        clear(&staging)?;
        say::warn("正在填入演示数据，请稍候…… Filling in sample work …");
        let begun = std::time::Instant::now();
        sample::fill(&staging, args.matters, &fonts).await?;
        // The folder gets its name when it is whole: what was cut short is begun anew.
        settle(&staging, &args.data)?;
        say::warn(&format!(
            "演示数据已填好，用时 {:.1} 秒。Filled.",
            begun.elapsed().as_secs_f64()
        ));
    }
    let desk = super::open(&args.data, None).await?;
    must_be_demo(&desk, &args.data)?;
    let ending = serve::Ending::listen()?;
    serve::say_address(&listener);
    say::answer_whole(&sample::people::sign_ins());
    serve::serve(desk, listener, fonts, ending).await
}

fn must_be_demo(desk: &Desk, data: &Path) -> Result<(), Failure> {
    if desk.is_demo() {
        return Ok(());
    }
    let data = data.display();
    Err(Failure::new(
        format!("{data} 里是正式机制，不是演示。请用：fuyuan serve --data {data}"),
        format!("{data} holds a real mechanism, no demo; use: fuyuan serve --data {data}"),
    ))
}

fn staging(data: &Path) -> PathBuf {
    let name = data
        .file_name()
        .map_or_else(|| "data".into(), |name| name.to_string_lossy());
    data.with_file_name(format!(".{name}.filling"))
}

fn clear(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))
}

fn settle(staging: &Path, data: &Path) -> Result<(), Failure> {
    // An empty folder may stand there already; anything else in it is not ours to remove.
    if data.exists() {
        fs::remove_dir(data).map_err(|error| Failure::io(data, &error))?;
    }
    fs::rename(staging, data).map_err(|error| Failure::io(data, &error))
}
