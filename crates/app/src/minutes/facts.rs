//! The record of a meeting as minutes are written from it and compared with it; and their text.

use crate::{
    Desk, Error, Units,
    meeting::view::{self, ItemView, MeetingView},
};
use domain::{
    Sight,
    agenda::{Outcome, Stance},
    attachment::Classification,
    id::{MeetingId, UnitId},
    matter::awaited,
    minutes::{
        self, DecisionFacts, DeferralFacts, Discrepancy, DissentFacts, Facts, Head, ItemFacts,
        Label, UnitName, one_line,
    },
    official_document::line::recorded,
};
use std::fmt::Write as _;
use store::Tx;

use super::write::{date, head};

/// The record of a meeting. It must have been loaded whole: places on the agenda count for labels.
pub fn facts(view: &MeetingView) -> Facts {
    let meeting = &view.meeting;
    Facts {
        head: Some(Head {
            name: view.name.clone(),
            held_on: meeting.held_on,
            starts_at: meeting.starts_at.clone(),
            place: meeting.place.clone(),
            called_by: meeting.called_by.clone(),
            chair: meeting.chair.clone(),
            topic: meeting.topic.clone(),
            attendance: view
                .attendance
                .iter()
                .map(|place| (place.unit, place.presence))
                .collect(),
        }),
        items: (1u32..)
            .zip(&view.items)
            .map(|(place, item)| {
                let facts = item_facts(place, item, &view.units);
                if is_withheld(item) {
                    withhold(facts, item)
                } else {
                    facts
                }
            })
            .collect(),
        units: view
            .units
            .iter()
            .map(|unit| UnitName {
                id: unit.id,
                full: unit.full_name.clone(),
                short: unit.short_name.clone(),
            })
            .collect(),
        drafted: None,
    }
}

/// Where the text and the record part, by the whole record.
pub(crate) async fn differences(
    tx: &mut Tx,
    desk: &Desk,
    meeting: MeetingId,
    text: &str,
) -> Result<Vec<Discrepancy>, Error> {
    let view = view::load(tx, &Sight::whole(desk.mechanism()), meeting).await?;
    Ok(minutes::compare(text, &record(tx, desk, &view).await?))
}

/// The record of a meeting with the text that was drafted from it, which the program wrote and nobody edits. The first
/// paragraph stands there too as it would be drafted now: hour, place and chair may have been put right since.
pub(super) async fn record(tx: &mut Tx, desk: &Desk, view: &MeetingView) -> Result<Facts, Error> {
    let whole = Sight::whole(desk.mechanism());
    let drafted = match &view.minutes {
        Some(minutes) => store::minutes::first_text(tx, &whole, minutes.id).await?,
        None => None,
    };
    Ok(Facts {
        drafted: drafted.map(|text| head(view, &desk.charter().place) + &text.text),
        ..facts(view)
    })
}

/// The record of an item, whoever may see it.
pub(super) fn item_facts(place: u32, item: &ItemView, units: &Units) -> ItemFacts {
    let agreed = item
        .decisions
        .iter()
        .filter(|decision| decision.was_agreed());
    let dissent = item
        .positions
        .iter()
        .filter(|position| item.item.is_dissent(position));
    let deferral = item.deferral().and_then(|terms| {
        Some(DeferralFacts {
            condition: one_line(terms.condition.as_deref()?),
            owner: terms.owner?,
            review_on: terms.review_on?,
        })
    });
    ItemFacts {
        place,
        title: item.title().to_owned(),
        withheld: None,
        is_report: item.matter.is_none(),
        raised_by: item.brought_by(units),
        raisers: item.raisers.clone(),
        outcome: item.item.outcome,
        outcome_words: item
            .item
            .outcome_text
            .as_deref()
            .map(one_line)
            .filter(|words| !words.is_empty()),
        decisions: agreed
            .map(|decision| DecisionFacts {
                text: one_line(&decision.text),
                lead: decision.lead,
                supports: decision.supports.clone(),
                due_on: decision.due_on,
                done_when: one_line(&decision.done_when),
            })
            .collect(),
        deferral,
        dissent: dissent
            .map(|position| DissentFacts {
                unit: position.unit,
                stance: position.stance,
                words: match position.stance {
                    Stance::Silent => String::new(),
                    _ => position.words.as_deref().map(one_line).unwrap_or_default(),
                },
            })
            .collect(),
        agrees: item
            .positions
            .iter()
            .filter(|position| position.stance == Stance::Agree)
            .map(|position| position.unit)
            .collect(),
        said: said(item),
        concerns: concerns(item),
    }
}

