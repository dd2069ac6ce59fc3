//! What is checked before anything is built: size, encoding, nesting, and which format and version a file names.

use super::ReadError;
use super::json::{self, Fault, TopMembers, described};
use super::place::{line_and_column, shown};
use crate::order::Map;
use crate::pace::Pace;

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The deepest nesting.
const NESTING: usize = 64;

/// The values of a file's top by key, as they stand in its text.
pub(super) type Top<'a> = Map<String, &'a str>;

/// The text of a file and the members of its top, if it is small enough, in UTF-8, JSON not nested too deep, and an
/// object; a byte order mark is passed over.
pub(super) async fn checked_text<'a>(
    file: &str,
    bytes: &'a [u8],
    pace: &Pace,
) -> Result<(&'a str, TopMembers<'a>), ReadError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge { file: file.into(), bytes: bytes.len(), limit: MAX_FILE_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let text = std::str::from_utf8(valid).unwrap_or_default();
        let (line, column) = line_and_column(text, text.len());
        ReadError::NotUtf8 { file: file.into(), line, column }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let syntax = |offset: usize, message: String| {
        let (line, column) = line_and_column(text, offset);
        ReadError::Syntax { file: file.into(), line, column, message }
    };
    let members = json::check(text, NESTING, pace).await.map_err(|fault| match fault {
        Fault::Syntax(offset, message) => syntax(offset, message.into()),
        Fault::TooDeep(offset) => {
            let (line, column) = line_and_column(text, offset);
            ReadError::TooDeep { file: file.into(), line, column, limit: NESTING }
        }
    })?;
    let value = text.trim();
    if !value.starts_with('{') {
        let found = if value.starts_with('[') { "sequence".into() } else { described(value) };
        return Err(syntax(0, format!("invalid type: {found}, expected an object")));
    }
    Ok((text, members))
}

/// The values of a top by key; of a key that stands twice the last counts.
pub(super) fn by_key<'a>(members: &TopMembers<'a>) -> Top<'a> {
    members.iter().map(|(key, value)| (key.to_string(), *value)).collect()
}

/// The format that a file names, which must begin with `family` and be of version 1.
pub(super) fn checked_version(
    file: &str,
    top: &Top<'_>,
    family: &str,
    expected: &'static str,
) -> Result<String, ReadError> {
    let wrong = |found: String| ReadError::Format { file: file.into(), found, expected };
    let Some(value) = top.get("format") else { return Err(wrong("no format".into())) };
    let Some(name) = json::string(value) else { return Err(wrong(shown(value))) };
    let Some(version) = name.strip_prefix(family) else { return Err(wrong(shown(&name))) };
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|it| it.is_ascii_digit()));
    match version.split_once('.').map(|(major, minor)| (number(major), number(minor))) {
        Some((Some(1), Some(_))) => Ok(name.into_owned()),
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
