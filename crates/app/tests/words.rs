//! Words for whatever is named at run time: events, refusals, codes, faults and what is to be done, in
//! both languages, none missing and none left over.

#[path = "words/samples.rs"]
mod samples;

use domain::{
    Date, Role,
    agenda::{Outcome, Stance},
    assignment::AssignmentState,
    attachment::{Classification, Purpose},
    case::Procedure,
    charter::{Charter, Part},
    decision::{DecisionState, Effect},
    document_number::NumberState,
    enterprise::EnterpriseKind,
    matter::MatterState,
    meeting::{
        MeetingState, Presence,
        call::{ProposalKind, ProposalState},
        consent::ConsentState,
        reply::Answer,
        year::Warning,
    },
    minutes::{CountersignStance, MinutesState},
    official_document::{Disclosure, DocumentKind, DocumentState, Ground},
    report::{
        PeriodKind, ReportState,
        figure::{CountedIn, Measure},
    },
    round::{AnswerKind, ReturnState},
    unit::UnitKind,
};
use domain::{co_raiser::Joining, minutes::Kind};
use locale::{Language, Wording};
use samples::{events, refusals, todos};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const WORDINGS: [Wording; 2] = [
    Wording::new(Language::Chinese),
    Wording::new(Language::English),
];

/// The beginning of the keys of each set of codes, with the codes as keys end with them.
fn codes() -> Vec<(&'static str, Vec<String>)> {
    macro_rules! sets {
        ($($prefix:literal $of:ty),+ $(,)?) => {
            vec![$(($prefix, <$of>::ALL.iter().map(|one| one.code().replace('_', "-")).collect())),+]
        };
    }
    sets![
        "state-matter-" MatterState,
        "state-assignment-" AssignmentState,
        "state-meeting-" MeetingState,
        "state-minutes-" MinutesState,
        "state-decision-" DecisionState,
        "state-consent-" ConsentState,
        "state-number-" NumberState,
        "state-document-" DocumentState,
        "document-kind-" DocumentKind,
        "disclosure-" Disclosure,
        "ground-" Ground,
        "outcome-" Outcome,
        "stance-" Stance,
        "presence-" Presence,
        "countersign-" CountersignStance,
        "joining-" Joining,
        "discrepancy-" Kind,
        "part-" Part,
        "role-" Role,
        "unit-kind-" UnitKind,
        "effect-" Effect,
        "state-proposal-" ProposalState,
        "proposal-" ProposalKind,
        "answer-" Answer,
        "warning-" Warning,
        "enterprise-kind-" EnterpriseKind,
        "procedure-" Procedure,
        "classification-" Classification,
        "purpose-" Purpose,
        "state-report-" ReportState,
        "state-return-" ReturnState,
        "period-kind-" PeriodKind,
        "answer-kind-" AnswerKind,
        "measure-" Measure,
        "counted-in-" CountedIn,
    ]
}

/// The codes a fact of an event may hold, by the names of kind and fact.
const CODED: &[(&str, &str, &str)] = &[
    ("post.taken", "role", "role-"),
    ("post.left", "role", "role-"),
    ("case.entered", "procedure", "procedure-"),
    ("attachment.added", "purpose", "purpose-"),
    ("assignment.issued", "part", "part-"),
    ("meeting.attendance_entered", "presence", "presence-"),
    ("item.settled", "outcome", "outcome-"),
    ("item.reopened", "outcome", "outcome-"),
    ("matter.left_meeting", "outcome", "outcome-"),
    ("decision.dropped", "outcome", "outcome-"),
    ("consent.answered", "consent", "state-consent-"),
    ("position.taken", "stance", "stance-"),
    ("decision.gave_way", "effect", "effect-"),
    ("proposal.submitted", "proposal", "proposal-"),
    ("reply.given", "answer", "answer-"),
    ("reply.followed", "answer", "answer-"),
    ("opinion.given", "stance", "stance-"),
    ("meeting_year.warned", "warning", "warning-"),
    ("minutes.countersigned", "stance", "countersign-"),
    ("document.drafted", "document", "document-kind-"),
    ("document.signed_off", "disclosure", "disclosure-"),
    ("minutes.signed_off", "disclosure", "disclosure-"),
    ("report.checked", "disclosure", "disclosure-"),
];

