//! Chooses the faces in which official documents are set: the customer's licensed
//! faces first, free stand-ins after them, and a last resort for rare characters.

mod face;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use face::Face;

/// Characters of real names and places that common faces lack; the report says how each fares.
pub const RARE: [char; 5] = ['㛃', '䶮', '𬭎', '昇', '婳'];

/// Where operating systems keep fonts; `~` stands for the home folder.
const SYSTEM_FOLDERS: [&str; 7] = [
    "~/.local/share/fonts",
    "~/.fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:\\Windows\\Fonts",
];
/// How many folders deep a search goes.
const DEPTH: u8 = 5;

/// What a face is used for in GB/T 9704-2012.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 小标宋: the red mark and the title.
    Xiaobiaosong,
    /// 仿宋: the body.
    Fangsong,
    /// 楷体: headings of the second level.
    Kai,
    /// 黑体: headings of the first level and labels.
    Hei,
    /// 宋体: page numbers.
    Song,
    /// What the others lack.
    Rare,
}

impl Role {
    /// Every role, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::Xiaobiaosong,
        Self::Fangsong,
        Self::Kai,
        Self::Hei,
        Self::Song,
        Self::Rare,
    ];

    /// The role's Chinese name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Xiaobiaosong => "小标宋",
            Self::Fangsong => "仿宋",
            Self::Kai => "楷体",
            Self::Hei => "黑体",
            Self::Song => "宋体",
            Self::Rare => "生僻字",
        }
    }

    /// The name by which templates ask for the role.
    fn family(self) -> &'static str {
        match self {
            Self::Xiaobiaosong => "xiaobiaosong",
            Self::Fangsong => "fangsong",
            Self::Kai => "kai",
            Self::Hei => "hei",
            Self::Song => "song",
            Self::Rare => "rare",
        }
    }

    /// The faces that offices license for the role, then the free stand-ins, best first.
    fn candidates(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Xiaobiaosong => (
                &[
                    "FZXiaoBiaoSong-B05S",
                    "方正小标宋简体",
                    "FZXBSJW--GB1-0",
                    "方正小标宋_GBK",
                ],
                &[
                    "NotoSerifSC-SemiBold",
                    "NotoSerifCJKsc-SemiBold",
                    "NotoSerifCJKsc-Bold",
                ],
            ),
            Self::Fangsong => (
                &["FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong"],
                &["FandolFang-Regular"],
            ),
            Self::Kai => (
                &["KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti"],
                &["FandolKai-Regular", "LXGWWenKai-Regular"],
            ),
            Self::Hei => (
                &["SimHei", "STHeiti"],
                &["NotoSansCJKsc-Regular", "FandolHei-Regular"],
            ),
            Self::Song => (
                &["SimSun", "STSong"],
                &["NotoSerifSC-Regular", "FandolSong-Regular"],
            ),
            Self::Rare => (&[], &[]),
        }
    }
}

/// Faces with many characters, which stand in for anything that is wanting.
const BROAD: [&str; 6] = [
    "NotoSerifSC-Regular",
    "NotoSerifCJKsc-Regular",
    "SourceHanSerifSC-Regular",
    "LXGWWenKai-Regular",
    "NotoSansCJKsc-Regular",
    "SimSun",
];

/// No face with Chinese characters was found.
#[derive(Debug, Clone, thiserror::Error)]
pub struct NoFonts {
    /// The folders that were searched.
    pub searched: Vec<PathBuf>,
}

impl fmt::Display for NoFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let searched: Vec<_> = self
            .searched
            .iter()
            .map(|dir| dir.display().to_string())
            .collect();
        write!(
            f,
            "no Chinese font found in {}: install the Debian package fonts-noto-cjk, or put \
             FangSong_GB2312, KaiTi_GB2312, SimHei, SimSun and FZXiaoBiaoSong-B05S (or the free \
             FandolFang, FandolKai, Noto Serif SC) into the fonts folder",
            searched.join(", ")
        )
    }
}

/// What a role resolved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleReport {
    /// The role.
    pub role: Role,
    /// `PostScript` name and file of its face; none if no face was found at all.
    pub face: Option<(String, PathBuf)>,
    /// Whether the face is one that offices license, not a stand-in.
    pub licensed: bool,
    /// Those of [`RARE`] that are set in another face.
    pub borrowed: Vec<char>,
    /// Those of [`RARE`] that no face at hand can show.
    pub absent: Vec<char>,
}

/// The faces at hand. Costs nothing until the first document or report asks for them.
#[derive(Debug)]
pub struct Fonts {
    folders: Vec<PathBuf>,
    /// How many of the folders are the operator's own.
    own: usize,
    faces: OnceLock<Result<Resolved, NoFonts>>,
}

