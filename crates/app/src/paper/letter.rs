//! Letters: coordination, reminder, urging, supervision, reply, referral.

use super::{Facts, Instructed, blank, clause, date, form, one_line};
use domain::{
    Date,
    official_document::{Words, line::recorded},
};

/// 协调函: the facts, the difficulty, the basis, what is asked, by when.
pub(super) fn coordination(facts: &Facts) -> Words {
    let raiser = facts.subject.as_ref().map_or_else(
        || blank("提出单位"),
        |subject| facts.units.full_name(subject.matter.raised_by),
    );
    let request = facts.subject.as_ref().map_or_else(
        || blank("商请事项"),
        |subject| recorded(&subject.matter.request),
    );
    let case = facts
        .case()
        .map_or_else(String::new, |case| format!("该企业{case}。"));
    let duties = facts.duties();
    let duty = match duties.first() {
        Some((at, words)) => format!("{}{}规定的职责“{words}”", facts.plan(), part(at)),
        None => format!("{}的有关规定", facts.plan()),
    };
    let body = format!(
        "{raiser}就{enterprise}{title}一事，提请府院联动机制协调（{number}）。为依法推进企业破产处置，现函商贵单位协助解决，有关情况如下：\n\
         一、基本情况\n\
         {case}在办理中，{name}遇到{problem}问题，需由贵单位依职责予以支持。\n\
         二、商请事项\n\
         {request}\n\
         三、有关依据\n\
         {duty}；{law}。\n\
         四、答复时限\n\
         请于{reply}前将办理意见书面函复我办；需要补充材料或者当面会商的，请及时告知。\n\
         请予支持为盼。\n\
         {contact}",
        enterprise = facts.enterprise(),
        title = facts.matter_title(),
        number = facts.matter_number(),
        name = facts.enterprise_name(),
        problem = problem(&facts.matter_title()),
        law = facts.law(),
        reply = date(facts.reply_by),
        contact = facts.contact_note(),
    );
    Words {
        title: format!("关于协调解决{}的函", facts.subject_words()),
        addressees: facts.responsible(),
        body,
        reply_by: Some(facts.reply_by),
        ..Words::default()
    }
}

/// A matter's title as what troubles an enterprise, without a 问题 of its own.
fn problem(title: &str) -> &str {
    title.trim_end_matches("问题").trim_end_matches('的')
}

/// A place in the notice as a sentence names it: 三.8 as 第三部分第8项; what is worded already stays.
fn part(clause: &str) -> String {
    let numbered = |(part, item): &(&str, &str)| {
        let part = !part.is_empty() && part.chars().all(|c| "一二三四五六七八九十".contains(c));
        part && !item.is_empty() && item.chars().all(|c| c.is_ascii_digit())
    };
    match clause.split_once('.').filter(numbered) {
        Some((part, item)) => format!("第{part}部分第{item}项"),
        None => clause.to_owned(),
    }
}

/// What an assignment asks, from what, by when.
struct Work {
    task: String,
    done_when: String,
    due: String,
    /// The day it is due.
    due_on: Option<Date>,
    latest: String,
    issued: String,
}

fn work(facts: &Facts) -> Work {
    let done = |done: &str| format!("，以{}为办结标准", one_line(clause(done)));
    match (&facts.assignment, &facts.decided) {
        (Some(one), _) => Work {
            task: one_line(clause(&one.task)),
            done_when: one.done_when.as_deref().map_or_else(String::new, done),
            due: date(one.due_on),
            due_on: Some(one.due_on),
            latest: one.latest.as_deref().map_or_else(
                || "尚未收到贵单位的办理情况反馈。".into(),
                |latest| format!("贵单位最近一次反馈的情况为：{}。", one_line(clause(latest))),
            ),
            issued: date(one.issued_at.date()),
        },
        (None, Some(decided)) => Work {
            task: one_line(clause(&decided.decision.text)),
            done_when: done(&decided.decision.done_when),
            due: date(decided.decision.due_on),
            due_on: Some(decided.decision.due_on),
            latest: format!("{}。", blank("目前进展")),
            issued: String::new(),
        },
        (None, None) => Work {
            task: facts.instructed.as_ref().map_or_else(
                || blank("任务"),
                |one| one_line(clause(&one.instruction.text)),
            ),
            done_when: String::new(),
            due: blank("办理期限"),
            due_on: None,
            latest: format!("{}。", blank("目前进展")),
            issued: blank("交办日期"),
        },
    }
}

