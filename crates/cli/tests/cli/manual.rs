//! The manual that `--help` prints, whole, and the exit code of wrong usage.

use super::binary::{done, run};

#[test]
fn the_manual_reads_as_written() {
    insta::assert_snapshot!("help", done(&["--help"]));
}

#[test]
fn every_command_has_a_manual_in_both_languages_with_an_example() {
    for command in [
        &["demo"][..],
        &["init"],
        &["serve"],
        &["charter", "read"],
        &["charter", "check"],
        &["person", "add"],
        &["backup"],
        &["restore"],
        &["document", "samples"],
    ] {
        let mut args = command.to_vec();
        args.push("--help");
        let said = done(&args);
        assert!(said.contains("Example"), "{command:?}: {said}");
        assert!(said.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)));
        assert!(said.contains(&format!("fuyuan {}", command.join(" "))));
    }
}

#[test]
fn wrong_usage_is_told_from_refusal() {
    for args in [
        &[][..],
        &["found"],
        &["serve"],
        &["demo", "--data", "x", "--listen", "nowhere"],
        &["charter", "read", "x", "--format", "yaml"],
    ] {
        assert_eq!(run(args).code, Some(2), "{args:?}");
    }
}