/// Whatever was recorded of an item beside its outcome: sums and days in the minutes are known from here.
fn said(item: &ItemView) -> Vec<String> {
    let mut said = vec![item.item.question.clone()];
    if let Some(matter) = &item.matter {
        said.push(matter.request.clone());
    }
    said.extend(item.positions.iter().filter_map(|one| one.words.clone()));
    said.extend(item.opinions.iter().map(|one| one.text.clone()));
    said.extend(item.earlier.iter().map(|one| one.text.clone()));
    said
}

/// Units that an item concerns beside those its decisions name: who raised it, reports, or spoke on it.
fn concerns(item: &ItemView) -> Vec<UnitId> {
    let mut units = item.raisers.clone();
    units.extend(item.positions.iter().map(|one| one.unit));
    units
}

fn withhold(facts: ItemFacts, item: &ItemView) -> ItemFacts {
    ItemFacts {
        title: printed_title(item),
        withheld: Some(item.title().to_owned()),
        outcome_words: None,
        decisions: Vec::new(),
        deferral: None,
        dissent: Vec::new(),
        agrees: Vec::new(),
        said: Vec::new(),
        concerns: Vec::new(),
        ..facts
    }
}

/// An item's title as papers for everyone at the meeting print it: a restricted matter is named by its
/// number only.
pub(super) fn printed_title(item: &ItemView) -> String {
    match &item.matter {
        Some(matter) if is_withheld(item) => format!(
            "限定可见范围的事项（协〔{}〕{}号）",
            matter.year, matter.serial
        ),
        _ => item.title().to_owned(),
    }
}

pub(super) fn is_withheld(item: &ItemView) -> bool {
    item.matter
        .as_ref()
        .is_some_and(|matter| matter.classification == Classification::Restricted)
}

