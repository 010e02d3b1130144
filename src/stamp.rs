//! What a file was when it was used: its name and the hash of its text.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A thing with a name and the hash of what it was at the time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its id.
    pub id: String,
    /// SHA-256 in hexadecimal.
    pub hash: String,
}

impl Stamp {
    /// The stamp of a text.
    pub fn of(id: impl Into<String>, text: &str) -> Self {
        Self { id: id.into(), hash: hash_of(text) }
    }

    /// The stamp of a file that is no text.
    pub fn of_bytes(id: impl Into<String>, bytes: &[u8]) -> Self {
        Self { id: id.into(), hash: hash_of_bytes(bytes) }
    }
}

/// SHA-256 of a text in hexadecimal, the same with or without a byte-order mark,
/// and whether a checkout wrote `\n` or `\r\n`.
pub fn hash_of(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    hash_of_bytes(text.as_bytes())
}

/// SHA-256 of bytes in hexadecimal.
fn hash_of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
