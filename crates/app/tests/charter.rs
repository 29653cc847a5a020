//! The built-in charter of 140502 against the published notice itself, where that is at hand.

use app::charter::{BUILT_IN, draft, parse, read_notice};
use domain::charter::Charter;
use std::{env, fs, path::PathBuf};

/// The notice, from `FUYUAN_NOTICE_140502` or from beside the workspace.
fn notice() -> Option<Vec<u8>> {
    let beside = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/notice/140502.txt"
    );
    let path =
        env::var_os("FUYUAN_NOTICE_140502").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    fs::read(path).ok()
}

#[test]
#[expect(clippy::print_stdout, reason = "a skip must be seen")]
fn the_built_in_charter_holds_the_notices_facts() {
    let built_in = parse(BUILT_IN).unwrap();
    let Some(bytes) = notice() else {
        println!("SKIPPED: the notice of 140502 is not at hand; set FUYUAN_NOTICE_140502");
        return;
    };
    let read = draft::charter(&read_notice(&bytes).unwrap());
    let facts = |charter: &Charter| {
        (
            (
                charter.title.clone(),
                charter.place.clone(),
                charter.division_code.clone(),
            ),
            (
                charter.document_number.clone(),
                charter.issued_on,
                charter.issuers.clone(),
            ),
            charter.difficulties.clone(),
            charter.posts.clone(),
            (
                charter.office.hosts.clone(),
                charter.office.directors.clone(),
                charter.invites_others,
            ),
            charter.meetings.tiers.clone(),
            charter.roster.clone(),
            (
                charter.addressees.clone(),
                charter.copy_to.clone(),
                charter.goals.len(),
                charter.requirements.len(),
            ),
        )
    };
    assert_eq!(facts(&built_in), facts(&read));
    let units = |charter: &Charter| {
        let mut units: Vec<_> = charter
            .units
            .iter()
            .map(|unit| (unit.name.clone(), unit.kind))
            .collect();
        units.sort();
        units
    };
    assert_eq!(units(&built_in), units(&read));
    assert_eq!(built_in.duties.len(), 14);
    // The words are short ones of our own; clause, units and what is covered are the notice's.
    for (ours, theirs) in built_in.duties.iter().zip(&read.duties) {
        assert_eq!(
            (&ours.clause, &ours.units, &ours.difficulties),
            (&theirs.clause, &theirs.units, &theirs.difficulties)
        );
        assert!(
            ours.text.chars().count() < theirs.text.chars().count().max(20),
            "{}",
            ours.clause
        );
    }
}

#[test]
fn a_tier_that_a_notice_adds_is_a_tier_of_the_charter() {
    let bytes = include_bytes!("../../documents/tests/notices/three_tiers.txt");
    let read = draft::charter(&read_notice(bytes).unwrap());
    let rules = &read.meetings;
    assert_eq!(rules.labels(), "联席会议、专题会议、个别协调");
    assert_eq!(rules.tiers[0].min_per_year, 2);
    let added = rules.tier("个别协调").unwrap();
    assert_eq!(added.called_by, ["办公室"]);
    assert!(rules.office_calls("个别协调") && !added.whole && added.min_per_year == 0);
}
