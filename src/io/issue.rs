//! What was wrong with a file: issues that leave the rest readable, and errors that do not.

use std::fmt;

/// How much an issue matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What it names breaks the format: it was left out, or cannot be trusted.
    Error,
    /// What it names was kept but is doubtful.
    Warning,
    /// Worth knowing, nothing wrong: a word that a later version may know.
    Note,
}

impl Severity {
    /// The severity in one word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing wrong with a file that could be read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    pub severity: Severity,
    pub file: String,
    /// From 1.
    pub line: Option<u32>,
    /// From 1, in characters.
    pub column: Option<u32>,
    /// Like `events[3].participants[0].role`; empty for the file as a whole.
    pub path: String,
    pub found: String,
    pub expected: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        if !self.path.is_empty() {
            write!(f, ": {}", self.path)?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

/// Why a file could not be read at all. What was open stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("{file}: expected a file of at most {limit} bytes, found {bytes}")]
    TooLarge { file: String, bytes: usize, limit: usize },
    #[error("{file}:{line}:{column}: expected text in utf-8, found bytes that are none")]
    NotUtf8 { file: String, line: u32, column: u32 },
    #[error("{file}:{line}:{column}: expected at most {limit} levels of nesting, found more")]
    TooDeep { file: String, line: u32, column: u32, limit: usize },
    #[error("{file}:{line}:{column}: expected json, found a fault in it: {message}")]
    Syntax { file: String, line: u32, column: u32, message: String },
    #[error("{file}: expected the format {expected}, found {found}")]
    Format { file: String, found: String, expected: &'static str },
    #[error("{file}: expected version 1 of the format, found {found:?}, which a newer program wrote")]
    Version { file: String, found: String },
    #[error("{file}: expected at most {limit} {what}, found {count}")]
    TooMany { file: String, what: &'static str, count: usize, limit: usize },
    /// The part that everything else hangs on is missing or wrong.
    #[error("{0}")]
    Record(Box<Issue>),
}
