//! viewer: being built.
