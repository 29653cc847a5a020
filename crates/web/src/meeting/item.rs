//! An item of the agenda as the page shows it: decisions, positions, who still has to agree, the outcome.

use super::{
    key,
    past::{PastShown, past, waits},
    position::{PositionShown, rows, stances, tally, words},
};
use crate::{
    Site,
    frame::{Light, light},
};
use app::{
    matter::forward::{Candidate, candidates},
    meeting::view::{ItemView, MeetingView},
};
use domain::{
    agenda::{
        Outcome, Position, Stance, away, is_discussed, not_agreeing, opinion::WrittenOpinion,
    },
    attachment::Classification,
    decision::{Decision, DecisionState},
    id::UnitId,
    meeting::call::ItemProposal,
    remit,
};
use locale::Wording;

/// An item of the agenda.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page says of an item what is so and what is not"
)]
pub(crate) struct ItemShown {
    /// Its id.
    pub id: String,
    /// Its place on the agenda.
    pub place: u32,
    /// Its stamp, as forms carry it.
    pub stamp: u32,
    /// What it is about.
    pub title: String,
    /// Its matter's page; none for a report to be heard.
    pub path: Option<String>,
    /// Number, difficulty and raiser of its matter.
    pub note: String,
    /// What the meeting is asked.
    pub question: String,
    /// Whether an earlier meeting had it.
    pub again: bool,
    /// The meeting before this one that had its matter: path and name.
    pub before: Option<(String, String)>,
    /// The meeting after this one that has it.
    pub after: Option<(String, String)>,
    /// Whether no duty covers its difficulty (缺位).
    pub unattended: bool,
    /// Decisions proposed or agreed, those withdrawn left out.
    pub decisions: Vec<DecisionShown>,
    /// Units by stance, stances in order, empty ones left out.
    pub stances: Vec<(String, Vec<String>)>,
    /// Whether units have spoken on it.
    pub discussed: bool,
    /// How many stand how, in a line; empty while nobody has spoken.
    pub tally: String,
    /// Words to reservations and objections.
    pub words: Vec<(String, String, String)>,
    /// Every unit asked, with its position; none where the item takes none.
    pub rows: Vec<PositionShown>,
    /// Names of units the decisions name that have not agreed.
    pub lacking: Vec<String>,
    /// Those of them that are not asked to the meeting, and so cannot take a position.
    pub not_asked: Vec<String>,
    /// Its outcome.
    pub outcome: Option<OutcomeShown>,
    /// The outcomes it can have: code, word.
    pub outcomes: Vec<(&'static str, String)>,
    /// Whether an outcome recorded by mistake may still be taken back.
    pub may_reopen: bool,
    /// Units whose duties cover the matter: id, name with clause.
    pub within: Vec<(String, String)>,
    /// The other units that may be given a decision, with a reason (越位): id, name.
    pub beyond: Vec<(String, String)>,
    /// The unit a deferral would be watched over by.
    pub owner: String,
    /// Units that proposed it, each with what it asks beyond the item's question; empty for nothing more.
    pub proposed_by: Vec<(String, String)>,
    /// What earlier meetings made of its matter, oldest first.
    pub past: Vec<PastShown>,
    /// How the condition was met on which it came back.
    pub met: Option<String>,
    /// Whether only its parties may see it.
    pub restricted: bool,
    /// Written opinions given before the meeting.
    pub opinions: Vec<OpinionShown>,
    /// The units for which the office enters one: id and name. An administrator only where the item is its own.
    pub opines: Vec<(String, String)>,
    /// Version, stance and text of the visitor's own unit's opinion; 0 and empty for none.
    pub own_opinion: (u32, &'static str, String),
    /// Decisions of earlier meetings that one proposed here may amend or revoke: id, text.
    pub earlier: Vec<(String, String)>,
}

impl ItemShown {
    /// Units that may be given a decision, under the key of how they stand to it; none left out.
    pub fn groups(&self) -> Vec<(&'static str, &[(String, String)])> {
        [
            ("meeting-within", &self.within[..]),
            ("meeting-beyond-group", &self.beyond[..]),
        ]
        .into_iter()
        .filter(|(_, units)| !units.is_empty())
        .collect()
    }
}

impl ItemShown {
    /// The item as the visitor's own unit finds it: its written opinion (version, stance, text), with which its
    /// form begins until it takes a position.
    pub fn of(mut self, own: Option<&str>, opinion: (u32, &'static str, String)) -> Self {
        let row = self
            .rows
            .iter_mut()
            .find(|row| Some(row.unit.as_str()) == own);
        if let Some(row) = row.filter(|row| row.stance.is_empty()) {
            row.start = (opinion.1, opinion.2.clone());
        }
        self.own_opinion = opinion;
        self
    }

    /// Whether the visitor's own unit is named by what is proposed.
    pub fn names(&self, own: &str) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.unit == own && !row.part.is_empty())
    }

    /// Whether it can be deferred.
    pub fn may_be_deferred(&self) -> bool {
        let deferred = Outcome::Deferred.code();
        self.outcomes.iter().any(|(code, _)| *code == deferred)
    }

    /// How many units' positions nobody waits for.
    pub fn others(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_expected()).count()
    }

