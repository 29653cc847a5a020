//! Backups: the database by the online backup API, attachments and keys beside it, a signed manifest.

use crate::{
    anchor::{Anchor, Keys, make_private, make_private_folder},
    attachment,
    db::{Db, Error},
    files::Files,
    journal, mechanism,
    seal::{hex, sm3_of},
};
use domain::{Moment, id::MechanismId};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Name of the database file in a data folder and in a backup.
pub const DATABASE: &str = "fuyuan.db";
const MANIFEST: &str = "manifest.json";

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made.
    pub made_at: Moment,
    /// Signed heads of the journals inside.
    pub heads: Vec<Anchor>,
    /// SM3 digest of every file, by its path inside the backup.
    pub files: BTreeMap<String, String>,
}

/// Why a backup or a restore did not come about.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target is not empty.
    #[error("{0}: not empty; name a new folder 目标文件夹非空，请另选")]
    NotEmpty(PathBuf),
    /// The folder is no backup.
    #[error("{0}: no readable manifest.json; not a backup 不是备份文件夹")]
    NoBackup(PathBuf),
    /// A file differs from the manifest.
    #[error("{0}: differs from the manifest, or is missing; the backup is damaged 备份已损坏")]
    Damaged(String),
    /// The restored journal does not verify.
    #[error("the journal does not verify 留痕校验未通过: {0}")]
    Unverified(String),
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Makes a backup of a data folder into a new folder, while the system may go on running.
pub async fn make(
    db: &Db,
    keys: &Keys,
    mechanisms: &[MechanismId],
    data: &Path,
    target: &Path,
    at: Moment,
) -> Result<Manifest, BackupError> {
    must_be_empty(target)?;
    make_private_folder(target)?;
    // Before the database: an anchor signed meanwhile would be ahead of the copy.
    if data.join("anchors.jsonl").exists() {
        fs::copy(data.join("anchors.jsonl"), target.join("anchors.jsonl"))?;
    }
    db.backup_to(&target.join(DATABASE)).await?;
    let copy = Db::open_sqlite(&target.join(DATABASE)).await?;
    let mut heads = Vec::new();
    for mechanism in mechanisms {
        let mechanism = *mechanism;
        let (n, hash) = copy
            .read(async move |tx| journal::head(tx, mechanism).await)
            .await?;
        heads.push(keys.sign(mechanism, n, &hash, at));
    }
    copy.close().await;
    for part in ["files", "keys"] {
        copy_tree(&data.join(part), &target.join(part))?;
    }
    let mut files = BTreeMap::new();
    digest_tree(target, Path::new(""), &mut files)?;
    let manifest = Manifest {
        made_at: at,
        heads,
        files,
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(io::Error::other)?;
    fs::write(target.join(MANIFEST), text)?;
    fs::File::open(target.join(MANIFEST))?.sync_all()?;
    Ok(manifest)
}

/// Puts a backup back into a new data folder: every file is compared with the manifest and every journal
/// verified before the folder gets its name.
pub async fn restore(
    from: &Path,
    data: &Path,
) -> Result<Vec<journal::verify::Report>, BackupError> {
    must_be_empty(data)?;
    let manifest = fs::read_to_string(from.join(MANIFEST))
        .ok()
        .and_then(|text| serde_json::from_str::<Manifest>(&text).ok())
        .ok_or_else(|| BackupError::NoBackup(from.into()))?;
    let parent = data
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = data
        .file_name()
        .map_or("data".into(), |name| name.to_string_lossy().into_owned());
    let staging = parent.join(format!(".{name}.restoring"));
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    let made: Vec<&Path> = parent
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    make_private_folder(&staging)?;
    let outcome = fill(from, &staging, &manifest).await;
    if outcome.is_err() {
        fs::remove_dir_all(&staging)?;
        for folder in made {
            fs::remove_dir(folder)?;
        }
        return outcome;
    }
    if data.exists() {
        fs::remove_dir(data)?;
    }
    fs::rename(&staging, data)?;
    fs::File::open(parent)?.sync_all()?;
    outcome
}

async fn fill(
    from: &Path,
    staging: &Path,
    manifest: &Manifest,
) -> Result<Vec<journal::verify::Report>, BackupError> {
    for (name, digest) in &manifest.files {
        bring(from, staging, name, digest)?;
    }
    let keys = Keys::open(staging)?;
    if let Some(head) = manifest.heads.iter().find(|head| !keys.is_genuine(head)) {
        return Err(BackupError::Unverified(format!(
            "manifest, mechanism {}",
            head.mechanism.0
        )));
    }
    if !staging.join(DATABASE).exists() {
        return Err(BackupError::Damaged(DATABASE.into()));
    }
    let db = Db::open_sqlite(&staging.join(DATABASE)).await?;
    let reports = verified(&db, &keys, manifest, staging).await;
    db.close().await;
    reports
}

/// Brings one file over and compares it with the manifest; an attachment also with its own name.
fn bring(from: &Path, staging: &Path, name: &str, digest: &str) -> Result<(), BackupError> {
    let damaged = || BackupError::Damaged(name.to_owned());
    let path = Path::new(name);
    let safe = path
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    let source = from.join(path);
    if !safe || !source.is_file() {
        return Err(damaged());
    }
    let target = staging.join(path);
    if let Some(folder) = target.parent() {
        make_private_folder(folder)?;
    }
    fs::copy(&source, &target)?;
    make_private(&target)?;
    let file = fs::File::open(&target)?;
    file.sync_all()?;
    let found = hex(&sm3_of(file)?);
    let named = !path.starts_with("files") || path.file_name() == Some(found.as_ref());
    if found == digest && named {
        Ok(())
    } else {
        Err(damaged())
    }
}

/// Verifies every journal in the database, each of which the manifest must name the head of.
async fn verified(
    db: &Db,
    keys: &Keys,
    manifest: &Manifest,
    staging: &Path,
) -> Result<Vec<journal::verify::Report>, BackupError> {
    let inside = db.read(mechanism::all).await?;
    let mut reports = Vec::new();
    for mechanism in inside.into_iter().map(|inside| inside.id) {
        let keys = keys.clone();
        let report = db
            .read(async move |tx| journal::verify::verify(tx, mechanism, &keys).await)
            .await?;
        let mut heads = manifest.heads.iter();
        if !heads.any(|head| {
            head.mechanism == mechanism && head.n == report.lines && head.hash == report.head
        }) {
            return Err(BackupError::Unverified(
                "its head differs from the manifest".into(),
            ));
        }
        if let Some(fault) = report.faults.first() {
            return Err(BackupError::Unverified(fault.clone()));
        }
        contents_are_there(db, mechanism, staging).await?;
        reports.push(report);
    }
    if reports.len() == manifest.heads.len() {
        Ok(reports)
    } else {
        Err(BackupError::Unverified(
            "a journal named by the manifest is not there".into(),
        ))
    }
}

/// Whether the content of every attachment came over; what is altered was refused before.
async fn contents_are_there(
    db: &Db,
    mechanism: MechanismId,
    staging: &Path,
) -> Result<(), BackupError> {
    let files = Files::open(staging)?;
    let mut after = String::new();
    loop {
        let from = after.clone();
        let digests: Vec<String> = db
            .read(async move |tx| attachment::digests(tx, mechanism, &from).await)
            .await?;
        if let Some(missing) = digests.iter().find(|digest| !files.holds(digest)) {
            return Err(BackupError::Damaged(format!("files/{missing}")));
        }
        match digests.last() {
            Some(last) => after.clone_from(last),
            None => return Ok(()),
        }
    }
}

fn must_be_empty(folder: &Path) -> Result<(), BackupError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(BackupError::NotEmpty(folder.into())),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    make_private_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "incoming" {
                copy_tree(&entry.path(), &to.join(entry.file_name()))?;
            }
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn digest_tree(root: &Path, at: &Path, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(at))? {
        let entry = entry?;
        let path = at.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            digest_tree(root, &path, files)?;
        } else {
            let digest = hex(&sm3_of(fs::File::open(entry.path())?)?);
            files.insert(path.to_string_lossy().into_owned(), digest);
        }
    }
    Ok(())
}
