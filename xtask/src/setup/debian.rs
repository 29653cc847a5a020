//! Debian packages. Answers for which are missing, why each is wanted, and installing just those.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::For;
use crate::program::{as_root, capture, on_path, run};
use crate::say;

/// What setup needs of the machine, as it was found.
#[derive(Clone, Default)]
pub struct Found {
    /// Major version of node, where there is one.
    pub node: Option<u32>,
    /// What else of `WANTED` is there.
    pub here: BTreeSet<&'static str>,
}

/// A package to install, and what for.
#[derive(Debug, PartialEq, Eq)]
pub struct Need {
    /// Debian's name.
    pub package: &'static str,
    /// What goes wrong without it.
    pub because: &'static str,
}

/// What is looked for, the package that brings it, what it is for, and whether only tests want it.
const WANTED: &[(&str, &str, &str, bool)] = &[
    ("cc", "build-essential", "SQLite is compiled from C", false),
    (
        "cc",
        "pkg-config",
        "build scripts look for libraries with it",
        false,
    ),
    (
        "node",
        "nodejs",
        "npm and the browser tests run on it",
        false,
    ),
    ("npm", "npm", "htmx, the icons and a font come by it", false),
    (
        NOTO_CJK,
        "fonts-noto-cjk",
        "headings of official documents are set in it",
        false,
    ),
    ("chromium", "chromium", "browser tests drive it", true),
    (
        "pdftotext",
        "poppler-utils",
        "tests read back PDF by it",
        true,
    ),
    (
        "soffice",
        "libreoffice-writer",
        "DOCX are opened and printed in it",
        true,
    ),
    (
        POSTGRES,
        "postgresql",
        "the store is tested on PostgreSQL as well",
        true,
    ),
];

const NOTO_CJK: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
/// Debian keeps a server's programs off `PATH`.
const POSTGRES: &str = "a PostgreSQL server";
const OLDEST_NODE: u32 = 18;

impl Found {
    /// Looks at this machine; starts at most one program.
    pub fn look() -> Self {
        let mut here = BTreeSet::new();
        for (name, ..) in WANTED {
            let found = match *name {
                NOTO_CJK => Path::new(NOTO_CJK).is_file(),
                POSTGRES => crate::suite::postgres_programs().is_some(),
                program => on_path(program).is_some(),
            };
            if found {
                here.insert(*name);
            }
        }
        let version = capture(Command::new("node").arg("--version"));
        Self {
            node: version.ok().and_then(|said| major(&said)),
            here,
        }
    }
}

/// The major version in what `node --version` prints: `v20.20.2` is 20.
fn major(said: &str) -> Option<u32> {
    said.trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// The packages that are missing for the purpose, in the order they are told.
pub fn missing(found: &Found, purpose: For) -> Vec<Need> {
    let old_node = found.node.is_none_or(|major| major < OLDEST_NODE);
    let lacks = |name: &str| match name {
        "node" => old_node,
        // Debian's npm belongs to Debian's node.
        "npm" => old_node || !found.here.contains(name),
        _ => !found.here.contains(name),
    };
    let wanted = WANTED
        .iter()
        .filter(|(.., for_tests)| !for_tests || purpose == For::Testing);
    let wanted = wanted.filter(|(name, ..)| lacks(name));
    wanted
        .map(|(_, package, because, _)| Need { package, because })
        .collect()
}

/// Installs the packages, saying why; without apt it says what a person must install.
pub fn install(needs: &[Need]) -> Result<()> {
    if needs.is_empty() {
        return Ok(());
    }
    for need in needs {
        say::line(format!("   missing: {} ({})", need.package, need.because));
    }
    if on_path("apt-get").is_none() {
        bail!(
            "this machine has no apt-get: install the above by its own means, then run setup again"
        );
    }
    let packages: Vec<&str> = needs.iter().map(|need| need.package).collect();
    if packages.contains(&"postgresql") {
        want_no_cluster()?;
    }
    let fresh = update_unless_known(&packages)?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&packages);
    if let Err(error) = apt(&install) {
        // Lists that are old name files the mirror no longer holds.
        if fresh {
            return Err(error);
        }
        apt(&["update"])?;
        apt(&install)?;
    }
    Ok(())
}

/// Downloads a package into the folder without installing it.
pub fn download(package: &str, folder: &Path) -> Result<()> {
    update_unless_known(&[package])?;
    let args = [
        "-o",
        "APT::Sandbox::User=root",
        "--quiet",
        "download",
        package,
    ];
    let fetch = || run(Command::new("apt-get").args(args).current_dir(folder));
    fetch().or_else(|_| apt(&["update"]).and_then(|()| fetch()))
}