/// The roles with their loaded faces.
#[derive(Debug)]
pub(crate) struct Resolved {
    roles: BTreeMap<Role, Vec<Chosen>>,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

#[derive(Debug)]
struct Chosen {
    font: usize,
    postscript: String,
    path: PathBuf,
    licensed: bool,
}

impl Fonts {
    /// Searches `dirs` in order, then the folders of the operating system.
    pub fn load(dirs: &[PathBuf]) -> Self {
        let home = std::env::home_dir();
        let system = SYSTEM_FOLDERS
            .iter()
            .filter_map(|folder| match folder.strip_prefix("~/") {
                Some(rest) => home.as_ref().map(|home| home.join(rest)),
                None => Some(PathBuf::from(folder)),
            });
        Self {
            own: dirs.len(),
            ..Self::only(&dirs.iter().cloned().chain(system).collect::<Vec<_>>())
        }
    }

    /// Searches `dirs` and nothing else.
    pub fn only(dirs: &[PathBuf]) -> Self {
        Self {
            folders: dirs.to_vec(),
            own: dirs.len(),
            faces: OnceLock::new(),
        }
    }

    /// The characters of a text that no face at hand can show, in the order of their code.
    pub fn absent(&self, text: &str) -> Result<Vec<char>, NoFonts> {
        let resolved = self.resolved()?;
        let characters: BTreeSet<char> = text.chars().collect();
        Ok(characters
            .into_iter()
            .filter(|&c| !is_invisible(c) && !resolved.has(c))
            .collect())
    }

    /// What each role resolved to, and how the rare characters fare.
    pub fn report(&self) -> Vec<RoleReport> {
        let resolved = self.resolved().ok();
        Role::ALL
            .iter()
            .map(|&role| report(role, resolved))
            .collect()
    }

    /// Files in the operator's own folders that are called fonts but hold no face: damaged, or something else.
    pub fn unreadable(&self) -> Vec<PathBuf> {
        self.folders[..self.own]
            .iter()
            .flat_map(|folder| face::files_under(folder, DEPTH))
            .filter(|path| face::faces_in(path).is_empty())
            .collect()
    }

    /// The operator's own folders that are not there.
    pub fn missing_folders(&self) -> Vec<PathBuf> {
        let own = self.folders[..self.own].iter();
        own.filter(|folder| !folder.is_dir()).cloned().collect()
    }

    pub(crate) fn resolved(&self) -> Result<&Resolved, NoFonts> {
        self.faces
            .get_or_init(|| Resolved::search(&self.folders, self.own))
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// Whether a character needs no glyph: spaces, breaks, joiners and variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn report(role: Role, resolved: Option<&Resolved>) -> RoleReport {
    let Some(resolved) = resolved else {
        let absent = RARE.to_vec();
        return RoleReport {
            role,
            face: None,
            licensed: false,
            borrowed: Vec::new(),
            absent,
        };
    };
    let own = &resolved.roles[&role][0];
    let (absent, lacking): (Vec<char>, Vec<char>) = RARE
        .into_iter()
        .filter(|&c| !resolved.shows(own, c))
        .partition(|&c| {
            !resolved.roles[&Role::Rare]
                .iter()
                .any(|face| resolved.shows(face, c))
        });
    RoleReport {
        role,
        face: Some((own.postscript.clone(), own.path.clone())),
        licensed: own.licensed,
        borrowed: lacking,
        absent,
    }
}

impl Resolved {
    fn search(folders: &[PathBuf], own: usize) -> Result<Self, NoFonts> {
        let faces_of = |folders: &[PathBuf]| -> Vec<Face> {
            folders
                .iter()
                .flat_map(|folder| face::files_under(folder, DEPTH))
                .flat_map(|path| face::faces_in(&path))
                .collect()
        };
        let mut faces = faces_of(&folders[..own]);
        let supplied = faces.len();
        faces.extend(faces_of(&folders[own..]));
        let mut shelf = Shelf {
            faces: &faces,
            files: BTreeMap::new(),
            fonts: Vec::new(),
        };
        let mut roles = BTreeMap::new();
        for role in Role::ALL.into_iter().filter(|&role| role != Role::Rare) {
            let chosen = shelf.choose(role).ok_or_else(|| NoFonts {
                searched: folders.to_vec(),
            })?;
            roles.insert(role, vec![chosen]);
        }
        roles.insert(Role::Rare, shelf.choose_rare(supplied));
        Ok(Self::bound(roles, &shelf.fonts))
    }