/// Facts that the line does not print, by kind.
const UNPRINTED: &[(&str, &str)] = &[
    // For the proof, not for reading.
    ("attachment.added", "digest"),
    // The charter's key; the matter's page shows the charter's own words.
    ("matter.raised", "difficulty"),
    // The unit acted for stands before the line.
    ("matter.raised", "unit"),
    ("assignment.acknowledged", "unit"),
    ("assignment.refused", "unit"),
    ("assignment.progressed", "unit"),
    ("assignment.submitted", "unit"),
    ("minutes.countersigned", "unit"),
    ("return.submitted", "unit"),
    // So does the actor's name.
    ("minutes.signed_off", "name"),
    ("document.signed_off", "name"),
    ("delivery.received", "unit"),
    ("report.checked", "name"),
    // For the proof; the report's page shows it.
    ("report.issued", "hash"),
];

/// Each of these with the wording of each language.
fn in_both<T>(all: &[T]) -> Vec<(Wording, &T)> {
    WORDINGS
        .iter()
        .flat_map(|t| all.iter().map(move |one| (*t, one)))
        .collect()
}

fn kind(facts: &Map<String, Value>) -> &str {
    facts["kind"].as_str().expect("events have a kind")
}

fn coded(kind: &str, field: &str) -> Option<&'static str> {
    CODED
        .iter()
        .find(|(k, f, _)| (*k, *f) == (kind, field))
        .map(|(_, _, prefix)| *prefix)
}

/// A fact as the line prints it; none if the line chooses words by it, or leaves it out.
fn printed(t: Wording, kind: &str, field: &str, fact: &Value) -> Option<String> {
    if field == "kind" || UNPRINTED.contains(&(kind, field)) || coded(kind, field).is_some() {
        return None;
    }
    match fact {
        Value::String(text) => Some(
            text.parse()
                .map_or_else(|_| text.clone(), |day: Date| t.date(day)),
        ),
        Value::Object(personal) => personal["personal"].as_str().map(str::to_owned),
        Value::Bool(_) => None,
        other => Some(other.to_string()),
    }
}

fn whole(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains(['⟦', '{', '}'])
}

#[test]
fn every_event_is_told_with_its_facts() {
    for (t, event) in in_both(&events()) {
        let facts = event.facts();
        let kind = kind(&facts);
        let words = t.event(kind, &facts);
        assert!(whole(&words), "{kind}: {words}");
        for (field, fact) in &facts {
            if let Some(shown) = printed(t, kind, field, fact) {
                assert!(
                    words.contains(&shown),
                    "{kind} does not show {field} {shown}: {words}"
                );
            }
        }
    }
}

/// An audit administrator reads that something changed, not what was said; optional facts may lack.
#[test]
fn every_event_reads_well_without_its_facts() {
    let reads_well = |words: &str| {
        let last = words.chars().last().expect("there are words");
        let empty = ["（）", "“”", "()", "  ", "：，", "，，"]
            .iter()
            .any(|gap| words.contains(gap));
        whole(words) && words.trim() == words && !empty && !":：,，;；（(–".contains(last)
    };
    for (t, event) in in_both(&events()) {
        let full = event.facts();
        let kind = kind(&full);
        let bare: Map<_, _> = [("kind".to_owned(), kind.into())].into_iter().collect();
        let words = t.event(kind, &bare);
        assert!(reads_well(&words), "{kind} without facts: {words:?}");
        for optional in [
            "until",
            "uscc",
            "number",
            "supports",
            "clause",
            "beyond",
            "attendee",
            "text",
            "words",
            "name",
            "caller",
            "secretary",
            "answer",
            "title",
            "person",
        ] {
            let mut some = full.clone();
            if some.remove(optional).is_some() {
                let words = t.event(kind, &some);
                assert!(reads_well(&words), "{kind} without {optional}: {words:?}");
            }
        }
    }
}

#[test]
fn every_code_in_an_event_has_its_own_words() {
    let codes = codes();
    for (t, event) in in_both(&events()) {
        let mut facts = event.facts();
        let kind = kind(&facts).to_owned();
        for field in facts.clone().keys() {
            let Some(prefix) = coded(&kind, field) else {
                continue;
            };
            let (_, all) = codes
                .iter()
                .find(|(p, _)| *p == prefix)
                .expect("a set of codes");
            let mut told = BTreeSet::new();
            for code in all {
                facts.insert(field.clone(), code.replace('-', "_").into());
                let words = t.event(&kind, &facts);
                let shown =
                    prefix == "countersign-" || words.contains(&*t.m(&format!("{prefix}{code}")));
                assert!(shown, "{kind} with {code}: {words}");
                told.insert(words);
            }
            assert_eq!(told.len(), all.len(), "{kind}, {field}: {told:?}");
        }
    }
}

#[test]
fn every_coded_fact_is_known_as_one() {
    let codes: BTreeSet<_> = codes().into_iter().flat_map(|(_, all)| all).collect();
    for event in events() {
        let facts = event.facts();
        let kind = kind(&facts);
        for (field, fact) in facts.iter().filter(|(field, _)| *field != "kind") {
            let code = fact
                .as_str()
                .is_some_and(|text| codes.contains(&text.replace('_', "-")));
            assert_eq!(
                code,
                coded(kind, field).is_some(),
                "{kind}, {field}: {fact}"
            );
        }
    }
}

