//! What keeps a report from the public: its text names a matter that only some units may see.

use super::view::ReportView;
use crate::{Desk, Error};
use domain::official_document::masking::plain;

/// Whether the report's text, units' words and figures' names included, names a matter that is not everybody's to
/// see, by its number or its title. Its figures name none: what is restricted counts in wholes alone.
pub(super) async fn names_closed(desk: &Desk, view: &ReportView) -> Result<bool, Error> {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let text = bare(&plain(&view.printed()));
    let mechanism = desk.mechanism();
    desk.db
        .read_long(async move |tx| {
            let mut after = None;
            loop {
                let matters = store::matter::closed_after(tx, mechanism, after).await?;
                let named = |matter: &domain::matter::Matter| {
                    let number = format!("协〔{}〕{}号", matter.year, matter.serial);
                    text.contains(&number) || text.contains(&bare(&matter.title))
                };
                if matters.iter().any(named) {
                    return Ok(true);
                }
                match matters.last() {
                    Some(last) => after = Some(last.id),
                    None => return Ok(false),
                }
            }
        })
        .await
}
