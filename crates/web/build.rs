//! Brings htmx and the icons named in `icons.txt` from `node_modules` into the build, so that the
//! binary needs neither npm nor a network. Answers for: `OUT_DIR/htmx.min.js`, `OUT_DIR/icons.rs`
//! and the licences both ask to be carried along, `OUT_DIR/asset-licences.txt`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match bring() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error={problem}");
            ExitCode::FAILURE
        }
    }
}

fn bring() -> Result<(), String> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let modules = here.join("../../node_modules");
    let htmx = read(&modules.join("htmx.org/dist/htmx.min.js"))?;
    write(&out.join("htmx.min.js"), &htmx)?;

    let list = read(&here.join("icons.txt"))?;
    write(&out.join("icons.rs"), &icons(&list, &modules)?)?;

    let licences = ["htmx.org", "lucide-static"].map(|package| {
        let text = read(&modules.join(package).join("LICENSE"))?;
        Ok(format!("{package}\n\n{}\n", text.trim()))
    });
    let licences = licences.into_iter().collect::<Result<Vec<_>, String>>()?;
    write(&out.join("asset-licences.txt"), &licences.join("\n"))
}

/// One Rust expression, `&[(name, svg), …]` sorted by name, for `include!`.
fn icons(list: &str, modules: &Path) -> Result<String, String> {
    let mut names: Vec<&str> = list.lines().map(str::trim).collect();
    names.retain(|name| !name.is_empty() && !name.starts_with('#'));
    names.sort_unstable();
    let mut table = String::from("&[\n");
    for name in names {
        let file = modules
            .join("lucide-static/icons")
            .join(format!("{name}.svg"));
        writeln!(table, "    ({name:?}, {:?}),", one_line(&read(&file)?))
            .expect("a String takes it");
    }
    table.push(']');
    Ok(table)
}

/// The bare `<svg>` on one line, hidden from screen readers: an icon always stands beside words.
fn one_line(svg: &str) -> String {
    let body = svg.find("<svg").map_or(svg, |start| &svg[start..]);
    let words: Vec<&str> = body.split_whitespace().collect();
    words
        .join(" ")
        .replacen("<svg", "<svg aria-hidden=\"true\"", 1)
        .replace("> <", "><")
}

fn read(path: &Path) -> Result<String, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(path).map_err(|error| {
        let name: PathBuf = path
            .iter()
            .skip_while(|part| *part != "node_modules")
            .collect();
        let name = if name.as_os_str().is_empty() {
            path
        } else {
            &name
        };
        format!(
            "cannot read {} ({error}): run `cargo xtask setup` first",
            name.display()
        )
    })
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