    /// How many units at the table have taken no position.
    pub fn unheard(&self) -> usize {
        self.rows.iter().filter(|row| row.is_unheard()).count()
    }
}

/// A unit's written opinion.
pub(crate) struct OpinionShown {
    /// The unit's name.
    pub unit: String,
    /// Where it leans, in a word.
    pub stance: Option<String>,
    /// What it says.
    pub text: String,
}

/// A decision under an item.
pub(crate) struct DecisionShown {
    /// Its id.
    pub id: String,
    /// What is decided.
    pub text: String,
    /// Its units: name, key of the part, the clause of the duty or 越位.
    pub units: Vec<(String, &'static str, String)>,
    /// Due day.
    pub due: String,
    /// The due day for machines.
    pub due_on: String,
    /// How long it has; none once its work is verified.
    pub light: Option<Light>,
    /// What counts as done.
    pub done_when: String,
    /// Why it lies beyond the units' duties.
    pub beyond: Option<String>,
    /// Whether it can still be withdrawn.
    pub proposed: bool,
    /// Whether it binds.
    pub agreed: bool,
    /// Key of its state, once a later decision ended it.
    pub ended: Option<&'static str>,
    /// What it does to an earlier decision: key, that one's text.
    pub effect: Option<(String, String)>,
}

/// How an item ended.
pub(crate) struct OutcomeShown {
    /// Its name.
    pub name: String,
    /// Colour of its tag.
    pub colour: &'static str,
    /// Words to it.
    pub text: Option<String>,
    /// What a deferral waits for, who watches, when it comes back.
    pub deferral: Option<String>,
}

/// The place of the matter on another agenda, before or after this one, where that meeting is within sight.
fn neighbour(item: &ItemView, step: impl Fn(usize) -> Option<usize>) -> Option<(String, String)> {
    let here = item
        .chain
        .iter()
        .position(|(one, _)| one.id == item.item.id)?;
    let (other, meeting) = item.chain.get(step(here)?)?;
    let meeting = meeting.as_ref()?;
    let path = format!("/meetings/{}#item-{}", meeting.id, other.id);
    Some((path, app::meeting::name(meeting)))
}

/// An item with what hangs on it.
pub(crate) fn shown(site: &Site, t: Wording, view: &MeetingView, item: &ItemView) -> ItemShown {
    let charter = site.desk.charter();
    let matter = item.matter.as_ref();
    let difficulty = matter.map_or("", |matter| matter.difficulty.as_str());
    let open: Vec<Decision> = item
        .decisions
        .iter()
        .filter(|d| !matches!(d.state, DecisionState::Dropped | DecisionState::Withdrawn))
        .cloned()
        .collect();
    let positions: Vec<(Position, _)> = item
        .positions
        .iter()
        .map(|p| (p.clone(), view.units.reference(p.unit)))
        .collect();
    let mut lacking = not_agreeing(&open, &item.earlier, &positions);
    // Who is away agrees to nothing, whatever is recorded for it.
    for unit in away(&open, &item.earlier, &view.attendance) {
        if !lacking.contains(&unit) {
            lacking.push(unit);
        }
    }
    let asked = |unit: &UnitId| view.attendance.iter().any(|place| place.unit == *unit);
    let names = |units: &[UnitId]| units.iter().map(|unit| view.units.name(*unit)).collect();
    let outside: Vec<UnitId> = lacking
        .iter()
        .filter(|unit| !asked(unit))
        .copied()
        .collect();
    let (within, beyond): (Vec<_>, Vec<_>) = candidates(&charter, &view.units, difficulty)
        .into_iter()
        .partition(|candidate| candidate.clause.is_some());
    let lead = matter.and_then(|matter| matter.lead);
    let owner = open.first().map(|decision| decision.lead).or(lead);
    let rows = rows(t, view, item, &open);
    ItemShown {
        id: item.item.id.to_string(),
        place: item.item.ordinal,
        stamp: item.stamp(),
        title: item.title().to_owned(),
        path: matter
            .filter(|_| item.opens)
            .map(|matter| format!("/matters/{}-{}", matter.year, matter.serial)),
        note: note(site, t, view, item),
        question: item.item.question.clone(),
        again: item.item.earlier.is_some(),
        before: neighbour(item, |here| here.checked_sub(1)),
        after: neighbour(item, |here| Some(here + 1)),
        past: past(t, view, item),
        met: item.came_from().and_then(|terms| terms.condition_met),
        restricted: matter.is_some_and(|one| one.classification == Classification::Restricted),
        unattended: matter.is_some() && remit::covering(&charter, difficulty).next().is_none(),
        decisions: item
            .decisions
            .iter()
            .filter(|d| d.state != DecisionState::Withdrawn)
            .filter(|d| d.state != DecisionState::Dropped || item.item.outcome.is_some())
            .map(|decision| decision_shown(site, t, view, item, &within, decision))
            .collect(),
        stances: stances(t, view, item),
        discussed: is_discussed(&item.positions),
        words: words(t, view, item),
        tally: tally(t, &rows),
        rows,
        outcomes: Outcome::ALL
            .iter()
            .filter(|outcome| outcome.fits(item.item.kind))
            .map(|outcome| {
                let word = t.m(&key("outcome", outcome.code())).into_owned();
                (outcome.code(), word)
            })
            .collect(),
        may_reopen: view.meeting.must_be_in_session().is_ok() && item.item.outcome.is_some(),
        lacking: names(&lacking),
        not_asked: names(&outside),
        outcome: outcome(t, view, item),
        within: within
            .into_iter()
            .map(|c| {
                let clause = c.clause.unwrap_or_default();
                let words = t.a("frame-clause", &[("clause", clause.into())]);
                (c.unit.id.to_string(), format!("{}（{words}）", c.unit.name))
            })
            .collect(),
        beyond: beyond
            .into_iter()
            .map(|c| (c.unit.id.to_string(), c.unit.name))
            .collect(),
        owner: owner.map(|unit| unit.to_string()).unwrap_or_default(),
        proposed_by: proposed_by(view, item),
        opinions: opinions(t, view, item),
        opines: opines(view, item),
        own_opinion: (0, "", String::new()),
        earlier: item
            .earlier
            .iter()
            .map(|d| (d.id.to_string(), d.text.clone()))
            .collect(),
    }
}

/// The units asked from which a written opinion on it is taken.
fn opines(view: &MeetingView, item: &ItemView) -> Vec<(String, String)> {
    let asked = view.attendance.iter().map(|place| place.unit);
    asked
        .filter(|unit| !view.units.sits_in_for_its_own(*unit) || item.is_of(*unit))
        .map(|unit| (unit.to_string(), view.units.name(unit)))
        .collect()
}

/// Written opinions on it.
fn opinions(t: Wording, view: &MeetingView, item: &ItemView) -> Vec<OpinionShown> {
    let word = |stance: Stance| t.m(&key("stance", stance.code())).into_owned();
    let shown = |one: &WrittenOpinion| OpinionShown {
        unit: view.units.name(one.unit),
        stance: one.stance.map(word),
        text: one.text.clone(),
    };
    item.opinions.iter().map(shown).collect()
}

/// Units that proposed it, each with what it asks beyond the item's question.
fn proposed_by(view: &MeetingView, item: &ItemView) -> Vec<(String, String)> {
    let asked = |one: &ItemProposal| {
        let more = one.question.clone();
        more.filter(|words| *words != item.item.question)
            .unwrap_or_default()
    };
    let proposals = item.proposals.iter();
    proposals
        .map(|one| (view.units.name(one.unit), asked(one)))
        .collect()
}

/// Number, difficulty and raiser of an item's matter; or who reports.
fn note(site: &Site, t: Wording, view: &MeetingView, item: &ItemView) -> String {
    let unit = item.brought_by_short(&view.units);
    let Some(matter) = &item.matter else {
        return t.a("meeting-report-note", &[("unit", unit.into())]);
    };
    let number = format!("协〔{}〕{}号", matter.year, matter.serial);
    let charter = site.desk.charter();
    let label = charter.difficulty_label(&matter.difficulty);
    t.a(
        "meeting-item-note",
        &[
            ("number", number.into()),
            ("label", label.into()),
            ("unit", unit.into()),
        ],
    )
}

fn decision_shown(
    site: &Site,
    t: Wording,
    view: &MeetingView,
    item: &ItemView,
    within: &[Candidate],
    decision: &Decision,
) -> DecisionShown {
    let clause = |unit: UnitId| {
        let found = within.iter().find(|candidate| candidate.unit.id == unit);
        found.and_then(|c| c.clause.as_deref()).map_or_else(
            || t.m("meeting-beyond").into_owned(),
            |clause| t.a("frame-clause", &[("clause", clause.into())]),
        )
    };
    let named = std::iter::once((decision.lead, "part-lead"))
        .chain(decision.supports.iter().map(|unit| (*unit, "part-support")));
    let beyond = decision
        .named_units()
        .any(|unit| within.iter().all(|candidate| candidate.unit.id != unit));
    DecisionShown {
        id: decision.id.to_string(),
        text: decision.text.clone(),
        units: named
            .map(|(unit, part)| (view.units.name(unit), part, clause(unit)))
            .collect(),
        due: t.date(decision.due_on),
        due_on: decision.due_on.to_string(),
        light: (!item.carried_out.contains(&decision.id))
            .then(|| light(t, Some(site.desk.days_left(decision.due_on)))),
        done_when: decision.done_when.clone(),
        beyond: decision.beyond_reason.clone().filter(|_| beyond),
        proposed: decision.state == DecisionState::Proposed,
        agreed: decision.state == DecisionState::Agreed,
        ended: match decision.state {
            DecisionState::Amended => Some("state-decision-amended"),
            DecisionState::Revoked => Some("state-decision-revoked"),
            _ => None,
        },
        effect: decision.effect.map(|effect| {
            let earlier = item.earlier.iter().find(|d| Some(d.id) == decision.earlier);
            let text = earlier.map_or_else(String::new, |d| d.text.clone());
            (key("effect", effect.code()), text)
        }),
    }
}

fn outcome(t: Wording, view: &MeetingView, item: &ItemView) -> Option<OutcomeShown> {
    let outcome = item.item.outcome?;
    Some(OutcomeShown {
        name: t.m(&key("outcome", outcome.code())).into_owned(),
        colour: match outcome {
            Outcome::Agreed | Outcome::AgreedWithChanges | Outcome::Noted => "green",
            Outcome::Deferred | Outcome::CarriedOver => "yellow",
            Outcome::Returned | Outcome::Withdrawn => "",
        },
        text: item.item.outcome_text.clone(),
        deferral: item.deferral().map(|terms| waits(t, &view.units, &terms)),
    })
}
