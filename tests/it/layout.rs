//! layout: being built.
