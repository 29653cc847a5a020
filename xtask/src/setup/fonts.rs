//! Free stand-ins for the official faces (GB/T 9704-2012 asks for 仿宋, 楷体, 小标宋). Answers for
//! `fonts/`: Fandol from Debian's TeX package, Noto Serif SC from npm, each beside its licence.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{debian, place, truetype, work_folder};
use crate::program::{capture, on_path, run};
use crate::{say, tree};

const PACKAGE: &str = "texlive-lang-chinese";
const FANDOL: &[&str] = &["FandolFang-Regular", "FandolKai-Regular"];
const FANDOL_LICENCE: &str = "Fandol-COPYING.txt";
/// What the licence asks to be said of changed faces.
const CHANGED: &str = "\n\nThe faces beside this file are changed: their outlines are converted from CFF to TrueType \
                       when they are installed (cargo xtask setup).\n\n";
/// Kept under the names the package gives them.
const NOTO: &[(&str, &str)] = &[
    ("400Regular", "NotoSerifSC_400Regular.ttf"),
    ("600SemiBold", "NotoSerifSC_600SemiBold.ttf"),
    ("", "LICENSE_FONT"),
];

/// Puts the faces that are missing into `fonts/`.
pub fn install() -> Result<()> {
    let fonts = tree::root().join("fonts");
    fs::create_dir_all(&fonts).with_context(|| format!("cannot make {}", fonts.display()))?;
    let package = tree::root().join("node_modules/@expo-google-fonts/noto-serif-sc");
    for (folder, name) in NOTO {
        let from = package.join(folder).join(name);
        let to = fonts.join(name.replace("LICENSE_FONT", "NotoSerifSC-OFL.txt"));
        if !same_size(&from, &to) {
            place(&from, &to)?;
        }
    }
    let faces = FANDOL.iter().map(|face| truetype_of(&fonts, face));
    if faces
        .chain([fonts.join(FANDOL_LICENCE)])
        .any(|file| !file.is_file())
    {
        fandol(&fonts)?;
    }
    Ok(())
}

fn truetype_of(fonts: &Path, face: &str) -> PathBuf {
    fonts.join(format!("{face}.ttf"))
}

/// A newer npm package may bring a newer face; sizes tell without reading 30 MB.
fn same_size(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| fs::metadata(path).map(|data| data.len());
    matches!((size(one), size(other)), (Ok(a), Ok(b)) if a == b)
}

/// Takes two faces out of a package of 49 MB without installing TeX.
fn fandol(fonts: &Path) -> Result<()> {
    if on_path("apt-get").is_none() {
        bail!(
            "put {} into fonts/ by hand: no apt-get here",
            FANDOL.join(" and ")
        );
    }
    say::line(format!(
        "   fonts: {} from Debian's {PACKAGE} (49 MB)",
        FANDOL.join(", ")
    ));
    let folder = work_folder().join("fandol");
    // What an interrupted run left is not trusted.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    debian::download(PACKAGE, &folder)?;
    let package = only_package(&folder)?;
    run(Command::new("dpkg-deb").arg("-x").args([&package, &folder]))?;
    let faces = folder.join("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol");
    let papers = folder.join("usr/share/doc/texlive-doc/fonts/fandol");
    let gpl = capture(
        Command::new("gunzip")
            .arg("-c")
            .arg(papers.join("COPYING.gz")),
    )?;
    // The README grants the exception that lets a document embed the font.
    let licence = fs::read_to_string(papers.join("README"))? + CHANGED + &gpl;
    for face in FANDOL {
        let opentype = faces.join(format!("{face}.otf"));
        let converted =
            truetype::of_cff(&fs::read(&opentype)?).with_context(|| face.to_string())?;
        let file = folder.join(face);
        fs::write(&file, converted)?;
        place(&file, &truetype_of(fonts, face))?;
        // Where an earlier setup put the face as it comes, it would be found first.
        let _ = fs::remove_file(fonts.join(format!("{face}.otf")));
    }
    // Last, so that its presence says that the faces are complete.
    fs::write(fonts.join(FANDOL_LICENCE), licence)?;
    fs::remove_dir_all(&folder).context("cannot remove what was unpacked")
}

fn only_package(folder: &Path) -> Result<PathBuf> {
    let mut files = fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|it| it.path()));
    let found = files.find(|path| path.extension().is_some_and(|it| it == "deb"));
    found.with_context(|| format!("apt-get download {PACKAGE} left no package"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_downloaded_package_is_found_among_other_files() {
        let folder = std::env::temp_dir().join(format!("fuyuan-fandol-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(only_package(&folder).is_err());
        fs::write(folder.join("a.txt"), "").unwrap();
        fs::write(folder.join("faces.deb"), "").unwrap();
        assert_eq!(only_package(&folder).unwrap(), folder.join("faces.deb"));
        assert!(same_size(&folder.join("a.txt"), &folder.join("faces.deb")));
        assert!(!same_size(&folder.join("a.txt"), &folder.join("absent")));
        fs::remove_dir_all(&folder).unwrap();
    }
}
