//! Anchors: signed heads of the journal that leave the database, since a chain alone cannot show that
//! its tail was cut or an older database put back.

use crate::{
    db::Error,
    seal::{Seal, hex},
};
use domain::{Moment, id::MechanismId};
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

/// A signed head: so many lines, the last with this hash, at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The mechanism.
    pub mechanism: MechanismId,
    /// Number of the last line.
    pub n: i64,
    /// Its hash, hexadecimal.
    pub hash: String,
    /// When it was signed.
    pub at: Moment,
    /// Ed25519 signature over the other fields, hexadecimal.
    pub signature: String,
}

/// The keys of a data folder and the file of its anchors. Keys lie in files only their owner may read.
#[derive(Clone)]
pub struct Keys {
    seal: Seal,
    signing: SigningKey,
    anchors: PathBuf,
}

impl Keys {
    /// Opens the keys of a data folder; makes them where there are none yet.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("keys");
        make_private_folder(&folder)?;
        Ok(Self {
            seal: Seal::new(key(&folder.join("seal.key"))?),
            signing: SigningKey::from_bytes(&key(&folder.join("anchor.key"))?),
            anchors: data.join("anchors.jsonl"),
        })
    }

    /// The seal of this data folder's digests.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Signs a head.
    pub fn sign(&self, mechanism: MechanismId, n: i64, hash: &[u8], at: Moment) -> Anchor {
        let hash = hex(hash);
        let signature = self
            .signing
            .sign(signed_text(mechanism, n, &hash, at).as_bytes());
        Anchor {
            mechanism,
            n,
            hash,
            at,
            signature: hex(&signature.to_bytes()),
        }
    }

    /// Whether an anchor was signed by this data folder's key.
    pub fn is_genuine(&self, anchor: &Anchor) -> bool {
        let text = signed_text(anchor.mechanism, anchor.n, &anchor.hash, anchor.at);
        unhex(&anchor.signature)
            .and_then(|bytes| Signature::from_slice(&bytes).ok())
            .is_some_and(|signature| {
                self.signing
                    .verifying_key()
                    .verify(text.as_bytes(), &signature)
                    .is_ok()
            })
    }

    /// Appends an anchor to the anchor file, durably.
    pub fn write(&self, anchor: &Anchor) -> Result<(), Error> {
        let line = serde_json::to_string(anchor).map_err(|_| Error::broken("an anchor"))?;
        self.append(&line)
            .map_err(|error| Error::broken(format!("the anchor file: {}", error.kind())))
    }

    /// Appends a line after the last whole one: what an interrupted write left must not make a line of
    /// neither this nor that.
    fn append(&self, line: &str) -> io::Result<()> {
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(&self.anchors)?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        let whole = text
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let mut addition = format!("{line}\n");
        if serde_json::from_slice::<Anchor>(&text[whole..]).is_ok() {
            // Only its line's end was lost.
            addition.insert(0, '\n');
        } else {
            file.set_len(whole as u64)?;
        }
        file.write_all(addition.as_bytes())?;
        file.sync_all()
    }

    /// Every anchor of the anchor file; a line that is none is an error, save a torn last one, which an
    /// interrupted write leaves.
    pub fn read(&self) -> Result<Vec<Anchor>, Error> {
        let text = match fs::read(&self.anchors) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::broken(format!("the anchor file: {}", error.kind()))),
        };
        let mut anchors = Vec::new();
        for line in text.split_inclusive('\n') {
            match serde_json::from_str(line) {
                Ok(anchor) => anchors.push(anchor),
                Err(_) if !line.ends_with('\n') => {}
                Err(_) => return Err(Error::broken("a line of the anchor file is no anchor")),
            }
        }
        Ok(anchors)
    }
}

fn signed_text(mechanism: MechanismId, n: i64, hash: &str, at: Moment) -> String {
    format!("fuyuan anchor {} {n} {hash} {}", mechanism.0, at.0)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok())
        .collect()
}

fn key(path: &Path) -> io::Result<[u8; 32]> {
    match fs::read(path) {
        Ok(bytes) => bytes.try_into().map_err(|_| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{}: not a key", path.display()),
            )
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes).map_err(io::Error::other)?;
            let mut file = private(path)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            Ok(bytes)
        }
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Makes a folder that only its owner may enter.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Makes a file that only its owner may read.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
