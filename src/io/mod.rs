//! io: being built.