/// Refreshes apt's lists if they do not know every package; says whether it did.
fn update_unless_known(packages: &[&str]) -> Result<bool> {
    let policy = capture(
        Command::new("apt-cache")
            .env("LC_ALL", "C")
            .arg("policy")
            .args(packages),
    )?;
    let known = packages
        .iter()
        .all(|package| has_candidate(&policy, package));
    if !known {
        apt(&["update"])?;
    }
    Ok(!known)
}

/// Whether `apt-cache policy` offers a version of the package.
fn has_candidate(policy: &str, package: &str) -> bool {
    let lines = policy
        .lines()
        .skip_while(|line| *line != format!("{package}:"))
        .skip(1);
    let mut own = lines.take_while(|line| line.starts_with(' '));
    own.any(|line| {
        line.trim()
            .strip_prefix("Candidate: ")
            .is_some_and(|it| it != "(none)")
    })
}

fn apt(args: &[&str]) -> Result<()> {
    let always = [
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ];
    privileged("env", &[&always, args].concat())
}

/// Asks Debian's packaging not to start a server of its own: tests start theirs and end it.
fn want_no_cluster() -> Result<()> {
    // Where this folder exists somebody has chosen already.
    if Path::new("/etc/postgresql-common").exists() {
        return Ok(());
    }
    let folder = "/etc/postgresql-common/createcluster.d";
    let write = format!("echo create_main_cluster = false > {folder}/fuyuan-tests.conf");
    privileged("sh", &["-c", &format!("mkdir -p {folder} && {write}")])
}

fn privileged(program: &str, args: &[&str]) -> Result<()> {
    if as_root() {
        return run(Command::new(program).args(args));
    }
    // sudo reads a password from the terminal itself, so an empty stdin does not hinder it.
    run(Command::new("sudo").arg(program).args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages(found: &Found, purpose: For) -> Vec<&'static str> {
        missing(found, purpose)
            .into_iter()
            .map(|need| need.package)
            .collect()
    }

    fn complete() -> Found {
        let here = WANTED.iter().map(|(name, ..)| *name).collect();
        Found {
            node: Some(18),
            here,
        }
    }

    #[test]
    fn a_complete_machine_needs_nothing() {
        assert!(packages(&complete(), For::Building).is_empty());
        assert!(packages(&complete(), For::Testing).is_empty());
    }

    #[test]
    fn a_bare_machine_needs_everything_and_tests_need_more() {
        let bare = Found {
            here: ["cc"].into(),
            ..Found::default()
        };
        assert_eq!(
            packages(&bare, For::Building),
            ["nodejs", "npm", "fonts-noto-cjk"]
        );
        let more = [
            "nodejs",
            "npm",
            "fonts-noto-cjk",
            "chromium",
            "poppler-utils",
            "libreoffice-writer",
            "postgresql",
        ];
        assert_eq!(packages(&bare, For::Testing), more);
    }

    #[test]
    fn each_lack_asks_for_its_own_package_only() {
        let table: [(&str, &[&str]); 7] = [
            ("cc", &["build-essential", "pkg-config"]),
            ("npm", &["npm"]),
            (NOTO_CJK, &["fonts-noto-cjk"]),
            ("chromium", &["chromium"]),
            ("pdftotext", &["poppler-utils"]),
            ("soffice", &["libreoffice-writer"]),
            (POSTGRES, &["postgresql"]),
        ];
        for (lack, expected) in table {
            let mut found = complete();
            found.here.remove(lack);
            assert_eq!(packages(&found, For::Testing), expected, "{lack}");
        }
    }

    #[test]
    fn a_node_that_is_absent_or_too_old_brings_its_npm() {
        for node in [None, Some(16)] {
            let found = Found { node, ..complete() };
            assert_eq!(packages(&found, For::Building), ["nodejs", "npm"]);
        }
    }

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v18.19.0"), Some(18));
        assert_eq!(major("node: not found"), None);
    }

    #[test]
    fn a_package_apt_does_not_know_has_no_candidate() {
        let policy = "npm:\n  Installed: (none)\n  Candidate: 9.2.0~ds1-1\n  Version table:\n\
            chromium:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n";
        assert!(has_candidate(policy, "npm"));
        assert!(!has_candidate(policy, "chromium"));
        assert!(!has_candidate(policy, "postgresql"));
        assert!(!has_candidate("", "npm"));
    }
}
