//! Writing a file whole or not at all.

use std::fs;
use std::path::Path;

use super::Failure;

/// Writes the file. What stood there before stays until the new content is written in full, beside it.
pub(super) fn write_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failure = |cause| Failure::Unwritable { path: path.to_owned(), cause };
    // A device or a pipe is written to, not replaced.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return fs::write(path, content).map_err(failure);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let written = fs::write(&beside, content).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // It may never have been there; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failure)
}
