//! What can go wrong with drawing.

use thiserror::Error;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenderError {
    #[error("the browser gives no WebGL 2 context, expected one with hardware or software drawing")]
    NoWebGl,
    #[error("the browser gives no 2D context")]
    NoCanvas2d,
    #[error("the browser has no memory for a picture of this size")]
    Memory,
    #[error("the graphics context is lost")]
    Lost,
    #[error("the driver refused {what}: {log}")]
    Refused { what: &'static str, log: String },
}
