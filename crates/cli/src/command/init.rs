//! `init`: found a real, empty mechanism and say what comes next.

use crate::{args::InitArgs, failure::Failure, say};
use app::{
    Clock, Error,
    charter::found::{Founding, found},
};
use domain::Refusal;

/// Founds it.
pub async fn run(args: InitArgs) -> Result<(), Failure> {
    let charter = super::charter::named(&args.charter)?;
    let (place, units) = (charter.place.clone(), charter.units.len());
    let host = charter.office.hosts.first().cloned().unwrap_or_default();
    let founding = Founding {
        charter,
        demo: false,
        clock: Clock::System,
    };
    let data = args.data.display();
    match found(&args.data, args.database.as_deref(), founding).await {
        Err(Error::Refused(Refusal::AlreadyDone)) => {
            return Err(Failure::new(
                format!("{data} 里已有机制，请另选文件夹"),
                format!("{data} holds a mechanism already; choose another folder"),
            ));
        }
        other => other?,
    }
    say::answer(&format!(
        "已设立：{place}企业破产处置府院联动机制，{units} 个单位。"
    ));
    say::answer(&format!("Founded: {place}, {units} units."));
    say::answer("");
    say::answer("下一步 Next:");
    say::answer(&format!(
        "  fuyuan person add --data {data} --name 姓名 --unit {host} --role office_director --login 登录名"
    ));
    say::answer(&format!(
        "  fuyuan serve --data {data} --listen 127.0.0.1:8080"
    ));
    Ok(())
}