    /// Registers every role under its own family name, so that a template names
    /// roles and the compiler has no other face to wander to.
    fn bound(roles: BTreeMap<Role, Vec<Chosen>>, loaded: &[Font]) -> Self {
        let mut book = FontBook::new();
        let mut fonts = Vec::new();
        for (role, faces) in &roles {
            for (place, chosen) in faces.iter().enumerate() {
                let mut info = loaded[chosen.font].info().clone();
                info.family = family(*role, place);
                book.push(info);
                fonts.push(loaded[chosen.font].clone());
            }
        }
        let mut resolved = Self {
            roles,
            fonts,
            book: LazyHash::new(book),
        };
        for (place, chosen) in resolved.roles.values_mut().flatten().enumerate() {
            chosen.font = place;
        }
        resolved
    }

    fn shows(&self, chosen: &Chosen, c: char) -> bool {
        self.fonts[chosen.font].info().coverage.contains(c as u32)
    }

    /// Whether any face at hand can show a character.
    fn has(&self, c: char) -> bool {
        self.fonts
            .iter()
            .any(|font| font.info().coverage.contains(c as u32))
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Every face with the family name templates and pictures ask for it by, 仿宋 first.
    pub(crate) fn faces(&self) -> impl Iterator<Item = (String, &Font)> {
        let named = |(role, faces): (Role, &'_ Vec<Chosen>)| -> Vec<(String, usize)> {
            let places = faces.iter().enumerate();
            places
                .map(|(place, face)| (family(role, place), face.font))
                .collect()
        };
        let others = self
            .roles
            .iter()
            .filter(|(role, _)| **role != Role::Fangsong);
        let fangsong = self.roles.get_key_value(&Role::Fangsong);
        let all: Vec<_> = fangsong
            .into_iter()
            .chain(others)
            .flat_map(|(role, faces)| named((*role, faces)))
            .collect();
        all.into_iter()
            .map(|(family, font)| (family, &self.fonts[font]))
    }

    /// The family names of the faces for rare characters, best first.
    pub(crate) fn rare_families(&self) -> Vec<String> {
        (0..self.roles[&Role::Rare].len())
            .map(|place| family(Role::Rare, place))
            .collect()
    }
}

fn family(role: Role, place: usize) -> String {
    if role == Role::Rare {
        format!("{}{place}", role.family())
    } else {
        role.family().to_owned()
    }
}

/// Loads the chosen faces, each file once.
struct Shelf<'a> {
    faces: &'a [Face],
    files: BTreeMap<PathBuf, Bytes>,
    fonts: Vec<Font>,
}

impl Shelf<'_> {
    fn choose(&mut self, role: Role) -> Option<Chosen> {
        let (licensed, free) = role.candidates();
        let named = licensed.iter().map(|name| (*name, true));
        let stand_ins = free.iter().chain(&BROAD).map(|name| (*name, false));
        named
            .chain(stand_ins)
            .find_map(|(name, licensed)| self.take(name, licensed))
    }

    /// Takes broad faces until every rare character can be shown, or none is left; after them every
    /// other face that the operator put into a folder of his own, for that is how a character that no
    /// face has is supplied.
    fn choose_rare(&mut self, supplied: usize) -> Vec<Chosen> {
        let mut wanting = RARE.to_vec();
        let mut chosen = Vec::new();
        for name in BROAD {
            if wanting.is_empty() {
                break;
            }
            let Some(face) = self.take(name, false) else {
                continue;
            };
            let coverage = &self.fonts[face.font].info().coverage;
            let before = wanting.len();
            wanting.retain(|&c| !coverage.contains(c as u32));
            if wanting.len() < before {
                chosen.push(face);
            }
        }
        for face in &self.faces[..supplied] {
            let known = |other: &Chosen| other.postscript == face.postscript;
            if !chosen.iter().any(known)
                && let Some(face) = self.load(face, false)
            {
                chosen.push(face);
            }
        }
        chosen
    }

    fn take(&mut self, name: &str, licensed: bool) -> Option<Chosen> {
        let faces = self.faces;
        faces
            .iter()
            .filter(|face| face.is_called(name))
            .find_map(|face| {
                let chosen = self.load(face, licensed)?;
                let coverage = &self.fonts[chosen.font].info().coverage;
                coverage.contains('府' as u32).then_some(chosen)
            })
    }

    fn load(&mut self, face: &Face, licensed: bool) -> Option<Chosen> {
        let bytes = self.read(&face.path)?;
        let font = Font::new(bytes, face.index)?;
        self.fonts.push(font);
        Some(Chosen {
            font: self.fonts.len() - 1,
            postscript: face.postscript.clone(),
            path: face.path.clone(),
            licensed,
        })
    }

    fn read(&mut self, path: &Path) -> Option<Bytes> {
        if let Some(bytes) = self.files.get(path) {
            return Some(bytes.clone());
        }
        let bytes = Bytes::new(std::fs::read(path).ok()?);
        self.files.insert(path.to_owned(), bytes.clone());
        Some(bytes)
    }
}
