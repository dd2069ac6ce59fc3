//! Formats at the edge, one file per format: our own articles, the answers that join them, and what is wrong with them.

mod country;
mod decisions;
pub mod demo;
mod fields;
mod fingerprint;
mod issue;
mod json;
mod json_write;
mod native;
mod native_lists;
mod native_records;
mod native_text;
mod native_write;
mod place;
mod places;
mod schema;
mod sha256;
mod shape;

pub use decisions::{read_decisions, write_decisions};
pub use fingerprint::{fingerprint, fingerprint_paced};
pub use issue::{Issue, ReadError, Severity};
pub use native::{Reading, read, read_paced, text_sha256};
pub use native_text::MAX_FILE_BYTES;
pub use native_write::write;
pub use places::{read_places, write_places};
pub use schema::schema;
