//! io: being built.

/// Stands in until the reader lands.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue;
