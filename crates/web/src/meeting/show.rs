//! The page of one meeting, from the plan to the minutes: what is next, the agenda, who came, how it got here.

use super::{
    before::{CallShown, OwnReply, ReplyShown, call_shown, own_reply, replies},
    closing::{Missing, missing},
    concern::{self, DoubtShown, GapsShown, moved},
    entered,
    item::{ItemShown, shown},
    key,
    listable::{Candidate, GROUPS, proposable, to_list},
    plan::{Start, callers, posts, reply_hint},
    stage::{Stage, stages},
    time,
    version::{VersionShown, versions},
};
use crate::{
    Site,
    form::{Form, Shown, Trouble},
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    problem::{Problem, html},
};
use app::{
    Line,
    meeting::{
        concern::Gaps,
        doubt, reply_day,
        view::{self, ItemView, MeetingView},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Date, Permission, Role,
    agenda::{Stance, version::AgendaVersion},
    attachment::{Attachment, Purpose},
    id::UnitId,
    meeting::{
        Attendance, MeetingState, Presence,
        consent::{Consent, ConsentState},
    },
    minutes::{CountersignStance, MinutesState},
    unit::{UnitKind, UnitRef},
};

#[derive(Template)]
#[template(path = "meeting/show.html")]
struct MeetingPage {
    frame: Frame,
    view: MeetingView,
    version: String,
    time: String,
    state: String,
    light: Option<Light>,
    stages: Vec<Stage>,
    items: Vec<ItemShown>,
    /// The visitor's own unit, if it is asked to this meeting and the visitor speaks for it.
    own: Option<String>,
    missing: Vec<Missing>,
    to_list: Vec<Candidate>,
    to_invite: Vec<UnitRef>,
    persons: Vec<(UnitId, String)>,
    callers: Vec<(String, String)>,
    posts: Vec<String>,
    /// What may have been overlooked, before the session.
    doubts: Vec<DoubtShown>,
    /// Whether the visitor is the convener in whose name the meeting is planned.
    calls: bool,
    office_calls: bool,
    call: Option<CallShown>,
    call_words: String,
    proposable: Vec<(String, String)>,
    replies: Vec<ReplyShown>,
    reply_by: String,
    reply_hint: String,
    own_reply: Option<OwnReply>,
    versions: Vec<VersionShown>,
    gaps: GapsShown,
    clause: String,
    start: Start,
    trouble: Option<Trouble>,
    /// Whether the trouble's form is no longer offered, so that it stands above everything.
    stray: bool,
}

impl MeetingPage {
    fn form(&self, name: &str) -> Shown<'_> {
        Shown::new(self.trouble.as_ref(), name)
    }

    fn item_form(&self, name: &str, id: &str) -> Shown<'_> {
        self.form(&format!("{name}-{id}"))
    }

    fn is(&self, state: &str) -> bool {
        self.view.meeting.state.code() == state
    }

    fn planned(&self) -> bool {
        self.is("planned")
    }

    fn under_way(&self) -> bool {
        self.is("convened") || self.is("in_session")
    }

    /// Whether the running sheet is the visitor's to see.
    fn may_run(&self) -> bool {
        let whole = self.frame.office || self.frame.may(Permission::SignOff);
        whole && self.under_way()
    }

    /// What the visitor's own unit replied.
    fn own_reply(&self) -> Option<&OwnReply> {
        self.own_reply.as_ref().filter(|_| self.own.is_some())
    }

    /// Whether the visitor's own unit replied so.
    fn replied(&self, code: &str) -> bool {
        self.own_reply()
            .is_some_and(|own| own.reply.answer.code() == code)
    }

    /// What stands in a field of the visitor's own unit's reply.
    fn own_words(&self, field: &str) -> &str {
        self.own_reply().map_or("", |own| own.words(field))
    }

    /// Whether the visitor's own unit still owes a reply to the notice as it now stands.
    fn owes_reply(&self) -> bool {
        self.own_reply().is_none_or(|own| own.outdated)
    }

    /// Whether the agenda stands as frozen.
    fn frozen(&self) -> bool {
        self.view.last_version().is_some_and(AgendaVersion::holds)
    }

    /// Whether the meeting is over: what was done is folded, and what came of it stands at the top.
    fn over(&self) -> bool {
        self.is("closed")
    }

    /// Whether an item stands as a line that unfolds: to its outcome once the meeting is over, and in session.
    fn folds(&self, item: &ItemShown) -> bool {
        self.is("in_session") || (self.over() && item.outcome.is_some())
    }

    /// Whether an item is the one in hand: the first without an outcome, or the one whose form came back.
    fn in_hand(&self, item: &ItemShown) -> bool {
        let came_back = |trouble: &Trouble| trouble.form().ends_with(&format!("-{}", item.id));
        if self.trouble.as_ref().is_some_and(came_back) {
            return true;
        }
        let first = self.items.iter().find(|one| one.outcome.is_none());
        self.is("in_session") && first.is_some_and(|first| first.id == item.id)
    }

    /// How many lines of the history stand unfolded.
    fn history_shown(&self) -> usize {
        if self.ahead() { 8 } else { 2 }
    }

    /// How many units were there, in time or late, and how many away.
    fn there_and_away(&self) -> (usize, usize) {
        let places = &self.view.attendance;
        let there = places.iter().filter(|place| place.was_there()).count();
        (there, places.len() - there - self.unheard())
    }

    /// Of how many units it is not entered whether they came.
    fn unheard(&self) -> usize {
        let unheard = |place: &&Attendance| place.presence == Presence::Invited;
        self.view.attendance.iter().filter(unheard).count()
    }

    /// Whether the session has yet to begin.
    fn ahead(&self) -> bool {
        self.planned() || self.is("convened")
    }

    /// Whether the office may change the agenda now.
    fn agenda_open(&self) -> bool {
        self.frame.office && self.ahead() && !self.frozen()
    }

    fn may_change(&self) -> bool {
        self.frame.office && (self.planned() || self.is("convened"))
    }

    /// Whether the office may still change what an item proposes.
    fn may_propose(&self, item: &ItemShown) -> bool {
        self.frame.office && item.outcome.is_none() && !self.is("closed") && !self.is("called_off")
    }

    fn stances(&self) -> Vec<(&'static str, String)> {
        let word = |stance: &Stance| self.frame.t.m(&key("stance", stance.code())).into_owned();
        Stance::ALL
            .iter()
            .map(|stance| (stance.code(), word(stance)))
            .collect()
    }

    /// Groups of matters to list that are not empty.
    fn groups(&self) -> Vec<&'static str> {
        let filled = |group: &&str| self.to_list.iter().any(|matter| matter.group == *group);
        GROUPS.into_iter().filter(filled).collect()
    }

    fn presences(&self) -> Vec<(&'static str, String)> {
        Presence::entered()
            .map(|presence| (presence.code(), presence_word(self.frame.t, presence)))
            .collect()
    }

    fn presence(&self, place: &Attendance) -> String {
        presence_word(self.frame.t, place.presence)
    }

    fn unit(&self, place: &Attendance) -> String {
        self.view.units.name(place.unit)
    }

    fn people(&self, place: &Attendance) -> Vec<&str> {
        let own = self.persons.iter().filter(|(unit, _)| *unit == place.unit);
        own.map(|(_, name)| name.as_str()).collect()
    }

    /// Items on which the visitor's own unit has yet to take a position, in session.
    fn own_open(&self) -> Vec<&ItemShown> {
        let Some(own) = self.own.as_deref().filter(|_| self.is("in_session")) else {
            return Vec::new();
        };
        let open = |item: &&ItemShown| {
            let silent = item
                .rows
                .iter()
                .any(|row| row.unit == own && row.stance.is_empty());
            silent && item.outcome.is_none()
        };
        self.items.iter().filter(open).collect()
    }

    /// Whether the visitor's own unit is named by what is proposed and has not written its opinion.
    fn expects_opinion(&self, item: &ItemShown) -> bool {
        let own = self.own.as_deref().filter(|_| item.own_opinion.0 == 0);
        own.is_some_and(|own| item.names(own))
    }

    /// Whether this is the item the visitor's own unit answers next.
    fn is_first_open(&self, item: &ItemShown) -> bool {
        self.own_open()
            .first()
            .is_some_and(|first| first.id == item.id)
    }

    /// Whether the visitor's own unit has minutes to countersign.
    fn own_countersign(&self) -> bool {
        let circulating =
            self.view.minutes.as_ref().map(|m| m.state) == Some(MinutesState::Countersigning);
        circulating
            && self.view.countersignatures.iter().any(|c| {
                c.stance == CountersignStance::Waiting && Some(c.unit.to_string()) == self.own
            })
    }

    fn words(&self, line: &Line) -> String {
        self.frame.t.event(&line.kind, &line.facts)
    }

    fn moment(&self, line: &Line) -> String {
        self.frame.t.moment_short(line.at.0)
    }

    /// Whether the visitor, as the convener or for the office, may answer whether the meeting is called.
    fn may_consent(&self) -> bool {
        let open = |one: &Consent| one.may_be_answered(&self.view.meeting);
        // What was answered the convener alone changes.
        let theirs = |one: &Consent| self.frame.office && one.state != ConsentState::Given;
        let consent = self.view.consent.as_ref();
        consent.is_some_and(|one| open(one) && (self.calls || theirs(one)))
    }

    /// Whether the consent is asked anew, after the notice went out.
    fn consents_anew(&self) -> bool {
        let consent = self.view.consent.as_ref();
        self.is("convened") && consent.is_some_and(|one| one.must_be_given().is_err())
    }

    /// Scans behind the convener's consent.
    fn consent_files(&self) -> Vec<&Attachment> {
        let files = self.view.attachments.iter();
        files
            .filter(|file| file.purpose == Purpose::Consent)
            .collect()
    }

    /// The meeting's other files.
    fn files(&self) -> Vec<&Attachment> {
        let files = self.view.attachments.iter();
        files
            .filter(|file| file.purpose != Purpose::Consent)
            .collect()
    }

    fn issued(&self) -> bool {
        self.view
            .minutes
            .as_ref()
            .is_some_and(|minutes| minutes.state == MinutesState::Issued)
    }
}

