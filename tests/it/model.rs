//! The model: dates and durations, quotes, folding, and the laws of joining articles.

mod dates;
mod joining;
mod knowledge;
mod names;
pub mod sample;
