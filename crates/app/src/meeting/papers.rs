//! Papers for a meeting: sign-in sheet, address list, the chair's running sheet, and all papers in one volume.
//! They hold what the reader may see of the meeting, as it stands when they are printed.

mod bundle;
mod people;

use super::{
    places::places,
    view::{self, ItemView, MeetingView},
};
use crate::{Desk, Error, press};
use documents::{
    fonts::Fonts,
    papers::{self, AddressList, Opinion, RunningItem, RunningSheet, SignInSheet},
};
use domain::{
    Actor, Date, Refusal,
    agenda::{ItemKind, Outcome, Position, Stance},
    attachment::Classification,
    decision::{Decision, DecisionState},
    id::UnitId,
    matter::Terms,
    meeting::Presence,
    refusal::Place,
};
use locale::{Language, Wording};
use std::sync::Arc;
use store::roster::HeldPost;

pub use bundle::bundle;

/// Free rows of a sign-in sheet, for who comes unannounced.
const SPARE_ROWS: usize = 4;

/// 签到表: who chairs, unless a unit names the same, then who is expected of each unit asked, as replied, or who came, once
/// that is entered; a unit on leave keeps its row, and whoever it sends instead signs there. For the office.
pub async fn sign_in_sheet(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let view = of_office(desk, by, id).await?;
    let posts = posts(desk, by).await?;
    let sheet = SignInSheet {
        title: view.name.clone(),
        facts: facts(&view),
        people: people::signers(&view, &posts, desk.today()),
        spare_rows: SPARE_ROWS,
    };
    let set = press::set(fonts, move |fonts| papers::sign_in_sheet(&sheet, fonts)).await;
    press::placed(set, || places(&view))
}

/// 通讯录: the conveners and who chairs, then heads and liaisons of the units asked, and who else comes for them. With
/// telephones, hence for the office alone.
pub async fn address_list(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let view = of_office(desk, by, id).await?;
    let posts = posts(desk, by).await?;
    let list = AddressList {
        title: view.name.clone(),
        as_of: desk.today(),
        people: people::addresses(&view, &posts, desk.today()),
    };
    let set = press::set(fonts, move |fonts| papers::address_list(&list, fonts)).await;
    press::placed(set, || {
        let mut all = places(&view);
        all.extend(posts.iter().map(|held| {
            let place = Place::of("place-roster").with("unit", view.units.name(held.post.unit));
            (place, format!("{}{}", held.person.name, held.post.title))
        }));
        all
    })
}

/// 会议进程单: item by item what the chair asks and what is known. For the office.
pub async fn running_sheet(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let view = of_office(desk, by, id).await?;
    let sheet = RunningSheet {
        title: view.name.clone(),
        facts: facts(&view),
        opening: opening(&view),
        items: view
            .items
            .iter()
            .map(|item| running_item(&view, item))
            .collect(),
        closing: vec![
            "宣布各项议题的审议结果；未议的议题顺延至下次会议。".into(),
            "办公室起草纪要，送参会单位会签。".into(),
        ],
    };
    let set = press::set(fonts, move |fonts| papers::running_sheet(&sheet, fonts)).await;
    press::placed(set, || places(&view))
}

/// Every post with its holder.
async fn posts(desk: &Desk, by: &Actor) -> Result<Vec<HeldPost>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Ok(store::roster::posts(tx, &sight).await?))
        .await
}

/// The whole meeting, for the office.
async fn of_office(desk: &Desk, by: &Actor, id: &str) -> Result<MeetingView, Error> {
    let view = view::view(desk, by, id).await?;
    if by.is_office() {
        Ok(view)
    } else {
        Err(Refusal::OfficeOnly.into())
    }
}