fn presence_word(t: locale::Wording, presence: Presence) -> String {
    t.m(&key("presence", presence.code())).into_owned()
}

/// The page of a meeting within sight.
pub(super) async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&site, &visitor, &id, None).await
}

/// Where an act leads: back to its place on the page, or to the page as it now is with what was typed
/// and what is wrong with it. `to` is the form's name and the place.
pub(super) async fn answer(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    to: (&str, &str),
    typed: Form,
    done: Result<(), app::Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/meetings/{id}{}", to.1)).into_response()),
        Err(error) => {
            let trouble = Trouble::of(visitor.t, to.0, typed, error)?;
            show(site, visitor, id, Some(trouble)).await
        }
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    trouble: Option<Trouble>,
) -> Result<Response, Problem> {
    let status = trouble.as_ref().map_or(StatusCode::OK, Trouble::status);
    let (t, by) = (visitor.t, visitor.by()?);
    let view = view::view(&site.desk, by, id).await?;
    if view.meeting.was_entered() {
        return entered::show(site, visitor, view, trouble).await;
    }
    let (meeting, today) = (&view.meeting, site.desk.today());
    let ahead = matches!(
        meeting.state,
        MeetingState::Planned | MeetingState::Convened
    );
    let asked = view.attendance.iter().any(|place| place.unit == by.unit.id);
    let (to_list, persons, callers) = if by.is_office() {
        (
            to_list(site, visitor, &view).await?,
            persons(site, visitor).await?,
            callers(site, visitor, &meeting.tier).await?,
        )
    } else {
        (Vec::new(), Vec::new(), Vec::new())
    };
    let moved = moved(meeting, trouble.as_ref());
    let doubts = match &moved {
        Some(moved) => doubt::of_move(&site.desk, by, meeting, moved).await?,
        None => doubt::doubts(&site.desk, by, meeting).await?,
    };
    let own = (asked && by.speaks_for(by.unit.id)).then(|| by.unit.id.to_string());
    let gaps = if by.is_office() && ahead {
        app::meeting::concern::gaps(&site.desk, by, &view).await?
    } else {
        Gaps::default()
    };
    let reply_by = reply_day::due(&site.desk, meeting, view.reply_day.as_ref());
    let charter = site.desk.charter();
    let tier = charter.meetings.tier(&meeting.tier);
    let tier = tier.cloned().unwrap_or_default();
    let page = MeetingPage {
        frame: Frame::of(site, visitor, Section::Meetings).await?,
        version: meeting.version.to_string(),
        time: time(t, meeting),
        state: t
            .m(&key("state-meeting", meeting.state.code()))
            .into_owned(),
        light: ahead.then(|| light(t, Some(site.desk.days_left(meeting.held_on)))),
        stages: stages(t, &view, today),
        items: view
            .items
            .iter()
            .map(|item| {
                shown(site, t, &view, item).of(own.as_deref(), own_opinion(item, by.unit.id))
            })
            .collect(),
        call: call_shown(site, t, &view),
        call_words: t.a(
            "call-words-start",
            &[("meeting", view.name.as_str().into())],
        ),
        proposable: proposable(site, visitor, &view).await?,
        replies: replies(&view, reply_by),
        reply_by: t.date(reply_by),
        reply_hint: reply_hint(&site.desk, t),
        own_reply: own_reply(t, &view, by),
        own,
        missing: missing(t, &view),
        to_list,
        to_invite: to_invite(&view, today),
        persons,
        callers,
        doubts: doubts
            .iter()
            .map(|one| concern::doubt(t, &view, moved.as_ref().unwrap_or(meeting), &gaps, one))
            .collect(),
        calls: view
            .consent
            .as_ref()
            .is_some_and(|one| one.person == Some(by.person)),
        posts: posts(&charter, &tier),
        office_calls: charter.meetings.office_calls(&tier.key),
        clause: charter.meetings.clause_of(&tier).to_owned(),
        versions: versions(t, &view),
        gaps: concern::gaps(t, &gaps),
        start: Start::of(&view, reply_by),
        trouble,
        stray: false,
        view,
    };
    Ok((status, told(page)).into_response())
}