impl Work {
    /// The day a letter may ask for: what was decided or assigned, never an earlier one; of what is past
    /// that day, the usual limit.
    fn ask_by(&self, facts: &Facts) -> Date {
        self.due_on
            .filter(|due| *due >= facts.today)
            .unwrap_or(facts.reply_by)
    }
}

/// The sentence that says where the work comes from.
fn origin(facts: &Facts, work: &Work) -> String {
    if let Some(instructed) = &facts.instructed {
        return instruction(facts, instructed, work);
    }
    match &facts.decided {
        Some(decided) => {
            let minutes = decided
                .minutes_number
                .as_ref()
                .map_or_else(String::new, |number| format!("（{number}）"));
            format!(
                "{}{}议定，由贵单位办理{}（{}）：{}{}，办理期限为{}。",
                facts.mechanism(),
                decided.meeting.clone() + &minutes,
                facts.matter_title(),
                facts.matter_number(),
                work.task,
                work.done_when,
                work.due
            )
        }
        None => format!(
            "{}，{}转请贵单位办理{}（{}）：{}{}，办理期限为{}。",
            work.issued,
            facts.mechanism() + "办公室",
            facts.matter_title(),
            facts.matter_number(),
            work.task,
            work.done_when,
            work.due
        ),
    }
}

/// The sentence that says who instructed the work, when and on what.
fn instruction(facts: &Facts, instructed: &Instructed, work: &Work) -> String {
    let one = &instructed.instruction;
    let subject = format!("{}（{}）", facts.matter_title(), facts.matter_number());
    let on = match &instructed.on {
        None => format!("就{subject}"),
        Some((name, number)) => {
            let number = number
                .as_ref()
                .map_or_else(String::new, |number| format!("（{number}）"));
            format!("在《{name}》{number}上")
        }
    };
    // What was assigned says what was written; a note on work given otherwise is told beside it.
    let words = one_line(clause(&one.text));
    let what = match (words == work.task, &instructed.on) {
        (true, None) => "，由贵单位办理".into(),
        (true, Some(_)) => format!("，由贵单位办理{subject}"),
        (false, _) => format!("：“{words}”。{subject}由贵单位办理"),
    };
    format!(
        "{given}，{mechanism}{whose}{on}作出批示（批〔{year}〕{serial}号）{what}：{task}{done}，办理期限为{due}。",
        given = date(one.given_at.date()),
        mechanism = facts.mechanism(),
        whose = instructed.whose(),
        year = one.year,
        serial = one.serial,
        task = work.task,
        done = work.done_when,
        due = work.due,
    )
}

/// 提示函: before the day is due.
pub(super) fn reminder(facts: &Facts) -> Words {
    let work = work(facts);
    let left = match facts.days_left {
        Some(days) if days > 0 => format!("距到期还有{days}个工作日。"),
        Some(0) => "今日到期。".into(),
        Some(_) => "现已到期。".into(),
        None => String::new(),
    };
    // What is past its day is asked for within the usual limit.
    let answer_by = match (&facts.assignment, facts.days_left) {
        (Some(one), Some(0..)) => Some(one.due_on),
        (Some(_), _) => Some(facts.reply_by),
        (None, _) => None,
    };
    let body = format!(
        "{origin}\n{left}{latest}\n\
         请贵单位按照职责分工抓紧办理，于{due}前将办理结果和佐证材料反馈我办；办理中有困难、需要延期或者其他单位配合的，请提前说明。\n\
         特此提示。\n{contact}",
        origin = origin(facts, &work),
        latest = work.latest,
        due = answer_by.map_or_else(|| work.due.clone(), date),
        contact = facts.contact_note(),
    );
    Words {
        title: format!("关于按期办理{}的提示函", facts.subject_words()),
        addressees: facts.responsible(),
        body,
        reply_by: answer_by,
        ..Words::default()
    }
}

