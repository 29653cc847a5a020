//! Lists the message files, so that adding `messages/<tag>/<noun>.ftl` is enough to build it in.

use std::{env, fmt::Write, fs, io, path::Path};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut listing = String::new();
    for (name, tag) in [("CHINESE", "zh-CN"), ("ENGLISH", "en")] {
        listing += &listed(name, &root.join(tag))?;
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("files.rs"), listing)
}

/// One constant: the file names of a folder in order, each with its text.
fn listed(name: &str, folder: &Path) -> io::Result<String> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    let mut listing = format!("pub(crate) const {name}: &[(&str, &str)] = &[\n");
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let path = path.to_str().ok_or(io::ErrorKind::InvalidFilename)?;
        writeln!(listing, "    ({file:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    listing.push_str("];\n");
    Ok(listing)
}
