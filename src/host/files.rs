//! Files that the user drops: stands in until the host reads them.

use std::rc::Rc;

use web_sys::FileList;

use crate::state::Store;

/// Reads files and opens each, in the order of the list.
pub fn open(_store: Rc<Store>, _files: &FileList) {}
