//! The commands, one per file.

pub mod backup;
pub mod charter;
pub mod demo;
pub mod document;
pub mod fonts;
pub mod init;
pub mod journal;
pub mod person;
pub mod serve;

use crate::failure::Failure;
use app::{Desk, Error};
use std::path::Path;

/// Opens the mechanism of a data folder. A folder without one is left as it was.
pub async fn open(data: &Path, database: Option<&str>) -> Result<Desk, Failure> {
    let none = || {
        let data = data.display();
        Failure::new(
            format!("{data} 里没有机制。请先设立：fuyuan init --charter 140502 --data {data}"),
            format!(
                "no mechanism in {data}; found one first: fuyuan init --charter 140502 --data {data}"
            ),
        )
    };
    if database.is_none() && !holds_store(data) {
        return Err(none());
    }
    match Desk::open(data, database).await {
        Ok(desk) => Ok(desk),
        Err(Error::NotFound) => Err(none()),
        Err(error) => Err(error.into()),
    }
}

/// Whether a data folder holds a store.
pub fn holds_store(data: &Path) -> bool {
    data.join(store::backup::DATABASE).exists()
}