/// 督促函: the day is near or past.
pub(super) fn urging(facts: &Facts) -> Words {
    let work = work(facts);
    let late = match facts.days_left {
        Some(days) if days < 0 => format!("截至{}，已逾期{}个工作日。", date(facts.today), -days),
        _ => format!("截至{}，该项工作尚未办结。", date(facts.today)),
    };
    let body = format!(
        "{origin}\n{late}{latest}\n\
         按照{plan}“不越位、不缺位”的要求，请贵单位：\n\
         一、于{reply}前办结，并将办理结果和佐证材料反馈我办；\n\
         二、不能办结的，书面说明原因、已采取的措施和预计办结的时间；\n\
         三、需要其他单位配合或者提请会议研究的，一并提出。\n\
         请予重视，抓紧落实。\n{contact}",
        origin = origin(facts, &work),
        latest = work.latest,
        plan = facts.plan(),
        reply = date(work.ask_by(facts)),
        contact = facts.contact_note(),
    );
    Words {
        title: format!("关于督促办理{}的函", facts.subject_words()),
        addressees: facts.responsible(),
        body,
        reply_by: Some(work.ask_by(facts)),
        ..Words::default()
    }
}

/// The sentence that says on what a supervision letter rests.
fn basis(facts: &Facts) -> String {
    if let Some(instructed) = &facts.instructed {
        let one = &instructed.instruction;
        return format!(
            "本函根据{mechanism}{whose}{given}批示（批〔{year}〕{serial}号）制发。",
            mechanism = facts.mechanism(),
            whose = instructed.whose(),
            given = date(one.given_at.date()),
            year = one.year,
            serial = one.serial,
        );
    }
    let Some(decided) = &facts.decided else {
        return format!("本函根据{}制发。", blank("批示或者议定事项"));
    };
    let minutes = decided
        .minutes_number
        .as_ref()
        .map_or_else(String::new, |number| format!("（{number}）"));
    let mechanism = facts.mechanism();
    format!(
        "本函根据{mechanism}{}议定事项{minutes}制发。",
        decided.meeting
    )
}

/// 督办函: on a convener's authority.
pub(super) fn supervision(facts: &Facts) -> Words {
    let work = work(facts);
    let late = match facts.days_left {
        Some(days) if days < 0 => format!("截至{}，已逾期{}个工作日。", date(facts.today), -days),
        _ => format!("截至{}，该事项尚未办结。", date(facts.today)),
    };
    let body = format!(
        "{origin}现予督办，有关要求如下：\n\
         一、督办事项\n{task}{done}。\n\
         二、目前进展\n{late}{latest}\n\
         三、办理要求\n\
         请贵单位负责人亲自研究，明确经办人员和措施，于{reply}前办结。涉及其他单位的，由贵单位牵头会商，相关单位予以配合。\n\
         四、反馈方式\n\
         办结后3个工作日内填报《{form}》并附佐证材料；逾期未办结的，由贵单位负责人书面说明原因。\n\
         {basis}",
        basis = basis(facts),
        origin = origin(facts, &work),
        task = recorded(&work.task),
        done = work.done_when,
        latest = work.latest,
        reply = date(work.ask_by(facts)),
        form = form::RESULT,
    );
    Words {
        title: format!("关于督办{}的函", facts.subject_words()),
        addressees: facts.responsible(),
        body,
        attachments: form::RESULT.into(),
        reply_by: Some(work.ask_by(facts)),
        ..Words::default()
    }
}

