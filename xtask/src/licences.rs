//! Licences and sources of what we depend on. Answers for every crate and npm package being under
//! terms that allow an office to run, change and pass on the whole, and coming from the registry.

mod expression;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::program::{capture, cargo};
use crate::{say, tree};

/// SPDX identifiers that are fine wherever they occur.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Packages whose terms are not in the list, the terms as they state them, and why they are fine.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "@expo-google-fonts/noto-serif-sc",
    "MIT AND OFL-1.1",
    "a font: OFL-1.1 lets it be used, bundled and embedded; it is not part of the binary",
)];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A dependency as its registry describes it.
struct Package {
    name: String,
    version: String,
    licence: Option<String>,
    /// None for the workspace's own crates and for npm, whose lock names no source.
    source: Option<String>,
}

/// Fails unless every dependency passes.
pub fn licences() -> Result<()> {
    let metadata = capture(&mut cargo(&[
        "metadata",
        "--locked",
        "--format-version",
        "1",
    ]))?;
    let mut packages = of_cargo(&serde_json::from_str(&metadata)?);
    let lock = std::fs::read_to_string(tree::root().join("package-lock.json"))?;
    packages.extend(of_npm(
        &serde_json::from_str(&lock).context("package-lock.json")?,
    ));
    let problems: Vec<String> = packages.iter().flat_map(problems).collect();
    problems.iter().for_each(say::line);
    ensure!(
        problems.is_empty(),
        "{} problems with licences or sources",
        problems.len()
    );
    say::line(format!(
        "   {} packages, all under allowed licences",
        packages.len()
    ));
    Ok(())
}

fn of_cargo(metadata: &Value) -> Vec<Package> {
    let text = |value: &Value| value.as_str().map(String::from);
    let packages = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|package| Package {
            name: text(&package["name"]).unwrap_or_default(),
            version: text(&package["version"]).unwrap_or_default(),
            licence: text(&package["license"]),
            source: text(&package["source"]),
        });
    packages.collect()
}

fn of_npm(lock: &Value) -> Vec<Package> {
    let entries = lock["packages"].as_object().into_iter().flatten();
    let installed = entries.filter(|(path, _)| path.contains("node_modules/"));
    let packages = installed.map(|(path, package)| Package {
        name: path.rsplit("node_modules/").next().unwrap_or(path).into(),
        version: package["version"].as_str().unwrap_or_default().into(),
        licence: package["license"].as_str().map(String::from),
        source: None,
    });
    packages.collect()
}

fn problems(package: &Package) -> Vec<String> {
    let Package {
        name,
        version,
        licence,
        source,
    } = package;
    let mut problems = Vec::new();
    if source.as_ref().is_some_and(|source| source != CRATES_IO) {
        problems.push(format!(
            "{name} {version}: not from the registry — depend on a published version"
        ));
    }
    let stated = licence.as_deref().unwrap_or("");
    let excepted = EXCEPTIONS
        .iter()
        .any(|(crate_, terms, _)| crate_ == name && *terms == stated);
    let allowed = |id: &str| ALLOWED.contains(&id);
    if !excepted && !expression::satisfied(stated, &allowed).unwrap_or(false) {
        let stated = if stated.is_empty() {
            "no licence expression"
        } else {
            stated
        };
        problems.push(format!(
            "{name} {version}: {stated} — replace it, or add it to EXCEPTIONS in xtask/src/licences.rs with the reason"
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(licence: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: "some".into(),
            version: "1.0.0".into(),
            licence: licence.map(String::from),
            source: source.map(String::from),
        }
    }

    #[test]
    fn an_allowed_licence_from_the_registry_passes() {
        assert!(problems(&package(Some("MIT OR GPL-3.0"), Some(CRATES_IO))).is_empty());
        assert!(problems(&package(Some("MIT OR Apache-2.0"), None)).is_empty());
    }

    #[test]
    fn a_forbidden_or_missing_licence_and_another_source_are_named() {
        assert_eq!(
            problems(&package(Some("GPL-3.0"), Some(CRATES_IO))).len(),
            1
        );
        assert_eq!(problems(&package(Some("MIT AND GPL-3.0"), None)).len(), 1);
        assert_eq!(problems(&package(None, None)).len(), 1);
        assert_eq!(
            problems(&package(Some("MIT"), Some("git+https://example.org/x"))).len(),
            1
        );
    }

    #[test]
    fn an_exception_holds_for_its_own_terms_only() {
        let (name, terms, _) = EXCEPTIONS[0];
        let mut font = package(Some(terms), None);
        font.name = name.into();
        assert!(problems(&font).is_empty());
        font.licence = Some("Proprietary".into());
        assert_eq!(problems(&font).len(), 1);
    }

    #[test]
    fn both_lists_of_packages_are_read() {
        let metadata = json!({"packages": [
            {"name": "a", "version": "1.0.0", "license": "MIT", "source": CRATES_IO},
            {"name": "b", "version": "0.1.0", "license": null, "source": null},
        ]});
        let packages = of_cargo(&metadata);
        assert_eq!(packages.len(), 2);
        assert_eq!(packages[0].licence.as_deref(), Some("MIT"));
        assert_eq!(packages[1].source, None);
        let lock =
            json!({"packages": {"": {"name": "x"}, "node_modules/@a/b": {"license": "ISC"}}});
        let packages = of_npm(&lock);
        assert_eq!(packages.len(), 1);
        assert_eq!(
            (packages[0].name.as_str(), packages[0].licence.as_deref()),
            ("@a/b", Some("ISC"))
        );
    }
}
