//! What the units said to circulating minutes, what that leaves to whoever signs them off, and who has received
//! those that are issued.

use crate::{
    Site,
    document::Copy,
    frame::{Light, light},
    gate::Visitor,
    meeting::key,
    open::{disclosures, grounds},
    problem::{Problem, refusal_words},
};
use app::{
    Line, meeting::view::MeetingView, minutes::sheet::was_entered,
    official_document::view::minutes_deliveries,
};
use domain::{
    Actor, Moment, Permission, Refusal,
    delivery::Delivery,
    minutes::{
        CountersignStance, Countersignature, Discrepancy, MinutesState, Signing, may_sign_off,
    },
    official_document::{Disclosure, Publicity},
};
use locale::Wording;

/// A row of the table of countersignatures.
pub(super) struct Signature {
    pub unit: String,
    pub stance: String,
    pub colour: &'static str,
    pub words: Option<String>,
    pub signed: Option<String>,
    /// Whether the office entered it from paper (代录).
    pub entered: bool,
    /// What it said before, since it was asked last: stance and words.
    pub before: Vec<String>,
    pub light: Option<Light>,
}

/// What the units said.
pub(super) struct Heard {
    /// Every unit asked, with its answer.
    pub signatures: Vec<Signature>,
    /// The day by which they answer.
    pub countersign_by: Option<String>,
    /// Name of the visitor's own unit while it has to countersign.
    pub own: Option<String>,
    /// Name of the visitor's own unit while it may answer anew, having objected.
    pub own_anew: Option<String>,
    /// Units not heard of yet: id and name.
    pub waiting: Vec<(String, String)>,
    /// Units that may still answer: those, and who objected.
    pub open: Vec<(String, String)>,
}

impl Heard {
    /// What was said, in the visitor's words.
    pub fn of(site: &Site, t: Wording, view: &MeetingView, by: &Actor) -> Self {
        let all = &view.countersignatures;
        let may = |c: &&Countersignature| circulating(view) && c.is_open();
        let open: Vec<_> = all.iter().filter(may).collect();
        let waits = |c: &Countersignature| c.stance == CountersignStance::Waiting;
        let own = open.iter().find(|c| by.speaks_for(c.unit));
        let named = |c: &Countersignature| (c.unit.to_string(), view.units.name(c.unit));
        let limit = view.minutes.as_ref().and_then(|m| m.countersign_by);
        Self {
            signatures: all.iter().map(|c| signature(site, t, view, c)).collect(),
            countersign_by: limit.map(|day| t.date(day)),
            own: own.filter(|c| waits(c)).map(|c| named(c).1),
            own_anew: own.filter(|c| !waits(c)).map(|c| named(c).1),
            waiting: open.iter().filter(|c| waits(c)).map(|c| named(c)).collect(),
            open: open.iter().map(|c| named(c)).collect(),
        }
    }
}