/// 回复函: by the office, or by a unit in its own name.
pub(super) fn reply(facts: &Facts) -> Words {
    let earlier = facts.answered.as_ref();
    let title = earlier.map_or_else(|| blank("来函标题"), |one| one.title.clone());
    let number = earlier
        .and_then(|one| one.number.as_ref())
        .map_or_else(String::new, |number| format!("（{number}）"));
    let (greeting, asked) = if facts.own.is_some() {
        ("贵办", facts.mechanism() + "办公室")
    } else {
        ("贵单位", String::new())
    };
    let latest = facts
        .assignment
        .as_ref()
        .and_then(|one| one.latest.as_deref())
        .map_or_else(
            || blank("答复意见"),
            |latest| recorded(&format!("{}。", clause(latest))),
        );
    let body = format!(
        "{greeting}《{title}》{number}收悉。经研究，现函复如下：\n\
         一、办理意见\n{latest}\n\
         二、有关依据\n{law}\n\
         三、其他情况\n{other}\n\
         特此函复。\n{contact}",
        law = blank("所依据的规定"),
        other = blank("需要说明的情况；没有的，删去本项"),
        contact = facts.contact_note(),
    );
    let subject = title
        .trim_start_matches("关于")
        .trim_end_matches("的函")
        .trim_end_matches("的提示函");
    Words {
        title: format!("关于{subject}的复函"),
        addressees: match (facts.own, earlier.and_then(|one| one.own_of)) {
            (None, Some(unit)) => vec![unit],
            _ => Vec::new(),
        },
        other_addressees: asked,
        body,
        ..Words::default()
    }
}

/// 移送函: the clue, who is concerned, the evidence, the basis, a receipt.
pub(super) fn referral(facts: &Facts) -> Words {
    let request = facts.subject.as_ref().map_or_else(
        || blank("线索内容"),
        |subject| subject.matter.request.trim().to_owned(),
    );
    let case = facts
        .case()
        .map_or_else(String::new, |case| format!("该企业{case}。"));
    let body = format!(
        "在办理{enterprise}破产处置有关事项（{number}）中，发现下列情况，属于贵单位职责范围。现将有关线索和材料移送，请依法处理。\n\
         一、线索来源和内容\n{clue}\n\
         二、涉及的人员和单位\n{persons}\n\
         三、移送的材料\n{evidence}\n\
         四、移送依据\n{law}。\n\
         请贵单位收到后在《{slip}》上签章退回，并在法定期限内将受理、立案或者其他处理结果函告我办；认为不属于本单位管辖的，请在24小时内退回并说明理由。\n\
         {contact}",
        enterprise = facts.enterprise(),
        number = facts.matter_number(),
        clue = recorded(&format!("{case}{request}")),
        persons = blank("姓名、单位、职务；自然人姓名按正文下的提示标出"),
        evidence = blank("材料名称、份数"),
        law = facts.law(),
        slip = form::REFERRAL,
        contact = facts.contact_note(),
    );
    Words {
        title: format!("关于移送{}有关线索的函", facts.enterprise_name()),
        addressees: facts.responsible(),
        body,
        attachments: form::REFERRAL.into(),
        ..Words::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{part, problem};

    #[test]
    fn places_of_the_notice_and_problems_read_as_in_a_sentence() {
        for (clause, words) in [
            ("三.8", "第三部分第8项"),
            ("十一.12", "第十一部分第12项"),
            ("第三条", "第三条"),
            ("二", "二"),
            ("", ""),
        ] {
            assert_eq!(part(clause), words);
        }
        for (title, words) in [
            ("管理人报酬的垫付和追偿", "管理人报酬的垫付和追偿"),
            ("税务注销问题", "税务注销"),
            ("税务注销的问题", "税务注销"),
        ] {
            assert_eq!(problem(title), words);
        }
    }
}
