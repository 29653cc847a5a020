//! Which of our crates may name which: the arrows of the design, read from `cargo metadata`.

use serde_json::Value;

use super::Problem;
use crate::tree::Source;

/// Each crate of ours and those it may depend on. A new crate needs a decision record and a row.
const EDGES: &[(&str, &[&str])] = &[
    ("fuyuan-domain", &[]),
    ("fuyuan-locale", &[]),
    ("fuyuan-outside", &[]),
    ("fuyuan-store", &["fuyuan-domain"]),
    ("fuyuan-documents", &["fuyuan-domain", "fuyuan-locale"]),
    (
        "fuyuan-app",
        &[
            "fuyuan-store",
            "fuyuan-documents",
            "fuyuan-outside",
            "fuyuan-locale",
            "fuyuan-domain",
        ],
    ),
    (
        "fuyuan-web",
        &["fuyuan-app", "fuyuan-locale", "fuyuan-domain"],
    ),
    (
        "fuyuan",
        &[
            "fuyuan-app",
            "fuyuan-documents",
            "fuyuan-domain",
            "fuyuan-locale",
            "fuyuan-outside",
            "fuyuan-store",
            "fuyuan-web",
        ],
    ),
    ("xtask", &[]),
];

/// Edges that only tests have: from, to, why the tests need it.
const TEST_EDGES: &[(&str, &str, &str)] = &[];

/// Finds edges the design does not have, and crates it does not know.
pub fn edges(metadata: &Value, sources: &[Source]) -> Vec<Problem> {
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let ours: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut problems = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let file = manifest
            .strip_prefix(root)
            .unwrap_or(manifest)
            .trim_start_matches('/');
        let Some((_, allowed)) = EDGES.iter().find(|(known, _)| *known == name) else {
            problems.push(Problem::new(file, 1, format!(
                "the design has no crate {name} — put the code into one of its crates, or record the decision and add a row to EDGES"
            )));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let to = dependency["name"].as_str().unwrap_or_default();
            let for_tests = dependency["kind"] == "dev"
                && TEST_EDGES
                    .iter()
                    .any(|(from, into, _)| *from == name && *into == to);
            // A crate may name itself, to test with a feature of its own.
            let other = to != name && ours.contains(&to);
            if other && !allowed.contains(&to) && !for_tests {
                problems.push(Problem::new(file, line_of(file, to, sources), format!(
                    "{name} must not depend on {to} — move the code to a crate that may, or pass what is needed as an argument"
                )));
            }
        }
    }
    problems
}

/// The line of a manifest that names the dependency, by package or by library name.
fn line_of(file: &str, dependency: &str, sources: &[Source]) -> usize {
    let short = dependency.trim_start_matches("fuyuan-");
    let named = |line: &str| line.starts_with(short) || line.contains(dependency);
    let manifest = sources.iter().find(|source| source.path == file);
    let line = manifest.and_then(|source| source.lines().find(|(_, line)| named(line)));
    line.map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::source;
    use serde_json::json;

    fn check(packages: &Value) -> Vec<String> {
        let metadata = json!({"workspace_root": "/tree", "packages": packages});
        let manifest = source(
            "crates/web/Cargo.toml",
            "[dependencies]\napp.workspace = true\nstore.workspace = true\n",
        );
        edges(&metadata, &[manifest])
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn package(name: &str, dependencies: &Value) -> Value {
        let folder = name.trim_start_matches("fuyuan-");
        let manifest = format!("/tree/crates/{folder}/Cargo.toml");
        json!({"name": name, "manifest_path": manifest, "dependencies": dependencies})
    }

    #[test]
    fn the_arrows_of_the_design_pass_and_others_are_no_concern() {
        let web = json!([{"name": "fuyuan-app", "kind": null}, {"name": "axum", "kind": null}, {"name": "fuyuan-web", "kind": "dev"}]);
        let packages = json!([
            package("fuyuan-web", &web),
            package("fuyuan-app", &json!([]))
        ]);
        assert!(check(&packages).is_empty());
    }

    #[test]
    fn web_must_not_name_store_even_in_tests() {
        for kind in [json!(null), json!("dev"), json!("build")] {
            let web = json!([{"name": "fuyuan-store", "kind": kind}]);
            let found = check(&json!([
                package("fuyuan-web", &web),
                package("fuyuan-store", &json!([]))
            ]));
            assert_eq!(found.len(), 1);
            assert!(
                found[0].starts_with("crates/web/Cargo.toml:3: fuyuan-web must not"),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_crate_the_design_does_not_know_is_refused() {
        let found = check(&json!([package("fuyuan-extra", &json!([]))]));
        assert!(found[0].starts_with("crates/extra/Cargo.toml:1: the design has no crate"));
    }

    #[test]
    fn every_crate_of_the_table_points_only_at_crates_of_the_table() {
        for (from, to) in EDGES {
            assert!(
                to.iter()
                    .all(|to| EDGES.iter().any(|(known, _)| known == to)),
                "{from}"
            );
        }
    }
}
