//! Finds out which faces a font file holds, reading its name table only:
//! a file of twenty megabytes is not loaded to learn what it is called.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Most faces one collection may hold before it is taken for a broken file.
const FACES: u32 = 64;
/// Most bytes a name table may have before it is taken for a broken file.
const NAME_TABLE_BYTES: u32 = 1 << 20;
/// Name records worth matching: family, full, `PostScript`, typographic family.
const NAME_IDS: [u16; 4] = [1, 4, 6, 16];
const POSTSCRIPT: u16 = 6;

/// One face in a font file, known by its names but not loaded.
#[derive(Debug, Clone)]
pub(super) struct Face {
    pub(super) path: PathBuf,
    /// Place within a collection; 0 in a plain font file.
    pub(super) index: u32,
    pub(super) postscript: String,
    keys: BTreeSet<String>,
}

impl Face {
    /// Whether one of the face's names, in any language, is `name`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.keys.contains(&key(name))
    }
}

/// Names are compared without case, spaces, hyphens and underscores, as
/// the same face is spelled differently by different systems.
fn key(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// All font files under `folder`, sorted, so that the same folder always
/// gives the same faces. A folder that cannot be read holds none.
pub(super) fn files_under(folder: &Path, depth: u8) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                files.extend(files_under(&path, depth - 1));
            }
        } else if is_font(&path) {
            files.push(path);
        }
    }
    files
}

fn is_font(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|e| ["ttf", "otf", "ttc", "otc"].contains(&e.to_ascii_lowercase().as_str()))
}

/// The faces of one file; none if it is not a font or is damaged.
pub(super) fn faces_in(path: &Path) -> Vec<Face> {
    read_faces(path).unwrap_or_default()
}

fn read_faces(path: &Path) -> io::Result<Vec<Face>> {
    let mut file = File::open(path)?;
    let head = read_at(&mut file, 0, 12)?;
    let starts = if head.starts_with(b"ttcf") {
        let count = u32_at(&head, 8).min(FACES);
        let table = read_at(&mut file, 12, count * 4)?;
        (0..count as usize).map(|i| u32_at(&table, i * 4)).collect()
    } else {
        vec![0]
    };
    let mut faces = Vec::new();
    for (index, start) in (0u32..).zip(starts) {
        if let Some(names) = name_table(&mut file, start)? {
            faces.push(face(path, index, &names));
        }
    }
    Ok(faces)
}

fn face(path: &Path, index: u32, table: &[u8]) -> Face {
    let mut postscript = String::new();
    let mut keys = BTreeSet::new();
    for (id, name) in names(table) {
        keys.insert(key(&name));
        if id == POSTSCRIPT && postscript.is_empty() {
            postscript = name;
        }
    }
    Face {
        path: path.to_owned(),
        index,
        postscript,
        keys,
    }
}

/// Reads the `name` table of the font that starts at `start`. A file that ends before its tables do, as
/// one copied by half, would leave letters blank: it holds no face.
fn name_table(file: &mut File, start: u32) -> io::Result<Option<Vec<u8>>> {
    let head = read_at(file, start, 12)?;
    let count = u16_at(&head, 4);
    let records = read_at(file, start.saturating_add(12), u32::from(count) * 16)?;
    let end = file.metadata()?.len();
    let beyond = |r: &[u8]| u64::from(u32_at(r, 8)) + u64::from(u32_at(r, 12)) > end;
    if records.chunks_exact(16).any(beyond) {
        return Ok(None);
    }
    let Some(record) = records.chunks_exact(16).find(|r| r.starts_with(b"name")) else {
        return Ok(None);
    };
    let length = u32_at(record, 12);
    if length > NAME_TABLE_BYTES {
        return Ok(None);
    }
    read_at(file, u32_at(record, 8), length).map(Some)
}

/// The names worth matching, decoded. Encodings other than UTF-16 and
/// plain ASCII are skipped: every face carries its names in one of these.
fn names(table: &[u8]) -> Vec<(u16, String)> {
    if table.len() < 6 {
        return Vec::new();
    }
    let strings = usize::from(u16_at(table, 4));
    let records = table[6..]
        .chunks_exact(12)
        .take(usize::from(u16_at(table, 2)));
    records
        .filter_map(|record| {
            let id = u16_at(record, 6);
            let from = strings + usize::from(u16_at(record, 10));
            let raw = table.get(from..from + usize::from(u16_at(record, 8)))?;
            let name = match u16_at(record, 0) {
                0 | 3 => utf16(raw),
                1 if raw.is_ascii() => String::from_utf8_lossy(raw).into_owned(),
                _ => return None,
            };
            NAME_IDS.contains(&id).then_some((id, name))
        })
        .collect()
}

fn utf16(raw: &[u8]) -> String {
    let units: Vec<u16> = raw.chunks_exact(2).map(|pair| u16_at(pair, 0)).collect();
    String::from_utf16_lossy(&units)
}

fn read_at(file: &mut File, offset: u32, length: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(offset)))?;
    let mut bytes = Vec::new();
    file.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() == length as usize {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
