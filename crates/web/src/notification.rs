//! notification pages.

use crate::routes::Route;

/// Routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    Vec::new()
}
