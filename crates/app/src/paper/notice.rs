//! Notices: the call for items, the notice of a meeting, any other.

use super::{Facts, blank, date, form, time};
use crate::{
    meeting::view::{ItemView, MeetingView},
    minutes::facts::about,
};
use domain::{
    attachment::Classification,
    meeting::call::{CallForItems, CallState},
    official_document::{Words, masking::plain as plain_text},
};
use std::fmt::Write as _;

/// 议题征集通知.
pub(super) fn call_for_items(facts: &Facts) -> Words {
    let meeting = facts.meeting.as_ref();
    let name = meeting.map_or_else(|| blank("会议名称"), called);
    let when = meeting.map_or_else(|| blank("会议日期"), |view| date(view.meeting.held_on));
    let open = meeting
        .and_then(|view| view.call.as_ref())
        .filter(|call| call.state == CallState::Open);
    // The day the call was sent with; until there is one, the office's practice.
    let due_on = open.map_or(facts.reply_by, |call| call.due_on);
    let limit = if open.is_some_and(CallForItems::is_extended) {
        format!(
            "议题报送时限延长至{}，请于当日前将申报表报送办公室；已经报送的不再重报",
            date(due_on)
        )
    } else {
        format!("请于{}前将申报表报送办公室", date(due_on))
    };
    let labels: Vec<&str> = facts
        .charter
        .difficulties
        .iter()
        .map(|difficulty| difficulty.label.as_str())
        .collect();
    let body = format!(
        "{mechanism}{name}拟于{when}召开。为做好会议筹备工作，根据{plan}，现向各成员单位征集会议议题，有关事项通知如下：\n\
         一、征集目的\n\
         汇总企业破产处置中需要府院联动协调解决的问题，集中研究、一次议定，推动有关事项依法及时办理。\n\
         二、征集范围\n\
         （一）{difficulties}等方面需要两个以上单位协调的问题；\n\
         （二）以往会议暂缓审议、现已具备条件的事项；\n\
         （三）需要会议听取的工作情况。\n\
         三、申报要求\n\
         每项议题填写一份《{item}》，写明所涉企业和案号、基本情况、需要协调的单位、提请解决的意见和有关依据，并附必要材料。几个单位共同提出的，由牵头单位填报，其他单位予以确认。议题须经本单位负责人审核。\n\
         四、报送时限\n\
         {limit}；没有议题的，也请一并告知。逾期报送的，列入以后的会议。\n\
         五、联系方式\n\
         {contact}",
        mechanism = facts.mechanism(),
        plan = facts.plan(),
        difficulties = labels.join("、"),
        item = form::ITEM,
        contact = facts.contact_line(),
    );
    Words {
        title: format!("关于征集{}{name}议题的通知", facts.mechanism()),
        addressees: facts.members(),
        body,
        attachments: form::ITEM.into(),
        reply_by: Some(due_on),
        ..Words::default()
    }
}

/// What a notice calls a meeting: with its ordinal once it has one, else by its tier, for topic and day stand in
/// the text and another meeting may yet be held before it.
fn called(view: &MeetingView) -> String {
    if view.meeting.ordinal > 0 {
        view.name.clone()
    } else {
        view.meeting.label.clone()
    }
}

/// An item as a notice lists it, with who brings it. Every unit asked reads the notice, and perhaps the public: of
/// a restricted matter it has the number alone, which the public does not read; nor does it what else only some
/// may see.
fn listed(view: &MeetingView, item: &ItemView) -> String {
    let unit = item.brought_by(&view.units);
    let Some(matter) = &item.matter else {
        return format!("{}（{unit}汇报）", item.title());
    };
    let title = plain_text(&matter.title);
    match matter.classification {
        Classification::Ordinary => format!("{title}（{unit}提出）"),
        Classification::Internal => format!("〖{title}（{unit}提出）〗"),
        Classification::Restricted => {
            let number = format!("协〔{}〕{}号", matter.year, matter.serial);
            format!("限定可见范围的事项（〖{number}〗）")
        }
    }
}

/// 会议通知.
pub(super) fn meeting_notice(facts: &Facts) -> Words {
    let Some(view) = &facts.meeting else {
        return plain(facts);
    };
    let meeting = &view.meeting;
    let mut items = String::new();
    for (place, item) in (1u32..).zip(&view.items) {
        let _ = writeln!(items, "{place}.{}", listed(view, item));
    }
    if items.is_empty() {
        items = format!("{}\n", blank("会议议题"));
    }
    let body = format!(
        "根据{plan}，定于{day}召开{mechanism}{name}{about}。现将有关事项通知如下：\n\
         一、会议时间和地点\n\
         {day}{at}，{place}。\n\
         二、会议议题\n\
         {items}\
         三、参会人员\n\
         主送单位负责人和联络人。会议由{called_by}召集，{chair}主持。\n\
         四、有关要求\n\
         （一）请各单位会前研究涉及本单位的议题，形成明确意见，会上表态。\n\
         （二）请于{reply}前将《{slip}》报送办公室。因故不能参加的，由熟悉情况、能够代表本单位表态的人员替会，并在回执中注明。\n\
         （三）会议材料会前另行送达，请妥善保管。\n\
         {contact}",
        plan = facts.plan(),
        day = date(meeting.held_on),
        mechanism = facts.mechanism(),
        name = called(view),
        about = about(&meeting.topic),
        at = time(&meeting.starts_at),
        place = meeting.place,
        called_by = meeting.called_by,
        chair = meeting.chair,
        reply = facts.replies_by.map_or_else(|| blank("回执截止日"), date),
        slip = form::REPLY,
        contact = facts.contact_line(),
    );
    Words {
        title: format!("关于召开{}{}的通知", facts.mechanism(), called(view)),
        addressees: view.sent_whole(),
        body,
        attachments: form::REPLY.into(),
        reply_by: facts.replies_by,
        ..Words::default()
    }
}

/// 通知 of any other subject.
pub(super) fn plain(facts: &Facts) -> Words {
    let subject = facts
        .subject
        .as_ref()
        .map_or_else(|| blank("事由"), |one| one.matter.title.clone());
    Words {
        title: format!("关于{subject}的通知"),
        addressees: facts.members(),
        body: format!(
            "{}，现将有关事项通知如下：\n一、{}\n{}\n二、{}\n{}\n{}",
            blank("发文缘由"),
            blank("第一项标题"),
            blank("第一项内容"),
            blank("第二项标题"),
            blank("第二项内容"),
            facts.contact_line()
        ),
        ..Words::default()
    }
}
