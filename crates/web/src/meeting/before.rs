//! What happens before a meeting, on its page: the call for items with what came of it, and the replies to
//! the notice. And the forms of both.

use super::{key, show::answer};
use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::meeting::{
    call::{self, CallForm, ProposalForm},
    guest,
    reply::{self, OpinionForm, ReplyForm},
    view::MeetingView,
    withdraw,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    Actor, Date,
    meeting::{
        MeetingState,
        call::{ItemProposal, ProposalKind, ProposalState},
        reply::Reply,
    },
};
use locale::Wording;

/// A call for items.
pub(super) struct CallShown {
    /// Version of the record.
    pub version: u32,
    /// Last day, and what is asked.
    pub due: String,
    pub due_on: String,
    pub words: String,
    /// Whether it takes proposals today.
    pub open: bool,
    /// Names of units that have not answered; the office's to see.
    pub silent: Vec<String>,
    /// What was proposed.
    pub rows: Vec<ProposalShown>,
}

/// A proposal.
pub(super) struct ProposalShown {
    pub id: String,
    pub version: u32,
    /// The unit's name.
    pub unit: String,
    /// Key of what it proposes.
    pub kind: String,
    pub title: String,
    pub question: String,
    /// Key of where it stands; none where there is nothing to check.
    pub state: Option<String>,
    pub colour: &'static str,
    /// What is missing, if it was returned.
    pub reason: Option<String>,
    /// Whether the office has it to check.
    pub to_check: bool,
    /// Place of the item that its matter has on the agenda already: it joins that one.
    pub joins: Option<u32>,
    /// Whether it is a report, whose title can be changed.
    pub report: bool,
}

/// The call of a meeting, if one was sent.
pub(super) fn call_shown(site: &Site, t: Wording, view: &MeetingView) -> Option<CallShown> {
    let call = view.call.as_ref()?;
    let answered = |unit| view.proposals.iter().any(|one| one.unit == unit);
    let silent = view.attendance.iter().filter(|place| !answered(place.unit));
    Some(CallShown {
        version: call.version,
        due: t.date(call.due_on),
        due_on: call.due_on.to_string(),
        words: call.words.clone(),
        open: call.is_open_on(site.desk.today()),
        silent: silent.map(|place| view.units.name(place.unit)).collect(),
        rows: view
            .proposals
            .iter()
            .map(|one| proposal(view, one))
            .collect(),
    })
}

fn proposal(view: &MeetingView, one: &ItemProposal) -> ProposalShown {
    let nothing = one.kind == ProposalKind::Nothing;
    // What a meeting that was called off had to check waits for nobody any more.
    let off = view.meeting.state == MeetingState::CalledOff;
    let lapsed = off && one.state == ProposalState::Submitted;
    let mut items = view.items.iter();
    let joins = items.find(|item| one.matter.is_some() && item.item.matter == one.matter);
    ProposalShown {
        id: one.id.to_string(),
        version: one.version,
        unit: view.units.name(one.unit),
        kind: key("proposal", one.kind.code()),
        title: one.title.clone().unwrap_or_default(),
        question: one.question.clone().unwrap_or_default(),
        state: (!nothing && !lapsed).then(|| key("state-proposal", one.state.code())),
        colour: match one.state {
            ProposalState::Accepted => "green",
            ProposalState::Returned => "yellow",
            ProposalState::Submitted => "",
        },
        reason: one
            .reason
            .clone()
            .filter(|_| one.state == ProposalState::Returned),
        to_check: one.awaits_check(),
        joins: joins.map(|item| item.item.ordinal),
        report: one.kind == ProposalKind::Report,
    }
}

/// A unit's reply to the notice.
pub(super) struct ReplyShown {
    /// The unit's name.
    pub unit: String,
    /// Key of the answer; none if it has not replied.
    pub answer: Option<String>,
    pub colour: &'static str,
    /// Who comes, with post.
    pub who: String,
    pub phone: String,
    pub reason: String,
    /// Whether it came after the day by which it was due.
    pub late: bool,
    /// Whether it was given for an earlier time or place.
    pub outdated: bool,
}

/// Every unit's reply, for the office; those missing come first.
pub(super) fn replies(view: &MeetingView, due: Date) -> Vec<ReplyShown> {
    let mut all: Vec<_> = view
        .attendance
        .iter()
        .map(|place| {
            let reply = view.replies.iter().find(|one| one.unit == place.unit);
            ReplyShown {
                outdated: reply
                    .is_some_and(|reply| view.moves.iter().any(|moved| moved.outdates(reply))),
                ..reply_shown(view.units.name(place.unit), reply, due)
            }
        })
        .collect();
    all.sort_by_key(|one| one.answer.is_some());
    all
}

fn reply_shown(unit: String, reply: Option<&Reply>, due: Date) -> ReplyShown {
    let words = |field: fn(&Reply) -> Option<String>| reply.and_then(field).unwrap_or_default();
    ReplyShown {
        unit,
        answer: reply.map(|one| key("answer", one.answer.code())),
        colour: match reply.map(|one| one.answer.code()) {
            Some("comes") => "green",
            Some("substitute") => "yellow",
            _ => "",
        },
        who: words(Reply::attendee),
        phone: words(|one| one.phone.clone()),
        reason: words(|one| one.reason.clone()),
        late: reply.is_some_and(|one| one.replied_at.date() > due),
        outdated: false,
    }
}

