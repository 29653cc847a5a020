//! Nothing of the machine it was written on: no home folder, no checkout path, no registry's host.

use std::env;

use super::Problem;
use crate::tree::{self, Source};

/// Where people's homes lie; in pieces, so that this file passes its own rule.
const HOMES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/Use", "rs/"),
    concat!("/ro", "ot/"),
];

const REGISTRIES: &[&str] = &[
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("registry.", "npmmirror.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("pypi", ".org"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
    concat!("proxy.", "golang.org"),
];

/// The paths of this machine that no file may name: the checkout and the home.
pub fn own_paths() -> Vec<String> {
    let home = env::var("HOME").unwrap_or_default();
    let paths = [tree::root().display().to_string(), home];
    // A path of one part, such as /app, may well be a URL's.
    paths
        .into_iter()
        .filter(|path| path.matches('/').count() > 1)
        .collect()
}

/// Finds lines that name a place only some machine has.
pub fn private(sources: &[Source], own: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources {
        let lock = source.path.ends_with("package-lock.json");
        for (number, line) in source.lines() {
            let path = HOMES.iter().copied().chain(own.iter().map(String::as_str));
            if let Some(path) = path.into_iter().find(|path| begins_in(line, path)) {
                let what =
                    format!("`{path}` is a path of one machine — make it relative or a setting");
                problems.push(Problem::new(&source.path, number, what));
            }
            if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
                let what =
                    format!("`{host}` is a registry's host — leave it to each machine's settings");
                problems.push(Problem::new(&source.path, number, what));
            }
            if lock && line.trim_start().starts_with("\"resolved\"") {
                let what =
                    "the lock says from where — install with this tree's .npmrc, which omits it";
                problems.push(Problem::new(&source.path, number, what));
            }
        }
    }
    problems
}

/// Whether a path begins in the line: `a/home/b` only contains one.
fn begins_in(line: &str, path: &str) -> bool {
    let begins = |at: usize| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|before| !(before.is_alphanumeric() || "._-/}".contains(before)))
    };
    line.match_indices(path).any(|(at, _)| begins(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::source;

    #[test]
    fn homes_checkouts_and_registries_are_found() {
        let own = ["/srv/checkout".to_owned()];
        let bad = [
            format!("see {}me/anna/notes", "/ho"),
            format!("`{}ot/.cargo`", "/ro"),
            "path = \"/srv/checkout/target\"".to_owned(),
            format!("https://registry.{}/htmx.org", "npmjs.org"),
        ];
        for line in bad {
            let found = private(&[source("README.md", &format!("fine\n{line}"))], &own);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].line, 2);
        }
    }

    #[test]
    fn urls_and_relative_paths_are_fine() {
        let own = ["/srv/checkout".to_owned()];
        for line in [
            "https://x.cn/home/",
            "web/root/page",
            "/matters/1",
            "./srv/checkout",
        ] {
            assert_eq!(private(&[source("README.md", line)], &own), [], "{line}");
        }
    }

    #[test]
    fn a_lock_must_not_say_from_where() {
        let line = "      \"resolved\": \"https://mirror.example/x.tgz\",";
        assert_eq!(private(&[source("package-lock.json", line)], &[]).len(), 1);
        assert_eq!(private(&[source("docs/npm.md", line)], &[]), []);
    }
}
