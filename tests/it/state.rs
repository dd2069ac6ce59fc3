//! state: being built.