#[test]
fn truth_in_an_event_is_told() {
    for t in WORDINGS {
        for (kind, field) in [
            ("matter.listed", "resubmitted"),
            ("matter.closed", "confirmed"),
            ("return.reminded", "overdue"),
        ] {
            let told = |truth: bool| {
                let facts = [(field.to_owned(), truth.into())].into_iter().collect();
                t.event(kind, &facts)
            };
            assert_ne!(told(true), told(false), "{kind}");
        }
    }
}

#[test]
fn every_code_has_words_of_its_own() {
    for (t, (prefix, all)) in in_both(&codes()) {
        let words: BTreeSet<_> = all
            .iter()
            .map(|code| {
                let words = t.m(&format!("{prefix}{code}"));
                assert!(whole(&words), "{words}");
                words
            })
            .collect();
        assert_eq!(words.len(), all.len(), "{prefix}: {words:?}");
    }
}

#[test]
fn every_refusal_says_why_and_what_to_do() {
    for (t, refusal) in in_both(&refusals()) {
        let detail = refusal.detail();
        let words = t.a(refusal.key(), &[("detail", detail.as_str().into())]);
        assert!(whole(&words), "{refusal}: {words}");
        assert!(
            words.contains(&detail),
            "{refusal} does not show {detail}: {words}"
        );
        let sentence = words.ends_with(['。', '.']);
        assert_eq!(
            sentence,
            refusal.key().starts_with("refusal-"),
            "{refusal}: {words}"
        );
        if detail.is_empty() {
            assert!(
                t.opt(refusal.key()).is_some(),
                "{refusal} needs an argument nobody has"
            );
        }
    }
}

#[test]
fn what_is_to_be_done_has_words() {
    for (t, todo) in in_both(&todos()) {
        let words = t.m(&format!("todo-{}", todo.code()));
        assert!(whole(&words), "{words}");
    }
}

#[test]
fn every_fault_of_a_charter_has_words() {
    let charter: Charter = toml::from_str(
        r#"
        title = "方案"
        place = ""
        division_code = "14O502"
        issuers = []
        difficulties = []
        posts = { conveners = [] }
        office = { hosts = [] }
        meetings = { clause = "", tiers = [{ key = "joint", label = "联席会议", callers = [] }] }
        units = [{ name = "甲局", kind = "member" }, { name = "甲局", kind = "member" }]
        practice = { office_phone = "1", notice_code = "a b" }
        duties = [{ clause = "一", text = "", difficulties = ["taxation"], units = [{ name = "乙局", part = "lead" }] }]
        "#,
    )
    .expect("well formed, if faulty");
    let mut faults = charter.faults();
    faults.extend(
        Charter {
            units: Vec::new(),
            meetings: domain::charter::MeetingRules::default(),
            ..charter
        }
        .faults(),
    );
    let keys: BTreeSet<_> = faults.iter().map(|fault| fault.key).collect();
    assert_eq!(
        keys,
        defined(include_str!("../../locale/messages/zh-CN/fault.ftl"))
    );
    for (t, key) in in_both(&keys.into_iter().collect::<Vec<_>>()) {
        assert!(t.opt(key).is_some_and(whole), "{key}");
    }
}

#[test]
fn no_words_are_left_over() {
    let events: BTreeSet<_> = events()
        .iter()
        .map(|event| format!("event-{}", kind(&event.facts()).replace(['.', '_'], "-")))
        .collect();
    assert_same(
        &events,
        include_str!("../../locale/messages/zh-CN/event.ftl"),
    );
    let mut keys = BTreeSet::new();
    for (prefix, all) in codes() {
        keys.extend(all.iter().map(|code| format!("{prefix}{code}")));
    }
    assert_same(&keys, include_str!("../../locale/messages/zh-CN/code.ftl"));
    let refusals = refusals().into_iter().map(|one| one.key().to_owned());
    let refusals = refusals.filter(|key| key.starts_with("refusal-")).collect();
    assert_same(
        &refusals,
        include_str!("../../locale/messages/zh-CN/refusal.ftl"),
    );
}

fn assert_same(asked: &BTreeSet<String>, file: &str) {
    let asked: BTreeSet<_> = asked.iter().map(String::as_str).collect();
    assert_eq!(asked, defined(file));
}

/// The keys a message file defines.
fn defined(file: &str) -> BTreeSet<&str> {
    let starts = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    file.lines()
        .filter(starts)
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .collect()
}
