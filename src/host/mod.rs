//! host: being built.
