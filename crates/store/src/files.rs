//! The attachment folder: content under its SM3 digest, written once, never by a name a user typed.

use crate::{db::Error, seal};
use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
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
        static LAST: AtomicU64 = AtomicU64::new(0);
        let target = self.path(digest);
        let folder = self.folder.join(&digest[..2]);
        fs::create_dir_all(&folder)?;
        // What lies there may be damaged, or linked by a process that died before it synced the folder.
        if fs::read(&target).ok().as_deref() != Some(content) {
            // A name for this call alone: the same content may be kept twice at once.
            let name = format!(
                "{digest}.{}.{}",
                std::process::id(),
                LAST.fetch_add(1, Ordering::Relaxed)
            );
            let temporary = self.folder.join("incoming").join(name);
            let mut file = File::create(&temporary)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&temporary, &target)?;
        }
        File::open(&folder)?.sync_all()?;
        File::open(&self.folder)?.sync_all()
    }

    /// Reads content and checks it against its digest; `Broken` if it is missing or was altered.
    pub fn read(&self, digest: &str) -> Result<Vec<u8>, Error> {
        if !is_digest(digest) {
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

    /// Whether content lies under this digest, unread.
    pub(crate) fn holds(&self, digest: &str) -> bool {
        is_digest(digest) && self.path(digest).is_file()
    }

    /// The folder itself, for backups.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, digest: &str) -> PathBuf {
        self.folder.join(&digest[..2]).join(digest)
    }
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
