//! The attachment folder: content under its SM3 digest, written once, never by a name a user typed.

use crate::{db::Error, seal};
use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

/// The folder in which attachments' content lies.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// The folder `files` of a data folder; made if it is missing.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("files");
        fs::create_dir_all(folder.join("incoming"))?;
        Ok(Self { folder })
    }

    /// Keeps content durably (written, synced, renamed, folder synced) and answers with its digest, 64
    /// hexadecimal digits. To be called before the row that names the digest is recorded.
    pub fn keep(&self, content: &[u8]) -> Result<String, Error> {
        let digest = seal::hex(&seal::sm3(&[content]));
        self.write(&digest, content).map_err(|error| {
            Error::broken(format!(
                "an attachment could not be written: {}",
                error.kind()
            ))
        })?;
        Ok(digest)
    }

    fn write(&self, digest: &str, content: &[u8]) -> io::Result<()> {
        let target = self.path(digest);
        if target.exists() {
            return Ok(());
        }
        let folder = self.folder.join(&digest[..2]);
        fs::create_dir_all(&folder)?;
        let temporary = self
            .folder
            .join("incoming")
            .join(format!("{digest}.{}", std::process::id()));
        let mut file = File::create(&temporary)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&temporary, &target)?;
        File::open(&folder)?.sync_all()?;
        File::open(&self.folder)?.sync_all()
    }

    /// Reads content and checks it against its digest; `Broken` if it is missing or was altered.
    pub fn read(&self, digest: &str) -> Result<Vec<u8>, Error> {
        if digest.len() != 64 || !digest.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::NotFound);
        }
        let mut content = Vec::new();
        File::open(self.path(digest))
            .and_then(|mut file| file.read_to_end(&mut content))
            .map_err(|error| {
                Error::broken(format!("an attachment is missing: {}", error.kind()))
            })?;
        if seal::hex(&seal::sm3(&[&content])) == digest {
            Ok(content)
        } else {
            Err(Error::broken("an attachment was altered on disk"))
        }
    }

    /// The folder itself, for backups.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, digest: &str) -> PathBuf {
        self.folder.join(&digest[..2]).join(digest)
    }
}
