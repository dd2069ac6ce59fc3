//! The fingerprint of a file: short, and the same for files that differ only in the white space between their parts.

use super::sha256;
use crate::order::Listed as _;

/// How many letters it has: with 32 bits a file is told from another version of itself.
const LETTERS: usize = 8;

/// The first letters of the SHA-256 of a JSON file without white space between its parts.
pub fn fingerprint(json: &[u8]) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let kept = json.iter().copied().filter(|byte| {
        let kept = in_string || !byte.is_ascii_whitespace();
        if *byte == b'"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && *byte == b'\\' && !escaped;
        kept
    });
    let mut hash = sha256::hex(&kept.list());
    hash.truncate(LETTERS);
    hash
}