/// What the visitor may do as one who signs minutes off.
pub(super) struct SignOff {
    /// Whether the office calls such meetings, so that its director signs off too.
    pub office_called: bool,
    /// Whether the visitor may sign off now.
    pub may: bool,
    /// Why the visitor, who signs off others, may not yet.
    pub not_yet: Option<String>,
    /// Whether the visitor may send the minutes back instead.
    pub may_send_back: bool,
    /// Who may read them, to choose: code and words.
    pub disclosures: Vec<(&'static str, String)>,
    /// Why they may be withheld: code and words.
    pub grounds: Vec<(&'static str, String)>,
}

impl SignOff {
    /// As things stand, where text and record part as found.
    pub fn of(
        site: &Site,
        t: Wording,
        view: &MeetingView,
        found: &[Discrepancy],
        by: &Actor,
    ) -> Self {
        let office_called = site
            .desk
            .charter()
            .meetings
            .office_calls(&view.meeting.tier);
        let tried = tried(view, office_called, found, by, site.desk.now());
        let theirs = by.may(Permission::SignOff) && may_sign_off(office_called, by);
        Self {
            office_called,
            may: matches!(tried, Some(Ok(()))),
            not_yet: tried
                .and_then(Result::err)
                .map(|refusal| refusal_words(t, &refusal)),
            may_send_back: circulating(view) && theirs,
            disclosures: disclosures(t),
            grounds: grounds(t),
        }
    }
}

/// Units' copies of issued minutes.
pub(super) struct Deliveries {
    /// The office sees all, a unit its own.
    pub copies: Vec<Copy>,
    /// How many are not received.
    pub waiting: usize,
    /// Whether the visitor's own is among them.
    pub own: bool,
}

impl Deliveries {
    /// Those within sight.
    pub async fn of(site: &Site, visitor: &Visitor, view: &MeetingView) -> Result<Self, Problem> {
        let by = visitor.by()?;
        let all = match &view.minutes {
            Some(minutes) => minutes_deliveries(&site.desk, by, minutes.id).await?,
            None => Vec::new(),
        };
        let open = |one: &&Delivery| one.received_at.is_none();
        let copy = |one: &Delivery| Copy::of(visitor.t, &view.units, one, by);
        Ok(Self {
            copies: all.iter().map(copy).collect(),
            waiting: all.iter().filter(open).count(),
            own: all.iter().filter(open).any(|one| one.is_for(by)),
        })
    }
}

fn circulating(view: &MeetingView) -> bool {
    let state = view.minutes.as_ref().map(|minutes| minutes.state);
    state == Some(MinutesState::Countersigning)
}

/// Whether the visitor may sign circulating minutes off now; none if it is not theirs to do at all.
fn tried(
    view: &MeetingView,
    office_called: bool,
    found: &[Discrepancy],
    by: &Actor,
    now: Moment,
) -> Option<Result<(), Refusal>> {
    let minutes = view
        .minutes
        .clone()
        .filter(|m| m.state == MinutesState::Countersigning)?;
    let signing = Signing {
        office_called,
        countersignatures: &view.countersignatures,
        differences: found,
        publicity: Publicity {
            disclosure: Disclosure::OnRequest,
            ground: None,
        },
        all_open: true,
    };
    let tried = minutes.sign_off(signing, now.date(), by, now);
    match tried {
        _ if !by.may(Permission::SignOff) => None,
        Err(Refusal::MayNotSignOff) => None,
        Err(refusal) => Some(Err(refusal)),
        Ok(_) => Some(Ok(())),
    }
}

fn signature(site: &Site, t: Wording, view: &MeetingView, c: &Countersignature) -> Signature {
    let waiting = c.stance == CountersignStance::Waiting;
    let minutes = view
        .minutes
        .as_ref()
        .filter(|m| m.state == MinutesState::Countersigning);
    let limit = minutes.and_then(|m| m.countersign_by).filter(|_| waiting);
    let at = c.signed_at.map(|at| t.moment_short(at.0));
    Signature {
        unit: view.units.name(c.unit),
        stance: t.m(&key("countersign", c.stance.code())).into_owned(),
        colour: match c.stance {
            CountersignStance::Waiting => "",
            CountersignStance::Signed => "green",
            CountersignStance::Objected => "red",
        },
        words: c.words.clone(),
        entered: was_entered(view, c),
        before: before(t, view, c),
        signed: at.map(|at| format!("{} {at}", c.signed_by.as_deref().unwrap_or_default())),
        light: limit.map(|day| light(t, Some(site.desk.days_left(day)))),
    }
}

/// A unit's answers since it was asked last, the latest first, as the history tells.
fn answers<'a>(view: &'a MeetingView, c: &Countersignature) -> impl Iterator<Item = &'a Line> {
    let name = view.units.name(c.unit);
    let of_unit = move |line: &&Line| {
        let unit = line.facts.get("unit").and_then(|unit| unit.as_str());
        line.kind.starts_with("minutes.countersign") && unit == Some(name.as_str())
    };
    let lines = view.history.iter().filter(of_unit);
    lines.take_while(|line| line.kind == "minutes.countersigned")
}

/// What a unit said before its last answer: stance and words.
fn before(t: Wording, view: &MeetingView, c: &Countersignature) -> Vec<String> {
    let said = |line: &Line| {
        let fact = |key: &str| line.facts.get(key).and_then(|fact| fact.as_str());
        let stance = t.m(&key("countersign", fact("stance")?)).into_owned();
        let words = fact("words").unwrap_or_default();
        Some(format!("{stance} {words}").trim_end().to_owned())
    };
    answers(view, c).skip(1).filter_map(said).collect()
}