/// The page; once more with the trouble above everything, where the form that it befell is no longer offered.
fn told(mut page: MeetingPage) -> Response {
    let shown = html(&page);
    page.stray = page.trouble.as_ref().is_some_and(Trouble::is_stray);
    if page.stray { html(&page) } else { shown }
}

/// What a unit wrote on an item: version, stance, text.
fn own_opinion(item: &ItemView, unit: UnitId) -> (u32, &'static str, String) {
    let own = item.opinions.iter().find(|one| one.unit == unit);
    own.map_or((0, "", String::new()), |one| {
        let stance = one.stance.map_or("", Stance::code);
        (one.version, stance, one.text.clone())
    })
}

fn to_invite(view: &MeetingView, today: Date) -> Vec<UnitRef> {
    let asked = |unit: UnitId| view.attendance.iter().any(|place| place.unit == unit);
    view.units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Government && !unit.is_guest())
        .filter(|unit| unit.takes_part_on(today))
        .filter(|unit| !asked(unit.id))
        .map(domain::unit::Unit::as_ref)
        .collect()
}

/// Heads and liaisons by unit, to choose from who came.
async fn persons(site: &Site, visitor: &Visitor) -> Result<Vec<(UnitId, String)>, Problem> {
    let roster = app::roster::view(&site.desk, visitor.by()?).await?;
    let today = site.desk.today();
    let comes = |held: &&app::HeldPost| {
        matches!(held.post.role, Role::Head | Role::Liaison) && held.post.is_held_on(today)
    };
    let mut persons: Vec<_> = roster
        .posts
        .iter()
        .filter(comes)
        .map(|held| {
            (
                held.post.unit,
                format!("{}{}", held.person.name, held.post.title),
            )
        })
        .collect();
    persons.dedup();
    Ok(persons)
}
