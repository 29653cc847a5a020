//! Where the units asked stand on an item of the agenda.

use super::key;
use crate::form::Shown;
use app::meeting::view::{ItemView, MeetingView};
use domain::{
    agenda::{ItemKind, Position, Stance},
    decision::Decision,
    id::UnitId,
    meeting::Attendance,
};
use locale::Wording;

/// A unit's place in the table of positions.
pub(crate) struct PositionShown {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Key of its part in the decisions; empty if they do not name it.
    pub part: &'static str,
    /// Whether it is at the table.
    pub there: bool,
    /// Version of its position; 0 for none.
    pub version: u32,
    /// Code of its stance; empty for none.
    pub stance: &'static str,
    /// Words to it.
    pub words: String,
    /// Stance and words with which its form begins.
    pub start: (&'static str, String),
    /// What the unit wrote before the meeting, in words.
    pub opinion: Option<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass what they hold by reference"
)]
impl PositionShown {
    /// Whether its position is waited for, or is already there: a decision names the unit, or it has spoken.
    pub fn is_expected(&self) -> bool {
        !self.part.is_empty() || !self.stance.is_empty()
    }

    /// Whether the unit is at the table and has taken no position.
    pub fn is_unheard(&self) -> bool {
        self.there && self.stance.is_empty()
    }

    /// Whether its words are missing, or too many, beside the stance typed for it.
    pub fn wordless(&self, form: &Shown<'_>) -> bool {
        let stance = form.value(&format!("stance-{}", self.unit), "");
        let words = form.value(&format!("words-{}", self.unit), "");
        let needs = matches!(
            Stance::parse(stance),
            Some(Stance::Reserve | Stance::Object)
        );
        let wrong = words.chars().count() > 500 || (needs && words.trim().is_empty());
        wrong && !form.error("words").is_empty()
    }

    /// Whether its form was sent without a stance.
    pub fn unchosen(&self, form: &Shown<'_>) -> bool {
        let stance = form.value(&format!("stance-{}", self.unit), "");
        stance.is_empty() && !form.error("stance").is_empty()
    }
}

/// Units by stance, stances in order, empty ones left out.
pub(super) fn stances(
    t: Wording,
    view: &MeetingView,
    item: &ItemView,
) -> Vec<(String, Vec<String>)> {
    let of = |stance: Stance| -> Vec<String> {
        let units = view.attendance.iter().filter(|place| {
            item.positions
                .iter()
                .any(|p| p.unit == place.unit && p.stance == stance)
        });
        units.map(|place| view.units.name(place.unit)).collect()
    };
    Stance::ALL
        .iter()
        .map(|stance| (t.m(&key("stance", stance.code())).into_owned(), of(*stance)))
        .filter(|(_, units)| !units.is_empty())
        .collect()
}

/// How the units at the table stand, in a line: 7 家同意，1 家保留，2 家未表态. Empty while none has spoken.
pub(super) fn tally(t: Wording, rows: &[PositionShown]) -> String {
    if rows.iter().all(|row| row.stance.is_empty()) {
        return String::new();
    }
    let unheard = rows.iter().filter(|row| row.is_unheard()).count();
    let count = |stance: Stance| {
        let said = rows.iter().filter(|row| row.stance == stance.code());
        let more = if stance == Stance::Silent { unheard } else { 0 };
        said.count() + more
    };
    let parts = Stance::ALL.iter().map(|stance| (*stance, count(*stance)));
    let parts = parts.filter(|(_, n)| *n > 0);
    let parts: Vec<_> = parts
        .map(|(stance, n)| {
            let key = match stance {
                Stance::Agree => "tally-agree",
                Stance::Reserve => "tally-reserve",
                Stance::Object => "tally-object",
                Stance::Silent => "tally-silent",
            };
            t.a(key, &[("n", n.into())])
        })
        .collect();
    parts.join(&t.m("tally-then"))
}

/// Words to reservations and objections: unit, stance, words.
pub(super) fn words(
    t: Wording,
    view: &MeetingView,
    item: &ItemView,
) -> Vec<(String, String, String)> {
    let said = |position: &Position| {
        let words = position.words.clone()?;
        let stance = t.m(&key("stance", position.stance.code())).into_owned();
        Some((view.units.name(position.unit), stance, words))
    };
    item.positions.iter().filter_map(said).collect()
}

/// Units asked that may see the item, those the decisions name first; none where the item takes no positions.
pub(super) fn rows(
    t: Wording,
    view: &MeetingView,
    item: &ItemView,
    decisions: &[Decision],
) -> Vec<PositionShown> {
    if item.item.kind == ItemKind::Report {
        return Vec::new();
    }
    let part = |unit: UnitId| {
        if decisions.iter().any(|d| d.lead == unit) {
            "part-lead"
        } else if decisions.iter().any(|d| d.supports.contains(&unit)) {
            "part-support"
        } else {
            ""
        }
    };
    let row = |place: &Attendance| {
        let position = item.positions.iter().find(|p| p.unit == place.unit);
        let written = item.opinions.iter().find(|one| one.unit == place.unit);
        let stance = position.map_or("", |p| p.stance.code());
        let words = position.and_then(|p| p.words.clone()).unwrap_or_default();
        PositionShown {
            unit: place.unit.to_string(),
            name: view.units.name(place.unit),
            part: part(place.unit),
            there: place.was_there(),
            version: position.map_or(0, |p| p.version),
            stance,
            start: (stance, words.clone()),
            words,
            opinion: written.map(|one| {
                let leans = one
                    .stance
                    .map(|stance| t.m(&key("stance", stance.code())).into_owned());
                format!("{} {}", leans.unwrap_or_default(), one.text)
            }),
        }
    };
    let open = |place: &&Attendance| view.asks(item, place.unit);
    let mut rows: Vec<_> = view.attendance.iter().filter(open).map(row).collect();
    rows.sort_by_key(|row| match row.part {
        "part-lead" => 0,
        "part-support" => 1,
        _ => 2,
    });
    rows
}
