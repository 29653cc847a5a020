//! Each rule on message keys bites, and only where it should.

use super::*;
use crate::tree::tests::source;

const ZH: &str = "crates/locale/messages/zh-CN/frame.ftl";
const EN: &str = "crates/locale/messages/en/frame.ftl";
const PAGE: &str = "crates/web/templates/desk.html";

fn check(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files
        .iter()
        .map(|(path, text)| source(path, text))
        .collect();
    messages(&sources).iter().map(ToString::to_string).collect()
}

fn both_languages<'a>(keys: &'a str, reader: (&'a str, &'a str)) -> Vec<String> {
    check(&[(ZH, keys), (EN, keys), reader])
}

#[test]
fn equal_and_used_keys_pass() {
    let keys = "# comment = none\nframe-save = 保存\n    .title = 提示\n-term = 词\n";
    assert!(both_languages(keys, (PAGE, "{{ t.m(\"frame-save\") }}")).is_empty());
}

#[test]
fn a_key_of_one_language_only_is_named() {
    let page = (PAGE, "{{ t.m(\"frame-save\") }}{{ t.m(\"frame-back\") }}");
    let found = check(&[
        (ZH, "frame-save = 保存\nframe-back = 返回"),
        (EN, "frame-save = Save"),
        page,
    ]);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with(&format!("{ZH}:2: `frame-back` is missing in en")),
        "{found:?}"
    );
    let found = check(&[(EN, "frame-save = Save"), (ZH, ""), (PAGE, "")]);
    assert!(found[0].contains("missing in zh-CN"), "{found:?}");
}

#[test]
fn a_key_defined_twice_is_named() {
    let keys = "frame-save = 保存\nframe-save = 存\n";
    let found = both_languages(keys, (PAGE, "{{ t.m(\"frame-save\") }}"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains(":2: `frame-save` is defined in"));
}

#[test]
fn asking_for_a_key_that_is_not_there_is_found() {
    let keys = "frame-save = 保存";
    let readers = [
        (
            PAGE,
            "{{ t.m(\"frame-save\") }}\n{{ t.a(\"frame-gone\", &[]) }}",
        ),
        (
            "crates/web/src/desk.rs",
            "\"frame-save\";\nlet title = wording.m(\"frame-gone\");",
        ),
        (
            "crates/cli/src/main.rs",
            "\"frame-save\";\nmessage(\"frame-gone\", &[])",
        ),
        (
            "crates/domain/src/refusal.rs",
            "\"frame-save\";\nSelf::Gone => \"refusal-gone\",",
        ),
        (
            "crates/app/src/matter.rs",
            "\"frame-save\";\nfields.wrong(\"due_on\", \"form-gone\");",
        ),
    ];
    for reader in readers {
        let found = both_languages(keys, reader);
        assert_eq!(found.len(), 1, "{} {found:?}", reader.0);
        assert!(found[0].contains(":2: no message `"), "{found:?}");
    }
}

#[test]
fn comments_prefixes_and_the_locale_crate_ask_for_nothing() {
    let keys = "frame-save = 保存";
    let readers = [
        (
            "crates/web/src/desk.rs",
            "\"frame-save\";\n// as in t.m(\"frame-gone\")",
        ),
        (
            "crates/domain/src/refusal.rs",
            "\"frame-save\";\nformat!(\"refusal-{}\", x); \"refusal-\"",
        ),
        (
            "crates/locale/src/tests.rs",
            "\"frame-save\";\nassert!(t.m(\"frame-gone\"))",
        ),
    ];
    for reader in readers {
        assert!(both_languages(keys, reader).is_empty(), "{}", reader.0);
    }
}

#[test]
fn a_key_nobody_asks_for_is_found_unless_built_or_referred_to() {
    let found = both_languages("frame-old = 旧", (PAGE, "frame-old"));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("nobody asks for `frame-old`"),
        "{found:?}"
    );
    assert!(both_languages("event-matter-raised = 提出", (PAGE, "")).is_empty());
    let referring = "frame-save = { frame-word }\nframe-word = 保存";
    assert!(both_languages(referring, (PAGE, "{{ t.m(\"frame-save\") }}")).is_empty());
    let chosen = "{{ t.m(if late { \"frame-late\" } else { \"frame-early\" }) }}";
    assert!(both_languages("frame-late = 迟\nframe-early = 早", (PAGE, chosen)).is_empty());
}