/// The text item by item: the matter, the labelled decisions with units, due day and what counts as done,
/// and whose reservations are minuted.
pub fn body(facts: &Facts) -> String {
    let mut text = String::new();
    for item in &facts.items {
        let about = if item.is_report { "" } else { "关于" };
        let numeral = locale::chinese_numeral(item.place);
        let _ = writeln!(text, "{numeral}、{about}{}", item.title);
        for line in lines(item, facts) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// What minutes that everyone at the meeting reads say of a restricted item that came to something.
const WITHHELD: &str = "本项限定可见范围，审议结果由办公室分送有关单位。";

/// The lines under an item's heading.
pub(super) fn lines(item: &ItemFacts, facts: &Facts) -> Vec<String> {
    let words = item.outcome_words.as_deref().unwrap_or_default();
    // What was not reached, or withdrawn before its turn, was not heard either; and it is said once.
    let unheard = matches!(
        item.outcome,
        Some(Outcome::CarriedOver | Outcome::Withdrawn)
    );
    if item.withheld.is_some() && !unheard {
        return vec![WITHHELD.to_owned()];
    }
    let mut lines = Vec::new();
    if !unheard && !words.starts_with("会议听取了") {
        lines.push(heard(item, facts));
    }
    lines.extend(outcome(item, facts));
    if item.outcome.is_some_and(Outcome::binds) {
        lines.extend((1u32..).zip(&item.decisions).map(|(place, decision)| {
            let label = Label {
                item: item.place,
                place,
            };
            decided(label, decision, facts)
        }));
    }
    lines.extend((!words.is_empty()).then(|| recorded(&sentence(words))));
    let (silent, said): (Vec<_>, Vec<_>) = item
        .dissent
        .iter()
        .partition(|one| one.stance == Stance::Silent);
    lines.extend(said.into_iter().map(|one| dissent(one, facts)));
    // Who said nothing is named in one line.
    let silent: Vec<&str> = silent
        .into_iter()
        .map(|one| facts.full_name(one.unit))
        .collect();
    lines.extend((!silent.is_empty()).then(|| format!("{}未表态。", silent.join("、"))));
    lines
}

/// How the meeting learned of an item: it heard who brought it, unless the record has them away; what is brought
/// by units that nobody asked it looked into, and a report whose reporter stayed away it had in writing.
fn heard(item: &ItemFacts, facts: &Facts) -> String {
    let (by, raisers) = (&item.raised_by, &item.raisers);
    let are = |there| raisers.iter().all(|unit| facts.was_there(*unit) == there);
    if item.is_report {
        let written = if !raisers.is_empty() && are(Some(false)) {
            "书面"
        } else {
            ""
        };
        return format!("会议{written}听取了{by}的汇报。");
    }
    if facts.head.is_none() || are(Some(true)) {
        return format!("会议听取了{by}提请协调的情况。");
    }
    let came = raisers
        .iter()
        .filter(|unit| facts.was_there(**unit) == Some(true));
    let came: Vec<&str> = came.map(|unit| facts.full_name(*unit)).collect();
    if came.is_empty() {
        format!("会议研究了{by}提请协调的情况。")
    } else {
        format!("会议听取了{}提请协调的情况。", came.join("、"))
    }
}

fn dissent(one: &DissentFacts, facts: &Facts) -> String {
    let unit = facts.full_name(one.unit);
    let said = match one.stance {
        Stance::Reserve => "提出保留意见",
        Stance::Object | Stance::Agree | Stance::Silent => "提出不同意见",
    };
    if one.words.is_empty() {
        format!("{unit}{said}。")
    } else {
        format!("{unit}{said}：{}", sentence(&one.words))
    }
}

fn outcome(item: &ItemFacts, facts: &Facts) -> Option<String> {
    Some(match item.outcome? {
        Outcome::Agreed => "经研究，各责任单位达成一致意见：".into(),
        Outcome::AgreedWithChanges => "经研究修改，各责任单位达成一致意见：".into(),
        Outcome::Deferred => {
            let deferral = item.deferral.as_ref()?;
            format!(
                "会议认为该事项尚不具备解决条件，暂缓审议，待{}另行提交。由{}负责跟进，{}前复核。",
                awaited(&deferral.condition),
                facts.full_name(deferral.owner),
                date(deferral.review_on)
            )
        }
        Outcome::CarriedOver => "因时间关系未及审议，顺延至下次会议。".into(),
        Outcome::Noted if item.is_report => return None,
        Outcome::Noted => "会议认为，该事项无需议定。".into(),
        Outcome::Returned => "会议决定退回提出单位补充。".into(),
        Outcome::Withdrawn => "提出单位撤回该议题。".into(),
    })
}

fn decided(label: Label, decision: &DecisionFacts, facts: &Facts) -> String {
    let supports: Vec<&str> = decision
        .supports
        .iter()
        .map(|unit| facts.full_name(*unit))
        .collect();
    let mut line = format!(
        "{label}：{}由{}牵头",
        sentence(&decision.text),
        facts.full_name(decision.lead)
    );
    if !supports.is_empty() {
        let _ = write!(line, "，{}配合", supports.join("、"));
    }
    let _ = write!(line, "，于{}前完成", date(decision.due_on));
    let done = decision.done_when.trim_end_matches(['。', '；']);
    if !done.is_empty() {
        let _ = write!(line, "，以{done}为办结标准");
    }
    line + "。"
}

/// Words as a sentence: with one stop at its end, inside the quotation where one ends there.
fn sentence(text: &str) -> String {
    let ends = ["。", "！", "？", "。”", "！”", "？”"];
    let text = text.trim_end_matches(['，', '；', '、', '：']);
    if ends.iter().any(|end| text.ends_with(end)) {
        text.into()
    } else {
        format!("{text}。")
    }
}

/// What a meeting was about, as its first paragraph goes on: 研究“职工安置”等事项; empty if nothing is recorded.
pub(crate) fn about(topic: &str) -> String {
    let topic = one_line(topic);
    let topic = topic.trim_end_matches(['。', '！', '？']);
    let verb = ["研究", "审议", "讨论", "听取", "通报", "协调"];
    let has_verb = verb.iter().any(|verb| topic.starts_with(verb));
    let closed = ["事项", "事宜", "问题", "工作", "汇报"]
        .iter()
        .any(|end| topic.ends_with(end));
    match (has_verb, closed) {
        _ if topic.is_empty() => String::new(),
        (true, true) => format!("，{topic}"),
        (true, false) => format!("，{topic}等事项"),
        (false, true) => format!("，研究{topic}"),
        (false, false) if topic.contains(['“', '”']) => format!("，研究{topic}等事项"),
        (false, false) => format!("，研究“{topic}”等事项"),
    }
}

#[cfg(test)]
mod tests;