/// What the visitor's own unit replied.
pub(super) struct OwnReply {
    /// The reply.
    pub reply: Reply,
    /// The reply in a line: 参加 李四（副局长）.
    pub line: String,
    /// Whether it was given for an earlier time or place.
    pub outdated: bool,
}

impl OwnReply {
    /// What stands in a field of the form.
    pub fn words(&self, field: &str) -> &str {
        let words = match field {
            "person" => &self.reply.person,
            "post" => &self.reply.post,
            "phone" => &self.reply.phone,
            _ => &self.reply.reason,
        };
        words.as_deref().unwrap_or_default()
    }
}

/// The reply of the visitor's own unit, if it gave one.
pub(super) fn own_reply(t: Wording, view: &MeetingView, by: &Actor) -> Option<OwnReply> {
    let reply = view.replies.iter().find(|one| one.unit == by.unit.id)?;
    let answer = t.m(&key("answer", reply.answer.code()));
    let who = reply.attendee().or_else(|| reply.reason.clone());
    Some(OwnReply {
        line: format!("{answer} {}", who.unwrap_or_default()),
        outdated: view.moves.iter().any(|moved| moved.outdates(reply)),
        reply: reply.clone(),
    })
}

/// Sends the call for items.
pub(super) async fn call(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let typed = CallForm {
        due_on: form.text("due_on"),
        words: form.text("words"),
    };
    let done = call::send(&site.desk, visitor.by()?, &id, typed).await;
    answer(&site, &visitor, &id, ("call", "#call"), form, done).await
}

/// Closes the call.
pub(super) async fn close_call(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = call::close(&site.desk, visitor.by()?, &id, form.version()?).await;
    answer(&site, &visitor, &id, ("extend", "#call"), form, done).await
}

/// Gives the units until another day.
pub(super) async fn extend_call(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, due_on) = (form.version()?, form.get("due_on"));
    let done = call::extend(&site.desk, visitor.by()?, &id, version, due_on).await;
    answer(&site, &visitor, &id, ("extend", "#call"), form, done).await
}

fn proposed(form: &Form) -> ProposalForm {
    ProposalForm {
        entered_for: form.text("entered_for"),
        kind: form.text("kind"),
        matter: form.text("matter"),
        title: form.text("title"),
        question: form.text("question"),
        files: form.files("files"),
    }
}

/// A unit proposes an item, or says it has none; or the office enters it.
pub(super) async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let done = call::propose(&site.desk, visitor.by()?, &id, proposed(&form)).await;
    answer(&site, &visitor, &id, ("proposal", "#call"), form, done).await
}

/// A unit completes a returned proposal.
pub(super) async fn complete(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, one)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, typed) = (form.version()?, proposed(&form));
    let done = call::complete(&site.desk, visitor.by()?, &id, &one, version, typed).await;
    let to = format!("complete-{one}");
    answer(&site, &visitor, &id, (&to, "#call"), form, done).await
}

/// The office returns a proposal for completion.
pub(super) async fn give_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, one)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let (version, reason) = (form.version()?, form.get("reason"));
    let done = call::give_back(&site.desk, visitor.by()?, &id, &one, version, reason).await;
    let to = format!("check-{one}");
    answer(&site, &visitor, &id, (&to, "#call"), form, done).await
}

/// The office puts a proposal on the agenda.
pub(super) async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, one)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let done = call::accept(&site.desk, visitor.by()?, &id, &one, form.version()?).await;
    let to = format!("check-{one}");
    answer(&site, &visitor, &id, (&to, "#call"), form, done).await
}

/// A unit replies to the notice; or the office enters its reply.
pub(super) async fn reply(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ReplyForm {
        entered_for: form.text("entered_for"),
        seen: form.get("version").parse().ok(),
        answer: form.text("answer"),
        person: form.text("person"),
        post: form.text("post"),
        phone: form.text("phone"),
        reason: form.text("reason"),
    };
    let done = reply::reply(&site.desk, visitor.by()?, &id, typed).await;
    answer(&site, &visitor, &id, ("reply", "#reply"), form, done).await
}

/// A unit gives its written opinion on an item; or the office enters it.
pub(super) async fn opinion(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let typed = OpinionForm {
        entered_for: form.text("entered_for"),
        seen: form.get("version").parse().ok(),
        stance: form.text("stance"),
        text: form.text("text"),
    };
    let done = reply::opinion(&site.desk, visitor.by()?, &id, &item, typed).await;
    let to = (format!("opinion-{item}"), format!("#item-{item}"));
    answer(&site, &visitor, &id, (&to.0, &to.1), form, done).await
}

/// Asks a body that is no unit of the mechanism, for this meeting only (增邀).
pub(super) async fn guest(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let (full, short) = (form.get("full_name"), form.get("short_name"));
    let done = guest::invite(&site.desk, visitor.by()?, &id, full, short).await;
    answer(&site, &visitor, &id, ("guest", "#attendance"), form, done).await
}

/// Takes a unit that was asked by mistake off the meeting.
pub(super) async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let unit = form.text("unit");
    let version = form.get(&format!("version-{unit}")).parse().unwrap_or(0);
    let by = visitor.by()?;
    let done = if unit.is_empty() {
        Err(app::Error::field("unit", "form-required"))
    } else {
        withdraw::withdraw(&site.desk, by, &id, &unit, version).await
    };
    let to = ("withdraw", "#attendance");
    answer(&site, &visitor, &id, to, form, done).await
}
