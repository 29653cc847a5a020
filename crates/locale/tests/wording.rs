//! Messages as pages ask for them: missing keys, missing arguments, plurals, events.

use locale::{Arg, Language, Wording};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::borrow::Cow;

const CHINESE: Wording = Wording::new(Language::Chinese);
const ENGLISH: Wording = Wording::new(Language::English);

fn facts(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(facts) => facts,
        _ => panic!("facts are an object"),
    }
}

#[test]
fn a_message_is_borrowed_not_built() {
    assert!(matches!(CHINESE.m("frame-site"), Cow::Borrowed("府院联动")));
    assert_eq!(ENGLISH.m("frame-nav-matters"), "Matters");
    assert_eq!(Wording::default().language(), Language::Chinese);
}

#[test]
fn a_missing_key_shows_itself_and_does_not_panic() {
    for wording in [CHINESE, ENGLISH] {
        assert_eq!(wording.m("no-such-key"), "⟦no-such-key⟧");
        assert_eq!(
            wording.a("no-such-key", &[("n", 1.into())]),
            "⟦no-such-key⟧"
        );
        assert_eq!(
            wording.event("no.such_event", &Map::new()),
            "⟦event-no-such-event⟧"
        );
        assert_eq!(wording.opt("no-such-key"), None);
        assert_eq!(wording.opt("frame-title"), None, "it needs an argument");
        assert_eq!(wording.m(""), "⟦⟧");
    }
}

#[test]
fn arguments_of_every_kind() {
    assert_eq!(
        CHINESE.a("frame-title", &[("page", "工作台".into())]),
        "工作台 · 府院联动"
    );
    assert_eq!(
        CHINESE.a("frame-title", &[("page", (&"会议".to_owned()).into())]),
        "会议 · 府院联动"
    );
    assert_eq!(
        CHINESE.a("frame-list-all", &[("n", 14_usize.into())]),
        "全部 14 件"
    );
    assert_eq!(
        CHINESE.a("frame-list-all", &[("n", 100_000_i64.into())]),
        "全部 100000 件"
    );
    assert_eq!(
        ENGLISH.a("frame-list-shown", &[("n", 1.into())]),
        "1 row on this page"
    );
    assert_eq!(
        ENGLISH.a("frame-list-shown", &[("n", 20_u32.into())]),
        "20 rows on this page"
    );
    assert_eq!(
        CHINESE.a("frame-calendar-provisional", &[("year", 2027.into())]),
        "2027年的节假日安排尚未录入，工作日暂按周末推算"
    );
}

#[test]
fn a_lacking_argument_is_left_blank_and_a_needless_one_ignored() {
    assert_eq!(CHINESE.a("frame-title", &[]), " · 府院联动");
    assert_eq!(CHINESE.a("frame-title", &[("n", 1.into())]), " · 府院联动");
    assert_eq!(ENGLISH.a("frame-list-shown", &[]), " rows on this page");
    assert_eq!(CHINESE.a("frame-site", &[("n", 1.into())]), "府院联动");
}

#[test]
fn arguments_are_never_read_as_messages() {
    let text = "{ $page } { frame-site } <b>⟨";
    assert_eq!(
        CHINESE.a("frame-title", &[("page", text.into())]),
        format!("{text} · 府院联动")
    );
}

#[test]
fn words_in_one_line() {
    assert_eq!(CHINESE.listed(&["区法院", "区税务局"]), "区法院、区税务局");
    assert_eq!(
        ENGLISH.listed(&["one".to_owned(), "two".to_owned()]),
        "one, two"
    );
    assert_eq!(CHINESE.listed(&[] as &[&str]), "");
}

/// An unknown event must show its kind rather than break the page of a history.
#[test]
fn facts_of_every_shape_are_taken() {
    let all = facts(json!({
        "text": "甲", "count": 3, "share": 0.5, "flag": true, "nothing": null,
        "units": ["区法院", 2, null], "nested": {"a": 1},
    }));
    assert_eq!(
        CHINESE.event("matter.not_worded_anywhere", &all),
        "⟦event-matter-not-worded-anywhere⟧"
    );
}

proptest! {
    #[test]
    fn no_key_and_no_argument_panics(key in "\\PC{0,40}", name in "\\PC{0,8}", text: String, n: i64) {
        for wording in [CHINESE, ENGLISH] {
            let _ = wording.m(&key);
            let _ = wording.event(&key, &facts(json!({ name.clone(): text.clone() })));
            let shown = wording.a("frame-title", &[("page", Arg::from(&text)), (&name, n.into())]);
            prop_assert!(shown.starts_with(&text) || name == "page");
        }
    }
}