/// What stands above the table.
fn facts(view: &MeetingView) -> Vec<(String, String)> {
    let meeting = &view.meeting;
    let time = format!(
        "{}{}",
        date(meeting.held_on),
        crate::paper::time(&meeting.starts_at)
    );
    [
        ("议题", meeting.topic.clone()),
        ("时间", time),
        ("地点", meeting.place.clone()),
        ("召集", meeting.called_by.clone()),
        ("主持", meeting.chair.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| (label.to_owned(), text))
    .collect()
}

/// Who is there and who is not, as far as the units have said.
fn opening(view: &MeetingView) -> Vec<String> {
    let units = |keep: &dyn Fn(UnitId, Presence) -> bool| -> Vec<String> {
        let places = view.attendance.iter();
        places
            .filter(|place| keep(place.unit, place.presence))
            .map(|place| view.units.full_name(place.unit))
            .collect()
    };
    let replied = |unit: UnitId| view.replies.iter().any(|reply| reply.unit == unit);
    let excused = units(&|_, presence| presence == Presence::Excused);
    let silent = units(&|unit, presence| presence == Presence::Invited && !replied(unit));
    let mut steps = vec![format!(
        "介绍参会情况：应到{}个单位。",
        view.attendance.len()
    )];
    if !excused.is_empty() {
        steps.push(format!("请假：{}。", excused.join("、")));
    }
    if !silent.is_empty() {
        steps.push(format!("尚未回复：{}。", silent.join("、")));
    }
    steps.push(format!("宣布议题，共{}项。", view.items.len()));
    steps
}

fn running_item(view: &MeetingView, item: &ItemView) -> RunningItem {
    let mut units: Vec<String> = Vec::new();
    for decision in on_the_table(item) {
        for unit in decision.named_units() {
            let name = view.units.full_name(unit);
            if !units.contains(&name) {
                units.push(name);
            }
        }
    }
    let kind = item.item.kind;
    let stances = Stance::ALL.iter().filter(|_| kind == ItemKind::Matter);
    let outcomes = Outcome::ALL.iter().filter(|one| one.fits(kind));
    RunningItem {
        title: item.title().into(),
        raised_by: raised_by(view, item),
        question: item.item.question.trim().into(),
        proposed: proposed(view, item),
        units,
        opinions: item
            .opinions
            .iter()
            .map(|one| Opinion {
                unit: view.units.full_name(one.unit),
                stance: one.stance.map_or_else(|| "未表态".into(), stance),
                words: one.text.clone(),
            })
            .collect(),
        history: history(view, item),
        stances: stances.map(|one| stance(*one)).collect(),
        outcomes: outcomes.map(|one| word("outcome", one.code())).collect(),
    }
}

/// Who brings an item; and a warning if not everybody at the table may know of it.
fn raised_by(view: &MeetingView, item: &ItemView) -> String {
    let unit = item.brought_by(&view.units);
    let restricted = item
        .matter
        .as_ref()
        .is_some_and(|matter| matter.classification == Classification::Restricted);
    if restricted {
        format!("{unit}（限定可见范围）")
    } else {
        unit
    }
}

/// What earlier meetings made of an item's matter, oldest first, each with what it waited for, who did not agree
/// and why, and what came to nothing; last what brought it back.
fn history(view: &MeetingView, item: &ItemView) -> Vec<String> {
    let mut lines = Vec::new();
    let mut deferral = None;
    for past in &item.past {
        let Some(outcome) = past.item.outcome else {
            continue;
        };
        lines.extend(met(past.item.came_from.as_ref()));
        let words = word("outcome", outcome.code());
        let text = past.item.outcome_text.as_deref().unwrap_or_default();
        lines.push(format!("{}：{words}。{text}", past.meeting));
        if let Some(terms) = &past.item.deferral {
            lines.push(waits(view, terms));
            deferral.clone_from(&terms.condition);
        }
        let is_silent = |said: &&Position| {
            said.stance == Stance::Silent && said.words.as_deref().is_none_or(str::is_empty)
        };
        let silent: Vec<_> = past.dissent.iter().filter(is_silent).collect();
        let spoke = past.dissent.iter().filter(|said| !is_silent(said));
        lines.extend(spoke.map(|said| {
            let unit = view.units.full_name(said.unit);
            let words = said.words.as_deref().unwrap_or_default();
            let colon = if words.is_empty() { "。" } else { "：" };
            format!("{unit}（{}）{colon}{words}", stance(said.stance))
        }));
        if !silent.is_empty() {
            let units = silent.iter().map(|said| view.units.full_name(said.unit));
            let units: Vec<_> = units.collect();
            lines.push(format!(
                "{}：{}。",
                stance(Stance::Silent),
                units.join("、")
            ));
        }
        let dropped = past.dropped.iter().map(|one| decided(view, one));
        lines.extend(dropped.map(|one| format!("未形成议定：{one}")));
    }
    if let Some(terms) = item.came_from() {
        if terms.condition != deferral {
            lines.push(waits(view, &terms));
        }
        lines.extend(met(Some(&terms)));
    }
    lines
}

/// What a deferral waits for, who watches over it and when it comes back.
fn waits(view: &MeetingView, terms: &Terms) -> String {
    let condition = terms.condition.as_deref().unwrap_or_default();
    let owner = terms.owner.map(|unit| view.units.full_name(unit));
    let owner = owner.map_or_else(String::new, |unit| format!("；{unit}跟进"));
    let review = terms.review_on.map(date);
    let review = review.map_or_else(String::new, |day| format!("，{day}复核"));
    format!(
        "暂缓条件：{}{owner}{review}。",
        condition.trim_end_matches('。')
    )
}

/// How a condition came to be met.
fn met(terms: Option<&Terms>) -> Option<String> {
    let met = terms?.condition_met.as_ref()?;
    Some(format!("条件具备情况：{met}"))
}

/// The decisions put before the meeting, or made by it; what was taken off again is neither.
fn on_the_table(item: &ItemView) -> impl Iterator<Item = &Decision> {
    let is_on =
        |decision: &&Decision| decision.state == DecisionState::Proposed || decision.was_agreed();
    item.decisions.iter().filter(is_on)
}

/// What they say.
fn proposed(view: &MeetingView, item: &ItemView) -> Vec<String> {
    on_the_table(item).map(|one| decided(view, one)).collect()
}

/// What a decision says: to whom, by when, and what counts as done.
fn decided(view: &MeetingView, decision: &Decision) -> String {
    let supports: Vec<_> = decision
        .supports
        .iter()
        .map(|unit| view.units.full_name(*unit))
        .collect();
    let supports = if supports.is_empty() {
        String::new()
    } else {
        format!("，{}配合", supports.join("、"))
    };
    format!(
        "{}（{}牵头{supports}，{}前完成；办结标准：{}）",
        decision.text.trim_end_matches('。'),
        view.units.full_name(decision.lead),
        date(decision.due_on),
        decision.done_when.trim_end_matches('。')
    )
}

fn stance(stance: Stance) -> String {
    word("stance", stance.code())
}

fn word(noun: &str, code: &str) -> String {
    let key = format!("{noun}-{}", code.replace('_', "-"));
    Wording::new(Language::Chinese).m(&key).into_owned()
}

fn date(day: Date) -> String {
    Wording::new(Language::Chinese).date(day)
}
