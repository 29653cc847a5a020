//! Whether a unit that is asked to a meeting was there.

coded! {
    /// Whether a unit was there.
    pub enum Presence {
        /// Asked to come.
        Invited = "invited",
        /// There.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Excused beforehand.
        Excused = "excused",
        /// Not there, not excused.
        Absent = "absent",
        /// Asked by mistake, and taken off again before the session.
        Withdrawn = "withdrawn",
    }
}

impl Presence {
    /// What may be entered of a unit that is asked.
    pub fn entered() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|presence| *presence != Self::Withdrawn)
    }

    /// Whether the unit stays away, excused or not: it agrees to nothing there.
    pub fn is_away(self) -> bool {
        matches!(self, Self::Excused | Self::Absent)
    }
}
