//! What is checked before anything is built: size, encoding, nesting, and which format and version a file names.

use serde_json::value::RawValue;

use super::ReadError;
use super::place::{line_and_column, shown};
use crate::order::Map;

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The deepest nesting.
const NESTING: usize = 64;

/// The text of a file that is small enough, in UTF-8 and not nested too deep; a byte order mark is passed over.
pub(super) fn checked_text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge { file: file.into(), bytes: bytes.len(), limit: MAX_FILE_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let text = std::str::from_utf8(valid).unwrap_or_default();
        let (line, column) = line_and_column(text, text.len());
        ReadError::NotUtf8 { file: file.into(), line, column }
    })?;
    if let Some(offset) = too_deep(text) {
        let (line, column) = line_and_column(text, offset);
        return Err(ReadError::TooDeep { file: file.into(), line, column, limit: NESTING });
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The format that a file names, which must begin with `family` and be of version 1.
pub(super) fn checked_version(
    file: &str,
    members: &Map<String, &RawValue>,
    family: &str,
    expected: &'static str,
) -> Result<String, ReadError> {
    let wrong = |found: String| ReadError::Format { file: file.into(), found, expected };
    let Some(raw) = members.get("format") else { return Err(wrong("no format".into())) };
    let Ok(name) = serde_json::from_str::<String>(raw.get()) else { return Err(wrong(shown(raw.get()))) };
    let Some(version) = name.strip_prefix(family) else { return Err(wrong(shown(&name))) };
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|it| it.is_ascii_digit()));
    match version.split_once('.').map(|(major, minor)| (number(major), number(minor))) {
        Some((Some(1), Some(_))) => Ok(name),
        Some((Some(major), Some(_))) if major > 1 => {
            Err(ReadError::Version { file: file.into(), found: name.chars().take(60).collect() })
        }
        _ => Err(wrong(shown(&name))),
    }
}

/// Refuses more of something than the format allows.
pub(super) fn limit(file: &str, what: &'static str, count: usize, limit: usize) -> Result<(), ReadError> {
    if count > limit { Err(ReadError::TooMany { file: file.into(), what, count, limit }) } else { Ok(()) }
}

/// A fault in the JSON itself.
pub(super) fn syntax(file: &str, error: &serde_json::Error) -> ReadError {
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    ReadError::Syntax {
        file: file.into(),
        line: narrow(error.line()),
        column: narrow(error.column().max(1)),
        message: plain_message(error),
    }
}

/// What serde_json says, without the place it adds.
pub(super) fn plain_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let plain = message.get(..end).unwrap_or_default();
    plain.strip_prefix("EOF").map_or_else(|| plain.to_owned(), |rest| format!("end of file{rest}"))
}

/// Where the nesting goes one level too deep, outside strings. The JSON need not be well-formed.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                depth += 1;
                if depth > NESTING {
                    return Some(offset);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
