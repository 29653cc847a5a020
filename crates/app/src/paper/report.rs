//! The bulletin, the report upward, and corrections of what was issued.

use super::{Facts, Tally, blank, clause, date, one_line};
use domain::{minutes::correction_title, official_document::Words};
use std::fmt::Write as _;

fn counted(n: i64) -> String {
    if n >= 100 {
        "100件以上".into()
    } else {
        format!("{n}件")
    }
}

fn progress(tally: &Tally) -> String {
    format!(
        "截至目前，待受理{}、正在协调{}、按会议议定执行中{}、暂缓{}、已销号{}；各单位逾期未办结的任务{}。",
        counted(tally.to_triage),
        counted(tally.coordinating),
        counted(tally.in_execution),
        counted(tally.deferred),
        counted(tally.closed),
        counted(i64::try_from(tally.overdue.len() + tally.withheld).unwrap_or(i64::MAX)),
    )
}

/// What is past its day; `told` says how units hear of what the paper does not name.
fn overdue(facts: &Facts, tally: &Tally, told: &str) -> String {
    let mut list = String::new();
    for (place, (unit, task, due)) in (1u32..).zip(&tally.overdue) {
        let _ = writeln!(
            list,
            "{place}.{}：{}，应于{}前办结。",
            facts.units.full_name(*unit),
            one_line(clause(task)),
            date(*due)
        );
    }
    if tally.withheld > 0 {
        let _ = writeln!(
            list,
            "另有{}件涉及限定可见范围的事项{told}。",
            tally.withheld
        );
    }
    if list.is_empty() {
        list.push_str("没有逾期未办结的任务。\n");
    }
    list
}

/// 情况通报: facts, evaluation, demands.
pub(super) fn bulletin(facts: &Facts) -> Words {
    let empty = Tally::default();
    let tally = facts.tally.as_ref().unwrap_or(&empty);
    let body = format!(
        "现将{mechanism}事项办理情况通报如下：\n\
         一、总体情况\n{progress}\n\
         二、逾期未办结的任务\n{overdue}\
         三、存在的问题\n{problems}\n\
         四、下一步要求\n\
         （一）逾期任务的承办单位于{reply}前办结或者书面说明原因。\n\
         （二）各单位收到转办后及时签收，按期反馈进展，需要协调的尽早提出。\n\
         （三）办公室继续按周调度，未按要求办理的提请召集人督办。\n\
         {contact}",
        mechanism = facts.mechanism(),
        progress = progress(tally),
        overdue = overdue(facts, tally, "，由办公室另行通知有关单位"),
        problems = blank("存在的问题"),
        reply = date(facts.reply_by),
        contact = facts.contact_line(),
    );
    Words {
        title: format!("关于{}事项办理情况的通报", facts.mechanism()),
        addressees: facts.members(),
        body,
        ..Words::default()
    }
}

/// 情况报告, upward: no requests inside.
pub(super) fn disposal(facts: &Facts) -> Words {
    let empty = Tally::default();
    let tally = facts.tally.as_ref().unwrap_or(&empty);
    let body = format!(
        "现将{mechanism}运行和企业破产处置情况报告如下：\n\
         一、基本情况\n{progress}\n\
         二、主要做法和成效\n{done}\n\
         三、存在的问题\n{overdue}{problems}\n\
         四、下一步工作\n{next}\n\
         特此报告。",
        mechanism = facts.mechanism(),
        progress = progress(tally),
        done = blank("主要做法和成效"),
        overdue = overdue(facts, tally, ""),
        problems = blank("存在的问题"),
        next = blank("下一步工作"),
    );
    Words {
        title: format!("关于{}企业破产处置情况的报告", facts.charter.place),
        other_addressees: blank("上级机关全称"),
        body,
        ..Words::default()
    }
}

/// 更正 of an issued document or of issued minutes.
pub(super) fn correction(facts: &Facts) -> Words {
    let earlier = facts.corrected.as_ref();
    let title = earlier.map_or_else(|| blank("原文件标题"), |one| one.title.clone());
    let number = earlier
        .and_then(|one| one.number.as_ref())
        .map_or_else(String::new, |number| format!("（{number}）"));
    let issued = earlier
        .and_then(|one| one.issued_on)
        .map_or_else(|| blank("原文件印发日期"), date);
    let body = format!(
        "{issued}印发的《{title}》{number}，因{why}，现更正如下：\n\
         一、更正内容\n\
         原文“{old}”更正为“{new}”。\n\
         二、其他\n\
         除上述更正外，原文件其他内容不变。请各单位对照更正，按更正后的内容执行；原文件继续有效，与本更正一并存档。",
        why = blank("更正的原因"),
        old = blank("原文"),
        new = blank("更正后的文字"),
    );
    Words {
        title: correction_title(&title),
        addressees: earlier.map_or_else(Vec::new, |one| one.addressees.clone()),
        other_addressees: earlier.map_or_else(String::new, |one| one.other_addressees.clone()),
        copies: earlier.map_or_else(Vec::new, |one| one.copies.clone()),
        body,
        ..Words::default()
    }
}
