//! modules: being built.
