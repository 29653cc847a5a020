//! What every handler works with.

use app::{Desk, Fonts};
use std::sync::Arc;

/// What every handler works with. Cloning is cheap.
#[derive(Clone)]
pub struct Site {
    /// The desk all acts go through.
    pub desk: Desk,
    /// Faces for printing.
    pub fonts: Arc<Fonts>,
}

impl Site {
    /// A site over a desk.
    pub fn new(desk: Desk, fonts: Arc<Fonts>) -> Self {
        let desk = desk.with_fonts(Arc::clone(&fonts));
        Self { desk, fonts }
    }
}
