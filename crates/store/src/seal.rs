//! The seal: keyed digests of rows and of personal words, so that the journal proves them without
//! holding them.

use crate::db::Value;
use hmac::{Hmac, KeyInit, Mac};
use sm3::{Digest, Sm3};

/// The key of a data folder's digests. It lies beside the database, never inside it.
#[derive(Clone)]
pub struct Seal([u8; 32]);

impl Seal {
    /// A seal with this key.
    pub fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// HMAC-SM3 of these words, 64 hexadecimal digits.
    pub fn words(&self, words: &str) -> String {
        let mut mac = self.mac();
        mac.update(words.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// HMAC-SM3 of a record's values, each with its kind and length, so that no two rows share one.
    pub fn row(&self, noun: &str, values: &[Value]) -> String {
        let mut mac = self.mac();
        mac.update(noun.as_bytes());
        for value in values {
            match value {
                Value::Null => mac.update(b"\0n"),
                Value::Integer(number) => {
                    mac.update(b"\0i");
                    mac.update(&number.to_be_bytes());
                }
                Value::Text(text) => sized(&mut mac, b"\0t", text.as_bytes()),
                Value::Bytes(bytes) => sized(&mut mac, b"\0b", bytes),
            }
        }
        hex(&mac.finalize().into_bytes())
    }

    fn mac(&self) -> Hmac<Sm3> {
        Hmac::new_from_slice(&self.0).expect("HMAC takes keys of any length")
    }
}

fn sized(mac: &mut Hmac<Sm3>, kind: &[u8], bytes: &[u8]) {
    mac.update(kind);
    mac.update(&(bytes.len() as u64).to_be_bytes());
    mac.update(bytes);
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// SM3 of the parts in turn.
pub fn sm3(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sm3::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// SM3 of what a reader holds, read piece by piece, since a database does not fit into memory.
pub(crate) fn sm3_of(mut reader: impl std::io::Read) -> std::io::Result<[u8; 32]> {
    let mut hash = Sm3::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match reader.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            n => hash.update(&piece[..n]),
        }
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_is_the_standards() {
        // GB/T 32905-2016, appendix A.1.
        assert_eq!(
            hex(&sm3(&[b"a", b"bc"])),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
    }

    #[test]
    fn rows_that_differ_have_other_digests() {
        let seal = Seal::new([7; 32]);
        let rows: [Vec<Value>; 5] = [
            vec!["ab".into(), "c".into()],
            vec!["a".into(), "bc".into()],
            vec!["abc".into()],
            vec![Value::Null, "abc".into()],
            vec![Value::Integer(1), "bc".into()],
        ];
        let mut seen: Vec<String> = rows.iter().map(|row| seal.row("x", row)).collect();
        seen.push(seal.row("y", &rows[0]));
        seen.push(Seal::new([8; 32]).row("x", &rows[0]));
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 7);
    }
}
