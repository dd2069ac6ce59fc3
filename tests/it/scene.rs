//! scene: being built.
