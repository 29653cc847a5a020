//! The first paragraph against the record of the meeting, and who is said to have come.

use super::{Findings, Kind};
use crate::{
    meeting::Presence,
    minutes::{
        facts::{Facts, Head},
        figures::{days, squashed},
        section::{one_line, plain, worded},
    },
};

/// Day, time, place, convener, chair and name of the meeting.
pub(super) fn compare(lines: &[(u32, &str)], head: &Head, findings: &mut Findings) {
    let text: String = lines.iter().map(|(_, line)| squashed(line)).collect();
    let topic = squashed(&one_line(&head.topic));
    let text = text.replacen(topic.trim_end_matches('。'), "", 1);
    let line = lines.first().map(|(number, _)| *number);
    let mut differs = |recorded: &str, written: &str| {
        findings.say(Kind::HeadDiffers, line, None, None, recorded, written);
    };
    let named = days(&text);
    if named.is_empty() || named.iter().any(|day| !day.is(head.held_on)) {
        let written = named.iter().find(|day| !day.is(head.held_on));
        let written = written.map_or_else(String::new, ToString::to_string);
        differs(&worded(head.held_on), &written);
    }
    if let Some(time) = times(&text)
        .into_iter()
        .find(|time| *time != minutes(&head.starts_at))
    {
        differs(&head.starts_at, &format!("{}:{:02}", time / 60, time % 60));
    }
    let whole = plain(&text);
    if !whole.contains(&plain(&head.name)) {
        differs(&head.name, "");
    }
    for (who, verb) in [
        (&head.place, "召开"),
        (&head.called_by, "召集"),
        (&head.chair, "主持"),
    ] {
        let said = before(&text, verb);
        let mut told = said.iter();
        let agrees = if said.is_empty() {
            whole.contains(&plain(who))
        } else {
            told.any(|said| plain(said).contains(&plain(who)))
        };
        if !agrees {
            differs(who, said.first().copied().unwrap_or_default());
        }
    }
}

/// The words before a verb, each time it stands there, from the last mark on; a name may hold the verb itself.
fn before<'a>(text: &'a str, verb: &str) -> Vec<&'a str> {
    let ends = text.match_indices(verb).map(|(end, _)| end);
    let words = ends.map(|end| {
        let from = text[..end].rfind(['，', '。', '；', '、']).map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        &text[from..end]
    });
    words.collect()
}

/// Minutes since midnight of a time such as 09:30.
fn minutes(time: &str) -> u32 {
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let number = |text: &str| text.trim().parse::<u32>().unwrap_or(0);
    number(hour) * 60 + number(minute)
}

/// Times of day in a text, in minutes since midnight: 9:30, 9时30分, 下午2时.
fn times(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices([':', '：', '时', '点']) {
        let before = &text[..at];
        let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let Ok(hour) = before[head.len()..].parse::<u32>() else {
            continue;
        };
        let after = &text[at + mark.len()..];
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let minute = match &after[..digits] {
            "" if after.starts_with('半') => 30,
            "" if mark == "时" || mark == "点" => 0,
            "" => continue,
            digits => digits.parse().unwrap_or(0),
        };
        let later = head.ends_with("下午") || head.ends_with("晚上");
        found.push((hour + if later && hour < 12 { 12 } else { 0 }) * 60 + minute);
    }
    found
}

/// Words by which a line says that units came, or did not.
const SAID: &[(&str, &[Presence])] = &[
    ("缺席", &[Presence::Absent]),
    ("请假", &[Presence::Excused]),
    ("未参加", &[Presence::Absent, Presence::Excused]),
    ("未到会", &[Presence::Absent, Presence::Excused]),
    ("未出席", &[Presence::Absent, Presence::Excused]),
    ("迟到", &[Presence::Late]),
    ("出席", &[Presence::Present, Presence::Late]),
    ("列席", &[Presence::Present, Presence::Late]),
    ("参加会议", &[Presence::Present, Presence::Late]),
    ("参加了会议", &[Presence::Present, Presence::Late]),
];

/// What a line says of who came.
pub(super) fn attendance(
    number: u32,
    line: &str,
    head: &Head,
    facts: &Facts,
    findings: &mut Findings,
) {
    for sentence in squashed(line).split(['。', '；', '，']) {
        let Some((_, allowed)) = SAID.iter().find(|(word, _)| sentence.contains(word)) else {
            continue;
        };
        for unit in facts.named(sentence).0 {
            let presence = head.attendance.iter().find(|(one, _)| *one == unit);
            let presence = presence.map(|(_, presence)| *presence);
            if !presence.is_some_and(|presence| allowed.contains(&presence)) {
                let recorded = presence.map_or("", Presence::code);
                let written = sentence.to_owned();
                findings.say(
                    Kind::AttendanceDiffers,
                    Some(number),
                    None,
                    None,
                    recorded,
                    &written,
                );
            }
        }
    }
}
