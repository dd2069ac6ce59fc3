//! layout: being built.

/// Stands in until the layout lands.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {}
