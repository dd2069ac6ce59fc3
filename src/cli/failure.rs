//! Why a command could not do what it was asked.

use std::io;
use std::path::PathBuf;

use crate::io::ReadError;
use crate::model::ArticleClash;

/// Why a command failed. Each message names the place, what was found and what was expected.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{}: expected a file that can be read, found: {cause}", path.display())]
    Unreadable { path: PathBuf, cause: io::Error },
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{}: {clash}", path.display())]
    Clash { path: PathBuf, clash: ArticleClash },
    #[error("{}: expected a place that can be written, found: {cause}", path.display())]
    Unwritable { path: PathBuf, cause: io::Error },
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
    #[error("the positions could not be written as json: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the picture could not be drawn: {0}")]
    Picture(String),
    /// Everything that is wrong was said already.
    #[error("{errors} {} found in {files} {}", if *errors == 1 { "error" } else { "errors" }, if *files == 1 { "file" } else { "files" })]
    Bad { errors: usize, files: usize },
}
