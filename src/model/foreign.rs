//! Values that the format does not know.

/// A JSON value that is kept and never interpreted: its text as it was written, so that not even a number loses a
/// digit, without white space between its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign(Box<str>);

impl Foreign {
    /// The value of this text, which is JSON without white space between its parts; it is written as it is given.
    pub fn new(json: impl Into<Box<str>>) -> Self {
        Self(json.into())
    }

    /// The value as JSON.
    pub fn as_json(&self) -> &str {
        &self.0
    }
}
