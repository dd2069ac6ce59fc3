//! ui: being built.
